"""Are cards read as Outlook, Apple, Google and Thunderbird write them, and hostile ones passed over?"""

import pytest

from ctj_desktop.files.tables import vcard
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.tables.refusals import DamagedSource, TooManyRows
from ctj_desktop.files.tables.vcard import COLUMNS, is_vcard, table_of


def read(content: bytes) -> list[dict[str, str]]:
    """What each card says, without what it does not say."""
    table = source_of("cartes.vcf", content, lambda _text: False).tables[0]
    return [
        {column: str(cell) for column, cell in zip(COLUMNS, line.cells, strict=True) if cell} for line in table.rows
    ]


OUTLOOK = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=fr;CHARSET=Windows-1252:Périllat;Zoë;;Mme\r\n"
    "FN;CHARSET=Windows-1252:Zoë Périllat\r\n"
    "ORG:Commune de Morteau;Mairie\r\nTITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Premi=E8re adjointe=\r\n"
    " charg=E9e de tout\r\nTEL;WORK;VOICE:+33 3 81 00 00 00\r\nTEL;CELL;VOICE:06 00 00 00 00\r\nTEL;WORK;FAX:03\r\n"
    "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;1 rue de la Gare=0D=0A=\r\nB=E2timent B;Morteau;;25500;France\r\n"
    "EMAIL;PREF;INTERNET:zoe@morteau.example\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRg\r\n AAAA\r\n\r\n"
    "X-MS-OL-DESIGN;CHARSET=utf-8:<card/>\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n"
).encode("cp1252")
APPLE = (
    "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//macOS 14//EN\nN:Müller;Ann\\, Maria;Rosa;Dr.;\n"
    "FN:Dr. Ann Müller\nORG:Gemeinde Nods;\n"
    "item1.EMAIL;type=INTERNET;type=pref:ann@nods.example\nitem1.X-ABLabel:_$!<Other>!$_\nEMAIL;type=HOME:ann@home.example\n"
    "TEL;type=HOME;type=VOICE;type=pref:032 000 00 00\nitem2.ADR;type=HOME;type=pref:;;Dorf 1;Nods;;2518;Schweiz\n"
    "item3.URL:https\\://nods.example\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n AAAA\nEND:VCARD\n"
).encode()
THUNDERBIRD = (
    b'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Luc Dupont\r\nTEL;VALUE=URI;TYPE="voice,work":tel:+33-3-81-00-00-00;ext=12\r\n'
    b"TEL;TYPE=cell;VALUE=URI:tel:+33-6-00-00-00-00\r\nEMAIL;PREF=1:mailto:luc%40dole.example\r\nLANG;PREF=1:fr\r\n"
    b"GENDER:M;homme\r\nUID:urn:uuid:1\r\nEND:VCARD\r\n"
)
GOOGLE = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jean Blanc\r\nN:Blanc;Jean;;;\r\n"
    "EMAIL;TYPE=INTERNET;TYPE=WORK:jean@ville.example\r\n"
    "TEL;TYPE=CELL:079 000 00 00\r\nADR;TYPE=WORK:Case postale 3;2e étage;Rue du Lac 1;Le Locle;NE;2400;CH\r\n"
    "ROLE:Délégué\r\nNOTE:un\\nsecret\r\nBDAY:1970-01-01\r\nCATEGORIES:myContacts\r\nEND:VCARD\r\n"
).encode()


def test_outlook_writes_quoted_printable_of_windows() -> None:
    assert read(OUTLOOK) == [
        {
            "family_name": "Périllat",
            "given_name": "Zoë",
            "title": "Mme",
            "function": "Première adjointe chargée de tout",
            "organisation": "Commune de Morteau, Mairie",
            "work_email": "zoe@morteau.example",
            "work_phone": "+33 3 81 00 00 00",
            "work_mobile": "06 00 00 00 00",
            "work_street": "1 rue de la Gare\nBâtiment B",
            "work_postcode": "25500",
            "work_place": "Morteau",
            "work_country": "France",
        }
    ]


def test_apple_names_groups_and_keeps_home_apart() -> None:
    assert read(APPLE) == [
        {
            "family_name": "Müller",
            "given_name": "Ann, Maria Rosa",
            "title": "Dr.",
            "organisation": "Gemeinde Nods",
            "work_email": "ann@nods.example",
            "website": "https://nods.example",
            "private_email": "ann@home.example",
            "private_phone": "032 000 00 00",
            "private_street": "Dorf 1",
            "private_postcode": "2518",
            "private_place": "Nods",
            "private_country": "Schweiz",
        }
    ]


