"""Are somebody's words on a button said as they were written, and are they no key?"""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.style.tokens import contrast
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.surfaces import Chip

WORDS = "Undo: R&D added"


@pytest.mark.parametrize("kind", ["button", "chip", "check"])
def test_an_ampersand_makes_no_letter_a_key(qtbot: QtBot, theme: Theme, kind: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    made: dict[str, Button | CheckBox | Chip] = {
        "button": Button(theme, kind),
        "check": CheckBox(theme, kind),
        "chip": Chip(theme, kind, "kanban"),
    }
    button = made[kind]
    button.say(WORDS)
    layout.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert pressed == []
    assert button.accessibleName() == WORDS
    for other in made.values():
        other.deleteLater()


def test_a_button_has_room_for_its_ampersand(theme: Theme) -> None:
    button = Button(theme, "undo")
    button.say(WORDS)
    with_it = button.sizeHint().width()
    button.say(WORDS.replace("&", ""))
    assert with_it - button.sizeHint().width() == width_of(theme.font(Type.BODY), WORDS) - width_of(
        theme.font(Type.BODY), WORDS.replace("&", "")
    )
    button.deleteLater()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", ButtonKind)
def test_the_key_behind_a_word_is_read_on_every_ground(theme: Theme, scheme: Scheme, kind: ButtonKind) -> None:
    theme.set_scheme(scheme)
    button = Button(theme, "button", kind)
    for usable in (True, False):
        button.setEnabled(usable)
        fill, _ = button._ground()
        assert contrast(button._hint_ink(), fill or theme.tokens.surface) >= 4.5
    button.deleteLater()


def test_what_stood_against_a_button_under_the_pointer_is_no_longer_said(qtbot: QtBot, theme: Theme) -> None:
    heard: list[str] = []

    class Window(QWidget):
        def event(self, event: QEvent) -> bool:
            if isinstance(event, QStatusTipEvent):
                heard.append(event.tip())
            return super().event(event)

    window = Window()
    qtbot.addWidget(window)
    button = Button(theme, "close", parent=window)
    button.usable_unless("Open the session first.")
    assert heard == [], "the pointer is elsewhere"
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.usable_unless("")
    button.usable_unless("")
    assert heard == [""]


def test_the_button_of_an_act_says_why_the_act_cannot_be_done(theme: Theme) -> None:
    button, action = Button(theme, "series"), QAction()
    button.say("Plan a series…", name="Plan a series of meetings…")
    action.setEnabled(False)
    action.setStatusTip("Only to be looked at.")
    button.follow(action)
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (
        False,
        *["Only to be looked at."] * 2,
    )
    action.setEnabled(True)
    action.setStatusTip("")
    assert (button.isEnabled(), button.toolTip(), button.statusTip()) == (True, "", "")
    button.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left])
def test_an_arrow_goes_to_a_button_of_the_same_row_and_no_further(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    columns = QVBoxLayout(page)
    rows = [[Button(theme, f"{row}.{place}") for place in "ab"] for row in ("act", "strip")]
    for buttons in rows:
        row = QWidget()
        beside = QHBoxLayout(row)
        for button in buttons:
            beside.addWidget(button)
        columns.addWidget(row)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    on = key in (Qt.Key.Key_Down, Qt.Key.Key_Right)
    first, last = rows[0] if on else reversed(rows[1])
    first.setFocus()
    QTest.keyClick(first, key)
    assert page.focusWidget() is last
    QTest.keyClick(last, key)
    assert page.focusWidget() is last
