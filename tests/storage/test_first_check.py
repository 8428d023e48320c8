"""What is seen at the first look at a file that was just opened, who waits for it, and who may stop it?"""

import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.storage import open_file
from ctj_desktop.storage.damage import first_check
from ctj_desktop.storage.damage.damaged_parts import DamagedPart, damaged_parts
from ctj_desktop.storage.damage.first_check import need_unbroken
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file import connection as driving
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, save
from tests.storage.file.test_damage import written

KEY = bytes(range(32))


def altered(path: Path, statement: str) -> Path:
    """Something wrote around the door."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(statement)
    connection.close()
    return path


def overwritten(path: Path, table: str, key: bytes | None) -> Path:
    """The first page of a table is no page any more."""
    connection = driver.connect(str(path))
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x55" * 4096)
    return path


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "under a key"])
def test_a_sound_file_is_looked_at_and_stays_as_it_is(tmp_path: Path, key: bytes | None) -> None:
    path = written(tmp_path / "a.ctj", key)
    before = path.read_bytes()
    with Store.open(path, key=key, read_only=True) as store:
        need_unbroken(store)
        assert store.damage == ""
        assert damaged_parts(store) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "code", "parts"),
    [
        ("UPDATE draft SET text = 'x'", "local.altered", [DamagedPart("draft")]),
        ("UPDATE local SET value = 'x' WHERE name = 'author'", "", []),
        ("UPDATE peer SET name_fr = 'x'", "local.altered", [DamagedPart("peer")]),
        ("UPDATE bundle_log SET file = 'x'", "local.altered", [DamagedPart("bundle_log")]),
    ],
)
def test_what_no_log_proves_is_seen(tmp_path: Path, statement: str, code: str, parts: list[DamagedPart]) -> None:
    path = altered(written(tmp_path / "a.ctj"), statement)
    with Store.open(path, read_only=True) as store:
        if code:
            with pytest.raises(DamagedWorkspace):
                need_unbroken(store)
        assert store.damage == code
        assert damaged_parts(store) == parts


def test_a_payload_that_is_not_as_hashed_is_seen_and_its_record_named(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        person = a_person(store.office_id, "Levier")
        save(store, person)
    last = "(SELECT max(rowid) FROM changeset)"
    path = altered(
        tmp_path / "a.ctj", f"UPDATE changeset SET payload = CAST(payload || ' ' AS BLOB) WHERE rowid = {last}"
    )
    with Store.open(path, read_only=True) as store:
        with pytest.raises(DamagedWorkspace):
            need_unbroken(store)
        assert damaged_parts(store) == [DamagedPart("person", person.id)]


def test_a_value_that_its_log_does_not_confirm_is_left_to_the_whole_check(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        person = a_person(store.office_id, "Levier")
        save(store, person)
    path = altered(tmp_path / "a.ctj", "UPDATE person SET family_name = 'Levjer'")
    with Store.open(path, read_only=True) as store:
        need_unbroken(store)
        assert damaged_parts(store) == [DamagedPart("person", person.id)]


@pytest.mark.parametrize("key", [KEY, None], ids=["under a key", "plain"])
def test_rows_on_a_page_that_cannot_be_read_are_known_by_their_ids(tmp_path: Path, key: bytes | None) -> None:
    with a_store(tmp_path / "a.ctj", key=key) as store:
        people = [a_person(store.office_id, f"Levier {n}") for n in range(3)]
        save(store, *people)
    path = overwritten(tmp_path / "a.ctj", "person", key)
    with Store.open(path, key=key) as store:
        with pytest.raises(DamagedWorkspace):
            need_unbroken(store)
        assert {*damaged_parts(store)} == {DamagedPart("person", one.id) for one in people}
        with pytest.raises(DamagedWorkspace):
            store.save_draft(UUID(int=1), "text.fr", "x")


def test_the_content_of_attachments_is_not_read(tmp_path: Path) -> None:
    """Once a week it is."""
    path = overwritten(written(tmp_path / "a.ctj", KEY), "blob_chunk", KEY)
    with Store.open(path, key=KEY) as store:
        need_unbroken(store)
        assert damaged_parts(store) == [DamagedPart("blob_chunk")]


def test_it_can_be_stopped_within_a_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driving, "WATCHED_EVERY", 50)
    path, looks = written(tmp_path / "a.ctj"), iter(range(20))

    def stop() -> None:
        if next(looks) == 19:
            raise ZeroDivisionError

    with Store.open(path, read_only=True) as store:
        with pytest.raises(ZeroDivisionError), store.connection.watched(stop):
            store.connection.run("PRAGMA integrity_check").all()
        need_unbroken(store)
        with pytest.raises(DamagedWorkspace), store.connection.watched(lambda: None):
            store.connection.run("SELECT 1 FROM nowhere")


# who waits for it


def an_act(store: Store) -> Callable[[], None]:
    return lambda: save(store, a_person(store.office_id))


def test_an_act_waits_until_it_was_looked_and_is_refused_where_damage_was_found(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        store.looked_at.clear()

        def found() -> None:
            store.damage = "file.damaged"
            store.looked_at.set()

        store.save_draft(UUID(int=1), "text.fr", "Brouillon")  # waits for nobody
        other = threading.Timer(0.05, found)
        other.start()
        with pytest.raises(DamagedWorkspace):
            an_act(store)()
        other.join()


def test_an_act_waits_no_longer_than_it_may_and_the_next_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_file, "LONGEST_WAIT", 0.01)
    with a_store(tmp_path / "a.ctj") as store:
        store.looked_at.clear()
        an_act(store)()
        assert store.looked_at.is_set()
        with store.batch():
            an_act(store)()
        store.damage = "file.damaged"
        with pytest.raises(DamagedWorkspace):
            an_act(store)()


def test_every_table_but_contents_is_looked_at(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        tables = first_check.ordinary_tables(store.connection)
        assert {*store.schema.shapes, "changeset", "local", "row_meta", "search_text_data"} <= {*tables}
        assert {*first_check.CONTENT} <= {*tables}
