"""How is a territory said on paper: its figures with their sources, its projects and money, who works there?"""

import datetime as dt
from collections.abc import Iterator, Sequence

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
from ctj_desktop.documents.inline import alike, both
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
from ctj_desktop.documents.projects.dashboard import group_called
from ctj_desktop.documents.projects.facts import long_day
from ctj_desktop.documents.projects.figures import PaperFigures
from ctj_desktop.domain.funding.per_inhabitant import Inhabitants, per_thousand
from ctj_desktop.domain.funding.portfolio import NOTED, Fact, GroupFigures, Grouping, Portfolio
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Organisation, Territory
from ctj_desktop.domain.records.resources import Matinee
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import APART, FACTS, UNMARKED
from ctj_desktop.i18n.words import word


class PaperCommittee(NamedValue):
    """A committee of the territory, its next meeting and its last."""

    name: Bilingual
    next: Meeting | None = None
    last: Meeting | None = None


class TerritoryOnPaper(NamedValue):
    """A territory with everything its paper says; each figure beside those who published it."""

    sender: Sender
    on: dt.date
    territory: Territory
    money: Portfolio
    figures: tuple[tuple[TerritoryFigure, str], ...] = ()
    inhabitants: Inhabitants | None = None
    communes: tuple[Organisation, ...] = ()
    bodies: tuple[Organisation, ...] = ()
    committees: tuple[PaperCommittee, ...] = ()
    proposals: tuple[tuple[Bilingual, Bilingual], ...] = ()
    mornings: tuple[Matinee, ...] = ()


