"""How does a committee itself end: what of it still runs then, and how is all of that closed in one act?

Its last day is that of its seats: a committee whose seats have all ended is over. Nothing else is kept of it.
"""

from datetime import date

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue, Record, replace
from ctj_desktop.domain.records.committees import (
    Committee,
    EndReason,
    Mandate,
    OfficeHeld,
    Seat,
    WorkingGroup,
    WorkingGroupMember,
)
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.errors import Refused
from ctj_desktop.services.membership.terms_ended import StillRunning, running_beyond, runs_beyond
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

AHEAD = (MeetingState.DRAFT, MeetingState.CONVENED)
"""Meetings that are still to be held."""


class NothingToEnd(Refused):
    """No seat of this committee runs beyond that day."""

    at_field = "end"


class BeginsLater(Refused):
    """Something of this committee begins only after that day: {count}. Remove it first."""

    at_field = "end"
    count: int


class Closing(NamedValue):
    """What goes beyond a last day, and with it ends; `meetings` are those planned later, which stay as they are."""

    seats: tuple[Seat, ...]
    held: StillRunning
    groups: tuple[WorkingGroup, ...]
    in_groups: tuple[WorkingGroupMember, ...]
    later: int
    meetings: tuple[Meeting, ...]

    @property
    def count(self) -> int:
        """All that is closed."""
        return len(self.seats) + self.held.count + len(self.groups) + len(self.in_groups)


def closing_of(store: OpenFile, committee: CommitteeId, end: date) -> Closing:
    """What `end`, the first day without the committee, would close."""
    seats = store.all(Seat, committee=committee, order="position, id")
    groups = store.all(WorkingGroup, committee=committee, order="id")
    members = [one for group in groups for one in store.all(WorkingGroupMember, group=group.id, order="id")]
    held: list[Mandate | OfficeHeld] = [*store.all(Mandate, committee=committee)]
    held += store.all(OfficeHeld, committee=committee)
    later = sum(one.start is not None and one.start >= end for one in (*seats, *groups, *members, *held))
    return Closing(
        seats=tuple(one for one in seats if runs_beyond(one, end)),
        held=running_beyond(store, committee, end),
        groups=tuple(one for one in groups if runs_beyond(one, end)),
        in_groups=tuple(one for one in members if runs_beyond(one, end)),
        later=later,
        meetings=tuple(
            one
            for one in store.all(Meeting, committee=committee, order="on, id")
            if one.on is not None and one.on >= end and meeting_state(store, one.id) in AHEAD
        ),
    )


def ended_on(store: OpenFile, committee: CommitteeId) -> date | None:
    """The first day without the committee, as its seats say; None while one of them has no end, or it has none."""
    if store.count(Seat, committee=committee, end=None):
        return None
    return max((seat.end for seat in store.all(Seat, committee=committee) if seat.end is not None), default=None)


@step
def end_committee(unit: Unit, *, committee: CommitteeId, end: date) -> Committee:
    """Ends a committee: its seats, mandates, offices and working groups close on the day before `end`, in one act."""
    stored = the(unit.store, Committee, committee)
    closing = closing_of(unit.store, committee, end)
    if not closing.seats:
        raise NothingToEnd
    if closing.later:
        raise BeginsLater(closing.later)
    unit.name("committee.ended", name=stored.code, count=str(closing.count), day=days_later(end, -1).isoformat())
    for mandate in closing.held.mandates:
        unit.save(replace(mandate, end=end, end_reason=EndReason.TERM), before=mandate)
    running: tuple[Record, ...] = (*closing.held.offices, *closing.in_groups, *closing.groups, *closing.seats)
    for one in running:
        unit.save(replace(one, end=end), before=one)  # type: ignore[call-arg]
    return stored
