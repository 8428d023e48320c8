"""A backup is made unasked once a day and before what changes much, and only where something was written since."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import uuid7
from ctj_desktop.storage import blobs
from ctj_desktop.storage.backing_up import (
    SECOND,
    Safety,
    back_up,
    back_up_before,
    back_up_of_the_day,
    back_up_second,
    safety,
    second_place,
)
from ctj_desktop.storage.bringing import move_here
from ctj_desktop.storage.errors import FolderNotWritable, SecondPlaceGone
from ctj_desktop.storage.file.backup import restore
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore, folder_of, generations
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, save
from tests.storage.devices import Clock

EVENING = datetime(2027, 2, 24, 22, 30, tzinfo=UTC)  # half past eleven in the Arc jurassien
HOUR = timedelta(hours=1)


@pytest.fixture(name="clock")
def _clock() -> Clock:
    return Clock(EVENING)


def _store(folder: Path, clock: Clock, *, backs_up: bool = True) -> Store:
    environment = Environment(clock, lambda: uuid7(int(clock().timestamp() * 1000)), folder / "data", backs_up)
    return a_store(folder / "a.ctj", environment=environment)


def _write(store: Store, name: str = "Levier") -> None:
    save(store, a_person(store.office_id, name))


def test_one_a_day_and_none_where_nothing_was_written(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        assert back_up_of_the_day(store) is not None
        clock.now += timedelta(days=1)
        assert back_up_of_the_day(store) is None, "nothing was written since"
        _write(store)
        first = back_up_of_the_day(store)
        assert first is not None
        _write(store)
        clock.now += HOUR / 4
        assert back_up_of_the_day(store) is None, "it is still the same day here"
        clock.now += HOUR
        assert back_up_of_the_day(store) is not None, "a day begins at midnight here, not in Greenwich"


def test_a_backup_that_a_wrong_clock_dated_ahead_keeps_no_day_from_its_own(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        clock.now += timedelta(days=400)
        back_up(store)
        clock.now = EVENING
        assert back_up_of_the_day(store) is None, "it holds everything all the same"
        _write(store)
        assert back_up_of_the_day(store) is not None
        assert safety(store) == Safety(last=EVENING, changed=False, begun=EVENING)
        assert back_up_of_the_day(store) is None


def test_before_a_merge_and_a_restore_whatever_the_day(tmp_path: Path, clock: Clock) -> None:
    """They stay side by side for days, and so does what the day had."""
    with _store(tmp_path, clock) as store:
        days = back_up_of_the_day(store)
        assert back_up_before(store, MadeBefore.MERGE) is None, "the one of the day holds everything"
        made = []
        for before in (MadeBefore.MERGE, MadeBefore.RESTORE, MadeBefore.MERGE):
            clock.now += timedelta(minutes=1)
            _write(store)
            made.append(back_up_before(store, before))
        clock.now += timedelta(minutes=1)
        _write(store)
        last = back_up(store)
        found = generations(store.path)
        assert [(one.path, one.before) for one in found] == [
            (last, None),
            (made[2], MadeBefore.MERGE),
            (made[1], MadeBefore.RESTORE),
            (made[0], MadeBefore.MERGE),
            (days, None),
        ]
        assert days is not None, "of today and yesterday all stay"
        for _ in range(6):
            clock.now += timedelta(days=1)
            _write(store)
            back_up(store)
        assert [one for one in generations(store.path) if one.before] == [], "then they are thinned out like any"


def test_nothing_is_made_unasked_where_somebody_else_looks_after_it(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock, backs_up=False) as store:
        assert back_up_of_the_day(store) is None
        assert back_up_before(store, MadeBefore.MERGE) is None
        assert not folder_of(store.path).exists()
        assert back_up(store).is_file()


def test_it_is_overdue_after_a_week_in_which_something_was_written(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        week, hour = timedelta(days=7), HOUR
        assert not safety(store).is_overdue(clock.now + week)
        assert safety(store).is_overdue(clock.now + week + hour), "none was ever made"
        back_up(store)
        assert not safety(store).is_overdue(clock.now + week + hour), "nothing was written since"
        clock.now += hour
        _write(store)
        assert safety(store).changed
        assert safety(store).is_overdue(clock.now + week)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_a_file_that_was_moved_away_is_left_alone_and_can_be_backed_up_by_hand(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        (tmp_path / "elsewhere").mkdir()
        store.path.rename(tmp_path / "elsewhere" / "a.ctj")
        assert back_up_of_the_day(store) is None
        assert back_up(store).is_file()


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        folder_of(store.path).write_text("somebody’s note")
        with pytest.raises(FolderNotWritable) as refused:
            back_up_of_the_day(store)
        assert refused.value.name == "a.ctj.backups"
        assert folder_of(store.path).read_text() == "somebody’s note"


def test_a_second_place_gets_what_was_written_since(tmp_path: Path, clock: Clock) -> None:
    """A share, a stick: whatever is in neither is backed up there when it can be reached."""
    second = tmp_path / "share"
    with _store(tmp_path, clock) as store:
        assert back_up_second(store) is None, "nobody chose one"
        store.keep_setting(SECOND, str(second))
        with pytest.raises(SecondPlaceGone):
            back_up_second(store)
        assert not second.exists(), "no folder is made in the place of a stick that is not in"
        second.mkdir()
        first = back_up_second(store)
        assert first is not None
        assert first.parent == second / "a.ctj.backups"
        assert back_up_second(store) is None, "nothing was written since"
        _write(store)
        clock.now += timedelta(minutes=1)
        assert back_up(store).parent == folder_of(store.path)
        later = back_up_second(store)
        assert later is not None
        assert later != first
        assert [one.path for one in generations(store.path)] != [later], "each place has its own"


def test_what_is_no_whole_way_is_no_second_place(tmp_path: Path, clock: Clock) -> None:
    with _store(tmp_path, clock) as store:
        for folder in ("share", str(store.path.parent)):
            store.keep_setting(SECOND, folder)
            assert second_place(store) is None, "beside the file stand the first ones"


@pytest.mark.skipif(os.name == "nt", reason="the rights of the profile hold there")
def test_nobody_else_may_read_a_workspace_its_backups_and_what_comes_of_them(tmp_path: Path, clock: Clock) -> None:
    """Whatever the mask of the system lets others do with new files."""
    store = _store(tmp_path, clock)
    _write(store)
    blobs.keep_blob(store, io.BytesIO(b"une passerelle"))
    made = back_up(store)
    restore(made, tmp_path / "restored.ctj")
    store.close()
    move_here(store.path, tmp_path / "moved.ctj", store.environment, {})
    found = [path for path in tmp_path.rglob("*") if path.suffix in (".ctj", ".ctjbackup", ".ctjblobs")]
    assert {path.suffix for path in found} == {".ctj", ".ctjbackup", ".ctjblobs"}
    assert [path.name for path in (*found, made.parent) if path.stat().st_mode & 0o077] == []
