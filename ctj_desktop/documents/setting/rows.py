"""What is a row of the flow, and how does it split over two pages?

A row holds parts: the lines of one text at one place. Heights and places are in half steps of 6.5 pt. Parts
stand in reading order, which is also the order of painting. What stands beside each other is a level: where one is
cut, each of its columns splits for itself, what is left of each starts on the same line of the next page, and the
levels below go on below the longest of them, so that a pair stays a pair.
"""

from collections.abc import Mapping, Sequence

from ctj_desktop.documents.blocks import Run
from ctj_desktop.documents.setting.lines import Line
from ctj_desktop.documents.setting.styles import NEXT_STEPS, Colour, PaperType
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace

LINES_TOGETHER = 2
MOST_KEPT = NEXT_STEPS - 8
"""The half steps of a page below a heading: a taller row splits even where it should not."""


class RowPart(NamedValue):
    """The lines of one text. `x` in points is their left edge, or the right one if `flush_right`.

    `top` in half steps from the row's top. Without an element the text is decoration (a repeated head, the
    dash of the second column). `spaced` text is followed by more of its element: a space divides them.
    """

    x: float
    top: float
    lines: tuple[Line, ...]
    style: PaperType
    element: Element | None
    column: int = 0
    runs: tuple[Run, ...] = ()
    flush_right: bool = False
    spaced: bool = False

    @property
    def bottom(self) -> float:
        """Half steps from the row's top to the foot of the last line."""
        return self.top + len(self.lines) * self.style.steps


class Rule(NamedValue):
    """A rule across the row, `at` so many half steps below its top; x and weight in points."""

    left: float
    right: float
    weight: float
    colour: Colour
    at: float = 0


class Stroke(NamedValue):
    """How a shape is drawn: filled, with a border, both; x and weight in points."""

    fill: Colour | None = None
    border: Colour | None = None
    weight: float = 0.8
    dashed: bool = False


class Outline(PositionalValue):
    """Straight lines and curves from one point to the next, from the upper left corner of the row, in points.

    A step is one point for a straight line, three for a curve; the first is where it begins.
    """

    steps: tuple[tuple[float, ...], ...]
    stroke: Stroke


class Cells(PositionalValue):
    """Rectangles in one colour: left edge, top, width and height, measured as outlines are.

    They are painted as one shape, so that no seam shows where two of them touch.
    """

    boxes: tuple[tuple[float, float, float, float], ...]
    fill: Colour


class Figure(NamedValue):
    """What of a picture belongs to one element, below the text of its row; without an element it is decoration."""

    shapes: tuple[Outline | Cells, ...]
    element: Element | None = None
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    """Its left, top, right and foot, as the shapes are measured."""


class FlowRow(NamedValue):
    """A piece of the flow. `before` and `after` are the least space to its neighbours, in half steps.

    `keep`: splits only where it is taller than a page below a heading. `with_next`: stands on the page of the next
    row's beginning. `head`: what is repeated above it at the top of a following page. `bookmark`: depth and text.
    `figures` are drawn below the text of a row that never splits.
    """

    parts: tuple[RowPart, ...]
    height: float
    before: float = 0
    after: float = 0
    pad: float = 0
    keep: bool = False
    with_next: bool = False
    new_page: bool = False
    rules: tuple[Rule, ...] = ()
    ground: bool = False
    head: "FlowRow | None" = None
    bookmark: tuple[int, str] | None = None
    figures: tuple[Figure, ...] = ()


def is_kept(row: FlowRow) -> bool:
    """Whether the row may not split."""
    return row.keep and row.height <= MOST_KEPT


def least_room(row: FlowRow) -> float:
    """The half steps that the row's beginning needs: all of it, or what is above its first long text and two lines."""
    if is_kept(row):
        return row.height
    levels = [[row.parts[place] for place in level] for level in _levels(row.parts)]
    first = next((level for level in levels if any(map(_is_long, level))), levels[-1] if levels else [])
    return min(row.height, max(map(_least_bottom, first), default=0.0) + row.pad)


def _is_long(part: RowPart) -> bool:
    """It may be cut with two lines on either side."""
    return len(part.lines) >= 2 * LINES_TOGETHER


def _least_bottom(part: RowPart) -> float:
    return part.top + (LINES_TOGETHER if _is_long(part) else len(part.lines)) * part.style.steps


