"""What else is a person, beside the main function?"""

from ctj_desktop.domain.records.people import Person, PersonFunction
from ctj_desktop.services.membership.contact import with_contact
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.correcting import need_correctable
from ctj_desktop.services.steps.records import name_of_person, need_period, need_text, the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_person_function(unit: Unit, new: PersonFunction) -> PersonFunction:
    """Enters a further function of a person, from `start` to the day before `end`, with its own contact."""
    the(unit.store, Person, new.person)
    need_period(new.start, new.end)
    need_text(new.function)
    unit.name("person_function.added", name=name_of_person(unit.store, new.person))
    return unit.save(with_contact(unit.store, new))


@step(without=("person",))
def change_person_function(unit: Unit, after: PersonFunction, before: PersonFunction) -> PersonFunction:
    """Changes a further function of a person; `end` is the first day without it."""
    need_correctable(unit.store, the(unit.store, PersonFunction, before.id))
    need_period(after.start, after.end)
    need_text(after.function)
    unit.name("person_function.changed", name=name_of_person(unit.store, after.person))
    return unit.save(with_contact(unit.store, after, before), before=before)


remove_person_function = removal(
    PersonFunction,
    "Takes back a further function that was entered by mistake; one that is over gets a last day instead.",
    words=lambda store, row: {"name": name_of_person(store, row.person)},
)
