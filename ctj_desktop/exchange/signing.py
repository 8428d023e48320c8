"""Who wrote this? Ed25519 signatures, and a key as digits that two people compare by voice."""

import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

SEED = 32  # bytes
PUBLIC = 32
SIGNATURE = 64
_GROUPS = 6
_DIGITS_OF = b"ctj-digits-v1\0"


@dataclass(frozen=True)
class SigningKey:
    """The private part of an installation's key; the seed is all of it and never leaves the data folder."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED:
            raise ValueError("a signing key has 32 bytes")

    @classmethod
    def new(cls) -> Self:
        """A fresh key from the system's randomness."""
        return cls(os.urandom(SEED))

    @cached_property
    def _pair(self) -> tuple[bytes, bytes]:
        from nacl.bindings import crypto_sign_seed_keypair  # 20 ms, and most starts of the program sign nothing

        return crypto_sign_seed_keypair(self.seed)

    @property
    def public(self) -> bytes:
        """32 bytes that everybody may know."""
        return self._pair[0]

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same for the same message."""
        from nacl.bindings import crypto_sign

        return crypto_sign(message, self._pair[1])[:SIGNATURE]


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of `public` signed exactly these bytes; anything of a wrong length is not."""
    if len(public) != PUBLIC or len(signature) != SIGNATURE:
        return False
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    try:
        return crypto_sign_open(signature + message, public) == message
    except BadSignatureError:
        return False


def digits(public: bytes) -> tuple[str, ...]:
    """Six groups of four digits, from SHA-256 of the key under a prefix of its own (exchange/FORMAT.md 12.2).

    The whole digest modulo 10^24, about 80 bits: chance and patience do not find a second key with the same digits.
    """
    if len(public) != PUBLIC:
        raise ValueError("a public key has 32 bytes")
    number = int.from_bytes(hashlib.sha256(_DIGITS_OF + public).digest(), "big") % 10 ** (4 * _GROUPS)
    text = f"{number:0{4 * _GROUPS}}"
    return tuple(text[start : start + 4] for start in range(0, len(text), 4))
