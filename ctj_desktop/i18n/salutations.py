"""How is a person called in an address, and how does a letter to them begin?

Madame and Monsieur in French, Frau and Herr in German; whoever is neither is called by both names, and greeted with
Bonjour or Guten Tag. A wording that the person asked for stands instead.
"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_p
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word

OPENINGS: Final[Mapping[Salutation, str]] = {
    Salutation.MADAME: N_p("letter", "Dear Ms {name}"),
    Salutation.MONSIEUR: N_p("letter", "Dear Mr {name}"),
}
WITHOUT_NAME: Final[Mapping[Salutation, str]] = {
    Salutation.MADAME: N_p("letter", "Dear Madam"),
    Salutation.MONSIEUR: N_p("letter", "Dear Sir"),
}
"""French letters do not call a person by the name."""
NEUTRAL: Final = N_p("letter", "Good day {name}")


def called_in_address(t: Translator, person: Person) -> str:
    """Madame Anne Rochat, Herr Dr. Luc Favre, Camille Exemple."""
    salutation = "" if person.salutation is Salutation.NEUTRAL else word(t, person.salutation)
    return _joined(salutation, person.title, person.given_name, person.family_name)


def letter_opening(t: Translator, person: Person) -> str:
    """Madame, / Sehr geehrter Herr Dr. Favre / Bonjour Camille Exemple, or what the person asked for."""
    if t.language is not Language.EN and (own := person.greeting.text(t.language).strip()):
        return own
    if person.salutation is Salutation.NEUTRAL:
        return t.p("letter", NEUTRAL).format(name=_joined(person.given_name, person.family_name))
    if t.language is Language.FR:
        return t.p("letter", WITHOUT_NAME[person.salutation])
    return t.p("letter", OPENINGS[person.salutation]).format(name=_joined(person.title, person.family_name))


def _joined(*parts: str) -> str:
    return " ".join(filter(None, (part.strip() for part in parts)))
