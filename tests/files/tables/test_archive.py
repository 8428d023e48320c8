"""Does a hostile workbook stay harmless, and is only what a list needs handed on?"""

import zipfile
from io import BytesIO

import pytest

from ctj_desktop.files.stepwise import no_step
from ctj_desktop.files.tables import archive
from ctj_desktop.files.tables.archive import checked, unpacked_size
from ctj_desktop.files.tables.refusals import (
    DamagedSource,
    ProtectedSource,
    SourceRefused,
    SourceTooLarge,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    TooManySheets,
)
from ctj_desktop.files.tables.table import MOST_SHEETS
from ctj_desktop.files.tables.workbook import sheets_of
from tests.files.tables.made import a_workbook, an_archive, an_open_row, an_open_sheet, parts_of

SHEET = "xl/worksheets/sheet1.xml"
BOOK = parts_of(a_workbook([["Nom", "Prénom"], ["Perrin", "Zoë"]]))


def with_sheet(xml: str) -> bytes:
    """The workbook with another sheet."""
    return an_archive(BOOK | {SHEET: f"<worksheet><sheetData>{xml}</sheetData></worksheet>".encode()})


def refused(content: bytes) -> type[Exception]:
    with pytest.raises(SourceRefused) as raised:
        sheets_of("a.xlsx", content)
    return type(raised.value)


def test_macros_links_and_pictures_are_left_out() -> None:
    more = {"xl/vbaProject.bin": b"\x00", "xl/externalLinks/externalLink1.xml": b"<a", "xl/media/image1.png": b"x"}
    made = parts_of(checked("a.xlsm", an_archive(BOOK | more)))
    assert not any("vba" in name or "external" in name or "media" in name for name in made)
    assert sheets_of("a.xlsm", an_archive(BOOK | more))[0].grid[1] == ("Perrin", "Zoë")


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)
    bomb = an_archive(BOOK | {SHEET: b"<worksheet>" + b" " * 2_000_000 + b"</worksheet>"})
    assert len(bomb) < 20_000
    assert refused(bomb) is SourceTooLarge


def test_an_archive_that_declares_less_than_it_unpacks_to_is_refused() -> None:
    look = archive._Look("a.xlsx", no_step, archive.Bounds(10_000, 9, 9))
    large = an_archive({"content.xml": b"<a>" + b" " * 20_000 + b"</a>"})
    with (
        zipfile.ZipFile(BytesIO(large)) as held,
        zipfile.ZipFile(BytesIO(), "w") as anew,
        pytest.raises(SourceTooLarge),
    ):
        look.take(held, held.infolist()[0], anew)


@pytest.mark.parametrize(
    "xml",
    [b"<a " + b" ".join(b'a%d=""' % at for at in range(200_000)) + b"/>", b"<a><!--" + b"x" * 2_000_000 + b"--></a>"],
    ids=["attributes", "a remark"],
)
def test_a_tag_without_end_is_refused_before_a_value_is_made_of_it(xml: bytes) -> None:
    assert refused(an_archive(BOOK | {SHEET: xml})) is DamagedSource


def test_more_names_and_joined_cells_than_anybody_keeps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BESIDE", 50)
    for tag, part in (
        (b'<mergeCell ref="A1:A2"/>', SHEET),
        (b'<definedName name="a">A1</definedName>', "xl/workbook.xml"),
    ):
        at = BOOK[part].rindex(b"</")
        many = BOOK[part][:at] + tag * 51 + BOOK[part][at:]
        assert refused(an_archive(BOOK | {part: many})) is DamagedSource


