"""How many could vote, through whom, and how their votes stood: counted, never guessed."""

import pytest

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.domain.voters import StandingOfVoters, Voters, standing
from tests.domain.builders import a_roll


def test_who_is_represented_votes_and_is_not_there() -> None:
    found = Voters.of(SeatAt(a_roll(), how) for how in (How.ROOM, How.REMOTE, How.REPRESENTED))
    assert (found.count, found.proxies, found.there) == (3, 1, 2)


@pytest.mark.parametrize(
    ("count", "adopted", "found"),
    [
        (VoteCount(yes=5), True, StandingOfVoters.UNANIMOUS),
        (VoteCount(yes=5, abstentions=1), True, StandingOfVoters.OF_THOSE_CAST),
        (VoteCount(yes=5, blank=1), True, StandingOfVoters.OF_THOSE_CAST),
        (VoteCount(yes=5, no=1), True, StandingOfVoters.MORE),
        (VoteCount(yes=2, no=3), True, StandingOfVoters.FEWER),
        (VoteCount(yes=3, no=3), False, StandingOfVoters.TIE),
        (VoteCount(no=4), False, StandingOfVoters.UNANIMOUS),
        (VoteCount(yes=1, no=4), False, StandingOfVoters.MORE),
        (VoteCount(yes=4, no=1), False, StandingOfVoters.FEWER),
        (VoteCount(abstentions=4), False, StandingOfVoters.FEWER),
    ],
)
def test_how_the_votes_stood_is_seen_from_what_was_decided(
    count: VoteCount, adopted: bool, found: StandingOfVoters
) -> None:
    assert standing(count, adopted=adopted) is found
