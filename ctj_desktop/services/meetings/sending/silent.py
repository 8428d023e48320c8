"""Who was asked about a meeting and has not answered, since when, and who was reminded today already?"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from uuid import UUID

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import GuestId, MeetingId, PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Roll
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.membership.roll import roll_expected, roll_of
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile


class Unanswered(NamedValue):
    """A meeting of which the day for answers is over, and how many of those asked said nothing."""

    key: MeetingId
    number: str
    on: date | None
    answer_by: date
    count: int


def asked(store: OpenFile, meeting: Meeting, today: date) -> list[Recipient]:
    """Those of the recipients that are asked for an answer, in their order.

    A substitute is asked where the seat is vacant; whoever is only informed never is.
    """
    return _of(store, meeting, today, {who for row in roll_expected(store, meeting, today) if (who := _asked(row))})


def silent(store: OpenFile, meeting: Meeting, today: date) -> list[Recipient]:
    """Those that gave none, or only before the day or the hour changed."""
    changed = changed_on(store, meeting.id)
    lines = [line for line in store.all(Attendance, meeting=meeting.id) if line.reply is not None]
    lines = [line for line in lines if not is_outdated(line.replied_on, changed)]
    given, guests = {line.id for line in lines}, {line.guest for line in lines}
    rows = [row for row in roll_of(store, meeting.id) if line_attendance(row) not in given]
    return _of(store, meeting, today, {who for row in rows if (who := _asked(row))}, but=guests)


def _of(
    store: OpenFile, meeting: Meeting, today: date, seated: set[PersonId], but: Collection[GuestId | None] = ()
) -> list[Recipient]:
    """The recipients among whoever sits there, and the guests."""
    guests = [guest for guest in store.all(Guest, meeting=meeting.id) if guest.id not in but]
    waits: set[UUID] = {*seated, *(guest.person or guest.id for guest in guests)}
    found = recipients(store, meeting, today)
    return [one for one in found if one.standing is not InvitedAs.INFORMED and one.key in waits]


def changed_on(store: OpenFile, meeting: MeetingId, since: int | None = None) -> date | None:
    """When it was last told, after a revision, that day, hour or place are others; None where it never was."""
    told = store.all(Dispatch, meeting=meeting, what=DispatchKind.CHANGE)
    return max(_days(one for one in told if since is None or one.revision > since), default=None)


def told_on(store: OpenFile, meeting: MeetingId, revision: int) -> date | None:
    """When a revision was first made, or left; None where no day is known."""
    return min(_days(store.all(Dispatch, meeting=meeting, revision=revision)), default=None)


def is_outdated(replied: date | None, changed: date | None) -> bool:
    """Whether an answer was given to what no longer holds."""
    return replied is not None and changed is not None and replied < changed


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


def _asked(row: Roll) -> PersonId | None:
    """Who answers for a seat."""
    return row.holder if row.holder is not None or row.holder_name else row.substitute


def _days(told: Iterable[Dispatch]) -> Iterator[date]:
    """On which each was made, else sent."""
    yield from (day for one in told if (day := _made_on(one) or one.sent_on) is not None)


def _made_on(one: Dispatch) -> date | None:
    return one.made_at.astimezone(ZONE).date() if one.made_at is not None else None
