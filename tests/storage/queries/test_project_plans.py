"""Do the board and the list of projects find their rows by an index? Plans are asserted, not times."""

import pytest

from ctj_desktop.domain.ids import ProjectId, StrategyId, TerritoryId, uuid7
from ctj_desktop.domain.records.people import Side
from ctj_desktop.storage.queries.projects import (
    Concerned,
    ProjectFilter,
    ProjectOrder,
    agenda_places,
    moves_of,
    project_rows,
    sorted_numbers,
)
from ctj_desktop.storage.queries.strategy import on_their_way, served_actions
from ctj_desktop.storage.store import Store
from tests.storage.queries.test_plans import DAY, NOBODY, Screen, asked, plan, reads_all, store

__all__ = ["store"]

WANTED = ProjectFilter(words="verger obst", territory=TerritoryId(uuid7()), side=Side.FR, only=(uuid7(),))
LAST_MOVE = "v"
"""One row for each project, found by an index."""
ALL = Concerned(unfiled=[1], undecided=[1], unreported=[1])
SCREENS: dict[str, tuple[Screen, frozenset[str]]] = {
    "lines": (lambda s: project_rows(s, [1, 2], DAY, ALL), frozenset({"shown", "json_each", LAST_MOVE})),
    "open ones": (
        lambda s: sorted_numbers(s, ProjectFilter(), ProjectOrder.NUMBER, DAY, [1, 2], ALL),
        frozenset({"json_each"}),
    ),
    "by deadline": (
        lambda s: sorted_numbers(s, ProjectFilter(), ProjectOrder.DEADLINE, DAY, [1, 2], ALL),
        frozenset({"json_each", LAST_MOVE}),
    ),
    "filtered": (
        lambda s: sorted_numbers(s, WANTED, ProjectOrder.EUR, DAY, [1, 2], ALL),
        frozenset({"json_each", "j"}),
    ),
    "moves": (lambda s: moves_of(s, ProjectId(NOBODY)), frozenset()),
    "coverage of the strategy": (  # every link is looked at, as every project counts
        lambda s: served_actions(s, StrategyId(NOBODY)),
        frozenset({"l"}),
    ),
    "on their way": (lambda s: on_their_way(s, [NOBODY.bytes]), frozenset({"given", LAST_MOVE})),
    "meetings": (lambda s: agenda_places(s, ProjectId(NOBODY)), frozenset()),
}


@pytest.mark.parametrize("name", list(SCREENS))
def test_no_query_reads_more_than_it_shows(store: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    screen, whole = SCREENS[name]
    queries = asked(store, monkeypatch, screen)
    assert queries
    for sql, parameters in queries:
        steps = plan(store, sql, parameters)
        assert {table for step in steps if (table := reads_all(step))} <= whole, (sql, steps)
