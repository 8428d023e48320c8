"""How is said on paper which projects serve each action in each territory, with which money, and what none serves?"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from uuid import UUID

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    FigureLine,
    FigureTable,
    Heading,
    Listing,
    Pair,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike
from ctj_desktop.documents.papers import (
    SEMICOLON,
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    notices,
    paper_facts,
)
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.coverage import CoverageCell, CoverageRow
from ctj_desktop.domain.funding.portfolio import Fact, sums_of
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator

MONEY: Final[Mapping[Fact, str]] = {
    Fact.REQUESTED: N_("Money requested"),
    Fact.AWARDED: N_("Money awarded"),
    Fact.COMMITTED: N_("Money committed"),
    Fact.PAID: N_("Money paid"),
}
Say: TypeAlias = Callable[[CoverageCell], tuple[Pair, ...]]
"""What stands in a cell, line by line."""
COUNTED = N_(
    "A project of several territories or actions counts in each of them; in all it counts once. Euros and francs stand "
    "apart: nothing was converted."
)


class PaperTerritory(NamedValue):
    """A column; one without a key are the projects of no territory."""

    key: UUID | None
    code: str = ""
    name: Bilingual = NO_TEXT


class PaperAim(NamedValue):
    """An axis, objective or action; `code` is a confirmed one, `sure` whether a source confirms the title.

    `kind` is the word for what actions stand under, marked with N_; an action goes without.
    """

    title: Bilingual
    row: CoverageRow
    code: str = ""
    kind: str = ""
    action: bool = False
    sure: bool = True


class PaperProject(NamedValue):
    """A project as the paper names it."""

    number: str
    title: Bilingual


class CoveragePaper(NamedValue):
    """A version of the strategy with its lines, `every` action together, and the `rest` that serves none of them.

    `money` is which of it is shown, `which` projects count stands there as a word marked with N_.
    """

    sender: Sender
    on: dt.date
    strategy: UUID
    name: Bilingual
    money: Fact
    which: str
    territories: tuple[PaperTerritory, ...] = ()
    aims: tuple[PaperAim, ...] = ()
    every: CoverageRow = CoverageRow()
    rest: CoverageRow = CoverageRow()
    projects: Mapping[UUID, PaperProject] = {}


def document(paper: CoveragePaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The matrix as blocks: how many, how much, who serves what, and what is served by none."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, day = voices.say(N_("Coverage of the strategy")), paper.on.isoformat()
    identity = f"{paper.sender.committee.id} {paper.strategy} {paper.money.value} {paper.which}"
    made = _Coverage(paper, voices, options)
    facts = paper_facts(paper.sender, title, "COUV", options, about=day, identity=identity)
    return Document(
        facts=facts,
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=voices.name(paper.name) or NOTHING, meta=made.meta()),
            *notices(options, voices),
            *made.blocks(),
        ),
    )


class _Coverage:
    """The paper in both voices."""

    def __init__(self, paper: CoveragePaper, voices: Voices, options: PaperOptions) -> None:
        self.paper, self.voices = paper, voices
        self._figures = PaperFigures(voices, options.layout)
        self._bare = [aim for aim in paper.aims if aim.action and not aim.row.total.projects]

    def meta(self) -> Pair:
        """As of which day, how many projects, how many actions without one."""
        voices, paper = self.voices, self.paper
        many = len(paper.every.total.projects) + len(paper.rest.total.projects)
        day = voices.say(N_("as of {date}"), date=voices.two(lambda t: t.date_long(paper.on)))
        count = voices.count(N_n("{count} project", "{count} projects"), many)
        return joined([day, voices.say(paper.which), count], " · ")

    def blocks(self) -> Iterator[Block]:
        """Nothing is said of a strategy that has no line."""
        voices, paper = self.voices, self.paper
        if not paper.aims:
            yield Paragraph(text=voices.say(N_("This version of the strategy has no axis and no action yet.")))
            return
        yield Heading(text=voices.say(N_("Number of projects")))
        yield self._table(lambda cell: (self._count(cell),), paper.aims)
        yield from self._money()
        yield SmallNote(text=voices.say(COUNTED))
        yield from self._served()
        yield from self._left_out()

    def _money(self) -> Iterator[Block]:
        """Of the lines that have any."""
        paper = self.paper
        rich = [aim for aim in paper.aims if self._sums(aim.row.total) != Sums()]
        if rich or self._sums(paper.rest.total) != Sums():
            yield Heading(text=self.voices.say(MONEY[paper.money]))
            yield self._table(self._amounts, rich)

    def _table(self, say: Say, aims: Sequence[PaperAim]) -> FigureTable:
        voices, paper = self.voices, self.paper
        last = (
            FigureLine(name=voices.say(N_("All actions")), figures=self._cells(paper.every, say), total=True),
            FigureLine(name=voices.say(N_("No action of this version")), figures=self._cells(paper.rest, say)),
        )
        return FigureTable(
            heads=(voices.say(N_("Strategy")), *map(self._head, paper.territories), voices.say(N_("In all"))),
            rows=(*(self._line(aim, say) for aim in aims), *last),
        )

    def _line(self, aim: PaperAim, say: Say) -> FigureLine:
        return FigureLine(
            name=self.voices.text(aim.title),
            figures=self._cells(aim.row, say),
            details=tuple(self._details(aim)),
            number=aim.code,
        )

    def _details(self, aim: PaperAim) -> Iterator[Pair]:
        if aim.kind:
            yield self.voices.say(aim.kind)
        if not aim.sure:
            yield self.voices.say(N_("title to confirm"))
        if aim in self._bare:
            yield self.voices.say(N_("no project serves it"))

    def _cells(self, row: CoverageRow, say: Say) -> tuple[tuple[Pair, ...], ...]:
        return (*(say(row.at(one.key)) for one in self.paper.territories), say(row.total))

    def _head(self, territory: PaperTerritory) -> Pair:
        if territory.code:
            return alike(territory.code)
        return self.voices.name(territory.name) or self.voices.say(N_("Without territory"))

    def _count(self, cell: CoverageCell) -> Pair:
        return alike(str(len(cell.projects))) if cell.projects else NOTHING

    def _amounts(self, cell: CoverageCell) -> tuple[Pair, ...]:
        return self._figures.lines(self._sums(cell))

    def _sums(self, cell: CoverageCell) -> Sums:
        return sums_of(cell.money, self.paper.money)

    def _served(self) -> Iterator[Block]:
        """Which projects these are, action by action."""
        voices = self.voices
        rows = [
            (self._aim_name(aim), joined([self._project(key) for key in aim.row.total.projects], SEMICOLON))
            for aim in self.paper.aims
            if aim.action and aim.row.total.projects
        ]
        if rows:
            yield Heading(text=voices.say(N_("Projects by action")))
            yield FactTable(rows=tuple(rows))

    def _left_out(self) -> Iterator[Block]:
        voices, rest = self.voices, self.paper.rest.total.projects
        if self._bare:
            yield Heading(text=voices.say(N_("Actions without a project")))
            yield Listing(entries=tuple(self._aim_name(aim) for aim in self._bare))
        if rest:
            yield Heading(text=voices.say(N_("Projects without an action of this version")))
            yield Listing(entries=tuple(self._project(key) for key in rest))

    def _aim_name(self, aim: PaperAim) -> Pair:
        title = self.voices.text(aim.title)
        return joined([alike(aim.code), title], " ") if aim.code else title

    def _project(self, key: UUID) -> Pair:
        found = self.paper.projects[key]
        title = self.voices.text(found.title)
        return joined([alike(found.number), title], " ") if found.number else title
