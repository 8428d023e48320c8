"""Who are the persons and organisations of the territories?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import (
    OfficeId,
    OrganisationId,
    OrganisationNameId,
    PersonFunctionId,
    PersonId,
    PersonPrivateId,
    SameAsId,
    TerritoryId,
)
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue, OfficeInternal, OfficeOpen, OfficePersonal, ReferenceOpen
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class Side(StrEnum):
    """The side of the border."""

    FR = "fr"
    CH = "ch"


CURRENCY_OF: Final[Mapping[Side, Currency]] = {Side.FR: Currency.EUR, Side.CH: Currency.CHF}
"""In which currency a side of the border keeps its money."""


SIDE_ORDER: Final = (Side.FR, Side.CH)
"""In which the papers name the sides and the seats of a meeting are numbered."""


class OrganisationKind(StrEnum):
    """Kinds of body found in the Arc jurassien (SOURCES.md 8)."""

    COMMUNE = "commune"
    INTERCOMMUNALITY = "intercommunality"
    CANTON = "canton"
    DEPARTMENT = "department"
    REGION = "region"
    STATE = "state"
    ASSOCIATION = "association"
    PARK = "park"
    SCHOOL = "school"
    CROSS_BORDER_BODY = "cross_border_body"
    OTHER = "other"


class Salutation(StrEnum):
    """How a letter addresses the person."""

    MADAME = "madame"
    MONSIEUR = "monsieur"
    NEUTRAL = "neutral"


class DeliveryChannel(StrEnum):
    """How papers reach the person."""

    MAIL = "mail"
    POST = "post"
    BOTH = "both"
    REGISTERED = "registered"
    HAND = "hand"

    @property
    def ways(self) -> tuple["DeliveryChannel", ...]:
        """Each way by itself."""
        return (DeliveryChannel.MAIL, DeliveryChannel.POST) if self is DeliveryChannel.BOTH else (self,)

    @property
    def posted(self) -> bool:
        """Whether it goes by the post, which takes its time and needs an address."""
        return not {DeliveryChannel.POST, DeliveryChannel.REGISTERED}.isdisjoint(self.ways)

    @property
    def printed(self) -> bool:
        """Whether it goes on paper."""
        return self is not DeliveryChannel.MAIL


class OfficeKind(StrEnum):
    """What kind of office keeps a workspace."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    CTJ = "ctj"


class Address(NamedValue):
    """A postal address, right only as a whole: one register. `postcode` is text (leading zeros)."""

    lines: tuple[str, ...] = ()
    street: str = ""
    number: str = ""
    po_box: str = ""
    postcode: str = ""
    place: str = ""
    country: Side = Side.FR


class Territory(ReferenceOpen):
    """A cooperation territory (SOURCES.md 2)."""

    kind = "territory"
    noun = N_p("kind", "territory")
    nouns = N_p("kinds", "territories")
    id: TerritoryId
    code: str
    name: Bilingual
    german_is_ours: bool = False  # no source gives a German name: our translation, marked so
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


class Organisation(OfficeOpen):
    """A body, [start, end); public bodies of the reference stream have the CTJ as home.

    `part_of` is the body of which it is a part, `merged_into` the one in which it lives on. `keeper` is the office that
    cares for it, its home where it is empty (`domain/privacy/correcting.py`).
    """

    kind = "organisation"
    noun = N_p("kind", "organisation")
    nouns = N_p("kinds", "organisations")
    id: OrganisationId
    name: Bilingual
    short_name: Bilingual = Bilingual()
    organisation_kind: OrganisationKind = OrganisationKind.OTHER
    side: Side | None = None
    territory: TerritoryId | None = None
    address: Address | None = None
    email: str = ""
    phone: str = ""
    website: str = ""
    source: str = ""
    part_of: OrganisationId | None = None
    merged_into: OrganisationId | None = None
    start: date | None = None
    end: date | None = None
    keeper: OfficeId | None = None


class OrganisationName(OfficeOpen):
    """An earlier or later name of a body, valid [start, end)."""

    kind = "organisation_name"
    noun = N_p("kind", "name of a body")
    nouns = N_p("kinds", "names of bodies")
    id: OrganisationNameId
    organisation: OrganisationId
    name: Bilingual
    short_name: Bilingual = Bilingual()
    start: date
    end: date | None = None


class Office(OfficeOpen):
    """The office that keeps a workspace: a secretariat, a chair, the CTJ."""

    kind = "office"
    noun = N_p("kind", "office")
    nouns = N_p("kinds", "offices")
    id: OfficeId
    name: Bilingual
    office_kind: OfficeKind = OfficeKind.SECRETARIAT
    side: Side | None = None
    organisation: OrganisationId | None = None


class Person(OfficeInternal):
    """A person's name, function and professional contact. No political or union field, ever.

    `greeting` is the wording of the salutation of letters that was asked for; empty, it follows from `salutation`.
    `keeper` is the office that cares for the record, its home where it is empty (`domain/privacy/correcting.py`).
    """

    kind = "person"
    noun = N_p("kind", "person")
    nouns = N_p("kinds", "persons")
    id: PersonId
    family_name: str
    given_name: str = ""
    title: str = ""
    salutation: Salutation = Salutation.NEUTRAL
    language: Language = Language.FR
    function: Bilingual = Bilingual()
    organisation: OrganisationId | None = None
    side: Side | None = None
    work_email: str = ""
    work_phone: str = ""
    work_address: Address | None = None
    work_mobile: str = ""
    assistant: PersonId | None = None
    channel: DeliveryChannel = DeliveryChannel.MAIL
    greeting: Bilingual = Bilingual()
    anonymised_on: date | None = None
    keeper: OfficeId | None = None


class PersonFunction(OfficeInternal):
    """What a person is beside the main function, [start, end), with the contact that goes with it."""

    kind = "person_function"
    noun = N_p("kind", "further function")
    nouns = N_p("kinds", "further functions")
    id: PersonFunctionId
    person: PersonId
    organisation: OrganisationId | None = None
    function: Bilingual
    work_email: str = ""
    work_phone: str = ""
    start: date | None = None
    end: date | None = None


class PersonPrivate(OfficePersonal):
    """The private part of a person, under the person's own id; it never leaves the office."""

    kind = "person_private"
    noun = N_p("kind", "private data")
    nouns = N_p("kinds", "entries of private data")
    id: PersonPrivateId
    private_email: str = ""
    private_phone: str = ""
    private_address: Address | None = None
    legal_basis: str = ""
    source: str = ""
    informed_on: date | None = None
    confirmed_on: date | None = None
    retention_until: date | None = None
    note: str = ""
    purpose: str = ""


class SameAs(OfficeInternal):
    """Two rows are one thing, of two homes as a rule: nobody rewrites another home's rows, so both stay."""

    kind = "same_as"
    noun = N_p("kind", "identification of two records")
    nouns = N_p("kinds", "identifications of two records")
    searched = False
    id: SameAsId
    record_kind: str
    this: UUID
    that: UUID
