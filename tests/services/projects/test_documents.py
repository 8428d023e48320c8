"""Does a project keep its documents with their files, by what they are?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AttachmentId
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.project_work import ProjectDocument, ProjectDocumentKind
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings.attached_files import attached_files, save_copy
from ctj_desktop.services.meetings.item_documents import FileEmpty
from ctj_desktop.services.membership import committees
from ctj_desktop.services.projects import documents
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.steps.refusals import TextMissing
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_project(office: Office) -> Project:
    return office.do_fields(projects.add_project, committee=office.a_committee().id, title=text("Marché")).record


def a_file(folder: Path, name: str, content: str = "contenu") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_files_become_documents_by_what_they_are_and_come_out_again(office: Office, tmp_path: Path) -> None:
    project = a_project(office)
    paths = [a_file(tmp_path, "plan_2027.txt"), a_file(tmp_path, "carte.txt")]
    office.do(documents.join_project_files, project=project.id, paths=paths)
    announced = office.do_fields(
        documents.add_project_document,
        project=project.id,
        title=text("Convention", "Vereinbarung"),
        document_kind=ProjectDocumentKind.AGREEMENT,
        on=date(2027, 5, 1),
    ).record
    lines = documents.documents_of(office.store, project.id)
    assert lines[0].document.title.fr.text == "Convention"
    assert {line.document.title.fr.text: len(line.files) for line in lines[1:]} == {"plan 2027": 1, "carte": 1}
    assert {line.document.on for line in lines[1:]} == {TODAY}
    office.do(documents.join_to_document, document=announced.id, paths=[a_file(tmp_path, "signée.txt", "signé")])
    (file,) = documents.documents_of(office.store, project.id)[0].files
    save_copy(office.store, file, tmp_path / "copie.txt")
    assert (tmp_path / "copie.txt").read_text("utf-8") == "signé"
    office.do(documents.remove_project_file, file=AttachmentId(file.key))
    assert documents.documents_of(office.store, project.id)[0].files == ()
    office.undo()
    assert documents.documents_of(office.store, project.id)[0].files == (file,)


def test_the_title_of_a_file_is_in_the_language_of_the_committee(office: Office, tmp_path: Path) -> None:
    project = a_project(office)
    office.do_fields(committees.change_committee, committee=project.committee, source_language=Language.DE)
    path = a_file(tmp_path, "Gesuch.txt")
    (made,) = office.do(
        documents.join_project_files,
        project=project.id,
        paths=[path],
        document_kind=ProjectDocumentKind.APPLICATION,
    ).record
    assert (made.title.de.text, made.title.fr.text) == ("Gesuch", "")
    assert made.document_kind is ProjectDocumentKind.APPLICATION


def test_one_file_that_cannot_be_joined_leaves_nothing(office: Office, tmp_path: Path) -> None:
    project = a_project(office)
    paths = [a_file(tmp_path, "bien.txt"), a_file(tmp_path, "vide.txt", "")]
    with pytest.raises(FileEmpty):
        office.do(documents.join_project_files, project=project.id, paths=paths)
    assert not office.store.count(ProjectDocument)
    assert not office.store.count(Attachment)


def test_a_document_goes_with_its_files_and_comes_back_with_them(office: Office, tmp_path: Path) -> None:
    project = a_project(office)
    (made,) = office.do(documents.join_project_files, project=project.id, paths=[a_file(tmp_path, "bilan.txt")]).record
    with pytest.raises(TextMissing):
        office.do_fields(documents.change_project_document, project_document=made.id, title=text(" "))
    named = office.do_fields(
        documents.change_project_document,
        project_document=made.id,
        title=text("Bilan", "Bericht"),
        document_kind=ProjectDocumentKind.REPORT,
    ).record
    office.do(documents.remove_project_document, project_document=named.id)
    assert (office.store.count(ProjectDocument), office.store.count(Attachment)) == (0, 0)
    office.do(restore_record, record=named.id)
    ((document, files),) = [(line.document, line.files) for line in documents.documents_of(office.store, project.id)]
    assert (document, [file.name for file in files]) == (named, ["bilan.txt"])


def test_the_list_and_the_attached_files_say_of_which_project_they_are(office: Office, tmp_path: Path) -> None:
    project = a_project(office)
    office.do(documents.join_project_files, project=project.id, paths=[a_file(tmp_path, "budget.txt")])
    (row,) = rows_of(office.store, "project-documents", ListFilter(committee=project.committee))
    assert (row["project_number"], row["files"]) == (project.number, ["budget.txt"])
    other = office.a_committee("XYZ")
    assert rows_of(office.store, "project-documents", ListFilter(committee=other.id)) == []
    (shown,) = attached_files(office.store, project.committee, "marché").lines
    assert (shown.name, shown.item_number, shown.item) == ("budget.txt", project.number, project.title)
    assert attached_files(office.store, other.id).count == 0
