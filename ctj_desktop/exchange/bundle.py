"""How do changesets become one file that may be lost, repeated, reordered or cut without harm, and back?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from ctj_desktop.domain.log import Changeset
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import SigningKey


@dataclass(frozen=True, slots=True)
class Blob:
    """One attachment by content; `pieces` None: listed, and withheld."""

    sha256: str
    size: int
    pieces: Callable[[], Iterator[bytes]] | None


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written: where (another name if the wanted one was held), its SHA-256 and size."""

    path: Path
    manifest: Manifest
    sha256: str
    size: int


class Opened:
    """A bundle whose signature and hashes are right; private copies of it until `close`."""

    manifest: Manifest
    sha256: str
    size: int
    sealed: bool

    def changesets(self) -> Iterator[Changeset]:
        """Every changeset in the order of the file, each checked before it is given out."""
        raise NotImplementedError

    def blob(self, sha256: str) -> Iterator[bytes]:
        """An attachment's content piece by piece; KeyError if it is not inside."""
        raise NotImplementedError

    def close(self) -> None:
        """Remove the private copies."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def write_bundle(
    target: Path,
    manifest: Manifest,
    changesets: Iterable[Changeset],
    blobs: Sequence[Blob],
    key: SigningKey,
    seal_to: Sequence[str],
    work: Path,
    progress: Callable[[int], None] | None = None,
) -> Written:
    """Write a bundle whole or not at all."""
    raise NotImplementedError


def open_bundle(source: Path, work: Path, keys: Sequence[SealingKey], trusted: Collection[bytes] | None) -> Opened:
    """Copy, unseal and check a bundle before anything of it is believed."""
    raise NotImplementedError
