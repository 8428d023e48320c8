"""How does a committee stand on the grid as a half-circle, with what its signs mean below?

Each language of the layout has a part of the picture as an element of its own, so that each tells in its words, and is
read in its voice, what the whole shows. Who holds a seat is told by its shape, never by its colour alone.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from ctj_desktop.documents.blocks import Pair, Run, SeatPicture, Words
from ctj_desktop.documents.setting.arrangement import LanguageSlot, at, once_if_same, set_pair
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import Figure, FlowRow, Outline, RowPart, Stroke
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_2,
    AXIS_3,
    AXIS_4,
    CELL,
    CELL_STRONG,
    COLUMN,
    HALF_MEASURE,
    HALF_STEP,
    META,
    MM,
    RIGHT_EDGE,
    TITLE,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, Held, LegendSign
from ctj_desktop.domain.half_circle.layout import FLAT, CircleLayout, SeatSpot, layout, on_arc
from ctj_desktop.domain.record import replace

HEIGHT: Final = 38
"""Half steps, 247 pt."""
SCALE: Final = 0.72
"""A seat is 23 pt wide, less where there are many."""
COMFORTABLE: Final = 45
"""Up to so many seats have room at that size."""
BEYOND: Final = 15.0
"""Points from the middle of a seat to the arc of its college, and to the end of the axis."""
ROUND: Final = 0.5523
"""Of the radius: how far the handles of a quarter of a circle reach."""
SMALL_MARK: Final = 15.0
MARK: Final = PaperType(size=8, face=CELL_STRONG.face, colour=Colour.INK)
SIGN: Final = 5 * MM
FILLED: Final = Stroke(fill=Colour.PINE, border=Colour.PINE)
STROKES: Final = {
    Held.FILLED: FILLED,
    Held.ENDING: Stroke(fill=Colour.GROUND, border=Colour.PINE, weight=2.4),
    Held.VACANT: Stroke(fill=Colour.PAPER, border=Colour.GREY, weight=1.0, dashed=True),
}
ADVISORY: Final = Stroke(fill=Colour.PAPER, border=Colour.GREY, weight=1.0)
ARC: Final = Stroke(border=Colour.HAIRLINE, weight=1.6)
BENCH: Final = Stroke(border=Colour.GROUND, weight=3.0)
AXIS: Final = Stroke(border=Colour.GREY, weight=0.8, dashed=True)
COLUMNS: Final = (AXIS_1, AXIS_2, AXIS_3, AXIS_4)


def seat_picture(block: SeatPicture, section: Element, slots: tuple[LanguageSlot, ...]) -> list[FlowRow]:
    """The sides, the picture, the legend: on one page."""
    sides, foot = _sides(block, section, slots)
    circle = block.circle
    many = max(1.0, len(circle.voting) / COMFORTABLE)
    width = RIGHT_EDGE - AXIS_1
    placed = layout(circle.voting, circle.advisory, width, HEIGHT * HALF_STEP, SCALE / many)
    seats = _figure(block, section, slots[0])
    bench = _figure(block, section, slots[-1])
    picture = FlowRow(
        parts=(*_marks(block, placed, seats), *_middle(block, placed, section, slots)),
        height=HEIGHT,
        keep=True,
        with_next=True,
        figures=(
            replace(_drawn(bench, _bench(placed), placed), element=bench if len(slots) > 1 else None),
            _drawn(seats, _seats(block, placed), placed),
        ),
    )
    return [
        FlowRow(parts=tuple(sides), height=foot, before=1, keep=True, with_next=True),
        picture,
        *_legend(block, section, slots),
    ]


def _figure(block: SeatPicture, section: Element, slot: LanguageSlot) -> Element:
    words = block.alternative.side(slot.language)
    return section.child("Figure", words.language, alternative=words.text)


def _drawn(element: Element, shapes: Iterator[Outline], placed: CircleLayout) -> Figure:
    """With the box that all of the picture has."""
    out = placed.radius + BEYOND
    x, y = AXIS_1 + placed.middle[0], placed.middle[1]
    box = (x - out, y - out * FLAT, x + out, HEIGHT * HALF_STEP)
    return Figure(shapes=tuple(shapes), element=element, box=box)


# above and in the middle


def _sides(block: SeatPicture, section: Element, slots: tuple[LanguageSlot, ...]) -> tuple[list[RowPart], float]:
    """The first side at the left, the second one at the right."""
    parts, foot = list[RowPart](), 0.0
    for number, pair in enumerate(block.sides):
        places = at(once_if_same(pair, slots), AXIS_1 if not number else AXIS_3, HALF_MEASURE, number)
        more, low = set_pair(pair, CELL_STRONG, places, 0, lambda language: section.child("P", language))
        parts += [replace(part, x=RIGHT_EDGE, flush_right=True) for part in more] if number else more
        foot = max(foot, low)
    return parts, foot


def _middle(
    block: SeatPicture, placed: CircleLayout, section: Element, slots: tuple[LanguageSlot, ...]
) -> Iterator[RowPart]:
    """The figure, and in each language what it counts."""
    lines: list[tuple[Words, PaperType]] = [(Words((Run(text=block.figure),), slots[0].language), TITLE)]
    for number, pair in enumerate(block.below):
        style = META if number else CELL
        lines += [(pair.side(slot.language), style) for slot in once_if_same(pair, slots)]
    top = placed.middle[1] / HALF_STEP - sum(style.steps for _words, style in lines) + 1
    for words, style in lines:
        for line in set_lines(words, style, placed.radius):
            yield RowPart(
                x=AXIS_1 + placed.middle[0] - line.width / 2,
                top=top,
                lines=(line,),
                style=style,
                element=section.child("P", words.language),
                runs=words.runs,
            )
            top += style.steps


# the picture


def _bench(placed: CircleLayout) -> Iterator[Outline]:
    """What the seats stand on: the arc below them, those of the colleges, the axis between the sides."""
    yield _arc(placed, 176.0, 4.0, placed.radius, BENCH)
    for arc in placed.colleges:
        yield _arc(placed, arc.end, arc.start, placed.radius + BEYOND, ARC)
    if placed.axis is not None:
        inside, out = (on_arc(placed.axis, placed.middle, placed.radius + reach) for reach in (-BEYOND, BEYOND))
        yield Outline((_moved(inside), _moved(out)), AXIS)


def _seats(block: SeatPicture, placed: CircleLayout) -> Iterator[Outline]:
    for seat, spot in _spots(block, placed):
        yield _disc(AXIS_1 + spot.x, spot.y, spot.size / 2, _stroke(seat.held, advisory=not seat.mark.isdigit()))
        if seat.chairs:
            right = 1 if spot.x <= placed.middle[0] else -1
            yield _star(AXIS_1 + spot.x + right * spot.size * 0.78, spot.y, spot.size * 0.24)


def _marks(block: SeatPicture, placed: CircleLayout, element: Element) -> Iterator[RowPart]:
    """The number or letter of each seat, in its middle."""
    for seat, spot in _spots(block, placed):
        dark = seat.held is Held.FILLED and seat.mark.isdigit()
        size = MARK.size if spot.size > SMALL_MARK else spot.size * 0.5
        style = replace(MARK, size=size, colour=Colour.PAPER if dark else Colour.INK)
        words = Words((Run(text=seat.mark),), block.alternative.fr.language)
        (line,) = set_lines(words, style, RIGHT_EDGE)
        baseline = spot.y + 0.36 * size
        yield RowPart(
            x=AXIS_1 + spot.x - line.width / 2,
            top=(baseline + style.drop) / HALF_STEP - style.steps,
            lines=(line,),
            style=style,
            element=element,
        )


def _spots(block: SeatPicture, placed: CircleLayout) -> Sequence[tuple[CircleSeat, SeatSpot]]:
    seats = (*block.circle.voting, *block.circle.advisory)
    return list(zip(seats, (*placed.voting, *placed.advisory), strict=True))


def _stroke(held: Held, *, advisory: bool) -> Stroke:
    return ADVISORY if advisory and held is Held.FILLED else STROKES[held]


def _moved(point: tuple[float, float]) -> tuple[float, float]:
    return AXIS_1 + point[0], point[1]


def _arc(placed: CircleLayout, start: float, end: float, radius: float, stroke: Stroke) -> Outline:
    """From one angle to a smaller one, in pieces that a curve follows closely."""
    pieces = max(1, round((start - end) / 30))
    turn = (start - end) / pieces * pi / 180
    reach = 4 / 3 * sin(turn / 2) / (1 + cos(turn / 2))
    angles = [start - (start - end) * number / pieces for number in range(pieces + 1)]
    steps: list[tuple[float, ...]] = [_moved(on_arc(angles[0], placed.middle, radius))]
    for first, last in pairwise(angles):
        steps.append(
            (
                *_beside(placed, first, radius, reach),
                *_beside(placed, last, radius, -reach),
                *_moved(on_arc(last, placed.middle, radius)),
            )
        )
    return Outline(tuple(steps), stroke)


def _beside(placed: CircleLayout, angle: float, radius: float, reach: float) -> tuple[float, float]:
    """The handle of a curve at a point of the arc, along it."""
    turn = angle * pi / 180
    x, y = _moved(on_arc(angle, placed.middle, radius))
    return x + reach * radius * sin(turn), y + reach * radius * FLAT * cos(turn)


def _disc(x: float, y: float, radius: float, stroke: Stroke) -> Outline:
    reach = radius * ROUND
    return Outline(
        (
            (x + radius, y),
            (x + radius, y + reach, x + reach, y + radius, x, y + radius),
            (x - reach, y + radius, x - radius, y + reach, x - radius, y),
            (x - radius, y - reach, x - reach, y - radius, x, y - radius),
            (x + reach, y - radius, x + radius, y - reach, x + radius, y),
        ),
        stroke,
    )


def _star(x: float, y: float, radius: float) -> Outline:
    """Five points, the first at the top; a rim of paper keeps it apart from its seat."""
    points = []
    for number in range(10):
        turn, reach = number * pi / 5, radius if number % 2 == 0 else radius * 0.45
        points.append((x + reach * sin(turn), y - reach * cos(turn)))
    return Outline((*points, points[0]), Stroke(fill=Colour.PINE, border=Colour.PAPER, weight=0.6))


# what the signs mean


def _legend(block: SeatPicture, section: Element, slots: tuple[LanguageSlot, ...]) -> Iterator[FlowRow]:
    """Four beside each other; the sign is decoration, its word stands beside it."""
    for first in range(0, len(block.legend), len(COLUMNS)):
        parts, shapes, foot = list[RowPart](), list[Outline](), 0.0
        held = block.legend[first : first + len(COLUMNS)]
        for column, (x, (sign, pair)) in enumerate(zip(COLUMNS, held, strict=False)):
            more, low = _word(pair, x, column, section, slots)
            parts += more
            foot = max(foot, low)
            shapes.append(_sign(sign, x + 1.6 * MM, HALF_STEP))
        last = first + len(COLUMNS) >= len(block.legend)
        yield FlowRow(
            parts=tuple(parts),
            height=foot,
            after=2 if last else 0,
            keep=True,
            with_next=not last,
            figures=(Figure(shapes=tuple(shapes)),),
        )


def _word(
    pair: Pair, x: float, column: int, section: Element, slots: tuple[LanguageSlot, ...]
) -> tuple[list[RowPart], float]:
    places = at(once_if_same(pair, slots), x + SIGN, COLUMN - SIGN, column)
    return set_pair(pair, META, places, 0, lambda language: section.child("P", language))


def _sign(sign: LegendSign, x: float, y: float) -> Outline:
    if sign is LegendSign.CHAIR:
        return _star(x, y, 1.7 * MM)
    if sign is LegendSign.COLLEGE:
        return Outline(((x - 1.6 * MM, y), (x + 1.6 * MM, y)), ARC)
    advisory = sign is LegendSign.ADVISORY
    return _disc(x, y, 1.4 * MM, ADVISORY if advisory else STROKES[Held(sign.value)])
