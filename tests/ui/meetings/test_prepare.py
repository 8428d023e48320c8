"""Can an agenda be built by keys and by mouse, and is nothing typed ever lost?"""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.life import change_meeting, plan_meeting
from ctj_desktop.services.membership.committees import change_committee
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.log.history import history
from ctj_desktop.ui.forms.pick_card import PickRow
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.surfaces import Banner
from tests.ui import beginning
from tests.ui.desktop import ALT_SHIFT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key, shrink

NUMBER, FR, DE, KIND, MINUTES, START = range(6)
ROUNDING = 5
"""Pixels of the card's edges and rule that stand between rows and viewport."""


def grid(office: Desktop, number: str = "2027-01") -> AgendaGrid:
    """The builder of a meeting."""
    table = office.prepare(number)
    assert isinstance(table, AgendaGrid)
    return table


def on(table: AgendaGrid, row: int, column: int) -> AgendaItem:
    """Goes to a cell."""
    table.setCurrentIndex(table.agenda.index(row, column))
    table.setFocus()
    line = table.agenda.row_at(table.currentIndex())
    assert line is not None
    return line.item


def titles(office: Desktop) -> list[str]:
    """French titles as the service reads them."""
    lines = agenda_table(office.store, office.meeting("2027-01").id).lines
    return [f"{line.number} {line.item.title.fr.text}" for line in lines]


@pytest.mark.long
@pytest.mark.each_language
def test_numbers_clock_times_and_missing_translations_stand_side_by_side(office: Desktop) -> None:
    table, t = grid(office), office.window.desk.t
    assert office.cells(table, NUMBER)[:6] == ["1", "2", "3", "4", "4.1", "4.2"]
    assert office.cells(table, START)[:4] == ["14:00", "14:05", "14:10", "14:40"]
    assert office.cells(table, FR)[0] == "Ouverture, présences et quorum"
    assert office.cells(table, DE)[0] == "Eröffnung, Präsenz und Beschlussfähigkeit"
    assert office.cells(table, DE).count(t("to translate into DE")) == 2
    assert "15:45" in office.text("prepare.ends")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_an_agenda_that_differs_from_the_announced_hours_says_by_how_much(office: Desktop) -> None:
    grid(office)
    assert not office.shows("prepare.beyond")
    meeting = office.meeting("2027-01").id
    for end, said in ((time(15, 30), "15 min de plus"), (time(16, 30), "45 min de moins")):
        office.workspace.do_fields(change_meeting, meeting=meeting, end=end)
        assert office.text("prepare.beyond").replace("\u00a0", " ").startswith(said)
        beyond, length = (office.find(QLabel, f"prepare.{name}").geometry() for name in ("beyond", "length"))
        assert length.left() - beyond.right() > 8
    office.workspace.do_fields(change_meeting, meeting=meeting, end=time(15, 45))
    assert not office.shows("prepare.beyond")


def test_a_title_is_typed_in_its_cell(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 5, DE)
    office.press(Key.Key_F2)
    office.keys("Hirtenfest: Grundsatz")
    office.press(Key.Key_Return)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.de.text == "Hirtenfest: Grundsatz"
    assert stored.title.fr == item.title.fr
    assert office.cells(table, DE)[5] == "Hirtenfest: Grundsatz"
    assert history(office.store, item.id)[0].operation.label.key == "agenda_item.changed"
    assert office.shows("status.undo")


