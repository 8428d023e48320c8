"""How is a year of a committee told: its meetings, what it decided, and what became of its projects and their money?

Every sentence says of which day it speaks: what has a day in the year is told of the year, what has none as it stands
on the day of printing.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

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
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.attendance_statement import (
    AttendanceStatement,
    StatementEntry,
    StatementMeeting,
    entry_name,
)
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.documents.reports.coverage import ReportCoverage, coverage
from ctj_desktop.documents.reports.facts import (
    ReportMoney,
    ReportOpinion,
    ReportStage,
    drawn_up,
    money,
    opinions,
    running,
    stages,
)
from ctj_desktop.domain.attending.over_period import AttendanceTally
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word, word_within

Row = tuple[Pair, Pair]


class DecisionsCounted(NamedValue):
    """How many decisions bear a number or the day of the year, of each kind and each result.

    `circulated` were taken by circulation; of `voted` the votes were counted.
    """

    kinds: Mapping[DecisionKind, int] = {}
    results: Mapping[DecisionResult | None, int] = {}
    circulated: int = 0
    voted: int = 0

    @property
    def all(self) -> int:
        """Each once."""
        return sum(self.kinds.values())


class WorkCounted(NamedValue):
    """Of tasks or of decisions to carry out: how many came to an end in the year, and what was left at its end."""

    given: int = 0
    done: int = 0
    dropped: int = 0
    open: int = 0
    overdue: int = 0


class ReportMatinee(NamedValue):
    """A thematic morning that was held; `came` by side, None where nobody noted who came."""

    on: dt.date
    title: Bilingual
    place: str = ""
    came: int | None = None
    by_side: tuple[tuple[Side, int], ...] = ()
    left: int = 0


class AnnualReport(NamedValue):
    """Everything that is told of a year as it is known on the day `on`.

    `until` is the last day of the year, or `on` while it runs. `quorums` are those at the opening of the meetings of
    the statement, None where nobody had a vote or the meeting was not opened. `communicated`: the conference prints
    it, which knows what was sent to it.
    """

    sender: Sender
    year: int
    on: dt.date
    until: dt.date
    attendance: AttendanceStatement
    quorums: tuple[Quorum | None, ...] = ()
    decisions: DecisionsCounted = DecisionsCounted()
    opinions: tuple[ReportOpinion, ...] = ()
    tasks: WorkCounted = WorkCounted()
    execution: WorkCounted = WorkCounted()
    begun: int = 0
    stages: tuple[ReportStage, ...] = ()
    money: ReportMoney = ReportMoney()
    coverage: ReportCoverage | None = None
    matinees: tuple[ReportMatinee, ...] = ()
    communicated: bool = False


def document(paper: AnnualReport, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The report as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, year = voices.say(N_("Annual report")), str(paper.year)
    return Document(
        facts=paper_facts(
            paper.sender, title, "RA", options, about=year, identity=f"{paper.sender.committee.id} {year}"
        ),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=alike(year), meta=drawn_up(options.printed_on, voices)),
            *notices(options, voices),
            *running(paper.year, paper.on, voices),
            *_meetings(paper, voices, options.layout),
            *_decisions(paper, voices),
            Heading(text=voices.say(N_("Opinions on projects"))),
            *opinions(paper.opinions, voices),
            *_work(paper, voices, options.layout),
            *_projects(paper, voices, options.layout),
            *coverage(paper.coverage, paper.on, voices, options.layout),
            *_matinees(paper, voices),
        ),
    )


def _meetings(paper: AnnualReport, voices: Voices, layout: Layout) -> Iterator[Block]:
    statement = paper.attendance
    yield Heading(text=voices.say(N_("Meetings")))
    if not statement.meetings:
        yield Paragraph(text=voices.say(N_("No meeting stands in this year.")))
        return
    figures = PaperFigures(voices, layout)
    heads = (N_("Meeting"), N_("Seats taken"), N_("Quorum at the opening"))
    pairs = zip(statement.meetings, paper.quorums, strict=True)
    yield FigureTable(
        heads=tuple(map(voices.say, heads)),
        rows=tuple(_meeting(one, quorum, voices) for one, quorum in pairs),
    )
    if not statement.counted:
        return
    yield Heading(text=voices.say(N_("Attendance")), level=3)
    sides = statement.sides if len(paper.sender.committee.sides) > 1 else ()
    columns = (N_("Who"), N_("Seats taken"), N_("Attendance rate"))
    yield FigureTable(
        heads=(*map(voices.say, columns), alike(str(paper.year - 1))),
        rows=tuple(_attended(entry, voices, figures) for entry in (*sides, statement.whole)),
    )
    yield SmallNote(text=voices.say(SEATS))


SEATS: Final = N_(
    "Counted are the meetings that were held. A seat is due that was held that day, leave not counted; it was taken "
    "where its member or a substitute was there."
)


def _meeting(one: StatementMeeting, quorum: Quorum | None, voices: Voices) -> FigureLine:
    """Of a meeting that does not count it is said why."""
    day = both(*voices.two(lambda t: t.date_long(one.on)))
    number = voices.say(N_("Meeting {number}"), number=one.number) if one.number else None
    details = [voices.say(N_("second call"))] if one.again else []
    if one.why_not:
        why = voices.say(one.why_not)
        details.append(voices.say(N_("does not count: {why}"), why=(why.fr.text, why.de.text)))
    elif one.state is MeetingState.INQUORATE:
        details.append(_within(one.state, voices))
    seats = voices.say(N_("{there} of {count}"), there=str(one.tally.seated), count=str(one.tally.owed))
    return FigureLine(
        name=joined([day, number], " · ") if number is not None else day,
        figures=((NOTHING,) if one.why_not else (seats,), (_reached(quorum, voices),)),
        details=(joined(details, " · "),) if details else (),
    )


def _reached(quorum: Quorum | None, voices: Voices) -> Pair:
    if quorum is None:
        return NOTHING
    if quorum.rule is None:
        return voices.say(N_("none is asked for"))
    return voices.say(N_("reached") if quorum.reached else N_("not reached"))


def _attended(entry: StatementEntry, voices: Voices, figures: PaperFigures) -> FigureLine:
    def rate(tally: AttendanceTally | None) -> tuple[Pair, ...]:
        if tally is None or not tally.owed:
            return (NOTHING,)
        part = tally.seated / tally.owed
        return (figures.said(lambda t: t.percent(part, 0)),)

    tally = entry.tally
    seats = voices.say(N_("{there} of {count}"), there=str(tally.seated), count=str(tally.owed))
    return FigureLine(
        name=entry_name(entry, voices),
        figures=((seats,), rate(tally), rate(entry.before)),
        total=entry.side is None,
    )


def _decisions(paper: AnnualReport, voices: Voices) -> Iterator[Block]:
    found = paper.decisions
    yield Heading(text=voices.say(N_("Decisions")))
    if not found.all:
        yield Paragraph(text=voices.say(N_("No decision of this year is known.")))
        return
    counted = (
        *((_word(kind, voices), count) for kind, count in found.kinds.items()),
        (voices.say(N_("In all")), found.all),
        *((voices.say(RESULTS[result]), count) for result, count in found.results.items()),
        (voices.say(N_("With counted votes")), found.voted),
        (voices.say(N_("By circulation")), found.circulated),
    )
    yield FactTable(rows=tuple((label, _many(count, voices)) for label, count in counted))
    closed = N_("Decisions taken behind closed doors are counted, and not told.")
    sent = N_("Counted are the decisions that were communicated to the conference.")
    yield SmallNote(text=voices.say(sent if paper.communicated else closed))


RESULTS: Final[Mapping[DecisionResult | None, str]] = {
    DecisionResult.UNANIMOUS: N_("Adopted unanimously"),
    DecisionResult.MAJORITY: N_("Adopted by majority"),
    DecisionResult.CONSENSUS: N_("Adopted by consensus"),
    DecisionResult.REJECTED: N_("Rejected"),
    None: N_("Without a noted result"),
}


def _work(paper: AnnualReport, voices: Voices, layout: Layout) -> Iterator[Block]:
    """Tasks and the carrying out of decisions, beside each other."""
    yield Heading(text=voices.say(N_("Tasks and execution of decisions")))
    figures, until = PaperFigures(voices, layout), voices.two(lambda t: t.date_long(paper.until))
    rows = (
        (voices.say(N_("Given in the year")), paper.tasks.given, None),
        (voices.say(N_("Done in the year")), paper.tasks.done, paper.execution.done),
        (voices.say(N_("Dropped in the year")), paper.tasks.dropped, paper.execution.dropped),
        (voices.say(N_("Still open on {date}"), date=until), paper.tasks.open, paper.execution.open),
        (voices.say(N_("of these overdue")), paper.tasks.overdue, paper.execution.overdue),
    )
    yield FigureTable(
        heads=tuple(map(voices.say, (N_("State"), N_("Tasks"), N_("Decisions to carry out")))),
        rows=tuple(
            FigureLine(name=name, figures=(_cell(tasks, figures), _cell(decisions, figures)))
            for name, tasks, decisions in rows
        ),
    )


def _projects(paper: AnnualReport, voices: Voices, layout: Layout) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Projects")))
    if not paper.stages:
        yield Paragraph(text=voices.say(N_("There is no project.")))
        return
    yield Paragraph(text=voices.count(BEGUN, paper.begun, year=str(paper.year)))
    day = voices.two(lambda t: t.date_long(paper.on))
    yield Heading(text=voices.say(N_("Where the projects stand on {date}"), date=day), level=3)
    yield from stages(paper.stages, paper.year, voices, layout)
    yield Heading(text=voices.say(N_("Money")), level=3)
    yield from money(paper.money, paper.year, voices, layout)


BEGUN: Final = N_n("{count} project began in {year}.", "{count} projects began in {year}.")


def _matinees(paper: AnnualReport, voices: Voices) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Thematic mornings of the conference")))
    if not paper.matinees:
        yield Paragraph(text=voices.say(N_("None is known to have been held in this year.")))
        return
    yield Listing(entries=tuple(_matinee(one, voices) for one in paper.matinees))


def _matinee(one: ReportMatinee, voices: Voices) -> Pair:
    parts = [voices.text(one.title), both(*voices.two(lambda t: t.date_long(one.on)))]
    parts += [alike(one.place)] if one.place else []
    if one.came is not None:
        came = voices.count(N_n("{count} person came", "{count} persons came"), one.came)
        sides = [joined([_within(side, voices), alike(str(count))], "\u00a0") for side, count in one.by_side]
        parts.append(joined([came, joined(sides, ", ")], " – ") if sides else came)
    if one.left:
        parts.append(voices.count(N_n("{count} resource left", "{count} resources left"), one.left))
    return joined(parts, " · ")


def _cell(count: int | None, figures: PaperFigures) -> tuple[Pair, ...]:
    return (NOTHING,) if count is None else (figures.said(lambda t: t.number(count)),)


def _many(count: int, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: t.number(count)))


def _word(what: Enum, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word(t, what)))


def _within(what: Enum, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: word_within(t, what)))
