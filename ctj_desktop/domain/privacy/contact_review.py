"""Whose contact must be looked at again, and why: its time is over, it is old, or the person was never informed?

The terms are proposals which a secretariat changes, as no source names legal periods for committees (SOURCES.md 10):
a contact is confirmed every year, that of who left is kept for two years, and who was entered by others is informed
within a month (GDPR, article 14(3)(a)).
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.record import NamedValue

NEAR: Final = timedelta(days=92)
"""How long before its day the end of keeping is told."""


EPOCH: Final = date(1970, 1, 1).toordinal()
DAY_MS: Final = 86_400_000
TIMED: Final = 7
"""The version of ids that tell when they were made."""


class ReviewReason(StrEnum):
    """Why a contact must be looked at; the most pressing first."""

    PAST = "retention_past"
    LEFT = "left"
    NEAR = "retention_near"
    UNINFORMED = "uninformed"
    UNCONFIRMED = "unconfirmed"


class Terms(NamedValue):
    """After how long; 0 asks for nothing."""

    months_confirmed: int = 12
    years_kept: int = 2
    days_to_inform: int = 30


class PersonStanding(NamedValue):
    """What of a person decides: since when here, and since when without any mandate, office, role or group.

    `left` is None for who still has one, and for who never had any.
    """

    entered: date | None = None
    left: date | None = None
    informed: date | None = None
    confirmed: date | None = None
    until: date | None = None


def day_number(key: bytes) -> int | None:
    """The day of a record by its id, counted from 1970; None where the id tells no time."""
    return int.from_bytes(key[:6], "big") // DAY_MS if key[6] >> 4 == TIMED else None


def reasons(one: PersonStanding, terms: Terms, today: date) -> tuple[ReviewReason, ...]:
    """Why this contact must be looked at on a day, the most pressing first; none where all is well."""
    found = {
        ReviewReason.PAST: one.until is not None and one.until <= today,
        ReviewReason.LEFT: _over(one.left, 12 * terms.years_kept, today),
        ReviewReason.NEAR: one.until is not None and today < one.until <= today + NEAR,
        ReviewReason.UNINFORMED: _uninformed(one, terms, today),
        ReviewReason.UNCONFIRMED: _over(_known(one), terms.months_confirmed, today),
    }
    return tuple(due for due, is_so in found.items() if is_so)


def keep_until(left: date, terms: Terms) -> date:
    """How long the contact of who left on a day is kept."""
    return months_after(left, 12 * terms.years_kept)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _known(one: PersonStanding) -> date | None:
    """Since when the contact is known to be right: a person who is informed answers."""
    days = [day for day in (one.confirmed, one.informed, one.entered) if day is not None]
    return max(days, default=None)


def _over(since: date | None, months: int, today: date) -> bool:
    return since is not None and months > 0 and months_after(since, months) <= today


def _uninformed(one: PersonStanding, terms: Terms, today: date) -> bool:
    if one.informed is not None or one.entered is None or not terms.days_to_inform:
        return False
    return one.entered + timedelta(days=terms.days_to_inform) <= today
