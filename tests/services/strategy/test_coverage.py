"""Does the coverage of the strategy say what its records say, counted one by one?"""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.funding.coverage import CoverageCell
from ctj_desktop.domain.ids import StrategyId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Instrument, Pipeline, Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action, Strategy, WorkingProposal
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.strategy import aims, versions
from ctj_desktop.services.strategy.coverage import (
    CLOSED,
    OPEN,
    CoverageFilter,
    CoverageLevel,
    CoverageLine,
    StrategyCoverage,
    strategy_coverage,
    strategy_in_force,
)
from ctj_desktop.storage.store import Store
from tests.office import TODAY, Office, text
from tests.services.projects.portfolio.invented import invented
from tests.services.projects.portfolio.test_figures import by_hand
from tests.services.strategy.test_own_strategy import OWN, only, run


def shown(store: Store, wanted: CoverageFilter | None = None, strategy: StrategyId | None = None) -> StrategyCoverage:
    key = strategy or store.all(Strategy)[0].id
    return strategy_coverage(store, read_standing(store), key, None, wanted)


def line(found: StrategyCoverage, code: str) -> CoverageLine:
    return next(one for one in found.lines if one.code == code)


def last(found: StrategyCoverage, level: CoverageLevel) -> CoverageLine:
    return next(one for one in found.lines if one.level is level)


def serves(store: Store, one: Project, key: UUID, level: CoverageLevel) -> bool:
    """From the records alone."""
    actions = [store.get(Action, link.action) for link in store.all(ProjectAction, project=one.id)]
    if level in (CoverageLevel.ALL, CoverageLevel.NONE):
        return bool(actions) is (level is CoverageLevel.ALL)
    return any(key in (action.id, action.objective, action.axis) for action in actions if action is not None)


@pytest.mark.parametrize("seed", range(2))
def test_every_cell_is_counted_by_hand(tmp_path: Path, seed: int) -> None:
    with invented(tmp_path / "invented.ctj", seed, 25) as store:
        found, every = shown(store), store.all(Project)
        assert [column.code for column in found.columns] == ["AAA", "BBB", "CCC", ""]
        for one in found.lines:
            ours = [project for project in every if serves(store, project, one.key, one.level)]
            assert same(store, one.row.total, ours)
            for column in found.columns:
                here = [
                    each for each in ours if (column.key in each.territories if column.key else not each.territories)
                ]
                assert same(store, one.row.at(column.key), here)
        total = portfolio(store, read_standing(store), groupings=()).total
        parts = [last(found, level).row.total for level in (CoverageLevel.ALL, CoverageLevel.NONE)]
        assert sum(len(part.projects) for part in parts) == total.projects  # no sum is another than the dashboard's
        assert parts[0].money + parts[1].money == total.money


def is_in(one: Project, territory: UUID | None) -> bool:
    return territory in one.territories if territory is not None else not one.territories


def same(store: Store, cell: CoverageCell, ours: list[Project]) -> bool:
    return set(cell.projects) == {one.id for one in ours} and cell.money == by_hand(store, ours).money


def test_the_projects_of_a_territory_that_is_gone_are_of_none(tmp_path: Path) -> None:
    with invented(tmp_path / "invented.ctj", 1, 12) as store:
        gone = store.all(Territory)[0]
        with store.write(OperationLabel("territory.deleted")) as unit:
            unit.delete(gone)
        found, every = shown(store), store.all(Project)
        bare = {one.id for one in every if not set(one.territories) - {gone.id}}
        assert [column.key for column in found.columns if column.key is not None] == [
            one.id for one in store.all(Territory, order="code")
        ]
        assert {key for one in found.lines for key in one.row.at(None).projects} == bare


