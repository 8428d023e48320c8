"""Which contacts must be looked at again, and how is it said that one is right?"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.privacy.contact_review import (
    EPOCH,
    PersonStanding,
    ReviewReason,
    Terms,
    day_number,
    keep_until,
    reasons,
)
from ctj_desktop.domain.record import NamedValue, fields, replace
from ctj_desktop.domain.records.people import PersonPrivate
from ctj_desktop.domain.texts import Bilingual, shown_text
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.contact_review import persons_standing
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

SETTING: Final = "contact_review.terms"
"""Local: neither logged nor exchanged, as the private parts are."""
WHY: Final = "why"
_Dates = tuple[int | None, str | None, str | None, str | None, str | None]
TERMS: Final = tuple(part.name for part in fields(Terms))


class Reviewed(StrEnum):
    """Whom the list shows: all who are due, those due for one reason, or everybody."""

    DUE = "due"
    PAST = ReviewReason.PAST.value
    LEFT = ReviewReason.LEFT.value
    NEAR = ReviewReason.NEAR.value
    UNINFORMED = ReviewReason.UNINFORMED.value
    UNCONFIRMED = ReviewReason.UNCONFIRMED.value
    ALL = "all"


class ContactLine(NamedValue):
    """One person of the list: why, and the days on which that rests."""

    key: UUID
    name: str
    function: Bilingual
    why: tuple[ReviewReason, ...]
    standing: PersonStanding
    suggested: date | None
    """Until when the contact of who left is kept by the terms, where no day was set."""


def terms(store: OpenFile) -> Terms:
    """After how long something is due in this workspace."""
    try:
        kept = json.loads(store.setting(SETTING) or "{}")
        return Terms(**{name: int(value) for name, value in kept.items() if name in TERMS})
    except (ValueError, TypeError, AttributeError):
        return Terms()


def keep_terms(store: Store, wanted: Terms) -> None:
    """Other terms from now on."""
    store.keep_setting(SETTING, json.dumps({name: getattr(wanted, name) for name in TERMS}))


def contact_lines(
    store: OpenFile, today: date, committee: CommitteeId | None = None, words: str = ""
) -> list[ContactLine]:
    """Every person that this office keeps, the most pressing first, then by name."""
    judged = _Judged(terms(store), today)
    lines = [_line(row, judged) for row in persons_standing(store, today, committee, words)]
    order = list(ReviewReason)
    return sorted(lines, key=lambda one: (order.index(one.why[0]) if one.why else len(order), sort_key(one.name)))


def shown(lines: Sequence[ContactLine], wanted: Wanted) -> list[ContactLine]:
    """Those whom a filter shows."""
    which = wanted.choice(Reviewed, WHY) or Reviewed.DUE
    if which is Reviewed.ALL:
        return [*lines]
    if which is Reviewed.DUE:
        return [line for line in lines if line.why]
    return [line for line in lines if ReviewReason(which.value) in line.why]


def whys(t: Translator, line: ContactLine) -> list[str]:
    """Each reason in a sentence with its day, in the order of `line.why`."""
    one = line.standing
    said = {
        ReviewReason.PAST: (N_("The contact was to be kept until {day}."), one.until),
        ReviewReason.LEFT: (N_("No mandate, office, role or group since {day}."), one.left),
        ReviewReason.NEAR: (N_("The contact is kept until {day}."), one.until),
        ReviewReason.UNINFORMED: (N_("Here since {day}, and never informed."), one.entered),
        ReviewReason.UNCONFIRMED: (N_("Not confirmed since {day}."), one.confirmed or one.informed or one.entered),
    }
    return [t(text).format(day=t.date_short(day)) for text, day in (said[due] for due in line.why) if day is not None]


def due_contacts(store: OpenFile, today: date, committee: CommitteeId | None = None) -> Mapping[ReviewReason, int]:
    """How many persons must be looked at, each counted once by what presses most."""
    judged, found = _Judged(terms(store), today), dict[ReviewReason, int]()
    for dates, count in Counter(map(_dates, persons_standing(store, today, committee))).items():
        _, why = judged.of(dates)
        if why:
            found[why[0]] = found.get(why[0], 0) + count
    return found


@step
def confirm_contact(unit: Unit, *, person: PersonId, on: date) -> PersonPrivate:
    """Says that the contact of a person was found right on a day."""
    from ctj_desktop.services.membership.people import keep_private_contact, private_contact  # not for the list

    before = private_contact(unit.store, person)
    return keep_private_contact(unit, replace(before, confirmed_on=on), before)


class _Judged:
    """What days mean on a day: thousands of persons share a few of them."""

    def __init__(self, wanted: Terms, today: date) -> None:
        self.wanted, self._today = wanted, today
        self._known: dict[_Dates, tuple[PersonStanding, tuple[ReviewReason, ...]]] = {}

    def of(self, dates: _Dates) -> tuple[PersonStanding, tuple[ReviewReason, ...]]:
        """The days, and why the contact must be looked at."""
        known = self._known.get(dates)
        if known is None:
            number, left, informed, confirmed, until = dates
            one = PersonStanding(
                entered=None if number is None else date.fromordinal(EPOCH + number),
                left=_day(left),
                informed=_day(informed),
                confirmed=_day(confirmed),
                until=_day(until),
            )
            known = self._known[dates] = one, reasons(one, self.wanted, self._today)
        return known


def _dates(row: Any) -> _Dates:  # a row of a query
    return day_number(row.id), row.left_on, row.informed_on, row.confirmed_on, row.retention_until


def _line(row: Any, judged: _Judged) -> ContactLine:  # a row of a query
    one, why = judged.of(_dates(row))
    wanted = judged.wanted
    name = " ".join(filter(None, (row.family_name, row.given_name)))
    suggested = keep_until(one.left, wanted) if one.left is not None and one.until is None else None
    return ContactLine(
        key=UUID(bytes=row.id),
        name=name,
        function=shown_text(row.function_fr, row.function_de),
        why=why,
        standing=one,
        suggested=suggested if wanted.years_kept else None,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
