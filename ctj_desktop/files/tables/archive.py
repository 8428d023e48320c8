"""Which parts of a workbook from outside may another library read, and how much of them is there?

An XLSX or ODS file is an archive of XML. Macros, links to other files, pictures and what is embedded are no part of a
list. What is handed on is an archive made anew of the parts that were looked at here: each is well formed, has no
document type, and together they make no more cells and no more text than a list has. So neither an archive that
unpacks to the thousandfold nor two cells at the ends of a sheet take the memory of the machine.
"""

import posixpath
import re
import zipfile
import zlib
from collections import Counter
from io import BytesIO
from typing import Final
from xml.parsers import expat

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.refusals import (
    DamagedSource,
    ProtectedSource,
    SourceTooLarge,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    TooManySheets,
)
from ctj_desktop.files.tables.table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from ctj_desktop.files.whole_tags import feed

MB: Final = 1024 * 1024
MOST_UNPACKED: Final = 160 * MB
MOST_PARTS: Final = 5_000
MOST_TEXT: Final = 160_000_000
"""Characters in all cells; a text that many cells share is counted in each."""
MOST_BESIDE: Final = 250_000
"""Names, joined cells, formats: the library makes a value of each before anybody sees a cell."""
PIECE: Final = 128 * 1024
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
EXCEL: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml"
)
OPEN: Final = re.compile(r"content\.xml|META-INF/manifest\.xml")
MIMETYPE: Final = "mimetype"
OPEN_SPREADSHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
REPEATED: Final = re.compile(r"[0-9]{1,9}")
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, ValueError, OSError, NotImplementedError, LookupError
)  # fmt: skip
"""LookupError for an encoding that nobody knows."""


class Bounds(PositionalValue):
    """How many bytes all parts may unpack to, how many cells they may hold, and how many characters these."""

    unpacked: int
    cells: int
    text: int


FORM: Final = Bounds(16 * MB, 100_000, 2_000_000)
"""Of what went out from here to be filled in: it is looked at while somebody waits."""


def checked(name: str, content: bytes, step: Step = no_step, bounds: Bounds | None = None) -> bytes:
    """An archive of the parts that make up the tables; DamagedSource, ProtectedSource, or what is too much of it.

    Without `bounds`, those of a list.
    """
    try:
        return _checked(name, content, step, bounds or Bounds(MOST_UNPACKED, MOST_CELLS, MOST_TEXT))
    except BROKEN as error:
        raise DamagedSource(name) from error


