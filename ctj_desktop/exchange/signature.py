"""Is a manifest signed, and by whom? One line of text beside it, over its bytes as they are stored."""

import hashlib
import re

from ctj_desktop.exchange.signing import SigningKey, is_signed

_DOMAIN = b"ctj-bundle-v1\0"
_LINE = re.compile(rb"ed25519 ([0-9a-f]{64}) ([0-9a-f]{128})\n")


def signature_line(manifest: bytes, key: SigningKey) -> bytes:
    """`ed25519 <public key> <signature>`."""
    return f"ed25519 {key.public.hex()} {key.sign(_message(manifest)).hex()}\n".encode()


def signer(manifest: bytes, line: bytes) -> bytes | None:
    """The key that signed these bytes; None if the line is no signature of them."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    public, signature = (bytes.fromhex(part.decode()) for part in found.groups())
    return public if is_signed(public, _message(manifest), signature) else None


def _message(manifest: bytes) -> bytes:
    return _DOMAIN + hashlib.sha256(manifest).digest()
