"""What may an outcome say, and what does a decision say by itself?"""

from datetime import date

import pytest

from ctj_desktop.domain.ids import AgendaItemId, DecisionId, OrganisationId
from ctj_desktop.domain.outcomes import (
    NamedOutcome,
    adds_to_decision,
    adjourns,
    contradicts,
    parts_beyond,
    says_of_item,
)
from ctj_desktop.domain.records.meetings import BusinessOutcome, OutcomeKind
from ctj_desktop.domain.records.voting import Decision, DecisionKind, DecisionResult
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import COMMITTEE, HOME, new_id

WORDS = Bilingual.of("commission", "Kommission")


def decided(kind: DecisionKind = DecisionKind.DECISION, result: DecisionResult | None = None) -> Decision:
    return Decision(
        id=DecisionId(new_id()), home=HOME, committee=COMMITTEE, text=WORDS, decision_kind=kind, result=result
    )


@pytest.mark.parametrize("kind", OutcomeKind)
def test_each_kind_has_parts_of_its_own(kind: OutcomeKind) -> None:
    whole = BusinessOutcome(
        outcome=kind, body=OrganisationId(new_id()), text=WORDS, day=date(2027, 3, 1), item=AgendaItemId(new_id())
    )
    own = {
        OutcomeKind.REFERRED: ("item",),
        OutcomeKind.POSTPONED: ("body", "text", "item"),
        OutcomeKind.JOINED: ("body", "text", "day"),
        OutcomeKind.ELECTED: ("day", "item"),
    }
    assert parts_beyond(whole) == own.get(kind, ("body", "text", "day", "item"))
    assert parts_beyond(BusinessOutcome(outcome=kind)) == ()


def test_a_rejected_or_an_open_adjournment_adjourns_nothing() -> None:
    adjournment = DecisionKind.ADJOURNMENT
    assert adjourns(decided(adjournment))
    assert adjourns(decided(adjournment, DecisionResult.MAJORITY), counted=True)
    assert not adjourns(decided(adjournment, DecisionResult.REJECTED), counted=True)
    assert not adjourns(decided(adjournment), counted=True)
    assert not adjourns(decided(DecisionKind.DECISION, DecisionResult.MAJORITY))


def test_a_decision_without_result_says_nothing_of_its_item() -> None:
    assert says_of_item(decided()) == frozenset()
    assert says_of_item(decided(result=DecisionResult.CONSENSUS)) == {OutcomeKind.ADOPTED}
    assert says_of_item(decided(DecisionKind.NOTING)) == {OutcomeKind.NOTED}
    assert says_of_item(decided(DecisionKind.OPINION, DecisionResult.REJECTED)) == {OutcomeKind.REJECTED}


def test_nothing_is_both_rejected_and_adopted() -> None:
    adopted, rejected = BusinessOutcome(outcome=OutcomeKind.AMENDED), BusinessOutcome(outcome=OutcomeKind.REJECTED)
    assert contradicts(adopted, DecisionResult.REJECTED)
    assert contradicts(rejected, DecisionResult.UNANIMOUS)
    assert not contradicts(rejected, DecisionResult.REJECTED)
    assert not contradicts(adopted, DecisionResult.MAJORITY)
    assert not contradicts(None, DecisionResult.REJECTED)
    assert not contradicts(rejected, None)
    settled = BusinessOutcome(outcome=OutcomeKind.SETTLED)
    assert contradicts(settled, None, counted=True)
    assert not contradicts(settled, DecisionResult.CONSENSUS)


def test_an_outcome_is_said_where_it_says_more_than_the_decision() -> None:
    taken = decided(DecisionKind.OPINION, DecisionResult.MAJORITY)

    def adds(kind: OutcomeKind, day: date | None = None) -> bool:
        return adds_to_decision(NamedOutcome(outcome=BusinessOutcome(outcome=kind, day=day)), taken)

    assert not adds(OutcomeKind.ADVISED)
    assert not adds(OutcomeKind.ADOPTED)
    assert adds(OutcomeKind.AMENDED)
    assert adds(OutcomeKind.POSTPONED, day=date(2027, 3, 1))


def test_of_an_open_or_a_rejected_decision_an_adoption_says_more() -> None:
    adopted = NamedOutcome(outcome=BusinessOutcome(outcome=OutcomeKind.ADOPTED))
    for result in (None, DecisionResult.REJECTED):
        assert adds_to_decision(adopted, decided(result=result))
