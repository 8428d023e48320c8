"""Who receives the convocation of a meeting, by which way, in which language, and what lacks for it?"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.composition import SeatState, day_within
from ctj_desktop.domain.ids import GuestId, InformedBodyId, OrganisationId, PersonId
from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Capacity, Committee, Mandate
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.meetings import Guest, Meeting
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation, Person, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n.postal_address import Unfit
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.membership.roll import body_of, composition_on
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.open_file import OpenFile


class InvitedAs(StrEnum):
    """As what somebody receives it."""

    VOTING = "voting"
    ADVISORY = "advisory"
    SUBSTITUTE = "substitute"
    GUEST = "guest"
    INFORMED = "informed"


class Lack(StrEnum):
    """Why it cannot go by the way that was chosen, or in which language is not known."""

    MAIL = "mail"
    ADDRESS = "address"
    LANGUAGE = "language"


class Recipient(NamedValue):
    """Somebody to whom it goes: by a seat, as its substitute, as a guest, or for information.

    Exactly one of `person`, `guest` and `organisation` is who it is; `informed` is what names a body to be informed.
    `language` is None where none is known: then it is written in `written_in`, the language of the committee. `email`
    and `address` are empty where none is known; `unfit` speaks against the address, `opening` begins a letter.
    """

    key: UUID
    name: str
    function: Bilingual
    body: Bilingual
    side: Side | None
    standing: InvitedAs = InvitedAs.VOTING
    language: Language | None = None
    written_in: Language = Language.FR
    email: str = ""
    channel: DeliveryChannel = DeliveryChannel.MAIL
    address: tuple[str, ...] = ()
    country: Side = Side.FR
    unfit: tuple[Unfit, ...] = ()
    opening: str = ""
    person: PersonId | None = None
    guest: GuestId | None = None
    organisation: OrganisationId | None = None
    informed: InformedBodyId | None = None

    @property
    def seated(self) -> bool:
        """By a seat, as its holder or as a substitute."""
        return self.standing not in (InvitedAs.GUEST, InvitedAs.INFORMED)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What lacks for the ways chosen."""
        mail = DeliveryChannel.MAIL in self.channel.ways and not is_mail_address(self.email)
        address = self.channel.posted and not self.address
        found = ((Lack.MAIL, mail), (Lack.ADDRESS, address), (Lack.LANGUAGE, self.language is None))
        return tuple(lack for lack, missing in found if missing)

    @property
    def reached(self) -> bool:
        """Nothing lacks but perhaps a known language, without which it goes in that of the committee."""
        return not set(self.lacks) - {Lack.LANGUAGE}


def recipients(store: OpenFile, meeting: Meeting, today: date) -> list[Recipient]:
    """Holders and substitutes on the day of the meeting, in the order of the seats, then guests, then the informed.

    Each once, also whoever is there under two records. Where the committee wishes no substitutes, only those of
    vacant seats are among them.
    """
    committee, day = the(store, Committee, meeting.committee), meeting.on or today
    same = {**kept_ones(store, Person.kind), **kept_ones(store, Organisation.kind)}
    found: dict[UUID, Recipient] = {}
    for one in _all(store, meeting, committee, day):
        found.setdefault(same.get(one.key, one.key), one)
    return list(found.values())


def addressed(store: OpenFile, found: Iterable[Recipient], day: date) -> list[Recipient]:
    """With the lines of the envelope and the opening of a letter, each in its language."""
    return [_written(store, one, day) for one in found]


def by_way(one: Recipient, channel: DeliveryChannel, language: Language | None) -> Recipient:
    """The recipient by another way, or in another language."""
    return replace(one, channel=channel, language=language, written_in=language or one.written_in)


