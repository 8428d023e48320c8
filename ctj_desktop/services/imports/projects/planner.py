"""What would a list of projects change here, row by row?

A project is known by its number, else by the file number of the fund and its title. What a row does not say stays; a
number that is none of this program, a body whose side nobody knows or an amount without its currency is left out, and
the row says so.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.ids import PartnerId, ProjectId, ProjectMoveId, TerritoryId
from ctj_desktop.domain.numbers import Series, parse_number
from ctj_desktop.domain.projects.way import GRANTED
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, FinancingLine, Partner, Pipeline, Project, ProjectMove, Stage
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import N_, UserError
from ctj_desktop.files.stepwise import Step
from ctj_desktop.files.tables.table import SourceRow
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.cells import STAGES, instrument, plain
from ctj_desktop.services.imports.columns import text_language
from ctj_desktop.services.imports.people import reworded
from ctj_desktop.services.imports.projects.directory import ProjectDirectory, named
from ctj_desktop.services.imports.projects.money import ProjectMoney
from ctj_desktop.services.imports.projects.rows import PartnerSaid, ProjectSaid, project_said
from ctj_desktop.services.imports.refusals import (
    GrantedWithoutAmount,
    LeadThere,
    NoNumberThere,
    NoSideOfPartner,
    NotKnownThere,
    NumberGone,
    ProjectEndsBefore,
    RouteStays,
    StageOfNoRoute,
    StageStays,
    TitleMissing,
    UnknownWordThere,
)
from ctj_desktop.services.imports.row_cells import ReadColumns
from ctj_desktop.services.imports.rows import RowPlanner, RowWaits, worded
from ctj_desktop.services.imports.verdicts import Answer, ImportOrder
from ctj_desktop.services.projects.refusals import RouteClosed
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.storage.open_file import OpenFile

AID: Final = N_("Aid requested")
"""The line of money of a project that goes along no route yet."""
BY_LIST, BY_A_LIST = N_("According to the list {name}"), N_("According to a list that was imported")
"""Why a project is at a stage that nobody moved it to."""


class ProjectsPlanner(RowPlanner):
    """Projects of one committee, with their first stage, their lead bodies and the money asked for."""

    def __init__(self, store: OpenFile, order: ImportOrder, committee: Committee, step: Step) -> None:
        self._projects = ProjectDirectory(store, committee, step)
        super().__init__(store, order, self._projects)
        self._committee, self._new_id = committee, store.environment.new_id
        self._in_both = load_translator("fr"), load_translator("de_CH")
        self._language = text_language(order.table.headings, order.columns)
        self._columns = ReadColumns(order.table.headings, order.columns, order.since)
        self._money = ProjectMoney(self._projects, self._new_id, order.since)

    def plan_row(self, row: SourceRow) -> None:
        said = project_said(row, self._columns)
        self._row.name = said.title or said.title_de or said.number
        self._row.why.extend(said.remarks)
        number = self._number(said)
        before, joined = self._meant(said, number)
        self._row.is_here = before is not None
        if before is None and not said.title and not said.title_de:
            raise TitleMissing
        project, route = self._project(said, number, before, joined=joined)
        entered = self._stand(project, route, said.stage)
        if entered is not None and entered.code in GRANTED and not self._is_awarded(project, said):
            self._row.why.append(GrantedWithoutAmount(entered.name))
        for partner in said.partners:
            self._partner(project, partner)
        for found in self._money.changes(project, said, self._source(project)):
            if isinstance(found, UserError):
                self._row.why.append(found)
            else:
                self.note(found.after, found.before, found.fields, worded(project.title))

    # which project

    def _number(self, said: ProjectSaid) -> str:
        """The number here; a program of its own may call it a file number."""
        parsed = parse_number(said.number or said.reference, Series.PROJECT)
        if said.number and parsed is None:
            self._row.why.append(NoNumberThere(self._columns.title("project_number"), said.number[:60]))
        return str(parsed) if parsed is not None else ""

    def _meant(self, said: ProjectSaid, number: str) -> tuple[Project | None, bool]:
        """The project that is meant, and whether a person has said so; RowWaits, NumberGone."""
        here = self._projects.numbered(number) if number else None
        if here is not None:
            return here, False
        titled, referred = self._projects.titled(said.title, said.title_de), self._projects.referred(said.reference)
        alike = [*referred, *(one for one in titled if one not in referred)]
        answer = self._order.answers.get(self._row.number)
        if alike and not (len(alike) == 1 and _is_certain(alike[0], said, number, titled=alike[0] in titled)):
            if answer is None:
                raise RowWaits(_called(alike[0]), of=Project.kind)
            if answer is Answer.JOIN:
                self._row.joined.append(_called(alike[0]))
                return alike[0], True
            alike = []
        if number in self._projects.numbers:  # of a project that is no longer here, or it would be meant
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
            "number": start.number or number,
            "funder_reference": _reference(said, start),
            "territories": self._territories(said, before),
            "title": reworded(start.title, said.title, said.title_de, self._language, filling=joined),
            "summary": reworded(start.summary, said.summary, said.summary_de, self._language, filling=joined),
            "themes": said.themes,
            "programme_objective": said.objective,
            "place": said.place,
            "starts": said.starts,
            "ends": said.ends,
            "call": call.id if call is not None else None,
        }
        kept = {name: value for name, value in values.items() if value not in ("", None, ())}
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
            return self._taking(of_call or found, said.starts or project.starts)
        if found is not None and found.id != project.pipeline:
            self._row.why.append(RouteStays(worded(found.name)))
        return None

    def _territories(self, said: ProjectSaid, before: Project | None) -> tuple[TerritoryId, ...] | None:
        """Those that are named; where one of them is not known, those of a project that is here stay."""
        found: list[TerritoryId] = []
        for name in said.territories:
            one = self._projects.territory_named(name)
            if one is not None:
                found.append(one.id)
            else:
                self._row.why.append(NotKnownThere(self._columns.title("territories"), name[:60]))
        whole = len(found) == len(said.territories) or before is None
        return tuple(dict.fromkeys(found)) if found and whole else None

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

    def _taking(self, route: Pipeline | None, starts: date | None) -> Pipeline | None:
        """The route, where it takes a project on the day of the list or on the one on which the project begins."""
        if route is None or self._entered(route, starts) is not None:
            return route
        assert route.closed_on is not None, "one that takes none on that day"
        self._row.why.append(RouteClosed(route.name, route.closed_on))
        return None

    def _entered(self, route: Pipeline, starts: date | None) -> date | None:
        """On which day a project enters a route: of one that is closed the day on which the project begins."""
        days = (self._order.since, starts)
        return next((day for day in days if day and (route.closed_on is None or day <= route.closed_on)), None)

    def _is_awarded(self, project: Project, said: ProjectSaid) -> bool:
        """Whether the list says an amount that was granted, or one is here."""
        here = self._projects.parts(FinancingLine, project.id)
        amounts = [money for fact, money in said.amounts if fact == "awarded"]
        return any(one.minor_units > 0 for one in (*amounts, *(line.awarded for line in here)) if one is not None)

    def _stand(self, project: Project, route: Pipeline | None, text: str) -> Stage | None:
        """At the stage that the list says, or at the first one, where it enters a route; else where it stands.

        Returns the stage that it enters.
        """
        if project.pipeline is None:
            if text:
                self._row.why.append(StageOfNoRoute(text[:60]))
            return None
        stages, here = self._projects.stages(project.pipeline), self._projects.stage(project.id)
        wanted = _stage_named(stages, text) if text else None
        if text and wanted is None:
            self._row.why.append(NotKnownThere(self._columns.title("stage"), text[:60]))
        if route is not None and stages:
            self._enter(project, route, wanted or stages[0], first=wanted in (None, stages[0]))
            return wanted or stages[0]
        if here is not None and wanted is not None and wanted.id != here.id:
            self._row.why.append(StageStays(here.name, text[:60]))
        return None

    def _enter(self, project: Project, route: Pipeline, stage: Stage, *, first: bool) -> None:
        name = self._order.source or self._order.sender
        reason = BY_LIST if name else BY_A_LIST
        said = (t(reason).format(name=name) for t in self._in_both)
        move = ProjectMove(
            id=ProjectMoveId(self._new_id()),
            home=project.home,
            project=project.id,
            to_stage=stage.id,
            on=self._entered(route, project.starts) or self._order.since,
            reason=NO_TEXT if first else Bilingual.of(*said),
        )
        self.note(move, None, (), worded(project.title))

    def _partner(self, project: Project, said: PartnerSaid) -> None:
        """A body of its side; each side has one lead partner."""
        body = self._projects.body_named(said.name)
        side = said.side or (body.side if body is not None else None)
        if side is None:
            self._row.why.append(NoSideOfPartner(said.name[:60]))
            return
        of_row = [one for one, _fields in self._row.records.values() if isinstance(one, Partner)]
        here = {one.id: one for one in (*self._projects.parts(Partner, project.id), *of_row) if one.side is side}
        same = next((one for one in here.values() if self._is(one, said.name)), None)
        other = next((one for one in here.values() if one.lead and one is not same), None)
        if said.lead and other is not None:
            self._row.why.append(LeadThere(self._partner_name(other), said.name[:60]))
            return
        made = same or Partner(
            id=PartnerId(self._new_id()),
            home=project.home,
            project=project.id,
            organisation=body.id if body is not None else None,
            name="" if body is not None else said.name,
            side=side,
        )
        if made is not same or said.lead:
            self.note(replace(made, lead=made.lead or said.lead), same, (), said.name)

    def _is(self, partner: Partner, name: str) -> bool:
        body = self._projects.body_named(name)
        known = body is not None and self._projects.shown(partner.organisation) == body.id
        return known or plain(partner.name) == plain(name)

    def _partner_name(self, partner: Partner) -> str:
        body = self._projects.body(partner.organisation) if partner.organisation is not None else None
        return worded(body.name) if body is not None else partner.name

    def _source(self, project: Project) -> Bilingual:
        """What a line of money is called: like the route, or in plain words."""
        route = next((one for one in self._projects.pipelines if one.id == project.pipeline), None)
        return route.name if route is not None else Bilingual.of(*(t(AID) for t in self._in_both))


def _is_certain(project: Project, said: ProjectSaid, number: str, *, titled: bool) -> bool:
    """Whether nothing that a row says tells it from a project that is like it."""
    other_number = bool(number and project.number)
    other_file = bool(said.reference and project.funder_reference) and plain(said.reference) != plain(
        project.funder_reference
    )
    return (titled or not (said.title or said.title_de)) and not other_number and not other_file


def _reference(said: ProjectSaid, project: Project) -> str:
    """The file number as it is here, where the list writes it otherwise; a number of this program is none."""
    if parse_number(said.reference, Series.PROJECT) is not None:
        return ""
    same = plain(said.reference) == plain(project.funder_reference)
    return project.funder_reference if same else said.reference


def _stage_named(stages: Sequence[Stage], text: str) -> Stage | None:
    """By its code or name, else as programmes call it."""
    code = STAGES.get(plain(text))
    return named(stages, text) or next((one for one in stages if one.code == code), None)


def _called(project: Project) -> str:
    return " ".join(filter(None, (project.number, worded(project.title))))
