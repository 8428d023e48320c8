"""A real store with real services in one line, for the tests."""

import weakref
from datetime import UTC, date, datetime, time
from pathlib import Path

from ctj_desktop.domain.ids import CommitteeId, HomeId, OfficeId, PersonId, uuid7
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import OfficeKind, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.session import course
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store

TODAY = date(2027, 2, 24)
NOW = datetime(2027, 2, 24, 8, 0, tzinfo=UTC)


def text(fr: str, de: str = "") -> Bilingual:
    """A bilingual text as a test writes it."""
    return Bilingual.of(fr, de)


class Office(Workspace):
    """A secretariat at work: `office = Office(tmp_path)`; ids and clock repeat at every run."""

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "bureau",
        seed: int = 1,
        key: bytes | None = None,
        called: Bilingual | None = None,
        side: Side | None = None,
        kind: OfficeKind = OfficeKind.SECRETARIAT,
    ) -> None:
        environment = Environment.seeded(seed, NOW, folder / f"{name}-data")
        office = OfficeId(uuid7(int(NOW.timestamp() * 1000), bytes([seed] * 10)))
        own_name = called or text("Secrétariat d’exemple", "Beispielsekretariat")
        record = OfficeRecord(id=office, home=HomeId(office), name=own_name, side=side, office_kind=kind)
        super().__init__(Store.create(folder / f"{name}.ctj", office=record, environment=environment, key=key))
        weakref.finalize(self, self.store.close)  # a test need not close its offices

    def reopen(self) -> None:
        """The workspace opened once more, after the test closed it and did something to its file."""
        self.store = Store.open(self.store.path, environment=self.store.environment, key=self.store.key)
        weakref.finalize(self, self.store.close)

    def a_person(self, family_name: str = "Exemple", given_name: str = "Camille", *, side: Side = Side.FR) -> Person:
        """A person in the directory."""
        return self.do_fields(people.add_person, family_name=family_name, given_name=given_name, side=side).record

    def a_committee(self, code: str = "MOC", *, seats: int = 0, holders: bool = True) -> Committee:
        """A committee whose seats alternate between both sides, each held by a person."""
        committee = self.do_fields(
            committees.add_committee, code=code, name=text(f"Comité {code}", f"Ausschuss {code}")
        ).record
        for number in range(1, seats + 1):
            self.a_seat(committee.id, number, held=holders)
        return committee

    def a_seat(self, committee: CommitteeId, number: int = 1, *, held: bool = True) -> Seat:
        """A seat, held since 2026 by “Siège n Personne” unless it is vacant."""
        side = Side.FR if number % 2 else Side.CH
        label = text(f"Siège {number}", f"Sitz {number}")
        seat = self.do_fields(committees.add_seat, committee=committee, side=side, label=label).record
        if held:
            self.a_mandate(seat, self.a_person(f"Personne-{number}", f"Siège {number}", side=side).id)
        return seat

    def a_mandate(
        self, seat: Seat, person: PersonId, start: date = date(2026, 1, 1), end: date | None = None
    ) -> Mandate:
        """A person on a seat."""
        return self.do_fields(committees.appoint, seat=seat.id, person=person, start=start, end=end).record

    def a_meeting(self, committee: CommitteeId, on: str = "2027-03-12", *, items: int = 0) -> Meeting:
        """A planned meeting at 14:00 with some items of ten minutes."""
        meeting = self.do_fields(
            meetings.plan_meeting,
            committee=committee,
            on=date.fromisoformat(on),
            start=time(14, 0),
            place=text("Pontarlier"),
        ).record
        for number in range(1, items + 1):
            self.an_item(meeting, f"Point {number}", f"Traktandum {number}")
        return meeting

    def an_item(self, meeting: Meeting, fr: str = "Divers", de: str = "Varia", minutes: int | None = 10) -> AgendaItem:
        """An item at the end of the agenda."""
        return self.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text(fr, de), minutes=minutes).record

    def convened(self, meeting: Meeting) -> Meeting:
        """The meeting after its convocation."""
        self.do(meetings.convene_meeting, meeting=meeting.id, on=TODAY)
        return meeting

    def opened(self, meeting: Meeting) -> Meeting:
        """The meeting convened and in session since 14:00."""
        return self.opened_again(self.convened(meeting))

    def opened_again(self, meeting: Meeting) -> Meeting:
        """A convened meeting in session since 14:00."""
        self.do(course.open_session, meeting=meeting.id, on=meeting.on or TODAY, opened_at=time(14, 0))
        return meeting

    def the_meeting(self, meeting: Meeting) -> Meeting:
        """The meeting as it is stored now."""
        found = self.store.get(Meeting, meeting.id)
        assert found
        return found
