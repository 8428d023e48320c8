"""Is the secretary, who wrote the minutes and sits without a vote, nobody’s absence in minutes and figures?"""

import json
from datetime import date, time
from pathlib import Path

from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.presence import away_sentences
from ctj_desktop.domain.records.committees import Capacity, Mandate, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.attending.over_period import year_attended
from ctj_desktop.services.membership import committees
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.formal_sentences import formal_facts
from ctj_desktop.services.minutes.papers.filed_paper import to_file
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.session import attendance, course
from tests.office import Office

DAY = date(2027, 2, 10)


def a_meeting_held(office: Office, capacity: Capacity) -> Meeting:
    """Of three seats the first was there; the second is that of the secretary, the third of somebody who advises."""
    committee = office.a_committee(seats=3)
    _first, second, third = sorted(office.store.all(Seat), key=lambda seat: seat.position)
    office.do_fields(committees.change_seat, seat=second.id, capacity=capacity)
    office.do_fields(committees.change_seat, seat=third.id, capacity=Capacity.ADVISORY)
    secretary = office.store.all(Mandate, seat=second.id)[0].person
    fields = {"person": secretary, "office": OfficeOfCommittee.SECRETARY, "side": second.side}
    office.do_fields(committees.give_office, committee=committee.id, start=date(2026, 1, 1), **fields)
    meeting = office.opened(office.a_meeting(committee.id, DAY.isoformat(), items=1))
    seat = roll_of(office.store, meeting.id)[0].seat
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 0))
    return office.the_meeting(meeting)


def away(office: Office, meeting: Meeting) -> str:
    attended = formal_facts(office.store, meeting).attended
    assert attended is not None
    voices = Voices(load_translator("fr_CH"), load_translator("de_CH"))
    return " ".join(pair.fr.text for pair in away_sentences(attended, voices))


def persons(office: Office, meeting: Meeting) -> list[str]:
    return [line.name.fr.text for line in year_attended(office.store, meeting.committee, 2027).persons]


def test_of_the_secretary_nothing_is_said_where_nothing_was_entered(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = a_meeting_held(office, Capacity.ADVISORY)
    assert ("Personne-2" in away(office, meeting), "Personne-3" in away(office, meeting)) == (False, True)
    assert persons(office, meeting) == ["Siège 1 Personne-1", "Siège 3 Personne-3"]
    assert '"secretary": true' in json.dumps(to_file(minutes_paper(office.store, meeting)))


def test_what_was_entered_of_the_secretary_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = a_meeting_held(office, Capacity.ADVISORY)
    office.do(attendance.excuse, meeting=meeting.id, seat=roll_of(office.store, meeting.id)[1].seat)
    assert "Personne-2" in away(office, meeting)


def test_a_secretary_with_a_vote_owes_to_be_there_and_nothing_is_filed_of_others(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = a_meeting_held(office, Capacity.VOTING)
    assert "Personne-2" in away(office, meeting)
    assert '"secretary": true' not in json.dumps(to_file(minutes_paper(office.store, meeting)))
