"""What do the papers of a year share: opinions given, projects by their stage, and what they come to?"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from ctj_desktop.documents.blocks import Block, FigureLine, FigureTable, Listing, Notice, Pair, Paragraph, SmallNote
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices, joined
from ctj_desktop.documents.projects.facts import long_day
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, sums_of
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, N_n
from ctj_desktop.i18n.projects.portfolio import FACTS, UNMARKED
from ctj_desktop.i18n.words import word_within

BESIDE: Final = (Fact.REQUESTED, Fact.AWARDED, Fact.PAID)
"""What has room beside the name of a group: the others stand where all is summed."""


PROVISIONAL: Final = N_("provisional, the minutes are not approved yet")


class ReportOpinion(NamedValue):
    """An opinion that was given; `unmet` of its `conditions` are neither fulfilled nor dropped.

    `provisional`: the minutes of the meeting that decided are not approved yet.
    """

    on: dt.date
    project: str
    title: Bilingual
    opinion_kind: OpinionKind
    decision: str = ""
    conditions: int = 0
    unmet: int = 0
    provisional: bool = False


class ReportStage(NamedValue):
    """A stage with the projects that stand there and what they come to; `reached` is how often it was, in the year."""

    name: Bilingual
    figures: GroupFigures = GroupFigures()
    reached: int = 0


class ReportMoney(NamedValue):
    """What the projects of a committee come to: of the `year` what has a day in it, in `all`, and what has no day.

    `unmarked` projects answer a call, and no source of their plans is marked as asked of the fund: none of it counts.
    """

    of_year: FundFigures = FundFigures()
    all: FundFigures = FundFigures()
    undated: FundFigures = FundFigures()
    unmarked: int = 0


def drawn_up(on: dt.date, voices: Voices) -> Pair:
    """On which day the paper was made."""
    return voices.say(N_("Drawn up on {date}"), date=long_day(voices, on))


def running(year: int, on: dt.date, voices: Voices) -> Iterator[Block]:
    """While the year is not over, that more can come."""
    if on <= dt.date(year, 12, 31):
        text = N_("The year is not over: this is what is known on {date}.")
        yield Notice(text=voices.say(text, date=long_day(voices, on)))


def opinions(given: Sequence[ReportOpinion], voices: Voices) -> Iterator[Block]:
    """Each with its number, its decision, and how its conditions stand."""
    if not given:
        yield Paragraph(text=voices.say(N_("No opinion was given in this year.")))
        return
    yield Listing(entries=tuple(_opinion(one, voices) for one in given))


def _opinion(one: ReportOpinion, voices: Voices) -> Pair:
    """`P-2027-001 Marchés · 12 mars 2027 · favorable · décision 2027-004 · 2 conditions, dont 1 non remplie`."""
    project = joined([alike(one.project or "–"), voices.text(one.title)], " ")
    kind = both(*voices.two(lambda t: word_within(t, one.opinion_kind)))
    parts = [project, both(*long_day(voices, one.on)), kind]
    if one.decision:
        parts.append(voices.say(N_("decision {number}"), number=one.decision))
    if one.provisional:
        parts.append(voices.say(PROVISIONAL))
    if one.conditions:
        count = voices.count(N_n("{count} condition", "{count} conditions"), one.conditions)
        not_met = N_n("{count} of them not fulfilled", "{count} of them not fulfilled")
        parts.append(joined([count, voices.count(not_met, one.unmet)], ", ") if one.unmet else count)
    return joined(parts, " · ")


def stages(found: Sequence[ReportStage], year: int, voices: Voices, layout: Layout) -> Iterator[Block]:
    """How often each was reached in the year, how many projects stand there, and what they come to."""
    figures, nowhere = PaperFigures(voices, layout), voices.say(N_("no stage yet"))
    heads = (N_("Stage"), N_("Reached in {year}"), N_("Projects"), *(FACTS[fact] for fact in BESIDE))
    rows = tuple(
        FigureLine(
            name=voices.name(one.name) or nowhere,
            figures=(_number(one.reached, figures), *_figures(one.figures, figures)),
        )
        for one in found
    )
    yield FigureTable(heads=tuple(voices.say(head, year=str(year)) for head in heads), rows=rows)


def groups(head: str, rows: Sequence[tuple[Pair, GroupFigures]], voices: Voices, layout: Layout) -> Iterator[Block]:
    """Groups of projects with their number and their money."""
    figures = PaperFigures(voices, layout)
    heads = (head, N_("Projects"), *(FACTS[fact] for fact in BESIDE))
    made = tuple(FigureLine(name=name, figures=_figures(found, figures)) for name, found in rows)
    yield FigureTable(heads=tuple(map(voices.say, heads)), rows=made)


def _figures(found: GroupFigures, figures: PaperFigures) -> tuple[tuple[Pair, ...], ...]:
    return (_number(found.projects, figures), *(figures.lines(found.of(fact)) for fact in BESIDE))


def _number(count: int, figures: PaperFigures) -> tuple[Pair, ...]:
    return (figures.said(lambda t: t.number(count)) if count else NOTHING,)


def money(found: ReportMoney, year: int, voices: Voices, layout: Layout) -> Iterator[Block]:
    """Of the year and in all, each currency apart, and what the figures mean; what is left there is only in all."""
    figures, undated = PaperFigures(voices, layout), found.undated != FundFigures()
    heads = [N_("Amounts"), N_("In {year}"), *([N_("Without a day")] if undated else []), N_("In all")]
    columns = [found.of_year, *([found.undated] if undated else [])]

    def row(fact: Fact) -> FigureLine:
        cells = [(NOTHING,) if fact is Fact.LEFT else figures.lines(sums_of(one, fact)) for one in columns]
        whole = figures.lines(GroupFigures(money=found.all).of(fact))
        return FigureLine(name=voices.say(FACTS[fact]), figures=(*cells, whole))

    yield FigureTable(heads=tuple(voices.say(one, year=str(year)) for one in heads), rows=tuple(map(row, MONEY)))
    yield SmallNote(text=voices.say(COUNTED))
    if undated:
        yield SmallNote(text=voices.say(N_("What has no day counts in all, and in no year.")))
    if found.unmarked:
        yield SmallNote(text=voices.count(UNMARKED, found.unmarked))


COUNTED: Final = N_(
    "Of each project the sources in cash that are marked as asked of the fund of its call count; of a project without "
    "a call all its sources in cash but its own money. Each currency stands for itself, nothing is converted. In a "
    "year counts what has its day there. Refused, withdrawn and abandoned projects count too."
)
