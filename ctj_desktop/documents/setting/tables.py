"""How do tables stand on the grid: who was there, what is to be done, what is the case, how much is it?"""

from collections.abc import Callable, Iterator

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    FactTable,
    FigureLine,
    FigureTable,
    Pair,
    Run,
    TaskRow,
    TaskTable,
    Words,
)
from ctj_desktop.documents.setting.arrangement import LanguageSlot, at, once_if_same, set_pair
from ctj_desktop.documents.setting.lines import set_lines, text_width
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_2,
    AXIS_3,
    AXIS_4,
    CELL,
    CELL_STRONG,
    COLUMN,
    HALF_MEASURE,
    HANGING,
    LABEL,
    META,
    MM,
    PLAIN,
    RIGHT_EDGE,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.texts import Language

PADDING = 0.5
SIGNED = 6.0
"""Half steps: 39 pt, 13.8 mm, to sign in."""
NUMBERS = 9
FUNCTION = 41 * MM
TALL = 32.0
"""Half steps, a third of a page: a taller row may split, rather than leave most of a page empty."""
FEW_ROWS = 2
"""So few rows need no heads of their own; with them, heads would outnumber cells."""
GUTTER = 3 * MM
FIGURE = 20 * MM
"""A column of figures is no narrower, where there is room."""
NAMES = 42 * MM
"""The least that is left to the names beside columns of figures."""
HALF_NAMES, GERMAN_NAMES = 42 * MM, 10
_HAIRLINE = Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.4, colour=Colour.HAIRLINE)


class _Column(PositionalValue):
    """A column of a table: left edge and width in points; `right` sets it flush to its right edge.

    `beside`: both languages stand beside each other in it where the layout has them so and there is room.
    """

    x: float
    width: float
    right: bool = False
    beside: bool = False


_ATTENDANCE = (_Column(AXIS_1, HALF_MEASURE), _Column(AXIS_3, COLUMN), _Column(AXIS_4, COLUMN))
_TASKS = (
    _Column(AXIS_1, 19 * MM),
    _Column(44 * MM, 61 * MM),
    _Column(AXIS_3, 52 * MM),
    _Column(RIGHT_EDGE - 26 * MM, 26 * MM, right=True),
)
_FACTS = (_Column(AXIS_1, COLUMN), _Column(AXIS_2, HALF_MEASURE))


def attendance(
    block: AttendanceTable, section: Element, slots: tuple[LanguageSlot, ...], before: float
) -> list[FlowRow]:
    """The table of presence; its head returns on every page, a side's name stays with its first row."""
    table = section.child("Table")
    head = _head(block.heads, _ATTENDANCE, table, slots, before)
    body = table.child("TBody")
    rows = [head]
    several = sum(len(group.rows) for group in block.groups) > FEW_ROWS
    for group in block.groups:
        if group.label:
            named = _group(group, body, slots)
            rows.append(replace(named, bookmark=_bookmark(group, slots)) if block.outlined else named)
        least = SIGNED if block.signed else 0.0
        rows.extend(_person(person, body, slots, least, heads_row=several) for person in group.rows)
    return _finished(rows)


def tasks(block: TaskTable, section: Element, slots: tuple[LanguageSlot, ...], before: float) -> list[FlowRow]:
    """The table of tasks; dates stand flush right."""
    table = section.child("Table")
    head = _head(block.heads, _TASKS, table, slots, before)
    body = table.child("TBody")
    several = len(block.rows) > 1
    return _finished([head, *(_task(task, body, slots, heads_row=several) for task in block.rows)])


def facts(
    block: FactTable, section: Element, slots: tuple[LanguageSlot, ...], before: float, *, with_next: bool = False
) -> list[FlowRow]:
    """What is the case, under each other without rules; the labels head their rows, and the whole stays together."""
    body = section.child("Table").child("TBody")
    rows = []
    for number, (label, said) in enumerate(block.rows):
        line = body.child("TR")
        parts, foot = _cell(label, LABEL, _FACTS[0], 0, slots, line.child("TH").header("Row"), 0.0)
        more, low = _cell(said, PLAIN, _FACTS[1], 1, slots, line.child("TD"), 0.0)
        last = number + 1 == len(block.rows)
        rows.append(
            FlowRow(
                parts=(*parts, *more),
                height=max(foot, low),
                before=0 if number else before,
                keep=True,
                with_next=with_next or not last,
            )
        )
    return rows


def figures(block: FigureTable, section: Element, slots: tuple[LanguageSlot, ...], before: float) -> list[FlowRow]:
    """Figures flush right under their heads, each column as wide as its widest; the names have the rest.

    Names head their rows unless heads would then outnumber the figures.
    """
    table = section.child("Table")
    columns = _figure_columns(block, slots)
    head = _head(block.heads, columns, table, slots, before)
    body = table.child("TBody")
    rows, heads = len(block.rows), len(block.heads)
    several = rows * (heads - 1) >= heads + rows
    return _finished([head, *(_figures(row, columns, body, slots, heads_row=several) for row in block.rows)])


