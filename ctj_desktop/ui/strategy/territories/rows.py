"""Which lines have the parts of the page of a territory? Each line knows what it leads to."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.portfolio import NOTED, Fact, GroupFigures, Grouping, ProjectGroup
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS, group_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.strategy.territories.overview import CommitteeLine, TerritoryOverview
from ctj_desktop.services.strategy.territories.part_table import (
    BODIES,
    COMMITTEES,
    COMMUNES,
    FIGURES,
    MORNINGS,
    PROJECTS,
    PROPOSALS,
)
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.strategy.territories.words import figure_name, number_text, year_text
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

NONE = Cell(text="–", look=Look.MUTED, right=True)


class PartRow(NamedValue):
    """A line of a part, cell by cell; `place` is what it leads to."""

    key: UUID
    cells: tuple[Cell, ...]
    place: Place | None = None


class PartColumn(NamedValue):
    """The head of a column, of figures at the `right`; with a `spare` it gives way, the highest first."""

    heading: str
    right: bool = False
    spare: int = 0


class TerritoryPart(NamedValue):
    """A part of the page: what it is called, its columns, its lines, what it says where there is none."""

    title: str
    columns: tuple[PartColumn, ...]
    rows: Callable[[Translator, TerritoryOverview], Iterator[PartRow]]
    nothing: str
    nothing_more: str


def part_columns(part: TerritoryPart) -> tuple[Column[PartRow], ...]:
    """The first shares what the others leave."""

    def cell(at: int) -> Callable[[PartRow, Translator], Cell]:
        return lambda row, _t: row.cells[at]

    return tuple(
        Column(
            key=str(at),
            heading=one.heading,
            cell=cell(at),
            share=1,
            natural=at > 0,
            right=one.right,
            spare=one.spare,
        )
        for at, one in enumerate(part.columns)
    )


def money_cell(t: Translator, figures: GroupFigures, fact: Fact, *, strong: bool = False) -> Cell:
    """Each currency on a line of its own, never put together."""
    lines = in_each_currency(t, *figures.of(fact).parts)
    if not lines:
        return NONE
    return Cell(text=lines[0], second=" ".join(lines[1:]), look=Look.STRONG if strong else Look.NORMAL, right=True)


def _figures(t: Translator, shown: TerritoryOverview) -> Iterator[PartRow]:
    for one in shown.figures:
        where = word(t, one.side) if one.side is not None else ""
        source = source_publishers(one.source)
        yield PartRow(
            key=one.id,
            cells=(
                Cell(text=figure_name(t, one), second=where),
                Cell(text=number_text(t, one.value, rounded=one.rounded), right=True),
                Cell(text=year_text(t, one.year), look=Look.NORMAL if one.year is not None else Look.MUTED, right=True),
                Cell(text=source) if source else Cell(text=t("no source"), colour="warning"),
            ),
            place=Place(page="figures", record=one.id),
        )


def _projects(t: Translator, shown: TerritoryOverview) -> Iterator[PartRow]:
    """All of them, then stage by stage."""
    if not shown.money.total.projects:
        return
    yield _group(t, shown, None)
    for group in shown.money.groups[Grouping.STAGE]:
        yield _group(t, shown, group)


def _group(t: Translator, shown: TerritoryOverview, group: ProjectGroup | None) -> PartRow:
    figures, strong = group.figures if group is not None else shown.money.total, group is None
    name = group_name(t, group) if group is not None else t("All projects")
    where = shown.territory.name.or_other(content_language(t))
    look = Look.STRONG if strong else Look.NORMAL
    return PartRow(
        key=uuid5(shown.territory.id, str(group.key) if group is not None else ""),
        cells=(
            Cell(text=name, look=look, note=name),
            Cell(text=t.number(figures.projects), look=look, right=True),
            *(money_cell(t, figures, fact, strong=strong) for fact in NOTED),
        ),
        place=Place(
            page="projects",
            only=shown.money.behind(group, Fact.PROJECTS),
            said=" · ".join(filter(None, (where, name if group is not None else ""))),
        ),
    )


def _bodies(found: Sequence[Organisation], t: Translator) -> Iterator[PartRow]:
    for one in found:
        yield PartRow(
            key=one.id,
            cells=(
                Cell(text=one.name.or_other(content_language(t)), second=word(t, one.organisation_kind)),
                Cell(side=one.side.value.upper() if one.side is not None else ""),
            ),
            place=Place(page="organisations", record=one.id),
        )


def _committees(t: Translator, shown: TerritoryOverview) -> Iterator[PartRow]:
    for line in shown.committees:
        yield from _meetings(t, line)


def _meetings(t: Translator, line: CommitteeLine) -> Iterator[PartRow]:
    """What comes next, then what was held last; of neither the committee alone."""
    name, key = line.committee.name.or_other(content_language(t)), line.committee.id
    if line.next is None and line.last is None:
        nothing = Cell(text=t("no meeting yet"), look=Look.MUTED)
        yield PartRow(key=key, cells=(Cell(text=name), nothing), place=Place(page="committees", record=key))
    for meeting, said in ((line.next, t("Next meeting")), (line.last, t("Last meeting"))):
        if meeting is not None:
            cells = (Cell(text=name, second=said), _day(t, meeting))
            yield PartRow(key=meeting.id, cells=cells, place=Place(page="prepare", record=meeting.id))


def _day(t: Translator, meeting: Meeting) -> Cell:
    place = meeting.place.or_other(content_language(t))
    day = t.date_long(meeting.on) if meeting.on is not None else ""
    return Cell(text=day, second=" · ".join(filter(None, (meeting.number, place))))


def _proposals(t: Translator, shown: TerritoryOverview) -> Iterator[PartRow]:
    spoken = content_language(t)
    for line in shown.proposals:
        one = line.proposal
        by = " · ".join(filter(None, (one.proposed_by, t.date_long(one.on) if one.on is not None else "")))
        yield PartRow(
            key=one.id,
            cells=(
                Cell(text=without_marks(one.title.or_other(spoken)), second=by),
                Cell(text=without_marks(line.table.or_other(spoken))),
            ),
            place=Place(page="strategy", record=one.id),
        )


def _mornings(t: Translator, shown: TerritoryOverview) -> Iterator[PartRow]:
    spoken = content_language(t)
    for one in shown.mornings:
        day = t.date_long(one.on) if one.on is not None else t("without a day")
        yield PartRow(
            key=one.id,
            cells=(
                Cell(text=without_marks(one.title.or_other(spoken)), second=without_marks(one.theme.or_other(spoken))),
                Cell(text=day, second=one.place),
                Cell(text=word(t, one.state)),
            ),
            place=Place(page="matinees", record=one.id),
        )


BODY = (PartColumn(heading=N_("Body")), PartColumn(heading=N_("Side")))
ENTER_BODIES = N_("A body says on its sheet in which territory it lies.")
PARTS: dict[str, TerritoryPart] = {
    FIGURES: TerritoryPart(
        title=N_("Figures"),
        columns=(
            PartColumn(heading=N_("What is counted")),
            PartColumn(heading=N_("How many"), right=True),
            PartColumn(heading=N_("Year"), right=True),
            PartColumn(heading=N_("Published by"), spare=1),
        ),
        rows=_figures,
        nothing=N_("No figure yet"),
        nothing_more=N_("Inhabitants, communes, cross-border workers: each with its year and its source."),
    ),
    PROJECTS: TerritoryPart(
        title=N_("Projects"),
        columns=(
            PartColumn(heading=N_("Stage")),
            PartColumn(heading=FACTS[Fact.PROJECTS], right=True),
            *(PartColumn(heading=FACTS[fact], right=True, spare=int(fact is Fact.COMMITTED)) for fact in NOTED),
        ),
        rows=_projects,
        nothing=N_("No project lies in this territory yet"),
        nothing_more=N_("A project says on its sheet in which territories it lies."),
    ),
    COMMUNES: TerritoryPart(
        title=N_("Communes"),
        columns=BODY,
        rows=lambda t, shown: _bodies(shown.communes, t),
        nothing=N_("No commune of this territory is in the directory yet"),
        nothing_more=ENTER_BODIES,
    ),
    BODIES: TerritoryPart(
        title=N_("Bodies"),
        columns=BODY,
        rows=lambda t, shown: _bodies(shown.bodies, t),
        nothing=N_("No body of this territory is in the directory yet"),
        nothing_more=ENTER_BODIES,
    ),
    COMMITTEES: TerritoryPart(
        title=N_("Committees"),
        columns=(PartColumn(heading=N_("Committee")), PartColumn(heading=N_("Meeting"))),
        rows=_committees,
        nothing=N_("No committee of this territory is here"),
        nothing_more=N_("A committee says on its sheet which territory it is of."),
    ),
    PROPOSALS: TerritoryPart(
        title=N_("Proposals"),
        columns=(PartColumn(heading=N_("Working proposal")), PartColumn(heading=N_("Thematic table"), spare=1)),
        rows=_proposals,
        nothing=N_("No working proposal of this territory yet"),
        nothing_more=N_("A proposal of a territory becomes a project at once, with the actions it serves."),
    ),
    MORNINGS: TerritoryPart(
        title=N_("Mornings"),
        columns=(
            PartColumn(heading=N_("Thematic morning")),
            PartColumn(heading=N_("Day and place")),
            PartColumn(heading=N_("State"), spare=1),
        ),
        rows=_mornings,
        nothing=N_("No thematic morning in this territory yet"),
        nothing_more=N_("A half-day on one theme, for officers and elected members; what it leaves is a resource."),
    ),
}
"""In the order of the page."""


def part_words(t: Translator) -> dict[str, str]:
    """What the parts are called."""
    return {key: t(part.title) for key, part in PARTS.items()}


def counts(shown: TerritoryOverview) -> dict[str, int]:
    """How many there are of each."""
    return {
        FIGURES: len(shown.figures),
        PROJECTS: shown.money.total.projects,
        COMMUNES: len(shown.communes),
        BODIES: len(shown.bodies),
        COMMITTEES: len(shown.committees),
        PROPOSALS: len(shown.proposals),
        MORNINGS: len(shown.mornings),
    }
