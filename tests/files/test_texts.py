"""What is read of a file that comes from anybody, and what of one that was made to do harm?"""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ctj_desktop.domain.file_texts import MOST_BYTES, MOST_TEXT, Unread
from ctj_desktop.files import texts
from ctj_desktop.files.texts import FileText, text_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def never() -> bool:
    """The time is not up."""
    return False


def at_once() -> bool:
    """The time is up."""
    return True


def a_pdf(*pages: str, password: str = "") -> bytes:
    """A page for each text, its lines as they are."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="x") if password else None)
    for page in pages:
        for at, line in enumerate(page.splitlines()):
            canvas.drawString(72, 700 - 20 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_docx(body: str, before: str = "", method: int = zipfile.ZIP_DEFLATED, **more: str) -> bytes:
    """A Word document with this in its body; `more` are further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, inner in {"document": body, **more}.items():
            xml = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:{name} xmlns:w="{WORD}">{inner}</w:{name}>'
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(name: str, content: bytes, over: Callable[[], bool] = never) -> FileText:
    return text_of(name, content, over)


def words(found: FileText) -> list[str]:
    assert found.why is None
    return found.text.split()


# a PDF


def test_every_page_of_a_pdf_is_read_by_its_content_and_not_by_its_name() -> None:
    assert words(read("x.bin", a_pdf("Budget 2027", "Strassen und Wege"))) == [
        "Budget",
        "2027",
        "Strassen",
        "und",
        "Wege",
    ]


def test_a_word_parted_at_the_end_of_a_line_stays_one() -> None:
    assert "commu-ne" in words(read("a.pdf", a_pdf("la commu-\nne de Levier")))


def test_a_pdf_under_a_password_a_damaged_one_and_one_that_is_none_say_so() -> None:
    assert read("a.pdf", a_pdf("Budget", password="secret")) == FileText("", Unread.PROTECTED)
    assert read("a.pdf", a_pdf("Budget")[:300]) == FileText("", Unread.DAMAGED)
    assert read("a.pdf", b"no such thing") == FileText("", Unread.DAMAGED)


def test_when_the_time_is_up_what_was_read_must_do() -> None:
    found = read("a.pdf", a_pdf("Budget", "Strassen"), at_once)
    assert (found.text.split(), found.why) == (["Budget"], Unread.TOO_SLOW)


def test_a_page_that_cannot_be_read_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    whole = pypdfium2.PdfPage.get_textpage

    def broken(page: pypdfium2.PdfPage) -> object:
        if page.get_size()[0] < 0 or not broken_once:
            broken_once.append(1)
            raise pypdfium2.PdfiumError("broken")
        return whole(page)

    broken_once: list[int] = []
    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", broken)
    assert words(read("a.pdf", a_pdf("Budget", "Strassen"))) == ["Strassen"]


# a Word document


def test_a_word_document_is_read_with_its_notes_and_without_what_was_deleted_in_it() -> None:
    body = (
        "<w:p><w:r><w:t>Bud</w:t></w:r><w:r><w:t>get</w:t><w:tab/><w:t>2027</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>nul</w:delText></w:r></w:del><w:r><w:t>Œuvre &amp; Wege</w:t><w:br/></w:r></w:p>"
    )
    content = a_docx(body, footnotes=paragraph("Note"))
    assert words(read("a.docx", content)) == ["Budget", "2027", "Œuvre", "&", "Wege", "Note"]


def test_another_archive_is_nothing_that_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Budget")
    assert read("a.zip", out.getvalue()) == FileText("", Unread.OTHER)


def test_a_bomb_ends_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is ever unpacked."""
    monkeypatch.setattr(texts, "MOST_BYTES", 500_000)
    bomb = a_docx("<w:b/>" * 200_000)
    assert len(bomb) < 10_000
    assert read("a.docx", bomb) == FileText("", Unread.TOO_LARGE)


def test_entities_are_refused_before_they_grow() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert read("a.docx", a_docx(paragraph("&b;"), laughs)) == FileText("", Unread.DAMAGED)


def test_a_word_document_that_is_protected_damaged_or_packed_otherwise_says_so() -> None:
    content = a_docx(paragraph("Budget"))
    locked = re.sub(rb"(PK\x01\x02\x14[\x00\x03]\x14\x00)\x00", lambda found: found[1] + b"\x01", content)
    assert read("a.docx", locked) == FileText("", Unread.PROTECTED)
    assert read("a.docx", texts.OLD_OFFICE + b"x" * 100) == FileText("", Unread.PROTECTED)
    assert read("a.docx", b"x" * 100) == FileText("", Unread.DAMAGED)
    assert read("a.docx", content[:-30]) == FileText("", Unread.DAMAGED)
    assert read("a.docx", a_docx(paragraph("Budget")[:-9])) == FileText("", Unread.DAMAGED)
    assert read("a.docx", a_docx(paragraph("Budget"), method=zipfile.ZIP_LZMA)) == FileText("", Unread.DAMAGED)


# a text


@pytest.mark.parametrize(
    "content",
    [
        "Élection à Bösingen".encode(),
        "\ufeffÉlection à Bösingen".encode(),
        "Élection à Bösingen".encode("cp1252"),
        "Élection à Bösingen".encode("utf-16"),
        "\ufeffÉlection à Bösingen".encode("utf-16-be"),
        "Élection à Bösingen".encode("utf-16-le"),
        "Élection à Bösingen".encode("utf-16-be"),
    ],
)
def test_a_text_is_read_however_it_is_written(content: bytes) -> None:
    assert words(read("NOTE.TXT", content)) == ["Élection", "à", "Bösingen"]


def test_what_only_bears_the_name_of_a_text_is_none() -> None:
    assert read("a.txt", b"Budget\x00\x01\x02\x00\x00 2027") == FileText("", Unread.DAMAGED)
    assert read("a.txt", b"Budget 2027\0") == FileText("", Unread.DAMAGED)
    assert read("a.csv", bytes(range(256))) == FileText("", Unread.DAMAGED)
    assert read("a.png", b"\x89PNG") == FileText("", Unread.OTHER)
    assert read("a.txt", b"") == FileText("")


def test_no_more_is_kept_than_the_limit_and_no_larger_file_is_looked_at() -> None:
    assert len(read("a.txt", "é".encode() * MOST_TEXT).text.encode()) == MOST_TEXT
    assert len(read("a.docx", a_docx(paragraph("é" * (2 * MOST_TEXT)))).text.encode()) == MOST_TEXT
    assert read("a.txt", b"x" * (MOST_BYTES + 1)) == FileText("", Unread.TOO_LARGE)


@given(st.binary(max_size=60), st.integers(0, 2_000), st.sampled_from(["a.pdf", "a.docx", "a.txt"]))
def test_whatever_comes_nothing_is_raised_and_what_is_read_can_be_kept(noise: bytes, at: int, name: str) -> None:
    whole = {"a.pdf": PDF, "a.docx": DOCX, "a.txt": b"Budget"}[name]
    found = read(name, whole[:at] + noise + whole[at + len(noise) :])
    assert "\0" not in found.text
    found.text.encode()


PDF, DOCX = a_pdf("Budget", "Strassen"), a_docx(paragraph("Budget"))
