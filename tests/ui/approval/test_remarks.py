"""Are remarks settled by one key each, entered, corrected and taken away, and does the approval wait for them?"""

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, MeetingMove, MeetingState
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRuling
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.minutes.remarks.reading import read_remarks
from ctj_desktop.services.minutes.remarks.settling import settle_remark
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.ui.approval.remarks.page import RemarksPage
from ctj_desktop.ui.approval.remarks.panes import RemarkTable
from ctj_desktop.ui.approval.remarks.passages import PassageTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.marked import EditedText
from tests.ui.desktop import CTRL, Desktop, InDialog, Key, shrink
from tests.ui.remarked import circulated_meeting, open_round, passages, remarked
from tests.ui.screens import hold


@pytest.fixture
def meeting(office: Desktop) -> MeetingId:
    """Its remarks are open on the page."""
    found = remarked(office.workspace)
    office.window.desk.navigator.go(Place(page="remarks", record=found))
    return found


def page_of(office: Desktop) -> RemarksPage:
    return office.find(RemarksPage, "page.remarks")


def chosen(office: Desktop) -> AnyRemark:
    line = page_of(office).right.line()
    assert line is not None
    found = office.store.get(AnyRemark, line.key)
    assert found is not None
    return found


def choose(office: Desktop, number: int) -> AnyRemark:
    """The first remark on a passage."""
    line = next(one for one in page_of(office).right.model.rows if one.number == number)
    office.find(RemarkTable, "remarks.table").select(line.key)
    return chosen(office)


def test_one_key_accepts_the_minutes_say_so_and_the_next_open_one_is_chosen(
    office: Desktop, meeting: MeetingId
) -> None:
    remark, page, t = choose(office, 1), page_of(office), office.window.desk.t
    assert office.find(EditedText, "remarks.side.fr").text().endswith("en euros et en francs.")
    assert "[" in office.find(EditedText, "remarks.side.fr").accessibleName()  # what goes is said, not only struck out
    office.press(Key.Key_A)
    assert remark.paragraph is not None
    block = office.store.get(AnyBlock, remark.paragraph)
    assert block is not None
    assert block.text.fr.text.endswith("en euros et en francs.")
    assert page.right.line() is not None
    assert chosen(office).ruling is None
    assert office.text("remarks.done") == t("{done} of {count} settled").format(done=3, count=5)
    on = office.find(Button, "remarks.on")
    assert not on.isEnabled()
    assert t.n("{count} remark to settle", "{count} remarks to settle", 2).format(count=2) in on.statusTip()
    office.press(Key.Key_Z, CTRL)
    assert office.store.get(AnyBlock, remark.paragraph) != block
    assert len(read_remarks(office.store, meeting).still_open) == 3


@pytest.mark.long
def test_other_words_and_a_refusal_are_asked_for(office: Desktop, meeting: MeetingId, in_dialog: InDialog) -> None:
    remark = choose(office, 2)
    office.press(Key.Key_A)  # nothing is proposed
    assert chosen(office).ruling is None

    def reword() -> None:
        area = office.find(QPlainTextEdit, f"dialog.settle.text.{office.side()}")
        office.press(Key.Key_End, CTRL)
        assert area.hasFocus()
        office.keys(" En 2028.")
        office.click("dialog.settle.go")

    in_dialog(lambda: office.press(Key.Key_M), reword)
    found = office.store.get(AnyRemark, remark.id)
    assert found is not None
    assert found.ruling is RemarkRuling.OTHERWISE
    assert remark.paragraph is not None
    block = office.store.get(AnyBlock, remark.paragraph)
    assert block is not None
    assert getattr(block.text, office.side()).text.endswith(" En 2028.")
    refused = choose(office, 1)

    def refuse() -> None:
        office.click("dialog.settle.go")
        assert office.find(QPlainTextEdit, f"dialog.settle.reason.{office.side()}").hasFocus()  # the reason is missing
        office.keys("Non.")
        office.click("dialog.settle.go")

    in_dialog(lambda: office.press(Key.Key_R), refuse)
    again = office.store.get(AnyRemark, refused.id)
    assert again is not None
    assert (again.ruling, getattr(again.reason, office.side()).text) == (RemarkRuling.REFUSED, "Non.")
    choose(office, 1)
    office.click("remarks.again")
    assert chosen(office).ruling is None


def test_other_words_are_typed_with_their_marks_and_read_without(
    office: Desktop, meeting: MeetingId, in_dialog: InDialog
) -> None:
    remark, here = choose(office, 2), office.side()
    there = "de" if here == "fr" else "fr"
    assert remark.paragraph is not None
    block = office.store.get(AnyBlock, remark.paragraph)
    assert block is not None
    with office.store.write(OperationLabel("test.merged")) as unit:
        unit.save(with_values(block, {"text": Bilingual.of("**Ici** passe.", "**Hier** durch.")}), before=block)
    office.workspace.bus.publish(unit.outcome)

    def reword() -> None:
        shown = [office.find(QPlainTextEdit, f"dialog.settle.text.{side}").toPlainText() for side in (here, there)]
        assert ["**" in one for one in shown] == [True, False]
        office.press(Key.Key_End, CTRL)
        office.keys(" En 2028.")
        office.click("dialog.settle.go")

    in_dialog(lambda: office.press(Key.Key_M), reword)
    block = office.store.get(AnyBlock, remark.paragraph)
    assert block is not None
    assert getattr(block.text, here).text in ("**Ici** passe. En 2028.", "**Hier** durch. En 2028.")
    assert getattr(block.text, there).text in ("**Ici** passe.", "**Hier** durch.")


