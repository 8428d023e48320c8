"""What does a committee pass on to the council of the cross-border territories of a year?

Its projects and where they stand, its opinions with their numbers, what it made public, and what it asks. What was
decided behind closed doors is not told.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from ctj_desktop.documents.blocks import (
    Block,
    DecisionBlock,
    Document,
    FactTable,
    FigureLine,
    FigureTable,
    Heading,
    Listing,
    Pair,
    Paragraph,
    Signatures,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import long_day
from ctj_desktop.documents.projects.figures import PaperFigures
from ctj_desktop.documents.reports.coverage import ReportCoverage, coverage
from ctj_desktop.documents.reports.facts import (
    BESIDE,
    PROVISIONAL,
    ReportMoney,
    ReportOpinion,
    drawn_up,
    money,
    opinions,
    running,
)
from ctj_desktop.documents.signing import Signer, signatory
from ctj_desktop.domain.funding.portfolio import GroupFigures
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import DecisionKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word


class PassedDecision(NamedValue):
    """A decision that is passed on; `on` its day, or where it is `public` that on which it was made so.

    `provisional` while the minutes of its meeting are not approved.
    """

    number: str
    text: Bilingual
    on: dt.date | None = None
    decision_kind: DecisionKind | None = None
    public: bool = False
    provisional: bool = False


class PassedProject(NamedValue):
    """A project that is on its way, or came to its end in the year; `leads` are its lead partners."""

    number: str
    title: Bilingual
    stage: Bilingual
    leads: tuple[Bilingual, ...] = ()
    figures: GroupFigures = GroupFigures()


class SynthesisPaper(NamedValue):
    """Everything that is passed on of a year, as it is known on the day `on`.

    `held` meetings were held in the year; `proposals` are the working proposals that its territory made in it.
    """

    sender: Sender
    year: int
    on: dt.date
    held: int = 0
    projects: tuple[PassedProject, ...] = ()
    opinions: tuple[ReportOpinion, ...] = ()
    published: tuple[PassedDecision, ...] = ()
    asked: tuple[PassedDecision, ...] = ()
    proposals: tuple[Bilingual, ...] = ()
    money: ReportMoney = ReportMoney()
    coverage: ReportCoverage | None = None
    signers: tuple[Signer, ...] = ()


def document(paper: SynthesisPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The synthesis as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, short, year = voices.say(N_("Synthesis for the CTT")), voices.say(N_("CTT synthesis")), str(paper.year)
    return Document(
        facts=paper_facts(
            paper.sender, short, "SY", options, about=year, identity=f"{paper.sender.committee.id} {year}"
        ),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=alike(year), meta=drawn_up(options.printed_on, voices)),
            *notices(options, voices),
            *running(paper.year, paper.on, voices),
            _in_figures(paper, voices),
            Heading(text=voices.say(N_("What the committee asks"))),
            *_asked(paper, voices),
            Heading(text=voices.say(N_("Opinions on projects"))),
            *opinions(paper.opinions, voices),
            Heading(text=voices.say(N_("Published decisions"))),
            *_published(paper.published, voices),
            *_projects(paper, voices, options.layout),
            *coverage(paper.coverage, paper.on, voices, options.layout),
            *_signed(paper, voices),
        ),
    )


def _in_figures(paper: SynthesisPaper, voices: Voices) -> Block:
    rows = (
        (N_("Meetings held"), paper.held),
        (N_("Opinions on projects"), len(paper.opinions)),
        (N_("Published decisions"), len(paper.published)),
        (N_("Recommendations and mandates"), len(paper.asked)),
    )
    return FactTable(rows=tuple((voices.say(label), _many(count, voices)) for label, count in rows))


def _many(count: int, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: t.number(count)))


def _asked(paper: SynthesisPaper, voices: Voices) -> Iterator[Block]:
    """Recommendations and mandates in their words, then the proposals of the territory."""
    yield from (_decision(one, voices) for one in paper.asked)
    if not paper.asked:
        yield Paragraph(text=voices.say(N_("No recommendation and no mandate of this year is recorded.")))
    yield SmallNote(text=voices.say(N_("What was decided behind closed doors is not told here.")))
    if paper.proposals:
        yield Heading(text=voices.say(N_("Working proposals of the territory")), level=3)
        yield Listing(entries=tuple(voices.text(one) for one in paper.proposals))


def _decision(one: PassedDecision, voices: Voices) -> DecisionBlock:
    kind = one.decision_kind
    said = both(*voices.two(lambda t: word(t, kind))) if kind is not None else voices.say(N_("Decision"))
    heading = joined([said, alike(one.number or "–")], " ")
    if one.on is not None:
        day = long_day(voices, one.on)
        heading = joined(
            [heading, voices.say(N_("published on {date}"), date=day) if one.public else both(*day)], " · "
        )
    result = (voices.say(PROVISIONAL),) if one.provisional else ()
    return DecisionBlock(heading=heading, text=voices.text(one.text, marks=True), result=result)


def _published(found: Sequence[PassedDecision], voices: Voices) -> Iterator[Block]:
    yield from (_decision(one, voices) for one in found)
    if not found:
        yield Paragraph(text=voices.say(N_("No decision of this year is recorded as published.")))


def _projects(paper: SynthesisPaper, voices: Voices, layout: Layout) -> Iterator[Block]:
    day = long_day(voices, paper.on)
    yield Heading(
        text=voices.say(N_("Projects on their way on {date}, or ended in {year}"), date=day, year=str(paper.year))
    )
    if not paper.projects:
        yield Paragraph(text=voices.say(N_("There is no project.")))
        return
    figures = PaperFigures(voices, layout)
    yield FigureTable(
        heads=tuple(map(voices.say, (N_("Project"), *(FACTS[fact] for fact in BESIDE)))),
        rows=tuple(_project(one, voices, figures) for one in paper.projects),
    )
    yield Heading(text=voices.say(N_("Money")), level=3)
    yield from money(paper.money, paper.year, voices, layout)


def _project(one: PassedProject, voices: Voices, figures: PaperFigures) -> FigureLine:
    stage = voices.name(one.stage) or voices.say(N_("no stage yet"))
    leads = [pair for lead in one.leads if (pair := voices.name(lead)) is not None]
    return FigureLine(
        name=joined([alike(one.number or "–"), voices.text(one.title)], " "),
        details=(joined([stage, *leads], " · "),),
        figures=tuple(figures.lines(one.figures.of(fact)) for fact in BESIDE),
    )


def _signed(paper: SynthesisPaper, voices: Voices) -> Iterator[Block]:
    if paper.signers:
        people = tuple(signatory(signer, voices) for signer in paper.signers)
        yield Signatures(place_and_date=voices.say(N_("Place and date:")), people=people)
