"""How is what approved minutes say wrongly corrected beside them: proposed, adopted by a decision, kept for good?

The approved version is never touched. Until a decision has adopted it an erratum is a proposal that may be reworded
or taken away; then its words are fixed. Which decision that was is put right until the minutes that say so are
approved themselves.
"""

from collections.abc import Sequence
from typing import Final

from ctj_desktop.domain.ids import AnyBlockId, AnyErratumId, CommitteeId, DecisionId, MeetingId
from ctj_desktop.domain.numbers import told_apart
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.remarks import AnyErratum, Erratum
from ctj_desktop.domain.records.twins import is_restricted, kept_as
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.senders import approved_on
from ctj_desktop.services.minutes.approved.approved_text import (
    ApprovedPassage,
    approved_texts,
    missing_in,
    passage_with,
    passages_of,
)
from ctj_desktop.services.minutes.approved.refusals import (
    AdoptedByAnother,
    AdoptionFixed,
    ErratumAdopted,
    ErratumHalf,
    ErratumNotAdopted,
    ErratumSaysNothing,
    ErratumTooEarly,
    ErratumUnchanged,
    ItemOfOtherMeeting,
    NotApprovedYet,
    WordsNotFound,
)
from ctj_desktop.services.minutes.formal_sentences import approved_version
from ctj_desktop.services.naming.earlier_texts import changed_since
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

FIXED: Final = ("meeting", "item", "paragraph", "number", "decision", "by")
"""What a change leaves as it was entered."""


class ErratumLine(NamedValue):
    """An erratum with the number it is known by, and the decision that adopted it."""

    erratum: AnyErratum
    number: str
    closed: bool
    item: AgendaItem | None = None
    decision: Decision | None = None


def need_version(store: OpenFile, meeting: Meeting) -> ApprovedVersion:
    """The approved minutes; `NotApprovedYet` before that."""
    version = approved_version(store, meeting.id) if meeting_state(store, meeting.id) in FINAL else None
    if version is None:
        raise NotApprovedYet(name_of(meeting))
    return version


def errata_in(store: OpenFile, committee: CommitteeId | None) -> list[tuple[Meeting, ErratumLine]]:
    """Every erratum of a committee, or of all: those of the latest meetings first."""
    named = {one.meeting for one in store.all(AnyErratum)}
    known = [one for one in store.all(Meeting, order="on, id") if one.id in named]
    meetings = [one for one in known if committee in (None, one.committee)]
    return [(meeting, line) for meeting in reversed(meetings) for line in errata_of(store, meeting.id)]


def errata_of(store: OpenFile, meeting: MeetingId) -> list[ErratumLine]:
    """The errata of a meeting in the order of their numbers."""
    found = store.all(AnyErratum, meeting=meeting)
    return [
        ErratumLine(
            erratum=one,
            number=shown_number(store, one),
            closed=is_restricted(one),
            item=store.get(AgendaItem, one.item) if one.item else None,
            decision=store.get(Decision, one.decision) if one.decision else None,
        )
        for one in sorted(found, key=lambda one: (one.number, one.id))
    ]


def shown_number(store: OpenFile, erratum: AnyErratum) -> str:
    """`2`; `2 bis` for the later of two that two offices entered apart under one number."""
    same = {one.id for one in store.all(AnyErratum, meeting=erratum.meeting, number=erratum.number, deleted=True)}
    return told_apart(erratum.number, sorted(same).index(erratum.id))


def passage_of(store: OpenFile, erratum: AnyErratum) -> ApprovedPassage | None:
    """The passage that an erratum corrects, as approved; None where none is named, or it is not here.

    Of a closed item it is found by its words: what stays with the committee names no row that others read.
    """
    version = approved_version(store, erratum.meeting)
    item = store.get(AgendaItem, erratum.item) if erratum.item else None
    if version is None or item is None:
        return None
    if erratum.paragraph is None:
        return passage_with(store, version, item, erratum.wrong)
    passages = passages_of(store, version, item)
    return next((one for one in passages if one.block.id == erratum.paragraph), None)


