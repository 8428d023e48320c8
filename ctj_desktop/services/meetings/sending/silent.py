"""Who was asked about a meeting and has not answered, since when, and who was reminded today already?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Roll
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile


class Unanswered(NamedValue):
    """A meeting of which the day for answers is over, and how many of those asked said nothing."""

    key: MeetingId
    number: str
    on: date | None
    answer_by: date
    count: int


def silent(store: OpenFile, meeting: Meeting, today: date) -> list[Recipient]:
    """Those of the recipients that are asked for an answer and gave none, in their order.

    A substitute is asked where the seat is vacant; whoever is only informed never is.
    """
    given = {line.id: line.reply for line in store.all(Attendance, meeting=meeting.id)}
    guests = {line.guest: line.reply for line in store.all(Attendance, meeting=meeting.id) if line.guest is not None}
    waits: set[UUID] = {
        who
        for row in roll_of(store, meeting.id)
        if given.get(line_attendance(row)) is None and (who := _asked(row)) is not None
    }
    for guest in store.all(Guest, meeting=meeting.id):
        if guests.get(guest.id) is None:
            waits |= {guest.id, *((guest.person,) if guest.person is not None else ())}
    found = recipients(store, meeting, today)
    return [one for one in found if one.standing is not InvitedAs.INFORMED and one.key in waits]


def reminded_on(store: OpenFile, meeting: MeetingId, day: date) -> frozenset[UUID]:
    """Whom a reminder was made for, or sent to, on that day."""
    sent = store.all(Dispatch, meeting=meeting, what=DispatchKind.REMINDER)
    keys = (one.person or one.guest for one in sent if day in (one.sent_on, _made_on(one)))
    return frozenset(key for key in keys if key is not None)


def unanswered(store: OpenFile, meeting: Meeting, today: date) -> Unanswered | None:
    """Where the last day that was asked for is over and somebody is silent, of a meeting that is still to be held."""
    if meeting_state(store, meeting.id) is not MeetingState.CONVENED:
        return None
    days = [one.answer_by for one in store.all(Dispatch, meeting=meeting.id) if one.answer_by is not None]
    if not days or max(days) >= today:
        return None
    count = len(silent(store, meeting, today))
    if not count:
        return None
    return Unanswered(key=meeting.id, number=meeting.number or "", on=meeting.on, answer_by=max(days), count=count)


def _asked(row: Roll) -> UUID | None:
    """Who answers for a seat."""
    return row.holder if row.holder is not None or row.holder_name else row.substitute


def _made_on(one: Dispatch) -> date | None:
    return one.made_at.astimezone(ZONE).date() if one.made_at is not None else None
