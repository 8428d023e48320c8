"""Are the sums of many projects those that one gets by counting one by one?"""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.plan import sub_budgets
from ctj_desktop.domain.funding.portfolio import (
    CountedProject,
    Fact,
    GroupFigures,
    Grouping,
    Portfolio,
    ProjectGroup,
    by_keys,
    counted,
    figures_between,
    figures_of_plan,
    grouped,
    keys_of,
    total,
)
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import OrganisationId, PartnerId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Instrument, MoneyOrigin, Partner
from tests.domain.builders import HOME, new_id
from tests.domain.funding.examples import CALL, PROJECT, a_payment, a_source, chf, eur

SUMS = st.builds(Sums, st.integers(0, 10**14), st.integers(0, 10**14))
FIGURES = st.builds(FundFigures, requested=SUMS, awarded=SUMS, committed=SUMS, paid=SUMS)
IDS = st.lists(st.integers(1, 3).map(lambda number: UUID(int=number)), unique=True, max_size=3).map(tuple)
PROJECTS = st.lists(
    st.builds(
        CountedProject,
        project=st.uuids(),
        stage=st.sampled_from(["idea", "filed", None]),
        instrument=st.sampled_from([*Instrument, None]),
        year=st.sampled_from([2026, 2027, None]),
        territories=IDS,
        axes=IDS,
        sides=st.sampled_from([(), (Side.FR,), (Side.CH,), (Side.FR, Side.CH)]),
        money=st.dictionaries(st.sampled_from(Side), FIGURES),
    ),
    max_size=8,
)
FACTS = ("requested", "awarded", "committed", "paid")


def by_hand(projects: list[CountedProject], fact: str, currency: str, side: Side | None = None) -> int:
    """Every amount of every project, one after the other."""
    return sum(
        getattr(getattr(figures, fact), currency)
        for one in projects
        for key, figures in one.money.items()
        if side in (None, key)
    )


@settings(max_examples=40)
@given(PROJECTS)
def test_every_group_is_the_sum_of_its_projects(projects: list[CountedProject]) -> None:
    for grouping in Grouping:
        groups = grouped(projects, grouping)
        assert groups.keys() == {key for one in projects for key in keys_of(one, grouping)}
        for key, found in groups.items():
            ours = [one for one in projects if key in keys_of(one, grouping)]
            assert found.projects == len(ours)
            side = key if isinstance(key, Side) else None
            if grouping is Grouping.SIDE and side is None:
                ours = []  # on neither side: its money belongs to none
            for fact in FACTS:
                for currency in ("eur", "chf"):
                    assert getattr(getattr(found.money, fact), currency) == by_hand(ours, fact, currency, side)
            assert found.of(Fact.LEFT) == Sums(
                by_hand(ours, "awarded", "eur", side) - by_hand(ours, "paid", "eur", side),
                by_hand(ours, "awarded", "chf", side) - by_hand(ours, "paid", "chf", side),
            )


@settings(max_examples=20)
@given(PROJECTS)
def test_the_total_counts_each_once_and_is_that_of_the_groups_in_which_a_project_stands_once(
    projects: list[CountedProject],
) -> None:
    whole = total(projects)
    assert whole.projects == len(projects)
    for grouping in (Grouping.STAGE, Grouping.INSTRUMENT, Grouping.YEAR):
        groups = grouped(projects, grouping).values()
        assert sum(one.projects for one in groups) == whole.projects
        for fact in FACTS:
            assert sum(getattr(one.money, fact).chf for one in groups) == getattr(whole.money, fact).chf


def test_any_keys_can_be_counted_by_and_a_project_counts_whole_in_each() -> None:
    money = {Side.CH: FundFigures(requested=Sums(0, 500_00)), Side.FR: FundFigures(requested=Sums(300_00, 0))}
    one = CountedProject(project=UUID(int=1), territories=(UUID(int=2), UUID(int=3)), money=money)
    found = by_keys([one], lambda project: project.territories)
    assert [group.money.requested for group in found.values()] == [Sums(300_00, 500_00)] * 2
    assert total([one]).projects == 1


def test_what_is_marked_counts_alone_and_nothing_else_where_a_call_is_answered() -> None:
    fund, canton = a_source(chf(500), fund=True), a_source(chf(300))
    kind, marked_kind = a_source(chf(200), in_kind=True), a_source(chf(100), in_kind=True, fund=True)
    for call in (CALL, None):
        assert counted([fund, canton, kind], call) == [fund]
        assert counted([], call) == []
    assert counted([canton, kind, marked_kind], CALL) == []
    assert counted([canton, kind, marked_kind], None) == [canton]


