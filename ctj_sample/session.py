"""What happens while an invented meeting sits: who answers, who comes, in which order do the items come up?

The quorum of the statutes holds from the opening to the close: of each side at most two voting seats are empty.
"""

from datetime import datetime, time, timedelta
from typing import Final

from ctj_desktop.domain.ids import AttendanceId, GuestId, PersonId, PresenceId, SeatId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Guest, MeetingState, Presence, Reply
from ctj_desktop.domain.records.people import Side
from ctj_desktop.storage.unit import Unit
from ctj_sample.diary import PlannedAct, moment
from ctj_sample.meetings import Sitting, freeze
from ctj_sample.minutes import afterwards, minuted

EACH: Final = 7  # minutes an item takes
MISSING: Final = 2  # seats of a side that may be empty
SEATS: Final = 16
LATE: Final = 12  # minutes after the opening


def hold(sitting: Sitting) -> None:
    """Plan the replies, the session and what follows it."""
    for place in range(SEATS):
        sitting.later(-12 + place % 8, 10, place, _reply(sitting, place))
    sitting.later(0, 7, 0, lambda unit: _plan_session(sitting, unit))


def _reply(sitting: Sitting, place: int) -> PlannedAct:
    def act(unit: Unit) -> None:
        """What a member answered; the co-presidents always come."""
        seat = sitting.desk.seats[place]
        roll = sitting.rolls[seat.id]
        if roll.holder is None:
            return
        unit.name("attendance.changed", name=roll.holder_name)
        wanted = Reply.PRESENT if place < 2 else _any_reply(sitting)
        if wanted in (Reply.EXCUSED, Reply.REPRESENTED) and _gone(sitting, seat.side) >= MISSING:
            wanted = Reply.PRESENT
        bearer = sitting.desk.seats[0 if seat.side is sitting.desk.seats[0].side else 1].id
        if wanted is Reply.REPRESENTED and (_carries(sitting, bearer) or not roll.may_vote):
            wanted = Reply.EXCUSED
        if wanted is Reply.SUBSTITUTE and roll.substitute is None:
            wanted = Reply.REMOTE
        line = _line(sitting, unit, seat.id, wanted, bearer, roll.substitute)
        sitting.attendances[seat.id] = unit.save_own(line)

    return act


def _line(
    sitting: Sitting, unit: Unit, seat: SeatId, reply: Reply, bearer: SeatId, substitute: PersonId | None
) -> Attendance:
    return Attendance(
        id=AttendanceId(link_id("attendance", sitting.row.id, seat)),
        home=sitting.desk.home,
        meeting=sitting.row.id,
        seat=seat,
        reply=reply,
        replied_on=unit.at.date(),
        status=AttendanceStatus.EXCUSED if reply is Reply.EXCUSED else None,
        represented_by=bearer if reply is Reply.REPRESENTED else None,
        substitute=substitute if reply is Reply.SUBSTITUTE else None,
    )


def _any_reply(sitting: Sitting) -> Reply:
    kinds = (Reply.PRESENT, Reply.REMOTE, Reply.EXCUSED, Reply.REPRESENTED, Reply.SUBSTITUTE)
    return sitting.desk.chance.choices(kinds, (70, 6, 10, 5, 9))[0]


def _gone(sitting: Sitting, side: Side) -> int:
    """How many of a side will not sit."""
    seats = [seat for seat in sitting.desk.seats if seat.side is side]
    lines = [sitting.attendances.get(seat.id) for seat in seats]
    vacant = sum(seat.id in sitting.rolls and sitting.rolls[seat.id].holder is None for seat in seats)
    return vacant + sum(line is not None and line.reply in (Reply.EXCUSED, Reply.REPRESENTED) for line in lines)


def _carries(sitting: Sitting, bearer: SeatId) -> bool:
    return any(line.represented_by == bearer for line in sitting.attendances.values())


# the session


