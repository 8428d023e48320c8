"""Does a project go only along its route, back only to the stage before, and with what its route asks for?"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.way import MoveFacts, before, further_back, missing, needs_of_stage, path, reachable
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, MoveNeed, Stage, StageRole
from ctj_desktop.domain.texts import NO_TEXT

DAY = date(2027, 3, 12)
NOTHING = MoveFacts(
    reason=False,
    decision=False,
    opinion=False,
    document=False,
    window=None,
    sides=frozenset(),
    budgets=(),
    open_conditions=1,
)
ROUTES = st.dictionaries(st.integers(0, 6), st.frozensets(st.integers(0, 6), max_size=4), min_size=7, max_size=7)


def a_plan(cost: int, requested: int, *, awarded: int | None = None, paid: int | None = None) -> SubBudget:
    """One cost and one source, in cents."""
    common: Any = {"id": UUID(int=1), "home": UUID(int=2), "project": UUID(int=3), "side": Side.FR, "label": NO_TEXT}
    line: Any = FinancingLine(**common, requested=eur(requested), awarded=eur(awarded) if awarded is not None else None)
    costs: Any = (BudgetLine(**common, amount=eur(cost)),)
    return SubBudget(
        currency=Currency.EUR, costs=costs, sources=(line,), paid={line.id: eur(paid)} if paid is not None else {}
    )


def eur(amount: int) -> Money:
    return Money(amount, Currency.EUR)


@settings(max_examples=100)
@given(ROUTES, st.lists(st.integers(0, 20), max_size=25))
def test_stages_move_only_along_the_table_and_back_only_to_the_one_before(
    route: dict[int, frozenset[int]], choices: list[int]
) -> None:
    reached = [0]
    for choice in choices:
        behind, allowed = path(reached), sorted(route[reached[-1]] - {reached[-1]})
        possible = reachable(behind, allowed)
        assert set(possible) <= set(allowed)
        for stage in possible:
            assert stage not in behind or stage == before(behind)
        for stage in set(allowed) - set(possible):
            assert further_back(behind, stage)
        if not possible:
            return
        reached.append(possible[choice % len(possible)])
        after = path(reached)
        assert after in ([*behind, reached[-1]], behind[:-1])
        assert len(set(after)) == len(after)  # it never stands twice in its own past


def test_whoever_went_back_stands_where_they_were() -> None:
    assert path(["idea", "preparation", "opinion", "preparation"]) == ["idea", "preparation"]
    assert before(path(["idea", "preparation", "opinion", "preparation"])) == "idea"
    assert before(["idea"]) is None
    assert path([]) == []


@pytest.mark.parametrize(
    ("window", "open_now"),
    [
        ((DAY, DAY), True),
        ((None, DAY), True),
        ((DAY, None), True),
        ((None, None), False),
        ((DAY + timedelta(1), DAY + timedelta(9)), False),
        ((DAY - timedelta(9), DAY - timedelta(1)), False),
    ],
)
def test_a_call_is_open_from_its_first_to_its_last_day(window: tuple[date | None, date | None], open_now: bool) -> None:
    lacks = missing([MoveNeed.CALL, MoveNeed.OPEN_CALL], replace(NOTHING, window=window), DAY)
    assert lacks == (() if open_now else (MoveNeed.OPEN_CALL,))


def test_all_that_is_missing_is_said_at_once_and_in_order() -> None:
    assert missing(tuple(reversed(MoveNeed)), NOTHING, DAY) == tuple(MoveNeed)
    everything = MoveFacts(
        reason=True,
        decision=True,
        opinion=True,
        document=True,
        window=(None, DAY),
        sides=frozenset(Side),
        budgets=(a_plan(5, 5, awarded=5, paid=5), SubBudget(currency=Currency.CHF)),
        open_conditions=0,
        granting=a_plan(5, 5, awarded=5).sources,
    )
    assert missing(tuple(MoveNeed), everything, DAY) == ()
    assert missing((), NOTHING, DAY) == ()


@pytest.mark.parametrize(
    ("need", "parts"),
    [
        (MoveNeed.BALANCED, {"budgets": (a_plan(5, 5), a_plan(4, 3))}),
        (MoveNeed.AWARD, {"granting": a_plan(5, 5, awarded=0).sources}),
        (MoveNeed.AWARD, {"granting": a_plan(5, 5).sources, "budgets": (a_plan(5, 5, awarded=5),)}),
        (MoveNeed.PAID, {"budgets": (a_plan(5, 5, awarded=5, paid=5), a_plan(5, 5, awarded=3, paid=2))}),
        (MoveNeed.PAID, {"budgets": (a_plan(5, 5, awarded=3),)}),
        (MoveNeed.PAID, {"budgets": (a_plan(5, 5),)}),
        (MoveNeed.PARTNERS, {"sides": frozenset({Side.CH})}),
    ],
)
def test_half_of_it_is_not_enough(need: MoveNeed, parts: Any) -> None:
    assert missing([need], replace(NOTHING, **parts), DAY) == (need,)


def test_what_lets_itself_be_excused_is_there_once_a_reason_is() -> None:
    needs = (MoveNeed.BALANCED, MoveNeed.AWARD)
    assert missing(needs, NOTHING, DAY, {MoveNeed.BALANCED}) == needs
    assert missing(needs, replace(NOTHING, reason=True), DAY, {MoveNeed.BALANCED}) == (MoveNeed.AWARD,)
    assert missing(needs, replace(NOTHING, reason=True), DAY) == needs


@pytest.mark.parametrize(
    ("code", "role", "needs"),
    [
        ("accepted", StageRole.ACTIVE, {MoveNeed.AWARD, MoveNeed.BALANCED}),
        ("filed", StageRole.ACTIVE, set()),
        ("withdrawn", StageRole.SIDE_EXIT, {MoveNeed.REASON}),
    ],
)
def test_a_grant_needs_what_it_says_and_a_side_exit_a_reason(code: str, role: StageRole, needs: set[MoveNeed]) -> None:
    key: Any = UUID(int=1)
    stage = Stage(id=key, home=key, pipeline=key, code=code, position="a", name=NO_TEXT, role=role)
    assert needs_of_stage(stage) == needs
