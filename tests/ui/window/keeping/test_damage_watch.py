"""Is a damaged file noticed while somebody works in it, named, and written to no more?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.storage import check
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.damage import first_check
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file.chunks import Step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.window.damage_banner import DamageBanner
from ctj_desktop.ui.window.keeping import damage_watch
from ctj_desktop.ui.window.keeping.damage_watch import WHOLE, DamageWatch
from ctj_desktop.ui.workspace.backups.page import BackupsPage
from tests.storage.test_first_check import altered
from tests.ui.desktop import Desktop, InDialog

LAST_PAYLOAD = (
    "UPDATE changeset SET payload = CAST(payload || ' ' AS BLOB) WHERE rowid = (SELECT max(rowid) FROM changeset)"
)


def _write(desktop: Desktop, name: str) -> Person:
    do: Any = desktop.workspace.do_fields
    person = do(add_person, given_name="Camille", family_name=name)
    assert isinstance(person, Person)
    return person


def _watch(desktop: Desktop) -> DamageWatch:
    found = desktop.workspace.findChild(DamageWatch)
    assert isinstance(found, DamageWatch)
    return found


def _opened_damaged(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    """Closed, damaged on the disk, and opened again as on a person’s computer."""
    desktop.window.close_workspace()
    altered(desktop.sample, statement)
    monkeypatch.setattr(damage_watch, "WITH_THE_FIRST_PAINT", 0)
    assert desktop.window.open_file(desktop.sample)


def _banner(desktop: Desktop) -> DamageBanner:
    return desktop.find(DamageBanner, "workspace.damaged")


def test_a_sound_file_says_nothing_and_takes_what_is_done_at_once(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened_damaged(empty, monkeypatch, "SELECT 1")
    _write(empty, "Levier")
    empty.settle()
    empty.bot.waitUntil(lambda: empty.store.looked_at.is_set())
    assert not empty.shows("workspace.damaged")
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]


def test_damage_is_named_nothing_is_written_and_the_backups_are_one_click_away(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(empty.store)
    _write(empty, "Levier")
    _opened_damaged(empty, monkeypatch, LAST_PAYLOAD)
    empty.bot.waitUntil(lambda: empty.shows("workspace.damaged"))
    empty.bot.waitUntil(lambda: empty.workspace.damage is not None)
    assert "Levier" in _banner(empty).sentence()
    with pytest.raises(DamagedWorkspace):
        _write(empty, "Morteau")
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]
    empty.click("workspace.damaged.button")
    page = empty.view.page
    assert isinstance(page, BackupsPage)
    empty.bot.waitUntil(lambda: page.view.chosen is not None)
    empty.bot.waitUntil(lambda: empty.shows("backup.effect"))  # what a restore would lose, read from the damaged file


def test_after_the_restore_what_was_written_since_is_taken_over_from_the_damaged_file(
    empty: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(empty, "Levier")
    back_up(empty.store)
    _write(empty, "Morteau")
    _opened_damaged(empty, monkeypatch, "UPDATE draft SET text = 'x' WHERE 0")
    empty.settle()
    empty.store.damage = "local.altered"  # as the first look would have found it
    empty.workspace.tell_damage(None)
    empty.click("workspace.damaged.button")
    page = empty.view.page
    assert isinstance(page, BackupsPage)
    empty.settle()

    def restore() -> None:
        empty.click("dialog.restore.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.restore"))

    in_dialog(lambda: empty.click("backup.restore"), restore)
    assert [one.family_name for one in empty.store.all(Person)] == ["Levier"]
    assert "-damaged-" in _banner(empty).sentence()

    def take() -> None:
        empty.settle()
        assert "-damaged-" in empty.text("dialog.earlier_file.lines")
        empty.click("dialog.earlier_file.go")
        empty.bot.waitUntil(lambda: not empty.shows("dialog.earlier_file"))

    in_dialog(lambda: empty.click("workspace.damaged.button"), take)
    assert sorted(one.family_name for one in empty.store.all(Person)) == ["Levier", "Morteau"]
    assert not empty.shows("workspace.damaged")


@pytest.mark.long
def test_what_is_not_a_record_is_named_by_what_it_is(empty: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.workspace.keep_draft(_write(empty, "Levier").id, "family_name", "Levi")
    _opened_damaged(empty, monkeypatch, "UPDATE draft SET text = 'x'")
    empty.bot.waitUntil(lambda: empty.workspace.damage is not None)
    assert empty.window.desk.t("what was being typed") in _banner(empty).sentence()


def _until_stopped(seen: list[str]) -> Callable[..., None]:
    def never_ends(_store: OpenFile, step: Step) -> None:
        seen.append("begun")
        while True:
            try:
                step()
            except BaseException as stopped:
                seen.append(type(stopped).__name__)
                raise

    return never_ends


@pytest.mark.long
def test_who_closes_the_file_waits_for_no_check(empty: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(first_check, "need_unbroken", _until_stopped(seen))
    _opened_damaged(empty, monkeypatch, "SELECT 1")
    empty.bot.waitUntil(lambda: empty.window.desk.jobs.pending() == 1)
    empty.window.close_workspace()
    empty.settle()
    assert seen in ([], ["begun", "Cancelled"])
    assert empty.shows("welcome")


def test_once_a_week_everything_is_read_when_nobody_writes(empty: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[bool] = []
    monkeypatch.setattr(damage_watch, "IDLE_MILLISECONDS", 0)
    monkeypatch.setattr(check, "need_sound", lambda _store, _step: whole.append(True))
    _opened_damaged(empty, monkeypatch, "SELECT 1")
    today = empty.workspace.now().date()
    empty.bot.waitUntil(lambda: empty.store.setting(WHOLE) == today.isoformat())
    for last, times in (
        (today, 1),
        (today - timedelta(days=6), 1),
        (today - timedelta(days=7), 2),
        (today + timedelta(days=9), 3),
    ):
        empty.store.keep_setting(WHOLE, last.isoformat())
        _watch(empty).start()
        empty.settle()
        empty.bot.waitUntil(lambda times=times: len(whole) == times and not empty.window.desk.jobs.pending())  # type: ignore[misc]


@pytest.mark.long
def test_the_weekly_check_gives_way_to_whoever_wants_the_worker(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(check, "need_sound", _until_stopped(seen))
    monkeypatch.setattr(damage_watch, "IDLE_MILLISECONDS", 0)
    _opened_damaged(empty, monkeypatch, "SELECT 1")
    empty.bot.waitUntil(lambda: seen == ["begun"])
    monkeypatch.setattr(damage_watch, "IDLE_MILLISECONDS", 100_000_000)
    done: list[object] = []
    empty.window.desk.jobs.run(empty.window, lambda _progress: 1, done.append, done.append)
    empty.bot.waitUntil(lambda: done == [1])
    empty.settle()
    assert seen == ["begun", "Cancelled"]
    assert empty.store.setting(WHOLE) is None
