"""How do name plates and address labels stand on their sheets, which are no pages of text?

A sheet has its own size and no head or foot. What stands on the far side of a fold is placed as if it stood on the
near one, and is turned about the fold when it is drawn.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ctj_desktop.documents.blocks import (
    AddressLabels,
    Document,
    LabelFormat,
    NamePlate,
    NamePlates,
    PlateFormat,
    Run,
    Words,
)
from ctj_desktop.documents.inline import words as written
from ctj_desktop.documents.setting.arrangement import LanguageSlot
from ctj_desktop.documents.setting.lines import Line, set_lines
from ctj_desktop.documents.setting.rows import Rule
from ctj_desktop.documents.setting.styles import MM, PAGE_HEIGHT, PAGE_WIDTH, Colour, Face, PaperType
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.texts import Language

PLATE_MARGIN = 30 * MM
FOLD_MARK = 6 * MM
FOOT_RULE = 18 * MM
LABEL_SIZES: Final = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
LABEL_LEADING = 1.2
LABEL_PADDING = 5 * MM


class SheetText(NamedValue):
    """Lines of one text, each with its left edge and baseline in points from the upper left corner.

    `fold` is the height about which they stand on their head. Without an element it is the foot of every sheet.
    """

    lines: tuple[tuple[float, float, Line], ...]
    style: PaperType
    element: Element | None
    runs: tuple[Run, ...] = ()
    fold: float | None = None


class SheetRule(NamedValue):
    """A rule at a height in points; `fold` as with a text."""

    rule: Rule
    top: float
    fold: float | None = None


class PlacedSheet(NamedValue):
    """One sheet of paper: its size in points, what stands on it, its line in the table of contents."""

    width: float
    height: float
    texts: tuple[SheetText, ...]
    rules: tuple[SheetRule, ...] = ()
    bookmark: str = ""


def sheets(document: Document, root: Element, slots: Sequence[LanguageSlot]) -> list[PlacedSheet]:
    """The sheets of a paper that consists of them; none of any other. Languages beyond the second have no face."""
    found: list[PlacedSheet] = []
    for block in document.blocks:
        if isinstance(block, NamePlates):
            found += _plates(block, root.child("Sect"), [slot.language for slot in slots])
        elif isinstance(block, AddressLabels):
            found += _labels(block, root.child("Sect"))
    return found


# name plates


class _PlateMeasures(PositionalValue):
    """The sheet, how many plates it takes, the sizes of type, and what stands how far below a fold."""

    width: float
    height: float
    on_sheet: int
    name_sizes: tuple[float, ...]
    line_sizes: tuple[float, ...]
    name: float
    name_of_two: float
    below_name: float
    foot: float
    foot_size: float


_PLATES: Final = {
    PlateFormat.A4: _PlateMeasures(
        PAGE_HEIGHT,
        PAGE_WIDTH,
        1,
        (68, 60, 52, 44, 38),
        (24, 21, 18, 16, 14),
        37 * MM,
        28 * MM,
        15.5 * MM,
        88.6 * MM,
        11,
    ),
    PlateFormat.A5: _PlateMeasures(
        PAGE_WIDTH,
        PAGE_HEIGHT,
        2,
        (44, 39, 34, 29, 25),
        (17, 15, 13, 12, 11),
        27 * MM,
        21 * MM,
        11.5 * MM,
        64 * MM,
        9,
    ),
}


def _plates(block: NamePlates, section: Element, languages: Sequence[Language]) -> Iterator[PlacedSheet]:
    measures = _PLATES[block.plate_format]
    waiting = iter(block.plates)
    while held := list(islice(waiting, measures.on_sheet)):
        texts, rules = list[SheetText](), list[SheetRule]()
        room = measures.height / measures.on_sheet
        for number, plate in enumerate(held):
            fold = number * room + room / 2
            more, foot_rules = _plate(plate, section.child("Sect"), languages, measures, fold)
            texts += more
            rules += [*foot_rules, *_marks(measures.width, fold)]
            if number:
                rules.append(_across(0.0, measures.width, number * room))
        yield PlacedSheet(
            width=measures.width,
            height=measures.height,
            texts=tuple(texts),
            rules=tuple(rules),
            bookmark=" · ".join(plate.name for plate in held),
        )


def _plate(
    plate: NamePlate, section: Element, languages: Sequence[Language], measures: _PlateMeasures, fold: float
) -> tuple[list[SheetText], list[SheetRule]]:
    """Both faces; in one language they say the same, which is told once."""
    texts: list[SheetText] = []
    rules: list[SheetRule] = []
    first, second = languages[0], languages[-1]
    for language, about in ((first, None), (second, fold)):
        texts += _face(plate, section, language, measures, fold, about)
        rule = Rule(left=PLATE_MARGIN, right=PLATE_MARGIN + FOOT_RULE, weight=1.2, colour=Colour.PINE)
        rules.append(SheetRule(rule=rule, top=fold + measures.foot - 0.3 * measures.foot_size, fold=about))
    return texts, rules


def _face(
    plate: NamePlate,
    section: Element,
    language: Language,
    measures: _PlateMeasures,
    fold: float,
    about: float | None,
) -> Iterator[SheetText]:
    width = measures.width - 2 * PLATE_MARGIN
    name = Words((Run(text=plate.name),), language)
    style, lines = _fitted(name, PaperType(size=0, face=Face.SEMIBOLD), measures.name_sizes, width)
    first = fold + (measures.name if len(lines) == 1 else measures.name_of_two)
    leading = style.size * 1.06
    heading = section.child("H1" if about is None else "P")
    yield _text(lines, first, leading, style, heading, (), about)
    baseline = first + (len(lines) - 1) * leading + measures.below_name
    for pair, colour in ((plate.function, Colour.INK), (plate.body, Colour.PINE)):
        if not pair:
            continue
        said = pair.side(language)
        style, lines = _fitted(said, PaperType(size=0, colour=colour), measures.line_sizes, width)
        leading = style.size * 1.25
        yield _text(lines, baseline, leading, style, section.child("P", said.language), said.runs, about)
        baseline += (len(lines) - 1) * leading + measures.line_sizes[0] * 1.3
    said = plate.foot.side(language)
    style = PaperType(size=measures.foot_size, colour=Colour.GREY)
    left = PLATE_MARGIN + FOOT_RULE + 4 * MM
    lines = set_lines(said, style, measures.width - PLATE_MARGIN - left)[:1]
    yield _text(lines, fold + measures.foot, 0.0, style, None, said.runs, about, left=left)


def _text(
    lines: Sequence[Line],
    baseline: float,
    leading: float,
    style: PaperType,
    element: Element | None,
    runs: tuple[Run, ...],
    fold: float | None,
    *,
    left: float = PLATE_MARGIN,
) -> SheetText:
    placed = tuple((left, baseline + number * leading, line) for number, line in enumerate(lines))
    return SheetText(lines=placed, style=style, element=element, runs=runs, fold=fold)


def _marks(width: float, fold: float) -> Iterator[SheetRule]:
    """Where to fold, at both edges."""
    yield _across(0.0, FOLD_MARK, fold)
    yield _across(width - FOLD_MARK, width, fold)


def _across(left: float, right: float, top: float) -> SheetRule:
    return SheetRule(rule=Rule(left=left, right=right, weight=0.4, colour=Colour.GREY), top=top)


def _fitted(words: Words, style: PaperType, sizes: Sequence[float], width: float) -> tuple[PaperType, tuple[Line, ...]]:
    """In one line as large as it goes, else in two; at the smallest size in as many as it takes."""
    for most in (1, 2):
        for size in sizes:
            tried = replace(style, size=size, balance=True)
            lines = set_lines(words, tried, width)
            if len(lines) <= most:
                return tried, lines
    return tried, lines


# address labels


class _LabelMeasures(PositionalValue):
    """The upper left label, the distance to the next, the size of one."""

    left: float
    top: float
    across: float
    down: float
    width: float
    height: float


_LABELS: Final = {
    LabelFormat.THREE_BY_EIGHT: _LabelMeasures(0, 0.5 * MM, 70 * MM, 37 * MM, 70 * MM, 37 * MM),
    LabelFormat.THREE_BY_SEVEN: _LabelMeasures(7.2 * MM, 15.15 * MM, 66.04 * MM, 38.1 * MM, 63.5 * MM, 38.1 * MM),
}
_COLUMNS: Final = 3


def _labels(block: AddressLabels, section: Element) -> Iterator[PlacedSheet]:
    """From the label asked for on; what was used of the first sheet stays blank."""
    count = block.label_format.labels
    places: list[tuple[str, ...] | None] = [*([None] * (block.start - 1)), *block.labels]
    listing = section.child("L")
    for first in range(0, len(places) or 1, count):
        texts: list[SheetText] = []
        for number, lines in enumerate(places[first : first + count]):
            if lines:
                texts += _label(lines, number, _LABELS[block.label_format], listing.child("LI").child("LBody"))
        yield PlacedSheet(width=PAGE_WIDTH, height=PAGE_HEIGHT, texts=tuple(texts))


def _label(lines: Sequence[str], number: int, measures: _LabelMeasures, body: Element) -> Iterator[SheetText]:
    """The lines in the middle of the label's height."""
    style, set_ = _set_on_label([written(line, Language.FR) for line in lines], measures)
    leading = style.size * LABEL_LEADING
    left = measures.left + number % _COLUMNS * measures.across + LABEL_PADDING
    top = measures.top + number // _COLUMNS * measures.down
    baseline = top + (measures.height - sum(len(one) for _words, one in set_) * leading) / 2 + 0.8 * leading
    for words, one in set_:
        yield _text(one, baseline, leading, style, body.child("P"), words.runs, None, left=left)
        baseline += len(one) * leading


def _set_on_label(
    said: Sequence[Words], measures: _LabelMeasures
) -> tuple[PaperType, list[tuple[Words, tuple[Line, ...]]]]:
    """Each line in one, a little smaller where that helps; else a long line goes on below, as large as it fits."""
    width, height = measures.width - 2 * LABEL_PADDING, measures.height - LABEL_PADDING
    for most, sizes in ((len(said), LABEL_SIZES[:4]), (None, LABEL_SIZES[1:])):
        for size in sizes:
            style = PaperType(size=size)
            set_ = [(words, set_lines(words, style, width)) for words in said]
            count = sum(len(lines) for _words, lines in set_)
            if count == most or (most is None and count * size * LABEL_LEADING <= height):
                return style, set_
    return style, set_