def document(paper: TerritoryOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The page as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, code = voices.say(N_("Page of the territory")), paper.territory.code
    return Document(
        facts=paper_facts(paper.sender, title, "FT", options, about=code, identity=str(paper.territory.id)),
        blocks=(
            letterhead(paper.sender, voices),
            _title(title, paper, voices),
            *notices(options, voices),
            *_figures(paper, voices),
            *_projects(paper, voices, PaperFigures(voices, options.layout)),
            *_committees(paper, voices),
            *_names(N_("Communes in the directory"), paper.communes, voices),
            *_bodies(paper, voices),
            *_proposals(paper, voices),
            *_mornings(paper, voices),
        ),
    )


def _title(title: Pair, paper: TerritoryOnPaper, voices: Voices) -> Title:
    as_of = voices.say(N_("as of {date}"), date=long_day(voices, paper.on))
    code = [alike(paper.territory.code)] if paper.territory.code else []
    return Title(title=title, subtitle=voices.text(paper.territory.name), meta=joined([*code, as_of], " · "))


def _figures(paper: TerritoryOnPaper, voices: Voices) -> Iterator[Block]:
    """Each with its year and its source; nothing is taken for the whole that is a part."""
    yield Heading(text=voices.say(N_("Figures")))
    if not paper.figures:
        yield Paragraph(text=voices.say(N_("No figure of this territory is entered.")))
        return
    heads = tuple(map(voices.say, (N_("What is counted"), N_("How many"), N_("Year"))))
    yield FigureTable(heads=heads, rows=tuple(_figure(one, source, voices) for one, source in paper.figures))


def _figure(one: TerritoryFigure, source: str, voices: Voices) -> FigureLine:
    side = one.side
    where = both(*voices.two(lambda t: word(t, side))) if side is not None else None
    by = voices.say(N_("Source: {source}"), source=source) if source else voices.say(N_("no source"))
    kind = both(*voices.two(lambda t: word(t, one.figure)))
    name = voices.text(one.label) if one.label.says_something() else kind
    details = joined([*([where] if where is not None else []), by], " · ")
    many, year = _about(one.value, voices, rounded=one.rounded), _year(one.year, voices)
    return FigureLine(name=name, details=(details,), figures=((many,), (year,)))


def _about(value: int, voices: Voices, *, rounded: bool) -> Pair:
    number = voices.two(lambda t: t.number(value))
    return voices.say(N_("about {number}"), number=number) if rounded else both(*number)


def _year(year: int | None, voices: Voices) -> Pair:
    return alike(str(year)) if year is not None else voices.say(N_("year not said"))


def _projects(paper: TerritoryOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Projects")))
    if not paper.money.total.projects:
        yield Paragraph(text=voices.say(N_("No project of this committee lies in this territory.")))
        return
    heads = (N_("Stage"), FACTS[Fact.PROJECTS], *(FACTS[fact] for fact in NOTED))
    stages = [
        _line(group_called(group, voices), group.figures, figures) for group in paper.money.groups[Grouping.STAGE]
    ]
    total = _line(voices.say(N_("In all")), paper.money.total, figures, total=True)
    yield FigureTable(heads=tuple(map(voices.say, heads)), rows=(*stages, total))
    yield from _for_thousand(paper, voices, figures)
    yield SmallNote(text=voices.say(N_("Only projects of this committee count.")))
    yield SmallNote(text=voices.say(APART))
    if paper.money.unmarked:
        yield SmallNote(text=voices.count(UNMARKED, paper.money.unmarked))


def _line(name: Pair, found: GroupFigures, figures: PaperFigures, *, total: bool = False) -> FigureLine:
    many = figures.said(lambda t: t.number(found.projects))
    return FigureLine(name=name, figures=((many,), *(figures.lines(found.of(fact)) for fact in NOTED)), total=total)


def _for_thousand(paper: TerritoryOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    """Only where a source says how many live in the whole; the year is said with it."""
    found = paper.inhabitants
    if found is None:
        yield SmallNote(text=voices.say(N_("How many people live there is not said of the whole territory.")))
        return
    heads = (N_("For 1,000 inhabitants"), *(FACTS[fact] for fact in NOTED))
    about = _about(found.count, voices, rounded=found.rounded)
    name = joined([voices.say(N_("Inhabitants")), about, _year(found.year, voices)], " · ")
    row = FigureLine(
        name=name,
        figures=tuple(figures.lines(per_thousand(paper.money.total.of(fact), found.count)) for fact in NOTED),
    )
    yield FigureTable(heads=tuple(map(voices.say, heads)), rows=(row,))


def _committees(paper: TerritoryOnPaper, voices: Voices) -> Iterator[Block]:
    if not paper.committees:
        return
    yield Heading(text=voices.say(N_("Committees and meetings")))
    rows = []
    for one in paper.committees:
        said = [voices.say(text, meeting=_meeting(met, voices)) for text, met in _met(one) if met is not None]
        rows.append((voices.text(one.name), joined(said, SEMICOLON) if said else voices.say(N_("no meeting yet"))))
    yield FactTable(rows=tuple(rows))


def _met(one: PaperCommittee) -> tuple[tuple[str, Meeting | None], ...]:
    return ((N_("next meeting: {meeting}"), one.next), (N_("last meeting: {meeting}"), one.last))


def _meeting(meeting: Meeting, voices: Voices) -> tuple[str, str]:
    """Its day and its place."""
    day, (french, german) = meeting.on, voices.names(meeting.place)
    days = voices.two(lambda t: t.date_long(day)) if day is not None else ("", "")
    return (", ".join(filter(None, (days[0], french))), ", ".join(filter(None, (days[1], german))))


def _names(heading: str, found: Sequence[Organisation], voices: Voices) -> Iterator[Block]:
    if found:
        yield Heading(text=voices.say(heading))
        yield Paragraph(text=joined([name for one in found if (name := voices.name(one.name)) is not None], ", "))


def _bodies(paper: TerritoryOnPaper, voices: Voices) -> Iterator[Block]:
    if not paper.bodies:
        return
    yield Heading(text=voices.say(N_("Other bodies")))
    yield Listing(entries=tuple(_body(one, voices) for one in paper.bodies))


def _body(one: Organisation, voices: Voices) -> Pair:
    kind = both(*voices.two(lambda t: word(t, one.organisation_kind)))
    side = one.side
    where = [both(*voices.two(lambda t: word(t, side)))] if side is not None else []
    return joined([voices.name(one.name) or alike("–"), joined([kind, *where], ", ")], " – ")


def _proposals(paper: TerritoryOnPaper, voices: Voices) -> Iterator[Block]:
    if paper.proposals:
        yield Heading(text=voices.say(N_("Working proposals")))
        yield Listing(
            entries=tuple(joined([voices.text(title), voices.text(table)], " – ") for title, table in paper.proposals)
        )


def _mornings(paper: TerritoryOnPaper, voices: Voices) -> Iterator[Block]:
    if paper.mornings:
        yield Heading(text=voices.say(N_("Thematic mornings")))
        yield Listing(entries=tuple(_morning(one, voices) for one in paper.mornings))


def _morning(one: Matinee, voices: Voices) -> Pair:
    day = one.on
    when = [both(*long_day(voices, day))] if day is not None else []
    about = [*when, *([alike(one.place)] if one.place else []), both(*voices.two(lambda t: word(t, one.state)))]
    return joined([voices.text(one.title), joined(about, ", ")], " – ")
