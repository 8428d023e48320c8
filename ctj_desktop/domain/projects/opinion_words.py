"""Which opinion do the words of a decision give, and on which conditions? A proposal, which a person confirms.

The words are those of the glossary (SOURCES.md 5.5): an opinion is favourable, with reservation, or unfavourable. Where
the two languages say different things, or neither says anything, nothing is proposed.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.texts import Bilingual

# the patterns are without accents, as `_bare` leaves a text; ue may stand for ü
AGAINST: Final = re.compile(
    r"defavorable|n[e’']\s?\w*\s?\w*\s?pas\s+(?:d[e’']\s?)?(?:avis\s+)?favorable|\bablehn|nicht\s+befue?rwort|\brejette|"
    r"\blehnt\b.*\bab\b",
    re.IGNORECASE,
)
WITHOUT: Final = re.compile(r"sans (?:aucune )?(?:reserves?|conditions?)|ohne (?:Vorbehalte?|Auflagen?)", re.IGNORECASE)
RESERVED: Final = re.compile(r"reserv|\bconditions?\b|vorbehalt|\bauflagen?\b|\bbedingung", re.IGNORECASE)
FOR: Final = re.compile(
    r"favorable|\bsoutient\b|\bapprouve\b|befue?rwort|unterstue?tzt|\bzustimm|stimmt .* zu", re.IGNORECASE
)
BEFORE_CONDITIONS: Final = re.compile(
    r"(?:sous (?:la )?reserve|a (?:la )?condition|aux conditions suivantes|avec (?:les )?reserves?|"
    r"unter (?:dem )?vorbehalt|mit (?:der |den |folgenden )?(?:auflagen?|vorbehalte?n?)|"
    r"unter (?:der|den) bedingung(?:en)?)"
    r"\s*[:,]?\s*(?:de |d[’']|que |qu[’'])?",
    re.IGNORECASE,
)
BULLET: Final = re.compile(r"^\s*(?:[-–—•*·]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+")


def proposed_kind(text: Bilingual) -> OpinionKind | None:
    """What the decision says; None where it says nothing, or its two languages contradict each other."""
    found = {kind for side in (text.fr.text, text.de.text) if (kind := _kind(without_marks(side))) is not None}
    return found.pop() if len(found) == 1 else None


def proposed_conditions(text: Bilingual) -> Bilingual:
    """The conditions that the decision names, one a line: its list, else what follows the word that begins them."""
    return Bilingual.of(*("\n".join(_conditions(without_marks(side))) for side in (text.fr.text, text.de.text)))


def condition_lines(text: Bilingual) -> list[Bilingual]:
    """Each line by itself, without its bullet; the two languages line by line."""
    both = zip_longest(_lines(text.fr.text), _lines(text.de.text), fillvalue="")
    return [Bilingual.of(french, german) for french, german in both]


def _kind(written: str) -> OpinionKind | None:
    text = _bare(written)
    if AGAINST.search(text):
        return OpinionKind.UNFAVOURABLE
    if RESERVED.search(WITHOUT.sub("", text)):
        return OpinionKind.WITH_RESERVATION
    return OpinionKind.FAVOURABLE if FOR.search(text) else None


def _conditions(text: str) -> list[str]:
    listed = [line for line in text.splitlines() if BULLET.match(line)]
    if listed:
        return [BULLET.sub("", line).strip(" ;.") for line in listed]
    begun = BEFORE_CONDITIONS.search(_bare(text))
    if begun is None:
        return []
    rest = " ".join(text[begun.end() :].split()).strip(" :.")
    return [rest] if rest else []


def _bare(text: str) -> str:
    """Strip the accents, sign for sign: a place in what is left is the same place in the text."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text)


def _lines(text: str) -> Iterator[str]:
    for line in without_marks(text).splitlines():
        said = BULLET.sub("", line).strip()
        if said:
            yield said
