"""A workspace is protected, locked and opened again by window; nobody who lacks the passphrase sees anything of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QToolTip, QWidget

from ctj_desktop.domain.protection.recovery_code import groups_of
from ctj_desktop.storage import rekeying
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.errors import DiskFull
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.generations import generations
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.window.keeping import locking as locking_module
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"

pytestmark = pytest.mark.usefixtures("quick_passphrases")


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sheet is saved."""
    path = tmp_path / "sheets" / "feuille.pdf"
    path.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more, **_options: (str(path), ""))
    return path


def _type(desktop: Desktop, *texts: str) -> None:
    """Each in the next field, then Enter."""
    for at, text in enumerate(texts):
        if at:
            desktop.press(Key.Key_Tab)
        desktop.keys(text)
    desktop.press(Key.Key_Return)


def _open(desktop: Desktop, path: Path, *, read_only: bool = False) -> None:
    desktop.window.open_file(path, read_only=read_only)


def _protect(desktop: Desktop, in_dialog: InDialog) -> None:
    in_dialog(partial(desktop.window._locking.ask, "set"), partial(_type, desktop, PHRASE, PHRASE))
    in_dialog(desktop.settle, lambda: desktop.press(Key.Key_Escape))  # what is left to do by hand


@pytest.fixture
def protected(empty: Desktop, in_dialog: InDialog, sheet: Path) -> Desktop:
    assert sheet.parent.is_dir()
    _protect(empty, in_dialog)
    assert empty.store.key is not None
    return empty


def test_it_is_protected_with_its_backups_and_opens_by_the_passphrase(
    empty: Desktop, in_dialog: InDialog, sheet: Path
) -> None:
    back_up(empty.store)
    path = empty.store.path
    _protect(empty, in_dialog)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert empty.text("status.sentence")
    assert all(
        protection.is_protected(one) for one in (path, *(one.path for one in generations(path, empty.store.key)))
    )
    empty.window.close_workspace()
    in_dialog(partial(_open, empty, path), partial(_type, empty, PHRASE))
    assert empty.store.path == path


def test_without_a_sheet_nothing_is_protected(
    empty: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more, **_options: ("", ""))

    def give_up() -> None:
        _type(empty, PHRASE, PHRASE)
        assert empty.dialog() is not None
        empty.press(Key.Key_Escape)

    in_dialog(partial(empty.window._locking.ask, "set"), give_up)
    assert empty.store.key is None


@pytest.mark.parametrize(("new", "again"), [(PHRASE, LATER), ("court", "court"), ("", "")])
def test_two_that_differ_and_a_short_one_are_refused_at_once(
    empty: Desktop, in_dialog: InDialog, sheet: Path, new: str, again: str
) -> None:
    def refused() -> None:
        _type(empty, new, again)
        assert empty.dialog() is not None
        empty.press(Key.Key_Escape)

    in_dialog(partial(empty.window._locking.ask, "set"), refused)
    assert empty.store.key is None
    assert not sheet.exists()


def test_a_wrong_passphrase_is_said_at_its_field_and_can_be_typed_again(
    protected: Desktop, in_dialog: InDialog
) -> None:
    path = protected.store.path
    protected.window.close_workspace()

    def twice() -> None:
        _type(protected, "quatre mots que PERSONNE")
        assert "Comité" not in protected.window.windowTitle()
        assert protected.refusals()
        _type(protected, PHRASE)

    in_dialog(partial(_open, protected, path), twice)
    assert protected.store.path == path


def test_the_passphrase_stands_in_no_tip_and_is_shown_when_it_is_wanted(
    protected: Desktop, in_dialog: InDialog
) -> None:
    path = protected.store.path
    protected.window.close_workspace()

    def look() -> None:
        protected.keys("QUATRE")
        edit = protected.find(QLineEdit, "dialog.unlock.phrase")
        assert edit.displayText() != edit.text()
        assert edit.accessibleDescription() == protected.window.desk.t("Caps Lock is on.")
        protected.click("dialog.unlock.seen")
        assert edit.displayText() == edit.text()
        protected.press(Key.Key_Escape)

    in_dialog(partial(_open, protected, path), look)
    assert protected.window.view is None


