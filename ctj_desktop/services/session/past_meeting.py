"""How is a meeting entered that was held before, from an old record: with or without the times of its session?"""

from datetime import time

from ctj_desktop.domain.ids import MeetingId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import HELD_AFTERWARDS, Meeting, MeetingMove, MeetingState
from ctj_desktop.services.meetings.refusals import NoDate
from ctj_desktop.services.membership.roll import clock_of, freeze_roll
from ctj_desktop.services.numbers.issue import number_items, number_late_items
from ctj_desktop.services.numbers.waiting import number_waiting
from ctj_desktop.services.session.attendance import excuse, record_arrival
from ctj_desktop.services.session.refusals import OneTimeMissing
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.refusals import EndBeforeStart
from ctj_desktop.services.steps.states import meeting_state, move_meeting, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(states=HELD_AFTERWARDS, after=("plan_meeting",))
def enter_past_meeting(
    unit: Unit,
    *,
    meeting: MeetingId,
    opened_at: time | None = None,
    closed_at: time | None = None,
    present: tuple[SeatId, ...] = (),
    excused: tuple[SeatId, ...] = (),
) -> MeetingMove:
    """Enters a meeting as held on its day, by the mandates and statutes of that day, with who was there.

    Without both times nobody noted any: presence is from the planned start to the planned end. `NoDate`,
    `OneTimeMissing`, `EndBeforeStart`.
    """
    stored = the(unit.store, Meeting, meeting)
    if stored.on is None:
        raise NoDate
    was_draft = meeting_state(unit.store, meeting) is MeetingState.DRAFT
    move = move_meeting(unit, stored, MeetingState.HELD, stored.on, afterwards=True)
    held = _held(stored, opened_at, closed_at)
    freeze_roll(unit, stored)
    unit.save(held, before=stored)
    (number_items if was_draft else number_late_items)(unit, held)
    number_waiting(unit, held.committee, held.id)
    assert held.opened_at is not None, "said above"
    for seat in present:
        record_arrival(unit, meeting=meeting, seat=seat, arrived=held.opened_at)
    for seat in excused:
        excuse(unit, meeting=meeting, seat=seat)
    unit.name("meeting.state", stored, number=name_of(the(unit.store, Meeting, meeting)), state=str(MeetingState.HELD))
    return move


def _held(planned: Meeting, opened_at: time | None, closed_at: time | None) -> Meeting:
    """The meeting with the times of its session; without any the planned ones stand for them, and are not printed."""
    if (opened_at is None) != (closed_at is None):
        raise OneTimeMissing
    noted = opened_at is not None
    opened = opened_at or planned.start or time(0)
    closed = closed_at or planned.end or opened
    held = replace(planned, opened_at=opened, closed_at=closed, without_clock=not noted)
    if clock_of(held).minute(closed) < (1 if noted else 0):
        raise EndBeforeStart(opened, closed)
    return held
