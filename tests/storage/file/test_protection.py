"""What opens a protected workspace: keys under a passphrase, and every way in which they do not."""

import json
import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from ctj_desktop.domain.protection.passphrases import PhraseTooShort
from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.storage.errors import (
    KeysFileDamaged,
    KeysGone,
    KeysOfAnother,
    NeedsPassphrase,
    NotAWorkspace,
    SheetOfAnother,
    WrongPassphrase,
)
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.file.protection import Keys
from ctj_desktop.storage.store import Store
from tests.storage.builders import an_office

PHRASE = "quatre mots à l’étroit"
KEY = bytes(range(32))


pytestmark = pytest.mark.usefixtures("quick_passphrases")


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "copil.ctj"
    Store.create(path, office=an_office(), environment=Environment.system(), key=KEY).close()
    _lay(path, PHRASE, KEY)
    return path


def _lay(path: Path, phrase: str, *keys: bytes) -> None:
    wrap = protection.wrapped(phrase, *keys)
    protection.write(protection.keys_of(path), Keys(wraps=(wrap,)))


@pytest.mark.parametrize(
    "typed", [PHRASE, f"  {PHRASE}\n", unicodedata.normalize("NFD", PHRASE), unicodedata.normalize("NFC", PHRASE)]
)
def test_the_passphrase_opens_it_however_a_keyboard_composes_it(protected: Path, typed: str) -> None:
    assert protection.unlock(protected, typed) == KEY


@pytest.mark.parametrize("typed", ["", "x" * 10_000, PHRASE.upper(), PHRASE + "x", "quatre mots a l’etroit"])
def test_another_one_does_not(protected: Path, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        protection.unlock(protected, typed)


def test_a_long_one_is_taken_and_a_short_one_is_not(protected: Path) -> None:
    _lay(protected, "mot " * 2_500, KEY)
    assert protection.unlock(protected, "mot " * 2_500) == KEY
    with pytest.raises(PhraseTooShort):
        protection.wrapped("court", KEY)


def test_opened_without_it_says_what_is_wanted(protected: Path) -> None:
    with pytest.raises(NeedsPassphrase):
        Store.open(protected)
    protection.keys_of(protected).unlink()
    with pytest.raises(KeysGone):
        Store.open(protected)
    with pytest.raises(KeysGone):
        protection.unlock(protected, PHRASE)


def test_noise_that_is_no_database_and_a_picture_are_none(tmp_path: Path) -> None:
    other = tmp_path / "image.ctj"
    other.write_bytes(b"\x89PNG" + bytes(8188))
    with pytest.raises(NotAWorkspace):
        Store.open(other)
    assert not protection.is_protected(other)
    assert not protection.is_protected(tmp_path / "gone.ctj")


def test_keys_of_another_file_beside(protected: Path) -> None:
    _lay(protected, PHRASE, bytes(32))
    with pytest.raises(KeysOfAnother):
        protection.unlock(protected, PHRASE)


def test_a_sheet_of_another_workspace(protected: Path) -> None:
    protection.need_sheet(protected, KEY)
    with pytest.raises(SheetOfAnother) as refused:
        protection.need_sheet(protected, bytes(32))
    assert refused.value.mark == mark_of(bytes(32))


def test_what_opens_only_a_backup_of_an_earlier_key_does_not_open_the_workspace(protected: Path) -> None:
    """It is called wrong, and neither the file damaged nor the digits those of a sheet that holds."""
    old, beside = bytes(32), folder_of(protected)
    beside.mkdir()
    left = beside / "copil-20270101T120000Z.ctjbackup"
    Store.create(left, office=an_office(), environment=Environment.system(), key=old).close()
    wraps = (protection.wrapped(PHRASE, KEY, old), protection.wrapped("l’ancienne phrase", old))
    protection.write(protection.keys_of(protected), Keys(wraps=wraps))
    assert protection.unlock_all(protected, PHRASE) == (KEY, old)
    with pytest.raises(WrongPassphrase):
        protection.unlock(protected, "l’ancienne phrase")
    with pytest.raises(SheetOfAnother):
        protection.need_sheet(protected, old)
    protected.write_bytes(bytes(range(256)) * 64)
    assert protection.unlock_all(protected, PHRASE) == (old, KEY), "of a damaged file it opens the backups"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_folder_or_a_pipe_where_the_keys_should_be_is_named(protected: Path) -> None:
    place = protection.keys_of(protected)
    for make in (Path.mkdir, os.mkfifo):
        place.unlink() if place.is_file() else place.rmdir()
        make(place)
        with pytest.raises(KeysFileDamaged) as refused:
            protection.unlock(protected, PHRASE)
        assert refused.value.keys == place.name


def _altered(text: str) -> list[bytes]:
    held = json.loads(text)
    most = json.loads(text)
    most["held"]["wraps"][0]["memory"] = 2**40
    return [
        b"",
        text[: len(text) // 2].encode(),
        text.replace('"salt": "', '"salt": "0', 1).encode(),
        json.dumps(held | {"format": 2}).encode(),
        json.dumps(held | {"sum": "0"}).encode(),
        json.dumps([]).encode(),
        json.dumps(most).encode(),
        b"[" * 60_000,
        b"x" * 100_000,
        "é".encode("latin-1"),
    ]


def test_keys_that_are_damaged_or_written_half_are_named(protected: Path) -> None:
    place = protection.keys_of(protected)
    whole = place.read_text()
    for content in _altered(whole):
        place.write_bytes(content)
        with pytest.raises(KeysFileDamaged):
            protection.unlock(protected, PHRASE)
    place.write_text(whole)
    assert protection.unlock(protected, PHRASE) == KEY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory", 2**28 + 1024),
        ("memory", 1),
        ("memory", "8192"),
        ("passes", 4),
        ("passes", 0),
        ("passes", None),
        ("salt", "00"),
    ],
)
def test_what_would_take_all_memory_is_not_tried(protected: Path, name: str, value: object) -> None:
    """Whoever puts a file of keys beside a workspace decides nothing about this computer."""
    place = protection.keys_of(protected)
    held = json.loads(place.read_text())["held"]
    held["wraps"][0][name] = value
    _write(place, held)
    with pytest.raises(KeysFileDamaged):
        protection.unlock(protected, PHRASE)


