"""Do counts by side fit the whole, and those of each side who could vote?"""

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.deciding.by_side import (
    added,
    adds_up,
    beyond,
    part_given,
    side_parts,
    votes_by_side,
    with_parts,
)
from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import PartCount, VoteCount
from tests.domain.builders import a_roll, new_id

FRENCH, SWISS = PartCount(side=Side.FR, yes=5, abstentions=1), PartCount(side=Side.CH, yes=2, no=1)
WHOLE = VoteCount(yes=7, no=1, abstentions=1, blank=1, parts=(FRENCH, SWISS))


def test_the_whole_is_that_of_its_sides() -> None:
    assert with_parts(VoteCount(yes=40, blank=1), (FRENCH, SWISS)) == WHOLE
    assert adds_up(WHOLE)
    assert not adds_up(VoteCount(yes=8, no=1, abstentions=1, parts=(FRENCH, SWISS)))
    assert adds_up(VoteCount(yes=9))
    assert adds_up(None)
    assert side_parts(None) == {}
    assert part_given(FRENCH) == 6


def test_colleges_are_no_sides() -> None:
    college = PartCount(college=CollegeId(new_id()), yes=3)
    assert side_parts(VoteCount(yes=9, parts=(college,))) == {}
    assert adds_up(VoteCount(yes=9, parts=(college,)))
    assert added((college, FRENCH), (SWISS, college)) == (college, FRENCH)


def test_a_side_with_more_votes_than_voters_is_named() -> None:
    assert beyond(WHOLE, {Side.FR: 6, Side.CH: 3}) is None
    assert beyond(WHOLE, {Side.FR: 9, Side.CH: 2}) == SWISS
    assert beyond(WHOLE, {Side.CH: 9}) == FRENCH
    assert beyond(None, {}) is None


def test_votes_of_the_away_are_added_to_their_side_and_taken_off_again() -> None:
    theirs = (PartCount(side=Side.FR, yes=1, no=2),)
    more = added((FRENCH, SWISS), theirs)
    assert more == (PartCount(side=Side.FR, yes=6, no=2, abstentions=1), SWISS)
    assert added(more, theirs, -1) == (FRENCH, SWISS)
    assert added((FRENCH,), (PartCount(side=Side.FR, yes=9),), -1) == (PartCount(side=Side.FR, abstentions=1),)


def test_the_votes_of_a_side_are_those_of_its_seats() -> None:
    seats = [SeatAt(a_roll(side=side), How.ROOM) for side in (Side.FR, Side.FR, Side.CH)]
    assert votes_by_side(None, seats) == {Side.FR: 2, Side.CH: 1}
    assert votes_by_side(None, []) == {Side.FR: 0, Side.CH: 0}
