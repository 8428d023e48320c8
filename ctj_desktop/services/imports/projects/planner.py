"""What would a list of projects change here, row by row?

A project is known by its number, else by its title. What a row does not say stays; a number that is none of this
program, a body whose side nobody knows or an amount without its currency is left out, and the row says so.
"""

from typing import Any, Final

from ctj_desktop.domain.ids import FinancingLineId, PartnerId, ProjectId, ProjectMoveId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.numbers import Series, parse_number
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, FinancingLine, Partner, Pipeline, Project, ProjectMove
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.files.stepwise import Step
from ctj_desktop.files.tables.table import SourceRow
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.cells import instrument, plain
from ctj_desktop.services.imports.columns import text_language
from ctj_desktop.services.imports.people import reworded
from ctj_desktop.services.imports.projects.directory import ProjectDirectory, named
from ctj_desktop.services.imports.projects.rows import SIDE_OF, LeadSaid, ProjectSaid, project_said
from ctj_desktop.services.imports.refusals import (
    LeadThere,
    NoNumberThere,
    NoSideOfLead,
    NotKnownThere,
    NumberGone,
    ProjectEndsBefore,
    RouteStays,
    SeveralSources,
    TitleMissing,
    UnknownWordThere,
)
from ctj_desktop.services.imports.row_cells import ReadColumns
from ctj_desktop.services.imports.rows import RowPlanner, RowWaits, worded
from ctj_desktop.services.imports.verdicts import Answer, ImportOrder
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.storage.open_file import OpenFile

AID: Final = N_("Aid requested")
"""The line of money of a project that goes along no route yet."""