def unpacked_size(content: bytes) -> int:
    """How many bytes the parts of an archive that would be read are, as it says itself; 0 of what is none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return sum(info.file_size for info in archive.infolist() if _taken(info))
    except BROKEN:
        return 0


def _checked(name: str, content: bytes, step: Step, bounds: Bounds) -> bytes:
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as anew,  # blanks are a thousandth of it
    ):
        infos = archive.infolist()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos if _taken(info)) > bounds.unpacked:
            raise SourceTooLarge(name, bounds.unpacked // MB)
        if any(info.flag_bits & 1 for info in infos):
            raise ProtectedSource(name)
        mimetype = [info for info in infos if info.filename == MIMETYPE]
        if mimetype:  # the first part of an ODS file, which says what it is
            anew.writestr(MIMETYPE, OPEN_SPREADSHEET, zipfile.ZIP_STORED)
        look = _Look(name, step, bounds)
        for info in {info.filename: info for info in infos if _taken(info)}.values():
            look.take(archive, info, anew)
        look.judge()
    return made.getvalue()


def _taken(info: zipfile.ZipInfo) -> bool:
    return EXCEL.fullmatch(info.filename) is not None or OPEN.fullmatch(info.filename) is not None


class _Look:
    """What all parts hold together."""

    def __init__(self, name: str, step: Step, bounds: Bounds) -> None:
        self._name, self._step, self._bounds = name, step, bounds
        self._unpacked = 0
        self._parts: list[_Part] = []

    def take(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, anew: zipfile.ZipFile) -> None:
        """A part goes into the archive that is made anew, parsed as it comes."""
        if info.compress_type not in METHODS:
            raise DamagedSource(self._name)
        part, fed = _Part(self._name), 0
        with archive.open(info) as file, anew.open(info.filename, "w") as copy:
            while piece := file.read(PIECE):
                self._unpacked += len(piece)
                if self._unpacked > self._bounds.unpacked:
                    raise SourceTooLarge(self._name, self._bounds.unpacked // MB)
                feed(part.parser, piece, fed)
                fed += len(piece)
                self._step(0, 0)
                copy.write(piece)
        part.parser.Parse(b"", True)
        self._parts.append(part)

    def judge(self) -> None:
        """Refuses what would be too much once it is read."""
        with_strings = [part for part in self._parts if part.strings]
        if len(with_strings) > 1:
            raise DamagedSource(self._name)
        if max((part.rows for part in self._parts), default=0) > MOST_ROWS:
            raise TooManyRows(self._name, MOST_ROWS)
        if max((part.columns for part in self._parts), default=0) > MOST_COLUMNS:
            raise TooManyColumns(self._name, MOST_COLUMNS)
        if sum(part.area for part in self._parts) > self._bounds.cells:
            raise TooManyCells(self._name, self._bounds.cells)
        lengths = with_strings[0].strings if with_strings else []
        if sum(part.text + part.shared(lengths) for part in self._parts) > self._bounds.text:
            raise SourceTooLarge(self._name, self._bounds.text // 1_000_000)


class _Part:
    """How far the tables of one part reach, as it is parsed; a document type is refused."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self.rows = self.columns = self.area = self.text = 0
        self._tall = self._wide = 0
        self.strings: list[int] = []
        self._uses: Counter[str] = Counter()
        self._row = self._column = self._filled_to = 0
        self._row_repeat = self._repeat = 1
        self._row_text = self._length = 0
        self._kind = self._value = ""
        self._in_cell = self._in_string = False
        self._sheets = self._others = 0
        self._names: set[tuple[str, ...]] = set()
        self._starts = {
            "sheet": self._excel_sheet, "Relationship": self._excel_part,
            "row": self._excel_row, "c": self._excel_cell, "v": self._excel_value, "is": self._filled,
            "f": self._filled, "si": self._string, "table": self._open_table, "table-row": self._open_row,
            "table-cell": self._open_cell, "covered-table-cell": self._open_cell, "definedName": self._beside,
            "mergeCell": self._beside, "numFmt": self._beside, "xf": self._beside, "named-range": self._beside,
        }  # fmt: skip
        self._ends = {
            "v": self._excel_value_end, "c": self._cell_end, "si": self._string_end, "table-row": self._open_row_end,
            "table-cell": self._open_cell_end, "covered-table-cell": self._open_cell_end,
            "sheetData": self._table_end, "table": self._table_end,
        }  # fmt: skip

    def shared(self, lengths: list[int]) -> int:
        """The characters of the texts to which its cells point."""
        return sum(
            lengths[int(at)] * uses for at, uses in self._uses.items() if at.isdecimal() and int(at) < len(lengths)
        )

    def _refuse(self, *_declared: object) -> None:
        raise DamagedSource(self._name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        start = self._starts.get(name.rpartition(" ")[2])
        if start is not None:
            start({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        end = self._ends.get(name.rpartition(" ")[2])
        if end is not None:
            end()

    def _said(self, text: str) -> None:
        if self._in_cell or self._in_string:
            self._length += len(text)
            if self._kind == "s":
                self._value += text

    def _table_end(self) -> None:
        self.rows, self.columns = max(self.rows, self._tall), max(self.columns, self._wide)
        self.area += self._tall * self._wide
        self._row = self._tall = self._wide = 0

    def _beside(self, _said: dict[str, str]) -> None:
        self._others += 1
        if self._others > MOST_BESIDE:
            raise DamagedSource(self._name)

    # Excel

    def _excel_sheet(self, said: dict[str, str]) -> None:
        """Each sheet has a name of its own and is a part of its own: what stands there twice would be read twice."""
        self._count_sheet()
        self._named(said.get("name", "").casefold())
        self._named(said.get("id", ""), "id")

    def _excel_part(self, said: dict[str, str]) -> None:
        if said.get("TargetMode") != "External" or said.get("Type", "").endswith("/worksheet"):
            self._named(posixpath.normpath(posixpath.join("/xl", said.get("Target", ""))).casefold(), "part")

    def _named(self, *name: str) -> None:
        if name in self._names:
            raise DamagedSource(self._name)
        self._names.add(name)

    def _count_sheet(self) -> None:
        self._sheets += 1
        if self._sheets > MOST_SHEETS:
            raise TooManySheets(self._name, MOST_SHEETS)

    def _excel_row(self, said: dict[str, str]) -> None:
        self._row = self._number(said["r"]) if "r" in said else self._row + 1
        self._column = 0

    def _excel_cell(self, said: dict[str, str]) -> None:
        self._kind, self._length, self._in_cell = said.get("t", ""), 0, True
        if "r" not in said:
            self._column += 1
            return
        place = PLACE.fullmatch(said["r"])
        if place is None:
            raise DamagedSource(self._name)
        self._column, self._row = 0, int(place[2])
        for letter in place[1]:
            self._column = self._column * 26 + ord(letter) - 64

    def _excel_value(self, said: dict[str, str]) -> None:
        self._value, self._length = "", 0
        self._filled(said)

    def _filled(self, _said: dict[str, str]) -> None:
        self._tall, self._wide = max(self._tall, self._row), max(self._wide, self._column)

    def _excel_value_end(self) -> None:
        if self._kind == "s":
            self._uses[self._value.strip()] += 1

    def _cell_end(self) -> None:
        self.text += self._length
        self._in_cell, self._kind = False, ""

    def _string(self, _said: dict[str, str]) -> None:
        self._length, self._in_string = 0, True

    def _string_end(self) -> None:
        self.strings.append(self._length)
        self._in_string = False
        if len(self.strings) > MOST_CELLS:
            raise TooManyCells(self._name, MOST_CELLS)

    # OpenDocument

    def _open_table(self, _said: dict[str, str]) -> None:
        self._count_sheet()
        self._row = 0

    def _open_row(self, said: dict[str, str]) -> None:
        self._row_repeat = self._number(said.get("number-rows-repeated", "1"))
        self._column = self._filled_to = self._row_text = 0

    def _open_cell(self, said: dict[str, str]) -> None:
        self._repeat = self._number(said.get("number-columns-repeated", "1"))
        self._column += self._repeat
        self._length = len(said.get("string-value", ""))
        self._in_cell = True
        if "value-type" in said:
            self._filled_to = self._column

    def _open_cell_end(self) -> None:
        if self._length:
            self._filled_to = self._column
        self._row_text += self._length * self._repeat
        self._in_cell = False

    def _open_row_end(self) -> None:
        self._row += self._row_repeat
        if self._filled_to:
            self._tall, self._wide = max(self._tall, self._row), max(self._wide, self._filled_to)
        self.text += self._row_text * self._row_repeat

    def _number(self, text: str) -> int:
        if not REPEATED.fullmatch(text):
            raise DamagedSource(self._name)
        return int(text)
