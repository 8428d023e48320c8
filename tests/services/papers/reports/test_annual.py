"""Does the report of a year count what its records say, and do all sums of money say the same?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import Fact, Grouping, added, figures_of_plan
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import OfficeKind, Side, Territory
from ctj_desktop.domain.records.projects import Call, OpinionKind, Pipeline, Project
from ctj_desktop.domain.records.resources import MatineeState
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult, ExecutionState, TaskState
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import decisions, tasks
from ctj_desktop.services.minutes.following.execution import move_execution
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.papers.reports.annual import annual_report
from ctj_desktop.services.projects import conditions, links, money
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.call_overview import call_overview
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.papers.portfolio_paper import EVERY, portfolio_paper
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.services.projects.thread import Knot
from ctj_desktop.services.resources import library, matinees
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.strategy.coverage import CoverageLevel, strategy_coverage, strategy_in_force
from ctj_desktop.services.strategy.territories.comparison import territory_comparison
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import ask_nothing

ON = date(2028, 2, 3)
CALL = "2026-2"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    return made


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    return office.a_committee(seats=2).id


def held(office: Office, committee: CommitteeId, on: str, *present: int) -> Meeting:
    meeting = office.opened(office.a_meeting(committee, on, items=1))
    seats = [row.seat for row in roll_of(office.store, meeting.id)]
    for number in present:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[number], arrived=time(14, 0))
    return meeting


def ended(office: Office, meeting: Meeting) -> None:
    office.do(course.close_session, meeting=meeting.id, on=meeting.on or TODAY, closed_at=time(16, 0))


def a_project(office: Office, committee: CommitteeId, *, marked: bool = True) -> Project:
    call = next(one for one in office.store.all(Call, code=CALL))
    made = office.do_fields(
        projects.add_project,
        committee=committee,
        title=text("Marchés"),
        call=call.id,
        on=date(2027, 1, 5),
        territories=(office.store.all(Territory, code="MOC")[0].id,),
    ).record
    office.do(links.link_action, project=made.id, action=office.store.all(Action)[0].id)
    for side, currency, minor, fund in (
        (Side.FR, Currency.EUR, 500_00, marked),
        (Side.CH, Currency.CHF, 300_00, marked),
        (Side.CH, Currency.CHF, 900_00, False),
    ):
        line = office.do_fields(
            money.add_financing_line,
            project=made.id,
            side=side,
            label=text("Source"),
            requested=Money(minor, currency),
            awarded=Money(minor, currency),
            awarded_on=date(2027, 6, 1) if currency is Currency.EUR else date(2028, 1, 10),
            committed=Money(minor, currency),
            fund=fund,
        ).record
        for on in (date(2027, 9, 1), date(2028, 1, 20)):
            office.do_fields(money.record_payment, line=line.id, on=on, amount=Money(minor // 4, currency))
    return made


def test_meetings_decisions_tasks_opinions_and_mornings_of_the_year_are_counted(
    office: Office, committee: CommitteeId
) -> None:
    project, first = a_project(office, committee), held(office, committee, "2027-03-12", 0, 1)
    item = office.an_item(first)
    given = {"item": item.id, "text": text("Oui.")}
    decided = office.do_fields(decisions.record_decision, decision_kind=DecisionKind.DECISION, **given).record
    opinion = office.do_fields(
        decisions.record_decision, decision_kind=DecisionKind.OPINION, result=DecisionResult.CONSENSUS, **given
    ).record
    for due, to in ((date(2027, 5, 1), None), (None, TaskState.DONE), (None, TaskState.VOID)):
        task = office.do_fields(tasks.add_task, committee=committee, item=item.id, text=text("Écrire"), due=due).record
        if to is not None:
            office.do(tasks.move_task, task=task.id, to=to, on=date(2027, 4, 1))
    ended(office, first)
    ended(office, held(office, committee, "2027-10-01", 0))
    office.do_fields(
        move_execution, decision=decided.id, to=ExecutionState.TO_DO, on=date(2027, 4, 1), due=date(2027, 5, 1)
    )
    office.do_fields(move_execution, decision=opinion.id, to=ExecutionState.DONE, on=date(2027, 4, 2))
    said = office.do_fields(
        links.give_opinion,
        project=project.id,
        opinion_kind=OpinionKind.WITH_RESERVATION,
        decision=opinion.id,
        on=date(2027, 3, 12),
    ).record
    for due in (date(2027, 12, 1), None):
        one = office.do_fields(
            conditions.add_condition, project=project.id, opinion=said.id, text=text("Plan"), due=due
        ).record
    office.do_fields(conditions.change_condition, condition=one.id, fulfilled_on=date(2027, 8, 1))
    for on, state in ((date(2027, 9, 14), MatineeState.HELD), (date(2027, 9, 15), MatineeState.PLANNED)):
        morning = office.do_fields(matinees.add_matinee, title=text("Santé"), on=on, state=state).record
        guest = office.do_fields(matinees.add_matinee_participant, matinee=morning.id, name="A", side=Side.CH).record
        office.do(matinees.tick_matinee_participant, matinee_participant=guest.id)
        office.do_fields(library.add_resource, title=text("Synthèse"), matinee=morning.id, link="https://exemple.ch")
    told = annual_report(office.store, committee, 2027, ON)
    assert [(one.tally.seated, one.tally.owed) for one in told.attendance.counted] == [(2, 2), (1, 2)]
    assert [quorum is not None and quorum.present for quorum in told.quorums] == [2, 1]
    assert told.decisions.kinds == {DecisionKind.DECISION: 1, DecisionKind.OPINION: 1}
    assert told.decisions.results[DecisionResult.CONSENSUS] == 1
    assert (told.decisions.voted, told.decisions.circulated) == (0, 0)
    work = told.tasks
    assert (work.given, work.done, work.dropped, work.open, work.overdue) == (3, 1, 1, 1, 1)
    work = told.execution
    assert (work.done, work.dropped, work.open, work.overdue) == (1, 0, 1, 1)
    (shown,) = told.opinions
    assert (shown.project, shown.decision) == (project.number, opinion.number)
    assert (shown.conditions, shown.unmet) == (2, 1)
    (told_of,) = told.matinees
    assert (told_of.came, told_of.by_side, told_of.left) == (1, ((Side.CH, 1),), 1)
    assert told.begun == 1
    assert sum(stage.reached for stage in told.stages) == 1


def test_every_sum_is_the_same_wherever_it_is_said(office: Office, committee: CommitteeId) -> None:
    project = a_project(office, committee)
    told = annual_report(office.store, committee, 2027, ON)
    found = told.money.all
    assert (found.requested, found.awarded, found.committed) == (Sums(500_00, 300_00),) * 3
    assert (found.paid, found.unpaid) == (Sums(250_00, 150_00), Sums(250_00, 150_00))
    assert told.money.of_year.awarded == Sums(500_00, 0)
    assert told.money.of_year.paid == Sums(125_00, 75_00)
    assert told.money.undated.requested == told.money.undated.committed == Sums(500_00, 300_00)
    assert told.money.undated.awarded == Sums()
    years = [annual_report(office.store, committee, year, ON).money.of_year for year in (2026, 2027, 2028)]
    assert added([*years, told.money.undated]) == found, "each in its year, the rest without a day"

    call = next(one for one in office.store.all(Call, code=CALL))
    assert call_overview(office.store, call.id, ON, committee).figures == found, "the envelope"

    standing = read_standing(office.store, committee)
    dashboard = portfolio(office.store, standing, committee)
    assert dashboard.total.money == found, "the dashboard"
    for grouping in (Grouping.STAGE, Grouping.INSTRUMENT, Grouping.YEAR):
        assert [group.figures.money for group in dashboard.groups[grouping]] == [found]
    assert [stage.figures.money for stage in told.stages] == [found]

    version = strategy_in_force(office.store, ON)
    assert version is not None
    lines = strategy_coverage(office.store, standing, version.id, committee).lines
    (whole,) = (line for line in lines if line.level is CoverageLevel.ALL)
    assert whole.row.total.money == found, "the coverage"
    assert told.coverage is not None
    assert [one.figures.money for one in told.coverage.actions if one.figures.projects] == [found]

    printed = portfolio_paper(office.store, committee, ON, EVERY).lines
    assert [line.money for line in printed] == [found], "the table of the projects"

    compared = territory_comparison(office.store, standing, ON, committee).territories
    assert [one.counted.money for one in compared if one.counted.projects] == [found], "the territory"

    sheet = project_sheet(office.store, project.id, ON)
    thread = {knot.knot: knot.amounts for knot in sheet.thread}
    assert figures_of_plan(sheet.budgets, project.call) == found, "the thread"
    assert thread[Knot.GRANT] == found.awarded.parts
    assert thread[Knot.PAYMENT] == found.paid.parts
    assert dashboard.total.of(Fact.LEFT) == found.unpaid


def test_where_no_line_is_marked_nothing_counts_anywhere_and_that_is_said(
    office: Office, committee: CommitteeId
) -> None:
    project = a_project(office, committee, marked=False)
    told = annual_report(office.store, committee, 2027, ON).money
    assert (told.unmarked, told.all, told.of_year, told.undated) == (1, FundFigures(), FundFigures(), FundFigures())
    thread = {knot.knot: knot for knot in project_sheet(office.store, project.id, ON).thread}
    assert (thread[Knot.FILE].amounts, thread[Knot.GRANT].amounts) == ((), ())
    call = next(one for one in office.store.all(Call, code=CALL))
    envelope = call_overview(office.store, call.id, ON, committee)
    assert (envelope.silent, envelope.figures) == (1, FundFigures())


def test_of_a_committee_of_which_nothing_is_known_the_report_is_made_for_any_year(office: Office) -> None:
    committee = office.a_committee("HJ").id
    for year in (1999, 2027, 2040):
        told = annual_report(office.store, committee, year, ON)
        assert (told.attendance.meetings, told.decisions.all, told.stages, told.matinees) == ((), 0, (), ())
    assert told.until == date(2040, 1, 1)
    about = OfCommittee(committee=committee)
    assert paper_pdf(office.store, "annual-report", about, Printing(printed_on=ON)).startswith(b"%PDF")


def test_the_conference_counts_what_was_sent_to_it(office: Office, committee: CommitteeId) -> None:
    assert not annual_report(office.store, committee, 2027, ON).communicated
    (record,) = office.store.all(OfficeRecord)
    with office.store.write(OperationLabel("office.changed", {})) as unit:
        unit.save(replace(record, office_kind=OfficeKind.CTJ), before=record)
    assert annual_report(office.store, committee, 2027, ON).communicated


def test_money_without_a_day_of_its_own_has_that_of_its_stage_in_the_report_and_in_the_thread(
    office: Office, committee: CommitteeId
) -> None:
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    ask_nothing(office.store)
    made = office.do_fields(
        projects.add_project, committee=committee, title=text("Marché"), pipeline=pipeline, on=date(2027, 1, 5)
    ).record
    given = {"requested": Money(800_00, Currency.CHF), "awarded": Money(600_00, Currency.CHF)}
    line = {"project": made.id, "side": Side.CH, "label": text("FPPT"), "fund": True, **given}
    office.do_fields(money.add_financing_line, **line)
    assert annual_report(office.store, committee, 2027, ON).money.undated.awarded == Sums(0, 600_00)
    for stage in ("preparation", "filed", "admissible", "examination", "submitted", "accepted"):
        on = date(2027, 2, 10) if stage == "accepted" else date(2027, 1, 13)
        office.do(projects.move_project, project=made.id, to=stage, on=on, reason=text("Suite."))
    told = annual_report(office.store, committee, 2027, ON).money
    assert (told.of_year.requested, told.of_year.awarded) == (Sums(0, 800_00), Sums(0, 600_00))
    assert told.undated.awarded == Sums()
    knots = {one.knot: one for one in project_sheet(office.store, made.id, ON).thread}
    assert (knots[Knot.GRANT].on, knots[Knot.GRANT].money_on) == (date(2027, 2, 10), ())

    other = {"side": Side.FR, "requested": Money(9_00, Currency.EUR), "awarded": Money(9_00, Currency.EUR)}
    office.do_fields(money.add_financing_line, **(line | other), awarded_on=date(2028, 1, 10))
    assert annual_report(office.store, committee, 2028, ON).money.of_year.awarded == Sums(9_00, 0)
    knots = {one.knot: one for one in project_sheet(office.store, made.id, ON).thread}
    assert knots[Knot.GRANT].money_on == (date(2027, 2, 10), date(2028, 1, 10))
