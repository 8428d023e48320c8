"""Do the settings hold at once, and do they stay?"""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.people import Office
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.own_keys import KeysLie
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.workspace.keepers import keeping
from ctj_desktop.settings import load_settings
from ctj_desktop.storage.backing_up import back_up, safety
from ctj_desktop.storage.erased_in_backups import StillKept, still_kept
from ctj_desktop.storage.log.erasing import erase
from ctj_desktop.storage.log.reclassing import touching, wipe
from ctj_desktop.ui.style.theme import Contrast
from ctj_desktop.ui.style.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.workspace.backups.age import still_kept_text
from ctj_desktop.ui.workspace.passphrase.words import protection_text
from tests.ui.beginning import a_meeting
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.long
def test_every_choice_holds_at_once_and_is_kept(office: Desktop, in_dialog: InDialog) -> None:
    theme = office.window.desk.theme

    def choose() -> None:
        look = office.find(ComboBox, "settings.look")
        look.setFocus()
        office.press(Key.Key_End)
        assert theme.tokens is DARK
        office.find(ComboBox, "settings.contrast").setFocus()
        office.press(Key.Key_End)
        assert theme.tokens is DARK_CONTRAST
        look.setFocus()
        office.press(Key.Key_Up)
        assert theme.tokens is LIGHT_CONTRAST
        office.find(ComboBox, "settings.contrast").setFocus()
        office.press(Key.Key_Home)
        assert theme.tokens is LIGHT
        size = office.find(ComboBox, "settings.size")
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


@pytest.mark.long
def test_a_backup_is_made_from_the_settings_and_its_time_stands_there(
    office: Desktop, in_dialog: InDialog, folders: list[Path]
) -> None:
    t = office.window.desk.t

    def back_up() -> None:
        assert office.text("settings.backed_up") == t("There is no backup yet.")
        office.click("settings.back_up")
        office.settle()
        made = safety(office.store).last
        assert made is not None
        text = t("Last written and checked on {when}.").format(when=f"{t.instant(made)} ({t('today')})")
        assert office.text("settings.backed_up") == text.replace("\u202f", "\u00a0")
        assert office.focused().objectName() == "settings.back_up"
        assert not office.find(QWidget, "settings.backed_up").visibleRegion().isEmpty(), "what was done is in sight"
        office.click("settings.backups.folder")

    in_dialog(lambda: office.click("sidebar.settings"), back_up)
    [made] = office.sample.parent.glob("*.backups/*.ctjbackup")
    assert made.name in office.text("status.sentence")
    office.click("status.folder")
    assert folders == [made.parent, made.parent]


@pytest.mark.long
def test_backups_whose_folder_is_gone_are_said_to_be_gone(
    office: Desktop, in_dialog: InDialog, folders: list[Path]
) -> None:
    t = office.window.desk.t
    made = back_up(office.store)

    def look() -> None:
        shutil.rmtree(made.parent)
        office.click("settings.backups.folder")
        said = t("The folder “{folder}” is no longer there.").format(folder=made.parent)
        assert office.text("settings.backed_up") == said

    in_dialog(lambda: office.click("sidebar.settings"), look)
    assert folders == []


def test_what_is_said_of_erased_files_in_backups_holds_for_all_of_them() -> None:
    """A day only where one can be promised; and the way out in both cases."""
    last = datetime(2027, 2, 24, 9, tzinfo=UTC)
    for locale, day, until in (
        ("fr_CH", "24\u00a0février\u00a02027", "29\u00a0février\u00a02028\u202f;"),
        ("de_CH", "24.\u00a0Februar\u00a02027", "29.\u00a0Februar\u00a02028"),
    ):
        t = load_translator(locale)
        promised = still_kept_text(t, StillKept(last=last, until=date(2028, 2, 29)))
        assert (promised.count(day), promised.count(until)) == (2, 1)
        open_end = still_kept_text(t, StillKept(last=last, until=None))
        assert day in open_end
        assert "2028" not in open_end


