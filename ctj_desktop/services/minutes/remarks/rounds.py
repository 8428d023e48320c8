"""How do minutes go round for remarks: which passages, until when, once more, no longer?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.deciding.amendments_first import amendments_first
from ctj_desktop.domain.ids import RemarkRoundId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyAmendment
from ctj_desktop.domain.rounds.circulated import NUMBERED, circulated_sha256
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.course import circulate_minutes
from ctj_desktop.services.minutes.remarks.passages import texts_as_circulated, worded
from ctj_desktop.services.minutes.remarks.reading import rounds_of, shown_number
from ctj_desktop.services.minutes.remarks.round_refusals import NothingToNumber, RoundClosed, UntilBeforeRound
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import NOT_FINAL, leading_to, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

ROUND: Final = leading_to(MeetingState.CIRCULATED) | {MeetingState.CIRCULATED}
"""The states in which minutes may go round, the first time or once more."""
BY_OPENING: Final = ("number", "paragraphs", "sha256")


class NumberedPassage(NamedValue):
    """A passage with its number, the item above it and what it says; `closed` where its item is."""

    number: int
    block: AnyBlock
    item: AgendaItem
    item_number: str
    text: Bilingual

    @property
    def closed(self) -> bool:
        """Nobody outside reads it."""
        return self.item.closed or is_restricted(self.block)


def passages_now(store: OpenFile, meeting: Meeting) -> tuple[NumberedPassage, ...]:
    """What would go round now, in the order of the agenda; what says nothing yet has no number."""
    found: list[NumberedPassage] = []
    for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows:
        for block in _as_told(store, blocks_of(store, row.item.id)):
            holder = worded(store, block) if block.block_kind in NUMBERED else None
            if holder is not None and holder.text:
                found.append(
                    NumberedPassage(
                        number=len(found) + 1,
                        block=block,
                        item=row.item,
                        item_number=row.shown_number,
                        text=holder.text,
                    )
                )
    return tuple(found)


def _as_told(store: OpenFile, blocks: Sequence[AnyBlock]) -> Sequence[AnyBlock]:
    """The blocks in the order of the paper: an amendment before the decision that it changes."""
    proposed = [one.ref for one in blocks if one.block_kind is MinuteBlockKind.AMENDMENT]
    amendments = [one for key in proposed if key and (one := store.get(AnyAmendment, key)) is not None]
    return amendments_first(blocks, {one.id: one.decision for one in amendments})


def passages_of(store: OpenFile, opened: RemarkRound) -> tuple[NumberedPassage, ...]:
    """Those of a round as they went out; one whose record is not here is left out, its number stays."""
    rows = {row.item.id: row for row in agenda_of(store.all(AgendaItem, meeting=opened.meeting)).rows}
    texts = texts_as_circulated(store, opened)
    found = []
    for number, key in enumerate(opened.paragraphs, 1):
        block = store.get(AnyBlock, key, deleted=True)
        row = rows.get(block.item) if block is not None else None
        if block is not None and row is not None and key in texts:
            found.append(
                NumberedPassage(
                    number=number, block=block, item=row.item, item_number=row.shown_number, text=texts[key]
                )
            )
    return tuple(found)


def sha256_of(passages: Iterable[NumberedPassage]) -> str:
    """By which it is told whether they are the ones that went out, of those that everybody may read.

    It travels with the round: nothing of a closed item is in it.
    """
    return circulated_sha256(one.text for one in passages if not one.closed)


def are_those_of(opened: RemarkRound, passages: Sequence[NumberedPassage]) -> bool:
    """Whether these open passages went out in the round, whatever closed items say.

    Rounds opened by earlier versions of the program have a fingerprint of all passages.
    """
    return opened.sha256 in (sha256_of(passages), circulated_sha256(one.text for one in passages))


def last_round(store: OpenFile, meeting: Meeting) -> RemarkRound | None:
    """The one that was opened last; None before the first."""
    rounds = rounds_of(store, meeting.id)
    return rounds[-1] if rounds else None


def next_number(store: OpenFile, meeting: Meeting) -> int:
    """Rounds are numbered on, whatever became of those before."""
    return max((one.number for one in store.all(RemarkRound, meeting=meeting.id, deleted=True)), default=0) + 1


@step(
    first=("meeting", "opened_on", "until"),
    without=(*BY_OPENING, "closed_on"),
    states=ROUND,
    after=("close_session",),
)
def open_remark_round(unit: Unit, new: RemarkRound) -> RemarkRound:
    """Sends the minutes round for remarks until a day: their passages are numbered, and a round before it ends."""
    store, meeting = unit.store, the(unit.store, Meeting, new.meeting)
    need_unapproved(store, meeting.id)
    need_until(new.opened_on, new.until)
    if meeting_state(store, meeting.id) is not MeetingState.CIRCULATED:
        circulate_minutes(unit, meeting=meeting.id, on=new.opened_on)
    passages = passages_now(store, meeting)
    if not passages:
        raise NothingToNumber(name_of(meeting))
    for before in rounds_of(store, meeting.id):
        if before.closed_on is None:
            unit.save(replace(before, closed_on=new.opened_on), before=before)
    opened = replace(
        new,
        home=meeting.home,
        number=next_number(store, meeting),
        paragraphs=tuple(one.block.id for one in passages),
        sha256=sha256_of(passages),
    )
    unit.name("remark_round.added", name=name_of_round(store, opened, meeting))
    return unit.save(opened)


@step(only=("until", "closed_on"), states=NOT_FINAL, after=("open_remark_round",))
def change_remark_round(unit: Unit, after: RemarkRound, before: RemarkRound) -> RemarkRound:
    """Gives another last day for remarks, or opens a round again that was closed."""
    meeting = the(unit.store, Meeting, before.meeting)
    need_unapproved(unit.store, meeting.id)
    need_until(after.opened_on, after.until)
    if after.closed_on is not None and after.closed_on < after.opened_on:
        raise UntilBeforeRound(after.closed_on, after.opened_on)
    unit.name("remark_round.changed", name=name_of_round(unit.store, before, meeting))
    return unit.save(after, before=before)


@step(states=NOT_FINAL, after=("open_remark_round",))
def close_remark_round(unit: Unit, *, remark_round: RemarkRoundId, on: date) -> RemarkRound:
    """Ends a round: a remark that comes later is said to be late."""
    stored = the(unit.store, RemarkRound, remark_round)
    meeting = the(unit.store, Meeting, stored.meeting)
    need_unapproved(unit.store, meeting.id)
    if stored.closed_on is not None:
        raise RoundClosed(shown_number(unit.store, stored), stored.closed_on)
    if on < stored.opened_on:
        raise UntilBeforeRound(on, stored.opened_on)
    unit.name("remark_round.closed", name=name_of_round(unit.store, stored, meeting))
    return unit.save(replace(stored, closed_on=on), before=stored)


def name_of_round(store: OpenFile, opened: RemarkRound, meeting: Meeting) -> str:
    """`2 (2027-01)`."""
    return f"{shown_number(store, opened)} ({name_of(meeting)})"


def need_until(opened_on: date, until: date) -> None:
    """`UntilBeforeRound` for a last day before the first."""
    if until < opened_on:
        raise UntilBeforeRound(until, opened_on)
