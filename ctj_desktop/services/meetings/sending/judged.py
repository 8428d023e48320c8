"""Did each sending that calls to a meeting leave by the last day of its way?"""

from collections.abc import Mapping, Sequence
from datetime import date

from ctj_desktop.domain.ids import DispatchId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.meetings.notice_period import latest_days
from ctj_desktop.services.meetings.sending.moved import days_told
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.storage.open_file import OpenFile


class JudgedSending(NamedValue):
    """The day by which one sending had to leave, and its rule; `late` is None where no day of sending is noted."""

    last: date
    rule: NoticeRule
    late: bool | None


def judged_sendings(store: OpenFile, meeting: Meeting, sent: Sequence[Dispatch]) -> dict[DispatchId, JudgedSending]:
    """What calls to the meeting, each by the day that it announced; nothing where the statutes set no notice.

    A change is judged where it named another day than the call before it: that alone is a call of its own.
    """
    told = days_told(store, meeting.id)
    calls = [(one, day) for one in sent if (day := _called_for(one, told, meeting.on)) is not None]
    terms = {day: _terms(store, replace(meeting, on=day)) for day in {day for _one, day in calls}}
    judged = {}
    for one, day in calls:
        rule, latest = terms[day]
        if rule is not None:
            late = None if one.sent_on is None else one.sent_on > latest[one.channel]
            judged[one.id] = JudgedSending(last=latest[one.channel], rule=rule, late=late)
    return judged


def _terms(store: OpenFile, meeting: Meeting) -> tuple[NoticeRule | None, Mapping[DeliveryChannel, date]]:
    """The rule for a meeting of that day, and the last day of each way."""
    latest = latest_days(store, meeting, recipients(store, meeting, meeting.on or date.max))
    return what_holds(store, meeting).notice, latest


def _called_for(one: Dispatch, told: Mapping[int, date | None], now: date | None) -> date | None:
    """The day to which it calls; None where it calls to none, or only says more of one that was announced."""
    day = told.get(one.revision, now)
    if one.what is DispatchKind.CONVOCATION:
        return day
    before = [told[number] for number in sorted(told) if number < one.revision]
    return day if one.what is DispatchKind.CHANGE and before[-1:] != [day] else None
