"""Which texts are the same to who sorts or searches, however they are written? Said here alone.

Accents, case, ligatures (ß as ss, œ as oe, æ as ae), the signs that serve as an apostrophe or a hyphen, and signs that
nobody sees. The search index holds folded texts (`storage/search_index.py`), and what is typed is folded alike.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ctj_desktop.i18n.patterns import NARROW_SPACE, NBSP

_SIGNS: Final = {
    **dict.fromkeys("’‘‛ʼʹ′´`＇", "'"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # soft hyphen, marks of no width
}
_SIGN: Final = re.compile(f"[{''.join(_SIGNS)}]")
_LETTERS: Final = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", NBSP: " ", NARROW_SPACE: " ", **_SIGNS}

_COMPOUND: Final = re.compile(r"\b\w++(?:[-']\w++)++")
_TYPED: Final = re.compile(r"\w+(?:[-']\w+)*")
_WORD: Final = re.compile(r"\w+")
_LONGEST_COMPOUND: Final = 60
_NUMBER: Final = re.compile(r"[0-9]+")
_LONGEST_NUMBER: Final = 12
"""Digits; longer ones stand by their signs."""
_ELIDED: Final = re.compile(
    r"(?:[ldsnjmtc]|qu|jusqu|lorsqu|puisqu|quoiqu)'|(?:[LDSNJMTC]|Qu|Jusqu|Lorsqu|Puisqu|Quoiqu)'(?=[a-zß-öø-ÿœ])"
)
"""What French leaves of an article or a small word: l'accord is no compound, D'Angelo is one."""


class _Folds(dict[int, str]):
    """What each character is sorted as, as it is met: each is folded by itself, so one pass folds a text."""

    def __missing__(self, point: int) -> str:
        letters = "".join(_LETTERS.get(letter, letter) for letter in chr(point).casefold())
        plain = (part for part in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(part))
        self[point] = "".join(plain)
        return self[point]


_FOLDS: Final = _Folds()


def folded(text: str) -> str:
    """The same in every locale of the program: French and Swiss German both sort ä beside a."""
    return text.translate(_FOLDS)


@lru_cache(maxsize=16_384)  # a list of 5,000 names is sorted at every letter of a filter
def sort_key(text: str) -> str:
    """As `folded`, for short texts that are asked for again and again."""
    return folded(text)


def order_key(text: str) -> str:
    """As `sort_key`, for lists of names: a number stands by what it is worth, article 6 before article 14."""
    return _NUMBER.sub(lambda found: found[0].zfill(_LONGEST_NUMBER), sort_key(text))


def indexed(text: str) -> str:
    """A text as the search index holds it: folded, behind it the words that stand in it with hyphens, in one.

    So that francosuisse finds franco-suisse, and dangelo D'Angelo.
    """
    plain = _plain(text)
    whole = dict.fromkeys(filter(None, map(in_one, _COMPOUND.findall(plain))))
    return "\n".join([folded(plain), *whole])


def in_one(compound: str) -> str:
    """A word without its hyphens and apostrophes, folded; empty where it has none but an elision."""
    while elided := _ELIDED.match(compound):
        compound = compound[elided.end() :]
    parts = _WORD.findall(compound)
    return folded("".join(parts)) if len(parts) > 1 and len(compound) <= _LONGEST_COMPOUND else ""


def typed_words(text: str) -> list[tuple[list[str], str]]:
    """What was typed, word by word: its parts, folded, and the word in one where it has several."""
    words = ((_WORD.findall(folded(word)), in_one(word)) for word in _TYPED.findall(_plain(text)))
    return [(parts, whole) for parts, whole in words if parts]


def _plain(text: str) -> str:
    """With plain apostrophes and hyphens, case and accents as they are."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], text)
