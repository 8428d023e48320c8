"""Which letter opens each entry of a menu, so that no two entries share one, in any language?"""

from collections.abc import Sequence

from ctj_desktop.i18n.translator import sort_key


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


def _letter(text: str) -> str:
    _, mark, behind = text.partition("&")
    return sort_key(behind[:1]) if mark and behind[:1] != "&" else ""


def _another(text: str, taken: set[str]) -> str:
    if "&" not in text:
        return text  # somebody's own name for the moment, or a language by its name
    plain = text.replace("&", "")
    starts = [at for at in range(len(plain)) if at == 0 or not plain[at - 1].isalnum()]
    for at in (*starts, *range(len(plain))):
        letter = sort_key(plain[at])
        if plain[at].isalnum() and letter not in taken:
            taken.add(letter)
            return f"{plain[:at]}&{plain[at:]}"
    return plain
