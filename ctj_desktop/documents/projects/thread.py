"""How is it said on a page how far a project came, from the strategy to the last payment?"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FigureLine,
    FigureTable,
    Heading,
    Listing,
    Pair,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import PaperOpinion, ProjectOnPaper, kind_said, long_day, names, sums_said
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator


class ThreadPart(StrEnum):
    """What a thread is made of."""

    ACTION = "action"
    PROPOSAL = "proposal"
    PROJECT = "project"
    OPINION = "opinion"
    FILE = "file"
    GRANT = "grant"
    PAYMENT = "payment"
    END = "end"


NAMES: Final = {
    ThreadPart.ACTION: N_("Action of the strategy"),
    ThreadPart.PROPOSAL: N_("Working proposal"),
    ThreadPart.PROJECT: N_("Project"),
    ThreadPart.OPINION: N_("Opinion of the committee"),
    ThreadPart.FILE: N_("Application"),
    ThreadPart.GRANT: N_("Grant"),
    ThreadPart.PAYMENT: N_("Payments"),
    ThreadPart.END: N_("End of the project"),
}


class PaperKnot(NamedValue):
    """A part of the thread: on which day, with which money; `what` where it has a name of its own.

    `money_on` are the days of the money, where they are others.
    `now`: here the project is; `ahead`: not there yet, the day is then the one by which it is expected.
    """

    part: ThreadPart
    on: dt.date | None = None
    money: Sums = Sums()
    money_on: tuple[dt.date, ...] = ()
    what: Bilingual = NO_TEXT
    now: bool = False
    ahead: bool = False


class PaperPayment(NamedValue):
    """Money that arrived."""

    on: dt.date
    amount: Money


class ThreadPaper(NamedValue):
    """A project with its thread. `committed` is what is bound by an agreement, `left` what was granted and not paid.

    `reported` is the day of its final report.
    """

    project: ProjectOnPaper
    knots: tuple[PaperKnot, ...]
    payments: tuple[PaperPayment, ...] = ()
    committed: Sums = Sums()
    left: Sums = Sums()
    reported: dt.date | None = None


def document(paper: ThreadPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The thread as blocks."""
    voices, shown = Voices(french, german, paper.project.sender.committee.inclusive), paper.project
    title = voices.say(N_("From the action to the payment"))
    heads = (voices.say(N_("Step")), voices.say(N_("Day")), voices.say(N_("Amount")))
    figures = PaperFigures(voices, options.layout)
    rows = tuple(_line(place, knot, paper, voices, figures) for place, knot in enumerate(paper.knots, 1))
    facts = paper_facts(shown.sender, title, "FIL", options, about=shown.number, identity=str(shown.project.id))
    return Document(
        facts=facts,
        blocks=(
            letterhead(shown.sender, voices),
            _title(title, shown, voices),
            *notices(options, voices),
            FigureTable(heads=heads, rows=rows),
            *_lacking(paper, voices),
            SmallNote(text=voices.say(N_("Each amount stands in its own currency; nothing was converted."))),
        ),
    )


def _title(title: Pair, shown: ProjectOnPaper, voices: Voices) -> Title:
    stage = voices.name(shown.stage)
    day = voices.say(N_("as of {date}"), date=long_day(voices, shown.on))
    meta = [alike(shown.number), *([stage] if stage is not None else []), day]
    return Title(title=title, subtitle=voices.text(shown.project.title), meta=joined(meta, " · "))


def _line(place: int, knot: PaperKnot, paper: ThreadPaper, voices: Voices, figures: PaperFigures) -> FigureLine:
    details = tuple(_details(knot, paper, voices))
    if knot.part is ThreadPart.PAYMENT and paper.payments:
        days = tuple(_day(one.on, figures) for one in paper.payments)
        amounts = tuple(figures.money(one.amount) for one in paper.payments)
    else:
        days = (_day(knot.on, figures),) if knot.on is not None else (NOTHING,)
        amounts = figures.lines(knot.money)
    return FigureLine(number=str(place), name=voices.say(NAMES[knot.part]), details=details, figures=(days, amounts))


