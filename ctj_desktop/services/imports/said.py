"""What does a row say, once its cells are read: which person, which body, which seat, from when to when?"""

import re
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee, Substitution
from ctj_desktop.domain.records.people import DeliveryChannel, OrganisationKind, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import Cell, SourceRow
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.refusals import FunctionThere, NotAMailThere, TwoDays
from ctj_desktop.services.imports.row_cells import ReadColumns, RowCells
from ctj_desktop.services.imports.targets import PRIVATE, SUBSTITUTE

ON_LEFT: Final = re.compile(r"(\d+\s?(?:bis|ter|quater|[a-zA-Z])?)(?:,\s*|\s+)(\D.*)")
ON_RIGHT: Final = re.compile(r"(.*[^\d\s,])\s*,?\s+(\d+\s?[a-zA-Z]?)")
SUBSTITUTES: Final = f"{SUBSTITUTE}full_name"
HOLDER: Final = "substitute_of"
ROLES: Final = ("substitute_flag", "office", "capacity", "college")
SECRETARIATS: Final = frozenset(
    ("secretariat", "sekretariat", "secretariat du comite", "secretaire du comite", "sekretariat des ausschusses")
)
FEW: Final = 3
FAMILY: Final = frozenset(("nom", "name", "nachname", "familienname"))
PARTICLES: Final = frozenset(("de", "du", "des", "von", "van", "di", "la", "le"))
GIVEN: Final = frozenset(("prenom", "vorname"))


class AddressSaid(NamedValue):
    """Parts of an address as far as the row has them."""

    lines: tuple[str, ...] = ()
    street: str = ""
    number: str = ""
    po_box: str = ""
    postcode: str = ""
    place: str = ""
    country: Side | None = None

    def __bool__(self) -> bool:
        return bool(self.street or self.po_box or self.postcode or self.place)


class PersonSaid(NamedValue):
    """A person: what the row says of them; empty texts and None say nothing."""

    family_name: str
    given_name: str = ""
    title: str = ""
    salutation: Salutation | None = None
    language: Language | None = None
    function: str = ""
    function_de: str = ""
    greeting: str = ""
    greeting_de: str = ""
    channel: DeliveryChannel | None = None
    work_email: str = ""
    work_phone: str = ""
    work_mobile: str = ""
    address: AddressSaid = AddressSaid()
    private_email: str = ""
    private_phone: str = ""
    private_address: AddressSaid = AddressSaid()
    organisation: str = ""

    @property
    def name(self) -> str:
        """As papers print it."""
        return f"{self.given_name} {self.family_name}".strip()


class BodySaid(NamedValue):
    """A body; mail, telephone and address are its own in a row about nobody."""

    name: str
    name_de: str = ""
    short_name: str = ""
    short_name_de: str = ""
    kind: OrganisationKind | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    address: AddressSaid = AddressSaid()

    @property
    def called(self) -> str:
        """Its name in the language of the list, else in German."""
        return self.name or self.name_de


class RowSaid(NamedValue):
    """A row; `remarks` say which cells were left out."""

    person: PersonSaid | None
    substitute: PersonSaid | None
    body: BodySaid | None
    seat: str = ""
    seat_de: str = ""
    substitution: Substitution | None = None
    college: str = ""
    side: Side | None = None
    told: Side | None = None
    """The side, or the one that the address or the telephone tells."""
    capacity: Capacity | None = None
    stands_in: bool = False
    member: bool = False
    """Whether it says in so many words that the person is a member."""
    guest: bool = False
    secretary: bool = False
    holder: PersonSaid | None = None
    """The member whom the person of the row replaces."""
    start: date | None = None
    end: date | None = None
    substitute_start: date | None = None
    substitute_end: date | None = None
    office: OfficeOfCommittee | None = None
    committee: str = ""
    remarks: tuple[UserError, ...] = ()


class Glance(NamedValue):
    """Whom a row is about and whom it names as the substitute or as the member who is replaced; empty for nobody."""

    name: str
    substitute: str = ""
    holder: str = ""
    stands_in: bool | None = None
    """None where the row says neither."""


