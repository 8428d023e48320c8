"""How many could vote at an instant, how many of them through another seat, and how did their votes stand?"""

from collections.abc import Iterable
from enum import Enum

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.voting import VoteCount


class Voters(PositionalValue):
    """Seats that could vote; `proxies` of them were represented by another one."""

    count: int
    proxies: int = 0

    @classmethod
    def of(cls, seats: Iterable[SeatAt]) -> "Voters":
        """Of the seats that could."""
        found = list(seats)
        return cls(len(found), sum(seat.how is How.REPRESENTED for seat in found))

    @property
    def there(self) -> int:
        """In person, in the room or remote."""
        return self.count - self.proxies


class CouldVote(PositionalValue):
    """Who could give a vote at its minute; those away who gave theirs before or by post are counted apart.

    `weight` is how many votes those had that could, where the rule weighs them; None where each has one.
    """

    voters: Voters
    weight: int | None = None


class AwayVotes(PositionalValue):
    """How many of the votes came from somebody who was not there: given before the meeting, or sent by post."""

    in_advance: int = 0
    by_post: int = 0


class StandingOfVoters(Enum):
    """How the votes stood to each other, seen from what was decided; said inside sentences alone."""

    UNANIMOUS = "unanimous"
    OF_THOSE_CAST = "of_those_cast"
    MORE = "more"
    TIE = "tie"
    FEWER = "fewer"


def standing(count: VoteCount, *, adopted: bool) -> StandingOfVoters:
    """`OF_THOSE_CAST` where nobody voted otherwise, but not everybody for or against; `FEWER` against more votes."""
    carried, others = (count.yes, count.no) if adopted else (count.no, count.yes)
    if carried == others:
        return StandingOfVoters.TIE if carried else StandingOfVoters.FEWER
    if carried < others:
        return StandingOfVoters.FEWER
    if others:
        return StandingOfVoters.MORE
    return (
        StandingOfVoters.OF_THOSE_CAST
        if count.abstentions + count.blank + count.invalid
        else StandingOfVoters.UNANIMOUS
    )