def test_version_four_writes_telephones_as_addresses() -> None:
    assert read(THUNDERBIRD) == [
        {
            "family_name": "Dupont",
            "given_name": "Luc",
            "salutation": "M",
            "language": "fr",
            "work_email": "luc@dole.example",
            "work_phone": "+33-3-81-00-00-00 ext. 12",
            "work_mobile": "+33-6-00-00-00-00",
        }
    ]


def test_google_and_several_cards_in_one_file() -> None:
    cards = read(GOOGLE + APPLE + THUNDERBIRD)
    assert [card["family_name"] for card in cards] == ["Blanc", "Müller", "Dupont"]
    assert cards[0]["work_street"] == "2e étage\nRue du Lac 1"
    assert cards[0]["work_po_box"] == "Case postale 3"
    assert cards[0]["function"] == "Délégué"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_card_may_have_a_mark_of_its_encoding(encoding: str) -> None:
    assert read(APPLE.decode().encode(encoding))[0]["family_name"] == "Müller"


def test_a_picture_of_twenty_megabytes_is_passed_over() -> None:
    photo = b"PHOTO;ENCODING=b;TYPE=JPEG:\n" + b" " + b"A" * 75 + b"\n"
    folded = photo + (b" " + b"A" * 75 + b"\n") * 20_000
    whole = b"PHOTO;ENCODING=b:" + b"A" * 20_000_000 + b"\n"
    for hostile in (folded, whole):
        assert read(APPLE.replace(b"END:VCARD", hostile + b"END:VCARD")) == read(APPLE)


def test_a_property_of_great_length_is_passed_over() -> None:
    long = b"TITLE:" + b"x" * 30_000 + b"\n"
    assert read(GOOGLE.replace(b"ROLE", long + b"ROLE"))[0]["function"] == "Délégué"


def test_a_property_without_a_value_or_of_another_encoding_harms_nothing() -> None:
    broken = b'TITLE;X="a:b\r\nTITLE;CHARSET=klingon:Pr\xe9fet\r\n'
    assert read(GOOGLE.replace(b"ROLE", broken + b"ROLE"))[0]["function"] == "Préfet"


def test_a_body_a_list_of_addressees_and_a_card_inside_are_no_persons() -> None:
    body = b"BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Parc du Doubs\nORG:Parc du Doubs\nTEL:1\nEND:VCARD\n"
    group = b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Tous\nEND:VCARD\n"
    inside = GOOGLE.replace(b"ROLE", b"AGENT:\r\nBEGIN:VCARD\r\nN:Autre;A\r\nEND:VCARD\r\nROLE")
    assert read(body + group + inside)[0] == {"organisation": "Parc du Doubs", "work_phone": "1"}
    assert [card.get("family_name") for card in read(body + group + inside)] == [None, "Blanc"]


def test_a_name_without_its_parts_is_parted() -> None:
    assert read(b"BEGIN:VCARD\nN:;;;;\nFN:Madonna\nEND:VCARD\n") == [{"family_name": "Madonna"}]


def test_what_stands_outside_a_card_is_no_card() -> None:
    assert not is_vcard(b"Nom;Mail\n")
    assert not is_vcard(b"")
    assert len(read(b"BEGIN:VCARD\nFN:A B\nEND:VCARD\nEND:VCARD\nBEGIN:OTHER\nTITLE:x\n")) == 1


def test_cards_that_do_not_end_or_are_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DamagedSource):
        table_of("a.vcf", APPLE.replace(b"END:VCARD\n", b""))
    monkeypatch.setattr(vcard, "MOST_ROWS", 1)
    with pytest.raises(TooManyRows):
        table_of("a.vcf", APPLE + APPLE)


def test_a_text_said_in_german_as_well_has_a_column_of_its_own() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Rey;Ann;;;\r\nORG;ALTID=1;LANGUAGE=fr:Commune de Nods\r\n"
        "ORG;ALTID=1;LANGUAGE=de-CH:Gemeinde Nods;Bau\r\nTITLE;LANGUAGE=de:Gemeindepräsidentin\r\nEND:VCARD\r\n"
    ).encode()
    assert read(card) == [
        {
            "family_name": "Rey",
            "given_name": "Ann",
            "function_de": "Gemeindepräsidentin",
            "organisation": "Commune de Nods",
            "organisation_de": "Gemeinde Nods, Bau",
        }
    ]
