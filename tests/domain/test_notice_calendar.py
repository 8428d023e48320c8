"""Are the last days of ten years the same when they are counted on a calendar, day by day, in each region?"""

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from ctj_desktop.domain.holidays import Region, holidays
from ctj_desktop.domain.notice import last_day_by_post, notice_deadline
from ctj_desktop.domain.records.statutes import NoticeRule

DAY = timedelta(days=1)
FIRST, YEARS = 2025, 10
RULES = (
    NoticeRule(days=10, clear=True),
    NoticeRule(days=10, clear=False),
    NoticeRule(days=5, clear=True, working=True),
    NoticeRule(days=5, clear=False, working=True),
)
SEVERAL = (frozenset(Region), frozenset({Region.FRANCE, Region.VAUD, Region.NEUCHATEL}))
PLACES = (*(frozenset({region}) for region in Region), *SEVERAL)


def rests(regions: Collection[Region]) -> set[date]:
    """Every day of the calendar on which nobody works in one of them."""
    free = {day for year in range(FIRST - 1, FIRST + YEARS + 1) for region in regions for day in holidays(year, region)}
    day = date(FIRST - 1, 1, 1)
    while day.year <= FIRST + YEARS:
        if day.isoweekday() > 5:
            free.add(day)
        day += DAY
    return free


def counted(rule: NoticeRule, meeting: date, free: set[date]) -> date:
    """Back from the day before the meeting until enough days lie between, then to a day on which somebody sends."""
    day, given = meeting, 0
    while given < rule.days:
        day -= DAY
        given += not (rule.working and day in free)
    day -= DAY * rule.clear
    while day in free:
        day -= DAY
    return day


def posted(day: date, takes: int, free: set[date]) -> date:
    """The working days of the post, one after the other."""
    while takes:
        day -= DAY
        takes -= day not in free
    return day


def compare(places: Collection[frozenset[Region]], step: int) -> None:
    for regions in places:
        free, meeting = rests(regions), date(FIRST, 1, 1)
        while meeting.year < FIRST + YEARS:
            for rule in RULES:
                deadline = notice_deadline(rule, meeting, regions)
                said = regions, meeting, rule
                assert deadline.working == counted(rule, meeting, free), said
                for takes in (0, 2, 3):
                    assert last_day_by_post(deadline, takes, regions) == posted(deadline.working, takes, free), said
            meeting += step * DAY


def test_some_days_of_ten_years_in_several_regions() -> None:
    compare(SEVERAL, 41)


@pytest.mark.long
def test_every_day_of_ten_years_in_each_region() -> None:
    compare(PLACES, 1)
