"""Can one count on from the last day of the calendar, and back from its first?"""

from datetime import date

import pytest

from ctj_desktop.domain.days import days_later


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2027, 2, 28), 1, date(2027, 3, 1)),
        (date(2027, 3, 1), -1, date(2027, 2, 28)),
        (date(9999, 12, 30), 1, date.max),
        (date.max, 1, date.max),
        (date(1, 1, 5), -14, date.min),
    ],
)
def test_days_later(day: date, days: int, expected: date) -> None:
    assert days_later(day, days) == expected
