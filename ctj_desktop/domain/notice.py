"""Until when must the convocation leave, and was it in time?

*Clear* days count neither the day of sending nor the day of the meeting (SOURCES.md 5.1); otherwise the day of
sending counts as the first. Days are calendar days, or working days where the statutes say so. Where the last possible
day is a Saturday, a Sunday or a holiday, nobody sends on it: the last working day before is given as well.
"""

from collections.abc import Collection
from datetime import date
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.holidays import DayOff, Region, days_off
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.statutes import NoticeRule

SATURDAY = 5
FORTNIGHT: Final = 14  # days: no run of weekends and holidays is that long


class NoticeDeadline(PositionalValue):
    """`latest` by the count of days; `working` is the same day or the last working day before it.

    `off` are the holidays from Monday to Friday in between: the reason.
    """

    meeting: date
    latest: date
    working: date
    rule: NoticeRule
    off: tuple[DayOff, ...] = ()


def notice_deadline(rule: NoticeRule, meeting: date, regions: Collection[Region] = ()) -> NoticeDeadline:
    """The last day on which the convocation may be sent; `regions` are those whose holidays count."""
    latest = _latest(rule, meeting, regions)
    holidays = days_off(days_later(latest, -FORTNIGHT), days_later(latest, 1), regions)
    working = last_working_day(latest, holidays)
    off = (found for day, found in holidays.items() if day > working and day.weekday() < SATURDAY)
    return NoticeDeadline(meeting, latest, working, rule, tuple(off))


def last_day_by_post(deadline: NoticeDeadline, days: int, regions: Collection[Region] = ()) -> date:
    """The last day on which it is handed to a post that takes so many working days, to be there on the last day."""
    day, left = deadline.working, days
    holidays = days_off(days_later(day, -FORTNIGHT - 2 * days), day, regions)
    while left > 0 and day > date.min:
        day = days_later(day, -1)
        left -= is_working_day(day, holidays)
    return day


def days_given(rule: NoticeRule, meeting: date, sent: date, regions: Collection[Region] = ()) -> int:
    """The days of notice that a convocation sent on `sent` gives, counted as the rule counts."""
    first, last = days_later(sent, 1 if rule.clear else 0), days_later(meeting, -1)
    if not rule.working or last < first:
        return (last - first).days + 1
    holidays = days_off(first, days_later(last, 1), regions)
    every = (days_later(first, day) for day in range((last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in every)


def _latest(rule: NoticeRule, meeting: date, regions: Collection[Region]) -> date:
    """The last day that gives enough: day by day back where only working days count."""
    plain = days_later(meeting, -rule.days - (1 if rule.clear else 0))
    if not rule.working:
        return plain
    day = plain
    while day > date.min and days_given(rule, meeting, day, regions) < rule.days:
        day = days_later(day, -1)
    return day


def notice_findings(
    rule: NoticeRule | None, meeting: date, sent: date, regions: Collection[Region] = ()
) -> tuple[Finding, ...]:
    """Empty when in time; without a rule it says so, sent too late it names the days, the date and the article."""
    if rule is None:
        return (Finding("notice.no_rule", Severity.INFO),)
    if sent > meeting:
        return (Finding("notice.after_meeting", Severity.ERROR, {"sent": sent.isoformat()}, rule.article),)
    given = days_given(rule, meeting, sent, regions)
    if given >= rule.days:
        return ()
    deadline = notice_deadline(rule, meeting, regions)
    data: dict[str, FindingValue] = {
        "days": rule.days,
        "given": max(given, 0),
        "clear": rule.clear,
        "working": rule.working,
        "latest": deadline.working.isoformat(),
    }
    for off in deadline.off[-1:]:
        data |= {"off": off.day.isoformat(), "off_in": off.where}
    return (Finding("notice.too_short", Severity.WARNING, data, rule.article),)


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def last_working_day(day: date, holidays: Collection[date] = ()) -> date:
    """The day itself, or the last working day before it; the first day of the calendar where there is none."""
    while day > date.min and not is_working_day(day, holidays):
        day = days_later(day, -1)
    return day