def test_a_remark_is_added_from_its_passage_and_taken_away_by_undo(
    office: Desktop, meeting: MeetingId, in_dialog: InDialog
) -> None:
    table = office.find(PassageTable, "remarks.passages")
    row = next(one for one in table.rows_model.rows if one.passage.number == 6)
    table.setFocus()
    table.select(row.key)
    before = len(read_remarks(office.store, meeting).lines)

    def enter() -> None:
        office.find(LineEdit, "dialog.new_remark.name").setText("Commune de Jougne")
        office.find(QPlainTextEdit, "dialog.new_remark.comment.fr").setPlainText("À préciser.")
        office.click("dialog.new_remark.go")

    in_dialog(lambda: office.press(Key.Key_Return), enter)
    found = chosen(office)
    assert (found.name, found.comment.fr.text, found.paragraph) == ("Commune de Jougne", "À préciser.", row.key)
    assert found.circulated == row.passage.circulated
    assert len(read_remarks(office.store, meeting).lines) == before + 1
    office.press(Key.Key_Delete)
    assert len(read_remarks(office.store, meeting).lines) == before


@pytest.mark.long
def test_minutes_that_others_have_are_taken_back_with_a_reason(
    office: Desktop, meeting: MeetingId, in_dialog: InDialog
) -> None:
    office.window.desk.navigator.go(Place(page="approve", record=meeting))

    def take_back() -> None:
        assert "2026-" in office.text("dialog.take_back.lines")  # the numbers that stay
        office.click("dialog.take_back.go")
        assert office.find(QPlainTextEdit, f"dialog.take_back.reason.{office.side()}").hasFocus()
        office.keys("Deux remarques de fond.")
        office.click("dialog.take_back.go")

    in_dialog(lambda: office.trigger("action.take_minutes_back"), take_back)
    moves = office.store.all(MeetingMove, meeting=meeting, order="on, id")
    reason = getattr(moves[-1].reason, office.side()).text
    assert (moves[-1].to_state, reason) == (MeetingState.HELD, "Deux remarques de fond.")
    assert read_remarks(office.store, meeting).still_open  # they go on being settled


@pytest.mark.long
def test_minutes_that_did_not_go_round_say_so_and_a_round_without_remarks_too(office: Desktop) -> None:
    meeting = circulated_meeting(office.workspace)
    office.window.desk.navigator.go(Place(page="remarks", record=meeting.id))
    assert page_of(office).empty.isVisible()
    assert not page_of(office).right.isVisible()
    open_round(office.workspace, meeting)
    page_of(office).show_place(Place(page="remarks", record=meeting.id))
    assert page_of(office).right.none.isVisible()
    numbered = [one for one in page_of(office).left.rows.rows if one.passage.number]
    assert len(numbered) > len(passages(office.workspace, meeting))  # decisions and tasks are numbered too
    assert office.find(Button, "remarks.on").isEnabled()


@pytest.mark.long
def test_a_screen_reader_hears_the_verdict_and_how_many_are_left(office: Desktop, meeting: MeetingId) -> None:
    remark, t = choose(office, 1), office.window.desk.t
    on = office.workspace.today()
    done = office.workspace.silent.do(settle_remark, remark=remark.id, ruling=RemarkRuling.ACCEPTED, on=on)
    office.workspace.tell(done.outcome)
    said = page_of(office).heard(done.outcome)
    assert word_within(t, RemarkRuling.ACCEPTED) in said
    assert "§" in said
    assert t.n("{count} remark to settle", "{count} remarks to settle", 2).format(count=2) in said
    assert len(read_remarks(office.store, meeting).still_open) == 2


@pytest.mark.long
def test_the_list_is_sorted_by_person_and_says_what_stands_today(office: Desktop, meeting: MeetingId) -> None:
    by_passage = [one.key for one in page_of(office).right.model.rows]
    office.click("remarks.order")
    assert [one.key for one in page_of(office).right.model.rows] != by_passage
    office.click("remarks.order")
    assert [one.key for one in page_of(office).right.model.rows] == by_passage
    page_of(office).left.today.click()
    rows = page_of(office).left.rows.rows
    assert any(piece.removed for row in rows for piece in row.pieces(Language.FR))
    shrink(office.window)
    assert page_of(office).right.width() <= 360
    assert office.store.get(AnyRemark, by_passage[0]) is not None
    assert meeting is not None


@pytest.mark.long
def test_the_approving_item_gets_what_became_of_them_and_the_page_leads_to_its_paper(
    office: Desktop, meeting: MeetingId
) -> None:
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", "remarks")
    _, sitting = hold(office)
    assert sitting.record is not None
    item = office.store.all(AgendaItem, meeting=sitting.record, order="position")[0]
    with office.store.write(OperationLabel("agenda_item.changed")) as unit:
        unit.save(replace(item, approves=meeting), before=item)
    office.window.desk.navigator.go(Place(page="hold", record=sitting.record, detail=str(item.id)))
    before = office.store.count(AnyBlock, item=item.id)
    action = office.window.desk.actions["insert_remarks"]
    assert not action.isEnabled()  # three are open
    on, reason = office.workspace.today(), Bilingual.of("Non.", "Nein.")
    for line in read_remarks(office.store, meeting).still_open:
        key = line.remark.id
        office.workspace.do(settle_remark, remark=key, ruling=RemarkRuling.REFUSED, on=on, reason=reason)
    office.trigger("action.insert_remarks")
    assert office.store.count(AnyBlock, item=item.id) == before + 6  # with how many changes, and five rulings
    office.press(Key.Key_Z, CTRL)
    assert office.store.count(AnyBlock, item=item.id) == before
