"""A year is counted from the rolls as they were frozen, by person, body and side, beside the year before."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.services.directory import same_as
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.attending.over_period import (
    AttendanceLine,
    MeetingCounts,
    YearAttended,
    YearsHeld,
    year_attended,
    years_held,
)
from ctj_desktop.services.membership import committees, mandates, names, people
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session import attendance, course, past_meeting
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def held(
    office: Office, meeting: Meeting, *present: int, excused: tuple[int, ...] = (), quorum: bool = True
) -> Meeting:
    """From two to four; of the seats in their order so many were there."""
    office.opened(meeting)
    seats = seats_of(office, meeting)
    for number in present:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[number], arrived=time(14, 0))
    for number in excused:
        office.do(attendance.excuse, meeting=meeting.id, seat=seats[number])
    end = course.close_session if quorum else course.declare_inquorate
    office.do(end, meeting=meeting.id, on=meeting.on or TODAY, closed_at=time(16, 0))
    return meeting


def seats_of(office: Office, meeting: Meeting) -> list[SeatId]:
    return [row.seat for row in roll_of(office.store, meeting.id)]


def the_year(office: Office, committee: Committee, year: int = 2027) -> YearAttended:
    return year_attended(office.store, committee.id, year)


def said(lines: tuple[AttendanceLine, ...]) -> list[tuple[str, str]]:
    return [(line.name.fr.text, f"{line.there(line.tally)}/{line.tally.owed}") for line in lines]


def test_meetings_count_once_they_were_held_with_a_quorum_or_without(office: Office) -> None:
    committee = office.a_committee(seats=2)
    held(office, office.a_meeting(committee.id, "2027-01-15", items=1), 0, quorum=False)
    held(office, office.a_meeting(committee.id, "2027-02-10", items=1), 0, 1)
    held(office, office.a_meeting(committee.id, "2027-02-12", items=1))
    cancelled = office.convened(office.a_meeting(committee.id, "2027-03-01", items=1))
    office.do(life.cancel_meeting, meeting=cancelled.id, on=TODAY, reason=text("Neige", "Schnee"))
    postponed = office.convened(office.a_meeting(committee.id, "2027-03-02", items=1))
    office.do(life.postpone_meeting, meeting=postponed.id, on=TODAY, reason=text("Neige", "Schnee"))
    office.opened(office.a_meeting(committee.id, "2027-03-12", items=1))
    office.a_meeting(committee.id, "2027-06-12", items=1)
    empty = office.a_committee("HJ")
    without = office.a_meeting(empty.id, "2027-01-15", items=1)
    office.do_fields(past_meeting.enter_past_meeting, meeting=without.id)
    found = the_year(office, committee)
    assert [one.counts for one in found.meetings] == [
        MeetingCounts.YES,
        MeetingCounts.YES,
        MeetingCounts.NOBODY_ENTERED,
        MeetingCounts.CANCELLED,
        MeetingCounts.POSTPONED,
        MeetingCounts.UNDER_WAY,
        MeetingCounts.PLANNED,
    ]
    assert [(one.tally.seated, one.tally.owed) for one in found.counted] == [(1, 2), (2, 2)]
    assert said(found.persons) == [("Siège 1 Personne-1", "2/2"), ("Siège 2 Personne-2", "1/2")]
    assert [(line.side, line.there(line.tally)) for line in found.sides] == [(Side.FR, 2), (Side.CH, 1)]
    assert (found.all.rate, found.all.rate_before) == (0.75, None)
    assert [one.counts for one in the_year(office, empty).meetings] == [MeetingCounts.NO_ROLL]
    assert the_year(office, empty).all.rate is None


def test_whoever_held_a_seat_for_a_part_of_the_year_owes_that_part_whatever_is_corrected_later(office: Office) -> None:
    committee = office.a_committee()
    seat = office.a_seat(committee.id, 1, held=False)
    first, second = office.a_person("Ammann", "Reto"), office.a_person("Jacot", "Anne")
    mandate = office.a_mandate(seat, first.id, end=date(2027, 2, 1))
    office.a_mandate(seat, second.id, date(2027, 2, 1))
    held(office, office.a_meeting(committee.id, "2027-01-15", items=1), 0)
    held(office, office.a_meeting(committee.id, "2027-02-20", items=1), excused=(0,), quorum=False)
    office.do_fields(mandates.change_mandate, mandate=mandate.id, person=office.a_person("Autre").id)
    found = the_year(office, committee)
    assert said(found.persons) == [("Reto Ammann", "1/1"), ("Anne Jacot", "0/1")]
    assert found.persons[1].tally.excused == 1
    assert said(found.bodies) == [("Siège 1", "1/2")]


def test_a_substitute_fills_the_seat_and_owes_nothing(office: Office) -> None:
    committee = office.a_committee(seats=1)
    substitute = office.a_person("Favre", "Luc")
    meeting = office.opened(office.a_meeting(committee.id, "2027-02-10", items=1))
    (seat,) = seats_of(office, meeting)
    office.do(
        attendance.record_arrival,
        meeting=meeting.id,
        seat=seat,
        arrived=time(14, 0),
        remote=True,
        substitute=substitute.id,
    )
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 2, 10), closed_at=time(16, 0))
    found = the_year(office, committee)
    member, stand_in = found.persons
    assert (member.rate, member.tally.substituted) == (0.0, 1)
    assert (stand_in.name.fr.text, stand_in.rate, stand_in.tally.stood_in) == ("Luc Favre", None, 1)
    assert stand_in.record == substitute.id
    assert (found.all.rate, found.sides[0].rate) == (1.0, 1.0)


def test_a_body_is_one_under_every_name_it_had_and_its_other_record(office: Office) -> None:
    committee = office.a_committee()
    bodies = [
        office.do_fields(
            people.add_organisation, name=text(name, name), organisation_kind=OrganisationKind.COMMUNE
        ).record
        for name in ("Les Rousses", "Commune des Rousses", "Morez")
    ]
    for number, body in enumerate(bodies, 1):
        seat = office.do_fields(committees.add_seat, committee=committee.id, side=Side.FR, organisation=body.id).record
        office.a_mandate(seat, office.a_person(f"P{number}").id)
    office.do_fields(
        names.add_organisation_name,
        organisation=bodies[2].id,
        name=text("Hauts de Bienne"),
        start=date(2027, 2, 1),
    )
    office.do(same_as.declare_same, record=bodies[0].id, same=bodies[1].id)
    held(office, office.a_meeting(committee.id, "2027-01-15", items=1), 0, 1, 2)
    held(office, office.a_meeting(committee.id, "2027-02-15", items=1), 0, 2)
    held(office, office.a_meeting(committee.id, "2026-12-15", items=1), 0)
    found = the_year(office, committee)
    assert said(found.bodies) == [("Commune des Rousses", "3/4"), ("Hauts de Bienne", "2/2")]
    assert [line.rate_before for line in found.bodies] == [0.5, 0.0]
    assert years_held(office.store, committee.id, TODAY) == YearsHeld(years=(2027, 2026), last=2027)
    assert years_held(office.store, committee.id, date(2028, 1, 1)).years == (2028, 2027, 2026)
    assert years_held(office.store, office.a_committee("HJ").id, TODAY) == YearsHeld(years=(2027,), last=2027)
    assert the_year(office, committee, 2026).all.rate == pytest.approx(1 / 3)
