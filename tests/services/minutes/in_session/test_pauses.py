"""Does a pause stop the clock of an item and the votes, and nobody's presence?"""

from datetime import time
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Pause, Presence
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, VoteCount
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.approval import minutes_text
from ctj_desktop.services.minutes.in_session import pauses
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.session.refusals import (
    AfterClose,
    ClosedTooEarly,
    PauseBackwards,
    PausesOverlap,
    PauseUnended,
    VotedInPause,
    VotedWhilePaused,
)
from ctj_desktop.services.session.screen import read_session
from tests.office import TODAY, Office, text


class Sitting(Office):
    """A meeting in session since 14:00, its first item under way, both seats there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.meeting: Meeting = self.opened(self.a_meeting(self.a_committee(seats=2).id, items=2))
        self.items: list[AgendaItem] = self.store.all(AgendaItem, meeting=self.meeting.id, order="position")
        for roll in roll_of(self.store, self.meeting.id):
            self.do(attendance.record_arrival, meeting=self.meeting.id, seat=roll.seat, arrived=time(14, 0))
        self.do(course.begin_item, item=self.items[0].id, started=time(14, 0))

    def paused(self, start: time, end: time | None = None) -> Pause:
        return self.do_fields(pauses.add_pause, meeting=self.meeting.id, start=start, end=end).record

    def decided(self) -> AnyDecision:
        return self.do_fields(decisions.record_decision, item=self.items[0].id, text=text("Oui.", "Ja.")).record

    def vote(self, decision: AnyDecision, at: time) -> AnyVote:
        given = {"decision": decision.id, "count": VoteCount(yes=2), "taken_at": at}
        return self.do_fields(votes.record_vote, **given).record

    def close(self, at: time) -> None:
        self.do(course.close_session, meeting=self.meeting.id, on=TODAY, closed_at=at)


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


def test_a_pause_takes_no_time_of_the_item_and_nobody_leaves(sitting: Sitting) -> None:
    sitting.paused(time(14, 5), time(14, 12))
    view = read_session(sitting.store, sitting.meeting.id).at(time(14, 15))
    assert view.running is not None
    assert view.running.spent == 8
    assert {stay.end for stay in sitting.store.all(Presence)} == {None}
    going_on = sitting.paused(time(14, 20))
    view = read_session(sitting.store, sitting.meeting.id).at(time(14, 30))
    assert view.running is not None
    assert (view.running.spent, view.paused_since) == (13, going_on.start)


def test_nothing_is_voted_on_in_a_pause_until_it_is_ended(sitting: Sitting) -> None:
    decision, pause = sitting.decided(), sitting.paused(time(14, 5))
    with pytest.raises(VotedWhilePaused):
        sitting.vote(decision, time(14, 8))
    sitting.do(pauses.end_pause, pause=pause.id, end=time(14, 10))
    with pytest.raises(VotedInPause):
        sitting.vote(decision, time(14, 8))
    assert sitting.vote(decision, time(14, 10)).count == VoteCount(yes=2)


def test_a_forgotten_pause_ends_when_work_goes_on(sitting: Sitting) -> None:
    first = sitting.paused(time(14, 5))
    sitting.do(course.begin_item, item=sitting.items[1].id, started=time(14, 20))
    last = sitting.paused(time(14, 30))
    sitting.close(time(14, 45))
    ends = {pause.id: pause.end for pause in sitting.store.all(Pause)}
    assert ends == {first.id: time(14, 20), last.id: time(14, 45)}


def test_a_pause_that_cannot_be_is_refused(sitting: Sitting) -> None:
    sitting.paused(time(14, 5), time(14, 15))
    with pytest.raises(PausesOverlap):
        sitting.paused(time(14, 10), time(14, 20))
    with pytest.raises(PauseBackwards):
        sitting.paused(time(14, 30), time(14, 20))
    with pytest.raises(PauseBackwards):
        sitting.paused(time(13, 50), time(14, 2))
    with pytest.raises(ClosedTooEarly):
        sitting.close(time(14, 14))
    sitting.close(time(15, 0))
    with pytest.raises(PauseUnended):
        sitting.paused(time(14, 50))
    with pytest.raises(AfterClose):
        sitting.paused(time(14, 50), time(15, 10))


def test_the_minutes_say_it_where_it_was_and_it_is_corrected_and_taken_back(sitting: Sitting) -> None:
    before = minutes_text(sitting.store, sitting.meeting)
    pause = sitting.paused(time(14, 5), time(14, 15))
    (block,) = sitting.store.all(AnyBlock, item=sitting.items[0].id)
    assert (block.block_kind, block.ref) == (MinuteBlockKind.PAUSE, pause.id)
    sitting.do_fields(pauses.change_pause, pause=pause.id, end=time(14, 20))
    assert '"from":"14:05"' in minutes_text(sitting.store, sitting.meeting).replace(" ", "")
    assert '"to":"14:20"' in minutes_text(sitting.store, sitting.meeting).replace(" ", "")
    sitting.do(pauses.remove_pause, pause=pause.id)
    assert sitting.store.count(AnyBlock) == 0
    assert minutes_text(sitting.store, sitting.meeting) == before
