"""How do the blocks of a paper become rows on the grid, in columns, alternating, one language after the other?

The structure tree is made here, block by block and in reading order; the rows carry its elements to the
renderer.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    AttendanceTable,
    Bars,
    Block,
    CodeGroups,
    DecisionBlock,
    DecisionEntry,
    Document,
    FactTable,
    FigureTable,
    Heading,
    LetterBeginning,
    Letterhead,
    Listing,
    Notice,
    Pair,
    Paragraph,
    Run,
    SeatPicture,
    Signatures,
    SmallNote,
    TaskTable,
    Title,
    Words,
    WritingLines,
)
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting import decision_entries, entries, letters, seat_picture, tables
from ctj_desktop.documents.setting.arrangement import SLOTS, LanguageSlot, at, once_if_same, set_pair
from ctj_desktop.documents.setting.bars import bars
from ctj_desktop.documents.setting.code_groups import code_groups
from ctj_desktop.documents.setting.lines import set_lines
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.sheets import PlacedSheet, sheets
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_3,
    BODY,
    DECISION_HEADING,
    HALF_MEASURE,
    HANGING,
    HEADING,
    HEADING_NUMBER,
    ITEM_NUMBER,
    LABEL,
    META,
    MINOR_HEADING,
    MM,
    PLACE_AND_TIME,
    PLAIN,
    RIGHT_EDGE,
    STRONG,
    SUBTITLE,
    TITLE,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element, Structure
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language

NUMBER_COLUMN = 9
DASH_INDENT = 4 * MM
SIGNATURE_LINE = 70 * MM
WRITTEN_LINE = 4.0
"""Half steps from one line to write on to the next: 26 pt, 9 mm."""
DASH = "–"
LAST_ITEM = 80
"""The half steps that last item and signatures may take together; a longer item gives its last row only."""


@dataclass(slots=True)
class Flow:
    """What the pages are made of: the structure, the letterhead's element, the rows, or sheets in their place."""

    structure: Structure
    letterhead: tuple[Letterhead, Element] | None
    languages: tuple[Language, ...]
    rows: list[FlowRow] = field(default_factory=list)
    sheets: list[PlacedSheet] = field(default_factory=list)


def flow(document: Document, layout: Layout, structure: Structure | None = None) -> Flow:
    """The rows of a document in a layout; `sequential` sets it in French, then from a new page in German.

    `structure` is that of the papers with which it is bound.
    """
    structure = structure or Structure(document.facts.language)
    passes = (Layout.FR, Layout.DE) if layout is Layout.SEQUENTIAL else (layout,)
    slots = SLOTS[Layout.COLUMNS if layout is Layout.SEQUENTIAL else layout]
    made = Flow(structure, None, tuple(slot.language for slot in slots))
    made.sheets = sheets(document, structure.root, slots)
    if made.sheets:
        return made
    for block in document.blocks:
        if isinstance(block, Letterhead):
            made.letterhead = (block, structure.root.child("Sect"))
    for number, one in enumerate(passes):
        rows = _Composer(structure.root.child("Sect"), SLOTS[one]).compose(document.blocks)
        if number and rows:
            rows[0] = replace(rows[0], new_page=True)
        made.rows.extend(_below_title(rows, document, SLOTS[one]) if len(passes) > 1 else rows)
    return made


def _below_title(rows: list[FlowRow], document: Document, slots: tuple[LanguageSlot, ...]) -> list[FlowRow]:
    """The bookmarks of one language below the title in that language."""
    title = next((block.title for block in document.blocks if isinstance(block, Title)), None)
    if title is None or not rows:
        return rows
    first = replace(rows[0], bookmark=(0, bookmark_text("", title, slots)))
    return [
        first,
        *(replace(row, bookmark=row.bookmark and (row.bookmark[0] + 1, row.bookmark[1])) for row in rows[1:]),
    ]


