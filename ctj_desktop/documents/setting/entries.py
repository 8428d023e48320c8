"""How does a point of the agenda stand on the grid?"""

from collections.abc import Callable

from ctj_desktop.documents.blocks import AgendaEntry, Pair, Run, Words
from ctj_desktop.documents.setting.arrangement import LanguageSlot, at, set_pair
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_3,
    AXIS_4,
    COLUMN,
    HALF_MEASURE,
    HANGING,
    ITEM_NUMBER,
    META,
    MINOR_HEADING,
    MM,
    PLAIN,
    RIGHT_EDGE,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language

TITLE_AXIS = 48 * MM
TITLE_WIDTH = 100 * MM
TIME_WIDTH = 22 * MM
SUB_TITLE = replace(PLAIN, balance=True)
_HAIRLINE = Rule(left=HANGING, right=RIGHT_EDGE, weight=0.4, colour=Colour.HAIRLINE)


def agenda_entry(
    block: AgendaEntry, section: Element, slots: tuple[LanguageSlot, ...], *, with_next: bool
) -> list[FlowRow]:
    """One row that never splits; main items stand under a hairline, sub-items are set in Regular."""
    main = block.level == 1
    top = 1.0 if main else 0.0
    heading = section.child("H2" if main else "H3")
    parts = _number(block, heading, top)
    beside = len({slot.column for slot in slots}) > 1
    more, foot = (_in_columns if beside else _in_lines)(block, section, heading, slots, top)
    return [
        FlowRow(
            parts=(*parts, *more),
            height=foot + 1,
            keep=True,
            with_next=with_next,
            rules=(_HAIRLINE,) if main else (),
            bookmark=(block.level - 1, _bookmark(block, slots)),
        )
    ]


def _number(block: AgendaEntry, heading: Element, top: float) -> list[RowPart]:
    style = ITEM_NUMBER if block.level == 1 else META
    lines = set_lines(Words((Run(text=block.number),), Language.FR), style, 9 * MM)
    if not lines:
        return []
    return [
        RowPart(
            x=HANGING,
            top=top,
            lines=lines,
            style=style,
            element=heading.child("Span"),
            column=9,
            spaced=True,
        )
    ]


def _title_style(block: AgendaEntry) -> PaperType:
    return MINOR_HEADING if block.level == 1 else SUB_TITLE


def _in_lines(
    block: AgendaEntry, section: Element, heading: Element, slots: tuple[LanguageSlot, ...], top: float
) -> tuple[list[RowPart], float]:
    """Time, title and kind of one language on its line, the other language on the next."""
    titles, others = list[RowPart](), list[RowPart]()
    for slot in slots:
        here = (replace(slot, x=TITLE_AXIS, width=TITLE_WIDTH, column=2),)
        more, foot = set_pair(block.title, _title_style(block), here, top, _making(heading, "Span"))
        titles += more
        for pair, x, width, column in (
            (block.time, AXIS_1, TIME_WIDTH, 1),
            (block.kind, AXIS_4, COLUMN, 3),
        ):
            if pair:
                place = (replace(slot, x=x, width=width, column=column),)
                more, low = set_pair(pair, PLAIN, place, top, _making(section, "P"))
                others += more
                foot = max(foot, low)
        top = foot
    details, foot = _details(block.details, _detail_slots(slots), section, top)
    return titles + others + details, foot


def _in_columns(
    block: AgendaEntry, section: Element, heading: Element, slots: tuple[LanguageSlot, ...], top: float
) -> tuple[list[RowPart], float]:
    """Each language in its own column: the title, under it time and kind."""
    parts, foot = set_pair(block.title, _title_style(block), slots, top, _making(heading, "Span"))
    facts = [pair for pair in (block.time, block.kind) if pair]
    if facts:
        more, foot = set_pair(_joined(facts), META, slots, foot, _making(section, "P"))
        parts += more
    details, foot = _details(block.details, slots, section, foot)
    return parts + details, foot


def _joined(pairs: list[Pair]) -> Pair:
    """Time and kind in one line, between them a raised dot."""
    joined = pairs[0]
    for pair in pairs[1:]:
        dot = Run(text=" · ")
        joined = Pair(
            replace(joined.fr, runs=(*joined.fr.runs, dot, *pair.fr.runs)),
            replace(joined.de, runs=(*joined.de.runs, dot, *pair.de.runs)),
        )
    return joined


def _detail_slots(slots: tuple[LanguageSlot, ...]) -> tuple[LanguageSlot, ...]:
    if len(slots) == 1:
        return at(slots, TITLE_AXIS, RIGHT_EDGE - TITLE_AXIS, 4)
    first, second = slots
    return (
        LanguageSlot(first.language, TITLE_AXIS, AXIS_3 - TITLE_AXIS - 3 * MM, 4),
        LanguageSlot(second.language, AXIS_3, HALF_MEASURE, 5),
    )


def _details(
    details: tuple[Pair, ...], slots: tuple[LanguageSlot, ...], section: Element, top: float
) -> tuple[list[RowPart], float]:
    parts: list[RowPart] = []
    for pair in details:
        more, top = set_pair(pair, META, slots, top, _making(section, "P"))
        parts += more
    return parts, top


def _making(parent: Element, tag: str) -> Callable[[Language], Element]:
    return lambda language: parent.child(tag, language)


def _bookmark(block: AgendaEntry, slots: tuple[LanguageSlot, ...]) -> str:
    titles = dict.fromkeys(block.title.side(slot.language).text for slot in slots)
    return " ".join(filter(None, (block.number, " / ".join(filter(None, titles)))))
