"""A workspace from somebody else is a file from somebody else: what it names, holds or is makes nothing happen here."""

import lzma
import os
import socket
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import (
    DamagedWorkspace,
    ForeignParts,
    NotPlainFile,
    ReadOnlyWorkspace,
    WorkspaceExists,
    WorkspaceLocked,
)
from ctj_desktop.storage.file import backup, generations
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.store import Store
from tests.office import NOW
from tests.storage.builders import a_committee, a_store, save
from tests.storage.file.test_old_stores import OLD

TRIGGER = "CREATE TRIGGER t AFTER INSERT ON local BEGIN DELETE FROM changeset; END"
FOREIGN = {
    "trigger": (TRIGGER,),
    "view": ("CREATE VIEW v AS SELECT 1",),
    "view of a name that is read": ("ALTER TABLE draft RENAME TO d", "CREATE VIEW draft AS SELECT * FROM d"),
    "virtual table": ("CREATE VIRTUAL TABLE v USING fts5(a)",),
    "virtual table that reads rows": ("CREATE VIRTUAL TABLE v USING rtree(a, b, c)",),
    "quoted name": ('CREATE TABLE "x"" SELECT 1; --" (a)',),
    "a hundred": tuple(f"CREATE TRIGGER t{n} AFTER INSERT ON local BEGIN DELETE FROM draft; END" for n in range(100)),
}


def altered(path: Path, *statements: str, parameters: tuple[str, ...] = ()) -> bytes:
    """What somebody else did to the closed file with a tool of his own; its bytes afterwards."""
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement, parameters)
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("name", ["workspace", "office", "replica"])
@pytest.mark.parametrize("value", ["../keys/mine", "/mine", "", "x"])
def test_an_id_inside_is_an_id(tmp_path: Path, name: str, value: str) -> None:
    """Never a path: an anchor was written over the keys of another workspace. Nothing is written or stays open."""
    path, data = tmp_path / "b.ctj", tmp_path / "data"
    keys = data / "keys" / "mine.json"
    keys.parent.mkdir(parents=True)
    keys.write_text("secret", encoding="ascii")
    a_store(path).close()
    before = altered(path, "UPDATE local SET value = ? WHERE name = '" + name + "'", parameters=(value,))
    environment = Environment.seeded(1, NOW, data)
    for _ in range(2):
        with pytest.raises(DamagedWorkspace):
            Store.open(path, environment=environment)
    assert path.read_bytes() == before
    assert keys.read_text(encoding="ascii") == "secret"
    assert sorted(data.rglob("*.json")) == [keys]


def test_the_same_id_in_another_form_is_the_same_workspace(tmp_path: Path) -> None:
    """One anchor for both, in its one form."""
    path, data = tmp_path / "b.ctj", tmp_path / "data"
    environment = Environment.seeded(1, NOW, data)
    with a_store(path, environment=environment) as store:
        own = store.workspace_id
    altered(path, "UPDATE local SET value = '{' || upper(value) || '}' WHERE name = 'workspace'")
    with Store.open(path, environment=environment) as store:
        save(store, a_committee())
        assert (store.workspace_id, store.count(Committee)) == (own, 1)
    assert [anchor.name for anchor in (data / "anchors").iterdir()] == [f"{own}.json"]


@pytest.mark.parametrize("statements", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("read_only", [False, True])
def test_parts_that_are_not_ours_are_refused(tmp_path: Path, statements: tuple[str, ...], *, read_only: bool) -> None:
    """Before the first write, and no lock stays."""
    path = tmp_path / "b.ctj"
    a_store(path).close()
    before = altered(path, *statements)
    for _ in range(2):
        with pytest.raises(ForeignParts):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_parts_of_an_older_file_are_refused_before_it_is_brought_over(tmp_path: Path) -> None:
    """A trigger would run in the migration."""
    path = tmp_path / "b.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-6.ctj.xz").read_bytes()))
    before = altered(path, *FOREIGN["trigger"])
    with pytest.raises(ForeignParts):
        Store.open(path)
    assert path.read_bytes() == before
    assert not generations.folder_of(path).exists()


