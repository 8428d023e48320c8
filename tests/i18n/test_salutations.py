"""Is a person called as French and German letters call people, or as they asked for?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId, PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.i18n.salutations import called_in_address, letter_opening
from tests.office import text

PERSON = Person(
    id=PersonId(UUID(int=1)), home=HomeId(UUID(int=2)), family_name="Rochat", given_name="Anne", title="Dr."
)


def opening(t: Translator, person: Person) -> str:
    """Whatever holds its words together."""
    return letter_opening(t, person).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("salutation", "locale", "address", "letter"),
    [
        (Salutation.MADAME, "fr_CH", "Madame Dr. Anne Rochat", "Madame,"),
        (Salutation.MONSIEUR, "fr_CH", "Monsieur Dr. Anne Rochat", "Monsieur,"),
        (Salutation.NEUTRAL, "fr_CH", "Dr. Anne Rochat", "Bonjour Anne Rochat,"),
        (Salutation.MADAME, "de_CH", "Frau Dr. Anne Rochat", "Sehr geehrte Frau Dr. Rochat"),
        (Salutation.MONSIEUR, "de_CH", "Herr Dr. Anne Rochat", "Sehr geehrter Herr Dr. Rochat"),
        (Salutation.NEUTRAL, "de_CH", "Dr. Anne Rochat", "Guten Tag Anne Rochat"),
    ],
)
def test_each_form_in_each_language(salutation: Salutation, locale: str, address: str, letter: str) -> None:
    t, person = load_translator(locale), replace(PERSON, salutation=salutation)
    assert (called_in_address(t, person), opening(t, person)) == (address, letter)


def test_a_wording_of_their_own_stands_in_its_language_alone() -> None:
    person = replace(PERSON, salutation=Salutation.MADAME, greeting=text("Chère Anne,"))
    assert opening(load_translator("fr_CH"), person) == "Chère Anne,"
    assert opening(load_translator("de_CH"), person) == "Sehr geehrte Frau Dr. Rochat"
    assert opening(load_translator("en"), person) == "Dear Ms Dr. Rochat"