def test_locked_nothing_is_seen_and_it_goes_on_where_it_was(protected: Desktop, in_dialog: InDialog) -> None:
    path = protected.store.path
    protected.window.desk.navigator.go(Place(page="members"))
    protected.window.records.open(Place(page="today"))
    protected.trigger("action.lock")
    assert protected.window.view is None
    assert protected.window._locking.locked
    assert protected.window.windowTitle() == "CTJ Desktop"
    assert protected.window.records.windows() == ()
    in_dialog(lambda: protected.press(Key.Key_Return), partial(_type, protected, PHRASE))
    assert protected.store.path == path
    assert protected.window.desk.navigator.place == Place(page="members")
    assert not protected.window._locking.locked


def test_locked_it_can_be_left(protected: Desktop) -> None:
    protected.trigger("action.lock")
    protected.click("locked.close")
    assert protected.shows("welcome.first")
    assert not protected.window._locking.locked


def test_an_unprotected_one_says_why_it_cannot_be_locked(empty: Desktop) -> None:
    empty.trigger("action.lock")
    assert empty.text("status.sentence")
    assert empty.window.view is not None


class Clock:
    """Moves when it is told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def _clocks(desktop: Desktop) -> Clock:
    clock, idleness = Clock(), desktop.window._locking._idleness
    idleness.clocks = (clock, clock)
    idleness.watch(wanted=True)
    return clock


def _pass(desktop: Desktop, clock: Clock, seconds: float, beat: float = 5) -> None:
    for _ in range(int(seconds / beat)):
        clock.now += beat
        desktop.window._locking._idleness.beat()


def test_after_ten_minutes_without_a_touch_it_is_locked(protected: Desktop) -> None:
    clock = _clocks(protected)
    _pass(protected, clock, 590)
    assert protected.window.view is not None
    protected.press(Key.Key_Down)
    _pass(protected, clock, 590)
    assert protected.window.view is not None
    _pass(protected, clock, 20)
    assert protected.window._locking.locked


def test_after_a_sleep_it_is_locked_at_once(protected: Desktop) -> None:
    clock = _clocks(protected)
    _pass(protected, clock, 60, beat=60)
    assert protected.window._locking.locked


def test_never_is_never(protected: Desktop) -> None:
    from dataclasses import replace

    preferences = protected.window.preferences
    preferences.remember(replace(preferences.settings, lock_after=0))
    clock = _clocks(protected)
    _pass(protected, clock, 7_200)
    assert protected.window.view is not None


def test_another_passphrase_a_new_key_and_none(protected: Desktop, in_dialog: InDialog, sheet: Path) -> None:
    ask: Callable[[str], None] = protected.window._locking.ask
    path, first = protected.store.path, protected.store.key
    in_dialog(partial(ask, "change"), partial(_type, protected, PHRASE, LATER, LATER))
    assert protection.unlock(path, LATER) == first
    sheet.unlink()
    in_dialog(partial(ask, "new"), partial(_type, protected, LATER))
    in_dialog(protected.settle, lambda: protected.press(Key.Key_Escape))
    assert protected.store.key not in (None, first)
    assert sheet.exists()
    in_dialog(partial(ask, "remove"), partial(_type, protected, LATER))
    protected.settle()
    assert protected.store.key is None
    assert not protection.keys_of(path).exists()


def test_a_passphrase_of_an_earlier_key_allows_nothing(protected: Desktop, in_dialog: InDialog) -> None:
    """It is kept, since a backup that was not there opens by it."""
    beside = protection.keys_of(protected.store.path)
    there = protection.read(protected.store.path)
    protection.write(beside, protection.Keys(wraps=(*there.wraps, protection.wrapped(LATER, bytes(32)))))

    def refused() -> None:
        _type(protected, LATER)
        assert protected.dialog() is not None
        protected.press(Key.Key_Escape)

    for what in ("remove", "new"):
        in_dialog(partial(protected.window._locking.ask, what), refused)
    assert protected.store.key is not None
    assert protection.unlock(protected.store.path, PHRASE) == protected.store.key


def test_the_sheet_opens_it_and_gives_a_new_passphrase(protected: Desktop, in_dialog: InDialog) -> None:
    path, key = protected.store.path, protected.store.key
    assert key is not None
    protected.window.close_workspace()

    def by_sheet() -> None:
        in_dialog(
            partial(protected.click, "dialog.unlock.sheet"),
            partial(_type, protected, " ".join(groups_of(key)), LATER, LATER),
        )

    in_dialog(partial(_open, protected, path), by_sheet)
    assert protected.store.path == path
    assert protection.unlock(path, LATER) == key


def test_the_sheet_is_opened_to_be_printed(
    empty: Desktop, in_dialog: InDialog, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    in_dialog(partial(empty.window._locking.ask, "set"), partial(_type, empty, PHRASE, PHRASE))
    in_dialog(empty.settle, lambda: empty.press(Key.Key_Return))
    assert [Path(one) for one in opened] == [sheet]


def _full_after_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full once the workspace lies under its key: the backups cannot follow."""

    def full(*_given: object) -> list[Path]:
        raise DiskFull("copil.ctj")

    monkeypatch.setattr(rekeying, "_take_over", full)


