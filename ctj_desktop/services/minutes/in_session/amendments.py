"""How is a change proposed to a decision kept, which is voted on before the decision itself?"""

from collections.abc import Iterator

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import AnyAmendmentId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.twins import is_restricted, kept_as
from ctj_desktop.domain.records.voting import AmendmentResult, AnyAmendment, AnyDecision, AnyVote
from ctj_desktop.services.minutes.blocks import show_block, writable
from ctj_desktop.services.minutes.decisions import of_meeting, the_decision
from ctj_desktop.services.minutes.refusals import AmendmentVoted
from ctj_desktop.services.naming.earlier_texts import texts_before
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(first=("decision", "text"), without=("result",), states=NOT_FINAL, after=("record_decision",))
def add_amendment(unit: Unit, new: AnyAmendment, *, place: int | None = None) -> AnyAmendment:
    """Enters a change proposed to a decision; the minutes show it under the item of the decision, at its place.

    What becomes of it follows from the vote on it. Several are voted on in the order of the minutes.
    """
    decision = of_meeting(the_decision(unit.store, new.decision))
    assert decision.item is not None, "a decision of a meeting is taken under an item"
    point = writable(unit.store, decision.item)
    unit.name("amendment.added", **titled(need_text(new.text)))
    given = replace(new, home=decision.home)
    saved = unit.save(kept_as(AnyAmendment, given, closed=is_restricted(decision)))
    show_block(unit, point, MinuteBlockKind.AMENDMENT, saved.id, place)
    return saved


@step(first=("amendment", "text"), without=("decision",), states=NOT_FINAL)
def change_amendment(unit: Unit, after: AnyAmendment, before: AnyAmendment) -> AnyAmendment:
    """Corrects an amendment, or enters that it was withdrawn, or taken over without a vote.

    `AmendmentVoted` for another result than that of its vote.
    """
    stored = _writable(unit.store, before.id)
    counted = unit.store.count(AnyVote, amendment=stored.id) > 0
    if counted and after.result is not before.result and after.result is not AmendmentResult.WITHDRAWN:
        raise AmendmentVoted
    saved = unit.save(after, before=before)
    unit.name("amendment.changed", **titled(need_text(saved.text)))
    return saved


@step(states=NOT_FINAL)
def remove_amendment(unit: Unit, *, amendment: AnyAmendmentId) -> AnyAmendment:
    """Takes back an amendment that was entered by mistake, with its vote and its lines in the minutes."""
    stored = _writable(unit.store, amendment)
    unit.name("amendment.deleted", **titled(stored.text))
    return take_away(unit, stored)


def unamended_decisions(store: OpenFile, meeting: Meeting) -> Iterator[Finding]:
    """The decisions whose text says what it said when an amendment to them was proposed that was adopted since."""
    for decision in store.all(AnyDecision, meeting=meeting.id, order="number, id"):
        proposed = store.all(AnyAmendment, decision=decision.id)
        adopted = [one.id for one in proposed if one.result is AmendmentResult.ADOPTED]
        before = [texts_before(store, one, {decision.id: decision}).get(decision.id) for one in adopted]
        if any(text is not None and text == decision.text for text in before):
            named = {"number": decision.number or "–", "decision": str(decision.id)}
            yield Finding("amendment.not_in_text", Severity.WARNING, named)


def _writable(store: OpenFile, amendment: AnyAmendmentId) -> AnyAmendment:
    """The amendment of either kind; `MinutesFixed` where its minutes are approved."""
    stored = the(store, AnyAmendment, amendment)
    decision = the_decision(store, stored.decision)
    if decision.item is not None:
        writable(store, decision.item)
    return stored
