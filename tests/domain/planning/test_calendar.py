"""The weeks of a month are whole, and going from month to month stays in the years that people mean."""

from datetime import date, time, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind, months_away, weeks_of, within_years
from ctj_desktop.domain.records.meetings import MeetingState

MEANT = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(MEANT)
def test_the_weeks_of_a_month_are_whole_and_hold_all_its_days(day: date) -> None:
    weeks = weeks_of(day)
    days = [one for week in weeks for one in week]
    assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
    assert days == [days[0] + timedelta(at) for at in range(len(days))]
    month = [one for one in days if one.month == day.month]
    assert (month[0].day, (month[-1] + timedelta(1)).day) == (1, 1)
    assert month[0] in weeks[0]
    assert month[-1] in weeks[-1]


@given(MEANT, st.integers(-4000, 4000))
def test_a_month_away_is_the_same_day_or_the_last_one(day: date, months: int) -> None:
    there = months_away(day, months)
    at = min(max(day.year * 12 + day.month - 1 + months, 1900 * 12), 2199 * 12 + 11)
    assert there.year * 12 + there.month - 1 == at
    assert there.day == day.day or (there + timedelta(1)).day == 1


def test_a_leap_day_and_the_ends_of_the_years_that_are_meant() -> None:
    assert months_away(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_away(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert within_years(date(1, 1, 1)) == date(1900, 1, 1)
    assert within_years(date(9999, 1, 1)) == date(2199, 12, 31)
    assert within_years(date(2027, 3, 12)) == date(2027, 3, 12)


def test_only_a_cancelled_meeting_is_off_and_a_day_begins_with_its_first_hour() -> None:
    on = date(2027, 3, 12)
    off = CalendarEntry(kind=EntryKind.MEETING, on=on, state=MeetingState.CANCELLED)
    put_off = CalendarEntry(kind=EntryKind.MEETING, on=on, state=MeetingState.POSTPONED)
    due = CalendarEntry(kind=EntryKind.DOCUMENTS, on=on, state=MeetingState.CANCELLED)
    assert [one.is_off for one in (off, put_off, due)] == [True, False, False]
    call = CalendarEntry(kind=EntryKind.MEETING, on=on, call=UUID(int=1), record=UUID(int=2))
    assert [one.speaks_of for one in (due, call)] == [None, UUID(int=2)]
    early = CalendarEntry(kind=EntryKind.MEETING, on=on, start=time(9, 0))
    assert sorted([due, off, early], key=lambda one: one.order) == [early, off, due]
