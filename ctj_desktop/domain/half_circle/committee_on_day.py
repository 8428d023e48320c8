"""How does a committee stand on a day: each seat with its mark, who holds it, what ends soon?"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual


class Held(Enum):
    """How a seat is held on the day."""

    FILLED = "filled"
    ENDING = "ending"
    VACANT = "vacant"


class LegendSign(Enum):
    """What is seen of a committee."""

    FILLED = "filled"
    ENDING = "ending"
    VACANT = "vacant"
    ADVISORY = "advisory"
    CHAIR = "chair"
    COLLEGE = "college"


class CircleSeat(NamedValue):
    """One seat: `mark` is its number in the picture and in the list, a letter where its voice is advisory."""

    key: UUID
    mark: str
    side: Side
    held: Held
    chairs: bool
    label: Bilingual
    college: Bilingual
    holder: str
    until: date | None


class SideShare(NamedValue):
    """How many voting seats of a side are held."""

    side: Side
    held: int
    seats: int


class MandateEnding(NamedValue):
    """A mandate that ends within the year that follows the day; `until` is the first day without it."""

    until: date
    label: Bilingual
    soon: bool


class HalfCircle(NamedValue):
    """A committee on a day. `quorum` is 0 where no statutes ask for one, and of no seat at all.

    `quorum` is never less than what the minima of the sides, or of the colleges, make together.
    """

    day: date
    voting: tuple[CircleSeat, ...]
    advisory: tuple[CircleSeat, ...]
    sides: tuple[SideShare, ...]
    quorum: int
    of_sides: Mapping[Side, int]
    endings: tuple[MandateEnding, ...]

    @property
    def held(self) -> int:
        """How many voting seats are held."""
        return sum(share.held for share in self.sides)

    @property
    def signs(self) -> frozenset[LegendSign]:
        """Those that stand in the picture."""
        seats = (*self.voting, *self.advisory)
        found = {LegendSign(seat.held.value) for seat in seats}
        found |= {LegendSign.ADVISORY} if self.advisory else set()
        found |= {LegendSign.CHAIR} if any(seat.chairs for seat in seats) else set()
        found |= {LegendSign.COLLEGE} if any(seat.college for seat in self.voting) else set()
        return frozenset(found)
