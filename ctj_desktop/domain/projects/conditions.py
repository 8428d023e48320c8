"""How does a condition stand on a day: open, overdue, met, or dropped?"""

from datetime import date
from enum import Enum

from ctj_desktop.domain.records.project_work import Condition


class ConditionState(Enum):
    """How it stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    MET = "met"
    DROPPED = "dropped"

    @property
    def waited_for(self) -> bool:
        """Whether it is still to be met."""
        return self in (ConditionState.OPEN, ConditionState.OVERDUE)


def condition_state(condition: Condition, today: date) -> ConditionState:
    """Whoever met it late met it; the last day itself is not late."""
    if condition.fulfilled_on is not None:
        return ConditionState.MET
    if condition.dropped_on is not None:
        return ConditionState.DROPPED
    late = condition.due is not None and condition.due < today
    return ConditionState.OVERDUE if late else ConditionState.OPEN
