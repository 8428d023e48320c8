"""Which number comes next, given all that were ever issued?

Patterns, per committee: meetings `2027-01`, decisions `2027-001`, projects `P-2027-001`, tasks `T-2027-001`, what is
put to the vote by circulation `C-2027-01`. Never reused; a number issued twice stays and the later one becomes `bis`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from ctj_desktop.domain.record import PositionalValue


class Series(StrEnum):
    """What is numbered on its own, committee by committee and year by year."""

    MEETING = "meeting"
    DECISION = "decision"
    PROJECT = "project"
    TASK = "task"
    CIRCULATION = "circulation"


_PREFIX = {Series.MEETING: "", Series.DECISION: "", Series.PROJECT: "P-", Series.TASK: "T-", Series.CIRCULATION: "C-"}
_WIDTH = {Series.MEETING: 2, Series.DECISION: 3, Series.PROJECT: 3, Series.TASK: 3, Series.CIRCULATION: 2}
REPEATS = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_PATTERN = re.compile(r"(?P<year>[0-9]{4})-(?P<serial>[0-9]{2,6})(?:[ \u00a0\u202f]?(?P<repeat>[a-z]+))?")


class Number(PositionalValue):
    """A number taken apart; `repeat` is "" or "bis", "ter" … of a number that was issued twice."""

    series: Series
    year: int
    serial: int
    repeat: str = ""

    def __str__(self) -> str:
        return f"{_PREFIX[self.series]}{self.year:04}-{self.serial:0{_WIDTH[self.series]}}{self.repeat}"


def parse_number(text: str, series: Series) -> Number | None:
    """The number as this series writes it, None for anything else.

    Meetings and decisions have no prefix, so the series cannot be told from the text alone (`2027-100`
    may be either) and must be given; a meeting has two digits up to 99, a decision at least three.
    """
    prefix = _PREFIX[series]
    match = _PATTERN.fullmatch(text.strip().removeprefix(prefix))
    if match is None or not text.strip().startswith(prefix) or (match["repeat"] or "") not in REPEATS:
        return None
    number = Number(series, int(match["year"]), int(match["serial"]), match["repeat"] or "")
    well_formed = number.serial > 0 and len(match["serial"]) == max(_WIDTH[series], len(str(number.serial)))
    return number if well_formed else None


def next_number(series: Series, year: int, issued: Iterable[str], *, continuous: bool = False) -> str:
    """One more than the highest ever issued in that series and year, `continuous`: in any year; gaps stay gaps.

    `issued` may hold the numbers of other series and years and anything malformed: they are passed over.
    """
    serials = (number.serial for number in _of(series, issued) if continuous or number.year == year)
    return str(Number(series, year, max(serials, default=0) + 1))


def last_number(series: Series, issued: Iterable[str], year: int | None = None) -> Number | None:
    """The number issued last, of that year or, without one, of the newest year; None before the first."""
    found = (number for number in _of(series, issued) if year in (None, number.year))
    return max(found, key=lambda number: (number.year, number.serial), default=None)


def numbers_until(last: Number, issued: Iterable[str], *, continuous: bool = False) -> list[str]:
    """The numbers from the one that is next, given all that were issued, to `last`; none where it is known already."""
    known = parse_number(next_number(last.series, last.year, issued, continuous=continuous), last.series)
    assert known is not None, "made by the rule"
    return [str(Number(last.series, last.year, serial)) for serial in range(known.serial, last.serial + 1)]


def gaps(series: Series, unused: Iterable[str], borne: Iterable[str]) -> list[str]:
    """Find, in order, the unused numbers that a later number of their year follows; repeats are none."""
    last: dict[int, int] = {}
    for number in _of(series, borne):
        last[number.year] = max(number.serial, last.get(number.year, 0))
    found = {(one.year, one.serial): str(one) for one in _of(series, unused) if not one.repeat}
    return [text for (year, serial), text in sorted(found.items()) if serial < last.get(year, 0)]


def repeated(series: Series, issued: Iterable[str]) -> list[str]:
    """The numbers that were issued more than once, in order; a person confirms which one becomes `bis`."""
    counts = Counter(str(number) for number in _of(series, issued))
    return sorted(number for number, count in counts.items() if count > 1)


def next_repeat(text: str, series: Series, issued: Iterable[str]) -> str:
    """What the later of two equal numbers becomes: `2027-003bis`, or `ter` where `bis` is taken.

    Raises ValueError where `text` is no number of the series or all ten forms are taken.
    """
    number = parse_number(text, series)
    if number is None:
        raise ValueError(text)
    taken = {str(known) for known in _of(series, issued)}
    for repeat in REPEATS[1:]:
        candidate = str(Number(series, number.year, number.serial, repeat))
        if candidate not in taken:
            return candidate
    raise ValueError(text)


def told_apart(number: int, place: int) -> str:
    """`2`; `2 bis` for the later of two that two offices counted apart under one number, by its place among them."""
    return f"{number} {REPEATS[min(place, len(REPEATS) - 1)]}".rstrip()


def spans(numbers: Sequence[str], series: Series) -> list[str]:
    """The numbers as a list is printed: three or more in a row as first and last, `2027-003 – 2027-010`."""
    runs: list[list[str]] = []
    for text in numbers:
        last = parse_number(runs[-1][-1], series) if runs else None
        number = parse_number(text, series)
        if last and number and not number.repeat and (last.year, last.serial + 1) == (number.year, number.serial):
            runs[-1].append(text)
        else:
            runs.append([text])
    shown: list[str] = []
    for run in runs:
        shown += run if len(run) < 3 else [f"{run[0]} – {run[-1]}"]
    return shown


def _of(series: Series, issued: Iterable[str]) -> Iterable[Number]:
    return (number for text in issued if (number := parse_number(text, series)) is not None)
