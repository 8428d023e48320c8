"""What did a person mean by a typed date, time or number of minutes? As secretaries write them on both sides."""

import re
from datetime import date, time

from ctj_desktop.domain.days import YEARS_MEANT
from ctj_desktop.domain.typed.typed_task import due_day
from ctj_desktop.errors import UserError

LENGTHS = (1, 2, 4)
"""Of the figures in a date: with three, one of the year was left out."""


class NotADate(UserError):
    """“{text}” is no date. Write day, month and year, for instance 12.03.2027."""

    text: str


class NotATime(UserError):
    """“{text}” is no time of day. Write hours and minutes, for instance 14:30."""

    text: str


class NotMinutes(UserError):
    """“{text}” is no duration. Write minutes, for instance 30, or 1 h 30."""

    text: str


def read_date(text: str, today: date) -> date | None:
    """12.3.2027, 12/03/27, 12.3. (this year), 2027-03-12, `vendredi 12 mars 2027`, `12. März`; None for nothing.

    Raises NotADate, for a year that nobody means and for a day of the week that is not that of the date as well.
    """
    text = text.strip()
    if not text:
        return None
    if re.search(r"\d.*[^\W\d]", text) and (spelt := due_day(text, date(today.year, 1, 1))) is not None:
        return spelt
    parts = re.findall(r"\d+", text)
    if re.search(r"[^\d\s./-]", text) or len(parts) not in (2, 3) or any(len(part) not in LENGTHS for part in parts):
        raise NotADate(text)
    year_first = len(parts[0]) == 4
    day, month, *written = parts[::-1] if year_first else parts
    try:
        found = date(_year(written[0]) if written else today.year, int(month), int(day))
    except ValueError as error:
        raise NotADate(text) from error
    if found.year not in YEARS_MEANT:
        raise NotADate(text)
    return found


def read_time(text: str) -> time | None:
    """14:30, 14h30, 14 h 30, 14.30 Uhr, 1430, 14; None for nothing. Raises NotATime."""
    text = text.strip()
    if not text:
        return None
    bare = text.casefold().removesuffix("uhr").strip()
    found = re.fullmatch(r"(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?", bare) or re.fullmatch(r"(\d{2})(\d{2})", bare)
    if found is None:
        raise NotATime(text)
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError as error:
        raise NotATime(text) from error


def read_minutes(text: str) -> int | None:
    """30, 30 min, 1h30, 1 h, 1:15; None for nothing. Raises NotMinutes."""
    text = text.strip()
    if not text:
        return None
    bare = text.casefold()
    if found := re.fullmatch(r"(\d{1,4})\s*(?:min\.?|')?", bare):
        return int(found[1])
    if found := re.fullmatch(r"(\d{1,2})\s*(?:h|std\.?|:)\s*(\d{1,2})?\s*(?:min\.?)?", bare):
        return int(found[1]) * 60 + int(found[2] or 0)
    raise NotMinutes(text)


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)
