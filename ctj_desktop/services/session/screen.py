"""What does the screen of a meeting in session show: who is there, is there a quorum, which item runs?

The store is read once (`read_session`); the passing of time and a question about another minute cost no query.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import (
    AttendanceFacts,
    How,
    MeetingClock,
    SeatAt,
    SeatFacts,
    Snapshot,
    Stay,
    line_attendance,
)
from ctj_desktop.domain.clock import Agenda, AgendaRow, after, agenda
from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import AgendaItemId, MeetingId, PersonId, RollId, SeatId
from ctj_desktop.domain.quorum_and_majority import Quorum, proxies_amiss, quorum
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import PRESIDING, OfficeHeld
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Meeting, MeetingState, Pause, Reply, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import WhatHolds
from ctj_desktop.domain.records.voting import Recusal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.who_was_there import facts_of, sides_of
from ctj_desktop.services.membership.roll import clock_of, what_holds
from ctj_desktop.services.session.clock import (
    Forecast,
    ItemState,
    Running,
    current_row,
    forecast,
    is_heading,
    next_row,
    running,
    state_of,
)
from ctj_desktop.services.session.pauses import pauses_of
from ctj_desktop.services.session.slips import first_listed
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.attendance import short_names
from ctj_desktop.storage.queries.minutes import votes_of


class Here(StrEnum):
    """How a seat or a guest stands at this minute."""

    ROOM = "room"
    REMOTE = "remote"
    SUBSTITUTE = "substitute"
    REPRESENTED = "represented"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"
    EXPECTED = "expected"
    VACANT = "vacant"
    ON_LEAVE = "on_leave"


TAKING_THE_LIST: Final = 5
FROM_FIRST_ENTRY: Final = 3
BEGINS_LATE: Final = 30
"""Minutes in which the list of those who were there at the opening is being taken: so many from the opening on, and
from the first entry, be it under an item. Nobody opens a session alone: until somebody is entered
it may begin so many minutes late.
"""
THERE = frozenset({Here.ROOM, Here.REMOTE, Here.SUBSTITUTE})


class SessionItem(NamedValue):
    """One item of the agenda; `starts` as planned, `started` and `ended` as it was."""

    key: UUID
    number: str
    title: Bilingual
    depth: int
    heading: bool
    state: ItemState
    starts: time | None
    minutes: int | None
    started: time | None
    ended: time | None

    @property
    def item(self) -> AgendaItemId:
        """The id, typed."""
        return AgendaItemId(self.key)


class SessionSeat(NamedValue):
    """One seat at this minute. `number` is that of the attendance list.

    `bearer` carries its vote, if `carried`; the proxy is there `in_writing`. `reply` is what was answered before. Where
    it is `stood_in` it is the substitute who is there, or who left; `stand_in` is whoever comes for the holder.
    """

    key: UUID
    number: int
    roll: Roll
    here: Here
    recused: bool
    chairs: bool
    since: time | None
    until: time | None
    bearer: Roll | None = None
    carried: bool = False
    first_of_side: bool = False
    substitute: str = ""
    stand_in: PersonId | None = None
    stood_in: bool = False
    short: Bilingual = NO_TEXT
    in_writing: bool = False
    reply: Reply | None = None

    @property
    def has_substitute(self) -> bool:
        """Whether the roll, or the reply, names somebody who comes for the holder."""
        return self.roll.substitute is not None or (self.reply is Reply.SUBSTITUTE and bool(self.substitute))

    @property
    def seat(self) -> SeatId:
        """The id, typed."""
        return SeatId(self.key)


class GuestLine(NamedValue):
    """Somebody without a seat."""

    key: UUID
    guest: Guest
    here: Here
    since: time | None
    until: time | None
    first: bool = False
    reply: Reply | None = None


class SessionView(NamedValue):
    """Everything the screen shows at one minute."""

    meeting: Meeting
    state: MeetingState
    now: time
    items: tuple[SessionItem, ...]
    current: SessionItem | None
    next: SessionItem | None
    running: Running | None
    forecast: Forecast | None
    seats: tuple[SessionSeat, ...]
    guests: tuple[GuestLine, ...]
    quorum: Quorum
    holds: WhatHolds
    findings: tuple[Finding, ...]
    names: Mapping[str, str]
    entered_at: time
    """The minute of what is entered now: the next one after a vote, which whoever comes now had no part in."""
    closes_at: time
    """The minute of a closing now: not before what is entered already."""
    paused_since: time | None = None
    voted: bool = False
    voted_at: time | None = None
    """The minute of the last vote."""
    listed_at: time | None = None
    """The minute in which somebody was first entered as present."""

    @property
    def in_session(self) -> bool:
        """Opened and not closed."""
        return self.state is MeetingState.IN_SESSION

    @property
    def is_over(self) -> bool:
        """Closed: what is entered now was so then."""
        return self.meeting.closed_at is not None and not self.in_session

    @property
    def came_at(self) -> time:
        """When whoever is entered now without a time came: at this minute, after a vote in it at the next one.

        With the opening after the closing, and while the list is taken: in the first minutes, before item and vote.
        """
        return self.meeting.opened_at or self.now if self.is_over or self.takes_the_list else self.entered_at

    @property
    def has_begun(self) -> bool:
        """An item was taken up, or a vote held."""
        return self.voted or any(item.started is not None for item in self.items)

    @property
    def takes_the_list(self) -> bool:
        """The list is being taken: no vote, no item taken up since its first entry; who is entered was there before."""
        if self.meeting.opened_at is None or not self.in_session or self.voted:
            return False
        clock = clock_of(self.meeting)
        now = clock.minute(self.now)
        if self.listed_at is None:
            return 0 <= now < BEGINS_LATE
        first = clock.minute(self.listed_at)
        if any(item.started is not None and clock.minute(item.started) >= first for item in self.items):
            return False
        return 0 <= now < TAKING_THE_LIST or 0 <= now - first < FROM_FIRST_ENTRY

    def seat(self, key: UUID | None) -> SessionSeat | None:
        """The line of a seat."""
        return next((line for line in self.seats if line.key == key), None)

    def guest(self, key: UUID | None) -> GuestLine | None:
        """The line of a guest."""
        return next((line for line in self.guests if line.key == key), None)

    def item(self, key: UUID | None) -> SessionItem | None:
        """The line of an item."""
        return next((line for line in self.items if line.key == key), None)


class SessionFacts(NamedValue):
    """What the store holds of a meeting that sits; `at` makes the screen of a minute from it."""

    meeting: Meeting
    state: MeetingState
    agenda: Agenda
    attendance: AttendanceFacts
    guests: tuple[Guest, ...]
    recused: Mapping[AgendaItemId, frozenset[RollId]]
    holds: WhatHolds
    sides: tuple[Side, ...]
    substitutes: Mapping[PersonId, str]
    presiding: frozenset[PersonId]
    short_names: Mapping[UUID, tuple[str, str]]
    pauses: tuple[Pause, ...] = ()
    voted_at: time | None = None
    """The minute of the last vote."""
    voted: bool = False
    listed_at: time | None = None
    """The minute in which somebody was first entered as present; nobody asks once a vote was held."""

    @property
    def clock(self) -> MeetingClock:
        """The meeting's own clock."""
        return self.attendance.clock

    def current(self) -> AgendaRow | None:
        """The item that runs; none once the session is closed."""
        return current_row(self.agenda, self.clock) if self.state is MeetingState.IN_SESSION else None

    def standing_back(self) -> frozenset[RollId]:
        """Who stands back for the current item."""
        row = self.current()
        return self.recused.get(row.item.id, frozenset()) if row is not None else frozenset()

    def minute(self, now: time) -> int:
        """The minute that is shown: now, and after the close that of the closing."""
        closed = self.meeting.closed_at
        return self.clock.minute(now if closed is None or self._is_going_on() else closed)

    def at(self, now: time) -> SessionView:
        """The screen at a wall time."""
        minute, current = self.minute(now), self.current()
        entered = self._entered(minute)
        over = self._is_going_on()
        snapshot = self.attendance.after_minute(entered) if over else self.attendance.at_minute(minute)
        items = tuple(_item(row, self._state_of(row, current)) for row in self.agenda.rows)
        by_key = {line.key: line for line in items}
        following = next_row(self.agenda, current.item.id if current else None)
        opened = self.state is MeetingState.IN_SESSION
        seats = self._seats(snapshot, entered, over=over)
        amiss = (*proxies_amiss(snapshot, self.holds.proxies), *(_unheld(seats) if opened else ()))
        return SessionView(
            meeting=self.meeting,
            state=self.state,
            now=now,
            items=items,
            current=by_key[current.item.id] if current else None,
            next=by_key[following.item.id] if following else None,
            running=running(current, self.clock, minute, self.pauses),
            forecast=forecast(self.agenda, current, self.clock, minute, self.pauses) if opened else None,
            seats=seats,
            guests=tuple(self._guest(guest, entered, over=over) for guest in self.guests),
            quorum=self._quorum(snapshot),
            holds=self.holds,
            findings=(*self.attendance.findings, *amiss),
            names=self._names(),
            entered_at=self._wall(now, entered - minute),
            closes_at=self._wall(now, int(minute + 1 in {entered, *self.attendance.changes()})),
            paused_since=next((one.start for one in reversed(self.pauses) if one.end is None), None),
            voted=self.voted,
            voted_at=self.voted_at,
            listed_at=self.listed_at,
        )

    def _entered(self, minute: int) -> int:
        """The minute after the last vote, where that was taken in this one or, after a departure, in the next."""
        if self.voted_at is None or self.state is not MeetingState.IN_SESSION:
            return minute
        voted = self.clock.minute(self.voted_at)
        return voted + 1 if minute <= voted <= minute + 1 else minute

    @staticmethod
    def _wall(now: time, minutes: int) -> time:
        found = after(now, minutes)
        assert found is not None
        return found

    def _is_going_on(self) -> bool:
        """Not closed: whoever left in this minute is gone, and after the closing nobody is but by an entry."""
        return self.meeting.closed_at is None or self.state is MeetingState.IN_SESSION

    def _state_of(self, row: AgendaRow, current: AgendaRow | None) -> ItemState:
        """Closed, and nobody noted when its items ran: all are behind, or without a quorum none was taken up."""
        state = state_of(row, current)
        if state is not ItemState.OPEN or self._is_going_on():
            return state
        timed = any(one.item.started_at for one in self.agenda.rows)
        return ItemState.LEFT if timed or self.state is MeetingState.INQUORATE else ItemState.DONE

    def _quorum(self, snapshot: Snapshot) -> Quorum:
        return quorum(self.holds, snapshot, recused=self.standing_back(), sides=self.sides)

    def _seats(self, snapshot: Snapshot, minute: int, *, over: bool) -> tuple[SessionSeat, ...]:
        """Those on the roll at that minute."""
        states = {state.roll.id: state for state in snapshot.seats}
        rolls = {state.roll.seat: state.roll for state in snapshot.seats}
        back = self.standing_back()
        on_roll = [facts for facts in self.attendance.seats if facts.roll.id in states]
        ordered = sorted(on_roll, key=lambda facts: SIDE_ORDER.index(facts.roll.side))
        lines = [
            self._seat(number, facts, states[facts.roll.id], rolls, minute, facts.roll.id in back, over=over)
            for number, facts in enumerate(ordered, 1)
        ]
        return tuple(
            replace(line, first_of_side=at == 0 or lines[at - 1].roll.side is not line.roll.side)
            for at, line in enumerate(lines)
        )

    def _seat(
        self,
        number: int,
        facts: SeatFacts,
        at: SeatAt,
        rolls: Mapping[SeatId, Roll],
        minute: int,
        recused: bool,
        *,
        over: bool,
    ) -> SessionSeat:
        since, until = self._times(facts.stays, minute, over=over)
        roll, here = facts.roll, _here(facts, at, minute, over=over)
        return SessionSeat(
            key=roll.seat,
            number=number,
            roll=roll,
            here=here,
            recused=recused,
            chairs=roll.holder in self.presiding and not _is_stood_in(facts, here),
            since=since,
            until=until,
            bearer=rolls.get(facts.represented_by) if facts.represented_by else None,
            carried=at.how is How.REPRESENTED,
            in_writing=at.in_writing,
            reply=facts.reply,
            substitute=self._substitute(facts),
            stand_in=facts.substitute,
            stood_in=_is_stood_in(facts, here),
            short=Bilingual.of(*self.short_names.get(roll.seat, ("", ""))),
        )

    def _times(self, stays: Sequence[Stay], minute: int, *, over: bool) -> tuple[time | None, time | None]:
        """None where nobody noted any."""
        return (None, None) if self.meeting.without_clock else _times(stays, minute, self.clock, over=over)

    def _substitute(self, facts: SeatFacts) -> str:
        if facts.substitute is None:
            return ""
        own = facts.roll.substitute_name if facts.substitute == facts.roll.substitute else ""
        return own or self.substitutes.get(facts.substitute, "")

    def _guest(self, guest: Guest, minute: int, *, over: bool) -> GuestLine:
        stays = self.attendance.guests.get(guest.id, ())
        since, until = self._times(stays, minute, over=over)
        reply = self.attendance.replied_guests.get(guest.id)
        away = Here.EXCUSED if reply is Reply.EXCUSED else Here.EXPECTED
        here = _of_stays(stays, minute, over=over) or away
        first = guest is self.guests[0]
        return GuestLine(key=guest.id, guest=guest, here=here, since=since, until=until, first=first, reply=reply)

    def _names(self) -> dict[str, str]:
        """What a finding calls seats and lines of attendance."""
        named = [(facts.roll, seat_name(facts.roll)) for facts in self.attendance.seats]
        names = {str(roll.seat): name for roll, name in named}
        return names | {str(line_attendance(roll)): name for roll, name in named}


