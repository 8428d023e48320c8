"""Is everything that is due for a project on its day, and late once that is past?"""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import InstalmentId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.planning.calendar import EntryKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import Condition, Instalment
from ctj_desktop.domain.records.projects import Instrument, Pipeline, Project, Stage, StageRole
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.planning.calendar_file import file_of_days
from ctj_desktop.services.projects import calls, conditions, life, money, routes
from ctj_desktop.services.projects.lists import Next, ProjectOrder, board_lines, found_projects, read_standing
from ctj_desktop.services.projects.stages.deadlines import days_of_projects, overdue
from ctj_desktop.services.workspace.today import today
from ctj_desktop.storage.queries.projects import ProjectFilter
from ctj_desktop.storage.unit import Unit
from tests.office import NOW, TODAY, Office, text
from tests.services.projects.asking_nothing import a_granted_plan

STAGES = ("idea", "filed", "accepted", "agreement", "report")
MONTH = (date(2027, 2, 1), date(2027, 4, 1))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    route = office.do_fields(routes.add_pipeline, code="R", name=text("Route"), instrument=Instrument.OWN_FUNDS).record
    row = [
        office.do_fields(routes.add_stage, pipeline=route.id, code=code, name=text(code), role=StageRole.ACTIVE).record
        for code in STAGES
    ]
    for first, second in pairwise(row):
        office.do_fields(routes.add_stage_transition, from_stage=first.id, to_stage=second.id)
    return office


def a_project(office: Office, title: str = "Marché", **fields: object) -> Project:
    committee = office.a_committee(f"C{office.store.count(Project)}").id
    given = {"pipeline": office.store.all(Pipeline)[0].id, "on": date(2027, 2, 1), **fields}
    return office.do_fields(life.add_project, committee=committee, title=text(title), **given).record


def lasts(office: Office, code: str, days: int) -> None:
    stage = office.store.all(Stage, code=code)[0]
    office.do_fields(routes.change_stage, stage=stage.id, days=days)


def next_of(office: Office, project: Project) -> tuple[Next | None, date | None]:
    standing = read_standing(office.store)
    stages = standing.in_role(StageRole.ACTIVE)
    lines = [line for _, line in board_lines(office.store, standing, stages, TODAY, ProjectFilter())]
    return next((line.next_kind, line.next_on) for line in lines if line.key == project.id)


def test_a_stage_is_due_so_many_days_after_it_was_reached_or_on_the_day_that_was_said(office: Office) -> None:
    project = a_project(office)
    assert next_of(office, project) == (None, None)
    lasts(office, "idea", 10)
    lasts(office, "filed", 90)
    assert next_of(office, project) == (Next.STAGE_DUE, date(2027, 2, 11))
    (entry,) = overdue(office.store, TODAY)
    assert (entry.kind, entry.on, entry.project) == (EntryKind.STAGE_DUE, date(2027, 2, 11), project.id)
    assert (today(office.store, TODAY).projects_late, today(office.store, TODAY).projects_late_count) == ((entry,), 1)
    assert overdue(office.store, date(2027, 2, 11)) == ()  # its last day is not late
    assert overdue(office.store, TODAY, office.a_committee("XY").id) == ()
    office.do(life.move_project, project=project.id, to="filed", on=TODAY, until=date(2027, 3, 2))
    assert next_of(office, project) == (Next.STAGE_DUE, date(2027, 3, 2))
    assert overdue(office.store, TODAY) == ()


