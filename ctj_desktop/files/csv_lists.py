"""How does a list become a CSV file that a spreadsheet of this region opens without harm?

UTF-8 with its mark, semicolons, one column per language of a bilingual text.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.files.stepwise import Step, no_step, stepwise

MARK = "\ufeff"
FORMULA = frozenset("=+-@")
SPACE = frozenset("\t\r")
HARMLESS = re.compile(r"[+-]?[0-9][0-9 .,’'\u00a0\u202f/()-]*")  # numbers and telephone numbers stay as they are


def csv_bytes(rows: Sequence[Mapping[str, Json]], columns: Sequence[str]) -> bytes:
    """The rows under one head; a column that no row has is left empty."""
    flat = [_flat(row) for row in rows]
    names = _columns(flat, columns)
    return _bytes(names, ([row.get(name, "") for name in names] for row in flat))


def csv_table(table: CellTable, step: Step = no_step) -> bytes:
    """A table of typed cells: days as 31.12.2026, times as 14:30, numbers with a point."""
    return _bytes(table.headings, ([_plain(cell) for cell in row] for row in stepwise(table.rows, step)))


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe; `unguarded` takes it away again.

    Some pass over white space and unseen signs before it, and take a full-width sign for the narrow one.
    """
    bare = cell.lstrip("'")
    if not bare or HARMLESS.fullmatch(bare):
        return cell
    first = next((sign for sign in bare if not _passed_over(sign)), "")
    formula = unicodedata.normalize("NFKC", first) in FORMULA
    return f"'{cell}" if formula or bare[0] in SPACE else cell


def unguarded(cell: str) -> str:
    """What stood in a cell before `guarded`; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def _bytes(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (MARK + text.getvalue()).encode("utf-8")


def _plain(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return "" if cell is None else str(cell)


def _passed_over(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")


def _flat(row: Mapping[str, Json]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{name}_{part}": _cell(inner) for part, inner in value.items()}
        else:
            flat[name] = _cell(value)
    return flat


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return ", ".join(_cell(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_cell(part)}" for name, part in value.items())
    return str(value)


def _columns(rows: Sequence[Mapping[str, str]], wanted: Sequence[str]) -> list[str]:
    present = dict.fromkeys(name for row in rows for name in row)
    first = [name for column in wanted for name in (column, *(n for n in present if n.startswith(f"{column}_")))]
    known = [name for name in dict.fromkeys(first) if name in present or (not rows and name in wanted)]
    return [*known, *(name for name in present if name not in known)]
