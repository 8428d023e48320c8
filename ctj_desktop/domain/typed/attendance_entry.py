"""What did a secretary mean who typed a signed sheet in one line: `1 4 7-12 /e 3 8 /s Müller /q 9 15:30`?

Numbers are those of the attendance list, single or as a range. They came into the room; a code before them says
otherwise and holds until the next one. A code with no number behind it says it of the number before it alone, and
behind `/s` the substitute may be named. What is said of a number by itself takes it out of a range before:
`1-8 /e 3` is all of them but one. A time belongs to the numbers since the last code or time; without one it
is the present minute. A number under no code is entered as it was announced, one under `/p` came in person.
"""

import re
from collections.abc import Iterator
from datetime import time
from enum import Enum

from ctj_desktop.domain.record import PositionalValue, replace

_RANGE = re.compile(r"([0-9]{1,4})(?:[-\u2013]([0-9]{1,4}))?")
_TIME = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})")
_SINGLE = re.compile(
    r"\s*(?:/(?P<alone>[^\W\d_])|/(?P<code>[rvc])\s*(?P<of>[0-9]{1,4})|(?P<who>[0-9]{1,4})\s*/(?P<last>[rvc]))\s*", re.I
)
_NAME = re.compile(r"[^\W\d_][^\W\d_.’'\u2013-]*(?:[.’'\u2013-]+[^\W\d_]*)*")


class AttendanceMark(Enum):
    """What is entered of a seat; a value is the name that the step knows, no letter that is typed."""

    PRESENT = "p"
    REMOTE = "r"
    SUBSTITUTE = "s"
    EXCUSED = "x"
    ABSENT = "a"
    ON_LEAVE = "l"
    LEFT = "d"


LETTERS = {
    AttendanceMark.PRESENT: "pt",
    AttendanceMark.REMOTE: "do",
    AttendanceMark.SUBSTITUTE: "s",
    AttendanceMark.EXCUSED: "ex",
    AttendanceMark.ABSENT: "a",
    AttendanceMark.ON_LEAVE: "l",
    AttendanceMark.LEFT: "qg",
}
"""The letters of the replies, French and German in one alphabet: each means the same wherever it is typed."""
REPRESENTED, STANDS_BACK = "rv", "c"
"""Codes that ask something more, of one number."""
CODES = {letter: mark for mark, letters in LETTERS.items() for letter in letters}
FIRST = {letter: letters[0] for letters in (*LETTERS.values(), REPRESENTED, STANDS_BACK) for letter in letters}
TIMED = frozenset({AttendanceMark.PRESENT, AttendanceMark.REMOTE, AttendanceMark.SUBSTITUTE, AttendanceMark.LEFT})


class Fault(Enum):
    """Why a word of the line says nothing."""

    UNREADABLE = "unreadable"
    UNKNOWN_CODE = "unknown_code"
    OF_NOBODY = "of_nobody"
    NO_SUCH_NUMBER = "no_such_number"
    TWICE = "twice"
    TIME_OF_NOBODY = "time_of_nobody"
    NO_TIME_OF_DAY = "no_time_of_day"
    TIME_OF_A_STATUS = "time_of_a_status"


class Marked(PositionalValue):
    """A number of the list with what is entered; `at` None is now, `name` the substitute where one was written.

    Under `/p` somebody came `in_person`, whatever was announced.
    """

    number: int
    mark: AttendanceMark
    at: time | None = None
    name: str = ""
    in_person: bool = False


class Wrong(PositionalValue):
    """A word that cannot be used, as it was typed, under which code it stood, and what before it waits for it."""

    word: str
    fault: Fault
    mark: AttendanceMark = AttendanceMark.PRESENT
    before: str = ""


class AttendanceEntry(PositionalValue):
    """What the line says, in its order, and what is wrong with it."""

    marks: tuple[Marked, ...]
    wrong: tuple[Wrong, ...]


class SingleCode(PositionalValue):
    """A code that is the whole line, by its first letter, and the number it is said of.

    None for whoever the line was opened at.
    """

    code: str
    number: int | None = None


def read_single_code(line: str) -> SingleCode | None:
    """`/e`, and `/r 5`, `5 /c`, which ask something more; None for every other line."""
    found = _SINGLE.fullmatch(line)
    if found is None:
        return None
    code = found["alone"] or found["code"] or found["last"]
    number = found["of"] or found["who"]
    code = code.casefold()
    return SingleCode(FIRST.get(code, code), int(number) if number else None)


def read_attendance_entry(line: str, count: int) -> AttendanceEntry:
    """The line over a list of so many numbers; nothing raises, a range never reaches beyond the list."""
    reading = _Reading(count)
    words = [word for word in re.split(r"[\s,;]+", line.strip()) if word]
    for at, word in enumerate(words):
        reading.take(word, words[at + 1] if at + 1 < len(words) else "")
    reading.settle(None)
    return AttendanceEntry(tuple(reading.marks), tuple(reading.wrong))


