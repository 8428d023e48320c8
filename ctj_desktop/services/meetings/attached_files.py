"""Which files are attached to items, and how does a copy of one leave the workspace?"""

from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.errors import Refused
from ctj_desktop.files import outside
from ctj_desktop.files.names import is_shown, safe_name
from ctj_desktop.files.programs import HEAD, begins_as_program
from ctj_desktop.services.steps.file_output import write_pieces
from ctj_desktop.storage import blobs
from ctj_desktop.storage.log.erased_files import is_erased
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.documents import file_rows, written_elsewhere
from ctj_desktop.storage.search_index import unread_because
from ctj_desktop.storage.store import Store

MOST: Final = 300
"""Lines shown at once; who needs another one narrows the filter."""


class NotSent(Refused):
    """The content of “{name}” has not come yet. It comes with the next file of the office that holds it."""

    name: str


class ContentErased(Refused):
    """The content of “{name}” was erased for good after the backup was made that was restored here."""

    name: str


class NotOpened(Refused):
    """“{name}” is not opened from here: it is not known to be a document, a table, a picture, a sound or a film, and
    could be a program. Save a copy if you know what it is.
    """

    name: str


class AttachedFile(NamedValue):
    """One file; `held` is whether its content is here, `closed` that it belongs to a closed item. Where it is not here
    `erased` says that it does not come any more.

    `unread` says why it is not found by its words, or not by all; None also where it was not read yet. A `signed_copy`
    is that of approved minutes, and belongs to no item. Of a document of a project, the project stands for the item.
    """

    key: UUID
    name: str
    size: int
    sha256: str
    closed: bool
    held: bool
    document: Bilingual
    item_number: str
    item: Bilingual
    meeting: MeetingId | None
    number: str | None
    on: date | None
    unread: Unread | None = None
    signed_copy: bool = False
    erased: bool = False


class AttachedFiles(NamedValue):
    """What the filter lets through: the first lines, and how many there are."""

    lines: tuple[AttachedFile, ...]
    count: int


def attached_files(store: Store, committee: CommitteeId | None = None, words: str = "") -> AttachedFiles:
    """Files of the latest meetings first; `words` are looked for in file, its text, document, item and meeting."""
    rows, count = file_rows(store, committee, words, MOST)
    return AttachedFiles(lines=tuple(_file(store, row) for row in rows), count=count)


def save_copy(store: Store, file: AttachedFile, path: Path) -> None:
    """Whole or not at all; `NotSent`, `ContentErased`, `FileFailed`, or DamagedWorkspace where the content is not what
    was put in.

    What another office put in carries the mark of it.
    """
    _need_here(store, file)
    write_pieces(path, blobs.pieces(store, file.sha256))
    if written_elsewhere(store, file.key):
        outside.mark(path)


def copy_to_open(store: Store, file: AttachedFile, folder: Path) -> Path:
    """A copy that can only be read, for the program that shows it; refused as `save_copy`.

    `NotOpened` for what is of no known kind by its name, or begins as a program whatever it is called.
    """
    name = safe_name(file.name)
    _need_here(store, file)
    if not is_shown(name) or begins_as_program(*blobs.ends(store, file.sha256, HEAD)):
        raise NotOpened(file.name)
    path = folder / file.key.hex[-8:] / name
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        save_copy(store, file, path)
        path.chmod(0o400)
    return path


def is_away_for_good(store: OpenFile, sha256: str) -> bool:
    """Whether a content that is not here was erased, so that it does not come with the next file of another office."""
    return is_erased(store, sha256) and not blobs.holds(store, sha256)


def _need_here(store: OpenFile, file: AttachedFile) -> None:
    if not blobs.holds(store, file.sha256):
        raise (ContentErased if is_erased(store, file.sha256) else NotSent)(file.name)


def file_of_no_item(store: OpenFile, file: AnyAttachment, document: Bilingual = NO_TEXT) -> AttachedFile:
    """A file that belongs to something else than an item, as the files of a workspace are shown and saved."""
    return AttachedFile(
        key=file.id,
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        closed=is_restricted(file),
        held=blobs.holds(store, file.sha256),
        erased=is_away_for_good(store, file.sha256),
        document=document,
        item_number="",
        item=NO_TEXT,
        meeting=None,
        number=None,
        on=None,
    )


def _file(store: OpenFile, row: Any) -> AttachedFile:  # each query has its own row
    return AttachedFile(
        key=UUID(bytes=row.id),
        name=row.name or "–",
        size=int(row.size or 0),
        sha256=row.sha256 or "",
        closed=bool(row.closed),
        held=bool(row.held),
        erased=not row.held and is_erased(store, row.sha256 or ""),
        document=shown_text(row.title_fr, row.title_de),
        item_number=row.item_number or "",
        item=shown_text(row.item_fr, row.item_de),
        meeting=MeetingId(UUID(bytes=row.meeting)) if row.meeting else None,
        number=row.meeting_number or None,
        on=date.fromisoformat(row.on) if row.on else None,
        unread=unread_because(row.content or ""),
        signed_copy=bool(row.signed_copy),
    )
