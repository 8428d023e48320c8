"""Files as other programs write them, made for the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

WORDS = {
    "nom", "prénom", "commune", "mail", "name", "vorname", "gemeinde", "téléphone",
}  # fmt: skip


def known(text: str) -> bool:
    """The headings that these tests know."""
    return text.casefold() in WORDS


def sheets(**rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with a sheet for each of these, in their order."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(lines):
                sheet.write_row(at, 0, row)
    return made.getvalue()


def a_workbook(rows: Sequence[Sequence[Any]], *, merged: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    """As Excel writes it, days as numbers with a format."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Membres")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell)
                else:
                    sheet.write(at, column, cell)
        for first, left, last, right, text in merged:
            sheet.merge_range(first, left, last, right, text)
    return made.getvalue()


def an_archive(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


OPEN = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
SPACES = " ".join(OPEN.format(name) for name in ("office", "table", "text"))
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" '
    'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
)


def an_open_sheet(rows: str) -> bytes:
    """As LibreOffice writes it; `rows` are its table rows."""
    body = f'<office:body><office:spreadsheet><table:table table:name="Liste">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {SPACES}>{body}</office:body></office:document-content>"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return an_archive({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": MANIFEST})


def an_open_row(*cells: str, repeated: int = 1) -> str:
    """A row of texts."""
    said = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    more = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{more}>{said}</table:table-row>"
