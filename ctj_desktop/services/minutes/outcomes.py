"""What became of an item or of a decision: how is it recorded, and how is it called?"""

from collections.abc import Iterator
from typing import Final

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.outcomes import NamedOutcome, contradicts, names_somebody, parts_beyond
from ctj_desktop.domain.records.meetings import AgendaItem, BusinessOutcome, Meeting, MeetingState, OutcomeKind
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.refusals import ClosedOutcome
from ctj_desktop.services.minutes.blocks import writable
from ctj_desktop.services.minutes.electorate import counting
from ctj_desktop.services.minutes.refusals import (
    JoinedElsewhere,
    NothingBecame,
    OutcomeAgainstResult,
    OutcomeSaysNot,
    ReferredToNobody,
)
from ctj_desktop.services.steps.records import name_of_person, the, titled
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

TREATING: Final = frozenset(
    {
        MeetingState.CONVENED,
        MeetingState.IN_SESSION,
        MeetingState.HELD,
        MeetingState.CIRCULATED,
        MeetingState.INQUORATE,
    }
)
"""Before the convocation an item is taken off the agenda, after the approval nothing changes."""


@step(named="item", only=("outcome",), states=TREATING, after=("convene_meeting",))
def record_outcome(unit: Unit, after: AgendaItem, before: AgendaItem) -> AgendaItem:
    """Records what became of an item: postponed, referred, withdrawn and the like; null takes it back."""
    stored = writable(unit.store, before.id)
    meeting = the(unit.store, Meeting, stored.meeting)
    state = meeting_state(unit.store, meeting.id)
    if state not in TREATING:
        raise NothingBecame(name_of(meeting), state)
    if after.outcome != before.outcome:
        need_sayable(unit.store, stored, after.outcome)
        if stored.closed and after.outcome is not None and names_somebody(after.outcome):
            raise ClosedOutcome
    saved = unit.save(after, before=before)
    unit.name("agenda_item.changed", **titled(saved.title))
    return saved


def need_outcome_of_decision(store: OpenFile, after: AnyDecision, before: AnyDecision | None) -> None:
    """Refuses an outcome that says what its kind has not, or the opposite of the result; one that stands is kept."""
    if before is not None and (after.outcome, after.result) == (before.outcome, before.result):
        return
    item = store.get(AgendaItem, after.item) if after.item is not None else None
    need_sayable(store, item, after.outcome)
    if after.outcome is not None and contradicts(after.outcome, after.result, counted=is_counted(store, after)):
        raise OutcomeAgainstResult(after.outcome.outcome)


def need_sayable(store: OpenFile, item: AgendaItem | None, outcome: BusinessOutcome | None) -> None:
    """`OutcomeSaysNot` for a part that its kind has not, `ReferredToNobody`, `JoinedElsewhere`; of a closed item less.

    Whoever an item behind closed doors is referred to stands in its minutes alone.
    """
    if outcome is None:
        return
    beyond = parts_beyond(outcome)
    if beyond:
        raise OutcomeSaysNot(outcome.outcome, beyond[0])
    closed = item is not None and item.closed
    if outcome.outcome is OutcomeKind.REFERRED and not names_somebody(outcome) and not closed:
        raise ReferredToNobody
    if outcome.outcome is OutcomeKind.JOINED:
        other = store.get(AgendaItem, outcome.item) if outcome.item is not None else None
        if other is None or item is None or other.meeting != item.meeting or other.id == item.id:
            raise JoinedElsewhere


def is_counted(store: OpenFile, decision: AnyDecision) -> bool:
    """Whether a vote on it was counted."""
    return any(vote.count is not None for vote in counting(store.all(AnyVote, decision=decision.id, amendment=None)))


def contradicted_outcomes(store: OpenFile, meeting: Meeting) -> Iterator[Finding]:
    """The decisions that were voted otherwise than their outcome says."""
    for decision in store.all(AnyDecision, meeting=meeting.id, order="number, id"):
        if contradicts(decision.outcome, decision.result, counted=is_counted(store, decision)):
            named: dict[str, FindingValue] = {"number": decision.number or "–", "decision": str(decision.id)}
            yield Finding("decision.outcome_contradicted", Severity.ERROR, named)


def named_outcome(store: OpenFile, outcome: BusinessOutcome) -> NamedOutcome:
    """With the names of whoever it speaks of, and the number that its item has on the agenda."""
    person = name_of_person(store, outcome.person)
    body = store.get(Organisation, outcome.body) if outcome.body is not None else None
    names = [outcome.text, Bilingual.of(person, person), body.name if body is not None else Bilingual()]
    said = [name for name in names if name]
    whom = said[0] if len(said) == 1 else _together(said)
    return NamedOutcome(outcome=outcome, whom=whom, number=_number(store, outcome))


def _together(names: list[Bilingual]) -> Bilingual:
    sides = [(name.fr.text or name.de.text, name.de.text or name.fr.text) for name in names]
    return Bilingual.of(", ".join(fr for fr, _ in sides), ", ".join(de for _, de in sides))


def _number(store: OpenFile, outcome: BusinessOutcome) -> str:
    item = store.get(AgendaItem, outcome.item) if outcome.item is not None else None
    row = agenda_of(store.all(AgendaItem, meeting=item.meeting)).row(item.id) if item is not None else None
    return row.shown_number if row is not None else ""
