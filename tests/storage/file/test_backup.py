"""Backups that come back, anchors that notice, and a door that shows who went around it."""

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.ids import HomeId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage import blobs
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import (
    AlreadyWorkspace,
    DamagedWorkspace,
    IsFolder,
    NewerWorkspace,
    NoBackup,
    NoSuchFolder,
    NoSuchWorkspace,
    NotABackup,
    WorkspaceExists,
)
from ctj_desktop.storage.file import anchor, backup
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.connection import Transaction, connect
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.storage.queries.bin import deleted_rows
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_numbering_right, a_person, a_store, an_attachment, an_office, save


def test_an_index_of_its_own_that_names_no_table_any_more_is_not_restored(tmp_path: Path) -> None:
    """It has no statement, so no sum knew it; one damaged byte of its name came through."""
    with a_store(tmp_path / "a.ctj") as store:
        save(store, a_person(store.office_id, "Levier"))
        made = backup.backup(store)
    connection = connect(made, mode="mode=rw")
    connection.run("PRAGMA writable_schema = ON")
    connection.run("UPDATE sqlite_master SET tbl_name = 'persox' WHERE name = 'sqlite_autoindex_person_1'")
    connection.close()
    with pytest.raises(NotABackup):
        backup.restore(made, tmp_path / "back.ctj")
    assert not (tmp_path / "back.ctj").exists()


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])
def test_a_backup_comes_back_whole(tmp_path: Path, key: bytes | None) -> None:
    """Records, log, search and attachments; under the same key."""
    content = bytes(range(256)) * 2_000
    with a_store(tmp_path / "a.ctj", key=key) as store:
        committee = a_committee()
        attachment = an_attachment(store, committee, content)
        person = a_person(store.office_id, "Levier")
        save(store, committee, attachment, person)
        made = backup.backup(store)
        assert content[:64] not in made.read_bytes()
    backup.restore(made, tmp_path / "back.ctj", key)
    with Store.open(tmp_path / "back.ctj", key=key) as back:
        assert back.get(Person, person.id) == person
        assert b"".join(blobs.pieces(back, attachment.sha256)) == content
        assert [hit.id for hit in back.search("levier")] == [person.id]
        assert [finding for finding in check(back) if finding.severity is Severity.ERROR] == []


