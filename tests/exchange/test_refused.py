"""Does each file that is no good get its own right sentence, and leave nothing behind?"""

import errno
import os
import random
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from io import FileIO
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.exchange import medium
from ctj_desktop.exchange.archive import AFTER_ITS_END, CONTENT, LAYOUT
from ctj_desktop.exchange.bundle import BROKEN_CHANGES, open_bundle
from ctj_desktop.exchange.card import ExchangeCard, card_bytes
from ctj_desktop.exchange.checking import HASH, OTHER_SIGNER, SHAPE, UNSIGNED, WRONG_PARTS
from ctj_desktop.exchange.manifest import MANIFEST_FORMAT
from ctj_desktop.exchange.refusals import (
    BundleAltered,
    BundleCut,
    BundleIsFolder,
    BundleTooLarge,
    BundleUnreadable,
    CardForBundle,
    EmptyBundle,
    NewerBundle,
    NoSuchBundle,
    NotABundle,
    NotForUs,
    SealBroken,
    Stranger,
    WorkspaceForBundle,
)
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import digits
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from tests.exchange.bundles import KEY, OTHER_KEY, REPLICA, a_blob, an_id, read, write
from tests.exchange.forging import archived, parts_of, pieces_of, put_back, signed, written_json

PICTURE = random.Random(3).randbytes(150_000)
SEALING = SealingKey.new()


def refusal(path: Path, **given: object) -> UserError | StoreError:
    """What opening it says, in a sentence that names the file; nothing stays in the private folder."""
    with pytest.raises((UserError, StoreError)) as caught:
        read(path, **given)  # type: ignore[arg-type]
    assert isinstance(caught.value, UserError | StoreError)
    work = path.parent / "work"
    assert not work.exists() or list(work.iterdir()) == []
    for locale in ("fr", "de", "en"):
        text = sentence(load_translator(locale), caught.value)
        assert path.name in text
        assert "{" not in text
        assert "…" not in text
    return caught.value


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return write(tmp_path, blobs=[a_blob(PICTURE)]).path


def test_it_is_not_there(tmp_path: Path) -> None:
    assert type(refusal(tmp_path / "nowhere.ctjx")) is NoSuchBundle


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "bundle.ctjx").mkdir()
    assert type(refusal(tmp_path / "bundle.ctjx")) is BundleIsFolder


def test_nothing(whole: Path) -> None:
    whole.write_bytes(b"")
    assert type(refusal(whole)) is EmptyBundle


@pytest.mark.parametrize("content", [b"\0" * 30_000, b"Bonjour", b"%PDF-1.7\n", b"PK", b"PK\x05\x06" + bytes(18)])
def test_something_else(whole: Path, content: bytes) -> None:
    whole.write_bytes(content)
    expected = BundleCut if content == b"PK" else NotABundle  # two letters may be the start of one
    assert type(refusal(whole)) is expected


def test_another_zip_file(whole: Path) -> None:
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 100)
    assert type(refusal(whole)) is NotABundle


