"""What may an outcome say, what does a decision say by itself, and when do the two contradict each other?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import BusinessOutcome, OutcomeKind
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, DecisionResult
from ctj_desktop.domain.texts import NO_TEXT, Bilingual

WHOM: Final = ("body", "person", "text")
"""Parts that name somebody."""
PARTS: Final[Mapping[OutcomeKind, tuple[str, ...]]] = {
    OutcomeKind.REFERRED: (*WHOM, "day"),
    OutcomeKind.POSTPONED: ("day",),
    OutcomeKind.JOINED: ("item",),
    OutcomeKind.ELECTED: WHOM,
}
"""What an outcome says beside its kind; the others say nothing more."""
SAID_BY_KIND: Final[Mapping[DecisionKind, OutcomeKind]] = {
    DecisionKind.NOTING: OutcomeKind.NOTED,
    DecisionKind.OPINION: OutcomeKind.ADVISED,
    DecisionKind.ELECTION: OutcomeKind.ELECTED,
    DecisionKind.ADJOURNMENT: OutcomeKind.POSTPONED,
}
"""What a decision of that kind says by itself, unless it was rejected."""


class NamedOutcome(NamedValue):
    """An outcome with what it refers to as papers and screens name it: to or of whom, and the number of the item."""

    outcome: BusinessOutcome
    whom: Bilingual = NO_TEXT
    number: str = ""


def parts_beyond(outcome: BusinessOutcome) -> tuple[str, ...]:
    """The parts that are filled in and that an outcome of this kind has not."""
    taken = PARTS.get(outcome.outcome, ())
    return tuple(part for part in (*WHOM, "day", "item") if getattr(outcome, part) and part not in taken)


def names_somebody(outcome: BusinessOutcome) -> bool:
    """Whether it says to whom, or who: what may not leave a closed item."""
    return any(getattr(outcome, part) for part in WHOM)


def contradicts(outcome: BusinessOutcome | None, result: DecisionResult | None, *, counted: bool = False) -> bool:
    """Whether a decision cannot have both: rejected and adopted, or counted and settled without a vote."""
    if outcome is None:
        return False
    if outcome.outcome is OutcomeKind.SETTLED and counted:
        return True
    if result is DecisionResult.REJECTED:
        return outcome.outcome is not OutcomeKind.REJECTED
    return result is not None and outcome.outcome is OutcomeKind.REJECTED


def says_of_item(decision: AnyDecision, *, counted: bool = False) -> frozenset[OutcomeKind]:
    """What the record of a decision says of its item, without any outcome beside it; nothing while it is open."""
    result, said = decision.result, SAID_BY_KIND.get(decision.decision_kind, OutcomeKind.ADOPTED)
    if result is DecisionResult.REJECTED:
        return frozenset({OutcomeKind.REJECTED})
    open_still = result is None and (counted or said is OutcomeKind.ADOPTED)
    return frozenset() if open_still else frozenset({said})


def adjourns(decision: AnyDecision, *, counted: bool = False) -> bool:
    """Whether it puts its item off: an adjournment that was neither rejected nor is waiting for its result."""
    return OutcomeKind.POSTPONED in says_of_item(decision, counted=counted)


def adds_to_decision(named: NamedOutcome, decision: AnyDecision) -> bool:
    """Whether the outcome of a decision says more than its kind and result do."""
    said = says_of_item(decision)
    if decision.result not in (None, DecisionResult.REJECTED):
        said |= {OutcomeKind.ADOPTED}
    return adds(named, said)


def adds(named: NamedOutcome, said: frozenset[OutcomeKind]) -> bool:
    """Whether it says more than what is said already."""
    return named.outcome.outcome not in said or names_somebody(named.outcome) or named.outcome.day is not None