@step(
    first=("meeting", "item", "wrong", "text", "reason"),
    without=("paragraph", "number", "decision", "by"),
    needed=("wrong", "text"),
    states=FINAL,
    after=("approve_minutes",),
)
def add_erratum(unit: Unit, new: Erratum) -> AnyErratum:
    """Proposes a correction of approved minutes: the wrong words as they stand there, and the right ones; numbered."""
    store = unit.store
    meeting = the(store, Meeting, new.meeting)
    version = need_version(store, meeting)
    item = the(store, AgendaItem, new.item) if new.item is not None else None
    if item is not None and item.meeting != meeting.id:
        raise ItemOfOtherMeeting(name_of(meeting))
    _need_words(store, version, item, new)
    _need_whole(new)
    _need_later(store, meeting, new)
    given = replace(
        new,
        home=meeting.home,
        number=_next_number(store, meeting.id),
        paragraph=_paragraph(store, version, item, new),
        by=unit.author,
    )
    saved = unit.save(kept_as(AnyErratum, given, closed=item is not None and item.closed))
    _name(unit, "added", saved, meeting)
    return saved


@step(without=FIXED)
def change_erratum(unit: Unit, after: AnyErratum, before: AnyErratum) -> AnyErratum:
    """Rewords an erratum that no decision has adopted yet; its number and its item stay.

    A language is added in two acts: its wrong words first, or its right ones.
    """
    store = unit.store
    stored = the(store, AnyErratum, before.id)
    _need_proposal(store, stored)
    meeting = the(store, Meeting, stored.meeting)
    item = store.get(AgendaItem, stored.item) if stored.item is not None else None
    saved = unit.save(after, before=before)
    if meeting_state(store, meeting.id) in FINAL:  # else it came from an office whose approval has not come yet
        version = need_version(store, meeting)
        _need_words(store, version, item, saved)
        _need_later(store, meeting, saved)
        saved = unit.save(replace(saved, paragraph=_paragraph(store, version, item, saved)), before=saved)
    _name(unit, "changed", saved, meeting)
    return saved


@step
def remove_erratum(unit: Unit, *, erratum: AnyErratumId) -> AnyErratum:
    """Takes away an erratum that no decision has adopted; its number is never used again."""
    stored = the(unit.store, AnyErratum, erratum)
    _need_proposal(unit.store, stored)
    _name(unit, "deleted", stored, the(unit.store, Meeting, stored.meeting))
    unit.delete(stored)
    return stored


@step(after=("add_erratum",))
def adopt_erratum(unit: Unit, *, erratum: AnyErratumId, decision: DecisionId) -> AnyErratum:
    """Names the decision by which the committee adopted an erratum: its words no longer change."""
    store = unit.store
    stored = the(store, AnyErratum, erratum)
    _need_proposal(store, stored)
    _need_whole(stored)
    meeting = the(store, Meeting, stored.meeting)
    _need_adopting(store, meeting, the(store, Decision, decision))
    saved = unit.save(replace(stored, decision=decision), before=stored)
    _name(unit, "adopted", saved, meeting)
    return saved


@step(after=("adopt_erratum",))
def take_back_adoption(unit: Unit, *, erratum: AnyErratumId) -> AnyErratum:
    """Takes back that a decision adopted an erratum, while the minutes that say so are not approved."""
    store = unit.store
    stored = the(store, AnyErratum, erratum)
    if stored.decision is None:
        raise ErratumNotAdopted(shown_number(store, stored))
    fixed = adopted_for_good(store, stored)
    if fixed is not None:
        raise AdoptionFixed(shown_number(store, stored), name_of(fixed))
    saved = unit.save(replace(stored, decision=None), before=stored)
    _name(unit, "adoption_taken_back", saved, the(store, Meeting, stored.meeting))
    return saved


def need_undoable(store: OpenFile, erratum: AnyErratum, *, adopts: bool) -> None:
    """An act on what was adopted is undone no more than it is changed; the adoption itself, until it is for good.

    `adopts`: the act is the one that named the decision.
    """
    fixed = adopted_for_good(store, erratum)
    if fixed is not None:
        raise AdoptionFixed(shown_number(store, erratum), name_of(fixed))
    if not adopts:
        _need_proposal(store, erratum)


