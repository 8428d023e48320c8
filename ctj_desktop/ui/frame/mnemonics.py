"""Which letter opens each entry of a menu, so that no two entries share one, in any language?

`&` stands before that letter; where somebody wrote one, `&&` is shown as it.
"""

from collections.abc import Sequence
from typing import Final

from ctj_desktop.i18n.translator import sort_key

LONGEST: Final = 60
"""Characters of somebody's text in an entry: a menu is as wide as its widest."""


def without_clash(texts: Sequence[str]) -> list[str]:
    """The texts with `&` before letters that differ: the translator's where it is free, else the first free one.

    Beginnings of words come before other letters; an entry for which none is left has none.
    """
    taken: set[str] = set()
    wanted = [_letter(text) for text in texts]
    chosen: list[str | None] = []
    for letter in wanted:
        chosen.append(letter if letter and letter not in taken else None)
        taken |= {letter} if letter else set()
    return [text if chosen[at] else _another(text, taken) for at, text in enumerate(texts)]


def shortened(text: str) -> str:
    """Somebody's text on one line, as a menu has room for it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def verbatim(text: str) -> str:
    """Somebody's text as part of an entry: nothing in it marks a letter."""
    return text.replace("&", "&&")


def without_mnemonic(entry: str) -> str:
    """What an entry shows, without the mark."""
    return "&".join(part.replace("&", "") for part in entry.split("&&"))


def _letter(text: str) -> str:
    _, mark, behind = text.partition("&")
    return sort_key(behind[:1]) if mark and behind[:1] != "&" else ""


def _another(text: str, taken: set[str]) -> str:
    if "&" not in text:
        return text  # somebody's own name for the moment, or a language by its name
    shown = without_mnemonic(text)
    starts = [at for at in range(len(shown)) if at == 0 or not shown[at - 1].isalnum()]
    for at in (*starts, *range(len(shown))):
        letter = sort_key(shown[at])
        if shown[at].isalnum() and letter not in taken:
            taken.add(letter)
            return f"{verbatim(shown[:at])}&{verbatim(shown[at:])}"
    return verbatim(shown)
