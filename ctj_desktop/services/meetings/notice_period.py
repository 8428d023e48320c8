"""By when must the convocation of a meeting leave, and did it leave in time?"""

from datetime import date

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.notice import NoticeDeadline, notice_deadline, notice_findings, notice_of_second_call
from ctj_desktop.domain.quorum_and_majority import second_call_rule
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.membership.roll import sitting_rule_of, statutes_of
from ctj_desktop.storage.open_file import OpenFile


def deadline_of(store: OpenFile, meeting: Meeting) -> NoticeDeadline | None:
    """The last day by the statutes that govern the meeting; None where they set no notice, or without a date."""
    rule = _notice_of(store, meeting)
    if meeting.on is None or rule is None:
        return None
    return notice_deadline(rule, meeting.on, regions_of(store, meeting.committee))


def late_notice(store: OpenFile, meeting: Meeting, sent: date) -> tuple[Finding, ...]:
    """What is wrong with a convocation sent on that day; nothing where the statutes set no notice."""
    deadline = deadline_of(store, meeting)
    if deadline is None:
        return ()
    return notice_findings(deadline.rule, deadline.meeting, sent, regions_of(store, meeting.committee))


def _notice_of(store: OpenFile, meeting: Meeting) -> NoticeRule | None:
    """That of the statutes; a second call may have days of its own."""
    statutes = statutes_of(store, meeting)
    notice = statutes.notice if statutes is not None else None
    if meeting.second_call_of is None:
        return notice
    return notice_of_second_call(second_call_rule(statutes, sitting_rule_of(store, meeting, statutes)), notice)
