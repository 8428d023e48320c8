"""Is a version of the statutes in force from its first day to the one before its end?"""

from datetime import date
from uuid import uuid4

import pytest

from ctj_desktop.domain.ids import CommitteeId, HomeId, StatutesId
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.texts import Bilingual

FIRST, END = date(2026, 1, 1), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("day", "end", "holds"),
    [
        (date(2025, 12, 31), END, False),
        (FIRST, END, True),
        (date(2026, 12, 31), END, True),
        (END, END, False),
        (END, None, True),
    ],
)
def test_it_holds_on_its_days(day: date, end: date | None, holds: bool) -> None:
    version = Statutes(
        id=StatutesId(uuid4()),
        home=HomeId(uuid4()),
        committee=CommitteeId(uuid4()),
        title=Bilingual.of("Statuts"),
        in_force_from=FIRST,
        in_force_to=end,
    )
    assert version.holds_on(day) is holds
