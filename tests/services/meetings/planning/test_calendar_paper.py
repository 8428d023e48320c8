"""The paper of a year has every meeting with what is due before it, though that be in the year before."""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.planning.calendar import EntryKind
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.planning.calendar_paper import calendar_paper
from ctj_desktop.services.membership import statutes
from tests.office import TODAY, Office, text


def test_meetings_of_one_committee_or_of_all_with_what_is_due(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee, other = office.a_committee("MOC", seats=2), office.a_committee("HJ-VJ")
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=NoticeRule(days=10),
    )
    early = office.a_meeting(committee.id, "2027-01-08")
    office.do_fields(life.change_meeting, meeting=early.id, documents_by=date(2027, 1, 4))
    office.a_meeting(committee.id, "2026-12-10")
    foreign = office.a_meeting(other.id, "2027-05-14")
    paper = calendar_paper(office.store, committee.id, 2027, TODAY)
    (only,) = paper.meetings
    assert only.meeting.meeting == early.id
    assert [(one.kind, one.on.year) for one in only.due] == [(EntryKind.NOTICE, 2026), (EntryKind.DOCUMENTS, 2027)]
    assert all(one.day.year == 2027 and one.day.weekday() < 5 for one in paper.off)
    whole = calendar_paper(office.store, committee.id, 2027, TODAY, every=True)
    assert [one.meeting.meeting for one in whole.meetings] == [early.id, foreign.id]
    assert whole.all