def seat_name(roll: Roll) -> str:
    """How a sentence names a seat: its body, else its holder."""
    return roll.body.fr.text or roll.body.de.text or roll.holder_name


def read_session(store: OpenFile, meeting: MeetingId) -> SessionFacts:
    """Everything of one meeting, in as many queries as there are kinds of record; NotHere where it is gone."""
    owner = the(store, Meeting, meeting)
    items = store.all(AgendaItem, meeting=meeting)
    facts, votes, state = facts_of(store, owner), votes_of(store, meeting), meeting_state(store, meeting)
    return SessionFacts(
        meeting=owner,
        state=state,
        agenda=agenda(items, owner.start),
        attendance=facts,
        guests=tuple(store.all(Guest, meeting=meeting, order="name, id")),
        recused=_recused(store, items),
        holds=what_holds(store, owner),
        sides=sides_of(store, owner.committee),
        substitutes=_substitutes(store, facts),
        presiding=_presiding(store, owner),
        short_names=short_names(store, meeting),
        pauses=tuple(pauses_of(store, owner)),
        voted_at=max((one.at for one in votes if one.at is not None), key=clock_of(owner).minute, default=None),
        voted=bool(votes),
        listed_at=first_listed(store, owner) if state is MeetingState.IN_SESSION and not votes else None,
    )


