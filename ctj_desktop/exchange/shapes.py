"""Is a value of the agreed shape? One small question for each; Malformed if it is not.

A text has one form only: an id is written with lower-case letters and hyphens, bytes as lower-case hexadecimal.
"""

from datetime import datetime
from uuid import UUID

from ctj_desktop.domain.days import in_every_zone
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.headers import LATEST_YEAR_MS
from ctj_desktop.domain.log.strict_json import Malformed

Object = dict[str, Json]


def an_object(value: Json) -> Object:
    """An object."""
    if not isinstance(value, dict):
        raise Malformed("not an object")
    return value


def a_list(value: Json, length: int | None = None) -> list[Json]:
    """A list, of so many parts."""
    if not isinstance(value, list) or length not in (None, len(value)):
        raise Malformed("not such a list")
    return value


def member(source: Object, name: str) -> Json:
    """What an object holds under a name; a missing one is refused, it may hold None."""
    if name not in source:
        raise Malformed(f"no {name}")
    return source[name]


def a_text(value: Json) -> str:
    """A text, perhaps empty."""
    if not isinstance(value, str):
        raise Malformed("not a text")
    return value


def a_number(value: Json, least: int = 0) -> int:
    """A whole number from `least` on."""
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise Malformed("not such a number")
    return value


def a_truth(value: Json) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Malformed("neither true nor false")
    return value


def an_id(value: Json) -> UUID:
    """A UUID."""
    try:
        made = UUID(a_text(value))
    except ValueError as error:
        raise Malformed("not an id") from error
    if str(made) != value:
        raise Malformed("not an id")
    return made


def some_bytes(value: Json, length: int) -> bytes:
    """So many bytes."""
    text = a_text(value)
    try:
        made = bytes.fromhex(text)
    except ValueError as error:
        raise Malformed("not hexadecimal") from error
    if len(made) != length or made.hex() != text:
        raise Malformed("not so many bytes")
    return made


def a_clock(value: Json) -> int:
    """A hybrid clock before the year 2100: 64 bits in hexadecimal, since JSON integers end at 2^53."""
    hlc = int.from_bytes(some_bytes(value, 8), "big")
    if hlc >> 16 >= LATEST_YEAR_MS:
        raise Malformed("a clock beyond the year 2100")
    return hlc


def a_moment(value: Json) -> datetime:
    """An instant with its zone, on a day of the calendar in every zone."""
    try:
        made = datetime.fromisoformat(a_text(value))
    except ValueError as error:
        raise Malformed("not a moment") from error
    if not in_every_zone(made):
        raise Malformed("a moment without zone, or at an end of the calendar")
    return made
