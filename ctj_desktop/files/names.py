"""How does a name from anywhere become the name of a file here, and which files are shown rather than started?"""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count
from os.path import splitext
from pathlib import PurePath
from typing import Final

from ctj_desktop.domain.typed.legible import legible

SHOWN: Final = (
    *("pdf", "txt", "csv", "tsv", "md", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    *("odg", "pages", "numbers", "key", "epub", "ics", "vcf", "eml", "msg"),
    *("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"),
    *("mp3", "m4a", "wav", "ogg", "opus", "flac", "mp4", "m4v", "mov", "webm", "mkv", "avi"),
)
"""Endings of documents, tables, pictures, sound and films, which a program shows; anything else may be one itself."""
REFUSED: Final = re.compile(r'[/\\:*?"<>|]')
UNSEEN: Final = frozenset("\u00ad\u180e\u200b\u2060")
"""Beside what no text keeps: what the name of a file, or a link, would be read otherwise by than it is."""
DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
INNER: Final = re.compile(rf"\.(?=(?:{'|'.join(SHOWN)})\b)", re.IGNORECASE)
LONGEST: Final = 120
MOST_BYTES: Final = 240
"""A system counts up to 255, and a file is written under a longer name first."""
LONGEST_ENDING: Final = 16


def safe_name(name: str) -> str:
    """A name from another office as a file name here, its ending kept.

    No folder, no device, no sign that a system refuses or that is not seen, and only one ending that says what it is.
    """
    bare = REFUSED.sub("_", "".join("_" if is_unseen(sign) else sign for sign in unicodedata.normalize("NFC", name)))
    bare = re.sub(r"\s{2,}", " ", bare)
    bare = re.sub(r"^[\s.]+|[\s.]+$", "", bare) or "_"
    stem, ending = PurePath(bare).stem, PurePath(bare).suffix[:LONGEST_ENDING].rstrip()
    if not is_shown(bare):
        stem = INNER.sub("_", stem)
    if DEVICES.match(stem):
        stem = f"_{stem}"
    return _cut(stem[: LONGEST - len(ending)], MOST_BYTES - len(ending.encode())) + ending


def another_name(name: str, taken: Collection[str]) -> str:
    """The name of a file, with a number before its ending while another one is called so, in capitals or not."""
    others = {other.casefold() for other in taken}
    stem, ending = splitext(name)
    numbered = (f"{stem} {number}{ending}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one.casefold() not in others)


def is_shown(name: str) -> bool:
    """Whether its ending is one of those that are shown."""
    return PurePath(name).suffix[1:].lower() in SHOWN


def is_unseen(sign: str) -> bool:
    """Whether a sign is not seen, and what it stands in would be read otherwise than it is."""
    return sign in UNSEEN or legible(sign) != sign or unicodedata.category(sign) == "Cc"


def _cut(stem: str, most: int) -> str:
    return stem.encode()[:most].decode(errors="ignore")
