"""What does a list show, as lines of text: for a table of another program, or for a sheet of paper?"""

from collections.abc import Sequence
from typing import Any

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import Column

Lines = list[tuple[str, ...]]


def as_shown(columns: Sequence[Column[Any]], rows: Sequence[Any], t: Translator) -> Lines:
    """Each row with the same parts: what stands in its columns, and below. What no row says is left out."""
    cells = [[part for column in columns for part in _parts(column.cell(row, t))] for row in rows]
    filled = [at for at, parts in enumerate(zip(*cells, strict=True)) if any(parts)]
    return [tuple(line[at] for at in filled) for line in cells]


def as_table(lines: Lines) -> str:
    """Tab between the parts, a line for each row: tables of other programs take it as it is."""
    return "\n".join("\t".join(" ".join(part.split()) for part in line) for line in lines)


def _parts(cell: Cell) -> tuple[str, str]:
    return cell.text or cell.side or cell.pill, cell.second
