"""Is what a meeting still needs told from the facts alone, in the order in which it is done?"""

from datetime import date, timedelta

import pytest

from ctj_desktop.domain.notice import notice_deadline
from ctj_desktop.domain.preparations import (
    Following,
    MeetingAtHand,
    Need,
    Urgency,
    open_preparations,
    preparations,
    urgency_of,
)
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.domain.texts import Bilingual

TODAY, MEETING = date(2027, 2, 24), date(2027, 3, 12)
NOTICE = notice_deadline(NoticeRule(days=10, article="art. 6"), MEETING)
READY = MeetingAtHand(
    state=MeetingState.CONVENED,
    on=MEETING,
    timed=True,
    placed=True,
    chaired=True,
    proposals_until=date(2027, 2, 12),
    documents_by=date(2027, 3, 8),
    items=7,
    notice=NOTICE,
)
BARE = MeetingAtHand(
    state=MeetingState.DRAFT,
    on=None,
    timed=False,
    placed=False,
    chaired=False,
    proposals_until=None,
    documents_by=None,
    items=0,
    earlier="2026-02",
)


def left(facts: MeetingAtHand, today: date = TODAY) -> list[Need]:
    return [one.need for one in open_preparations(preparations(facts, today))]


def test_a_meeting_that_is_ready_needs_nothing() -> None:
    assert left(READY) == []
    assert len(preparations(READY, TODAY)) == len(Need)


def test_a_bare_plan_needs_everything_and_first_what_blocks() -> None:
    assert set(left(BARE)) == set(Need) - {Need.DOCUMENTS}
    assert left(BARE)[:2] == [Need.DAY, Need.AGENDA]


@pytest.mark.parametrize(
    ("change", "need"),
    [
        ({"on": None}, Need.DAY),
        ({"timed": False}, Need.DAY),
        ({"placed": False}, Need.PLACE),
        ({"chaired": False}, Need.CHAIR),
        ({"earlier": "2026-02"}, Need.MINUTES),
        ({"untimed": ("3",)}, Need.DURATIONS),
        ({"untranslated": ("4.2", "6")}, Need.TITLES),
        ({"state": MeetingState.DRAFT}, Need.CONVOCATION),
        ({"state": MeetingState.POSTPONED}, Need.CONVOCATION),
        ({"following": (Following(item="3", title=Bilingual.of("Plan")),)}, Need.DOCUMENTS),
    ],
)
def test_each_fact_that_lacks_is_one_preparation(change: dict[str, object], need: Need) -> None:
    assert left(replace(READY, **change)) == [need]  # type: ignore[arg-type]


@pytest.mark.parametrize("lacks", ["proposals_until", "documents_by"])
def test_dates_that_are_told_by_the_convocation_are_not_asked_for_after_it(lacks: str) -> None:
    facts = replace(READY, **{lacks: None})  # type: ignore[arg-type]
    assert left(replace(facts, state=MeetingState.DRAFT)) == [Need.CONVOCATION, Need.DATES]
    assert left(facts) == []


def test_the_convocation_is_due_on_the_last_working_day_and_papers_on_their_own_date() -> None:
    facts = replace(
        READY, state=MeetingState.DRAFT, untranslated=("4.2",), following=(Following(item="3", title=Bilingual()),)
    )
    found = {one.need: one for one in open_preparations(preparations(facts, TODAY))}
    assert list(found) == [Need.CONVOCATION, Need.TITLES, Need.DOCUMENTS]
    assert found[Need.CONVOCATION].due == found[Need.TITLES].due == NOTICE.working
    assert found[Need.TITLES].numbers == ("4.2",)
    assert (found[Need.DOCUMENTS].due, found[Need.DOCUMENTS].numbers) == (date(2027, 3, 8), ("3",))


def test_after_the_convocation_the_rest_is_due_with_the_meeting() -> None:
    (only,) = open_preparations(preparations(replace(READY, chaired=False), TODAY))
    assert only.due == MEETING


def test_without_a_rule_of_notice_the_day_of_the_meeting_counts() -> None:
    (only,) = open_preparations(preparations(replace(READY, state=MeetingState.DRAFT, notice=None), TODAY))
    assert (only.need, only.due) == (Need.CONVOCATION, MEETING)


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, Urgency.LATE), (0, Urgency.SOON), (7, Urgency.SOON), (8, Urgency.CALM)]
)
def test_a_date_is_amber_within_seven_days_and_red_once_past(days: int, shown: Urgency) -> None:
    assert urgency_of(TODAY + timedelta(days=days), TODAY) is shown


def test_what_is_done_is_never_late() -> None:
    long_past = preparations(READY, MEETING + timedelta(days=400))
    assert {one.urgency for one in long_past} == {Urgency.CALM}
