"""How does the sitting of a meeting go: opened, item after item, closed or without quorum?"""

from datetime import date, time
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting, MeetingMove, MeetingState, Pause
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.meetings.minutes_to_approve import name_in_next
from ctj_desktop.services.membership.roll import freeze_roll
from ctj_desktop.services.numbers.issue import number_late_items
from ctj_desktop.services.numbers.waiting import number_waiting
from ctj_desktop.services.session.pauses import go_on
from ctj_desktop.services.session.proxies import give_as_replied
from ctj_desktop.services.session.refusals import NotInSession, NotOnTheAgenda
from ctj_desktop.services.session.times import ended_by_closing, need_close, need_opening
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.states import leading_to, meeting_state, move_meeting, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.queries.minutes import stored_presences
from ctj_desktop.storage.unit import Unit

BEGUN: Final = (MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED, MeetingState.INQUORATE)
"""States in which a session has its times, and they may still be put right."""


@step(states=leading_to(MeetingState.IN_SESSION), after=("convene_meeting",))
def open_session(unit: Unit, *, meeting: MeetingId, on: date, opened_at: time) -> MeetingMove:
    """Opens the session: the roll is frozen anew and late items get their numbers.

    The proxies that were announced in the replies hold from then on. Opened once more, it keeps who took or left a seat
    in it, and who votes for whom.
    """
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.IN_SESSION, on)
    opened = unit.save(replace(stored, opened_at=opened_at), before=stored)
    number_late_items(unit, stored)
    freeze_roll(unit, stored)
    if stored.opened_at is None:
        give_as_replied(unit, opened)
    return move


@step(states=(MeetingState.IN_SESSION,), after=("open_session",))
def begin_item(unit: Unit, *, item: AgendaItemId, started: time) -> AgendaItem:
    """Takes an item up, and ends the one that was running; an item taken up again keeps its first start.

    A pause that nobody ended ends: work goes on.
    """
    point = the(unit.store, AgendaItem, item)
    owner = the(unit.store, Meeting, point.meeting)
    state = meeting_state(unit.store, owner.id)
    if state is not MeetingState.IN_SESSION:
        raise NotInSession(name_of(owner), state)
    if point.item_kind is ItemKind.HEADING:
        raise NotOnTheAgenda(point.title.fr.text or point.title.de.text)
    go_on(unit, owner, started)
    _end_items(unit, owner, started, but=item)
    unit.name("agenda_item.begun", **titled(point.title))
    return unit.save(replace(point, started_at=point.started_at or started, ended_at=None), before=point)


@step(states=leading_to(MeetingState.HELD), after=("open_session",))
def close_session(unit: Unit, *, meeting: MeetingId, on: date, closed_at: time) -> MeetingMove:
    """Closes the session; whoever is still there leaves at that time, and what waited for a number gets it.

    The next agenda in preparation approves its minutes, where it left open which. `ClosedTooEarly` before something
    that was entered for the session.
    """
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.HELD, on)
    _end_session(unit, stored, closed_at)
    name_in_next(unit, stored)
    return move


@step(only=("opened_at", "closed_at"), states=BEGUN, after=("open_session",))
def correct_session(unit: Unit, after: Meeting, before: Meeting) -> Meeting:
    """Corrects when the session was opened or closed; whoever stayed to the close leaves at the corrected one.

    `OpenedAfterItem`, `OpenedTooLate`, `ClosedTooEarly` where that contradicts what was entered.
    """
    stored = need_unapproved(unit.store, before.id)
    if stored.opened_at is None or after.opened_at is None:
        raise NotInSession(name_of(stored), meeting_state(unit.store, stored.id))
    if after.opened_at != before.opened_at:
        need_opening(unit.store, stored, after.opened_at)
    if after.closed_at != before.closed_at:
        if stored.closed_at is None or after.closed_at is None:
            raise NotInSession(name_of(stored), meeting_state(unit.store, stored.id))
        need_close(unit.store, stored, after.closed_at)
        _leave_with(unit, stored, after.closed_at)
    saved = unit.save(after, before=before)
    unit.name("meeting.changed", number=name_of(saved))
    return saved


@step(states=leading_to(MeetingState.INQUORATE), after=("open_session",))
def declare_inquorate(
    unit: Unit, *, meeting: MeetingId, on: date, closed_at: time, reason: Bilingual = NO_TEXT
) -> MeetingMove:
    """Ends a session that had no quorum; a second call can follow."""
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.INQUORATE, on, reason=reason)
    _end_session(unit, stored, closed_at)
    return move


def _end_session(unit: Unit, meeting: Meeting, closed_at: time) -> None:
    now = the(unit.store, Meeting, meeting.id)
    need_close(unit.store, now, closed_at)
    unit.save(replace(now, closed_at=closed_at), before=now)
    go_on(unit, now, closed_at)
    number_waiting(unit, meeting.committee, meeting.id)
    _end_items(unit, now, closed_at)
    for presence in stored_presences(unit.store, meeting.id):
        if presence.end is None:
            unit.save(replace(presence, end=closed_at), before=presence)


def _leave_with(unit: Unit, meeting: Meeting, closed_at: time) -> None:
    """What the closing ended ends with the corrected one; what ended in that minute by an entry stays as it was."""
    for presence in stored_presences(unit.store, meeting.id):
        if presence.end == meeting.closed_at and ended_by_closing(unit.store, meeting, presence.id, "end"):
            unit.save(replace(presence, end=closed_at), before=presence)
    for pause in unit.store.all(Pause, meeting=meeting.id, end=meeting.closed_at):
        if ended_by_closing(unit.store, meeting, pause.id, "end"):
            unit.save(replace(pause, end=closed_at), before=pause)
    for item in unit.store.all(AgendaItem, meeting=meeting.id, ended_at=meeting.closed_at):
        if ended_by_closing(unit.store, meeting, item.id, "ended_at"):
            unit.save(replace(item, ended_at=closed_at), before=item)


def _end_items(unit: Unit, meeting: Meeting, at: time, but: AgendaItemId | None = None) -> None:
    for running in unit.store.all(AgendaItem, meeting=meeting.id, ended_at=None):
        if running.started_at is not None and running.id != but:
            unit.save(replace(running, ended_at=at), before=running)
