"""Does Ctrl+P lead from projects to the papers that print them?"""

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import CTRL, Desktop, Key


def detail(office: Desktop) -> str:
    place = office.window.desk.navigator.place
    assert place is not None
    return place.detail


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
