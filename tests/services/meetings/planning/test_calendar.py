"""What stands on which day, by brute force, and how long a year of two thousand meetings takes."""

import random
from collections import defaultdict
from datetime import date, time, timedelta
from pathlib import Path
from time import process_time

import pytest

from ctj_desktop.domain.holidays import Region, days_off
from ctj_desktop.domain.ids import CallId, MeetingId, PipelineId
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.records.committees import Committee, Mandate
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.domain.records.statutes import NoticeRule, SittingKind
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.notice_period import last_days
from ctj_desktop.services.meetings.planning.calendar import Days, days_between
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.unit import Unit
from tests.office import TODAY, Office, text

YEAR = date(2027, 1, 1), date(2028, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_ruled_committee(office: Office, code: str = "MOC", days: int = 10) -> Committee:
    committee = office.a_committee(code, seats=2)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=NoticeRule(days=days, article="art. 6"),
    )
    return committee


def said(days: Days) -> set[tuple[object, ...]]:
    """Every entry by what it says, where it stands."""
    return {
        (day, one.kind, one.meeting or one.call or one.committee, one.ways, one.count)
        for day, entries in days.entries.items()
        for one in entries
        if one.on == day
    }


def by_hand(office: Office, first: date, after: date) -> set[tuple[object, ...]]:
    """The same, record by record and day by day."""
    found: set[tuple[object, ...]] = set()
    for meeting in office.store.all(Meeting):
        state = meeting_state(office.store, meeting.id)
        if meeting.on is not None:
            found.add((meeting.on, EntryKind.MEETING, meeting.id, (), 0))
        if state is not MeetingState.CANCELLED:
            for kind, day in (
                (EntryKind.PROPOSALS, meeting.proposals_until),
                (EntryKind.FILE_CLOSED, meeting.file_closed_on),
                (EntryKind.DOCUMENTS, meeting.documents_by),
            ):
                found.add((day, kind, meeting.id, (), 0))
        if state in BEFORE_CONVENING:
            ways = defaultdict(list)
            for way, day in last_days(office.store, meeting).items():
                ways[day].append(way)
            found |= {(day, EntryKind.NOTICE, meeting.id, tuple(on), 0) for day, on in ways.items()}
    ended: dict[tuple[date, object], int] = defaultdict(int)
    for mandate in office.store.all(Mandate):
        if mandate.end is not None:
            ended[mandate.end - timedelta(1), mandate.committee] += 1
    found |= {(day, EntryKind.MANDATES_END, of, (), count) for (day, of), count in ended.items()}
    for call in office.store.all(Call):
        found |= {
            (call.opens, EntryKind.CALL_OPENS, call.id, (), 0),
            (call.closes, EntryKind.CALL_CLOSES, call.id, (), 0),
        }
    return {one for one in found if isinstance(one[0], date) and first <= one[0] < after}


def test_every_month_of_two_years_by_brute_force(office: Office) -> None:
    chance = random.Random(14)
    committees = [a_ruled_committee(office, "MOC", 10), a_ruled_committee(office, "HJ", 21), office.a_committee("X")]
    for number in range(24):
        on = date(2027, 1, 1) + timedelta(chance.randrange(700))
        extra = {"proposals_until": on - timedelta(30)} if number % 3 else {"documents_by": on - timedelta(7)}
        meeting = office.do_fields(
            life.plan_meeting,
            committee=chance.choice(committees).id,
            on=on if number % 7 else None,
            start=time(14, 0),
            file_closed_on=on - timedelta(12),
            sitting=chance.choice(list(SittingKind)[:2]),
            **extra,
        ).record
        if number % 5 == 0:
            office.do(life.cancel_meeting, meeting=meeting.id, on=TODAY)
        elif number % 5 == 1:
            office.do(life.postpone_meeting, meeting=meeting.id, on=TODAY)
    seat = office.a_seat(committees[0].id, 3, held=False)
    office.a_mandate(seat, office.a_person("Sortante").id, end=date(2027, 7, 1))
    a_call(office, date(2027, 1, 4), date(2027, 3, 31))
    a_call(office, None, date(2027, 10, 15))
    regions = frozenset[Region]().union(*(regions_of(office.store, one.id) for one in committees))
    month = date(2026, 10, 1)
    while month < date(2029, 1, 1):
        after = (month + timedelta(32)).replace(day=1)
        shown = days_between(office.store, month, after)
        assert said(shown) == by_hand(office, month, after), month
        assert shown.off == days_off(month, after, regions)
        month = after


