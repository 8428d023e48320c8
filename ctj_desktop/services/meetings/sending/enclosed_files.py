"""Which files of a meeting go with its convocation, and how many of them does a mailbox take?"""

from collections.abc import Iterator

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.files.mail_drafts import MOST
from ctj_desktop.files.names import safe_name
from ctj_desktop.services.meetings.item_documents import papers_of
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage import blobs
from ctj_desktop.storage.open_file import OpenFile

MEGABYTE = 1_000_000


class EnclosedFile(NamedValue):
    """A file of an item: what it is called on the agenda, its name, its type, its octets and their fingerprint."""

    title: Bilingual
    name: str
    media: str
    size: int
    sha256: str


def enclosed_files(store: OpenFile, meeting: Meeting) -> tuple[EnclosedFile, ...]:
    """Those that are here, in the order of the agenda; nothing of a closed item goes out with a convocation."""
    found: dict[str, EnclosedFile] = {}
    for row in agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start).rows:
        for paper in papers_of(store, row.item.id) if not row.item.closed else ():
            file = paper.file
            if file is None or not paper.held or is_restricted(paper.document) or is_restricted(file):
                continue
            name = _own_name(" ".join((row.shown_number, file.name)), found)
            found[name] = EnclosedFile(
                title=paper.document.title,
                name=name,
                media=file.media_type or "application/octet-stream",
                size=file.size,
                sha256=file.sha256,
            )
    return tuple(found.values())


def pieces_of(store: OpenFile, file: EnclosedFile) -> Iterator[bytes]:
    """Its content; DamagedWorkspace at its end where it is not what was put in."""
    return blobs.pieces(store, file.sha256)


def mailbox_takes(store: OpenFile, meeting: Meeting) -> int:
    """Octets of a message: what the committee said, else what mailboxes usually take."""
    own = the(store, Committee, meeting.committee).mailbox_megabytes
    return MOST if own is None else max(own, 1) * MEGABYTE


def _own_name(name: str, taken: dict[str, EnclosedFile]) -> str:
    safe, number = safe_name(name), 2
    while safe in taken:
        safe, number = safe_name(f"{number} {name}"), number + 1
    return safe
