"""How is a committee set up: seats, holders, offices, roles?"""

import re
from datetime import date
from typing import Final

from ctj_desktop.domain.ids import MandateId, NumberingRightId, committee_id, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import (
    College,
    Committee,
    EndReason,
    Mandate,
    NumberingRight,
    OfficeHeld,
    Role,
    Seat,
    Secretariat,
    Substitution,
)
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.membership.refusals import (
    BadCode,
    CommitteeExists,
    NoContentLanguage,
    SeatTaken,
    SeatUnnamed,
    SeatWithoutVote,
    SecretariatUnnamed,
    SideCounted,
)
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_period, need_text, person_name, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

CODE: Final = re.compile(r"[^\W_](?:[^\W_]|-){0,11}")


def usable_code(code: str) -> str:
    """The code as given, or `BadCode`."""
    if not CODE.fullmatch(code):
        raise BadCode(code)
    return code


def _need_content_language(committee: Committee) -> None:
    if committee.source_language not in (Language.FR, Language.DE):
        raise NoContentLanguage


@step(identity=lambda given: committee_id(given["code"]))
def add_committee(unit: Unit, new: Committee) -> Committee:
    """Sets up a committee; this workspace issues its numbers."""
    usable_code(new.code)
    _need_content_language(new)
    if unit.store.get(Committee, new.id):
        raise CommitteeExists(new.code)
    need_text(new.name)
    unit.name("committee.added", new, **titled(new.name))
    save_derived(unit, new)
    right = NumberingRightId(link_id("numbering_right", new.id))
    save_derived(unit, NumberingRight(id=right, home=new.home, committee=new.id, replica=unit.store.replica))
    return new


@step(without=("code",))
def change_committee(unit: Unit, after: Committee, before: Committee) -> Committee:
    """Changes a committee's names, territory or source language; its code stays."""
    the(unit.store, Committee, before.id)
    if after.source_language is not before.source_language:
        _need_content_language(after)
    saved = unit.save(after, before=before)
    unit.name("committee.changed", **titled(need_text(saved.name)))
    return saved


remove_committee = removal(
    Committee, "Takes a committee with its members away, if it never met and keeps no project, task or text of its own."
)


@step
def add_secretariat(unit: Unit, new: Secretariat) -> Secretariat:
    """Adds a secretariat as the letterhead prints it."""
    need_period(new.start, new.end)
    need_printed(new)
    unit.name("secretariat.added", **titled(the(unit.store, Committee, new.committee).name))
    return unit.save(new)


def need_printed(secretariat: Secretariat) -> None:
    """`SecretariatUnnamed` where the letterhead would print nothing of it and nobody knew whose it is."""
    if secretariat.organisation is None and not any(line.strip() for line in secretariat.lines):
        raise SecretariatUnnamed


@step
def add_college(unit: Unit, new: College) -> College:
    """Adds a college: a group of seats such as communes or associations."""
    the(unit.store, Committee, new.committee)
    unit.name("college.added", **titled(need_text(new.name)))
    position = at_end(unit, unit.store.all(College, committee=new.committee))
    return unit.save(replace(new, position=position))


@step(first=("committee", "side", "label"))
def add_seat(unit: Unit, new: Seat) -> Seat:
    """Adds a seat, usually of a body; persons are appointed to it."""
    need_period(new.start, new.end)
    _need_called(new)
    _need_a_vote(new)
    the(unit.store, Committee, new.committee)
    unit.name("seat.added", **titled(_called(unit.store, new)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(Seat, committee=new.committee))))


@step(first=("seat", "label"), without=("committee",))
def change_seat(unit: Unit, after: Seat, before: Seat) -> Seat:
    """Changes a seat; rolls of meetings already convened stay as they are.

    Its side only while it was on no roll: `SideCounted`.
    """
    the(unit.store, Seat, before.id)
    _need_a_vote(after)
    if after.side is not before.side and unit.store.count(Roll, seat=before.id):
        raise SideCounted(before.side)
    saved = unit.save(after, before=before)
    need_period(saved.start, saved.end)
    _need_called(saved)
    unit.name("seat.changed", **titled(_called(unit.store, saved)))
    return saved


