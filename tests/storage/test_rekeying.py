"""A workspace gets a key, another one, none; its backups come along, and each moment can be the last one."""

import os
import shutil
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import NoRoom, WorkspaceLocked, WrongPassphrase
from ctj_desktop.storage.file import backup, protection, under_key
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.backup_sums import sums_of
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.generations import folder_of, generations
from ctj_desktop.storage.rekeying import HeldFile, change_phrase, give_key, is_unfinished, settle
from ctj_desktop.storage.store import Store
from tests.killing import FEW, killed_at
from tests.storage.builders import a_committee, a_person, a_store, an_attachment, save

FIRST, SECOND = bytes(range(32)), bytes(range(1, 33))
PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"
MARKERS = ("Zarathoustra", "Quetzalcoatl", "Nabuchodonosor")
CONTENT = b"Tutankhamon " * 3_000

pytestmark = pytest.mark.usefixtures("quick_passphrases")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Three persons, a file, and a backup after each."""
    path = tmp_path / "here" / "copil.ctj"
    path.parent.mkdir()
    with a_store(path) as store:
        committee = a_committee()
        save(store, committee, an_attachment(store, committee, CONTENT))
        for name in MARKERS:
            save(store, a_person(store.office_id, name))
            backup.backup(store)
    return path


def readable(folder: Path) -> list[tuple[str, str]]:
    """Every file in which anybody finds what is written there."""
    markers = (*MARKERS, "Tutankhamon")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, one) for path in files for one in markers if one.encode() in path.read_bytes()]


def values(path: Path, key: bytes | None) -> object:
    connection = connect(path, key, mode="mode=rw")
    try:
        return sums_of(connection)
    finally:
        connection.close()


def names(path: Path, key: bytes | None) -> set[str]:
    with Store.open(path, key=key, read_only=True) as store:
        return {one.family_name for one in store.all(Person)}


def need_all(path: Path, key: bytes | None, *, backups: int = 3) -> None:
    """Workspace and each backup open under the key, with the file, and nothing else is left."""
    assert names(path, key) == set(MARKERS)
    found = generations(path, key)
    assert len(found) == backups
    for at, one in enumerate(found):
        target = path.parent / f"back{at}.ctj"
        backup.restore(one.path, target, key)
        with Store.open(target, key=key, read_only=True) as store:
            (sha,) = store.connection.run("SELECT lower(hex(sha256)) FROM blob").scalars()
            assert b"".join(blobs.pieces(store, sha)) == CONTENT
        target.unlink()
    stray = [one.name for one in path.parent.rglob("*") if one.name.startswith(".")]
    assert stray == []
    assert [one.name for one in folder_of(path).glob("*.ctjblobs")] == [store_of(folder_of(path), key).name]


def test_set_changed_anew_and_taken_away(workspace: Path) -> None:
    before = values(workspace, None)
    assert readable(workspace.parent)
    assert give_key(HeldFile(path=workspace, key=None), FIRST, PHRASE) == []
    assert readable(workspace.parent) == []
    assert protection.unlock(workspace, PHRASE) == FIRST
    assert values(workspace, FIRST) == before
    need_all(workspace, FIRST)

    change_phrase(HeldFile(path=workspace, key=FIRST), LATER)
    for place in (workspace, *(one.path for one in generations(workspace, FIRST))):
        assert protection.unlock(place, LATER) == FIRST
        with pytest.raises(WrongPassphrase):
            protection.unlock(place, PHRASE)

    assert give_key(HeldFile(path=workspace, key=FIRST), SECOND, PHRASE) == []
    assert protection.opened_by(workspace, PHRASE) == (SECOND,)
    assert not protection.opens(workspace, FIRST)
    need_all(workspace, SECOND)
    assert readable(workspace.parent) == []

    assert give_key(HeldFile(path=workspace, key=SECOND), None, "") == []
    assert values(workspace, None) == before
    need_all(workspace, None)
    assert list(workspace.parent.rglob("*.keys")) == []


def test_a_backup_made_later_opens_by_the_same_passphrase(workspace: Path) -> None:
    give_key(HeldFile(path=workspace, key=None), FIRST, PHRASE)
    with Store.open(workspace, key=FIRST) as store:
        save(store, a_person(store.office_id, "Salmanazar"))
        made = backup.backup(store)
    assert protection.unlock(made, PHRASE) == FIRST


def test_who_has_it_open_is_told(workspace: Path) -> None:
    with Store.open(workspace), pytest.raises(WorkspaceLocked):
        give_key(HeldFile(path=workspace, key=None), FIRST, PHRASE)
    need_all(workspace, None)


def test_backups_that_nothing_opens_are_left_and_named(workspace: Path) -> None:
    damaged = generations(workspace)[1].path
    content = bytearray(damaged.read_bytes())
    content[20_000:24_000] = bytes(4_000)
    damaged.write_bytes(content)
    assert give_key(HeldFile(path=workspace, key=None), FIRST, PHRASE) == [damaged]
    assert damaged.read_bytes() == content
    assert protection.unlock(workspace, PHRASE) == FIRST


def test_a_second_folder_comes_along(workspace: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick" / "copil.ctj.backups"
    with Store.open(workspace) as store:
        made = backup.backup(store, second)
    give_key(HeldFile(path=workspace, key=None, folders=(second,)), FIRST, PHRASE)
    assert readable(second) == []
    assert protection.unlock(made, PHRASE) == FIRST


@pytest.fixture
def stick(workspace: Path) -> HeldFile:
    """The workspace under a key, and a backup of it in a second folder that is out now."""
    held = HeldFile(path=workspace, key=None, folders=(workspace.parent.parent / "stick" / "copil.ctj.backups",))
    with Store.open(workspace) as store:
        backup.backup(store, held.folders[0])
    give_key(held, FIRST, PHRASE)
    _out(held)
    return HeldFile(path=workspace, key=FIRST, folders=held.folders)


def _out(held: HeldFile) -> None:
    held.folders[0].parent.rename(held.path.parent.parent / "out")


def _in(held: HeldFile) -> tuple[Path, ...]:
    """Where its backups are, once it is there again."""
    (held.path.parent.parent / "out").rename(held.folders[0].parent)
    return tuple(held.folders[0].glob("*.ctjbackup"))


def _as_opened(held: HeldFile, phrase: str) -> HeldFile:
    """As the program knows it: by what one passphrase opens."""
    key, *others = protection.unlock_all(held.path, phrase) if protection.is_protected(held.path) else (None,)
    return HeldFile(path=held.path, key=key, others=tuple(one for one in others if one), folders=held.folders)


def test_a_stick_that_was_out_for_a_new_key_is_taken_over_once_it_is_there(stick: HeldFile) -> None:
    give_key(stick, SECOND, PHRASE)
    # The window goes on at once, with the new key alone.
    settle(HeldFile(path=stick.path, key=SECOND, folders=stick.folders))
    assert is_unfinished(stick.path)
    (made,) = _in(stick)
    assert protection.opens(made, FIRST)
    assert settle(_as_opened(stick, PHRASE)) == []
    assert protection.unlock(made, PHRASE) == SECOND
    assert protection.opened_by(stick.path, PHRASE) == (SECOND,)
    assert not is_unfinished(stick.path)


def test_backups_whose_key_nobody_knows_just_now_keep_their_keys(stick: HeldFile) -> None:
    give_key(stick, SECOND, LATER)
    (made,) = _in(stick)
    assert settle(HeldFile(path=stick.path, key=SECOND, folders=stick.folders)) == [made]
    assert is_unfinished(stick.path)
    assert protection.unlock(made, LATER) == FIRST
    assert settle(_as_opened(stick, LATER)) == []
    assert protection.unlock(made, LATER) == SECOND


def test_a_stick_that_was_out_when_the_key_was_taken_away_opens_by_the_passphrase(stick: HeldFile) -> None:
    give_key(stick, None, "")
    settle(_as_opened(stick, PHRASE))
    (made,) = _in(stick)
    settle(_as_opened(stick, PHRASE))
    assert protection.unlock(made, PHRASE) == FIRST
    assert names(stick.path, None) == set(MARKERS)


def test_a_changed_passphrase_comes_to_a_stick_once_it_is_there(stick: HeldFile) -> None:
    change_phrase(stick, LATER)
    (made,) = _in(stick)
    assert protection.unlock(made, PHRASE) == FIRST
    assert settle(_as_opened(stick, LATER)) == []
    assert protection.unlock(made, LATER) == FIRST
    with pytest.raises(WrongPassphrase):
        protection.unlock(made, PHRASE)
    assert not is_unfinished(stick.path)


def give_key_quickly(held: HeldFile, key: bytes | None, phrase: str) -> None:
    """Also in a new process, which knows nothing of `quick_passphrases`."""
    protection.MEMORY, protection.PASSES = 8192, 1
    give_key(held, key, phrase)


ACTS = {
    "set": (None, FIRST, "", PHRASE),
    "new key": (FIRST, SECOND, PHRASE, LATER),
    "take away": (FIRST, None, PHRASE, ""),
}


@pytest.mark.parametrize(
    ("act", "stride"),
    [("new key", 29 if FEW else 7), *(pytest.param(act, 1, marks=pytest.mark.long) for act in ACTS)],
)
def test_killed_at_any_moment_it_opens_and_goes_on(workspace: Path, tmp_path: Path, act: str, stride: int) -> None:
    """Each file is whole under its name; at the next opening all are under one key, and nothing is left behind."""
    held, key, phrase, new_phrase = ACTS[act]
    if held is not None:
        give_key(HeldFile(path=workspace, key=None), held, phrase)
    kept = tmp_path / "kept"
    shutil.copytree(workspace.parent, kept)
    for moment in range(1, 400, stride):
        if not killed_at(moment, give_key_quickly, HeldFile(path=workspace, key=held), key, new_phrase):
            break
        _go_on(workspace, (phrase, new_phrase))
        shutil.rmtree(workspace.parent)
        shutil.copytree(kept, workspace.parent)
    assert 20 < moment < 390
    need_all(workspace, key)


def _go_on(workspace: Path, phrases: tuple[str, ...]) -> None:
    """As the next opening does, by either passphrase where it is protected."""
    if not protection.is_protected(workspace):
        _settle(workspace, ())
        return
    opening = [phrase for phrase in phrases if phrase and _opened(workspace, phrase)]
    assert opening
    _settle(workspace, protection.opened_by(workspace, opening[-1]))


def _opened(workspace: Path, phrase: str) -> bool:
    try:
        return protection.opens(workspace, protection.unlock(workspace, phrase))
    except WrongPassphrase:
        return False


def _settle(workspace: Path, known: tuple[bytes, ...]) -> None:
    key = next((one for one in known if protection.opens(workspace, one)), None)
    with Store.open(workspace, key=key):
        pass  # takes away what was left half
    if is_unfinished(workspace):
        assert settle(HeldFile(path=workspace, key=key, others=known)) == []
    need_all(workspace, key)
    if key is not None:
        assert [box[0] for wrap in protection.read(workspace).wraps for box in wrap.boxes]
    if key is None:
        assert list(workspace.parent.rglob("*.keys")) == []


@pytest.mark.parametrize("act", ACTS)
def test_a_full_disk_loses_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    from ctj_desktop.storage.errors import DiskFull

    held, key, phrase, new_phrase = ACTS[act]
    if held is not None:
        give_key(HeldFile(path=workspace, key=None), held, phrase)
    for writes in range(1, 6):
        count = [0]
        write = under_key.write_under

        def full(source, *rest, count=count, writes=writes, write=write):  # type: ignore[no-untyped-def]
            count[0] += 1
            if count[0] == writes:
                raise DiskFull(source.name)
            write(source, *rest)

        with monkeypatch.context() as patch:
            patch.setattr(under_key, "write_under", full)
            with pytest.raises(NoRoom):
                give_key(HeldFile(path=workspace, key=held), key, new_phrase)
        phrases = (phrase, new_phrase)
        _go_on(workspace, phrases)
        if protection.opens(workspace, key) and writes > 1:
            break


@pytest.mark.skipif(os.name == "nt", reason="the rights of a file are those of its folder there")
def test_nobody_else_reads_the_keys(workspace: Path) -> None:
    give_key(HeldFile(path=workspace, key=None), FIRST, PHRASE)
    assert {one.stat().st_mode & 0o777 for one in workspace.parent.rglob("*.keys")} == {0o600}
    assert workspace.stat().st_mode & 0o777 == 0o600
