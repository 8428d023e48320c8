"""What was erased leaves the store of backups with the last backup that names it, and a restore goes on without it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.ids import uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.storage import blobs
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.check import check
from ctj_desktop.storage.erased_in_backups import erased_in, given_up, still_kept
from ctj_desktop.storage.errors import AttachmentsNotWhole, MediumFailed
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.attachment_thinning import give_up_attachments
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import Generation, folder_of, generations, name_of, surplus
from ctj_desktop.storage.log import erased_files, redaction
from ctj_desktop.storage.log.reclassing import touching, wipe
from ctj_desktop.storage.restoring import Restoration
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_person, a_store, an_attachment, save
from tests.storage.devices import Clock

NOW = datetime(2027, 2, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)
MARK = b"GEHEIM-51ce"
KEYS = pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])


class Desk:
    """A workspace with a backup that names a file, which was erased afterwards."""

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self.clock = Clock(NOW)
        ids = Environment(self.clock, lambda: uuid7(int(self.clock().timestamp() * 1000)), folder / "data", True)
        self.store = a_store(folder / "a.ctj", key=key, environment=ids)
        committee = a_committee()
        self.file = an_attachment(self.store, committee, MARK + bytes(300_000))
        self.stays = an_attachment(self.store, committee, b"stays")
        save(self.store, committee, self.stays)
        save(self.store, self.file)
        self.first = back_up(self.store)

    @property
    def attachments(self) -> Path:
        return store_of(self.first.parent, self.store.key)

    def erase(self) -> None:
        with self.store.write(OperationLabel("x")) as unit:
            wipe(unit, self.file)
            redaction.redact(unit, touching(self.store, [self.file.id]))

    def next_backup(self, later: timedelta = DAY) -> Path:
        self.clock.now += later
        save(self.store, a_person(self.store.office_id, "Levier"))
        return back_up(self.store)

    def kept(self) -> bool:
        """Whether the content stands beside the backups still."""
        connection = driver.connect(str(self.attachments))
        if self.store.key is not None:
            connection.execute(f"PRAGMA key=\"x'{self.store.key.hex()}'\"")
        found = {row[0].hex() for row in connection.execute("SELECT sha256 FROM blob")}
        connection.close()
        assert self.stays.sha256 in found
        return self.file.sha256 in found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    assert check(made.store) == []
    made.store.close()


def on_the_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@KEYS
def test_it_stays_as_long_as_a_backup_names_it_and_its_bytes_go_with_the_last(
    tmp_path: Path, key: bytes | None
) -> None:
    desk = Desk(tmp_path, key)
    desk.erase()
    second = desk.next_backup()
    assert desk.kept()
    desk.first.unlink()
    desk.next_backup()
    assert not desk.kept()
    assert MARK not in on_the_disk(tmp_path)
    desk.store.close()
    backup.restore(second, tmp_path / "back.ctj", key)
    with Store.open(tmp_path / "back.ctj", key=key) as back:
        assert b"".join(blobs.pieces(back, desk.stays.sha256)) == b"stays"


def test_a_year_of_backups_is_what_the_settings_promise(desk: Desk) -> None:
    """One a week, each on another day of it: on the day that was said it is gone, and not a year too early."""
    desk.erase()
    said = still_kept(desk.store)
    assert said is not None
    assert (said.last, said.until) == (NOW, date(2028, 2, 29))
    week = 0
    while desk.kept():
        week += 1
        desk.next_backup(timedelta(days=7 + (-2, 0, 2)[week % 3]))
    assert said.until is not None
    assert date(2028, 1, 31) < desk.clock.now.date() <= said.until
    assert still_kept(desk.store) is None


def test_nothing_is_said_where_nothing_was_erased(desk: Desk) -> None:
    """Nor of what a file that was restored does not hold any more, and later backups do."""
    assert still_kept(desk.store) is None
    late = an_attachment(desk.store, a_committee(), b"late")
    save(desk.store, late)
    desk.next_backup()
    assert still_kept(desk.store) is None
    place = desk.store.place()
    desk.store.close()
    Restoration.prepare(place, desk.first).put_in_place()
    desk.store = Store.open(place.path, environment=place.environment)
    assert not blobs.holds(desk.store, late.sha256)
    assert still_kept(desk.store) is None
    desk.next_backup()
    assert erased_in(desk.store, desk.first) == set()


@pytest.mark.parametrize("why", ["format", "unreadable", "foreign", "damaged", "further"])
def test_no_day_is_promised_that_a_backup_may_outlast(desk: Desk, tmp_path: Path, why: str) -> None:
    folder = desk.first.parent
    if why == "format":
        backup.copy_before_migration(desk.store.path, None)
    elif why == "unreadable":
        (folder / "other-20270101T000000Z.ctjbackup").write_bytes(b"no database")
    elif why == "damaged":
        (folder / "attachments-damaged-20270101T000000Z.ctjblobs").write_bytes(b"")
    elif why == "foreign":
        with a_store(tmp_path / "b.ctj") as other:
            same = an_attachment(other, a_committee(), MARK + bytes(300_000))
            save(other, a_committee(), same)
            backup.backup(other, folder)
    desk.erase()
    if why == "further":
        held = desk.next_backup()
        connection = driver.connect(str(held), isolation_level=None)
        connection.execute("UPDATE stream SET last_seq = last_seq + 1000")
        connection.close()
    said = still_kept(desk.store)
    assert said is not None
    assert said.until is None
    assert said.last >= NOW


def test_a_backup_that_cannot_be_read_keeps_everything(desk: Desk) -> None:
    """Nobody knows what it names; once it is gone the next one takes out what is left."""
    desk.erase()
    desk.first.unlink()
    odd = desk.first.with_name("other-20270101T000000Z.ctjbackup")
    odd.write_bytes(b"no database")
    desk.next_backup()
    assert desk.kept()
    odd.unlink()
    desk.next_backup()
    assert not desk.kept()


def test_a_backup_of_an_earlier_version_needs_what_its_records_name(desk: Desk, tmp_path: Path) -> None:
    """It had no list of contents, and gets them from the store by its records when it is restored."""
    connection = driver.connect(str(desk.first), isolation_level=None)
    connection.execute("DELETE FROM blob")
    connection.execute("DROP TABLE backup")
    connection.execute("DROP TABLE resource")
    connection.close()
    desk.erase()
    desk.next_backup()
    assert desk.kept()
    assert erased_in(desk.store, desk.first) == {bytes.fromhex(desk.file.sha256)}


def test_of_a_backup_that_cannot_be_read_nothing_is_known_to_be_erased(desk: Desk, tmp_path: Path) -> None:
    odd = tmp_path / "a-20270101T000000Z.ctjbackup"
    odd.write_bytes(b"no database")
    desk.erase()
    assert erased_in(desk.store, odd) == set()


def test_the_backup_of_another_workspace_in_the_folder_keeps_its_own(desk: Desk, tmp_path: Path) -> None:
    with a_store(tmp_path / "b.ctj") as other:
        same = an_attachment(other, a_committee(), MARK + bytes(300_000))
        save(other, a_committee(), same)
        theirs = backup.backup(other, desk.first.parent)
    desk.erase()
    desk.first.unlink()
    desk.next_backup()
    assert desk.kept()
    backup.restore(theirs, tmp_path / "back.ctj")
    theirs.unlink()
    desk.next_backup()
    assert not desk.kept()


def test_while_another_backup_is_being_made_nothing_is_taken_out(desk: Desk) -> None:
    """It may count on what stands in the store."""
    desk.erase()
    desk.first.unlink()
    being_made = desk.first.with_name(f".{'0' * 32}.ctj.copy")
    being_made.write_bytes(b"")
    give_up_attachments(desk.store.connection, desk.attachments, None)
    assert desk.kept()
    being_made.unlink()
    give_up_attachments(desk.store.connection, desk.attachments, None)
    assert not desk.kept()


def test_a_store_that_cannot_be_thinned_out_is_left_to_the_next_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_of: object) -> None:
        raise MediumFailed("attachments.ctjblobs", "database is locked")

    desk.erase()
    desk.first.unlink()
    with monkeypatch.context() as once:
        once.setattr(backup, "give_up_attachments", locked)
        assert desk.next_backup().exists()
    assert desk.kept()
    desk.next_backup()
    assert not desk.kept()


# going back


def gone_beside(desk: Desk) -> None:
    """As in a store that was written anew after it had been damaged."""
    connection = driver.connect(str(desk.attachments), isolation_level=None)
    for table in ("blob_chunk", "blob"):
        connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (bytes.fromhex(desk.file.sha256),))
    connection.close()


def test_a_restore_goes_on_without_what_was_erased(desk: Desk) -> None:
    desk.erase()
    gone_beside(desk)
    place = desk.store.place()
    desk.store.close()
    restoration = Restoration.prepare(place, desk.first)
    assert restoration.erased == (0, 1)
    restoration.put_in_place()
    desk.store = Store.open(place.path, environment=place.environment)
    assert {one.sha256 for one in desk.store.all(Attachment)} == {desk.file.sha256, desk.stays.sha256}
    assert b"".join(blobs.pieces(desk.store, desk.stays.sha256)) == b"stays"
    assert not blobs.holds(desk.store, desk.file.sha256)
    assert erased_files.is_erased(desk.store, desk.file.sha256)
    assert not erased_files.is_erased(desk.store, desk.stays.sha256)
    desk.erase()
    assert not erased_files.is_erased(desk.store, desk.file.sha256)


def test_what_is_still_there_comes_back_and_is_erased_again(desk: Desk) -> None:
    desk.erase()
    place = desk.store.place()
    desk.store.close()
    restoration = Restoration.prepare(place, desk.first)
    assert restoration.erased == (1, 0)
    restoration.put_in_place()
    desk.store = Store.open(place.path, environment=place.environment)
    assert blobs.holds(desk.store, desk.file.sha256)
    assert not erased_files.is_erased(desk.store, desk.file.sha256)
    desk.erase()
    assert not blobs.holds(desk.store, desk.file.sha256)


def test_what_is_missing_and_was_not_erased_is_refused_as_before(desk: Desk) -> None:
    place = desk.store.place()
    gone_beside(desk)
    desk.store.close()
    with pytest.raises(AttachmentsNotWhole):
        Restoration.prepare(place, desk.first)
    desk.store = Store.open(place.path, environment=place.environment)


def test_both_missing_is_refused(desk: Desk) -> None:
    desk.erase()
    desk.attachments.unlink()
    place = desk.store.place()
    desk.store.close()
    with pytest.raises(AttachmentsNotWhole):
        Restoration.prepare(place, desk.first)
    restoration = Restoration.prepare(place, desk.first, without_files=True)
    restoration.give_up()
    desk.store = Store.open(place.path, environment=place.environment)


# the promise alone


def a_generation(made: datetime, position: int) -> Generation:
    return Generation(path=Path(name_of("a", made)), made=made, size=0, workspace="w", position=position)


@pytest.mark.parametrize("every", [1, 3, 7, 13])
@pytest.mark.parametrize("start", [0, 5, 17, 29])
def test_the_day_holds_however_often_backups_were_and_are_made(every: int, start: int) -> None:
    """As long as each week has one; thirteen days apart on Monday and Sunday of the week after they do as well."""
    begin = NOW + start * DAY
    backups = [a_generation(begin - number * every * DAY, 100 - number) for number in range(60)]
    kept = sorted(backups, key=lambda one: one.made)[-20:]
    said = given_up(kept, kept, begin)
    assert said is not None
    left, at, everything = {one.path for one in kept}, begin, list(kept)
    for number in range(600):
        monday = at - timedelta(days=at.weekday())
        at = monday + timedelta(days=7 + (0, 6)[number % 2]) if every == 13 else at + every * DAY
        made = a_generation(at, 101 + number)
        everything.append(made)
        gone = {one.path for one in surplus(everything, made.path)}
        everything = [one for one in everything if one.path not in gone]
        left -= gone
        if not left:
            break
    assert at.date() <= said
    assert not left


def test_nothing_is_promised_of_what_the_rules_keep() -> None:
    old = replace(a_generation(NOW, 5), migrated_from=3)
    assert given_up([old], [old], NOW) is None
    assert folder_of(Path("a.ctj")).name == "a.ctj.backups"
    assert generations(Path("none.ctj")) == []
