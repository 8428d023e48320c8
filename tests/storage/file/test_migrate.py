"""A record grows a field, a kind comes: the migrated file equals a fresh one; a failed migration leaves the old file.

The recipes are those of ARCHITECTURE.md (To widen).
"""

import ast
import lzma
import re
from importlib import resources
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.operations import Operations

from ctj_desktop.domain.ids import HomeId, PersonId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import CommitteeRestricted, Record, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage import ddl, open_file
from ctj_desktop.storage.check import check
from ctj_desktop.storage.ddl import statements
from ctj_desktop.storage.errors import MigrationFailed
from ctj_desktop.storage.file import generations, migrate, opening
from ctj_desktop.storage.file.connection import APPLICATION_ID
from ctj_desktop.storage.migrations import MIGRATIONS, SCHEMA_VERSION
from ctj_desktop.storage.rebuild import make_tables, rebuild_table
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.tables import Schema, build_schema, current_schema
from tests.storage.builders import a_committee, a_person, a_store, save

OLD = Path(__file__).parents[2] / "old_stores"


class LaterPerson(Person):
    """A person as a later version might know it."""

    kind: ClassVar[str] = "person"
    id: PersonId
    pronoun: str = ""


class EvenLaterPerson(LaterPerson):
    """And the version after that."""

    kind: ClassVar[str] = "person"
    id: PersonId
    deputy: PersonId | None = None


class Interest(CommitteeRestricted):
    """A kind that a later version might know."""

    kind: ClassVar[str] = "interest"
    id: UUID
    person: PersonId
    note: str = ""


def _schema(person: type[Person], *more: type[Record]) -> Schema:
    kinds: list[type[Record]] = [person if cls is Person else cls for cls in KINDS]
    return build_schema([*kinds, *more])


def _later_schema() -> Schema:
    return _schema(LaterPerson, Interest)


def _frozen(schema: Schema, kind: str) -> tuple[str, ...]:
    """What the recipe has one paste into the migration."""
    name, _, value = ddl.frozen(schema.shapes, kind).partition(" = ")
    assert name == kind.upper()
    found: tuple[str, ...] = ast.literal_eval(value)
    return found


PERSON = _frozen(_later_schema(), "person")
INTEREST = _frozen(_later_schema(), "interest")
LAST_PERSON = _frozen(_schema(EvenLaterPerson, Interest), "person")


def _grow(operations: Operations) -> None:
    rebuild_table(operations, PERSON, {"pronoun": ""})
    make_tables(operations, INTEREST)


def _grow_again(operations: Operations) -> None:
    rebuild_table(operations, LAST_PERSON, {"deputy": None})


def _old(name: str, path: Path) -> Path:
    """A copy of a stored file."""
    path.write_bytes(lzma.decompress((OLD / name).read_bytes()))
    return path


