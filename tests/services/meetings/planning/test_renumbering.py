"""Does a meeting whose day moves to another year get a number of that year, as long as nobody was called to it?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import NumberingPeriod
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.life import cancel_meeting, change_meeting, postpone_meeting, resume_meeting
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.steps.records import the
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def moved(office: Office, meeting: Meeting, day: date | None) -> str | None:
    office.do_fields(change_meeting, meeting=meeting.id, on=day)
    return number(office, meeting)


def number(office: Office, meeting: Meeting) -> str | None:
    return the(office.store, Meeting, meeting.id).number


def said(office: Office, meeting: Meeting, day: date) -> str:
    """What the strip says of the change."""
    label = office.do_fields(change_meeting, meeting=meeting.id, on=day).outcome.label
    return label_text(load_translator("fr_CH"), label.key, label.args)


def test_a_slip_of_the_year_put_right_gives_the_next_number_of_the_right_year_and_says_so(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.a_meeting(committee.id, "2027-01-20")
    meeting = office.a_meeting(committee.id, "2026-02-03", items=1)
    assert meeting.number == "2026-01"
    assert said(office, meeting, date(2026, 2, 4)) == "Séance 2026-01 modifiée"
    became = "Séance 2026-01 déplacée dans une autre année\u00a0: elle devient la 2027-02"
    assert said(office, meeting, date(2027, 2, 3)) == became
    assert number(office, meeting) == "2027-02"
    office.undo()
    assert number(office, meeting) == "2026-01"
    assert moved(office, meeting, None) == "2026-01"
    assert moved(office, meeting, date(2027, 2, 3)) == "2027-03"


def test_a_draft_that_is_put_off_to_another_year_is_numbered_there(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, "2026-12-10")
    office.do_fields(postpone_meeting, meeting=meeting.id, on=TODAY, to=date(2027, 1, 21))
    assert number(office, meeting) == "2027-01"


@pytest.mark.parametrize("then", [(), (cancel_meeting, resume_meeting), (postpone_meeting,)])
def test_a_meeting_that_was_convened_keeps_its_number_in_any_year(office: Office, then: tuple[Any, ...]) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=2).id, "2026-12-10", items=1))
    for act in then:
        office.do_fields(act, meeting=meeting.id, on=TODAY)
    assert moved(office, meeting, date(2027, 1, 21)) == "2026-01"


def test_numbers_that_go_on_and_on_stay_with_their_meeting(office: Office) -> None:
    committee = office.a_committee()
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": date(2026, 1, 1)}
    office.do_fields(adopt_statutes, **given, numbering=NumberingPeriod.CONTINUOUS)
    assert moved(office, office.a_meeting(committee.id, "2026-02-03"), date(2027, 2, 3)) == "2026-01"
