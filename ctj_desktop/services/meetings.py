"""How does a meeting go through its life: planned, convened, held, its minutes approved?"""

from datetime import date, time

from ctj_desktop.domain.attendance_facts import MeetingClock
from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, DecisionId, MeetingId, PersonId
from ctj_desktop.domain.meetings import AgendaItem, ItemKind, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.minutes import ApprovedVersion
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.approval import file_version, need_approvable, need_minutes
from ctj_desktop.services.attendance import presences_of
from ctj_desktop.services.change import KEEP, NO_TEXT, Keep, Rewording, rewrite
from ctj_desktop.services.numbering import issue, number_items, number_late_items
from ctj_desktop.services.records import home_of, source_language, the, titled
from ctj_desktop.services.refusals import (
    EmptyAgenda,
    EndBeforeStart,
    MinutesFixed,
    NoDate,
    NoStart,
    NotInSession,
    UntitledItem,
)
from ctj_desktop.services.roll import freeze_roll
from ctj_desktop.services.session_refusals import NotOnTheAgenda
from ctj_desktop.services.session_times import need_close, need_opening
from ctj_desktop.services.states import meeting_moves, meeting_state, move_meeting, name_of
from ctj_desktop.services.step import step
from ctj_desktop.services.waiting_numbers import number_waiting
from ctj_desktop.storage.unit import Unit

FINAL = frozenset({MeetingState.APPROVED, MeetingState.CLOSED})
LONGEST = 12 * 60
"""Minutes: a planned end that lies farther from the start is a slip of the hand."""


@step
def plan_meeting(
    unit: Unit,
    *,
    committee: CommitteeId,
    on: date | None = None,
    start: time | None = None,
    end: time | None = None,
    title: Bilingual = NO_TEXT,
    place: Bilingual = NO_TEXT,
    remote_link: str = "",
    chair: PersonId | None = None,
    minute_taker: PersonId | None = None,
    proposals_until: date | None = None,
    file_closed_on: date | None = None,
    documents_by: date | None = None,
    second_call_of: MeetingId | None = None,
) -> Meeting:
    """Plans a meeting; with a date it gets the committee's next number of that year."""
    _need_sitting(start, end)
    the(unit.store, Committee, committee)
    meeting = Meeting(
        id=MeetingId(unit.new_id()),
        home=home_of(committee),
        committee=committee,
        number=issue(unit, Series.MEETING, committee, on),
        title=title,
        on=on,
        start=start,
        end=end,
        place=place,
        remote_link=remote_link,
        chair=chair,
        minute_taker=minute_taker,
        proposals_until=proposals_until,
        file_closed_on=file_closed_on,
        documents_by=documents_by,
        second_call_of=second_call_of,
    )
    unit.name("meeting.added", number=name_of(meeting))
    return unit.save(meeting)


@step
def change_meeting(
    unit: Unit,
    *,
    meeting: MeetingId,
    seen: Meeting | None = None,
    on: date | Keep | None = KEEP,
    start: time | Keep | None = KEEP,
    end: time | Keep | None = KEEP,
    title: Bilingual | Rewording | Keep = KEEP,
    place: Bilingual | Rewording | Keep = KEEP,
    remote_link: str | Keep = KEEP,
    chair: PersonId | Keep | None = KEEP,
    minute_taker: PersonId | Keep | None = KEEP,
    proposals_until: date | Keep | None = KEEP,
    file_closed_on: date | Keep | None = KEEP,
    documents_by: date | Keep | None = KEEP,
) -> Meeting:
    """Changes date, hours, place or persons of a meeting; its number stays."""
    stored = the(unit.store, Meeting, meeting)
    if meeting_state(unit.store, meeting) in FINAL:
        raise MinutesFixed(name_of(stored))
    after = rewrite(
        unit,
        stored,
        seen,
        source_language(unit.store, stored.committee),
        on=on,
        start=start,
        end=end,
        title=title,
        place=place,
        remote_link=remote_link,
        chair=chair,
        minute_taker=minute_taker,
        proposals_until=proposals_until,
        file_closed_on=file_closed_on,
        documents_by=documents_by,
    )
    _need_sitting(after.start, after.end)
    if after.number is None and after.on is not None:
        number = issue(unit, Series.MEETING, after.committee, after.on)
        after = unit.save(replace(after, number=number), before=after)
    unit.name("meeting.changed", number=name_of(after))
    return after


