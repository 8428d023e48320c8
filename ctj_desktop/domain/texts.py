"""What is a text in two languages, and how far is its translation?"""

import hashlib
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Final, Self

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.typed.legible import legible


class Language(StrEnum):
    """Languages of content (fr, de) and of the interface (en as well)."""

    FR = "fr"
    DE = "de"
    EN = "en"


class TranslationState(StrEnum):
    """Derived, never stored: two devices would merge two answers."""

    MISSING = "missing"
    DRAFT = "draft"
    REVIEW = "review"
    DONE = "done"


UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""General categories of Unicode that leave no mark on paper: spaces, breaks, controls, formats."""
FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0") | {chr(point) for point in range(0xFE00, 0xFE10)}
"""Signs of other categories that leave none either: fillers of scripts, the empty Braille cell, variants."""


def says_something(text: str) -> bool:
    """Whether a reader sees anything of it."""
    return any(sign not in FILLERS and unicodedata.category(sign) not in UNSEEN for sign in text)


def text_hash(text: str) -> str:
    """Short fingerprint of a source text: 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


class Passage(NamedValue):
    """One language’s text, one register; `checked_against`: hash of the source it was last checked with."""

    text: str = ""
    checked_against: str | None = None
    draft: bool = False


class Bilingual(NamedValue):
    """A content text in French and German; each side is a register of its own."""

    fr: Passage = Passage()
    de: Passage = Passage()

    @classmethod
    def of(cls, fr: str = "", de: str = "", *, source: Language = Language.FR) -> Self:
        """Both texts as given together, so the translation counts as checked against its source."""
        original = fr if source is Language.FR else de
        checked = text_hash(original) if fr and de else None
        return cls(
            fr=Passage(text=fr, checked_against=checked if source is Language.DE else None),
            de=Passage(text=de, checked_against=checked if source is Language.FR else None),
        )

    def passage(self, language: Language) -> Passage:
        """The register of one language; only French and German are content languages."""
        return self.de if language is Language.DE else self.fr

    def text(self, language: Language) -> str:
        """The text in that language, empty where it is missing."""
        return self.passage(language).text

    def or_other(self, language: Language) -> str:
        """The text in that language, else the other one's, without its marks: for a screen, never for paper."""
        return without_marks(self.text(language) or self.text(other(language)))

    def with_text(self, language: Language, text: str, *, source: Language = Language.FR) -> Self:
        """One side retyped; a translation is then taken as checked against the present source."""
        checked = None if language is source or not text else text_hash(self.text(source))
        passage = Passage(text=text, checked_against=checked)
        return replace(self, de=passage) if language is Language.DE else replace(self, fr=passage)

    def legible(self, rule: Callable[[str], str] = legible) -> Self:
        """Both texts without the signs that no text keeps; a translation that was checked stays so."""
        fr, de = rule(self.fr.text), rule(self.de.text)
        if fr == self.fr.text and de == self.de.text:
            return self
        return type(self)(fr=_retyped(self.fr, fr, self.de, de), de=_retyped(self.de, de, self.fr, fr))

    def says_something(self) -> bool:
        """Whether a reader of either language sees anything."""
        return says_something(self.fr.text) or says_something(self.de.text)

    def __bool__(self) -> bool:
        return bool(self.fr.text or self.de.text)


NO_TEXT: Final = Bilingual()
"""Nothing in either language."""


def _retyped(passage: Passage, text: str, source: Passage, source_text: str) -> Passage:
    checked = passage.checked_against
    if checked is not None and checked == text_hash(source.text):
        checked = text_hash(source_text)
    return replace(passage, text=text, checked_against=checked)


def other(language: Language) -> Language:
    """The other content language."""
    return Language.FR if language is Language.DE else Language.DE


def translation_state(text: Bilingual, language: Language, source: Language = Language.FR) -> TranslationState:
    """How far one side is: empty is missing, marked is draft, another source hash is to review, else done.

    The source side itself is `DONE` as soon as it holds text. A pair that was checked the other way round, before
    the committee chose its source, is done too.
    """
    passage = text.passage(language)
    if not passage.text:
        return TranslationState.MISSING
    if passage.draft:
        return TranslationState.DRAFT
    if language is source or not text.text(source):
        return TranslationState.DONE
    original = text.passage(source)
    if passage.checked_against == text_hash(original.text) or original.checked_against == text_hash(passage.text):
        return TranslationState.DONE
    return TranslationState.REVIEW


@lru_cache(maxsize=4096)  # functions and bodies return in a list of 5,000 persons
def shown_text(fr: str | None, de: str | None) -> Bilingual:
    """Two columns as one text, for showing only."""
    return Bilingual(fr=Passage(text=fr or ""), de=Passage(text=de or ""))
