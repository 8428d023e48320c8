"""When does a session stand still, and when does it go on?"""

from datetime import time

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, Pause
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.session.attendance_lines import closing_of
from ctj_desktop.services.session.refusals import (
    AfterClose,
    PauseBackwards,
    PausesOverlap,
    PauseUnended,
    VotedInPause,
    VotedWhilePaused,
)
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def pauses_of(store: OpenFile, meeting: Meeting) -> list[Pause]:
    """The pauses of a meeting in the order of its clock."""
    clock = clock_of(meeting)
    return sorted(store.all(Pause, meeting=meeting.id), key=lambda pause: (clock.minute(pause.start), pause.id))


def running_pause(store: OpenFile, meeting: Meeting) -> Pause | None:
    """The pause that has not ended; of several (two devices) the last."""
    return next((pause for pause in reversed(pauses_of(store, meeting)) if pause.end is None), None)


def need_possible_pause(store: OpenFile, meeting: Meeting, pause: Pause) -> None:
    """A pause ends after it began, within the session, and overlaps no other one.

    `PauseBackwards`, `AfterClose`, `PauseUnended` and `PausesOverlap` otherwise.
    """
    clock, closed = clock_of(meeting), closing_of(store, meeting)
    start = clock.minute(pause.start)
    end = clock.minute(pause.end) if pause.end is not None else clock.last
    if end <= start or start < 0:
        raise PauseBackwards(pause.start, pause.end or pause.start, meeting.opened_at or pause.start)
    if closed is not None and pause.end is None:
        raise PauseUnended(closed)
    if closed is not None and end > clock.minute(closed):
        raise AfterClose(closed, pause.end or pause.start)
    for other in pauses_of(store, meeting):
        ends = clock.minute(other.end) if other.end is not None else clock.last
        if other.id != pause.id and clock.minute(other.start) < end and start < ends:
            raise PausesOverlap(other.start)


def need_going_on(store: OpenFile, meeting: Meeting, at: time) -> None:
    """`VotedInPause` or `VotedWhilePaused` for a minute in which the session stands still."""
    minute = clock_of(meeting).minute
    for pause in pauses_of(store, meeting):
        if minute(pause.start) <= minute(at) and pause.end is None:
            raise VotedWhilePaused(pause.start)
        if pause.end is not None and minute(pause.start) <= minute(at) < minute(pause.end):
            raise VotedInPause(at, pause.start, pause.end)


def go_on(unit: Unit, meeting: Meeting, at: time) -> None:
    """Ends the pauses that nobody ended, since work goes on; one that would end as it began was none."""
    minute = clock_of(meeting).minute
    for pause in pauses_of(unit.store, meeting):
        if pause.end is None and minute(at) > minute(pause.start):
            unit.save(replace(pause, end=at), before=pause)
        elif pause.end is None:
            take_away(unit, pause)