class RowReader:
    """Reads the rows of one list by what its columns mean."""

    def __init__(self, columns: ReadColumns) -> None:
        self._columns = columns
        self._family_first = {name: _family_first(columns.title(name)) for name in ("full_name", SUBSTITUTES, HOLDER)}

    def read(self, row: SourceRow) -> RowSaid:
        """What it says; raises RowRefused where a day is none, or a mandate ends before it begins."""
        return self._row(row).said()

    def names(self, row: SourceRow) -> list[str]:
        """Who is in it, as papers print a name."""
        found = self._row(row)
        return [name for prefix in ("", SUBSTITUTE) if (name := found.called(prefix))]

    def committees(self, rows: Iterable[SourceRow]) -> frozenset[str]:
        """The committees that the rows name."""
        return frozenset(cells.plain(name) for row in rows if (name := self._row(row).line("committee")))

    def glance(self, row: SourceRow) -> "Glance":
        """Who is in it, and as what, before any row is planned."""
        return self._row(row).glance()

    def side_of(self, row: SourceRow) -> tuple[list[str], Side | None]:
        """The body and the seat of a row, and on which side it says that they are."""
        return self._row(row).side_of()

    def _row(self, row: SourceRow) -> "_Row":
        return _Row(row, self._columns, self._family_first)


