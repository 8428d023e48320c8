"""Clear days count neither the day of sending nor the day of the meeting."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.holidays import Holiday, Region, days_off
from ctj_desktop.domain.ids import CommitteeId, HomeId, StatutesId
from ctj_desktop.domain.notice import days_given, is_working_day, last_day_by_post, notice_deadline, notice_findings
from ctj_desktop.domain.records.statutes import NoticeRule, SecondCallRule, Statutes, WhatHolds
from ctj_desktop.domain.texts import Bilingual

FIVE_CLEAR = NoticeRule(days=5, clear=True, article="art. 7")


def test_five_clear_days_before_a_thursday() -> None:
    meeting = date(2027, 3, 18)
    deadline = notice_deadline(FIVE_CLEAR, meeting)
    assert (deadline.latest, deadline.working) == (date(2027, 3, 12), date(2027, 3, 12))
    assert notice_findings(FIVE_CLEAR, meeting, date(2027, 3, 12)) == ()


def test_a_day_late_names_days_dates_and_article() -> None:
    (finding,) = notice_findings(FIVE_CLEAR, date(2027, 3, 18), date(2027, 3, 13))
    assert finding.code == "notice.too_short"
    assert finding.source == "art. 7"
    assert finding.data == {
        "days": 5,
        "given": 4,
        "clear": True,
        "working": False,
        "latest": "2027-03-12",
    }


def test_days_that_are_not_clear_count_the_day_of_sending() -> None:
    assert notice_deadline(NoticeRule(days=10, clear=False), date(2027, 3, 18)).latest == date(2027, 3, 8)


def test_a_deadline_on_a_holiday_weekend_goes_back_to_the_last_working_day() -> None:
    deadline = notice_deadline(NoticeRule(days=3), date(2027, 4, 2), [Region.FRANCE, Region.VAUD])
    assert (deadline.latest, deadline.working) == (date(2027, 3, 29), date(2027, 3, 25))
    assert [(off.holiday, off.where) for off in deadline.off] == [
        (Holiday.GOOD_FRIDAY, "VD"),
        (Holiday.EASTER_MONDAY, "FR, VD"),
    ]


def test_a_late_notice_says_which_holiday_made_the_day_earlier() -> None:
    rule = NoticeRule(days=10, clear=True, article="art. 6")
    (finding,) = notice_findings(rule, date(2027, 3, 12), date(2027, 3, 2), [Region.NEUCHATEL])
    assert (finding.data["latest"], finding.data["off"], finding.data["off_in"]) == ("2027-02-26", "2027-03-01", "NE")
    assert notice_findings(rule, date(2027, 3, 12), date(2027, 3, 1), [Region.NEUCHATEL]) == ()


@pytest.mark.parametrize(("meeting", "latest"), [("2028-03-06", "2028-02-29"), ("2027-03-06", "2027-02-28")])
def test_over_the_end_of_february(meeting: str, latest: str) -> None:
    assert notice_deadline(FIVE_CLEAR, date.fromisoformat(meeting)).latest == date.fromisoformat(latest)


@pytest.mark.parametrize("meeting", [date.min, date.max])
def test_at_the_ends_of_the_calendar(meeting: date) -> None:
    assert notice_deadline(NoticeRule(days=0, clear=False), meeting, list(Region)).latest == meeting


def test_silent_statutes_say_so() -> None:
    assert [f.code for f in notice_findings(None, date(2027, 3, 18), date(2027, 3, 17))] == ["notice.no_rule"]


def test_sending_on_the_day_or_after_the_meeting() -> None:
    (same,) = notice_findings(FIVE_CLEAR, date(2027, 3, 18), date(2027, 3, 18))
    assert same.data["given"] == 0
    (after,) = notice_findings(FIVE_CLEAR, date(2027, 3, 18), date(2027, 3, 19))
    assert (after.code, after.severity) == ("notice.after_meeting", Severity.ERROR)


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(days, st.integers(0, 60), st.booleans(), st.sets(st.sampled_from(Region)))
def test_the_deadline_is_the_last_day_that_is_in_time(
    meeting: date, count: int, clear: bool, regions: set[Region]
) -> None:
    rule = NoticeRule(days=count, clear=clear)
    deadline = notice_deadline(rule, meeting, regions)
    holidays = days_off(deadline.working, deadline.latest + timedelta(days=1), regions)
    assert days_given(rule, meeting, deadline.latest) == count
    assert notice_findings(rule, meeting, deadline.working, regions) == ()
    assert days_given(rule, meeting, deadline.latest + timedelta(days=1)) < count
    assert is_working_day(deadline.working, holidays)
    between = (deadline.latest - deadline.working).days
    assert not any(is_working_day(deadline.latest - timedelta(days=n), holidays) for n in range(between))


@pytest.mark.parametrize(
    ("clear", "sent", "given"),
    [
        (False, date(2027, 3, 5), 5),  # Friday, and Monday to Thursday
        (False, date(2027, 3, 6), 4),  # sent on a Saturday, which is no working day
        (True, date(2027, 3, 5), 4),
        (False, date(2027, 3, 12), 0),
    ],
)
def test_working_days_leave_out_weekends(clear: bool, sent: date, given: int) -> None:
    """A meeting on Friday, 12 March."""
    rule = NoticeRule(days=4, clear=clear, working=True)
    assert days_given(rule, date(2027, 3, 12), sent) == given


@pytest.mark.parametrize(("clear", "latest"), [(False, date(2027, 3, 8)), (True, date(2027, 3, 7))])
def test_the_last_day_by_working_days(clear: bool, latest: date) -> None:
    rule = NoticeRule(days=4, clear=clear, working=True)
    assert notice_deadline(rule, date(2027, 3, 12)).latest == latest
    late = latest + timedelta(days=1)
    assert [finding.code for finding in notice_findings(rule, date(2027, 3, 12), late)] == ["notice.too_short"]


def test_holidays_are_no_working_days() -> None:
    """Easter Monday 2027 is 29 March: of the week before the meeting on Friday three days count."""
    rule = NoticeRule(days=4, clear=False, working=True)
    sent, meeting = date(2027, 3, 29), date(2027, 4, 2)
    assert days_given(rule, meeting, sent, [Region.FRANCE]) == 3
    assert days_given(rule, meeting, sent) == 4


def test_many_working_days_go_back_over_the_weekends() -> None:
    """Ten working days before Friday, 12 March, are the two weeks before."""
    rule = NoticeRule(days=10, clear=False, working=True)
    assert notice_deadline(rule, date(2027, 3, 12)).latest == date(2027, 2, 26)


@pytest.mark.parametrize(
    ("rule", "notice", "expected"),
    [
        (None, FIVE_CLEAR, FIVE_CLEAR),
        (SecondCallRule(article="art. 11"), FIVE_CLEAR, FIVE_CLEAR),
        (SecondCallRule(days=2, article="art. 11"), FIVE_CLEAR, NoticeRule(days=2, clear=True, article="art. 11")),
        (SecondCallRule(days=2), NoticeRule(days=5, clear=False, working=True, article="art. 7"), None),
        (SecondCallRule(days=2), None, NoticeRule(days=2)),
        (None, None, None),
    ],
)
def test_a_second_call_has_days_of_its_own_counted_as_those_of_any_meeting(
    rule: SecondCallRule | None, notice: NoticeRule | None, expected: NoticeRule | None
) -> None:
    counted = NoticeRule(days=2, clear=False, working=True, article="art. 7")
    unsaid = expected is None and rule is not None
    version = Statutes(
        id=StatutesId(UUID(int=1)),
        home=HomeId(UUID(int=2)),
        committee=CommitteeId(UUID(int=2)),
        title=Bilingual.of("Statuts"),
        in_force_from=date(2027, 1, 1),
        notice=notice,
        second_call=rule,
    )
    assert WhatHolds(version, again=True).notice == (counted if unsaid else expected)
    assert WhatHolds(version).notice == notice


@given(days, st.integers(0, 8), st.sets(st.sampled_from(Region)))
def test_what_the_post_takes_is_given_before_the_last_day(meeting: date, takes: int, regions: set[Region]) -> None:
    deadline = notice_deadline(FIVE_CLEAR, meeting, regions)
    posted = last_day_by_post(deadline, takes, regions)
    holidays = days_off(posted - timedelta(days=1), deadline.working, regions)
    between = [posted + timedelta(days=at) for at in range((deadline.working - posted).days)]
    assert sum(is_working_day(day, holidays) for day in between) == takes
    assert posted == deadline.working or is_working_day(posted, holidays)