def _recused(store: OpenFile, items: Sequence[AgendaItem]) -> dict[AgendaItemId, frozenset[RollId]]:
    """Only the running items: nobody asks for the others."""
    return {
        item.id: frozenset(recusal.roll for recusal in store.all(Recusal, item=item.id))
        for item in items
        if item.started_at is not None and item.ended_at is None
    }


def _substitutes(store: OpenFile, facts: AttendanceFacts) -> dict[PersonId, str]:
    """Names of substitutes that the roll does not name itself."""
    others = {seat.substitute for seat in facts.seats if seat.substitute and seat.substitute != seat.roll.substitute}
    return {person: name_of_person(store, person) for person in others}


def _presiding(store: OpenFile, meeting: Meeting) -> frozenset[PersonId]:
    """The presidents in office on the day, and who is named as the chair of this meeting."""
    held = store.all(OfficeHeld, committee=meeting.committee)
    in_office = {
        office.person
        for office in held
        if office.office in PRESIDING
        and meeting.on is not None
        and office.start <= meeting.on
        and (office.end is None or meeting.on < office.end)
    }
    return frozenset(in_office | ({meeting.chair} if meeting.chair else set()))


def _unheld(seats: Sequence[SessionSeat]) -> Iterator[Finding]:
    """Proxies that count for nothing now, since whoever should carry them is not there."""
    away = {line.seat for line in seats if line.here not in (*THERE, Here.REPRESENTED, Here.VACANT)}
    for line in seats:
        if line.here is Here.REPRESENTED and line.bearer is not None and line.bearer.seat in away:
            data = {"seat": str(line.seat), "bearer": str(line.bearer.seat)}
            yield Finding("attendance.bearer_not_there", Severity.WARNING, data)


