"""What did a secretary mean who typed a signed sheet in one line: `1 4 7-12 /x 3 /d 9 15:30`?

Numbers are those of the attendance list, single or as a range. They came into the room; a code before them says
otherwise and holds until the next one. A time belongs to the numbers since the last code or time; without one it
is the present minute.
"""

import re
from collections.abc import Iterator
from datetime import time
from enum import Enum

from ctj_desktop.domain.record import PositionalValue

_RANGE = re.compile(r"([0-9]{1,4})(?:[-\u2013]([0-9]{1,4}))?")
_TIME = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})")


class AttendanceMark(Enum):
    """What is entered of a seat, by its code."""

    PRESENT = "p"
    REMOTE = "r"
    SUBSTITUTE = "s"
    EXCUSED = "x"
    ABSENT = "a"
    LEFT = "d"


CODES = {mark.value: mark for mark in AttendanceMark}
TIMED = frozenset({AttendanceMark.PRESENT, AttendanceMark.REMOTE, AttendanceMark.SUBSTITUTE, AttendanceMark.LEFT})


class Fault(Enum):
    """Why a word of the line says nothing."""

    UNREADABLE = "unreadable"
    UNKNOWN_CODE = "unknown_code"
    NO_SUCH_NUMBER = "no_such_number"
    TWICE = "twice"
    TIME_OF_NOBODY = "time_of_nobody"
    NO_TIME_OF_DAY = "no_time_of_day"
    TIME_OF_A_STATUS = "time_of_a_status"


class Marked(PositionalValue):
    """One number of the list with what is entered; `at` None is now."""

    number: int
    mark: AttendanceMark
    at: time | None = None


class Wrong(PositionalValue):
    """A word that cannot be used, as it was typed, and under which code it stood."""

    word: str
    fault: Fault
    mark: AttendanceMark = AttendanceMark.PRESENT


class AttendanceEntry(PositionalValue):
    """What the line says, in its order, and what is wrong with it."""

    marks: tuple[Marked, ...]
    wrong: tuple[Wrong, ...]


def read_attendance_entry(line: str, count: int) -> AttendanceEntry:
    """The line over a list of so many numbers; nothing raises, a range never reaches beyond the list."""
    reading = _Reading(count)
    for word in re.split(r"[\s,;]+", line.strip()):
        if word:
            reading.take(word)
    reading.settle(None)
    return AttendanceEntry(tuple(reading.marks), tuple(reading.wrong))


class _Reading:
    """The line read word by word; `waiting` are the numbers that a time may still follow."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.mark = AttendanceMark.PRESENT
        self.waiting: list[int] = []
        self.marks: list[Marked] = []
        self.wrong: list[Wrong] = []
        self._seen: set[tuple[int, bool]] = set()

    def take(self, word: str) -> None:
        """The next word."""
        if word.startswith("/"):
            self._code(word)
        elif found := _TIME.fullmatch(word):
            self._time(word, int(found[1]), int(found[2]))
        elif found := _RANGE.fullmatch(word):
            self._numbers(word, int(found[1]), int(found[2] or found[1]))
        else:
            self.wrong.append(Wrong(word, Fault.UNREADABLE))

    def settle(self, at: time | None) -> None:
        """The waiting numbers are entered, at a time or now."""
        self.marks.extend(Marked(number, self.mark, at) for number in self.waiting)
        self.waiting.clear()

    def _code(self, word: str) -> None:
        """`/x3` is a code and a number without the space between them."""
        code, rest = word[1:2].casefold(), word[2:]
        if code not in CODES:
            self.wrong.append(Wrong(word, Fault.UNKNOWN_CODE))
            return
        self.settle(None)
        self.mark = CODES[code]
        if rest:
            self.take(rest)

    def _time(self, word: str, hour: int, minute: int) -> None:
        fault = self._fault_of_time(hour, minute)
        if fault is not None:
            self.wrong.append(Wrong(word, fault))
            return
        self.settle(time(hour, minute))

    def _fault_of_time(self, hour: int, minute: int) -> Fault | None:
        if hour > 23 or minute > 59:
            return Fault.NO_TIME_OF_DAY
        if not self.waiting:
            return Fault.TIME_OF_NOBODY
        return None if self.mark in TIMED else Fault.TIME_OF_A_STATUS

    def _numbers(self, word: str, first: int, last: int) -> None:
        low, high = sorted((first, last))
        if low < 1 or high > self.count:
            self.wrong.append(Wrong(word, Fault.NO_SUCH_NUMBER, self.mark))
            return
        new = list(self._new(range(low, high + 1)))
        self.waiting.extend(new)
        if not new:
            self.wrong.append(Wrong(word, Fault.TWICE, self.mark))

    def _new(self, numbers: range) -> Iterator[int]:
        """A number is entered once, but who came may leave in the same line."""
        for number in numbers:
            key = (number, self.mark is AttendanceMark.LEFT)
            if key not in self._seen:
                self._seen.add(key)
                yield number
