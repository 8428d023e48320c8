"""How do groups of digits stand on the grid, large enough to be typed, with a code for scanners beside them?"""

from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import Final

from ctj_desktop.documents.blocks import CodeGroups, Pair, Run, Words
from ctj_desktop.documents.setting.arrangement import LanguageSlot, at, set_pair
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import Cells, Figure, FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_4,
    COLUMN,
    HALF_STEP,
    META,
    MM,
    READING_MEASURE,
    RIGHT_EDGE,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language

ACROSS: Final = 4
CELL: Final = READING_MEASURE / ACROSS
NUMBER: Final = 6 * MM
ROW: Final = 4.5
"""Half steps from one line of groups to the next: 29 pt."""
BASELINE: Final = 8.75
"""Points that digits and their numbers stand above the rule below them."""
CODE_TOP: Final = 1.35
"""Half steps: the code begins where the first digits do."""
DIGITS: Final = PaperType(size=18, steps=ROW, drop=BASELINE)
"""All digits of the face are of one width, so that those of a column stand below each other."""
PLACE: Final = PaperType(size=8, colour=Colour.GREY, steps=ROW, drop=BASELINE)


def code_groups(block: CodeGroups, section: Element, slots: tuple[LanguageSlot, ...]) -> list[FlowRow]:
    """One row that never splits: the groups as a list in three columns of the grid, the code in the fourth."""
    parts, rows = list(_groups(block, section.child("L"), slots)), -(-len(block.groups) // ACROSS)
    said = dict.fromkeys(block.said.side(slot.language).text for slot in slots)
    figure = section.child("Figure", slots[0].language, alternative=" / ".join(said))
    top = CODE_TOP * HALF_STEP
    code = Figure(
        shapes=(Cells(tuple(_modules("-".join(block.groups), AXIS_4, top)), Colour.INK),),
        element=figure,
        box=(AXIS_4, top, AXIS_4 + COLUMN, top + COLUMN),
    )
    under = at(slots, AXIS_4, COLUMN, ACROSS)
    below = (top + COLUMN) / HALF_STEP + 0.5
    more, foot = set_pair(block.below, META, under, below, lambda language: section.child("P", language))
    rules = (
        Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.8, colour=Colour.PINE),
        *(_hairline(row * ROW) for row in range(1, rows + 1)),
    )
    height = ceil(max(rows * ROW, foot))
    return [FlowRow(parts=(*parts, *more), height=height, before=2, after=2, keep=True, rules=rules, figures=(code,))]


def _groups(block: CodeGroups, listing: Element, slots: tuple[LanguageSlot, ...]) -> Iterator[RowPart]:
    for place, group in enumerate(block.groups):
        row, column = divmod(place, ACROSS)
        x, top = AXIS_1 + column * CELL, row * ROW
        item = listing.child("LI")
        label, body = item.child("Lbl"), item.child("LBody")
        yield _figures(str(place + 1), PLACE, x, top, column, label, spaced=True)
        yield _figures(group, DIGITS, x + NUMBER, top, column, body)
        if place + 1 == len(block.groups):
            yield from _beside(block.last, slots, column + 1, top, body)


def _beside(pair: Pair, slots: tuple[LanguageSlot, ...], column: int, top: float, body: Element) -> Iterator[RowPart]:
    """What the group before it is, in the middle of its line; it has the room that is left of the line."""
    places = at(slots, AXIS_1 + column * CELL, READING_MEASURE - column * CELL, column)
    words, foot = set_pair(pair, META, places, top, lambda language: body.child("P", language))
    return (replace(part, top=part.top + (top + ROW - foot) / 2) for part in words)


def _figures(
    text: str, style: PaperType, x: float, top: float, column: int, element: Element, *, spaced: bool = False
) -> RowPart:
    lines = set_lines(Words((Run(text=text),), Language.FR), style, CELL)
    return RowPart(x=x, top=top, lines=lines, style=style, element=element, column=column, spaced=spaced)


def _hairline(at_step: float) -> Rule:
    return Rule(left=AXIS_1, right=AXIS_1 + READING_MEASURE, weight=0.4, colour=Colour.HAIRLINE, at=at_step)


def _modules(text: str, left: float, top: float) -> Iterator[tuple[float, float, float, float]]:
    """The dark modules of a QR code as wide as a column, those beside each other together.

    Correction of level M reads a code of which a seventh is spoiled. The white around it is that of the page: the gap
    between two columns has more than the four modules that a scanner asks for.
    """
    modules = qr_modules(text)
    size = COLUMN / len(modules)
    for row, line in enumerate(modules):
        column = 0
        for dark, run in groupby(line):
            count = len(list(run))
            if dark:
                yield left + column * size, top + row * size, count * size, size
            column += count


def qr_modules(text: str) -> list[list[bool]]:
    """The rows of a QR code of a text, from above, without the white around it."""
    # Late, since one paper alone asks for it, and it brings all that ReportLab can draw.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]
