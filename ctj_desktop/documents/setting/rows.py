"""What is a row of the flow, and how does it split over two pages?

A row holds parts: the lines of one text at one place. Heights and places are in half steps of 6.5 pt. Parts
stand in reading order, which is also the order of painting. Parts of one column follow each other; columns
split independently, and what is left of each starts on the same line of the next page.
"""

from collections.abc import Sequence

from ctj_desktop.documents.blocks import Run
from ctj_desktop.documents.setting.lines import Line
from ctj_desktop.documents.setting.styles import Colour, PaperType
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import NamedValue, replace

LINES_TOGETHER = 2


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


class FlowRow(NamedValue):
    """A piece of the flow. `before` and `after` are the least space to its neighbours, in half steps.

    `keep`: never splits unless it is taller than a page. `with_next`: stands on the page of the next row's
    beginning. `head`: what is repeated above it at the top of a following page. `bookmark`: depth and text.
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


def least_room(row: FlowRow) -> float:
    """The half steps that the row's beginning needs: all of it, or two lines of each text."""
    if row.keep:
        return row.height
    lowest = max((_least_bottom(part) for part in row.parts), default=0.0)
    return min(row.height, lowest + row.pad)


def _least_bottom(part: RowPart) -> float:
    count = len(part.lines)
    least = count if count < 2 * LINES_TOGETHER else LINES_TOGETHER
    return part.top + least * part.style.steps


def split(row: FlowRow, room: float) -> tuple[FlowRow, FlowRow] | None:
    """The row in two of which the first fits the room; None where that would leave single lines."""
    counts = [_lines_within(part, room - row.pad) for part in row.parts]
    ruled = [_allowed(part, count) for part, count in zip(row.parts, counts, strict=True)]
    if any(count is None for count in ruled):
        return None
    return _halves(row, [count or 0 for count in ruled])


def split_anywhere(row: FlowRow, room: float) -> tuple[FlowRow, FlowRow] | None:
    """As `split` for a row taller than a page: any line may be the last; None if not even one fits."""
    counts = [_lines_within(part, room - row.pad) for part in row.parts]
    return _halves(row, counts) if any(counts) else None


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


def _halves(row: FlowRow, counts: Sequence[int]) -> tuple[FlowRow, FlowRow]:
    pairs = list(zip(row.parts, counts, strict=True))
    first = tuple(
        replace(part, lines=part.lines[:count], spaced=part.spaced or count < len(part.lines))
        for part, count in pairs
        if count
    )
    shifts: dict[int, float] = {}
    for part, count in pairs:
        if count < len(part.lines):
            start = part.top + count * part.style.steps
            shifts[part.column] = min(shifts.get(part.column, start), start)
    rest = tuple(
        replace(
            part,
            lines=part.lines[count:],
            top=part.top + count * part.style.steps - shifts[part.column] + row.pad,
        )
        for part, count in pairs
        if count < len(part.lines)
    )
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


def _height(parts: Sequence[RowPart]) -> float:
    return max((part.bottom for part in parts), default=0.0)