def figure_widths(block: FigureTable, languages: tuple[Language, ...]) -> tuple[float, ...]:
    """How wide each column is in points, that of the names first, with the room between them."""
    wanted = [max(FIGURE, *_wanted(block, place, languages)) + GUTTER for place in range(1, len(block.heads))]
    room = RIGHT_EDGE - AXIS_1
    scale = min(1.0, (room - NAMES) / sum(wanted)) if wanted else 1.0
    widths = [width * scale for width in wanted]
    return (room - sum(widths), *widths)


def _wanted(block: FigureTable, place: int, languages: tuple[Language, ...]) -> Iterator[float]:
    """The widths in points that a column of figures would have: of the longest word of its head, of its figures."""
    for language in languages:
        yield from (text_width(word, LABEL) for word in block.heads[place].side(language).text.split(" "))
        for row in block.rows:
            yield from (text_width(line.side(language).text, CELL_STRONG) for line in row.figures[place - 1])


def _figure_columns(block: FigureTable, slots: tuple[LanguageSlot, ...]) -> tuple[_Column, ...]:
    names, *others = figure_widths(block, tuple(slot.language for slot in slots))
    made, x = [_Column(AXIS_1, names, beside=True)], AXIS_1 + names
    for width in others:
        made.append(_Column(x + GUTTER, width - GUTTER, right=True))
        x += width
    return tuple(made)


def _finished(rows: list[FlowRow]) -> list[FlowRow]:
    """Every row knows the head that is repeated above it; the head stays with the first two rows."""
    if len(rows) == 1:
        return []
    repeated = _repeated(rows[0])
    rows[1:] = [replace(row, head=repeated) for row in rows[1:]]
    if len(rows) > 2:
        rows[1] = replace(rows[1], with_next=True)
        rows[-2] = replace(rows[-2], with_next=True)
    rows[-1] = replace(rows[-1], after=2)
    return rows


def _repeated(head: FlowRow) -> FlowRow:
    parts = tuple(replace(part, element=None) for part in head.parts)
    return replace(head, parts=parts, with_next=False, before=0)


def _head(
    heads: tuple[Pair, ...],
    columns: tuple[_Column, ...],
    table: Element,
    slots: tuple[LanguageSlot, ...],
    before: float,
) -> FlowRow:
    line = table.child("THead").child("TR")
    parts: list[RowPart] = []
    foot = 0.0
    for number, (pair, column) in enumerate(zip(heads, columns, strict=True)):
        cell = line.child("TH").header("Column")
        more, low = _cell(pair, LABEL, column, number, slots, cell)
        parts += more
        foot = max(foot, low)
    height = foot + PADDING
    rule = Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.8, colour=Colour.PINE, at=height)
    return FlowRow(parts=tuple(parts), height=height, before=before, keep=True, with_next=True, rules=(rule,))


def _cell(
    pair: Pair,
    style: PaperType,
    column: _Column,
    number: int,
    slots: tuple[LanguageSlot, ...],
    cell: Element,
    top: float = PADDING,
) -> tuple[list[RowPart], float]:
    """Both languages under each other; a text that reads alike stands once."""
    told = once_if_same(pair, slots)
    places = _name_slots(column, told) if column.beside else at(told, column.x, column.width, number)
    parts, foot = set_pair(pair, style, places, top, _paragraphs(cell))
    if column.right:
        edge = column.x + column.width
        parts = [replace(part, x=edge, flush_right=True) for part in parts]
    return parts, foot


def _paragraphs(parent: Element) -> Callable[[Language], Element]:
    return lambda language: parent.child("P", language)


def _group(group: AttendanceGroup, body: Element, slots: tuple[LanguageSlot, ...]) -> FlowRow:
    """`Côté français` and `Französische Seite`: a head for one language, a wide cell for the other."""
    line = body.child("TR")
    first = line.child("TH").header("Row")
    second = line.child("TD").spanning(2)
    parts: list[RowPart] = []
    for slot, cell, x in zip(slots, (first, second), (AXIS_1, AXIS_3), strict=False):
        place = (replace(slot, x=x, width=HALF_MEASURE),)
        more, _ = set_pair(group.label, CELL_STRONG, place, PADDING, _paragraphs(cell))
        parts += more
    height = max((part.bottom for part in parts), default=0.0) + PADDING
    return FlowRow(
        parts=tuple(parts),
        height=height,
        before=1,
        keep=True,
        with_next=True,
        rules=(replace(_HAIRLINE, at=height),),
    )


def _bookmark(group: AttendanceGroup, slots: tuple[LanguageSlot, ...]) -> tuple[int, str]:
    return 0, " / ".join(dict.fromkeys(group.label.side(slot.language).text for slot in slots))


