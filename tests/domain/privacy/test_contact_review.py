"""Whose contact is to be looked at again, and on which day?"""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from ctj_desktop.domain.ids import uuid7
from ctj_desktop.domain.privacy.contact_review import (
    EPOCH,
    PersonStanding,
    ReviewReason,
    Terms,
    day_number,
    keep_until,
    months_after,
    reasons,
)

TERMS, TODAY = Terms(), date(2027, 2, 28)


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (PersonStanding(), ()),
        (PersonStanding(entered=date(2027, 2, 27)), ()),
        (PersonStanding(entered=date(2027, 1, 29)), (ReviewReason.UNINFORMED,)),
        (PersonStanding(entered=date(2027, 1, 30)), ()),
        (PersonStanding(entered=date(2026, 2, 28), informed=date(2026, 3, 1)), ()),
        (PersonStanding(entered=date(2025, 1, 1), informed=date(2026, 2, 28)), (ReviewReason.UNCONFIRMED,)),
        (PersonStanding(informed=date(2020, 1, 1), confirmed=date(2026, 3, 1)), ()),
        (PersonStanding(left=date(2025, 2, 28)), (ReviewReason.LEFT,)),
        (PersonStanding(left=date(2025, 3, 1)), ()),
        (PersonStanding(until=TODAY), (ReviewReason.PAST,)),
        (PersonStanding(until=TODAY + timedelta(days=1)), (ReviewReason.NEAR,)),
        (PersonStanding(until=TODAY + timedelta(days=93)), ()),
        (
            PersonStanding(until=TODAY, left=date(2020, 1, 1), entered=date(2019, 1, 1)),
            (ReviewReason.PAST, ReviewReason.LEFT, ReviewReason.UNINFORMED, ReviewReason.UNCONFIRMED),
        ),
    ],
)
def test_why_it_is_due(standing: PersonStanding, why: tuple[ReviewReason, ...]) -> None:
    assert reasons(standing, TERMS, TODAY) == why


def test_a_term_of_nothing_asks_for_nothing() -> None:
    old = PersonStanding(entered=date(2000, 1, 1), left=date(2001, 1, 1))
    assert reasons(old, Terms(months_confirmed=0, years_kept=0, days_to_inform=0), TODAY) == ()


def test_months_end_where_a_month_is_shorter() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert months_after(date(2023, 12, 31), 12) == date(2024, 12, 31)
    assert keep_until(date(2024, 2, 29), TERMS) == date(2026, 2, 28)


def test_the_id_of_a_record_tells_its_day() -> None:
    number = day_number(uuid7(1_750_000_000_000).bytes)
    assert number is not None
    assert date.fromordinal(EPOCH + number) == date(2025, 6, 15)
    assert day_number(uuid4().bytes) is None
