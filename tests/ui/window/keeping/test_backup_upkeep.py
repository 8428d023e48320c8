"""Is there a backup of each day on which somebody worked, without anybody waiting for it?"""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from ctj_desktop.domain.record import replace
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.storage.file import backup as writing
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.file.generations import folder_of, generations
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.window.keeping.backup_upkeep import BackupUpkeep
from ctj_desktop.ui.workspace.backups.age import not_made
from tests.ui.desktop import Desktop, Key


@pytest.fixture(autouse=True)
def backs_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a person’s computer."""
    monkeypatch.setenv("CTJ_BACKUPS", "on")


def _write(desktop: Desktop, name: str = "Levier") -> None:
    do: Any = desktop.workspace.do_fields
    do(add_person, given_name="Camille", family_name=name)


def _upkeep(desktop: Desktop) -> BackupUpkeep:
    found = desktop.workspace.findChild(BackupUpkeep)
    assert isinstance(found, BackupUpkeep)
    return found


def _made(desktop: Desktop) -> list[Path]:
    return [one.path for one in generations(desktop.sample)]


@pytest.mark.long
def test_it_comes_by_itself_once_a_day_beside_the_window(empty: Desktop) -> None:
    [timer] = _upkeep(empty).findChildren(QTimer)
    assert timer.isActive()
    timer.start(0)
    empty.bot.waitUntil(lambda: len(_made(empty)) == 1)
    empty.settle()
    assert empty.text("status.sentence") == "", "nobody is told of what should be so"
    assert timer.isActive(), "it is looked again after a while"
    assert empty.workspace.safety is not None
    assert not empty.workspace.safety.changed
    _write(empty)
    _upkeep(empty).look()
    empty.settle()
    assert len(_made(empty)) == 1, "one a day"
    assert empty.workspace.safety.changed


@pytest.mark.long
def test_closing_backs_up_what_was_written_since_the_last_one_and_nothing_else(empty: Desktop) -> None:
    _write(empty)
    empty.window.close_workspace()
    [made] = _made(empty)
    assert empty.window.open_file(empty.sample)
    _write(empty, "Morteau")
    empty.window.close_workspace()
    both = _made(empty)
    assert len(both) == 2
    assert made in both
    assert empty.window.open_file(empty.sample)
    empty.window.close_workspace()
    assert _made(empty) == both


@pytest.mark.long
def test_what_is_typed_meanwhile_is_written_at_once_and_closing_waits_for_what_is_under_way(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()
    copy: Callable[[Connection, Callable[[], None]], None] = writing._copy_records

    def slow(connection: Connection, step: Callable[[], None]) -> None:
        copy(connection, step)
        reading.set()
        assert go_on.wait(30)

    monkeypatch.setattr(writing, "_copy_records", slow)
    _upkeep(empty).look()
    assert reading.wait(30)
    before = empty.store.streams.last_hlc()
    _write(empty)
    assert empty.store.streams.last_hlc() > before
    QTimer.singleShot(0, empty.window, go_on.set)
    threading.Timer(0.05, go_on.set).start()
    empty.window.close_workspace()
    assert len(_made(empty)) == 2, "of what was there, and of what was typed meanwhile"
    assert not Path(f"{empty.sample}-wal").exists()
    assert list(folder_of(empty.sample).glob(".*")) == []


@pytest.mark.long
def test_one_that_waits_for_the_worker_when_the_file_is_closed_is_made_by_the_closing(empty: Desktop) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def other(_progress: object) -> None:
        begun.set()
        assert go_on.wait(30)

    _upkeep(empty)._run(by_hand=False)
    empty.settle()
    for one in _made(empty):
        one.unlink()
    empty.window.desk.jobs.run(empty.window, other, lambda _done: None, lambda _error: None)
    assert begun.wait(30)
    _upkeep(empty)._run(by_hand=False)
    empty.window.close_workspace()
    assert len(_made(empty)) == 1
    go_on.set()
    empty.settle()
    assert len(_made(empty)) == 1


@pytest.mark.long
def test_a_failure_is_said_once_and_over_once_it_goes_again(empty: Desktop) -> None:
    refused: list[str] = []
    empty.workspace.bus.refused.connect(refused.append)
    folder = folder_of(empty.sample)
    folder.write_text("somebody’s note")
    for _ in range(2):
        _upkeep(empty).look()
        empty.settle()
    error = empty.workspace.no_backup
    assert error is not None
    assert refused == [not_made(empty.window.desk.t, error)]
    folder.unlink()
    _upkeep(empty).look()
    empty.settle()
    assert empty.workspace.no_backup is None
    assert len(_made(empty)) == 1


@pytest.mark.long
def test_while_a_file_is_taken_in_it_waits(empty: Desktop) -> None:
    go_on = threading.Event()
    empty.window.desk.jobs.run(empty.window, lambda _progress: go_on.wait(30), lambda _done: None, lambda _error: None)
    _upkeep(empty).look()
    assert empty.window.desk.jobs.pending() == 1
    go_on.set()
    empty.settle()
    assert _made(empty) == []


def test_a_sample_needs_none(office: Desktop) -> None:
    [timer] = _upkeep(office).findChildren(QTimer)
    assert not timer.isActive()
    office.window.close_workspace()
    assert not folder_of(office.sample).exists()


@pytest.mark.long
def test_whoever_looks_after_the_computer_may_do_without(empty: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """How safe the file is, is looked at all the same."""
    empty.window.close_workspace()
    for one in _made(empty):
        one.unlink()
    monkeypatch.setenv("CTJ_BACKUPS", "off")
    assert empty.window.open_file(empty.sample)
    _upkeep(empty).look()
    empty.settle()
    assert empty.workspace.safety is not None
    assert empty.workspace.safety.changed
    empty.window.close_workspace()
    assert _made(empty) == []


@pytest.mark.long
def test_after_a_week_without_one_the_first_page_says_so_and_makes_it(empty: Desktop) -> None:
    """One that was never made, one that is old, one that could not be made."""
    t = empty.window.desk.t
    store, system = empty.store, empty.store.environment
    empty.window.desk.navigator.go(Place(page="today"))

    def look_after(days: int) -> str:
        now = system.clock() + timedelta(days=days)
        store.environment = replace(system, clock=lambda: now, backs_up=False)
        _upkeep(empty).look()
        empty.settle()
        return empty.text("today.backup.sentence") if empty.shows("today.backup") else ""

    assert look_after(0) == look_after(6) == ""
    assert look_after(8) == t("There is no backup of this workspace yet.")
    empty.click("today.backup.button")
    empty.settle()
    [made] = _made(empty)
    assert made.name in empty.text("status.sentence")
    assert not empty.shows("today.backup")
    assert look_after(30) == "", "nothing was written since"
    _write(empty)
    old = t("The last backup was made {age}, and you have worked since.")
    assert look_after(20) == old.format(age=t.n("{count} day ago", "{count} days ago", 12).format(count=12))
    made.unlink()
    made.parent.rmdir()
    made.parent.write_text("somebody’s note")
    empty.click("today.backup.button")
    empty.settle()
    assert empty.workspace.no_backup is not None
    said = not_made(t, empty.workspace.no_backup)
    assert empty.text("today.backup.sentence") == empty.text("status.sentence") == said
    made.parent.unlink()
    empty.find(Button, "today.backup.button").setFocus()
    empty.press(Key.Key_Space)
    empty.settle()
    assert not empty.shows("today.backup")
    assert empty.focused() is not None
