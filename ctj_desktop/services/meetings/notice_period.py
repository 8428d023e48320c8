"""By when must the convocation of a meeting leave, and did it leave in time?"""

from datetime import date

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.notice import NoticeDeadline, notice_deadline, notice_findings
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.storage.open_file import OpenFile


def deadline_of(store: OpenFile, meeting: Meeting) -> NoticeDeadline | None:
    """The last day by the statutes that govern the meeting; None where they set no notice, or without a date."""
    rule = what_holds(store, meeting).notice
    if meeting.on is None or rule is None:
        return None
    return notice_deadline(rule, meeting.on, regions_of(store, meeting.committee))


def late_notice(store: OpenFile, meeting: Meeting, sent: date) -> tuple[Finding, ...]:
    """What is wrong with a convocation sent on that day; nothing where the statutes set no notice."""
    deadline = deadline_of(store, meeting)
    if deadline is None:
        return ()
    return notice_findings(deadline.rule, deadline.meeting, sent, regions_of(store, meeting.committee))
