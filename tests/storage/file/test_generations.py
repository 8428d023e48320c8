"""Which backups are there, what do they hold, and which go?"""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import FIRST, LAST, Environment
from ctj_desktop.storage.file.generations import (
    ENDING,
    Generation,
    contents,
    folder_of,
    generations,
    generations_in,
    name_of,
    surplus,
)
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, an_office, save

NOW = datetime(2027, 2, 24, 18, tzinfo=UTC)


def at(moment: datetime) -> Environment:
    """A computer whose clock stands still."""
    return replace(Environment.system(), clock=partial(datetime.fromtimestamp, moment.timestamp(), UTC))


def beside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])
def test_each_says_when_it_was_made_and_what_it_holds(tmp_path: Path, key: bytes | None) -> None:
    """Newest first, those of a migration too, and nothing is written beside one that is looked at."""
    path = tmp_path / "a.ctj"
    with a_store(path, key=key, environment=at(NOW)) as store:
        person = a_person(store.office_id, "Levier")
        save(store, committee := a_committee(), person)
        first = backup.backup(store)
        store.sit_down(PersonId(person.id))
        save(store, a_meeting(committee), label="meeting.added")
    with Store.open(path, key=key, environment=at(NOW + timedelta(days=1))) as store:
        second = backup.backup(store)
        own = store.workspace_id
    migrated = backup.copy_before_migration(path, key)
    before = beside(first.parent)
    found = generations(path, key)
    assert {one.path for one in found} == {first, second, migrated}
    assert [one.made for one in found] == sorted((one.made for one in found), reverse=True)
    by_path = {one.path: one for one in found}
    assert (by_path[first].made, by_path[second].made) == (NOW, NOW + timedelta(days=1))
    assert [by_path[one].migrated_from for one in (first, second, migrated)] == [None, None, SCHEMA_VERSION]
    assert {(one.workspace, one.version, one.size) for one in found} == {
        (own, SCHEMA_VERSION, one.path.stat().st_size) for one in found
    }
    assert by_path[second].position > by_path[first].position
    held = contents(by_path[second], key)
    assert (held.persons, held.meetings, held.decisions, held.projects) == (1, 1, 0, 0)
    assert held.label is not None
    assert (held.label.key, held.author, held.at) == ("meeting.added", "Levier", NOW)
    assert contents(by_path[first], key).meetings == 0
    assert beside(first.parent) == before


def test_what_cannot_be_read_is_listed_as_that(tmp_path: Path) -> None:
    """No backup at all, one under another key, a folder and a broken name; nothing is asked of a stranger's file."""
    path = tmp_path / "a.ctj"
    with a_store(path, environment=at(NOW)) as store:
        backup.backup(store)
    folder = folder_of(path)
    for name in ("a-20270301T000000Z", "a-20271301T000000Z", "a-format-6-20270302T000000Z", "b-20270301T000000Z", "a"):
        (folder / f"{name}{ENDING}").write_bytes(b"no database")
    (folder / f"a-20270303T000000Z{ENDING}").mkdir()
    found = generations(path)
    assert [(one.made.day, one.migrated_from, one.version) for one in found] == [
        (2, 6, None),
        (1, None, None),
        (24, None, SCHEMA_VERSION),
    ]
    with pytest.raises((UserError, StoreError)):
        contents(found[0])
    assert [one.version for one in generations(path, bytes(32))] == [None] * 3
    driver.connect(str(found[2].path), isolation_level=None).execute("PRAGMA application_id = 1").connection.close()
    assert [one.version for one in generations(path)] == [None] * 3


def test_a_workspace_that_is_gone_still_has_its_backups(tmp_path: Path) -> None:
    """That is when they are needed; while it stands, those of another one of its name are not shown for it."""
    path = tmp_path / "a.ctj"
    with a_store(path, environment=at(NOW)) as store:
        first = backup.backup(store)
    path.unlink()
    assert [one.path for one in generations(path)] == [first]
    a_store(path).close()
    assert generations(path) == []
    path.write_bytes(b"damaged")
    assert [one.path for one in generations(path)] == [first]
    assert generations(tmp_path / "none.ctj") == []


def test_a_backup_without_a_log_says_nothing_of_it(tmp_path: Path) -> None:
    """As a workspace that was only prepared for what comes by merge."""
    with Store.prepare(tmp_path / "a.ctj", an_office().id, at(NOW), None) as store:
        backup.backup(store)
    (one,) = generations(tmp_path / "a.ctj")
    held = contents(one)
    assert (one.position, held.at, held.label, held.author) == (0, None, None, "")


@pytest.mark.parametrize("moment", [FIRST, datetime(1970, 1, 1, tzinfo=UTC), LAST])
def test_a_clock_at_an_end_of_time_makes_a_name_that_is_read(tmp_path: Path, moment: datetime) -> None:
    (tmp_path / name_of("a", moment)).write_bytes(b"")
    (found,) = generations_in(tmp_path, "a", None, None)
    assert found.made == moment.replace(microsecond=0)


def a_generation(folder: Path, made: datetime, size: int = 0) -> Generation:
    return Generation(path=folder / name_of("a", made), made=made, size=size)


def test_rotation_over_four_hundred_days(tmp_path: Path) -> None:
    """6 days, 10 weeks, 12 months; the newest always stays, even beyond the budget."""
    files: list[Generation] = []
    for day in range(400, -1, -1):
        files.append(a_generation(tmp_path, NOW - timedelta(days=day)))
        gone = surplus(files, NOW - timedelta(days=day))
        files = [file for file in files if file not in gone]
    assert 20 <= len(files) <= 6 + 10 + 13
    assert files[-1].made == NOW
    assert NOW - files[0].made > timedelta(days=300)
    files[-1] = a_generation(tmp_path, NOW, size=10)
    assert files[-1] not in surplus(files, NOW, budget=1)
