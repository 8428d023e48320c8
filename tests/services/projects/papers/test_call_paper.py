"""Do the papers of a call read the ranking, the rules and the money of the projects of a committee?"""

from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CallId, CommitteeId, ProjectId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links, ranking
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.call_overview import call_overview
from ctj_desktop.services.projects.papers.call_paper import call_on_paper, wanted_calls
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    return office


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    return office.a_committee().id


@pytest.fixture
def call(office: Office) -> CallId:
    return office.store.all(Call, code="2026-2")[0].id


def a_project(office: Office, committee: CommitteeId, call: CallId, title: str, francs: int) -> ProjectId:
    owner = office.store.get(Call, call)
    assert owner is not None
    made = office.do_fields(
        projects.add_project, committee=committee, title=text(title), pipeline=owner.pipeline, call=call, on=TODAY
    ).record
    office.do_fields(links.add_partner, project=made.id, name="Amis", side=Side.CH, lead=True)
    office.do_fields(
        project_money.add_financing_line,
        project=made.id,
        side=Side.CH,
        label=text("FPPT"),
        fund=True,
        requested=Money(francs * 100, Currency.CHF),
    )
    return ProjectId(made.id)


def test_the_papers_of_a_call_have_its_ranking_and_its_sums(
    office: Office, committee: CommitteeId, call: CallId
) -> None:
    assert wanted_calls(office.store, committee, ()) == []
    second = a_project(office, committee, call, "Second", 3_000)
    first = a_project(office, committee, call, "Premier", 12_000)
    a_project(office, office.a_committee("SEN").id, call, "Ailleurs", 100)
    for project, points in ((first, 9), (second, 7)):
        office.do_fields(ranking.rank_project, call=call, project=project, points=points)
    paper = call_on_paper(office.store, call, committee, TODAY)
    assert [(one.place, one.title.fr.text, one.points) for one in paper.projects] == [
        (1, "Premier", 9),
        (2, "Second", 7),
    ]
    assert [one.leads[0].fr.text for one in paper.projects] == ["Amis", "Amis"]
    assert all(one.found is not None and one.found.verdicts for one in paper.projects)
    whole = call_overview(office.store, call, TODAY, committee)
    assert paper.figures == whole.figures
    assert paper.figures.requested == Sums(0, 15_000_00)
    assert wanted_calls(office.store, committee, ()) == wanted_calls(office.store, committee, (call,)) == [call]
    days = [one.call.opens or one.call.closes for one in paper.years if one.call.opens or one.call.closes]
    assert days == sorted(day for day in days if day)
    assert any(one.results and one.results[0].publisher for one in paper.years)


def test_the_ranking_leaves_as_a_workbook_and_both_papers_are_made(
    office: Office, committee: CommitteeId, call: CallId
) -> None:
    project = a_project(office, committee, call, "Marché", 3_000)
    office.do_fields(ranking.rank_project, call=call, project=project, points=7, note=text("Bon ancrage"))
    about = OfCommittee(committee=committee, named=(call,))
    printing = Printing(printed_on=TODAY, layout="fr")
    for name in ("call-ranking", "call-report"):
        assert make(office.store, name, about, printing).file.startswith(b"%PDF")
    made = make(office.store, "call-ranking", about, printing, PaperForm.SHEET)
    heads, row = CalamineWorkbook.from_filelike(BytesIO(made.file)).get_sheet_by_index(0).to_python()
    found = dict(zip(heads, row, strict=True))
    assert (found["Appel à projets"], found["Points"], found["Demandé CHF"]) == ("2026-2", 7, 3000)
    assert found["Note"] == "Bon ancrage"
    assert "règle" in str(found["Règles de l’appel"])
