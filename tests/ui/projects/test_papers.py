"""Does Ctrl+P lead from projects to the papers that print them?"""

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import CTRL, Desktop, Key


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
    assert office.window.desk.navigator.place.detail == f"thread {project}"
    assert page.now.name == "thread"
