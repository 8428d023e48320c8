"""Does whoever works by keys alone hear where she is, what a row says now, and why a key does nothing?

tests/listening tells a whole meeting to a real screen reader; here it is asked in every run what one would be given.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from ctj_desktop.services.exchange.conflict_words import title_text
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.meetings.agenda import change_agenda_item, shift_agenda_item
from ctj_desktop.ui.documents.tiles import Tile
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.today.rows import LineList, LineRow
from ctj_desktop.ui.widgets import search_list
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.surfaces import Banner, EmptyState
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.key_list import KeyList
from tests.ui import hearing, screens
from tests.ui.contradiction import Other
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.hearing import Announced, Role, Text

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def listening() -> Iterator[None]:
    """Somebody does: Qt tells of changes."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def names(table: Table, row: int) -> list[str]:
    """What a screen reader reads of a row, from left to right; the heads are children too."""
    columns = table.rows_model.columnCount()
    first = (row + 1) * (columns + 1) + 1
    return [hearing.heard(table).child(first + at).text(Text.Name) for at in range(columns)]


@pytest.mark.long
def test_every_page_says_which_it_is_and_every_band_is_a_group(office: Desktop, announced: Announced) -> None:
    for page in screens.walk(office):
        shown = office.view.page
        assert shown is not None
        assert hearing.heard(shown).role() == Role.Section, page
        title = hearing.heard(shown).text(Text.Name)
        assert title, page
        assert office.window.windowTitle().startswith(title), page
        assert title in " ".join(announced.take()), page
        for group in [*office.window.findChildren(Banner), *office.window.findChildren(EmptyState)]:
            if group.isVisible():
                assert hearing.heard(group).role() == Role.Grouping, page
                assert hearing.heard(group).text(Text.Name), group.objectName()


