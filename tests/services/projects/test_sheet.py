"""Does the sheet of a project tell where it stands on its thread, and what each plan lacks?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import OpinionKind, Pipeline
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links as project_links
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.links import latest_decision
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.services.projects.thread import Knot, Reached
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import ask_nothing


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    return office


@pytest.fixture
def project(office: Office) -> ProjectId:
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    committee = office.a_committee().id
    return office.do_fields(
        projects.add_project,
        committee=committee,
        title=text("Marché"),
        pipeline=pipeline,
        on=TODAY,
        ends=date(2028, 6, 30),
    ).record.id


def thread(office: Office, project: ProjectId) -> dict[Knot, Reached]:
    return {knot.knot: knot.reached for knot in project_sheet(office.store, project, TODAY).thread}


def test_the_thread_follows_what_was_done(office: Office, project: ProjectId) -> None:
    assert thread(office, project) == {
        Knot.PROJECT: Reached.DONE,
        Knot.OPINION: Reached.NOW,
        Knot.FILE: Reached.AHEAD,
        Knot.GRANT: Reached.AHEAD,
        Knot.PAYMENT: Reached.AHEAD,
        Knot.END: Reached.AHEAD,
    }
    office.do(project_links.link_action, project=project, action=office.store.all(Action)[0].id)
    office.do_fields(project_links.give_opinion, project=project, opinion_kind=OpinionKind.FAVOURABLE, on=TODAY)
    found = thread(office, project)
    assert next(iter(found)) is Knot.ACTION
    assert (found[Knot.OPINION], found[Knot.FILE]) == (Reached.DONE, Reached.NOW)
    office.do(projects.move_project, project=project, to="abandoned", on=TODAY, reason=text("Porteur dissous"))
    closed = project_sheet(office.store, project, TODAY)
    assert closed.closed
    assert set(thread(office, project).values()) == {Reached.DONE}
    assert closed.moves[0].reason.fr.text == "Porteur dissous"


def test_a_step_that_was_left_out_is_not_shown_as_ahead(office: Office, project: ProjectId) -> None:
    ask_nothing(office.store)
    for stage in ("preparation", "filed"):
        office.do(projects.move_project, project=project, to=stage, on=TODAY)
    found = thread(office, project)
    assert Knot.OPINION not in found
    assert found[Knot.FILE] is Reached.DONE


def test_each_plan_says_what_it_lacks_in_its_own_currency(office: Office, project: ProjectId) -> None:
    chf = Money(100_000, Currency.CHF)
    office.do_fields(project_money.add_budget_line, project=project, side=Side.CH, label=text("Salle"), amount=chf)
    office.do_fields(
        project_money.add_budget_line, project=project, side=Side.CH, label=text("Bénévolat"), amount=chf, in_kind=True
    )
    line = office.do_fields(
        project_money.add_financing_line,
        project=project,
        side=Side.CH,
        label=text("Canton"),
        requested=Money(60_000, Currency.CHF),
        awarded=Money(50_000, Currency.CHF),
    ).record
    office.do_fields(project_money.add_financing_line, project=project, side=Side.CH, label=text("Recettes"))
    office.do_fields(project_money.record_payment, line=line.id, on=TODAY, amount=Money(20_000, Currency.CHF))
    euros, francs = project_sheet(office.store, project, TODAY).budgets
    assert euros.empty
    assert francs.missing == Money(40_000, Currency.CHF)
    assert (francs.awarded.minor_units, francs.received.minor_units, francs.unknown) == (50_000, 20_000, 1)
    assert len(francs.in_kind_costs) == 1


def test_a_planned_meeting_is_where_the_opinion_comes_from(office: Office, project: ProjectId) -> None:
    committee = project_sheet(office.store, project, TODAY).project.committee
    meeting = office.a_meeting(committee, "2027-03-12")
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Avis"), project=project)
    sheet = project_sheet(office.store, project, TODAY)
    opinion = next(knot for knot in sheet.thread if knot.knot is Knot.OPINION)
    assert (opinion.on, opinion.opens) == (date(2027, 3, 12), meeting.id)
    assert [one.meeting for one in sheet.agenda] == [meeting.id]
    assert latest_decision(office.store, project) is None


def test_a_project_that_is_gone_is_said_so(office: Office, project: ProjectId) -> None:
    office.undo()
    with pytest.raises(NotHere):
        project_sheet(office.store, project, TODAY)
