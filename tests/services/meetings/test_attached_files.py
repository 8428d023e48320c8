"""Are attached files listed, filtered and copied out whole?"""

import io
import os
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AttachmentId, ItemDocumentId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import ItemDocument, Meeting
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.files import outside
from ctj_desktop.services.meetings.attached_files import NotOpened, NotSent, attached_files, copy_to_open, save_copy
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import DamagedWorkspace, NotPlainFile
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit
from tests.office import NOW, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office."""
    return Office(tmp_path)


def attach(office: Office, meeting: Meeting, name: str, title: str, content: bytes | None = b"%PDF") -> Attachment:
    """A file of an item; without content only its record has come."""
    item = office.an_item(meeting, title, "")

    def put(unit: Unit) -> Attachment:
        unit.name("attachment.added", name=name)
        sha256, size = blobs.keep_blob(unit.store, io.BytesIO(content)) if content is not None else ("ab" * 32, 41_000)
        document = unit.save(
            ItemDocument(id=ItemDocumentId(unit.new_id()), home=item.home, item=item.id, title=text("Rapport"))
        )
        made = unit.save(
            Attachment(
                id=AttachmentId(unit.new_id()),
                home=item.home,
                owner=document.id,
                name=name,
                media_type="application/pdf",
                size=size,
                sha256=sha256,
            )
        )
        unit.save(replace(document, attachment=made.id), before=document)
        return made

    return office.do(put).record


@pytest.fixture
def meetings(office: Office) -> tuple[Meeting, Meeting]:
    """One of each of two committees."""
    first, second = office.a_committee("MOC"), office.a_committee("NFC")
    return office.a_meeting(first.id, "2027-03-12"), office.a_meeting(second.id, "2027-05-03")


def test_the_latest_meetings_come_first_and_words_are_looked_for_everywhere(
    office: Office, meetings: tuple[Meeting, Meeting]
) -> None:
    attach(office, meetings[0], "budget.pdf", "Marchés transfrontaliers")
    attach(office, meetings[1], "plan.pdf", "Élection")
    store = office.store
    found = attached_files(store)
    assert [file.name for file in found.lines] == ["plan.pdf", "budget.pdf"]
    assert (found.count, found.lines[1].meeting) == (2, meetings[0].id)
    assert found.lines[1].item.fr.text == "Marchés transfrontaliers"
    for words, names in (
        ("elec", ["plan.pdf"]),
        ("rapport budget", ["budget.pdf"]),
        ("marches pontarlier", ["budget.pdf"]),
        ("zzz", []),
        ("%", ["plan.pdf", "budget.pdf"]),
    ):
        assert [file.name for file in attached_files(store, None, words).lines] == names, words
    assert [file.name for file in attached_files(store, meetings[0].committee).lines] == ["budget.pdf"]


def test_a_copy_is_whole_or_refused(office: Office, meetings: tuple[Meeting, Meeting], tmp_path: Path) -> None:
    attach(office, meetings[0], "budget.pdf", "Budget", b"%PDF" + b"x" * 600_000)
    attach(office, meetings[1], "ailleurs.pdf", "Ailleurs", None)
    away, here = attached_files(office.store).lines
    save_copy(office.store, here, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").stat().st_size == here.size
    assert (here.held, away.held) == (True, False)
    with pytest.raises(NotSent):
        save_copy(office.store, away, tmp_path / "b.pdf")
    office.store.connection.run("UPDATE blob_chunk SET data = ? WHERE n = 1", (b"changed",))
    with pytest.raises(DamagedWorkspace):
        save_copy(office.store, here, tmp_path / "c.pdf")
    assert sorted(path.name for path in tmp_path.glob("*.pdf*")) == ["copie.pdf"]


def test_a_program_is_not_started_and_a_copy_cannot_be_changed(
    office: Office, meetings: tuple[Meeting, Meeting], tmp_path: Path
) -> None:
    attach(office, meetings[0], "../budget.PDF", "Budget")
    attach(office, meetings[1], "plan.pdf.exe", "Plan")
    program, budget = attached_files(office.store).lines
    opened = copy_to_open(office.store, budget, tmp_path)
    assert opened.parent.parent == tmp_path
    assert opened.read_bytes() == b"%PDF"
    assert opened.stat().st_mode & 0o222 == 0
    assert copy_to_open(office.store, budget, tmp_path) == opened
    with pytest.raises(NotOpened):
        copy_to_open(office.store, program, tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "opens"),
    [
        ("rapport.pdf", b"MZ\x90\x00 a program of Windows", False),
        ("notes.txt", b"#!/bin/sh\nrm", False),
        ("Protokoll\u202efdp.exe", b"x", False),
        ("plan.tout-nouveau", b"x", False),
        ("sans terminaison", b"x", False),
        ("voix.mp3", b"ID3", True),
    ],
)
def test_only_what_is_known_to_be_a_document_is_opened(
    office: Office, meetings: tuple[Meeting, Meeting], tmp_path: Path, name: str, content: bytes, opens: bool
) -> None:
    attach(office, meetings[0], name, "Annexe", content)
    (file,) = attached_files(office.store).lines
    if opens:
        assert copy_to_open(office.store, file, tmp_path).read_bytes() == content
    else:
        with pytest.raises(NotOpened):
            copy_to_open(office.store, file, tmp_path)
        save_copy(office.store, file, tmp_path / "copie")
        assert (tmp_path / "copie").read_bytes() == content


def test_what_another_office_put_in_carries_the_mark_of_it(
    office: Office, meetings: tuple[Meeting, Meeting], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two secretariats of one committee: what one joins is its own here, and from outside there."""
    marked: list[str] = []
    monkeypatch.setattr(outside, "mark", lambda path: marked.append(path.name))
    attach(office, meetings[0], "budget.pdf", "Budget")
    environment = Environment.seeded(2, NOW, tmp_path / "there-data")
    with Store.prepare(tmp_path / "there.ctj", office.store.office_id, environment, None) as there:
        take_from(there, office.store)
        blobs.keep_blob(there, io.BytesIO(b"%PDF"))  # contents come with a file of the exchange
        for store, name in ((office.store, "here.pdf"), (there, "there.pdf")):
            (file,) = attached_files(store).lines
            save_copy(store, file, tmp_path / name)
    assert marked == ["there.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_a_pipe_is_no_paper(office: Office, tmp_path: Path) -> None:
    """The program waited for what never comes; nothing is joined of what was chosen with it."""
    letter, pipe = tmp_path / "lettre.pdf", tmp_path / "tube.pdf"
    letter.write_bytes(b"%PDF")
    os.mkfifo(pipe)
    item = office.an_item(office.a_meeting(office.a_committee().id), "Un")
    with pytest.raises(NotPlainFile):
        office.do_fields(join_files, item=item.id, paths=[letter, pipe])
    assert office.store.count(ItemDocument) == 0
