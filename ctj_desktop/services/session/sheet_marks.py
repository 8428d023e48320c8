"""Which marks of a typed sheet can be entered now, which are so already, and which cannot be?"""

from collections.abc import Callable, Sequence
from datetime import time

from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.typed.attendance_entry import LETTERS, AttendanceEntry, AttendanceMark, Fault, Marked, Wrong
from ctj_desktop.errors import N_
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.session.screen import THERE, Here, SessionSeat, SessionView
from ctj_desktop.services.session.signed_sheet import SheetLine

CAME = frozenset({AttendanceMark.PRESENT, AttendanceMark.REMOTE, AttendanceMark.SUBSTITUTE})

FAULTS: dict[Fault, str] = {
    Fault.UNREADABLE: N_("“{word}” is neither a number of the list, nor a time, nor a code."),
    Fault.UNKNOWN_CODE: N_("“{word}” means nothing in this line. {codes}. The last two stand alone, with one number."),
    Fault.OF_NOBODY: N_("“{word}” is said of nobody, or of more than one. Write the code before the numbers."),
    Fault.NO_SUCH_NUMBER: N_("“{word}”: the list has the numbers 1 to {count}."),
    Fault.TWICE: N_("The number {word} stands twice in the line."),
    Fault.TIME_OF_NOBODY: N_("The time {word} stands behind no number. Write the number first."),
    Fault.NO_TIME_OF_DAY: N_("“{word}” is no time of day."),
    Fault.TIME_OF_A_STATUS: N_("Whoever is excused or absent has no time: leave out {word}."),
}
"""What is said of a word that cannot be used."""

VACANT = N_("{number} is a vacant seat.")
THERE_SINCE = N_("{number} is there since {time}. F2 corrects the time, /q enters a departure.")
NOT_THERE = N_("{number} is not there and cannot leave.")
TOO_EARLY = N_("{number} came at {time}: the departure must be later.")
NO_SUBSTITUTE = N_("{number} has no substitute on the roll: write the name behind /s.")
NOBODY = N_("Nobody is called “{word}” here. Enter the person with the members first.")
SEVERAL = N_("“{word}” may be more than one person. Write the whole name.")
HOLDER = N_("“{word}” sits on {number}, and is no substitute there. Write the number alone.")
WHEN = N_("The session is closed: write behind {number} when this person left.")
NO_CLOCK = N_("No times were noted at this meeting: leave out the time behind {number}.")
STILL_THERE = N_("{number} is there since {time}. /q {number} enters a departure.")
REPRESENTED = N_("{number} stays represented, as announced. /p {number} enters that this person came after all.")
PROXY_ENDS = N_("{number} came in person: the proxy ends.")
IN_PERSON = N_("{number} came in person, though a substitute was announced.")
PROXY_DROPPED = N_("{number} is no longer represented: the proxy ends.")
NOT_THE_SUBSTITUTE = N_("{number}: a substitute was announced.")
WAS_AWAY = N_("{number} was entered as not coming.")
AS_ANNOUNCED = {Reply.SUBSTITUTE: AttendanceMark.SUBSTITUTE, Reply.REMOTE: AttendanceMark.REMOTE}
AWAY = frozenset({Here.EXCUSED, Here.ABSENT, Here.ON_LEAVE})


class Objection(PositionalValue):
    """A sentence with its values (marked with N_), and what of the line it concerns."""

    message: str
    word: str
    at: time | None = None
    number: str = ""


class SheetEntries(PositionalValue):
    """What becomes one act, what is objected to, and what of the line is left to be put right.

    `notes` say what was announced or entered otherwise before. `slips` are the numbers whose entry of the last minutes
    is replaced, each with its time: somebody is to be asked whether the line holds from then on.
    """

    lines: tuple[SheetLine, ...]
    objections: tuple[Objection, ...]
    rest: str
    notes: tuple[Objection, ...] = ()
    slips: tuple[tuple[int, time], ...] = ()