def test_what_was_deleted_is_in_the_bin_of_a_restored_file_too(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        person = a_person(store.office_id, "Levier")
        save(store, person)
        with store.write(OperationLabel("x")) as unit:
            unit.delete(person)
        made = backup.backup(store)
    backup.restore(made, tmp_path / "back.ctj")
    with Store.open(tmp_path / "back.ctj") as back:
        assert deleted_rows(back, ["person"], 9) == [("person", person.id)]
        assert back.search("levier") == []


def test_a_backup_can_be_made_beside_the_window(tmp_path: Path) -> None:
    """A reader needs no lock and does not write to the file."""
    with a_store(tmp_path / "a.ctj") as store:
        blobs.keep_blob(store, BytesIO(b"x" * 300_000))
        save(store, a_committee())
        with Store.open(tmp_path / "a.ctj", read_only=True) as reader:
            made = backup.backup(reader, tmp_path / "stick")
    backup.restore(made, tmp_path / "b.ctj")
    with Store.open(tmp_path / "b.ctj") as back:
        assert len(back.rows("SELECT id FROM committee", {})) == 1


def test_what_is_written_between_the_opening_of_the_reader_and_the_copy_is_no_damage(tmp_path: Path) -> None:
    """Somebody works on while the backup of the day begins."""
    with a_store(tmp_path / "a.ctj") as store:
        save(store, a_committee())
        with Store.open(tmp_path / "a.ctj", read_only=True) as reader:
            save(store, a_person(store.office_id, "Levier"))
            made = backup.backup(reader, tmp_path / "stick")
            assert not reader.damage
    backup.restore(made, tmp_path / "b.ctj")
    with Store.open(tmp_path / "b.ctj") as back:
        assert [one.family_name for one in back.all(Person)] == ["Levier"]


def test_attachments_are_stored_once_for_all_generations(tmp_path: Path) -> None:
    """A second backup does not write the content again."""
    with a_store(tmp_path / "a.ctj") as store:
        sha, size = blobs.keep_blob(store, BytesIO(b"x" * 3_000_000))
        assert blobs.keep_blob(store, BytesIO(b"x" * 3_000_000)) == (sha, size)
        first = backup.backup(store)
        shared = (first.parent / backup.BLOB_FOLDER).stat().st_size
        second = backup.backup(store)
        assert (first.parent / backup.BLOB_FOLDER).stat().st_size == shared
        assert second.stat().st_size < 1_800_000


def test_a_store_that_was_never_begun_is_none_that_is_damaged(tmp_path: Path) -> None:
    """A cut left the name and nothing in it."""
    path = tmp_path / "a.ctj"
    with a_store(path) as store:
        committee = a_committee()
        save(store, committee, an_attachment(store, committee, b"carte"))
        folder_of(path).mkdir()
        store_of(folder_of(path), None).touch()
        backup.backup(store)
    assert [one.name for one in folder_of(path).glob("*.ctjblobs")] == [store_of(folder_of(path), None).name]


def test_a_restored_workspace_gets_a_replica_of_its_own_and_takes_no_right_unasked(tmp_path: Path) -> None:
    """The anchor is ahead of the file; a person takes the numbering right over (storage/FORMAT.md 4.1)."""
    path = tmp_path / "a.ctj"
    with a_store(path) as store:
        committee = a_committee()
        save(store, committee, a_numbering_right(store, committee.id))
        made = backup.backup(store)
        save(store, a_person(store.office_id, "after the backup"))
        old = store.replica
    path.unlink()
    backup.restore(made, path)
    with Store.open(path) as again:
        assert again.notice == "restored"
        assert again.replica != old
        assert anchor.former(again) == [(old, anchor.Renewal.RESTORED)]
        assert not holds_right(again, committee.id)


def test_a_workspace_copied_to_another_computer_does_not_take_the_right(tmp_path: Path) -> None:
    """Both would issue the same numbers."""
    with a_store(tmp_path / "a.ctj") as store:
        committee = a_committee()
        save(store, committee, a_numbering_right(store, committee.id))
    (tmp_path / "b.ctj").write_bytes((tmp_path / "a.ctj").read_bytes())
    system = Environment.system()
    elsewhere = Environment(system.clock, system.new_id, tmp_path / "other-computer")
    with Store.open(tmp_path / "b.ctj", environment=elsewhere) as copy:
        assert copy.notice == "copied"
        assert not holds_right(copy, committee.id)
    with Store.open(tmp_path / "a.ctj") as store:
        assert store.notice is None
        assert holds_right(store, committee.id)


def test_a_copy_beside_the_original_is_noticed_at_the_latest_after_writing(tmp_path: Path) -> None:
    """Same computer: the one that was left behind gets the new replica."""
    with a_store(tmp_path / "a.ctj"):
        pass
    (tmp_path / "b.ctj").write_bytes((tmp_path / "a.ctj").read_bytes())
    with Store.open(tmp_path / "b.ctj") as copy:
        save(copy, a_person(copy.office_id))
        first = copy.replica
    with Store.open(tmp_path / "a.ctj") as store:
        assert store.notice == "restored"
        assert store.replica != first


def test_restoring_never_overwrites_and_refuses_what_is_no_backup(tmp_path: Path) -> None:
    """And leaves nothing half made."""
    with a_store(tmp_path / "a.ctj") as store:
        made = backup.backup(store)
    with pytest.raises(WorkspaceExists):
        backup.restore(made, tmp_path / "a.ctj")
    broken = tmp_path / "x-20260101T000000Z.ctjbackup"
    broken.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    with pytest.raises(NotABackup):
        backup.restore(broken, tmp_path / "c.ctj")
    assert not (tmp_path / "c.ctj").exists()
    assert not (tmp_path / "c.ctj.part").exists()


def test_what_is_broken_in_many_places_is_said_in_one_line(tmp_path: Path) -> None:
    key = bytes(range(32))
    with Store.create(tmp_path / "a.ctj", office=an_office(), environment=Environment.system(), key=key) as store:
        made = backup.backup(store)
    content = bytearray(made.read_bytes())
    content[8192:24576] = bytes(octet ^ 0x55 for octet in content[8192:24576])
    made.write_bytes(content)
    with pytest.raises(NotABackup) as refused:
        backup.restore(made, tmp_path / "c.ctj", key)
    assert 0 < len(refused.value.detail) < 100
    assert "\n" not in refused.value.detail


def test_a_backup_of_a_later_format_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """It says which program wrote it, not that it is broken."""
    with a_store(tmp_path / "a.ctj") as store:
        made = backup.backup(store)
    with Transaction(connection := connect(made, mode="mode=rw"), made, lambda _: None):
        connection.run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerWorkspace):
        backup.restore(made, tmp_path / "b.ctj")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("b.ctj")] == []


