"""Which working groups has a committee, and who works in them?"""

from ctj_desktop.domain.ids import WorkingGroupId, WorkingGroupMemberId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, WorkingGroup, WorkingGroupMember
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.refusals import AlreadyMember
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import name_of_person, need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_working_group(unit: Unit, new: WorkingGroup) -> WorkingGroup:
    """Sets up a working group of a committee; its members follow."""
    the(unit.store, Committee, new.committee)
    need_period(new.start, new.end)
    unit.name("working_group.added", new, **titled(need_text(new.name)))
    return unit.save(new)


@step(without=("committee",))
def change_working_group(unit: Unit, after: WorkingGroup, before: WorkingGroup) -> WorkingGroup:
    """Changes the name or the days of a working group; `end` is the first day on which it no longer works."""
    the(unit.store, WorkingGroup, before.id)
    need_period(after.start, after.end)
    unit.name("working_group.changed", before, **titled(need_text(after.name)))
    return unit.save(after, before=before)


remove_working_group = removal(
    WorkingGroup, "Takes a working group with its members away; one that has done its work gets a last day instead."
)


def member_id(group: WorkingGroupId, person: object) -> WorkingGroupMemberId:
    """The same on every device that enters the person in the group."""
    return WorkingGroupMemberId(link_id("working_group_member", group, str(person)))


@step(identity=lambda given: member_id(given["group"], given["person"]))
def add_working_group_member(unit: Unit, new: WorkingGroupMember) -> WorkingGroupMember:
    """Enters a person in a working group, once."""
    group, person = the(unit.store, WorkingGroup, new.group), the(unit.store, Person, new.person)
    made = replace(new, id=member_id(new.group, new.person), home=group.home)
    if unit.store.get(WorkingGroupMember, made.id) is not None:
        raise AlreadyMember(name_of_person(unit.store, person.id), group.name)
    need_period(new.start, new.end)
    unit.name("working_group_member.added", name=name_of_person(unit.store, person.id))
    return save_derived(unit, made)


@step(without=("group", "person"))
def change_working_group_member(
    unit: Unit, after: WorkingGroupMember, before: WorkingGroupMember
) -> WorkingGroupMember:
    """Changes from when to when a person works in a group; `end` is the first day without."""
    the(unit.store, WorkingGroupMember, before.id)
    need_period(after.start, after.end)
    unit.name("working_group_member.changed", name=name_of_person(unit.store, after.person))
    return unit.save(after, before=before)


remove_working_group_member = removal(
    WorkingGroupMember, "Takes back that a person works in a group; one who left gets a last day instead."
)