class _Composer:
    """Sets blocks one after the other for one arrangement of languages."""

    def __init__(self, root: Element, slots: tuple[LanguageSlot, ...]) -> None:
        self._root = root
        self._section = root
        self._slots = slots
        self._beside = slots if len(slots) == 1 else SLOTS[Layout.COLUMNS]
        self._after_heading = False

    def compose(self, blocks: tuple[Block, ...]) -> list[FlowRow]:
        rows: list[FlowRow] = []
        for place, block in enumerate(blocks):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            rows.extend(self._rows(block, following))
            self._after_heading = isinstance(block, Heading) or (self._after_heading and isinstance(block, Notice))
            if isinstance(block, Signatures):
                rows = _with_last_item(rows)
        return rows

    def _rows(self, block: Block, following: Block | None) -> list[FlowRow]:
        if isinstance(block, AgendaEntry):
            deeper = isinstance(following, AgendaEntry) and following.level > block.level
            goes_on = deeper or isinstance(following, FactTable | WritingLines)
            return entries.agenda_entry(block, self._section_for(block), self._slots, with_next=goes_on)
        if isinstance(block, DecisionEntry):
            parent = self._root if block.level == 2 else self._section
            row = decision_entries.decision_entry(block, parent.child("Sect"), self._slots)
            return [replace(row, after=3) if isinstance(following, Heading) else row]
        before = 0 if self._after_heading else 1
        if isinstance(block, AttendanceTable):
            return tables.attendance(block, self._section, self._slots, before)
        if isinstance(block, Bars):
            return bars(block, self._section, self._slots, before)
        if isinstance(block, TaskTable):
            return tables.tasks(block, self._section, self._slots, before)
        if isinstance(block, FigureTable):
            return tables.figures(block, self._section, self._slots, before)
        if isinstance(block, FactTable):
            written = isinstance(following, WritingLines)
            rows = tables.facts(block, self._section, self._slots, before, with_next=written)
            return [*rows[:-1], replace(rows[-1], after=2)] if isinstance(following, AgendaEntry) else rows
        if isinstance(block, Heading):
            return self._heading(block, with_next=_heads(block, following))
        for kind, make in self._makers().items():
            if isinstance(block, kind):
                rows = make(block)
                return _held(rows) if self._headed(block, following) else rows
        return []

    def _headed(self, block: Block, following: Block | None) -> bool:
        """Whether it is a remark below a heading, which does not stand alone with it at the foot of a page."""
        below = isinstance(block, Notice) and self._after_heading
        return below and following is not None and not isinstance(following, Heading)

    def _makers(self) -> dict[type, Callable[..., list[FlowRow]]]:
        return {
            Title: self._title,
            CodeGroups: lambda block: code_groups(block, self._section, self._slots),
            SeatPicture: lambda block: seat_picture.seat_picture(block, self._section, self._slots),
            LetterBeginning: lambda block: letters.beginning(block, self._root, self._slots),
            Paragraph: self._paragraph,
            Listing: self._listing,
            SmallNote: partial(self._remark, META),
            Notice: partial(self._remark, LABEL),
            WritingLines: _writing_lines,
            AgendaEnd: self._agenda_end,
            DecisionBlock: self._decision,
            Signatures: self._signatures,
        }

    def _section_for(self, block: AgendaEntry) -> Element:
        if block.level == 1:
            self._section = self._root.child("Sect")
        return self._section

    def _in(self, parent: Element, tag: str = "P") -> Callable[[Language], Element]:
        return lambda language: parent.child(tag, language)

    def _title(self, block: Title) -> list[FlowRow]:
        heading = self._root.child("H1")
        parts, foot = set_pair(block.title, TITLE, self._beside, 0, self._in(heading, "Span"))
        for pair, style in ((block.subtitle, SUBTITLE), (block.name, SUBTITLE), (block.meta, PLACE_AND_TIME)):
            if pair:
                more, foot = set_pair(pair, style, self._beside, foot, self._in(self._root))
                parts += more
        return [FlowRow(parts=tuple(parts), height=foot, after=2, keep=True)]

    def _heading(self, block: Heading, *, with_next: bool) -> list[FlowRow]:
        if block.level == 2:
            self._section = self._root.child("Sect")
        element = self._section.child(f"H{block.level}")
        style = HEADING if block.level == 2 else MINOR_HEADING
        parts = _number(
            block.number,
            HEADING_NUMBER if block.level == 2 else ITEM_NUMBER,
            element.child("Span") if block.number else element,
        )
        more, foot = set_pair(block.text, style, self._slots, 0, self._in(element, "Span"))
        return [
            FlowRow(
                parts=(*parts, *more),
                height=foot,
                before=3 if block.number else 2,
                keep=True,
                with_next=with_next,
                bookmark=(block.level - 2, bookmark_text(block.number, block.text, self._slots)),
            )
        ]

    def _paragraph(self, block: Paragraph) -> list[FlowRow]:
        """One row; where the languages stand under each other, one row each, so that both can split if they may."""
        rows: list[FlowRow] = []
        for group in _side_by_side(self._slots):
            elements = {slot.language: self._section.child("P") for slot in group}
            number = block.number if group[0] is self._slots[0] else ""
            parts = _number(number, META, elements[group[0].language])
            foot = 0.0
            for slot in group:
                element = elements[slot.language]
                more, low = set_pair(block.text, BODY, (slot,), 0, partial(_speaking, element))
                parts += more
                foot = max(foot, low)
            rows.append(FlowRow(parts=tuple(parts), height=foot, before=1, keep=block.kept, with_next=block.kept))
        return [*rows[:-1], replace(rows[-1], with_next=block.with_next)]

    def _listing(self, block: Listing) -> list[FlowRow]:
        listing = self._section.child("L")
        slots = tuple(replace(slot, x=slot.x + DASH_INDENT, width=slot.width - DASH_INDENT) for slot in self._slots)
        rows = []
        for place, entry in enumerate(block.entries):
            item = listing.child("LI")
            label = item.child("Lbl")
            body = item.child("LBody")
            parts = _dashes(self._slots, label)
            more, foot = set_pair(entry, BODY, slots, 0, self._in(body))
            rows.append(FlowRow(parts=(*parts, *more), height=foot, before=0 if place else 1))
        return rows

    def _remark(self, style: PaperType, block: SmallNote | Notice) -> list[FlowRow]:
        parts, foot = set_pair(block.text, style, self._beside, 0, self._in(self._section))
        after = 2 if isinstance(block, Notice) else 0
        return [FlowRow(parts=tuple(parts), height=foot, before=1, after=after, keep=True)]

    def _agenda_end(self, block: AgendaEnd) -> list[FlowRow]:
        rule = Rule(left=HANGING, right=191 * MM, weight=0.8, colour=Colour.PINE)
        if not block.note:
            return [FlowRow(parts=(), height=0, rules=(rule,))]
        parts, foot = set_pair(block.note, PLAIN, self._beside, tables.PADDING, self._in(self._root))
        return [FlowRow(parts=tuple(parts), height=foot + tables.PADDING, keep=True, rules=(rule,))]

    def _decision(self, block: DecisionBlock) -> list[FlowRow]:
        section = self._section.child("Sect")
        element = section.child("H3")
        parts, foot = set_pair(block.heading, DECISION_HEADING, self._slots, 1, self._in(element, "Span"))
        more, foot = set_pair(block.text, BODY, self._slots, foot, self._in(section))
        parts += more
        foot += 1 if block.result else 0
        for pair in block.result:
            more, foot = set_pair(pair, BODY, self._slots, foot, self._in(section))
            parts += more
        return [
            FlowRow(
                parts=tuple(parts),
                height=foot + 1,
                before=2,
                after=2,
                pad=1,
                keep=True,
                ground=True,
                bookmark=(1, bookmark_text("", block.heading, self._slots)),
            )
        ]

    def _signatures(self, block: Signatures) -> list[FlowRow]:
        section = self._root.child("Sect")
        parts, rules, foot = list[RowPart](), list[Rule](), 0.0
        if block.place_and_date:
            parts, foot = set_pair(block.place_and_date, PLAIN, self._beside, 0, self._in(section))
        for first in range(0, len(block.people), 2):
            line = foot + 7
            foot = line + 1
            for column, person in enumerate(block.people[first : first + 2]):
                slots = at(self._slots, (AXIS_1, AXIS_3)[column], HALF_MEASURE, column)
                rules.append(_signature_line(slots[0].x, line))
                more, low = _signatory(person.name, person.function, slots, line + 1, section)
                parts += more
                foot = max(foot, low)
        if block.note:
            more, foot = set_pair(block.note, META, self._beside, foot + 2, self._in(section))
            parts += more
        return [FlowRow(parts=tuple(parts), height=foot, before=4, keep=True, rules=tuple(rules))]


