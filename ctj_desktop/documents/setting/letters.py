"""How does a letter begin on its sheet: address in the window, day, subject, marks where it is folded?"""

from collections.abc import Iterator, Sequence
from typing import Final

from ctj_desktop.documents.blocks import LetterBeginning, Run, Words
from ctj_desktop.documents.setting.arrangement import LanguageSlot, set_pair
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.styles import (
    ADDRESS,
    AXIS_1,
    AXIS_3,
    FIRST_TOP,
    HALF_MEASURE,
    HALF_STEP,
    HEADING,
    MM,
    PLAIN,
    Colour,
)
from ctj_desktop.documents.setting.tagging import Element

LEFT_WINDOW, RIGHT_WINDOW, DATE = 61.2 * MM, 50 * MM, 96 * MM
"""Where the address begins for a Swiss envelope and for a French one, and where the text of a letter does."""
FOLDS: Final = (99 * MM, 198 * MM)
HALF: Final = 148.5 * MM
MARK: Final = (5 * MM, 9 * MM)


def beginning(block: LetterBeginning, root: Element, slots: Sequence[LanguageSlot]) -> list[FlowRow]:
    """One row from the top of the first page; it is never split."""
    section, language = root.child("Sect"), slots[0].language
    x, top = (AXIS_1, LEFT_WINDOW) if block.to_the_left else (AXIS_3, RIGHT_WINDOW)
    at, parts = _steps(top), list[RowPart]()
    for line in block.address:
        lines = set_lines(Words((Run(text=line),), language), ADDRESS, HALF_MEASURE)
        parts.append(RowPart(x=x, top=at, lines=lines, style=ADDRESS, element=section.child("P")))
        at = parts[-1].bottom
    more, foot = set_pair(block.dated, PLAIN, tuple(slots), _steps(DATE), lambda said: section.child("P", said))
    subject, foot = set_pair(block.subject, HEADING, tuple(slots), foot + 2, lambda said: root.child("H1", said))
    return [
        FlowRow(
            parts=(*parts, *more, *subject),
            height=foot,
            after=2,
            keep=True,
            rules=tuple(_marks(to_the_left=block.to_the_left)),
        )
    ]


def _steps(top: float) -> float:
    """A height on the first page in half steps of its text block."""
    return (top - FIRST_TOP) / HALF_STEP if top > FIRST_TOP else 0.0


def _marks(*, to_the_left: bool) -> Iterator[Rule]:
    """Where a sheet is folded in three; a letter in a Swiss envelope also where it is halved."""
    for height in (*FOLDS, *((HALF,) if to_the_left else ())):
        yield Rule(left=MARK[0], right=MARK[1], weight=0.4, colour=Colour.GREY, at=_steps(height))
