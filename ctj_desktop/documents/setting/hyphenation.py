"""Where may a word of French or German be divided at the end of a line?

The patterns are those that come with pyphen. Its own reader merges the word list of the German dictionary with
them and takes 0.4 s; only the second level, the classical patterns of Liang, is read here, in a few milliseconds
and when the first long word asks. A doubtful division is worse than none, so no point is used beside a piece
that is no syllable (`Zusamme-n-a-r-beit`, `Abendan-sch-lüsse`).
"""

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ctj_desktop.domain.texts import Language

BEFORE = 3
_AFTER = {Language.FR: 4, Language.DE: 3}
_SHORTEST = {Language.FR: 7, Language.DE: 8}
_LONGEST = 100
"""Letters beyond which a word is of no language."""
_PATTERNS = {Language.FR: "fr", Language.DE: "de_CH"}
_LEVEL = "NEXTLEVEL"
_FOREIGN = {Language.FR: frozenset("äöß"), Language.DE: frozenset("àâæçèéêëîïôœùûÿ")}
"""Letters of the other language: a word that has one is none of this language, and its patterns do not know it."""
_VOWELS = frozenset("aeiouyäöüàâæéèêëîïôœùûÿ")
_DIGITS = str.maketrans("", "", "0123456789")
_CORE = re.compile(
    r"^(?P<head>[«(\[“„‹\u202f\u00a0]*(?:\w{1,2}[’'])?)(?P<core>[^\W\d_]+)(?P<tail>[^\w\s-]*[\u202f\u00a0»;:!?]*)$"
)


def divisions(word: str, language: Language) -> tuple[int, ...]:
    """The places in the word, from left to right, before which a hyphen may stand; punctuation is kept out."""
    if not _SHORTEST.get(language, _LONGEST) <= len(word) <= _LONGEST:
        return ()
    return _divisions(word, language)


@lru_cache(maxsize=20_000)
def _divisions(word: str, language: Language) -> tuple[int, ...]:
    found = _CORE.match(word)
    if found is None or not _may_divide(found["core"], language):
        return ()
    start = found.start("core")
    last = len(found["core"]) - _AFTER[language]
    points = _points(found["core"].lower(), language)
    trusted = [point for point in _trusted(points, found["core"].lower()) if BEFORE <= point <= last]
    return tuple(start + point for point in trusted)


def _trusted(points: list[int], core: str) -> list[int]:
    """The points without those around a piece that is no syllable: one letter, or none that sounds."""
    doubtful: set[int] = set()
    for first, second in pairwise((0, *points, len(core))):
        piece = core[first:second]
        if len(piece) < 2 or not _VOWELS.intersection(piece):
            doubtful |= {first, second}
    return [point for point in points if point not in doubtful]


def _may_divide(core: str, language: Language) -> bool:
    if len(core) < _SHORTEST[language] or core.isupper() or _FOREIGN[language].intersection(core.lower()):
        return False
    return language is Language.DE or core[0].islower()


def _points(word: str, language: Language) -> list[int]:
    """Liang's method: every pattern inside the word gives weights, odd ones are places to divide."""
    patterns, longest = _dictionary(language)
    dotted = f".{word}."
    weights = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            pattern = patterns.get(dotted[start:end])
            if pattern is not None:
                _weigh(weights, start, pattern)
    return [place - 1 for place, weight in enumerate(weights) if weight % 2 and 1 < place < len(dotted) - 1]


def _weigh(weights: list[int], place: int, pattern: str) -> None:
    for char in pattern:
        if char.isdigit():
            weights[place] = max(weights[place], int(char))
        else:
            place += 1


@lru_cache(maxsize=2)
def _dictionary(language: Language) -> tuple[dict[str, str], int]:
    """The patterns by their letters, and how many letters the longest has."""
    import pyphen  # late: it looks through its whole folder of dictionaries

    path = Path(str(pyphen.LANGUAGES[_PATTERNS[language]]))
    encoding, _, content = path.read_bytes().partition(b"\n")
    lines = content.decode(encoding.decode("ascii").strip()).split("\n")
    level = next((number for number, line in enumerate(lines) if line.strip() == _LEVEL), -1)
    patterns = {line.translate(_DIGITS): line for line in map(str.strip, lines[level + 1 :]) if _is_pattern(line)}
    return patterns, max(map(len, patterns))


def _is_pattern(line: str) -> bool:
    return bool(line) and line[0] not in "%#" and not line[:5].isupper() and "/" not in line
