"""Is a text with marks read without them, typed with them, and stored as it was?"""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.text_area import AreaField

SOURCE = f"**Suite** : @[Jean-Marc Perrin]({UUID(int=7)}) relance."


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Something to stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def fields(qtbot: QtBot, theme: Theme, page: QWidget) -> tuple[AreaField, AreaField]:
    """One whose text is marked, and another one to go to."""
    both = AreaField(theme, "text", page), AreaField(theme, "other", page)
    column = QVBoxLayout(page)
    for field in both:
        column.addWidget(field)
    both[0].area.marked = True
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    both[1].area.setFocus()
    both[0].setText(SOURCE)
    both[0].settle()
    return both


def test_who_reads_sees_no_marks_and_who_types_sees_stars_but_no_id(fields: tuple[AreaField, AreaField]) -> None:
    text, other = fields
    shown = []
    for one in (other, text, other):
        one.area.setFocus()
        shown.append(text.area.toPlainText())
        assert text.text() == SOURCE
    plain = "Suite : Jean-Marc Perrin relance."
    assert shown == [plain, "**Suite** : Jean-Marc Perrin relance.", plain]


def test_what_is_only_read_shows_none_with_the_keyboard_either(fields: tuple[AreaField, AreaField]) -> None:
    text, _ = fields
    text.set_writable(False)
    text.area.setFocus()
    assert text.area.toPlainText() == "Suite : Jean-Marc Perrin relance."
    assert text.text() == SOURCE


def test_what_is_typed_behind_a_name_is_no_part_of_it_and_escape_gives_all_back(
    qtbot: QtBot, fields: tuple[AreaField, AreaField]
) -> None:
    text, other = fields
    typed: list[str] = []
    text.textEdited.connect(typed.append)
    text.area.setFocus()
    cursor = text.area.textCursor()
    cursor.setPosition(text.area.toPlainText().index(" relance"))
    text.area.setTextCursor(cursor)
    qtbot.keyClicks(text.area, " X")
    expected = SOURCE.replace(") relance", ") X relance")
    assert (text.text(), typed[-1]) == (expected, expected)
    qtbot.keyClick(text.area, Qt.Key.Key_Escape)
    assert text.text() == SOURCE
    left: list[str] = []
    text.left.connect(lambda: left.append(text.text()))
    qtbot.keyClicks(text.area, "!")
    other.area.setFocus()
    assert left == [text.text()]
    assert "!" in left[0]
    assert str(UUID(int=7)) in left[0]


def test_an_empty_first_line_is_kept(fields: tuple[AreaField, AreaField]) -> None:
    text, other = fields
    for source in ("\n", "\n\nA\n", f"\n{SOURCE}"):
        text.setText(source)
        assert text.text() == source
        text.area.setFocus()
        other.area.setFocus()
        assert text.text() == source