def test_what_unpacks_to_the_thousandfold_is_handed_on_as_small() -> None:
    blank = an_archive(BOOK | {SHEET: b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"})
    assert len(checked("a.xlsx", blank)) < 100_000


def test_an_archive_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    assert refused(an_archive(BOOK)) is SourceTooLarge


def test_a_protected_part_is_refused() -> None:
    content = bytearray(an_archive({"content.xml": b"<a/>"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)) is ProtectedSource


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: b"<worksheet>"},
        {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'},
        {SHEET: b'<?xml version="1.0" encoding="klingon"?><worksheet/>'},
        {SHEET: b'<worksheet><row r="x"/></worksheet>'},
        {SHEET: b'<worksheet><row r="1"><c r="1A"/></row></worksheet>'},
        {"xl/other.xml": b"<sst><si><t>a</t></si></sst>"},
    ],
)
def test_a_part_that_is_not_what_it_should_be_is_refused(parts: dict[str, bytes]) -> None:
    assert refused(an_archive(BOOK | parts)) is DamagedSource


def test_what_is_no_workbook_is_refused() -> None:
    assert refused(an_archive({"word/document.xml": b"<a/>"})) is DamagedSource
    assert refused(an_archive(BOOK, method=zipfile.ZIP_BZIP2)) is DamagedSource


def test_two_cells_at_the_ends_of_a_sheet_take_no_memory() -> None:
    ends = '<row><c r="A1"><v>1</v></c><c r="XFD90000"><v>1</v></c></row>'
    assert refused(with_sheet(ends)) is TooManyCells
    assert refused(with_sheet('<row r="1048576"><c><v>1</v></c></row>')) is TooManyRows


def test_more_columns_than_a_spreadsheet_has_are_refused() -> None:
    assert len(sheets_of("a.xlsx", with_sheet('<row><c r="XFD1"><v>1</v></c></row>'))[0].grid[0]) == 16_384
    assert refused(with_sheet('<row><c r="XFE1"><v>1</v></c></row>')) is TooManyColumns


def test_a_part_that_stands_for_a_thousand_sheets_is_read_for_none() -> None:
    """Each would be parsed, and kept, as often as it is named."""
    book, ties = BOOK["xl/workbook.xml"].decode(), BOOK["xl/_rels/workbook.xml.rels"].decode()
    sheet = book[book.index("<sheet ") : book.index("</sheets>")]
    tie = next(one for one in ties.split("/>") if "/worksheet" in one).removeprefix("<Relationships") + "/>"
    tie = tie[tie.index("<Relationship ") :]
    for again in (sheet, sheet.replace('name="', 'name="X'), sheet.replace("rId1", "rId9")):
        assert refused(an_archive(BOOK | {"xl/workbook.xml": book.replace(sheet, sheet + again)})) is DamagedSource
    other = tie.replace("rId1", "rId9")
    for again in (other, other.replace("/worksheet", "/other"), other.replace("sheet1.xml", "./SHEET1.xml")):
        twice = ties.replace(tie, tie + again)
        assert refused(an_archive(BOOK | {"xl/_rels/workbook.xml.rels": twice})) is DamagedSource
    outside = other.replace("/>", ' TargetMode="External"/>')
    assert refused(an_archive(BOOK | {"xl/_rels/workbook.xml.rels": ties.replace(tie, tie + outside)})) is DamagedSource
    link = outside.replace("/worksheet", "/externalLink")
    checked("a.xlsx", an_archive(BOOK | {"xl/_rels/workbook.xml.rels": ties.replace(tie, tie + link)}))


def test_more_sheets_than_anybody_keeps_are_refused() -> None:
    book = BOOK["xl/workbook.xml"].decode()
    many = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="rId{at}"/>' for at in range(9, 10 + MOST_SHEETS))
    content = an_archive(BOOK | {"xl/workbook.xml": book.replace("</sheets>", f"{many}</sheets>")})
    assert refused(content) is TooManySheets


def test_cells_without_a_value_do_not_count() -> None:
    grid = sheets_of(
        "a.xlsx", with_sheet('<row r="2"><c t="inlineStr"><is><t>a</t></is></c></row><row r="900000"><c/></row>')
    )
    assert grid[0].grid == (("",), ("a",))


def test_a_long_text_that_many_cells_share_counts_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_TEXT", 20_000)
    long = a_workbook([["Nom", "x" * 500]] * 50)
    assert refused(long) is SourceTooLarge
    monkeypatch.setattr(archive, "MOST_TEXT", 40_000)
    assert len(sheets_of("a.xlsx", long)[0].grid) == 50


def test_very_many_shared_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_CELLS", 3)
    assert refused(a_workbook([["a", "b", "c", "d"]])) is TooManyCells


def test_a_shared_text_that_is_not_there_counts_for_nothing() -> None:
    checked("a.xlsx", with_sheet('\n<row><c t="s"><v>99</v></c><c t="s"><v>x</v></c></row>'))


def test_an_open_document_is_read() -> None:
    rows = (
        an_open_row("Nom", "Prénom")
        + an_open_row("Perrin", "Zoë", repeated=2)
        + an_open_row("", "", repeated=1_000_000)
    )
    sheet = sheets_of("a.ods", an_open_sheet(rows))[0]
    assert sheet.name == "Liste"
    assert sheet.grid[:3] == (("Nom", "Prénom"), ("Perrin", "Zoë"), ("Perrin", "Zoë"))


def test_an_open_document_that_repeats_without_end_is_refused() -> None:
    assert refused(an_open_sheet(an_open_row("a", repeated=1_048_576))) is TooManyRows
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>'
    wide = f"<table:table-row>{cell}</table:table-row>"
    assert refused(an_open_sheet(wide * 400)) is TooManyCells
    assert refused(an_open_sheet(wide.replace("16384", "16385"))) is TooManyColumns
    assert refused(an_open_sheet('<table:table-row table:number-rows-repeated="-1"/>')) is DamagedSource


def test_a_text_that_the_cells_of_a_form_share_is_counted_in_each() -> None:
    rows = [["a" * 1_500] * 10] * 200
    checked("a.xlsx", a_workbook(rows))
    with pytest.raises(SourceTooLarge):
        checked("a.xlsx", a_workbook(rows), bounds=archive.FORM)


def test_what_a_workbook_unpacks_to_is_known_before_it_is_read() -> None:
    content = an_archive(BOOK | {"xl/media/image1.png": b"x" * 5_000})
    assert unpacked_size(content) == sum(len(part) for part in parts_of(checked("a.xlsx", content)).values())
    assert unpacked_size(content[:-30]) == 0
