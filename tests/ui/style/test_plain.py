"""Does text of another office stay text wherever Qt would look whether it is HTML?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.labels import Label

HIGH = 300


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A name that would show a picture of the disk."""
    path = tmp_path / "seen.png"
    picture = QPixmap(HIGH, HIGH)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(path))
    return f'<img src="{path.as_uri()}">'


def tips() -> list[QWidget]:
    """Also one that is not shown yet."""
    return [one for one in QApplication.topLevelWidgets() if one.objectName() == "qtooltip_label"]


def tip() -> QLabel:
    """What hangs over the window now."""
    (shown,) = tips()
    assert isinstance(shown, QLabel)
    return shown


def hover(widget: QWidget, where: QPoint) -> None:
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, where, widget.mapToGlobal(where)))


def test_the_tip_of_a_name_is_its_letters(qtbot: QtBot, theme: Theme, hostile: str) -> None:
    label = Label(theme, elide=True)
    qtbot.addWidget(label)
    label.say(hostile)
    with qtbot.waitExposed(label):
        label.show()
    for _ in range(2):  # Qt makes the tip once and then takes it again
        hover(label, QPoint(2, 2))
        assert tip().text() == hostile
        assert tip().textFormat() is Qt.TextFormat.PlainText
        assert tip().height() < HIGH
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not tips())


def test_the_tip_of_an_entry_is_its_letters(qtbot: QtBot, theme: Theme, hostile: str) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setToolTipsVisible(True)
    entry = QAction("Imprimer", menu)
    entry.setToolTip(hostile)
    menu.addAction(entry)
    menu.popup(QPoint(0, 0))
    where = menu.actionGeometry(entry).center()
    hover(menu, where)
    assert tip().height() < HIGH
    QToolTip.hideText()
    menu.close()
    qtbot.waitUntil(lambda: not tips())


def test_a_box_of_the_system_says_letters(qtbot: QtBot, theme: Theme, hostile: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", hostile)
    qtbot.addWidget(box)
    box.setInformativeText(hostile)
    box.show()
    said = [label for label in box.findChildren(QLabel) if label.text() == hostile]
    assert len(said) == 2
    assert {label.textFormat() for label in said} == {Qt.TextFormat.PlainText}


def test_it_stays_so_when_the_look_changes(qtbot: QtBot, theme: Theme, hostile: str) -> None:
    label = QLabel(hostile)
    qtbot.addWidget(label)
    theme.set_text_size(150)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
