"""Who sits at the table, with a plate before them: at a meeting, or in a committee on a day?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import SIDE_ORDER, Organisation, Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.roll import body_of, composition_on
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.session.attendance_paper import attendance_paper
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.name_plates import PlatesPaper, Seated


def meeting_plates(
    store: OpenFile, meeting: Meeting, day: date, plate_format: str, *, substitutes: bool
) -> "PlatesPaper":
    """Whoever is expected by the attendance sheet, then its guests; a meeting without a date is taken as on `day`."""
    from ctj_desktop.documents.blocks import PlateFormat
    from ctj_desktop.documents.name_plates import PlatesPaper, Seated

    sheet = attendance_paper(store, meeting, day)
    members = [
        Seated(name=one.name, function=one.function, body=one.body, office=one.office, salutation=one.salutation)
        for one in sheet.seats
        if one.name
    ]
    if substitutes:
        members += [Seated(name=one.substitute, body=one.body) for one in sheet.seats if one.substitute]
    guests = [Seated(name=guest.name, function=guest.function, body=guest.body) for guest in sheet.guests]
    return PlatesPaper(
        sender=sheet.sender,
        on=meeting.on or day,
        meeting=meeting,
        seated=(*members, *guests),
        plate_format=PlateFormat(plate_format),
    )


def committee_plates(
    store: OpenFile, committee: CommitteeId, day: date, plate_format: str, *, substitutes: bool
) -> "PlatesPaper":
    """Holders of the seats of that day, with substitutes where they are wanted, then officers without a seat."""
    from ctj_desktop.documents.blocks import PlateFormat
    from ctj_desktop.documents.name_plates import PlatesPaper

    held = {office.person: office.office for office in officers(store, committee, day)}
    seated: dict[PersonId, Seated] = {}
    for person, body in _mandated(store, committee, day, substitutes=substitutes):
        if person not in seated and (one := _seated(store, person, body, held.get(person))):
            seated[person] = one
    for person, office in held.items():
        if person not in seated and (one := _seated(store, person, None, office)):
            seated[person] = one
    return PlatesPaper(
        sender=sender(store, committee, day),
        on=day,
        seated=tuple(seated.values()),
        plate_format=PlateFormat(plate_format),
    )


def _mandated(
    store: OpenFile, committee: CommitteeId, day: date, *, substitutes: bool
) -> Iterator[tuple[PersonId, Bilingual]]:
    states = composition_on(store, committee, day).seats
    for state in sorted(states, key=lambda one: (SIDE_ORDER.index(one.seat.side), order_key(one.seat))):
        if state.holder is not None:
            yield state.holder.person, body_of(store, state, day)
        if substitutes:
            yield from ((mandate.person, body_of(store, state, day)) for mandate in state.substitutes)


def _seated(
    store: OpenFile, person: PersonId, body: Bilingual | None, office: OfficeOfCommittee | None
) -> "Seated | None":
    """None where the record of the person was not sent here; without a seat the body is where they work."""
    from ctj_desktop.documents.name_plates import Seated

    found = store.get(Person, person)
    if found is None:
        return None
    works_at = store.get(Organisation, found.organisation) if body is None and found.organisation else None
    return Seated(
        name=person_name(found),
        function=found.function,
        body=body if body is not None else works_at.name if works_at else Bilingual(),
        office=office,
        salutation=found.salutation,
    )