def test_each_filter_leaves_the_projects_it_names(tmp_path: Path) -> None:
    with invented(tmp_path / "invented.ctj", 5, 25) as store:
        standing, every = read_standing(store), shown(store)

        def counted(wanted: CoverageFilter) -> set[UUID]:
            found = shown(store, wanted)
            return {key for one in found.lines for key in one.row.total.projects}

        assert every.years == (2027, 2026, 2025)
        assert every.instruments == (Instrument.FPPT, Instrument.NPR)
        assert set(every.stages) == {"idea", "filed", "closed"}
        routes = {one.id: one.instrument for one in store.all(Pipeline)}
        fppt = {one.id for one in store.all(Project) if one.pipeline and routes[one.pipeline] is Instrument.FPPT}
        assert counted(CoverageFilter(instrument=Instrument.FPPT)) == fppt
        assert counted(CoverageFilter(stage=OPEN)) == {one.id for one in store.all(Project)}  # all stages are active
        assert counted(CoverageFilter(stage=CLOSED)) == set()
        codes = {stage.id: stage.code for stage in standing.routes.by_id.values()}
        filed = {UUID(bytes=key) for key, stage in standing.stage.items() if stage and codes[stage] == "filed"}
        assert counted(CoverageFilter(stage="filed")) == filed
        years = [counted(CoverageFilter(year=year)) for year in every.years]
        assert not set.intersection(*years)
        assert all(years)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    run(made, *OWN)
    return made


def action(office: Office, code: str) -> Action:
    return next(one for one in office.store.all(Action) if one.code == code)


def test_the_lines_stand_as_the_strategy_says_and_an_action_that_nobody_serves_is_told(office: Office) -> None:
    strategy, committee = only(office, Strategy), office.a_committee().id
    office.do_fields(aims.add_action, strategy=strategy.id, title=text("Sans axe"), code="9")
    project = office.do(
        projects.project_from_proposal, committee=committee, proposal=only(office, WorkingProposal).id
    ).record
    other = office.do_fields(projects.add_project, committee=committee, title=text("Autre")).record
    found = shown(office.store)
    assert [(one.code, one.depth, len(one.row.total.projects)) for one in found.lines] == [
        ("2", 0, 0),
        ("2.1", 1, 0),
        ("1", 0, 1),
        ("1.1", 1, 1),
        ("1.1.1", 2, 1),
        ("9", 0, 0),
        ("", 0, 1),
        ("", 0, 1),
    ]
    assert (found.bare, found.actions, found.projects) == (2, 3, 2)
    office.do_fields(aims.add_axis, strategy=strategy.id, title=text("Forêt"), code="3")
    assert [one.code for one in shown(office.store).lines if not one.holds] == ["3"]
    assert [one.code for one in found.lines if one.bare] == ["2.1", "9"]
    assert line(found, "1.1.1").row.at(None).projects == (project.id,)
    assert last(found, CoverageLevel.NONE).row.total.projects == (other.id,)
    office.do(
        links.link_action, project=other.id, action=next(one.id for one in office.store.all(Action) if one.code == "9")
    )
    assert last(shown(office.store), CoverageLevel.NONE).row.total.projects == ()


def test_what_no_source_confirms_is_not_told_as_known(office: Office) -> None:
    key = action(office, "2.1").id
    office.do_fields(aims.change_action, action=key, code_confirmed=False, title_confirmed=False)
    told = next(one for one in shown(office.store).lines if one.key == key)
    assert (told.code, told.sure) == ("", False)


def test_the_version_in_force_is_one_of_ones_own_else_the_latest(office: Office) -> None:
    first = only(office, Strategy)
    assert strategy_in_force(office.store, TODAY) == first
    assert strategy_in_force(office.store, date(2020, 1, 1)) == first  # none applies yet
    office.do_fields(versions.change_strategy, strategy=first.id, valid_to=date(2027, 2, 1))
    later = office.do_fields(versions.add_strategy, code="B", name=text("B"), valid_from=date(2027, 2, 1)).record
    assert strategy_in_force(office.store, TODAY) == later
    assert strategy_in_force(office.store, date(2027, 1, 31)) != later


def test_a_file_without_a_strategy_has_none_in_force(tmp_path: Path) -> None:
    assert strategy_in_force(Office(tmp_path).store, TODAY) is None
