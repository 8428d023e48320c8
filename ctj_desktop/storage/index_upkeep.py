"""What is to be done so that everything is found? The index made anew after an upgrade, attached files read once.

The text of a file stands in the index alone, by the hash of its content: whatever becomes of the records, it is found
as long as a file with that content is shown, and no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.i18n.folding import indexed
from ctj_desktop.storage import search_index
from ctj_desktop.storage.open_file import OpenFile

_SHOWN: Final = " UNION ALL ".join(f"SELECT sha256, name FROM {kind} WHERE deleted = 0" for kind in FILE_KINDS)
_TO_READ: Final = f"""
SELECT b.sha256, min(a.name), b.size FROM ({_SHOWN}) a JOIN blob b ON b.sha256 = unhex(a.sha256)
WHERE NOT EXISTS (SELECT 1 FROM search_row s WHERE s.row_id = b.sha256 AND s.tbl IN ({search_index.CONTENTS}))
GROUP BY b.sha256 ORDER BY b.size
"""


class Content(NamedValue):
    """What a file holds: its hash in hexadecimal, a name that it bears, its size in bytes."""

    sha256: str
    name: str
    size: int


class WordUse(PositionalValue):
    """A folded word of a text: how often it is used, and where first."""

    word: str
    times: int
    first: int


def is_outdated(store: OpenFile) -> bool:
    """Whether the index was made by a version that folded its texts otherwise."""
    return not search_index.is_renewed(store.connection)


def renew(store: OpenFile) -> Iterator[tuple[int, int]]:
    """Make the index anew, each piece in a transaction of its own; how many rows of how many are done."""
    steps = search_index.renewing(store.connection, store.schema)
    step: tuple[int, int] | None = (0, 0)
    while step is not None:
        with store.transaction():
            step = next(steps, None)
        if step is not None:
            yield step


def contents_to_read(store: OpenFile) -> list[Content]:
    """Of the files that are shown and here, those whose text was never looked at; the smallest first."""
    found = store.connection.run(_TO_READ).all()
    return [Content(sha256=bytes(sha).hex(), name=name, size=size) for sha, name, size in found]


def keep_text(store: OpenFile, sha256: str, text: str, why: Unread | None) -> None:
    """Into the index, or why there is none; nothing where the file was taken away meanwhile."""
    sha = bytes.fromhex(sha256)
    with store.transaction():
        if search_index.is_shown(store.connection, sha):  # else its words would stay in the file, marked as gone
            search_index.keep_content(store.connection, sha, indexed(text) if text else "", why)


def words_used(store: OpenFile, hashes: Iterable[str]) -> Mapping[str, list[WordUse]]:
    """Of the contents of these hashes that were looked at, the words that the index holds; of the others nothing."""
    read = search_index.contents_read(store.connection, hashes)
    found: dict[str, list[WordUse]] = defaultdict(list)
    for sha256, word, times, first in search_index.words_of_contents(store.connection, read.values()):
        found[sha256].append(WordUse(word, times, first))
    return {sha256: found[sha256] for sha256 in read}
