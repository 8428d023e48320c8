"""Does Enter alone lead into the workspace a person wants?"""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ctj_desktop.settings import load_settings
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.widgets.labels import Label
from tests.ui.desktop import Desktop, Key
from tests.ui.hearing import Announced


@pytest.mark.long
def test_enter_alone_leads_to_a_usable_window(desktop: Desktop) -> None:
    desktop.press(Key.Key_Return)
    desktop.settle()
    assert "2027-01" in desktop.text("today.next.title")
    assert desktop.focused().objectName() == "today.prepare.0.do"
    assert desktop.shows("sample.band")
    assert desktop.store.path.name in desktop.text("status.sentence")
    assert desktop.find(QWidget, "status.folder").toolTip() == str(desktop.store.path)
    assert load_settings().recent == ()


def test_what_is_under_way_is_named_and_heard_while_nothing_can_be_chosen(
    desktop: Desktop, announced: Announced
) -> None:
    t = desktop.window.desk.t
    before = t("Everything stays on this computer. Nothing is sent anywhere.")
    hint = next(label for label in desktop.window.welcome.card.findChildren(Label) if label.text() == before)
    desktop.find(QAbstractButton, "welcome.first").click()
    assert not desktop.window.welcome.isEnabled()
    assert hint.text() == t("The sample workspace is being made…")
    assert announced.one() == hint.text()
    desktop.settle()
    assert desktop.window.welcome.isEnabled()
    assert hint.text() == before


def test_enter_opens_what_was_open_last(desktop: Desktop) -> None:
    plain = desktop.sample.with_name("Comité.ctj")
    shutil.copy(desktop.sample, plain)
    with Store.open(plain) as store:
        store.keep_setting("sample", "")
    desktop.window.preferences.opened(plain)
    desktop.window.show_welcome()
    first = desktop.find(QAbstractButton, "welcome.first")
    assert "Comité" in first.text()
    desktop.press(Key.Key_Return)
    assert desktop.store.path == plain


def test_a_workspace_and_its_copy_are_told_apart(desktop: Desktop, tmp_path: Path) -> None:
    places = [tmp_path / folder / "Comité.ctj" for folder in ("bureau", "ancien", "clef/ancien")]
    desktop.window.welcome.show_recent([*places, tmp_path / "Autre.ctj"])
    shown = [desktop.find(QAbstractButton, f"welcome.recent.{at}").text() for at in range(4)]
    assert shown[0] == "bureau · Comité"
    assert shown[1].startswith(f"{tmp_path}")
    assert len(set(shown)) == 4
    assert shown[3] == "Autre"


@pytest.mark.each_language
def test_what_the_program_is_is_read_whole_in_large_text(desktop: Desktop) -> None:
    desktop.window.preferences.choose_text_size(150)
    QApplication.processEvents()
    for label in desktop.window.welcome.card.findChildren(Label):
        assert not label.isVisible() or label.height() >= label.heightForWidth(label.width()), label.text()
