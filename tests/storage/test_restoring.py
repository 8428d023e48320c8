"""A backup takes the place of the file; what stood there is a backup too, or set aside."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage import restoring
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.errors import FolderNotWritable, NotABackup, WorkspaceExists, WorkspaceInUse, WorkspaceLocked
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore, folder_of, generations
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.rekeying import HeldFile, give_key
from ctj_desktop.storage.restoring import ForeignBackup, Restoration, restore_as
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, save
from tests.storage.devices import Clock

DAMAGE = b"\x55" * 40_000


def _workspace(path: Path, *, before: str = "Levier", after: str = "Morteau") -> tuple[FilePlace, Path]:
    """A closed file in which a person was written before a backup, and another one after it."""
    clock = Clock(datetime.now(UTC) - timedelta(days=2))
    environment = replace(Environment.system(), clock=clock)
    with a_store(path, environment=environment) as store:
        save(store, a_person(store.office_id, before))
        made = back_up(store)
        clock.now += timedelta(days=2)
        save(store, a_person(store.office_id, after))
        return store.place(), made


def _names(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return [person.family_name for person in store.all(Person, order="family_name")]


def _left(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"a.ctj", "a.ctj.lock", "a.ctj.backups"}


def _damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(DAMAGE)


def test_what_stood_there_can_come_back_in_the_same_way(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    restoration = Restoration.prepare(place, made)
    assert _names(place.path) == ["Levier", "Morteau"], "nothing has taken its place yet"
    restoration.put_in_place()
    assert _names(place.path) == ["Levier"]
    assert restoration.aside is None
    [kept] = [one for one in generations(place.path) if one.before is MadeBefore.RESTORE]
    assert restoration.before == kept.path
    with Store.open(place.path) as store:
        assert store.notice == "restored", "it becomes a device of its own, as after `ctj restore`"
    Restoration.prepare(place, kept.path).put_in_place()
    assert _names(place.path) == ["Levier", "Morteau"]
    assert _left(tmp_path) == set()


def test_where_the_last_backup_holds_everything_none_is_made(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    with Store.open(place.path, environment=place.environment) as store:
        newest = back_up(store)
    restoration = Restoration.prepare(place, made)
    assert restoration.before is None
    restoration.put_in_place()
    assert {one.path for one in generations(place.path)} == {made, newest}


def test_what_was_written_after_it_was_prepared_is_kept_too(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    restoration = Restoration.prepare(place, made)
    with Store.open(place.path) as store:
        save(store, a_person(store.office_id, "Vallorbe"))
    restoration.put_in_place()
    assert restoration.before is not None
    Restoration.prepare(place, restoration.before).put_in_place()
    assert _names(place.path) == ["Levier", "Morteau", "Vallorbe"]


def test_a_file_that_cannot_be_read_is_set_aside_as_it_is(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    _damage(place.path)
    damaged = place.path.read_bytes()
    restoration = Restoration.prepare(place, made)
    assert place.path.read_bytes() == damaged
    Path(f"{place.path}-wal").write_bytes(b"what was not folded in yet")
    restoration.put_in_place()
    assert restoration.aside is not None
    assert restoration.aside.name.startswith("a-damaged-")
    assert restoration.aside.read_bytes() == damaged
    assert Path(f"{restoration.aside}-wal").read_bytes() == b"what was not folded in yet"
    assert restoration.before is None
    assert _names(place.path) == ["Levier"]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_is_set_aside_is_there_until_the_restored_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Where a file can have two names; elsewhere it stands under the other one meanwhile."""
    place, made = _workspace(tmp_path / "a.ctj")
    _damage(place.path)
    damaged = place.path.read_bytes()

    def cut(_copy: Path, _target: Path) -> None:
        raise OSError("the light goes out")

    def no_links(*_names: object) -> None:
        raise OSError("not on this stick")

    monkeypatch.setattr(restoring, "put_in_place", cut)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    restoration = Restoration.prepare(place, made)
    with pytest.raises(OSError, match="the light goes out"):
        restoration.put_in_place()
    assert restoration.aside is not None
    assert restoration.aside.read_bytes() == damaged
    assert place.path.exists() == links
    assert _left(tmp_path) == {restoration.aside.name}
    monkeypatch.undo()
    again = Restoration.prepare(place, made)
    again.put_in_place()
    assert _names(place.path) == ["Levier"]


def test_a_file_that_is_gone_comes_back(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    for readable in (True, False):
        place.path.unlink()
        restoration = Restoration.prepare(place, made, readable=readable)
        restoration.put_in_place()
        assert restoration.aside is None
        assert _names(place.path) == ["Levier"]


def test_one_of_another_workspace_or_that_is_not_whole_is_named_before_anything_is_touched(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    (tmp_path / "other").mkdir()
    _, foreign = _workspace(tmp_path / "other" / "a.ctj")
    cut = made.with_name("a-20270101T120000Z.ctjbackup")
    cut.write_bytes(made.read_bytes()[:-20_000])
    before, listed = place.path.read_bytes(), sorted(folder_of(place.path).iterdir())
    with pytest.raises(ForeignBackup):
        Restoration.prepare(place, foreign)
    with pytest.raises(NotABackup):
        Restoration.prepare(place, cut)
    assert place.path.read_bytes() == before
    assert sorted(folder_of(place.path).iterdir()) == listed
    assert _left(tmp_path) == {"other"}


def test_where_what_is_there_cannot_be_backed_up_it_stays(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    elsewhere = tmp_path / made.name
    made.rename(elsewhere)
    folder_of(place.path).rmdir()
    folder_of(place.path).write_text("somebody’s note")
    with pytest.raises(FolderNotWritable):
        Restoration.prepare(place, elsewhere)
    assert _names(place.path) == ["Levier", "Morteau"]
    assert _left(tmp_path) == {elsewhere.name}


def test_while_somebody_has_the_file_nothing_takes_its_place(tmp_path: Path) -> None:
    place, made = _workspace(tmp_path / "a.ctj")
    with Store.open(place.path), pytest.raises(WorkspaceLocked):
        Restoration.prepare(place, made).put_in_place()
    with Store.open(place.path, read_only=True) as reader:
        reader.connection.run("SELECT count(*) FROM person").scalar()
        with pytest.raises(WorkspaceInUse):
            Restoration.prepare(place, made).put_in_place()
    assert _names(place.path) == ["Levier", "Morteau"]
    assert _left(tmp_path) == set()
    Restoration.prepare(place, made).give_up()
    assert _left(tmp_path) == set()


@pytest.mark.usefixtures("quick_passphrases")
def test_keys_that_a_restore_left_do_not_keep_the_name(tmp_path: Path) -> None:
    """It was cut off between the keys and the file; those of another file stay where they are."""
    place, made = _workspace(tmp_path / "a.ctj")
    key, back = bytes(range(32)), tmp_path / "back.ctj"
    give_key(HeldFile(path=place.path, key=None), key, "quatre mots que personne")
    beside = protection.keys_of(back)
    beside.write_bytes(protection.keys_of(made).read_bytes())
    restore_as(made, back, key)
    assert protection.unlock(back, "quatre mots que personne") == key
    with pytest.raises(WorkspaceExists):
        restore_as(made, back, key)
    assert protection.unlock(back, "quatre mots que personne") == key
    back.unlink()
    beside.write_bytes(b"those of another one")
    with pytest.raises(WorkspaceExists):
        restore_as(made, back, key)
    assert beside.read_bytes() == b"those of another one"
    assert not back.exists()