def test_a_workspace(tmp_path: Path) -> None:
    for path in (tmp_path / "a.ctj", tmp_path / "b.ctjx"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE a (b)")
        assert type(refusal(path)) is WorkspaceForBundle
    protected = tmp_path / "protected.ctj"
    protected.write_bytes(PICTURE)
    assert type(refusal(protected)) is WorkspaceForBundle


def test_a_card(whole: Path) -> None:
    card = ExchangeCard(
        network="arcjurassien",
        office=OfficeId(an_id("office")),
        name_fr="Secrétariat",
        name_de="Sekretariat",
        office_kind="secretariat",
        replica=REPLICA,
        signing_key=KEY.public,
        sealing_key=SEALING.recipient,
        committees=(),
        made=date(2027, 3, 24),
    )
    whole.write_bytes(card_bytes(card, KEY))
    assert type(refusal(whole)) is CardForBundle


def test_a_cut_anywhere(whole: Path) -> None:
    content = whole.read_bytes()
    for length in {*range(1, 80), *range(80, len(content), 4_111), *range(len(content) - 30, len(content))}:
        whole.write_bytes(content[:length])
        assert type(refusal(whole)) is BundleCut, length


def test_a_sealed_one_cut_or_altered(tmp_path: Path) -> None:
    path = write(tmp_path, blobs=[a_blob(PICTURE)], seal_to=[SEALING.recipient]).path
    content = path.read_bytes()
    for length in (10, 21, 22):
        path.write_bytes(content[:length])
        assert type(refusal(path, keys=[SEALING])) is BundleCut
    for altered in (content[:23], content[:150], content[:70_000], content[:-1], content + b"x"):
        path.write_bytes(altered)
        assert type(refusal(path, keys=[SEALING])) is SealBroken
    path.write_bytes(content[:5_000] + bytes([content[5_000] ^ 1]) + content[5_001:])
    assert type(refusal(path, keys=[SEALING])) is SealBroken


def test_sealed_for_somebody_else(tmp_path: Path) -> None:
    path = write(tmp_path, seal_to=[SEALING.recipient]).path
    assert type(refusal(path, keys=[SealingKey.new()])) is NotForUs
    assert type(refusal(path)) is NotForUs


def test_what_is_inside_a_seal_is_checked_as_well(tmp_path: Path) -> None:
    path, sealed = tmp_path / "plain", tmp_path / "bundle.ctjx"
    from ctj_desktop.exchange.sealing import seal

    for content, expected in ((b"hello", NotABundle), (b"", BundleCut)):
        path.write_bytes(content)
        seal(path, sealed, [SEALING.recipient])
        assert type(refusal(sealed, keys=[SEALING])) is expected
    path = write(tmp_path, key=OTHER_KEY, seal_to=[SEALING.recipient]).path
    assert type(refusal(path, keys=[SEALING])) is Stranger


def test_a_stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, key=OTHER_KEY).path
    monkeypatch.setattr("ctj_desktop.exchange.checking.parse_manifest", None)  # nothing is parsed
    monkeypatch.setattr("ctj_desktop.exchange.checking.needed_reader", None)
    for trusted in ([], [KEY.public]):
        error = refusal(path, trusted=trusted)
        assert isinstance(error, Stranger)
        assert error.public == OTHER_KEY.public
        assert error.groups == digits(OTHER_KEY.public)
        assert error.digits == " ".join(error.groups)


def test_anybody_may_be_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path, key=OTHER_KEY).path
    assert read(path, trusted=None)[0].sender_key == OTHER_KEY.public


def detail(error: UserError | StoreError) -> str:
    assert type(error) is BundleAltered
    return error.detail


def test_altered(whole: Path) -> None:
    content = whole.read_bytes()
    picture = content.index(PICTURE[:100])
    for altered, expected in (
        (content + b"\0", AFTER_ITS_END),
        (content + content, LAYOUT),
        (content[: picture + 9] + content[picture + 10 :], LAYOUT),
        (content[:picture] + b"\0\0\0" + content[picture + 3 :], CONTENT),
        (content.replace(b"LISEZMOI", b"LISEZMOA"), WRONG_PARTS),
    ):
        whole.write_bytes(altered)
        assert detail(refusal(whole)) == expected


def test_unsigned_or_wrongly_signed(whole: Path) -> None:
    """The signature comes first: a stranger's name on an altered bundle is not shown to anybody."""
    parts = parts_of(whole)
    manifest = written_json(parts.manifest)
    signature = KEY.sign(b"something else").hex().encode()
    public = KEY.public.hex().encode()
    for line in (
        b"",
        b"ed25519 " + public + b" " + signature + b"\n",
        b"ed25519 " + public + b" " + signature.upper() + b"\n",
        b"ed25519 " + bytes(32).hex().encode() + b" " + bytes(64).hex().encode() + b"\n",
        b"none\n",
    ):
        files = [("manifest.json", manifest), ("manifest.sig", line), *parts.files.items()]
        whole.write_bytes(archived(files))
        assert detail(refusal(whole)) == UNSIGNED


