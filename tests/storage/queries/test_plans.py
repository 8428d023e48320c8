"""Do the screens' queries find their rows by an index, whatever the file holds? Plans are asserted, not times."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import CommitteeId, MeetingId, PersonId, uuid7
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.record_order import record_keys
from ctj_desktop.services.meetings.lists import Meetings, find_meetings, meeting_lines
from ctj_desktop.services.membership.half_circle import days_of_change
from ctj_desktop.services.membership.lists import person_keys, person_lines, seats_on
from ctj_desktop.services.minutes.lists import DecisionFilter, decision_keys, decision_lines
from ctj_desktop.services.minutes.task_lists import TaskFilter, forked_states, task_keys, task_lines, waiting_tasks
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.workspace.today import today
from ctj_desktop.storage.file.connection import Connection, QueryResult
from ctj_desktop.storage.queries.agenda import items_with_papers
from ctj_desktop.storage.queries.attendance import stays_of
from ctj_desktop.storage.queries.membership.likeness import persons_with_parts, rows_like
from ctj_desktop.storage.queries.membership.radar import mandates_of_radar, offices_of_radar, seats_of_radar
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save

DAY: Final = date(2027, 2, 24)
FR: Final = load_translator("fr_CH")
NOBODY: Final = uuid7()
COMMITTEE, MEETING, PERSON = CommitteeId(NOBODY), MeetingId(NOBODY), PersonId(NOBODY)
Screen = Callable[[Store], object]


def lines_of_meetings(store: Store) -> object:
    """A page of the list of meetings."""
    return meeting_lines(store, Meetings((), {}), [NOBODY.bytes])


WINDOWS: Final = frozenset({f"(subquery-{number})" for number in range(2, 9)})
"""What a window function goes over: the moves in their order, each beside the one before."""
OF_TODAY: Final = (
    WINDOWS
    | frozenset(
        {
            "c",
            "d",
            "k",
            "n",
            "call",
            "mandate",
            "office_held",
            "bundle_log",
            "pending_bundle",
            "peer",
            "row_meta",
            "committee",
            "informed_body",
            "extract",
            "circulation",
            "requested_opinion",
            "restricted_requested_opinion",
            "strategy",
        }
    )
    | frozenset({"p", "m", "held", "role", "working_group_member"})
)
"""Committees, calls, versions of the strategy, bodies to be informed, opinions asked for and decisions by circulation
are few; who is invited is read from all mandates, as for any composition. Whose contact is to be looked at again is
asked of all persons, with all that they ever held. Which extracts wait is asked of all of them, and no record is read
of the others; conditions, instalments and decisions on projects likewise."""
DECLARED_SAME: Final = frozenset({"same_as"})
"""Records that a person declared to be the same are few, and every list of them shows one."""
OF_A_FEW: Final = frozenset({"a", "s"})
"""What a query works out first, and then finds by an index of its own."""
# Each screen with the tables it shows whole: those it must read from end to end.
SCREENS: Final[Mapping[str, tuple[Screen, frozenset[str]]]] = {
    "meetings": (lambda store: find_meetings(store), frozenset({"m", "v"})),
    "meetings of a committee": (lambda store: find_meetings(store, COMMITTEE), frozenset({"m"})),
    "meetings with words": (lambda store: find_meetings(store, None, "verger obst"), frozenset({"v", "found"})),
    "lines of meetings": (lambda store: lines_of_meetings(store), frozenset({"json_each"})),
    "tasks": (lambda store: ends(store, "task", "open"), frozenset({"v"})),
    "tasks of a committee": (lambda store: ends(store, "task", "open", COMMITTEE), frozenset()),
    "projects of a committee": (lambda store: ends(store, "project", None, COMMITTEE), frozenset()),
    "persons": (lambda store: person_keys(store, DAY), frozenset({"p"})),
    "persons in office": (lambda store: person_keys(store, DAY, COMMITTEE, in_office=True), frozenset({"m", "p"})),
    "persons with words": (lambda store: person_keys(store, DAY, None, "maire pont"), frozenset({"found"})),
    "lines of persons": (lambda store: person_lines(store, DAY, [NOBODY.bytes]), frozenset({"json_each"})),
    "names of persons": (lambda store: record_keys(store, FR, "person", DAY, among={}), frozenset({"k", "committee"})),
    "names of mandates": (
        lambda store: record_keys(store, FR, "mandate", DAY, among={}),
        frozenset({"k", "committee"}),
    ),
    "composition": (lambda store: seats_on(store, DAY), frozenset({"s"})),
    "some seats": (lambda store: seats_on(store, DAY, only=[NOBODY]), frozenset({"json_each"})),
    "days on which a committee changes": (lambda store: days_of_change(store, COMMITTEE), frozenset({"m"})),
    "history": (  # the partners, by whose names it says who did something, are few
        lambda store: happened(store),
        frozenset({"peer"}),
    ),
    "history of a record": (lambda store: happened(store, NOBODY), frozenset()),
    "papers of an agenda": (lambda store: items_with_papers(store, MEETING), frozenset()),
    "attendance of a meeting": (lambda store: stays_of(store, MEETING), frozenset()),
    "today": (lambda store: today(store, DAY), OF_TODAY),
    "today of a committee": (lambda store: today(store, DAY, COMMITTEE), OF_TODAY),
    "search": (lambda store: store.search("verger obst"), frozenset()),
    "decisions": (lambda store: decision_keys(store, None, DecisionFilter()), frozenset({"d"})),
    "decisions of a committee": (lambda store: decision_keys(store, COMMITTEE, DecisionFilter(year=2027)), frozenset()),
    "lines of decisions": (lambda store: decision_lines(store, [NOBODY.bytes]), frozenset({"json_each"})),
    "tasks of all": (lambda store: task_keys(store, None, TaskFilter(), DAY, {}), frozenset({"t", "json_each"})),
    "open tasks": (lambda store: task_keys(store, COMMITTEE, TaskFilter(), DAY, {}), frozenset({"json_each"})),
    "lines of tasks": (lambda store: task_lines(store, [NOBODY.bytes], DAY, {}), frozenset({"json_each"})),
    "tasks moved apart": (lambda store: forked_states(store, COMMITTEE), WINDOWS),
    "somebody like a new person": (
        lambda store: rows_like(store, "person", ("maire", "anne"), ("a@b.ch",), ("5550007",)),
        frozenset({"person", "(subquery-3)"}),
    ),
    "a body like a new one": (
        lambda store: rows_like(store, "organisation", ("commune",), (), ("5550007",)),
        frozenset({"organisation", "(subquery-3)"}),
    ),
    "persons by parts of their names": (lambda store: persons_with_parts(store, "ma po", 5), frozenset()),
    "radar": (
        lambda store: (
            seats_of_radar(store, COMMITTEE, DAY),
            mandates_of_radar(store, COMMITTEE, DAY, DAY),
            offices_of_radar(store, COMMITTEE, DAY, DAY),
        ),
        frozenset({"s", "m", "h"}),
    ),
    "tasks that wait": (lambda store: waiting_tasks(store, COMMITTEE, DAY), WINDOWS),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with a little of what the screens show."""
    with a_store(tmp_path / "plans.ctj") as made:
        committee = a_committee()
        meeting = a_meeting(committee)
        save(made, committee, meeting, an_item(meeting, "Verger", "Obstgarten"))
        yield made