def test_tab_goes_from_cell_to_cell_of_what_is_typed(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    office.keys("Accueil")
    office.press(Key.Key_Tab)
    office.keys("Begrüssung")
    office.press(Key.Key_Tab)  # the kind, which stays what it is
    office.press(Key.Key_Tab)
    office.keys("12")
    office.press(Key.Key_Return)
    typed = office.store.get(AgendaItem, item.id)
    assert typed is not None
    assert (typed.title.fr.text, typed.title.de.text, typed.kind, typed.minutes) == (
        "Accueil",
        "Begrüssung",
        item.kind,
        12,
    )


def test_of_a_committee_in_german_tab_leads_from_its_title_to_the_french_one(empty: Desktop) -> None:
    """It came back to the German one, chosen whole, and what was typed next stood there instead."""
    meeting = beginning.a_meeting(empty)
    committee = empty.store.all(Committee)[0]
    empty.workspace.do(change_committee, replace(committee, source_language=Language.DE), committee)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    empty.settle()
    empty.find(AgendaGrid, "agenda.table").setFocus()
    empty.press(Key.Key_Return)
    empty.keys("Mobilität")
    empty.press(Key.Key_Tab)
    empty.keys("Mobilité")
    empty.press(Key.Key_Tab)
    assert empty.find(QComboBox, "agenda.editor.kind").isVisible()
    empty.press(Key.Key_Tab)
    empty.keys("12")
    empty.press(Key.Key_Return)
    assert [(item.title.fr.text, item.title.de.text, item.minutes) for item in empty.store.all(AgendaItem)][-1] == (
        "Mobilité",
        "Mobilität",
        12,
    )


def test_a_kind_is_shown_before_it_is_taken_and_tab_goes_on_from_it(office: Desktop) -> None:
    """Tab left the table after an arrow had stored a kind: the minutes typed next were lost."""
    table = grid(office)
    item = on(table, 0, DE)
    office.press(Key.Key_F2)
    office.press(Key.Key_Tab)
    choice = office.find(QComboBox, "agenda.editor.kind")
    office.press(Key.Key_Down)
    assert choice.view().isVisible(), "the list is open, and nothing is stored"
    assert office.store.get(AgendaItem, item.id) == item
    QTest.keyClick(choice.view(), Key.Key_Down)
    QTest.keyClick(choice.view(), Key.Key_Return)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.item_kind is not item.item_kind
    office.press(Key.Key_Tab)
    office.keys("25")
    office.press(Key.Key_Tab)
    assert (after := office.store.get(AgendaItem, item.id)) is not None
    assert after.minutes == 25


def test_tab_stays_in_the_agenda_until_its_end(office: Desktop) -> None:
    table = grid(office)
    last = len(office.cells(table, FR)) - 1
    item = on(table, last, FR)
    before = on(table, last - 1, FR)
    office.press(Key.Key_F2)
    for _ in range(table.model().columnCount()):
        office.press(Key.Key_Tab)
        if table.currentIndex().row() == last:
            break
    assert table.currentIndex().row() == last, f"from the line of {before.title.fr.text} to the next"
    for _ in range(table.model().columnCount()):
        office.press(Key.Key_Tab)
    assert not table.isAncestorOf(office.focused())
    assert office.focused() is not table
    assert office.store.get(AgendaItem, item.id) == item


def test_typing_starts_editing_and_escape_gives_up(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 1, FR)
    office.keys("X")
    assert isinstance(office.focused(), QLineEdit)
    office.press(Key.Key_Escape)
    office.press(Key.Key_Escape)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title == item.title
    assert office.store.drafts() == []


def test_enter_adds_an_item_below_the_current_one(office: Desktop) -> None:
    table = grid(office)
    on(table, 2, FR)
    before = len(office.cells(table, FR))
    office.press(Key.Key_Return)
    office.keys("Sentier du lac")
    office.press(Key.Key_Return)
    assert titles(office)[3] == "4 Sentier du lac"
    assert len(office.cells(table, FR)) == before + 1
    assert table.currentIndex().row() == 3
    office.press(Key.Key_Return)
    office.press(Key.Key_Escape)
    assert len(office.cells(table, FR)) == before + 1


@pytest.mark.long
def test_the_first_items_of_an_empty_agenda_raise_no_alarm_and_leave_no_draft(empty: Desktop) -> None:
    committee = beginning.a_committee(empty)
    meeting = empty.workspace.do_fields(plan_meeting, committee=committee.id, on=beginning.DAY)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    said: list[str] = []
    empty.workspace.bus.refused.connect(said.append)
    for title in ("Ouverture", "Marchés", "Divers"):
        empty.press(Key.Key_Return)
        empty.keys(title)
        empty.bot.waitUntil(lambda: bool(empty.store.drafts()))  # typed slowly enough to be kept
        empty.press(Key.Key_Return)
    assert empty.cells(empty.find(AgendaGrid, "agenda.table"), FR) == ["Ouverture", "Marchés", "Divers"]
    assert empty.store.drafts() == []
    assert not empty.shows("prepare.draft")
    assert said == []


def test_an_empty_new_item_is_no_act(office: Desktop) -> None:
    table = grid(office)
    before, acts = titles(office), len(history(office.store, limit=9999))
    on(table, 0, FR)
    office.press(Key.Key_Return)
    office.press(Key.Key_Return)
    assert titles(office) == before
    assert len(history(office.store, limit=9999)) == acts
    assert len(office.cells(table, FR)) == len(before)


def test_items_move_by_keys(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 1, FR)
    office.press(Key.Key_Down, ALT_SHIFT)
    assert titles(office)[2] == f"3 {item.title.fr.text}"
    assert table.current_key() == item.id
    assert office.cells(table, START)[1:3] == ["14:05", "14:35"]
    office.press(Key.Key_Up, ALT_SHIFT)
    assert titles(office)[1] == f"2 {item.title.fr.text}"
    office.press(Key.Key_Right, ALT_SHIFT)
    assert titles(office)[1] == f"1.1 {item.title.fr.text}"
    office.press(Key.Key_Left, ALT_SHIFT)
    assert titles(office)[1] == f"2 {item.title.fr.text}"


def test_a_refused_move_says_why_and_changes_nothing(office: Desktop) -> None:
    table, before = grid(office), titles(office)
    on(table, 0, FR)
    office.press(Key.Key_Right, ALT_SHIFT)
    assert office.text("status.sentence") != ""
    assert titles(office) == before


def test_items_move_by_dragging_their_handle(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 2, FR)
    start = QPoint(12, table.visualRect(table.agenda.index(2, NUMBER)).center().y())
    end = QPoint(12, table.visualRect(table.agenda.index(0, NUMBER)).top() + 4)
    office.drag(table, start, end)
    assert titles(office)[0] == f"1 {item.title.fr.text}"
    assert table.current_key() == item.id


def test_minutes_that_are_none_are_refused_at_their_cell(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 0, MINUTES)
    office.press(Key.Key_F2)
    office.keys("bientôt")
    office.press(Key.Key_Return)
    office.bot.waitUntil(lambda: table.note_text() != "")
    assert "bientôt" in table.note_text()
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "bientôt"
    editor.selectAll()
    office.keys("1h15")
    office.press(Key.Key_Return)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.minutes == 75
    assert office.cells(table, START)[1] == "15:15"
    assert table.note_text() == ""


def test_the_kind_is_chosen_from_its_list(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 0, KIND)
    office.press(Key.Key_F2)
    choice = office.find(ComboBox, "agenda.editor.kind")
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.item_kind.value == "decision"


@pytest.mark.long
def test_removing_an_item_says_what_goes_with_it_and_is_undone_from_the_strip_and_by_key(
    office: Desktop, in_dialog: InDialog
) -> None:
    table, before = grid(office), titles(office)
    on(table, 3, FR)

    def read_and_leave(key: Key) -> None:
        dialog = office.dialog()
        assert dialog is not None
        said = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert counted(office.window.desk.t, "agenda_item", 3) in said
        office.press(key)

    in_dialog(lambda: office.press(Key.Key_Delete), lambda: read_and_leave(Key.Key_Escape))
    assert titles(office) == before
    in_dialog(lambda: office.press(Key.Key_Delete), lambda: read_and_leave(Key.Key_Return))
    assert len(titles(office)) == len(before) - 4
    office.click("status.undo")
    assert titles(office) == before
    on(table, 0, FR)
    office.press(Key.Key_Delete)
    office.press(Key.Key_Z, CTRL)
    assert titles(office) == before
    office.press(Key.Key_Z, CTRL_SHIFT)
    assert len(titles(office)) == len(before) - 1


@pytest.mark.long
def test_what_is_typed_is_on_disk_within_a_second(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    acts = len(history(office.store, limit=9999))
    office.keys("Accueil")
    office.bot.waitUntil(lambda: bool(office.store.drafts()))
    draft = office.store.drafts()[0]
    assert (draft.record, draft.register, draft.text) == (item.id, "title.fr", "Accueil")
    assert len(history(office.store, limit=9999)) == acts
    office.press(Key.Key_Return)
    assert office.store.drafts() == []
    assert len(history(office.store, limit=9999)) == acts + 1


@pytest.mark.long
@pytest.mark.parametrize("how", ["save", "leave page", "close", "idle"])
def test_what_is_being_typed_becomes_an_act_when_the_page_is_left(office: Desktop, how: str) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    office.keys("Accueil")
    if how == "save":
        office.press(Key.Key_S, CTRL)
        assert office.shows("status.saved")
    elif how == "leave page":
        office.press(Key.Key_6, CTRL)
    elif how == "idle":
        office.view.flush()
    else:
        office.window.close_workspace()
        office.open_sample()
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.fr.text == "Accueil"
    assert office.store.drafts() == []


def test_an_unfinished_text_is_offered_again(office: Desktop) -> None:
    meeting = office.meeting("2027-01")
    office.store.save_draft(meeting.id, "new_item.fr", "Point jamais fini")
    grid(office)
    assert office.shows("prepare.draft")
    office.click("prepare.draft.button")
    assert titles(office)[-1].endswith("Point jamais fini")
    assert office.store.drafts() == []
    assert not office.shows("prepare.draft")


@pytest.mark.long
@pytest.mark.parametrize("column", [FR, DE])
def test_a_title_typed_over_an_item_that_went_is_offered_as_a_new_one(office: Desktop, column: int) -> None:
    table, before = grid(office), titles(office)
    item = on(table, 1, column)
    office.press(Key.Key_F2)
    office.keys("Mi-chemin")
    office.bot.waitUntil(lambda: bool(office.store.drafts()))
    office.workspace.do(remove_agenda_item, item=item.id)
    assert [draft.text for draft in office.store.drafts()] == ["Mi-chemin"]
    assert "Mi-chemin" in office.find(Banner, "prepare.draft").accessibleName()
    assert office.text("status.sentence")
    office.click("prepare.draft.button")
    made = agenda_table(office.store, office.meeting("2027-01").id).lines[-1].item
    assert (made.title.de if column == DE else made.title.fr).text == "Mi-chemin"
    assert len(titles(office)) == len(before)
    assert office.store.drafts() == []


@pytest.mark.long
def test_a_duration_typed_over_an_item_that_went_is_said(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 1, MINUTES)
    office.press(Key.Key_F2)
    office.keys("95")
    office.workspace.do(remove_agenda_item, item=item.id)
    assert "95" in office.text("status.sentence")
    assert office.store.drafts() == []
    assert not office.shows("prepare.draft")


def test_of_an_open_cell_in_which_nothing_was_typed_nothing_is_left(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 1, FR)
    office.press(Key.Key_F2)
    office.workspace.do(remove_agenda_item, item=item.id)
    assert office.store.drafts() == []
    assert not office.shows("prepare.draft")
    assert not office.text("status.sentence")


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_both_values_are_offered_when_somebody_else_changed_the_same_title(office: Desktop, keep: str) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    office.keys("Mon titre")
    Workspace(office.store).do_fields(change_agenda_item, item=item.id, title=Rewording(fr="Leur titre"))
    office.press(Key.Key_Return)
    assert "Leur titre" in office.text("prepare.both.theirs.text")
    assert "Mon titre" in office.text("prepare.both.mine.text")
    office.click(f"prepare.both.{keep}")
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.fr.text == ("Mon titre" if keep == "mine" else "Leur titre")
    assert not office.shows("prepare.both")


def test_german_changed_elsewhere_survives_typing_in_french(office: Desktop) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    office.keys("Ouverture")
    Workspace(office.store).do_fields(change_agenda_item, item=item.id, title=Rewording(de="Begrüssung"))
    office.press(Key.Key_Return)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert (stored.title.fr.text, stored.title.de.text) == ("Ouverture", "Begrüssung")
    assert office.cells(table, DE)[0] == "Begrüssung"


def test_the_banner_leads_to_the_first_missing_translation(office: Desktop) -> None:
    table = grid(office)
    office.click("prepare.missing.button")
    assert table.currentIndex().row() == 5
    assert table.currentIndex().column() == DE
    assert isinstance(office.focused(), QLineEdit)


@pytest.mark.each_language
def test_the_banner_says_by_when_and_why_so_early(office: Desktop) -> None:
    grid(office)
    said = office.find(Banner, "prepare.notice").accessibleName()
    german = office.window.desk.t.language is Language.DE
    assert ("Freitag, 26. Februar" if german else "vendredi 26 février") in said.replace("\u00a0", " ")
    reason = "Art. 6 · 1. März: Feiertag (NE)" if german else "art. 6 · 1er mars : jour férié (NE)"
    assert said.replace("\u00a0", " ").endswith(reason)


@pytest.mark.each_language
@pytest.mark.parametrize(("height", "below"), [(800, 2), (1000, 3)])
def test_no_row_of_the_agenda_is_cut(office: Desktop, height: int, below: int) -> None:
    office.window.resize(1280, height)
    table = grid(office)
    QApplication.processEvents()
    bottom = table.visualRect(table.agenda.index(table.agenda.rowCount() - 1, 0)).bottom()
    assert bottom <= table.viewport().height()
    rows = office.find(QScrollArea, "prepare.standing.lines").height()
    assert rows == below * office.window.desk.theme.px(metrics.ROW_DENSE)


def test_no_start_is_cut_where_the_columns_beside_it_have_no_room(office: Desktop) -> None:
    office.window.desk.theme.set_text_size(125)
    table = grid(office)
    shrink(office.window)
    assert table.last_shown() == START
    cells = [table.agenda.index(row, START) for row in range(table.agenda.rowCount())]
    room = [table.cells.content(table.visualRect(cell), cell).width() for cell in cells]
    wanted = [width_of(office.window.desk.theme.font(Type.STRONG), text) for text in office.cells(table, START)]
    assert all(has >= needs for has, needs in zip(room, wanted, strict=True)), (room, wanted)


@pytest.mark.each_language
def test_a_long_agenda_ends_with_a_whole_row_and_scrolls(office: Desktop) -> None:
    office.window.resize(1280, 800)
    table = grid(office)
    office.click("prepare.standing.all")
    office.settle()
    assert table.verticalScrollBar().maximum() > 0
    assert table.viewport().height() % table.row_height() < ROUNDING


def test_a_standing_item_is_taken_over_with_one_key(office: Desktop) -> None:
    grid(office)
    before = len(titles(office))
    office.click("prepare.standing.row.0")
    assert len(titles(office)) == before + 1


def test_what_was_taken_over_keeps_its_place_so_that_a_second_click_takes_nothing_else(office: Desktop) -> None:
    grid(office)
    first = office.find(PickRow, "prepare.standing.row.0")
    place, before = first.mapTo(office.window, first.rect().center()), len(titles(office))
    office.double_click("prepare.standing.row.0")
    assert office.window.childAt(place) is first
    assert (len(titles(office)), first.isEnabled()) == (before + 1, False)
    office.press(Key.Key_Z, CTRL)
    assert (len(titles(office)), first.isEnabled()) == (before, True)
    other = office.store.all(Meeting, order="on")[0]
    office.window.desk.navigator.go(Place(page="prepare", record=other.id))
    assert not office.shows("prepare.standing.row.0"), "nothing is offered to an agenda that is closed"


def test_an_agenda_of_a_held_meeting_cannot_be_typed_into(office: Desktop) -> None:
    table, t = grid(office, "2026-01"), office.window.desk.t
    on(table, 0, FR)
    office.press(Key.Key_F2)
    assert not isinstance(office.focused(), QLineEdit)
    assert office.shows("prepare.fixed")
    assert not office.window.desk.actions["add_item"].isEnabled()
    assert office.window.desk.actions["add_item"].statusTip() != t("Open the preparation of a meeting first.")


def test_day_and_place_are_changed_in_one_act(
    office: Desktop, in_dialog: Callable[[Callable[[], None], Callable[[], None]], None]
) -> None:
    grid(office)

    def type_into_the_dialog() -> None:
        office.fill("dialog.change.on", "30.2.2027")
        office.press(Key.Key_Return)
        assert office.dialog() is not None
        assert "30.2.2027" in office.text("dialog.change.on.note")
        office.fill("dialog.change.on", "19.3.2027")
        office.fill("dialog.change.start", "9h15")
        office.fill("dialog.change.place.de", "Yverdon-les-Bains, Rathaus")
        office.click("dialog.change.go")

    in_dialog(lambda: office.click("prepare.change"), type_into_the_dialog)
    meeting = office.meeting("2027-01")
    assert (str(meeting.on), str(meeting.start)) == ("2027-03-19", "09:15:00")
    assert meeting.place.de.text == "Yverdon-les-Bains, Rathaus"
    assert meeting.on is not None
    assert office.text("page.subtitle").startswith(office.window.desk.t.date_full(meeting.on))
    assert office.workspace.next_undo() is not None


@pytest.mark.parametrize("text", ["R & D <b>", "🐄 fête", "مرحبا", "x" * 10_000])
def test_any_text_may_be_a_title(office: Desktop, text: str) -> None:
    table = grid(office)
    item = on(table, 0, FR)
    office.press(Key.Key_F2)
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    office.press(Key.Key_Return)
    stored = office.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.fr.text == text
