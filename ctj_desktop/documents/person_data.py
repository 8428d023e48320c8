"""How is everything that an office holds about one person said on paper, for the person who asks for it?"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    Heading,
    Listing,
    Notice,
    Pair,
    PaperFacts,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import NOON, Two, Voices, joined
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, N_n, Translator

LONG: Final = 60
"""Characters of a value that has no room in the second column."""


class DataRow(PositionalValue):
    """A field or a record: what it is called, what it says, what else is known of it."""

    name: Two
    value: Two
    more: Two = ("", "")


class DataGroup(NamedValue):
    """The data of the person itself, or records of one kind."""

    title: Two
    rows: tuple[DataRow, ...]


class PersonDataPaper(NamedValue):
    """What is printed: `office` keeps the data, `mentions` are texts of others that name the person."""

    office: Two
    name: str
    key: str
    printed_on: dt.date
    groups: tuple[DataGroup, ...]
    mentions: tuple[DataRow, ...]
    history: tuple[Two, ...]
    sample: bool = False


def document(paper: PersonDataPaper, french: Translator, german: Translator) -> Document:
    """The data as blocks."""
    voices = Voices(french, german)
    title = voices.say(N_("Data on a person"))
    day = voices.two(lambda t: t.date_long(paper.printed_on))
    count = sum(len(group.rows) for group in paper.groups) + len(paper.mentions)
    meta = [
        voices.say(N_("Kept by: {keeper}"), keeper=paper.office),
        voices.count(N_n("{count} entry", "{count} entries"), count),
    ]
    sample = [Notice(text=voices.say(N_("Example: persons and data are invented.")))] if paper.sample else []
    return Document(
        facts=_facts(paper, title),
        blocks=(
            Title(
                title=title,
                subtitle=both(paper.name, paper.name),
                name=voices.say(N_("As of {date}"), date=day),
                meta=joined(meta, " · "),
            ),
            *sample,
            _groups(paper, voices),
            *_mentions(paper, voices),
            *_history(paper, voices),
        ),
    )


def _groups(paper: PersonDataPaper, voices: Voices) -> AttendanceTable:
    groups = (AttendanceGroup(label=both(*one.title), rows=tuple(map(_row, one.rows))) for one in paper.groups)
    return AttendanceTable(heads=_heads(voices, N_("Designation")), groups=tuple(groups), outlined=True)


def _mentions(paper: PersonDataPaper, voices: Voices) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Named in texts")))
    if not paper.mentions:
        yield Paragraph(text=voices.say(N_("No text names the person.")))
        return
    rows = tuple(map(_row, paper.mentions))
    group = AttendanceGroup(label=voices.say(N_("Texts of other records")), rows=rows)
    yield AttendanceTable(heads=_heads(voices, N_("Place")), groups=(group,))


def _history(paper: PersonDataPaper, voices: Voices) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("History")))
    yield Listing(entries=tuple(both(*line) for line in paper.history))


def _heads(voices: Voices, first: str) -> tuple[Pair, Pair, Pair]:
    return voices.say(first), voices.say(N_("Content")), voices.say(N_("Further"))


def _row(row: DataRow) -> AttendanceRow:
    """What is long stands below its name, where there is room for it."""
    value, long = both(*row.value), max(map(len, row.value)) > LONG
    return AttendanceRow(
        name=both(*row.name), function=value if long else None, body=None if long else value, state=both(*row.more)
    )


def _facts(paper: PersonDataPaper, title: Pair) -> PaperFacts:
    shown = f"{title.fr.text} / {title.de.text}"
    return PaperFacts(
        title=f"{shown} · {paper.name}",
        language=Language.FR,
        author=paper.office[0],
        identity=f"person data {paper.key} {paper.printed_on}",
        dated=dt.datetime.combine(paper.printed_on, NOON, dt.UTC),
        reference=paper.name,
        running_left=paper.office[0],
        running_right=paper.name,
        sample=paper.sample,
    )