@step(first=("seat", "person", "start", "end"), without=("committee", "end_reason"))
def appoint(unit: Unit, new: Mandate) -> Mandate:
    """Appoints a person to a seat, from its first day to the day before `end`."""
    need_period(new.start, new.end)
    seat = the(unit.store, Seat, new.seat)
    need_free(unit.store, seat, new.start, new.end, substitute=new.substitute)
    unit.name("mandate.added", name=person_name(the(unit.store, Person, new.person)))
    return unit.save(replace(new, home=seat.home, committee=seat.committee))


@step(only=("end", "end_reason"), needed=("end",), otherwise=lambda _store, _given: {"end_reason": EndReason.TERM})
def end_mandate(unit: Unit, after: Mandate, before: Mandate) -> Mandate:
    """Ends a mandate: `end` is the first day on which the person no longer sits."""
    stored = the(unit.store, Mandate, before.id)
    need_period(stored.start, after.end)
    unit.name("mandate.changed", name=person_name(unit.store.get(Person, stored.person)))
    return unit.save(after, before=before)


remove_mandate = removal(Mandate, "Takes back a mandate that was entered by mistake; one that ended is ended instead.")


@step(first=("committee", "person", "office", "start", "end"))
def give_office(unit: Unit, new: OfficeHeld) -> OfficeHeld:
    """Gives a person an office of the committee, such as co-president of one side."""
    need_period(new.start, new.end)
    the(unit.store, Committee, new.committee)
    unit.name("office_held.added", name=person_name(the(unit.store, Person, new.person)))
    return unit.save(new)


@step(only=("end",), needed=("end",))
def end_office(unit: Unit, after: OfficeHeld, before: OfficeHeld) -> OfficeHeld:
    """Ends an office of the committee: `end` is the first day without it."""
    stored = the(unit.store, OfficeHeld, before.id)
    need_period(stored.start, after.end)
    unit.name("office_held.changed", name=person_name(unit.store.get(Person, stored.person)))
    return unit.save(after, before=before)


@step
def give_role(unit: Unit, new: Role) -> Role:
    """Gives a person a role: what they may write for the committee."""
    need_period(new.start, new.end)
    the(unit.store, Committee, new.committee)
    unit.name("role.added", name=person_name(the(unit.store, Person, new.person)))
    return unit.save(new)


def _need_a_vote(seat: Seat) -> None:
    """`SeatWithoutVote` for a weight below one."""
    if seat.weight < 1:
        raise SeatWithoutVote


def _need_called(seat: Seat) -> None:
    """`SeatUnnamed` where neither its body nor a name of its own says which seat it is."""
    if seat.organisation is None and not seat.label:
        raise SeatUnnamed


def _called(store: OpenFile, seat: Seat) -> Bilingual:
    """Its own name, else that of its body."""
    body = store.get(Organisation, seat.organisation) if seat.organisation is not None else None
    return seat.label or (body.name if body is not None else NO_TEXT)


def need_free(
    store: OpenFile, seat: Seat, start: date, end: date | None, *, substitute: bool, but: MandateId | None = None
) -> None:
    """One holder a seat at a time, and one personal substitute; a pool may hold many. `but` is not asked."""
    if substitute and seat.substitution is Substitution.POOL:
        return
    for mandate in store.all(Mandate, seat=seat.id, substitute=substitute):
        if mandate.id == but:
            continue
        ends_before = mandate.end is not None and mandate.end <= start
        starts_after = end is not None and mandate.start >= end
        if not (ends_before or starts_after):
            raise SeatTaken(person_name(store.get(Person, mandate.person)) or "–", mandate.start)