def plan_sheet(
    view: SessionView,
    entry: AttendanceEntry,
    persons: Callable[[str], Sequence[PersonId]],
    first: Callable[[SeatId], time | None] = lambda _seat: None,
    *,
    from_first: bool = False,
) -> SheetEntries:
    """Splits a line over the attendance of this minute. Who is there already needs no second arrival.

    `persons` finds whom a written name may mean, `first` the time of an entry of the last minutes (slips.py);
    `from_first` was said of these.
    """
    lines: list[SheetLine] = []
    notes: list[Objection] = []
    slips: list[tuple[int, time]] = []
    objections = [Objection(FAULTS[wrong.fault], wrong.word) for wrong in entry.wrong]
    rest = [_kept(wrong) for wrong in entry.wrong]
    came: dict[int, time] = {}
    for marked in entry.marks:
        seat = view.seats[marked.number - 1]
        note = _announced_otherwise(seat, marked)
        if note == REPRESENTED:
            notes.append(Objection(note, str(marked.number)))
            continue
        marked = _as_announced(seat, marked)
        named = persons(marked.name) if marked.name else ()
        slip = _slip(view, seat, marked, first)
        if slip is not None and view.takes_the_list and seat.here not in THERE:
            slip = view.came_at  # from the opening on, whatever was entered of them meanwhile
        at_once = slip in (marked.at, view.came_at) or view.takes_the_list
        if slip is not None and not at_once:
            slips.append((marked.number, slip))
        begin = slip if from_first or at_once else None
        objection = _of_name(seat, marked, named) or _objection(view, seat, marked, came)
        if objection is not None and begin is not None and objection.message in (THERE_SINCE, STILL_THERE):
            objection = None
        if objection is not None:
            objections.append(objection)
            rest.append(_written(marked))
        elif named or not _is_so(seat, marked):
            who, at = named[0] if named else _again(seat, marked), begin or marked.at
            if marked.mark is AttendanceMark.LEFT and at is None:  # now, though whoever comes now was there before
                at = view.now
            lines.append(SheetLine(seat.seat, marked.mark, at, who, instead=begin is not None))
            notes += [Objection(note, str(marked.number))] if note else []
            if marked.mark in CAME:
                came[marked.number] = at or view.came_at
    return SheetEntries(tuple(lines), tuple(objections), " ".join(rest), tuple(notes), tuple(slips))


def _announced_otherwise(seat: SessionSeat, marked: Marked) -> str:
    """What is said of a number whose seat had announced something, or was entered as away; empty for any other."""
    present, announced = marked.mark is AttendanceMark.PRESENT, seat.here is Here.EXPECTED
    if seat.here in THERE or marked.mark is AttendanceMark.LEFT:
        return ""
    if seat.here is Here.REPRESENTED or (announced and seat.reply is Reply.REPRESENTED):
        return PROXY_DROPPED if not present else PROXY_ENDS if marked.in_person else REPRESENTED
    if announced and seat.reply is Reply.SUBSTITUTE and marked.mark is not AttendanceMark.SUBSTITUTE:
        return NOT_THE_SUBSTITUTE if not present else IN_PERSON if marked.in_person else ""
    return WAS_AWAY if seat.here in AWAY and present else ""


def _as_announced(seat: SessionSeat, marked: Marked) -> Marked:
    """A number alone takes what was announced: the substitute came, or somebody takes part from afar.

    Where the substitute left, it is the substitute who comes back.
    """
    plain = marked.mark is AttendanceMark.PRESENT and not marked.in_person
    if plain and seat.here is Here.LEFT and seat.stood_in:
        return replace(marked, mark=AttendanceMark.SUBSTITUTE)
    reply = seat.reply if plain and seat.here is Here.EXPECTED else None
    mark = AS_ANNOUNCED.get(reply) if reply is not None else None
    return replace(marked, mark=mark) if mark is not None else marked


def _again(seat: SessionSeat, marked: Marked) -> PersonId | None:
    """The substitute who left and comes back."""
    back = marked.mark is AttendanceMark.SUBSTITUTE and seat.here is Here.LEFT and seat.stood_in
    return seat.stand_in if back else None


