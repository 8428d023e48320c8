"""How is an address written on a letter, by the rules of the country where it is delivered? (SOURCES.md 6.3)

France (NF Z10-011): at most six lines of 38 characters from the most precise person to the locality, no punctuation
from the street on, the last line in capitals. Switzerland: three to six lines, the street or the PO box last but one.
Abroad the country stands below in capitals, in French whatever the letter speaks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Address, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator

MOST_LINES: Final = 6
"""In both countries, the country below not counted."""
LONGEST: Final = 38
"""Characters of a line in France."""
COUNTRIES: Final = {Side.FR: "FRANCE", Side.CH: "SUISSE"}
POSTCODE: Final = {Side.FR: re.compile(r"[0-9]{5}"), Side.CH: re.compile(r"[1-9][0-9]{3}")}
BOX: Final[Mapping[tuple[Side, Language], str]] = {
    (Side.FR, Language.FR): "BP",
    (Side.FR, Language.DE): "BP",
    (Side.CH, Language.FR): "Case postale",
    (Side.CH, Language.DE): "Postfach",
}
"""Where only its number is written."""
_PUNCTUATION: Final = re.compile(r"[,;:.]+")
_LOCALITY: Final = re.compile(r"^(?:[A-Z]{1,2}[- ])?\d{4,5}\s+(?P<town>.+?)(?:\s+CEDEX(?:\s+\d+)?)?\s*$", re.IGNORECASE)
_SMALL: Final = frozenset({"les", "lès", "le", "la", "du", "de", "des", "sur", "sous", "en", "aux", "et", "an", "am"})


class PostalFault(StrEnum):
    """Why a letter may come back."""

    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NO_POSTCODE = "no_postcode"
    NO_PLACE = "no_place"


FAULTS: Final[Mapping[tuple[PostalFault, Side], str]] = {
    (PostalFault.TOO_LONG, Side.FR): N_("“{line}” has {count} characters: a line in France has at most 38."),
    (PostalFault.TOO_MANY, Side.FR): N_("The address has {count} lines: in France it has at most 6."),
    (PostalFault.TOO_MANY, Side.CH): N_("The address has {count} lines: in Switzerland it has at most 6."),
    (PostalFault.NO_POSTCODE, Side.FR): N_("A postcode in France has five digits."),
    (PostalFault.NO_POSTCODE, Side.CH): N_("A postcode in Switzerland has four digits."),
    (PostalFault.NO_PLACE, Side.FR): N_("The address has no place."),
    (PostalFault.NO_PLACE, Side.CH): N_("The address has no place."),
}


def town_in(lines: Sequence[str]) -> str:
    """The town of an address as it stands beside a day: `25300 PONTARLIER CEDEX` gives Pontarlier; empty for none."""
    found = [locality["town"] for line in lines if (locality := _LOCALITY.match(line.strip())) is not None]
    town = found[-1] if found else ""
    return re.sub(r"[^\W\d_]+", _in_small_letters, town) if town.isupper() else town


def _in_small_letters(word: re.Match[str]) -> str:
    small = word[0].lower()
    return small if small in _SMALL and word.start() else small.capitalize()


class Unfit(NamedValue):
    """What is the matter, in which country, with which line, and how many lines or characters there are."""

    fault: PostalFault
    country: Side
    line: str = ""
    count: int = 0

    def sentence(self, t: Translator) -> str:
        """What to say beside the address."""
        return t(FAULTS[self.fault, self.country]).format(line=self.line, count=t.number(self.count))


def address_lines(
    names: Sequence[str], address: Address | None, language: Language, sent_from: Side | None, *, spare: str = ""
) -> tuple[str, ...]:
    """The lines of an address below the names of whom it is for; none without an address.

    `spare` is a name that stands after the first one where there is room for it, such as a function. The country stands
    below where the letter is sent from the other one; without `sent_from` it is taken as sent at home.
    """
    if address is None or not _says_anything(address):
        return ()
    below = [*address.lines, *_places(address, language)]
    said = [name for name in names if name]
    if spare and len(said) + len(below) < MOST_LINES:
        said.insert(1, spare)
    abroad = sent_from is not None and sent_from is not address.country
    return (*said, *below, *((COUNTRIES[address.country],) if abroad else ()))


def unfit(lines: Sequence[str], address: Address | None) -> tuple[Unfit, ...]:
    """What speaks against these lines of an address, made by `address_lines`."""
    return tuple(_faults(lines, address)) if address is not None and lines else ()


def _faults(lines: Sequence[str], address: Address) -> Iterator[Unfit]:
    country = address.country
    own = lines[:-1] if lines[-1] == COUNTRIES[country] else lines
    if country is Side.FR:
        yield from (
            Unfit(fault=PostalFault.TOO_LONG, country=country, line=line, count=len(line))
            for line in own
            if len(line) > LONGEST
        )
    if len(own) > MOST_LINES:
        yield Unfit(fault=PostalFault.TOO_MANY, country=country, count=len(own))
    if not POSTCODE[country].fullmatch(address.postcode.strip()):
        yield Unfit(fault=PostalFault.NO_POSTCODE, country=country)
    if not address.place.strip():
        yield Unfit(fault=PostalFault.NO_PLACE, country=country)


def _says_anything(address: Address) -> bool:
    return any((*address.lines, address.street, address.po_box, address.postcode, address.place))


def _places(address: Address, language: Language) -> Iterator[str]:
    """Street, box and place; in France without punctuation, and the place in capitals."""
    french = address.country is Side.FR
    street, number = address.street.strip(), address.number.strip()
    named = (number, street) if french else (street, number)
    last = " ".join(filter(None, (address.postcode.strip(), address.place.strip())))
    for line in (" ".join(filter(None, named)), _box(address, language), last.upper() if french else last):
        written = " ".join(_PUNCTUATION.sub(" ", line).split()) if french else line
        if written:
            yield written


def _box(address: Address, language: Language) -> str:
    box = address.po_box.strip()
    spoken = Language.DE if language is Language.DE else Language.FR
    return f"{BOX[address.country, spoken]} {box}" if box[:1].isdigit() else box
