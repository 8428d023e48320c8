"""How do the blocks of a paper become the body of a file for Word, in the layout that was chosen?

Headings stand above both languages, not inside a table: only there does the program list them for whoever moves by
them. What is beside each other on the paper is a row of a table, and every style is a real one.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from ctj_desktop.documents.blocks import (
    AgendaEnd,
    AgendaEntry,
    AttendanceTable,
    Block,
    DecisionBlock,
    DecisionEntry,
    DecisionVersion,
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
    Signatory,
    Signatures,
    SmallNote,
    TaskTable,
    Title,
    Words,
)
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import joined
from ctj_desktop.documents.setting.letters import DATE, LEFT_WINDOW, RIGHT_WINDOW
from ctj_desktop.documents.setting.styles import AXIS_1, AXIS_3, FIRST_TOP, HALF_MEASURE, Colour
from ctj_desktop.documents.writers.docx.markup import (
    LINE_BREAK,
    TAB,
    Languages,
    Links,
    once_if_same,
    paragraph,
    said,
    text_run,
    told_apart,
    twips,
    w,
)
from ctj_desktop.documents.writers.docx.styles import HANGING_NUMBER, border
from ctj_desktop.documents.writers.docx.tables import TOGETHER, BesideRow, PaperTables, beside
from ctj_desktop.domain.texts import Language

SPOKEN: Final[dict[Layout, Languages]] = {
    Layout.COLUMNS: (Language.FR, Language.DE),
    Layout.ALTERNATE: (Language.FR, Language.DE),
    Layout.SEQUENTIAL: (Language.FR, Language.DE),
    Layout.FR: (Language.FR,),
    Layout.DE: (Language.DE,),
}
BREAK: Final = w("r", LINE_BREAK)
LINE: Final = 110
"""Characters of small type that stand in one line."""
BETWEEN: Final = "BetweenTables"
TABLE: Final = "<w:tbl>"
RUNNING_TEXT: Final = re.compile('<w:p><w:pPr><w:pStyle w:val="(BodyText|NumberedText|ListBullet)"/></w:pPr>')
"""A text, which has no room above itself as a heading has."""
ROOM: Final = twips(6.5)


def _with(made: str, properties: str) -> str:
    """A paragraph with more behind its own properties."""
    return made.replace("</w:pPr>", f"{properties}</w:pPr>", 1)


class WordBody:
    """Paragraphs and tables in reading order; rows in two columns that follow each other are one table."""

    def __init__(self) -> None:
        self._inside: list[str] = []
        self._rows: list[BesideRow] = []
        self._new_page = False

    def add(self, *made: str) -> None:
        """Paragraphs or tables."""
        self._finish_rows()
        for one in made:
            self._add(one)

    def add_row(self, made: BesideRow) -> None:
        """A row in two columns."""
        self._rows.append(made)

    def room_below(self) -> None:
        """Room below the paragraph that stands last, which a table follows; a table has its own."""
        self._finish_rows()
        if not self._ends_in_table():
            self._inside[-1] = _with(self._inside[-1], w("spacing", after=ROOM))

    def break_page(self) -> None:
        """What comes next begins a page."""
        self._finish_rows()
        self._new_page = True

    def end_section(self, properties: str) -> None:
        """What stands here is a part of the paper with a head and pages of its own."""
        self._finish_rows()
        if self._ends_in_table():
            self._inside.append(paragraph(BETWEEN))
        self._inside[-1] = _with(self._inside[-1], properties)

    def finished(self, properties: str) -> str:
        """All of it; the last part ends with the file."""
        self._finish_rows()
        if self._ends_in_table():
            self._inside.append(paragraph(BETWEEN))
        return w("body", *self._inside, properties)

    def _finish_rows(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            self._add(beside(rows))

    def _add(self, made: str) -> None:
        if made.startswith(TABLE) and (self._new_page or self._ends_in_table()):
            self._inside.append(self._placed(paragraph(BETWEEN)))
        if self._ends_in_table() and RUNNING_TEXT.match(made):
            made = _with(made, w("spacing", before=ROOM))
        self._inside.append(self._placed(made))

    def _placed(self, made: str) -> str:
        """On a new page where one was asked for."""
        if not self._new_page:
            return made
        self._new_page = False
        return made.replace("/>", f"/>{w('pageBreakBefore')}", 1)  # behind its style

    def _ends_in_table(self) -> bool:
        return bool(self._inside) and self._inside[-1].startswith(TABLE)


class Composer:
    """Writes blocks one after the other into a body, for one arrangement of languages."""

    def __init__(self, body: WordBody, links: Links, languages: Languages, *, columns: bool) -> None:
        self._body, self._links, self._languages = body, links, languages
        self._columns = columns and len(languages) > 1
        self._tables = PaperTables(languages, links)
        # `Any`: each maker takes the kind of block under which it stands.
        self._makers: dict[type, Callable[[Any], None]] = {
            Title: self._title,
            Heading: self._heading,
            Paragraph: self._paragraph,
            Listing: self._listing,
            SmallNote: lambda block: self._beside(block.text, "SmallNote"),
            Notice: lambda block: self._beside(block.text, "Notice"),
            AttendanceTable: lambda block: body.add(self._tables.attendance(block)),
            TaskTable: lambda block: body.add(self._tables.tasks(block)),
            FactTable: lambda block: body.add(self._tables.facts(block)),
            FigureTable: lambda block: body.add(self._tables.figures(block)),
            AgendaEntry: self._agenda_entry,
            AgendaEnd: self._agenda_end,
            DecisionBlock: self._decision,
            DecisionEntry: self._decision_entry,
            LetterBeginning: self._letter_beginning,
            Signatures: self._signatures,
        }

    def compose(self, blocks: Sequence[Block]) -> None:
        """All blocks but the letterhead, which stands in the head of the first page."""
        for block in blocks:
            if not isinstance(block, Letterhead):
                self._makers[type(block)](block)

    # how pairs stand

    def _said(self, words: Words, look: str = "") -> str:
        return said(words, self._links, look)

    def _sides(self, pair: Pair) -> tuple[Words, ...]:
        return tuple(pair.side(language) for language in self._languages)

    def _stacked(self, pair: Pair, look: str = "") -> str:
        """Both languages of a heading, one under the other in the same paragraph."""
        return BREAK.join(self._said(side, look) for side in told_apart(pair, self._languages) if side)

    def _beside(
        self, pair: Pair, style: str, *, look: str = "", ground: bool = False, ruled: bool = False, whole: bool = True
    ) -> None:
        """One paragraph, or French and German beside each other."""
        if len(self._languages) == 1:
            self._under(pair, style, look=look)
            return
        left, right = ((paragraph(style, self._said(side, look)),) for side in self._sides(pair))
        self._body.add_row(BesideRow(left=left, right=right, ground=ground, ruled=ruled, whole=whole))

    def _under(self, pair: Pair, style: str, *, look: str = "") -> None:
        self._body.add(*(paragraph(style, self._said(side, look)) for side in self._sides(pair) if side))

    def _pair(self, pair: Pair, style: str, *, look: str = "", whole: bool = False) -> None:
        """As the layout has it: beside each other, or one under the other."""
        if self._columns:
            self._beside(pair, style, look=look, whole=whole)
        else:
            self._under(pair, style, look=look)

    def _number(self, number: str) -> str:
        """What hangs in the margin before a text."""
        return text_run(number, self._languages[0], w("rStyle", val="ItemNumber"), TAB) if number else ""

    # the blocks

    def _title(self, block: Title) -> None:
        lines = ((block.title, "Title"), (block.subtitle, "Subtitle"), (block.name, "Subtitle"))
        shown = [(pair, style) for pair, style in (*lines, (block.meta, "PlaceAndTime")) if pair]
        if len(self._languages) == 1:
            for pair, style in shown:
                self._under(pair, style)
            return
        left, right = (
            tuple(paragraph(style, self._said(pair.side(language))) for pair, style in shown)
            for language in self._languages
        )
        self._body.add_row(BesideRow(left=left, right=right, whole=True))

    def _heading(self, block: Heading) -> None:
        hanging = HANGING_NUMBER if block.number else ""
        said_both = self._number(block.number) + self._stacked(block.text)
        self._body.add(paragraph(f"Heading{block.level - 1}", said_both, properties=hanging))

    def _paragraph(self, block: Paragraph) -> None:
        first, *more = self._sides(block.text)
        held = (w("keepNext") if block.with_next else "") + (w("keepLines") if block.kept else "")
        number = block.number and text_run(
            block.number, self._languages[0], w("rStyle", val="ParagraphNumber"), "" if self._columns else TAB
        )
        if self._columns:
            left, right = ((paragraph("BodyText", self._said(side), properties=held),) for side in (first, *more))
            hung = paragraph("BodyText", number) if number else ""
            self._body.add_row(BesideRow(left=left, right=right, number=hung))
            return
        style = "NumberedText" if number else "BodyText"
        self._body.add(paragraph(style, number, self._said(first), properties=held))
        self._body.add(*(paragraph("BodyText", self._said(side), properties=held) for side in more))

    def _listing(self, block: Listing) -> None:
        for entry in block.entries:
            self._pair(entry, "ListBullet", whole=True)

    def _agenda_entry(self, block: AgendaEntry) -> None:
        """The title with its number, then when and what for, then what is to be known of it."""
        style = "AgendaItem" if block.level == 1 else "AgendaSubItem"
        facts = [pair for pair in (block.time, block.kind) if pair]
        lines = [
            line
            for pair in (*([joined(facts, " · ")] if facts else []), *block.details)
            for line in self._in_lines(pair)
        ]
        self._body.add(paragraph(style, self._number(block.number), self._stacked(block.title)))
        for place, line in enumerate(lines, 1):
            goes_on = TOGETHER if place < len(lines) else ""
            self._body.add(paragraph("AgendaDetail", line, properties=goes_on))

    def _in_lines(self, pair: Pair) -> list[str]:
        """Both languages in one line where they have room in it, else each in its own."""
        sides = told_apart(pair, self._languages)
        if sum(len(side.text) for side in sides) < LINE:
            return [self._tables.in_one_line(pair)]
        return [self._said(side) for side in sides]

    def _agenda_end(self, block: AgendaEnd) -> None:
        """The rule that closes it, over what is to be known of all of it."""
        if not block.note:
            return
        self._body.room_below()
        if len(self._languages) > 1:
            self._beside(block.note, "AgendaEnd", ruled=True)
            return
        rule = w("pBdr", border("top", 0.8, Colour.PINE, 6))
        self._body.add(paragraph("AgendaEnd", *map(self._said, self._sides(block.note)), properties=rule))

    def _decision(self, block: DecisionBlock) -> None:
        self._body.add(paragraph("DecisionHeading", self._stacked(block.heading)))
        for pair in (block.text, *block.result):
            if self._columns:
                self._beside(pair, "BodyText", ground=True)
            else:
                self._under(pair, "Decision")

    def _decision_entry(self, block: DecisionEntry) -> None:
        parts = [self._stacked(block.label, "LabelText"), self._stacked(block.subject) if block.subject else ""]
        style = "DecisionEntry" if block.level == 2 else "MinorDecisionEntry"
        self._body.add(paragraph(style, BREAK.join(filter(None, parts))))
        if block.warning:
            self._pair(block.warning, "BodyText", look="Strong")
        for version in block.versions:
            self._version(version)
        for task in block.follow_up:
            self._pair(task.text, "BodyText")
            self._pair(task.facts, "Result")

    def _version(self, version: DecisionVersion) -> None:
        if version.label:
            self._pair(version.label, "Label")
        self._pair(version.text, "BodyText")
        for place, line in enumerate(version.result):
            self._pair(line, "Result" if place else "BodyText", whole=True)

    def _letter_beginning(self, block: LetterBeginning) -> None:
        """The address in the window of the envelope, then day and subject below it."""
        left, top = (AXIS_1, LEFT_WINDOW) if block.to_the_left else (AXIS_3, RIGHT_WINDOW)
        place = {"w": twips(HALF_MEASURE), "x": twips(left), "y": twips(top)}
        frame = w("framePr", wrap="around", vAnchor="page", hAnchor="page", **place)
        for line in block.address:
            self._body.add(paragraph("EnvelopeAddress", text_run(line, self._languages[0]), properties=frame))
        below = w("spacing", before=twips(DATE - FIRST_TOP), after=twips(13))
        for side in self._sides(block.dated):
            self._body.add(paragraph("BodyText", self._said(side), properties=below))
        self._body.add(paragraph("Heading1", self._stacked(block.subject)))

    def _signatures(self, block: Signatures) -> None:
        """A line for each, two beside each other."""
        if block.place_and_date:
            self._beside(block.place_and_date, "PlaceAndDate")
        for first in range(0, len(block.people), 2):
            sides = [self._signatory(person) for person in block.people[first : first + 2]]
            self._body.add_row(BesideRow(left=sides[0], right=sides[-1] if len(sides) > 1 else (), whole=True))
        if block.note:
            self._beside(block.note, "SmallNote")

    def _signatory(self, person: Signatory) -> tuple[str, ...]:
        if isinstance(person.name, Pair):
            names = [self._said(side, "Strong") for side in once_if_same(person.name, self._languages)]
        else:
            names = [text_run(person.name, self._languages[0], w("rStyle", val="Strong"))]
        function = once_if_same(person.function, self._languages)
        return (
            paragraph("Signature", BREAK.join(names)),
            *(paragraph("SignatureTitle", self._said(side), properties=TOGETHER) for side in function if side),
        )


def compose(document: Document, layout: Layout, body: WordBody, links: Links) -> Languages:
    """The blocks of a paper in a layout, `sequential` in French, then from a new page in German; its languages."""
    languages = SPOKEN[layout]
    if layout is Layout.SEQUENTIAL:
        for place, language in enumerate(languages):
            if place:
                body.break_page()
            Composer(body, links, (language,), columns=False).compose(document.blocks)
    else:
        Composer(body, links, languages, columns=layout is Layout.COLUMNS).compose(document.blocks)
    return languages
