"""How does the key of a protected workspace stand on paper, and how is it read back?

A key of 256 bits is sixteen groups of six digits and a seventeenth, the check. Each group is a number of 16 bits times
eleven, so that it is known by itself to be wrong where one digit is another, or where two that stand beside each other
changed places; the check finds groups in another order, and groups of two sheets.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Final

from ctj_desktop.errors import UserError

KEY_BYTES: Final = 32
DIGITS: Final = 6
FACTOR: Final = 11
"""A prime above nine: it divides neither d·10ⁿ nor 9d·10ⁿ, which is what such slips add to a group or take from it."""
MOST: Final = 0xFFFF * FACTOR
GROUPS: Final = KEY_BYTES // 2 + 1
"""Those of the key, and the check."""
DOTS: Final = frozenset(".·•․‧∙⋅．｡。")
MINUS: Final = "\u2212"
SEPARATING: Final = frozenset({"Cc", "Cf", "Pd", "Zl", "Zp", "Zs"})
"""General categories of Unicode: controls, formats, dashes, breaks of lines and spaces of any width."""


class WrongGroup(UserError):
    """Group {place} is not as it stands on the sheet. Compare its six digits.

    What was typed is not kept, since it is a piece of the key.
    """

    place: int


class WrongNumberOfGroups(UserError):
    """A recovery sheet has {needed} groups of six digits, and {read} were read. Type each of them once, the check group
    at the end too.
    """

    read: int
    needed: int = GROUPS


class CheckDiffers(UserError):
    """Each group can be right, but they do not belong together: two stand in another order, or they are of two sheets.
    Compare them with the sheet, from the first on.
    """


def groups_of(key: bytes) -> tuple[str, ...]:
    """The seventeen groups of a key; raises ValueError for one that has not 256 bits."""
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    pairs = (*(key[place : place + 2] for place in range(0, KEY_BYTES, 2)), _check(key))
    return tuple(f"{int.from_bytes(pair, 'big') * FACTOR:0{DIGITS}}" for pair in pairs)


def key_of(text: str) -> bytes:
    """The key of the groups that a person typed or a scanner read, whatever stands between them.

    Digits of any script count, and groups may be written together or each in two halves. Raises WrongNumberOfGroups,
    else WrongGroup for the first one that is wrong, else CheckDiffers.
    """
    groups = _read(text)
    if len(groups) != GROUPS:
        raise WrongNumberOfGroups(read=len(groups))
    numbers = b"".join(_number(group, place) for place, group in enumerate(groups, 1))
    key, check = numbers[:KEY_BYTES], numbers[KEY_BYTES:]
    if check != _check(key):
        raise CheckDiffers
    return key


def mark_of(key: bytes) -> str:
    """A short name of a key, as `1A2B-3C4D`, by which sheets are told apart; nothing can be opened with it."""
    mark = hashlib.blake2b(key, digest_size=4, person=b"ctj key mark").hexdigest().upper()
    return f"{mark[:4]}-{mark[4:]}"


def _check(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=8, person=b"ctj sheet").digest()[:2]


def _read(text: str) -> Sequence[str]:
    """The groups as they were set apart where there are as many as a sheet has, else all signs cut by six."""
    apart = "".join(map(_plain, text)).split()
    if len(apart) == GROUPS:
        return apart
    signs = "".join(apart)
    return [signs[place : place + DIGITS] for place in range(0, len(signs), DIGITS)]


def _plain(sign: str) -> str:
    """A digit of any script as we write it, whatever may stand between groups as a space."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    between = sign in DOTS or sign == MINUS or unicodedata.category(sign) in SEPARATING
    return " " if between else sign


def _number(group: str, place: int) -> bytes:
    """The 16 bits that a group stands for; raises WrongGroup."""
    number = int(group) if len(group) == DIGITS and group.isdecimal() else MOST + 1
    if number > MOST or number % FACTOR:
        raise WrongGroup(place=place)
    return (number // FACTOR).to_bytes(2, "big")
