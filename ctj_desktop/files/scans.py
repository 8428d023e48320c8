"""Is a file what a scanner makes: a PDF or a picture?"""

from typing import BinaryIO, Final

BEGINNINGS: Final = (
    b"%PDF-",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"II*\x00",  # TIFF, either way round
    b"MM\x00*",
)
LEAD: Final = 1024
"""A PDF may have bytes of a mail or a scanner before its own beginning."""


def is_scan(source: BinaryIO) -> bool:
    """Whether it begins as a PDF or a picture does, whatever it is called."""
    head = source.read(LEAD)
    return head.startswith(BEGINNINGS) or BEGINNINGS[0] in head
