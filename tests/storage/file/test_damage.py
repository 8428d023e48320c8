"""A file in which a bit has flipped is named, never backed up or restored as good, and never written to after that.

Damaged is what does not open, or of which any value of any row reads differently; flips that change nothing that is
read are counted apart.
"""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage import blobs
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import AttachmentsNotWhole, DamagedWorkspace, IsBackup, MigrationFailed, NotABackup
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, an_attachment, an_item, save
from tests.storage.file.test_old_stores import an_old_store

CONTENT = b"carte " * 60_000
PEER = (
    "INSERT INTO peer VALUES (x'0a', x'0b', x'0c', 'Nom', 'Name', 'ctj', 'age', '', 'full', '2027', 3, 4, 5, "
    "x'0d', '[]')"
)
BUNDLE = (
    "INSERT INTO bundle_log VALUES (NULL, x'01', 'in', x'0a', 3, 'full', 'a.ctjx', 9, x'02', '2027', '2027', "
    "'ok', '{}')"
)
Dump = dict[str, object]


def written(path: Path, key: bytes | None = None) -> Path:
    """A workspace that holds something in every sort of table; its last changes are undone, redone, in a draft."""
    with a_store(path, key=key) as store:
        committee = a_committee()
        meeting = a_meeting(committee)
        attachment = an_attachment(store, meeting, CONTENT)
        people = [a_person(store.office_id, f"Levier {n}") for n in range(20)]
        items = [an_item(meeting, f"Point {n}", f"Punkt {n}") for n in range(20)]
        save(store, committee, meeting, attachment, *people, *items)
        for person in people:
            save(store, a_person(person.home))
        store.save_draft(UUID(int=7), "text.fr", "Brouillon")
        with store.batch():
            store.connection.run(PEER)
            store.connection.run(BUNDLE)
            store.connection.run("INSERT INTO peer_ack VALUES (x'0a', 1, 1, 3)")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, with a backup of it; a test takes copies."""
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        path = written(folder / "a.ctj")
        with Store.open(path) as store:
            made = backup.backup(store)
        made.rename(made.with_name("a.ctjbackup"))
    return path


def dump(path: Path, *, apart: tuple[str, ...] = ("search_text",)) -> Dump:
    """Every value of every row, as a reader of our own finds it; raises where the file does not open."""
    connection = driver.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        found: Dump = {
            name: connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")
        }
        found["layout"] = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not name.startswith(apart):
                found[name] = sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall()))
        return found
    finally:
        connection.close()


def reads_differently(path: Path, expected: Dump, **how: tuple[str, ...]) -> bool:
    try:
        return dump(path, **how) != expected
    except (driver.Error, UnicodeDecodeError):
        return True


def flipped(content: bytes, chance: random.Random) -> bytes:
    """With one bit of it the other way."""
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def chances() -> random.Random:
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"random.Random({seed})\n")  # shown with a failure
    return random.Random(seed)


def named(path: Path) -> str:
    """What `ctj check` says first of a file; empty where it finds nothing."""
    try:
        with Store.open(path, read_only=True) as store:
            return next((one.code for one in check(store) if one.severity is Severity.ERROR), "")
    except (UserError, StoreError) as error:
        assert sentence(load_translator("fr"), error)
        return type(error).__name__


def whole_content(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir() if found.is_file()}


def try_workspace(path: Path, content: bytes, expected: Dump, seen: Counter[str]) -> None:
    """One damaged copy of a workspace: named, not backed up, not written to."""
    shutil.rmtree(folder_of(path), ignore_errors=True)
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    path.write_bytes(content)
    if not reads_differently(path, expected):
        seen["reads as before"] += 1
        return
    seen["damaged"] += 1
    assert named(path)
    assert path.read_bytes() == content
    try:
        with Store.open(path) as store:
            with pytest.raises(DamagedWorkspace):
                backup.backup(store)
            before = dump_of(store)
            with pytest.raises(DamagedWorkspace):
                save(store, a_person(store.office_id))
            with pytest.raises(DamagedWorkspace):
                store.save_draft(UUID(int=8), "text.fr", "x")
            assert dump_of(store) == before
    except (UserError, StoreError):
        seen["not opened"] += 1
    assert list(folder_of(path).glob("*.ctjbackup")) == []


def dump_of(store: Store) -> object:
    """What is in the file while it is open, as far as it can be read; no more and no less than before."""
    changes = store.connection.run("SELECT total_changes()").scalar()
    return changes, store.path.stat().st_size


def try_backup(made: Path, which: Path, content: bytes, restored: Dump, seen: Counter[str]) -> None:
    """One damaged copy of a backup, or of the attachments beside it: restored as it was, or not at all."""
    target = made.parent.parent / "back.ctj"
    target.unlink(missing_ok=True)
    good = which.read_bytes()
    which.write_bytes(content)
    try:
        backup.restore(made, target)
    except (UserError, StoreError) as error:
        assert sentence(load_translator("de"), error)
        assert [path.name for path in target.parent.iterdir() if "back" in path.name and path.is_file()] == []
        seen["refused"] += 1
    else:
        assert content_of(target) == restored
        seen["restored as it was"] += 1
    finally:
        which.write_bytes(good)


def content_of(path: Path) -> Dump:
    """Without what is local to a file: its sums, and the layout in the order in which it came about."""
    found = dump(path, apart=("search_",))
    del found["layout"]
    found["local"] = [row for row in found["local"] if "'sum/" not in row]  # type: ignore[attr-defined]
    return found


def flip_workspaces(path: Path, folder: Path, times: int) -> Counter[str]:
    chance, content, expected, seen = chances(), path.read_bytes(), dump(path), Counter[str]()
    for _ in range(times):
        try_workspace(folder / path.name, flipped(content, chance), expected, seen)
    return seen


def flip_backups(path: Path, made: Path, times: int) -> Counter[str]:
    chance, expected, seen = chances(), content_of(path), Counter[str]()
    files = [made, made, made.parent / backup.BLOB_FOLDER]
    for _ in range(times):
        which = chance.choice(files)
        try_backup(made, which, flipped(which.read_bytes(), chance), expected, seen)
    return seen


def own_copy(small: Path, folder: Path) -> tuple[Path, Path]:
    """A workspace and its backup, to be damaged."""
    shutil.copytree(small.parent, folder / "own", ignore=shutil.ignore_patterns("data"))
    path = folder / "own" / small.name
    return path, folder_of(path) / "a.ctjbackup"


def test_damaged_copies_of_a_workspace(small: Path, tmp_path: Path) -> None:
    seen = flip_workspaces(small, tmp_path, 12)
    assert seen["damaged"] + seen["reads as before"] == 12


def test_a_layout_that_is_no_text_any_more_is_named_as_damage(small: Path, tmp_path: Path) -> None:
    """What the driver says of it is no text either."""
    content, seen = bytearray(small.read_bytes()), Counter[str]()
    content[content.index(b"CREATE TABLE person") + 20] ^= 0x80
    try_workspace(tmp_path / small.name, bytes(content), dump(small), seen)
    assert seen == {"damaged": 1, "not opened": 1}


def test_damaged_copies_of_a_backup(small: Path, tmp_path: Path) -> None:
    path, made = own_copy(small, tmp_path)
    seen = flip_backups(path, made, 12)
    assert seen["refused"] + seen["restored as it was"] == 12


@pytest.mark.long
def test_many_damaged_copies(sample: Path, tmp_path: Path) -> None:
    """Of a workspace with a year's work: until two hundred of each were damaged."""
    with Store.open(sample) as store:
        store.save_draft(UUID(int=7), "text.fr", "Brouillon")
        made = backup.backup(store)
    (tmp_path / "copy").mkdir()
    seen = Counter[str]()
    while seen["damaged"] < 200:
        seen += flip_workspaces(sample, tmp_path / "copy", 50)
    while seen["refused"] < 200:
        seen += flip_backups(sample, made, 50)
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["damaged"] >= 200


