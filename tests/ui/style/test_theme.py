"""Does the theme reach every widget, and do its icons exist?"""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ctj_desktop.ui
from ctj_desktop.paths import resources
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.style.icons import Icons
from ctj_desktop.ui.style.palette import BARE, strong_as
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.style.tokens import DARK, DARK_CONTRAST, LIGHT
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.text_area import TextArea


def test_switching_the_scheme_repaints_what_is_open(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "go", ButtonKind.PRIMARY)
    button.say("Go")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage().pixelColor(8, 16)
    theme.set_scheme(Scheme.DARK)
    dark = button.grab().toImage().pixelColor(8, 16)
    assert (light, dark) == (LIGHT.accent, DARK.accent)


def test_what_the_system_draws_goes_along(qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar of the title and the system's own dialogs; nothing is told that it knows already."""
    told: list[Qt.ColorScheme] = []
    monkeypatch.setattr(QStyleHints, "setColorScheme", lambda _hints, wanted: told.append(wanted))
    for scheme in (Scheme.DARK, Scheme.DARK, Scheme.LIGHT, Scheme.SYSTEM, Scheme.SYSTEM):
        theme.set_scheme(scheme)
    assert told[-3:] == [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]
    assert len(told) == 3


def test_only_windows_has_contrast_themes_and_a_look_that_is_chosen_goes_before_them(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints, strong = qapp.styleHints().accessibility(), Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: strong)
    monkeypatch.setattr(QApplication, "platformName", lambda *_application: "windows")
    theme.set_scheme(Scheme.SYSTEM)
    hints.contrastPreferenceChanged.emit(strong)
    qapp.setPalette(QPalette())
    worn = strong_as(qapp.palette())
    theme.look_again()
    assert theme.tokens == worn
    assert qapp.palette().color(QPalette.ColorRole.Base) == worn.surface
    theme.set_scheme(Scheme.DARK)
    assert theme.tokens is DARK_CONTRAST


def test_a_bare_editor_has_no_ground_of_its_own_and_writes_in_the_colours_of_the_scheme(
    qtbot: QtBot, theme: Theme
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setAutoFillBackground(True)
    ground.setPalette(QPalette(LIGHT.error))
    area = TextArea(theme, "area", ground)
    ground.resize(200, 80)
    area.put("█")
    ground.show()
    for scheme, tokens in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
        theme.set_scheme(scheme)
        picture = ground.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
        assert {LIGHT.error.name(), tokens.text.name()} <= colours
        assert tokens.surface.name() not in colours


def test_every_bare_editor_is_one_of_ours() -> None:
    assert {LineEdit.__name__, TextArea.__name__, BlockEdit.__name__} == set(BARE)


def test_measures_follow_the_size_of_the_persons_text(qapp: QApplication) -> None:
    large = Theme(qapp, Scheme.LIGHT, body=28)
    assert large.px(36) == 72
    assert large.font(Type.CAPTION).pixelSize() == 24
    small = Theme(qapp, Scheme.LIGHT, body=12)
    assert small.px(36) == 36


def test_every_icon_named_in_the_interface_is_there(qapp: QApplication) -> None:
    named = set()
    for path in Path(ctj_desktop.ui.__file__).parent.rglob("*.py"):
        named |= set(re.findall(r'icon="([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert {"plus", "arrow-left"} <= named
    missing = [name for name in named if not (resources() / "icons" / "regular" / f"{name}.svg").is_file()]
    assert missing == []


def test_an_icon_takes_the_colour_of_its_text(qapp: QApplication) -> None:
    picture = Icons().picture("x-circle", LIGHT.error, 32).toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {LIGHT.error.name()}


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons().picture("no-such-icon", LIGHT.text, 16)
