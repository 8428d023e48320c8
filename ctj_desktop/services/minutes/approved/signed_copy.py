"""Which file is the signed copy of approved minutes, and is it still what was filed?

It belongs to the approved version. Where an item was treated behind closed doors it stays with the committee, since
the paper that was signed has that item too.
"""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyAttachment, ApprovedVersion
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.files.scans import is_scan
from ctj_desktop.services.meetings.attached_files import AttachedFile, is_away_for_good
from ctj_desktop.services.meetings.item_documents import keep_file
from ctj_desktop.services.minutes.approved.errata import need_version
from ctj_desktop.services.minutes.approved.refusals import NoScan, NotAScan
from ctj_desktop.services.naming.record_versions import as_entered
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class SignedCopy(NamedValue):
    """The file, since when and by whom it is kept; `held`: its content is here, else `erased`: it does not come."""

    file: AnyAttachment
    held: bool
    at: datetime | None = None
    by: str = ""
    erased: bool = False


def signed_copy_of(store: OpenFile, version: ApprovedVersion) -> SignedCopy | None:
    """The signed copy of approved minutes; of several that two offices filed apart, the latest."""
    found = store.all(AnyAttachment, owner=version.id)
    if not found:
        return None
    file = max(found, key=lambda one: one.id)
    entered = as_entered(store, file)
    return SignedCopy(
        file=file,
        held=blobs.holds(store, file.sha256),
        erased=is_away_for_good(store, file.sha256),
        at=entered.at,
        by=name_of_person(store, entered.author),
    )


def is_unchanged(store: OpenFile, file: AnyAttachment) -> bool:
    """Whether the content still has the fingerprint under which it was filed; it is read through for that."""
    try:
        return sum(len(piece) for piece in blobs.pieces(store, file.sha256)) == file.size
    except DamagedWorkspace:
        return False


def file_signed_copy(unit: Unit, *, meeting: MeetingId, path: Path) -> AnyAttachment:
    """Files what was scanned of the signed minutes, in the place of what was filed before.

    Raises `NotApprovedYet`, `NotAScan` and what a file may be refused for; nothing is written then.
    """
    stored = the(unit.store, Meeting, meeting)
    version = need_version(unit.store, stored)

    def judge(source: BinaryIO) -> None:
        if not is_scan(source):
            raise NotAScan(path.name)

    earlier = unit.store.all(AnyAttachment, owner=version.id)
    closed = bool(unit.store.count(AgendaItem, meeting=meeting, closed=True))
    file = keep_file(unit, path, owner=version.id, home=version.home, closed=closed, judge=judge)
    for one in earlier:
        unit.delete(one)
    unit.name("signed_copy.filed", file, number=name_of(stored))
    return file


def remove_signed_copy(unit: Unit, *, meeting: MeetingId) -> AnyAttachment:
    """Takes away the signed copy that was filed by mistake; `NoScan` where there is none."""
    stored = the(unit.store, Meeting, meeting)
    copy = signed_copy_of(unit.store, need_version(unit.store, stored))
    if copy is None:
        raise NoScan(name_of(stored))
    unit.name("signed_copy.removed", copy.file, number=name_of(stored))
    unit.delete(copy.file)
    return copy.file


def attached_copy(copy: SignedCopy, meeting: Meeting) -> AttachedFile:
    """The signed copy as a line of the attached files, to be opened or saved."""
    return AttachedFile(
        key=copy.file.id,
        name=copy.file.name,
        size=copy.file.size,
        sha256=copy.file.sha256,
        closed=is_restricted(copy.file),
        held=copy.held,
        erased=copy.erased,
        document=NO_TEXT,
        item_number="",
        item=NO_TEXT,
        meeting=meeting.id,
        number=meeting.number,
        on=meeting.on,
        signed_copy=True,
    )
