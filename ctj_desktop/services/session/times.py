"""Can a session have opened or closed then, with what was entered for it?"""

from collections.abc import Iterator
from datetime import time
from uuid import UUID

from ctj_desktop.domain.attendance_facts import BEFORE_OPENING
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Pause
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.session.refusals import ClosedTooEarly, OpenedAfterItem, OpenedTooLate
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.minutes import stored_presences


def need_close(store: OpenFile, meeting: Meeting, closed_at: time) -> None:
    """`ClosedTooEarly` before the opening, an item or a pause that began, or an entry of who came or left."""
    clock = clock_of(meeting)
    entered = [*_begun(store, meeting), *_came_or_left(store, meeting), *_paused(store, meeting)]
    entered.append(meeting.opened_at or time(0))
    latest = max(entered, key=clock.minute)
    if clock.minute(closed_at) < clock.minute(latest):
        raise ClosedTooEarly(closed_at, latest)


def need_opening(store: OpenFile, meeting: Meeting, opened_at: time) -> None:
    """`OpenedAfterItem` after an item began, `OpenedTooLate` where an arrival would no longer count as before it."""
    clock = clock_of(meeting)
    first = min((*_begun(store, meeting), *_paused(store, meeting)), key=clock.minute, default=None)
    if first is not None and clock.minute(opened_at) > clock.minute(first):
        raise OpenedAfterItem(opened_at, first)
    came = min((one.start for one in stored_presences(store, meeting.id)), key=clock.minute, default=None)
    if came is not None and clock.minute(opened_at) - clock.minute(came) > BEFORE_OPENING:
        raise OpenedTooLate(opened_at, came)


def ended_by_closing(store: OpenFile, meeting: Meeting, record: UUID, field: str) -> bool:
    """Whether the act that wrote the end of a stay, a pause or an item closed the session, or corrected when it was."""
    last = next(_wrote(store, record, field), None)
    return last is None or last in _wrote(store, meeting.id, "closed_at")


def _wrote(store: OpenFile, record: UUID, field: str) -> Iterator[UUID]:
    """The acts that wrote a field, the last one first."""
    for entry in history(store, record):
        if any(field in row.registers for row in entry.rows):
            yield entry.operation.id


def _begun(store: OpenFile, meeting: Meeting) -> Iterator[time]:
    for item in store.all(AgendaItem, meeting=meeting.id):
        if item.started_at is not None:
            yield item.started_at


def _came_or_left(store: OpenFile, meeting: Meeting) -> Iterator[time]:
    """Whoever left with the close did not leave by an entry."""
    for stay in stored_presences(store, meeting.id):
        yield stay.start
        if stay.end is not None and not ended_by_closing(store, meeting, stay.id, "end"):
            yield stay.end


def _paused(store: OpenFile, meeting: Meeting) -> Iterator[time]:
    """A pause that ended with the close did not end by an entry."""
    for pause in store.all(Pause, meeting=meeting.id):
        yield pause.start
        if pause.end is not None and not ended_by_closing(store, meeting, pause.id, "end"):
            yield pause.end
