"""How are offices held in a committee and roles of its persons corrected and taken back?"""

from collections.abc import Mapping
from typing import Any

from ctj_desktop.domain.records.committees import OfficeHeld, OfficeOfCommittee, Role
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.rules.in_force import knows_two_presidents, open_version
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import name_of_person, need_period, the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def usual_office(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    """Proposes co-president where the statutes in force know two who preside together."""
    two = knows_two_presidents(store, open_version(store, given).get("statutes"))
    return {"office": OfficeOfCommittee.CO_PRESIDENT} if two else {}


@step(without=("committee",))
def change_office_held(unit: Unit, after: OfficeHeld, before: OfficeHeld) -> OfficeHeld:
    """Corrects who holds which office of the committee, on which side and when; `end` is the first day without it."""
    the(unit.store, OfficeHeld, before.id)
    if after.person != before.person:
        the(unit.store, Person, after.person)
    need_period(after.start, after.end)
    unit.name("office_held.changed", name=name_of_person(unit.store, after.person))
    return unit.save(after, before=before)


remove_office_held = removal(
    OfficeHeld, "Takes back an office that was entered by mistake; one that is over is ended instead."
)


@step(named="role_held", without=("committee",))
def change_role(unit: Unit, after: Role, before: Role) -> Role:
    """Corrects the role of a person or its days; `end` is the first day without it."""
    the(unit.store, Role, before.id)
    if after.person != before.person:
        the(unit.store, Person, after.person)
    need_period(after.start, after.end)
    unit.name("role.changed", name=name_of_person(unit.store, after.person))
    return unit.save(after, before=before)


remove_role = removal(Role, "Takes back a role that was entered by mistake.", key="role_held")
