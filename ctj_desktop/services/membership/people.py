"""How are persons and organisations entered and changed?"""

from datetime import date

from ctj_desktop.domain.ids import OrganisationId, PersonId, PersonPrivateId, TerritoryId
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import (
    Address,
    Organisation,
    OrganisationKind,
    Person,
    PersonPrivate,
    Salutation,
    Side,
)
from ctj_desktop.domain.texts import Bilingual, Language, says_something
from ctj_desktop.services.membership.refusals import StillSitting
from ctj_desktop.services.steps.change import KEEP, NO_TEXT, Keep, Rewording, put, rewrite
from ctj_desktop.services.steps.records import need_ours, need_text, person_name, the, titled
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_organisation(
    unit: Unit,
    *,
    name: Bilingual,
    short_name: Bilingual = NO_TEXT,
    organisation_kind: OrganisationKind = OrganisationKind.OTHER,
    side: Side | None = None,
    territory: TerritoryId | None = None,
    address: Address | None = None,
    email: str = "",
    phone: str = "",
    website: str = "",
    source: str = "",
) -> Organisation:
    """Enters a body: a commune, a canton, an association."""
    unit.name("organisation.added", **titled(need_text(name)))
    return unit.save(
        Organisation(
            id=OrganisationId(unit.new_id()),
            home=unit.store.home(),
            name=name,
            short_name=short_name,
            organisation_kind=organisation_kind,
            side=side,
            territory=territory,
            address=address,
            email=email,
            phone=phone,
            website=website,
            source=source,
        )
    )


@step
def change_organisation(
    unit: Unit,
    *,
    organisation: OrganisationId,
    seen: Organisation | None = None,
    name: Bilingual | Rewording | Keep = KEEP,
    short_name: Bilingual | Rewording | Keep = KEEP,
    organisation_kind: OrganisationKind | Keep = KEEP,
    side: Side | Keep | None = KEEP,
    territory: TerritoryId | Keep | None = KEEP,
    address: Address | Keep | None = KEEP,
    email: str | Keep = KEEP,
    phone: str | Keep = KEEP,
    website: str | Keep = KEEP,
) -> Organisation:
    """Changes what is known of a body; fields not given stay."""
    stored = the(unit.store, Organisation, organisation)
    need_ours(unit.store, stored)
    after = rewrite(
        unit,
        stored,
        seen,
        name=name,
        short_name=short_name,
        organisation_kind=organisation_kind,
        side=side,
        territory=territory,
        address=address,
        email=email,
        phone=phone,
        website=website,
    )
    unit.name("organisation.changed", **titled(need_text(after.name)))
    return after


@step
def remove_organisation(unit: Unit, *, organisation: OrganisationId) -> Organisation:
    """Takes a body out of the directory; undo brings it back."""
    stored = the(unit.store, Organisation, organisation)
    need_ours(unit.store, stored)
    unit.name("organisation.deleted", **titled(stored.name))
    unit.delete(stored)
    return stored


@step
def add_person(
    unit: Unit,
    *,
    family_name: str,
    given_name: str = "",
    title: str = "",
    salutation: Salutation = Salutation.NEUTRAL,
    language: Language = Language.FR,
    function: Bilingual = NO_TEXT,
    organisation: OrganisationId | None = None,
    side: Side | None = None,
    work_email: str = "",
    work_phone: str = "",
    work_address: Address | None = None,
) -> Person:
    """Enters a person with name, function and professional contact."""
    _need_name(family_name)
    person = Person(
        id=PersonId(unit.new_id()),
        home=unit.store.home(),
        family_name=family_name,
        given_name=given_name,
        title=title,
        salutation=salutation,
        language=language,
        function=function,
        organisation=organisation,
        side=side,
        work_email=work_email,
        work_phone=work_phone,
        work_address=work_address,
    )
    unit.name("person.added", name=person_name(person))
    return unit.save(person)


@step
def change_person(
    unit: Unit,
    *,
    person: PersonId,
    seen: Person | None = None,
    family_name: str | Keep = KEEP,
    given_name: str | Keep = KEEP,
    title: str | Keep = KEEP,
    salutation: Salutation | Keep = KEEP,
    language: Language | Keep = KEEP,
    function: Bilingual | Rewording | Keep = KEEP,
    organisation: OrganisationId | Keep | None = KEEP,
    side: Side | Keep | None = KEEP,
    work_email: str | Keep = KEEP,
    work_phone: str | Keep = KEEP,
    work_address: Address | Keep | None = KEEP,
) -> Person:
    """Changes a person's name, function or professional contact; fields not given stay."""
    if family_name is not KEEP:
        _need_name(family_name)
    stored = the(unit.store, Person, person)
    need_ours(unit.store, stored)
    after = rewrite(
        unit,
        stored,
        seen,
        family_name=family_name,
        given_name=given_name,
        title=title,
        salutation=salutation,
        language=language,
        function=function,
        organisation=organisation,
        side=side,
        work_email=work_email,
        work_phone=work_phone,
        work_address=work_address,
    )
    unit.name("person.changed", name=person_name(after))
    return after


@step
def keep_private_contact(
    unit: Unit,
    *,
    person: PersonId,
    seen: PersonPrivate | None = None,
    private_email: str | Keep = KEEP,
    private_phone: str | Keep = KEEP,
    private_address: Address | Keep | None = KEEP,
    legal_basis: str | Keep = KEEP,
    source: str | Keep = KEEP,
    informed_on: date | Keep | None = KEEP,
    confirmed_on: date | Keep | None = KEEP,
    retention_until: date | Keep | None = KEEP,
    note: str | Keep = KEEP,
) -> PersonPrivate:
    """Keeps a person's private contact, its source and how long it is kept; it never leaves the office."""
    owner = the(unit.store, Person, person)
    unit.name("person_private.changed", name=person_name(owner))
    private = PersonPrivateId(person)
    stored = unit.store.get(PersonPrivate, private)
    if stored is None:
        stored = put(unit, PersonPrivate(id=private, home=unit.store.home()))
    return rewrite(
        unit,
        stored,
        seen,
        private_email=private_email,
        private_phone=private_phone,
        private_address=private_address,
        legal_basis=legal_basis,
        source=source,
        informed_on=informed_on,
        confirmed_on=confirmed_on,
        retention_until=retention_until,
        note=note,
    )


@step
def remove_person(unit: Unit, *, person: PersonId) -> Person:
    """Takes a person out of the directory; papers of held meetings keep the name, undo brings it back."""
    stored = the(unit.store, Person, person)
    need_ours(unit.store, stored)
    for mandate in unit.store.all(Mandate, person=person):
        if mandate.end is None or mandate.end > unit.at.date():
            raise StillSitting(person_name(stored), mandate.end)
    unit.name("person.deleted", stored, name=person_name(stored))
    private = unit.store.get(PersonPrivate, PersonPrivateId(person))
    if private is not None:
        unit.delete(private)
    unit.delete(stored)
    return stored


def _need_name(family_name: str) -> None:
    if not says_something(family_name):
        raise TextMissing
