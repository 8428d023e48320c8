"""What is the file in which a whole workspace moves to another computer? Sealed by a phrase, and read by nobody else.

A plain zip of two age files: `key.age` holds, sealed by the phrase, the key that opens `content.age`, so that a large
workspace need not be sealed in memory. Inside are the workspace, its keys and its anchor (storage/FORMAT.md 4.3).
"""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.errors import UserError
from ctj_desktop.exchange.refusals import BundleRefused
from ctj_desktop.exchange.sealing import SealingKey, seal, unseal

SUFFIX: Final = ".ctjtransfer"
KEY, CONTENT = "key.age", "content.age"
PARTS: Final[Mapping[str, int]] = {"workspace.ctj": 8_000_000_000, "keys.json": 100_000, "anchor.json": 10_000_000}
"""What is inside, and how many bytes at most."""
FURTHER: Final[Mapping[str, int]] = {"passphrase.keys": 100_000, "key": 100}
"""Of a protected workspace: what its passphrase opens, and the key itself, so that the phrase of the file is enough."""
LARGEST_KEY: Final = 10_000  # bytes
PIECE: Final = 1 << 20


class NotATransfer(UserError):
    """“{name}” is no transfer file, or it was cut or altered on its way. Nothing was taken in. Copy it once more from
    the earlier computer.
    """

    name: str


class WrongPhrase(UserError):
    """This phrase does not open “{name}”. Write it as it was written on the earlier computer."""

    name: str


def pack(parts: Mapping[str, Path], work: Path, phrase: str) -> Path:
    """The transfer file, in the private folder `work`; PhraseTooShort, OSError."""
    from pyrage import passphrase

    need_phrase(phrase)
    inner, sealed, outer = work / "inner.zip", work / CONTENT, work / "outer.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_STORED) as archive:
        for name in (*PARTS, *(name for name in FURTHER if name in parts)):
            archive.write(parts[name], name)
    key = SealingKey.new()
    seal(inner, sealed, [key.recipient])
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(KEY, passphrase.encrypt(key.secret.encode("ascii"), phrase))
        archive.write(sealed, CONTENT)
    return outer


def unpack(
    source: Path, work: Path, phrase: str, step: Callable[[int, int], None] = lambda _done, _total: None
) -> dict[str, Path]:
    """Open the file into its parts, in the private folder `work`; NotATransfer, WrongPhrase, OSError.

    `step` is given the bytes read and those to be read; what it raises stops it.
    """
    sealed, inner = work / CONTENT, work / "inner.zip"
    try:
        with zipfile.ZipFile(source) as archive:
            locked = _read(archive, KEY)
            _extract(archive, CONTENT, sealed, source.stat().st_size, step)
        unseal(sealed, inner, [SealingKey(_opened(locked, phrase, source.name))])
        with zipfile.ZipFile(inner) as archive:
            found = {**PARTS, **{name: FURTHER[name] for name in archive.namelist() if name in FURTHER}}
            for name, largest in found.items():
                _extract(archive, name, work / name, largest, step)
    except (zipfile.BadZipFile, BundleRefused, LookupError, ValueError, NotImplementedError, RuntimeError) as error:
        raise NotATransfer(source.name) from error
    return {name: work / name for name in found}


def _opened(locked: bytes, phrase: str, name: str) -> str:
    from pyrage import DecryptError, passphrase

    try:
        return str(passphrase.decrypt(locked, phrase), "ascii")
    except DecryptError as error:
        raise WrongPhrase(name) from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(_entry(archive, name, LARGEST_KEY)) as part:
        return part.read(LARGEST_KEY)


def _extract(archive: zipfile.ZipFile, name: str, target: Path, largest: int, step: Callable[[int, int], None]) -> None:
    entry, done = _entry(archive, name, largest), 0
    with archive.open(entry) as part, target.open("wb") as file:
        while piece := part.read(PIECE):
            step(done, entry.file_size)
            done += file.write(piece)


def _entry(archive: zipfile.ZipFile, name: str, largest: int) -> zipfile.ZipInfo:
    """Stored as it is, so that it cannot be larger than it says; ValueError for anything else."""
    entry = archive.getinfo(name)
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > largest:
        raise ValueError(name)
    return entry
