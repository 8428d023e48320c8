"""Does a minute in which somebody votes, comes and goes say who had part in the vote?"""

from datetime import time

import pytest

from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Pause, Presence
from ctj_desktop.domain.records.voting import DecisionKind, VoteCount
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.in_session.pauses import add_pause, end_pause
from ctj_desktop.services.minutes.item_sheet import minute_of_vote, minute_sheet, voting_room
from ctj_desktop.services.minutes.votes import record_vote
from ctj_desktop.services.session.attendance import record_departure
from ctj_desktop.services.session.course import begin_item, close_session, correct_session
from ctj_desktop.services.session.screen import Here
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.session.test_slips import NOTE, Sitting


@pytest.fixture
def sitting(empty: Desktop) -> Sitting:
    found = Sitting(empty)
    empty.press(Key.Key_Home, CTRL)
    empty.press(Key.Key_Space)
    empty.press(Key.Key_Down)
    empty.press(Key.Key_Space)
    item = empty.store.all(AgendaItem)[0]
    empty.workspace.do(begin_item, item=item.id, started=time(14, 10))
    return found


def decided(sitting: Sitting) -> DecisionId:
    item = sitting.desktop.store.all(AgendaItem)[0]
    made = sitting.desktop.workspace.do_fields(
        record_decision, item=item.id, decision_kind=DecisionKind.OPINION, text=text("Favorable.", "Befürwortend.")
    )
    return DecisionId(made.id)


def test_whoever_comes_after_a_vote_in_its_minute_is_entered_with_the_next(sitting: Sitting) -> None:
    desktop, store = sitting.desktop, sitting.desktop.store
    item, meeting = store.all(AgendaItem)[0], store.all(Meeting)[0]
    sitting.wall.set(14, 12)
    count = VoteCount(yes=2)
    desktop.workspace.do_fields(record_vote, decision=decided(sitting), count=count, taken_at=time(14, 12))
    sitting.wall.set(14, 12, 30)
    desktop.settle()
    desktop.press(Key.Key_F9)
    desktop.keys("6")
    desktop.press(Key.Key_Return)
    assert sitting.here(6) == (Here.ROOM, time(14, 13)), "and is shown as there at once"
    assert voting_room(store, item, meeting, time(14, 12)).present == 3, "the two who were there, and one by proxy"
    assert sitting.view().closes_at == time(14, 13)
    desktop.press(Key.Key_Escape)
    sitting.wall.set(14, 15)
    assert sitting.view().closes_at == time(14, 15)


def test_a_vote_after_a_departure_in_its_minute_is_of_the_next(sitting: Sitting) -> None:
    desktop, store = sitting.desktop, sitting.desktop.store
    sitting.wall.set(14, 12)
    item, meeting = store.all(AgendaItem)[0], store.all(Meeting)[0]
    assert minute_of_vote(store, minute_sheet(store, item.id), sitting.wall.now) == time(14, 12)
    left = sitting.seats()[1].seat
    desktop.workspace.do(record_departure, meeting=meeting.id, left=time(14, 12), seat=left, guest=None)
    at = minute_of_vote(store, minute_sheet(store, item.id), sitting.wall.now)
    assert at == time(14, 13)
    assert voting_room(store, item, meeting, at).present == 1


def test_the_hour_of_the_close_is_put_right_and_what_ended_before_it_stays(sitting: Sitting) -> None:
    desktop, store = sitting.desktop, sitting.desktop.store
    do, meeting = desktop.workspace.do, store.all(Meeting)[0]
    pause = desktop.workspace.do_fields(add_pause, meeting=meeting.id, start=time(14, 11))
    do(end_pause, pause=pause.id, end=time(14, 12))
    left = sitting.seats()[1].seat
    do(record_departure, meeting=meeting.id, left=time(14, 12), seat=left, guest=None)
    do(close_session, meeting=meeting.id, on=beginning.DAY, closed_at=time(14, 12))
    desktop.workspace.do_fields(correct_session, meeting=meeting.id, closed_at=time(16, 10))
    assert [pause.end for pause in store.all(Pause)] == [time(14, 12)]
    ends = sorted(str(stay.end) for stay in store.all(Presence))
    assert ends == ["14:12:00", "16:10:00", "16:10:00"], "one left, one seat and a guest stayed"


@pytest.mark.parametrize("typed", ["/x 1", "/l 1", "/a 1", "/l"])
def test_whoever_was_counted_at_a_vote_is_not_taken_away_from_the_beginning(sitting: Sitting, typed: str) -> None:
    desktop = sitting.desktop
    count = VoteCount(yes=2)
    desktop.workspace.do_fields(record_vote, decision=decided(sitting), count=count, taken_at=time(14, 11))
    sitting.at(13)
    desktop.line(typed)
    assert desktop.dialog() is None
    assert sitting.here(1) == (Here.ROOM, time(14, 10))
    assert "14" in desktop.text(NOTE), "since when"


@pytest.mark.long
def test_once_an_item_was_taken_up_enter_alone_puts_nothing_right(sitting: Sitting, in_dialog: InDialog) -> None:
    desktop = sitting.desktop
    sitting.at(12)
    in_dialog(lambda: desktop.line("/x 1"), lambda: desktop.press(Key.Key_Return))
    assert sitting.here(1) == (Here.ROOM, time(14, 10))
    in_dialog(lambda: desktop.press(Key.Key_Return), lambda: desktop.click("dialog.from_first.go"))
    assert sitting.here(1) == (Here.EXCUSED, None)
