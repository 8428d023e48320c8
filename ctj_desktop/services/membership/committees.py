"""How is a committee set up: seats, holders, offices, roles?"""

import re
from datetime import date
from typing import Final

from ctj_desktop.domain.ids import (
    CollegeId,
    CommitteeId,
    MandateId,
    NumberingRightId,
    OfficeHeldId,
    OrganisationId,
    PersonId,
    RoleId,
    SeatId,
    SecretariatId,
    TerritoryId,
    committee_id,
    link_id,
)
from ctj_desktop.domain.records.committees import (
    Capacity,
    College,
    Committee,
    EndReason,
    Mandate,
    NumberingRight,
    OfficeHeld,
    OfficeOfCommittee,
    Role,
    RoleKind,
    Seat,
    Secretariat,
    Substitution,
)
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.refusals import BadCode, CommitteeExists, SeatTaken
from ctj_desktop.services.steps.change import KEEP, NO_TEXT, Keep, Rewording, put, rewrite
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import home_of, need_period, need_text, person_name, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

CODE: Final = re.compile(r"[^\W_](?:[^\W_]|-){0,11}")


@step
def add_committee(
    unit: Unit,
    *,
    code: str,
    name: Bilingual,
    short_name: Bilingual = NO_TEXT,
    territory: TerritoryId | None = None,
    source_language: Language = Language.FR,
) -> Committee:
    """Sets up a committee; this workspace issues its numbers."""
    if not CODE.fullmatch(code):
        raise BadCode(code)
    identity = committee_id(code)
    if unit.store.get(Committee, identity):
        raise CommitteeExists(code)
    need_text(name)
    committee = Committee(
        id=identity,
        home=home_of(identity),
        code=code,
        name=name,
        short_name=short_name,
        territory=territory,
        source_language=source_language,
    )
    unit.name("committee.added", committee, **titled(name))
    put(unit, committee)
    right = NumberingRightId(link_id("numbering_right", identity))
    put(unit, NumberingRight(id=right, home=home_of(identity), committee=identity, replica=unit.store.replica))
    return committee


@step
def change_committee(
    unit: Unit,
    *,
    committee: CommitteeId,
    seen: Committee | None = None,
    name: Bilingual | Rewording | Keep = KEEP,
    short_name: Bilingual | Rewording | Keep = KEEP,
    territory: TerritoryId | Keep | None = KEEP,
    source_language: Language | Keep = KEEP,
) -> Committee:
    """Changes a committee's names, territory or source language; its code stays."""
    stored = the(unit.store, Committee, committee)
    after = rewrite(
        unit,
        stored,
        seen,
        stored.source_language,
        name=name,
        short_name=short_name,
        territory=territory,
        source_language=source_language,
    )
    unit.name("committee.changed", **titled(need_text(after.name)))
    return after


@step
def add_secretariat(
    unit: Unit,
    *,
    committee: CommitteeId,
    side: Side,
    organisation: OrganisationId | None = None,
    lines: tuple[str, ...] = (),
    start: date | None = None,
    end: date | None = None,
) -> Secretariat:
    """Adds a secretariat as the letterhead prints it."""
    need_period(start, end)
    unit.name("secretariat.added", **titled(the(unit.store, Committee, committee).name))
    return unit.save(
        Secretariat(
            id=SecretariatId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            side=side,
            organisation=organisation,
            lines=lines,
            start=start,
            end=end,
        )
    )


@step
def add_college(unit: Unit, *, committee: CommitteeId, name: Bilingual) -> College:
    """Adds a college: a group of seats such as communes or associations."""
    the(unit.store, Committee, committee)
    unit.name("college.added", **titled(need_text(name)))
    return unit.save(
        College(
            id=CollegeId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            name=name,
            position=at_end(unit, unit.store.all(College, committee=committee)),
        )
    )


@step
def add_seat(
    unit: Unit,
    *,
    committee: CommitteeId,
    side: Side,
    label: Bilingual = NO_TEXT,
    college: CollegeId | None = None,
    organisation: OrganisationId | None = None,
    capacity: Capacity = Capacity.VOTING,
    substitution: Substitution = Substitution.PERSONAL,
    start: date | None = None,
    end: date | None = None,
) -> Seat:
    """Adds a seat, usually of a body; persons are appointed to it."""
    need_period(start, end)
    the(unit.store, Committee, committee)
    unit.name("seat.added", **titled(label))
    return unit.save(
        Seat(
            id=SeatId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            college=college,
            organisation=organisation,
            side=side,
            label=label,
            capacity=capacity,
            substitution=substitution,
            position=at_end(unit, unit.store.all(Seat, committee=committee)),
            start=start,
            end=end,
        )
    )


