"""Does the paper of the coverage read the projects of the committee, and no others?"""

from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Project, ProjectAction
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.strategy.coverage_paper import coverage_paper
from tests.office import TODAY, Office
from tests.services.projects.portfolio.invented import invented

FR = load_translator("fr_CH")


def test_it_reads_the_projects_of_one_committee_with_their_names(tmp_path: Path) -> None:
    with invented(tmp_path / "invented.ctj", 4, 20) as store:
        committee, strategy = store.all(Committee)[0].id, store.all(Strategy)[0].id
        ours = {one.id for one in store.all(Project, committee=committee)}
        served = {link.project for link in store.all(ProjectAction)}
        paper = coverage_paper(store, committee, strategy, TODAY, money=Fact.PAID, which="all")
        assert set(paper.every.total.projects) == ours & served
        assert set(paper.rest.total.projects) == ours - served
        assert set(paper.projects) == ours
        assert [aim.action for aim in paper.aims] == [False, True, True, False, True, True]
        closed = coverage_paper(store, committee, strategy, TODAY, money=Fact.PAID, which="closed")
        assert closed.projects == {}


def test_it_leaves_as_a_workbook_in_the_words_of_its_languages(tmp_path: Path) -> None:
    with invented(tmp_path / "invented.ctj", 4, 20) as store:
        committee, strategy = store.all(Committee)[0].id, store.all(Strategy)[0].id
        whole = coverage_paper(store, committee, strategy, TODAY, money=Fact.REQUESTED, which="all").every.total
        for layout, head in (
            (Layout.ALTERNATE, "En tout · Projets / Gesamt · Projekte"),
            (Layout.DE, "Gesamt · Projekte"),
        ):
            printing = Printing(printed_on=TODAY, layout=layout)
            about = OfCommittee(committee=committee, named=(strategy,))
            made = make(store, "strategy-coverage", about, printing, PaperForm.SHEET)
            rows = CalamineWorkbook.from_filelike(BytesIO(made.file)).get_sheet_by_index(0).to_python()
            [heads] = (row for row in rows if head in row)
            every = next(row for row in rows if str(row[0]).endswith("Alle Massnahmen"))
            assert every[heads.index(head)] == len(whole.projects)
            assert round(float(str(every[-1])) * 100) == whole.money.requested.chf


def test_a_file_without_a_strategy_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path)
    about = OfCommittee(committee=office.a_committee().id)
    printing = Printing(printed_on=TODAY, layout=Layout.FR)
    assert make(office.store, "strategy-coverage", about, printing).file.startswith(b"%PDF")
    assert make(office.store, "strategy-coverage", about, printing, PaperForm.SHEET).file.startswith(b"PK")
    assert paper_name(FR, office.store, "strategy-coverage", about, printing).lower().startswith("couverture")
