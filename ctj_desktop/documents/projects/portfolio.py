"""How are the projects of a committee said on paper: where each stands, who leads it, and its money?"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ctj_desktop.documents.blocks import (
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
from ctj_desktop.documents.projects.facts import long_day, names
from ctj_desktop.documents.projects.figures import PaperFigures
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import added
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import Instrument
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.projects.portfolio import APART, UNMARKED
from ctj_desktop.i18n.words import word


class PortfolioLine(NamedValue):
    """A project as the table has it; `elsewhere` are its territories where they are not that of the committee alone.

    `unmarked`: it answers a call, and no source of its plan is marked as asked of the fund.
    """

    number: str
    title: Bilingual
    stage: Bilingual = NO_TEXT
    route: Bilingual = NO_TEXT
    instrument: Instrument | None = None
    lead: Bilingual = NO_TEXT
    territories: tuple[Bilingual, ...] = ()
    elsewhere: tuple[Bilingual, ...] = ()
    money: FundFigures = FundFigures()
    unmarked: bool = False


class PortfolioPaper(NamedValue):
    """The projects in the order in which they are printed; `every` where also those that came to an end are."""

    sender: Sender
    on: dt.date
    lines: tuple[PortfolioLine, ...] = ()
    every: bool = False


def document(paper: PortfolioPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The table as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, day = voices.say(N_("Projects of the committee")), paper.on.isoformat()
    identity = f"{paper.sender.committee.id} {'all' if paper.every else 'open'}"
    return Document(
        facts=paper_facts(paper.sender, title, "PRJ", options, about=day, identity=identity),
        blocks=(
            letterhead(paper.sender, voices),
            _title(title, paper, voices),
            *notices(options, voices),
            *_body(paper, voices, PaperFigures(voices, options.layout)),
        ),
    )


def _title(title: Pair, paper: PortfolioPaper, voices: Voices) -> Title:
    which = voices.say(N_("All projects")) if paper.every else voices.say(N_("Projects on their way"))
    count = voices.count(N_n("{count} project", "{count} projects"), len(paper.lines))
    as_of = voices.say(N_("as of {date}"), date=long_day(voices, paper.on))
    return Title(title=title, subtitle=which, meta=joined([count, as_of], " · "))


def _body(paper: PortfolioPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if not paper.lines:
        yield Paragraph(text=voices.say(N_("There is no project to show.")))
        return
    heads = tuple(map(voices.say, (N_("Project"), N_("Requested"), N_("Awarded"), N_("Paid"))))
    total = FigureLine(
        name=voices.say(N_("In all")), figures=_money(added(one.money for one in paper.lines), figures), total=True
    )
    rows = (_line(one, voices, figures) for one in paper.lines)
    yield FigureTable(heads=heads, rows=(*rows, total))
    yield Heading(text=voices.say(N_("By stage")))
    yield FigureTable(
        heads=_by_stage_heads(voices), rows=(*_by_stage(paper.lines, voices, figures), _counted(total, paper))
    )
    yield from _notes(paper, voices)


def _line(one: PortfolioLine, voices: Voices, figures: PaperFigures) -> FigureLine:
    route = one.instrument
    facts = (
        voices.name(one.stage),
        both(*voices.two(lambda t: word(t, route))) if route is not None else None,
        voices.name(one.lead),
        names(voices, one.elsewhere),
    )
    details = joined([alike(one.number), *(pair for pair in facts if pair)], " · ")
    return FigureLine(name=voices.text(one.title), details=(details,), figures=_money(one.money, figures))


def _money(money: FundFigures, figures: PaperFigures) -> tuple[tuple[Pair, ...], ...]:
    return tuple(map(figures.lines, (money.requested, money.awarded, money.paid)))


def _by_stage_heads(voices: Voices) -> tuple[Pair, ...]:
    return tuple(map(voices.say, (N_("Stage"), N_("Projects"), N_("Requested"), N_("Awarded"), N_("Paid"))))


def _by_stage(lines: Sequence[PortfolioLine], voices: Voices, figures: PaperFigures) -> Iterator[FigureLine]:
    """In the order in which the stages are met."""
    found: dict[Bilingual, list[PortfolioLine]] = defaultdict(list)
    for one in lines:
        found[one.stage].append(one)
    for stage, ours in found.items():
        yield FigureLine(
            name=voices.name(stage) or voices.say(N_("no stage yet")),
            figures=((alike(str(len(ours))),), *_money(added(one.money for one in ours), figures)),
        )


def _counted(total: FigureLine, paper: PortfolioPaper) -> FigureLine:
    return FigureLine(name=total.name, figures=((alike(str(len(paper.lines))),), *total.figures), total=True)


def _notes(paper: PortfolioPaper, voices: Voices) -> Iterator[Block]:
    yield SmallNote(text=voices.say(APART))
    unmarked = sum(one.unmarked for one in paper.lines)
    if unmarked:
        yield SmallNote(text=voices.count(UNMARKED, unmarked))
