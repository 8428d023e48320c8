"""Do files become documents of a project where they are dropped, and do they come out again?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.project_work import ProjectDocument, ProjectDocumentKind
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.projects.documents import documents_of
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.documents import ProjectDocuments
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.dropping import drop


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_files_are_dropped_told_apart_opened_and_taken_away(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    project = do(step_named("add_project"), committee=committee.id, title=text("Marché", "Markt"))
    office.window.desk.navigator.go(Place(page="project", record=project.id))
    office.find(Tabs, "project.tabs").choose("documents")
    part = office.find(ProjectDocuments, "project.documents.card")
    paper, signed = tmp_path / "demande_2027.txt", tmp_path / "signée.txt"
    paper.write_text("un marché des deux côtés", "utf-8")
    signed.write_text("signé", "utf-8")
    assert drop(part, paper)
    ((made, _),) = [(line.document, line.files) for line in documents_of(office.store, project.id)]
    assert (made.title.fr.text, part.table.current_key()) == ("demande 2027", made.id)
    office.find(ComboBox, "project_document.document_kind").setFocus()
    office.keys("dossier")
    office.leave()
    assert office.store.all(ProjectDocument)[0].document_kind is ProjectDocumentKind.APPLICATION
    assert drop(part.panel, signed)
    assert [file.name for file in documents_of(office.store, project.id)[0].files] == [paper.name, signed.name]
    opened: list[QUrl] = []
    part.panel.open_url = lambda url: not opened.append(url)  # type: ignore[attr-defined,func-returns-value]
    office.click("project.document.file.0")
    assert Path(opened[0].toLocalFile()).read_text("utf-8") == "un marché des deux côtés"
    office.click("project.document.file.1.remove")
    assert [file.name for file in documents_of(office.store, project.id)[0].files] == [paper.name]

    def announced() -> None:
        office.fill("dialog.new_project_document.title.fr", "Convention")
        office.click("dialog.new_project_document.go")

    in_dialog(lambda: office.click("project.documents.follow"), announced)
    assert [line.document.title.fr.text for line in documents_of(office.store, project.id)] == [
        "demande 2027",
        "Convention",
    ]
    office.find(QWidget, "project.documents").setFocus()
    office.press(Key.Key_Delete)
    assert office.store.count(ProjectDocument) == 1
    office.press(Key.Key_Z, CTRL)
    assert office.store.count(ProjectDocument) == 2
    office.window.close_workspace()
    assert not Path(opened[0].toLocalFile()).exists(), "what another program showed goes with the workspace"
