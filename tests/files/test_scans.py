"""Is what a scanner makes told from anything else by how it begins?"""

import io

import pytest

from ctj_desktop.files.scans import is_scan


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", True),
        (b"\r\nFrom the scanner\r\n%PDF-1.4", True),
        (b"\x89PNG\r\n\x1a\n...", True),
        (b"\xff\xd8\xff\xe0", True),
        (b"II*\x00", True),
        (b"MM\x00*", True),
        (b"PK\x03\x04", False),
        (b"MZ and a %PDF- far away".replace(b"%PDF-", b"x" * 1100 + b"%PDF-"), False),
        (b"", False),
    ],
)
def test_a_scan_is_known_by_its_first_bytes(content: bytes, *, expected: bool) -> None:
    assert is_scan(io.BytesIO(content)) is expected
