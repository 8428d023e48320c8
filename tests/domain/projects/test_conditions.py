"""Is a condition late only after its last day, and never once it was met?"""

from datetime import date, timedelta
from uuid import UUID

from ctj_desktop.domain.ids import ConditionId, HomeId, ProjectId
from ctj_desktop.domain.projects.conditions import ConditionState, condition_state
from ctj_desktop.domain.records.project_work import Condition
from tests.office import text

DAY, KEY = date(2027, 3, 12), UUID(int=1)


def state(due: date | None = None, met: date | None = None, dropped: date | None = None) -> ConditionState:
    made = Condition(
        id=ConditionId(KEY),
        home=HomeId(KEY),
        project=ProjectId(KEY),
        text=text("x"),
        due=due,
        fulfilled_on=met,
        dropped_on=dropped,
    )
    return condition_state(made, DAY)


def test_a_condition_is_late_from_the_day_after_its_last() -> None:
    assert state() is ConditionState.OPEN
    assert state(due=DAY) is ConditionState.OPEN
    assert state(due=DAY - timedelta(days=1)) is ConditionState.OVERDUE
    assert state(due=DAY - timedelta(days=1)).waited_for


def test_what_was_met_or_dropped_is_never_late() -> None:
    before = DAY - timedelta(days=9)
    assert state(due=before, met=DAY) is ConditionState.MET
    assert state(due=before, dropped=DAY) is ConditionState.DROPPED
    assert not state(due=before, met=DAY).waited_for
