"""What do the lists, the search and a meeting cost when a file holds years of several territories?

`CTJ_BENCH_SIZE=20x8` makes the size that must hold (some minutes); `CTJ_BENCH_FILE` takes a sample that is there.
"""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.projects import StageRole
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings.lists import find_meetings, meeting_lines
from ctj_desktop.services.membership.lists import person_keys, person_lines, seats_on
from ctj_desktop.services.membership.radar import radar
from ctj_desktop.services.minutes.lists import DecisionFilter, decision_keys, decision_lines
from ctj_desktop.services.minutes.task_lists import TaskFilter, Which, forked_states, task_keys, waiting_tasks
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.projects.lists import board_lines, read_standing
from ctj_desktop.services.projects.stages.deadlines import days_of_projects
from ctj_desktop.services.strategy.lists import strategy_list
from ctj_desktop.services.workspace.sample import TODAY, make_sample
from ctj_desktop.storage.queries.agenda import items_with_papers
from ctj_desktop.storage.queries.projects import ProjectFilter
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure, measure

SIZE: Final = "5x4"
DAY: Final = date.fromisoformat(TODAY)
SEARCHES: Final = {
    "one word": "verger",
    "three words": "projet avis comité",
    "a prefix": "obst",
    "a very common word": "de",
    "two letters": "co",
    "one letter": "a",
}


def figures(folder: Path) -> Iterator[Figure]:
    """The lists of the window, the search, and some lists of the command line."""
    given = os.environ.get("CTJ_BENCH_FILE")
    if given:
        with Store.open(Path(given), read_only=True) as store:
            yield from _of(store)
        return
    years, territories = (int(part) for part in os.environ.get("CTJ_BENCH_SIZE", SIZE).split("x"))
    start = time.perf_counter()
    with make_sample(folder / "scale.ctj", years=years, territories=territories) as store:
        yield _making(store, time.perf_counter() - start)
        yield from _of(store)


def _making(store: Store, seconds: float) -> Figure:
    """The whole sample, beside its row changes at the aim of the product: 500,000 in four minutes."""
    changes = int(store.connection.run("SELECT count(*) FROM touched").scalar() or 0)
    return Figure(
        f"making a sample of {changes:,} row changes",
        seconds * 1000,
        "500,000 in 4 minutes",
        changes * 240_000 / 500_000,
        1,
        "ratio <= 1",
    )


def _of(store: Store) -> Iterator[Figure]:
    committee = store.all(Committee, code="MOC")[0].id
    meeting = store.all(Meeting, committee=committee, order="on")[-2].id
    found = find_meetings(store)
    yield _list(store, "meetings, all", lambda: find_meetings(store), "meeting")
    yield _list(store, "meetings, a page", lambda: meeting_lines(store, found, found.keys[:64]), "meeting")
    yield _list(store, "meetings, with words", lambda: find_meetings(store, None, "verger"), "meeting")
    persons = person_keys(store, DAY)
    yield _list(store, "persons, all", lambda: person_keys(store, DAY), "person")
    yield _list(store, "persons, a page", lambda: person_lines(store, DAY, persons[:64]), "person")
    yield _list(store, "persons, in office", lambda: person_keys(store, DAY, committee, in_office=True), "mandate")
    yield _list(store, "persons, with words", lambda: person_keys(store, DAY, None, "contact"), "person")
    yield _list(store, "composition, all", lambda: seats_on(store, DAY), "seat")
    yield _list(store, "radar, all", lambda: list(radar(store, None, DAY).lines), "mandate")
    yield from _registers(store)
    yield from _projects(store)
    yield _list(store, "history, newest 200", lambda: happened(store), "(SELECT * FROM changeset LIMIT 200)")

    def open_meeting() -> None:
        store.all(AgendaItem, meeting=meeting)
        items_with_papers(store, meeting)

    yield _list(store, "agenda of a meeting", open_meeting, "(SELECT * FROM agenda_item LIMIT 20)")
    for what, words in SEARCHES.items():
        yield _search(store, what, words)
    for kind in ("tasks", "projects"):
        act = _rows(store, kind, ListFilter(committee=committee))
        yield _list(store, f"ctj list {kind}, one committee", act, kind.removesuffix("s"), aim="")


def _registers(store: Store) -> Iterator[Figure]:
    """The keys of a list, and one page of its lines."""
    opened = decision_keys(store, None, DecisionFilter())

    def decisions(words: str = "") -> Callable[[], object]:
        return lambda: decision_keys(store, None, DecisionFilter(words=words))

    def tasks(which: Which, words: str = "") -> Callable[[], object]:
        return lambda: task_keys(store, None, TaskFilter(which=which, words=words), DAY, {})

    yield _list(store, "decisions, all", decisions(), "decision")
    yield _list(store, "decisions, with two letters", decisions("le"), "decision")
    yield _list(store, "decisions, a page of lines", lambda: decision_lines(store, opened[:64]), "decision")
    yield _list(store, "tasks, open", tasks(Which.OPEN), "task")
    yield _list(store, "tasks, all with two letters", tasks(Which.ALL, "le"), "task")
    yield _list(store, "tasks moved apart", lambda: forked_states(store, None), "task_move")
    yield _list(store, "tasks that wait", lambda: waiting_tasks(store, None, DAY), "task")
    yield _list(store, "strategy", lambda: strategy_list(store), "action")


def _projects(store: Store) -> Iterator[Figure]:
    """The board of the route with the most open projects, and a month of their deadlines."""
    standing = read_standing(store)
    counts = standing.open_by_route()
    wanted = ProjectFilter(pipeline=max((one.id for one in standing.routes.pipelines), key=lambda one: counts[one]))
    active, month = standing.in_role(StageRole.ACTIVE), (DAY.replace(day=1), days_later(DAY.replace(day=1), 35))
    yield _list(store, "where all projects stand", lambda: read_standing(store), "project_move")
    yield _list(store, "board of projects", lambda: board_lines(store, standing, active, DAY, wanted), "project")
    yield _list(store, "deadlines of projects, a month", lambda: days_of_projects(store, *month), "project")


def _rows(store: Store, kind: str, wanted: ListFilter) -> Callable[[], object]:
    return lambda: rows_of(store, kind, wanted)


def _list(store: Store, name: str, act: Callable[[], object], source: str, *, aim: str = "<= 100 ms") -> Figure:
    """Beside every row of the list's main table, read and thrown away."""
    count = int(store.connection.run(f"SELECT count(*) FROM {source}").scalar() or 0)

    def bare() -> None:
        store.connection.run(f"SELECT * FROM {source}").all()

    return measure(f"{name} ({count:,} rows in the table)", act, "bare SELECT", bare, rounds=7, aim=aim)


def _search(store: Store, what: str, words: str) -> Figure:
    def bare() -> None:
        store.connection.run("SELECT rowid FROM search_text LIMIT 50").all()

    return measure(f"search, {what}", lambda: store.search(words), "bare SELECT", bare, rounds=15, aim="<= 50 ms")
