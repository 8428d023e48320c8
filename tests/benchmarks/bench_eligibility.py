"""What does it cost to judge projects by the rules of their calls: one of 3,000, a board of hundreds, all of them?"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.ids import (
    BudgetLineId,
    CallId,
    CallRuleId,
    ExchangeRateId,
    FinancingLineId,
    PartnerId,
    PipelineId,
    ProjectId,
    ProjectMoveId,
    StageId,
    uuid7,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import (
    BudgetCategory,
    BudgetLine,
    Call,
    CallRule,
    ExchangeRate,
    FinancingLine,
    Instrument,
    Partner,
    Pipeline,
    Project,
    ProjectMove,
    RuleKind,
    Stage,
    StageRole,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.projects.eligibility import Marks, judged_project, marks
from ctj_desktop.services.projects.lists import board_lines, read_standing
from ctj_desktop.storage.queries.projects import ProjectFilter
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure, measure
from tests.storage.builders import a_committee, a_store, save

PROJECTS: Final = 3_000
BOARD: Final = 400
IN_SIGHT: Final = 40
"""Cards that a large window shows at once."""
DAY: Final = date(2027, 2, 24)
NAME: Final = Bilingual.of("Marché", "Markt")
CURRENCY: Final = {Side.FR: Currency.EUR, Side.CH: Currency.CHF}
Fields = dict[str, Any]  # of a record, each of its own type


def figures(folder: Path) -> Iterator[Figure]:
    """One project as its sheet asks, the cards of a board, and all for the check."""
    store = projects(folder / "eligibility.ctj")
    numbers = [number for held in read_standing(store).held.values() for number in held]
    assert len(marks(store, numbers, DAY)) == PROJECTS
    one = store.all(Project)[PROJECTS // 2].id
    asked: dict[str, tuple[Callable[[], object], str]] = {
        f"eligibility of one of {PROJECTS:,}": (lambda: judged_project(store, one, DAY), "<= 10 ms"),
        f"marks of a board of {BOARD}": (lambda: marks(store, numbers[:BOARD], DAY), "<= 100 ms with the board"),
        f"marks of all {PROJECTS:,}": (lambda: marks(store, numbers, DAY), "-"),
    }
    board = read_standing(store)
    active, wanted = board.in_role(StageRole.ACTIVE), ProjectFilter(pipeline=store.all(Pipeline)[0].id)

    def seen() -> None:
        lines = board_lines(store, board, active, DAY, wanted)
        assert len(lines) == BOARD
        found = Marks(store, {line.key: number for number, line in lines}, DAY)
        assert all(found.of(line.key) is not None for _, line in lines[:IN_SIGHT])

    asked[f"board of {BOARD} of {PROJECTS:,}, with the {IN_SIGHT} marks in sight"] = (seen, "<= 100 ms")
    for name, (act, aim) in asked.items():
        yield measure(name, act, "bare SELECT", lambda: _bare(store), rounds=9, aim=aim)
    store.close()


def projects(path: Path) -> Store:
    """Four calls of nine rules, each answered by a quarter of the projects."""
    store, committee = a_store(path), a_committee()
    home = committee.home
    route = Pipeline(id=PipelineId(uuid7()), home=home, code="R", name=NAME, instrument=Instrument.FPPT)
    made = [
        Call(id=CallId(uuid7()), home=home, pipeline=route.id, code=f"{at}", name=NAME, opens=DAY, closes=DAY)
        for at in range(4)
    ]
    stages = [
        Stage(
            id=StageId(uuid7()),
            home=home,
            pipeline=route.id,
            code=role.value,
            position=role.value,
            name=NAME,
            role=role,
        )
        for role in (StageRole.ACTIVE, StageRole.END)
    ]
    save(store, committee, route, *stages, *made, *(one for call in made for one in _rules(call)))
    with store.batch():
        for first in range(0, PROJECTS, 100):
            stage = stages[first >= BOARD]
            rows = (one for at in range(first, first + 100) for one in _project(committee, made[at % 4], stage, at))
            save(store, *rows)
    return store


def _rules(call: Call) -> Iterator[Record]:
    limits = {"amount_chf": Money(10_000_00, Currency.CHF), "amount_eur": Money(10_700_00, Currency.EUR)}
    given: tuple[tuple[RuleKind, Fields], ...] = (
        (RuleKind.MAX_AID, limits),
        (RuleKind.MAX_BUDGET, {"amount_chf": Money(100_000_00, Currency.CHF)}),
        (RuleKind.MAX_RATE, {"rate": 5_000}),
        (RuleKind.MAX_TRANSPORT_AND_CATERING, {"amount_eur": Money(500_00, Currency.EUR)}),
        (RuleKind.ELIGIBLE_HOLDER, {"holders": (OrganisationKind.ASSOCIATION,)}),
        (RuleKind.PARTNER_BOTH_SIDES, {}),
        (RuleKind.THEME, {"themes": ("culture", "sport")}),
        (RuleKind.ENVELOPE, {"amount_chf": Money(100_000_00, Currency.CHF)}),
        (RuleKind.OTHER, {}),
    )
    for kind, more in given:
        rule: Fields = {"id": CallRuleId(uuid7()), "home": call.home, "call": call.id, "rule_kind": kind, "text": NAME}
        yield CallRule(**rule | more)
    yield ExchangeRate(
        id=ExchangeRateId(uuid7()),
        home=call.home,
        call=call.id,
        from_currency=Currency.EUR,
        to_currency=Currency.CHF,
        rate="0.9431",
        on=DAY,
    )


def _project(committee: Committee, call: Call, stage: Stage, number: int) -> Iterator[Record]:
    home, key = committee.home, ProjectId(uuid7())
    title = Bilingual.of(f"Marché {number}", f"Markt {number}")
    yield Project(id=key, home=home, committee=committee.id, title=title, pipeline=call.pipeline, call=call.id)
    yield ProjectMove(id=ProjectMoveId(uuid7()), home=home, project=key, to_stage=stage.id, on=DAY)
    for side, currency in CURRENCY.items():
        yield Partner(id=PartnerId(uuid7()), home=home, project=key, side=side, lead=True, name="Les amis")
        asked = Money((number % 12) * 1_000_00, currency)
        common: Fields = {"home": home, "project": key, "side": side, "label": NAME}
        yield FinancingLine(id=FinancingLineId(uuid7()), requested=asked, fund=True, **common)
        for category in (BudgetCategory.STAFF, BudgetCategory.TRAVEL):
            yield BudgetLine(
                id=BudgetLineId(uuid7()), amount=Money(5_000_00 + number, currency), category=category, **common
            )


def _bare(store: Store) -> None:
    store.connection.run("SELECT * FROM financing_line").all()