class _Reading:
    """The line read word by word; `waiting` are the numbers that a time may still follow, `last` those of one word.

    `once` is the code that was written behind its number, `name` what of a substitute's name has been read, and
    `typed` the words of all of these: a word that cannot be read may be their time, so they wait with it. Under a
    `strange` code, which there is not, nobody is entered.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.mark = AttendanceMark.PRESENT
        self.coded = False
        self.strange = False
        self.once: AttendanceMark | None = None
        self.waiting: list[int] = []
        self.last: list[int] = []
        self.name: list[str] = []
        self.typed: list[str] = []
        self.marks: list[Marked] = []
        self.wrong: list[Wrong] = []
        self._seen: set[tuple[int, bool]] = set()
        self._ranged: set[int] = set()

    def take(self, word: str, following: str) -> None:
        """The next word, and the one behind it."""
        if word.startswith("/"):
            self._code(word, following)
        elif self.strange and _RANGE.fullmatch(word):
            self._left(word)
        elif found := _TIME.fullmatch(word):
            self._time(word, int(found[1]), int(found[2]))
        elif found := _RANGE.fullmatch(word):
            self._numbers(word, int(found[1]), int(found[2] or found[1]))
        elif self._is_named() and _NAME.fullmatch(word):
            self._named(word)
        else:
            self._spoil(word, Fault.UNREADABLE)

    def settle(self, at: time | None) -> None:
        """The waiting numbers are entered, at a time or now."""
        mark, name = self.once or self.mark, " ".join(self.name)
        in_person = mark is AttendanceMark.PRESENT and (self.coded or self.once is not None)
        self.marks.extend(Marked(number, mark, at, name, in_person) for number in self.waiting)
        self._forget()

    def _code(self, word: str, following: str) -> None:
        """`/e3` is a code and a number without the space between them."""
        code, rest = word[1:2].casefold(), word[2:]
        self.strange = code not in CODES
        if self.strange and _RANGE.fullmatch(rest or following):
            self.wrong.append(Wrong(word, Fault.UNKNOWN_CODE))
        elif self.strange:
            self._spoil(word, Fault.UNKNOWN_CODE)
        elif _RANGE.fullmatch(rest or following):
            self.settle(None)
            self.mark, self.coded = CODES[code], True
            if rest:
                self.take(rest, following)
        elif rest:
            self._spoil(word, Fault.UNREADABLE)
        else:
            self._behind(word, CODES[code], following)

    def _left(self, word: str) -> None:
        """A number behind a code that there is not is left with it to be put right."""
        *others, wrong = self.wrong
        self.wrong = [*others, replace(wrong, word=f"{wrong.word} {word}")]

    def _behind(self, word: str, mark: AttendanceMark, following: str) -> None:
        """A code with no number behind it is said of the one number before it; of several it might mean any."""
        named = mark is AttendanceMark.SUBSTITUTE and bool(_NAME.fullmatch(following))
        meant = self.last if named else self.waiting
        if len(meant) != 1 or self.once is not None or self.name:
            self._spoil(word, Fault.OF_NOBODY)
            return
        (number,) = meant
        self._alone(number)
        self._seen.discard((number, self.mark is AttendanceMark.LEFT))
        if (number, mark is AttendanceMark.LEFT) in self._seen:
            self._spoil(word, Fault.TWICE)
            return
        self._seen.add((number, mark is AttendanceMark.LEFT))
        self.once = mark
        self.typed.append(word)

    def _is_named(self) -> bool:
        """Whether the word before is a substitute's number, its code, or a part of the name."""
        return (self.once or self.mark) is AttendanceMark.SUBSTITUTE and len(self.last) == 1

    def _named(self, word: str) -> None:
        if self.once is None and not self.name:
            self._alone(self.last[0])
        self.name.append(word)
        self.typed.append(word)

    def _alone(self, number: int) -> None:
        """What follows is said of this one; the numbers before it are entered as they stand."""
        self.waiting = [one for one in self.waiting if one != number]
        word = self.typed[-1:]
        self.settle(None)
        self.waiting, self.last, self.typed = [number], [number], word

    def _time(self, word: str, hour: int, minute: int) -> None:
        if hour > 23 or minute > 59:
            self._spoil(word, Fault.NO_TIME_OF_DAY)
        elif not self.waiting:
            self.wrong.append(Wrong(word, Fault.TIME_OF_NOBODY))
        elif (self.once or self.mark) not in TIMED:
            self.wrong.append(Wrong(word, Fault.TIME_OF_A_STATUS))
        else:
            self.settle(time(hour, minute))

    def _numbers(self, word: str, first: int, last: int) -> None:
        if self.once is not None or self.name:
            self.settle(None)
        self.last = []
        low, high = sorted((first, last))
        if low < 1 or high > self.count:
            self.wrong.append(Wrong(word, Fault.NO_SUCH_NUMBER, self.mark))
            return
        self._take_out(low, high)
        new = list(self._new(range(low, high + 1)))
        if new:
            self._ranged |= set(new) if high > low else set()
            self.waiting.extend(new)
            self.last = new
            self.typed.append(word)
        else:
            self.wrong.append(Wrong(word, Fault.TWICE, self.mark))

    def _new(self, numbers: range) -> Iterator[int]:
        """A number is entered once, but who came may leave in the same line."""
        for number in numbers:
            key = (number, self.mark is AttendanceMark.LEFT)
            if key not in self._seen:
                self._seen.add(key)
                yield number

    def _take_out(self, low: int, high: int) -> None:
        """A single number under a code of its own is no part of the range that was entered before."""
        if low == high and low in self._ranged and self.mark is not AttendanceMark.LEFT:
            before = [one for one in self.marks if one.number == low and one.mark is not AttendanceMark.LEFT]
            if before and before[0].mark is not self.mark:
                self.marks.remove(before[0])
                self._seen.discard((low, False))

    def _spoil(self, word: str, fault: Fault) -> None:
        """The word, and the numbers that wait before it, are left to be put right."""
        self.wrong.append(Wrong(word, fault, self.mark, " ".join(self.typed)))
        left = (self.once or self.mark) is AttendanceMark.LEFT
        self._seen -= {(number, left) for number in self.waiting}
        self._forget()

    def _forget(self) -> None:
        self.waiting, self.last, self.name, self.typed, self.once = [], [], [], [], None
