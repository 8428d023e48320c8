"""What is asked before a convocation goes?"""

from datetime import date, datetime, time

import pytest

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.holidays import DayOff, Holiday, Region
from ctj_desktop.domain.planning.convening import (
    ELSEWHERE,
    HOLIDAY,
    LATE,
    NO_PLACE,
    NO_QUORUM,
    SUNDAY,
    UNTRANSLATED,
    CallAhead,
    Elsewhere,
    LateWay,
    at_once,
    doubts,
    hours,
    hours_known,
)
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import QuorumRule

FRIDAY, SUNDAY_BEFORE, MONDAY = date(2027, 3, 12), date(2027, 3, 7), date(2027, 3, 1)
REPUBLIC = DayOff(MONDAY, Holiday.REPUBLIC_DAY, (Region.NEUCHATEL,))
REACHED = Quorum(None, 4, 0, 4, (), ())
NEVER = Quorum(QuorumRule(article="art. 7"), 6, 4, 3, (), ())
TOO_SHORT = Finding("notice.too_short", source="art. 6")
BY_POST = LateWay(way="post", last=date(2027, 2, 26), count=3, article="art. 6")
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
        (
            {"elsewhere": (Elsewhere(meeting="2027-02", committee="MOC", names=("Anne",), supposed=True),)},
            ELSEWHERE,
            {"meeting": "2027-02", "committee": "MOC", "names": "Anne", "supposed": True},
            "",
        ),
        ({"notice": (TOO_SHORT,), "late": (BY_POST,)}, TOO_SHORT.code, {}, "art. 6"),
        ({"late": (BY_POST,)}, LATE, {"way": "post", "latest": "2027-02-26", "count": 3}, "art. 6"),
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
        (time(8), None, False),  # until noon, where no end is known
        (time(13), None, True),  # until six
        (time(18), None, False),  # until midnight
        (time(22), time(1), False),
        (time(13), time(12), True),  # until the next noon
    ],
)
def test_hours_meet_or_do_not(start: time, end: time | None, together: bool) -> None:
    ours = hours(FRIDAY, time(14), time(16))
    assert at_once(ours, hours(FRIDAY, start, end)) is together


def test_of_a_meeting_without_an_end_only_the_first_minute_is_certain() -> None:
    ours = hours_known(FRIDAY, time(14), time(16))
    assert not at_once(ours, hours_known(FRIDAY, time(13), None))
    assert at_once(ours, hours_known(FRIDAY, time(15), None))
    assert hours(FRIDAY, time(23), None)[1] == datetime(2027, 3, 13)
