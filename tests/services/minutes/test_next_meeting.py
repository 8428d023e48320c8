"""Do minutes that went round name the next meeting that was known then, whatever became of it since?"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.minutes import blocks, course
from ctj_desktop.services.minutes.formal_sentences import formal_facts, formal_lines
from ctj_desktop.services.minutes.papers.extract_paper import meeting_extract
from ctj_desktop.services.session.course import close_session
from tests.office import Office, text

DAY, SENT, LATER = date(2027, 3, 12), date(2027, 3, 20), date(2027, 6, 30)
AHEAD, MOVED = "2027-06-18", date(2027, 9, 3)
PLANNED = "Prochaine séance : vendredi 18 juin 2027, 14 h 00, Pontarlier."


class Minutes:
    """Of a meeting of March that is held; `ahead` is the one that was planned for June."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        self.meeting = self.office.a_meeting(self.office.a_committee(seats=2).id)
        item = self.office.an_item(self.meeting)
        self.office.opened(self.meeting)
        self.office.do_fields(blocks.add_block, item=item.id, text=text("Un", "Eins"))
        self.office.do(close_session, meeting=self.meeting.id, on=DAY, closed_at=time(15))

    def planned(self, on: str = AHEAD) -> Meeting:
        return self.office.a_meeting(self.meeting.committee, on)

    def sent(self) -> None:
        self.office.do(course.circulate_minutes, meeting=self.meeting.id, on=SENT)

    def said(self) -> list[str]:
        lines = formal_lines(self.office.store, self.office.the_meeting(self.meeting))
        return [_plain(one["fr"] or "") for one in lines if one["kind"] == "next_meeting"]

    def filed(self) -> list[str]:
        """Once they are approved; the extract prints the same."""
        self.office.do(course.approve_minutes, meeting=self.meeting.id, on=LATER)
        meeting = self.office.the_meeting(self.meeting)
        facts = formal_facts(self.office.store, meeting)
        assert meeting_extract(self.office.store, meeting, (), LATER).minutes.filed == facts.filed  # type: ignore[union-attr]
        return [_plain(one.fr) for one in facts.filed if one.kind.value == "next_meeting"]


def _plain(said: str) -> str:
    return " ".join(said.split())


@pytest.fixture
def minutes(tmp_path: Path) -> Minutes:
    return Minutes(tmp_path)


def called_off(minutes: Minutes, ahead: Meeting) -> None:
    minutes.office.do(meetings.cancel_meeting, meeting=ahead.id, on=SENT)


def put_off(minutes: Minutes, ahead: Meeting) -> None:
    minutes.office.do(meetings.postpone_meeting, meeting=ahead.id, on=SENT, to=MOVED)


def given_another_day(minutes: Minutes, ahead: Meeting) -> None:
    minutes.office.do_fields(meetings.change_meeting, meeting=ahead.id, on=MOVED)


def removed(minutes: Minutes, ahead: Meeting) -> None:
    minutes.office.do(meetings.remove_meeting, meeting=ahead.id)


def one_before_it(minutes: Minutes, _ahead: Meeting) -> None:
    minutes.planned("2027-04-02")


@pytest.mark.parametrize("since", [called_off, put_off, given_another_day, removed, one_before_it])
def test_what_went_round_names_the_meeting_known_then(
    minutes: Minutes, since: Callable[[Minutes, Meeting], None]
) -> None:
    ahead = minutes.planned()
    minutes.sent()
    since(minutes, ahead)
    assert minutes.said() == [PLANNED]
    assert minutes.filed() == [PLANNED]


def test_a_meeting_planned_after_they_went_round_is_not_named(minutes: Minutes) -> None:
    minutes.sent()
    minutes.planned()
    assert minutes.said() == []
    assert minutes.filed() == []


@pytest.mark.parametrize("since", [called_off, put_off, given_another_day, removed, one_before_it])
def test_a_draft_names_the_meeting_known_today(minutes: Minutes, since: Callable[[Minutes, Meeting], None]) -> None:
    ahead = minutes.planned()
    assert minutes.said() == [PLANNED]
    since(minutes, ahead)
    assert minutes.said() != [PLANNED]


def test_what_was_removed_before_they_went_round_stays_unnamed_when_it_comes_back(minutes: Minutes) -> None:
    ahead = minutes.planned()
    minutes.office.do(meetings.remove_meeting, meeting=ahead.id)
    minutes.sent()
    minutes.office.do(restore_record, record=ahead.id)
    assert minutes.office.store.get(Meeting, ahead.id) is not None
    assert minutes.said() == []


def test_minutes_taken_back_and_sent_again_name_the_one_known_the_second_time(minutes: Minutes) -> None:
    minutes.sent()
    minutes.planned()
    minutes.office.do(course.take_back_minutes, meeting=minutes.meeting.id, on=SENT)
    assert minutes.said() == [PLANNED]
    minutes.sent()
    minutes.planned("2027-04-02")
    assert minutes.filed() == [PLANNED]
