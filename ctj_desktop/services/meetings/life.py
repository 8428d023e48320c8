"""How is a meeting planned and convened, and what if it cannot take place?"""

from datetime import date, time
from typing import Final

from ctj_desktop.domain.attendance_facts import MeetingClock
from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import DecisionId, MeetingId
from ctj_desktop.domain.numbers import Series, parse_number
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.meetings.refusals import EmptyAgenda, NoDate, NoStart, StillAtWork, UntitledItem, WasConvened
from ctj_desktop.services.meetings.second_call import need_second_call
from ctj_desktop.services.meetings.sending.dispatches import next_revision
from ctj_desktop.services.membership.roll import freeze_roll
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.numbers.issue import goes_on, issue, number_items, number_once_more
from ctj_desktop.services.numbers.waiting import UNSENT
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.refusals import EndBeforeStart
from ctj_desktop.services.steps.states import NOT_FINAL, leading_to, meeting_moves, meeting_state, move_meeting, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

LONGEST = 12 * 60
"""Minutes: a planned end that lies farther from the start is a slip of the hand."""


ON_PAPER: Final = NOT_FINAL - {MeetingState.CONVENED, MeetingState.IN_SESSION, MeetingState.CIRCULATED}
"""A meeting that nobody was called to is in one of these; held, where it was entered from an old record."""
ELSEWHERE: Final = ("number", "opened_at", "closed_at")
"""Fields of a meeting that other acts write."""


@step(first=("committee", "on", "start", "end"), without=ELSEWHERE)
def plan_meeting(unit: Unit, new: Meeting) -> Meeting:
    """Plans a meeting; with a date it gets the committee's next number of that year.

    A second call only follows a meeting without quorum: `NoSecondCall`, `QuorumWasThere`, `TooManyCame`.
    """
    _need_sitting(new.start, new.end)
    the(unit.store, Committee, new.committee)
    need_second_call(unit.store, new)
    meeting = replace(new, number=issue(unit, Series.MEETING, new.committee, new.on))
    unit.name("meeting.added", number=name_of(meeting))
    return unit.save(meeting)


@step(first=("meeting", "on", "start", "end"), without=("committee", "second_call_of", *ELSEWHERE), states=NOT_FINAL)
def change_meeting(unit: Unit, after: Meeting, before: Meeting) -> Meeting:
    """Changes date, hours, place or persons of a meeting; its number stays.

    Only one that nobody was called to, and whose day is now in a year that is numbered anew, gets the next one of it.
    """
    need_unapproved(unit.store, before.id)
    saved = unit.save(after, before=before)
    _need_sitting(saved.start, saved.end)
    numbered = _numbered(unit, saved)
    if numbered.number == saved.number or saved.number is None:
        unit.name("meeting.changed", number=name_of(numbered))
    else:
        unit.name("meeting.renumbered", number=saved.number, became=name_of(numbered))
    return numbered


remove_meeting = removal(
    Meeting,
    "Takes a meeting away that was entered by mistake, with its agenda and who was there.",
    guard=lambda store, row: need_on_paper(store, row),
    words=lambda _store, row: {"number": name_of(row)},
    states=ON_PAPER,
    after=("plan_meeting",),
)
"""`WasConvened` for one that its members know of, `StillAtWork` during its session and while its minutes are out;
what was decided there keeps it as well.
"""


@step(states=leading_to(MeetingState.CONVENED), after=("plan_meeting", "add_agenda_item | add_standing_items"))
def convene_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Convenes a meeting, or sends a revision: the roll and the numbers of the items are frozen."""
    stored = the(unit.store, Meeting, meeting)
    again = meeting_state(unit.store, meeting) is MeetingState.CONVENED
    need_convenable(unit.store, stored)
    revision = next_revision(unit.store, meeting)
    move = move_meeting(unit, stored, MeetingState.CONVENED, on, revision=revision)
    (number_once_more if again else number_items)(unit, stored)
    freeze_roll(unit, stored)
    return move


@step(states=leading_to(MeetingState.CANCELLED))
def cancel_meeting(
    unit: Unit, *, meeting: MeetingId, on: date, reason: Bilingual = NO_TEXT, decision: DecisionId | None = None
) -> MeetingMove:
    """Cancels a meeting; its number is not used again."""
    stored = the(unit.store, Meeting, meeting)
    return move_meeting(unit, stored, MeetingState.CANCELLED, on, reason=reason, decision=decision)


@step(states=leading_to(MeetingState.POSTPONED))
def postpone_meeting(
    unit: Unit, *, meeting: MeetingId, on: date, to: date | None = None, reason: Bilingual = NO_TEXT
) -> MeetingMove:
    """Postpones a meeting, to a new date where one is known; it is then convened again."""
    stored = the(unit.store, Meeting, meeting)
    move = move_meeting(unit, stored, MeetingState.POSTPONED, on, reason=reason)
    if to is not None:
        _numbered(unit, unit.save(replace(stored, on=to), before=stored))
    return move


@step(states=leading_to(MeetingState.DRAFT), after=("cancel_meeting | postpone_meeting",))
def resume_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Takes a cancelled or postponed meeting up again as a draft."""
    return move_meeting(unit, the(unit.store, Meeting, meeting), MeetingState.DRAFT, on)


def need_on_paper(store: OpenFile, meeting: Meeting) -> None:
    """Refuses as `remove_meeting` does, whatever hangs on the meeting."""
    need_unapproved(store, meeting.id)
    if _was_convened(store, meeting):
        raise WasConvened(name_of(meeting))
    state = meeting_state(store, meeting.id)
    if state not in ON_PAPER:
        raise StillAtWork(name_of(meeting), state)


def need_convenable(store: OpenFile, meeting: Meeting) -> None:
    """`NoDate`, `NoStart`, `EmptyAgenda` or `UntitledItem`: what a convocation must say is not there yet."""
    if meeting.on is None:
        raise NoDate
    if meeting.start is None:
        raise NoStart
    rows = agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows
    if not rows:
        raise EmptyAgenda
    for row in rows:
        if not row.item.title:
            raise UntitledItem(row.shown_number)


def _numbered(unit: Unit, meeting: Meeting) -> Meeting:
    """Give a meeting the number of its year if it has none, or one of another year that nobody knows yet."""
    if meeting.on is None or (meeting.number is not None and not _of_another_year(unit.store, meeting, meeting.on)):
        return meeting
    number = issue(unit, Series.MEETING, meeting.committee, meeting.on)
    return unit.save(replace(meeting, number=number), before=meeting)


def _of_another_year(store: OpenFile, meeting: Meeting, on: date) -> bool:
    number = parse_number(meeting.number or "", Series.MEETING)
    if number is None or number.year == on.year or goes_on(store, Series.MEETING, meeting.committee, on):
        return False
    return meeting_state(store, meeting.id) in UNSENT and not _was_convened(store, meeting)


def _was_convened(store: OpenFile, meeting: Meeting) -> bool:
    return any(move.to_state is MeetingState.CONVENED for move in meeting_moves(store, meeting.id))


def _need_sitting(start: time | None, end: time | None) -> None:
    """`EndBeforeStart` unless the planned end comes within twelve hours of the start, over midnight or not."""
    if start is not None and end is not None and not 0 < MeetingClock(start).minute(end) <= LONGEST:
        raise EndBeforeStart(start, end)
