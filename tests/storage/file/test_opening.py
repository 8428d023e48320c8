"""Files that are not ours, not whole, not free, not writable: one refusal each, and nothing lost."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.ids import ApprovedVersionId, uuid7
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import (
    DamagedWorkspace,
    DiskFull,
    FolderNotWritable,
    KeysGone,
    MediumFailed,
    NewerWorkspace,
    NoSuchWorkspace,
    NotAWorkspace,
    ReadOnlyWorkspace,
    WorkspaceExists,
    WorkspaceLocked,
    WrongKey,
)
from ctj_desktop.storage.file import anchor
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_person, a_store, a_store_with_agenda, save

KEY = bytes(range(32))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """No empty workspace is made by a mistyped name."""
    with pytest.raises(NoSuchWorkspace):
        Store.open(tmp_path / "b.ctj")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\0" + b"x" * 200])
def test_a_file_that_is_no_workspace_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Neither opened nor changed."""
    path = tmp_path / "b.ctj"
    path.write_bytes(content)
    with pytest.raises((NotAWorkspace, DamagedWorkspace)):
        Store.open(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_no_workspace(tmp_path: Path) -> None:
    """The application id tells."""
    path = tmp_path / "b.ctj"
    connection = driver.connect(str(path))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(NotAWorkspace):
        Store.open(path)


def test_a_newer_file_is_refused_politely(tmp_path: Path) -> None:
    """And stays byte for byte."""
    path = tmp_path / "b.ctj"
    a_store(path).close()
    connection = driver.connect(str(path))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerWorkspace) as refused:
        Store.open(path)
    assert refused.value.found == 99
    assert path.read_bytes() == before


def test_a_new_workspace_never_overwrites(tmp_path: Path) -> None:
    """Nor removes what was there."""
    path = tmp_path / "b.ctj"
    path.write_bytes(b"letter")
    with pytest.raises(WorkspaceExists):
        a_store(path)
    assert path.read_bytes() == b"letter"


def test_a_second_process_is_told_who_has_it(tmp_path: Path) -> None:
    """Writing is refused, viewing works."""
    path = tmp_path / "b.ctj"
    with a_store(path) as store:
        save(store, a_committee())
        code = (
            "import sys; from pathlib import Path; from ctj_desktop.storage.store import Store\n"
            "from ctj_desktop.storage.errors import WorkspaceLocked\n"
            "from ctj_desktop.domain.records.committees import Committee\n"
            "path = Path(sys.argv[1])\n"
            "print(Store.open(path, read_only=True).count(Committee))\n"
            "try: Store.open(path)\n"
            "except WorkspaceLocked as error: print('locked', bool(error.who))\n"
        )
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "locked", "True"]


def test_the_same_process_is_locked_out_too(tmp_path: Path) -> None:
    """Two windows of one program are two writers."""
    path = tmp_path / "b.ctj"
    with a_store(path), pytest.raises(WorkspaceLocked) as refused:
        Store.open(path)
    assert refused.value.who in sentence(load_translator("fr"), refused.value)
    Store.open(path).close()


def test_an_opening_that_fails_half_way_leaves_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the first writing, say: whoever makes room and tries again is not told that he has it himself."""
    path = tmp_path / "b.ctj"
    a_store(path).close()

    def full(_: Store) -> None:
        raise DiskFull("b.ctj")

    with monkeypatch.context() as patch:
        patch.setattr(anchor, "bind", full)
        with pytest.raises(DiskFull):
            Store.open(path)
    Store.open(path).close()


@pytest.mark.parametrize("left", [b"", b"\xff", b"[]", b'{"user": "", "machine": ""}'])
def test_whoever_has_it_without_a_name_is_called_by_no_mark(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "b.ctj"
    with a_store(path):
        path.with_name(f"{path.name}.lock").write_bytes(left)
        with pytest.raises(WorkspaceLocked) as refused:
            Store.open(path)
    for language in ("fr", "de", "en"):
        said = sentence(load_translator(language), refused.value)
        assert not {"?", ":"}.intersection(said), said


def test_looking_leaves_nothing_behind_and_changes_nothing(tmp_path: Path) -> None:
    """No log, no shared memory; and what goes around the guards is stopped by the file itself."""
    path = tmp_path / "b.ctj"
    a_store(path).close()
    before = path.read_bytes()
    with Store.open(path, read_only=True) as store:
        assert store.count(Committee) == 0
        with pytest.raises(MediumFailed):
            store.connection.run("DELETE FROM office")
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("b.ctj*")) == ["b.ctj", "b.ctj.lock"]


def test_a_full_disk_can_still_be_looked_at(small_disk: Path) -> None:
    """Not even the shared memory finds room; what is saved is there."""
    path = small_disk / "b.ctj"
    with a_store(path) as store:
        save(store, a_committee())
    with pytest.raises(OSError, match="No space"), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(b"x" * 4_096)
    with Store.open(path, read_only=True) as store:
        assert store.count(Committee) == 1


def test_a_keyed_workspace_opens_only_with_its_key(tmp_path: Path) -> None:
    """No word of it is readable in the file."""
    path = tmp_path / "b.ctj"
    with a_store(path, key=KEY) as store:
        save(store, a_person(store.office_id, "Montbenoît-Planté"))
    assert b"Montbeno" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    with pytest.raises(KeysGone):
        Store.open(path)
    with pytest.raises(WrongKey):
        Store.open(path, key=bytes(32))
    with Store.open(path, key=KEY) as store:
        assert [hit.title for hit in store.search("montbenoit")] == ["Montbenoît-Planté"]


def _as_nobody(act: Callable[[Path], Any], path: Path) -> Any:
    """Run in a child without root: a superuser may write anywhere."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe()

    def child() -> None:
        if os.getuid() == 0:
            os.setuid(65534)
        sender.send(act(path))

    process = context.Process(target=child)
    process.start()
    process.join(20)
    assert receiver.poll(1), "the child said nothing"
    return receiver.recv()


