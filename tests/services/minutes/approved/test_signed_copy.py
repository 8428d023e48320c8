"""Is what was scanned of the signed minutes kept as it is, found, handed on, and verified?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyAttachment, Attachment, RestrictedAttachment
from ctj_desktop.errors import UserError
from ctj_desktop.services.meetings.attached_files import attached_files, copy_to_open
from ctj_desktop.services.meetings.item_documents import FileEmpty
from ctj_desktop.services.minutes.approved import refusals
from ctj_desktop.services.minutes.approved.signed_copy import (
    attached_copy,
    file_signed_copy,
    is_unchanged,
    remove_signed_copy,
    signed_copy_of,
)
from ctj_desktop.services.minutes.formal_sentences import approved_version
from ctj_desktop.storage.check import check
from tests.office import Office
from tests.services.minutes.approved.meetings import ApprovedMeeting, approved_meeting
from tests.services.minutes.papers.test_filed_paper import approved

PDF = b"%PDF-1.7\nsigned by both\n" * 50


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def about(office: Office) -> ApprovedMeeting:
    return approved_meeting(office)


def file(
    office: Office, about: ApprovedMeeting, folder: Path, name: str = "PV signé.pdf", content: bytes = PDF
) -> AnyAttachment:
    path = folder / name
    path.write_bytes(content)
    made: AnyAttachment = office.do(file_signed_copy, meeting=about.meeting.id, path=path).record
    return made


def test_the_copy_belongs_to_the_approved_version_and_is_verified(
    office: Office, about: ApprovedMeeting, tmp_path: Path
) -> None:
    made = file(office, about, tmp_path)
    version = approved_version(office.store, about.meeting.id)
    assert version is not None
    copy = signed_copy_of(office.store, version)
    assert copy is not None
    assert (copy.file, copy.held) == (made, True)
    assert copy.at is not None
    assert is_unchanged(office.store, made)
    opened = copy_to_open(office.store, attached_copy(copy, about.meeting), tmp_path)
    assert opened.read_bytes() == PDF
    [line] = attached_files(office.store).lines
    assert (line.name, line.meeting, line.number) == ("PV signé.pdf", about.meeting.id, about.meeting.number)
    assert line.signed_copy
    assert attached_files(office.store, None, about.meeting.number or "").count == 1
    assert check(office.store) == []


def test_a_copy_with_a_closed_item_in_it_stays_with_the_committee(
    office: Office, about: ApprovedMeeting, tmp_path: Path
) -> None:
    assert isinstance(file(office, about, tmp_path), RestrictedAttachment)
    assert attached_files(office.store).lines[0].closed


def test_without_closed_items_the_conference_may_see_it(office: Office, tmp_path: Path) -> None:
    meeting = approved(office)
    assert office.store.count(AgendaItem, meeting=meeting.id, closed=True) == 0
    path = tmp_path / "pv.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    made = office.do(file_signed_copy, meeting=meeting.id, path=path).record
    assert isinstance(made, Attachment)
    assert made.media_type == "image/png"


def test_another_copy_takes_the_place_of_the_first_and_goes_again(
    office: Office, about: ApprovedMeeting, tmp_path: Path
) -> None:
    file(office, about, tmp_path)
    better = file(office, about, tmp_path, "mieux.pdf", PDF + b"again")
    assert [one.id for one in office.store.all(AnyAttachment)] == [better.id]
    office.do(remove_signed_copy, meeting=about.meeting.id)
    assert office.store.all(AnyAttachment) == []
    with pytest.raises(refusals.NoScan):
        office.do(remove_signed_copy, meeting=about.meeting.id)
    office.undo()
    assert [one.id for one in office.store.all(AnyAttachment)] == [better.id]


def test_what_is_no_scan_is_refused_and_nothing_is_written(
    office: Office, about: ApprovedMeeting, tmp_path: Path
) -> None:
    no_scans: tuple[tuple[bytes, type[UserError]], ...] = ((b"MZ a program", refusals.NotAScan), (b"", FileEmpty))
    for content, refused in no_scans:
        with pytest.raises(refused):
            file(office, about, tmp_path, "pv.pdf", content)
    assert office.store.all(AnyAttachment) == []


def test_before_the_approval_nothing_is_signed(office: Office, tmp_path: Path) -> None:
    meeting = office.a_meeting(office.a_committee("ELO").id)
    path = tmp_path / "pv.pdf"
    path.write_bytes(PDF)
    with pytest.raises(refusals.NotApprovedYet):
        office.do(file_signed_copy, meeting=meeting.id, path=path)


def test_a_content_that_was_changed_outside_is_told(office: Office, about: ApprovedMeeting, tmp_path: Path) -> None:
    made = file(office, about, tmp_path)
    office.store.connection.run("UPDATE blob_chunk SET data = ?", (PDF + b"!",))
    assert not is_unchanged(office.store, made)
