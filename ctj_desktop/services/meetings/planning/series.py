"""How are several meetings planned in one act, on the days of a series?"""

from collections import Counter
from datetime import date, time

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.planning.series import MOST
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.agenda import add_standing_items
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.planning.copying import copy_agenda
from ctj_desktop.services.meetings.refusals import DayTwice, NoDays, TooManyMeetings
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def plan_series(
    unit: Unit,
    *,
    committee: CommitteeId,
    days: tuple[date, ...],
    start: time | None = None,
    end: time | None = None,
    place: Bilingual = NO_TEXT,
    like: MeetingId | None = None,
    every_item: bool = False,
    standing: bool = False,
) -> tuple[Meeting, ...]:
    """Plans a meeting on each day, with the agenda of an earlier one, the standing items, or none yet; one undo.

    `NoDays`, `DayTwice`, `TooManyMeetings`; else as `plan_meeting`, `copy_agenda` and `add_standing_items`.
    """
    _need_days(days)
    planned = []
    for day in sorted(days):
        new = Meeting(
            id=MeetingId(unit.new_id()),
            home=home_of(committee),
            committee=committee,
            on=day,
            start=start,
            end=end,
            place=place,
        )
        planned.append(plan_meeting(unit, new))
        begin_agenda(unit, planned[-1], like=like, every_item=every_item, standing=standing)
    unit.name("meetings.planned", count=str(len(planned)))
    return tuple(planned)


def begin_agenda(unit: Unit, meeting: Meeting, *, like: MeetingId | None, every_item: bool, standing: bool) -> None:
    """With what a new agenda begins: as an earlier one, with what is standing since, or with nothing."""
    if like is not None:
        copy_agenda(unit, meeting=meeting.id, like=like, every_item=every_item)
    if standing:
        add_standing_items(unit, meeting=meeting.id)


def _need_days(days: tuple[date, ...]) -> None:
    if not days:
        raise NoDays
    if len(days) > MOST:
        raise TooManyMeetings(MOST)
    twice = next((day for day, times in Counter(days).items() if times > 1), None)
    if twice is not None:
        raise DayTwice(twice)