@pytest.mark.parametrize("wraps", [[], [{}] * 5, {}, [1]])
def test_wraps_that_are_none(protected: Path, wraps: object) -> None:
    place = protection.keys_of(protected)
    _write(place, json.loads(place.read_text())["held"] | {"wraps": wraps})
    with pytest.raises(KeysFileDamaged):
        protection.unlock(protected, PHRASE)


def _write(place: Path, held: dict[str, object]) -> None:
    from hashlib import sha256

    text = json.dumps(held, sort_keys=True)
    place.write_text(json.dumps({"format": 1, "held": held, "sum": sha256(text.encode()).hexdigest()}))


def test_a_link_opens_the_key_that_took_the_place(protected: Path) -> None:
    """Between two keys each passphrase opens whichever of the two files stands there."""
    old, place = bytes(32), protection.keys_of(protected)
    wraps = (
        protection.wrapped("la nouvelle phrase", KEY, old),
        protection.wrapped("l’ancienne phrase", old),
    )
    protection.write(place, Keys(wraps=wraps, links=(protection.sealed(KEY, old),), unfinished=True))
    assert protection.unlock(protected, "l’ancienne phrase") == KEY
    assert protection.opened_by(protected, "la nouvelle phrase") == (KEY, old)
    kept = protection.only(protection.read(protected), {mark_of(KEY)})
    assert [box[0] for wrap in kept.wraps for box in wrap.boxes] == [mark_of(KEY)]
    assert not kept.links
    assert not kept.unfinished


def test_what_was_cut_off_on_its_way_from_the_log_into_the_file_opens(protected: Path, tmp_path: Path) -> None:
    """Half of it stands in the file, all of it in the log."""
    cut = tmp_path / "cut" / protected.name
    cut.parent.mkdir()
    with Store.open(protected, key=KEY) as store:
        version = store.connection.run("PRAGMA user_version").scalar()
        store.connection.run("PRAGMA user_version = 7")
        store.connection.run(f"PRAGMA user_version = {version}")
        for ending in ("", "-wal"):
            shutil.copy(f"{protected}{ending}", f"{cut}{ending}")
    with cut.open("r+b") as file:
        file.seek(512)
        file.write(bytes(2_000))
    assert protection.opens(cut, KEY)
    assert not protection.opens(cut, bytes(32))
    with Store.open(cut, key=KEY) as store:
        assert store.connection.run("PRAGMA integrity_check").scalar() == "ok"
