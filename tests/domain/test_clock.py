"""Every item stands exactly once on the clock, whatever the tree looks like."""

from datetime import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.clock import Agenda, agenda, beyond_end
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from tests.domain.builders import an_item

NINE = time(9, 0)


def lines(result: Agenda) -> list[tuple[str, str, str | None]]:
    """Number, title and clock time of each row."""
    return [
        (row.number, row.item.title.fr.text, row.starts.isoformat("minutes") if row.starts else None)
        for row in result.rows
    ]


def codes(result: Agenda) -> list[str]:
    return [finding.code for finding in result.findings]


def test_items_are_numbered_and_timed_in_order() -> None:
    first, second = an_item("Accueil", 10, position="A"), an_item("Projets", position="B")
    a, b = an_item("Marché", 20, parent=second, position="K"), an_item("Bus", 15, parent=second, position="M")
    last = an_item("Divers", 5, position="C")
    result = agenda([last, b, second, a, first], NINE)
    assert lines(result) == [
        ("1", "Accueil", "09:00"),
        ("2", "Projets", "09:10"),
        ("2.1", "Marché", "09:10"),
        ("2.2", "Bus", "09:30"),
        ("3", "Divers", "09:45"),
    ]
    assert (result.minutes, result.ends, result.exact, codes(result)) == (50, time(9, 50), True, [])
    assert result.row(second.id).minutes == 35  # type: ignore[union-attr]


def test_a_time_given_to_the_whole_wins_over_the_parts() -> None:
    whole = an_item("Projets", 30, position="A")
    parts = [an_item("Un", 20, parent=whole), an_item("Deux", 20, parent=whole)]
    result = agenda([whole, *parts, an_item("Divers", 5, position="B")], NINE)
    assert [line[2] for line in lines(result)] == ["09:00", "09:00", "09:20", "09:30"]
    assert result.findings[0].data == {"item": str(whole.id), "minutes": 30, "parts": 40}


def test_an_item_without_minutes_makes_what_follows_not_before() -> None:
    items = [an_item("Un", 10), an_item("Deux"), an_item("Trois", 10)]
    result = agenda(items, NINE)
    assert [(row.starts, row.exact) for row in result.rows] == [
        (NINE, True),
        (time(9, 10), True),
        (time(9, 10), False),
    ]
    assert not result.exact
    assert codes(result) == ["agenda.no_minutes"]


def test_a_part_without_minutes_makes_what_follows_not_before() -> None:
    whole = an_item("Projets", position="A")
    parts = [an_item("Un", 20, parent=whole), an_item("Deux", parent=whole)]
    assert [row.exact for row in agenda([whole, *parts, an_item("Divers", 5, position="B")], NINE).rows] == [
        True,
        True,
        True,
        False,
    ]


def test_no_start_no_clock_and_past_midnight_the_clock_starts_again() -> None:
    assert agenda([an_item("Un", 10)]).rows[0].starts is None
    late = agenda([an_item("Un", 45), an_item("Deux", 30)], time(23, 30))
    assert (late.rows[1].starts, late.ends, late.minutes) == (time(0, 15), time(0, 45), 75)


def test_a_frozen_number_is_shown() -> None:
    row = agenda([an_item("Un"), an_item("Deux", number="1")]).rows[1]
    assert (row.number, row.shown_number) == ("2", "1")


def test_a_third_level_is_shown_on_the_second_and_listed() -> None:
    root = an_item("Un")
    child = an_item("Deux", parent=root)
    result = agenda([root, child, an_item("Trois", parent=child)])
    assert [row.number for row in result.rows] == ["1", "1.1", "1.2"]
    assert codes(result)[0] == "agenda.too_deep"


def test_an_item_whose_parent_is_not_here_stands_on_its_own() -> None:
    result = agenda([an_item("Un", 5, parent=an_item("ailleurs"))])
    assert [row.number for row in result.rows] == ["1"]
    assert codes(result) == ["agenda.parent_missing"]


def test_the_newest_move_that_closes_a_cycle_is_ignored() -> None:
    first = an_item("Un", 5)
    second = an_item("Deux", 5, parent=first)
    first = replace(first, parent=second.id)
    result = agenda([first, second], moved_at={first.id: 2, second.id: 1})
    assert [(row.number, row.item.id) for row in result.rows] == [("1", first.id), ("1.1", second.id)]
    assert [finding.data["item"] for finding in result.findings if finding.code == "agenda.cycle"] == [str(first.id)]
    other_way = agenda([first, second], moved_at={first.id: 1, second.id: 2})
    assert other_way.rows[0].item.id == second.id


pointers = st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 60))), max_size=10)


@given(pointers)
def test_any_tree_shows_every_item_once_in_the_same_order(tree: list[tuple[int, int | None]]) -> None:
    items = [an_item(f"{number}", minutes) for number, (_, minutes) in enumerate(tree)]
    linked: list[AgendaItem] = [
        replace(item, parent=items[parent].id) if parent < len(items) else item
        for item, (parent, _) in zip(items, tree, strict=True)
    ]
    result = agenda(linked, NINE)
    seen: list[UUID] = [row.item.id for row in result.rows]
    assert sorted(seen) == sorted(item.id for item in items)
    assert agenda(list(reversed(linked)), NINE).rows == result.rows
    assert all(row.depth <= 2 for row in result.rows)
    assert result.minutes == sum(row.minutes or 0 for row in result.rows if row.depth == 1)


@pytest.mark.parametrize(
    ("minutes", "start", "end", "exact", "beyond"),
    [
        (120, time(14, 0), time(16, 0), True, 0),
        (135, time(14, 0), time(16, 0), True, 15),
        (100, time(14, 0), time(16, 0), True, -20),
        (100, time(14, 0), time(16, 0), False, 0),
        (135, time(14, 0), time(16, 0), False, 15),
        (90, time(23, 0), time(0, 30), True, 0),
        (0, time(14, 0), time(16, 0), True, 0),
        (120, None, time(16, 0), True, 0),
        (120, time(14, 0), None, True, 0),
    ],
)
def test_an_agenda_is_held_against_the_hours_that_are_set(
    minutes: int, start: time | None, end: time | None, exact: bool, beyond: int
) -> None:
    assert beyond_end(minutes, start, end, exact=exact) == beyond