def _plan_session(sitting: Sitting, _unit: Unit) -> None:
    """On the morning of the day the rest is planned by its clock."""
    start = sitting.row.start or time(14)
    opened = datetime.combine(sitting.day, start) + timedelta(minutes=sitting.desk.chance.randrange(4))
    _plan(sitting, opened, lambda unit: _open(sitting, unit, opened.time()))
    for number, seat in enumerate(sitting.desk.seats):
        late = LATE if number == 5 else 0
        _plan(sitting, opened + timedelta(minutes=late, seconds=10 + number), _arrival(sitting, seat, opened, late))
    if sitting.desk.chance.random() < 0.5:
        _plan(sitting, opened + timedelta(minutes=2), lambda unit: _guest(sitting, unit, opened.time()))
    for place in range(len(sitting.items)):
        at = opened + timedelta(minutes=3 + EACH * place)
        minuted(sitting, place, at, opened)
    leaves = opened + timedelta(minutes=EACH * 15)
    _plan(sitting, leaves, lambda unit: _departure(sitting, unit, leaves.time()))
    closed = opened + timedelta(minutes=5 + EACH * len(sitting.items))
    _plan(sitting, closed, lambda unit: _close(sitting, unit, closed.time()))
    afterwards(sitting)


def _plan(sitting: Sitting, at: datetime, act: PlannedAct) -> None:
    when = moment(at.date(), at.hour, at.minute) + timedelta(seconds=at.second)
    sitting.desk.diary.plan(when, sitting.desk.author, act)


def _open(sitting: Sitting, unit: Unit, opened: time) -> None:
    sitting.move(unit, MeetingState.IN_SESSION, sitting.day)
    sitting.change(unit, opened_at=opened)
    freeze(sitting, unit)


def _arrival(sitting: Sitting, seat: Seat, opened: datetime, late: int) -> PlannedAct:
    def act(unit: Unit) -> None:
        """Whoever said so comes; a proxy is entered, a silent seat is absent."""
        roll, line = sitting.rolls[seat.id], sitting.attendances.get(seat.id)
        if line is None or line.reply is Reply.EXCUSED:
            return
        if line.reply is Reply.REPRESENTED:
            unit.name("attendance.changed", name=roll.holder_name)
            after = replace(line, status=AttendanceStatus.REPRESENTED)
            sitting.attendances[seat.id] = unit.save_own(after, before=line)
            return
        unit.name("presence.added", name=roll.holder_name)
        arrived = (opened + timedelta(minutes=late)).time()
        sitting.presences.append(_presence(sitting, unit, line.id, arrived, remote=line.reply is Reply.REMOTE))

    return act


def _presence(sitting: Sitting, unit: Unit, line: AttendanceId, start: time, *, remote: bool) -> Presence:
    return unit.save_own(
        Presence(id=PresenceId(unit.new_id()), home=sitting.desk.home, attendance=line, start=start, remote=remote)
    )


def _guest(sitting: Sitting, unit: Unit, opened: time) -> None:
    """The holder of a project or somebody the secretariat knows."""
    desk = sitting.desk
    if not desk.contacts:
        return
    person = desk.persons[desk.one(desk.contacts)]
    unit.name("guest.added", name=person.family_name)
    guest = unit.save_own(
        Guest(
            id=GuestId(unit.new_id()),
            home=desk.home,
            meeting=sitting.row.id,
            name=person.family_name,
            function=person.function,
            side=person.side,
            person=person.id,
        )
    )
    line = AttendanceId(link_id("attendance", sitting.row.id, guest.id))
    unit.save_own(Attendance(id=line, home=desk.home, meeting=sitting.row.id, guest=guest.id))
    sitting.presences.append(_presence(sitting, unit, line, opened, remote=False))


def _departure(sitting: Sitting, unit: Unit, left: time) -> None:
    """Somebody leaves before the end, where the quorum can bear it."""
    for place, seat in enumerate(sitting.desk.seats[2:], 2):
        line = sitting.attendances.get(seat.id)
        stay = next((p for p in sitting.presences if line is not None and p.attendance == line.id), None)
        if stay is not None and place != 5 and _gone(sitting, seat.side) < MISSING:
            unit.name("presence.changed", name=sitting.rolls[seat.id].holder_name)
            sitting.presences[sitting.presences.index(stay)] = unit.save_own(replace(stay, end=left), before=stay)
            return


def _close(sitting: Sitting, unit: Unit, closed: time) -> None:
    sitting.move(unit, MeetingState.HELD, sitting.day)
    sitting.change(unit, closed_at=closed)
    sitting.presences = [
        stay if stay.end else unit.save_own(replace(stay, end=closed), before=stay) for stay in sitting.presences
    ]
