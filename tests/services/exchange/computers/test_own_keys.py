"""Where do the private keys lie, and does an identity ever get lost or doubled on its way into the key store?"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any

import pytest

from ctj_desktop import paths
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.exchange.refusals import NotForUs
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import identity, own_digits
from ctj_desktop.services.exchange.merging import inspect
from ctj_desktop.services.exchange.moving import take_transfer, write_transfer
from ctj_desktop.services.exchange.own_keys import (
    Identity,
    KeysDamaged,
    KeysLie,
    KeysLost,
    KeysOpenHere,
    keep_keys,
    keys_along,
    keys_lie,
    only_keys,
    place_of,
    read_keys,
)
from ctj_desktop.services.workspace import protecting
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.key_store import KeyStore, KeyStoreClosed
from ctj_desktop.whole_files import sweep
from tests.office import Office
from tests.services.exchange.computers.vaults import AskingVault, FolderVault, ForgetfulVault, RefusingVault, key_store
from tests.services.exchange.exchanging import an_office, introduce

PHRASE = "cheval juste pile agrafe"
KEY = bytes(range(32))
POINTS = 60  # at which the program is killed


@pytest.fixture
def vault(tmp_path: Path) -> FolderVault:
    return FolderVault(tmp_path / "vault")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path, "morteau", 1)


def given(office: Office, store: KeyStore | None) -> None:
    """The computer of this office has that key store."""
    office.store.close()
    office.store.environment = replace(office.store.environment, key_store=store)
    office.reopen()


def public(office: Office) -> bytes:
    return identity(office.store).signing.public


def files(office: Office) -> set[str]:
    """The endings of what lies in the folder of keys."""
    folder = office.store.environment.data_folder / "keys"
    return {path.suffix for path in folder.iterdir()} if folder.is_dir() else set()


def lie(office: Office) -> KeysLie:
    return keys_lie(place_of(office.store))


def seeds(vault: FolderVault) -> list[str]:
    return [json.loads(secret)["signing"] for secret in vault.secrets]


def test_they_are_made_in_the_key_store_and_no_file_holds_them(office: Office, vault: FolderVault) -> None:
    given(office, key_store(vault))
    assert lie(office) is KeysLie.NOWHERE
    made = identity(office.store)
    assert (files(office), lie(office)) == ({".stored"}, KeysLie.IN_KEY_STORE)
    assert seeds(vault) == [made.signing.seed.hex()]
    for path in office.store.environment.data_folder.parent.rglob("*"):
        if path.is_file() and path.parent != vault.folder:
            content = path.read_bytes()
            assert made.signing.seed.hex().encode() not in content, path
            assert made.sealing.secret.encode() not in content, path
    given(office, key_store(vault))
    assert public(office) == made.signing.public
    assert own_digits(office.store)


def test_a_plain_file_of_an_earlier_version_moves_at_its_next_use(office: Office, vault: FolderVault) -> None:
    before = public(office)
    assert (files(office), lie(office)) == ({".json"}, KeysLie.IN_FILE)
    given(office, key_store(vault))
    assert files(office) == {".json"}, "not when it is opened"
    assert public(office) == before
    assert (files(office), len(vault.secrets)) == ({".stored"}, 1)
    assert public(office) == before


def test_a_workspace_that_is_only_read_leaves_them_where_they_are(office: Office, vault: FolderVault) -> None:
    before = public(office)
    given(office, key_store(vault))
    office.store.read_only = True
    assert public(office) == before
    assert (files(office), vault.secrets) == ({".json"}, [])


@pytest.mark.parametrize("refusing", [RefusingVault, ForgetfulVault])
def test_where_the_key_store_refuses_they_lie_in_a_file_and_it_is_asked_once(
    office: Office, tmp_path: Path, refusing: Callable[[Path], FolderVault]
) -> None:
    locked = refusing(tmp_path / "locked")
    given(office, key_store(locked))
    made = public(office)
    assert (files(office), lie(office)) == ({".json"}, KeysLie.IN_FILE)
    if os.name == "posix":
        assert place_of(office.store).path.stat().st_mode & 0o777 == 0o600
    assert public(office) == made
    if isinstance(locked, RefusingVault):
        assert locked.asked == 1
    given(office, key_store(FolderVault(tmp_path / "locked")))
    assert public(office) == made
    assert lie(office) is KeysLie.IN_KEY_STORE, "once it is unlocked"


def test_one_that_asks_on_the_screen_is_not_waited_for_longer_than_its_patience(
    office: Office, tmp_path: Path, vault: FolderVault
) -> None:
    """Nor asked once more meanwhile; once the person has answered everything goes on."""
    given(office, key_store(vault))
    made = public(office)
    asking = AskingVault(vault.folder)
    given(office, key_store(asking, patience=0.01))
    for _ in range(3):
        with pytest.raises(KeyStoreClosed):
            identity(office.store)
    assert (asking.asked, own_digits(office.store)) == (1, ())
    asking.answered.set()
    given(office, key_store(asking))
    assert public(office) == made


def test_window_and_worker_may_ask_at_once(office: Office, tmp_path: Path) -> None:
    """The second waits for its turn and is not told that the store is locked."""
    asking = AskingVault(tmp_path / "slow")
    store = key_store(asking)
    heard: list[object] = []

    def ask() -> None:
        try:
            heard.append(store.fetch("a"))
        except KeyStoreClosed as error:
            heard.append(error)

    both = [Thread(target=ask), Thread(target=ask)]
    for one in both:
        one.start()
        one.join(0.05)
    asking.answered.set()
    for one in both:
        one.join()
    assert heard == [None, None]


def test_an_entry_that_is_lost_or_another_one_is_said_and_no_new_identity_is_made(
    office: Office, vault: FolderVault
) -> None:
    given(office, key_store(vault))
    made = identity(office.store)
    (entry,) = vault.folder.iterdir()
    whole = entry.read_bytes()
    entry.unlink()
    with pytest.raises(KeysLost) as lost:
        identity(office.store)
    for locale in ("fr_CH", "de_CH", "en"):
        assert f"{office.store.workspace_id}.stored" in sentence(load_translator(locale), lost.value)
    assert (vault.secrets, files(office), own_digits(office.store)) == ([], {".stored"}, ())
    for other in ("{}", "nothing", "[]", json.dumps({"signing": "00" * 32, "sealing": made.sealing.secret})):
        entry.write_text(json.dumps(other), "utf-8")
        with pytest.raises(KeysDamaged):
            identity(office.store)
    entry.write_bytes(whole)
    assert public(office) == made.signing.public
    place_of(office.store).marker.write_bytes(b"\x00")
    with pytest.raises(KeysDamaged):
        identity(office.store)
    place_of(office.store).marker.unlink()
    assert public(office) != made.signing.public, "the person took the marker away, as the sentence says"


def test_without_the_key_store_that_holds_them_they_are_not_made_anew(office: Office, vault: FolderVault) -> None:
    """A system that has none any more, or the same folder by CTJ_DATA_DIR."""
    given(office, key_store(vault))
    public(office)
    given(office, None)
    with pytest.raises(KeyStoreClosed):
        identity(office.store)
    assert files(office) == {".stored"}


def test_two_workspaces_have_their_own(office: Office, tmp_path: Path, vault: FolderVault) -> None:
    other = an_office(tmp_path, "pontarlier", 2)
    for one in (office, other):
        given(one, key_store(vault))
    assert public(office) != public(other)
    assert len(set(seeds(vault))) == 2
    place = place_of(office.store)
    keys_along(place, KEY)
    only_keys(replace(place, key=KEY))
    assert seeds(vault) == [identity(other.store).signing.seed.hex()]


def test_who_only_looks_into_a_bundle_has_the_keys_of_the_store(
    office: Office, tmp_path: Path, vault: FolderVault
) -> None:
    other = an_office(tmp_path, "pontarlier", 2)
    given(office, key_store(vault))
    introduce(office, other, Profile.PARTNER)
    other.a_meeting(other.a_committee("MOC").id)  # more than anybody may read
    bundle = tmp_path / "a.ctjx"
    export(other.store, plan_export(other.store, "Bureau morteau"), bundle)
    assert files(office) == {".stored"}
    environment = office.store.environment
    assert inspect(bundle, environment).sealed
    with pytest.raises(NotForUs):
        inspect(bundle, replace(environment, data_folder=tmp_path / "nobody"))
    for path in vault.folder.iterdir():
        path.unlink()
    with pytest.raises(KeysLost):
        inspect(bundle, environment)


@pytest.mark.usefixtures("quick_passphrases")
def test_a_passphrase_takes_them_out_of_the_store_and_its_end_puts_them_back(
    office: Office, vault: FolderVault
) -> None:
    given(office, key_store(vault))
    made = public(office)

    def under(key: bytes | None) -> None:
        known = protecting.of_store(office.store)
        office.store.close()
        if key is None:
            protecting.take_away(known)
        else:
            protecting.give_key(known, key, PHRASE)
        office.store.key = key
        office.reopen()

    for key in (KEY, bytes(32)):
        under(key)
        assert (files(office), vault.secrets) == ({".sealed"}, [])
        assert (public(office), lie(office)) == (made, KeysLie.UNDER_KEY)
    under(None)
    assert (files(office), len(vault.secrets), public(office)) == ({".stored"}, 1, made)


def test_an_entry_that_a_closed_store_keeps_is_forgotten_later(
    office: Office, tmp_path: Path, vault: FolderVault
) -> None:
    given(office, key_store(vault))
    made = public(office)
    keys_along(place_of(office.store), KEY)
    environment = replace(office.store.environment, key_store=key_store(RefusingVault(vault.folder)))
    sealed = replace(place_of(office.store), key=KEY, environment=environment)
    only_keys(sealed)
    assert (files(office), len(vault.secrets)) == ({".sealed", ".stored"}, 1)
    assert read_keys(sealed).signing.public == made
    only_keys(replace(sealed, environment=office.store.environment))
    assert (files(office), vault.secrets) == ({".sealed"}, [])


def test_a_transfer_takes_them_along_and_what_it_replaces_stays_beside(
    office: Office, tmp_path: Path, vault: FolderVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other computer had a copy of the workspace, with keys of its own in its own store."""
    from pyrage import passphrase

    monkeypatch.setattr(passphrase, "encrypt", lambda secret, _phrase: secret)
    monkeypatch.setattr(passphrase, "decrypt", lambda locked, _phrase: locked)
    given(office, key_store(vault))
    made, workspace = public(office), office.store.workspace_id
    there = FolderVault(tmp_path / "there-vault")
    seeded = office.store.environment
    elsewhere = Environment(
        seeded.clock, seeded.new_id, tmp_path / "there", machine=lambda: "b" * 32, key_store=key_store(there)
    )
    copy = replace(place_of(office.store), environment=elsewhere)
    own = identity_of_a_copy(copy)
    write_transfer(office.store, tmp_path / "a.ctjtransfer", PHRASE)
    with take_transfer(tmp_path / "a.ctjtransfer", tmp_path / "b.ctj", PHRASE, elsewhere) as moved:
        assert moved.workspace_id == workspace
        assert identity(moved).signing.public == made
        assert keys_lie(place_of(moved)) is KeysLie.IN_KEY_STORE
    assert sorted(seeds(there)) == sorted([read_keys(copy).signing.seed.hex(), own.signing.seed.hex()])