def asked(store: Store, monkeypatch: pytest.MonkeyPatch, screen: Screen) -> list[tuple[str, object]]:
    """What a screen asks the file."""
    heard: list[tuple[str, object]] = []
    run = Connection.run

    def listen(self: Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> QueryResult:
        heard.append((sql, parameters))
        return run(self, sql, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "run", listen)
        screen(store)
    return [(sql, parameters) for sql, parameters in heard if sql.lstrip().startswith(("SELECT", "WITH"))]


def plan(store: Store, sql: str, parameters: object) -> list[str]:
    rows = store.connection.raw.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
    return [str(row[3]) for row in rows]


def reads_all(line: str) -> str | None:
    """The table a step reads from end to end; a full-text match and an index made for a few rows are none."""
    words = line.split()
    if words[0] != "SCAN" or "VIRTUAL TABLE" in line or words[1] in ("CONSTANT", "(subquery-1)", "(subquery-2)"):
        return None
    few = ("ix_agenda_item_untitled", "ix_changeset_hlc")
    return None if any(name in line for name in few) else words[1]


@pytest.mark.parametrize("name", list(SCREENS))
def test_no_screen_reads_more_than_it_shows(store: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    screen, whole = SCREENS[name]
    queries = asked(store, monkeypatch, screen)
    assert queries
    for sql, parameters in queries:
        steps = plan(store, sql, parameters)
        assert {table for step in steps if (table := reads_all(step))} <= whole | DECLARED_SAME, (sql, steps)
        assert not [step for step in steps if "AUTOMATIC" in step and not OF_A_FEW & {*step.split()}], (sql, steps)


def test_a_scan_is_noticed(store: Store) -> None:
    steps = plan(store, "SELECT id FROM person WHERE work_phone = ?", ("1",))
    assert [reads_all(step) for step in steps] == ["person"]


def test_a_single_letter_is_a_word(store: Store) -> None:
    assert store.search("v") == []
    assert [hit.title for hit in store.search("ve")] == ["Verger"]
    assert isinstance(store.search("ve")[0].id, UUID)


def test_items_are_counted_in_the_index_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [step for sql, given in asked(store, monkeypatch, lines_of_meetings) for step in plan(store, sql, given)]
    assert any("COVERING INDEX ix_agenda_item_meeting_deleted" in step for step in steps)


def test_nothing_written_is_like_nobody(store: Store) -> None:
    assert rows_like(store, "person", (), (), ()) == []
    assert persons_with_parts(store, "", 5) == []