def test_one_key_may_not_speak_for_another(whole: Path) -> None:
    parts = parts_of(whole)
    parts.manifest["sender_key"] = OTHER_KEY.public.hex()
    signed(whole, written_json(parts.manifest), parts.files)
    assert detail(refusal(whole)) == OTHER_SIGNER


def test_a_newer_version_and_its_number(whole: Path) -> None:
    """However little of its manifest we know; but it must be signed."""
    newer = {"min_reader": MANIFEST_FORMAT + 1, "app": {"version": "3.0"}, "export_no": 7}
    signed(whole, written_json(newer), {"novelty.bin": b"x"})
    error = refusal(whole)
    assert isinstance(error, NewerBundle)
    assert (error.min_reader, error.known, error.version, error.number) == (
        MANIFEST_FORMAT + 1,
        MANIFEST_FORMAT,
        "3.0",
        7,
    )
    assert error.public == KEY.public
    signed(whole, written_json({"min_reader": MANIFEST_FORMAT + 1}), {})
    assert type(refusal(whole)) is NewerBundle
    signed(whole, written_json(newer), {}, OTHER_KEY)
    assert type(refusal(whole)) is Stranger


def test_a_newer_writer_that_we_still_read(whole: Path) -> None:
    parts = parts_of(whole)
    parts.manifest |= {"format": MANIFEST_FORMAT + 1, "novelty": [1]}
    assert read(signed(whole, written_json(parts.manifest), parts.files))[0].format == MANIFEST_FORMAT + 1


def test_signed_and_wrong(whole: Path) -> None:
    parts = parts_of(whole)
    for manifest, expected in (
        (b"", SHAPE),
        (b"[" * 100_000, SHAPE),
        (written_json(parts.manifest | {"created": "today"}), SHAPE),
        (written_json(parts.manifest | {"files": {}}), WRONG_PARTS),
        (written_json(parts.manifest | {"blobs": {}}), WRONG_PARTS),
    ):
        signed(whole, manifest, parts.files)
        assert detail(refusal(whole)) == expected
    parts.files["changes-0001.jsonl"] = parts.files["changes-0001.jsonl"].replace(b"Salle", b"salle")
    signed(whole, written_json(parts.manifest), parts.files)
    assert detail(refusal(whole)) == HASH
    parts.fit()
    signed(whole, written_json(parts.manifest), parts.files)
    assert detail(refusal(whole)) == BROKEN_CHANGES


def test_an_attachment_that_is_another(whole: Path) -> None:
    parts = parts_of(whole)
    name = f"blobs/{a_blob(PICTURE).sha256}"
    parts.files[name] = PICTURE[::-1]
    signed(whole, written_json(parts.manifest), parts.files)
    assert detail(refusal(whole)) == HASH


def test_a_changeset_is_not_given_out_before_it_is_checked(whole: Path, tmp_path: Path) -> None:
    parts = parts_of(whole)
    pieces = pieces_of(parts)
    put_back(parts, [*pieces[:2], replace(pieces[2], number=1), *pieces[3:]], chains=False)
    parts.fit()
    signed(whole, written_json(parts.manifest), parts.files)
    with open_bundle(whole, tmp_path / "work", [], None) as opened:
        changesets = opened.changesets()
        assert [next(changesets).seq, next(changesets).seq] == [1, 1]
        with pytest.raises(BundleAltered):
            next(changesets)


def test_too_large_is_told_before_it_is_copied(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with whole.open("r+b") as file:
        file.truncate(medium.LARGEST_FILE + 1)  # a hole, not bytes
    monkeypatch.setattr(medium, "copy_in", None)
    assert type(refusal(whole)) is BundleTooLarge


def test_a_file_that_grows_while_it_is_copied(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(medium, "check_source", lambda _: None)
    monkeypatch.setattr(medium, "LARGEST_FILE", 1_000)
    assert type(refusal(whole)) is BundleTooLarge


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "bundle.ctjx")
    assert type(refusal(tmp_path / "bundle.ctjx")) is NotABundle


def test_a_stick_that_is_pulled(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pulled(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    original = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode: Pulled(path) if path == whole else original(path, mode))
    assert type(refusal(whole)) is BundleUnreadable
