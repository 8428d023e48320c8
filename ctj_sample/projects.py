"""How does an invented project go from the idea to the last payment?

Every move is one that the route of the reference data allows. The committee's opinion comes from a meeting
(`minutes`), which takes the projects that wait for one in their order.
"""

from datetime import date, timedelta
from functools import partial
from typing import Final

from ctj_desktop.domain.ids import (
    BudgetLineId,
    DecisionId,
    FinancingLineId,
    PartnerId,
    PaymentId,
    ProjectActionId,
    ProjectId,
    ProjectMoveId,
    link_id,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import (
    BudgetCategory,
    BudgetLine,
    FinancingLine,
    OpinionKind,
    Partner,
    Payment,
    Project,
    ProjectAction,
    ProjectMove,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.steps.records import titled
from ctj_desktop.storage.unit import Unit
from ctj_sample.committee import add_contact
from ctj_sample.diary import PlannedAct, moment, workday_before
from ctj_sample.secretariat import SIDES, CommitteeDesk, body_name
from ctj_sample.words import said, vocabulary

PROJECTS_A_YEAR: Final = 18.75
ROUTES: Final = {"FPPT": 60, "INTERREG-VI": 15, "NPR": 15, "OWN": 10}
CURRENCY: Final = {Side.FR: Currency.EUR, Side.CH: Currency.CHF}
LINES: Final = 2  # costs of each side


class Route:
    """A project on its way; `here` is the code of its stage."""

    def __init__(self, desk: CommitteeDesk, code: str) -> None:
        self.desk, self.code = desk, code
        self.here: str | None = None
        self.row: Project | None = None
        self.lines: list[FinancingLine] = []

    @property
    def project(self) -> Project:
        """The project, once it is entered."""
        assert self.row is not None
        return self.row

    def plan(self, day: date, act: PlannedAct, hour: int = 10) -> None:
        """Something on a working day at or before that day."""
        self.desk.diary.plan(moment(workday_before(day), hour, self.desk.chance.randrange(60)), self.desk.author, act)

    def move(
        self, unit: Unit, to: str, on: date, reason: Bilingual = NO_TEXT, decision: DecisionId | None = None
    ) -> None:
        """One step that the route allows."""
        funding, project = self.desk.funding, self.project
        assert self.here is None or to in funding.allowed[self.code][self.here], (self.code, self.here, to)
        before = funding.stages[self.code, self.here].id if self.here else None
        wanted = funding.stages[self.code, to]
        if self.here:
            name = wanted.name
            unit.name("project.state", number=project.number or "", state_fr=name.fr.text, state_de=name.de.text)
        unit.save_own(
            ProjectMove(
                id=ProjectMoveId(unit.new_id()),
                home=self.desk.home,
                project=project.id,
                from_stage=before,
                to_stage=wanted.id,
                on=on,
                reason=reason,
                by=unit.author,
                decision=decision,
            )
        )
        self.here = to


def year_of_projects(desk: CommitteeDesk, year: int) -> None:
    """Plan the projects that begin in an invented year."""
    start = desk.plan.first_day(year)
    count = desk.plan.up_to(PROJECTS_A_YEAR, year + 1) - desk.plan.up_to(PROJECTS_A_YEAR, year)
    for day in sorted(desk.chance.randrange(5, 358) for _ in range(count)):
        route = Route(desk, desk.chance.choices(tuple(ROUTES), tuple(ROUTES.values()))[0])
        route.plan(start + timedelta(days=day), _beginning(route), 9)


def _beginning(route: Route) -> PlannedAct:
    def act(unit: Unit) -> None:
        """The idea with its contact; partners and money follow within weeks."""
        day, desk = unit.at.date(), route.desk
        _enter(route, unit, day)
        route.plan(day + timedelta(days=6), lambda later: _partners(route, later))
        route.plan(day + timedelta(days=9), lambda later: _budget(route, later), 14)
        route.plan(day + timedelta(days=14), lambda later: route.move(later, "preparation", later.at.date()))
        if desk.chance.random() < 0.06:
            route.plan(day + timedelta(days=50), lambda later: _abandon(route, later))
            return
        route.plan(day + timedelta(days=35), lambda later: _correct(route, later))
        route.plan(day + timedelta(days=45), lambda later: _ask_opinion(route, later))

    return act


def _enter(route: Route, unit: Unit, day: date) -> None:
    desk = route.desk
    pair = desk.one(vocabulary()["projects"])
    body = desk.one(desk.associations)
    about = desk.said(pair)
    number = desk.number(Series.PROJECT, day)
    contact = add_contact(desk, unit, body, f"Contact {number} {desk.short[0]}")
    desk.contacts.append(contact.id)
    territories = (desk.committee.territory,) if desk.committee.territory else ()
    summary = desk.said(vocabulary()["summary"], title=(about.fr, about.de), body=body_name(body))
    route.row = unit.save_own(
        Project(
            id=ProjectId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            number=number,
            title=about.both,
            summary=summary.both,
            pipeline=desk.funding.pipelines[route.code],
            territories=territories,
            themes=(pair[2],),
            place=desk.one(desk.places),
            starts=day + timedelta(days=200),
            ends=day + timedelta(days=500),
            contact=contact.id,
        )
    )
    unit.name("project.added", number=number, **titled(about.both))
    route.move(unit, "idea", day)
    action = desk.one(desk.actions)
    identity = ProjectActionId(link_id("project_action", route.project.id, action))
    unit.save_own(ProjectAction(id=identity, home=desk.home, project=route.project.id, action=action))


def _partners(route: Route, unit: Unit) -> None:
    desk = route.desk
    unit.name("partner.added", **titled(route.project.title))
    for side in SIDES:
        body = desk.one(desk.bodies[side])
        unit.save_own(
            Partner(
                id=PartnerId(unit.new_id()),
                home=desk.home,
                project=route.project.id,
                organisation=body.id,
                side=side,
                lead=True,
            )
        )


def _budget(route: Route, unit: Unit) -> None:
    """Costs and sources of each side in its own currency; both make the same sum."""
    unit.name("budget_line.added", **titled(route.project.title))
    for side in SIDES:
        amounts = [10_000 * (4 + route.desk.chance.randrange(70)) for _ in range(LINES)]
        lines = route.desk.chance.sample(vocabulary()["budget"], LINES)
        for (category, french, german), amount, key in zip(lines, amounts, _keys(route), strict=True):
            _cost(route, unit, side, category, said((french, german)).both, amount, key)
        grant = sum(amounts) // 2
        for key, (label, amount) in zip(_keys(route), _sources(route, sum(amounts), grant), strict=True):
            route.lines.append(_source(route, unit, side, label, amount, key))


def _sources(route: Route, total: int, grant: int) -> list[tuple[Bilingual, int]]:
    own = said(vocabulary()["own_funds"]).both
    return [(said(vocabulary()["grant"][route.code]).both, grant), (own, total - grant)]


def _keys(route: Route) -> list[str]:
    return spread(LINES, route.desk.chance.randrange)


def _cost(route: Route, unit: Unit, side: Side, category: str, label: Bilingual, amount: int, position: str) -> None:
    unit.save_own(
        BudgetLine(
            id=BudgetLineId(unit.new_id()),
            home=route.desk.home,
            project=route.project.id,
            position=position,
            side=side,
            category=BudgetCategory(category),
            label=label,
            amount=Money(amount, CURRENCY[side]),
        )
    )


def _source(route: Route, unit: Unit, side: Side, label: Bilingual, amount: int, position: str) -> FinancingLine:
    return unit.save_own(
        FinancingLine(
            id=FinancingLineId(unit.new_id()),
            home=route.desk.home,
            project=route.project.id,
            position=position,
            side=side,
            label=label,
            requested=Money(amount, CURRENCY[side]),
            requested_on=unit.at.date(),
        )
    )


def _correct(route: Route, unit: Unit) -> None:
    """Place and dates are known better now."""
    project, days = route.project, timedelta(days=route.desk.chance.randrange(1, 90))
    unit.name("project.changed", number=project.number or "", **titled(project.title))
    after = replace(project, place=route.desk.one(route.desk.places), starts=(project.starts or unit.at.date()) + days)
    route.row = unit.save_own(after, before=project)


def _ask_opinion(route: Route, unit: Unit) -> None:
    route.move(unit, "opinion", unit.at.date())
    route.desk.waiting.append(route.project)
    route.desk.answers[route.project.id] = partial(_after_opinion, route)


def _abandon(route: Route, unit: Unit) -> None:
    route.move(unit, "abandoned", unit.at.date(), said(vocabulary()["abandoned"]).both)


# after the opinion


def _after_opinion(route: Route, kind: OpinionKind, decision: DecisionId, day: date) -> None:
    """Plan the rest of the way; an unfavourable opinion ends most projects."""
    if kind is OpinionKind.UNFAVOURABLE:
        route.plan(day + timedelta(days=20), lambda unit: _abandon(route, unit))
        return
    if route.code == "OWN":
        steps = ["accepted", "running", "report", "settled"]
        gaps = [1, 40, 200, 60]
    else:
        outcome = route.desk.chance.choices(("accepted", "conditional", "refused", "deferred"), (62, 14, 14, 10))[0]
        steps = ["filed", "admissible", "examination", "submitted", outcome]
        gaps = [12, 10, 1, 40, 20]
        if outcome in ("accepted", "conditional"):
            steps += ["agreement", "running", "report", "settled"]
            gaps += [25, 20, 240, 60]
    _plan_steps(route, steps, gaps, decision, day)


def _plan_steps(route: Route, steps: list[str], gaps: list[int], decision: DecisionId, day: date) -> None:
    for place, (step, gap) in enumerate(zip(steps, gaps, strict=True)):
        day += timedelta(days=gap + route.desk.chance.randrange(5))
        cause = decision if place == 0 else None
        at = moment(workday_before(day), 9 + place, route.desk.chance.randrange(60))
        route.desk.diary.plan(at, route.desk.author, _step(route, step, cause))
        if step in ("accepted", "conditional"):
            route.plan(day + timedelta(days=5), lambda unit: _award(route, unit), 17)
        if step in ("running", "settled"):
            note = vocabulary()["payment" if step == "running" else "final_payment"]
            route.plan(day + timedelta(days=9), _payment(route, note), 17)


def _step(route: Route, to: str, decision: DecisionId | None) -> PlannedAct:
    return lambda unit: route.move(unit, to, unit.at.date(), NO_TEXT, decision)


def _award(route: Route, unit: Unit) -> None:
    """Eight tenths or all of what was requested."""
    unit.name("financing_line.changed", **titled(route.project.title))
    for place in range(0, len(route.lines), LINES):
        line = route.lines[place]
        assert line.requested is not None
        share = route.desk.one((8, 9, 10))
        awarded = Money(line.requested.minor_units // 1000 * share * 100, line.requested.currency)
        route.lines[place] = unit.save_own(replace(line, awarded=awarded, awarded_on=unit.at.date()), before=line)


def _payment(route: Route, note: str) -> PlannedAct:
    def act(unit: Unit) -> None:
        """Half of what was awarded, to each side."""
        unit.name("payment.added", **titled(route.project.title))
        for line in route.lines[::LINES]:
            if line.awarded is not None:
                half = Money(line.awarded.minor_units // 2, line.awarded.currency)
                unit.save_own(
                    Payment(
                        id=PaymentId(unit.new_id()),
                        home=route.desk.home,
                        line=line.id,
                        on=unit.at.date(),
                        amount=half,
                        note=note,
                    )
                )

    return act