def test_a_row_that_changed_is_read_with_its_new_words(office: Desktop, announced: Announced) -> None:
    table, t = office.prepare(), office.window.desk.t
    before, count = names(table, 1), table.rows_model.rowCount()
    assert hearing.heard(table).child((count + 1) * 0 + 1) is not None
    announced.read_anew()
    row = table.rows_model.rows[0]
    office.workspace.do_fields(change_agenda_item, item=row.key, minutes=20)
    told = announced.read_anew()
    assert names(table, 1) != before
    for at in range(count):
        assert [*filter(None, names(table, at))][-1] in told  # each later item begins later
    end = table.rows_model.index(1, table.last_shown()).data(int(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert end == t("row {place} of {count}").format(place=2, count=count)


def test_of_a_row_every_cell_is_told_as_chosen(office: Desktop, announced: Announced) -> None:
    table = office.prepare()
    table.setFocus()
    announced.read_anew()
    office.press(Key.Key_Down)
    assert announced.cells(QAccessible.Event.SelectionAdd) == names(table, 1)
    office.press(Key.Key_Down)
    assert announced.cells(QAccessible.Event.SelectionRemove) == names(table, 1)


def test_rows_that_changed_places_are_read_in_their_new_order(office: Desktop, listening: None) -> None:
    table = office.prepare()
    table.setFocus()
    first, second = names(table, 0), names(table, 1)
    office.workspace.do_fields(shift_agenda_item, item=table.rows_model.rows[0].key, by=1)
    column = first.index(next(name for name in first if len(name) > 6))
    assert names(table, 0)[column] == second[column]
    assert names(table, 1)[column] == first[column]


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_the_key_of_an_act_that_cannot_be_done_says_why(office: Desktop, announced: Announced) -> None:
    navigator, actions = office.window.desk.navigator, office.window.desk.actions
    meeting = office.meeting("2027-01")
    for page, key, modifiers, act in (
        ("hold", Key.Key_Return, CTRL, "next_item"),
        ("approve", Key.Key_F8, SHIFT, "check_passage"),
    ):
        navigator.go(Place(page=page, record=meeting.id))
        office.settle()
        assert not actions[act].isEnabled()
        announced.take()
        office.press(key, modifiers)
        assert announced.one() == actions[act].statusTip()


def test_a_cell_that_is_not_typed_says_so(office: Desktop, announced: Announced) -> None:
    table, t = office.prepare(), office.window.desk.t
    table.setCurrentIndex(table.rows_model.index(0, 0))
    table.setFocus()
    announced.take()
    office.press(Key.Key_F2)
    heading = t(table.rows_model.columns[0].heading)
    assert announced.one() == t("“{column}” is not typed here.").format(column=heading)


def test_items_and_cards_move_by_keys_that_no_screen_reader_keeps(office: Desktop) -> None:
    table = office.prepare()
    table.setFocus()
    table.setCurrentIndex(table.rows_model.index(0, 1))
    first = table.rows_model.rows[0].key
    office.press(Key.Key_Down, CTRL_SHIFT)
    assert table.rows_model.rows[1].key == first
    shortcuts = {
        act: office.window.desk.actions[act].shortcuts() for act in ("move_up", "move_down", "indent", "outdent")
    }
    assert [act for act, keys in shortcuts.items() if not any("Ctrl+Shift" in key.toString() for key in keys)] == []
    office.window.desk.navigator.go(Place(page="projects", detail="board"))
    office.settle()
    board, asked = office.find(Board, "projects.board"), list[object]()
    board.setFocus()
    board.step_asked.connect(lambda _key, by: asked.append(by))
    office.press(Key.Key_Right, CTRL_SHIFT)
    assert asked == [1]


def test_f6_goes_on_from_the_menu_bar(office: Desktop) -> None:
    seen = []
    for _ in range(6):
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.append("menu")
            QTest.keyClick(menu, Key.Key_F6)
        else:
            office.press(Key.Key_F6)
            seen.append(office.focused().objectName().partition(".")[0])
    assert QApplication.activePopupWidget() is None
    assert len(set(seen)) == 5, seen


def test_the_keys_are_a_table_that_is_walked(office: Desktop, announced: Announced, in_dialog: InDialog) -> None:
    t = office.window.desk.t

    def look() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, KeyList)
        office.press(Key.Key_Down)
        assert office.focused() is dialog.table
        undo = t("&Undo").replace("&", "")
        at = next(at for at, line in enumerate(dialog.model.rows) if line.name == undo)
        assert names(dialog.table, at)[:2] == [undo, "Ctrl+Z"]
        dialog.search.setFocus()
        announced.take()
        office.keys("zzz")
        assert announced.take()[-1].endswith(t("Nothing found"))

    in_dialog(lambda: office.press(Key.Key_F1), look)


def test_what_a_filter_leaves_is_said(office: Desktop, announced: Announced) -> None:
    office.window.desk.navigator.go(Place(page="members", detail="persons"))
    office.settle()
    office.press(Key.Key_F, CTRL)
    announced.take()
    office.keys("jougne")
    t = office.window.desk.t
    office.bot.waitUntil(lambda: office.find(Table, "members.table").rows_model.rowCount() == 1)
    assert announced.take()[-1] == t.n("{count} person", "{count} persons", 1).format(count=1)


def test_a_value_that_is_refused_when_its_field_is_left_is_said(office: Desktop, announced: Announced) -> None:
    office.window.desk.navigator.go(Place(page="members", detail="persons"))
    office.settle()
    office.find(Table, "members.table").setFocus()
    office.press(Key.Key_F2)
    field = office.focused()
    assert isinstance(field, LineEdit)
    field.selectAll()
    office.keys("pasunmail")
    announced.take()
    office.press(Key.Key_Tab)
    refusal = field.accessibleDescription()
    assert announced.one() == f"{field.accessibleName()}: {refusal}"
    office.press(Key.Key_Backtab)
    assert office.focused() is field
    assert announced.take() == []  # there it is read as what stands below the field


def test_of_letters_typed_fast_only_what_the_last_one_finds_is_said(
    office: Desktop, announced: Announced, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def heard() -> bool:
        said.extend(announced.take())
        return bool(said)

    monkeypatch.setattr(search_list, "PAUSE_MILLISECONDS", 200)  # more than three keys take on a busy machine
    office.press(Key.Key_K, CTRL)
    office.bot.waitUntil(heard)
    said.clear()
    QTest.keyClicks(office.focused(), "xyz")
    office.bot.waitUntil(heard)
    assert said == [office.window.desk.t("Nothing found")]


def test_no_key_in_a_menu_ends_in_the_sign_by_which_readers_part_it(office: Desktop) -> None:
    keys = [action.shortcut().toString() for action in office.window.findChildren(QAction)]
    assert any(keys)
    assert [key for key in keys if key.endswith("++")] == []


def test_a_line_of_today_says_which_of_how_many_it_is(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="today"))
    office.settle()
    t, lists = office.window.desk.t, [one for one in office.window.findChildren(LineList) if one.isVisible()]
    assert lists
    for one in lists:
        rows = one.findChildren(LineRow)
        for at, row in enumerate(rows, start=1):
            place = t("{place} of {count}").format(place=at, count=len(rows))
            assert hearing.heard(row.holder()).text(Text.Description).startswith(place)


def test_the_sample_says_once_that_it_is_one(desktop: Desktop, announced: Announced) -> None:
    office = desktop.open_sample()
    said = " ".join(announced.take())
    assert said.count("Exemple / Beispiel") == 1
    assert office.window.desk.t("{name} (invented example)").format(name="").strip() in office.window.windowTitle()


def test_tab_comes_to_the_layout_that_is_chosen(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="documents", record=office.meeting("2027-01").id, detail="agenda"))
    office.settle()
    tiles = [tile for tile in office.window.findChildren(Tile) if tile.isVisible()]
    assert [tile.key for tile in tiles if tile.focusPolicy().value & 1] == [
        tile.key for tile in tiles if tile.isChecked()
    ]


@pytest.mark.long
def test_a_version_is_chosen_knowing_of_which_field(office: Desktop, other: Other, announced: Announced) -> None:
    t = office.window.desk.t
    office.window.desk.navigator.go(Place(page="exchange"))
    office.settle()
    card = office.find(QAbstractButton, "compare.1.version.1")
    block = card.parentWidget()
    while block is not None and block.objectName() != "compare.1":
        block = block.parentWidget()
    assert block is not None
    first = conflicts(office.store)[0]
    assert hearing.heard(block).role() == Role.Grouping
    assert hearing.heard(block).text(Text.Name).startswith(title_text(t, first))
    card.setFocus()
    announced.take()
    office.keys("2")
    assert announced.one().startswith(t("chosen: {version}").split("{")[0])
    office.keys("1")
    assert announced.one().startswith(t("chosen: {version}").split("{")[0])
    office.find(QAbstractButton, "compare.2.version.1").setFocus()  # as Tab goes there
    office.keys("2")
    assert office.find(QAbstractButton, "compare.2.version.2").isChecked()
    assert office.find(QAbstractButton, "compare.1.version.1").isChecked()


def test_why_there_is_nothing_to_compare_is_said(office: Desktop, announced: Announced) -> None:
    announced.take()
    office.window.desk.navigator.go(Place(page="exchange"))
    office.settle()
    assert office.window.desk.t("No conflict") in " ".join(announced.take()) + (
        hearing.heard(office.find(EmptyState, "compare.empty")).text(Text.Name)
    )
