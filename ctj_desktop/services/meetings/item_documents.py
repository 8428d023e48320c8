"""Which papers does an item have, and how does a file become one?"""

import mimetypes
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId, AttachmentId, HomeId, ItemDocumentId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, Meeting
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import Refused, UserError
from ctj_desktop.services.meetings.attached_files import AttachedFile, is_away_for_good
from ctj_desktop.services.meetings.planning.deadlines import with_reason
from ctj_desktop.services.steps.places import at_end, in_order
from ctj_desktop.services.steps.records import LONGEST_TITLE, source_language, the, titled
from ctj_desktop.storage import blobs
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 100 * MEGABYTE
"""A larger file would make every exchange and every backup a matter of minutes."""
LONGEST_NAME: Final = 200


class FileNotRead(UserError):
    """“{name}” cannot be read ({detail}). Check that it is there and that you may open it."""

    name: str
    detail: str


class FileEmpty(Refused):
    """“{name}” is empty. Choose the file that was meant."""

    name: str


class FileTooLarge(Refused):
    """“{name}” has {size} MB; at most {limit} MB are joined. Make it smaller, for instance as a PDF."""

    limit = MOST_BYTES // MEGABYTE
    name: str
    size: int  # megabytes, rounded up


class ItemPaper(NamedValue):
    """A paper of an item and the file it is; `file` is None while it is only announced, `held` False where the file's
    content has not come yet, and `erased` where it does not come any more.
    """

    document: AnyItemDocument
    file: AnyAttachment | None
    held: bool
    erased: bool = False

    @property
    def key(self) -> AnyItemDocumentId:
        """The id of the document."""
        return self.document.id


class KeptContent(NamedValue):
    """A file as the record says it that bears it."""

    name: str
    media_type: str
    size: int
    sha256: str


def papers_of(store: OpenFile, item: AgendaItemId) -> list[ItemPaper]:
    """The papers of an item in their order."""
    return [_paper(store, document) for document in in_order(store.all(AnyItemDocument, item=item))]


def file_of(store: OpenFile, document: AnyItemDocument) -> AnyAttachment | None:
    """The file of a document: the one it names, else, as it may be of the other class, the one that names it."""
    if document.attachment is not None:
        return store.get(AnyAttachment, document.attachment)
    return next(iter(files_of(store, document.id)), None)


def files_of(store: OpenFile, document: UUID) -> list[AnyAttachment]:
    """Every file that belongs to a document: they go and come back with it."""
    return store.all(AnyAttachment, owner=document)


def attached(paper: ItemPaper) -> AttachedFile | None:
    """The file of a paper as a line of the attached files; None for a paper that is to follow."""
    if paper.file is None:
        return None
    return AttachedFile(
        key=paper.file.id,
        name=paper.file.name,
        size=paper.file.size,
        sha256=paper.file.sha256,
        closed=is_restricted(paper.file),
        held=paper.held,
        erased=paper.erased,
        document=paper.document.title,
        item_number="",
        item=NO_TEXT,
        meeting=None,
        number=None,
        on=None,
    )


def join_files(
    unit: Unit, *, item: AgendaItemId, paths: Iterable[Path], late_reason: Bilingual = NO_TEXT
) -> list[AnyItemDocument]:
    """Each file becomes a paper of the item, called as the file is; all of them or none.

    Raises LateDocument, NotPlainFile, FileNotRead, FileEmpty or FileTooLarge; nothing is written then.
    """
    joined = [_join(unit, item, path, None, late_reason) for path in paths]
    names = [one.title.fr.text or one.title.de.text for one in joined]
    unit.name("item_document.added", title=", ".join(names)[:LONGEST_TITLE])
    return joined


def fill_document(unit: Unit, *, document: AnyItemDocumentId, path: Path) -> AnyItemDocument:
    """The file of a paper that was announced, or another file instead of the one it has; its title stays."""
    stored = the(unit.store, AnyItemDocument, document)
    unit.name("item_document.changed", **titled(stored.title))
    for old in files_of(unit.store, stored.id):
        unit.delete(old)
    return _join(unit, stored.item, path, stored)


def keep_file(
    unit: Unit,
    path: Path,
    *,
    owner: UUID,
    home: HomeId,
    closed: bool = False,
    judge: Callable[[BinaryIO], object] | None = None,
) -> AnyAttachment:
    """A file becomes one of the workspace, belonging to a record; raises as `join_files` does.

    `judge` may refuse what stands in it.
    """
    kept = kept_content(unit, path, judge)
    return unit.save(
        type_for(AnyAttachment, closed=closed)(
            id=AttachmentId(unit.new_id()),
            home=home,
            owner=owner,
            name=kept.name,
            media_type=kept.media_type,
            size=kept.size,
            sha256=kept.sha256,
        )
    )


def kept_content(unit: Unit, path: Path, judge: Callable[[BinaryIO], object] | None = None) -> KeptContent:
    """What is in a file comes into the workspace, for a record that bears it; raises as `keep_file` does."""
    need_plain(path)
    try:
        with path.open("rb") as source:
            _need_fitting(path.name, os.fstat(source.fileno()).st_size)
            if judge is not None:
                judge(source)
                source.seek(0)
            sha256, size = blobs.keep_blob(unit.store, source)
    except OSError as error:
        raise FileNotRead(path.name, error.strerror or type(error).__name__) from error
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return KeptContent(name=path.name[-LONGEST_NAME:], media_type=media_type, size=size, sha256=sha256)


def _join(
    unit: Unit, item: AgendaItemId, path: Path, announced: AnyItemDocument | None, late_reason: Bilingual = NO_TEXT
) -> AnyItemDocument:
    owner = the(unit.store, AgendaItem, item)
    document = announced or unit.save(_new_document(unit, owner, path.stem, late_reason))
    closed = owner.closed or is_restricted(document)
    file = keep_file(unit, path, owner=document.id, home=owner.home, closed=closed)
    named = file.id if is_restricted(file) is is_restricted(document) else None  # a reference stays in its class
    return unit.save(replace(document, attachment=named, to_follow=False), before=document)


def _new_document(unit: Unit, owner: AgendaItem, stem: str, late_reason: Bilingual) -> AnyItemDocument:
    meeting = the(unit.store, Meeting, owner.meeting)
    german = source_language(unit.store, meeting.committee) is Language.DE
    name = stem.replace("_", " ").strip() or stem
    title = Bilingual.of(de=name) if german else Bilingual.of(fr=name)
    return type_for(AnyItemDocument, closed=owner.closed)(
        id=ItemDocumentId(unit.new_id()),
        home=owner.home,
        item=owner.id,
        position=at_end(unit, unit.store.all(AnyItemDocument, item=owner.id)),
        title=with_reason(unit.store, owner.id, title, late_reason),
    )


def _need_fitting(name: str, size: int) -> None:
    if not size:
        raise FileEmpty(name)
    if size > MOST_BYTES:
        raise FileTooLarge(name, -(-size // MEGABYTE))


def _paper(store: OpenFile, document: AnyItemDocument) -> ItemPaper:
    file = file_of(store, document)
    return ItemPaper(
        document=document,
        file=file,
        held=file is not None and blobs.holds(store, file.sha256),
        erased=file is not None and is_away_for_good(store, file.sha256),
    )
