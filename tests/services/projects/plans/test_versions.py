"""Is the plan of a project filed before it is modified, for a reason, and is what changed since said?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ProjectVersionId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.versions import ChangedPart
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import ProjectVersion
from ctj_desktop.domain.records.projects import BudgetLine, Pipeline, Project
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.projects import life, links, money
from ctj_desktop.services.projects.plans import versions
from ctj_desktop.services.projects.refusals import (
    MoveAhead,
    VersionBeforeLast,
    VersionChanged,
    VersionReasonMissing,
    VersionSame,
)
from ctj_desktop.services.projects.stages.way import next_stage
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import a_granted_plan, ask_nothing

WHY = text("Le marché de Vallorbe est annulé.")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_project(office: Office, **fields: object) -> Project:
    committee = office.a_committee().id
    project = office.do_fields(life.add_project, committee=committee, title=text("Marché"), **fields).record
    amount = Money(50_000, Currency.EUR)
    office.do_fields(money.add_budget_line, project=project.id, side=Side.FR, label=text("Salle"), amount=amount)
    office.do_fields(links.add_partner, project=project.id, side=Side.CH, name="Société de musique", lead=True)
    return project


def test_a_plan_is_filed_and_what_was_modified_since_is_said(office: Office) -> None:
    project = a_project(office)
    first = office.do(versions.modify_project, project=project.id, reason=WHY).record
    assert (first.number, first.on, first.reason.fr.text) == (1, TODAY, WHY.fr.text)
    assert versions.compared(office.store, first.id) == ()
    line = office.store.all(BudgetLine)[0]
    office.do_fields(money.change_budget_line, line=line.id, amount=Money(70_000, Currency.EUR))
    office.do_fields(life.change_project, project=project.id, title=text("Marchés"))
    found = [(one.part, one.field) for one in versions.compared(office.store, first.id)]
    assert found == [(ChangedPart.TEXT, "title"), (ChangedPart.COST, "amount"), (ChangedPart.TOTAL, "amount")]
    second = office.do(versions.modify_project, project=project.id, reason=WHY).record
    office.do(money.remove_budget_line, line=line.id)
    assert [one.part for one in versions.compared(office.store, first.id, second.id)] == [one for one, _ in found]
    assert [one.field for one in versions.compared(office.store, second.id)] == ["id", "amount"]
    assert [one.version.number for one in versions.version_lines(office.store, project.id)] == [2, 1]
    rows = rows_of(office.store, "project-versions", ListFilter())
    assert [(row["project_number"], row["number"]) for row in rows] == [(project.number, 1), (project.number, 2)]


def test_a_version_needs_a_reason_a_day_in_order_and_a_change(office: Office) -> None:
    project = a_project(office)
    for reason in (text(""), text("  ")):
        with pytest.raises(VersionReasonMissing):
            office.do(versions.modify_project, project=project.id, reason=reason)
    with pytest.raises(MoveAhead):
        office.do(versions.modify_project, project=project.id, reason=WHY, on=TODAY + timedelta(days=1))
    office.do(versions.modify_project, project=project.id, reason=WHY)
    with pytest.raises(VersionSame):
        office.do(versions.modify_project, project=project.id, reason=WHY)
    office.do_fields(life.change_project, project=project.id, title=text("Marchés"))
    with pytest.raises(VersionBeforeLast):
        office.do(versions.modify_project, project=project.id, reason=WHY, on=TODAY - timedelta(days=1))
    assert office.store.count(ProjectVersion) == 1
    office.undo()
    office.undo()
    assert office.store.count(ProjectVersion) == 0


def test_a_version_that_was_altered_is_not_read(office: Office) -> None:
    project = a_project(office)
    made = office.do(versions.modify_project, project=project.id, reason=WHY).record
    with pytest.raises(VersionChanged):
        versions.plan_in(replace(made, id=ProjectVersionId(made.id), content=made.content.replace("50000", "90000")))


def test_a_plan_is_agreed_from_its_agreement_on(office: Office) -> None:
    renew(office.store)
    ask_nothing(office.store)
    project = a_project(office, pipeline=office.store.all(Pipeline, code="FPPT")[0].id, on=TODAY)
    a_granted_plan(office, project.id, cost=4_500)
    seen: list[tuple[str, bool]] = []
    while (following := next_stage(office.store, project.id)) is not None and len(seen) < 10:
        office.do(life.move_project, project=project.id, to=following.code, on=TODAY)
        seen.append((following.code, versions.is_agreed(office.store, project.id)))
    assert dict(seen)["accepted"] is False
    assert dict(seen)["agreement"] is True
