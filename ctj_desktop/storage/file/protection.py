"""What opens a protected workspace? A random key that lies beside it, wrapped by the passphrase (storage/FORMAT.md 8).

A wrap is the key sealed (XSalsa20-Poly1305) by what Argon2id makes of the passphrase. While a key is exchanged for
another the keys of both lie there, so that whatever stands under the name of the workspace opens.
"""

import errno
import json
import secrets
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.protection.passphrases import as_octets, need_phrase
from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.errors import UserError
from ctj_desktop.storage.errors import (
    DamagedWorkspace,
    DiskFull,
    KeysFileDamaged,
    KeysGone,
    KeysOfAnother,
    MediumFailed,
    NeedsPassphrase,
    SheetOfAnother,
    WorkspaceExists,
    WrongKey,
    WrongPassphrase,
)
from ctj_desktop.storage.file.connection import connect, translated
from ctj_desktop.storage.file.generations import ENDING as BACKUP
from ctj_desktop.storage.file.generations import LOOKING, folder_of, generations_in, workspace_of
from ctj_desktop.storage.file.headers import is_plain, looks_protected
from ctj_desktop.whole_files import read_at_most, sync_folder, write_whole

KEY_SIZE = 32  # bytes
MEMORY, PASSES = 256 * 2**20, 3
"""Of Argon2id, one lane: 0.7 s on the machine of the measurements, and a quarter of a gigabyte for each guess."""
MOST_MEMORY, MOST_PASSES, MOST_WRAPS, MOST_BYTES = MEMORY, PASSES, 16, 64_000
"""What is read of a file that anybody could have put there: no guess costs more than those that are written."""
FORMAT: Final = 1
_SALT, _LEAST_MEMORY = 16, 8192
"""Of libsodium, in bytes."""


class Wrap(NamedValue):
    """What one passphrase opens: the mark of each key, and the key sealed."""

    salt: bytes
    memory: int
    passes: int
    boxes: tuple[tuple[str, bytes], ...] = ()


class Keys(NamedValue):
    """What lies beside a protected file. `unfinished`: backups beside it may still be under another key or none.

    `links` are keys under keys: while one takes the place of another, each passphrase opens whichever is there.
    """

    wraps: tuple[Wrap, ...]
    links: tuple[bytes, ...] = ()
    unfinished: bool = False


def new_key() -> bytes:
    """From the randomness of the system."""
    return secrets.token_bytes(KEY_SIZE)


def keys_of(path: Path) -> Path:
    """`NAME.ctj.keys` beside the workspace, and in the folder of its backups for each of them."""
    name = f"{workspace_of(path)}.ctj" if path.suffix == BACKUP else path.name
    return path.with_name(f"{name}.keys")


def need_key(path: Path) -> None:
    """What is said of a file that was opened without one: NeedsPassphrase or KeysGone, nothing where it is none."""
    if is_protected(path):
        beside = keys_of(path)
        raise NeedsPassphrase(path.name) if beside.is_file() else KeysGone(path.name, beside.name)


def is_protected(path: Path) -> bool:
    """Whether a file that is there opens only with a key; where its first page is damaged, the keys beside it tell."""
    return path.is_file() and (looks_protected(path) or (keys_of(path).is_file() and not is_plain(path)))


def unlock(path: Path, phrase: str) -> bytes:
    """The key that opens the file; KeysGone, KeysFileDamaged, WrongPassphrase, KeysOfAnother.

    Of a file whose first page is damaged it is the one that opens its backups.
    """
    return unlock_all(path, phrase)[0]


def unlock_all(path: Path, phrase: str) -> tuple[bytes, ...]:
    """As `unlock`, and then the others by which backups may open while one key takes the place of another."""
    found = opened_by(path, phrase)
    for place in _places(path):
        for key in found:
            if opens(place, key):
                return (key, *(other for other in found if other != key))
        if not _has_newest(path, found):  # of an earlier key, which a backup still needs
            raise WrongPassphrase(path.name)
    raise KeysOfAnother(path.name, keys_of(path).name)


def opened_by(path: Path, phrase: str) -> tuple[bytes, ...]:
    """Every key that the passphrase opens, the newest first; the refusals of `unlock`."""
    keys = read(path)
    found = [key for wrap in keys.wraps for key in _opened((box for _, box in wrap.boxes), _stretched(phrase, wrap))]
    if not found:
        raise WrongPassphrase(path.name)
    return tuple(dict.fromkeys((*found, *(one for key in found for one in _opened(keys.links, key)))))


