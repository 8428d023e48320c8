"""How is a list said on paper as it stands on the screen: its title, what it is narrowed to, its lines?

In one language, that of the window.
"""

import datetime as dt

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    Pair,
    PaperFacts,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import NOON
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator


class ListPaper(NamedValue):
    """What is printed: `office` keeps the list, `narrowed` says to what, each line has its name and further parts.

    `on` is the day as of which the list speaks.
    """

    title: str
    office: str
    narrowed: str
    lines: tuple[tuple[str, ...], ...]
    on: dt.date
    printed_on: dt.date
    sample: bool = False


def layout_of(t: Translator) -> Layout:
    """The layout of the one language."""
    return Layout.DE if t.language is Language.DE else Layout.FR


def document(paper: ListPaper, t: Translator) -> Document:
    """The list as blocks."""
    count = t.n("{count} line", "{count} lines", len(paper.lines)).format(count=t.number(len(paper.lines)))
    day = t("As of {date}").format(date=t.date_long(paper.on))
    meta = " · ".join(filter(None, (paper.narrowed, count)))
    return Document(
        facts=_facts(paper, t),
        blocks=(
            Title(title=_said(t, paper.title), subtitle=_said(t, day), meta=_said(t, meta)),
            *_lines(paper, t),
        ),
    )


def _lines(paper: ListPaper, t: Translator) -> list[Block]:
    if not paper.lines:
        return [Paragraph(text=_said(t, t("The list is empty.")))]
    heads = (_said(t, t("Designation")), _said(t, t("Details")), _said(t, t("Further")))
    rows = tuple(_row(line, t) for line in paper.lines)
    return [
        AttendanceTable(heads=heads, groups=(AttendanceGroup(label=_said(t, paper.office or paper.title), rows=rows),))
    ]


def _row(line: tuple[str, ...], t: Translator) -> AttendanceRow:
    name, details, *rest = (*line, "", "")
    return AttendanceRow(
        name=name or "–", function=None, body=_said(t, details), state=_said(t, " · ".join(filter(None, rest)))
    )


def _facts(paper: ListPaper, t: Translator) -> PaperFacts:
    german = t.language is Language.DE
    return PaperFacts(
        title=f"{paper.title} · {paper.office}",
        language=Language.DE if german else Language.FR,
        author=paper.office,
        identity=f"list {paper.title} {paper.narrowed} {paper.on} {paper.printed_on}",
        dated=dt.datetime.combine(paper.printed_on, NOON, dt.UTC),
        reference=t.date_short(paper.printed_on),
        running_left=paper.office,
        running_right=paper.title,
        sample=paper.sample,
    )


def _said(t: Translator, text: str) -> Pair:
    """The same words in the place of both languages."""
    language = Language.DE if t.language is Language.DE else Language.FR
    said = words(text, language)
    return Pair(said, said)