def split(row: FlowRow, room: float) -> tuple[FlowRow, FlowRow] | None:
    """The row in two of which the first fits the room; None where that would leave single lines, or no long text."""
    counts: dict[int, int] = {}
    for level in _levels(row.parts):
        allowed = {
            place: _allowed(row.parts[place], _lines_within(row.parts[place], room - row.pad)) for place in level
        }
        if any(count is None for count in allowed.values()):
            begun = any(_is_long(row.parts[place]) for place in counts)
            return _halves(row, counts) if begun else None
        counts |= {place: count or 0 for place, count in allowed.items()}
        if any(count != len(row.parts[place].lines) for place, count in allowed.items()):
            break
    return _halves(row, counts)


def split_anywhere(row: FlowRow, room: float) -> tuple[FlowRow, FlowRow] | None:
    """As `split` where nothing else helps: any line may be the last; None if not even one fits."""
    counts = {place: _lines_within(part, room - row.pad) for place, part in enumerate(row.parts)}
    return _halves(row, counts) if any(counts.values()) else None


def _levels(parts: Sequence[RowPart]) -> list[list[int]]:
    """The places of the parts by level, from above: none reaches below the top of the next level."""
    levels: list[list[int]] = []
    foot = 0.0
    for place in sorted(range(len(parts)), key=lambda place: parts[place].top):
        if not levels or parts[place].top >= foot:
            levels.append([])
        levels[-1].append(place)
        foot = max(foot, parts[place].bottom)
    return levels


def _lines_within(part: RowPart, room: float) -> int:
    return max(0, min(len(part.lines), int((room - part.top) // part.style.steps)))


def _allowed(part: RowPart, count: int) -> int | None:
    """The count, lessened so that at least two lines stay on either page and no hyphen stands at the foot."""
    total = len(part.lines)
    if count >= total:
        return total
    count = min(count, total - LINES_TOGETHER)
    if count > LINES_TOGETHER and part.lines[count - 1].divided:
        count -= 1
    return count if count >= LINES_TOGETHER else None


def _halves(row: FlowRow, counts: Mapping[int, int]) -> tuple[FlowRow, FlowRow]:
    """So many lines of the part at each place, and all the rest."""
    first = tuple(
        replace(part, lines=part.lines[:count], spaced=part.spaced or count < len(part.lines))
        for place, part in enumerate(row.parts)
        if (count := counts.get(place, 0))
    )
    rest = _rest(row, counts)
    return (
        replace(
            row,
            parts=first,
            height=_height(first) + row.pad,
            after=0,
            with_next=False,
            rules=tuple(rule for rule in row.rules if not rule.at),
        ),
        replace(
            row,
            parts=rest,
            height=_height(rest) + row.pad,
            before=0,
            new_page=False,
            rules=tuple(replace(rule, at=_height(rest) + row.pad) for rule in row.rules if rule.at),
            bookmark=None,
        ),
    )


def _rest(row: FlowRow, counts: Mapping[int, int]) -> tuple[RowPart, ...]:
    """What goes on: each column of the level that was cut begins at the top, lower levels keep their distance to it."""
    going_on: dict[int, RowPart] = {}
    shift: float | None = None
    for level in _levels(row.parts):
        left = {
            place: replace(part, lines=part.lines[count:], top=part.top + count * part.style.steps)
            for place in level
            if (count := counts.get(place, 0)) < len((part := row.parts[place]).lines)
        }
        if left and shift is None:
            left = _at_top(left, row.pad)
            shift = max(row.parts[place].bottom for place in level) - max(part.bottom for part in left.values())
            going_on |= left
        else:
            going_on |= {place: replace(part, top=part.top - (shift or 0)) for place, part in left.items()}
    return tuple(going_on[place] for place in sorted(going_on))


def _at_top(parts: Mapping[int, RowPart], pad: float) -> dict[int, RowPart]:
    starts: dict[int, float] = {}
    for part in parts.values():
        starts[part.column] = min(starts.get(part.column, part.top), part.top)
    return {place: replace(part, top=part.top - starts[part.column] + pad) for place, part in parts.items()}


def _height(parts: Sequence[RowPart]) -> float:
    return max((part.bottom for part in parts), default=0.0)
