"""How does a person become a card that mail programs and telephones take? vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

What is known in French and in German stands in both, each with its language; version 4.0 says that they are one text,
and whoever reads one alone takes the first.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, other

LINE: Final = 75
"""Bytes of a line; what is longer goes on in the next one after a space."""


class CardVersion(StrEnum):
    """Outlook and most telephones read 3.0; 4.0 is the standard today."""

    THREE = "3.0"
    FOUR = "4.0"


class VCard(NamedValue):
    """What a card says, professional contact alone; an empty text is left out. `country` of the address in words.

    Of texts in two languages that of the `first` stands first.
    """

    uid: str
    family_name: str
    given_name: str = ""
    title: str = ""
    function: Bilingual = NO_TEXT
    organisation: Bilingual = NO_TEXT
    email: str = ""
    phone: str = ""
    mobile: str = ""
    address: Address | None = None
    country: str = ""
    language: str = ""
    first: Language = Language.FR


def vcards_bytes(cards: Iterable[VCard], version: CardVersion) -> bytes:
    """One card after the other, UTF-8, lines that end as the standard says."""
    return "".join(f"{line}\r\n" for card in cards for part in _lines(card, version) for line in _folded(part)).encode()


def _lines(card: VCard, version: CardVersion) -> Iterator[str]:
    four = version is CardVersion.FOUR
    whole = " ".join(filter(None, (card.given_name, card.family_name)))
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:urn:uuid:{card.uid}" if four else f"UID:{card.uid}"
    yield f"N:{_parts(card.family_name, card.given_name, '', card.title, '')}"
    yield f"FN:{_text(whole)}"
    yield from _in_each("ORG", card.organisation, card.first, version)
    yield from _in_each("TITLE", card.function, card.first, version)
    if card.email:
        yield f"EMAIL;TYPE={'work' if four else 'INTERNET,WORK'}:{_text(card.email)}"
    for kind, number in (("voice", card.phone), ("cell", card.mobile)):
        if number:
            yield f'TEL;TYPE="work,{kind}":{_text(number)}' if four else f"TEL;TYPE=WORK,{kind.upper()}:{_text(number)}"
    if card.address is not None:
        yield f"ADR;TYPE={'work' if four else 'WORK'}:{_address(card.address, card.country)}"
    if four and card.language:
        yield f"LANG:{card.language}"
    yield "END:VCARD"


def _in_each(name: str, text: Bilingual, first: Language, version: CardVersion) -> Iterator[str]:
    """A line in each language in which something is said; one without a language where both say the same."""
    spoken = [language for language in (first, other(first)) if text.text(language)]
    if text.fr.text == text.de.text:
        yield from (f"{name}:{_text(text.fr.text)}" for _ in spoken[:1])
        return
    one_text = ";ALTID=1" if version is CardVersion.FOUR and len(spoken) > 1 else ""
    for language in spoken:
        yield f"{name}{one_text};LANGUAGE={language}:{_text(text.text(language))}"


def _address(address: Address, country: str) -> str:
    street = " ".join(filter(None, (address.street, address.number)))
    if address.country == "fr":
        street = " ".join(filter(None, (address.number, address.street)))
    return _parts(address.po_box, "\n".join(address.lines), street, address.place, "", address.postcode, country)


def _parts(*parts: str) -> str:
    return ";".join(map(_text, parts))


def _text(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """At most 75 bytes each, no character cut in two."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LINE:
            yield part
            part = " "
        part += sign
    yield part
