"""A workspace from somebody else is a file from somebody else: what it names, holds or is makes nothing happen here."""

import lzma
from io import BytesIO
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import DamagedWorkspace, ForeignParts
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import Environment
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
    assert not backup.folder_of(path).exists()


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
