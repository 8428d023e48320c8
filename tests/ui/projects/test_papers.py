"""Does Ctrl+P lead from projects to the papers that print them?"""

import pytest

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.services.meetings.agenda import remove_agenda_item
from ctj_desktop.services.papers.opinion_file import outdated_preparation
from ctj_desktop.services.projects.life import change_project
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.widgets.surfaces import Banner
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def detail(office: Desktop) -> str:
    place = office.window.desk.navigator.place
    assert place is not None
    return place.detail


def told(office: Desktop) -> str:
    """What stands above the fields of an item."""
    return office.find(Banner, "dialog.item.told").sentence()


@pytest.mark.long
def test_the_table_of_projects_and_the_thread_of_one_are_seen(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.press(Key.Key_4, CTRL)
    office.press(Key.Key_P, CTRL)
    assert office.window.desk.navigator.place == Place(page="documents", record=committee, detail="portfolio")
    page = office.find(DocumentsPage, "page.documents")
    assert page.now.name == "portfolio"
    project = office.store.all(Project, number="P-2026-001")[0].id
    office.window.desk.navigator.go(Place(page="project", record=project))
    office.trigger("action.preview_thread")
    assert detail(office) == f"thread {project}"
    assert page.now.name == "thread"


@pytest.mark.long
def test_on_the_page_of_a_call_the_ranking_is_printed_from_its_projects_and_the_report_from_its_money(
    office: Desktop,
) -> None:
    call = office.store.all(Call, code="2027-1")[0].id
    office.window.desk.navigator.go(Place(page="call", record=call))
    office.press(Key.Key_P, CTRL)
    assert detail(office) == f"call_report {call}"
    assert office.find(DocumentsPage, "page.documents").now.name == "call_report"
    office.window.desk.navigator.go(Place(page="call", record=call, detail="projects"))
    office.press(Key.Key_P, CTRL)
    assert detail(office) == f"call_ranking {call}"


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_an_item_says_that_its_paper_is_out_of_date_and_renews_it(office: Desktop, in_dialog: InDialog) -> None:
    project = office.store.all(Project, number="P-2026-005")[0]
    for asked in office.store.all(AgendaItem, project=project.id, item_kind=ItemKind.OPINION):
        office.workspace.do(remove_agenda_item, item=asked.id)
    office.window.desk.navigator.go(Place(page="project", record=project.id, detail="opinion"))
    in_dialog(lambda: office.click("project.opinions.ask_committee"), lambda: office.click("dialog.ask_committee.go"))
    grid = office.find(AgendaGrid, "agenda.table")
    item = office.store.get(AgendaItem, AgendaItemId(grid.current_key() or project.id))
    assert item is not None
    office.workspace.do_fields(change_project, project=project.id, place="Jougne")

    def renew() -> None:
        assert "il dirait autre chose aujourd’hui" in told(office)
        office.click("dialog.item.told.button")
        assert "il dirait autre chose aujourd’hui" not in told(office)
        office.fill("dialog.item.proposed_decision.fr", "Le comité rend un avis réservé.")
        office.leave()
        assert "il dirait autre chose aujourd’hui" in told(office)
        office.click("dialog.item.told.button")

    def convening() -> None:
        shown.append(office.text("dialog.convene.papers") if office.shows("dialog.convene.papers") else "")
        office.press(Key.Key_Escape)

    shown: list[str] = []
    in_dialog(lambda: office.trigger("action.convene"), convening)
    grid.setFocus()
    in_dialog(lambda: office.press(Key.Key_I, CTRL), renew)
    in_dialog(lambda: office.trigger("action.convene"), convening)
    assert item.title.fr.text in shown[0]
    assert shown[1] == "", "it is as of today"
    assert outdated_preparation(office.store, item.id) is None
