"""How does a list become a CSV file that a spreadsheet of this region opens without harm?

UTF-8 with its mark, semicolons, one column per language of a bilingual text.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence

from ctj_desktop.domain.log.changes import Json

MARK = "\ufeff"
FORMULA = frozenset("=+-@")
SPACE = frozenset("\t\r")
HARMLESS = re.compile(r"[+-]?[0-9][0-9 .,’'\u00a0\u202f/()-]*")  # numbers and telephone numbers stay as they are


def csv_bytes(rows: Sequence[Mapping[str, Json]], columns: Sequence[str]) -> bytes:
    """The rows under one head; a column that no row has is left empty."""
    flat = [_flat(row) for row in rows]
    names = _columns(flat, columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([guarded(row.get(name, "")) for name in names] for row in flat)
    return (MARK + text.getvalue()).encode("utf-8")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Some pass over white space and unseen signs before it, and take a full-width sign for the narrow one.
    """
    if not cell or HARMLESS.fullmatch(cell):
        return cell
    first = next((sign for sign in cell if not _passed_over(sign)), "")
    formula = unicodedata.normalize("NFKC", first) in FORMULA
    return f"'{cell}" if formula or cell[0] in SPACE else cell


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