@pytest.mark.parametrize("beside", [False, True], ids=["backup", "its attachments"])
def test_parts_of_a_backup_are_refused(tmp_path: Path, *, beside: bool) -> None:
    """Of its attachments too, on the way back and when the next backup adds to them."""
    path, target = tmp_path / "b.ctj", tmp_path / "back.ctj"
    with a_store(path) as store, store.batch():
        blobs.keep_blob(store, BytesIO(b"letter"))
    with Store.open(path) as store:
        made = backup.backup(store)
    altered(
        made.parent / backup.BLOB_FOLDER if beside else made,
        f"CREATE TRIGGER t AFTER INSERT ON {'blob' if beside else 'local'} BEGIN SELECT 1; END",
    )
    with pytest.raises(ForeignParts):
        backup.restore(made, target)
    assert [left.name for left in tmp_path.iterdir() if left.name.startswith("back")] == []
    if beside:
        with Store.open(path) as store, pytest.raises(ForeignParts):
            backup.backup(store)


def a_socket(path: Path) -> None:
    """A name of a socket; a path of a test may be too long for one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


no_files = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing under the name of a file")
NO_FILES: dict[str, Callable[[Path], None]] = {
    "pipe": lambda path: os.mkfifo(path),
    "socket": a_socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
}


@no_files
@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_no_workspace_and_no_backup(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """Said as it is, without waiting for what never comes."""
    path, target = tmp_path / "b.ctj", tmp_path / "back.ctj"
    make(path)
    with pytest.raises(NotPlainFile):
        Store.open(path)
    with pytest.raises(NotPlainFile):
        backup.restore(path, target)
    assert not target.exists()


@no_files
@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_no_lock(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "b.ctj"
    a_store(path).close()
    lock = tmp_path / "b.ctj.lock"
    lock.unlink()
    make(lock)
    with pytest.raises(NotPlainFile) as refused:
        Store.open(path)
    assert refused.value.name == lock.name


links = pytest.mark.skipif(os.name == "nt", reason="Windows lets administrators alone make links, Wine makes others")


@pytest.mark.parametrize(
    "link", [pytest.param(Path.symlink_to, marks=links), Path.hardlink_to], ids=["link", "second name"]
)
def test_a_lock_is_written_into_no_other_file(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    """It emptied the file that a link of its name pointed to."""
    path, letter = tmp_path / "b.ctj", tmp_path / "letter.txt"
    letter.write_bytes(b"letter")
    a_store(path).close()
    (tmp_path / "b.ctj.lock").unlink()
    link(tmp_path / "b.ctj.lock", letter)
    with pytest.raises(NotPlainFile):
        Store.open(path)
    assert letter.read_bytes() == b"letter"


@links
def test_a_lock_makes_no_file_behind_a_link(tmp_path: Path) -> None:
    """Also where it points to nothing yet, as to a file that starts with the computer."""
    (tmp_path / "b.ctj.lock").symlink_to(tmp_path / "autostart")
    with pytest.raises(NotPlainFile):
        FileLock(tmp_path / "b.ctj").acquire()
    assert not (tmp_path / "autostart").exists()


@links
def test_a_link_is_the_file_it_points_to(tmp_path: Path) -> None:
    """One lock for both names, and what stands beside it stands beside the file."""
    (tmp_path / "real").mkdir()
    path, link = tmp_path / "real" / "b.ctj", tmp_path / "link.ctj"
    a_store(path).close()
    link.symlink_to(path)
    with Store.open(link) as store:
        assert store.path == path
        with pytest.raises(WorkspaceLocked):
            Store.open(path)
        made = backup.backup(store)
    assert made.parent == generations.folder_of(path)
    assert {left.name for left in tmp_path.iterdir()} == {"real", "link.ctj"}


@links
def test_nothing_is_made_behind_a_link_to_nothing(tmp_path: Path) -> None:
    """Neither a new workspace nor a restored one."""
    path, link = tmp_path / "b.ctj", tmp_path / "link.ctj"
    with a_store(path) as store:
        made = backup.backup(store)
    link.symlink_to(tmp_path / "elsewhere.ctj")
    with pytest.raises(WorkspaceExists):
        a_store(link)
    with pytest.raises(WorkspaceExists):
        backup.restore(made, link)
    assert link.is_symlink()
    assert not (tmp_path / "elsewhere.ctj").exists()


def test_a_file_with_a_second_name_is_only_read(tmp_path: Path) -> None:
    """Two logs beside one file would destroy it; without its second name it is written again."""
    path, other = tmp_path / "b.ctj", tmp_path / "second.ctj"
    with a_store(path) as store:
        save(store, a_committee())
    other.hardlink_to(path)
    for name in (path, other):
        with Store.open(name) as store:
            assert (store.read_only, store.notice, store.count(Committee)) == (True, "second_name", 1)
            with pytest.raises(ReadOnlyWorkspace):
                save(store, a_committee("ARC"))
    other.unlink()
    with Store.open(path) as store:
        save(store, a_committee("ARC"))
        assert store.notice is None
