"""Does every seat of a half-circle have a place of its own, by side and by college?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held, SideShare
from ctj_desktop.domain.half_circle.layout import SMALLEST, layout
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual


def seat(number: int, side: Side, college: str = "") -> CircleSeat:
    """A seat that is held."""
    return CircleSeat(
        key=UUID(int=number),
        mark=str(number),
        side=side,
        held=Held.FILLED,
        chairs=False,
        label=NO_TEXT,
        college=Bilingual.of(college),
        holder="X",
        until=None,
    )


def test_seats_stand_from_left_to_right_and_never_over_each_other() -> None:
    for count in (1, 2, 11, 30):
        seats = [seat(n, Side.FR if n <= count // 2 else Side.CH, f"C{n // 4}") for n in range(1, count + 1)]
        placed = layout(seats, seats[:3], 640, 268)
        rights = [spot.x for spot in placed.voting]
        assert rights == sorted(rights)
        assert all(spot.x - spot.size / 2 >= 0 and spot.x + spot.size / 2 <= 640 for spot in placed.voting)
        assert all(spot.y - spot.size / 2 >= 0 and spot.y + spot.size / 2 <= 268 for spot in placed.voting)
        for one, other in zip(placed.voting, placed.voting[1:], strict=False):
            apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert apart >= min(one.size, SMALLEST) * 0.9


def test_the_axis_stands_between_the_sides_and_a_committee_of_one_side_has_none() -> None:
    both = layout([seat(1, Side.FR), seat(2, Side.FR), seat(3, Side.CH)], [], 640, 268)
    assert both.axis is not None
    assert both.axis < 90
    assert layout([seat(1, Side.FR), seat(2, Side.FR)], [], 640, 268).axis is None


def test_a_college_has_an_arc_over_its_seats_and_seats_without_one_have_none() -> None:
    seats = [seat(1, Side.FR, "A"), seat(2, Side.FR, "A"), seat(3, Side.FR), seat(4, Side.CH, "A")]
    placed = layout(seats, [], 640, 268)
    assert len(placed.colleges) == 2
    assert all(arc.end > arc.start for arc in placed.colleges)
    assert placed.colleges[0].start > placed.colleges[1].end


def test_one_seat_stands_in_the_middle_and_a_committee_without_any_is_empty() -> None:
    [alone] = layout([seat(1, Side.FR)], [], 640, 268).voting
    assert alone.x == 320
    empty = layout([], [seat(1, Side.FR)], 640, 268)
    assert (empty.voting, len(empty.advisory), empty.axis) == ((), 1, None)


def test_of_a_committee_the_seats_that_are_held_are_those_of_its_sides() -> None:
    sides = (SideShare(side=Side.FR, held=2, seats=3), SideShare(side=Side.CH, held=1, seats=1))
    shown = HalfCircle(day=date(2027, 1, 1), voting=(), advisory=(), sides=sides, quorum=0, of_sides={}, endings=())
    assert shown.held == 3


def test_marks_are_left_out_where_one_seat_lies_on_the_next() -> None:
    for count, crowded in ((60, False), (300, True)):
        assert layout([seat(number, Side.CH) for number in range(count)], (), 600, 260).crowded is crowded
