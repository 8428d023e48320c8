"""Which of many names did the person mean? Exact before prefix before word before scattered letters."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ctj_desktop.services.naming.search import EXACT, PREFIX, WORD, folded_rank

SCATTERED = WORD + 1
WORST = SCATTERED + 1
FEWEST_SCATTERED = 3
Item = TypeVar("Item")

__all__ = ["EXACT", "PREFIX", "SCATTERED", "WORD", "WORST", "rank", "ranked"]


def rank(typed: str, name: str, fold: Callable[[str], str]) -> int | None:
    """0 exact, 1 prefix, 2 every typed word begins a word, 3 letters in order from the first, None no match.

    `fold` takes accents and case away (`Translator.sort_key`).
    """
    wanted, have = fold(typed).strip(), fold(name)
    how = folded_rank(wanted, have)
    if how is not None:
        return how
    if len(wanted) < FEWEST_SCATTERED or have[:1] != wanted[0]:
        return None
    letters = iter(have)
    return SCATTERED if all(letter in letters for letter in wanted if letter != " ") else None


def ranked(typed: str, items: Sequence[Item], name: Callable[[Item], str], fold: Callable[[str], str]) -> list[Item]:
    """Matching items, best first; equal ranks keep their order."""
    found = [(rank(typed, name(item), fold), at, item) for at, item in enumerate(items)]
    matching = [(how, at, item) for how, at, item in found if how is not None]
    return [item for _how, _at, item in sorted(matching, key=lambda entry: entry[:2])]
