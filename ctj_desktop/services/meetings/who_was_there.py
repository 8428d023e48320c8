"""Who was there at a meeting, and was there a quorum?"""

from collections.abc import Collection

from ctj_desktop.domain.attendance_facts import AttendanceFacts, Snapshot, attendance_facts
from ctj_desktop.domain.ids import CommitteeId, GuestId, PersonId, RollId
from ctj_desktop.domain.quorum_and_majority import Quorum, quorum
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.services.membership.roll import clock_of, roll_of, what_holds
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.minutes import stored_presences, stored_proxies


def facts_of(store: OpenFile, meeting: Meeting) -> AttendanceFacts:
    """Roll, replies, presence and proxies of a meeting on its own clock; before the opening its planned start."""
    return attendance_facts(
        roll_of(store, meeting.id),
        store.all(Attendance, meeting=meeting.id),
        stored_presences(store, meeting.id),
        clock_of(meeting).opened,
        stored_proxies(store, meeting.id),
    )


def sides_of(store: OpenFile, committee: CommitteeId) -> tuple[Side, ...]:
    """Those that a committee tells apart."""
    return the(store, Committee, committee).sides


def stayed_away(store: OpenFile, meeting: Meeting) -> frozenset[PersonId]:
    """The holders of seats who were never there themselves, as member, substitute or guest; of a meeting that was held.

    Of somebody who is not on the roll nothing is known.
    """
    if meeting.opened_at is None:
        return frozenset()
    facts = facts_of(store, meeting)
    holders = {seat.roll.holder for seat in facts.seats}
    sat = {seat.substitute or seat.roll.holder for seat in facts.seats if seat.stays}
    guests = {guest.id: guest.person for guest in store.all(Guest, meeting=meeting.id)}
    came = sat | {guests.get(GuestId(key)) for key, stays in facts.guests.items() if stays}
    return frozenset(person for person in holders - came if person is not None)


def quorum_of(store: OpenFile, meeting: Meeting, snapshot: Snapshot, recused: Collection[RollId] = ()) -> Quorum:
    """By the statutes that govern the meeting, and what they rule for its kind."""
    return quorum(what_holds(store, meeting), snapshot, recused=recused, sides=sides_of(store, meeting.committee))