def _day(day: dt.date, figures: PaperFigures) -> Pair:
    return figures.said(lambda t: t.date_short(day))


def _details(knot: PaperKnot, paper: ThreadPaper, voices: Voices) -> Iterator[Pair]:
    if knot.ahead:
        late = knot.on is not None and knot.on < paper.project.on
        yield voices.say(N_("its day has passed") if late else N_("next step") if knot.now else N_("still ahead"))
    yield from _of(knot, paper, voices)
    if knot.money_on and not knot.ahead:
        dates = voices.two(lambda t: t.join([t.date_long(day) for day in knot.money_on]))
        yield voices.say(N_("amounts of {dates}"), dates=dates)


def _of(knot: PaperKnot, paper: ThreadPaper, voices: Voices) -> Iterator[Pair]:
    shown = paper.project
    if knot.part is ThreadPart.ACTION:
        for code, title in shown.actions:
            yield joined([*([alike(code)] if code else []), voices.text(title)], " ")
    elif knot.part is ThreadPart.PROPOSAL:
        yield voices.text(shown.proposal)
    elif knot.part is ThreadPart.PROJECT:
        yield from filter(None, (_leads(shown, voices), names(voices, shown.territories)))
    elif knot.part is ThreadPart.OPINION:
        yield from (_opinion(one, voices, dated=one.opinion.on != knot.on) for one in shown.opinions)
    elif knot.part is ThreadPart.FILE:
        yield from filter(None, (voices.name(shown.call), voices.name(shown.route)))
        if shown.project.funder_reference:
            yield voices.say(N_("file number {number}"), number=shown.project.funder_reference)
    elif knot.part is ThreadPart.GRANT and paper.committed != Sums():
        yield voices.say(N_("of which committed: {amount}"), amount=sums_said(voices, paper.committed))
    elif knot.part is ThreadPart.PAYMENT and paper.left != Sums():
        yield voices.say(N_("awarded and not paid: {amount}"), amount=sums_said(voices, paper.left))
    elif knot.part is ThreadPart.END:
        yield from filter(None, (voices.name(knot.what),))
        if paper.reported is not None:
            yield voices.say(N_("final report of {date}"), date=long_day(voices, paper.reported))


def _leads(shown: ProjectOnPaper, voices: Voices) -> Pair | None:
    return names(voices, tuple(one.name for one in shown.partners if one.partner.lead))


def _opinion(one: PaperOpinion, voices: Voices, *, dated: bool) -> Pair:
    parts = [kind_said(one.opinion, voices)]
    parts.append(
        voices.say(N_("decision {number}"), number=one.decision)
        if one.decision
        else voices.say(N_("without a decision"))
    )
    if dated and one.opinion.on is not None:
        parts.append(both(*long_day(voices, one.opinion.on)))
    if one.conditions:
        parts.append(voices.count(N_n("{count} condition", "{count} conditions"), len(one.conditions)))
    return joined(parts, " · ")


def _lacking(paper: ThreadPaper, voices: Voices) -> Iterator[Block]:
    """What would tie the project to the strategy and to a decision, and is not there."""
    shown, known = paper.project, {knot.part for knot in paper.knots if not knot.ahead}
    lacking = (
        (not shown.actions, N_("It is linked to no action of the strategy.")),
        (not shown.proposal.says_something(), N_("It comes from no working proposal.")),
        (
            ThreadPart.FILE in known and not shown.opinions,
            N_("It was filed, and no opinion of the committee is recorded."),
        ),
        (
            any(not one.decision for one in shown.opinions),
            N_("An opinion is recorded without the decision that gave it."),
        ),
    )
    entries = tuple(voices.say(said) for lacks, said in lacking if lacks)
    if entries:
        yield Heading(text=voices.say(N_("What the thread lacks")))
        yield Listing(entries=entries)