@pytest.mark.long
def test_erased_files_that_backups_hold_are_named_until_they_are_gone(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    store, t = empty.store, empty.window.desk.t
    meeting = a_meeting(empty)
    [item] = store.all(AgendaItem, meeting=meeting.id)
    paper = tmp_path / "plan.txt"
    paper.write_text("Plan")
    empty.workspace.do(join_files, item=item.id, paths=[paper])
    first = back_up(store)
    [document], [file] = store.all(AnyItemDocument), store.all(AnyAttachment)
    with store.write(OperationLabel("x")) as unit:
        for row in (file, document):
            wipe(unit, row)
    with store.write(OperationLabel("x")) as unit:
        erase(unit, touching(store, [file.id]))
    kept = still_kept(store)
    assert kept is not None

    def look() -> None:
        assert empty.text("settings.backups.erased") == still_kept_text(t, kept).replace("\u202f", "\u00a0")
        first.unlink()
        empty.click("settings.back_up")
        empty.settle()
        assert not empty.shows("settings.backups.erased")

    in_dialog(lambda: empty.click("sidebar.settings"), look)


@pytest.mark.long
def test_the_system_text_size_is_followed_live(office: Desktop) -> None:
    theme, top = office.window.desk.theme, office.view.shell.top.height()
    theme.follow_font(QFont(office.window.font().family()), 21.0)
    assert office.view.shell.top.height() == round(top * 1.5)
    assert office.shows("page.meetings")
    theme.follow_font(QFont(office.window.font().family()), 14.0)
    assert office.view.shell.top.height() == top


def test_high_contrast_is_followed_when_the_person_chose_nothing(office: Desktop) -> None:
    theme = office.window.desk.theme
    theme.set_contrast(Contrast.HIGH)
    assert theme.tokens is LIGHT_CONTRAST
    theme.set_contrast(Contrast.SYSTEM)
    assert theme.tokens is LIGHT


@pytest.mark.long
def test_a_slip_in_the_name_of_the_office_is_corrected_in_the_settings_and_undone(
    empty: Desktop, in_dialog: InDialog
) -> None:
    own = empty.store.get(Office, empty.store.office_id)
    assert own is not None

    def correct() -> None:
        empty.fill(f"dialog.office.name.{empty.side()}", "Secrétariat du Vallon")
        empty.press(Key.Key_Tab)
        empty.click("dialog.office.close")

    def settings() -> None:
        in_dialog(lambda: empty.click("settings.office.correct"), correct)
        assert empty.text("settings.office") == "Secrétariat du Vallon"
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.click("sidebar.settings"), settings)
    empty.press(Key.Key_Z, CTRL)
    assert empty.store.get(Office, own.id) == own


@pytest.mark.long
def test_what_leaves_is_proposed_in_the_folder_that_the_office_chose(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, proposed = tmp_path / "Envois", list[Path]()
    sent.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(sent))

    def not_saved(*given: str) -> tuple[str, str]:
        proposed.append(Path(given[2]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", not_saved)

    def choose() -> None:
        assert office.text("settings.outgoing") == str(office.sample.parent)
        office.click("settings.outgoing.choose")
        assert office.text("settings.outgoing") == str(sent)
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_Comma, CTRL), choose)
    office.press(Key.Key_4, CTRL)
    office.trigger("action.export_list")
    sent.rmdir()  # on a computer that has no such folder
    office.trigger("action.export_list")
    assert [one.parent for one in proposed] == [sent, office.sample.parent]


@pytest.mark.parametrize("locale", ["fr_CH", "de_CH", "en"])
def test_it_is_said_where_the_private_keys_of_this_computer_lie(office: Desktop, locale: str) -> None:
    """Each place in words of its own, and nothing before there are any."""
    t, kept = load_translator(locale), keeping(office.store)
    said = {where: protection_text(t, replace(kept, keys=where)).splitlines() for where in KeysLie}
    assert len(said.pop(KeysLie.NOWHERE)) == 1
    assert [len(lines) for lines in said.values()] == [2, 2, 2]
    assert len({lines[1] for lines in said.values()}) == 3
    assert len({lines[0] for lines in said.values()}) == 1
