"""Do the settings hold at once and stay, and do About, keys and panes answer to the keyboard?"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit

from ctj_desktop.exchange.refusals import NotACard
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.workspace.keepers import last_backup
from ctj_desktop.services.workspace.licences import components
from ctj_desktop.settings import load_settings
from ctj_desktop.ui.style.theme import Contrast
from ctj_desktop.ui.style.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from ctj_desktop.ui.widgets.fields import Choice
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.key_list import KeyList
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_every_choice_holds_at_once_and_is_kept(office: Desktop, in_dialog: InDialog) -> None:
    theme = office.window.desk.theme

    def choose() -> None:
        look = office.find(Choice, "settings.look")
        look.setFocus()
        office.press(Key.Key_End)
        assert theme.tokens is DARK
        office.find(Choice, "settings.contrast").setFocus()
        office.press(Key.Key_End)
        assert theme.tokens is DARK_CONTRAST
        look.setFocus()
        office.press(Key.Key_Up)
        assert theme.tokens is LIGHT_CONTRAST
        office.find(Choice, "settings.contrast").setFocus()
        office.press(Key.Key_Home)
        assert theme.tokens is LIGHT
        size = office.find(Choice, "settings.size")
        size.setFocus()
        office.press(Key.Key_End)
        assert theme.body == 28
        office.bot.waitUntil(lambda: office.focused().objectName() == "settings.size")
        office.press(Key.Key_Home)
        assert theme.body == 14
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_Comma, CTRL), choose)
    kept = load_settings()
    assert (kept.scheme, kept.contrast, kept.text_size) == ("light", "system", 0)


def test_a_backup_is_made_from_the_settings_and_its_time_stands_there(office: Desktop, in_dialog: InDialog) -> None:
    t = office.window.desk.t

    def back_up() -> None:
        assert office.text("settings.backed_up") == t("There is no backup yet.")
        office.click("settings.back_up")
        office.settle()
        made = last_backup(office.store)
        assert made is not None
        text = t("Last written and checked on {when}.").format(when=t.instant(made))
        assert office.text("settings.backed_up") == text.replace("\u202f", "\u00a0")

    in_dialog(lambda: office.click("sidebar.settings"), back_up)
    assert list(office.sample.parent.glob("*.backups/*.ctjbackup")) != []


def test_the_system_text_size_is_followed_live(office: Desktop) -> None:
    theme, top = office.window.desk.theme, office.view.shell.top.height()
    theme.follow_font(QFont(theme.font_family()), 21.0)
    assert office.view.shell.top.height() == round(top * 1.5)
    assert office.shows("page.meetings")
    theme.follow_font(QFont(theme.font_family()), 14.0)
    assert office.view.shell.top.height() == top


def test_high_contrast_is_followed_when_the_person_chose_nothing(office: Desktop) -> None:
    theme = office.window.desk.theme
    theme.set_contrast(Contrast.HIGH)
    assert theme.tokens is LIGHT_CONTRAST
    theme.set_contrast(Contrast.SYSTEM)
    assert theme.tokens is LIGHT


def test_about_shows_every_part_with_its_licence_and_the_text_of_the_chosen_one(
    office: Desktop, in_dialog: InDialog
) -> None:
    def look() -> None:
        parts = office.find(Table, "dialog.about.parts")
        names = office.cells(parts, 0)
        assert {"CTJ Desktop", "SQLAlchemy", "reportlab", "Phosphor Icons"} <= set(names)
        text = office.find(QPlainTextEdit, "dialog.about.text")
        assert "EUROPEAN UNION PUBLIC LICENCE" in text.toPlainText()
        office.press(Key.Key_End, CTRL)
        assert "EUROPEAN" not in text.toPlainText()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.about"), look)


def test_every_library_has_a_licence() -> None:
    assert [part.name for part in components() if not part.licence] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in next(
        part.text for part in components() if part.name.startswith("PySide6")
    )


@pytest.mark.each_language
def test_the_key_list_is_narrowed_by_typing(office: Desktop, in_dialog: InDialog) -> None:
    t = office.window.desk.t

    def look() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, KeyList)
        every = dialog.shown()
        assert any("Ctrl+É" in name for name in every)
        office.keys(t.sort_key(t("&Undo").replace("&", "")))
        assert 1 <= len(dialog.shown()) < len(every)
        assert all("Ctrl+Z" in name for name in dialog.shown()[:1])
        office.keys("xyzzyx")
        assert dialog.shown() == []
        assert office.text("dialog.keys.nothing") == t("Nothing found")
        office.press(Key.Key_Escape)
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_F1), look)


def test_f6_reaches_every_part_and_shift_f6_goes_back(office: Desktop) -> None:
    def part() -> str:
        bar = office.window.menuBar()
        if bar.hasFocus():
            bar.setActiveAction(None)  # type: ignore[arg-type]
            return "menu"
        return office.focused().objectName().partition(".")[0]

    seen = []
    for _ in range(5):
        office.press(Key.Key_F6)
        seen.append(part())
    assert len(set(seen)) == 5, seen
    assert "menu" in seen
    back = []
    for _ in range(5):
        office.press(Key.Key_F6, SHIFT)
        back.append(part())
    assert set(back) == set(seen)


def test_a_file_for_a_workspace_without_one_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    bundle = tmp_path / "fichier.ctjx"
    bundle.write_bytes(b"x")
    desktop.window.receive(bundle)
    assert "fichier.ctjx" in desktop.window.welcome.refusal.sentence()


def test_a_bundle_from_the_system_is_looked_at_under_the_exchanges(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    file = tmp_path / "fichier.ctjx"
    file.write_bytes(b"Madame, Monsieur")

    def look() -> None:
        office.settle()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.window.receive(file), look)
    assert office.shows("page.exchange")


def test_a_card_from_the_system_that_is_none_is_refused_there(office: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "carte.ctjcard"
    file.write_bytes(b"Madame, Monsieur")
    office.window.receive(file)
    assert office.shows("page.exchange")
    assert office.text("status.sentence") == sentence(office.window.desk.t, NotACard())
