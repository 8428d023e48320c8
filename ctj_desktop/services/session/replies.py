"""Who answered what to the convocation, and is a quorum to be expected from it?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.ids import MeetingId, PersonId, SeatId
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Reply, ReplyWay, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import ProxyRule, WhatHolds
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.sending.silent import changed_on, is_outdated
from ctj_desktop.services.meetings.who_was_there import quorum_of
from ctj_desktop.services.membership.roll import roll_expected, roll_of, what_holds
from ctj_desktop.services.session.excuses import excuses_of
from ctj_desktop.services.session.proxies import is_written
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.attendance import short_names

COMING: Final = frozenset({Reply.PRESENT, Reply.REMOTE, Reply.SUBSTITUTE})


class ReplyLine(NamedValue):
    """What one seat, or one guest, answered; a guest has no side and no vote.

    Attributes:
        short: what the body is called for short, if it is.
        by: whom the seat gave its voice to, and `bearer` which seat that is.
        substitute: who comes for the holder, else who could.
        way: how the answer came.
        excuse: why they do not come, as they said it.
        unwritten: the proxy does not count as long as it is not in writing.
        outdated: it was answered before the day, the hour or the place changed.
    """

    key: UUID
    side: Side | None
    body: Bilingual
    holder: str
    votes: bool = True
    substitute: str = ""
    substitute_person: PersonId | None = None
    reply: Reply | None = None
    on: date | None = None
    by: Bilingual = NO_TEXT
    short: Bilingual = NO_TEXT
    bearer: SeatId | None = None
    way: ReplyWay | None = None
    excuse: str = ""
    unwritten: bool = False
    outdated: bool = False

    @property
    def is_guest(self) -> bool:
        """Has no seat."""
        return self.side is None

    @property
    def answers(self) -> bool:
        """Somebody can answer for it: a guest does, and a seat that is held or has a substitute."""
        return bool(self.holder or self.substitute)


class Replies(NamedValue):
    """Every seat of a meeting, side by side, then its guests; the quorum if everybody does as they said."""

    meeting: Meeting
    state: MeetingState
    convened: bool
    lines: tuple[ReplyLine, ...]
    quorum: Quorum
    holds: WhatHolds

    def count(self, reply: Reply | None, side: Side | None = None) -> int:
        """How many seats with a vote that can answer said so; None: did not answer."""
        seats = (line for line in self.seats if line.votes and line.answers)
        return sum(line.reply is reply and side in (None, line.side) for line in seats)

    def count_without_vote(self, reply: Reply | None) -> int:
        """How many guests and seats without a vote said so, who are in no quorum; None: did not answer."""
        return sum(line.reply is reply for line in self.without_vote)

    @property
    def seats(self) -> Sequence[ReplyLine]:
        """The lines of the seats."""
        return [line for line in self.lines if not line.is_guest]

    @property
    def guests(self) -> Sequence[ReplyLine]:
        """The lines of the guests."""
        return [line for line in self.lines if line.is_guest]

    @property
    def without_vote(self) -> Sequence[ReplyLine]:
        """The guests, and the seats without a vote that can answer."""
        return [line for line in self.lines if line.is_guest or (line.answers and not line.votes)]

    def line(self, key: UUID | None) -> ReplyLine | None:
        """The line of a seat or guest."""
        return next((line for line in self.lines if line.key == key), None)


def read_replies(store: OpenFile, meeting: MeetingId, day: date) -> Replies:
    """By the roll once it is convened, before that by the mandates of its day; `day` where it has none."""
    owner = the(store, Meeting, meeting)
    roll = sorted(roll_expected(store, owner, day), key=lambda row: SIDE_ORDER.index(row.side))
    entered, holds = store.all(Attendance, meeting=meeting), what_holds(store, owner)
    written = holds.proxies is not None and holds.proxies.written
    given = {line.seat: line for line in entered if line.seat is not None}
    of_guests = {line.guest: line for line in entered if line.guest is not None}
    short = {seat: Bilingual.of(*names) for seat, names in short_names(store, meeting).items()}
    names = {row.seat: short.get(row.seat) or row.body or Bilingual.of(row.holder_name) for row in roll}
    guests = store.all(Guest, meeting=meeting, order="name, id")
    seats = (_seat(store, row, given.get(row.seat), names, short.get(row.seat, NO_TEXT)) for row in roll)
    lines = [*seats, *(_guest(guest, of_guests.get(guest.id)) for guest in guests)]
    reasons, changed = excuses_of(store, entered), changed_on(store, meeting)
    return Replies(
        meeting=owner,
        state=meeting_state(store, meeting),
        convened=bool(roll_of(store, meeting)),
        lines=tuple(
            replace(
                line,
                excuse=reasons.get(line.key, ""),
                outdated=is_outdated(line.on, changed),
                unwritten=written and line.reply is Reply.REPRESENTED and not is_written(given[SeatId(line.key)]),
            )
            for line in lines
        ),
        quorum=quorum_of(store, owner, as_they_said(roll, given, holds.proxies)),
        holds=holds,
    )


def _seat(
    store: OpenFile, row: Roll, given: Attendance | None, names: Mapping[SeatId, Bilingual], short: Bilingual
) -> ReplyLine:
    line = ReplyLine(
        key=row.seat,
        side=row.side,
        body=row.body,
        short=short,
        holder=row.holder_name,
        votes=row.may_vote,
        substitute=row.substitute_name,
        substitute_person=row.substitute,
    )
    if given is None:
        return line
    bearer = given.represented_by
    by = names.get(bearer, NO_TEXT) if bearer is not None else NO_TEXT
    line = replace(line, reply=given.reply, on=given.replied_on, way=given.replied_by, by=by, bearer=bearer)
    if given.substitute in (None, row.substitute):
        return line
    return replace(line, substitute=name_of_person(store, given.substitute), substitute_person=given.substitute)


def _guest(guest: Guest, given: Attendance | None) -> ReplyLine:
    line = ReplyLine(key=guest.id, side=None, body=guest.body, holder=guest.name, votes=False)
    return line if given is None else replace(line, reply=given.reply, on=given.replied_on, way=given.replied_by)


def as_they_said(roll: list[Roll], given: Mapping[SeatId, Attendance], rule: ProxyRule | None) -> Snapshot:
    """The meeting as it will be if everybody does as they said; who did not answer is away.

    Where the `rule` asks for a proxy in writing, one that was only said counts for nothing, and nobody carries one of
    whom it is entered that they are away: as at the opening.
    """
    written = rule is not None and rule.written
    own = {row.seat: _as_said(row, given.get(row.seat)) for row in roll}
    there = {seat for seat, state in own.items() if state.there and given[seat].status is None}
    return Snapshot(tuple(_carried(own[row.seat], given.get(row.seat), there, written=written) for row in roll))


def _as_said(row: Roll, given: Attendance | None) -> SeatAt:
    """By whoever sits there themselves."""
    away = SeatAt(row, How.AWAY, on_leave=given is not None and given.on_leave)
    if given is None or row.vacant or given.reply not in COMING:
        return away
    if given.reply is Reply.SUBSTITUTE:
        substitute = given.substitute or row.substitute
        return SeatAt(row, How.ROOM, substitute=substitute) if substitute else away
    return SeatAt(row, How.REMOTE if given.reply is Reply.REMOTE else How.ROOM)


def _carried(state: SeatAt, given: Attendance | None, there: set[SeatId], *, written: bool) -> SeatAt:
    """By whoever votes for them, if that one comes."""
    if given is None or given.reply is not Reply.REPRESENTED or given.represented_by not in there:
        return state
    if written and not is_written(given):
        return state
    return SeatAt(state.roll, How.REPRESENTED, given.represented_by, in_writing=is_written(given))
