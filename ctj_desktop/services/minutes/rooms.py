"""Who could vote at a meeting from when to when, and was there a quorum: at the opening, later, at a decision?"""

from collections.abc import Collection, Iterable, Iterator
from datetime import time
from typing import TYPE_CHECKING, Final, TypeVar

from ctj_desktop.domain.attendance_course import periods
from ctj_desktop.domain.attendance_facts import AttendanceFacts, Snapshot
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.ids import RollId, SeatId
from ctj_desktop.domain.quorum_and_majority import quorum, voters
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionKind
from ctj_desktop.domain.voters import Voters
from ctj_desktop.services.meetings.who_was_there import sides_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.minutes.electorate import counting, recused_lines
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # said on first use: it costs the start of the window nothing
    from ctj_desktop.documents.who_could_vote import DecidedIn, LaterRoom, RoomThen

D = TypeVar("D", bound=AnyDecision)
NEED_NONE: Final = frozenset({DecisionKind.NOTING, DecisionKind.ADJOURNMENT})
"""Kinds of decision for which a committee needs no quorum."""


class Rooms:
    """Who could vote at a meeting, at its opening, after each change, at a decision; by the rules of its committee."""

    def __init__(self, store: OpenFile, meeting: Meeting, facts: AttendanceFacts) -> None:
        self._store, self._meeting, self._facts = store, meeting, facts
        self._holds = what_holds(store, meeting)
        self._sides = sides_of(store, meeting.committee)

    def at_opening(self) -> "RoomThen | None":
        """None where no seat of the roll has a vote."""
        if not any(seat.roll.may_vote for seat in self._facts.seats):
            return None
        return self._room(self._facts.at_minute(0))

    def later(self) -> Iterator["LaterRoom"]:
        """What is said of each change until the close: equal rooms, one after the other, are one."""
        from ctj_desktop.documents.who_could_vote import LaterRoom

        first = self.at_opening()
        if first is None or self._meeting.without_clock:
            return
        told = [(0, first), *self._changed(first)]
        ends = [*(self._wall(minute) for minute, _ in told[2:]), None]
        for at, ((minute, room), until) in enumerate(zip(told[1:], ends, strict=False), 1):
            before = [earlier.quorum.reached for _, earlier in told[:at]]
            turned = room.quorum.reached != before[-1]
            yield LaterRoom(self._wall(minute), until, room, turned, again=room.quorum.reached and any(before))

    def always_quorate(self) -> bool:
        """From the opening to the close, whoever stood back for an item apart."""
        first = self.at_opening()
        return first is None or (first.quorum.reached and all(room.quorum.reached for _, room in self._changed(first)))

    def without_quorum(self, decisions: Iterable[D]) -> Iterator[D]:
        """Those that were entered as decided while there was no quorum; to take note, or to adjourn, needs none."""
        if self.always_quorate():
            return
        for decision in decisions:
            if decision.circulation is not None or decision.decision_kind in NEED_NONE:
                continue
            vote = next(iter(counting(self._store.all(AnyVote, decision=decision.id, amendment=None))), None)
            taken = self.of_decision(decision, vote.at if vote is not None else None)
            if taken is not None and taken.room is not None and not taken.room.quorum.reached:
                yield decision

    def of_decision(self, decision: AnyDecision, at: time | None) -> "DecidedIn | None":
        """The room in which a decision was taken, `at` the minute of its vote, else while its item ran.

        None where that is not known: nobody noted when, and the room changed meanwhile.
        """
        from ctj_desktop.documents.who_could_vote import DecidedIn

        first = self.at_opening()
        if first is None or self._meeting.without_clock:
            return DecidedIn(first)
        recused, span = recused_lines(self._store, decision.item), self._span(decision, at)
        changed = [minute for minute, _ in self._changed(first)]
        if span is None:
            return None if changed or recused else DecidedIn(first)
        start, end = span
        room, *others = [self._room(one, recused) for one in self._snapshots(start, end)]
        if any(other != room for other in others):
            return None
        if room == first and not any(minute < start for minute in changed):
            return DecidedIn(first)
        return DecidedIn(room, self._wall(start), self._wall(end) if end is not None and at is None else None)

    def carried_by(self, bearers: Collection[SeatId], item: AgendaItem) -> set[RollId]:
        """Find whose proxy one of these bears while an item runs; at any time, where nobody noted when it ran."""
        clock, ended = self._facts.clock, item.ended_at or self._meeting.closed_at
        start = clock.minute(item.started_at) if item.started_at is not None else clock.first
        snapshots = self._snapshots(start, clock.minute(ended) if ended is not None else None)
        return {seat.roll.id for one in snapshots for seat in one.seats if seat.carried_by in bearers}

    def _span(self, decision: AnyDecision, at: time | None) -> tuple[int, int | None] | None:
        """From which minute to which it can have been taken; one minute where its vote says it."""
        clock = self._facts.clock
        if at is not None:
            return clock.minute(at), clock.minute(at)
        item = self._store.get(AgendaItem, decision.item) if decision.item is not None else None
        if item is None or item.started_at is None:
            return None
        ended = item.ended_at or self._meeting.closed_at
        return clock.minute(item.started_at), clock.minute(ended) if ended is not None else None

    def _snapshots(self, start: int, end: int | None) -> Iterator[Snapshot]:
        """The roll in one minute, or after each change between two; whoever comes as the item ends comes after it."""
        if start == end:
            yield self._facts.at_minute(start)
            return
        for minute in {start, *(one for one in self._facts.changes() if start < one and (end is None or one < end))}:
            yield self._facts.after_minute(minute)

    def _changed(self, room: "RoomThen") -> Iterator[tuple[int, "RoomThen"]]:
        closed = self._meeting.closed_at
        for period in periods(self._facts, self._facts.clock.minute(closed) if closed else None):
            now = self._room(period.snapshot)
            if (now.voters, now.quorum.reached) != (room.voters, room.quorum.reached):
                yield period.start, now
                room = now

    def _room(self, snapshot: Snapshot, recused: Collection[RollId] = ()) -> "RoomThen":
        from ctj_desktop.documents.who_could_vote import RoomThen

        judged = quorum(self._holds, snapshot, recused=recused, sides=self._sides)
        lacking = [one.college for one in judged.colleges if one.present < one.needed]
        short = tuple(college.name for key in lacking if (college := self._store.get(College, key)) is not None)
        return RoomThen(Voters.of(voters(snapshot, recused)), judged, short)

    def _wall(self, minute: int) -> time:
        found = after(self._facts.clock.opened, minute)
        assert found is not None, "an opened meeting has a clock"
        return found


def article_of_quorum(store: OpenFile, meeting: Meeting) -> str:
    """By which article a meeting needs a quorum; nothing where it needs none, or none is named."""
    rule = what_holds(store, meeting).quorum
    return rule.article if rule is not None else ""
