"""What killed programs left beside a workspace goes when it is opened; what others keep there stays."""

import os
from pathlib import Path
from uuid import uuid4

import pytest

from ctj_desktop.storage.file import backup, lock
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.file.leftovers import BESIDE, sweep_copies, working_copy
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_store


def a_killed_copy(folder: Path) -> list[Path]:
    copy = folder / f".{uuid4().hex}.ctj.copy"
    left = [copy.with_name(copy.name + suffix) for suffix in (*BESIDE, "-mj799B82976", ".lock")]
    for path in left:
        path.write_bytes(b"half")
    return left


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_opening_sweeps_the_folder_the_backups_and_the_keys(tmp_path: Path, private_data_folder: Path) -> None:
    path = tmp_path / "a.ctj"
    with a_store(path) as store:
        made = backup.backup(store)
        workspace = store.workspace_id
    keys, anchors = private_data_folder / "keys", private_data_folder / "anchors"
    keys.mkdir(exist_ok=True)
    before = [names(folder) for folder in (tmp_path, made.parent, private_data_folder, keys, anchors)]
    a_killed_copy(tmp_path)
    a_killed_copy(made.parent)
    for name in ("a-20270101T000000Z.part", "a-20270101T000000Z.part-journal", "b-format-6-20270101T000000Z.rehearsal"):
        (made.parent / name).write_bytes(b"half")
    for folder in (tmp_path, private_data_folder, keys):
        (folder / f".{uuid4().hex}.ctj.part").write_bytes(b"half")
    (anchors / f"{workspace}.part").write_bytes(b"half")
    Store.open(path, read_only=True).close()
    assert names(made.parent) != before[1]
    Store.open(path).close()
    assert [names(folder) for folder in (tmp_path, made.parent, private_data_folder, keys, anchors)] == before


def test_what_others_keep_stays(tmp_path: Path) -> None:
    """Of another form, or a link; and what is behind it."""
    path = tmp_path / "a.ctj"
    a_store(path).close()
    folder = folder_of(path)
    folder.mkdir()
    (folder / "kept").write_bytes(b"kept")
    for place in (tmp_path, folder):
        (place / f".{uuid4().hex}.ctj.copy").symlink_to(folder / "kept")
        for name in ("a.ctj.part", f".{uuid4().hex}.ctj.copy.txt", "a.restoring"):
            (place / name).write_bytes(b"of somebody else")
    (folder / "a-20270101T000000Z.part").symlink_to(folder / "kept")
    before = [names(place) for place in (tmp_path, folder)]
    Store.open(path).close()
    assert [names(place) for place in (tmp_path, folder)] == before
    assert (folder / "kept").read_bytes() == b"kept"


def test_a_copy_that_somebody_is_at_stays(tmp_path: Path) -> None:
    with working_copy(tmp_path) as copy:
        copy.write_bytes(b"half")
        before = names(tmp_path)
        sweep_copies(tmp_path)
        with working_copy(tmp_path):
            assert names(tmp_path) > before
        assert names(tmp_path) == before
    assert names(tmp_path) == set()


def test_a_folder_of_a_thousand_left_over_files_is_swept_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    a_store(path).close()
    folder_of(path).mkdir()
    for _ in range(200):
        a_killed_copy(folder_of(path))
    Store.open(path).close()
    assert names(folder_of(path)) == set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
def test_a_killed_backup_leaves_nothing_after_the_next_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ctj"
    a_store(path).close()
    if (child := os.fork()) == 0:
        monkeypatch.setattr(backup, "sync_file", lambda _path: os._exit(9))
        backup.backup(Store.open(path))
    os.waitpid(child, 0)
    assert len(names(folder_of(path))) == 2  # the copy and its lock
    Store.open(path).close()
    assert names(folder_of(path)) == set()


def test_a_folder_without_locks_keeps_the_copy_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some network shares: neither is a backup refused there, nor what another one is writing taken away."""

    def none(_file: object) -> None:
        raise OSError("no locks available")

    environment = Environment.system()
    with a_store(tmp_path / "a.ctj", environment=environment) as store:
        monkeypatch.setattr(lock, "_lock", none)
        (tmp_path / "stick").mkdir()
        left = a_killed_copy(tmp_path / "stick")
        made = backup.backup(store, tmp_path / "stick")
        assert made.is_file()
        assert all(path.exists() for path in left)