class _Row(RowCells):
    """One row while it is read."""

    def __init__(self, row: SourceRow, columns: ReadColumns, family_first: Mapping[str, bool]) -> None:
        super().__init__(row, columns)
        self._family_first = family_first

    def said(self) -> RowSaid:
        start, end = self._period("")
        substitute_start, substitute_end = self._period(SUBSTITUTE)
        side = self.closed("side", cells.side)
        person = self._person("", self.line("organisation"))
        body, told = self._body(own_contact=person is None), self._side_told(person)
        substitute = self._person(SUBSTITUTE, self.text(f"{SUBSTITUTE}organisation"))
        stands_in = self.stands_in()
        return RowSaid(
            person=person,
            substitute=substitute,
            body=body,
            seat=self.text("seat") or (self.function_named("") if body is None else ""),
            committee=self.line("committee"),
            seat_de=self.text("seat_de"),
            substitution=cells.substitution(self.cell(SUBSTITUTES)),
            college=self.text("college"),
            side=side if "side" in self.columns.at else told,
            told=side or told,
            capacity=self.closed("capacity", cells.capacity),
            stands_in=bool(stands_in),
            member=stands_in is False,
            guest=any(map(cells.is_guest, [*self._roles(), self.cell("function"), *self._short()])),
            secretary=any(map(cells.is_secretary, self._roles()))
            or cells.is_secretary(self.cell("function"), function=True)
            or any(cells.plain(cell) in SECRETARIATS for cell in self._short()),
            holder=self._named(HOLDER),
            start=start,
            end=end,
            substitute_start=substitute_start,
            substitute_end=substitute_end,
            office=self.closed("office", cells.office),
            remarks=tuple(self.remarks),
        )

    def stands_in(self) -> bool | None:
        """Whether the row says that the person is a substitute or that they are a member; None for neither."""
        if self._is_told(cells.YES):
            return True
        flag = self.closed("substitute_flag", cells.is_substitute)
        if flag is None and (said := cells.SUBSTITUTES.get(cells.plain(self.cell("office")))) is not None:
            return said == "yes"
        return flag

    def glance(self) -> Glance:
        """What tells of the whole list who is in it as what."""
        return Glance(
            name=self.called(""),
            substitute=self.called(SUBSTITUTE),
            holder=self.called(HOLDER),
            stands_in=self.stands_in(),
        )

    def called(self, prefix: str) -> str:
        """The person of these columns as papers print a name; empty for nobody."""
        family, given, _before = self.name_of(prefix)
        name = f"{given} {family}".strip()
        return "" if not family or cells.is_nobody(name) or self.function_named(prefix) else name

    def function_named(self, prefix: str) -> str:
        """The function that stands where the name should; empty where there is none, or a given name beside it."""
        text = self.line(f"{prefix}family_name") or self.line(f"{prefix}full_name")
        return text if not self.line(f"{prefix}given_name") and cells.is_function(text) else ""

    def _roles(self) -> list[Cell]:
        """What says which part somebody has in the committee."""
        return [self.cell(name) for name in ROLES]

    def _short(self) -> list[Cell]:
        """Words in columns that mean nothing here: beside “Élu” a list may say there who is a guest."""
        return [cell for cell in self.left_out() if len(cells.plain(cell).split()) <= FEW]

    def _named(self, prefix: str) -> PersonSaid | None:
        """A person of whom the row says the name alone."""
        family, given, _before = self.name_of(prefix)
        return PersonSaid(family_name=family, given_name=given) if self.called(prefix) else None

    def side_of(self) -> tuple[list[str], Side | None]:
        """What the row says of a side, and of what."""
        places = [place for name in ("organisation", "seat") if (place := self.line(name))]
        return places, self.closed("side", cells.side) or self._side_told(None)

    def _mail(self, name: str) -> str:
        text = self.line(name).removeprefix("mailto:")
        if text and not is_mail_address(text):
            self.remarks.append(NotAMailThere(self.columns.title(name), text[:80]))
            return ""
        return text

    # parts

    def _person(self, prefix: str, organisation: str) -> PersonSaid | None:
        family, given, before = self.name_of(prefix)
        if prefix in ("", SUBSTITUTE) and self.function_named(prefix):
            self.remarks.append(FunctionThere(self.function_named(prefix)[:80]))
            return None
        if not family or cells.is_nobody(f"{given} {family}") or cells.is_nobody(family):
            return None
        title, by_title = cells.title_and_salutation(f"{self.line(f'{prefix}title')} {before}")
        texts: dict[str, Any] = {name: self.line(f"{prefix}{name}") for name in ("work_phone", "work_mobile")}
        at_home: dict[str, Any] = {}
        if not prefix:
            at_home = {
                "function_de": self.line("function_de"),
                "greeting": self.line("greeting"),
                "greeting_de": self.line("greeting_de"),
                "channel": self.closed("channel", cells.channel),
                "private_email": self._mail("private_email"),
                "private_phone": self.line("private_phone"),
                "private_address": self._address(PRIVATE),
                "address": self._address("work_"),
            }
        return PersonSaid(
            family_name=family,
            given_name=given,
            title=title,
            salutation=self.closed(f"{prefix}salutation", cells.salutation) or by_title,
            language=self.closed(f"{prefix}language", cells.language),
            function=self.line(f"{prefix}function"),
            work_email=self._mail(f"{prefix}work_email"),
            organisation=organisation,
            **texts,
            **at_home,
        )

    def _is_told(self, words: Container[str]) -> bool:
        """Whether the column of the substitute says yes or no, as a list of mandates has it, and nobody's name."""
        return cells.plain(self.cell(SUBSTITUTES)) in words

    def name_of(self, prefix: str) -> tuple[str, str, str]:
        """Family name, given name, and what stands before both."""
        if prefix == SUBSTITUTE and (
            self._is_told(cells.YES | cells.NO) or cells.substitution(self.cell(SUBSTITUTES)) is not None
        ):
            return "", "", ""
        family, given = self.line(f"{prefix}family_name"), self.line(f"{prefix}given_name")
        if family:
            return family, given, ""
        whole = HOLDER if prefix == HOLDER else f"{prefix}full_name"
        return parted(self.line(whole), family_first=self._family_first.get(whole, False))

    def _body(self, *, own_contact: bool) -> BodySaid | None:
        name, german = self.line("organisation"), self.line("organisation_de")
        if not name and not german:
            return None
        return BodySaid(
            name=name,
            name_de=german,
            short_name=self.line("organisation_short"),
            short_name_de=self.line("organisation_short_de"),
            kind=self.closed("organisation_kind", cells.body_kind),
            website=self.line("website"),
            email=self._mail("work_email") if own_contact else "",
            phone=self.line("work_phone") if own_contact else "",
            address=self._address("work_") if own_contact else AddressSaid(),
        )

    def _address(self, prefix: str) -> AddressSaid:
        postcode, place = self.line(f"{prefix}postcode"), self.line(f"{prefix}place")
        if not postcode and (both := self.line(f"{prefix}postcode_place")):
            postcode, place = cells.postcode_and_place(both)
        country = self.closed(f"{prefix}country", cells.side) or _country_of(postcode)
        if country is Side.FR and len(postcode) == 4 and postcode.isdigit():
            postcode = f"0{postcode}"  # a spreadsheet took it for a number
        written = [" ".join(line.split()) for line in self.text(f"{prefix}street").split("\n")]
        own = self.line(f"{prefix}number")
        street, number, lines = (" ".join(written), own, ()) if own else _street(written, country)
        more = (" ".join(line.split()) for line in self.text(f"{prefix}lines").split("\n"))
        return AddressSaid(
            lines=(*lines, *filter(None, more)),
            street=street,
            number=number,
            po_box=self.line(f"{prefix}po_box"),
            postcode=postcode,
            place=place,
            country=country,
        )

    def _period(self, prefix: str) -> tuple[date | None, date | None]:
        """First and last day."""
        start, end = self.days(f"{prefix}start", f"{prefix}end", "" if prefix else "period")
        if start is not None and end is not None and end < start:
            raise TwoDays(start, end)
        return start, end

    def _side_told(self, person: PersonSaid | None) -> Side | None:
        """By the country, the postcode or the telephone, where no column says it."""
        address = person.address if person is not None else self._address("work_")
        if address.country is not None:
            return address.country
        phones = (self.line(name) for name in ("work_phone", "work_mobile"))
        return next((side for phone in phones if (side := _side_of_phone(phone)) is not None), None)


