"""How far is a meeting against its plan: which item runs since when, and when will it end?

Wall times are read on the meeting's own clock, so midnight is no end; in the hour that a change of clocks repeats,
a time that would lie before the start counts as the start.
"""

from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from ctj_desktop.domain.attendance_facts import MeetingClock
from ctj_desktop.domain.clock import Agenda, AgendaRow, after
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import ItemKind, Pause


class ItemState(StrEnum):
    """Where an item is in the course of the meeting."""

    OPEN = "open"
    NOW = "now"
    DONE = "done"
    LEFT = "left"
    """The session ended before anybody took it up."""


class Running(PositionalValue):
    """The current item in minutes: since when, planned, left of the plan (negative: over it)."""

    row: AgendaRow
    spent: int
    planned: int | None

    @property
    def left(self) -> int | None:
        """What is left of the planned minutes."""
        return None if self.planned is None else self.planned - self.spent


class Segment(PositionalValue):
    """An item of the first level on the plan: its minutes and how much of them is behind, from 0 to 1."""

    minutes: int
    state: ItemState
    done: float


class Forecast(PositionalValue):
    """When the meeting ends if every item left takes its planned time; `late` in minutes against the plan.

    Nothing is late by a plan in which an item has no time: it ends nowhere.
    """

    ends: time
    late: int
    segments: tuple[Segment, ...]


def current_row(agenda: Agenda, clock: MeetingClock) -> AgendaRow | None:
    """The item that was started and not ended; of several (two devices) the one started last."""
    running = [row for row in agenda.rows if row.item.started_at is not None and row.item.ended_at is None]
    return max(running, key=lambda row: (clock.minute(row.item.started_at or clock.opened), row.item.id), default=None)


def next_row(agenda: Agenda, current: AgendaItemId | None) -> AgendaRow | None:
    """The item after the current one, headings passed over; before the first item the first one not yet ended."""
    rows = list(agenda.rows)
    if current is not None:
        place = next((at for at, row in enumerate(rows) if row.item.id == current), -1)
        rows = rows[place + 1 :]
    elif any(row.item.ended_at is None for row in rows if not is_heading(row)):
        rows = [row for row in rows if row.item.ended_at is None]
    else:
        rows = []
    return next((row for row in rows if not is_heading(row)), None)


def is_heading(row: AgendaRow) -> bool:
    """Whether a row only groups others."""
    return row.item.item_kind is ItemKind.HEADING


def state_of(row: AgendaRow, current: AgendaRow | None) -> ItemState:
    """Done, now or open."""
    if current is not None and row.item.id == current.item.id:
        return ItemState.NOW
    return ItemState.DONE if row.item.ended_at is not None else ItemState.OPEN


def running(current: AgendaRow | None, clock: MeetingClock, now: int, pauses: Sequence[Pause] = ()) -> Running | None:
    """The current item at a minute of the meeting's clock; while the session stands still it takes no time."""
    if current is None or current.item.started_at is None:
        return None
    return Running(current, _worked(clock.minute(current.item.started_at), now, clock, pauses), current.minutes)


def forecast(
    agenda: Agenda, current: AgendaRow | None, clock: MeetingClock, now: int, pauses: Sequence[Pause] = ()
) -> Forecast | None:
    """What is left of the running branch, and the branches that are open; None for a plan without any minutes."""
    if not agenda.minutes:
        return None
    segments, left = [], 0
    for branch in _branches(agenda.rows):
        state, minutes = _branch_state(branch, current), branch[0].minutes or 0
        spent = _spent(branch, clock, now, pauses) if state is ItemState.NOW else 0
        left += {ItemState.DONE: 0, ItemState.NOW: max(0, minutes - spent), ItemState.OPEN: minutes}[state]
        done = 1.0 if state is ItemState.DONE else min(1.0, spent / minutes) if minutes else 0.0
        if minutes:
            segments.append(Segment(minutes, state, done))
    ends = now + left
    planned = agenda.minutes + (clock.minute(agenda.rows[0].starts) if agenda.rows[0].starts else 0)
    wall = after(clock.opened, ends) or clock.opened
    return Forecast(wall, ends - planned if agenda.exact else 0, tuple(segments))


def _branches(rows: Sequence[AgendaRow]) -> list[list[AgendaRow]]:
    branches: list[list[AgendaRow]] = []
    for row in rows:
        if row.depth == 1 or not branches:
            branches.append([row])
        else:
            branches[-1].append(row)
    return branches


def _branch_state(branch: Sequence[AgendaRow], current: AgendaRow | None) -> ItemState:
    states = [state_of(row, current) for row in branch if not is_heading(row)] or [ItemState.OPEN]
    if ItemState.NOW in states:
        return ItemState.NOW
    return ItemState.DONE if all(state is ItemState.DONE for state in states) else ItemState.OPEN


def _spent(branch: Sequence[AgendaRow], clock: MeetingClock, now: int, pauses: Sequence[Pause]) -> int:
    starts = [clock.minute(row.item.started_at) for row in branch if row.item.started_at is not None]
    return _worked(min(starts), now, clock, pauses) if starts else 0


def _worked(since: int, now: int, clock: MeetingClock, pauses: Sequence[Pause]) -> int:
    """The minutes between two of the meeting's clock, without those in which the session stood still."""
    stood = ((clock.minute(one.start), now if one.end is None else clock.minute(one.end)) for one in pauses)
    return max(0, now - since - sum(max(0, min(end, now) - max(start, since)) for start, end in stood))
