"""Does the content of a closed item's file leave the conference as its name does, and for good?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import AnyAttachment, Attachment, RestrictedAttachment
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.attached_files import ContentErased, attached_files, copy_to_open, save_copy
from ctj_desktop.services.meetings.item_documents import fill_document, join_files
from ctj_desktop.services.workspace.keepers import keeping
from ctj_desktop.storage import blobs, index_upkeep
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import AttachmentsNotWhole
from ctj_desktop.storage.file.backup import BLOB_FOLDER
from ctj_desktop.storage.log.history import ErasedWithIt
from ctj_desktop.storage.restoring import Restoration
from tests.office import NOW, Office
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send
from tests.storage.agreement import assert_agrees

MARK = b"GEHEIM-9d21"


class Desks:
    """A secretariat, the other one of its committee, and the conference; an item with a file, known to all."""

    def __init__(self, folder: Path) -> None:
        names = ("pontarlier", "saint-imier", "ctj")
        self.office, self.partner, self.conference = (an_office(folder, name, seed) for seed, name in enumerate(names))
        introduce(self.office, self.partner, Profile.PARTNER)
        introduce(self.office, self.conference, Profile.CTJ)
        self.all = (self.office, self.partner, self.conference)
        self.meeting = self.office.a_meeting(self.office.a_committee("MOC").id, items=2)
        self.item, self.other = self.office.store.all(AgendaItem, meeting=self.meeting.id, order="position")
        self.paths = [folder / name for name in ("un.pdf", "deux.pdf")]
        for number, path in enumerate(self.paths):
            path.write_bytes(MARK + bytes([number]) + bytes(300_000))
        self.join(self.item, self.paths[0])
        (self.file,) = self.office.store.all(AnyAttachment)

    def join(self, item: AgendaItem, path: Path) -> None:
        self.office.do(join_files, item=item.id, paths=[path])

    def close(self, *, closed: bool = True) -> None:
        self.office.do_fields(agenda.change_agenda_item, item=self.item.id, closed=closed)

    def meet(self) -> None:
        for other in (self.partner, self.conference):
            pass_on(self.office, other)
            pass_on(other, self.office)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    made = Desks(tmp_path)
    made.meet()
    yield made
    for one in made.all:
        assert check(one.store) == []
        assert_agrees(one.store)
        one.store.close()


def on_the_disk(office: Office) -> bytes:
    path = office.store.path
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*") if one.is_file())


def held(office: Office, file: AnyAttachment) -> bool:
    return blobs.holds(office.store, file.sha256)


def test_the_content_leaves_the_conference_as_its_name_does(desks: Desks) -> None:
    """The committee goes on with it."""
    assert MARK in on_the_disk(desks.conference)
    desks.close()
    assert held(desks.conference, desks.file)
    desks.meet()
    assert not held(desks.conference, desks.file)
    assert MARK not in on_the_disk(desks.conference)
    assert [held(one, desks.file) for one in (desks.office, desks.partner)] == [True, True]
    assert [one.store.all(AnyAttachment)[0].sha256 for one in desks.all[:2]] == [desks.file.sha256] * 2
    assert desks.conference.store.all(AnyAttachment) == []


def test_the_content_of_a_file_that_another_one_replaced_leaves_too(desks: Desks) -> None:
    (document,) = desks.office.store.all(AnyItemDocument)
    desks.office.do(fill_document, document=document.id, path=desks.paths[1])
    desks.meet()
    (second,) = desks.office.store.all(AnyAttachment)
    assert held(desks.conference, second)
    desks.close()
    desks.meet()
    assert not any(held(desks.conference, file) for file in (desks.file, second))
    assert all(held(desks.office, file) for file in (desks.file, second))
    assert MARK not in on_the_disk(desks.conference)


def test_the_same_file_under_an_open_item_stays(desks: Desks) -> None:
    desks.join(desks.other, desks.paths[0])
    desks.meet()
    desks.close()
    desks.meet()
    assert held(desks.conference, desks.file)
    assert [one.sha256 for one in desks.conference.store.all(Attachment)] == [desks.file.sha256]


def test_a_file_that_was_made_before_brings_nothing_back(desks: Desks) -> None:
    """Whether all of it was taken in before or nothing of it."""
    desks.join(desks.other, desks.paths[1])
    early, sent = send(desks.office, desks.conference, number=1)
    desks.close()
    late, _ = send(desks.office, desks.conference, number=2)
    take_in(desks.conference.store, late)
    second = desks.office.store.all(Attachment)[0]
    assert [entry.sha256 for entry in sent.plan.attachments] == [second.sha256]
    take_in(desks.conference.store, early)
    assert held(desks.conference, second)
    assert not held(desks.conference, desks.file)


def test_the_first_file_of_all_brings_the_content_and_nobody_keeps_it(tmp_path: Path) -> None:
    """It came to the conference, was erased there, and the same file is given once more."""
    desks = Desks(tmp_path)
    first, sent = send(desks.office, desks.conference, number=1)
    assert [entry.sha256 for entry in sent.plan.attachments] == [desks.file.sha256]
    take_in(desks.conference.store, first)
    assert held(desks.conference, desks.file)
    desks.close()
    pass_on(desks.office, desks.conference)
    assert not held(desks.conference, desks.file)
    taken = take_in(desks.conference.store, first)
    assert taken.report.applied == 0
    assert not held(desks.conference, desks.file)
    assert MARK not in on_the_disk(desks.conference)
    for one in desks.all:
        one.store.close()


def test_nobody_asks_for_what_was_erased_and_opening_the_item_brings_it_again(desks: Desks) -> None:
    desks.close()
    desks.meet()
    _, sent = send(desks.conference, desks.office)
    assert sent.written.manifest.lacks == ()
    desks.close(closed=False)
    desks.meet()
    assert [one.sha256 for one in desks.conference.store.all(Attachment)] == [desks.file.sha256]
    assert held(desks.conference, desks.file)
    assert desks.office.store.all(RestrictedAttachment) == []


def test_the_closing_cannot_be_undone_and_the_conference_still_holds_nothing(desks: Desks) -> None:
    desks.close()
    desks.meet()
    with pytest.raises(ErasedWithIt):
        desks.office.undo()
    assert not held(desks.conference, desks.file)


def test_a_text_of_the_file_is_found_by_nobody_there(desks: Desks) -> None:
    for one in desks.all:
        index_upkeep.keep_text(one.store, desks.file.sha256, "Un entrepôt vide", None)
    desks.close()
    desks.meet()
    assert not desks.conference.store.search("entrepôt")
    assert desks.office.store.search("entrepôt")


# going back to a backup of before


def restored(office: Office, made: Path) -> tuple[int, int]:
    """A backup takes the place of the workspace; what the window then says of erased contents."""
    place = office.store.place()
    office.store.close()
    restoration = Restoration.prepare(place, made)
    restoration.put_in_place()
    office.reopen()
    return restoration.erased


def test_what_a_backup_brings_back_the_next_exchange_erases_again(desks: Desks) -> None:
    made = back_up(desks.conference.store)
    desks.close()
    desks.meet()
    assert restored(desks.conference, made) == (1, 0)
    assert held(desks.conference, desks.file), "the store of backups keeps what a backup names"
    pass_on(desks.conference, desks.office)
    pass_on(desks.office, desks.conference)
    assert not held(desks.conference, desks.file)
    assert desks.conference.store.all(AnyAttachment) == []
    assert MARK not in on_the_disk(desks.conference)


def test_a_content_that_is_missing_since_it_was_erased_is_said_to_be_erased(desks: Desks, tmp_path: Path) -> None:
    """The store beside the backups was damaged meanwhile, and written anew from what the workspace still had."""
    desks.join(desks.other, desks.paths[1])
    desks.meet()
    made = back_up(desks.conference.store)
    second = next(one for one in desks.conference.store.all(Attachment) if one.sha256 != desks.file.sha256)
    desks.close()
    desks.meet()
    (made.parent / BLOB_FOLDER).write_bytes(b"damaged")
    back_up(desks.conference.store)
    assert restored(desks.conference, made) == (0, 1)
    assert (held(desks.conference, desks.file), held(desks.conference, second)) == (False, True)
    lines = {one.sha256: one for one in attached_files(desks.conference.store).lines}
    gone = lines[desks.file.sha256]
    assert (gone.held, gone.erased, lines[second.sha256].erased) == (False, True, False)
    for act in (save_copy, copy_to_open):
        with pytest.raises(ContentErased):
            act(desks.conference.store, gone, tmp_path / "copy.pdf")
    path, sent = send(desks.conference, desks.office)
    assert sent.written.manifest.lacks == (), "nobody is asked for it"
    take_in(desks.office.store, path)
    pass_on(desks.office, desks.conference)
    assert [one.sha256 for one in desks.conference.store.all(AnyAttachment)] == [second.sha256]
    desks.close(closed=False)
    desks.meet()
    assert held(desks.conference, desks.file), "who opens the item again shows its file again"


def test_another_file_that_is_missing_is_refused_as_before(desks: Desks) -> None:
    desks.join(desks.other, desks.paths[1])
    desks.meet()
    made = back_up(desks.conference.store)
    desks.close()
    desks.meet()
    (made.parent / BLOB_FOLDER).unlink()
    with pytest.raises(AttachmentsNotWhole):
        restored(desks.conference, made)
    desks.conference.reopen()


def test_the_settings_of_the_conference_say_until_when(desks: Desks) -> None:
    back_up(desks.conference.store)
    assert keeping(desks.conference.store).erased is None
    desks.close()
    desks.meet()
    kept = keeping(desks.conference.store).erased
    assert kept is not None
    assert (kept.last.date(), kept.until) == (NOW.date(), date(2028, 2, 29))
    assert keeping(desks.office.store).erased is None
