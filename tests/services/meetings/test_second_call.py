"""A second call only follows a meeting of the committee that ended without quorum, as the statutes allow it."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import NoticeRule, QuorumRule, SecondCallRule, Statutes
from ctj_desktop.errors import Refused
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.notice_period import deadline_of
from ctj_desktop.services.meetings.refusals import MeetingElsewhere, NoSecondCall, QuorumWasThere, TooManyCame
from ctj_desktop.services.meetings.second_call import last_missed
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.steps.refusals import MoveRefused
from ctj_desktop.services.workspace.today import today
from tests.office import Office, text

HALF = QuorumRule(numerator=1, denominator=2, article="art. 8")
BELOW_A_THIRD = SecondCallRule(numerator=1, denominator=3, article="art. 11")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def first_meeting(
    office: Office, *, came: int, left: int = 0, rule: SecondCallRule | None = None, quorum: QuorumRule | None = HALF
) -> Meeting:
    """Six seats; so many came at two, some of them left at half past, and it ended at three without quorum."""
    committee = office.a_committee(seats=6)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=quorum,
        second_call=rule,
    )
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    seats = [row.seat for row in roll_of(office.store, meeting.id)]
    for seat in seats[:came]:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))
    for seat in seats[:left]:
        office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(14, 30))
    office.do(course.declare_inquorate, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15, 0))
    return meeting


def again(office: Office, first: Meeting, **other: object) -> Meeting:
    """Its second call, planned."""
    fields = {"committee": first.committee, "on": date(2027, 4, 20), "second_call_of": first.id, **other}
    return office.do_fields(life.plan_meeting, **fields).record


@pytest.mark.parametrize(
    ("came", "left", "rule", "quorum"),
    [
        (2, 0, None, HALF),
        (4, 2, None, HALF),  # lost during the session
        (1, 0, BELOW_A_THIRD, HALF),
        (3, 2, BELOW_A_THIRD, HALF),
        (6, 0, None, None),  # no quorum is set: what was declared stands
    ],
)
def test_it_follows_a_meeting_without_quorum(
    office: Office, came: int, left: int, rule: SecondCallRule | None, quorum: QuorumRule | None
) -> None:
    first = first_meeting(office, came=came, left=left, rule=rule, quorum=quorum)
    assert again(office, first).second_call_of == first.id


def test_the_last_meeting_without_quorum_waits_to_be_called_again(office: Office) -> None:
    first = office.the_meeting(first_meeting(office, came=2))
    assert last_missed(office.store) == first == last_missed(office.store, first.committee)
    assert today(office.store, date(2027, 3, 15)).missed == first
    again(office, first)
    assert last_missed(office.store) is None
    assert last_missed(office.store, office.a_committee("AU").id) is None


@pytest.mark.parametrize(
    ("came", "rule", "refused"),
    [(4, None, QuorumWasThere), (2, BELOW_A_THIRD, TooManyCame), (6, BELOW_A_THIRD, QuorumWasThere)],
)
def test_it_follows_no_meeting_at_which_enough_were_there(
    office: Office, came: int, rule: SecondCallRule | None, refused: type[Refused]
) -> None:
    first = first_meeting(office, came=came, rule=rule)
    with pytest.raises(refused):
        again(office, first)


def test_it_follows_no_meeting_that_was_held_is_planned_or_is_of_others(office: Office) -> None:
    first = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    other = office.a_committee("HJ", seats=2)
    with pytest.raises(NoSecondCall):
        again(office, first)
    office.do(course.close_session, meeting=first.id, on=date(2027, 3, 12), closed_at=time(15, 0))
    with pytest.raises(NoSecondCall):
        again(office, first)
    with pytest.raises(MeetingElsewhere):
        again(office, replace(first, committee=other.id))


def test_a_meeting_in_session_is_not_convened_again(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    with pytest.raises(MoveRefused):
        office.do(life.convene_meeting, meeting=meeting.id, on=date(2027, 3, 12))


def test_its_convocation_has_the_days_of_a_second_call(office: Office) -> None:
    """Five days instead of ten, counted as clear ones; without days of its own those of any meeting."""
    first = first_meeting(office, came=1, rule=SecondCallRule(days=5, article="art. 11"))
    second = again(office, first, on=date(2027, 4, 16))
    deadline = deadline_of(office.store, second)
    assert deadline is not None
    assert (deadline.latest, deadline.rule.article) == (date(2027, 4, 10), "art. 11")
    assert deadline_of(office.store, first) is None
    (version,) = office.store.all(Statutes)
    ten = NoticeRule(days=10, clear=False, article="art. 6")
    office.do_fields(statutes.change_statutes, statutes=version.id, notice=ten, second_call=SecondCallRule())
    late = deadline_of(office.store, second)
    assert late is not None
    assert (late.latest, late.rule) == (date(2027, 4, 6), ten)