@step
def change_seat(
    unit: Unit,
    *,
    seat: SeatId,
    seen: Seat | None = None,
    label: Bilingual | Rewording | Keep = KEEP,
    college: CollegeId | Keep | None = KEEP,
    organisation: OrganisationId | Keep | None = KEEP,
    capacity: Capacity | Keep = KEEP,
    substitution: Substitution | Keep = KEEP,
    start: date | Keep | None = KEEP,
    end: date | Keep | None = KEEP,
) -> Seat:
    """Changes a seat; rolls of meetings already convened stay as they are."""
    stored = the(unit.store, Seat, seat)
    after = rewrite(
        unit,
        stored,
        seen,
        label=label,
        college=college,
        organisation=organisation,
        capacity=capacity,
        substitution=substitution,
        start=start,
        end=end,
    )
    need_period(after.start, after.end)
    unit.name("seat.changed", **titled(after.label))
    return after


@step
def appoint(
    unit: Unit,
    *,
    seat: SeatId,
    person: PersonId,
    start: date,
    end: date | None = None,
    substitute: bool = False,
    on_behalf_of: OrganisationId | None = None,
) -> Mandate:
    """Appoints a person to a seat, from its first day to the day before `end`."""
    need_period(start, end)
    place = the(unit.store, Seat, seat)
    need_free(unit.store, place, start, end, substitute=substitute)
    unit.name("mandate.added", name=person_name(the(unit.store, Person, person)))
    return unit.save(
        Mandate(
            id=MandateId(unit.new_id()),
            home=place.home,
            committee=place.committee,
            seat=seat,
            person=person,
            substitute=substitute,
            on_behalf_of=on_behalf_of,
            start=start,
            end=end,
        )
    )


@step
def end_mandate(
    unit: Unit, *, mandate: MandateId, end: date, end_reason: EndReason = EndReason.TERM, seen: Mandate | None = None
) -> Mandate:
    """Ends a mandate: `end` is the first day on which the person no longer sits."""
    stored = the(unit.store, Mandate, mandate)
    need_period(stored.start, end)
    unit.name("mandate.changed", name=person_name(unit.store.get(Person, stored.person)))
    return rewrite(unit, stored, seen, end=end, end_reason=end_reason)


@step
def remove_mandate(unit: Unit, *, mandate: MandateId) -> Mandate:
    """Takes back a mandate that was entered by mistake; one that ended is ended instead."""
    stored = the(unit.store, Mandate, mandate)
    unit.name("mandate.deleted", name=person_name(unit.store.get(Person, stored.person)))
    unit.delete(stored)
    return stored


@step
def give_office(
    unit: Unit,
    *,
    committee: CommitteeId,
    person: PersonId,
    office: OfficeOfCommittee,
    start: date,
    end: date | None = None,
    side: Side | None = None,
) -> OfficeHeld:
    """Gives a person an office of the committee, such as co-president of one side."""
    need_period(start, end)
    the(unit.store, Committee, committee)
    unit.name("office_held.added", name=person_name(the(unit.store, Person, person)))
    return unit.save(
        OfficeHeld(
            id=OfficeHeldId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            person=person,
            office=office,
            side=side,
            start=start,
            end=end,
        )
    )


@step
def end_office(unit: Unit, *, office_held: OfficeHeldId, end: date, seen: OfficeHeld | None = None) -> OfficeHeld:
    """Ends an office of the committee: `end` is the first day without it."""
    stored = the(unit.store, OfficeHeld, office_held)
    need_period(stored.start, end)
    unit.name("office_held.changed", name=person_name(unit.store.get(Person, stored.person)))
    return rewrite(unit, stored, seen, end=end)


@step
def give_role(
    unit: Unit, *, committee: CommitteeId, person: PersonId, role: RoleKind, start: date, end: date | None = None
) -> Role:
    """Gives a person a role: what they may write for the committee."""
    need_period(start, end)
    the(unit.store, Committee, committee)
    unit.name("role.added", name=person_name(the(unit.store, Person, person)))
    return unit.save(
        Role(
            id=RoleId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            person=person,
            role=role,
            start=start,
            end=end,
        )
    )


def need_free(store: OpenFile, seat: Seat, start: date, end: date | None, *, substitute: bool) -> None:
    """One holder a seat at a time, and one personal substitute; a pool may hold many."""
    if substitute and seat.substitution is Substitution.POOL:
        return
    for mandate in store.all(Mandate, seat=seat.id, substitute=substitute):
        ends_before = mandate.end is not None and mandate.end <= start
        starts_after = end is not None and mandate.start >= end
        if not (ends_before or starts_after):
            raise SeatTaken(person_name(store.get(Person, mandate.person)) or "–", mandate.start)
