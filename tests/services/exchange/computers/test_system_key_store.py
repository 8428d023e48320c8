"""Does the real key store of the system keep the keys of a workspace: the vault of Windows, the Secret Service?"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.exchange.own_keys import KeysLie, keys_along, keys_lie, only_keys, place_of
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.key_store import KeyStoreClosed, of_system
from tests.services.exchange.exchanging import an_office

ROOT = Path(__file__).parents[4]
BUS, DAEMON = "dbus-run-session", "gnome-keyring-daemon"
THERE = all(map(shutil.which, (BUS, DAEMON))) and all(map(importlib.util.find_spec, ("keyring", "secretstorage")))


@pytest.mark.skipif(sys.platform != "win32", reason="asks the vault of Windows")
def test_the_vault_of_windows_keeps_them(tmp_path: Path) -> None:
    tried(tmp_path)


@pytest.mark.long
@pytest.mark.processes
@pytest.mark.skipif(not THERE, reason="needs a Secret Service of its own, and keyring, which Linux has not of ours")
def test_the_secret_service_keeps_them_and_a_locked_one_is_not_waited_for(tmp_path: Path) -> None:
    """On a bus, with a daemon and a home of its own: nothing of the person who runs this is touched."""
    home = tmp_path / "home"
    home.mkdir()
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(home), "DISPLAY": ""}
    program = f"import tests.services.exchange.computers.{Path(__file__).stem} as own; own.on_a_bus()"
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        [BUS, "--", sys.executable, "-c", program, str(tmp_path)],
        env={**os.environ, **own, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "kept, moved, locked"


def on_a_bus() -> None:
    """In a process of its own: with a daemon that is unlocked, and then locked."""
    folder = Path(sys.argv[1])
    daemon = subprocess.Popen([DAEMON, "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE)
    try:
        assert daemon.stdin is not None
        daemon.stdin.write(b"of this test")
        daemon.stdin.close()
        tried(folder)
        locked(folder)
        sys.stdout.write("kept, moved, locked\n")
    finally:
        daemon.terminate()
        daemon.wait()


def tried(folder: Path) -> None:
    """A file moves into the store, is found there, and leaves it for a passphrase."""
    office = an_office(folder, "morteau", 1)
    made = identity(office.store)
    store = of_system()
    name = office.store.workspace_id
    office.store.close()
    office.store.environment = replace(office.store.environment, key_store=store)
    office.reopen()
    place = place_of(office.store)
    try:
        assert store.fetch(name) is None
        assert identity(office.store).signing.public == made.signing.public
        assert keys_lie(place) is KeysLie.IN_KEY_STORE
        assert made.signing.seed.hex() in str(store.fetch(name))
        assert store.keep(name, str(store.fetch(name)))
        assert store.keep("another", "x" * 1000)
        assert store.fetch("another") == "x" * 1000
        assert made.signing.seed.hex() in str(of_system().fetch(name))
        keys_along(place, bytes(32))
        only_keys(replace(place, key=bytes(32)))
        assert store.fetch(name) is None
        assert not place.marker.exists()
    finally:
        assert store.forget(name)
        assert store.forget("another")
        office.store.close()


def locked(folder: Path) -> None:
    """Nobody is there to answer what it asks."""
    import secretstorage

    office = an_office(folder, "pontarlier", 2)
    seeded = office.store.environment
    office.store.close()
    office.store.environment = replace(seeded, key_store=of_system())
    office.reopen()
    identity(office.store)
    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()
    assert keys_lie(place_of(office.store)) is KeysLie.IN_KEY_STORE
    try:
        identity(office.store)
    except KeyStoreClosed:
        pass
    else:
        raise AssertionError("it was locked")
    other = an_office(folder, "bienne", 3)
    other.store.close()
    other.store.environment = replace(other.store.environment, key_store=of_system())
    other.reopen()
    identity(other.store)
    assert keys_lie(place_of(other.store)) is KeysLie.IN_FILE
    office.store.close()
    other.store.close()


def test_a_folder_that_may_travel_has_no_key_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """As every test."""
    assert Environment.system().key_store is None
    monkeypatch.delenv("CTJ_DATA_DIR")
    assert Environment.system().key_store is not None


@pytest.mark.processes
def test_it_is_loaded_when_it_is_asked_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTJ_DATA_DIR")
    program = (
        "import sys, ctj_desktop.cli\n"
        "from ctj_desktop.services.exchange import identity\n"
        "from ctj_desktop.storage.file.environment import Environment\n"
        "assert Environment.system().key_store is not None\n"
        "assert 'keyring' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