def test_a_disk_that_is_full_in_the_middle_leaves_the_sheet_that_opens_it(
    empty: Desktop, in_dialog: InDialog, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty.store.path
    with monkeypatch.context() as full:
        _full_after_the_key(full)
        in_dialog(partial(empty.window._locking.ask, "set"), partial(_type, empty, PHRASE, PHRASE))
        in_dialog(empty.settle, partial(_type, empty, PHRASE))  # it lies under its key, so it is asked for
    assert sheet.read_bytes().startswith(b"%PDF")
    assert protection.unlock(path, PHRASE) == empty.store.key
    assert empty.text("status.sentence")


def test_a_refusal_before_the_key_leaves_no_sheet(
    empty: Desktop, in_dialog: InDialog, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise DiskFull("copil.ctj")

    monkeypatch.setattr(rekeying, "written_under", full)
    in_dialog(partial(empty.window._locking.ask, "set"), partial(_type, empty, PHRASE, PHRASE))
    empty.settle()
    assert empty.store.key is None
    assert not sheet.exists()
    assert empty.text("status.sentence")


def test_locked_no_way_leads_round_the_passphrase(protected: Desktop, in_dialog: InDialog) -> None:
    path = protected.store.path
    protected.trigger("action.lock")
    asked: list[str] = []

    def refuse() -> None:
        dialog = protected.dialog()
        assert dialog is not None
        asked.append(dialog.objectName())
        protected.press(Key.Key_Escape)

    in_dialog(partial(_open, protected, path), refuse)
    in_dialog(partial(protected.click, "locked.unlock"), refuse)
    assert asked == ["dialog.unlock"] * 2
    assert protected.window.view is None
    protected.press(Key.Key_Z, CTRL)
    assert path.name not in protected.window.windowTitle()
    assert protected.window.findChild(QWidget, "page.today") is None


def test_work_under_way_is_waited_for_and_whoever_comes_back_works_on(protected: Desktop) -> None:
    clock, locking = _clocks(protected), protected.window._locking
    goes_on = Event()
    protected.window.desk.jobs.run(
        protected.window, lambda _progress: goes_on.wait(20), lambda _done: None, lambda _error: None
    )
    _pass(protected, clock, 620)
    assert not locking.locked
    protected.press(Key.Key_Down)
    goes_on.set()
    protected.settle()
    locking._lock_if_still_idle()
    assert not locking.locked
    clock.now += 5
    locking._lock_if_still_idle()
    assert locking.locked


def test_what_gives_way_is_not_waited_for(protected: Desktop) -> None:
    """An attached file over which its reader hangs, say, or the whole file that is read once a week."""
    begun, goes_on = Event(), Event()

    def work(_progress: object) -> None:
        begun.set()
        goes_on.wait(20)

    protected.window.desk.jobs.run(protected.window, work, lambda _done: None, lambda _error: None, gives_way=True)
    assert begun.wait(20)
    protected.window._locking._sleep.sleeps.emit()
    assert protected.window._locking.locked
    goes_on.set()
    protected.settle()


def test_a_menu_and_a_tip_go_with_the_lock(protected: Desktop) -> None:
    menu = QMenu(protected.window.view)
    menu.addAction("Camille Exemple")
    menu.popup(QPoint(10, 10))
    of_bar = protected.window.findChild(QMenu, "menu.file")
    assert of_bar is not None
    of_bar.popup(QPoint(10, 10))
    QToolTip.showText(QPoint(40, 40), "Camille Exemple", protected.window)
    protected.window._locking._sleep.sleeps.emit()
    assert protected.window._locking.locked
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [protected.window]


def test_what_was_copied_cannot_be_pasted_elsewhere_once_it_is_locked(
    protected: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program copied stays."""
    clipboard = QApplication.clipboard()
    for own, left in ((False, "Camille Exemple"), (True, "")):
        clipboard.setText("Camille Exemple")
        monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self, own=own: own)
        protected.window._locking._clear_screen()
        assert clipboard.text() == left


def test_a_computer_that_slept_while_a_passphrase_was_set_asks_for_it(
    empty: Desktop, in_dialog: InDialog, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, take_over = Event(), rekeying._take_over

    def slowly(*given: Any) -> list[Path]:
        goes_on.wait(20)
        return take_over(*given)

    monkeypatch.setattr(rekeying, "_take_over", slowly)
    in_dialog(partial(empty.window._locking.ask, "set"), partial(_type, empty, PHRASE, PHRASE))
    clock = _clocks(empty)
    _pass(empty, clock, 60, beat=60)
    goes_on.set()
    asked: list[str] = []

    def refuse() -> None:
        dialog = empty.dialog()
        assert dialog is not None
        asked.append(dialog.objectName())
        if dialog.objectName() == "dialog.unlock":  # what is left to do by hand is said after it
            QTimer.singleShot(100, empty.window, refuse)
        empty.press(Key.Key_Escape)

    in_dialog(empty.settle, refuse)
    empty.bot.waitUntil(lambda: asked == ["dialog.unlock", "dialog.protected"])
    assert empty.window.view is None
    assert sheet.exists()


def test_what_is_only_read_is_so_after_the_lock(protected: Desktop, in_dialog: InDialog) -> None:
    path = protected.store.path
    protected.window.close_workspace()
    in_dialog(partial(_open, protected, path, read_only=True), partial(_type, protected, PHRASE))
    assert protected.store.read_only
    protected.trigger("action.lock")
    in_dialog(lambda: protected.press(Key.Key_Return), partial(_type, protected, PHRASE))
    assert protected.store.read_only


def test_what_another_program_shows_goes_with_the_lock(protected: Desktop) -> None:
    shown = protected.workspace.shown_copies() / "annexe.pdf"
    shown.write_bytes(b"%PDF-1.7")
    protected.trigger("action.lock")
    assert not shown.exists()


def test_before_a_sleep_it_is_locked_when_the_system_goes_on(protected: Desktop) -> None:
    """Whatever is open: what was being typed is kept as a draft is."""
    protected.window._locking._sleep.sleeps.emit()
    assert protected.window._locking.locked
    assert protected.window.view is None


def test_after_a_sleep_whoever_woke_it_keeps_nothing_open(protected: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file was being taken in as it fell asleep, so it could not be locked; a mouse that moves does not help."""
    locking = protected.window._locking
    monkeypatch.setattr(locking_module, "AGAIN_MILLISECONDS", 100_000_000)
    busy = [True]
    monkeypatch.setattr(protected.window.desk.jobs, "awaited", lambda: busy[0])
    locking._sleep.sleeps.emit()
    assert not locking.locked
    protected.press(Key.Key_Down)
    locking._again.timeout.emit()
    assert not locking.locked
    busy[0] = False
    locking._again.timeout.emit()
    assert locking.locked


def test_by_hand_it_is_locked_once_the_work_is_done_whoever_types_meanwhile(protected: Desktop) -> None:
    goes_on = Event()
    protected.window.desk.jobs.run(
        protected.window, lambda _progress: goes_on.wait(20), lambda _done: None, lambda _error: None
    )
    protected.trigger("action.lock")
    assert not protected.window._locking.locked
    assert protected.text("status.sentence") == protected.window.desk.t(
        "The workspace is locked as soon as what is under way is done."
    )
    protected.press(Key.Key_Down)
    goes_on.set()
    protected.bot.waitUntil(lambda: protected.window._locking.locked)