def _person(
    person: AttendanceRow, body: Element, slots: tuple[LanguageSlot, ...], least: float, *, heads_row: bool
) -> FlowRow:
    line = body.child("TR")
    who = line.child("TH").header("Row") if heads_row else line.child("TD")
    numbered = _in_margin(person.number, who)
    parts, foot = _name(person, who, slots)
    parts = [*numbered, *parts]
    for number, pair in ((1, person.body), (2, person.state)):
        cell = line.child("TD")
        if pair:
            more, low = _cell(pair, CELL, _ATTENDANCE[number], number, slots, cell)
            parts += more
            foot = max(foot, low)
    return _ruled(parts, max(foot, least - PADDING))


def _in_margin(number: str, who: Element) -> list[RowPart]:
    """On the line of the name."""
    if not number:
        return []
    lines = set_lines(Words((Run(text=number),), Language.FR), META, AXIS_1 - HANGING)
    return [RowPart(x=HANGING, top=PADDING, lines=lines, style=META, element=who.child("P"), column=NUMBERS)]


def _name(person: AttendanceRow, who: Element, slots: tuple[LanguageSlot, ...]) -> tuple[list[RowPart], float]:
    parts, foot = _named(person.name, who, slots)
    for line in filter(None, (person.function, *person.details)):
        places = _function_slots(once_if_same(line, slots))
        more, foot = set_pair(line, META, places, foot, _paragraphs(who))
        parts += more
    return parts, foot


def _named(name: str | Pair, who: Element, slots: tuple[LanguageSlot, ...]) -> tuple[list[RowPart], float]:
    """A person's name is no text of a language; a body's name has one."""
    if isinstance(name, Pair):
        return _cell(name, CELL_STRONG, _ATTENDANCE[0], 0, slots, who)
    lines = set_lines(Words((Run(text=name),), Language.FR), CELL_STRONG, HALF_MEASURE)
    part = RowPart(x=AXIS_1, top=PADDING, lines=lines, style=CELL_STRONG, element=who.child("P"))
    return [part], part.bottom


def _function_slots(slots: tuple[LanguageSlot, ...]) -> tuple[LanguageSlot, ...]:
    """Both languages beside each other; what is said once has the room of both."""
    if len(slots) == 1:
        return at(slots, AXIS_1, HALF_MEASURE, 0)
    first, second = slots
    return (LanguageSlot(first.language, AXIS_1, FUNCTION, 0), LanguageSlot(second.language, AXIS_2, FUNCTION, 4))


def _task(task: TaskRow, body: Element, slots: tuple[LanguageSlot, ...], *, heads_row: bool) -> FlowRow:
    """A task; its number is the head of its row where there are several rows to tell apart."""
    line = body.child("TR")
    parts: list[RowPart] = []
    foot = 0.0
    for number, pair in enumerate((task.number, task.text, task.owner, task.due)):
        cell = line.child("TH").header("Row") if heads_row and not number else line.child("TD")
        style = CELL if number or pair.same else META
        more, low = _cell(pair, style, _TASKS[number], number, slots, cell)
        parts += more
        below = task.details if number == 1 else (task.late,) if number == 3 and task.late else ()
        for pair_below in below:
            more, low = _cell(pair_below, META, _TASKS[number], number, slots, cell, low)
            parts += more
        foot = max(foot, low)
    row = _ruled(parts, foot)
    return replace(row, keep=row.height <= TALL)


def _figures(
    row: FigureLine, columns: tuple[_Column, ...], body: Element, slots: tuple[LanguageSlot, ...], *, heads_row: bool
) -> FlowRow:
    """A line of figures; what they are of is the head of its row where there are several to tell apart."""
    line = body.child("TR")
    who = line.child("TH").header("Row") if heads_row else line.child("TD")
    parts, foot = _in_margin(row.number, who), PADDING
    for said, style in ((row.name, CELL_STRONG), *((detail, META) for detail in row.details)):
        more, foot = _cell(said, style, columns[0], 0, slots, who, foot)
        parts += more
    for place, (lines, column) in enumerate(zip(row.figures, columns[1:], strict=True), 1):
        cell, low = line.child("TD"), PADDING
        for said in lines:
            more, low = _cell(said, CELL_STRONG if row.total else CELL, column, place, slots, cell, low)
            parts += more
        foot = max(foot, low)
    made = _ruled(parts, foot)
    above = (Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.8, colour=Colour.PINE),) if row.total else ()
    return replace(made, keep=made.height <= TALL, rules=(*above, *made.rules))


def _name_slots(column: _Column, slots: tuple[LanguageSlot, ...]) -> tuple[LanguageSlot, ...]:
    """Beside each other, else under each other."""
    half = column.width / 2
    if len({slot.column for slot in slots}) < 2 or half < HALF_NAMES:
        return at(slots, column.x, column.width, 0)
    first, second = slots
    return (
        LanguageSlot(first.language, column.x, half - GUTTER, 0),
        LanguageSlot(second.language, column.x + half, half, GERMAN_NAMES),
    )


def _ruled(parts: list[RowPart], foot: float) -> FlowRow:
    height = foot + PADDING
    return FlowRow(parts=tuple(parts), height=height, pad=PADDING, keep=True, rules=(replace(_HAIRLINE, at=height),))
