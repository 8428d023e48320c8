"""Where do moves lead, and how else can they be read where several offices moved on from one state?"""

from datetime import date
from uuid import UUID

from ctj_desktop.services.steps.chains import Moved, end_of_chain, left_over, ways


def moved(number: int, day: int, before: str, after: str) -> Moved[str]:
    return Moved(UUID(int=number), date(2027, 3, day), before, after)


A1, A2 = moved(1, 1, "open", "begun"), moved(4, 4, "begun", "done")
B1, C1 = moved(2, 2, "open", "void"), moved(3, 3, "begun", "void")


def numbers(*moves: Moved[str]) -> list[int]:
    return [move.id.int for move in moves]


def test_without_moves_there_is_no_way_and_the_state_is_the_first() -> None:
    assert end_of_chain([], "open") == "open"
    assert ways([], "open") == []
    assert ways([A2], "open") == [], "what it follows on has not come yet"
    assert left_over([A2], "open") == [A2]


def test_one_office_alone_went_one_way() -> None:
    (way,) = ways([A2, A1], "open")
    assert (numbers(*way.counted), way.aside, way.last) == ([1, 4], (), A2)


def test_each_office_is_a_way_of_its_own_from_where_it_left() -> None:
    stands, second, third = ways([A1, A2, moved(5, 5, "open", "later"), C1, B1], "open")
    assert (numbers(*stands.counted), numbers(*stands.aside)) == ([1, 3], [2, 4, 5])
    assert {second.last.to_state, third.last.to_state} == {"done", "later"}
    assert all(len(way.counted) + len(way.aside) == 5 for way in (stands, second, third))
    for way in (second, third):
        assert end_of_chain(way.counted, "open") == way.last.to_state
        assert left_over(way.counted, "open") == []


def test_who_came_to_the_same_did_not_move_apart() -> None:
    same = moved(6, 6, "open", "done")
    assert len(ways([A1, A2, same], "open")) == 1
    assert len(ways([A1, A2, same], "open", lambda one, other: one.on == other.on)) == 2


def test_a_state_that_comes_twice_is_left_from_where_the_day_says() -> None:
    back = moved(7, 5, "begun", "open")
    other = moved(8, 6, "open", "void")
    again = moved(9, 6, "open", "done")
    stands, second = ways([A1, back, other, again], "open")
    assert (numbers(*stands.counted), numbers(*second.counted)) == ([1, 7, 8], [1, 7, 9])
    late = moved(3, 2, "begun", "gone")
    assert [numbers(*way.counted) for way in ways([A1, A2, late], "open")] == [[1, 3], [1, 4]]


def test_what_cannot_follow_in_the_order_of_days_is_no_way() -> None:
    """It left from a state that was reached only later by the others: nobody can choose it."""
    early = moved(1, 1, "done", "closed")
    (way,) = ways([early, moved(2, 2, "open", "begun"), moved(3, 3, "begun", "open")], "open")
    assert numbers(*way.aside) == [1]
