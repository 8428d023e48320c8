"""How does a signed sheet become one act, and what of it cannot be entered?"""

from datetime import time

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import MeetingId, PersonId, SeatId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import Meeting, Presence
from ctj_desktop.domain.typed.attendance_entry import AttendanceMark
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.session.attendance import (
    excuse,
    grant_leave,
    mark_absent,
    record_arrival,
    record_departure,
    substitute_arrives,
)
from ctj_desktop.services.session.attendance_lines import on_roll
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


class SheetLine(PositionalValue):
    """One seat of the sheet; `at` None is the time at which it is entered, `substitute` not the one on the roll.

    With `instead` it takes the place of whatever was entered of the seat from `at` on.
    """

    seat: SeatId
    mark: AttendanceMark
    at: time | None = None
    substitute: PersonId | None = None
    instead: bool = False


@step(after=("convene_meeting",))
def enter_sheet(unit: Unit, *, meeting: MeetingId, entered: time, lines: tuple[SheetLine, ...]) -> Meeting:
    """Enters a signed attendance sheet as one act, all of it or nothing."""
    for line in lines:
        if line.instead:
            _take_back(unit, the(unit.store, Meeting, meeting), line.seat, line.at or entered)
        _enter(unit, meeting, line, line.at or entered)
    unit.name("attendance.sheet", count=str(len(lines)))
    return the(unit.store, Meeting, meeting)


def _take_back(unit: Unit, meeting: Meeting, seat: SeatId, since: time) -> None:
    clock, line = clock_of(meeting), line_attendance(on_roll(unit.store, meeting, seat, since))
    for stay in unit.store.all(Presence, attendance=line):
        if clock.minute(stay.start) >= clock.minute(since):
            unit.delete(stay)


def _enter(unit: Unit, meeting: MeetingId, line: SheetLine, at: time) -> None:
    if line.mark is AttendanceMark.LEFT:
        record_departure(unit, meeting=meeting, seat=line.seat, left=at)
    elif line.mark is AttendanceMark.SUBSTITUTE and line.substitute is not None:
        record_arrival(unit, meeting=meeting, seat=line.seat, arrived=at, substitute=line.substitute)
    elif line.mark is AttendanceMark.SUBSTITUTE:
        substitute_arrives(unit, meeting=meeting, seat=line.seat, arrived=at)
    elif line.mark is AttendanceMark.EXCUSED:
        excuse(unit, meeting=meeting, seat=line.seat)
    elif line.mark is AttendanceMark.ABSENT:
        mark_absent(unit, meeting=meeting, seat=line.seat)
    elif line.mark is AttendanceMark.ON_LEAVE:
        grant_leave(unit, meeting=meeting, seat=line.seat)
    else:
        record_arrival(unit, meeting=meeting, seat=line.seat, arrived=at, remote=line.mark is AttendanceMark.REMOTE)
