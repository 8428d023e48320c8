"""Are the votes of each side counted by key and by mouse, in a place that is kept, and corrected and printed later?"""

import re
from datetime import date, time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import AnyVote, PartCount, VoteCount, VoteMethod
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.session.attendance import record_arrival
from ctj_desktop.services.session.course import begin_item
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.blocks.count_field import CountField
from ctj_desktop.ui.minutes.blocks.vote import VotePanel
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.sitting import Wall

FRENCH, SWISS = PartCount(side=Side.FR, yes=4, no=1), PartCount(side=Side.CH, yes=3, abstentions=1)
BY_SIDE = VoteCount(yes=7, no=1, abstentions=1, parts=(FRENCH, SWISS))


def sitting(desktop: Desktop, *, seats: int) -> Meeting:
    """A meeting in session, under statutes by which the simple majority decides."""
    committee = beginning.a_committee(desktop, seats=seats)
    given = {"title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1), "pattern": "simple_majority"}
    desktop.workspace.do_fields(adopt_statutes, committee=committee.id, **given)
    meeting = beginning.a_meeting_of(desktop, committee)
    beginning.convene(desktop, meeting.id)
    beginning.open_at_two(desktop, meeting.id)
    return meeting


class Counting:
    """A committee of five French and four Swiss seats, all of them there, before its first item."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        Wall(desktop.store).set(14, 10)
        self.meeting = sitting(desktop, seats=9)
        for roll in roll_of(desktop.store, self.meeting.id):
            desktop.workspace.do(record_arrival, meeting=self.meeting.id, seat=roll.seat, arrived=time(14, 0))
        (self.item,) = desktop.store.all(AgendaItem, meeting=self.meeting.id)
        desktop.workspace.do(begin_item, item=self.item.id, started=time(14, 0))
        desktop.window.desk.navigator.go(Place(page="hold", record=self.meeting.id))
        self.editor = desktop.find(MinuteEditor, "minutes")
        self.editor.pair.fr.setFocus()
        desktop.line("/d Le comité approuve.")

    @property
    def panel(self) -> VotePanel:
        return self.editor.votes.panel

    def places(self) -> dict[str, QRect]:
        """Where everything of the panel stands that one can click."""
        named = [one for one in self.panel.findChildren(QWidget) if one.objectName().startswith("minutes.vote.")]
        return {
            one.objectName(): QRect(one.mapTo(self.panel, one.rect().topLeft()), one.size())
            for one in named
            if one.isVisible() and not isinstance(one, CountField)
        } | {"": self.panel.geometry()}

    def whole(self) -> list[str]:
        return [field.text() for field in self.panel.fields.values()][:3]

    def sides(self, *numbers: str) -> None:
        """Types the counts of both sides, by Tab from one field to the next."""
        for at, number in enumerate(numbers):
            if at:
                self.desktop.press(Key.Key_Tab)
            self.desktop.keys(number)

    def vote(self) -> AnyVote:
        (vote,) = self.desktop.store.all(AnyVote)
        return vote

    def printed(self) -> str:
        return "\n".join(str(line) for line in proof(self.desktop.store, self.meeting.id).lines)


@pytest.fixture
def counting(empty: Desktop) -> Counting:
    return Counting(empty)


@pytest.mark.long
def test_the_sides_are_counted_by_keys_in_a_place_that_is_kept(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    before = counting.places()
    assert "5" in desktop.text("minutes.vote.side.fr")
    assert not desktop.shows("minutes.vote.fr.yes")
    desktop.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desktop.focused().objectName() == "minutes.vote.by_side"
    desktop.press(Key.Key_Space)
    assert counting.places() == before
    assert desktop.focused().objectName() == "minutes.vote.fr.yes"
    counting.sides("4", "1", "", "3", "", "1")
    assert counting.whole() == ["7", "1", "1"]
    desktop.press(Key.Key_Return)
    assert counting.vote().count == BY_SIDE


@pytest.mark.long
def test_a_click_opens_the_fields_and_a_second_one_at_the_same_place_closes_them(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    desktop.keys("8")
    for shown in (True, False):
        desktop.click("minutes.vote.by_side")
        assert desktop.shows("minutes.vote.ch.no") is shown
    assert counting.whole() == ["8", "", ""], "what was counted before stands there again"
    assert not counting.panel.fields["yes"].isReadOnly()


@pytest.mark.long
def test_more_votes_of_a_side_than_it_has_voters_are_said_and_not_recorded(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    desktop.click("minutes.vote.by_side")
    counting.sides("3", "", "", "5")
    assert re.search(r"5.*\(Suisse\).*4", counting.panel.note.text().replace("\u00a0", " ")) or re.search(
        r"5.*\(Schweiz\).*4", counting.panel.note.text().replace("\u00a0", " ")
    )
    desktop.press(Key.Key_Return)
    assert desktop.store.count(AnyVote) == 0
    desktop.fill("minutes.vote.ch.yes", "4")
    desktop.press(Key.Key_Return)
    assert counting.vote().count == VoteCount(
        yes=7, parts=(PartCount(side=Side.FR, yes=3), PartCount(side=Side.CH, yes=4))
    )


@pytest.mark.long
def test_a_count_by_side_is_corrected_in_its_row_and_may_become_a_whole_again(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v FR 4 1 0 CH 3 0 1")
    assert counting.vote().count == BY_SIDE
    assert "4" in counting.printed()
    row = counting.editor.column.rows[1]
    row.setFocus()
    desktop.press(Key.Key_Return)
    assert desktop.focused().objectName() == "minutes.vote.fr.yes"
    assert counting.panel.by_side.isChecked()
    desktop.fill("minutes.vote.fr.yes", "5")
    desktop.fill("minutes.vote.fr.no", "")
    desktop.press(Key.Key_Return)
    assert counting.vote().count == VoteCount(
        yes=8, abstentions=1, parts=(PartCount(side=Side.FR, yes=5), PartCount(side=Side.CH, yes=3, abstentions=1))
    )
    counting.editor.column.rows[1].setFocus()
    desktop.press(Key.Key_Return)
    desktop.click("minutes.vote.by_side")
    desktop.press(Key.Key_Return)
    assert counting.vote().count == VoteCount(yes=8, abstentions=1)


@pytest.mark.long
def test_what_was_counted_waits_by_side_where_another_item_is_shown(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    desktop.click("minutes.vote.by_side")
    counting.sides("4", "1", "", "3", "", "1")
    counting.editor.votes.drop()
    drafts = desktop.store.drafts_of(counting.item.id)
    assert any(text.startswith("/v FR 4 1 0") and text.endswith("CH 3 0 1") for text in drafts.values())


@pytest.mark.long
def test_the_names_of_a_roll_call_are_counted_by_side_where_that_is_chosen(
    counting: Counting, in_dialog: InDialog
) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    method = counting.panel.method
    method.setCurrentIndex(list(VoteMethod).index(VoteMethod.NOMINAL))
    method.activated.emit(method.currentIndex())
    desktop.click("minutes.vote.by_side")

    def call() -> None:
        for key in (Key.Key_1, Key.Key_2, Key.Key_1):
            desktop.press(key)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.vote.by_name"), call)
    assert counting.panel.sides.all()[0].isReadOnly()
    desktop.press(Key.Key_Return)
    count = counting.vote().count
    assert count is not None
    assert (count.yes, count.no) == (2, 1)
    assert {part.side for part in count.parts} <= set(Side)
    assert sum(part.yes for part in count.parts) == 2
    assert sum(part.no for part in count.parts) == 1


@pytest.mark.long
def test_a_consensus_asks_no_side(counting: Counting) -> None:
    desktop = counting.desktop
    desktop.line("/v")
    desktop.click("minutes.vote.by_side")
    counting.sides("4")
    method = counting.panel.method
    method.setCurrentIndex(list(VoteMethod).index(VoteMethod.CONSENSUS))
    method.activated.emit(method.currentIndex())
    assert not counting.panel.by_side.isEnabled()
    assert not desktop.shows("minutes.vote.fr.yes")
    counting.panel.record.click()
    vote = counting.vote()
    assert vote.count is None or vote.count.parts == ()


def test_a_committee_of_one_side_is_not_asked_by_side(empty: Desktop) -> None:
    Wall(empty.store).set(14, 10)
    meeting = sitting(empty, seats=1)
    (item,) = empty.store.all(AgendaItem, meeting=meeting.id)
    empty.workspace.do(begin_item, item=item.id, started=time(14, 0))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    empty.find(MinuteEditor, "minutes").pair.fr.setFocus()
    empty.line("/d Le comité approuve.")
    empty.line("/v")
    assert not empty.shows("minutes.vote.by_side")
    assert minute_sheet(empty.store, item.id).lines
