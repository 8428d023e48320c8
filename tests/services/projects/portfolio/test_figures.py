"""Does a portfolio say what its records say, counted one by one?"""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.funding.portfolio import GroupFigures, Grouping, GroupKey, Portfolio, counted, figures_between
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import (
    FinancingLine,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    Stage,
)
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.papers.print_centre import offers, subject
from ctj_desktop.services.projects.call_overview import call_overview
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.store import Store
from tests.office import Office
from tests.services.projects.portfolio.invented import invented
from tests.services.projects.test_call_overview import a_call, a_project, office

__all__ = ["office"]
FR, DAY = load_translator("fr_CH"), date(2027, 3, 12)


def keys_by_hand(store: Store, one: Project) -> dict[Grouping, set[GroupKey]]:
    """By what a project is grouped, from its records alone."""
    stage, route = project_stage(store, one.id), store.get(Pipeline, one.pipeline) if one.pipeline else None
    days = [move.on for move in store.all(ProjectMove, project=one.id)]
    began = min(days) if days else one.starts
    links = [store.get(Action, link.action) for link in store.all(ProjectAction, project=one.id)]
    sides = {partner.side for partner in store.all(Partner, project=one.id)}
    found = store.get(Stage, stage) if stage is not None else None
    keys: dict[Grouping, set[GroupKey]] = {
        Grouping.STAGE: {found.code if found is not None else None},
        Grouping.INSTRUMENT: {route.instrument if route is not None else None},
        Grouping.YEAR: {began.year if began is not None else None},
        Grouping.TERRITORY: set(one.territories),
        Grouping.AXIS: {action.axis for action in links if action is not None and action.axis is not None},
        Grouping.SIDE: {*sides, *(line.side for line in counted_of(store, one))},
    }
    return {grouping: ours or {None} for grouping, ours in keys.items()}


def lines_of(store: Store, one: Project) -> list[FinancingLine]:
    return store.all(FinancingLine, project=one.id)


def counted_of(store: Store, one: Project) -> list[FinancingLine]:
    return counted(lines_of(store, one), one.call, store.all(Partner, project=one.id))


def by_hand(store: Store, ours: list[Project], side: Side | None = None) -> GroupFigures:
    """Line by line, payment by payment."""
    lines = [line for one in ours for line in counted_of(store, one) if side in (None, line.side)]
    return GroupFigures(projects=len(ours), money=figures_between(lines, store.all(Payment)))


def check(store: Store, found: Portfolio, ours: list[Project]) -> None:
    """The total and every group."""
    assert found.total == by_hand(store, ours)
    keys = {one.id: keys_by_hand(store, one) for one in ours}
    for grouping in Grouping:
        expected: dict[GroupKey, GroupFigures] = {}
        for key in {key for one in ours for key in keys[one.id][grouping]}:
            inside = [one for one in ours if key in keys[one.id][grouping]]
            expected[key] = by_hand(store, inside, key if isinstance(key, Side) else None)
        assert {group.key: group.figures for group in found.groups[grouping]} == expected


@pytest.mark.parametrize("seed", range(3))
def test_every_sum_equals_that_of_the_records(tmp_path: Path, seed: int) -> None:
    with invented(tmp_path / "f.ctj", seed) as store:
        standing, everything = read_standing(store), store.all(Project)
        found = portfolio(store, standing)
        check(store, found, everything)
        silent = [one for one in everything if one.call is not None and not counted_of(store, one)]
        assert found.unmarked == sum(any(not line.in_kind for line in lines_of(store, one)) for one in silent)
        for committee in store.all(Committee):
            ours = [one for one in everything if one.committee == committee.id]
            check(store, portfolio(store, read_standing(store, committee.id), committee.id), ours)
        assert found.years == tuple(
            sorted((group.key for group in found.groups[Grouping.YEAR] if group.key), reverse=True)
        )
        for year in found.years:
            ours = [one for one in everything if year in keys_by_hand(store, one)[Grouping.YEAR]]
            check(store, portfolio(store, standing, year=year), ours)


def test_an_empty_workspace_has_no_figures(tmp_path: Path) -> None:
    office = Office(tmp_path)
    found = portfolio(office.store, read_standing(office.store))
    assert found.total == GroupFigures()
    assert not any(found.groups.values())
    assert found.years == ()


def test_it_says_what_the_envelope_of_the_call_says_but_for_projects_that_mark_nothing(office: Office) -> None:
    call = a_call(office)
    a_project(office, call, francs=500_00, euros=300_00, paid=100_00)
    found = portfolio(office.store, read_standing(office.store))
    assert found.total.money == call_overview(office.store, call.id, date(2027, 3, 12)).figures
    assert found.unmarked == 0
    a_project(office, call)
    found = portfolio(office.store, read_standing(office.store))
    assert found.unmarked == 1
    assert found.total.projects == 2


def test_it_is_printed_of_a_committee_or_of_a_year_and_leaves_as_a_workbook(office: Office) -> None:
    a_project(office, a_call(office), francs=500_50)
    committee = office.store.all(Committee)[0].id
    about, printing = OfCommittee(committee=committee), Printing(printed_on=DAY)
    assert [one.name for one in offers(subject(office.store, committee), DAY)].count("dashboard") == 1
    assert paper_name(FR, office.store, "dashboard", about, printing) == "tableau de bord FR-DE.pdf"
    made = make(office.store, "dashboard", about, printing, PaperForm.SHEET)
    head, whole, *_ = CalamineWorkbook.from_filelike(BytesIO(made.file)).get_sheet_by_index(0).to_python()
    assert head[6:8] == ["Demandé / Beantragt CHF", "Accordé / Zugesagt EUR"]
    assert whole[:7] == ["Tous les projets", "Alle Projekte", "", "", 1.0, 0.0, 500.5]
    assert (
        make(office.store, "dashboard", replace(about, year=2020), printing).file
        != make(office.store, "dashboard", about, printing).file
    )