def _cells(path: Path) -> list[tuple[str, str]]:
    """Every column of every table that holds something."""
    connection = driver.connect(str(path))
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    found = [
        (name, row[1])
        for name in names
        if not name.startswith(("search_text", "sqlite")) and connection.execute(f"SELECT 1 FROM {name}").fetchone()
        for row in connection.execute(f"PRAGMA table_info({name})").fetchall()
    ]
    connection.close()
    return found


def _other(value: object) -> object:
    """A value of its type that differs by little."""
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1, *value[1:]]) if value else b"\0"
    return f"{value[:-1]}{chr(ord(value[-1]) ^ 1)}" if isinstance(value, str) and value else "x"


def change_cells(path: Path, folder: Path, cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Another value in one row of each of these columns; which of them was not named."""
    missed, copy, chance = [], folder / "copy.ctj", chances()
    for table, column in cells:
        shutil.copy(path, copy)
        connection = driver.connect(str(copy), isolation_level=None)
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        row = dict(zip(names, chance.choice(rows), strict=True))
        where = " AND ".join(f'"{name}" IS ?' for name in names)
        try:
            sql = f'UPDATE {table} SET "{column}" = ? WHERE {where}'
            connection.execute(sql, (_other(row[column]), *row.values()))
        except driver.IntegrityError:  # another row has it: that could not be
            continue
        finally:
            connection.close()
        if not named(copy):
            missed.append((table, column))
    return missed


@pytest.mark.long
def test_another_value_in_a_table_is_named(small: Path, tmp_path: Path) -> None:
    """In those of the log and of the file itself; what the log proves of records is tried in the long profile."""
    tables = {"changeset", "touched", "row_meta", "stream", "scope", "replica", "local", "draft", "peer", "bundle_log"}
    cells = [cell for cell in _cells(small) if cell[0] in tables | {"peer_ack", "blob", "blob_chunk", "search_row"}]
    assert change_cells(small, tmp_path, random.sample(cells, 30)) == []


@pytest.mark.long
def test_another_value_in_any_column_is_named(sample: Path, small: Path, tmp_path: Path) -> None:
    for path in (sample, small):
        assert change_cells(path, tmp_path, _cells(path)) == []


def test_a_file_of_before_gets_its_sums_when_it_is_opened(small: Path, tmp_path: Path) -> None:
    """And says nothing of what nobody could see."""
    path, _ = own_copy(small, tmp_path)
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("DELETE FROM local WHERE name GLOB 'sum/*'")
    connection.close()
    assert named(path) == ""
    Store.open(path).close()
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("UPDATE draft SET text = 'Brouillom'")
    connection.close()
    assert named(path) == "local.altered"


def test_sums_follow_whatever_is_written(small: Path, tmp_path: Path) -> None:
    """Written over, taken away, rolled back, in several transactions and in one."""
    path, _ = own_copy(small, tmp_path)
    with Store.open(path) as store:
        for text in ("a", "b", "b"):
            store.save_draft(UUID(int=9), "text.fr", text)
        store.drop_draft(UUID(int=7), "text.fr")
        store.keep_setting("window", "1")
        store.keep_setting("window", "2")
        with pytest.raises(ZeroDivisionError), store.batch():
            store.keep_setting("window", "3")
            raise ZeroDivisionError
        with store.batch():
            store.connection.run("UPDATE peer SET received_no = received_no + 1, name_fr = 'Autre'")
            store.connection.run("DELETE FROM peer_ack")
            save(store, a_person(store.office_id))
        assert [one for one in check(store) if one.severity is Severity.ERROR] == []
    assert named(path) == ""


def test_what_an_attachment_holds_is_looked_at(small: Path, tmp_path: Path) -> None:
    path, _ = own_copy(small, tmp_path)
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute("UPDATE blob_chunk SET data = x'00' || substr(data, 2) WHERE n = 1")
    connection.close()
    assert named(path) == "attachment.altered"
    with Store.open(path) as store, pytest.raises(DamagedWorkspace):
        backup.backup(store)


@pytest.mark.parametrize("name", ["a.ctjbackup", "renamed.ctj"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_backup_never_opens_as_a_workspace(small: Path, tmp_path: Path, name: str, *, read_only: bool) -> None:
    """It did, and lost its search; what is written into a backup is lost with the next one."""
    _, made = own_copy(small, tmp_path)
    path = made.rename(tmp_path / name)
    before = path.read_bytes()
    with pytest.raises(IsBackup):
        Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


# attachments beside the backups


def test_a_backup_without_its_attachments_comes_back_when_that_is_meant(small: Path, tmp_path: Path) -> None:
    _, made = own_copy(small, tmp_path)
    target = tmp_path / "back.ctj"
    (made.parent / backup.BLOB_FOLDER).unlink()
    with pytest.raises(AttachmentsNotWhole):
        backup.restore(made, target)
    assert not target.exists()
    backup.restore(made, target, without_files=True)
    assert named(target) == ""
    with Store.open(target) as store:
        (file,) = store.all(Attachment)
        assert not blobs.holds(store, file.sha256)


def damage(connection: driver.Connection) -> None:
    connection.execute("UPDATE blob_chunk SET data = x'00' || substr(data, 2) WHERE n = 0")


@pytest.mark.parametrize("structure", [False, True], ids=["a content", "the whole"])
def test_a_damaged_store_of_attachments_is_written_anew(small: Path, tmp_path: Path, *, structure: bool) -> None:
    """By the next backup, from the workspace; the damaged one stays beside."""
    path, made = own_copy(small, tmp_path)
    store_of_files, target = made.parent / backup.BLOB_FOLDER, tmp_path / "back.ctj"
    if structure:
        store_of_files.write_bytes(store_of_files.read_bytes()[:9_000])
    else:
        connection = driver.connect(str(store_of_files), isolation_level=None)
        damage(connection)
        connection.close()
    with pytest.raises(AttachmentsNotWhole):
        backup.restore(made, target)
    with Store.open(path) as store:
        backup.backup(store)
    assert len(list(made.parent.glob("attachments-damaged-*.ctjblobs"))) == structure
    backup.restore(made, target)
    with Store.open(target) as store:
        (file,) = store.all(Attachment)
        assert b"".join(blobs.pieces(store, file.sha256)) == CONTENT


# what runs in pieces, and what came before


def test_a_backup_can_be_stopped_between_its_pieces(small: Path, tmp_path: Path) -> None:
    path, made = own_copy(small, tmp_path)
    before = whole_content(made)

    def stopped_at(number: int) -> Callable[[], None]:
        steps = iter(range(number, -1, -1))
        return lambda: None if next(steps) else (_ for _ in ()).throw(ZeroDivisionError)

    with Store.open(path, read_only=True) as store:
        for number in (0, 5, 40):
            with pytest.raises(ZeroDivisionError):
                backup.backup(store, step=stopped_at(number))
            assert whole_content(made) == before
        backup.backup(store)


def test_a_check_beside_a_writer_is_of_one_moment(small: Path, tmp_path: Path) -> None:
    """A reader knew the ends of the streams from when it was opened."""
    path, _ = own_copy(small, tmp_path)
    with Store.open(path) as store, Store.open(path, read_only=True) as reader:
        save(store, a_person(store.office_id))
        assert [one for one in check(reader) if one.severity is Severity.ERROR] == []
        backup.backup(reader, tmp_path / "stick")


def test_a_damaged_file_of_an_earlier_format_is_not_brought_over(tmp_path: Path) -> None:
    """And no backup of it stays: a format that reads lower than it is, and a text that is not in the log."""
    for name, statement, refusal in (
        ("workspace-format-7.ctj.xz", "PRAGMA user_version = 5", MigrationFailed),
        ("workspace-format-6.ctj.xz", "UPDATE person SET family_name = 'X'", DamagedWorkspace),
    ):
        path = an_old_store(name, tmp_path / "old.ctj")
        connection = driver.connect(str(path), isolation_level=None)
        connection.execute(statement)
        connection.close()
        before = path.read_bytes()
        with pytest.raises(refusal):
            Store.open(path)
        assert path.read_bytes() == before
        assert list(folder_of(path).glob("*.ctjbackup")) == []


@pytest.mark.parametrize("name", ["backup-format-7", "backup-sums-1"])
def test_backups_of_earlier_versions_come_back_whole(tmp_path: Path, name: str) -> None:
    made = an_old_store(f"{name}.ctjbackup.xz", tmp_path / "a.ctjbackup")
    an_old_store(f"{name}.ctjblobs.xz", tmp_path / backup.BLOB_FOLDER)
    backup.restore(made, tmp_path / "back.ctj")
    with Store.open(tmp_path / "back.ctj") as store:
        (file,), (person,) = store.all(Attachment), store.all(Person)
        assert len(b"".join(blobs.pieces(store, file.sha256))) == file.size
        assert (person.family_name, [draft.text for draft in store.drafts()]) == ("Levier", ["Brouillon"])
    assert named(tmp_path / "back.ctj") == ""
    connection = driver.connect(str(made), isolation_level=None)
    connection.execute("UPDATE person SET family_name = 'Levjer'")
    connection.close()
    with pytest.raises((NotABackup, DamagedWorkspace)):  # one of an older format without sums is read as it is opened
        backup.restore(made, tmp_path / "other.ctj")
        Store.open(tmp_path / "other.ctj")
