"""How many could vote at an instant, and how many of them through another seat?"""

from collections.abc import Iterable

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.record import PositionalValue


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