def test_a_write_around_the_door_is_found(tmp_path: Path) -> None:
    """The check compares every row with its log."""
    with a_store(tmp_path / "a.ctj") as store:
        person = a_person(store.office_id)
        save(store, person)
        store.connection.run("UPDATE person SET family_name = 'x'")
        found = [finding for finding in check(store) if finding.severity is Severity.ERROR]
        assert [(finding.code, finding.data["register"]) for finding in found] == [("row.differs", "family_name")]
        store.connection.run("UPDATE changeset SET payload = x'79' WHERE seq = 1")
        assert "log.broken" in {finding.code for finding in check(store)}
        with pytest.raises(DamagedWorkspace) as met:
            backup.backup(store)
        assert str(store.home()) not in sentence(load_translator("fr"), met.value), "ids are shown to nobody"


def test_a_reference_to_what_is_not_here_is_a_warning(store: Store) -> None:
    """Across scopes a target may not have been communicated."""
    from ctj_desktop.domain.ids import PersonId
    from tests.storage.builders import a_meeting

    committee = a_committee()
    meeting = a_meeting(committee)
    from ctj_desktop.domain.record import replace

    save(store, committee, replace(meeting, chair=PersonId(uuid7())))
    found = [finding for finding in check(store) if finding.code == "reference.not_here"]
    assert [(finding.data["kind"], finding.data["field"]) for finding in found] == [("meeting", "chair")]
    assert isinstance(HomeId(committee.id), type(committee.id))


def test_one_folder_may_hold_the_backups_of_several_workspaces(tmp_path: Path) -> None:
    """Thinning out looks at its own generations alone, also where two files have one name."""
    folder = tmp_path / "stick"
    (tmp_path / "2026").mkdir()
    made = []
    for number, path in enumerate((tmp_path / "a.ctj", tmp_path / "b.ctj", tmp_path / "2026" / "a.ctj")):
        system, at = Environment.system(), datetime(2027, 2, 24, 9, number, tzinfo=UTC)
        clock = partial(datetime.fromtimestamp, at.timestamp(), UTC)
        with a_store(path, environment=replace(system, clock=clock)) as store:
            made.append(backup.backup(store, folder))
    (folder / "ma copie.ctjbackup").write_bytes(b"renamed by hand")
    (folder / "a-20200101T000000Z.ctjbackup").write_bytes(b"no database")
    with Store.open(tmp_path / "a.ctj") as store:
        newest = backup.backup(store, folder)
    left = {path.name for path in folder.glob("*.ctjbackup")}
    assert {path.name for path in (*made, newest)} - left <= {made[0].name}
    assert {"ma copie.ctjbackup", "a-20200101T000000Z.ctjbackup", newest.name} <= left


def test_restoring_says_what_it_was_given_instead(tmp_path: Path) -> None:
    """By the names that the person gave, never by that of the part."""
    with a_store(tmp_path / "a.ctj") as store:
        made = backup.backup(store)
    (tmp_path / "text.ctjbackup").write_text("no backup", encoding="utf-8")
    target = tmp_path / "b.ctj"
    for source, problem in (
        (tmp_path / "text.ctjbackup", NoBackup),
        (tmp_path / "a.ctj", AlreadyWorkspace),
        (tmp_path, IsFolder),
        (tmp_path / "missing.ctjbackup", NoSuchWorkspace),
    ):
        with pytest.raises(problem) as said:
            backup.restore(source, target)
        assert said.value.args == (source.name,)
    with pytest.raises(NoSuchFolder):
        backup.restore(made, tmp_path / "nowhere" / "b.ctj")
    assert not list(tmp_path.glob("b.ctj*"))


def test_what_a_moved_file_left_behind_is_not_played_into_the_restored_one(tmp_path: Path) -> None:
    """SQLite would take a write-ahead log that lies beside a file for its own."""
    with a_store(tmp_path / "a.ctj") as store:
        made = backup.backup(store)
    (tmp_path / "b.ctj-wal").write_bytes(b"of another file")
    with pytest.raises(WorkspaceExists):
        backup.restore(made, tmp_path / "b.ctj")
    assert (tmp_path / "b.ctj-wal").read_bytes() == b"of another file"
