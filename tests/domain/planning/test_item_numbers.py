"""What was sent keeps its number; what came between gets one of its own, which no other has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.planning.item_numbers import as_written, in_sequence
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from tests.domain.builders import an_item


def shown(items: list[AgendaItem]) -> list[str]:
    return [row.shown_number for row in agenda(items).rows]


def in_order(*numbers: str | None) -> list[AgendaItem]:
    return [an_item(number=number, position=f"{place:03}") for place, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ([None, None], ["1", "2"]),
        (["1", None, "2"], ["1", "1 bis", "2"]),
        (["1", None, None, "2", None], ["1", "1 bis", "1 ter", "2", "3"]),
        (["1", "1 bis", None, "2"], ["1", "1 bis", "1 ter", "2"]),
        (["1", None, "1 bis", "2"], ["1", "1 ter", "1 bis", "2"]),
        ([None, "1", "2"], ["3", "1", "2"]),
        (["1", "2", "5", None], ["1", "2", "5", "6"]),
        (["A", None, "2"], ["A", "3", "2"]),
    ],
)
def test_a_late_item_gets_the_number_of_its_place(sent: list[str | None], seen: list[str]) -> None:
    assert shown(in_order(*sent)) == seen


def test_a_level_counts_for_itself() -> None:
    first, second = an_item(number="1", position="A"), an_item(number="2", position="C")
    parts = [an_item(number=number, parent=first, position=f"B{place}") for place, number in enumerate(("1.1", "1.2"))]
    between = an_item(parent=first, position="B01")
    late = an_item(position="B")
    below = an_item(parent=late, position="A")
    new = an_item(parent=second, position="A")
    items = [first, *parts, between, late, below, second, new]
    assert shown(items) == ["1", "1.1", "1.1 bis", "1.2", "1 bis", "1 bis.1", "2", "2.1"]


def test_after_the_tenth_form_the_next_free_number_comes() -> None:
    assert shown(in_order("1", *[None] * 10, "2"))[-3:] == ["1 decies", "3", "2"]


@pytest.mark.parametrize(
    ("sent", "rising"),
    [
        (["1", None, "2", None], True),
        (["1", "4", "7"], True),
        ([None, "1"], False),
        (["2", "1"], False),
        (["1", "1 ter", "1 bis"], False),
        (["1", "A"], False),
        ([None, None], False),
    ],
)
def test_what_was_sent_is_in_order_or_not(sent: list[str | None], *, rising: bool) -> None:
    assert in_sequence(in_order(*sent)) is rising


def test_a_part_that_went_under_another_item_is_out_of_order() -> None:
    first, second = an_item(number="1", position="A"), an_item(number="2", position="B")
    assert in_sequence([first, an_item(number="1.1", parent=first), second])
    assert not in_sequence([first, second, an_item(number="1.1", parent=second)])


@pytest.mark.parametrize(
    ("typed", "written"),
    [("3", "3"), ("3bis", "3 bis"), (" 3 BIS ", "3 bis"), ("3bis.2ter", "3 bis.2 ter"), ("3 foo", "3 foo"), ("A", "A")],
)
def test_a_number_is_found_however_its_parts_stand_apart(typed: str, written: str) -> None:
    assert as_written(typed) == written


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=25))
def test_no_number_is_given_twice(plan: list[tuple[bool, int]]) -> None:
    items: list[AgendaItem] = []
    tops: list[AgendaItem] = []
    for place, (sub, of) in enumerate(plan):
        parent = tops[of % len(tops)] if sub and tops else None
        item = an_item(parent=parent, position=f"{place:03}")
        items.append(item)
        tops += [] if parent else [item]
    frozen = {row.item.id: row.number for row in agenda(items).rows}
    known = [replace(item, number=frozen[item.id] if at % 3 else None) for at, item in enumerate(items)]
    given_to = shown(known)
    if any(item.number for item in known):
        assert len(set(given_to)) == len(given_to)