class ProjectsPlanner(RowPlanner):
    """Projects of one committee, with their first stage, their lead bodies and the money asked for."""

    def __init__(self, store: OpenFile, order: ImportOrder, committee: Committee, step: Step) -> None:
        self._projects = ProjectDirectory(store, committee, step)
        super().__init__(store, order, self._projects)
        self._committee, self._new_id = committee, store.environment.new_id
        self._language = text_language(order.table.headings, order.columns)
        self._columns = ReadColumns(order.table.headings, order.columns, order.since)

    def plan_row(self, row: SourceRow) -> None:
        said = project_said(row, self._columns)
        self._row.name = said.title or said.title_de or said.number
        self._row.why.extend(said.remarks)
        number = self._number(said)
        before, joined = self._meant(said, number)
        if before is None and not said.title and not said.title_de:
            raise TitleMissing
        project, route = self._project(said, number, before, joined=joined)
        if route is not None:
            self._enter(project, route)
        for lead in said.leads:
            self._lead(project, lead)
        for amount in said.requested:
            self._requested(project, amount)

    # which project

    def _number(self, said: ProjectSaid) -> str:
        parsed = parse_number(said.number, Series.PROJECT)
        if said.number and parsed is None:
            self._row.why.append(NoNumberThere(self._columns.title("project_number"), said.number[:60]))
        return str(parsed) if parsed is not None else ""

    def _meant(self, said: ProjectSaid, number: str) -> tuple[Project | None, bool]:
        """The project that is meant, and whether a person has said so; RowWaits, NumberGone."""
        here = self._projects.numbered(number) if number else None
        if here is not None:
            return here, False
        alike = self._projects.titled(said.title, said.title_de)
        answer = self._order.answers.get(self._row.number)
        if alike and (len(alike) > 1 or (number and alike[0].number)):
            if answer is None:
                raise RowWaits(_called(alike[0]), of=Project.kind)
            if answer is Answer.JOIN:
                self._row.joined.append(_called(alike[0]))
                return alike[0], True
            alike = []
        if not alike and number in self._projects.numbers:
            raise NumberGone(number)
        return (alike[0] if alike else None), False

    # what of it

    def _project(
        self, said: ProjectSaid, number: str, before: Project | None, *, joined: bool
    ) -> tuple[Project, Pipeline | None]:
        """The project as the row says, and the route that it enters with this row."""
        owner = self._committee
        start = before or Project(
            id=ProjectId(self._new_id()),
            home=owner.home,
            committee=owner.id,
            number=number or None,
            title=NO_TEXT,
            territories=(owner.territory,) if owner.territory is not None else (),
        )
        call = self._call(said, start)
        route = self._route(said, start, call)
        values: dict[str, Any] = {
            "title": reworded(start.title, said.title, said.title_de, self._language, filling=joined),
            "summary": reworded(start.summary, said.summary, said.summary_de, self._language, filling=joined),
            "place": said.place,
            "starts": said.starts,
            "ends": said.ends,
            "call": call.id if call is not None else None,
        }
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        if joined:
            kept = {
                name: value for name, value in kept.items() if name in ("title", "summary") or not getattr(start, name)
            }
        fields = frozenset(kept)
        if route is not None:
            kept["pipeline"] = route.id
        after = with_values(start, kept)
        if after.starts is not None and after.ends is not None and after.ends < after.starts:
            raise ProjectEndsBefore(after.starts, after.ends)
        self.note(after, before, fields, worded(after.title))
        return after, route

    def _call(self, said: ProjectSaid, project: Project) -> Call | None:
        """The call that is named; of another route than the project's it is none."""
        if not said.call:
            return None
        found = named(self._projects.calls, said.call)
        if found is None or project.pipeline not in (None, found.pipeline):
            self._row.why.append(NotKnownThere(self._columns.title("call"), said.call[:60]))
            return None
        return found

    def _route(self, said: ProjectSaid, project: Project, call: Call | None) -> Pipeline | None:
        """The route that a project without one enters: as the row names it, else that of its call."""
        routes = self._projects.pipelines
        of_call = next((one for one in routes if call is not None and one.id == call.pipeline), None)
        found = self._named_route(said.pipeline) if said.pipeline else of_call
        if found is None and said.pipeline:
            self._row.why.append(NotKnownThere(self._columns.title("pipeline"), said.pipeline[:60]))
        if project.pipeline is None:
            return of_call or found
        if found is not None and found.id != project.pipeline:
            self._row.why.append(RouteStays(worded(found.name)))
        return None

    def _named_route(self, text: str) -> Pipeline | None:
        """By its code or name, or by its instrument where one route alone is of it."""
        found = named(self._projects.pipelines, text)
        if found is not None:
            return found
        try:
            source = instrument(text, "")
        except UnknownWordThere:
            return None
        of_it = [one for one in self._projects.pipelines if one.instrument is source]
        return of_it[0] if len(of_it) == 1 else None

    def _enter(self, project: Project, route: Pipeline) -> None:
        stage = self._projects.first_stage(route)
        if stage is not None:
            move = ProjectMove(
                id=ProjectMoveId(self._new_id()),
                home=project.home,
                project=project.id,
                to_stage=stage.id,
                on=self._order.since,
            )
            self.note(move, None, (), worded(project.title))

    def _lead(self, project: Project, said: LeadSaid) -> None:
        """The lead body of its side, as a partner; each side has one."""
        body = self._projects.body_named(said.name)
        side = said.side or (body.side if body is not None else None)
        if side is None:
            self._row.why.append(NoSideOfLead(said.name[:60]))
            return
        of_row = [one for one, _fields in self._row.records.values() if isinstance(one, Partner)]
        partners = [one for one in (*self._projects.parts(Partner, project.id), *of_row) if one.side is side]
        same = next((one for one in partners if self._is(one, said.name)), None)
        other = next((one for one in partners if one.lead and one is not same), None)
        if other is not None:
            self._row.why.append(LeadThere(self._partner_name(other), said.name[:60]))
            return
        key = body.id if body is not None else None
        made = same or Partner(
            id=PartnerId(self._new_id()),
            home=project.home,
            project=project.id,
            organisation=key,
            name="" if body is not None else said.name,
            side=side,
        )
        self.note(replace(made, lead=True), same, (), said.name)

    def _is(self, partner: Partner, name: str) -> bool:
        body = self._projects.body_named(name)
        known = body is not None and self._projects.shown(partner.organisation) == body.id
        return known or plain(partner.name) == plain(name)

    def _partner_name(self, partner: Partner) -> str:
        body = self._projects.body(partner.organisation) if partner.organisation is not None else None
        return worded(body.name) if body is not None else partner.name

    def _requested(self, project: Project, amount: Money) -> None:
        """The line of money of the side with that currency; where there are several, their sum is what is meant."""
        side = SIDE_OF[amount.currency]
        sources = [one for one in self._projects.parts(FinancingLine, project.id) if one.side is side]
        lines = [one for one in sources if one.requested is not None and one.requested.currency is amount.currency]
        if lines and sum(one.requested.minor_units for one in lines if one.requested) == amount.minor_units:
            return
        if len(lines) > 1:
            self._row.why.append(SeveralSources(str(amount.amount), amount.currency))
            return
        before = lines[0] if lines else None
        start = before or FinancingLine(
            id=FinancingLineId(self._new_id()),
            home=project.home,
            project=project.id,
            side=side,
            label=self._source(project),
            position=UNPLACED,
            fund=not any(one.fund for one in sources),
        )
        self.note(replace(start, requested=amount), before, ("requested",), worded(project.title))

    def _source(self, project: Project) -> Bilingual:
        """What a line of money is called: like the route, or in plain words."""
        route = next((one for one in self._projects.pipelines if one.id == project.pipeline), None)
        french, german = load_translator("fr"), load_translator("de_CH")
        return route.name if route is not None else Bilingual.of(french(AID), german(AID))


def _called(project: Project) -> str:
    return " ".join(filter(None, (project.number, worded(project.title))))
