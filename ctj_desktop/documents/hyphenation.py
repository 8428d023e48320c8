"""Where may a word of French or German be divided at the end of a line?

Patterns come from pyphen and are read when the first long word asks (German takes 0.4 s, once). A doubtful
division is worse than none, so of points that stand side by side (`-n-a-r-`, which the German patterns give
for compounds) none is used.
"""

import re
from functools import lru_cache
from typing import Any

from ctj_desktop.domain.texts import Language

BEFORE = 3
_AFTER = {Language.FR: 4, Language.DE: 3}
_SHORTEST = {Language.FR: 7, Language.DE: 8}
_PATTERNS = {Language.FR: "fr", Language.DE: "de_CH"}
_CORE = re.compile(
    r"^(?P<head>[«(\[“„‹\u202f\u00a0]*(?:\w{1,2}[’'])?)(?P<core>[^\W\d_]+)(?P<tail>[^\w\s-]*[\u202f\u00a0»;:!?]*)$"
)


def divisions(word: str, language: Language) -> tuple[int, ...]:
    """The places in the word, from left to right, before which a hyphen may stand; punctuation is kept out."""
    if len(word) < _SHORTEST.get(language, 99):
        return ()
    return _divisions(word, language)


@lru_cache(maxsize=20_000)
def _divisions(word: str, language: Language) -> tuple[int, ...]:
    found = _CORE.match(word)
    if found is None or not _may_divide(found["core"], language):
        return ()
    start = found.start("core")
    last = len(found["core"]) - _AFTER[language]
    points = [int(point) for point in _dictionary(language).positions(found["core"])]
    crowded = {point for point in points if point - 1 in points or point + 1 in points}
    return tuple(start + point for point in points if BEFORE <= point <= last and point not in crowded)


def _may_divide(core: str, language: Language) -> bool:
    if len(core) < _SHORTEST[language] or core.isupper():
        return False
    return language is Language.DE or core[0].islower()


@lru_cache(maxsize=2)
def _dictionary(language: Language) -> Any:
    import pyphen  # late: reading the German patterns takes longer than a whole paper

    return pyphen.Pyphen(lang=_PATTERNS[language])
