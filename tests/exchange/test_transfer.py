"""Is a workspace on its way to another computer opened by its phrase alone, and is anything else refused?"""

import shutil
import zipfile
from pathlib import Path

import pytest

from ctj_desktop.domain.protection.passphrases import PhraseTooShort, need_phrase
from ctj_desktop.exchange import transfer
from ctj_desktop.exchange.transfer import CONTENT, KEY, PARTS, NotATransfer, WrongPhrase

PHRASE = "quatre mots que personne"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transfer file of three small parts, sealed once: a phrase is made slow to try."""
    folder = tmp_path_factory.mktemp("packed")
    parts = {name: folder / name for name in PARTS}
    for name, path in parts.items():
        path.write_bytes(name.encode() * 40)
    (folder / "work").mkdir()
    return transfer.pack(parts, folder / "work", PHRASE)


@pytest.fixture
def source(packed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(packed, tmp_path))


def opened(source: Path, folder: Path, phrase: str = PHRASE) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    return transfer.unpack(source, folder, phrase)


@pytest.mark.long
def test_what_went_in_comes_out_and_nothing_of_it_is_read_on_the_way(source: Path, tmp_path: Path) -> None:
    assert b"workspace.ctj" * 2 not in source.read_bytes()
    found = opened(source, tmp_path / "there")
    assert {name: path.read_bytes() for name, path in found.items()} == {name: name.encode() * 40 for name in PARTS}


@pytest.mark.long
def test_another_phrase_opens_nothing_and_a_short_one_seals_nothing(source: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPhrase):
        opened(source, tmp_path / "there", "une autre phrase assez longue")
    with pytest.raises(PhraseTooShort):
        need_phrase("  court      ")


@pytest.mark.parametrize("kept", [0, 30, 0.5, 0.95])
def test_a_file_that_was_cut_or_is_another_one_is_refused(source: Path, tmp_path: Path, kept: float) -> None:
    whole = source.read_bytes()
    source.write_bytes(whole[: int(kept if kept > 1 else kept * len(whole))])
    with pytest.raises(NotATransfer):
        opened(source, tmp_path / "there")


@pytest.mark.long
def test_what_is_altered_packed_otherwise_or_too_large_is_refused(source: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in (KEY, CONTENT)}
    altered = {**parts, CONTENT: parts[CONTENT][:-40] + b"x" * 40}
    large = {**parts, KEY: b"x" * (transfer.LARGEST_KEY + 1)}
    for changed, way in ((altered, zipfile.ZIP_STORED), (large, zipfile.ZIP_STORED), (parts, zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(source, "w", way) as archive:
            for name, content in changed.items():
                archive.writestr(name, content)
        with pytest.raises(NotATransfer):
            opened(source, tmp_path / "there")
