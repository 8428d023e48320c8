"""How is it kept which interests the members of a committee have declared?"""

from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import says_something
from ctj_desktop.errors import Refused
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import name_of_person, need_period, the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class InterestSaysNothing(Refused):
    """A declared interest names a body or says in a few words what it is. Add one of the two."""


@step
def declare_interest(unit: Unit, new: DeclaredInterest) -> DeclaredInterest:
    """Keeps which interest a person has declared to the committee, and since when."""
    the(unit.store, Person, new.person)
    _need_matter(unit.store, new)
    need_period(new.start, new.end)
    unit.name("declared_interest.added", name=name_of_person(unit.store, new.person))
    return unit.save(new)


@step(named="interest", without=("committee", "person"))
def change_interest(unit: Unit, after: DeclaredInterest, before: DeclaredInterest) -> DeclaredInterest:
    """Changes or ends a declared interest; fields not given stay."""
    _need_matter(unit.store, after)
    if (after.start, after.end) != (before.start, before.end):
        need_period(after.start, after.end)
    unit.name("declared_interest.changed", name=name_of_person(unit.store, after.person))
    return unit.save(after, before=before)


remove_interest = removal(
    DeclaredInterest, "Takes away an interest that was entered by mistake; undo brings it back.", key="interest"
)


def _need_matter(store: OpenFile, interest: DeclaredInterest) -> None:
    """A body that is here, or a word on what it is."""
    if interest.organisation is not None:
        the(store, Organisation, interest.organisation)
    elif not says_something(interest.note):
        raise InterestSaysNothing
