"""How does a step change some fields of a record and leave the others?"""

from collections.abc import Mapping
from typing import Any, TypeVar

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import PositionalValue, Record, replace
from ctj_desktop.domain.texts import Bilingual, Language, Passage, text_hash
from ctj_desktop.services.steps.records import source_language
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)


class Rewording(PositionalValue):
    """Some languages of a bilingual text, newly written; a side that is None keeps what is stored."""

    fr: str | None = None
    de: str | None = None
    fr_draft: bool = False
    de_draft: bool = False

    @classmethod
    def of(cls, language: Language, text: str) -> "Rewording":
        """One language alone."""
        return cls(de=text) if language is Language.DE else cls(fr=text)

    def on(self, old: Bilingual, source: Language) -> Bilingual:
        """The stored text with these sides; a translation counts as checked against the source beside it.

        So does a source that is written where its translation alone stood: it was translated the other way round.
        """
        fr = old.fr if self.fr is None else Passage(text=self.fr, draft=self.fr_draft)
        de = old.de if self.de is None else Passage(text=self.de, draft=self.de_draft)
        if source is Language.DE:
            return Bilingual(
                fr=_checked(fr, de, given=self.fr is not None),
                de=_checked(de, fr, given=not old.de.text and self.fr is None),
            )
        return Bilingual(
            fr=_checked(fr, de, given=not old.fr.text and self.de is None),
            de=_checked(de, fr, given=self.de is not None),
        )

    def new(self, source: Language = Language.FR) -> Bilingual:
        """A text of which nothing is stored yet."""
        return self.on(Bilingual(), source)


def _checked(translation: Passage, source: Passage, *, given: bool) -> Passage:
    if not given or not translation.text or not source.text:
        return translation
    return replace(translation, checked_against=text_hash(source.text))


def changed(store: OpenFile, before: R, given: Mapping[str, object]) -> R:
    """The record with the given fields; those not given stay, a text reworded in one language keeps the other.

    A translation counts as checked against the text beside it that the committee writes first.
    """
    source = source_language(store, CommitteeId(before.home))
    return with_values(before, {name: _settled(getattr(before, name), value, source) for name, value in given.items()})


def save_derived(unit: Unit, record: R) -> R:
    """Save a row whose id is derived: over the one that is here, brought back where it was deleted or undone."""
    stored = unit.store.get(type(record), record.id, deleted=True)
    if stored is not None and unit.store.get(type(record), record.id) is None:
        unit.restore(stored)
    return unit.save(record, before=stored)


def with_values(record: R, values: dict[str, Any]) -> R:
    """A copy of any record with other values; `Any` because each field has its own type."""
    copy: R = replace(record, **values)
    return copy


def _settled(old: object, new: object, source: Language) -> object:
    return new.on(old, source) if isinstance(new, Rewording) and isinstance(old, Bilingual) else new
