"""What is entered of each line of the attendance list of a meeting: replies, stays, proxies?"""

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from ctj_desktop.domain.attendance_facts import attendance_id, line_attendance
from ctj_desktop.domain.ids import GuestId, MeetingId, PersonId, SeatId
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Presence, Roll
from ctj_desktop.services.membership.roll import clock_of, line_of
from ctj_desktop.services.session.refusals import NotInSession, NotOnTheRoll, SeatOrGuest, VacantSeat
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.minutes import stored_presences
from ctj_desktop.storage.unit import Unit

SITTING = frozenset({MeetingState.CONVENED, MeetingState.IN_SESSION, MeetingState.HELD})
"""People arrive before the opening, which asks for a quorum; what was missed may be entered after the close."""


def presence_of(store: OpenFile, meeting: Meeting, who: UUID) -> Presence | None:
    """The stay of a seat or guest that a correction means: the one without a departure, else the last."""
    roll = line_of(store, meeting, SeatId(who))
    line = line_attendance(roll) if roll is not None else attendance_id(meeting.id, who)
    stays = [stay for stay in stored_presences(store, meeting.id) if stay.attendance == line]
    clock = clock_of(meeting)
    return max(stays, key=lambda stay: (stay.end is None, clock.minute(stay.start), stay.id), default=None)


def attendance_line(
    unit: Unit, meeting: Meeting, *, roll: Roll | None = None, guest: GuestId | None = None
) -> Attendance:
    """The one line of that seat or guest, made where it lacks; two devices make the same one."""
    if roll is not None:
        identity, seat = line_attendance(roll), roll.seat
    elif guest is not None:
        identity, seat = attendance_id(meeting.id, guest), None
    else:
        raise SeatOrGuest
    stored = unit.store.get(Attendance, identity)
    if stored is not None:
        return stored
    return save_derived(unit, Attendance(id=identity, home=meeting.home, meeting=meeting.id, seat=seat, guest=guest))


def line_of_somebody(
    unit: Unit, meeting: Meeting, seat: SeatId | None, guest: GuestId | None, at: time | None = None
) -> Attendance:
    """The line of a seat that somebody holds, as it stands on the roll at that time, or of a guest of the meeting."""
    if (seat is None) == (guest is None):
        raise SeatOrGuest
    if seat is not None:
        return attendance_line(unit, meeting, roll=need_held(on_roll(unit.store, meeting, seat, at)))
    if guest is not None and the(unit.store, Guest, guest).meeting != meeting.id:
        raise SeatOrGuest
    return attendance_line(unit, meeting, guest=guest)


def sitting_meeting(store: OpenFile, meeting: MeetingId) -> Meeting:
    """`NotInSession` in a state in which nobody comes or goes."""
    owner = the(store, Meeting, meeting)
    state = meeting_state(store, meeting)
    if state not in SITTING:
        raise NotInSession(name_of(owner), state)
    return owner


def on_roll(store: OpenFile, meeting: Meeting, seat: SeatId, at: time | None = None) -> Roll:
    """The line of a seat at a wall time, its last one without; `NotOnTheRoll` where it has none."""
    roll = line_of(store, meeting, seat, at)
    if roll is None:
        raise NotOnTheRoll(name_of(meeting))
    return roll


def need_held(roll: Roll) -> Roll:
    """`VacantSeat` where nobody sits there."""
    if roll.vacant:
        raise VacantSeat(roll_name(roll))
    return roll


def open_presence(store: OpenFile, meeting: Meeting, attendance: Attendance) -> Presence | None:
    """The stay that nobody has ended yet; of a session that is closed, the one that ended with it."""
    closed = closing_of(store, meeting)
    found: Sequence[Presence] = store.all(Presence, attendance=attendance.id, end=None, order="start, id")
    if not found and closed is not None:
        found = store.all(Presence, attendance=attendance.id, end=closed, order="start, id")
    return found[-1] if found else None


def closing_of(store: OpenFile, meeting: Meeting) -> time | None:
    """When the session was closed: whoever is entered as present after that stayed to this time."""
    return None if meeting_state(store, meeting.id) is MeetingState.IN_SESSION else meeting.closed_at


def roll_name(roll: Roll) -> str:
    """Who sits there, else the body."""
    return roll.holder_name or roll.substitute_name or roll.body.fr.text or roll.body.de.text


def name_of_somebody(
    store: OpenFile, meeting: Meeting, seat: SeatId | None, guest: GuestId | None, substitute: PersonId | None = None
) -> str:
    """Of a seat or guest, as the history says it; of the substitute where one came for the seat."""
    if substitute is not None:
        return name_of_person(store, substitute)
    if seat is not None:
        return roll_name(on_roll(store, meeting, seat))
    return the(store, Guest, guest).name if guest is not None else ""
