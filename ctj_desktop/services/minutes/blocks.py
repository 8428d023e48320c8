"""How are minutes written: blocks under an item, in order, in two languages?"""

from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, AnyBlockId, MinuteBlockId
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlock, MinuteBlockKind
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.domain.typed.typed_line import stray_command
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.minutes.refusals import CommandInText, RefBlock
from ctj_desktop.services.steps.places import UNPLACED, chance, in_order, place_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

WRITTEN = frozenset({MinuteBlockKind.PARAGRAPH, MinuteBlockKind.LIST_ENTRY, MinuteBlockKind.HEADING})


class NewPassage(NamedValue):
    """One of many blocks that are added together."""

    text: Bilingual
    block_kind: MinuteBlockKind = MinuteBlockKind.PARAGRAPH


@step(first=("item", "text"), without=("ref",), needed=("text",), states=NOT_FINAL)
def add_block(unit: Unit, new: MinuteBlock, *, place: int | None = None) -> AnyBlock:
    """Adds a paragraph, list entry or heading to the minutes of an item, at the end or at `place` (1 is first)."""
    point = writable(unit.store, new.item)
    if new.block_kind not in WRITTEN:
        raise RefBlock
    unit.name("minute_block.added", **titled(need_words(new.text)))
    return put_block(unit, point, new, place)


@step(states=NOT_FINAL)
def add_blocks(
    unit: Unit, *, item: AgendaItemId, passages: tuple[NewPassage, ...], place: int | None = None
) -> AnyBlock:
    """Adds many paragraphs, list entries or headings at once, as a pasted document brings them; returns the last."""
    point = writable(unit.store, item)
    if not passages:
        raise TextMissing
    if any(passage.block_kind not in WRITTEN for passage in passages):
        raise RefBlock
    for passage in passages:
        need_words(passage.text)
    unit.name("minute_block.added", **titled(passages[0].text))
    row = blocks_of(unit.store, item)
    at = len(row) if place is None else max(0, min(place - 1, len(row)))
    saved: AnyBlock | None = None
    for passage, position in zip(passages, _positions(unit, row, at, len(passages)), strict=True):
        block = new_block(unit.new_id(), point, passage.text, passage.block_kind)
        saved = _save_new(unit, point, block, position)
    assert saved is not None
    return saved


@step(named="block", first=("block", "text"), without=("item", "ref"), states=NOT_FINAL)
def change_block(unit: Unit, after: AnyBlock, before: AnyBlock) -> AnyBlock:
    """Changes the text or the kind of a block; a side that is not given stays."""
    stored = the_block(unit.store, before.id)
    writable(unit.store, stored.item)
    if stored.ref is not None or (after.block_kind is not before.block_kind and after.block_kind not in WRITTEN):
        raise RefBlock
    saved = unit.save(after, before=before)
    if saved.text != stored.text:
        need_no_command(saved.text)
    unit.name("minute_block.changed", **titled(saved.text))
    return saved


@step(states=NOT_FINAL)
def move_block(unit: Unit, *, block: AnyBlockId, place: int) -> AnyBlock:
    """Moves a block to `place` (1 is first) under its item."""
    stored = the_block(unit.store, block)
    writable(unit.store, stored.item)
    others = [row for row in blocks_of(unit.store, stored.item) if row.id != stored.id]
    unit.name("minute_block.moved", **titled(stored.text))
    return _placed(unit, stored, place_at(unit, others, place - 1))


@step(states=NOT_FINAL)
def remove_block(unit: Unit, *, block: AnyBlockId) -> AnyBlock:
    """Takes a block out of the minutes; a decision, vote or task that it shows stays in its register."""
    stored = the_block(unit.store, block)
    writable(unit.store, stored.item)
    unit.name("minute_block.deleted", **titled(stored.text))
    unit.delete(stored)
    return stored


def blocks_of(store: OpenFile, item: AgendaItemId) -> list[AnyBlock]:
    """All blocks of an item in order, those of a closed one too."""
    return in_order(store.all(AnyBlock, item=item))


def the_block(store: OpenFile, block: UUID) -> AnyBlock:
    """The block of either kind, or `NotHere`."""
    return the(store, AnyBlock, block)


def writable(store: OpenFile, item: AgendaItemId) -> AgendaItem:
    """The item, `MinutesFixed` where its minutes are approved."""
    point = the(store, AgendaItem, item)
    need_unapproved(store, point.meeting)
    return point


def need_words(text: Bilingual) -> Bilingual:
    """A text for the minutes: it says something (`TextMissing`), and is no command (`CommandInText`)."""
    return need_no_command(need_text(text))


def need_no_command(text: Bilingual) -> Bilingual:
    """`CommandInText` where a line of either side begins with one."""
    if word := next(filter(None, (stray_command(text.text(side)) for side in Language)), ""):
        raise CommandInText(word)
    return text


def new_block(
    identity: UUID,
    item: AgendaItem,
    text: Bilingual = NO_TEXT,
    kind: MinuteBlockKind = MinuteBlockKind.PARAGRAPH,
    ref: UUID | None = None,
) -> MinuteBlock:
    """A block as it is written under an item; its step puts it in its place."""
    return MinuteBlock(
        id=MinuteBlockId(identity),
        home=item.home,
        item=item.id,
        position=UNPLACED,
        block_kind=kind,
        text=text,
        ref=ref,
    )


def put_block(unit: Unit, item: AgendaItem, new: MinuteBlock, place: int | None) -> AnyBlock:
    """Saves a block at the end of its item, or at `place` (1 is first)."""
    row = blocks_of(unit.store, item.id)
    return _save_new(unit, item, new, place_at(unit, row, len(row) if place is None else place - 1))


def show_block(unit: Unit, item: AgendaItem, kind: MinuteBlockKind, shown: UUID, place: int | None) -> AnyBlock:
    """Shows a decision, vote or task in the minutes of an item."""
    return put_block(unit, item, new_block(unit.new_id(), item, kind=kind, ref=shown), place)


def _save_new(unit: Unit, item: AgendaItem, new: MinuteBlock, position: str) -> AnyBlock:
    placed = replace(new, home=item.home, position=position)
    return unit.save(kept_as(AnyBlock, placed, closed=item.closed))


def _positions(unit: Unit, row: Sequence[AnyBlock], at: int, count: int) -> list[str]:
    """Ascending keys for blocks put one after the other before `row[at]`."""
    first = place_at(unit, row, at)  # makes room where the neighbours leave none
    behind = blocks_of(unit.store, row[at].item)[at].position if at < len(row) else None
    return [first, *spread(count - 1, chance(unit), left=first, right=behind)]


def _placed(unit: Unit, block: AnyBlock, position: str) -> AnyBlock:
    return unit.save(replace(block, position=position), before=block)
