"""Do mail programs and telephones get cards as the standards write them?"""

import pytest

from ctj_desktop.domain.records.people import Address, Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.vcards import CardVersion, VCard, vcards_bytes

FRENCH = Address(lines=("Mairie",), street="Rue du Couvent", number="18", postcode="25210", place="Les Fontenelles")
SWISS = Address(street="Place du 23-Juin", number="6", po_box="CP 316", postcode="2350", place="X", country=Side.CH)


def lines(card: VCard, version: CardVersion) -> list[str]:
    return vcards_bytes([card], version).decode().split("\r\n")


def test_a_card_of_each_version() -> None:
    card = VCard(
        uid="u",
        family_name="Faivre; Petit",
        given_name="Anne",
        title="Dr",
        function=Bilingual.of("Maire, déléguée"),
        organisation=Bilingual.of("Commune\nde X", "Gemeinde X"),
        email="a@x.fr",
        phone="+33381000000",
        mobile="+33600000000",
        address=FRENCH,
        country="France",
        language="fr",
    )
    assert lines(card, CardVersion.FOUR) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID:urn:uuid:u",
        "N:Faivre\\; Petit;Anne;;Dr;",
        "FN:Anne Faivre\\; Petit",
        "ORG;ALTID=1;LANGUAGE=fr:Commune\\nde X",
        "ORG;ALTID=1;LANGUAGE=de:Gemeinde X",
        "TITLE;LANGUAGE=fr:Maire\\, déléguée",
        "EMAIL;TYPE=work:a@x.fr",
        'TEL;TYPE="work,voice":+33381000000',
        'TEL;TYPE="work,cell":+33600000000',
        "ADR;TYPE=work:;Mairie;18 Rue du Couvent;Les Fontenelles;;25210;France",
        "LANG:fr",
        "END:VCARD",
        "",
    ]
    old = lines(card, CardVersion.THREE)
    assert old[1:3] == ["VERSION:3.0", "UID:u"]
    assert old[5:7] == ["ORG;LANGUAGE=fr:Commune\\nde X", "ORG;LANGUAGE=de:Gemeinde X"]
    assert "EMAIL;TYPE=INTERNET,WORK:a@x.fr" in old
    assert "TEL;TYPE=WORK,CELL:+33600000000" in old
    assert not any(line.startswith("LANG") for line in old)


def test_the_language_of_the_reader_stands_first_and_what_both_say_alike_once() -> None:
    nods = VCard(
        uid="u",
        family_name="Rey",
        organisation=Bilingual.of("Nods", "Nods"),
        function=Bilingual.of("Maire", "Gemeindepräsident"),
        first=Language.DE,
    )
    assert lines(nods, CardVersion.FOUR)[5:8] == [
        "ORG:Nods",
        "TITLE;ALTID=1;LANGUAGE=de:Gemeindepräsident",
        "TITLE;ALTID=1;LANGUAGE=fr:Maire",
    ]


def test_what_is_not_known_is_left_out_and_the_number_follows_a_swiss_street() -> None:
    card = VCard(uid="u", family_name="Kohler", address=SWISS, country="Suisse")
    assert lines(card, CardVersion.FOUR) == [
        *("BEGIN:VCARD", "VERSION:4.0", "UID:urn:uuid:u", "N:Kohler;;;;", "FN:Kohler"),
        *("ADR;TYPE=work:CP 316;;Place du 23-Juin 6;X;;2350;Suisse", "END:VCARD", ""),
    ]


@pytest.mark.parametrize("name", ["é" * 100, "a" * 75, "b" * 66])
def test_no_line_has_more_than_75_bytes_and_none_is_lost(name: str) -> None:
    found = lines(VCard(uid="u", family_name=name), CardVersion.FOUR)
    assert all(len(line.encode()) <= 75 for line in found)
    assert f"FN:{name}" in vcards_bytes([VCard(uid="u", family_name=name)], CardVersion.FOUR).decode().replace(
        "\r\n ", ""
    )
