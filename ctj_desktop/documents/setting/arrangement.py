"""Where do the two languages of a text stand beside or under each other?"""

from collections.abc import Callable, Iterator

from ctj_desktop.documents.blocks import Pair, Words
from ctj_desktop.documents.inline import mark_of
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.lines import NO_NAMES, Line, bare, set_lines
from ctj_desktop.documents.setting.rows import RowPart
from ctj_desktop.documents.setting.styles import AXIS_1, AXIS_3, HALF_MEASURE, LABEL, READING_MEASURE, Colour, PaperType
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.texts import Language


class LanguageSlot(PositionalValue):
    """The place of one language: left edge and width in points. Slots of one column stand under each other."""

    language: Language
    x: float = AXIS_1
    width: float = READING_MEASURE
    column: int = 0


SLOTS: dict[Layout, tuple[LanguageSlot, ...]] = {
    Layout.COLUMNS: (
        LanguageSlot(Language.FR, AXIS_1, HALF_MEASURE),
        LanguageSlot(Language.DE, AXIS_3, HALF_MEASURE, 1),
    ),
    Layout.ALTERNATE: (LanguageSlot(Language.FR), LanguageSlot(Language.DE)),
    Layout.FR: (LanguageSlot(Language.FR),),
    Layout.DE: (LanguageSlot(Language.DE),),
}

MakeElement = Callable[[Language], Element]


def names_in(pair: Pair) -> frozenset[str]:
    """The words that stand in both languages alike: names, which no rule of either language divides."""
    if pair.fr.language is pair.de.language:
        return NO_NAMES
    french, german = ({bare(word) for word in side.text.split()} for side in (pair.fr, pair.de))
    return frozenset(french & german)


def set_words(
    words: Words, style: PaperType, slot: LanguageSlot, top: float, element: MakeElement, names: frozenset[str]
) -> Iterator[RowPart]:
    """The parts of one side: its lines, under the mark where they are borrowed."""
    if words.borrowed and words.marked:
        mark = set_lines(mark_of(words), LABEL, slot.width)
        yield _part(mark, mark_of(words), LABEL, slot, top, element)
        top += len(mark) * LABEL.steps
        style = replace(style, colour=Colour.GREY)
    lines = set_lines(words, style, slot.width, names)
    if lines:
        yield _part(lines, words, style, slot, top, element)


def _part(
    lines: tuple[Line, ...], words: Words, style: PaperType, slot: LanguageSlot, top: float, element: MakeElement
) -> RowPart:
    made = element(words.language)
    return RowPart(
        x=slot.x,
        top=top,
        lines=lines,
        style=style,
        element=made,
        column=slot.column,
        runs=words.runs,
        spaced=made.tag == "Span",
    )


def set_pair(
    pair: Pair, style: PaperType, slots: tuple[LanguageSlot, ...], top: float, element: MakeElement
) -> tuple[list[RowPart], float]:
    """Both sides in their slots from `top` on, and the foot of the lower one in half steps."""
    feet: dict[int, float] = {}
    parts: list[RowPart] = []
    names = names_in(pair)
    for slot in slots:
        start = feet.get(slot.column, top)
        for part in set_words(pair.side(slot.language), style, slot, start, element, names):
            parts.append(part)
            start = part.bottom
        feet[slot.column] = start
    return parts, max(feet.values(), default=top)


def once_if_same(pair: Pair, slots: tuple[LanguageSlot, ...]) -> tuple[LanguageSlot, ...]:
    """The first slot alone where both sides read alike: a name is not said twice."""
    return slots[:1] if pair.same else slots


def at(slots: tuple[LanguageSlot, ...], x: float, width: float, column: int) -> tuple[LanguageSlot, ...]:
    """The languages of the slots under each other in one narrow column."""
    return tuple(LanguageSlot(slot.language, x, width, column) for slot in slots)
