"""Does an address stand on a letter as the post of each country wants it?"""

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Address, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.postal_address import FAULTS, PostalFault, address_lines, town_in, unfit

FR, DE = Language.FR, Language.DE
PARK = Address(street="Rue du Couvent,", number="18", postcode="25210", place="Les Fontenelles")
SWISS = Address(
    street="Place du 23-Juin", number="6", po_box="316", postcode="2350", place="Saignelégier", country=Side.CH
)


def test_in_france_the_number_comes_first_and_the_place_stands_in_capitals_without_punctuation() -> None:
    lines = address_lines(("Madame Anne Rochat", "PNR du Doubs Horloger"), PARK, FR, Side.FR)
    assert lines == ("Madame Anne Rochat", "PNR du Doubs Horloger", "18 Rue du Couvent", "25210 LES FONTENELLES")
    assert unfit(lines, PARK) == ()


@pytest.mark.parametrize(("language", "box"), [(FR, "Case postale 316"), (DE, "Postfach 316")])
def test_in_switzerland_the_number_comes_last_and_the_box_is_called_in_the_language_of_the_letter(
    language: Language, box: str
) -> None:
    lines = address_lines(("Parc du Doubs",), SWISS, language, Side.CH)
    assert lines == ("Parc du Doubs", "Place du 23-Juin 6", box, "2350 Saignelégier")


def test_abroad_the_country_stands_below_in_capitals_in_french() -> None:
    assert address_lines((), SWISS, DE, Side.FR)[-1] == "SUISSE"
    assert address_lines((), PARK, DE, Side.CH)[-1] == "FRANCE"
    assert address_lines((), PARK, DE, None)[-1] == "25210 LES FONTENELLES"
    assert unfit(address_lines((), PARK, DE, Side.CH), PARK) == ()


def test_a_box_is_written_as_it_was_where_it_has_a_word() -> None:
    assert "CP 316" in address_lines((), replace(SWISS, po_box="CP 316"), FR, Side.CH)
    assert "BP 12" in address_lines((), replace(PARK, po_box="12"), DE, Side.FR)


def test_a_function_stands_after_the_name_where_there_is_room() -> None:
    names = ("Anne Rochat", "Commune de Vauxneuf")
    lines = address_lines(names, PARK, FR, Side.FR, spare="Maire")
    assert lines[:3] == ("Anne Rochat", "Maire", "Commune de Vauxneuf")
    full = replace(PARK, lines=("Service technique", "Bâtiment B"))
    assert "Maire" not in address_lines(names, full, FR, Side.FR, spare="Maire")
    assert len(address_lines(names, full, FR, Side.FR, spare="Maire")) == 6


def test_what_speaks_against_it_is_said_with_its_number() -> None:
    long = replace(PARK, lines=("x" * 39, "b", "c", "d", "e"), postcode="2500", place=" ")
    lines = address_lines(("Anne",), long, FR, Side.FR)
    found = unfit(lines, long)
    assert [one.fault for one in found] == list(PostalFault)
    assert (found[0].count, found[1].count) == (39, 8)
    assert "39" in found[0].sentence(load_translator("fr_CH"))
    swiss = replace(SWISS, lines=("x" * 60, "b", "c"), postcode="02350")
    found = unfit(address_lines(("Anne",), swiss, FR, Side.CH), swiss)
    assert [one.fault for one in found] == [PostalFault.TOO_MANY, PostalFault.NO_POSTCODE]


def test_every_fault_of_each_country_has_its_sentence() -> None:
    assert {fault for fault, _ in FAULTS} == set(PostalFault)
    for locale in ("fr_CH", "de_CH"):
        assert all(load_translator(locale)(message) for message in FAULTS.values())


def test_without_an_address_there_is_nothing_to_write_on() -> None:
    for nothing in (None, Address(), Address(number="3", country=Side.CH)):
        assert address_lines(("Anne",), nothing, FR, Side.FR) == ()
    assert unfit((), PARK) == unfit(("Anne",), None) == ()


@pytest.mark.parametrize(
    ("lines", "town"),
    [
        (("CC d’exemple", "1 place de l’Exemple", "25300 Pontarlier", "secretariat@exemple.fr"), "Pontarlier"),
        (("25304 PONTARLIER CEDEX 2", "FRANCE"), "Pontarlier"),
        (("CH-1401 YVERDON-LES-BAINS",), "Yverdon-les-Bains"),
        (("Postfach", "2502 Biel/Bienne"), "Biel/Bienne"),
        (("39400 LES ROUSSES",), "Les Rousses"),
        (("Rue du Lac 1",), ""),
    ],
)
def test_the_town_of_an_address_is_read_from_the_line_with_its_postcode(lines: tuple[str, ...], town: str) -> None:
    assert town_in(lines) == town
