"""Another program reads every meeting and every day by which something is due, under identifiers that stay."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.planning.calendar_file import calendar_file
from ctj_desktop.services.membership import statutes
from tests.office import NOW, TODAY, Office, text

YEAR = date(2027, 1, 1), date(2028, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def read(office: Office, locale: str = "fr_CH", **only: Any) -> dict[str, Any]:
    """The events by their identifier."""
    made = calendar_file(office.store, load_translator(locale), *YEAR, only.get("committee"), NOW)
    found = [one for one in icalendar.Calendar.from_ical(made).walk() if one.name == "VEVENT"]
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]): one for one in found}


def test_a_year_is_read_by_another_program(office: Office) -> None:
    committee, other = office.a_committee("MOC", seats=2), office.a_committee("HJ")
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=NoticeRule(days=10),
    )
    winter, summer = office.a_meeting(committee.id, "2027-03-12", items=1), office.a_meeting(other.id, "2027-06-11")
    office.do_fields(life.change_meeting, meeting=winter.id, end=time(16, 0), documents_by=date(2027, 3, 5))
    found = read(office)
    mine, later = found[f"{winter.id}@ctj-desktop"], found[f"{summer.id}@ctj-desktop"]
    assert mine["DTSTART"].dt.utcoffset() == timedelta(hours=1)
    assert later["DTSTART"].dt.utcoffset() == timedelta(hours=2)
    assert mine["DTEND"].dt.replace(tzinfo=None) == datetime(2027, 3, 12, 16, 0)
    assert (str(mine["SUMMARY"]), str(mine["LOCATION"])) == ("Séance 2027-01 · Comité MOC", "Pontarlier")
    assert str(mine["STATUS"]) == "TENTATIVE", "nobody was called to it yet"
    due = found[f"{winter.id}.documents@ctj-desktop"]
    assert (due["DTSTART"].dt, str(due["TRANSP"])) == (date(2027, 3, 5), "TRANSPARENT")
    assert sum(".notice." in uid for uid in found) == 3, "by post, registered, by mail and by hand"
    assert f"{winter.id}@ctj-desktop" not in read(office, committee=other.id)
    assert set(read(office, "de_CH")) == set(found)


def test_what_changed_keeps_its_identifier_and_says_what_became_of_it(office: Office) -> None:
    committee = office.a_committee("MOC", seats=2)
    meeting = office.a_meeting(committee.id, items=1)
    uid = f"{meeting.id}@ctj-desktop"
    assert int(read(office)[uid]["SEQUENCE"]) == 0
    office.convened(meeting)
    office.convened(meeting)
    called = read(office)[uid]
    assert (str(called["STATUS"]), int(called["SEQUENCE"])) == ("CONFIRMED", 1)
    office.do(life.cancel_meeting, meeting=meeting.id, on=TODAY)
    assert str(read(office)[uid]["STATUS"]) == "CANCELLED"
