"""Was this file copied or restored? The anchor in the person's data folder remembers how far the replica was.

It remembers the chains too: of two copies that went on under one name it knows which one was last.
Order: anchor (old values), database commit, anchor (new values) (storage/FORMAT.md 4.1). On opening, another
installation or another computer means *copied*, an anchor ahead of the file means *restored*; both get a new replica,
the old log stays.
"""

import hashlib
import json
import platform
import uuid
from enum import StrEnum
from pathlib import Path
from typing import Any

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.storage import reading
from ctj_desktop.storage.file import sums
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.whole_files import make_folder, write_whole

FORMER = "former"  # local setting: under which names this file went on before, and how it lost each


class Renewal(StrEnum):
    """Why a file got a new replica: on another installation, on another computer with the same keys, or restored."""

    COPIED = "copied"
    CLONED = "cloned"
    RESTORED = "restored"


def new_replica() -> ReplicaId:
    """Random 128 bits, never derived: two copies must not agree on it."""
    return ReplicaId(uuid.uuid4())


def install_id(data_folder: Path) -> str:
    """The id of this installation, made at first use."""
    path = data_folder / "install"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        make_folder(data_folder)
        made = f"{uuid.uuid4()}-{_machine()}"
        write_whole(path, (made.encode("ascii"),), private=True)
        return made


def _machine() -> str:
    name = f"{platform.node()}|{uuid.getnode():x}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def path_of(store: OpenFile) -> Path:
    """Where the anchor of this workspace lies on this installation."""
    return store.environment.data_folder / "anchors" / f"{store.workspace_id}.json"


def keep_anchor(store: OpenFile) -> None:
    """Remember how far the own replica is; called after each commit. Losing it only makes a restore unseen.

    So it is not waited for until it is on the disk: each keystroke that is kept would take twice as long.
    """
    path = path_of(store)
    ends = {name: store.streams.end(scope, store.replica) for name, scope in _scopes(store).items()}
    held = {
        "replica": str(store.replica),
        "ends": {name: end.seq for name, end in ends.items()},
        "chains": {name: end.chain.hex() for name, end in ends.items()},
        "machine": store.environment.machine(),
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(held), encoding="utf-8")
        part.replace(path)
    except OSError:
        return  # the commit stands; a full data folder must not undo it


def forget(store: OpenFile) -> None:
    """Before the file is taken away for good."""
    path_of(store).unlink(missing_ok=True)


def bind(store: OpenFile) -> str | None:
    """On opening for writing: "copied" or "restored" where the file got a replica of its own, else None."""
    path_of(store).with_suffix(".part").unlink(missing_ok=True)
    install, held = install_id(store.environment.data_folder), _held(store)
    if store.setting("install") != install:
        return _renew(store, install, Renewal.COPIED)
    if _is_elsewhere(store, held):
        return _renew(store, install, Renewal.CLONED)
    if _is_ahead(store, held):
        return _renew(store, install, Renewal.RESTORED)
    if held and not held.get("machine") and store.environment.machine():
        keep_anchor(store)  # of an earlier version: from now on it knows its computer
    return None


def settle(path: Path, anchored: Path, environment: Environment, key: bytes | None) -> None:
    """A file that came with its anchor, and that nobody has open, is at home on this installation and computer."""
    held = json.loads(anchored.read_text(encoding="utf-8"))
    anchored.write_text(json.dumps({**held, "machine": environment.machine()}), encoding="utf-8")
    connection = connect(path, key, mode="mode=rw")
    try:
        sums.keep(connection)
        reading.keep_setting(connection, "install", install_id(environment.data_folder))
    finally:
        connection.close()


def former(store: OpenFile) -> list[tuple[ReplicaId, Renewal]]:
    """The replicas under which this file was written before, the last one last, and how it got the next one."""
    found = json.loads(store.setting(FORMER) or "[]")
    return [(ReplicaId(uuid.UUID(replica)), Renewal(how)) for replica, how in found]


def _held(store: OpenFile) -> dict[str, Any]:  # what a later version keeps has its own types
    try:
        held = json.loads(path_of(store).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _is_elsewhere(store: OpenFile, held: dict[str, Any]) -> bool:
    """Whether file and data folder came together from another computer, as on a cloned disk."""
    then, now = held.get("machine"), store.environment.machine()
    return bool(then and now and then != now)


def _is_ahead(store: OpenFile, held: dict[str, Any]) -> bool:
    if not held:
        return False
    if held.get("replica") != str(store.replica):
        # Another copy on this computer was already given a new replica, so this one is not its continuation.
        return True
    scopes, chains = _scopes(store), held.get("chains", {})
    return any(
        seq and (name not in scopes or not _continues(store, scopes[name], seq, chains.get(name)))
        for name, seq in held["ends"].items()
    )


def _continues(store: OpenFile, scope: Scope, seq: int, chain: str | None) -> bool:
    """Whether the file holds what the anchor saw, and not another content under the same number."""
    if seq > store.streams.end(scope, store.replica).seq:
        return False
    return chain is None or store.chain_at(scope, store.replica, seq).hex() == chain


def _scopes(store: OpenFile) -> dict[str, Scope]:
    return {f"{scope.home}/{scope.data_class}": scope for scope in store.streams.scopes()}


def renew(store: OpenFile) -> None:
    """A file that had gone to another computer goes on here after all, under a new name."""
    _renew(store, install_id(store.environment.data_folder), Renewal.RESTORED)


def _renew(store: OpenFile, install: str, how: Renewal) -> str:
    before = [[str(replica), str(lost)] for replica, lost in former(store)]
    store.keep_setting(FORMER, json.dumps([*before, [str(store.replica), str(how)]]))
    store.keep_setting("install", install)
    store.replica = new_replica()
    store.keep_setting("replica", str(store.replica))
    keep_anchor(store)
    return str(Renewal.RESTORED if how is Renewal.RESTORED else Renewal.COPIED)
