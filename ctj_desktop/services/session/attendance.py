"""How is it entered who answered, who came and went, and who stands back?"""

from datetime import time

from ctj_desktop.domain.attendance_facts import MeetingClock, attendance_id, line_attendance
from ctj_desktop.domain.ids import AgendaItemId, GuestId, MeetingId, PersonId, PresenceId, RecusalId, SeatId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Guest,
    Meeting,
    Presence,
    Reply,
    Roll,
)
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, says_something
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.meetings.refusals import ClosedReason
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.session.attendance_lines import (
    SITTING,
    attendance_line,
    closing_of,
    line_of_somebody,
    name_of_somebody,
    need_held,
    on_roll,
    open_presence,
    roll_name,
    sitting_meeting,
)
from ctj_desktop.services.session.excuses import forget_excuse
from ctj_desktop.services.session.proxies import drop_proxies, end_proxies, need_proxies
from ctj_desktop.services.session.refusals import (
    AfterClose,
    AlreadyThere,
    GuestHasNoSeat,
    LeftBeforeArrival,
    NoSubstitute,
    NotThere,
    SeatOrGuest,
    StaysOverlap,
    StillThere,
)
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

COME_THEMSELVES = frozenset({None, Reply.PRESENT, Reply.REMOTE})
"""Of whom no reason is kept; nobody knows of whoever said nothing."""
OF_GUESTS = frozenset({Reply.PRESENT, Reply.REMOTE, Reply.EXCUSED})
"""Nobody stands in for a guest, who has no voice to give away."""


@step(
    needed=("seat", "reply", "replied_on"),
    without=("guest", "status", "on_leave"),
    identity=lambda given: attendance_id(given["meeting"], given["seat"]),
    states=NOT_FINAL,
    after=("convene_meeting",),
)
def record_reply(unit: Unit, new: Attendance) -> Attendance:
    """Records what a member answered to the convocation; once the meeting sits, who is there stays as entered.

    Without a reply the one that was entered is taken back.
    """
    assert new.seat is not None, "a seat answers"
    owner = need_unapproved(unit.store, new.meeting)
    roll = on_roll(unit.store, owner, new.seat)
    if new.reply is Reply.REPRESENTED and new.represented_by is not None:
        need_proxies(unit.store, owner, need_held(roll), need_held(on_roll(unit.store, owner, new.represented_by)))
    unit.name(_label_of(new), name=roll_name(roll))
    before = attendance_line(unit, owner, roll=roll)
    if new.reply in COME_THEMSELVES:
        forget_excuse(unit, before)
    after = replace(before, reply=new.reply, replied_on=new.replied_on, replied_by=new.replied_by)
    if owner.opened_at is None:
        excused = AttendanceStatus.EXCUSED if new.reply is Reply.EXCUSED else None
        after = replace(after, status=excused, represented_by=new.represented_by, substitute=new.substitute)
    return unit.save(after, before=before)


@step(
    needed=("guest", "reply", "replied_on"),
    without=("seat", "status", "on_leave", "represented_by", "substitute"),
    identity=lambda given: attendance_id(given["meeting"], given["guest"]),
    states=NOT_FINAL,
)
def record_guest_reply(unit: Unit, new: Attendance) -> Attendance:
    """Records what a guest answered: comes, takes part from afar, or is excused.

    Without a reply the one that was entered is taken back. `GuestHasNoSeat` for a reply that only a seat can give.
    """
    assert new.guest is not None, "a guest answers"
    owner, guest = need_unapproved(unit.store, new.meeting), the(unit.store, Guest, new.guest)
    if guest.meeting != owner.id:
        raise SeatOrGuest
    if new.reply is not None and new.reply not in OF_GUESTS:
        raise GuestHasNoSeat
    unit.name(_label_of(new), name=guest.name)
    before = attendance_line(unit, owner, guest=guest.id)
    if new.reply in COME_THEMSELVES:
        forget_excuse(unit, before)
    answered = replace(before, reply=new.reply, replied_on=new.replied_on, replied_by=new.replied_by)
    return unit.save(answered, before=before)


