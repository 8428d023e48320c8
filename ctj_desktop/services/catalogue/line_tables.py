"""What do the lines of a list say as a table for another program, beside the fields of their records?

A text in two languages has two columns; days, times and numbers stay what they are. What a list says in words because
nothing is there, such as "no date", is an empty cell.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.files.stepwise import Step, no_step, stepwise
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.outcomes import outcome_line
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.attending.line_names import beside as beside_name
from ctj_desktop.services.meetings.attending.line_names import called
from ctj_desktop.services.membership.privacy.contact_review import whys
from ctj_desktop.services.membership.radar import WHY, place_of
from ctj_desktop.services.minutes.lists import DecisionLine
from ctj_desktop.services.projects.lists import Next, ProjectLine, Routes

NEXT: Final[Mapping[Next, str]] = {
    Next.CALL_CLOSES: N_("Call closes"),
    Next.CALL_DECIDES: N_("Call decided"),
    Next.CALL_REPORTS: N_("Final report due"),
    Next.STAGE_DUE: N_("Stage to be left"),
    Next.CONDITION_DUE: N_("Condition due"),
    Next.INSTALMENT_DUE: N_("Instalment due"),
    Next.MEETING: N_("Committee meets"),
    Next.STARTS: N_("Project starts"),
    Next.ENDS: N_("Project ends"),
}


class LineColumn(PositionalValue):
    """A heading, marked with N_, and what stands below it; a text in two languages becomes two columns."""

    heading: str
    read: Callable[[Any, Translator], Cell | Bilingual]  # of a line of the list
    both: bool = False


def line_table(
    t: Translator, title: str, columns: Sequence[LineColumn], lines: Sequence[Any], step: Step = no_step
) -> CellTable:
    """A row for each line, in their order."""
    rows = tuple(tuple(cell for one in columns for cell in _cells(one, line, t)) for line in stepwise(lines, step))
    return CellTable(title, tuple(said for one in columns for said in _headings(one, t)), rows)


def with_lost(t: Translator, table: CellTable, numbers: Sequence[str]) -> CellTable:
    """The table with a row for each number that no record has, and what is said of it."""
    at, told = table.headings.index(t("Number")), table.headings.index(t("What became of it"))
    said = {number: ["" for _ in table.headings] for number in numbers}
    for number, row in said.items():
        row[at], row[told] = number, t("not used or lost")
    return CellTable(table.title, table.headings, (*table.rows, *map(tuple, said.values())))


def beside(table: CellTable, other: CellTable) -> CellTable:
    """The columns of both, row by row."""
    rows = tuple((*one, *more) for one, more in zip(table.rows, other.rows, strict=True))
    return CellTable(table.title, (*table.headings, *other.headings), rows)


def _headings(column: LineColumn, t: Translator) -> tuple[str, ...]:
    heading = t(column.heading)
    return (f"{heading} (FR)", f"{heading} (DE)") if column.both else (heading,)


def _cells(column: LineColumn, line: Any, t: Translator) -> tuple[Cell, ...]:
    cell = column.read(line, t)
    if column.both:
        assert isinstance(cell, Bilingual)
        return cell.text(Language.FR), cell.text(Language.DE)
    assert not isinstance(cell, Bilingual)
    return (cell,)


def _side(line: Any, _t: Translator) -> Cell:
    return line.side.value.upper() if line.side is not None else ""


def _overdue(line: Any, t: Translator) -> Cell:
    """In a word, so that it can be filtered and heard."""
    if line.days is None or line.days >= 0:
        return ""
    return t.n("{count} day late", "{count} days late", -line.days).format(count=t.number(-line.days))


# of each list


MEETINGS: Final = (
    LineColumn(N_("Number"), lambda line, _t: line.number),
    LineColumn(N_("Date"), lambda line, _t: line.on),
    LineColumn(N_("Start"), lambda line, _t: line.start),
    LineColumn(N_("Committee"), lambda line, _t: line.committee_name, both=True),
    LineColumn(N_("Title"), lambda line, _t: line.title, both=True),
    LineColumn(N_("Place"), lambda line, _t: line.place, both=True),
    LineColumn(N_("State"), lambda line, t: word(t, line.state)),
    LineColumn(N_("Items"), lambda line, _t: line.items),
    LineColumn(N_("Titles without French"), lambda line, _t: line.missing_fr),
    LineColumn(N_("Titles without German"), lambda line, _t: line.missing_de),
)

DECISIONS: Final = (
    LineColumn(N_("Number"), lambda line, _t: line.number),
    LineColumn(N_("Date"), lambda line, _t: line.on),
    LineColumn(N_("Meeting"), lambda line, _t: line.meeting),
    LineColumn(N_("Number of the project"), lambda line, _t: line.project),
    LineColumn(N_("Yes"), lambda line, _t: _votes(line, "yes")),
    LineColumn(N_("No"), lambda line, _t: _votes(line, "no")),
    LineColumn(N_("Abstentions"), lambda line, _t: _votes(line, "abstentions")),
    LineColumn(N_("Carrying out"), lambda line, t: word(t, line.execution) if line.execution else ""),
    LineColumn(N_("Who carries it out"), lambda line, _t: line.owner, both=True),
    LineColumn(N_("Due"), lambda line, _t: line.due),
    LineColumn(N_("Overdue"), lambda line, t: _overdue(line, t)),
    LineColumn(N_("What became of it"), lambda line, t: outcome_line(t, line.outcome) if line.outcome else ""),
    LineColumn(N_("Closed item"), lambda line, t: t("yes") if line.closed else ""),
)
EXTRACTS: Final = (
    LineColumn(N_("Decisions"), lambda line, _t: ", ".join(line.numbers)),
    LineColumn(N_("Meeting"), lambda line, _t: line.meeting),
    LineColumn(N_("Recipient"), lambda line, _t: line.reader, both=True),
    LineColumn(N_("State"), lambda line, t: word(t, line.state)),
    LineColumn(N_("Holds"), lambda line, t: word(t, line.standing)),
    LineColumn(N_("Closed item"), lambda line, t: t("yes") if line.closed else ""),
)
TASKS: Final = (
    LineColumn(N_("Number"), lambda line, _t: line.number),
    LineColumn(N_("State"), lambda line, t: word(t, line.state)),
    LineColumn(N_("Who does it"), lambda line, _t: line.owner, both=True),
    LineColumn(N_("Days left"), lambda line, _t: line.days),
    LineColumn(N_("Overdue"), lambda line, t: _overdue(line, t)),
    LineColumn(N_("State since"), lambda line, _t: line.moved_on),
    LineColumn(N_("Reason"), lambda line, _t: line.reason, both=True),
    LineColumn(N_("Meeting"), lambda line, _t: line.meeting),
    LineColumn(N_("Closed item"), lambda line, t: t("yes") if line.closed else ""),
)
OPINIONS: Final = (
    LineColumn(N_("State"), lambda line, t: word(t, line.state)),
    LineColumn(N_("Days left"), lambda line, _t: line.left),
    LineColumn(N_("Meeting"), lambda line, _t: line.number),
    LineColumn(N_("About"), lambda line, _t: line.about, both=True),
    LineColumn(N_("Closed item"), lambda line, t: t("yes") if line.closed else ""),
)
REVIEW: Final = (
    LineColumn(N_("Why"), lambda line, t: " ".join(whys(t, line))),
    LineColumn(N_("Here since"), lambda line, _t: line.standing.entered),
    LineColumn(N_("Informed on"), lambda line, _t: line.standing.informed),
    LineColumn(N_("Confirmed on"), lambda line, _t: line.standing.confirmed),
    LineColumn(N_("Kept until"), lambda line, _t: line.standing.until or line.suggested),
    LineColumn(N_("Left on"), lambda line, _t: line.standing.left),
)
RADAR: Final = (
    LineColumn(N_("Last day"), lambda line, _t: line.last_day),
    LineColumn(N_("What"), lambda line, t: t(WHY[line.kind])),
    LineColumn(N_("Name"), lambda line, _t: line.name),
    LineColumn(N_("Seat or office"), lambda line, _t: place_of(line), both=True),
    LineColumn(N_("College"), lambda line, _t: line.college, both=True),
    LineColumn(N_("Side"), _side),
    LineColumn(N_("Who follows"), lambda line, _t: line.next_name),
    LineColumn(N_("From"), lambda line, _t: line.next_from),
)
REPLIES: Final = (
    LineColumn(N_("Side"), _side),
    LineColumn(N_("Body"), lambda line, _t: line.body, both=True),
    LineColumn(N_("Short name"), lambda line, _t: line.short, both=True),
    LineColumn(N_("Holder"), lambda line, _t: line.holder),
    LineColumn(N_("Reply"), lambda line, t: word(t, line.reply) if line.reply else ""),
    LineColumn(N_("Answered on"), lambda line, _t: line.on),
    LineColumn(N_("Answered"), lambda line, t: word(t, line.way) if line.way else ""),
    LineColumn(N_("Substitute"), lambda line, _t: line.substitute),
    LineColumn(N_("Voice given to"), lambda line, _t: line.by, both=True),
)
ATTENDANCE: Final = (
    LineColumn(N_("Who"), lambda line, t: called(t, line)),
    LineColumn(N_("Details"), lambda line, t: beside_name(t, line)),
    LineColumn(N_("Side"), _side),
    LineColumn(N_("Owed"), lambda line, _t: line.tally.owed),
    LineColumn(N_("Attended"), lambda line, _t: line.there(line.tally)),
    LineColumn(N_("In person"), lambda line, _t: line.tally.in_person),
    LineColumn(N_("Remotely"), lambda line, _t: line.tally.remote),
    LineColumn(N_("Substitute there"), lambda line, _t: line.tally.substituted),
    LineColumn(N_("By proxy"), lambda line, _t: line.tally.represented),
    LineColumn(N_("Excused"), lambda line, _t: line.tally.excused),
    LineColumn(N_("Without an excuse"), lambda line, _t: line.tally.absent),
    LineColumn(N_("On leave"), lambda line, _t: line.tally.on_leave),
    LineColumn(N_("For a part only"), lambda line, _t: line.tally.partly),
    LineColumn(N_("In the place of others"), lambda line, _t: line.tally.stood_in),
    LineColumn(N_("Attendance rate in percent"), lambda line, _t: _percent(line.rate)),
    LineColumn(N_("Year before, in percent"), lambda line, _t: _percent(line.rate_before)),
    LineColumn(N_("Share of the time in percent"), lambda line, _t: _percent(line.tally.share)),
)


def projects(routes: Routes, territories: Mapping[UUID, str]) -> tuple[LineColumn, ...]:
    """With the names of their stages, routes and territories."""

    def stage(line: ProjectLine, t: Translator) -> Cell:
        found = routes.by_id.get(line.stage) if line.stage is not None else None
        return found.name.or_other(t.language) if found is not None else ""

    def route(line: ProjectLine, t: Translator) -> Cell:
        found = routes.pipeline(line.pipeline)
        return found.name.or_other(t.language) if found is not None else ""

    return (
        LineColumn(N_("Number"), lambda line, _t: line.number),
        LineColumn(N_("Title"), lambda line, _t: line.title, both=True),
        LineColumn(N_("Lead partner"), lambda line, _t: line.lead, both=True),
        LineColumn(N_("Funding route"), route),
        LineColumn(N_("Stage"), stage),
        LineColumn(N_("Sides"), lambda line, _t: " · ".join(side.value.upper() for side in line.sides)),
        LineColumn(N_("Requested EUR"), lambda line, _t: line.eur.amount if line.eur else None),
        LineColumn(N_("Requested CHF"), lambda line, _t: line.chf.amount if line.chf else None),
        LineColumn(N_("What comes next"), lambda line, t: t(NEXT[line.next_kind]) if line.next_kind else ""),
        LineColumn(N_("Next deadline"), lambda line, _t: line.next_on),
        LineColumn(
            N_("Territory"),
            lambda line, _t: ", ".join(filter(None, (territories.get(key, "") for key in line.territories))),
        ),
    )


def _votes(line: DecisionLine, which: str) -> Cell:
    return getattr(line.votes, which) if line.votes is not None else None


def _percent(rate: float | None) -> Cell:
    return Decimal(str(round(100 * rate, 1))) if rate is not None else None