def _heads(block: Heading, following: Block | None) -> bool:
    """Whether a heading heads what follows: one of an item without text may stand last on its page."""
    if isinstance(following, Heading):
        deeper = following.level > block.level
        return deeper or (following.level == block.level and bool(block.number) and not following.number)
    return following is not None and not isinstance(following, Signatures)


def _speaking(element: Element, language: Language) -> Element:
    """The element, in that language; the mark above a borrowed text is a passage of the same paragraph."""
    element.language = language
    return element


def _writing_lines(block: WritingLines) -> list[FlowRow]:
    rules = tuple(
        Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.4, colour=Colour.HAIRLINE, at=WRITTEN_LINE * number)
        for number in range(1, block.count + 1)
    )
    return [FlowRow(parts=(), height=WRITTEN_LINE * block.count, after=2, keep=True, rules=rules)]


def _signature_line(x: float, at_step: float) -> Rule:
    return Rule(left=x, right=x + SIGNATURE_LINE, weight=0.6, colour=Colour.INK, at=at_step)


def _signatory(
    name: str | Pair, function: Pair, slots: tuple[LanguageSlot, ...], top: float, section: Element
) -> tuple[list[RowPart], float]:
    """A name is no text of a language; what reads alike in both stands once."""
    if isinstance(name, Pair):
        parts, foot = set_pair(name, STRONG, slots, top, lambda language: section.child("P", language))
    else:
        element, words = section.child("P"), Words((Run(text=name),), slots[0].language)
        parts, foot = set_pair(Pair(words, words), STRONG, slots[:1], top, lambda _: element)
    more, foot = set_pair(
        function, PLAIN, once_if_same(function, slots), foot, lambda language: section.child("P", language)
    )
    return parts + more, foot


