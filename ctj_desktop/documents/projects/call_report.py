"""How is it said what came of a call: its fund, what was asked and given, by whom, where, and over the years?"""

from collections.abc import Iterable, Iterator
from typing import Final

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    FigureLine,
    FigureTable,
    Heading,
    Pair,
    Paragraph,
    SmallNote,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.call import (
    CallOnPaper,
    PaperCallYear,
    PaperFunder,
    PaperResult,
    call_title,
    project_facts,
    said_by_rules,
)
from ctj_desktop.documents.projects.facts import long_day
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import MONEY, NOTED, GroupFigures, sums_of
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.projects.calls import result_text, state_text, together_text
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word

HEADS: Final = tuple(FACTS[fact] for fact in NOTED)


def document(paper: CallOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The report as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, call, figures = voices.say(N_("Report on the call")), paper.call, PaperFigures(voices, options.layout)
    identity = f"{paper.sender.committee.id} {call.id}"
    return Document(
        facts=paper_facts(paper.sender, title, "APP", options, about=call.code, identity=identity),
        blocks=(
            letterhead(paper.sender, voices),
            call_title(title, paper, voices),
            *notices(options, voices),
            FactTable(rows=tuple(_about(paper, voices))),
            *_envelope(paper, voices, figures),
            *_funders(paper, voices, figures),
            *_sides(paper, voices, figures),
            *_territories(paper, voices, figures),
            *_projects(paper, voices, figures),
            *_years(paper, voices, figures),
        ),
    )


def _about(paper: CallOnPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    route = voices.name(paper.route)
    if route is not None:
        yield voices.say(N_("Funding route")), route
    yield voices.say(N_("State")), both(*voices.two(lambda t: state_text(t, paper.window)))
    days = (
        (N_("Opens"), paper.call.opens),
        (N_("Closes"), paper.call.closes),
        (N_("Decision"), paper.call.decides_on),
        (N_("Final reports until"), paper.call.report_by),
    )
    for label, day in days:
        if day is not None:
            yield voices.say(label), both(*long_day(voices, day))
    count = voices.count(N_n("{count} project", "{count} projects"), len(paper.projects))
    silent = sum(not one.asks for one in paper.projects)
    more = N_n("{count} of which asks nothing of the fund yet", "{count} of which ask nothing of the fund yet")
    said = [count, *([voices.count(more, silent)] if silent else [])]
    yield voices.say(N_("Projects of the committee")), joined(said, ", ")
    yield from said_by_rules(paper, voices)


def _envelope(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    money = GroupFigures(money=paper.figures)
    rows: list[tuple[str, Sums, bool]] = [(N_("Fund of the call"), paper.fund, True)] if paper.funders else []
    rows += [(FACTS[fact], money.of(fact), False) for fact in MONEY]
    if paper.left is not None:
        rows.append((N_("Left of the fund"), paper.left, True))
    heads = [voices.say(N_("What")), alike(Currency.EUR.value), alike(Currency.CHF.value)]
    if paper.rate is not None:
        heads.append(voices.say(N_("Together")))
    yield Heading(text=voices.say(N_("Envelope")))
    lines = tuple(
        FigureLine(name=voices.say(name), figures=tuple(_in_columns(sums, paper, figures)), total=strong)
        for name, sums, strong in rows
    )
    yield FigureTable(heads=tuple(heads), rows=lines)
    yield SmallNote(text=both(*voices.two(lambda t: together_text(t, paper.rate))))


def _in_columns(sums: Sums, paper: CallOnPaper, figures: PaperFigures) -> Iterator[tuple[Pair, ...]]:
    yield figures.amount(sums, Currency.EUR)
    yield figures.amount(sums, Currency.CHF)
    if paper.rate is not None:
        together = sums.into(Currency.CHF, paper.rate)
        assert together is not None, "there is a rate"
        yield (figures.money(together) if together.minor_units else NOTHING,)


def _funders(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Funders")))
    if not paper.funders:
        yield Paragraph(text=voices.say(N_("Who puts how much into the fund is not entered.")))
        return
    total = FigureLine(name=voices.say(N_("Fund of the call")), figures=(figures.lines(paper.fund),), total=True)
    rows = (_funder(one, voices, figures) for one in paper.funders)
    yield FigureTable(heads=(voices.say(N_("Funder")), voices.say(N_("Amount"))), rows=(*rows, total))


def _funder(one: PaperFunder, voices: Voices, figures: PaperFigures) -> FigureLine:
    on, facts = one.share.on, [_side(one.share.side, voices)]
    if on is not None:
        facts.append(voices.say(N_("since {date}"), date=long_day(voices, on)))
    return FigureLine(
        name=voices.name(one.name) or NOTHING,
        details=(joined(facts, " · "),),
        figures=((figures.money(one.share.amount),),),
    )


def _sides(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if not paper.sides:
        return
    yield Heading(text=voices.say(N_("By side")))
    named = [(_side(side, voices), paper.sides[side]) for side in Side if side in paper.sides]
    yield _table(N_("Side"), named, voices, figures)


def _side(side: Side, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word(t, side)))


def _territories(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if not paper.territories:
        return
    yield Heading(text=voices.say(N_("By territory")))
    nowhere = voices.say(N_("without a territory"))
    named = [(voices.name(name) or nowhere, money) for name, money in paper.territories]
    yield _table(N_("Territory"), named, voices, figures)
    yield SmallNote(text=voices.say(N_("A project of several territories counts in each of them, in the total once.")))


def _table(head: str, named: Iterable[tuple[Pair, FundFigures]], voices: Voices, figures: PaperFigures) -> FigureTable:
    rows = (FigureLine(name=name, figures=_money(money, figures)) for name, money in named)
    return FigureTable(heads=tuple(map(voices.say, (head, *HEADS))), rows=tuple(rows))


def _money(money: FundFigures, figures: PaperFigures) -> tuple[tuple[Pair, ...], ...]:
    return tuple(figures.lines(sums_of(money, fact)) for fact in NOTED)


def _projects(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Projects")))
    if not paper.projects:
        yield Paragraph(text=voices.say(N_("No project answers this call yet.")))
        return
    rows = tuple(
        FigureLine(
            number=str(one.place) if one.place is not None else "",
            name=voices.text(one.title),
            details=(project_facts(one, voices),),
            figures=_money(one.figures, figures),
        )
        for one in paper.projects
    )
    total = FigureLine(name=voices.say(N_("In all")), figures=_money(paper.figures, figures), total=True)
    yield FigureTable(heads=tuple(map(voices.say, (N_("Project"), *HEADS))), rows=(*rows, total))


def _years(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if not paper.years:
        return
    yield Heading(text=voices.say(N_("Calls of this route")))
    heads = tuple(map(voices.say, (N_("Call for projects"), N_("Awarded here"), N_("Paid here"))))
    yield FigureTable(heads=heads, rows=tuple(_year(one, voices, figures) for one in paper.years))
    yield SmallNote(
        text=voices.say(
            N_("What was published is for the whole fund, what was awarded and paid here is for this committee alone.")
        )
    )


def _year(year: PaperCallYear, voices: Voices, figures: PaperFigures) -> FigureLine:
    return FigureLine(
        name=voices.name(year.call.name) or alike(year.call.code),
        details=tuple(_published(one, voices) for one in year.results),
        figures=(figures.lines(year.figures.awarded), figures.lines(year.figures.paid)),
    )


def _published(one: PaperResult, voices: Voices) -> Pair:
    said = [both(*voices.two(lambda t: t("published: {result}").format(result=result_text(t, one.result))))]
    if one.result.on is not None:
        said.append(both(*long_day(voices, one.result.on)))
    if one.publisher:
        said.append(alike(one.publisher))
    return joined(said, " · ")
