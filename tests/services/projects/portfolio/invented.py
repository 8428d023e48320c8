"""Projects of every sort in no order, made of one number: what is summed of them is counted by hand in the tests."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from ctj_desktop.domain.ids import (
    ActionId,
    AxisId,
    CallId,
    FinancingLineId,
    OrganisationId,
    PartnerId,
    PaymentId,
    PipelineId,
    ProjectActionId,
    ProjectId,
    ProjectMoveId,
    StageId,
    StrategyId,
    TerritoryId,
    uuid7,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import (
    FinancingLine,
    Instrument,
    MoneyOrigin,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    Stage,
)
from ctj_desktop.domain.records.strategy import Action, Axis, Strategy
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_store, save

NAME = Bilingual.of("Marché", "Markt")
CODES = ("idea", "filed", "closed")
Fields = dict[str, Any]  # of a record, each of its own type


class Invention:
    """A workspace with two committees, three territories, two routes, a strategy of two axes, and projects."""

    def __init__(self, path: Path, seed: int, projects: int) -> None:
        self.chance, self.store = Random(seed), a_store(path)
        self.committees = [a_committee("MOC"), a_committee("PHD")]
        self.home = self.store.home()
        self.call, self.bodies = CallId(uuid7()), [OrganisationId(uuid7()) for _ in range(3)]
        base: Fields = {"home": self.home}
        self.territories = [
            Territory(id=TerritoryId(uuid7()), code=code, name=NAME, **base) for code in ("AAA", "BBB", "CCC")
        ]
        self.routes = [
            Pipeline(id=PipelineId(uuid7()), code=one.value, name=NAME, instrument=one, **base)
            for one in (Instrument.FPPT, Instrument.NPR)
        ]
        self.stages = {
            route.id: [
                Stage(id=StageId(uuid7()), pipeline=route.id, code=code, position=code, name=NAME, **base)
                for code in CODES
            ]
            for route in self.routes
        }
        strategy = Strategy(id=StrategyId(uuid7()), code="2017", name=NAME, **base)
        axes = [Axis(id=AxisId(uuid7()), strategy=strategy.id, position=at, title=NAME, **base) for at in "ab"]
        self.actions = [
            Action(id=ActionId(uuid7()), strategy=strategy.id, axis=axis, position="a", title=NAME, **base)
            for axis in (axes[0].id, axes[0].id, axes[1].id, None)
        ]
        stages = [stage for ours in self.stages.values() for stage in ours]
        save(self.store, *self.committees, *self.territories, *self.routes, *stages, strategy, *axes, *self.actions)
        save(self.store, *(record for _ in range(projects) for record in self._project()))

    def _project(self) -> list[Record]:
        chance, key = self.chance, ProjectId(uuid7())
        committee: Committee = chance.choice(self.committees)
        base: Fields = {"home": committee.home, "project": key}
        route = chance.choice([*self.routes, None])
        territories = tuple(one.id for one in chance.sample(self.territories, chance.randrange(3)))
        made: list[Record] = [
            Project(
                id=key,
                home=committee.home,
                committee=committee.id,
                title=NAME,
                pipeline=route.id if route is not None else None,
                territories=territories,
                starts=chance.choice([None, date(2025, 3, 1)]),
                call=chance.choice([None, self.call]),
            )
        ]
        if route is not None:
            made += self._moves(route, base)
        for side in chance.sample(list(Side), chance.randrange(3)):
            body = chance.choice([None, *self.bodies])
            made.append(Partner(id=PartnerId(uuid7()), side=side, name="Amis", organisation=body, **base))
        for action in chance.sample(self.actions, chance.randrange(3)):
            made.append(ProjectAction(id=ProjectActionId(uuid7()), action=action.id, **base))
        for _ in range(chance.randrange(4)):
            made += self._line(base)
        return made

    def _moves(self, route: Pipeline, base: Fields) -> list[Record]:
        before, made = None, list[Record]()
        for stage in self.stages[route.id][: self.chance.randrange(4)]:
            day = date(2026, 1, 1).replace(year=self.chance.choice([2026, 2027]))
            identity = ProjectMoveId(uuid7())
            made.append(ProjectMove(id=identity, from_stage=before, to_stage=stage.id, on=day, **base))
            before = stage.id
        return made

    def _line(self, base: Fields) -> list[Record]:
        chance = self.chance
        currency, line = chance.choice(list(Currency)), FinancingLineId(uuid7())

        def some() -> Money | None:
            return Money(chance.randrange(10**9), currency) if chance.random() < 0.7 else None

        source = FinancingLine(
            id=line,
            side=chance.choice(list(Side)),
            label=NAME,
            requested=some(),
            awarded=some(),
            committed=some(),
            in_kind=chance.random() < 0.2,
            fund=chance.random() < 0.3,
            origin=chance.choice([None, *MoneyOrigin]),
            organisation=chance.choice([None, *self.bodies]),
            **base,
        )
        paid: list[Record] = [
            Payment(
                id=PaymentId(uuid7()),
                home=base["home"],
                line=line,
                on=date(2027, 5, 1),
                amount=Money(chance.randrange(1, 10**8), currency),
            )
            for _ in range(chance.randrange(3))
        ]
        return [source, *paid]


def invented(path: Path, seed: int, projects: int = 30) -> Store:
    """A workspace with so many projects."""
    return Invention(path, seed, projects).store
