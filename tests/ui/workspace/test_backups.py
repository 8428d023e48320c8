"""Does an earlier state come back by the window, after one has seen what would go with it?"""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.workspace.backups import Fate
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.errors import AttachmentsNotWhole, DamagedWorkspace, IsBackup, WorkspaceExists, WorkspaceInUse
from ctj_desktop.storage.file.backup import BLOB_FOLDER
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.generations import MadeBefore, folder_of, generations
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.restoring import ForeignBackup, Restoration
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.window.record_window import RecordWindow
from ctj_desktop.ui.window.shell import SampleBand
from ctj_desktop.ui.workspace.backups.page import BackupsPage
from ctj_desktop.ui.workspace.backups.recovery import Recovery
from ctj_desktop.ui.workspace.backups.view import BackupsView
from ctj_desktop.ui.workspace.backups.words import erased_texts, made_text, record_text
from tests.office import Office
from tests.ui.beginning import a_meeting
from tests.ui.desktop import Desktop, InDialog, Key


def _person(desktop: Desktop, name: str) -> Person:
    do: Any = desktop.workspace.do_fields
    made: Person = do(add_person, given_name="Camille", family_name=name)
    return made


def _days_ago(desktop: Desktop, days: int, do: Callable[[], object]) -> None:
    """What was done on an earlier day."""
    store, now = desktop.store, desktop.store.environment
    store.environment = replace(now, clock=lambda: now.clock() - timedelta(days=days))
    do()
    desktop.settle()
    store.environment = now


def _view(desktop: Desktop) -> BackupsView:
    """The page, once everything it asks for has come."""
    page = desktop.view.page
    assert isinstance(page, BackupsPage)
    desktop.bot.waitUntil(lambda: not page.view._walk.isActive() and not desktop.window.desk.jobs.pending())
    return page.view


def _open(desktop: Desktop) -> BackupsView:
    desktop.window.desk.navigator.go(Place(page="today"))
    desktop.window.desk.actions["backups"].trigger()
    return _view(desktop)


@pytest.mark.long
def test_work_backup_more_work_and_back(empty: Desktop, in_dialog: InDialog) -> None:
    t = empty.window.desk.t
    meeting = a_meeting(empty)
    view = _open(empty)
    assert empty.text("page.title") == t("Backups")
    assert view.card.asks_for_the_first()
    assert empty.focused() is view.card.empty.primary
    _days_ago(empty, 2, lambda: empty.press(Key.Key_Space))
    view = _view(empty)
    [made] = generations(empty.sample)
    assert empty.text("backup.kinds") == t("Nothing was written since: it holds everything as it is now.")
    [item] = empty.store.all(AgendaItem, meeting=meeting.id)
    do: Any = empty.workspace.do_fields
    do(change_agenda_item, item=item.id, minutes=45)
    _person(empty, "Levier")
    view = _open(empty)
    said = (
        t.n("{count} new record would go", "{count} new records would go", 1).format(count=1),
        t.n("{count} changed record would be as it was", "{count} changed records would be as they were", 1).format(
            count=1
        ),
    )
    assert empty.text("backup.effect.sentence") == t("With a restore {what}.").format(what=", ".join(said))
    person, of_meeting = view.detail.model.rows
    assert person.subject.name.fr.text == "Camille Levier"
    assert of_meeting.subject.id == meeting.id
    assert [one.own for one in (person, of_meeting)] == [Fate.ADDED, None]
    assert record_text(t, of_meeting) == t("changed: {what}").format(what=counted(t, "agenda_item", 1))

    def restore() -> None:
        assert empty.focused().objectName() == "dialog.restore.cancel", "Enter alone takes nothing away"
        assert said[0] in empty.text("dialog.restore.lines")
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    assert "Levier" not in [one.family_name for one in empty.store.all(Person)]
    assert empty.store.get(AgendaItem, item.id) == item
    when = t("Restored: {when}.").format(when=made_text(t, made.made))
    assert empty.text("status.sentence") == f"{when} {t('What was here before is the newest backup.')}"
    view = _open(empty)
    assert view.chosen is not None
    assert view.chosen.generation.before is MadeBefore.RESTORE

    def back() -> None:
        empty.press(Key.Key_Tab)
        empty.press(Key.Key_Return)
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), back)
    assert "Levier" in [one.family_name for one in empty.store.all(Person)]


