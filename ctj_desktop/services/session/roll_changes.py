"""Who takes or leaves a seat while a meeting sits, from which minute on, without convening again?"""

from datetime import time

from ctj_desktop.domain.attendance_facts import first_line, line_attendance
from ctj_desktop.domain.ids import MeetingId, PersonId, RollId, SeatId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, Seat
from ctj_desktop.domain.records.meetings import Attendance, Meeting, MeetingState, Presence, Proxy, Roll
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.membership.roll import clock_of, line_of, statutes_of
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.session.attendance_lines import closing_of, on_roll, open_presence, roll_name
from ctj_desktop.services.session.refusals import NoSeatChange, NotInSession, SitsThere, TakenTooEarly
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

OPENED = (MeetingState.IN_SESSION, MeetingState.HELD)


@step(states=OPENED, after=("open_session",))
def take_seat(unit: Unit, *, meeting: MeetingId, seat: SeatId, person: PersonId, since: time) -> Roll:
    """Puts a person on the roll from a minute of the session on: sworn in, or in the place of who leaves the seat.

    Whoever held the seat stands on the roll to that minute. The mandate is entered with the members. `SitsThere` where
    the person holds the seat already, `TakenTooEarly` before who holds it now took it.
    """
    owner = _opened(unit, meeting)
    comer = the(unit.store, Person, person)
    held = line_of(unit.store, owner, seat)
    if held is not None and held.end is None:
        if held.holder == person:
            raise SitsThere(person_name(comer), roll_name(held))
        _leave(unit, owner, held, since)
    line = replace(
        held if held is not None else _of_seat(unit, owner, seat),
        id=first_line(meeting, seat) if held is None else RollId(link_id("roll", meeting, seat, person)),
        holder=person,
        holder_name=person_name(comer),
        function=comer.function,
        substitute=None,
        substitute_name="",
        start=since,
        end=None,
    )
    unit.name("roll.added", name=line.holder_name)
    return save_derived(unit, line)


@step(states=OPENED, after=("open_session",))
def leave_seat(unit: Unit, *, meeting: MeetingId, seat: SeatId, left: time) -> Roll:
    """Takes the holder of a seat off the roll from a minute of the session on; who is there leaves with it."""
    owner = _opened(unit, meeting)
    held = on_roll(unit.store, owner, seat)
    unit.name("roll.changed", name=roll_name(held))
    return _leave(unit, owner, held, left)


@step(states=OPENED, after=("take_seat | leave_seat",))
def take_back_seat_change(unit: Unit, *, meeting: MeetingId, seat: SeatId) -> Roll:
    """Takes back who took or left a seat during the session last; whoever held it stays, as if nothing had been said.

    With somebody who took it goes what was entered of their presence; a vote in which they count keeps them.
    """
    owner = _opened(unit, meeting)
    last = next((line for line in seat_changes(unit.store, owner) if line.seat == seat), None)
    if last is None:
        raise NoSeatChange
    unit.name("roll.deleted", name=roll_name(last))
    if last.end is not None:
        return _stay(unit, owner, last, last.end)
    entered = unit.store.get(Attendance, line_attendance(last))
    if entered is not None:
        take_away(unit, entered)
    take_away(unit, last)
    for earlier in unit.store.all(Roll, meeting=meeting, seat=seat, end=last.start):
        _stay(unit, owner, earlier, earlier.end)
    return last


def seat_changes(store: OpenFile, meeting: Meeting) -> list[Roll]:
    """The last line of each seat that somebody took or left during the session, by the time of that."""
    clock, last = clock_of(meeting), dict[SeatId, Roll]()

    def minute(at: time | None) -> int:
        return clock.minute(at) if at is not None else -1

    for line in sorted(store.all(Roll, meeting=meeting.id), key=lambda one: minute(one.start)):
        last[line.seat] = line
    changed = (line for line in last.values() if line.start is not None or line.end is not None)
    return sorted(changed, key=lambda one: max(minute(one.start), minute(one.end)))


def _opened(unit: Unit, meeting: MeetingId) -> Meeting:
    owner = need_unapproved(unit.store, meeting)
    state = meeting_state(unit.store, meeting)
    if owner.opened_at is None or state not in OPENED:
        raise NotInSession(name_of(owner), state)
    return owner


def _leave(unit: Unit, meeting: Meeting, held: Roll, at: time) -> Roll:
    clock = clock_of(meeting)
    if clock.minute(at) <= (clock.minute(held.start) if held.start is not None else 0):
        raise TakenTooEarly(roll_name(held), at)
    line = unit.store.get(Attendance, line_attendance(held))
    if line is not None:
        stay = open_presence(unit.store, meeting, line)
        if stay is not None and clock.minute(stay.start) < clock.minute(at):
            unit.save(replace(stay, end=at), before=stay)
        for proxy in unit.store.all(Proxy, attendance=line.id, end=None):
            unit.save(replace(proxy, end=at), before=proxy)
    return unit.save(replace(held, end=at), before=held)


def _stay(unit: Unit, meeting: Meeting, line: Roll, left: time | None) -> Roll:
    """The holder of a line has not left; what ended with that goes on."""
    for stay in unit.store.all(Presence, attendance=line_attendance(line), end=left):
        unit.save(replace(stay, end=closing_of(unit.store, meeting)), before=stay)
    for proxy in unit.store.all(Proxy, attendance=line_attendance(line), end=left):
        unit.save(replace(proxy, end=None), before=proxy)
    return unit.save(replace(line, end=None), before=line)


def _of_seat(unit: Unit, meeting: Meeting, key: SeatId) -> Roll:
    """A seat that was not convened, with nobody on it yet."""
    seat = the(unit.store, Seat, key)
    body = unit.store.get(Organisation, seat.organisation) if seat.organisation is not None else None
    statutes = statutes_of(unit.store, meeting)
    return Roll(
        id=first_line(meeting.id, key),
        home=meeting.home,
        meeting=meeting.id,
        seat=key,
        side=seat.side,
        position=seat.position,
        body=body.name if body is not None else seat.label or NO_TEXT,
        may_vote=seat.capacity is Capacity.VOTING,
        statutes=statutes.id if statutes is not None else None,
        college=seat.college,
        weight=seat.weight,
    )
