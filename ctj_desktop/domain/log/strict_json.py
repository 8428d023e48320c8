"""Is this JSON, and nothing but the JSON we agreed on?

Stricter than the standard (exchange/FORMAT.md 3): UTF-8, no name twice in one object, integers below 2^53,
no fractions, no NaN, a bounded depth, no half of a surrogate pair. Two readers can never see two contents in it.
"""

import json
import re
from typing import NoReturn

from ctj_desktop.domain.log.changes import Json

DEEPEST = 32  # lists and objects within one another
_LARGEST = 2**53
_LONGEST_NUMBER = 17  # characters, so that no number costs time before it is refused
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class Malformed(ValueError):
    """The bytes are not what was agreed; the text is for us, the person reads the refusal made of it."""


def loads(data: bytes) -> Json:
    """The value; Malformed for whatever else there is."""
    try:
        text = data.decode("utf-8")
        value: Json
        value, end = _DECODER.raw_decode(text)  # `decode` costs as much again for a short line
    except Malformed:
        raise
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if end != len(text) and text[end:].strip(" \r\n"):
        raise Malformed("something after the value")
    if text.count("[") + text.count("{") > DEEPEST:
        _measure(value, DEEPEST)
    if "\\u" in text and _HALF.search(text):
        _refuse_halves(value)
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Malformed("a name twice")
    return made


def _integer(text: str) -> int:
    if len(text) > _LONGEST_NUMBER or not -_LARGEST < (value := int(text)) < _LARGEST:
        raise Malformed("a giant number")
    return value


def _no(text: str) -> NoReturn:
    raise Malformed(f"not a whole number: {text[:20]}")


def _measure(value: Json, left: int) -> None:
    if not isinstance(value, dict | list):
        return
    if not left:
        raise Malformed("too deep")
    for part in value.values() if isinstance(value, dict) else value:
        _measure(part, left - 1)


def _refuse_halves(value: Json) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("half of a surrogate pair") from error


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_no, parse_constant=_no)
