"""Does a file that came from another office carry the mark of it, where the system knows one?"""

import sys
from pathlib import Path

import pytest

from ctj_desktop.files.outside import mark, quarantined


@pytest.mark.skipif(sys.platform == "win32", reason="there it is no file of its own")
def test_windows_is_told_the_zone(tmp_path: Path) -> None:
    path = tmp_path / "Devis.docx"
    path.write_bytes(b"x")
    mark(path, "win32")
    assert (tmp_path / "Devis.docx:Zone.Identifier").read_bytes() == b"[ZoneTransfer]\r\nZoneId=3\r\n"


def test_macos_is_told_when_and_by_whom() -> None:
    assert quarantined(1_795_773_432.9) == "0081;6b0953f8;CTJ Desktop;"


@pytest.mark.skipif(sys.platform == "win32", reason="its C library is asked otherwise")
@pytest.mark.parametrize("system", ["darwin", "linux"])
def test_no_mark_is_no_failure(tmp_path: Path, system: str) -> None:
    """Of a file that is not there any more too."""
    for path in (tmp_path / "Devis.docx", tmp_path / "gone.docx"):
        mark(path, system)
    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_keeps_none_is_no_failure(tmp_path: Path) -> None:
    mark(tmp_path / "no such folder" / "Devis.docx", "win32")
