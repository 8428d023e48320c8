"""Which of many names did the person mean? Exact before prefix before word before scattered letters."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def rank(typed: str, name: str, fold: Callable[[str], str]) -> int | None:
    """0 exact, 1 prefix, 2 every typed word begins a word, 3 letters in order from the first, None no match.

    `fold` takes accents and case away (`Translator.sort_key`).
    """
    wanted, have = fold(typed).strip(), fold(name)
    if have == wanted:
        return 0
    if have.startswith(wanted):
        return 1
    words = have.replace("-", " ").replace("'", " ").split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    if len(wanted) < 3 or have[:1] != wanted[0]:
        return None
    letters = iter(have)
    return 3 if all(letter in letters for letter in wanted if letter != " ") else None


def ranked(
    typed: str, items: Sequence[Item], name: Callable[[Item], str], fold: Callable[[str], str]
) -> list[Item]:
    """Matching items, best first; equal ranks keep their order."""
    found = [(rank(typed, name(item), fold), at, item) for at, item in enumerate(items)]
    matching = [(how, at, item) for how, at, item in found if how is not None]
    return [item for _how, _at, item in sorted(matching, key=lambda entry: entry[:2])]
