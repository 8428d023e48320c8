"""Does the list of projects know where each stands, whatever its moves, and what comes next?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId, PipelineId, ProjectMoveId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline, Project, ProjectMove, Stage, StageRole
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links as project_links
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.lists import (
    Next,
    ProjectFilter,
    ProjectLine,
    ProjectOrder,
    found_projects,
    project_lines,
    read_standing,
    totals,
)
from ctj_desktop.services.projects.stages.way import stages_of
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.unit import Unit
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    return office


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    return office.a_committee().id


def a_project(office: Office, committee: CommitteeId, title: str = "Marché", **fields: object) -> Project:
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    given: dict[str, object] = {"pipeline": pipeline, "on": TODAY, **fields}
    return office.do_fields(projects.add_project, committee=committee, title=text(title), **given).record


def lines(
    office: Office, wanted: ProjectFilter | None = None, order: ProjectOrder = ProjectOrder.NUMBER
) -> list[ProjectLine]:
    standing = read_standing(office.store)
    stages = standing.in_role(*StageRole)
    numbers = found_projects(office.store, standing, stages, TODAY, wanted, order)
    return project_lines(office.store, standing, numbers, TODAY)


def backdate(office: Office, project: Project, to: str, on: date) -> None:
    """A move as versions wrote it that took any day, and as it may still come from another office."""
    here, pipeline = project_stage(office.store, project.id), project.pipeline
    assert pipeline
    stages = {stage.code: stage.id for stage in stages_of(office.store, pipeline)}

    def written(unit: Unit) -> ProjectMove:
        unit.name("project.state", number="", state_fr="", state_de="")
        key, to_stage = ProjectMoveId(unit.new_id()), stages[to]
        return unit.save(
            ProjectMove(id=key, home=project.home, project=project.id, from_stage=here, to_stage=to_stage, on=on)
        )

    office.do(written)


def test_every_project_stands_where_its_moves_end(office: Office, committee: CommitteeId) -> None:
    backdated, returned, without = (a_project(office, committee, str(n)) for n in range(3))
    backdate(office, backdated, "preparation", date(2026, 1, 1))
    for stage in ("preparation", "idea", "preparation", "opinion"):
        office.do(projects.move_project, project=returned.id, to=stage, on=TODAY)
    without = a_project(office, committee, pipeline=None)
    standing = read_standing(office.store)
    for project in (backdated, returned, without):
        assert standing.stage[project.id.bytes] == project_stage(office.store, project.id)
    assert standing.stage[without.id.bytes] is None
    assert standing.open_by_route()[None] == 1
    codes = {standing.routes.by_id[stage].code for stage in standing.counts() if stage}
    assert codes == {"idea", "preparation", "opinion"}


def test_moves_of_two_devices_from_one_stage_follow_the_rule_for_all(office: Office, committee: CommitteeId) -> None:
    project = a_project(office, committee)
    here = project_stage(office.store, project.id)
    assert project.pipeline
    stages = {stage.code: stage for stage in stages_of(office.store, project.pipeline)}

    def twice(unit: Unit) -> Stage:
        unit.name("project.state", number="", state_fr="", state_de="")
        for code in ("abandoned", "preparation"):
            unit.save(
                ProjectMove(
                    id=ProjectMoveId(unit.new_id()),
                    home=project.home,
                    project=project.id,
                    from_stage=here,
                    to_stage=stages[code].id,
                    on=TODAY,
                )
            )
        return stages["idea"]

    office.do(twice)
    expected = project_stage(office.store, project.id)
    assert expected == stages["abandoned"].id
    assert read_standing(office.store).stage[project.id.bytes] == expected


def test_the_next_day_is_the_earliest_and_an_end_that_is_past_stays(office: Office, committee: CommitteeId) -> None:
    far = a_project(office, committee, "loin", starts=date(2027, 9, 1), ends=date(2028, 1, 1))
    late = a_project(office, committee, "en retard", starts=date(2026, 1, 1), ends=date(2027, 2, 1))
    talked = a_project(office, committee, "à la séance", ends=date(2028, 1, 1))
    meeting = office.a_meeting(committee, "2027-03-12")
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Avis"), project=talked.id)
    shown = {line.key: (line.next_kind, line.next_on) for line in lines(office)}
    assert shown[far.id] == (Next.STARTS, date(2027, 9, 1))
    assert shown[late.id] == (Next.ENDS, date(2027, 2, 1))
    assert shown[talked.id] == (Next.MEETING, date(2027, 3, 12))
    assert [line.key for line in lines(office, order=ProjectOrder.DEADLINE)] == [late.id, talked.id, far.id]
    office.do(projects.move_project, project=late.id, to="abandoned", on=TODAY, reason=text("fini"))
    assert next(line for line in lines(office) if line.key == late.id).next_on is None


def test_amounts_stay_apart_and_filters_find(office: Office, committee: CommitteeId) -> None:
    small, large = a_project(office, committee, "Fête"), a_project(office, committee, "Éolienne")
    for project, euros in ((small, 100), (large, 900)):
        for side, currency in ((Side.FR, Currency.EUR), (Side.CH, Currency.CHF)):
            office.do_fields(
                project_money.add_financing_line,
                project=project.id,
                side=side,
                label=text("Fonds"),
                requested=Money(euros * 100, currency),
            )
    office.do_fields(
        project_money.add_financing_line,
        project=small.id,
        side=Side.FR,
        label=text("Bénévolat"),
        requested=Money(99_900, Currency.EUR),
        in_kind=True,
    )
    office.do_fields(project_links.add_partner, project=large.id, side=Side.CH, name="Zimmerei", lead=True)
    assert [line.key for line in lines(office, order=ProjectOrder.EUR)] == [large.id, small.id]
    assert totals(lines(office)) == (Money(100_000, Currency.EUR), Money(100_000, Currency.CHF))
    assert [line.key for line in lines(office, ProjectFilter(words="eolien"))] == [large.id]
    assert [line.key for line in lines(office, ProjectFilter(words="zimmer"))] == [large.id]
    assert [line.lead.fr.text for line in lines(office, ProjectFilter(side=Side.CH))] == ["Zimmerei"]
    assert lines(office, ProjectFilter(side=Side.FR)) == []
    assert [line.key for line in lines(office, ProjectFilter(only=(large.id,)))] == [large.id]


def test_how_many_stand_where_is_counted_alike_however_it_is_asked(office: Office, committee: CommitteeId) -> None:
    moved, _ = a_project(office, committee), a_project(office, committee)
    office.do(projects.move_project, project=moved.id, to="preparation", on=TODAY)
    without = a_project(office, committee, pipeline=None)
    standing = read_standing(office.store)
    everyone = standing.in_role(*StageRole)
    numbers = standing.among(everyone)
    assert sorted(standing.counts().values()) == [1, 1, 1]
    assert standing.counts_among(numbers) == standing.counts()
    assert standing.counts_among(numbers[:1]).total() == 1
    assert moved.pipeline is not None
    assert standing.counts_on(moved.pipeline).total() == standing.open_by_route()[moved.pipeline] == 2
    assert standing.counts_on(without.pipeline)[None] == 1
    assert not any(standing.counts_on(PipelineId(office.store.environment.new_id())).values())
