"""What does the composition of a committee print as of a day?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import OfficeOfCommittee, WorkingGroup, WorkingGroupMember
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.services.membership.half_circle import half_circle
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.naming.same_records import as_one
from ctj_desktop.services.steps.records import name_of_person, person_name
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.membership.composition import CompositionPaper, Group, Officer


def composition_paper(store: Store, committee: CommitteeId, day: date) -> "CompositionPaper":
    """The seats as the picture of the committee shows them, who holds an office, and the working groups."""
    from ctj_desktop.documents.membership.composition import CompositionPaper

    return CompositionPaper(
        sender=sender(store, committee, day),
        circle=half_circle(store, committee, day),
        officers=tuple(_officers(store, committee, day)),
        groups=tuple(_groups(store, committee, day)),
    )


def _officers(store: Store, committee: CommitteeId, day: date) -> Iterator["Officer"]:
    from ctj_desktop.documents.membership.composition import Officer

    rank = {office: place for place, office in enumerate(OfficeOfCommittee)}
    for held in sorted(officers(store, committee, day), key=lambda one: (rank[one.office], one.start, one.id)):
        person = as_one(store, Person, held.person)
        salutation = person.salutation if person is not None else Salutation.NEUTRAL
        yield Officer(name=person_name(person), office=held.office, salutation=salutation, until=held.end)


def _groups(store: Store, committee: CommitteeId, day: date) -> Iterator["Group"]:
    from ctj_desktop.documents.membership.composition import Group

    for group in store.all(WorkingGroup, committee=committee, order="start, id"):
        if not day_within(group, day):
            continue
        members = [one for one in store.all(WorkingGroupMember, group=group.id) if day_within(one, day)]
        yield Group(name=group.name, members=tuple(sorted(name_of_person(store, one.person) for one in members)))
