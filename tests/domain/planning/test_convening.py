"""What is asked before a convocation goes?"""

from datetime import date, time

import pytest

from ctj_desktop.domain.holidays import DayOff, Holiday, Region
from ctj_desktop.domain.planning.convening import (
    ELSEWHERE,
    HOLIDAY,
    NO_PLACE,
    NO_QUORUM,
    SUNDAY,
    UNTRANSLATED,
    CallAhead,
    Elsewhere,
    at_once,
    doubts,
    hours,
)
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import QuorumRule

FRIDAY, SUNDAY_BEFORE, MONDAY = date(2027, 3, 12), date(2027, 3, 7), date(2027, 3, 1)
REPUBLIC = DayOff(MONDAY, Holiday.REPUBLIC_DAY, (Region.NEUCHATEL,))
REACHED = Quorum(None, 4, 0, 4, (), ())
NEVER = Quorum(QuorumRule(article="art. 7"), 6, 4, 3, (), ())
FINE = CallAhead(on=FRIDAY, placed=True, quorum=REACHED)


@pytest.mark.parametrize(
    ("odd", "code", "data", "source"),
    [
        ({"placed": False}, NO_PLACE, {}, ""),
        ({"on": SUNDAY_BEFORE}, SUNDAY, {"day": "2027-03-07"}, ""),
        ({"on": MONDAY, "off": REPUBLIC}, HOLIDAY, {"day": "2027-03-01", "regions": "NE"}, ""),
        (
            {"elsewhere": (Elsewhere(meeting="2027-02", committee="MOC", names=("Anne", "Beat")),)},
            ELSEWHERE,
            {"meeting": "2027-02", "committee": "MOC", "names": "Anne, Beat"},
            "",
        ),
        ({"quorum": NEVER}, NO_QUORUM, {"lacking": 1}, "art. 7"),
        ({"quorum": replace(NEVER, rule=None)}, NO_QUORUM, {"lacking": 1}, ""),
        ({"untranslated": ("2", "3.1")}, UNTRANSLATED, {"items": "2, 3.1", "language": "de"}, ""),
    ],
)
def test_each_doubt_is_said_alone(odd: dict[str, object], code: str, data: dict[str, object], source: str) -> None:
    assert doubts(FINE) == ()
    (found,) = doubts(replace(FINE, **odd))  # type: ignore[arg-type]
    assert (found.code, found.data, found.source) == (code, data, source)


def test_of_many_who_are_called_twice_some_are_named() -> None:
    other = Elsewhere(meeting="2027-02", committee="MOC", names=tuple("ABCDEF"))
    (found,) = doubts(replace(FINE, elsewhere=(other,)))
    assert found.data["names"] == "A, B, C, D, +2"


@pytest.mark.parametrize(
    ("start", "end", "together"),
    [
        (time(16), time(18), False),  # begins when the other ends
        (time(15, 59), None, True),
        (time(13), None, False),  # an hour, where no end is known
        (time(22), time(1), False),
        (time(13), time(12), True),  # until the next noon
    ],
)
def test_hours_meet_or_do_not(start: time, end: time | None, together: bool) -> None:
    ours = hours(FRIDAY, time(14), time(16))
    assert at_once(ours, hours(FRIDAY, start, end)) is together