def parted(name: str, *, family_first: bool = False) -> tuple[str, str, str]:
    """Family name, given name and what stands before both: “Mme Zoë Périllat”, “PÉRILLAT Zoë”, “Périllat, Zoë”."""
    words = name.split()
    before = []
    while len(words) > 1 and _is_before(words[0]):
        before.append(words.pop(0))
    family, comma, given = " ".join(words).partition(",")
    if comma:
        return family.strip(), given.strip(), " ".join(before)
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    if capitals and len(capitals) < len(words):
        rest = [word for word in words if word not in capitals]
        return " ".join(word.title() for word in capitals), " ".join(rest), " ".join(before)
    if family_first:
        return " ".join(words[:1]), " ".join(words[1:]), " ".join(before)
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at]), " ".join(before)


def _is_before(word: str) -> bool:
    return (cells.plain(word) in cells.SALUTATIONS and (len(word) > 1)) or cells.plain(word) in (
        "dr",
        "prof",
        "me",
        "ing",
    )


def _family_first(title: str) -> bool:
    words = cells.plain(title).split()
    family = [at for at, word in enumerate(words) if word in FAMILY]
    given = [at for at, word in enumerate(words) if word in GIVEN]
    return bool(family and given) and family[0] < given[0]


def _country_of(postcode: str) -> Side | None:
    if not postcode.isdigit():
        return None
    return {4: Side.CH, 5: Side.FR}.get(len(postcode))


def _side_of_phone(phone: str) -> Side | None:
    digits = re.sub(r"[^0-9+]", "", phone)
    for begins, side in (("+41", Side.CH), ("0041", Side.CH), ("+33", Side.FR), ("0033", Side.FR)):
        if digits.startswith(begins):
            return side
    return None


def _street(written: list[str], country: Side | None) -> tuple[str, str, tuple[str, ...]]:
    """Street, number, and the lines above: the street is the line with a number, else the last one."""
    patterns = (ON_LEFT, ON_RIGHT) if country is Side.FR else (ON_RIGHT, ON_LEFT)
    for at, line in enumerate(written):
        for pattern in patterns:
            if found := pattern.fullmatch(line):
                number, street = (found[1], found[2]) if pattern is ON_LEFT else (found[2], found[1])
                return street.strip(), number.strip(), tuple(filter(None, (*written[:at], *written[at + 1 :])))
    return written[-1], "", tuple(filter(None, written[:-1]))
