"""How did a committee attend its meetings of a year, by person, by body and by side?

A meeting counts once it was held, with a quorum or without; a second call is a meeting of its own.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID, uuid5

from ctj_desktop.domain.attendance_facts import AttendanceFacts, SeatFacts
from ctj_desktop.domain.attending.at_meeting import SEATED, LineAttended, attended
from ctj_desktop.domain.attending.over_period import (
    AttendanceTally,
    TallyRow,
    of_bodies,
    of_each_meeting,
    of_persons,
    of_sides,
    whole,
)
from ctj_desktop.domain.ids import CommitteeId, OrganisationId, PersonId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import Meeting, MeetingState, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Organisation, Person, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.senders import secretaries
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.attendance import bodies_of_seats, first_and_last_day, meetings_within

BesidePast: TypeAlias = tuple[TallyRow, AttendanceTally | None]
"""With what was counted the year before."""


class MeetingCounts(StrEnum):
    """Whether a meeting counts, and why not."""

    YES = "yes"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NO_ROLL = "no_roll"
    NOBODY_ENTERED = "nobody_entered"


WHY_NOT: Final = {
    MeetingCounts.PLANNED: N_("not held yet"),
    MeetingCounts.UNDER_WAY: N_("under way"),
    MeetingCounts.CANCELLED: N_("cancelled"),
    MeetingCounts.POSTPONED: N_("postponed"),
    MeetingCounts.NO_ROLL: N_("no roll was kept"),
    MeetingCounts.NOBODY_ENTERED: N_("nobody was entered as present"),
}
"""In words."""
NOT_COUNTED: Final = {
    MeetingState.DRAFT: MeetingCounts.PLANNED,
    MeetingState.CONVENED: MeetingCounts.PLANNED,
    MeetingState.IN_SESSION: MeetingCounts.UNDER_WAY,
    MeetingState.CANCELLED: MeetingCounts.CANCELLED,
    MeetingState.POSTPONED: MeetingCounts.POSTPONED,
}


class MeetingOfPeriod(NamedValue):
    """A meeting of the period, and how its seats were there where it counts."""

    meeting: Meeting
    state: MeetingState
    counts: MeetingCounts
    tally: AttendanceTally = AttendanceTally()


class LineOf(StrEnum):
    """What a line speaks of."""

    PERSON = "person"
    BODY = "body"
    SIDE = "side"
    ALL = "all"
    MEETING = "meeting"


class AttendanceLine(NamedValue):
    """How a person, a body, a side, the whole committee or the seats of one meeting attended.

    `record` is the person, the body or the meeting, where known. `before` is the same of the year before, None where
    there was nothing of it then.
    """

    key: UUID
    of: LineOf
    name: Bilingual
    tally: AttendanceTally
    before: AttendanceTally | None = None
    side: Side | None = None
    body: Bilingual = NO_TEXT
    record: UUID | None = None
    meeting: MeetingOfPeriod | None = None

    def there(self, tally: AttendanceTally) -> int:
        """The meetings that count as attended: of a person only their own presence."""
        return tally.own if self.of is LineOf.PERSON else tally.seated

    @property
    def rate(self) -> float | None:
        """LineAttended of owed; None where nothing was owed."""
        return self._rate(self.tally)

    @property
    def rate_before(self) -> float | None:
        """That of the year before."""
        return self._rate(self.before) if self.before is not None else None

    def _rate(self, tally: AttendanceTally) -> float | None:
        return self.there(tally) / tally.owed if tally.owed else None


class YearAttended(NamedValue):
    """A year of a committee: its meetings in their order, and every line, sides and bodies in the order of papers."""

    committee: CommitteeId
    year: int
    meetings: tuple[MeetingOfPeriod, ...]
    persons: tuple[AttendanceLine, ...]
    bodies: tuple[AttendanceLine, ...]
    sides: tuple[AttendanceLine, ...]
    all: AttendanceLine

    @property
    def of_meetings(self) -> tuple[AttendanceLine, ...]:
        """A line for each meeting, whether it counts or not."""
        return tuple(
            AttendanceLine(
                key=one.meeting.id,
                of=LineOf.MEETING,
                name=one.meeting.title,
                tally=one.tally,
                record=one.meeting.id,
                meeting=one,
            )
            for one in self.meetings
        )

    @property
    def counted(self) -> tuple[MeetingOfPeriod, ...]:
        """The meetings that count."""
        return tuple(one for one in self.meetings if one.counts is MeetingCounts.YES)


class _Read(NamedValue):
    """The meetings of a year with the lines of those that count."""

    meetings: tuple[MeetingOfPeriod, ...]
    lines: tuple[tuple[LineAttended, ...], ...]


def year_attended(store: OpenFile, committee: CommitteeId, year: int) -> YearAttended:
    """A calendar year beside the one before."""
    now, before = _read(store, committee, year), _read(store, committee, year - 1)
    body_of, same = _body_of(store, committee), _same_persons(store)
    persons = _with_before(of_persons(now.lines, same), of_persons(before.lines, same))
    bodies = _with_before(of_bodies(now.lines, body_of), of_bodies(before.lines, body_of))
    sides = _with_before(of_sides(now.lines), of_sides(before.lines))
    return YearAttended(
        committee=committee,
        year=year,
        meetings=now.meetings,
        persons=tuple(_person(store, row, past) for row, past in sorted(persons, key=_place)),
        bodies=tuple(_body(row, past) for row, past in sorted(bodies, key=_place)),
        sides=tuple(_side(row, past) for row, past in sides),
        all=_all(now, before),
    )


class YearsHeld(NamedValue):
    """The years that can be looked at, the latest first; `last` is that of the last meeting that was opened."""

    years: tuple[int, ...]
    last: int


def years_held(store: OpenFile, committee: CommitteeId, today: date) -> YearsHeld:
    """From the first meeting that was opened to this year."""
    found = first_and_last_day(store, committee)
    first, last = (day.year for day in found or (today, today))
    years = range(max(last, today.year), min(first, today.year) - 1, -1)
    return YearsHeld(years=tuple(years), last=last)


def _read(store: OpenFile, committee: CommitteeId, year: int) -> _Read:
    meetings: list[MeetingOfPeriod] = []
    lines: list[tuple[LineAttended, ...]] = []
    for key in meetings_within(store, committee, date(year, 1, 1), date(year, 12, 31)):
        meeting, state = the(store, Meeting, key), meeting_state(store, key)
        counts, own = NOT_COUNTED.get(state, MeetingCounts.YES), tuple[LineAttended, ...]()
        if counts is MeetingCounts.YES:
            facts = facts_of(store, meeting)
            own = _lines(replace(facts, seats=_owing(store, facts, meeting)), meeting)
            counts = _known(own, state)
        if counts is MeetingCounts.YES:
            lines.append(own)
        meetings.append(MeetingOfPeriod(meeting=meeting, state=state, counts=counts, tally=of_each_meeting([own])[0]))
    return _Read(meetings=tuple(meetings), lines=tuple(lines))


def _owing(store: OpenFile, facts: AttendanceFacts, meeting: Meeting) -> tuple[SeatFacts, ...]:
    """Without the secretary of whom nothing was entered."""
    here = secretaries(store, meeting)
    return tuple(seat for seat in facts.seats if not seat.owes_nothing(here))


def _known(lines: Sequence[LineAttended], state: MeetingState) -> MeetingCounts:
    """A meeting with a quorum at which nobody was there is one of which nobody entered who was."""
    if not lines:
        return MeetingCounts.NO_ROLL
    entered = state is MeetingState.INQUORATE or any(line.how in SEATED for line in lines)
    return MeetingCounts.YES if entered else MeetingCounts.NOBODY_ENTERED


def _lines(facts: AttendanceFacts, meeting: Meeting) -> tuple[LineAttended, ...]:
    closed = facts.clock.minute(meeting.closed_at) if meeting.closed_at is not None else None
    return attended(facts, closed, timed=not meeting.without_clock)


def _same_persons(store: OpenFile) -> dict[PersonId, PersonId]:
    return {PersonId(one): PersonId(kept) for one, kept in kept_ones(store, Person.kind).items()}


def _body_of(store: OpenFile, committee: CommitteeId) -> Callable[[Roll], Hashable]:
    """The body a line stands for by what the roll froze: found by any name it ever had, else the text itself."""
    same = kept_ones(store, Organisation.kind)
    known = {
        (UUID(bytes=row.seat), row.name_fr or "", row.name_de or ""): UUID(bytes=row.body)
        for row in bodies_of_seats(store, committee)
    }

    def body_of(roll: Roll) -> Hashable:
        found = known.get((roll.seat, roll.body.fr.text, roll.body.de.text))
        return OrganisationId(same.get(found, found)) if found is not None else roll.body

    return body_of


def _with_before(
    rows: Sequence[TallyRow], past: Sequence[TallyRow]
) -> Iterator[tuple[TallyRow, AttendanceTally | None]]:
    """Each with its own of the year before; whoever had nothing to do with this year has no line."""
    of_past = {row.key: row.tally for row in past}
    for row in rows:
        yield row, of_past.get(row.key)


def _place(line: BesidePast) -> tuple[int, bool, str]:
    """By side in the order of the seats, and of those who held one after each other; whoever only stood in below."""
    roll, tally = line[0].line, line[0].tally
    alone = not tally.owed and not tally.on_leave
    return SIDE_ORDER.index(roll.side), alone, roll.position


def _person(store: OpenFile, row: TallyRow, past: AttendanceTally | None) -> AttendanceLine:
    roll, key = row.line, row.key
    name = _name_of(store, row)
    return AttendanceLine(
        key=key if isinstance(key, UUID) else uuid5(roll.seat, name),
        of=LineOf.PERSON,
        name=Bilingual.of(name, name),
        tally=row.tally,
        before=past,
        side=roll.side,
        body=roll.body,
        record=key if isinstance(key, UUID) else None,
    )


def _name_of(store: OpenFile, row: TallyRow) -> str:
    """As the last roll has it, which a later correction does not change."""
    roll, key = row.line, row.key
    if not isinstance(key, UUID):
        return str(key)
    frozen = {roll.substitute: roll.substitute_name, roll.holder: roll.holder_name}
    return frozen.get(PersonId(key), "") or name_of_person(store, PersonId(key)) or "–"


def _body(row: TallyRow, past: AttendanceTally | None) -> AttendanceLine:
    roll, key = row.line, row.key
    return AttendanceLine(
        key=key if isinstance(key, UUID) else uuid5(roll.seat, f"{roll.body.fr.text}/{roll.body.de.text}"),
        of=LineOf.BODY,
        name=roll.body,
        tally=row.tally,
        before=past,
        side=roll.side,
        record=key if isinstance(key, UUID) else None,
    )


def _side(row: TallyRow, past: AttendanceTally | None) -> AttendanceLine:
    side = row.line.side
    key = UUID(int=SIDE_ORDER.index(side) + 1)
    return AttendanceLine(key=key, of=LineOf.SIDE, name=NO_TEXT, tally=row.tally, before=past, side=side)


def _all(now: _Read, before: _Read) -> AttendanceLine:
    past = whole(before.lines) if before.lines else None
    return AttendanceLine(key=UUID(int=0), of=LineOf.ALL, name=NO_TEXT, tally=whole(now.lines), before=past)
