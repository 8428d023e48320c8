"""How is it entered who answered, who came and went, and who stands for whom?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from ctj_desktop.domain.attendance_facts import AttendanceFacts, attendance_facts
from ctj_desktop.domain.ids import (
    AgendaItemId,
    AttendanceId,
    GuestId,
    MeetingId,
    PersonId,
    PresenceId,
    RecusalId,
    SeatId,
    link_id,
)
from ctj_desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Guest,
    Meeting,
    MeetingState,
    Presence,
    Reply,
    Roll,
)
from ctj_desktop.domain.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voting import Recusal
from ctj_desktop.services.change import NO_TEXT, put
from ctj_desktop.services.records import need_period, the
from ctj_desktop.services.refusals import (
    AlreadyThere,
    NoProxies,
    NoStatutesForProxies,
    NotInSession,
    NotOnTheRoll,
    NotThere,
    SeatOrGuest,
    TextMissing,
)
from ctj_desktop.services.roll import roll_id, roll_of, statutes_of
from ctj_desktop.services.states import meeting_state, name_of
from ctj_desktop.services.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

SITTING = frozenset({MeetingState.IN_SESSION, MeetingState.HELD})  # what was missed may be entered after the close


@step
def record_reply(
    unit: Unit,
    *,
    meeting: MeetingId,
    seat: SeatId,
    reply: Reply,
    replied_on: date,
    represented_by: SeatId | None = None,
    substitute: PersonId | None = None,
) -> Attendance:
    """Records what a member answered to the convocation."""
    owner = the(unit.store, Meeting, meeting)
    roll = _on_roll(unit.store, owner, seat)
    if reply is Reply.REPRESENTED and represented_by is not None:
        _need_proxy(unit.store, owner, seat, represented_by)
    unit.name("attendance.changed", name=_roll_name(roll))
    before = _attendance(unit, owner, seat=seat)
    excused = AttendanceStatus.EXCUSED if reply is Reply.EXCUSED else None
    after = replace(
        before,
        reply=reply,
        replied_on=replied_on,
        status=excused,
        represented_by=represented_by,
        substitute=substitute,
    )
    return unit.save(after, before=before)


@step
def record_arrival(
    unit: Unit,
    *,
    meeting: MeetingId,
    arrived: time,
    seat: SeatId | None = None,
    guest: GuestId | None = None,
    remote: bool = False,
    substitute: PersonId | None = None,
) -> Presence:
    """Records an arrival of a seat's holder, its substitute or a guest, in the room or remote."""
    owner = _in_session(unit.store, meeting)
    before = _who(unit, owner, seat, guest)
    open_stay = _open_presence(unit.store, before)
    if open_stay is not None:
        raise AlreadyThere(open_stay.start)
    unit.name("presence.added", name=_name(unit.store, owner, seat, guest))
    unit.save(replace(before, status=None, represented_by=None, substitute=substitute), before=before)
    return unit.save(
        Presence(
            id=PresenceId(unit.new_id()), home=owner.home, attendance=before.id, start=arrived, remote=remote
        )
    )


@step
def record_departure(
    unit: Unit,
    *,
    meeting: MeetingId,
    left: time,
    seat: SeatId | None = None,
    guest: GuestId | None = None,
) -> Presence:
    """Records that somebody who was present left."""
    owner = _in_session(unit.store, meeting)
    attendance = _who(unit, owner, seat, guest)
    stay = _open_presence(unit.store, attendance)
    if stay is None:
        raise NotThere
    need_period(stay.start, left)
    unit.name("presence.changed", name=_name(unit.store, owner, seat, guest))
    return unit.save(replace(stay, end=left), before=stay)