@step(states=SITTING, after=("convene_meeting",))
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
    """Records an arrival of a seat's holder, its substitute or a guest, in the room or remote.

    A proxy that the seat had given ends with it; what was voted before stays with its bearer. Entered once the
    session is closed, it lasts to the closing. `VacantSeat`, `AfterClose`.
    """
    owner = sitting_meeting(unit.store, meeting)
    before = line_of_somebody(unit, owner, seat, guest, arrived)
    open_stay = open_presence(unit.store, owner, before)
    if open_stay is not None:
        raise AlreadyThere(open_stay.start)
    unit.name("presence.added", name=name_of_somebody(unit.store, owner, seat, guest, substitute))
    end_proxies(unit, owner, before, arrived)
    here = replace(before, status=None, represented_by=None, substitute=substitute, on_leave=False)
    unit.save(here, before=before)
    return _arrive(unit, owner, before, arrived, remote=remote)


@step(states=SITTING, after=("convene_meeting",))
def substitute_arrives(unit: Unit, *, meeting: MeetingId, seat: SeatId, arrived: time) -> Presence:
    """Records that the substitute of a seat, as the roll names it, came into the room.

    Where the reply names another one, it is that one.
    """
    roll = on_roll(unit.store, the(unit.store, Meeting, meeting), seat, arrived)
    given = unit.store.get(Attendance, line_attendance(roll))
    named = given.substitute if given is not None and given.reply is Reply.SUBSTITUTE else None
    substitute = named or roll.substitute
    if substitute is None:
        raise NoSubstitute(roll_name(roll))
    return record_arrival(unit, meeting=meeting, arrived=arrived, seat=seat, substitute=substitute)


@step(states=SITTING, after=("record_arrival | substitute_arrives",))
def record_departure(
    unit: Unit,
    *,
    meeting: MeetingId,
    left: time,
    seat: SeatId | None = None,
    guest: GuestId | None = None,
) -> Presence:
    """Records that somebody who was present left."""
    owner = sitting_meeting(unit.store, meeting)
    attendance, stay = _there(unit, owner, seat, guest)
    need_later(owner, stay.start, left)
    need_before_close(unit.store, owner, left)
    unit.name("presence.changed", name=name_of_somebody(unit.store, owner, seat, guest, attendance.substitute))
    return unit.save(replace(stay, end=left), before=stay)


@step(states=SITTING, after=("record_arrival | substitute_arrives",))
def change_room(
    unit: Unit,
    *,
    meeting: MeetingId,
    since: time,
    remote: bool,
    seat: SeatId | None = None,
    guest: GuestId | None = None,
) -> Presence:
    """Records that somebody present goes on remotely, or comes into the room."""
    owner = sitting_meeting(unit.store, meeting)
    attendance, stay = _there(unit, owner, seat, guest)
    unit.name("presence.changed", name=name_of_somebody(unit.store, owner, seat, guest, attendance.substitute))
    if stay.remote == remote:
        return stay
    if not _is_later(owner, stay.start, since):
        return unit.save(replace(stay, remote=remote), before=stay)
    unit.save(replace(stay, end=since), before=stay)
    return _arrive(unit, owner, attendance, since, remote=remote)


@step(only=("start", "end"), states=SITTING, after=("record_arrival | substitute_arrives",))
def correct_presence(unit: Unit, after: Presence, before: Presence) -> Presence:
    """Corrects when somebody came or left; without a departure the person is still there.

    `StaysOverlap` where the same person is entered as present then already.
    """
    stay, attendance, owner = _stay(unit.store, before.id)
    closed = need_before_close(unit.store, owner, after.start)
    need_before_close(unit.store, owner, after.end)
    saved = unit.save(replace(after, end=closed) if after.end is None else after, before=before)
    if saved.end is not None:
        need_later(owner, saved.start, saved.end)
    _need_apart(unit.store, owner, saved, before=stay)
    unit.name("presence.changed", name=_name_on(unit.store, owner, attendance))
    return saved


@step(states=SITTING, after=("record_arrival | substitute_arrives",))
def remove_presence(unit: Unit, *, presence: PresenceId) -> Presence:
    """Takes back an arrival that was entered by mistake, with its departure."""
    stay, attendance, owner = _stay(unit.store, presence)
    unit.name("presence.deleted", name=_name_on(unit.store, owner, attendance))
    unit.delete(stay)
    return stay


