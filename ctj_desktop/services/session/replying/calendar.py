"""What does an answer of a calendar mean here: whose reply is it to which meeting, or why is it none?

Nothing is guessed: who answers is found by the mail address that the convocation was sent to, and only the revision
that this reader got last counts. What is refused changes nothing, and says what to do instead.
"""

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting, Reply, ReplyWay
from ctj_desktop.files.calendar import ZONE
from ctj_desktop.files.calendar_replies import CalendarReply, Participation
from ctj_desktop.files.forms.mails import MailHead
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.session.replying.lines import (
    IncomingReply,
    SaidReply,
    asked_of,
    came_on,
    entry_of,
    latest_for,
    need_awaited,
    reply_origin,
)
from ctj_desktop.services.session.replying.refusals import (
    HandedOn,
    NotAsked,
    OlderRevision,
    OtherEvent,
    OtherTime,
    Perhaps,
    SharedAddress,
    UnknownZone,
)
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile

EVENT: Final = "@ctj-desktop"
"""What follows the id of the meeting in the identifier of its appointment."""


def calendar_reply(store: OpenFile, answer: CalendarReply, today: date, mail: MailHead | None = None) -> IncomingReply:
    """Who answers, and what is to be entered of them; refused where that is not certain, or where it is no reply."""
    meeting = _meeting(store, answer)
    need_awaited(store, meeting)
    one = _reader(store, meeting, answer, today)
    latest, answered = latest_for(store, meeting, one, answer.revision + 1), answer.revision + 1
    if answered < latest:
        raise OlderRevision(one.name, answered, name_of(meeting), latest)
    _need_same_time(meeting, one, answer)
    if answer.says is Participation.TENTATIVE:
        raise Perhaps(one.name)
    if answer.says is Participation.DELEGATED:
        raise HandedOn(one.name)
    comes = answer.says is Participation.ACCEPTED
    said = SaidReply(
        reply=Reply.PRESENT if comes else Reply.EXCUSED,
        way=ReplyWay.CALENDAR,
        on=came_on(store, meeting, answered, today, mail),
        reason=answer.comment or None,
        roughly=True,
    )
    entry = entry_of(store, meeting, one, said)
    return IncomingReply(name=one.name, entry=entry, origin=reply_origin(store, entry, one, mail))


def _meeting(store: OpenFile, answer: CalendarReply) -> Meeting:
    try:
        key = UUID(answer.uid.casefold().removesuffix(EVENT))
    except ValueError:
        raise OtherEvent from None
    meeting = store.get(Meeting, MeetingId(key))
    if meeting is None:
        raise OtherEvent
    return meeting


def _reader(store: OpenFile, meeting: Meeting, answer: CalendarReply, today: date) -> Recipient:
    """Who has the address, of those that are asked for an answer."""
    found = [one for one in asked_of(store, meeting, today) if one.email.strip().casefold() == answer.mail]
    if not found:
        raise NotAsked(name_of(meeting), answer.mail)
    if len(found) > 1:
        raise SharedAddress(answer.mail, tuple(one.name for one in found))
    return found[0]


def _need_same_time(meeting: Meeting, one: Recipient, answer: CalendarReply) -> None:
    """An answer that quotes no beginning is to the appointment as it was sent."""
    if answer.zone:
        raise UnknownZone(one.name, answer.zone)
    if answer.day is not None:
        same = answer.day == meeting.on
    else:
        same = not answer.moments or bool(_begins(meeting) & set(answer.moments))
    if not same:
        raise OtherTime(one.name, name_of(meeting))


def _begins(meeting: Meeting) -> set[datetime]:
    """In UTC; of a meeting without an hour each moment that may stand for its day."""
    if meeting.on is None:
        return set()
    local = datetime.combine(meeting.on, meeting.start or time(), ZoneInfo(ZONE))
    whole = () if meeting.start is not None else (datetime.combine(meeting.on, time(), UTC),)
    return {local.astimezone(UTC), *whole}