def identity_of_a_copy(place: Any) -> Identity:
    """The keys that another computer made for the same workspace."""
    from ctj_desktop.exchange.sealing import SealingKey
    from ctj_desktop.exchange.signing import SigningKey

    made = Identity(SigningKey.new(), SealingKey.new())
    keep_keys(place, made)
    return made


# killed between the steps


@pytest.mark.processes
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("way", ["in", "out", "back", "replaced"])
def test_killed_at_any_call_nothing_is_lost_and_nothing_stays_over(
    office: Office, tmp_path: Path, vault: FolderVault, way: str
) -> None:
    """From the file into the store, from there under a passphrase, back, and where keys take the place of others."""
    given(office, key_store(vault))
    plain = place_of(office.store)
    sealed, fileless = replace(plain, key=KEY), replace(plain, environment=replace(plain.environment, key_store=None))
    keys = identity_of_a_copy(fileless if way in ("in", "replaced") else plain)
    if way == "back":
        keys_along(plain, KEY)
        only_keys(sealed)
    if way == "replaced":
        identity(office.store)
        keys = identity_of_a_copy(fileless)
    under_another = tmp_path / "under another"
    at, to = {"out": (plain, sealed), "back": (sealed, plain)}.get(way, (plain, plain))

    def act() -> None:
        if way in ("in", "replaced"):
            identity(office.store)
        else:
            if not under_another.exists():
                keys_along(at, to.key)
                under_another.touch()  # here the workspace itself comes under the other key
            only_keys(to)

    folders = plain.path.parent, vault.folder
    begun = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    total = killed_at(act, None)
    assert total > 100
    left = set()
    for call in range(1, total, total // POINTS):
        under_another.unlink(missing_ok=True)
        for folder, content in zip(folders, begun, strict=True):
            for path in folder.iterdir():
                path.unlink()
            for name, octets in content.items():
                (folder / name).write_bytes(octets)
        killed_at(act, call)
        left.add(tuple(sorted(path.suffix for folder in folders for path in folder.iterdir())))
        assert read_keys(to if under_another.exists() else at).signing.seed == keys.signing.seed, call
        sweep(folders[0])
        if way == "back" and not under_another.exists():  # given up: the rest goes when it is opened
            only_keys(sealed)
            assert (files(office), vault.secrets) == ({".sealed"}, []), call
            assert read_keys(sealed).signing.seed == keys.signing.seed
            continue
        act()
        assert read_keys(to).signing.seed == keys.signing.seed, call
        assert {path.suffix for path in folders[0].iterdir()} == ({".sealed"} if way == "out" else {".stored"}), call
        assert len(vault.secrets) == {"in": 1, "out": 0, "back": 1, "replaced": 2}[way], call
    assert len(left) > 2, "it was killed before, between and after"


def killed_at(act: Callable[[], object], call: int | None) -> int:
    """Do it in a process that is killed at its n-th call of a function; how many calls it makes otherwise.

    The key store answers in a thread of its own, which is counted with the rest.
    """
    import threading

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            count = 0

            def watch(_frame: FrameType, event: str, _argument: Any) -> None:
                nonlocal count
                if event in ("call", "c_call"):
                    count += 1
                    if count == call:
                        os.kill(os.getpid(), signal.SIGKILL)

            threading.setprofile(watch)
            sys.setprofile(watch)
            act()
            sys.setprofile(None)
            os.write(writing, str(count).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return int(told or 0)


def test_where_the_system_keeps_nobody_out_keys_lie_under_a_passphrase_alone(office: Office) -> None:
    identity(office.store)
    place = place_of(office.store)
    office.store.environment = replace(office.store.environment, is_private=False)
    with pytest.raises(KeysOpenHere):
        identity(office.store)
    with pytest.raises(KeysOpenHere):
        keep_keys(place_of(office.store), read_keys(place))
    before = read_keys(place)
    keys_along(place_of(office.store), KEY)  # they are not lost: a passphrase takes them along
    assert read_keys(replace(place_of(office.store), key=KEY)).signing.public == before.signing.public


def test_on_windows_others_are_kept_out_of_the_profile_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "Anne" / "AppData" / "ctj"))
    assert not paths.is_private(windows=True)
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "Anne"))
    assert paths.is_private(windows=True)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "Annette"))
    assert not paths.is_private(windows=True)
