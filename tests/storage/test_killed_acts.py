"""Whatever name an act was about to give or take away when it was killed: it is done, or not, and nothing is left.

What gives a workspace a key is killed in test_rekeying.py.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.errors import WrongPassphrase
from ctj_desktop.storage.file import backup, protection
from ctj_desktop.storage.file.generations import generations
from ctj_desktop.storage.rekeying import HeldFile, change_phrase
from ctj_desktop.storage.restoring import Restoration
from ctj_desktop.storage.store import Store
from tests.killing import FEW, killed_at
from tests.storage.builders import a_person, a_store, save
from tests.storage.file.test_old_stores import an_old_store

KEY = bytes(range(32))
STRIDE = 13 if FEW else 4
PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"

pytestmark = pytest.mark.usefixtures("quick_passphrases")


def a_workspace(path: Path, key: bytes | None = None) -> None:
    """One person is in its backup, two are in the file."""
    with a_store(path, key=key) as store:
        if key is not None:
            protection.write(protection.keys_of(path), protection.Keys(wraps=(protection.wrapped(PHRASE, key),)))
        save(store, a_person(store.office_id, "Levier"))
        back_up(store)
        save(store, a_person(store.office_id, "Morteau"))


def a_protected_one(path: Path) -> None:
    a_workspace(path, KEY)


def an_old_one(path: Path) -> None:
    an_old_store("workspace-format-20.ctj.xz", path)


def restore(path: Path) -> None:
    with Store.open(path) as store:
        place = store.place()
    Restoration.prepare(place, generations(path)[0].path).put_in_place()


def make_a_backup(path: Path) -> None:
    with Store.open(path) as store:
        back_up(store)


def migrate(path: Path) -> None:
    Store.open(path).close()


def change(path: Path) -> None:
    """Also in a new process, which knows nothing of `quick_passphrases`."""
    protection.MEMORY, protection.PASSES = 8192, 1
    change_phrase(HeldFile(path=path, key=KEY), LATER)


def found(path: Path, key: bytes | None = None) -> set[str]:
    """The persons that the next start finds, which takes away what was left; every backup is whole."""
    with Store.open(path, key=key) as store:
        persons = {one.family_name for one in store.all(Person)}
    assert [one.name for one in path.parent.rglob(".*")] == []
    for one in generations(path, key):
        apart = path.parent.with_name("apart")
        apart.mkdir()
        backup.restore(one.path, apart / path.name, key)
        with Store.open(apart / path.name, key=key) as store:
            persons |= {f"{person.family_name} kept" for person in store.all(Person)}
        shutil.rmtree(apart)
    return persons


def after_restoring(path: Path, *, done: bool) -> None:
    """What was written since the backup is in the file, or in the backup that was made before it was restored."""
    persons = found(path)
    assert persons >= {"Levier", "Levier kept"}
    assert persons & {"Morteau", "Morteau kept"}
    assert "Morteau" not in persons if done else True


def after_a_backup(path: Path, *, done: bool) -> None:
    persons = found(path)
    assert persons >= {"Levier", "Morteau", "Levier kept"}
    assert "Morteau kept" in persons if done else True


def after_migrating(path: Path, *, done: bool) -> None:
    assert found(path)


def after_a_change(path: Path, *, done: bool) -> None:
    """The file opens by the new passphrase or by the one before, and so does each backup."""
    assert found(path, KEY) == {"Levier", "Morteau", "Levier kept"}
    for place in (path, *(one.path for one in generations(path, KEY))):
        assert by(place) == LATER if done else by(place)


def by(place: Path) -> str | None:
    """Which passphrase opens it."""
    for phrase in (PHRASE, LATER):
        with suppress(WrongPassphrase):
            assert protection.unlock(place, phrase) == KEY
            return phrase
    return None


ACTS: dict[str, tuple[Callable[[Path], None], Callable[[Path], None], Callable[..., None]]] = {
    "restore": (a_workspace, restore, after_restoring),
    "backup": (a_workspace, make_a_backup, after_a_backup),
    "migrate": (an_old_one, migrate, after_migrating),
    "change": (a_protected_one, change, after_a_change),
}


def killed(act: str, tmp_path: Path) -> None:
    """It is done or not, at whatever name it died."""
    before, does, after = ACTS[act]
    path, kept = tmp_path / "here" / "copil.ctj", tmp_path / "kept"
    path.parent.mkdir()
    before(path)
    shutil.copytree(path.parent, kept)
    for moment in range(1, 200, STRIDE):
        died = killed_at(moment, does, path)
        after(path, done=not died)
        if not died:
            break
        shutil.rmtree(path.parent)
        shutil.copytree(kept, path.parent)
    assert STRIDE < moment < 190


def test_a_restore_that_is_killed(tmp_path: Path) -> None:
    killed("restore", tmp_path)


def test_a_backup_that_is_killed(tmp_path: Path) -> None:
    killed("backup", tmp_path)


def test_a_migration_that_is_killed(tmp_path: Path) -> None:
    killed("migrate", tmp_path)


def test_a_change_that_is_killed(tmp_path: Path) -> None:
    killed("change", tmp_path)