def _places(path: Path) -> tuple[Path, ...]:
    return path, *(one.path for one in generations_in(folder_of(path), path.stem, None, None))


def need_sheet(path: Path, key: bytes) -> None:
    """SheetOfAnother for a key that opens neither the file nor, where its first page is damaged, a backup of it.

    Nor is it one of an earlier key, by which a backup may still open.
    """
    for place in _places(path):
        if opens(place, key):
            return
        if not _has_newest(path, (key,)):
            break
    raise SheetOfAnother(path.name, mark_of(key))


def _has_newest(path: Path, keys: Iterable[bytes]) -> bool:
    """Whether the key that was given last is one of these; where what lies beside cannot be read, any may be it."""
    with suppress(UserError):
        newest = {mark for mark, _ in read(path).wraps[0].boxes[:1]}
        return not newest.isdisjoint(map(mark_of, keys))
    return True


def opens(path: Path, key: bytes | None) -> bool:
    """Whether the file is under this key, damaged or not.

    What stands in its log only is read too: a kill while that came into the file leaves it whole in no other way.
    """
    if key is None or is_plain(path):
        return key is None and is_plain(path)
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and log.stat().st_size:
        with suppress(MediumFailed, DiskFull):  # where nothing can be made beside it
            return _opens(path, key, "mode=ro")
    return _opens(path, key, LOOKING)


def _opens(path: Path, key: bytes, mode: str) -> bool:
    try:
        connection = connect(path, key, mode=mode)
        try:
            with translated(path, keyed=True):
                connection.run("SELECT count(*) FROM sqlite_master").scalar()
        finally:
            connection.close()
    except WrongKey:
        return False
    except DamagedWorkspace:  # its first page was read
        return True
    return True


def wrapped(phrase: str, *keys: bytes) -> Wrap:
    """The keys, the newest first, under a passphrase; PhraseTooShort."""
    need_phrase(phrase)
    bare = Wrap(salt=secrets.token_bytes(_SALT), memory=MEMORY, passes=PASSES)
    under = _stretched(phrase, bare)
    return replace(bare, boxes=tuple((mark_of(key), sealed(key, under)) for key in keys))


def sealed(content: bytes, under: bytes) -> bytes:
    """What only this key opens."""
    from nacl.secret import SecretBox

    return bytes(SecretBox(under).encrypt(content))


