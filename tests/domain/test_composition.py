"""The composition on any day follows from half-open dates alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.composition import Composition, composition, day_within, last_day, months_later, overlap
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import CollegeId, OfficeHeldId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, Mandate, OfficeHeld, OfficeOfCommittee, Substitution
from ctj_desktop.domain.records.people import Side
from tests.domain.builders import COMMITTEE, HOME, a_mandate, a_seat, new_id, person


def on(day: str, seats: list[object], mandates: list[Mandate], **more: int) -> Composition:
    return composition(seats, mandates, [], date.fromisoformat(day), **more)  # type: ignore[arg-type]


def found(result: Composition, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def test_a_successor_on_1_march_leaves_neither_gap_nor_overlap() -> None:
    seat = a_seat(substitution=Substitution.NONE)
    before, behind = a_mandate(seat, "2024-03-01", "2028-03-01"), a_mandate(seat, "2028-03-01")
    for day, expected in (("2028-02-28", before), ("2028-02-29", before), ("2028-03-01", behind)):
        result = on(day, [seat], [before, behind], months=0)
        assert result.seats[0].holder == expected
        assert result.findings == ()
    assert last_day(before) == date(2028, 2, 29)
    assert not overlap(before, behind)


def test_a_seat_without_a_holder_is_vacant_and_a_seat_of_another_time_is_not_there() -> None:
    seat = a_seat()
    gone, coming = a_seat(end="2027-01-01"), a_seat(start="2027-01-02")
    result = on("2027-01-01", [seat, gone, coming], [])
    assert [state.seat for state in result.seats if state.vacant] == [seat]
    assert len(result.seats) == 1
    assert found(result, "composition.vacant")[0].data == {"seat": str(seat.id)}


def test_two_holders_are_an_error_and_the_later_one_is_shown() -> None:
    seat = a_seat()
    old, new = a_mandate(seat, "2020-01-01"), a_mandate(seat, "2026-01-01")
    result = on("2027-01-01", [seat], [new, old])
    assert result.seats[0].holder == new
    assert found(result, "composition.two_holders")[0].data["count"] == 2


def test_personal_pool_and_no_substitutes() -> None:
    personal = a_seat(position="A")
    pool = [a_seat(substitution=Substitution.POOL, position=key) for key in "BC"]
    across = a_seat(substitution=Substitution.POOL, side=Side.CH, position="D")
    none = a_seat(substitution=Substitution.NONE, position="E")
    seats = [personal, *pool, across, none]
    mandates = [a_mandate(seat, "2026-01-01", substitute=True) for seat in seats]
    states = on("2027-01-01", list(seats), mandates).seats
    assert [state.substitutes for state in states] == [
        (mandates[0],),
        (mandates[1], mandates[2]),
        (mandates[1], mandates[2]),
        (mandates[3],),
        (),
    ]


def test_a_pool_is_that_of_the_college_or_of_all_of_the_side_without_one() -> None:
    """Whoever substitutes in a college stands in for a seat without one too, on the same side."""
    communes, cantons = CollegeId(new_id()), CollegeId(new_id())
    seats = [
        replace(a_seat(substitution=Substitution.POOL, side=side, position=key), college=college)
        for key, side, college in (
            *(("A", Side.FR, communes), ("B", Side.CH, communes)),
            *(("C", Side.CH, cantons), ("D", Side.CH, None)),
        )
    ]
    mandates = [a_mandate(seat, "2026-01-01", substitute=True) for seat in seats]
    first, second, third, fourth = mandates
    assert [state.substitutes for state in on("2027-01-01", list(seats), mandates).seats] == [
        (first, second),
        (first, second),
        (third,),
        (second, third, fourth),
    ]


def test_a_missing_substitute_is_listed_unless_the_seat_has_none() -> None:
    seats = [a_seat(), a_seat(substitution=Substitution.NONE)]
    mandates = [a_mandate(seat, "2026-01-01") for seat in seats]
    result = on("2027-01-01", list(seats), mandates)
    assert [f.data["seat"] for f in found(result, "composition.no_substitute")] == [str(seats[0].id)]


@pytest.mark.parametrize(
    ("end", "months", "listed"),
    [("2027-12-01", 12, True), ("2028-01-01", 12, True), ("2028-01-02", 12, False), ("2027-03-01", 1, False)],
)
def test_the_radar_lists_ends_within_the_months(end: str, months: int, listed: bool) -> None:
    seat = a_seat()
    mandate = a_mandate(seat, "2024-01-01", end)
    result = on("2027-01-01", [seat], [mandate], months=months)
    ends = found(result, "composition.ends_soon")
    assert bool(ends) is listed
    assert result.seats[0].ends == date.fromisoformat(end)
    if listed:
        assert ends[0].data["last_day"] == (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def test_the_end_of_a_seat_ends_its_holder() -> None:
    seat = a_seat(end="2027-06-01")
    state = on("2027-01-01", [seat], [a_mandate(seat, "2026-01-01", "2030-01-01")]).seats[0]
    assert state.ends == date(2027, 6, 1)


def test_voting_seats_are_counted_per_side_and_only_when_held() -> None:
    french, swiss = a_seat(), a_seat(side=Side.CH)
    advisory, empty = a_seat(capacity=Capacity.ADVISORY), a_seat(side=Side.CH)
    mandates = [a_mandate(seat, "2026-01-01") for seat in (french, swiss, advisory)]
    result = on("2027-01-01", [french, swiss, advisory, empty], mandates)
    assert (len(result.voting()), len(result.voting(Side.FR)), len(result.voting(Side.CH))) == (2, 1, 1)


def test_officers_of_the_day_and_their_ends() -> None:
    held = [
        OfficeHeld(
            id=OfficeHeldId(new_id()),
            home=HOME,
            committee=COMMITTEE,
            person=person(),
            office=OfficeOfCommittee.CO_PRESIDENT,
            side=side,
            start=date(2025, 1, 1),
            end=end,
        )
        for side, end in ((Side.FR, date(2027, 3, 1)), (Side.CH, None), (Side.CH, date(2026, 1, 1)))
    ]
    result = composition([], [], held, date(2027, 1, 1))
    assert result.officers == (held[0], held[1])
    assert found(result, "composition.office_ends_soon")[0].data["last_day"] == "2027-02-28"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2027-01-31", 1, "2027-03-01"),
        ("2027-03-01", 12, "2028-03-01"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2027-05-31", 1, "2027-07-01"),
        ("2027-03-15", 0, "2027-03-15"),
        ("9999-01-31", 12, "9999-12-31"),
        ("9999-12-31", 12, "9999-12-31"),
    ],
)
def test_months_later(day: str, months: int, expected: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(expected)


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
terms = st.lists(st.tuples(days, st.none() | st.integers(0, 500)), max_size=6)


@given(terms, days)
def test_the_holder_is_a_mandate_in_force_and_no_day_is_counted_twice(
    given_terms: list[tuple[date, int | None]], day: date
) -> None:
    seat = a_seat()
    mandates = [
        a_mandate(seat, start.isoformat(), (end and (start + timedelta(days=end)).isoformat()) or None)
        for start, end in given_terms
    ]
    in_force = [mandate for mandate in mandates if day_within(mandate, day)]
    state = composition([seat], mandates, [], day).seats[0]
    assert (state.holder in in_force) if in_force else state.vacant
    for first in in_force:
        assert all(overlap(first, second) for second in in_force)


@given(terms)
def test_overlap_means_a_common_day(given_terms: list[tuple[date, int | None]]) -> None:
    seat = a_seat()
    mandates = [
        a_mandate(seat, start.isoformat(), (start + timedelta(days=length or 1)).isoformat())
        for start, length in given_terms
    ]
    for first in mandates:
        for second in mandates:
            common = day_within(first, second.start) or day_within(second, first.start)
            assert overlap(first, second) == common