@step
def convene_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Convenes a meeting, or sends a revision: the roll and the numbers of the items are frozen."""
    stored = the(unit.store, Meeting, meeting)
    if stored.on is None:
        raise NoDate
    if stored.start is None:
        raise NoStart
    revision = sum(move.to_state is MeetingState.CONVENED for move in meeting_moves(unit.store, meeting)) + 1
    move = move_meeting(unit, stored, MeetingState.CONVENED, on, revision=revision)
    _need_titled_items(unit, stored)
    number_items(unit, stored)
    freeze_roll(unit, stored)
    return move


@step
def cancel_meeting(
    unit: Unit, *, meeting: MeetingId, on: date, reason: Bilingual = NO_TEXT, decision: DecisionId | None = None
) -> MeetingMove:
    """Cancels a meeting; its number is not used again."""
    stored = the(unit.store, Meeting, meeting)
    return move_meeting(unit, stored, MeetingState.CANCELLED, on, reason=reason, decision=decision)


@step
def postpone_meeting(
    unit: Unit, *, meeting: MeetingId, on: date, to: date | None = None, reason: Bilingual = NO_TEXT
) -> MeetingMove:
    """Postpones a meeting, to a new date where one is known; it is then convened again."""
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.POSTPONED, on, reason=reason)
    if to is not None:
        unit.save(replace(stored, on=to), before=stored)
    return move


@step
def resume_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Takes a cancelled or postponed meeting up again as a draft."""
    return move_meeting(unit, the(unit.store, Meeting, meeting), MeetingState.DRAFT, on)


@step
def open_session(unit: Unit, *, meeting: MeetingId, on: date, opened_at: time) -> MeetingMove:
    """Opens the session: the roll is frozen anew and late items get their numbers."""
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.IN_SESSION, on)
    unit.save(replace(stored, opened_at=opened_at), before=stored)
    number_late_items(unit, stored)
    freeze_roll(unit, stored)
    return move


@step
def begin_item(unit: Unit, *, item: AgendaItemId, started: time) -> AgendaItem:
    """Takes an item up, and ends the one that was running; an item taken up again keeps its first start."""
    point = the(unit.store, AgendaItem, item)
    owner = the(unit.store, Meeting, point.meeting)
    state = meeting_state(unit.store, owner.id)
    if state is not MeetingState.IN_SESSION:
        raise NotInSession(name_of(owner), state)
    if point.item_kind is ItemKind.HEADING:
        raise NotOnTheAgenda(point.title.fr.text or point.title.de.text)
    _end_items(unit, owner, started, but=item)
    unit.name("agenda_item.begun", **titled(point.title))
    return unit.save(replace(point, started_at=point.started_at or started, ended_at=None), before=point)


@step
def close_session(unit: Unit, *, meeting: MeetingId, on: date, closed_at: time) -> MeetingMove:
    """Closes the session; whoever is still there leaves at that time, and what waited for a number gets it.

    `ClosedTooEarly` before something that was entered for the session.
    """
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.HELD, on)
    _end_session(unit, stored, closed_at)
    return move


