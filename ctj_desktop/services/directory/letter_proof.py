"""How would a committee's own wording of a letter read, filled in with an example?"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, StandardTextId
from ctj_desktop.domain.placeholders import filled, unknown_placeholders
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.directory.mandate_letters import ABOUT, body_of, letter_values, named_committee
from ctj_desktop.services.membership.radar import RadarLine, radar
from ctj_desktop.services.texts.letter_texts import APPOINTING, letter_of
from ctj_desktop.storage.open_file import OpenFile

BODY, PERSON = N_("Commune of Exemple"), N_("Anne Exemple")
"""Where the committee has nobody to show."""
FAR: Final = 180
READ_IN: Final = (Language.FR, Language.DE)


class LetterExample(NamedValue):
    """What stands in the place of the fields, by language; `name` is the reader who is the example.

    `known` are the fields that are filled in.
    """

    name: str
    values: Mapping[Language, Mapping[str, str]]
    known: tuple[str, ...] = APPOINTING


class LetterProof(NamedValue):
    """Subject and text by language, and the names that nobody fills in."""

    read: tuple[tuple[Language, str, str], ...]
    unknown: tuple[str, ...]


def letter_example(store: OpenFile, text: StandardTextId, day: date) -> LetterExample | None:
    """For the wording of a letter to a body that appoints; None for any other text."""
    about = letter_of(store, text)
    if about is None or about[1] not in ABOUT.values():
        return None
    line = _example(store, *about, day)
    values = {language: _values(store, about[0], line, language, day) for language in READ_IN}
    return LetterExample(name=values[Language.FR]["organisme"], values=values)


def letter_proof(text: StandardText, example: LetterExample) -> LetterProof:
    """The text as it stands in the fields now; a language without a text is left out."""
    read = (
        (language, filled(text.name.text(language), values), filled(text.text.text(language), values))
        for language, values in example.values.items()
    )
    unknown = (name for said in (text.name, text.text) for name in unknown_placeholders(said, example.known))
    return LetterProof(read=tuple(one for one in read if one[2]), unknown=tuple(dict.fromkeys(unknown)))


def _example(store: OpenFile, committee: CommitteeId, letter: LetterAbout, day: date) -> RadarLine | None:
    """A line that such a letter would be about, else any with a body to write to."""
    lines = [line for line in radar(store, committee, day).lines if line.kind in ABOUT and body_of(store, line)]
    return next((line for line in lines if ABOUT[line.kind] is letter), lines[0] if lines else None)


def _values(
    store: OpenFile, committee: CommitteeId, line: RadarLine | None, language: Language, day: date
) -> dict[str, str]:
    """Those of the line; what it lacks is invented."""
    t, body = load_translator(LOCALES[language]), body_of(store, line) if line is not None else None
    known = letter_values(store, line, body, language, day) if line is not None and body is not None else {}
    name = named_committee(store, committee, language, day)
    invented = (name, t(BODY), t(BODY), t(PERSON), t.date_long(days_later(day, FAR)), t(BODY))
    return {**dict(zip(APPOINTING, invented, strict=True)), **{field: value for field, value in known.items() if value}}
