"""How are persons and organisations entered and changed?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.composition import last_day
from ctj_desktop.domain.ids import OrganisationId, PersonId, PersonPrivateId
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Role, WorkingGroupMember
from ctj_desktop.domain.records.people import Office, Organisation, Person, PersonPrivate
from ctj_desktop.domain.texts import says_something
from ctj_desktop.services.membership.contact import with_contact
from ctj_desktop.services.membership.refusals import PartOfItself, SittingWithoutEnd, StillSitting
from ctj_desktop.services.naming.hanging import take_along
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.correcting import need_correctable, need_home
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import name_of_person, need_period, need_text, person_name, the, titled
from ctj_desktop.services.steps.refusals import StillUsed, TextMissing
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

IN_OFFICE: Final[tuple[type[OfficeHeld | Role | WorkingGroupMember], ...]] = (OfficeHeld, Role, WorkingGroupMember)
"""What a person does for a committee beside sitting in it."""


@step(without=("office_kind",))
def change_office(unit: Unit, after: Office, before: Office) -> Office:
    """Corrects the office that keeps this workspace; `KeptElsewhere` for another one."""
    need_kept_here(unit.store, the(unit.store, Office, before.id))
    saved = unit.save(after, before=before)
    unit.name("office.changed", saved, **titled(need_text(saved.name)))
    return saved


@step(without=("merged_into", "keeper"))
def add_organisation(unit: Unit, new: Organisation) -> Organisation:
    """Enters a body: a commune, a canton, an association."""
    need_period(new.start, new.end)
    unit.name("organisation.added", **titled(need_text(new.name)))
    return unit.save(with_contact(unit.store, new))


@step(without=("source", "merged_into", "keeper"))
def change_organisation(unit: Unit, after: Organisation, before: Organisation) -> Organisation:
    """Changes what is known of a body; fields not given stay.

    `domain/privacy/correcting.py` says which offices may.
    """
    need_correctable(unit.store, the(unit.store, Organisation, before.id))
    need_period(after.start, after.end)
    if after.part_of != before.part_of:
        _need_outside(unit.store, after)
    saved = unit.save(with_contact(unit.store, after, before), before=before)
    unit.name("organisation.changed", **titled(need_text(saved.name)))
    return saved


remove_organisation = removal(Organisation, "Takes a body out of the directory; undo brings it back.")


@step(without=("anonymised_on", "keeper"))
def add_person(unit: Unit, new: Person) -> Person:
    """Enters a person with name, function and professional contact."""
    _need_name(new.family_name)
    unit.name("person.added", name=person_name(new))
    return unit.save(with_contact(unit.store, new))


@step(without=("anonymised_on", "keeper"))
def change_person(unit: Unit, after: Person, before: Person) -> Person:
    """Changes a person's name, function or professional contact; fields not given stay.

    `domain/privacy/correcting.py` says which offices may.
    """
    if after.family_name != before.family_name:
        _need_name(after.family_name)
    need_correctable(unit.store, the(unit.store, Person, before.id))
    saved = unit.save(with_contact(unit.store, after, before), before=before)
    unit.name("person.changed", name=person_name(saved))
    return saved


def private_contact(store: OpenFile, person: PersonId) -> PersonPrivate:
    """What is kept of a person in private, empty where nothing was kept yet; `NotHere` without the person."""
    owner = the(store, Person, person)
    private = PersonPrivateId(owner.id)
    return store.get(PersonPrivate, private) or PersonPrivate(id=private, home=store.home())


@step(found=private_contact)
def keep_private_contact(unit: Unit, after: PersonPrivate, before: PersonPrivate) -> PersonPrivate:
    """Keeps a person's private contact, its source and how long it is kept; it never leaves the office."""
    owner = the(unit.store, Person, PersonId(before.id))
    unit.name("person_private.changed", name=person_name(owner))
    if unit.store.get(PersonPrivate, before.id) is None:
        save_derived(unit, before)
    return unit.save(with_contact(unit.store, after, before), before=before)


@step
def remove_private_contact(unit: Unit, *, person: PersonId) -> PersonPrivate:
    """Takes what is kept of a person in private away; undo brings it back, the bin does not show it."""
    stored = the(unit.store, PersonPrivate, PersonPrivateId(person))
    unit.name("person_private.deleted", name=name_of_person(unit.store, person))
    unit.delete(stored)
    return stored


@step
def remove_person(unit: Unit, *, person: PersonId) -> Person:
    """Takes a person out of the directory; papers of held meetings keep the name, undo brings it back."""
    stored = the(unit.store, Person, person)
    need_home(unit.store, stored)
    need_retired(unit.store, stored, unit.at.date())
    unit.name("person.deleted", stored, name=person_name(stored))
    return take_along(unit, stored)


def need_retired(store: OpenFile, person: Person, today: date) -> None:
    """Refuses who has a seat on that day or later, an office, a role or work in a group.

    Raises StillSitting, SittingWithoutEnd or StillUsed.
    """
    for mandate in store.all(Mandate, person=person.id):
        until = last_day(mandate)
        if until is None:
            raise SittingWithoutEnd(person_name(person))
        if until >= today:
            raise StillSitting(person_name(person), until)
    uses: list[tuple[str, int, tuple[object, ...]]] = []
    for cls in IN_OFFICE:
        current = [one for one in store.all(cls, person=person.id) if one.end is None or one.end > today]
        if current:
            uses.append((cls.kind, len(current), ()))
    if uses:
        raise StillUsed(person_name(person), tuple(uses))


def _need_outside(store: OpenFile, body: Organisation) -> None:
    """`PartOfItself` where what the body is to be a part of is the body, or one of its parts."""
    above, seen = body.part_of, set[OrganisationId]()
    while above is not None and above not in seen:
        if above == body.id:
            raise PartOfItself(the(store, Organisation, body.part_of or above).name)
        seen.add(above)
        found = store.get(Organisation, above)
        above = found.part_of if found is not None else None


def _need_name(family_name: str) -> None:
    if not says_something(family_name):
        raise TextMissing
