"""How is a remark on minutes entered, and what becomes of it: accepted, accepted otherwise, refused?

What is accepted stands in the minutes by the same act. `circulated` keeps the passage as the reader had it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.differences import with_both_changes
from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import AgendaItemId, AnyRemarkId, CommitteeId
from ctj_desktop.domain.marks import escape, without_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Guest
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.remarks import AnyRemark, Remark, RemarkRound, RemarkRuling
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.minutes.blocks import new_block, put_block
from ctj_desktop.services.minutes.remarks.passages import Worded, holder_of, reworded, text_as_circulated
from ctj_desktop.services.minutes.remarks.refusals import (
    ChangedAtThatPlace,
    NotCirculated,
    NothingProposed,
    NotSettled,
    OtherwiseHow,
    PassageGone,
    ReceivedAhead,
    ReceivedBeforeRound,
    RefusalUnexplained,
    RemarkOfNobody,
    RemarkOnNothing,
    RemarkSaysNothing,
    RemarkSettled,
)
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.records import name_of_person, source_language, the
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

BY_SETTLING: Final = ("circulated", "ruling", "reason", "settled_on")
LANGUAGES: Final = (Language.FR, Language.DE)


def _of_its_passage(store: OpenFile, given: Mapping[str, Any]) -> dict[str, AgendaItemId]:
    """The item of the passage that is given."""
    block = store.get(AnyBlock, given["paragraph"], deleted=True) if given.get("paragraph") is not None else None
    if block is not None:
        return {"item": block.item}
    if given.get("item") is None:
        raise RemarkOnNothing
    return {}


@step(
    first=("round", "paragraph", "item", "name", "comment", "wording"),
    without=BY_SETTLING,
    optional=("item",),
    otherwise=_of_its_passage,
    states=NOT_FINAL,
    after=("open_remark_round",),
)
def add_remark(unit: Unit, new: Remark) -> AnyRemark:
    """Enters a remark on a numbered passage of a round, or on a whole item, as it came."""
    opened = the(unit.store, RemarkRound, new.round)
    need_unapproved(unit.store, opened.meeting)
    point = _point(unit.store, opened, new)
    circulated = text_as_circulated(unit.store, opened, new.paragraph) if new.paragraph is not None else NO_TEXT
    blank = replace(new, home=opened.home, item=point.id, circulated=circulated)
    remark = kept_as(AnyRemark, with_values(blank, _UNSETTLED), closed=point.closed)
    _need_said(unit.store, remark)
    _need_day(opened, remark.received_on)
    unit.name("remark.added", name=name_of_remark(unit.store, remark))
    return unit.save(remark)


@step(without=("round", "item", "paragraph", "form_sha256", *BY_SETTLING), states=NOT_FINAL)
def change_remark(unit: Unit, after: AnyRemark, before: AnyRemark) -> AnyRemark:
    """Corrects what was entered of a remark; of one that is settled only whose it is, when and how it came."""
    stored = open_for_change(unit.store, before.id)
    if stored.ruling is not None and (after.comment, after.wording) != (before.comment, before.wording):
        raise RemarkSettled(stored.ruling)
    _need_said(unit.store, after)
    if after.received_on != before.received_on:
        _need_day(the(unit.store, RemarkRound, stored.round), after.received_on)
    saved = unit.save(after, before=before)
    unit.name("remark.changed", name=name_of_remark(unit.store, saved))
    return saved


@step(states=NOT_FINAL)
def remove_remark(unit: Unit, *, remark: AnyRemarkId) -> AnyRemark:
    """Takes away a remark that was entered by mistake and is not settled."""
    stored = open_for_change(unit.store, remark)
    if stored.ruling is not None:
        raise RemarkSettled(stored.ruling)
    unit.name("remark.deleted", name=name_of_remark(unit.store, stored))
    unit.delete(stored)
    return stored


@step(states=NOT_FINAL, after=("add_remark",))
def settle_remark(
    unit: Unit,
    *,
    remark: AnyRemarkId,
    ruling: RemarkRuling,
    on: date,
    text: Bilingual = NO_TEXT,
    reason: Bilingual = NO_TEXT,
) -> AnyRemark:
    """Accepts a remark as proposed, otherwise (in the words of `text`), or refuses it with a reason."""
    stored = open_for_change(unit.store, remark)
    if stored.ruling is not None:
        raise RemarkSettled(stored.ruling)
    if ruling is RemarkRuling.ACCEPTED:
        _put(unit, stored, accepted_words(unit.store, stored))
    elif ruling is RemarkRuling.OTHERWISE:
        if not text.says_something() and not reason.says_something():
            raise OtherwiseHow
        _put(unit, stored, {language: text.text(language) for language in LANGUAGES if text.text(language).strip()})
    elif not reason.says_something():
        raise RefusalUnexplained
    unit.name(f"remark.{ruling.value}", name=name_of_remark(unit.store, stored))
    return unit.save(with_values(stored, {"ruling": ruling, "reason": reason, "settled_on": on}), before=stored)


@step(states=NOT_FINAL, after=("settle_remark",))
def unsettle_remark(unit: Unit, *, remark: AnyRemarkId) -> AnyRemark:
    """Opens a settled remark again; the passage says what it said, where nobody changed these words since."""
    stored = open_for_change(unit.store, remark)
    if stored.ruling is None:
        raise NotSettled
    if stored.ruling is not RemarkRuling.REFUSED and not _put_back(unit, stored):
        unit.tell(Finding("remark.words_stay", Severity.INFO))
    unit.name("remark.unsettled", name=name_of_remark(unit.store, stored))
    return unit.save(with_values(stored, _UNSETTLED), before=stored)


def open_for_change(store: OpenFile, remark: UUID) -> AnyRemark:
    """The remark; `MinutesFixed` where the minutes are approved."""
    stored = the(store, AnyRemark, remark)
    need_unapproved(store, the(store, RemarkRound, stored.round).meeting)
    return stored


def proposed_words(remark: AnyRemark) -> dict[Language, str]:
    """The sides of the passage that the proposal words otherwise than they went round."""
    found = {}
    for language in LANGUAGES:
        said, before = remark.wording.text(language), remark.circulated.text(language)
        if said.strip() and said not in (before, without_marks(before)):
            found[language] = escape(said) if remark.form_sha256 else said  # a form knows no marks
    return found


def accepted_words(store: OpenFile, remark: AnyRemark) -> dict[Language, str]:
    """What the passage says with the proposal, its own changes since it went round kept.

    `NothingProposed` for a remark without other words, `PassageGone`, and `ChangedAtThatPlace` where both changed
    the same words.
    """
    proposed = proposed_words(remark)
    if not proposed:
        raise NothingProposed
    if remark.paragraph is None:
        return proposed
    holder = holder_of(store, remark.paragraph)
    if holder is None:
        raise PassageGone
    found = {}
    for language, words in proposed.items():
        merged = _merged(remark.circulated.text(language), holder.text.text(language), words)
        if merged is None:
            raise ChangedAtThatPlace
        found[language] = merged
    return found


def need_received(on: date, today: date) -> None:
    """`ReceivedAhead` for a day after today; asked where the day is typed, as of the approval."""
    if on > today:
        raise ReceivedAhead(on)


def _merged(circulated: str, today: str, words: str) -> str | None:
    """The words with what else changed in the passage; marks stay where whoever proposed them saw none."""
    plain = without_marks(circulated)
    if plain == circulated or without_marks(words) != words:
        return with_both_changes(circulated, today, words)
    kept = with_both_changes(plain, today, words)
    return words if kept is None and today == circulated else kept


def name_of_remark(store: OpenFile, remark: AnyRemark) -> str:
    """Whose it is: the person or guest as they are called, else the name that was written."""
    guest = store.get(Guest, remark.guest) if remark.guest is not None else None
    return name_of_person(store, remark.person) or (guest.name if guest is not None else "") or remark.name


_UNSETTLED: Final[dict[str, object]] = {"ruling": None, "reason": NO_TEXT, "settled_on": None}


def _point(store: OpenFile, opened: RemarkRound, new: Remark) -> AgendaItem:
    """The item that a remark belongs to: that of its passage."""
    if new.paragraph is None:
        wanted: AgendaItemId | None = new.item
    elif new.paragraph in opened.paragraphs:
        block = store.get(AnyBlock, new.paragraph, deleted=True)
        wanted = block.item if block is not None else new.item
    else:
        raise NotCirculated
    point = the(store, AgendaItem, wanted) if wanted is not None else None
    if point is None or point.meeting != opened.meeting:
        raise NotHere(AgendaItem.kind, wanted)
    return point


def _need_said(store: OpenFile, remark: AnyRemark) -> None:
    if remark.person is None and remark.guest is None and not remark.name.strip():
        raise RemarkOfNobody
    if remark.person is not None:
        the(store, Person, remark.person)
    if remark.guest is not None:
        the(store, Guest, remark.guest)
    if not remark.comment.says_something() and not proposed_words(remark):
        raise RemarkSaysNothing


def _need_day(opened: RemarkRound, received: date) -> None:
    """`ReceivedBeforeRound` where nobody could know yet on what they remark."""
    if received < opened.opened_on:
        raise ReceivedBeforeRound(received, opened.opened_on)


def _put(unit: Unit, remark: AnyRemark, words: Mapping[Language, str]) -> None:
    """The words into the passage; for a whole item they become its last passage."""
    if not words:
        return
    source = source_language(unit.store, CommitteeId(remark.home))
    if remark.paragraph is None:
        point = the(unit.store, AgendaItem, remark.item)
        put_block(unit, point, new_block(unit.new_id(), point, reworded(NO_TEXT, words, source)), None)
        return
    holder = holder_of(unit.store, remark.paragraph)
    if holder is None:
        raise PassageGone
    _save_words(unit, holder, words, source)


def _save_words(unit: Unit, holder: Worded, words: Mapping[Language, str], source: Language) -> None:
    after = with_values(holder, {"text": reworded(holder.text, words, source)})
    unit.save(after, before=holder)


def _put_back(unit: Unit, remark: AnyRemark) -> bool:
    """Whether the passage says again what it said before an acceptance, other changes kept."""
    holder = holder_of(unit.store, remark.paragraph)
    if remark.ruling is not RemarkRuling.ACCEPTED or holder is None:
        return False
    found = {}
    for language, words in proposed_words(remark).items():
        merged = with_both_changes(words, holder.text.text(language), remark.circulated.text(language))
        if merged is None:
            return False
        found[language] = merged
    _save_words(unit, holder, found, source_language(unit.store, CommitteeId(remark.home)))
    return True
