"""How does a workspace move to another computer, so that everything goes on: numbers, keys, partners?

The earlier file is only read from then on, and says where it went: two computers never go on under one name.
"""

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.exchange.transfer import FURTHER, NotATransfer, pack, unpack
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.exchange.own_keys import KeysLie, keys_lie, place_of, write_for_transfer
from ctj_desktop.services.steps.file_output import FileFailed, write_pieces
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.storage.errors import WorkspaceExists
from ctj_desktop.storage.file import anchor
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.file.protection import keys_of
from ctj_desktop.storage.store import Store

PIECE = 1 << 20  # bytes
PHRASE, KEY = FURTHER


def write_transfer(store: Store, target: Path, phrase: str) -> None:
    """Write everything that goes on elsewhere; from then on the store is only read.

    PhraseTooShort, FileFailed, ReadOnlyWorkspace; then nothing has moved.
    """
    store.may_write()
    need_phrase(phrase)
    identity(store)
    with private_folder(store.environment.data_folder) as work:
        try:
            copy = work / "copy.ctj"
            store.copy_to(copy)
            parts = {"workspace.ctj": copy, "keys.json": work / "keys.json", "anchor.json": work / "anchor.json"}
            write_for_transfer(place_of(store), parts["keys.json"])
            anchor.keep_anchor(store)
            shutil.copyfile(anchor.path_of(store), parts["anchor.json"])
            if store.key is not None:
                parts |= {PHRASE: keys_of(store.path), KEY: work / KEY}
                write_pieces(parts[KEY], (store.key.hex().encode("ascii"),), private=True)
            packed = pack(parts, work, phrase)
        except OSError as error:
            raise FileFailed(target.name, error) from error
        _move(store, packed, target)


def _move(store: Store, packed: Path, target: Path) -> None:
    """The mark comes first: a file that left is never followed by another word of this computer."""
    day = store.environment.clock().astimezone(ZONE).date()
    store.move_away(target.name, day)
    try:
        with packed.open("rb") as file:
            write_pieces(target, iter(lambda: file.read(PIECE), b""), private=True)
    except BaseException:
        store.stay()
        raise


def take_transfer(
    source: Path, target: Path, phrase: str, environment: Environment | None = None, step: Step = no_step
) -> Store:
    """The workspace of a transfer file at `target`, open, under the name and with the keys that it had.

    NotATransfer, WrongPhrase, FileFailed, NotPlainFile; WorkspaceExists rather than overwriting. What is refused
    leaves nothing, nor what `step` stops by what it raises; it is no longer asked once anything is put in its place.
    """
    system = environment or Environment.system()
    if target.exists() or target.is_symlink():
        raise WorkspaceExists(target.name)
    need_plain(source)
    with private_folder(system.data_folder) as work:
        try:
            parts = unpack(source, work, phrase, step)
        except OSError as error:
            raise FileFailed(source.name, error) from error
        key = _key_in(source, parts) if parts.keys() >= FURTHER.keys() else None
        with Store.open(parts["workspace.ctj"], environment=system, key=key, read_only=True) as found:
            anchored, keys = anchor.path_of(found), place_of(found)
        anchor.settle(parts["workspace.ctj"], parts["anchor.json"], system, key)
        newer = _is_newer(anchored, parts["anchor.json"])
        if not newer or keys_lie(keys) is KeysLie.NOWHERE:  # under another passphrase they lie here in another form
            _put(parts["keys.json"], keys.path)
        if not newer:
            _put(parts["anchor.json"], anchored)
        if key is not None:
            write_pieces(keys_of(target), (parts[PHRASE].read_bytes(),), private=True)
        with parts["workspace.ctj"].open("rb") as file:
            write_pieces(target, iter(lambda: file.read(PIECE), b""), private=True)
    return Store.open(target, environment=system, key=key)


def _key_in(source: Path, parts: Mapping[str, Path]) -> bytes:
    try:
        return bytes.fromhex(parts[KEY].read_text(encoding="ascii"))
    except ValueError as error:
        raise NotATransfer(source.name) from error


def _is_newer(here: Path, came: Path) -> bool:
    """Whether this computer went on under the same name already: what it remembers then stays."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        held, moved = (json.loads(path.read_text(encoding="utf-8")) for path in (here, came))
        return bool(held["replica"] == moved["replica"])
    return False


def _put(source: Path, target: Path) -> None:
    """Whatever stood there stays beside it."""
    if target.exists():
        target.replace(target.with_suffix(".before"))
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_pieces(target, (source.read_bytes(),), private=True)