def _all(store: OpenFile, meeting: Meeting, committee: Committee, day: date) -> Iterator[Recipient]:
    for state in composition_on(store, committee.id, day).seats:
        invited = committee.substitutes_convened or state.holder is None
        for mandate in filter(None, (state.holder, *(state.substitutes if invited else ()))):
            person = store.get(Person, mandate.person)
            if person is not None:
                yield _of_seat(store, state, mandate, person, committee, day)
    for guest in store.all(Guest, meeting=meeting.id, order="name, id"):
        yield _guest(store, guest, committee)
    for informed in store.all(InformedBody, committee=committee.id, order="id"):
        if day_within(informed, day):
            yield from _informed(store, informed, committee, day)


def _of_seat(
    store: OpenFile, state: SeatState, mandate: Mandate, person: Person, committee: Committee, day: date
) -> Recipient:
    voting = InvitedAs.VOTING if state.seat.capacity is Capacity.VOTING else InvitedAs.ADVISORY
    one = Recipient(
        key=person.id,
        name=person_name(person),
        function=person.function,
        body=body_of(store, state, day),
        side=state.seat.side,
        standing=InvitedAs.SUBSTITUTE if mandate.substitute else voting,
    )
    return _of_person(one, person, committee)


def _guest(store: OpenFile, guest: Guest, committee: Committee) -> Recipient:
    """One without a record in the directory is handed the letter: nothing is known by which it could be sent."""
    one = Recipient(
        key=guest.id,
        name=guest.name,
        function=guest.function,
        body=guest.body,
        side=guest.side,
        standing=InvitedAs.GUEST,
        written_in=committee.writes_in,
        channel=DeliveryChannel.HAND,
        guest=guest.id,
        address=(guest.name,),
        country=guest.side or Side.FR,
    )
    person = store.get(Person, guest.person) if guest.person else None
    return one if person is None else _of_person(replace(one, guest=None, address=()), person, committee)


def _of_person(one: Recipient, person: Person, committee: Committee) -> Recipient:
    spoken = person.language if person.language in (Language.FR, Language.DE) else None
    return replace(
        one,
        key=person.id,
        person=person.id,
        language=spoken,
        written_in=spoken or committee.writes_in,
        email=person.work_email,
        channel=person.channel,
    )


def _informed(store: OpenFile, informed: InformedBody, committee: Committee, day: date) -> Iterator[Recipient]:
    body = store.get(Organisation, informed.organisation)
    person = store.get(Person, informed.person) if informed.person else None
    if body is None:
        return
    name = body_on(store, body, day).name
    spoken = informed.language or (person.language if person is not None else None)
    spoken = spoken if spoken in (Language.FR, Language.DE) else None
    written = spoken or committee.writes_in
    yield Recipient(
        key=person.id if person is not None else body.id,
        name=person_name(person) if person is not None else name.or_other(written),
        function=person.function if person is not None else NO_TEXT,
        body=name if person is not None else NO_TEXT,
        side=body.side,
        standing=InvitedAs.INFORMED,
        language=spoken,
        written_in=written,
        email=(person.work_email if person is not None else "") or body.email,
        channel=informed.channel,
        person=person.id if person is not None else None,
        organisation=body.id if person is None else None,
        informed=informed.id,
    )


def _written(store: OpenFile, one: Recipient, day: date) -> Recipient:
    """With the address and the opening of a letter in its language."""
    from ctj_desktop.services.directory.letters import letter_to, letter_to_body  # who counts readers writes to none

    person = store.get(Person, one.person) if one.person is not None else None
    body = store.get(Organisation, one.organisation) if one.organisation is not None else None
    if person is not None:
        letter = letter_to(store, person, one.written_in, day)
        own = store.get(Organisation, person.organisation) if person.organisation is not None else None
        address = person.work_address or (own.address if own is not None else None)
        side = person.side
    elif body is not None:
        letter, address, side = letter_to_body(store, body, one.written_in, day), body.address, body.side
    else:
        return one
    country = address.country if address is not None else side or Side.FR
    return replace(one, address=letter.lines, unfit=letter.unfit, opening=letter.opening, country=country)
