"""Is an attached file found by what is written in it, and by nothing once it is taken away?"""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from ctj_desktop.domain.file_texts import MOST_BYTES, Unread
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import Attachment, RestrictedAttachment
from ctj_desktop.files.texts import FileText
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda, attached_texts, item_documents
from ctj_desktop.services.meetings.attached_files import attached_files
from ctj_desktop.services.meetings.attached_texts import read_text, within
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.storage.index_upkeep import contents_to_read, keep_text, renew
from ctj_desktop.storage.unit import Unit
from tests.files.test_texts import a_docx, a_pdf, paragraph
from tests.office import Office

pytestmark = pytest.mark.processes
FR = load_translator("fr")
FILES = ("attachment", "restricted_attachment")


class Stopped(Exception):
    """The person stopped it."""


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture(name="item")
def _item(office: Office) -> AgendaItem:
    return office.an_item(office.a_meeting(office.a_committee().id))


def join(office: Office, item: AgendaItem, folder: Path, **files: bytes) -> list[AnyItemDocument]:
    """Files attached to an item, by stem and ending."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return office.do(item_documents.join_files, item=item.id, paths=paths).record


def read_all(office: Office) -> dict[str, FileText]:
    """What the window does with every file that was not read yet."""
    found = {}
    for content in contents_to_read(office.store):
        found[content.name] = text = read_text(office.store, content, lambda: None)
        keep_text(office.store, content.sha256, text.text, text.why)
    return found


def found(office: Office, words: str) -> list[str]:
    """The files that are found, as the palette does."""
    return [hit.text for hit in search_records(office.store, FR, words, FILES, 9)]


def test_a_file_is_found_by_what_is_written_in_it(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    join(office, item, tmp_path, a_pdf=a_pdf("Passerelle sur le Doubs"), b_docx=a_docx(paragraph("Straße und Œuvre")))
    join(office, item, tmp_path, c_txt="Zwölf Brücken".encode("cp1252"), d_png=b"\x89PNG passerelle")
    assert found(office, "passerelle") == []
    assert len(read_all(office)) == 4
    assert found(office, "passerelle") == ["a.pdf"]
    assert found(office, "strasse oeuvre") == ["b.docx"]
    assert found(office, "bruck") == ["c.txt"]
    assert [hit.kind for hit in office.store.search("passerelle")] == ["attachment"]
    assert contents_to_read(office.store) == []


def test_it_says_that_the_words_stand_in_the_text(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    join(office, item, tmp_path, pont_txt=b"une passerelle", autre_txt=b"le pont de Goumois")
    read_all(office)
    said = {hit.text: hit.context for hit in search_records(office.store, FR, "pont", FILES, 9)}
    assert said == {"pont.txt": "", "autre.txt": FR("in the text of the file")}


def test_the_list_of_attached_files_looks_into_them_and_says_which_it_cannot(
    office: Office, item: AgendaItem, tmp_path: Path
) -> None:
    join(office, item, tmp_path, a_txt=b"une passerelle", b_pdf=a_pdf("passerelle", password="x"), c_png=b"\x89PNG")
    read_all(office)
    assert [file.name for file in attached_files(office.store, words="passerelle").lines] == ["a.txt"]
    unread = {file.name: file.unread for file in attached_files(office.store).lines}
    assert unread == {"a.txt": None, "b.pdf": Unread.PROTECTED, "c.png": Unread.OTHER}


def test_what_is_taken_away_is_no_longer_found_and_comes_back(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    (document,) = join(office, item, tmp_path, a_txt=b"une passerelle")
    read_all(office)
    office.do(agenda.remove_item_document, document=document.id)
    assert found(office, "passerelle") == []
    assert in_index(office) == 0
    office.undo()
    assert [content.name for content in contents_to_read(office.store)] == ["a.txt"]
    read_all(office)
    assert found(office, "passerelle") == ["a.txt"]


def test_a_file_taken_away_while_it_was_read_leaves_nothing(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    (document,) = join(office, item, tmp_path, a_txt=b"une passerelle")
    (content,) = contents_to_read(office.store)
    office.do(agenda.remove_item_document, document=document.id)
    keep_text(office.store, content.sha256, "une passerelle", None)
    assert office.store.search("passerelle") == []
    assert in_index(office) == 0


def in_index(office: Office) -> int:
    """Contents of files, read or not, and texts that belong to nothing."""
    row = office.store.connection.run("SELECT count(*) FROM search_row WHERE tbl LIKE 'content%'").scalar()
    lost = "SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT n FROM search_row)"
    return int(row) + int(office.store.connection.run(lost).scalar())


def test_the_same_content_twice_is_read_once_and_stays_while_one_is_left(
    office: Office, item: AgendaItem, tmp_path: Path
) -> None:
    first, _second = join(office, item, tmp_path, a_txt=b"une passerelle", b_txt=b"une passerelle")
    assert len(read_all(office)) == 1
    assert sorted(found(office, "passerelle")) == ["a.txt", "b.txt"]
    office.do(agenda.remove_item_document, document=first.id)
    assert found(office, "passerelle") == ["b.txt"]
    assert contents_to_read(office.store) == []


def test_the_file_of_a_closed_item_is_found_as_such(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    closed = office.do_fields(agenda.change_agenda_item, item=item.id, closed=True).record
    join(office, closed, tmp_path, a_txt=b"une passerelle")
    read_all(office)
    (hit,) = search_records(office.store, FR, "passerelle", FILES, 9)
    assert hit.kind == RestrictedAttachment.kind
    assert search_records(office.store, FR, "passerelle", (Attachment.kind,), 9) == []


def test_an_index_made_anew_reads_the_files_again(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    join(office, item, tmp_path, a_txt=b"une passerelle")
    read_all(office)
    assert list(renew(office.store))
    assert found(office, "passerelle") == []
    read_all(office)
    assert found(office, "passerelle") == ["a.txt"]


# what is not read


def test_a_file_too_large_is_not_even_fetched(
    office: Office, item: AgendaItem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(office, item, tmp_path, a_txt=b"une passerelle " * (2 * MOST_BYTES // 15))
    monkeypatch.setattr("ctj_desktop.storage.blobs.pieces", None)
    assert read_all(office)["a.txt"] == FileText("", Unread.TOO_LARGE)
    assert contents_to_read(office.store) == []


def test_content_that_is_not_what_was_put_in_is_damaged(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    join(office, item, tmp_path, a_txt=b"une passerelle")
    with office.store.transaction():
        office.store.connection.run("UPDATE blob_chunk SET data = x'41'")
    assert read_all(office)["a.txt"] == FileText("", Unread.DAMAGED)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("import time; time.sleep(60)", Unread.TOO_SLOW),
        ("import os; os.abort()", Unread.DAMAGED),
        ("print('{')", Unread.DAMAGED),
        ("print('[]')", Unread.DAMAGED),
    ],
    ids=["hangs", "falls over", "says half", "says something else"],
)
def test_a_pdf_over_which_its_reader_hangs_or_falls_takes_nothing_with_it(
    office: Office, item: AgendaItem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, why: Unread
) -> None:
    join(office, item, tmp_path, a_pdf=a_pdf("passerelle"))
    monkeypatch.setattr(attached_texts, "_ctj", lambda: [sys.executable, "-S", "-c", program])
    monkeypatch.setattr(attached_texts, "MOST_SECONDS", 0.3 if why is Unread.TOO_SLOW else 9)
    monkeypatch.setattr(attached_texts, "START_SECONDS", 0)
    assert read_all(office)["a.pdf"] == FileText("", why)


def test_a_pdf_whose_reader_takes_too_much_memory_is_left_at_once(
    office: Office, item: AgendaItem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(office, item, tmp_path, a_pdf=a_pdf("passerelle"))
    monkeypatch.setattr(attached_texts, "_ctj", lambda: [sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(attached_texts, "bounded", lambda _process: nullcontext(lambda: True))
    assert read_all(office)["a.pdf"] == FileText("", Unread.DAMAGED)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_whoever_stops_it_waits_no_longer(
    office: Office, item: AgendaItem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    content = {"pdf": a_pdf("passerelle"), "docx": a_docx(paragraph("passerelle"))}[ending]
    join(office, item, tmp_path, **{f"a_{ending}": content})
    monkeypatch.setattr(attached_texts, "_ctj", lambda: [sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    (wanted,) = contents_to_read(office.store)

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_text(office.store, wanted, stop)


def test_the_time_is_up_when_it_is_up() -> None:
    assert within(0)() is True
    assert within(60)() is False


def test_packed_the_command_line_stands_beside_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/ctj/ctj-desktop.exe")
    assert attached_texts._ctj() == [str(Path("/opt/ctj/ctj.exe"))]


def test_a_renamed_file_keeps_its_text(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    join(office, item, tmp_path, a_txt=b"une passerelle")
    read_all(office)
    (file,) = office.store.all(Attachment)

    def rename(unit: Unit) -> None:
        unit.name("attachment.changed", name="b.txt")
        unit.save(replace(file, name="b.txt"), before=file)

    office.do(rename)
    assert found(office, "passerelle") == ["b.txt"]
    assert contents_to_read(office.store) == []
