"""What is entered after the closing, from notes or a signed sheet, gives the same minutes as entered live."""

import random
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, Presence
from ctj_desktop.domain.records.statutes import ProxyRule, QuorumRule
from ctj_desktop.domain.typed.attendance_entry import AttendanceMark
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.formal_sentences import formal_facts, formal_lines, paper_voices
from ctj_desktop.services.session import attendance, course, proxies
from ctj_desktop.services.session.refusals import AfterClose
from ctj_desktop.services.session.signed_sheet import SheetLine, enter_sheet
from tests.office import Office, text

OPENED, CLOSED = time(14, 0), time(17, 0)
DAY = date(2027, 3, 12)
SEATS = 6
Act = tuple[time, Callable[..., Any], dict[str, Any]]
"""When, which step, and what it takes beside meeting and seat."""


def evening(office: Office) -> tuple[Meeting, list[SeatId]]:
    """A meeting in session since two, with a quorum and one proxy each."""
    committee = office.a_committee(seats=SEATS)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=QuorumRule(numerator=1, denominator=2, article="art. 8"),
        proxies=ProxyRule(per_holder=1, article="art. 9"),
    )
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    return meeting, [row.seat for row in roll_of(office.store, meeting.id)]


def course_of(chance: random.Random) -> Iterator[Act]:
    """What one member does: comes, perhaps late, perhaps leaves and comes again; or does not come at all."""
    kind = chance.choice(("whole", "late", "leaves", "returns", "remote", "excused", "absent", "none"))
    if kind in ("excused", "absent"):
        yield OPENED, attendance.excuse if kind == "excused" else attendance.mark_absent, {}
    elif kind != "none":
        came = time(15, chance.randrange(60)) if kind == "late" else OPENED
        yield came, attendance.record_arrival, {"arrived": came, "remote": kind == "remote"}
        if kind in ("leaves", "returns"):
            left = time(15, chance.randrange(1, 30))
            yield left, attendance.record_departure, {"left": left}
            if kind == "returns":
                back = time(16, chance.randrange(60))
                yield back, attendance.record_arrival, {"arrived": back}


def closed(office: Office, meeting: Meeting) -> None:
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=CLOSED)


def printed(office: Office, meeting: Meeting) -> tuple[object, ...]:
    """The formal sentences, the attendance of the minutes, and every stay as it is kept."""
    from ctj_desktop.documents.presence import away_sentences

    stored = office.the_meeting(meeting)
    attended = formal_facts(office.store, stored).attended
    assert attended is not None
    facts = attended.facts
    stays = sorted((one.start, one.end, one.remote) for one in office.store.all(Presence))
    lines = [(one.roll.holder_name, one.stays, one.status, one.carried) for one in facts.seats]
    return formal_lines(office.store, stored), away_sentences(attended, paper_voices()), lines, stays


@pytest.mark.parametrize(
    "seed", [seed if seed < 4 else pytest.param(seed, marks=pytest.mark.long) for seed in range(40)]
)
def test_entered_live_or_after_the_closing_the_minutes_are_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    courses = [list(course_of(chance)) for _ in range(SEATS)]
    live, afterwards = Office(tmp_path, name="live"), Office(tmp_path, name="afterwards")
    meeting, seats = evening(live)
    told = [(act, seat) for acts, seat in zip(courses, seats, strict=True) for act in acts]
    for (_, step, given), seat in sorted(told, key=lambda one: one[0][0]):
        live.do(step, meeting=meeting.id, seat=seat, **given)
    closed(live, meeting)
    later, places = evening(afterwards)
    closed(afterwards, later)
    order = list(zip(courses, places, strict=True))
    chance.shuffle(order)
    for acts, seat in order:
        for _, step, given in acts:
            afterwards.do(step, meeting=later.id, seat=seat, **given)
    assert printed(afterwards, later) == printed(live, meeting)


def test_a_signed_sheet_typed_after_the_closing_is_the_evening_as_it_was(tmp_path: Path) -> None:
    live, afterwards = Office(tmp_path, name="live"), Office(tmp_path, name="afterwards")
    mark = AttendanceMark
    sheet = ((0, mark.PRESENT), (1, mark.PRESENT), (2, mark.REMOTE), (3, mark.EXCUSED), (4, mark.PRESENT))
    papers = []
    for office, first in ((live, False), (afterwards, True)):
        meeting, seats = evening(office)
        if first:
            closed(office, meeting)
        lines = tuple(SheetLine(seats[at], kind) for at, kind in sheet)
        office.do(enter_sheet, meeting=meeting.id, entered=OPENED, lines=lines)
        left = (SheetLine(seats[4], mark.LEFT, time(15, 10)),)
        office.do(enter_sheet, meeting=meeting.id, entered=OPENED, lines=left)
        office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[4], bearer=seats[0])
        if not first:
            closed(office, meeting)
        papers.append(printed(office, meeting))
    assert papers[0] == papers[1]


def test_after_the_closing_nobody_comes_or_leaves_later_than_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, seats = evening(office)
    closed(office, meeting)
    with pytest.raises(AfterClose):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[0], arrived=time(17, 1))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[0], arrived=OPENED)
    with pytest.raises(AfterClose):
        office.do(attendance.record_departure, meeting=meeting.id, seat=seats[0], left=time(17, 20))
    (stay,) = office.store.all(Presence)
    with pytest.raises(AfterClose):
        office.do(attendance.correct_presence, replace(stay, end=time(18, 0)), stay)
    corrected = office.do(attendance.correct_presence, replace(stay, start=time(14, 5), end=None), stay).record
    assert (corrected.start, corrected.end) == (time(14, 5), CLOSED)
