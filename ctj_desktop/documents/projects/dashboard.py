"""How is it said on paper what all projects come to: in all, and by stage, territory, axis, instrument, year, side?"""

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from ctj_desktop.documents.blocks import (
    Bar,
    Bars,
    Block,
    Document,
    FigureLine,
    FigureTable,
    Heading,
    Pair,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import long_day
from ctj_desktop.documents.projects.figures import PaperFigures
from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, Grouping, Portfolio, ProjectGroup
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.projects.portfolio import APART, COUNTED, FACTS, GROUPINGS, NOWHERE, UNMARKED
from ctj_desktop.i18n.words import capital, word

TITLE = N_("Dashboard")
ONCE = frozenset({Grouping.STAGE, Grouping.INSTRUMENT})
"""In whose groups a project counts once, as everybody thinks."""


class DashboardPaper(NamedValue):
    """The figures of the projects of a committee, of a year those that began in it."""

    sender: Sender
    on: dt.date
    shown: Portfolio


def document(paper: DashboardPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The dashboard as blocks: a table for each grouping, with the total of all projects below it."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, year = voices.say(TITLE), str(paper.shown.year or "")
    about = year or paper.on.isoformat()
    identity = f"{paper.sender.committee.id} {year}"
    return Document(
        facts=paper_facts(paper.sender, title, "TDB", options, about=about, identity=identity),
        blocks=(
            letterhead(paper.sender, voices),
            _title(title, paper, voices),
            *notices(options, voices),
            *_Body(paper.shown, voices, options).blocks(),
        ),
    )


def _title(title: Pair, paper: DashboardPaper, voices: Voices) -> Title:
    year = paper.shown.year
    which = voices.say(N_("Projects begun in {year}"), year=str(year)) if year else voices.say(N_("All projects"))
    count = voices.count(N_n("{count} project", "{count} projects"), paper.shown.total.projects)
    drawn = voices.say(N_("as of {date}"), date=long_day(voices, paper.on))
    return Title(title=title, subtitle=which, meta=joined([count, drawn], " · "))


class _Body:
    """The tables, in the columns of the facts that there are."""

    def __init__(self, shown: Portfolio, voices: Voices, options: PaperOptions) -> None:
        self._shown, self._voices, self._figures = shown, voices, PaperFigures(voices, options.layout)
        self._facts = [one for one in MONEY if one is Fact.REQUESTED or shown.total.of(one) != Sums()]

    def blocks(self) -> Iterator[Block]:
        say = self._voices.say
        if not self._shown.projects:
            yield Paragraph(text=say(N_("There is no project to show.")))
            return
        for grouping, groups in self._shown.groups.items():
            yield Heading(text=say(GROUPINGS[grouping]))
            if grouping is Grouping.YEAR:
                yield from self._years(groups)
            yield FigureTable(heads=self._heads(), rows=(*map(self._group, groups), self._total()))
            if grouping not in ONCE:
                yield SmallNote(text=say(COUNTED[grouping]))
        yield Heading(text=say(N_("What counts")))
        yield SmallNote(text=say(APART))
        if self._shown.unmarked:
            yield SmallNote(text=self._voices.count(UNMARKED, self._shown.unmarked))

    def _years(self, groups: tuple[ProjectGroup, ...]) -> Iterator[Bars]:
        """How many projects began in each year, where there are several to compare; the last stands out."""
        begun = [one for one in groups if one.key is not None]
        if len(begun) > 1:
            told = joined([self._begun(one) for one in begun], ", ")
            bars = (Bar(label=alike(str(one.key)), count=one.figures.projects, loud=one is begun[-1]) for one in begun)
            counts = (told.fr.text, told.de.text)
            said = self._voices.say(N_("Bars of the projects begun in each year: {counts}."), counts=counts)
            yield Bars(said=said, bars=tuple(bars))

    def _begun(self, group: ProjectGroup) -> Pair:
        said = N_n("{count} project in {year}", "{count} projects in {year}")
        return self._voices.count(said, group.figures.projects, year=str(group.key))

    def _heads(self) -> tuple[Pair, ...]:
        return tuple(map(self._voices.say, (N_("Group"), FACTS[Fact.PROJECTS], *(FACTS[one] for one in self._facts))))

    def _group(self, group: ProjectGroup) -> FigureLine:
        return self._line(group_called(group, self._voices), group.figures)

    def _total(self) -> FigureLine:
        return self._line(self._voices.say(N_("All projects")), self._shown.total, total=True)

    def _line(self, name: Pair, figures: GroupFigures, *, total: bool = False) -> FigureLine:
        count = self._figures.said(lambda t: t.number(figures.projects))
        money = (self._figures.lines(figures.of(one)) for one in self._facts)
        return FigureLine(name=name, figures=((count,), *money), total=total)


def group_called(group: ProjectGroup, voices: Voices) -> Pair:
    """The name of a group in both languages, with a capital."""
    key = group.key
    if key is None:
        return both(*voices.two(lambda t: capital(t(NOWHERE[group.grouping]))))
    if group.grouping is Grouping.STAGE and group.name:
        return both(*map(capital, voices.names(group.name)))
    if isinstance(key, Enum):
        return both(*voices.two(lambda t: word(t, key)))
    return voices.name(group.name) or alike(str(key))
