"""When was somebody entered, and is it so fresh that its correction may hold from the first time on?"""

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.records.meetings import Attendance, Meeting, Presence
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.membership.roll import line_of
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.minutes import stored_presences

FRESH: Final = timedelta(minutes=10)
"""Whoever sees a slip of the hand puts it right about as soon; later somebody may really have come or gone."""


def first_entry(store: OpenFile, meeting: Meeting, seat: SeatId, now: datetime) -> time | None:
    """The time with which a seat was entered last, if that was in the last minutes, be it taken back since; else None.

    Of somebody who is there that of this very stay; of a status, the minute in which it was entered.
    """
    roll = line_of(store, meeting, seat)
    if roll is None:
        return None
    line, since = line_attendance(roll), now - FRESH
    stays = store.all(Presence, attendance=line, end=None) or store.all(Presence, attendance=line, deleted=True)
    entered, start = max(((_entered(store, stay.id), stay.start) for stay in stays), default=(None, None))
    if entered is not None and entered >= since:
        return start
    return _status_entered(store, line, since)


def first_listed(store: OpenFile, meeting: Meeting) -> time | None:
    """The minute in which the list was begun: that of the first entry that stands; None where nobody was entered."""
    first = min(stored_presences(store, meeting.id), key=lambda stay: stay.id, default=None)
    return _minute(_entered(store, first.id)) if first is not None else None


def _entered(store: OpenFile, record: UUID) -> datetime:
    return history(store, record)[-1].operation.at


def _status_entered(store: OpenFile, line: UUID, since: datetime) -> time | None:
    """Since when somebody is entered as excused, absent or on leave, if that is fresh."""
    stored = store.get(Attendance, line)
    if stored is None or stored.status is None:
        return None
    wrote = (entry for entry in history(store, line) if any("status" in row.registers for row in entry.rows))
    last = next(wrote, None)
    if last is None or last.operation.at < since:
        return None
    return _minute(last.operation.at)


def _minute(at: datetime) -> time:
    return at.astimezone(ZONE).time().replace(second=0, microsecond=0)