def opened(boxes: Iterable[bytes], under: bytes) -> list[bytes]:
    """Those that this key opens."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    found = []
    for one in boxes:
        with suppress(CryptoError, ValueError):
            found.append(bytes(SecretBox(under).decrypt(one)))
    return found


def only(keys: Keys, kept: set[str]) -> Keys:
    """What opens the keys of these marks, and no other one."""
    return Keys(wraps=_with_marks(keys, kept, those=True))


def marks(keys: Keys) -> set[str]:
    """Of every key that lies there."""
    return {mark for wrap in keys.wraps for mark, _ in wrap.boxes}


def _with_marks(keys: Keys, named: set[str], *, those: bool) -> tuple[Wrap, ...]:
    kept = (replace(one, boxes=tuple(box for box in one.boxes if (box[0] in named) is those)) for one in keys.wraps)
    return tuple(one for one in kept if one.boxes)


def read(path: Path) -> Keys:
    """What lies beside the file; KeysGone, KeysFileDamaged."""
    place = keys_of(path)
    try:
        content = read_at_most(place, MOST_BYTES)
    except FileNotFoundError as error:
        raise KeysGone(path.name, place.name) from error
    except OSError as error:  # a folder, a pipe, a medium that fails
        raise KeysFileDamaged(path.name, place.name) from error
    try:
        if content is None:
            raise ValueError(place.name)
        return _parsed(content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise KeysFileDamaged(path.name, place.name) from error


def write(place: Path, keys: Keys) -> None:
    """The file of keys, whole and for good; what stood there is gone. MediumFailed."""
    if not keys.wraps:
        raise ValueError("no keys")
    held = {
        "wraps": [
            {
                "salt": one.salt.hex(),
                "memory": one.memory,
                "passes": one.passes,
                "keys": [{"mark": mark, "box": box.hex()} for mark, box in one.boxes],
            }
            for one in keys.wraps
        ],
        "links": [link.hex() for link in keys.links],
        "unfinished": keys.unfinished,
    }
    text = json.dumps(held, sort_keys=True)
    whole = {"format": FORMAT, "held": held, "sum": sha256(text.encode("ascii")).hexdigest()}
    _write(place, json.dumps(whole, indent=1).encode("ascii"))


def _write(place: Path, content: bytes) -> None:
    try:
        write_whole(place, (content,), private=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(place.name) from error
        raise MediumFailed(place.name, error.strerror or "") from error


def carry(path: Path, target: Path) -> None:
    """What opens a file lies beside its copy too; nothing where it has no keys.

    WorkspaceExists where the keys of another file lie there, MediumFailed.
    """
    with suppress(FileNotFoundError):
        content = read_at_most(keys_of(path), MOST_BYTES)
        if content is not None and need_own_beside(path, target):
            _write(keys_of(target), content)


def need_own_beside(path: Path, target: Path) -> bool:
    """Whether no keys lie where those of a file would come; False for the same ones, WorkspaceExists for others."""
    place = keys_of(target)
    if not place.exists():
        return True
    with suppress(OSError):
        if place.is_file() and place.read_bytes() == read_at_most(keys_of(path), MOST_BYTES):
            return False
    raise WorkspaceExists(place.name)


def carry_into(path: Path, folder: Path, gone: Iterable[bytes] = ()) -> None:
    """Beside the backups of the workspace in a folder: what lies there for other keys stays, since a backup of an
    earlier key, or of another workspace of that name, may need it; but for those that are `gone`.
    """
    if not keys_of(path).is_file():
        return
    own, beside = read(path), folder / f"{path.stem}.ctj"
    others: tuple[Wrap, ...] = ()
    with suppress(UserError):
        others = _with_marks(read(beside), marks(own) | set(map(mark_of, gone)), those=False)
    both = replace(own, wraps=(*own.wraps, *others)[:MOST_WRAPS], unfinished=False)
    with suppress(UserError):
        if read(beside) == both:
            return
    write(keys_of(beside), both)


def forget(path: Path, folders: Iterable[Path] = ()) -> None:
    """Take the keys of a workspace away that is no longer under one; its own last, which say that it is not done."""
    with suppress(UserError):
        own = marks(read(path))
        for beside in (folder / f"{path.stem}.ctj" for folder in folders):
            with suppress(UserError):
                others = _with_marks(read(beside), own, those=False)
                if others:
                    write(keys_of(beside), Keys(wraps=others))
                else:
                    _take_away(keys_of(beside))
    _take_away(keys_of(path))


def _take_away(place: Path) -> None:
    """For good: a power cut brings a name back that was not flushed."""
    place.unlink(missing_ok=True)
    sync_folder(place.parent)


def _parsed(content: bytes) -> Keys:
    whole = json.loads(content.decode("ascii"))
    held = whole["held"]
    if (
        whole["format"] != FORMAT
        or whole["sum"] != sha256(json.dumps(held, sort_keys=True).encode("ascii")).hexdigest()
    ):
        raise ValueError("sum")
    wraps, links = tuple(map(_wrap, _list(held["wraps"]))), tuple(map(bytes.fromhex, _list(held["links"])))
    if not wraps:
        raise ValueError("wraps")
    return Keys(wraps=wraps, links=links, unfinished=held["unfinished"] is True)


def _wrap(held: Any) -> Wrap:
    salt, memory, passes = bytes.fromhex(held["salt"]), held["memory"], held["passes"]
    if not isinstance(memory, int) or not isinstance(passes, int) or len(salt) != _SALT:
        raise TypeError("wrap")
    if not (_LEAST_MEMORY <= memory <= MOST_MEMORY and 1 <= passes <= MOST_PASSES):
        raise ValueError("bounds")
    boxes = tuple((str(one["mark"]), bytes.fromhex(one["box"])) for one in _list(held["keys"]))
    return Wrap(salt=salt, memory=memory, passes=passes, boxes=boxes)


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list) or len(found) > MOST_WRAPS:
        raise TypeError("list")
    return found


def _opened(boxes: Iterable[bytes], under: bytes) -> list[bytes]:
    return [key for key in opened(boxes, under) if len(key) == KEY_SIZE]


def _stretched(phrase: str, wrap: Wrap) -> bytes:
    from nacl.pwhash import argon2id

    return bytes(argon2id.kdf(KEY_SIZE, as_octets(phrase), wrap.salt, opslimit=wrap.passes, memlimit=wrap.memory))
