"""How does a file become one that only those for whom it is meant can read? An age file, streamed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from ctj_desktop.exchange.refusals import NotForUs, SealBroken

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

MAGIC = b"age-encryption.org/v1\n"


@dataclass(frozen=True)
class SealingKey:
    """The private part of an installation's key for reading: an age X25519 identity; never leaves the data folder."""

    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        _ = self._identity

    @classmethod
    def new(cls) -> Self:
        """A fresh key from the system's randomness."""
        from pyrage.x25519 import Identity

        return cls(str(Identity.generate()))

    @property
    def _identity(self) -> "Identity":
        from pyrage import IdentityError
        from pyrage.x25519 import Identity

        try:
            return Identity.from_str(self.secret)
        except IdentityError:
            raise ValueError("not an age identity") from None  # its text might hold the secret

    @property
    def recipient(self) -> str:
        """What others seal to: `age1…`."""
        return str(self._identity.to_public())


def is_recipient(text: str) -> bool:
    """Whether one can seal to this."""
    from pyrage import RecipientError
    from pyrage.x25519 import Recipient

    try:
        Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def is_sealed(path: Path) -> bool:
    """Whether the file is an age file, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: Path, recipients: Sequence[str]) -> str:
    """Write `source` to `target` so that the recipients, and nobody else, can read it; SHA-256 of what was written.

    ValueError without a recipient or for one that is none; OSError from either file, as it was raised.
    """
    from pyrage import EncryptError, encrypt_io
    from pyrage.x25519 import Recipient

    if not recipients or not all(map(is_recipient, recipients)):
        raise ValueError("nobody to seal to")
    with source.open("rb") as reader, target.open("wb") as writer:
        watched = Watched(writer)
        try:
            encrypt_io(reader, watched, [Recipient.from_str(recipient) for recipient in recipients])
        except EncryptError as error:
            raise watched.error or OSError(str(error)) from error
    return watched.digest.hexdigest()


def unseal(source: Path, target: Path, keys: Sequence[SealingKey], name: str | None = None) -> None:
    """Write what is inside; NotForUs if no key opens it, SealBroken if it was cut or altered.

    `name` is what these call the file, if not by the name of `source`.

    What has been written to `target` before that shows is the caller's to remove.
    """
    from pyrage import DecryptError, decrypt_io

    with source.open("rb") as reader, target.open("wb") as writer:
        watched = Watched(writer)
        try:
            decrypt_io(reader, watched, [key._identity for key in keys])
        except DecryptError as error:
            if "No matching keys" in str(error):
                raise NotForUs(name or source.name) from error
            raise SealBroken(name or source.name) from error
        except OSError as error:
            if watched.error or error.errno:
                raise watched.error or error from error
            raise SealBroken(name or source.name) from error


class Watched:
    """A file that remembers why it could not be written, since pyrage passes on the words alone, and its hash."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """As a file does."""
        self.digest.update(data)
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """As a file does."""
        try:
            self._file.flush()
        except OSError as error:
            self.error = error
            raise
