"""Where in a sheet does a list begin, what stands above its columns, and where does it end?

Sheets of secretariats have a title above, headings of several lines, groups over some columns, blank rows, sums and
notes below, and sometimes a second list under or beside the first. What a heading is, is told by `known`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ctj_desktop.domain.typed.written_amount import written_amount
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.table import OFTEN, Cell, SourceRow, SourceSheet, SourceTable

Known = Callable[[str], bool]
"""Whether a text is the heading of a column that is known."""
LEAST: Final = 2
"""Headings that are known, side by side: a single one may be a word of the list."""
ABOVE, LOOKED_AT, WIDE = 15, 20, 6
"""Rows above headings at most, rows below by which they are told, and words among which one may have a figure."""
LINES: Final = 4
"""Of a heading at most."""
NO_TITLE: Final = re.compile(r"[0-9]{3}|@")
"""What no title of a column has, and most rows have somewhere."""
SUM: Final = re.compile(
    r"(?:sous-)?total|somme|summe|stand\b|état au|etat au|mis à jour|as of|source|quelle", re.IGNORECASE
)


def tables_of(sheet: SourceSheet, known: Known, step: Step = no_step) -> tuple[SourceTable, ...]:
    """Every list of a sheet; one without headings that are known is a single one."""
    width = max(map(len, sheet.grid), default=0)
    whole = [SourceRow(at, (*row, *[""] * (width - len(row)))) for at, row in enumerate(sheet.grid, 1)]
    step(0, 0)
    found: list[SourceTable] = []
    for lines in _side_by_side([line for line in whole if any(_filled(line))], known):
        found += _below_each_other(sheet, lines, known, step)
    return tuple(table for table in found if table.rows)


def _filled(line: SourceRow) -> list[Cell]:
    return [cell for cell in line.cells if cell != ""]


def _side_by_side(lines: list[SourceRow], known: Known) -> Iterator[list[SourceRow]]:
    """Parted at a column in which nothing stands, where headings of their own are on either side."""
    heading = next((line for line in lines if _is_heading(line, known)), None)
    if heading is None or _grouped(lines, heading):
        yield lines
        return
    start, width = 0, len(heading.cells)
    for column in range(width):
        if any(line.cells[column] != "" for line in lines):
            continue
        left, right = heading.cells[start:column], heading.cells[column + 1 :]
        if _repeats(left, right, known):
            yield _columns(lines, start, column)
            start = column + 1
    yield _columns(lines, start, width)


def _repeats(left: Sequence[Cell], right: Sequence[Cell], known: Known) -> bool:
    both = {cell for cell in left if _says(cell, known)} & {cell for cell in right if _says(cell, known)}
    return bool(both) and all(sum(_says(cell, known) for cell in cells) >= LEAST for cells in (left, right))


def _columns(lines: list[SourceRow], start: int, stop: int) -> list[SourceRow]:
    cut = [SourceRow(line.number, line.cells[start:stop]) for line in lines]
    return [line for line in cut if any(_filled(line))]


def _says(cell: Cell, known: Known) -> bool:
    return isinstance(cell, str) and cell != "" and known(cell)


def _is_heading(line: SourceRow, known: Known) -> bool:
    """Most of what stands in the row is known as a heading, and nothing of it is a number or a day."""
    filled = _filled(line)
    if any(not isinstance(cell, str) or NO_TITLE.search(cell) for cell in filled):
        return False
    count = sum(_says(cell, known) for cell in filled)
    return (count >= LEAST and count * 2 > len(filled)) or (count == 1 == len(filled))


def _below_each_other(sheet: SourceSheet, lines: list[SourceRow], known: Known, step: Step) -> Iterator[SourceTable]:
    starts = []
    for at, line in enumerate(lines):
        if _is_heading(line, known):
            starts.append(at)
        if at % OFTEN == 0:
            step(at, len(lines))
    if not any(len(_filled(lines[at])) > 1 for at in starts):
        starts = starts[:1]  # the one column of a list, or a word of it
    else:
        starts = [at for at in starts if len(_filled(lines[at])) > 1]
    firsts = [at for at in starts if at - 1 not in starts]
    if not firsts or _few_known(lines, firsts[0]):
        told = next((at for at in range(min(len(lines), ABOVE)) if _looks_like_headings(lines[at:])), None)
        if told is not None and (not firsts or told < firsts[0]):
            yield _table(sheet, lines[told : told + 1], lines[told + 1 :])
            return
    if not firsts:
        yield _without_headings(sheet, lines)
        return
    for begin, stop in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        end = begin + 1
        while end < min(stop, begin + LINES) and end in starts:
            end += 1
        above = lines[max(0, begin - 1) : begin]
        head = [*(above if above and _is_group(above[0], lines[begin]) else ()), *lines[begin:end]]
        group_below = stop < len(lines) and _is_group(lines[stop - 1], lines[stop])
        yield _table(sheet, head, lines[end : stop - 1 if group_below else stop])


def _few_known(lines: list[SourceRow], first: int) -> bool:
    """Whether the headings that were found are words of the list: above them stand more of other words."""
    wide = len(_filled(lines[first]))
    return any(len(_filled(line)) > 2 * wide for line in lines[:first])


def _grouped(lines: list[SourceRow], heading: SourceRow) -> bool:
    at = lines.index(heading)
    return at > 0 and _is_group(lines[at - 1], heading)


def _is_group(above: SourceRow, heading: SourceRow) -> bool:
    """Words over several columns each, right above the headings; a title is alone in its row."""
    filled = [at for at, cell in enumerate(above.cells) if cell != ""]
    if above.number != heading.number - 1 or not filled or len(filled) * 2 > len(_filled(heading)) + 1:
        return False
    texts = all(isinstance(cell, str) for cell in above.cells)
    return texts and (len(filled) > 1 or filled[0] > 0) and all(heading.cells[at] != "" for at in filled)


def _table(sheet: SourceSheet, head: list[SourceRow], below: list[SourceRow]) -> SourceTable:
    stop = len(below)
    while stop and _is_foot(below, stop - 1, len(head[0].cells)):
        stop -= 1
    return SourceTable(
        sheet=sheet.name,
        hidden=sheet.hidden,
        headings=_joined(head),
        rows=tuple(below[:stop]),
        left_out=tuple(line.number for line in below[stop:]),
    )


def _is_foot(below: list[SourceRow], at: int, width: int) -> bool:
    """A sum or a note: it begins like one, or stands alone after a blank row."""
    filled = _filled(below[at])
    if isinstance(filled[0], str) and SUM.match(filled[0]) and (len(filled) <= 2 or all(map(_is_figure, filled[1:]))):
        return True
    apart = at > 0 and below[at].number > below[at - 1].number + 1
    noted = isinstance(filled[0], str) and len(filled[0]) > 30
    return width > 2 and len(filled) == 1 and (apart or noted)


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and written_amount(cell) is not None)


def _joined(head: list[SourceRow]) -> tuple[str, ...]:
    """The lines of each heading; the words of a group hold for the columns up to the next group."""
    width = len(head[0].cells)
    rows = [list(map(str, line.cells)) for line in head]
    for at, row in enumerate(rows[:-1]):
        groups_alone = sum(cell != "" for cell in row) * 2 <= sum(cell != "" for cell in rows[at + 1]) + 1
        for column in range(1, width):
            spans = rows[at + 1][column] != "" and rows[at + 1][column - 1] != ""
            if row[column] == "" and (rows[-1][column] != "" if groups_alone else spans):
                row[column] = row[column - 1]
    return tuple("\n".join(filter(None, dict.fromkeys(row[column] for row in rows))) for column in range(width))


def _looks_like_headings(lines: list[SourceRow]) -> bool:
    """Words that nobody here knows: each another one, none shorter than the rows, numbers or addresses below them."""
    words = _filled(lines[0])
    told = len(words) >= LEAST and len(set(words)) == len(words) and all(isinstance(word, str) for word in words)
    wide = max((len(_filled(line)) for line in lines[1:LOOKED_AT]), default=0)
    whole = told and 2 * len(words) > wide and not any(NO_TITLE.search(str(word)) for word in words)
    return whole and not (len(words) < WIDE and any(map(_has_figures, words))) and any(map(_has_figures, _below(lines)))


def _below(lines: list[SourceRow]) -> list[Cell]:
    return [cell for line in lines[1:LINES] for cell in _filled(line)]


def _has_figures(cell: Cell) -> bool:
    return not isinstance(cell, str) or any(sign.isdigit() or sign == "@" for sign in cell)


def _without_headings(sheet: SourceSheet, lines: list[SourceRow]) -> SourceTable:
    width = len(lines[0].cells) if lines else 0
    return SourceTable(sheet=sheet.name, hidden=sheet.hidden, headings=("",) * width, rows=tuple(lines))
