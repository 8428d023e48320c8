"""Where do the private keys of this installation lie? Of a protected workspace under what opens it; of another one in
the key store of the system; where there is none, or it refuses, in a file for the person alone.

What is in the key store has a marker without secrets in the data folder (`WORKSPACE.stored`), so that an entry that
was lost is noticed, and one that was only begun is taken away. A plain file beside the marker is the newer one: an
earlier version, a transfer, or a store that refused left it, and it goes only once what it holds was read back from the
store (storage/FORMAT.md 4.2).
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum, auto
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import SigningKey
from ctj_desktop.services.steps.file_output import FileFailed, write_pieces
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.key_store import KeyStoreClosed
from ctj_desktop.storage.file.protection import KEY_SIZE, opened, sealed
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.whole_files import make_folder, sync_folder

PLAIN, STORED, SEALED = ".json", ".stored", ".sealed"
EARLIER: Final = "before"
"""What a transfer takes the place of: the name of its file ends so, and that of its entry in the key store."""


class KeysDamaged(StoreError):
    """The keys of this workspace cannot be read (file {name} in the program’s data folder). Put the file back from a
    backup of this computer, or remove it: the workspace then gets new keys, and partners must accept its new card.
    """

    name: str


class KeysUnderAnother(StoreError):
    """The keys of this workspace lie under the passphrase of another copy of it, the one whose recovery sheet has the
    mark {mark}. Exchange from that copy. Only where it is gone for good, remove the file {name} from the program’s
    data folder: this one then gets new keys, and partners must accept its new card.
    """

    name: str
    mark: str


class KeysLost(StoreError):
    """The keys of this workspace are gone from the key store of the system, where this computer kept them. Put the key
    store back from a backup of this computer, or remove the file {name} from the program’s data folder: the workspace
    then gets new keys, and partners must accept its new card.

    `name` is that of the marker.
    """

    name: str


class KeysOpenHere(UserError):
    """The private keys of this workspace would lie open in “{folder}”, outside your Windows profile. Protect the
    workspace by a passphrase in the settings: then they lie under it, wherever the folder is.
    """

    folder: str


class Identity(PositionalValue):
    """The keys of a workspace on this installation."""

    signing: SigningKey
    sealing: SealingKey


class KeyPlace(NamedValue):
    """Whose keys are meant: of a workspace under `key`, or under none, on the installation of an environment."""

    environment: Environment
    workspace: str
    key: bytes | None

    @property
    def path(self) -> Path:
        """The file that holds them, where a file does."""
        return self.beside(PLAIN if self.key is None else f"-{mark_of(self.key)}{SEALED}")

    @property
    def marker(self) -> Path:
        """Says that the key store holds those of the workspace under no key, and which they are."""
        return self.beside(STORED)

    def beside(self, ending: str) -> Path:
        """A file of this workspace in the folder of keys."""
        return self.environment.data_folder / "keys" / f"{self.workspace}{ending}"


class KeysLie(Enum):
    """What protects them."""

    NOWHERE = auto()
    UNDER_KEY = auto()
    IN_KEY_STORE = auto()
    IN_FILE = auto()


def place_of(store: OpenFile) -> KeyPlace:
    """Of a workspace that is open."""
    return KeyPlace(environment=store.environment, workspace=store.workspace_id, key=store.key)


def keys_lie(place: KeyPlace) -> KeysLie:
    """As it stands now, without asking the key store; NOWHERE before the first exchange."""
    if place.path.is_file():
        return KeysLie.IN_FILE if place.key is None else KeysLie.UNDER_KEY
    return KeysLie.IN_KEY_STORE if place.key is None and _marked(place).get("kept") is True else KeysLie.NOWHERE


def need_private(place: KeyPlace) -> None:
    """KeysOpenHere where others could read them; under a key they lie anywhere."""
    if place.key is None and not place.environment.is_private:
        raise KeysOpenHere(str(place.environment.data_folder))


def read_keys(place: KeyPlace) -> Identity:
    """FileNotFoundError where there are none, KeysDamaged, KeysLost, KeyStoreClosed."""
    try:
        return _read(place.path, place.key)
    except FileNotFoundError:
        if keys_lie(place) is not KeysLie.IN_KEY_STORE:
            raise
    return _fetched(place)


def keep_keys(place: KeyPlace, keys: Identity) -> None:
    """In the key store where there is one, else in a file; under a key sealed by it; KeysOpenHere, FileFailed."""
    need_private(place)
    try:
        make_folder(place.path.parent)
    except OSError as error:
        raise FileFailed(place.path.name, error) from error
    content = written_keys(keys)
    if place.key is not None:
        content = sealed(content, _under(place.key))
    elif _stored(place, keys):
        return
    write_pieces(place.path, (content,), private=True)


def into_key_store(place: KeyPlace, keys: Identity) -> None:
    """Those that lie plain go into the key store; where anything fails they stay where they are."""
    if place.key is None and place.path.is_file():
        with suppress(FileFailed, OSError):
            _stored(place, keys)


def keys_along(place: KeyPlace, key: bytes | None) -> None:
    """Before a workspace comes under another key: its keys here lie under that one too. As `read_keys`, FileFailed."""
    with suppress(FileNotFoundError):
        keep_keys(replace(place, key=key), read_keys(place))


def only_keys(place: KeyPlace) -> None:
    """Once it is: what lies there otherwise of this workspace goes. A key store that is closed is asked again later."""
    kept = place.path
    if keys_lie(place) is KeysLie.NOWHERE:
        return
    for path in kept.parent.glob(f"{place.workspace}*"):
        if path not in (kept, place.marker):
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
    if place.key is not None and place.marker.is_file():
        _forget(place)


def need_no_other(place: KeyPlace) -> None:
    """KeysUnderAnother where the keys of this workspace lie under a key that is not at hand."""
    for other in place.path.parent.glob(f"{place.workspace}-*{SEALED}"):
        raise KeysUnderAnother(other.name, other.stem.removeprefix(f"{place.workspace}-"))


def known_keys(environment: Environment) -> Iterator[SealingKey | StoreError]:
    """Every key for reading of this installation that lies under no key, to look into a bundle without opening a
    workspace; for one that cannot be read, why.
    """
    folder = environment.data_folder / "keys"
    for workspace in sorted({path.stem for ending in (PLAIN, STORED) for path in folder.glob(f"*{ending}")}):
        try:
            yield read_keys(KeyPlace(environment=environment, workspace=workspace, key=None)).sealing
        except OSError as error:
            yield FileFailed.of(error)
        except (KeysDamaged, KeysLost, KeyStoreClosed) as error:
            yield error


def written_keys(keys: Identity) -> bytes:
    """As they lie in the file and in a transfer."""
    return json.dumps({"signing": keys.signing.seed.hex(), "sealing": keys.sealing.secret}).encode("ascii")


def write_for_transfer(place: KeyPlace, target: Path) -> None:
    """As they travel: of a protected workspace sealed by its key; FileFailed, and as `read_keys`."""
    content = place.path.read_bytes() if place.key is not None else written_keys(read_keys(place))
    write_pieces(target, (content,), private=True)


def _read(path: Path, key: bytes | None) -> Identity:
    content = path.read_bytes()
    try:
        return _parsed(content if key is None else _opened(content, key))
    except ValueError as error:
        raise KeysDamaged(path.name) from error


def _parsed(content: bytes | str) -> Identity:
    """ValueError where it is not what was written."""
    try:
        held = json.loads(content)
        return Identity(SigningKey(bytes.fromhex(held["signing"])), SealingKey(held["sealing"]))
    except (KeyError, TypeError) as error:
        raise ValueError("keys") from error


def _opened(content: bytes, key: bytes) -> bytes:
    """ValueError where it is not what was sealed."""
    found = opened((content,), _under(key))
    if not found:
        raise ValueError("sealed")
    return found[0]


def _under(key: bytes) -> bytes:
    """No key serves two ends."""
    return blake2b(key, digest_size=KEY_SIZE, person=b"ctj identity").digest()


# the key store


def _fetched(place: KeyPlace) -> Identity:
    store = place.environment.key_store
    if store is None:
        raise KeyStoreClosed("CTJ_DATA_DIR")
    content = store.fetch(place.workspace)
    if content is None:
        raise KeysLost(place.marker.name)
    try:
        found = _parsed(content)
    except ValueError as error:
        raise KeysDamaged(place.marker.name) from error
    if not _speaks_of(place, found):
        raise KeysDamaged(place.marker.name)
    return found


def _stored(place: KeyPlace, keys: Identity) -> bool:
    """Whether the key store holds them now, and no file does any more; FileFailed, OSError: the file is there still."""
    store = place.environment.key_store
    if store is None or not _set_aside(place, keys):
        return False
    _mark(place, keys, kept=False)
    if not store.keep(place.workspace, written_keys(keys).decode("ascii")):
        place.marker.unlink(missing_ok=True)
        return False
    _mark(place, keys, kept=True)
    place.path.unlink(missing_ok=True)
    return True


def _mark(place: KeyPlace, keys: Identity, *, kept: bool) -> None:
    """Not `kept` yet: there may be an entry or not, and nobody builds on it."""
    held = {"signing": keys.signing.public.hex(), "sealing": keys.sealing.recipient, "kept": kept}
    write_pieces(place.marker, (json.dumps(held).encode("ascii"),), private=True)


def _set_aside(place: KeyPlace, keys: Identity) -> bool:
    """Whether no other keys are lost by these: what a transfer takes the place of is kept beside it."""
    store = place.environment.key_store
    if store is None or not place.marker.is_file() or _speaks_of(place, keys):
        return True
    try:
        earlier = store.fetch(place.workspace)
    except KeyStoreClosed:
        return False
    return earlier is None or store.keep(f"{place.workspace} {EARLIER}", earlier)


def _speaks_of(place: KeyPlace, keys: Identity) -> bool:
    held = _marked(place)
    return bool(held.get("signing") == keys.signing.public.hex() and held.get("sealing") == keys.sealing.recipient)


def _marked(place: KeyPlace) -> dict[str, Any]:
    """What the marker says; nothing where there is none. One that cannot be read says that something was kept."""
    try:
        held = json.loads(place.marker.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        held = None
    return held if isinstance(held, dict) else {"kept": True}


def _forget(place: KeyPlace) -> None:
    """The marker goes last: an entry that is still there is not forgotten."""
    store = place.environment.key_store
    if store is not None and all([store.forget(place.workspace), store.forget(f"{place.workspace} {EARLIER}")]):
        place.marker.unlink(missing_ok=True)
