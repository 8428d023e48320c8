"""Does the table of projects hold those of the committee, with the sums of the portfolio, as paper and as workbook?"""

from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.papers.sources import sources
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.papers.portfolio_paper import BY_NUMBER, EVERY, portfolio_paper
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import ask_nothing


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    ask_nothing(office.store)
    return office


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    return office.a_committee().id


def a_project(office: Office, committee: CommitteeId, title: str, *stages: str, asks: int = 0) -> ProjectId:
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    made = office.do_fields(
        projects.add_project, committee=committee, title=text(title), pipeline=pipeline, on=TODAY
    ).record
    for stage in stages:
        office.do(projects.move_project, project=made.id, to=stage, on=TODAY, reason=text("Porteur"))
    if asks:
        office.do_fields(
            project_money.add_financing_line,
            project=made.id,
            side=Side.CH,
            label=text("FPPT"),
            fund=True,
            requested=Money(asks, Currency.CHF),
        )
    return ProjectId(made.id)


def test_those_on_their_way_stand_by_stage_and_all_by_number(office: Office, committee: CommitteeId) -> None:
    a_project(office, committee, "Déposé", "preparation", "filed", asks=3_000_00)
    a_project(office, committee, "Idée", asks=500_00)
    a_project(office, committee, "Abandonné", "abandoned")
    a_project(office, office.a_committee("SEN").id, "Ailleurs", asks=100_00)
    open_ones = portfolio_paper(office.store, committee, TODAY)
    assert [one.title.fr.text for one in open_ones.lines] == ["Idée", "Déposé"]
    every = portfolio_paper(office.store, committee, TODAY, EVERY, BY_NUMBER)
    assert [one.title.fr.text for one in every.lines] == ["Déposé", "Idée", "Abandonné"]
    sums = portfolio(office.store, read_standing(office.store, committee), committee).total.money
    assert sums.requested.chf == sum(one.money.requested.chf for one in every.lines) == 3_500_00


def test_it_leaves_as_a_workbook_with_numbers(office: Office, committee: CommitteeId) -> None:
    a_project(office, committee, "Marché", asks=1_234_50)
    printing = Printing(printed_on=TODAY, layout="fr")
    made = make(office.store, "portfolio", OfCommittee(committee=committee), printing, PaperForm.SHEET)
    heads, row = CalamineWorkbook.from_filelike(BytesIO(made.file)).get_sheet_by_index(0).to_python()
    found = dict(zip(heads, row, strict=True))
    assert (found["Projet"], found["Demandé CHF"], found["Demandé EUR"]) == ("Marché", 1234.5, "")


def test_a_title_without_german_leads_to_its_project(office: Office, committee: CommitteeId) -> None:
    project = a_project(office, committee, "Fête des bergers")
    about = OfCommittee(committee=committee)
    made = make(office.store, "portfolio", about, Printing(printed_on=TODAY))
    assert "Fête des bergers" in [gap.text for gap in made.gaps.untranslated]
    found = sources(office.store, about, ["Fête des bergers"])
    assert [(one.kind, one.record) for one in found.values()] == [("project", project)]