@step
def correct_session(
    unit: Unit, *, meeting: MeetingId, opened_at: time | Keep = KEEP, closed_at: time | Keep = KEEP
) -> Meeting:
    """Corrects when the session was opened or closed; whoever stayed to the close leaves at the corrected one.

    `OpenedAfterItem`, `OpenedTooLate`, `ClosedTooEarly` where that contradicts what was entered.
    """
    stored = the(unit.store, Meeting, meeting)
    state = meeting_state(unit.store, meeting)
    if state in FINAL:
        raise MinutesFixed(name_of(stored))
    if stored.opened_at is None or (stored.closed_at is None and closed_at is not KEEP):
        raise NotInSession(name_of(stored), state)
    if opened_at is not KEEP:
        need_opening(unit.store, stored, opened_at)
    if closed_at is not KEEP:
        need_close(unit.store, stored, closed_at)
        _leave_with(unit, stored, closed_at)
    after = rewrite(unit, stored, None, opened_at=opened_at, closed_at=closed_at)
    unit.name("meeting.changed", number=name_of(after))
    return after


@step
def declare_inquorate(
    unit: Unit, *, meeting: MeetingId, on: date, closed_at: time, reason: Bilingual = NO_TEXT
) -> MeetingMove:
    """Ends a session that had no quorum; a second call can follow."""
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.INQUORATE, on, reason=reason)
    _end_session(unit, stored, closed_at)
    return move


@step
def circulate_minutes(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Sends the minutes round for remarks."""
    stored = the(unit.store, Meeting, meeting)
    need_minutes(unit.store, stored)
    return move_meeting(unit, stored, MeetingState.CIRCULATED, on)


@step
def take_back_minutes(unit: Unit, *, meeting: MeetingId, on: date, reason: Bilingual = NO_TEXT) -> MeetingMove:
    """Takes circulated minutes back to work in the remarks."""
    return move_meeting(unit, the(unit.store, Meeting, meeting), MeetingState.HELD, on, reason=reason)


@step
def approve_minutes(
    unit: Unit, *, meeting: MeetingId, on: date, decision: DecisionId | None = None, signature: str = ""
) -> ApprovedVersion:
    """Approves circulated minutes: their text is filed with its hash and no longer changes."""
    stored = the(unit.store, Meeting, meeting)
    need_approvable(unit.store, stored, on, decision)
    move_meeting(unit, stored, MeetingState.APPROVED, on, decision=decision)
    return file_version(unit, stored, signature)


@step
def close_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Closes the file of a meeting whose minutes are approved, or that had no quorum."""
    return move_meeting(unit, the(unit.store, Meeting, meeting), MeetingState.CLOSED, on)


def _need_titled_items(unit: Unit, meeting: Meeting) -> None:
    rows = agenda_of(unit.store.all(AgendaItem, meeting=meeting.id)).rows
    if not rows:
        raise EmptyAgenda
    for row in rows:
        if not row.item.title:
            raise UntitledItem(row.number)


def _end_session(unit: Unit, meeting: Meeting, closed_at: time) -> None:
    now = the(unit.store, Meeting, meeting.id)
    need_close(unit.store, now, closed_at)
    unit.save(replace(now, closed_at=closed_at), before=now)
    number_waiting(unit, meeting.committee, meeting.id)
    _end_items(unit, now, closed_at)
    for presence in presences_of(unit.store, meeting.id):
        if presence.end is None:
            unit.save(replace(presence, end=closed_at), before=presence)


def _leave_with(unit: Unit, meeting: Meeting, closed_at: time) -> None:
    for presence in presences_of(unit.store, meeting.id):
        if presence.end == meeting.closed_at:
            unit.save(replace(presence, end=closed_at), before=presence)
    for item in unit.store.all(AgendaItem, meeting=meeting.id, ended_at=meeting.closed_at):
        unit.save(replace(item, ended_at=closed_at), before=item)


def _end_items(unit: Unit, meeting: Meeting, at: time, but: AgendaItemId | None = None) -> None:
    for running in unit.store.all(AgendaItem, meeting=meeting.id, ended_at=None):
        if running.started_at is not None and running.id != but:
            unit.save(replace(running, ended_at=at), before=running)


def _need_sitting(start: time | None, end: time | None) -> None:
    """`EndBeforeStart` unless the planned end comes within twelve hours of the start, over midnight or not."""
    if start is not None and end is not None and not 0 < MeetingClock(start).minute(end) <= LONGEST:
        raise EndBeforeStart(start, end)