@step
def excuse(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Enters a seat as excused."""
    return _status(unit, meeting, seat, AttendanceStatus.EXCUSED)


@step
def mark_absent(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Enters a seat as absent without excuse."""
    return _status(unit, meeting, seat, AttendanceStatus.ABSENT)


@step
def represent(unit: Unit, *, meeting: MeetingId, seat: SeatId, by: SeatId) -> Attendance:
    """Enters that a seat is represented by another one, as far as the statutes allow proxies."""
    owner = the(unit.store, Meeting, meeting)
    _on_roll(unit.store, owner, seat)
    _on_roll(unit.store, owner, by)
    _need_proxy(unit.store, owner, seat, by)
    return _status(unit, meeting, seat, AttendanceStatus.REPRESENTED, by)


@step
def add_guest(
    unit: Unit,
    *,
    meeting: MeetingId,
    name: str,
    function: Bilingual = NO_TEXT,
    body: Bilingual = NO_TEXT,
    side: Side | None = None,
    person: PersonId | None = None,
) -> Guest:
    """Adds somebody who attends one meeting without a seat."""
    owner = the(unit.store, Meeting, meeting)
    if not name.strip():
        raise TextMissing
    unit.name("guest.added", name=name)
    return unit.save(
        Guest(
            id=GuestId(unit.new_id()),
            home=owner.home,
            meeting=meeting,
            name=name,
            function=function,
            body=body,
            side=side,
            person=person,
        )
    )


@step
def recuse(unit: Unit, *, item: AgendaItemId, seat: SeatId, reason: Bilingual = NO_TEXT) -> Recusal:
    """Records that a seat stands back for an item, and why."""
    point = the(unit.store, AgendaItem, item)
    owner = the(unit.store, Meeting, point.meeting)
    roll = _on_roll(unit.store, owner, seat)
    unit.name("recusal.added", name=_roll_name(roll))
    identity = RecusalId(link_id("recusal", item, roll.id))
    return put(unit, Recusal(id=identity, home=owner.home, item=item, roll=roll.id, reason=reason))


def facts_of(store: OpenFile, meeting: Meeting) -> AttendanceFacts:
    """Roll, replies and presence of a meeting on its own clock; before the opening its planned start."""
    attendances = store.all(Attendance, meeting=meeting.id)
    presences = [p for attendance in attendances for p in store.all(Presence, attendance=attendance.id)]
    opened = meeting.opened_at or meeting.start or time(0)
    return attendance_facts(roll_of(store, meeting.id), attendances, presences, opened)


def _status(
    unit: Unit, meeting: MeetingId, seat: SeatId, status: AttendanceStatus, by: SeatId | None = None
) -> Attendance:
    owner = the(unit.store, Meeting, meeting)
    roll = _on_roll(unit.store, owner, seat)
    before = _attendance(unit, owner, seat=seat)
    stay = _open_presence(unit.store, before)
    if stay is not None:
        raise AlreadyThere(stay.start)
    unit.name("attendance.changed", name=_roll_name(roll))
    return unit.save(replace(before, status=status, represented_by=by), before=before)


def _attendance(
    unit: Unit, meeting: Meeting, *, seat: SeatId | None = None, guest: GuestId | None = None
) -> Attendance:
    """The one line of that seat or guest, made where it lacks; two devices make the same one."""
    identity = AttendanceId(link_id("attendance", meeting.id, seat or guest or ""))
    stored = unit.store.get(Attendance, identity)
    if stored is not None:
        return stored
    return put(unit, Attendance(id=identity, home=meeting.home, meeting=meeting.id, seat=seat, guest=guest))


def _who(unit: Unit, meeting: Meeting, seat: SeatId | None, guest: GuestId | None) -> Attendance:
    if (seat is None) == (guest is None):
        raise SeatOrGuest
    if seat is not None:
        _on_roll(unit.store, meeting, seat)
    elif guest is not None and the(unit.store, Guest, guest).meeting != meeting.id:
        raise SeatOrGuest
    return _attendance(unit, meeting, seat=seat, guest=guest)


def _in_session(store: OpenFile, meeting: MeetingId) -> Meeting:
    owner = the(store, Meeting, meeting)
    state = meeting_state(store, meeting)
    if state not in SITTING:
        raise NotInSession(name_of(owner), state)
    return owner


def _on_roll(store: OpenFile, meeting: Meeting, seat: SeatId) -> Roll:
    roll = store.get(Roll, roll_id(meeting.id, seat))
    if roll is None:
        raise NotOnTheRoll(name_of(meeting))
    return roll


def _open_presence(store: OpenFile, attendance: Attendance) -> Presence | None:
    found: Sequence[Presence] = store.all(Presence, attendance=attendance.id, end=None, order="start, id")
    return found[-1] if found else None


def _need_proxy(store: OpenFile, meeting: Meeting, seat: SeatId, holder: SeatId) -> None:
    """Proxies as the statutes allow them (domain.md 5.1: none under Swiss association law unless they say so)."""
    statutes = statutes_of(store, meeting)
    if statutes is None or statutes.proxies is None:
        raise NoStatutesForProxies
    carried = [
        line
        for line in store.all(Attendance, meeting=meeting.id, represented_by=holder)
        if line.seat != seat
    ]
    if len(carried) + 1 > statutes.proxies.per_holder:
        name = _roll_name(_on_roll(store, meeting, holder))
        raise NoProxies(name, statutes.proxies.per_holder, statutes.proxies.article)


def _roll_name(roll: Roll) -> str:
    return roll.holder_name or roll.body.fr.text or roll.body.de.text


def _name(store: OpenFile, meeting: Meeting, seat: SeatId | None, guest: GuestId | None) -> str:
    if seat is not None:
        return _roll_name(_on_roll(store, meeting, seat))
    return the(store, Guest, guest).name if guest is not None else ""
