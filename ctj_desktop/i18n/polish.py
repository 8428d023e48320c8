"""Which spaces does good typography want in a text?

Only spaces are touched: an ordinary space becomes one that does not break, and French punctuation gets the
space that it lacks. Web and mail addresses, telephone numbers, times, ratios and `{fields}` stay as they are.
"""

import re

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.patterns import ENGLISH_MONTHS, FRENCH_MONTHS, GERMAN_MONTHS, NARROW, NBSP

_KEPT = (
    r"(?:https?://|www\.|mailto:)[^\s<>«»]+"
    r"|[^\s@<>«»]+@[^\s@<>«»]+\.\w+"
    r"|\+\d[\d ]{6,}\d"
    r"|\{\{.*?\}\}"
    r"|\{[^{}\s]*\}"
)
"""Addresses, telephone numbers and format fields: never changed inside."""

_MONTHS = "|".join((*FRENCH_MONTHS, *GERMAN_MONTHS, *ENGLISH_MONTHS))
_SPACES = f"[ {NBSP}{NARROW}]*"
_UNITS = r"%|€|CHF|EUR|Fr\.|km|m|ha|h|kg|min|Min\.|Std\.|Uhr"
_COUNTED = r"oui|non|voix|abstentions?|Ja|Nein|Ja-Stimmen?|Nein-Stimmen?|Stimmen?|Enthaltung(?:en)?"
_TITLES = r"MM?\.|Mmes?|Mlles?|Me|Herrn?|Frau"
_COUNTERS = r"CHF|EUR|n[o°]s?|N[o°]s?|Nr\.|[Aa]rt\.|[Aa]l\.|Abs\.|S\.|p\.|Ziff\."


class _Rule(PositionalValue):
    """One pattern twice: alone, and beside what must be kept (slower, so used only where there is any)."""

    alone: re.Pattern[str]
    beside_kept: re.Pattern[str]
    replacement: str

    def apply(self, text: str, *, keep: bool) -> str:
        if not keep:
            return self.alone.sub(self.replacement, text)
        return self.beside_kept.sub(
            lambda found: found.group() if found["kept"] else found.expand(self.replacement), text
        )


def _rule(pattern: str, replacement: str) -> _Rule:
    return _Rule(re.compile(pattern), re.compile(f"(?P<kept>{_KEPT})|{pattern}"), replacement)


_KEEP = re.compile(_KEPT)
_EVERYWHERE = (
    _rule(r"(?<![\d.,’'])(?P<head>[1-9]\d{0,2}) (?=\d{3}(?!\d))", rf"\g<head>{NARROW}"),
    _rule(rf"(?<={NARROW})(?P<group>\d{{3}}) (?=\d{{3}}(?!\d))", rf"\g<group>{NARROW}"),
    _rule(rf"\b(?P<day>\d{{1,2}}(?:er|\.)?) (?=(?:{_MONTHS})\b)", rf"\g<day>{NBSP}"),
    _rule(rf"\b(?P<month>{_MONTHS}) (?=\d{{4}}\b)", rf"\g<month>{NBSP}"),
    _rule(r"(?<=\d)[ ]?h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
    _rule(rf"(?<=[\d}}]) (?=(?:{_UNITS}|{_COUNTED})(?!\w))", NBSP),
    _rule(rf"(?<!\w)(?P<title>{_TITLES}) (?=[A-ZÀ-Ý{{])", rf"\g<title>{NBSP}"),
    _rule(rf"(?<!\w)(?P<counter>{_COUNTERS}) (?=[\d{{])", rf"\g<counter>{NBSP}"),
)
_FRENCH_MARKS = (
    _rule(rf"(?<=[^\s\\;:!?(\[«]){_SPACES}(?P<marks>[;!?]+)(?=[\s)\]»*…”\"]|$)", rf"{NARROW}\g<marks>"),
    _rule(rf"(?<=[^\s\\;:!?(\[«]){_SPACES}:(?=[\s*]|$)", f"{NBSP}:"),
)


def _guillemets(space: str) -> tuple[_Rule, ...]:
    return (
        _rule(rf"«{_SPACES}(?=[^\s»])", f"«{space}"),
        _rule(rf"(?<=[^\s«]){_SPACES}»", f"{space}»"),
    )


_FRENCH = {space: (*_EVERYWHERE, *_guillemets(space), *_FRENCH_MARKS) for space in (NARROW, NBSP)}


def polish(text: str, language: Language, *, guillemet_space: str = NARROW) -> str:
    """The same text with the spaces that paper wants; polishing twice changes nothing.

    French gets U+202F before `; ! ?`, U+00A0 before the colon and `guillemet_space` (U+202F or U+00A0) inside
    guillemets; every language gets U+00A0 in dates, times and amounts, between a count and `oui`, `Ja`, and
    after `n°`, `Nr.`, `Mme`, `Herr`, `Art.` and the like.
    """
    rules = _FRENCH[guillemet_space] if language is Language.FR else _EVERYWHERE
    keep = _KEEP.search(text) is not None
    for rule in rules:
        text = rule.apply(text, keep=keep)
    return text
