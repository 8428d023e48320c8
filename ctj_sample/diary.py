"""When does what happen in the invented years, and who enters it?

Every entry is one operation. The program's own clock runs 270 days behind the entries, so that ids and log are in
the order of the story and no clock is ahead of a real one.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from ctj_desktop.domain.holidays import Region, days_off
from ctj_desktop.domain.ids import PersonId, uuid7
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.unit import Unit

TIME_BEHIND: Final = timedelta(days=270)
TICK: Final = timedelta(milliseconds=1)
WEEKEND: Final = 5
PlannedAct = Callable[[Unit], object]
Author = Callable[[], PersonId | None]


class Hours:
    """The clock and the ids of the invented years: equal at every run of one seed."""

    def __init__(self, seed: int, start: datetime) -> None:
        self._source = random.Random(seed)
        self._now = start - TIME_BEHIND

    def reach(self, at: datetime) -> None:
        """It is now that time; never back."""
        self._now = max(self._now, at - TIME_BEHIND)

    def clock(self) -> datetime:
        """A tick later at each look."""
        self._now += TICK
        return self._now

    def new_id(self) -> UUID:
        """The next UUIDv7."""
        return uuid7(int(self.clock().timestamp() * 1000), self._source.randbytes(10))

    def environment(self, data_folder: Path) -> Environment:
        """What a store needs of them."""
        return Environment(clock=self.clock, new_id=self.new_id, data_folder=data_folder)


@dataclass(frozen=True, slots=True, order=True)
class DiaryEntry:
    """One operation to come; of two at the same time the one planned first."""

    at: datetime
    n: int
    author: Author = field(compare=False)
    act: PlannedAct = field(compare=False)


class Diary:
    """What is still to happen before `ends`; an act may plan further ones."""

    def __init__(self, ends: datetime) -> None:
        self._ends = ends
        self._planned: list[DiaryEntry] = []
        self._n = 0

    def plan(self, at: datetime, author: Author, act: PlannedAct) -> None:
        """What lies beyond the end has not happened."""
        if at < self._ends:
            self._n += 1
            heapq.heappush(self._planned, DiaryEntry(at, self._n, author, act))

    def entries(self) -> Iterator[DiaryEntry]:
        """In the order of time."""
        while self._planned:
            yield heapq.heappop(self._planned)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That wall time in the Arc jurassien."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def working_day(day: date) -> date:
    """The day itself, or the next one that is free nowhere in the arc."""
    while day.weekday() >= WEEKEND or day in days_off(day, day + timedelta(days=1), frozenset(Region)):
        day += timedelta(days=1)
    return day


def workday_before(day: date) -> date:
    """The day itself, or the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - WEEKEND + 1))
