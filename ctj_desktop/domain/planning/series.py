"""On which days is a series of meetings held, and which of them is moved because a day is no working day?

Every so many weeks, or months on the same weekday: the second Friday of a month, its last one where a month has no
fifth. A day on which any region concerned is at rest is moved by a week, so that the weekday stays; where another
meeting of the series stands there, to the nearest working day.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.holidays import DayOff, Region, days_off
from ctj_desktop.domain.notice import FORTNIGHT, is_working_day
from ctj_desktop.domain.record import PositionalValue

WEEK: Final = 7
MOST: Final = 60
"""Meetings of a series: one a month for five years; more is a slip of the hand."""


class Rhythm(StrEnum):
    """By what a series is counted."""

    WEEKS = "weeks"
    MONTHS = "months"


class PlannedDay(PositionalValue):
    """A day of the series: where it falls by the count, where it is held, and why that is another day."""

    wanted: date
    on: date
    off: DayOff | None = None


def series_days(
    first: date, rhythm: Rhythm, every: int, count: int, regions: Collection[Region] = ()
) -> tuple[PlannedDay, ...]:
    """So many days, the first included; `every` and `count` are at least 1. Ends with the calendar."""
    wanted = list(_counted(first, rhythm, every, count))
    holidays = days_off(days_later(wanted[0], -FORTNIGHT), days_later(wanted[-1], FORTNIGHT), regions)
    found: list[PlannedDay] = []
    for day in wanted:
        if day not in holidays:
            found.append(PlannedDay(day, day))
            continue
        taken = {*wanted, *(one.on for one in found)}
        found.append(PlannedDay(day, _instead(day, taken, holidays), holidays[day]))
    return tuple(sorted(found, key=lambda one: one.on))


def weekday_of_month(day: date) -> int:
    """Which of its weekday it is in its month: 1 to 5."""
    return (day.day - 1) // WEEK + 1


def _counted(first: date, rhythm: Rhythm, every: int, count: int) -> Iterator[date]:
    for number in range(count):
        if rhythm is Rhythm.WEEKS:
            ordinal = first.toordinal() + number * every * WEEK
            if ordinal > date.max.toordinal():
                return
            yield date.fromordinal(ordinal)
        else:
            months = first.year * 12 + first.month - 1 + number * every
            if months // 12 > date.max.year:
                return
            yield _same_weekday(first, months // 12, months % 12 + 1)


def _same_weekday(first: date, year: int, month: int) -> date:
    """The weekday of `first` in that month, as often counted; the last one where there are not so many."""
    begins_on, length = monthrange(year, month)
    day = 1 + (first.weekday() - begins_on) % WEEK + WEEK * (weekday_of_month(first) - 1)
    return date(year, month, day if day <= length else day - WEEK)


def _instead(day: date, taken: Collection[date], holidays: Collection[date]) -> date:
    """A week later or before, else the nearest working day; the day itself where the calendar ends."""
    near = (WEEK, -WEEK, *(step for far in range(1, WEEK) for step in (far, -far)))
    found = (days_later(day, step) for step in near)
    return next((one for one in found if one not in taken and _held_on(one, day, holidays)), day)


def _held_on(one: date, instead_of: date, holidays: Collection[date]) -> bool:
    """A working day; or on the weekday that was chosen, a Saturday as well."""
    return is_working_day(one, holidays) or (one.weekday() == instead_of.weekday() and one not in holidays)