def adopted_for_good(store: OpenFile, erratum: AnyErratum) -> Meeting | None:
    """The meeting that adopted it, where its own minutes are approved."""
    decision = store.get(Decision, erratum.decision) if erratum.decision is not None else None
    if decision is None or decision.meeting is None or meeting_state(store, decision.meeting) not in FINAL:
        return None
    return store.get(Meeting, decision.meeting)


def is_reworded(store: OpenFile, erratum: AnyErratum) -> bool:
    """Whether what was adopted says otherwise: another device reworded it and did not know of the adoption yet."""
    if erratum.decision is None:
        return False
    return bool(changed_since(store, {erratum.id: (erratum.id,)}, ("decision",)).get(erratum.id))


def adopting_decisions(store: OpenFile, meeting: Meeting) -> list[Decision]:
    """The decisions that may have adopted an erratum to the minutes of a meeting, the latest first."""
    found = [one for one in store.all(Decision, committee=meeting.committee) if _may_adopt(store, meeting, one)]
    return sorted(found, key=lambda one: (one.on is None, one.on or meeting.on, one.number or "", one.id), reverse=True)


# what is refused


def half_said(erratum: AnyErratum) -> list[Language]:
    """The languages in which there are wrong words without right ones, or the other way round."""
    sides = ((one, erratum.wrong.text(one).strip(), erratum.text.text(one).strip()) for one in Language)
    return [language for language, wrong, right in sides if bool(wrong) is not bool(right)]


def _need_whole(erratum: AnyErratum) -> None:
    for language in half_said(erratum):
        raise ErratumHalf(language)


def _need_words(store: OpenFile, version: ApprovedVersion, item: AgendaItem | None, erratum: AnyErratum) -> None:
    """Something is wrong, as it was approved, and what is right is something else."""
    if not erratum.wrong.says_something():
        raise ErratumSaysNothing
    if _same(erratum.wrong, erratum.text):
        raise ErratumUnchanged
    missing = missing_in(approved_texts(store, version, item), erratum.wrong)
    if missing:
        raise WordsNotFound(erratum.wrong.text(missing[0]), missing[0])


def _same(wrong: Bilingual, right: Bilingual) -> bool:
    return all(wrong.text(one).strip() == right.text(one).strip() for one in (Language.FR, Language.DE))


def _need_later(store: OpenFile, meeting: Meeting, erratum: AnyErratum) -> None:
    approved = approved_on(store, meeting)
    if approved is not None and erratum.on < approved:
        raise ErratumTooEarly(erratum.on, approved)


def _paragraph(
    store: OpenFile, version: ApprovedVersion, item: AgendaItem | None, erratum: AnyErratum
) -> AnyBlockId | None:
    """The row of the passage in which the wrong words stand, where others may read it."""
    found = passage_with(store, version, item, erratum.wrong) if item is not None else None
    return found.block.id if found is not None and not is_restricted(found.block) else None


def _need_proposal(store: OpenFile, erratum: AnyErratum) -> None:
    """Nothing is reworded that a decision has adopted, also where the decision itself is not here."""
    if erratum.decision is not None:
        decision = store.get(Decision, erratum.decision)
        raise ErratumAdopted(shown_number(store, erratum), (decision.number if decision else None) or "–")


def _need_adopting(store: OpenFile, meeting: Meeting, decision: Decision) -> None:
    if not _may_adopt(store, meeting, decision):
        raise AdoptedByAnother(decision.number or "–")


def _may_adopt(store: OpenFile, meeting: Meeting, decision: Decision) -> bool:
    """One of the same committee that was taken after the meeting, or outside of a meeting."""
    if decision.committee != meeting.committee or decision.meeting == meeting.id:
        return False
    by = store.get(Meeting, decision.meeting) if decision.meeting is not None else None
    return by is None or by.on is None or meeting.on is None or by.on >= meeting.on


def _next_number(store: OpenFile, meeting: MeetingId) -> int:
    """One more than was ever given to an erratum of the meeting, those that were taken away included."""
    given: Sequence[AnyErratum] = store.all(AnyErratum, meeting=meeting, deleted=True)
    return max((one.number for one in given), default=0) + 1


def _name(unit: Unit, verb: str, erratum: AnyErratum, meeting: Meeting) -> None:
    unit.name(f"erratum.{verb}", erratum, number=f"{name_of(meeting)}/{shown_number(unit.store, erratum)}")
