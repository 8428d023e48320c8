"""Where does a row stand in its list, so that two people can reorder offline and merge?

A position is a fraction written in base 62 (digits before capitals before small letters, the order of ASCII)
plus two random characters, compared as text; equal positions are told apart by the row id (exchange/FORMAT.md 7.5).
Two people who insert at the same place get different keys, and a move writes one register.
"""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue, field

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)

Randomness = Callable[[int], int]  # n -> 0 … n-1: `secrets.randbelow`, or `random.Random(seed).randrange`

_STEP = 2  # digits by which a list grows at its ends: 1,900 appended rows keep keys of four characters
_ZERO = DIGITS[0]


class NoRoomBetween(ValueError):
    """No key lies between the two: they are equal, the wrong way round or malformed; use `position_at`."""


class Placed(Protocol):
    """Anything with an id and a position: agenda items, blocks, seats, colleges."""

    @property
    def id(self) -> UUID: ...
    @property
    def position(self) -> str: ...


class Placement(PositionalValue):
    """The new key, and the rows whose key must change with it because their neighbours' keys are equal."""

    position: str
    rekeyed: dict[UUID, str] = field(default_factory=dict)


def order_key(row: Placed) -> tuple[str, UUID]:
    """The order of a list on every machine: position, then row id."""
    return row.position, row.id


def between(left: str | None, right: str | None, randomness: Randomness) -> str:
    """A key after `left` and before `right`; None is the start or the end of the list. Raises `NoRoom`."""
    if not _has_room(left, right):
        raise NoRoomBetween(left, right)
    if left is None and right is None:
        body = DIGITS[BASE // 2] + _ZERO
    elif right is None:
        body = _after(left or "")
    elif left is None:
        body = _before(right)
    else:
        body = _middle(left, right)
    return body + DIGITS[randomness(BASE)] + DIGITS[1 + randomness(BASE - 1)]


def position_at(rows: Sequence[Placed], index: int, randomness: Randomness) -> Placement:
    """The key of a row put before `rows[index]` (rows in list order, without the row itself).

    Always possible: where the neighbours leave no room, the following rows are re-keyed as far as needed,
    and the whole list where a key is malformed.
    """
    ordered = list(rows)
    left = ordered[index - 1].position if index > 0 else None
    for stop in range(index, len(ordered) + 1):
        right = ordered[stop].position if stop < len(ordered) else None
        if _has_room(left, right):
            keys = _spread(left, right, 1 + stop - index, randomness)
            moved = [row.id for row in ordered[index:stop]]
            return Placement(keys[0], dict(zip(moved, keys[1:], strict=True)))
    keys = _spread(None, None, 1 + len(ordered), randomness)
    position = keys.pop(index)
    return Placement(position, dict(zip((row.id for row in ordered), keys, strict=True)))


def spread(count: int, randomness: Randomness, *, left: str | None = None, right: str | None = None) -> list[str]:
    """Ascending keys for a whole new list, or for many rows between two. Raises `NoRoom`."""
    return _spread(left, right, count, randomness)


def _has_room(left: str | None, right: str | None) -> bool:
    if any(set(key) - set(DIGITS) for key in (left or "", right or "")):
        return False
    if right is None:
        return True
    return (left or "").rstrip(_ZERO) < right.rstrip(_ZERO)


def _after(left: str) -> str:
    """The next step after `left`; more digits only where all steps of this width are used up."""
    width = _STEP
    while (step := _digits_value(left, width) + 1) >= BASE**width:
        width += _STEP
    return _digits(step, width)


def _before(right: str) -> str:
    width = _STEP
    while (step := _digits_value(right, width) - 1) < 0:
        width += _STEP
    return _digits(step, width)


def _middle(left: str, right: str) -> str:
    """The shortest number of digits in which something lies strictly between both."""
    width = 1
    while (gap := _digits_value(right, width) - _digits_value(left, width)) < 2:
        width += 1
    return _digits(_digits_value(left, width) + gap // 2, width)


def _spread(left: str | None, right: str | None, count: int, randomness: Randomness) -> list[str]:
    """`count` ascending keys between both: one after the other at an end, halving in the middle."""
    if count == 0:
        return []
    if right is None:
        keys: list[str] = []
        for _ in range(count):
            keys.append(between(keys[-1] if keys else left, None, randomness))
        return keys
    middle = between(left, right, randomness)
    before = _spread(left, middle, (count - 1) // 2, randomness)
    return [*before, middle, *_spread(middle, right, count - 1 - len(before), randomness)]


def _digits_value(key: str, width: int) -> int:
    value = 0
    for character in key[:width].ljust(width, _ZERO):
        value = value * BASE + DIGITS.index(character)
    return value


def _digits(value: int, width: int) -> str:
    characters = []
    for _ in range(width):
        value, digit = divmod(value, BASE)
        characters.append(DIGITS[digit])
    return "".join(reversed(characters))