@pytest.mark.long
def test_one_is_looked_at_beside_and_nothing_can_be_changed_in_it(empty: Desktop) -> None:
    t = empty.window.desk.t
    person = _person(empty, "Levier")
    made = back_up(empty.store)
    view = _open(empty)
    assert view.chosen is not None
    empty.press(Key.Key_Return)
    empty.bot.waitUntil(lambda: _windows() != [])
    [beside] = _windows()
    workspace = beside.host.workspace
    assert beside.windowTitle().endswith(t("Backup of {when}").format(when=t.instant(view.chosen.generation.made)))
    band = beside.findChild(SampleBand)
    assert band is not None
    assert band.isVisible()
    assert t.instant(view.chosen.generation.made) in band.accessibleName()
    beside.desk.navigator.go(Place(page="members", record=person.id))
    assert workspace.store.get(Person, person.id) == person
    beside.refresh()
    assert not any(beside.desk.actions[act].isEnabled() for act in ("new_person", "back_up", "backups"))
    assert workspace.why_not_write(t) in beside.desk.actions["backups"].toolTip()
    empty.window.activateWindow()
    view.open_beside()
    assert _windows() == [beside], "it is there already"
    folder = empty.store.environment.data_folder / "unpacked"
    assert len([one for one in folder.iterdir() if one.is_dir()]) == 1
    beside.close()
    empty.bot.waitUntil(lambda: list(folder.iterdir()) == [])
    assert workspace.store.connection.closed
    assert [one.path for one in generations(empty.sample)] == [made]


@pytest.mark.long
def test_what_is_looked_at_goes_with_the_workspace(empty: Desktop) -> None:
    back_up(empty.store)
    _open(empty).open_beside()
    empty.bot.waitUntil(lambda: _windows() != [])
    empty.window.close_workspace()
    assert _windows() == []
    assert list((folder_of(empty.sample).parent / "bureau-data" / "unpacked").iterdir()) == []


@pytest.mark.long
def test_a_damaged_file_leads_to_its_backups_and_is_set_aside(empty: Desktop, in_dialog: InDialog) -> None:
    t = empty.window.desk.t
    _person(empty, "Levier")
    back_up(empty.store)
    _person(empty, "Morteau")
    empty.window.close_workspace()
    with empty.sample.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x55" * (empty.sample.stat().st_size - 4096))
    damaged = empty.sample.read_bytes()
    assert not empty.window.open_file(empty.sample)
    empty.click("welcome.refusal.button")
    recovery = empty.find(Recovery, "recovery")
    empty.settle()
    assert recovery.why.sentence() == empty.window.welcome.refusal.sentence()
    assert empty.focused() is recovery.view.table
    empty.window.desk.language.switch("de_CH" if t.language == "fr" else "fr_CH")
    empty.window.desk.language.switch(t.locale)
    empty.click("recovery.back")
    assert empty.shows("welcome")
    empty.click("welcome.refusal.button")
    empty.settle()

    def restore() -> None:
        assert t("The file that cannot be read is set aside and stays as it is.") in empty.text("dialog.restore.lines")
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]
    [aside] = empty.sample.parent.glob("bureau-damaged-*.ctj")
    assert aside.read_bytes() == damaged
    assert aside.name in empty.text("status.sentence")


@pytest.mark.long
def test_a_file_that_turns_out_damaged_while_it_is_open_is_set_aside_too(empty: Desktop, in_dialog: InDialog) -> None:
    """The backup of the day finds it: a value that its log does not know."""
    t = empty.window.desk.t
    person = _person(empty, "Levier")
    back_up(empty.store)
    empty.store.connection.run("UPDATE person SET family_name = 'Forgé' WHERE id = ?", (person.id.bytes,))
    empty.window.desk.navigator.go(Place(page="today"))
    empty.workspace.backup_asked.emit()
    empty.settle()
    assert isinstance(empty.workspace.no_backup, DamagedWorkspace)
    assert empty.find(Button, "today.backup.button").text() == t("See the backups")
    empty.click("today.backup.button")
    _view(empty)

    def restore() -> None:
        assert t("The file that cannot be read is set aside and stays as it is.") in empty.text("dialog.restore.lines")
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    assert empty.store.get(Person, person.id) == person
    assert not empty.store.damage
    assert list(empty.sample.parent.glob("bureau-damaged-*.ctj")) != []


@pytest.mark.long
def test_another_file_is_chosen_and_a_foreign_one_is_refused(
    empty: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = empty.window.desk.t
    made = back_up(empty.store)
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = stick / "Montag.ctjbackup"
    made.rename(copied)
    foreign = back_up(Office(stick, name="other", seed=2).store)
    view = _open(empty)
    assert view.card.asks_for_the_first()
    chosen = [foreign]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(chosen[0]), ""))
    empty.click("backups.other")
    _view(empty)
    assert view.chosen is None
    assert empty.text("status.sentence") == sentence(t, ForeignBackup(foreign.name))
    chosen[0] = copied
    empty.click("backups.other")
    _view(empty)
    assert view.chosen is not None
    assert view.chosen.generation.path == copied
    assert empty.text("backup.kinds") == t("Nothing was written since: it holds everything as it is now.")
    assert empty.find(Button, "backup.restore").isEnabled()