def test_the_days_of_a_call_matter_while_its_stage_awaits_them(office: Office) -> None:
    pipeline = office.store.all(Pipeline)[0].id
    days = {"opens": date(2027, 2, 1), "closes": date(2027, 3, 1)}
    more = {"decides_on": date(2027, 3, 20), "report_by": date(2027, 12, 1)}
    call = office.do_fields(calls.add_call, pipeline=pipeline, code="A", name=text("Appel"), **days, **more).record
    project = a_project(office, call=call.id)
    a_granted_plan(office, project.id)
    found = []
    for stage in (*STAGES[1:], None):
        found.append(next_of(office, project))
        if stage is not None:
            office.do(life.move_project, project=project.id, to=stage, on=TODAY)
    assert found == [
        (Next.CALL_CLOSES, days["closes"]),
        (Next.CALL_DECIDES, more["decides_on"]),
        (None, None),
        (Next.CALL_REPORTS, more["report_by"]),
        (None, None),
    ]
    shown = days_of_projects(office.store, *MONTH)
    kinds = {one.kind for entries in shown.entries.values() for one in entries}
    assert kinds == {EntryKind.CALL_OPENS, EntryKind.CALL_CLOSES, EntryKind.CALL_DECIDES}


def test_conditions_and_instalments_are_due_until_they_are_met_and_paid(office: Office) -> None:
    project = a_project(office)
    due = date(2027, 2, 10)
    condition = office.do_fields(
        conditions.add_condition, project=project.id, text=text("Plan de mobilité"), due=due
    ).record
    chf = Money(10_000, Currency.CHF)
    line = office.do_fields(
        money.add_financing_line, project=project.id, side=Side.CH, label=text("Canton"), awarded=chf
    ).record
    instalment = InstalmentId(office.store.environment.new_id())

    def planned(unit: Unit) -> Instalment:
        unit.name("instalment.added", title_fr="Acompte")
        return unit.save(
            Instalment(id=instalment, home=project.home, line=line.id, due=due + timedelta(days=1), amount=chf)
        )

    office.do(planned)
    assert next_of(office, project) == (Next.CONDITION_DUE, due)
    first, second = overdue(office.store, TODAY)
    assert (first.kind, first.about.fr.text, first.record) == (
        EntryKind.CONDITION_DUE,
        "Plan de mobilité",
        condition.id,
    )
    assert (second.kind, second.about.fr.text) == (EntryKind.INSTALMENT_DUE, "Canton")
    office.do_fields(conditions.change_condition, condition=condition.id, fulfilled_on=TODAY)
    assert next_of(office, project) == (Next.INSTALMENT_DUE, due + timedelta(days=1))
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=chf, instalment=instalment)
    assert (next_of(office, project), overdue(office.store, TODAY)) == ((None, None), ())
    assert office.store.count(Condition) == 1


def test_a_month_shows_what_concerns_the_projects_and_leaves_as_a_calendar(office: Office) -> None:
    project = a_project(office, starts=date(2027, 3, 1), ends=date(2027, 3, 31))
    meeting = office.a_meeting(project.committee, "2027-03-12")
    office.a_meeting(project.committee, "2027-03-19")
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Avis"), project=project.id)
    days = days_of_projects(office.store, *MONTH, project.committee)
    kinds = {day.isoformat(): [one.kind for one in entries] for day, entries in days.entries.items()}
    assert kinds == {
        "2027-03-01": [EntryKind.PROJECT_STARTS],
        "2027-03-12": [EntryKind.MEETING],
        "2027-03-31": [EntryKind.PROJECT_ENDS],
    }
    file = file_of_days(office.store, load_translator("fr_CH"), days, "Échéances", NOW).decode("utf-8")
    assert file.count("BEGIN:VEVENT") == 3
    assert "Début du projet" in file
    assert str(project.number) in file


def test_the_board_has_first_what_is_due_first_as_the_list_by_deadlines_does(office: Office) -> None:
    for number, ends in enumerate((date(2028, 1, 1), None, date(2027, 1, 1), date(2027, 6, 1))):
        a_project(office, str(number), ends=ends)
    standing = read_standing(office.store)
    stages = standing.in_role(StageRole.ACTIVE)
    found = board_lines(office.store, standing, stages, TODAY, ProjectFilter())
    assert [line.title.fr.text for _, line in found] == ["2", "3", "0", "1"]
    listed = found_projects(office.store, standing, stages, TODAY, None, ProjectOrder.DEADLINE)
    assert [number for number, _ in found] == listed
