"""Who could vote at a minute of a meeting, for whom by proxy, and was there a quorum?"""

from datetime import time

from ctj_desktop.domain.attendance_facts import How, MeetingClock
from ctj_desktop.domain.ids import MeetingId, PersonId, RollId, SeatId
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voters import Voters
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.minutes.electorate import recused_lines, room_at
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.storage.open_file import OpenFile


class VoterThen(NamedValue):
    """A seat that could vote: who sat on it, or whose vote `bearer_name` gave."""

    key: SeatId
    name: str
    body: Bilingual
    side: Side
    how: How
    bearer_name: str = ""


class VotersThen(NamedValue):
    """All of them in the order of the attendance list; `recused` stood back for the item that ran, and could not."""

    meeting: Meeting
    at: time
    voters: tuple[VoterThen, ...]
    quorum: Quorum
    recused: tuple[str, ...] = ()

    @property
    def count(self) -> Voters:
        """How many."""
        return Voters(len(self.voters), sum(one.how is How.REPRESENTED for one in self.voters))


def voters_then(store: OpenFile, meeting: MeetingId, at: time | None = None) -> VotersThen:
    """At a wall time, whoever came or left in that minute among them; without one at the opening."""
    owner = the(store, Meeting, meeting)
    wall = at or clock_of(owner).opened
    item = _running(store, owner, wall)
    room = room_at(store, owner, item.id if item is not None else None, wall)
    back = set(recused_lines(store, item.id)) if item is not None else set[RollId]()
    names = {state.roll.seat: _sitting(store, state.roll, state.substitute) for state in room.snapshot.seats}
    ordered = sorted(room.voters, key=lambda state: SIDE_ORDER.index(state.roll.side))
    return VotersThen(
        meeting=owner,
        at=wall,
        voters=tuple(
            VoterThen(
                key=state.roll.seat,
                name=roll_name(state.roll) if state.carried_by else names[state.roll.seat],
                body=state.roll.body,
                side=state.roll.side,
                how=state.how,
                bearer_name=names.get(state.carried_by, "") if state.carried_by else "",
            )
            for state in ordered
        ),
        quorum=room.quorum,
        recused=tuple(names[state.roll.seat] for state in room.snapshot.seats if state.roll.id in back),
    )


def _running(store: OpenFile, meeting: Meeting, at: time) -> AgendaItem | None:
    """The item that ran in that minute; where one ended and the next began in it, the one that was begun."""
    clock = clock_of(meeting)
    begun = [
        (clock.minute(item.started_at), item.position, item)
        for item in store.all(AgendaItem, meeting=meeting.id)
        if item.started_at is not None and _runs(item, clock, clock.minute(at))
    ]
    return max(begun, key=lambda one: one[:2])[2] if begun else None


def _runs(item: AgendaItem, clock: MeetingClock, minute: int) -> bool:
    started, ended = item.started_at, item.ended_at
    begun = started is not None and clock.minute(started) <= minute
    return begun and (ended is None or minute <= clock.minute(ended))


def _sitting(store: OpenFile, roll: Roll, substitute: PersonId | None) -> str:
    """Who sits there: the substitute, where one came."""
    if substitute is not None and substitute != roll.holder:
        own = roll.substitute_name if substitute == roll.substitute else ""
        return own or name_of_person(store, substitute)
    return roll_name(roll)
