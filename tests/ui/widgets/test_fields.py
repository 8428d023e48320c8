"""Does what stands below a field speak of what stands in it?"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.text_area import AreaField


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Something to stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def put(page: QWidget, field: Field) -> Field:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(field)
    return field


@pytest.mark.parametrize("several_lines", [False, True])
def test_a_refusal_goes_with_the_text_that_was_refused(
    qtbot: QtBot, theme: Theme, page: QWidget, several_lines: bool
) -> None:
    editor = AreaField(theme, "note") if several_lines else LineEdit(theme, "note")
    field = put(page, Field(theme, editor))
    field.note("Write what it is called.", Note.ERROR)
    qtbot.keyClicks(editor.area if isinstance(editor, AreaField) else editor, "C")
    assert not field.refused
    assert field.note_text() == ""
    field.note("Typed earlier and not finished.", Note.CHANGED)
    qtbot.keyClicks(editor.area if isinstance(editor, AreaField) else editor, "o")
    assert field.note_text()


def test_nothing_moves_while_a_refusal_is_typed_over(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    field = put(page, Field(theme, LineEdit(theme, "code")))
    with qtbot.waitExposed(page):
        page.show()
    empty = field.sizeHint().height()
    field.note("Give it a code.", Note.ERROR)
    qtbot.waitUntil(lambda: field.height() == field.sizeHint().height() > empty)
    before = field.sizeHint().height()
    qtbot.keyClicks(field.editor, "M")
    assert field.note_text() == ""
    QApplication.processEvents()
    assert field.sizeHint().height() == before
    field.clear_note()
    qtbot.waitUntil(lambda: field.sizeHint().height() == empty)


def test_the_help_comes_back_after_a_refusal(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    field = put(page, Field(theme, LineEdit(theme, "code")))
    field.note("For instance MOC.")
    field.note("Give it a code.", Note.ERROR)
    qtbot.keyClicks(field.editor, "M")
    assert field.note_text() == "For instance MOC."
    assert field.editor.accessibleDescription() == "For instance MOC."


def test_another_choice_takes_a_refusal_back(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    choice = ComboBox(theme, "stage")
    choice.offer([("Idea", 1), ("Funded", 2)])
    field = put(page, Field(theme, choice))
    field.note("From this stage the route leads nowhere.", Note.ERROR)
    choice.activated.emit(1)
    assert not field.refused


@pytest.mark.parametrize("several_lines", [False, True])
def test_the_menu_of_an_editor_looks_like_every_menu(
    qtbot: QtBot, theme: Theme, page: QWidget, several_lines: bool
) -> None:
    editor = AreaField(theme, "note") if several_lines else LineEdit(theme, "note")
    put(page, Field(theme, editor))
    with qtbot.waitExposed(page):
        page.show()
    surface = editor.area.viewport() if isinstance(editor, AreaField) else editor
    where = QPoint(4, 4)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, surface.mapToGlobal(where))
    QApplication.sendEvent(surface, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    picture = menu.grab().toImage()
    menu.close()
    assert picture.pixelColor(picture.width() - 6, picture.height() // 2) == theme.tokens.surface


def test_the_sign_of_a_refusal_stands_level_with_its_first_line(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    field = put(page, Field(theme, LineEdit(theme, "code")))
    field.note("Give it a code.", Note.ERROR)
    page.resize(300, 220)
    with qtbot.waitExposed(page):
        page.show()
    picture = field.grab().toImage()
    below = field.editor.geometry().bottom() + 2

    def first_red(begin: int, end: int) -> int:
        places = ((x, y) for y in range(below, picture.height()) for x in range(begin, end))
        return next(y for x, y in places if picture.pixelColor(x, y).red() > picture.pixelColor(x, y).green() + 40)

    assert abs(first_red(0, 16) - first_red(20, picture.width())) < theme.line(Type.CAPTION) // 2


@pytest.mark.parametrize("several_lines", [False, True])
@pytest.mark.parametrize("before", ["", "Comité"])
def test_what_escape_took_back_comes_back_by_undo(
    qtbot: QtBot, theme: Theme, page: QWidget, several_lines: bool, before: str
) -> None:
    editor = AreaField(theme, "name") if several_lines else LineEdit(theme, "name")
    editor.setText(before)
    put(page, Field(theme, editor))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    editor.setFocus()
    typed = editor.area if isinstance(editor, AreaField) else editor
    qtbot.keyClicks(typed, " de pilotage")
    half = editor.text()
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert editor.text() == before
    qtbot.keyClick(typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == half


def test_a_long_text_shows_its_beginning_once_it_is_left(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    name, next_one = LineEdit(theme, "name"), LineEdit(theme, "code")
    put(page, Field(theme, name))
    put(page, Field(theme, next_one))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    name.setFocus()
    qtbot.keyClicks(name, "Commission " * 10)
    next_one.setFocus()
    assert name.cursorPosition() == 0


def test_a_press_anywhere_in_the_frame_is_one_in_the_text(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    editor = AreaField(theme, "lines")
    put(page, Field(theme, editor))
    editor.setText("Rathaus\nBiel")
    page.resize(400, 120)
    with qtbot.waitExposed(page):
        page.show()
    below = QPoint(editor.width() // 2, editor.height() - 2)
    assert not editor.area.geometry().contains(below)
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=below)
    assert editor.area.hasFocus()
    qtbot.keyClicks(editor.area, "!")
    assert editor.text() == "Rathaus\nBiel!"


def test_the_room_of_a_refusal_that_is_gone_closes_when_its_field_is_left(
    qtbot: QtBot, theme: Theme, page: QWidget
) -> None:
    field, other = put(page, Field(theme, LineEdit(theme, "code"))), put(page, Field(theme, LineEdit(theme, "name")))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    empty = field.sizeHint().height()
    field.editor.setFocus()
    field.note("Give it a code.", Note.ERROR)
    other.editor.setFocus()
    QApplication.processEvents()
    assert field.sizeHint().height() > empty  # still said
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "M")
    assert field.sizeHint().height() > empty
    other.editor.setFocus()
    qtbot.waitUntil(lambda: field.sizeHint().height() == empty)
