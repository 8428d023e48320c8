"""How is a pause entered, corrected and taken back, with its line in the minutes?"""

from datetime import time
from typing import Final

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, MeetingId, PauseId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState, Pause
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.minutes.blocks import show_block, writable
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.session.clock import is_heading
from ctj_desktop.services.session.pauses import need_possible_pause
from ctj_desktop.services.session.refusals import NotInSession
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import NOT_FINAL, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

PAUSING: Final = (MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED)
"""A pause that was missed is entered after the close."""


@step(states=PAUSING, after=("open_session",))
def add_pause(unit: Unit, new: Pause, *, item: AgendaItemId | None = None, place: int | None = None) -> Pause:
    """Enters that the session stands still from a time on; without an end it does until work goes on.

    The minutes say it under `item`, at the end or at `place` (1 is first); without an item, under the one that was
    under way. Nobody leaves by it.
    """
    meeting = _sitting(unit.store, new.meeting)
    given = replace(new, home=meeting.home)
    need_possible_pause(unit.store, meeting, given)
    unit.name("pause.added", number=name_of(meeting))
    saved = unit.save(given)
    point = writable(unit.store, item) if item is not None else _under_way(unit.store, meeting, new.start)
    if point is not None:
        show_block(unit, point, MinuteBlockKind.PAUSE, saved.id, place)
    return saved


@step(only=("start", "end"), states=NOT_FINAL, after=("add_pause",))
def change_pause(unit: Unit, after: Pause, before: Pause) -> Pause:
    """Corrects when a pause began or ended; without an end it goes on."""
    meeting = need_unapproved(unit.store, before.meeting)
    need_possible_pause(unit.store, meeting, after)
    saved = unit.save(after, before=before)
    unit.name("pause.changed", number=name_of(meeting))
    return saved


@step(states=NOT_FINAL, after=("add_pause",))
def end_pause(unit: Unit, *, pause: PauseId, end: time) -> Pause:
    """Ends a pause: the session goes on."""
    stored = the(unit.store, Pause, pause)
    return change_pause(unit, replace(stored, end=end), stored)


@step(states=NOT_FINAL, after=("add_pause",))
def remove_pause(unit: Unit, *, pause: PauseId) -> Pause:
    """Takes back a pause that was entered by mistake, with its line in the minutes."""
    stored = the(unit.store, Pause, pause)
    unit.name("pause.deleted", number=name_of(need_unapproved(unit.store, stored.meeting)))
    return take_away(unit, stored)


def _sitting(store: OpenFile, key: MeetingId) -> Meeting:
    meeting = need_unapproved(store, key)
    state = meeting_state(store, meeting.id)
    if meeting.opened_at is None or state not in PAUSING:
        raise NotInSession(name_of(meeting), state)
    return meeting


def _under_way(store: OpenFile, meeting: Meeting, at: time) -> AgendaItem | None:
    """The item that was taken up last before a time, else the first one; None on an agenda without items."""
    minute = clock_of(meeting).minute
    items = [row.item for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows if not is_heading(row)]
    begun = [(minute(one.started_at), one) for one in items if one.started_at is not None]
    before = [pair for pair in begun if pair[0] <= minute(at)]
    return max(before, key=lambda pair: pair[0])[1] if before else next(iter(items), None)
