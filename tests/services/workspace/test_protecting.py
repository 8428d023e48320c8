"""A passphrase is set, changed and taken away where something is in the way, and nothing lies open or is lost by it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import UserError
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.exchange.own_keys import KeysUnderAnother, place_of
from ctj_desktop.services.workspace import protecting
from ctj_desktop.storage.backing_up import SECOND, back_up, back_up_second, second_place
from ctj_desktop.storage.bringing import move_here
from ctj_desktop.storage.errors import WorkspaceLocked, WrongPassphrase
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of, generations
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_person, a_store, an_attachment, save

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"
NAME = "Zarathoustra"

pytestmark = pytest.mark.usefixtures("quick_passphrases")


def a_workspace(path: Path, name: str = NAME, second: Path | None = None) -> Path:
    """A person, a file and keys of its own, backed up here and there."""
    path.parent.mkdir(exist_ok=True)
    with a_store(path) as store:
        committee = a_committee()
        save(store, committee, an_attachment(store, committee, name.encode() * 1_000))
        save(store, a_person(store.office_id, name))
        identity(store)
        if second is not None:
            store.keep_setting(SECOND, str(second))
            back_up_second(store)
        back_up(store)
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "here" / "copil.ctj")


def known(path: Path, *keys: bytes) -> protecting.Protecting:
    return protecting.look(path, keys)


def readable(*folders: Path, name: str = NAME) -> set[str]:
    files = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    return {one.name for one in files if name.encode() in one.read_bytes()}


def names(path: Path, key: bytes | None) -> list[str]:
    with Store.open(path, key=key, read_only=True) as store:
        return [one.family_name for one in store.all(Person)]


def own_keys() -> list[str]:
    return sorted(one.name for one in (Environment.system().data_folder / "keys").iterdir())


def test_two_workspaces_of_one_name_keep_their_backups_in_one_folder(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first, second = (a_workspace(tmp_path / at / "copil.ctj", at * 9, stick) for at in ("a", "b"))
    there = folder_of(stick / "copil.ctj")
    protecting.give_key(known(first), KEY, PHRASE)
    assert "b" * 9 in names(second, None)
    protecting.give_key(known(second), OTHER, LATER)
    for phrase, key in ((PHRASE, KEY), (LATER, OTHER)):
        opens = [one for one in there.glob("*.ctjbackup") if protection.opens(one, key)]
        assert opens
        assert {protection.unlock(one, phrase) for one in opens} == {key}
    protecting.take_away(known(first, KEY))
    for one in there.glob("*.ctjbackup"):
        assert protection.opens(one, None) or protection.unlock(one, LATER) == OTHER
    with pytest.raises(UserError):
        protection.unlock(second, PHRASE)


def test_a_stick_that_is_out_is_named_and_comes_along_once_it_is_back(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = a_workspace(tmp_path / "here" / "copil.ctj", second=stick)
    stick.rename(pocket)
    left = protecting.give_key(known(path), KEY, PHRASE)
    assert left.absent == (folder_of(stick / "copil.ctj"),)
    assert readable(path.parent) == set()
    with Store.open(path, key=KEY) as store:
        assert second_place(store) == stick
        assert protecting.is_unfinished(store)
    pocket.rename(stick)
    assert readable(stick)
    with Store.open(path, key=KEY) as store:
        protecting.tidy(store, (KEY,))
        assert not protecting.is_unfinished(store)
    assert readable(stick) == set()
    (kept,) = folder_of(stick / "copil.ctj").glob("*.ctjbackup")
    assert protection.unlock(kept, PHRASE) == KEY


def test_a_new_key_while_the_stick_is_out_leaves_its_backups_a_passphrase(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = a_workspace(tmp_path / "here" / "copil.ctj", second=stick)
    protecting.give_key(known(path), KEY, PHRASE)
    stick.rename(pocket)
    protecting.give_key(known(path, KEY), OTHER, LATER)
    pocket.rename(stick)
    (kept,) = folder_of(stick / "copil.ctj").glob("*.ctjbackup")
    assert protection.unlock(kept, PHRASE) == KEY, "it opens as it did"
    keys = protection.opened_by(path, LATER)
    assert keys[0] == OTHER
    with Store.open(path, key=OTHER) as store:
        protecting.tidy(store, keys[1:])
    (kept,) = folder_of(stick / "copil.ctj").glob("*.ctjbackup")
    assert protection.unlock(kept, LATER) == OTHER
    with pytest.raises(WrongPassphrase):
        protection.unlock(kept, PHRASE)


def test_what_is_called_a_backup_and_is_none_stops_nothing(workspace: Path) -> None:
    backups = folder_of(workspace)
    (backups / "copil-20260101T000000Z.ctjbackup").mkdir()
    damaged = store_of(backups, None)
    content = bytearray(damaged.read_bytes())
    content[4_096:8_192] = bytes(4_096)
    damaged.write_bytes(content)
    left = protecting.give_key(known(workspace), KEY, PHRASE)
    assert names(workspace, KEY) == [NAME]
    assert left.backups == ()
    assert [one.path.is_file() for one in generations(workspace, KEY)] == [True]
    assert (backups / "copil-20260101T000000Z.ctjbackup").is_dir()


@pytest.fixture
def protected(workspace: Path) -> Path:
    protecting.give_key(known(workspace), KEY, PHRASE)
    return workspace


@pytest.fixture
def held(protected: Path) -> Iterator[protecting.Protecting]:
    """Somebody has it open meanwhile."""
    found = known(protected, KEY)
    with Store.open(protected, key=KEY):
        yield found


def test_a_refused_taking_away_leaves_no_key_open(held: protecting.Protecting) -> None:
    before = own_keys()
    with pytest.raises(WorkspaceLocked):
        protecting.take_away(held)
    assert own_keys() == before
    assert all(one.endswith(".sealed") for one in before)


def test_a_refused_new_key_leaves_the_keys_as_they_were(held: protecting.Protecting) -> None:
    before = own_keys()
    with pytest.raises(WorkspaceLocked):
        protecting.give_key(held, OTHER, LATER)
    assert own_keys() == before
    assert protection.unlock(held.held.path, PHRASE) == KEY


def test_keys_that_a_cut_left_open_go_at_the_next_opening(workspace: Path) -> None:
    kept = next((Environment.system().data_folder / "keys").glob("*.json"))
    content = kept.read_bytes()
    protecting.give_key(known(workspace), KEY, PHRASE)
    kept.write_bytes(content)
    with Store.open(workspace, key=KEY) as store:
        before = identity(store)
        protecting.tidy(store)
        assert [place_of(store).path.name] == own_keys()
        assert identity(store).signing.public == before.signing.public


def test_the_keys_of_a_file_of_the_same_workspace_are_never_made_anew(protected: Path, tmp_path: Path) -> None:
    """Protected on its own, a copy of the file has another key, and lacks what is sealed by it."""
    copy = tmp_path / "copy.ctj"
    with Store.open(protected, key=KEY) as store:
        store.connection.run("ATTACH DATABASE ? AS copied KEY ''", (str(copy),))
        store.connection.run("SELECT sqlcipher_export('copied')").all()
        for what in ("application_id", "user_version"):
            store.connection.run(f"PRAGMA copied.{what} = {store.connection.run(f'PRAGMA {what}').scalar()}")
        store.connection.run("DETACH DATABASE copied")
    with Store.open(copy) as store, pytest.raises(KeysUnderAnother) as refused:
        identity(store)
    assert refused.value.mark == mark_of(KEY)
    assert [refused.value.name] == own_keys()
    assert len(own_keys()) == 1


def test_a_move_whose_keys_cannot_be_taken_away_is_one(
    protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, unlink = tmp_path / "there" / "copil.ctj", Path.unlink
    target.parent.mkdir()

    def stays(path: Path, missing_ok: bool = False) -> None:
        if path == protection.keys_of(protected):
            raise PermissionError(13, "held by a scanner")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", stays)
    move_here(protected, target, Environment.system(), {}, key=KEY)
    assert not protected.exists()
    assert protection.unlock(target, PHRASE) == KEY
    assert names(target, KEY) == [NAME]


def test_plain_copies_beside_are_named_all_of_them(workspace: Path) -> None:
    """A person who looks for them by this list finds the last one too."""
    for at in range(25):
        shutil.copy(next(one.path for one in generations(workspace)), workspace.parent / f"copil-damaged-{at}.ctj")
    (workspace.parent / "copil-damaged-0.ctj-wal").write_bytes(b"log")
    left = protecting.give_key(known(workspace), KEY, PHRASE)
    assert len(left.plain) == 26