def a_call(office: Office, opens: date | None, closes: date) -> None:
    def enter(unit: Unit) -> Call:
        unit.name("call.added")
        return unit.save(
            Call(
                id=CallId(unit.new_id()),
                home=office.store.home(),
                pipeline=PipelineId(unit.new_id()),
                code="FPPT",
                name=text("Fonds", "Fonds"),
                opens=opens,
                closes=closes,
            )
        )

    office.do(enter)


def test_of_one_committee_its_own_days_and_the_calls(office: Office) -> None:
    mine, other = a_ruled_committee(office, "MOC"), a_ruled_committee(office, "HJ-VJ")
    meeting, _ = office.a_meeting(mine.id, "2027-05-13"), office.a_meeting(other.id, "2027-05-14")
    a_call(office, date(2027, 1, 4), date(2027, 3, 31))
    shown = days_between(office.store, *YEAR, mine.id)
    assert [one.meeting for one in shown.meetings()] == [meeting.id]
    assert {one.committee for entries in shown.entries.values() for one in entries} == {mine.id, None}
    (entry,) = shown.on(date(2027, 5, 13))
    assert (entry.number, entry.start, entry.place.fr.text) == ("2027-01", time(14, 0), "Pontarlier")


def test_each_way_has_its_last_day(office: Office) -> None:
    committee = a_ruled_committee(office)
    office.a_meeting(committee.id, "2027-05-13")
    shown = days_between(office.store, *YEAR)
    ways = [one.ways for entries in shown.entries.values() for one in entries if one.kind is EntryKind.NOTICE]
    post, registered, quick = ways
    assert (post, registered) == ((DeliveryChannel.POST,), (DeliveryChannel.REGISTERED,))
    assert quick == (DeliveryChannel.MAIL, DeliveryChannel.HAND)


def test_a_day_is_in_order_of_what_it_holds(office: Office) -> None:
    committee = office.a_committee()
    late = office.a_meeting(committee.id, "2027-03-12")
    early = office.do_fields(life.plan_meeting, committee=committee.id, on=date(2027, 3, 12), start=time(9, 0)).record
    office.do_fields(life.change_meeting, meeting=late.id, documents_by=date(2027, 3, 12))
    entries: tuple[CalendarEntry, ...] = days_between(office.store, *YEAR).on(date(2027, 3, 12))
    assert [(one.kind, one.meeting) for one in entries] == [
        (EntryKind.MEETING, early.id),
        (EntryKind.MEETING, late.id),
        (EntryKind.DOCUMENTS, late.id),
    ]


@pytest.mark.long
def test_two_thousand_meetings_of_a_year_take_a_tenth_of_a_second(office: Office) -> None:
    committees = [a_ruled_committee(office, f"C{number}", 10 + number) for number in range(8)]

    def all_of_them(unit: Unit) -> Meeting:
        unit.name("meetings.planned", count="2000")
        for number in range(2000):
            owner = committees[number % 8]
            meeting = Meeting(
                id=MeetingId(unit.new_id()),
                home=owner.home,
                committee=owner.id,
                on=date(2027, 1, 1) + timedelta(number % 365),
                start=time(14, 0),
                place=text("Pontarlier"),
            )
            unit.save(meeting)
        return meeting

    office.do(all_of_them)
    took = []
    for _ in range(3):
        begun = process_time()
        shown = days_between(office.store, *YEAR)
        took.append(process_time() - begun)
    assert len(list(shown.meetings())) == 2000
    assert min(took) < 0.1, took