def _slip(view: SessionView, seat: SessionSeat, marked: Marked, first: Callable[[SeatId], time | None]) -> time | None:
    """The minute from which the mark may be meant: that of the entry it puts right, or its own where they agree.

    Whoever left and comes back as they were is no slip, nor is whoever is counted at a vote and now said to be away.
    """
    there = seat.here in THERE
    if there and marked.mark not in CAME and _voted_since(view, seat):
        return None
    if view.is_over or marked.mark is AttendanceMark.LEFT or (_is_so(seat, marked) and not marked.name):
        return None
    if marked.at is not None:
        return seat.since if there and marked.at == seat.since else None
    again = seat.here is Here.LEFT and seat.stood_in is (marked.mark is AttendanceMark.SUBSTITUTE)
    return first(seat.seat) if there or (marked.mark in CAME and not again) else None


def _voted_since(view: SessionView, seat: SessionSeat) -> bool:
    """Whether there was a vote while they were there."""
    if view.voted_at is None or seat.since is None:
        return view.voted
    clock = clock_of(view.meeting)
    return clock.minute(view.voted_at) >= clock.minute(seat.since)


def _of_name(seat: SessionSeat, marked: Marked, named: Sequence[PersonId]) -> Objection | None:
    """Whom a substitute's name means, where one was written: one person, who does not hold the seat."""
    number = str(marked.number)
    if not marked.name:
        return None
    if len(named) != 1:
        return Objection(SEVERAL if named else NOBODY, marked.name, number=number)
    return Objection(HOLDER, marked.name, number=number) if named[0] == seat.roll.holder else None


def _objection(view: SessionView, seat: SessionSeat, marked: Marked, came: dict[int, time]) -> Objection | None:
    name, there = str(marked.number), seat.here in THERE
    if seat.here is Here.VACANT:
        return Objection(VACANT, name)
    if marked.at is not None and view.meeting.without_clock:
        return Objection(NO_CLOCK, name)
    named = seat.has_substitute or marked.name or _again(seat, marked)
    if marked.mark is AttendanceMark.SUBSTITUTE and not named:
        return Objection(NO_SUBSTITUTE, name)
    if marked.mark in CAME:
        again = there and (marked.name or not _is_so(seat, marked))
        return Objection(THERE_SINCE, name, seat.since) if again else None
    if marked.mark is AttendanceMark.LEFT:
        return _leaving(view, marked, came.get(marked.number) or (seat.since if there else None))
    return Objection(STILL_THERE, name, seat.since) if there else None


def _leaving(view: SessionView, marked: Marked, arrived: time | None) -> Objection | None:
    if arrived is None:
        return Objection(NOT_THERE, str(marked.number))
    if marked.at is None and view.is_over:
        return Objection(WHEN, str(marked.number))
    clock = clock_of(view.meeting)
    if clock.minute(marked.at or view.now) <= clock.minute(arrived):
        return Objection(TOO_EARLY, str(marked.number), arrived)
    return None


def _is_so(seat: SessionSeat, marked: Marked) -> bool:
    """Whether the list says already what is entered. Who came in person is not who sent a substitute."""
    states = {
        AttendanceMark.PRESENT: (Here.ROOM,) if marked.in_person else (Here.ROOM, Here.SUBSTITUTE),
        AttendanceMark.REMOTE: (Here.REMOTE,),
        AttendanceMark.SUBSTITUTE: (Here.SUBSTITUTE,),
        AttendanceMark.EXCUSED: (Here.EXCUSED,),
        AttendanceMark.ABSENT: (Here.ABSENT,),
        AttendanceMark.ON_LEAVE: (Here.ON_LEAVE,),
        AttendanceMark.LEFT: (),
    }
    return seat.here in states[marked.mark] and marked.at in (None, seat.since)


def _kept(wrong: Wrong) -> str:
    """A wrong word as it stood, with what waits for it, and with its code where it means nothing without."""
    code = "" if wrong.mark is AttendanceMark.PRESENT else f"/{LETTERS[wrong.mark][0]}"
    return " ".join(filter(None, (code, wrong.before, wrong.word)))


def _written(marked: Marked) -> str:
    time_of = f"{marked.at:%H:%M}" if marked.at else ""
    return " ".join(filter(None, (f"/{LETTERS[marked.mark][0]}", str(marked.number), marked.name, time_of)))
