"""In what order stand the hits of a search, of the palette, of the keys? Decided here alone.

By how well the name fits what was typed (`Fit`). Equal hits stay as they came: those of the full-text index
(`storage/search_index.py`) begin with the words or fit best by bm25; above `MANY_HITS` the newest come first, since
weighing scans them all. With nothing typed the last places stand there (`ui/workspace/recents.py`).
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

MANY_HITS: Final = 2_000
_WORD: Final = re.compile(r"\w+")
FEWEST_SCATTERED: Final = 3  # two letters stand in that order in half of all names


class Fit(IntEnum):
    """The best first: called exactly so, beginning with it, each typed word beginning a word, letters in their order.

    `TEXT` is a record that the index found by what stands in it.
    """

    EXACT = 0
    PREFIX = 1
    WORDS = 2
    SCATTERED = 3
    TEXT = 4


def fit(wanted: str, name: str) -> Fit | None:
    """How well a name fits what was typed, both folded (`sort_key`); None where not every word begins a word of it."""
    if name == wanted:
        return Fit.EXACT
    if name.startswith(wanted):
        return Fit.PREFIX
    return Fit.WORDS if words_begin(wanted, name) else None


def fit_scattered(wanted: str, name: str) -> Fit | None:
    """As `fit`; at least three letters may also stand apart, in their order, from the first of the name on."""
    found = fit(wanted, name)
    if found is not None or len(wanted) < FEWEST_SCATTERED or name[:1] != wanted[0]:
        return found
    letters = iter(name)
    return Fit.SCATTERED if all(letter in letters for letter in wanted if letter != " ") else None


def words_begin(wanted: str, text: str) -> bool:
    """Whether every typed word begins a word of the text, both folded, in whatever order; signs alone begin none."""
    parts, words = words_in(wanted), words_in(text)
    return all(any(word.startswith(part) for word in words) for part in parts) and bool(parts or not wanted.strip())


def words_apart(folded: str) -> str:
    """The words of a text with a space before each, for `begin_in`: where thousands are looked through at a letter."""
    return "".join(f" {word}" for word in words_in(folded))


def begin_in(parts: Sequence[str], apart: str) -> bool:
    """As `words_begin`, of the words that were typed (`words_in`) and of a text as `words_apart` gives it."""
    return all(f" {part}" in apart for part in parts)


def words_in(folded: str) -> list[str]:
    """What stands between spaces, hyphens, apostrophes and other signs."""
    return _WORD.findall(folded)
