"""Which spaces does good typography want in a text?

Only spaces are touched: an ordinary space becomes one that does not break, and French punctuation gets the
space that it lacks. Web and mail addresses, telephone numbers, times, ratios and `{fields}` stay as they are.
"""

import re
from functools import cache

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.patterns import ENGLISH_MONTHS, FRENCH_MONTHS, GERMAN_MONTHS, NARROW_SPACE, NBSP

_KEPT = (
    r"(?:https?://|www\.|mailto:)[^\s<>«»]+"
    r"|[^\s@<>«»]+@[^\s@<>«»]+\.\w+"
    r"|\+\d[\d ]{6,}\d"
    r"|\{\{.*?\}\}"
    r"|\{[^{}\s]*\}"
)
"""Addresses, telephone numbers and format fields: never changed inside."""

_MONTHS = "|".join((*FRENCH_MONTHS, *GERMAN_MONTHS, *ENGLISH_MONTHS))
_DAY = rf"\d{{1,2}}(?:er|\.)?{NBSP}(?:{_MONTHS})\b"
_SPACES = f"[ {NBSP}{NARROW_SPACE}]*"
_UNITS = r"%|°C|€|CHF|EUR|Fr\.|k?m[²³]?|ha|h|kg|min|Min\.|Std\.|Uhr"
_COUNTED = r"oui|non|voix|abstentions?|Ja|Nein|Ja-Stimmen?|Nein-Stimmen?|Stimmen?|Enthaltung(?:en)?"
_HEADS = (
    r"membres?|sièges?|votants?|procurations?|personnes?|communes?|séances?|points?|décisions?|tâches?|jours?|mois|ans?"
    r"|récusations?|indications?|conditions?|projets?|ressources?"
    r"|Mitglied(?:er|ern)?|Sitz(?:e|en)?|Stimmberechtigten?|Vollmacht(?:en)?|Person(?:en)?|Gemeinden?|Sitzung(?:en)?"
    r"|Traktand(?:um|en)|Beschl(?:uss|üsse|üssen)|Pendenz(?:en)?|Tag(?:e|en)?|Monat(?:e|en)?|Jahr(?:e|en)?"
    r"|im Ausstand|Angaben?|Auflagen?|Projekten?|Projekt|Unterlagen?"
)
"""What papers of a committee count; a number of up to three digits stays with it."""
_TITLES = r"MM?\.|Mmes?|Mlles?|Me|Herrn?|Frau|Dr\.?|Dre|Prof\."
_COUNTERS = (
    r"CHF|EUR|n[o°]s?|N[o°]s?|Nr\.|[Aa]rt\.|[Aa]l\.|Abs\.|S\.|p\.|Ziff\.|§{1,2}|[Cc]h\.|[Cc]hap\.|[Kk]ap\.|[Ff]ig\.|Abb\."
    r"|[Tt][ée]l\."
)
_LETTERED = r"[Ll]et\.|[Ll]it\.|Bst\."


class _Rule(PositionalValue):
    """One pattern, used alone or beside what must be kept (slower, so used only where there is any)."""

    pattern: str
    replacement: str

    def apply(self, text: str, *, keep: bool) -> str:
        found = _compiled(self.pattern, keep=keep)
        if not keep:
            return found.sub(self.replacement, text)
        return found.sub(lambda one: one.group() if one["kept"] else one.expand(self.replacement), text)


@cache
def _compiled(pattern: str, *, keep: bool) -> re.Pattern[str]:
    """At its first use: the window starts without."""
    return re.compile(f"(?P<kept>{_KEPT})|{pattern}" if keep else pattern)


_EVERYWHERE = (
    _Rule(r"(?<![\d.,’'])(?P<head>[1-9]\d{0,2}) (?=\d{3}(?!\d))", rf"\g<head>{NARROW_SPACE}"),
    _Rule(rf"(?<={NARROW_SPACE})(?P<group>\d{{3}}) (?=\d{{3}}(?!\d))", rf"\g<group>{NARROW_SPACE}"),
    _Rule(rf"\b(?P<day>\d{{1,2}}(?:er|\.)?) (?=(?:{_MONTHS})\b)", rf"\g<day>{NBSP}"),
    _Rule(rf"\b(?P<month>{_MONTHS}) (?=\d{{4}}\b)", rf"\g<month>{NBSP}"),
    _Rule(rf"(?P<joint>\b[Ll]e|\b[Aa]m|:) (?={_DAY}|…)", rf"\g<joint>{NBSP}"),
    _Rule(r"(?<=\d)[ ]?h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
    _Rule(rf"(?<=[\d}}]) (?=(?:{_UNITS}|{_COUNTED})(?!\w))", NBSP),
    _Rule(rf"(?<![\d.,’'])(?P<count>\d{{1,3}}) (?=(?:{_HEADS})(?!\w))", rf"\g<count>{NBSP}"),
    _Rule(r"(?<![\w.])(?P<letter>[^\W\d_])\. (?=[^\W\d_]{1,2}\.)", rf"\g<letter>.{NBSP}"),
    _Rule(rf"(?<!\w)(?P<letter>{_LETTERED}) (?=[a-z]\b)", rf"\g<letter>{NBSP}"),
    _Rule(rf"(?<!\w)(?P<title>{_TITLES}) (?=[A-ZÀ-Ý{{])", rf"\g<title>{NBSP}"),
    _Rule(rf"(?<!\w)(?P<counter>{_COUNTERS}) (?=[\d{{])", rf"\g<counter>{NBSP}"),
)
_FRENCH_MARKS = (
    _Rule(rf"(?<=[^\s\\;:!?(\[«]){_SPACES}(?P<marks>[;!?]+)(?=[\s)\]»*…”\"]|$)", rf"{NARROW_SPACE}\g<marks>"),
    _Rule(rf"(?<=[^\s\\;:!?(\[«]){_SPACES}:(?=[\s*]|$)", f"{NBSP}:"),
)


def _guillemets(space: str) -> tuple[_Rule, ...]:
    return (
        _Rule(rf"«{_SPACES}(?=[^\s»])", f"«{space}"),
        _Rule(rf"(?<=[^\s«]){_SPACES}»", f"{space}»"),
    )


_FRENCH = {space: (*_EVERYWHERE, *_guillemets(space), *_FRENCH_MARKS) for space in (NARROW_SPACE, NBSP)}


def polish(text: str, language: Language, *, guillemet_space: str = NARROW_SPACE) -> str:
    """The same text with the spaces that paper wants; polishing twice changes nothing.

    French gets U+202F before `; ! ?`, U+00A0 before the colon and `guillemet_space` (U+202F or U+00A0) inside
    guillemets; every language gets U+00A0 in dates and between them and `le`, `am` or a colon, in times and amounts,
    between a count and what is counted, inside `z. B.`, and after `n°`, `Nr.`, `§`, `Mme`, `Herr`, `Dr.`, `Art.` and
    the like.
    """
    rules = _FRENCH[guillemet_space] if language is Language.FR else _EVERYWHERE
    keep = _compiled(_KEPT, keep=False).search(text) is not None
    for rule in rules:
        text = rule.apply(text, keep=keep)
    return text