def _log_and_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every byte that must stay; of a person what the old table held."""
    tables = dict.fromkeys(("changeset", "stream", "scope", "row_meta", "touched", "meeting", "search_row"), "*")
    held = ("rowid", "id", "home", "deleted", *(name for name, _ in current_schema().shapes["person"].columns))
    tables["person"] = ", ".join(held)
    connection = driver.connect(str(path))
    wanted = {name: f"SELECT {columns} FROM {name} ORDER BY 1, 2, 3" for name, columns in tables.items()}
    found = {name: connection.execute(sql).fetchall() for name, sql in wanted.items()}
    connection.close()
    return found


def _master(path: Path) -> list[str]:
    connection = driver.connect(str(path))
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    connection.close()
    return [re.sub(r"\s+", " ", sql.replace('"', "")) for (sql,) in found]


def _fresh(path: Path, schema: Schema) -> Path:
    """A file as that version makes it."""
    connection = driver.connect(str(path))
    for statement in statements(schema.shapes):
        connection.execute(statement)
    connection.close()
    return path


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
    migrate.migrate_file(path, None, {SCHEMA_VERSION: _grow}, target=SCHEMA_VERSION + 1)
    fresh = _fresh(tmp_path / "fresh.ctj", _later_schema())
    assert _master(path) == _master(fresh)
    assert len(_rows(path)) == 2
    assert len(list(generations.folder_of(path).glob(f"*-format-{SCHEMA_VERSION}-*.ctjbackup"))) == 1


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
        migrate.migrate_file(path, key, {SCHEMA_VERSION: half}, target=SCHEMA_VERSION + 1)
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
        migrate.migrate_file(path, None, wrong, target=SCHEMA_VERSION + 1)


@pytest.mark.long
def test_the_frozen_schema_leads_to_the_present_one(tmp_path: Path) -> None:
    """A file made by the first version, brought forward, equals a fresh file: records equal migrations."""
    frozen = resources.files("ctj_desktop.storage.migrations").joinpath("schema_0001.sql").read_text("utf-8")
    path = tmp_path / "old.ctj"
    connection = driver.connect(str(path), isolation_level=None)
    connection.executescript(frozen)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    migrate.migrate_file(path, None)
    fresh = _fresh(tmp_path / "fresh.ctj", current_schema())
    assert _master(path) == _master(fresh)


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        "workspace-format-3.ctj.xz",
        pytest.param("workspace-format-1.ctj.xz", marks=pytest.mark.long),
        pytest.param("workspace-format-2.ctj.xz", marks=pytest.mark.long),
    ],
)
def test_a_field_and_a_kind_come_by_the_recipe(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows, heads, digests and log stay byte for byte; the version that knows more then writes field and kind."""
    path = _old(name, tmp_path / "old.ctj")
    with Store.open(path):  # first to the present format
        pass
    before = _log_and_rows(path)
    migrate.migrate_file(path, None, {SCHEMA_VERSION: _grow}, target=SCHEMA_VERSION + 1)
    assert _log_and_rows(path) == before
    assert _master(path) == _master(_fresh(tmp_path / "fresh.ctj", _later_schema()))
    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(open_file, "current_schema", _later_schema)
    with Store.open(path) as store:
        assert [found for found in check(store) if found.severity == "error"] == []
        person = store.all(LaterPerson)[0]
        committee = store.all(Committee)[0]
        assert person.pronoun == ""
        interest = Interest(id=uuid7(), home=HomeId(committee.id), person=person.id, note="Conseil communal")
        with store.write(OperationLabel("person.changed")) as unit:
            unit.save(replace(person, pronoun="elle"), before=person)
            unit.save(interest)
        assert store.get(LaterPerson, person.id) == replace(person, pronoun="elle")
        assert store.all(Interest) == [interest]
        assert [found for found in check(store) if found.severity == "error"] == []


@pytest.mark.long
def test_a_migration_stays_what_it_was_when_the_next_one_comes(tmp_path: Path) -> None:
    """Two versions at once, from an old file: the first still makes the table of its own time."""
    path = _old("workspace-format-1.ctj.xz", tmp_path / "old.ctj")
    steps = {**MIGRATIONS, SCHEMA_VERSION: _grow, SCHEMA_VERSION + 1: _grow_again}
    migrate.migrate_file(path, None, steps, target=SCHEMA_VERSION + 1)
    assert _master(path) == _master(_fresh(tmp_path / "between.ctj", _later_schema()))
    migrate.migrate_file(path, None, steps, target=SCHEMA_VERSION + 2)
    assert _master(path) == _master(_fresh(tmp_path / "last.ctj", _schema(EvenLaterPerson, Interest)))


@pytest.mark.parametrize("unwritten", [{}, {"pronoun": "", "deputy": None}, {"family_name": "", "pronoun": ""}])
def test_a_new_column_that_nobody_gave_a_value_is_refused(unwritten: dict[str, object], tmp_path: Path) -> None:
    """Else its rows would show nothing where the record shows its default."""
    path = tmp_path / "a.ctj"
    with a_store(path):
        pass
    before = path.read_bytes()
    with pytest.raises(MigrationFailed):
        wrong = {SCHEMA_VERSION: lambda operations: rebuild_table(operations, PERSON, unwritten)}
        migrate.migrate_file(path, None, wrong, target=SCHEMA_VERSION + 1)
    assert path.read_bytes() == before


def test_the_command_prints_what_a_migration_freezes(capsys: pytest.CaptureFixture[str]) -> None:
    assert ddl.main(["person", "same_as"]) == 0
    printed = ast.parse(capsys.readouterr().out)
    frozen = [ast.literal_eval(one.value) for one in printed.body if isinstance(one, ast.Assign)]
    wanted = [re.sub(r"\s+", " ", one) for one in statements(current_schema().shapes)]
    assert [one for group in frozen for one in group] == [s for s in wanted if re.search(r" (person|same_as) \(", s)]
