"""How does a drawing of bars stand on the grid: a number above each, its label below?"""

from typing import Final

from ctj_desktop.documents.blocks import Bar, Bars, Run, Words
from ctj_desktop.documents.setting.arrangement import LanguageSlot, at, once_if_same, set_pair
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import Figure, FlowRow, Outline, RowPart, Stroke
from ctj_desktop.documents.setting.styles import AXIS_1, HALF_STEP, META, MM, RIGHT_EDGE, Colour
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language

ROOM: Final = 8.0
"""Half steps of the highest bar."""
LINE: Final = 0.25
"""Half steps of a bar for nothing."""
GAP: Final = 1.5 * MM
LEAST: Final = 12
"""Fewer bars are no wider than of so many."""
LABEL_STYLE: Final = replace(META, size=7.5)


def bars(block: Bars, section: Element, slots: tuple[LanguageSlot, ...], before: float) -> list[FlowRow]:
    """One row that never splits, a figure whose alternative says the same in the languages of the layout."""
    said = dict.fromkeys(block.said.side(slot.language).text for slot in slots)
    figure = section.child("Figure", slots[0].language, alternative=" / ".join(said))
    most = max((bar.count for bar in block.bars), default=0)
    width = (RIGHT_EDGE - AXIS_1) / max(LEAST, len(block.bars))
    ground = META.steps + ROOM
    parts, shapes, foot = list[RowPart](), list[Outline](), ground
    for place, bar in enumerate(block.bars):
        left = AXIS_1 + place * width
        top = ground - (ROOM * bar.count / most if bar.count else LINE)
        shapes.append(_filled(left, top, left + width - GAP, ground, _colour(bar)))
        if bar.count:
            lines = set_lines(Words((Run(text=str(bar.count)),), Language.FR), META, width)
            parts.append(RowPart(x=left, top=top - META.steps, lines=lines, style=META, element=figure, column=place))
        names = at(once_if_same(bar.label, slots), left, width - GAP / 2, place)
        more, low = set_pair(bar.label, LABEL_STYLE, names, ground, lambda _language: figure)
        parts += more
        foot = max(foot, low)
    drawn = Figure(shapes=tuple(shapes), element=figure, box=(AXIS_1, 0, RIGHT_EDGE, foot * HALF_STEP))
    return [FlowRow(parts=tuple(parts), height=foot, before=before, after=2, keep=True, figures=(drawn,))]


def _filled(left: float, top: float, right: float, foot: float, colour: Colour) -> Outline:
    """A rectangle; `top` and `foot` in half steps below the row's top."""
    high, low = top * HALF_STEP, foot * HALF_STEP
    return Outline(((left, low), (left, high), (right, high), (right, low)), Stroke(fill=colour))


def _colour(bar: Bar) -> Colour:
    if not bar.count:
        return Colour.HAIRLINE
    return Colour.PINE if bar.loud else Colour.GREY