@step(states=NOT_FINAL, after=("convene_meeting",))
def excuse(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Enters a seat as excused."""
    return _status(unit, meeting, seat, AttendanceStatus.EXCUSED)


@step(states=NOT_FINAL, after=("convene_meeting",))
def mark_absent(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Enters a seat as absent without excuse."""
    return _status(unit, meeting, seat, AttendanceStatus.ABSENT)


@step(states=NOT_FINAL, after=("convene_meeting",))
def grant_leave(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Enters that whoever sits on a seat is on leave: in office, and in no base of a quorum."""
    return _status(unit, meeting, seat, AttendanceStatus.EXCUSED, on_leave=True)


@step(states=NOT_FINAL, after=("convene_meeting",))
def expect(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Attendance:
    """Takes back that a seat is excused, absent or represented: it is expected again."""
    return _status(unit, meeting, seat, None)


@step(states=NOT_FINAL)
def add_guest(unit: Unit, new: Guest) -> Guest:
    """Adds somebody who attends one meeting without a seat."""
    need_unapproved(unit.store, new.meeting)
    if not says_something(new.name):
        raise TextMissing
    unit.name("guest.added", name=new.name)
    return unit.save(new)


@step(states=NOT_FINAL, without=("meeting",))
def change_guest(unit: Unit, after: Guest, before: Guest) -> Guest:
    """Changes the name, function or body of a guest of a meeting, or the person it is; fields not given stay."""
    stored = the(unit.store, Guest, before.id)
    need_unapproved(unit.store, stored.meeting)
    if not says_something(after.name):
        raise TextMissing
    unit.name("guest.changed", name=after.name)
    return unit.save(after, before=before)


@step(states=NOT_FINAL)
def remove_guest(unit: Unit, *, guest: GuestId) -> Guest:
    """Takes a guest off the list, unless their presence is entered."""
    stored = the(unit.store, Guest, guest)
    need_unapproved(unit.store, stored.meeting)
    for attendance in unit.store.all(Attendance, meeting=stored.meeting, guest=guest):
        if unit.store.count(Presence, attendance=attendance.id):
            raise StillThere(stored.name)
        unit.delete(attendance)
    unit.name("guest.deleted", name=stored.name)
    unit.delete(stored)
    return stored


@step(states=NOT_FINAL, after=("convene_meeting",))
def recuse(unit: Unit, *, item: AgendaItemId, seat: SeatId, reason: Bilingual = NO_TEXT) -> Recusal:
    """Records that a seat stands back for an item, and why."""
    point = the(unit.store, AgendaItem, item)
    owner = need_unapproved(unit.store, point.meeting)
    if point.closed and reason:
        raise ClosedReason
    roll = on_roll(unit.store, owner, seat)
    unit.name("recusal.added", roll, name=roll_name(roll))
    for refused in unit.store.all(RefusedRecusal, item=item):  # what was said before, that they need not
        if refused.person in (roll.holder, roll.substitute):
            unit.delete(refused)
    identity = RecusalId(link_id("recusal", item, roll.id))
    return save_derived(unit, Recusal(id=identity, home=owner.home, item=item, roll=roll.id, reason=reason))


@step(only=("reason",), needed=("reason",), states=NOT_FINAL, after=("recuse",))
def change_recusal(unit: Unit, after: Recusal, before: Recusal) -> Recusal:
    """Changes why a seat stands back for an item; `ClosedReason` for a reason at a closed item."""
    point = the(unit.store, AgendaItem, before.item)
    need_unapproved(unit.store, point.meeting)
    if point.closed and after.reason:
        raise ClosedReason
    unit.name("recusal.changed", name=roll_name(the(unit.store, Roll, before.roll)))
    return unit.save(after, before=before)


@step(states=NOT_FINAL, after=("recuse",))
def withdraw_recusal(unit: Unit, *, item: AgendaItemId, seat: SeatId) -> Recusal:
    """Takes back that a seat stands back for an item."""
    owner = need_unapproved(unit.store, the(unit.store, AgendaItem, item).meeting)
    roll = on_roll(unit.store, owner, seat)
    recusal = the(unit.store, Recusal, link_id("recusal", item, roll.id))
    unit.name("recusal.deleted", name=roll_name(roll))
    unit.delete(recusal)
    return recusal


def no_reply(meeting: Meeting, guest: GuestId) -> Attendance:
    """The line of a guest who answered nothing."""
    return Attendance(id=attendance_id(meeting.id, guest), home=meeting.home, meeting=meeting.id, guest=guest)


def need_later(meeting: Meeting, arrived: time, left: time) -> None:
    """`LeftBeforeArrival` unless the departure is later on the meeting's clock, midnight included."""
    if not _is_later(meeting, arrived, left):
        raise LeftBeforeArrival(arrived, left)


def need_before_close(store: OpenFile, meeting: Meeting, at: time | None) -> time | None:
    """When the session was closed, None while it is going on; `AfterClose` for a later time."""
    closed, clock = closing_of(store, meeting), clock_of(meeting)
    if closed is not None and at is not None and clock.minute(at) > clock.minute(closed):
        raise AfterClose(closed, at)
    return closed


def _is_later(meeting: Meeting, arrived: time, left: time) -> bool:
    clock = clock_of(meeting)
    return clock.minute(left) > clock.minute(arrived)


def _arrive(unit: Unit, meeting: Meeting, attendance: Attendance, arrived: time, *, remote: bool) -> Presence:
    closed = need_before_close(unit.store, meeting, arrived)
    stay = Presence(
        id=PresenceId(unit.new_id()),
        home=meeting.home,
        attendance=attendance.id,
        start=arrived,
        end=closed,
        remote=remote,
    )
    _need_apart(unit.store, meeting, stay)
    return unit.save(stay)


def _need_apart(store: OpenFile, meeting: Meeting, stay: Presence, before: Presence | None = None) -> None:
    """`StaysOverlap` with another stay of the same line; one that overlapped before may still be put right."""
    clock = clock_of(meeting)
    for other in store.all(Presence, attendance=stay.attendance):
        were = before is not None and _meet(clock, before, other)
        if other.id != stay.id and _meet(clock, stay, other) and not were:
            raise StaysOverlap(other.start)


def _meet(clock: MeetingClock, one: Presence, other: Presence) -> bool:
    return _begins_in(clock, one, other) or _begins_in(clock, other, one)


def _begins_in(clock: MeetingClock, one: Presence, other: Presence) -> bool:
    start = clock.minute(one.start)
    return clock.minute(other.start) <= start and (other.end is None or start < clock.minute(other.end))


def _stay(store: OpenFile, presence: PresenceId) -> tuple[Presence, Attendance, Meeting]:
    stay = the(store, Presence, presence)
    attendance = the(store, Attendance, stay.attendance)
    return stay, attendance, sitting_meeting(store, attendance.meeting)


def _status(
    unit: Unit, meeting: MeetingId, seat: SeatId, status: AttendanceStatus | None, *, on_leave: bool = False
) -> Attendance:
    """Instead of whatever was entered of the seat: a proxy goes with it."""
    owner = need_unapproved(unit.store, meeting)
    roll = on_roll(unit.store, owner, seat)
    if status is not None:
        need_held(roll)
    before = attendance_line(unit, owner, roll=roll)
    stay = open_presence(unit.store, owner, before)
    if stay is not None:
        raise AlreadyThere(stay.start)
    drop_proxies(unit, before)
    unit.name("attendance.changed", name=roll_name(roll))
    return unit.save(replace(before, status=status, represented_by=None, on_leave=on_leave), before=before)


def _label_of(said: Attendance) -> str:
    return "attendance.reply_withdrawn" if said.reply is None else "attendance.replied"


def _name_on(store: OpenFile, meeting: Meeting, line: Attendance) -> str:
    return name_of_somebody(store, meeting, line.seat, line.guest, line.substitute)


def _there(unit: Unit, meeting: Meeting, seat: SeatId | None, guest: GuestId | None) -> tuple[Attendance, Presence]:
    """The line and the open stay of somebody present; `NotThere` for anybody else."""
    attendance = line_of_somebody(unit, meeting, seat, guest)
    stay = open_presence(unit.store, meeting, attendance)
    if stay is None:
        raise NotThere
    return attendance, stay
