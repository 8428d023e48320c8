"""Is it kept who asked to speak, in their order, for each item, through a crash and no longer than the session?"""

from datetime import time
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session.attendance import add_guest, record_arrival
from ctj_desktop.services.session.screen import read_session
from ctj_desktop.services.session.speakers import (
    MaySpeak,
    Speakers,
    forget_speakers,
    keep_speakers,
    meant,
    speakers_of,
    there,
)
from tests.office import Office
from tests.services.exchange.exchanging import an_office, introduce, send

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """With an installation of its own."""
    return an_office(tmp_path, "Jougne", 1)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """In session, with two items, of a committee of three."""
    return office.opened(office.a_meeting(office.a_committee("MOC", seats=3).id, items=2))


def test_who_asked_first_speaks_first_and_nobody_waits_twice() -> None:
    waiting = Speakers().asks(ONE).asks(TWO).asks(ONE).asks(THREE)
    assert waiting == Speakers(waiting=(ONE, TWO, THREE))
    first = waiting.next()
    assert first == Speakers(speaking=ONE, waiting=(TWO, THREE))
    assert first.asks(ONE).waiting == (TWO, THREE, ONE)  # once more, behind the others
    assert first.done() == Speakers(waiting=(TWO, THREE))
    assert first.without(TWO).next() == Speakers(speaking=THREE)
    assert Speakers(speaking=ONE).next() == Speakers()


def test_each_item_has_its_list_which_outlives_the_program_and_goes_with_the_session(
    office: Office, meeting: Meeting
) -> None:
    first, second = (item.id for item in office.store.all(AgendaItem, meeting=meeting.id, order="position, id"))
    keep_speakers(office.store, meeting.id, first, Speakers(speaking=ONE, waiting=(TWO,)))
    keep_speakers(office.store, meeting.id, None, Speakers().asks(THREE))
    office.store.close()
    office.reopen()
    assert speakers_of(office.store, meeting.id, first) == Speakers(speaking=ONE, waiting=(TWO,))
    assert speakers_of(office.store, meeting.id, second) == Speakers()
    assert speakers_of(office.store, meeting.id, None) == Speakers(waiting=(THREE,))
    forget_speakers(office.store, meeting.id)
    assert speakers_of(office.store, meeting.id, first) == Speakers()


@pytest.mark.parametrize("damage", ["[]", "{", '{"": 3}', '{"": {"speaking": "x", "waiting": []}}'])
def test_an_unreadable_list_is_an_empty_one(office: Office, meeting: Meeting, damage: str) -> None:
    office.store.keep_setting(f"speakers {meeting.id}", damage)
    assert speakers_of(office.store, meeting.id, None) == Speakers()
    keep_speakers(office.store, meeting.id, None, Speakers().asks(ONE))
    assert speakers_of(office.store, meeting.id, None).waiting == (ONE,)


def test_it_is_never_sent(office: Office, meeting: Meeting, tmp_path: Path) -> None:
    other = an_office(tmp_path, "Morteau", 2)
    introduce(office, other, Profile.PARTNER)
    keep_speakers(office.store, meeting.id, None, Speakers().asks(ONE))
    path, _ = send(office, other, plain=True)
    assert b"speakers" not in path.read_bytes()
    assert speakers_of(other.store, meeting.id, None) == Speakers()


def test_only_who_is_there_is_meant_by_number_by_name_or_by_body(office: Office, meeting: Meeting) -> None:
    seats = [line.seat for line in roll_of(office.store, meeting.id)]
    office.do(record_arrival, meeting=meeting.id, seat=seats[0], arrived=time(14, 0))
    office.do(record_arrival, meeting=meeting.id, seat=seats[2], arrived=time(14, 0))
    guest = office.do_fields(add_guest, meeting=meeting.id, name="Hélène d’Arçon").record
    office.do(record_arrival, meeting=meeting.id, guest=guest.id, arrived=time(14, 0))
    view = read_session(office.store, meeting.id).at(time(14, 5))
    found = there(view)
    assert [one.name for one in found] == ["Siège 1 Personne-1", "Siège 3 Personne-3", "Hélène d’Arçon"]

    def key(typed: str) -> UUID | None:
        one = meant(typed, found)
        return one.key if one is not None else None

    assert key("1") == seats[0]
    assert key("2") == seats[2]  # as the attendance list numbers them, side by side
    assert key("3") is None  # convened, and not there
    assert key("pers 3") == seats[2]
    assert key("arcon") == key("HELENE") == guest.id
    assert key("  ") is key("nobody") is None
    assert meant("commune", (MaySpeak(key=ONE, name="", body="Commune de Jougne"),)) is not None
