"""Do keys sign, seal and show themselves as promised?"""

import errno
from io import BytesIO
from pathlib import Path

import pytest

from ctj_desktop.exchange.refusals import NotForUs, SealBroken
from ctj_desktop.exchange.sealing import SealingKey, Watched, is_recipient, is_sealed, seal, unseal
from ctj_desktop.exchange.signing import SigningKey, digits, is_signed
from tests.exchange.bundles import KEY, OTHER_KEY

SEALING = SealingKey.new()


def test_a_signature_is_of_one_key_and_one_message() -> None:
    signature = KEY.sign(b"message")
    assert len(KEY.public) == 32
    assert len(signature) == 64
    assert signature == SigningKey(KEY.seed).sign(b"message")
    assert is_signed(KEY.public, b"message", signature)
    assert not is_signed(KEY.public, b"Message", signature)
    assert not is_signed(OTHER_KEY.public, b"message", signature)
    assert not is_signed(KEY.public, b"message", signature[:-1])
    assert not is_signed(KEY.public[:-1], b"message", signature)
    assert not is_signed(bytes(32), b"message", bytes(64))


def test_the_vector_of_the_standard() -> None:
    """RFC 8032, 7.1, test 1."""
    key = SigningKey(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")


def test_keys_are_fresh_and_never_shown() -> None:
    assert SigningKey.new() != SigningKey.new()
    assert SealingKey.new() != SealingKey.new()
    assert KEY.seed.hex() not in repr(KEY)
    assert SEALING.secret not in repr(SEALING)
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey(b"short")
    with pytest.raises(ValueError, match="not an age identity"):
        SealingKey("AGE-SECRET-KEY-1NONSENSE")


def test_digits_are_fixed_for_ever() -> None:
    """People have written them down: they may not change with a version."""
    assert digits(bytes(range(32))) == DIGITS
    assert all(len(group) == 4 and group.isdecimal() for group in digits(KEY.public))
    assert digits(KEY.public) != digits(OTHER_KEY.public)


DIGITS = ("9619", "4457", "8023", "5132", "1084", "3116")


@pytest.mark.parametrize("size", [0, 1, 65_536, 300_000])
def test_a_sealed_file_opens_for_each_recipient_and_nobody_else(tmp_path: Path, size: int) -> None:
    plain, sealed, opened = tmp_path / "plain", tmp_path / "sealed", tmp_path / "opened"
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    plain.write_bytes(content)
    other = SealingKey.new()
    seal(plain, sealed, [SEALING.recipient, other.recipient])
    assert is_sealed(sealed)
    assert not is_sealed(plain)
    for keys in ([SEALING], [SealingKey.new(), other]):
        unseal(sealed, opened, keys)
        assert opened.read_bytes() == content
    for keys in ([], [SealingKey.new()]):
        with pytest.raises(NotForUs):
            unseal(sealed, opened, keys)


def test_a_cut_or_altered_seal_is_noticed(tmp_path: Path) -> None:
    plain, sealed, opened = tmp_path / "plain", tmp_path / "sealed", tmp_path / "opened"
    plain.write_bytes(bytes(200_000))
    seal(plain, sealed, [SEALING.recipient])
    whole = sealed.read_bytes()
    altered = whole[:900] + bytes([whole[900] ^ 1]) + whole[901:]  # another byte, whichever stood there
    for broken in (whole[:-1], whole[:100], whole[:30], whole + b"x", altered):
        sealed.write_bytes(broken)
        with pytest.raises(SealBroken):
            unseal(sealed, opened, [SEALING])


def test_nobody_to_seal_to(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    for recipients in ([], ["age1nonsense"], [SEALING.recipient, ""]):
        with pytest.raises(ValueError, match="nobody"):
            seal(tmp_path / "plain", tmp_path / "sealed", recipients)
    assert is_recipient(SEALING.recipient)
    assert not is_recipient(SEALING.secret)


def test_what_is_no_key_has_no_digits() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        digits(KEY.public[:-1])


class Refusing(BytesIO):
    """A medium that takes what is written, and refuses when it is to be brought there."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "full")


def test_why_a_sealed_file_could_not_be_written_is_remembered() -> None:
    """The library that seals passes on the words alone, and a person is told that the medium is full."""
    watched = Watched(Refusing())
    watched.write(b"text")
    with pytest.raises(OSError, match="full"):
        watched.flush()
    assert watched.error is not None
    assert watched.error.errno == errno.ENOSPC
    fine = Watched(BytesIO())
    fine.flush()
    assert fine.error is None
