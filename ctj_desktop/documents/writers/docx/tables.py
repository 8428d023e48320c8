"""How do tables stand in Word: both languages beside each other, who was there, what is to be done, how much is it?

The columns are those of the paper. Every table that is one has a head that is repeated, or labels that head its rows.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ctj_desktop.documents.blocks import (
    AttendanceRow,
    AttendanceTable,
    FactTable,
    FigureLine,
    FigureTable,
    Pair,
    TaskRow,
    TaskTable,
    Words,
)
from ctj_desktop.documents.setting.styles import AXIS_1, AXIS_2, AXIS_3, AXIS_4, MM, RIGHT_EDGE, Colour
from ctj_desktop.documents.setting.tables import figure_widths
from ctj_desktop.documents.writers.docx.markup import (
    LINE_BREAK,
    Languages,
    Links,
    millimetres,
    once_if_same,
    paragraph,
    said,
    text_run,
    told_apart,
    twips,
    w,
)
from ctj_desktop.documents.writers.docx.styles import CELL_PADDING, GROUND_INSET, MARGIN, border, colour
from ctj_desktop.domain.record import NamedValue

Heads = Mapping[str, str | int]
HALVES: Final = (twips(AXIS_3 - AXIS_1), twips(RIGHT_EDGE - AXIS_3))
ATTENDANCE: Final = (twips(AXIS_3 - AXIS_1), twips(AXIS_4 - AXIS_3), twips(RIGHT_EDGE - AXIS_4))
TASKS: Final = (millimetres(19), twips(AXIS_3 - 44 * MM), millimetres(54), millimetres(26))
FACTS: Final = (twips(AXIS_2 - AXIS_1), twips(RIGHT_EDGE - AXIS_2))
CELL_GUTTER: Final = millimetres(2)
SIGNED: Final = millimetres(13.8)
HEADED: Final[Heads] = {"val": "06A0", "firstRow": 1, "firstColumn": 1}
ROW_HEADS: Final[Heads] = {"val": "0680", "firstRow": 0, "firstColumn": 1}
NO_HEADS: Final[Heads] = {"val": "0600", "firstRow": 0, "firstColumn": 0}
"""Said twice, since older programs read the figures alone."""
HEAD_RULE: Final = w("tcBorders", border("bottom", 0.8, Colour.PINE, 0))
TOGETHER: Final = w("keepNext")
ALONE: Final = w("keepNext", val=0)
"""Of a head that is not kept with what follows: else a whole chain of tables would stand on one page."""
TO_THE_RIGHT: Final = w("jc", val="right")


def table(
    widths: Sequence[int],
    rows: Sequence[str],
    heads: Heads,
    *,
    indent: int = 0,
    room: int = 0,
    gutter: int = 0,
    ruled: bool = False,
) -> str:
    """A table of columns of fixed width; `heads` say whether its first row and its first column are heads.

    `room` is above and below what stands in a cell, `gutter` at its right.
    """
    lines = w("tblBorders", border("bottom", 0.4, Colour.HAIRLINE, 0), border("insideH", 0.4, Colour.HAIRLINE, 0))
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=indent, type="dxa"),
            lines if ruled else "",
            w("tblLayout", type="fixed"),
            _padding(room, gutter),
            w("tblLook", **heads, lastRow=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


def _padding(room: int, gutter: int) -> str:
    sides = (("top", room), ("left", 0), ("bottom", room), ("right", gutter))
    return w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in sides))


def row(*cells: str, properties: str = "", whole: bool = True) -> str:
    """A row; a `whole` one stands on one page."""
    marks = properties + (w("cantSplit") if whole else "")
    return w("tr", w("trPr", marks) if marks else "", *cells)


def cell(width: int, *paragraphs: str, span: int = 1, properties: str = "") -> str:
    """A cell of a width in twentieths of a point; one without text holds a paragraph, as the standard asks."""
    over = w("gridSpan", val=span) if span > 1 else ""
    inside = paragraphs or (paragraph("TableText"),)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), over, properties), *inside)


# both languages beside each other


class BesideRow(NamedValue):
    """The paragraphs of each side and one in the margin; on the `ground` of a decision, under a rule, on one page."""

    left: tuple[str, ...]
    right: tuple[str, ...] = ()
    number: str = ""
    ground: bool = False
    ruled: bool = False
    whole: bool = False


def beside(rows: Sequence[BesideRow]) -> str:
    """The table in which French stands left and German right; numbers hang before it where there are any."""
    numbered = any(one.number for one in rows)
    made = [_beside_row(one, numbered=numbered) for one in rows]
    if numbered:
        return table((MARGIN, *HALVES), made, NO_HEADS, indent=-MARGIN)
    return table(HALVES, made, NO_HEADS)


def _beside_row(one: BesideRow, *, numbered: bool) -> str:
    rule = w("tcBorders", border("top", 0.8, Colour.PINE, 0)) if one.ruled else ""
    edge = w("tcBorders", border("left", 1.2, Colour.PINE, 0)) if one.ground else rule
    shade = w("shd", val="clear", color="auto", fill=colour(Colour.GROUND)) if one.ground else ""
    inset = w("left", w=GROUND_INSET, type="dxa") if one.ground else ""
    left = edge + shade + w("tcMar", inset, w("right", w=millimetres(6), type="dxa"))
    cells = (cell(HALVES[0], *one.left, properties=left), cell(HALVES[1], *one.right, properties=rule + shade))
    margin = (cell(MARGIN, *filter(None, (one.number,))),) if numbered else ()
    return row(*margin, *cells, whole=one.whole)


# of the paper


class PaperTables:
    """The tables of a paper in its languages; a text that reads alike in both stands once."""

    def __init__(self, languages: Languages, links: Links) -> None:
        self._languages, self._links = languages, links

    def attendance(self, block: AttendanceTable) -> str:
        """Who was there, a side's name above its persons."""
        rows = [self._head(block.heads, ATTENDANCE)]
        for group in block.groups:
            if group.label:
                rows.append(row(self._group(group.label)))
            rows += (self._person(person, signed=block.signed) for person in group.rows)
        return table(ATTENDANCE, rows, HEADED, ruled=True, room=CELL_PADDING, gutter=CELL_GUTTER)

    def tasks(self, block: TaskTable) -> str:
        """What is to be done; days stand flush right."""
        rows = [self._head(block.heads, TASKS, right=frozenset({len(TASKS) - 1})), *map(self._task, block.rows)]
        return table(TASKS, rows, HEADED, ruled=True, room=CELL_PADDING, gutter=CELL_GUTTER)

    def facts(self, block: FactTable) -> str:
        """What is the case: each label heads its row."""
        last = len(block.rows) - 1
        rows = [
            row(
                cell(FACTS[0], *self.lines(label, "TableHead", marks=ALONE if place == last else "")),
                cell(FACTS[1], *self.lines(fact, "TableText", marks="" if place == last else TOGETHER)),
            )
            for place, (label, fact) in enumerate(block.rows)
        ]
        return table(FACTS, rows, ROW_HEADS, room=CELL_PADDING)

    def figures(self, block: FigureTable) -> str:
        """Figures flush right, the names of what they are of left."""
        widths = tuple(map(twips, figure_widths(block, self._languages)))
        rows = [self._head(block.heads, widths, right=frozenset(range(1, len(widths))))]
        rows += (self._figures(one, widths) for one in block.rows)
        return table(widths, rows, HEADED, ruled=True, room=CELL_PADDING, gutter=CELL_GUTTER)

    def lines(self, pair: Pair | None, style: str, *, marks: str = "") -> list[str]:
        """Both languages under each other, each a paragraph."""
        sides = once_if_same(pair, self._languages) if pair else ()
        return [paragraph(style, said(side, self._links), properties=marks) for side in sides if side]

    def in_one_line(self, pair: Pair, look: str = "") -> str:
        """Both languages behind each other."""
        sides = [said(side, self._links, look) for side in told_apart(pair, self._languages)]
        return text_run(" / ", self._languages[0]).join(filter(None, sides))

    def _head(self, heads: Sequence[Pair], widths: Sequence[int], right: frozenset[int] = frozenset()) -> str:
        """The heads of the columns, those of some flush right."""
        cells = (
            cell(
                width,
                *self.lines(pair, "TableHead", marks=TO_THE_RIGHT if place in right else ""),
                properties=HEAD_RULE,
            )
            for place, (pair, width) in enumerate(zip(heads, widths, strict=True))
        )
        return row(*cells, properties=w("tblHeader"))

    def _group(self, label: Pair) -> str:
        inside = paragraph("TableText", self.in_one_line(label, "Strong"), properties=TOGETHER)
        return cell(sum(ATTENDANCE), inside, span=len(ATTENDANCE))

    def _person(self, person: AttendanceRow, *, signed: bool) -> str:
        cells = (
            cell(ATTENDANCE[0], *self._named(person)),
            cell(ATTENDANCE[1], *self.lines(person.body, "TableText")),
            cell(ATTENDANCE[2], *self.lines(person.state, "TableText")),
        )
        return row(*cells, properties=w("trHeight", val=SIGNED, hRule="atLeast") if signed else "")

    def _named(self, person: AttendanceRow) -> list[str]:
        """A person's name is no text of a language; a body's name has one."""
        number = text_run(f"{person.number} ", self._languages[0]) if person.number else ""
        if isinstance(person.name, Pair):
            first, *more = once_if_same(person.name, self._languages)
            lines = [number + self._strong(first), *map(self._strong, more)]
        else:
            lines = [number + text_run(person.name, self._languages[0], w("rStyle", val="Strong"))]
        below = (self.in_one_line(line) for line in filter(None, (person.function, *person.details)))
        return [
            *(paragraph("TableText", line) for line in lines),
            *(paragraph("TableDetail", line) for line in below),
        ]

    def _strong(self, side: Words) -> str:
        return said(side, self._links, "Strong")

    def _task(self, task: TaskRow) -> str:
        number, what, who, until = TASKS
        details = (self.lines(line, "TableDetail") for line in task.details)
        return row(
            cell(number, *self.lines(task.number, "TableText")),
            cell(what, *self.lines(task.text, "TableText"), *(one for found in details for one in found)),
            cell(who, *self.lines(task.owner, "TableText")),
            cell(
                until,
                *self.lines(task.due, "TableText", marks=TO_THE_RIGHT),
                *self.lines(task.late, "TableDetail", marks=TO_THE_RIGHT),
            ),
        )

    def _figures(self, one: FigureLine, widths: Sequence[int]) -> str:
        number = text_run(f"{one.number} ", self._languages[0]) if one.number else ""
        first, *more = map(self._strong, once_if_same(one.name, self._languages))
        below = (self.lines(line, "TableDetail") for line in one.details)
        look = "Strong" if one.total else ""
        return row(
            cell(
                widths[0],
                *(paragraph("TableText", line) for line in (number + first, *more)),
                *(said_below for found in below for said_below in found),
            ),
            *(
                cell(width, *(self._figure(line, look) for line in lines))
                for width, lines in zip(widths[1:], one.figures, strict=True)
            ),
        )

    def _figure(self, pair: Pair, look: str) -> str:
        sides = [said(side, self._links, look) for side in once_if_same(pair, self._languages)]
        return paragraph("TableText", w("r", LINE_BREAK).join(sides), properties=TO_THE_RIGHT)