def _view_and_try_to_write(path: Path) -> tuple[bool, int, str]:
    with Store.open(path) as store:
        try:
            save(store, a_person(store.office_id))
        except ReadOnlyWorkspace as error:
            return store.read_only, store.count(Committee), error.name
    return store.read_only, -1, ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_opens_for_viewing(tmp_path: Path, what: str) -> None:
    """And says so at the first attempt to save."""
    tmp_path.chmod(0o755)
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "b.ctj"
    with a_store(path) as store:
        save(store, a_committee())
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o777 if what == "file" else 0o555)
    for parent in path.parents:
        if parent.stat().st_mode & 0o005 != 0o005 and os.getuid() == 0:
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        assert _as_nobody(_view_and_try_to_write, path) == (True, 1, "b.ctj")
    finally:
        folder.chmod(0o755)


def _make_new(path: Path) -> str:
    try:
        a_store(path).close()
    except FolderNotWritable as error:
        return error.name
    return ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_new_file_in_a_folder_that_is_shut_says_so(tmp_path: Path) -> None:
    """Not that the file, which is not there, can only be read."""
    folder = tmp_path / "shut"
    folder.mkdir()
    folder.chmod(0o555)
    for parent in folder.parents:
        if parent.stat().st_mode & 0o005 != 0o005 and os.getuid() == 0:
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        assert _as_nobody(_make_new, folder / "n.ctj") == "shut"
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of six megabytes."""
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("needs a mount")
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], check=False)
    if done.returncode:
        pytest.skip("no mount here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_acknowledged(small_disk: Path) -> None:
    """The last change is refused in words; after making room it goes through."""
    store = a_store(small_disk / "b.ctj")
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    acknowledged = []
    with pytest.raises(DiskFull):
        for n in range(2_000):
            person = a_person(store.office_id, f"{n} " + "x" * 8_000)
            save(store, person)
            acknowledged.append(person.id)
    assert {row[0] for row in store.rows("SELECT id FROM person", {})} == {person.bytes for person in acknowledged}
    ballast.unlink()
    save(store, a_person(store.office_id, "after"))
    assert [finding for finding in check(store) if finding.severity == "error"] == []
    store.close()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """Found by the check, in words, not as a crash."""
    path = tmp_path / "b.ctj"
    with a_store(path) as store:
        save(store, *(a_person(store.office_id, "x" * 900) for _ in range(200)))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8_192)
    try:
        with Store.open(path) as store:
            assert any(finding.severity == "error" for finding in check(store))
    except DamagedWorkspace as error:
        assert error.name == "b.ctj"


BENT = {
    "table of the log": "DROP TABLE stream",
    "table of settings": "DROP TABLE local",
    "table of records": "DROP TABLE ballot",
    "table of the search": "DROP TABLE search_text_config",
    "table read at the end of opening": "DROP TABLE numbering_loan",
    "class of a scope": "UPDATE OR IGNORE scope SET class = 'x'",
    "digest of a scope": "UPDATE scope SET digest = 'x'",
    "number of a scope": "UPDATE OR IGNORE stream SET scope = 99",
    "end of a stream": "UPDATE stream SET last_seq = 9223372036854775807",
    "clock of a stream": "UPDATE stream SET last_hlc = 1e300",
    "heads of a row": "UPDATE row_meta SET heads = 1e300",
    "id of a row": "UPDATE person SET id = 'x'",
    "word of a choice": "UPDATE agenda_item SET origin = 'x'",
}


@pytest.mark.parametrize("bent", BENT.values(), ids=BENT)
def test_what_the_program_never_wrote_is_damage_and_no_crash(tmp_path: Path, bent: str) -> None:
    store, _ = a_store_with_agenda(tmp_path / "b.ctj")
    save(store, a_person(store.office_id))
    store.close()
    connection = driver.connect(str(store.path))
    connection.executescript(
        f"PRAGMA writable_schema=ON; PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; {bent}"
    )
    connection.close()
    for _ in range(2):  # whoever tries again does not meet his own lock
        try:
            with Store.open(store.path) as opened:
                assert any(finding.severity == "error" for finding in check(opened))
        except DamagedWorkspace as error:
            assert "b.ctj" in sentence(load_translator("fr"), error)


@pytest.mark.parametrize("said", [None, ""])
def test_an_approved_version_without_text_is_told(tmp_path: Path, said: Any) -> None:
    store, (item,) = a_store_with_agenda(tmp_path / "b.ctj", ["Un"])
    save(
        store,
        ApprovedVersion(
            id=ApprovedVersionId(uuid7()),
            home=item.home,
            meeting=item.meeting,
            document=ApprovedDocument.AGENDA,
            sha256=sha256(b"").hexdigest(),
            text=said,
            by=None,
            at=datetime(2027, 3, 1, tzinfo=UTC),
        ),
    )
    assert [finding.code for finding in check(store)] == ["approved.altered"]
    store.close()


def test_a_page_that_goes_bad_while_the_file_is_open_is_said_in_a_sentence(tmp_path: Path) -> None:
    """At whichever statement it is met: none of them raises what the driver says."""
    path = tmp_path / "b.ctj"
    with a_store(path) as store:
        for _ in range(300):
            save(store, a_person(store.office_id))
    with Store.open(path, read_only=True) as store:
        raw = bytearray(path.read_bytes())
        raw[4096:] = bytes(len(raw) - 4096)
        path.write_bytes(raw)
        with pytest.raises(DamagedWorkspace) as found:
            store.all(Person)
    assert found.value.name == "b.ctj"