def _side_by_side(slots: tuple[LanguageSlot, ...]) -> list[tuple[LanguageSlot, ...]]:
    """The slots that stand beside each other together; those under each other apart."""
    if len({slot.column for slot in slots}) == len(slots):
        return [slots]
    return [(slot,) for slot in slots]


def _number(number: str, style: PaperType, element: Element) -> list[RowPart]:
    """A number in the hanging margin, at the height of the first line."""
    if not number:
        return []
    words = Words((Run(text=number),), Language.FR)
    return [
        RowPart(
            x=HANGING,
            top=0,
            lines=set_lines(words, style, 9 * MM),
            style=style,
            element=element,
            column=NUMBER_COLUMN,
            spaced=True,
        )
    ]


def _dashes(slots: tuple[LanguageSlot, ...], label: Element) -> list[RowPart]:
    """The dash of the entry; under or beside it the same dash is decoration."""
    words = Words((Run(text=DASH),), Language.FR)
    line = set_lines(words, PLAIN, DASH_INDENT)
    columns = {slot.column: slot for slot in reversed(slots)}
    return [
        RowPart(
            x=columns[column].x,
            top=0,
            lines=line,
            style=PLAIN,
            element=label if column == slots[0].column else None,
            column=NUMBER_COLUMN,
            spaced=True,
        )
        for column in sorted(columns)
    ]


def bookmark_text(number: str, pair: Pair, slots: tuple[LanguageSlot, ...]) -> str:
    """One line for the table of contents: number and title in the languages of the layout."""
    titles = dict.fromkeys(pair.side(slot.language).text for slot in slots)
    return " ".join(filter(None, (number, " / ".join(filter(None, titles)))))


def _held(rows: list[FlowRow]) -> list[FlowRow]:
    """The last of them stands on the page of what follows."""
    return [*rows[:-1], replace(rows[-1], with_next=True)]


def _with_last_item(rows: list[FlowRow]) -> list[FlowRow]:
    """Signatures take the last item with them, or at least its last row when the item is long."""
    if len(rows) < 2:
        return rows
    start = len(rows) - 2
    while start > 0 and rows[start].bookmark is None:
        start -= 1
    if sum(row.height + row.before for row in rows[start:]) > LAST_ITEM:
        start = len(rows) - 2
    held = [replace(row, with_next=True) for row in rows[start:-1]]
    return [*rows[:start], *held, rows[-1]]