@pytest.mark.long
def test_one_that_cannot_be_read_is_named_and_not_taken(empty: Desktop) -> None:
    made = back_up(empty.store)
    made.write_bytes(b"SQLite format 3\0" + b"x" * 9_000)
    view = _open(empty)
    assert view.chosen is not None
    assert view.chosen.refused is not None
    assert empty.text("backup.effect.sentence") == sentence(empty.window.desk.t, view.chosen.refused)
    for button in ("backup.restore", "backup.beside"):
        assert not empty.find(Button, button).isEnabled()
    empty.press(Key.Key_Return)
    empty.settle()
    assert _windows() == []


@pytest.mark.long
def test_what_cannot_be_put_in_place_leaves_the_file_as_it_is(empty: Desktop, in_dialog: InDialog) -> None:
    """Another program reads the file at that moment."""
    _days_ago(empty, 2, lambda: back_up(empty.store))
    _person(empty, "Levier")
    _open(empty)
    reader = connect(empty.sample, mode="mode=rw")
    reader.run("SELECT count(*) FROM person").scalar()

    def restore() -> None:
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    reader.close()
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]
    assert empty.text("status.sentence") == sentence(empty.window.desk.t, WorkspaceInUse(empty.sample.name, ""))


@pytest.mark.long
def test_without_its_attached_files_it_is_restored_only_where_that_is_said(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    t = empty.window.desk.t
    meeting = a_meeting(empty)
    [item] = empty.store.all(AgendaItem, meeting=meeting.id)
    paper = tmp_path / "plan.txt"
    paper.write_text("Plan")
    empty.workspace.do(join_files, item=item.id, paths=[paper])
    made = back_up(empty.store)
    (made.parent / BLOB_FOLDER).unlink()
    _open(empty)

    def restore() -> None:
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: empty.shows("dialog.restore.without_files"))
        assert empty.text("dialog.restore.refusal") == sentence(
            t, AttachmentsNotWhole(made.name, "attachments.ctjblobs")
        )
        assert empty.focused().objectName() == "dialog.restore.without_files"
        assert not empty.find(Button, "dialog.restore.go").isEnabled()
        empty.press(Key.Key_Space)
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    assert empty.store.get(AgendaItem, item.id) == item
    assert empty.text("status.sentence").startswith(t("Restored: {when}.").split("{")[0])


@pytest.mark.long
def test_a_backup_alone_becomes_a_workspace_of_its_own(
    empty: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The computer is gone, and a stick is left. Nothing is overwritten."""
    t = empty.window.desk.t
    _person(empty, "Levier")
    made = back_up(empty.store)
    empty.window.close_workspace()
    target = tmp_path / "stick.ctj"
    proposed: list[str] = []

    def ask(_parent: object, _title: str, proposal: str, *_more: object, **_options: object) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return [(str(empty.sample), ""), (str(target.with_suffix("")), "")][len(proposed) - 1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert not empty.window.open_file(made)
    assert empty.window.welcome.refusal.sentence() == sentence(t, IsBackup(made.name))
    empty.click("welcome.refusal.button")
    empty.settle()
    assert empty.window.welcome.refusal.sentence() == sentence(t, WorkspaceExists(empty.sample.name))
    empty.click("welcome.refusal.button")
    empty.settle()
    assert proposed == ["bureau.ctj", "bureau.ctj"]
    assert empty.store.path == target
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]
    assert empty.window.open_file(made) is False, "another workspace is open: it stands in its list"
    view = _view(empty)
    assert view.chosen is not None
    assert view.chosen.generation.path == made


@pytest.mark.long
def test_escape_stops_what_is_being_prepared(
    empty: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(empty.store)
    _open(empty)
    begun, stopped = threading.Event(), threading.Event()

    def slow(_place: FilePlace, _source: Path, step: Callable[[], None], **_how: object) -> Restoration:
        begun.set()
        assert stopped.wait(30)
        step()
        raise AssertionError("not stopped")

    monkeypatch.setattr(Restoration, "prepare", slow)

    def stop() -> None:
        empty.click("dialog.restore.go")
        assert begun.wait(30)
        empty.press(Key.Key_Escape)
        stopped.set()
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    store = empty.store
    in_dialog(lambda: empty.click("backup.restore"), stop)
    assert empty.store is store
    assert not store.connection.closed


def test_the_settings_lead_there(empty: Desktop, in_dialog: InDialog) -> None:
    in_dialog(lambda: empty.click("sidebar.settings"), lambda: empty.click("settings.backups.show"))
    assert isinstance(empty.view.page, BackupsPage)


def _windows() -> list[RecordWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return [one for one in app.topLevelWidgets() if isinstance(one, RecordWindow) and one.isVisible()]


def test_what_a_restore_says_of_erased_files() -> None:
    t = load_translator("fr_CH")
    assert erased_texts(t, 0, 0) == []
    one, gone = erased_texts(t, 1, 3)
    assert one == "1 fichier effacé depuis est revenu, jusqu’à ce que le prochain échange l’efface à nouveau."
    assert gone == "Le contenu de 3 fichiers a été effacé depuis et n’est pas revenu."