def _item(row: AgendaRow, state: ItemState) -> SessionItem:
    return SessionItem(
        key=row.item.id,
        number=row.shown_number,
        title=row.item.title,
        depth=row.depth,
        heading=is_heading(row),
        state=state,
        starts=row.starts,
        minutes=row.minutes,
        started=row.item.started_at,
        ended=row.item.ended_at,
    )


def _is_stood_in(facts: SeatFacts, here: Here) -> bool:
    """Whoever is there for the seat, or left it, is the substitute."""
    return here in (Here.SUBSTITUTE, Here.LEFT) and facts.substitute not in (None, facts.roll.holder)


def _here(facts: SeatFacts, at: SeatAt, minute: int, *, over: bool) -> Here:
    if at.there:
        if facts.substitute not in (None, facts.roll.holder):
            return Here.SUBSTITUTE
        return Here.REMOTE if at.how is How.REMOTE else Here.ROOM
    if facts.roll.vacant:
        return Here.VACANT
    if facts.on_leave:
        return Here.ON_LEAVE
    if facts.status is not None:
        return Here(facts.status.value)
    return _of_stays(facts.stays, minute, over=over) or Here.EXPECTED


def _of_stays(stays: Sequence[Stay], minute: int, *, over: bool) -> Here | None:
    stay = next((stay for stay in stays if stay.covers(minute, over=over)), None)
    if stay is not None:
        return Here.REMOTE if stay.remote else Here.ROOM
    return Here.LEFT if any(stay.end is not None and stay.end <= minute for stay in stays) else None


def _times(stays: Sequence[Stay], minute: int, clock: MeetingClock, *, over: bool) -> tuple[time | None, time | None]:
    """Since when somebody is there, or until when they were, or from when they will be."""
    stay = next((stay for stay in stays if stay.covers(minute, over=over)), None)
    stay = stay or next((stay for stay in reversed(stays) if stay.end is not None and stay.end <= minute), None)
    stay = stay or next(iter(stays), None)
    if stay is None:
        return None, None
    return after(clock.opened, stay.start), None if stay.end is None else after(clock.opened, stay.end)
