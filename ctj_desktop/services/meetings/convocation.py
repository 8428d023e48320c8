"""Who receives the convocation of a meeting, how, and in which language?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.composition import SeatState
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.meetings import Guest, Meeting
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.roll import body_of, composition_on
from ctj_desktop.services.naming.same_records import first_of_each
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile


class Recipient(NamedValue):
    """Somebody who is invited: by a seat, as its substitute, or as a guest. `email` is empty where none is known."""

    key: UUID
    name: str
    function: Bilingual
    body: Bilingual
    side: Side | None
    substitute: bool = False
    guest: bool = False
    language: Language | None = None
    email: str = ""


def recipients(store: OpenFile, meeting: Meeting, today: date) -> list[Recipient]:
    """Holders and substitutes on the day of the meeting, in the order of the seats, then its guests.

    Each once, whom this office knows under two records too.
    """
    day = meeting.on or today
    states = composition_on(store, meeting.committee, day).seats
    same = first_of_each(store, Person.kind)
    found: dict[UUID, Recipient] = {}
    for state in states:
        for mandate in filter(None, (state.holder, *state.substitutes)):
            one = _of_seat(store, state, mandate, day)
            if one is not None:
                found.setdefault(same.get(one.key, one.key), one)
    for guest in store.all(Guest, meeting=meeting.id, order="name, id"):
        one = _guest(store, guest)
        found.setdefault(same.get(one.key, one.key), one)
    return list(found.values())


def _of_seat(store: OpenFile, state: SeatState, mandate: Mandate, day: date) -> Recipient | None:
    person = store.get(Person, mandate.person)
    if person is None:
        return None
    return Recipient(
        key=person.id,
        name=person_name(person),
        function=person.function,
        body=body_of(store, state, day),
        side=state.seat.side,
        substitute=mandate.substitute,
        language=person.language,
        email=person.work_email,
    )


def _guest(store: OpenFile, guest: Guest) -> Recipient:
    person = store.get(Person, guest.person) if guest.person else None
    return Recipient(
        key=person.id if person else guest.id,
        name=guest.name,
        function=guest.function,
        body=guest.body,
        side=guest.side,
        guest=True,
        language=person.language if person else None,
        email=person.work_email if person else "",
    )
