"""Whose name or form of address may the minutes of a meeting need?"""

from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.senders import officers
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.presence import People


def people_of(store: OpenFile, meeting: Meeting) -> "People":
    """What the records of persons add to the roll."""
    from ctj_desktop.documents.presence import People

    known = minutes.records_by_id(store, Person, _involved(store, meeting)).values()
    return People(
        names={person.id: person_name(person) for person in known},
        salutations={person.id: person.salutation for person in known},
        offices={held.person: held.office for held in officers(store, meeting.committee, meeting.on)},
    )


def _involved(store: OpenFile, meeting: Meeting) -> set[UUID]:
    """Holders, substitutes, guests, officers."""
    found: set[UUID | None] = {meeting.chair, meeting.minute_taker}
    found |= {person for row in roll_of(store, meeting.id) for person in (row.holder, row.substitute)}
    found |= {line.substitute for line in store.all(Attendance, meeting=meeting.id)}
    found |= {guest.person for guest in store.all(Guest, meeting=meeting.id)}
    found |= {held.person for held in officers(store, meeting.committee, meeting.on)}
    return {person for person in found if person is not None}
