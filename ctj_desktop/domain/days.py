"""Which years does a secretary mean, and what lies beyond the ends of the calendar?

A file from elsewhere may hold any day, 31.12.9999 for “without end” as well: counting on from it must not fail.
"""

from datetime import UTC, date, datetime
from typing import Final

HALF_OPEN: Final = frozenset({"end", "valid_to", "in_force_to"})
"""Fields of records that hold the first day without; people write, and are told, the last day."""
YEARS_MEANT: Final = range(1900, 2200)
"""Whatever is typed outside is a slip of the finger."""


def days_later(day: date, days: int) -> date:
    """So many days later, or earlier where negative; the first or last day there is where it would lie beyond."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def in_every_zone(moment: datetime) -> bool:
    """Whether it has a zone and can be shown in any other: the first and the last day there is end in some."""
    try:
        return moment.tzinfo is not None and date.min < moment.astimezone(UTC).date() < date.max
    except OverflowError:
        return False