def test_own_money_is_asked_of_nobody() -> None:
    commune, canton = OrganisationId(new_id()), OrganisationId(new_id())
    partners = [
        Partner(id=PartnerId(new_id()), home=HOME, project=PROJECT, side=Side.CH, **given)
        for given in ({"organisation": commune}, {"name": "Amis"})
    ]
    given, own = a_source(chf(300), organisation=canton), a_source(chf(200), origin=MoneyOrigin.OWN)
    brought, unnamed = a_source(chf(15_000), organisation=commune), a_source(eur(10_000), origin=MoneyOrigin.PUBLIC)
    assert counted([given, own, brought, unnamed], None, partners) == [given, unnamed]
    plan = sub_budgets([], [brought, unnamed], [])
    assert figures_of_plan(plan, None, partners).requested == Sums(10_000_00, 0)


def test_of_a_plan_the_lines_that_count_are_summed() -> None:
    fund, own = a_source(eur(500), fund=True, awarded=eur(400), committed=eur(300)), a_source(chf(900))
    plan = sub_budgets([], [fund, own], [a_payment(fund, eur(200)), a_payment(own, chf(900))])
    assert figures_of_plan(plan, CALL) == FundFigures(
        requested=Sums(500_00, 0), awarded=Sums(400_00, 0), committed=Sums(300_00, 0), paid=Sums(200_00, 0)
    )
    alone = sub_budgets([], [own], [a_payment(own, chf(900))])
    assert figures_of_plan(alone, CALL) == FundFigures()
    assert figures_of_plan(alone, None) == FundFigures(requested=Sums(0, 900_00), paid=Sums(0, 900_00))


def test_each_fact_counts_by_its_own_day() -> None:
    line = a_source(
        chf(500),
        fund=True,
        requested_on=date(2026, 12, 31),
        awarded=chf(400),
        awarded_on=date(2027, 1, 1),
        committed=chf(300),
    )
    paid, elsewhere = a_payment(line, chf(200), date(2027, 12, 31)), a_payment(a_source(eur(9)), eur(9))
    year = figures_between([line], [paid, elsewhere], date(2027, 1, 1), date(2028, 1, 1))
    assert year == FundFigures(awarded=Sums(0, 400_00), paid=Sums(0, 200_00))
    whole = FundFigures(
        requested=Sums(0, 500_00), awarded=Sums(0, 400_00), committed=Sums(0, 300_00), paid=Sums(0, 200_00)
    )
    assert figures_between([line], [paid, elsewhere]) == whole
    assert figures_between([line], [paid], after=date(2027, 1, 1)).requested == Sums(0, 500_00)
    assert figures_between([line], [paid], date(2028, 1, 1)) == FundFigures()


def test_a_figure_leads_to_the_projects_that_it_counts() -> None:
    asks = CountedProject(
        project=UUID(int=1),
        sides=(Side.FR, Side.CH),
        money={Side.FR: FundFigures(requested=Sums(300, 0)), Side.CH: FundFigures(requested=Sums(0, 500))},
    )
    paid = CountedProject(project=UUID(int=2), sides=(Side.CH,), money={Side.CH: FundFigures(paid=Sums(0, 9))})
    poor = CountedProject(project=UUID(int=3), unmarked=True)
    ours = (asks, paid, poor)
    shown = Portfolio(projects=ours, year=None, total=total(ours), groups={}, years=())
    assert shown.unmarked == 1

    def behind(key: Side | None, fact: Fact, currency: Currency | None = None) -> list[int]:
        group = ProjectGroup(grouping=Grouping.SIDE, key=key, figures=GroupFigures())
        return [one.int for one in shown.behind(group, fact, currency)]

    assert behind(Side.CH, Fact.PROJECTS) == [1, 2]
    assert behind(None, Fact.PROJECTS) == [3]
    assert behind(Side.CH, Fact.REQUESTED) == [1]
    assert behind(Side.FR, Fact.REQUESTED, Currency.CHF) == []
    assert behind(Side.CH, Fact.LEFT) == [2]
    assert [one.int for one in shown.behind(None, Fact.REQUESTED, Currency.EUR)] == [1]
    with pytest.raises(ValueError, match="projects"):
        shown.total.of(Fact.PROJECTS)
