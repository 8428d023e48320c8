"""A committee whose members, substitute, guest and informed body are reached in every way, for the tests."""

from datetime import date, time
from pathlib import Path

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee, Seat
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Person, Salutation, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.directory.informed import add_informed_body
from ctj_desktop.services.meetings.convocation import Recipient, addressed, recipients
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.meetings.sending.convoking import Order
from ctj_desktop.services.meetings.sending.dispatches import next_revision
from ctj_desktop.services.meetings.sending.letters import Asking
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.session.attendance import add_guest
from tests.office import NOW, TODAY, Office, text

MORTEAU = Address(street="Rue de la Gare", number="3", postcode="25500", place="Morteau", country=Side.FR)
BIEL = Address(street="Mühlebrücke", number="5", postcode="2502", place="Biel/Bienne", country=Side.CH)


class Calling:
    """An empty workspace in which such a committee and its meeting were entered."""

    def __init__(self, folder: Path, **of_committee: object) -> None:
        self.office = office = Office(folder)
        self.committee = office.a_committee(seats=2)
        if of_committee:
            office.do_fields(committees.change_committee, committee=self.committee.id, **of_committee)
        first, second = office.store.all(Person, order="id")
        self.anne = self.person(first, salutation=Salutation.MADAME, work_address=MORTEAU, channel=DeliveryChannel.POST)
        german = {"salutation": Salutation.MONSIEUR, "language": Language.DE, "work_address": BIEL}
        self.beat = self.person(second, **german, channel=DeliveryChannel.BOTH, work_email="beat@biel.example")
        self.stand_in = self.person(office.a_person("Suppléante", "Zoé"), work_email="zoe@morteau.example")
        seat = office.store.all(Seat, order="position")[0]
        given = {"seat": seat.id, "person": self.stand_in.id, "start": date(2026, 1, 1), "substitute": True}
        office.do_fields(committees.appoint, **given)
        body = {"name": text("Préfecture", "Präfektur"), "email": "pref@doubs.example", "address": MORTEAU}
        self.body = office.do_fields(people.add_organisation, **body, side=Side.FR).record
        office.do_fields(add_informed_body, committee=self.committee.id, organisation=self.body.id)
        for person in (self.anne, self.beat):
            held = {"committee": self.committee.id, "person": person.id, "start": date(2026, 1, 1)}
            office.do_fields(committees.give_office, **held, office=OfficeOfCommittee.CO_PRESIDENT)
        lines = {"side": Side.FR, "organisation": self.body.id, "lines": ("PNR du Doubs", "25210 Les Fontenelles")}
        office.do_fields(committees.add_secretariat, committee=self.committee.id, **lines)
        planned = office.a_meeting(self.committee.id, items=2)
        office.do_fields(change_meeting, meeting=planned.id, end=time(16, 30))
        self.guest = office.do_fields(add_guest, meeting=planned.id, name="Experte").record
        self.key = planned.id

    @property
    def meeting(self) -> Meeting:
        """As it stands now."""
        found = self.office.store.get(Meeting, self.key)
        assert found is not None
        return found

    def person(self, person: Person, **fields: object) -> Person:
        """The person with other fields."""
        return self.office.do_fields(people.change_person, person=person.id, **fields).record

    def readers(self) -> tuple[Recipient, ...]:
        """Everybody who receives it."""
        day = self.meeting.on or TODAY
        return tuple(addressed(self.office.store, recipients(self.office.store, self.meeting, TODAY), day))

    def reader(self, name: str) -> Recipient:
        """The one of that name."""
        return next(one for one in self.readers() if one.name == name)

    def order(
        self,
        what: DispatchKind = DispatchKind.CONVOCATION,
        reason: Bilingual = NO_TEXT,
        answer_by: date | None = None,
        **fields: object,
    ) -> Order:
        """What is to be made for all of them."""
        made = Order(
            meeting=self.key,
            asking=Asking(what=what, dated=TODAY, reason=reason, answer_by=answer_by),
            readers=self.readers(),
            revision=next_revision(self.office.store, self.key),
            at=NOW,
        )
        return replace(made, **fields)  # type: ignore[arg-type]
