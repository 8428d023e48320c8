"""A record grows a field: the migrated file equals a fresh one, and a failed migration leaves the old file."""

import re
from importlib import resources
from pathlib import Path
from typing import ClassVar

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.operations import Operations

from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.kinds import KINDS
from ctj_desktop.domain.people import Person
from ctj_desktop.domain.record import Record
from ctj_desktop.storage import backup, migrate
from ctj_desktop.storage.connection import SCHEMA_VERSION
from ctj_desktop.storage.ddl import metadata, statements
from ctj_desktop.storage.errors import MigrationFailed
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.tables import Schema, build_schema, current_schema
from tests.storage.builders import a_committee, a_person, a_store, save


class LaterPerson(Person):
    """A person as a later version might know it."""

    kind: ClassVar[str] = "person"
    id: PersonId
    pronoun: str = ""


def _later_schema() -> Schema:
    kinds: list[type[Record]] = [LaterPerson if cls is Person else cls for cls in KINDS]
    return build_schema(kinds)


def _grow(operations: Operations) -> None:
    schema = _later_schema()
    wanted = [s for s in statements(schema.shapes) if re.match(r"CREATE (TABLE|INDEX \S+ ON) person\b", s)]
    migrate.rebuild_table(operations, metadata(schema.shapes).tables["person"], wanted)
    operations.execute("UPDATE person SET pronoun = ''")


def _master(path: Path) -> list[str]:
    connection = driver.connect(str(path))
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    connection.close()
    return [re.sub(r"\s+", " ", sql.replace('"', "")) for (sql,) in found]


def _rows(path: Path) -> list[tuple[object, ...]]:
    connection = driver.connect(str(path))
    found = connection.execute("SELECT * FROM person").fetchall()
    connection.close()
    return list(found)


def test_a_migrated_file_equals_a_fresh_one(tmp_path: Path) -> None:
    """Compared by sqlite_master: columns, order, keys, checks and indexes; every row survives."""
    path = tmp_path / "a.ctj"
    with a_store(path) as store:
        save(store, a_committee(), a_person(store.office_id, "Orbe"), a_person(store.office_id, "Nyon"))
    migrate.upgrade(path, None, {SCHEMA_VERSION: _grow}, target=SCHEMA_VERSION + 1)
    fresh = tmp_path / "fresh.ctj"
    connection = driver.connect(str(fresh))
    for statement in statements(_later_schema().shapes):
        connection.execute(statement)
    connection.close()
    assert _master(path) == _master(fresh)
    assert len(_rows(path)) == 2
    assert len(list(backup.folder_of(path).glob(f"*-format-{SCHEMA_VERSION}-*.ctjbackup"))) == 1


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])
def test_a_failing_migration_leaves_the_old_file_usable(tmp_path: Path, key: bytes | None) -> None:
    """Half-way through, in the rehearsal: the file itself is not even opened for it."""
    path = tmp_path / "a.ctj"
    with a_store(path, key=key) as store:
        save(store, a_committee())
    before = path.read_bytes()

    def half(operations: Operations) -> None:
        operations.execute("ALTER TABLE person ADD COLUMN half TEXT")
        raise RuntimeError("half-way")

    with pytest.raises(MigrationFailed):
        migrate.upgrade(path, key, {SCHEMA_VERSION: half}, target=SCHEMA_VERSION + 1)
    assert path.read_bytes() == before
    with Store.open(path, key=key) as store:
        assert store.count(Committee) == 1


def test_a_migration_that_breaks_foreign_keys_is_refused(tmp_path: Path) -> None:
    """The end of each migration checks them."""
    path = tmp_path / "a.ctj"
    with a_store(path) as store:
        committee = a_committee()
        from tests.storage.builders import a_meeting, an_item

        meeting = a_meeting(committee)
        save(store, committee, meeting, an_item(meeting))
    with pytest.raises(MigrationFailed):
        wrong = {SCHEMA_VERSION: lambda op: op.execute("DELETE FROM meeting")}
        migrate.upgrade(path, None, wrong, target=SCHEMA_VERSION + 1)


def test_the_frozen_schema_leads_to_the_present_one(tmp_path: Path) -> None:
    """A file made by the first version, brought forward, equals a fresh file: records equal migrations."""
    frozen = resources.files("ctj_desktop.storage.migrations").joinpath("schema_0001.sql").read_text("utf-8")
    path = tmp_path / "old.ctj"
    connection = driver.connect(str(path), isolation_level=None)
    connection.executescript(frozen)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    migrate.upgrade(path, None)
    fresh = tmp_path / "fresh.ctj"
    connection = driver.connect(str(fresh))
    for statement in statements(current_schema().shapes):
        connection.execute(statement)
    connection.close()
    assert _master(path) == _master(fresh)
