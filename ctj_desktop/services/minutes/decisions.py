"""How is a decision recorded, changed, taken back and published?"""

from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import AnyDecisionId, DecisionId, PublishedDecisionId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, Decision, PublishedDecision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.blocks import need_no_command, need_words, show_block, writable
from ctj_desktop.services.minutes.circulations.refusals import DecidedByCirculation
from ctj_desktop.services.minutes.outcomes import need_outcome_of_decision
from ctj_desktop.services.minutes.refusals import DecisionBegun, DecisionPublished, NotPublishable, PublishedAlready
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.numbers.issue import issue
from ctj_desktop.services.session.refusals import NotInSession
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.states import NOT_FINAL, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

DECIDING = frozenset({MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED})


ELSEWHERE: Final = ("committee", "meeting", "number", "on", "circulation")
"""Fields of a decision that follow from its item and its meeting, or from the circulation by which it was taken."""


@step(first=("item", "text"), without=ELSEWHERE, needed=("item",), states=DECIDING, after=("open_session",))
def record_decision(unit: Unit, new: Decision, *, place: int | None = None) -> AnyDecision:
    """Records a decision under an item: it is numbered and shown in the minutes at its place."""
    assert new.item is not None, "a decision is recorded under an item"
    point = writable(unit.store, new.item)
    meeting = _deciding(unit.store, point)
    need_words(new.text)
    need_outcome_of_decision(unit.store, new, None)
    decision = _under(point, meeting, new, issue(unit, Series.DECISION, meeting.committee, meeting.on))
    unit.name("decision.added", number=decision.number or "", **titled(new.text))
    unit.save(decision)
    show_block(unit, point, MinuteBlockKind.DECISION, decision.id, place)
    return decision


@step(first=("decision", "text"), without=("item", *ELSEWHERE), states=NOT_FINAL)
def change_decision(unit: Unit, after: AnyDecision, before: AnyDecision) -> AnyDecision:
    """Changes a decision until the minutes are approved; its number stays."""
    stored = of_meeting(the_decision(unit.store, before.id))
    if stored.item is not None:
        writable(unit.store, stored.item)
    need_outcome_of_decision(unit.store, after, before)
    saved = unit.save(after, before=before)
    if saved.text != stored.text:
        need_no_command(saved.text)
    unit.name("decision.changed", number=saved.number or "", **titled(need_text(saved.text)))
    return saved


@step(states=NOT_FINAL)
def remove_decision(unit: Unit, *, decision: AnyDecisionId) -> AnyDecision:
    """Takes back a decision that was entered by mistake, with its vote and blocks; its number is never used again."""
    stored = of_meeting(the_decision(unit.store, decision))
    if stored.item is not None:
        writable(unit.store, stored.item)
    if unit.store.count(PublishedDecision, decision=stored.id):
        raise DecisionPublished(stored.number or "–")
    if unit.store.count(AnyExecutionMove, decision=stored.id):
        raise DecisionBegun(stored.number or "–")
    unit.name("decision.deleted", number=stored.number or "", **titled(stored.text))
    return take_away(unit, stored)


@step(after=("record_decision",))
def publish_decision(unit: Unit, *, decision: DecisionId, on: date, text: Bilingual | None = None) -> PublishedDecision:
    """Makes a numbered decision public, in its own words or in others."""
    stored = unit.store.get(Decision, decision)
    if stored is None or stored.number is None:
        raise NotPublishable
    if unit.store.count(PublishedDecision, decision=decision):
        raise PublishedAlready(stored.number)
    unit.name("published_decision.added", number=stored.number, **titled(stored.text))
    return unit.save(
        PublishedDecision(
            id=PublishedDecisionId(unit.new_id()),
            home=stored.home,
            committee=stored.committee,
            decision=decision,
            number=stored.number,
            text=need_text(text or stored.text),
            on=on,
        )
    )


def the_decision(store: OpenFile, decision: UUID) -> AnyDecision:
    """The decision of either kind, or `NotHere`."""
    return the(store, AnyDecision, decision)


def of_meeting(decision: AnyDecision) -> AnyDecision:
    """One that no meeting took is not rewritten by one."""
    if decision.circulation is not None:
        raise DecidedByCirculation(decision.number or "–")
    return decision


def _deciding(store: OpenFile, item: AgendaItem) -> Meeting:
    meeting = the(store, Meeting, item.meeting)
    state = meeting_state(store, meeting.id)
    if state not in DECIDING:
        raise NotInSession(name_of(meeting), state)
    return meeting


def _under(item: AgendaItem, meeting: Meeting, new: Decision, number: str | None) -> AnyDecision:
    """The decision as its item settles it; that of a closed item is the restricted twin (exchange/FORMAT.md 1.2)."""
    decision: AnyDecision = replace(
        new,
        home=item.home,
        committee=meeting.committee,
        meeting=meeting.id,
        number=number,
        project=new.project or item.project,
        on=meeting.on,
    )
    return kept_as(AnyDecision, decision, closed=item.closed)
