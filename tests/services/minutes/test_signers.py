"""Who signs: whoever was there and presided, chaired or wrote, whatever offices are held."""

from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.documents.signing import Signer
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, Mandate, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.meetings import life
from ctj_desktop.services.membership import committees
from ctj_desktop.services.minutes.signers import chairs, signers
from ctj_desktop.services.session import attendance
from ctj_desktop.services.session.screen import read_session
from tests.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Empty."""
    return Office(tmp_path)


def meeting_of(office: Office, committee: Committee, **persons: Person) -> Meeting:
    meeting = office.a_meeting(committee.id)
    changes: dict[str, Any] = {name: person.id for name, person in persons.items()}
    return office.do(life.change_meeting, replace(meeting, **changes), meeting).record


def said(found: Signer) -> tuple[str, bool, bool]:
    return found.name, found.chaired, found.wrote


def test_whoever_chaired_and_wrote_signs_without_any_office(office: Office) -> None:
    committee = office.a_committee()
    chair, writer = office.a_person("Blanc", "Ada"), office.a_person("Roux", "Luc")
    meeting = meeting_of(office, committee, chair=chair, minute_taker=writer)
    assert [said(one) for one in signers(office.store, meeting)] == [
        ("Ada Blanc", True, False),
        ("Luc Roux", False, True),
    ]
    assert [said(one) for one in chairs(office.store, meeting)] == [("Ada Blanc", True, False)]
    alone = meeting_of(office, committee, chair=chair, minute_taker=chair)
    assert [said(one) for one in signers(office.store, alone)] == [("Ada Blanc", True, True)]


def test_a_chair_in_office_signs_once_and_in_the_office(office: Office) -> None:
    committee = office.a_committee()
    chair = office.a_person("Blanc", "Ada")
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=chair.id,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=date(2026, 1, 1),
    )
    meeting = meeting_of(office, committee, chair=chair, minute_taker=chair)
    (one,) = signers(office.store, meeting)
    assert said(one) == ("Ada Blanc", False, False)
    assert one.office is OfficeOfCommittee.CO_PRESIDENT


def test_a_co_president_who_stayed_away_does_not_sign(office: Office) -> None:
    committee = office.a_committee(seats=4)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    first, second, *_ = [row for row in office.store.all(Roll, meeting=meeting.id, order="id") if row.holder]
    for row in (first, second):
        office.do_fields(
            committees.give_office,
            committee=committee.id,
            person=row.holder,
            office=OfficeOfCommittee.CO_PRESIDENT,
            start=date(2026, 1, 1),
        )
    names = {row.holder_name for row in (first, second)}
    meeting = office.the_meeting(meeting)
    assert {one.name for one in signers(office.store, meeting)} == names  # nobody came: the presidency is asked
    office.do(attendance.record_arrival, meeting=meeting.id, seat=first.seat, arrived=time(14, 0))
    assert [one.name for one in signers(office.store, meeting)] == [first.holder_name]
    office.do_fields(life.change_meeting, meeting=meeting.id, chair=second.holder)
    assert {one.name for one in signers(office.store, office.the_meeting(meeting))} == names


def test_the_star_of_the_presidency_does_not_stand_beside_a_substitute(office: Office) -> None:
    committee = office.a_committee(seats=2)
    seat = office.store.all(Seat, committee=committee.id, order="position")[0]
    holder = office.store.all(Mandate, seat=seat.id)[0].person
    stand_in = office.a_person("Roux", "Luc")
    office.do_fields(committees.appoint, seat=seat.id, person=stand_in.id, start=date(2026, 1, 1), substitute=True)
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=holder,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=date(2026, 1, 1),
    )
    meeting = office.opened(office.a_meeting(committee.id, items=1))

    def starred() -> list[UUID]:
        return [one.key for one in read_session(office.store, meeting.id).at(time(14, 30)).seats if one.chairs]

    assert starred() == [seat.id]
    office.do(attendance.substitute_arrives, meeting=meeting.id, seat=seat.id, arrived=time(14, 0))
    assert starred() == []
