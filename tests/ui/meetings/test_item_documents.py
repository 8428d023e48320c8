"""Can papers be joined, announced, opened and taken off an item, and an item be described, by keys?"""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import Attachment, RestrictedAttachment
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.item_documents import papers_of
from ctj_desktop.storage import blobs
from ctj_desktop.ui.meetings.agenda_columns import AgendaModel
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.meetings.item_documents import ItemDocuments
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

NUMBER = "2027-01"


def item(office: Desktop, number: str) -> AgendaItem:
    """An item by its number on the agenda."""
    lines = agenda_table(office.store, office.meeting(NUMBER).id).lines
    return next(line.item for line in lines if line.number == number)


def on(office: Desktop, number: str, column: str = "papers") -> AgendaGrid:
    """The builder with the keyboard on a cell."""
    table = office.prepare(NUMBER)
    assert isinstance(table, AgendaGrid)
    model = table.rows_model
    assert isinstance(model, AgendaModel)
    table.select(item(office, number).id, model.column_of(column))
    table.setFocus()
    return table


def dialog(office: Desktop) -> ItemDocuments:
    found = office.dialog()
    assert isinstance(found, ItemDocuments)
    return found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A file as a person has it."""
    path = tmp_path / "Plan_de financement – été.pdf"
    path.write_bytes(b"%PDF-1.7 plan")
    return path


def test_a_file_is_joined_shown_in_the_last_column_and_kept_by_content(
    office: Desktop, in_dialog: InDialog, plan: Path
) -> None:
    table = on(office, "1")

    def join() -> None:
        dialog(office).choose = lambda _parent, _title: [plan]
        QTest.keyClick(dialog(office), Key.Key_Insert)
        assert office.cells(office.find(Table, "papers.table"), 0) == ["Plan de financement – été"]

    in_dialog(lambda: office.press(Key.Key_F2), join)
    (paper,) = papers_of(office.store, item(office, "1").id)
    assert paper.file is not None
    assert (paper.file.name, paper.file.media_type, paper.held) == (plan.name, "application/pdf", True)
    assert b"".join(blobs.pieces(office.store, paper.file.sha256)) == plan.read_bytes()
    assert office.cells(table, 7)[0] == "1"


def test_the_file_of_an_announced_paper_fills_it_and_undo_announces_it_again(
    office: Desktop, in_dialog: InDialog, plan: Path
) -> None:
    table = on(office, "3")
    assert office.cells(table, 7)[2] == office.window.desk.t("to follow")

    def join() -> None:
        shown = dialog(office)
        shown.choose = lambda _parent, _title: [plan]
        announced = next(paper for paper in shown.model.rows if paper.document.to_follow)
        shown.table.select(announced.key)
        office.click("papers.join")

    in_dialog(lambda: office.press(Key.Key_D, CTRL), join)
    filled = next(paper for paper in papers_of(office.store, item(office, "3").id) if paper.file is not None)
    assert filled.document.title.fr.text == "Plan de financement du projet"
    assert not filled.document.to_follow
    office.press(Key.Key_Z, CTRL)
    assert all(paper.file is None for paper in papers_of(office.store, item(office, "3").id))
    assert any(paper.document.to_follow for paper in papers_of(office.store, item(office, "3").id))


def test_a_paper_is_announced_taken_off_with_its_file_and_brought_back(
    office: Desktop, in_dialog: InDialog, plan: Path
) -> None:
    on(office, "1")

    def announce_join_remove() -> None:
        shown = dialog(office)
        office.fill("papers.announce", "Budget")
        office.press(Key.Key_Return)
        assert [paper.document.to_follow for paper in shown.model.rows] == [True]
        shown.choose = lambda _parent, _title: [plan]
        office.click("papers.join")
        shown.table.setFocus()
        office.press(Key.Key_Delete)
        assert shown.model.rowCount() == 0

    in_dialog(lambda: office.press(Key.Key_D, CTRL), announce_join_remove)
    assert office.store.all(Attachment, name=plan.name) == []
    office.press(Key.Key_Z, CTRL)
    (paper,) = papers_of(office.store, item(office, "1").id)
    assert paper.held


def test_a_paper_is_opened_as_a_copy_that_can_only_be_read(office: Desktop, in_dialog: InDialog, plan: Path) -> None:
    on(office, "1")
    opened: list[Path] = []

    def remember(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    def join_and_open() -> None:
        shown = dialog(office)
        shown.choose, shown.open_url = (lambda _parent, _title: [plan]), remember
        office.click("papers.join")
        shown.table.setFocus()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_D, CTRL), join_and_open)
    assert opened[0].read_bytes() == plan.read_bytes()
    assert not opened[0].stat().st_mode & stat.S_IWUSR


def test_what_could_be_a_program_is_saved_where_the_person_wants_it_and_not_opened(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(office, "1")
    script, target = tmp_path / "installer.sh", tmp_path / "copie.sh"
    script.write_bytes(b"#!/bin/sh")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))

    def join_open_save() -> None:
        dialog(office).choose = lambda _parent, _title: [script]
        office.click("papers.join")
        in_dialog(lambda: office.click("papers.open"), lambda: office.press(Key.Key_Escape))
        assert not target.exists()
        in_dialog(lambda: office.click("papers.open"), lambda: office.click("dialog.not_opened.go"))
        assert target.read_bytes() == b"#!/bin/sh"
        assert not dialog(office).note.isVisible()

    in_dialog(lambda: office.press(Key.Key_D, CTRL), join_open_save)
    assert target.read_bytes() == script.read_bytes()


def test_a_file_that_cannot_be_used_is_refused_in_the_dialog_and_nothing_is_written(
    office: Desktop, in_dialog: InDialog, plan: Path, tmp_path: Path
) -> None:
    on(office, "1")
    empty = tmp_path / "leer.pdf"
    empty.touch()

    def try_both() -> None:
        shown = dialog(office)
        for bad in (empty, tmp_path / "gone.pdf"):
            shown.choose = lambda _parent, _title, bad=bad: [plan, bad]  # type: ignore[misc]
            office.click("papers.join")
            assert bad.name in office.text("papers.note")

    in_dialog(lambda: office.press(Key.Key_D, CTRL), try_both)
    assert papers_of(office.store, item(office, "1").id) == []


def test_the_file_of_a_closed_item_stays_in_the_committee(office: Desktop, in_dialog: InDialog, plan: Path) -> None:
    office.workspace.do_fields(change_agenda_item, item=item(office, "1").id, closed=True)
    on(office, "1")

    def join() -> None:
        dialog(office).choose = lambda _parent, _title: [plan]
        office.click("papers.join")

    in_dialog(lambda: office.press(Key.Key_D, CTRL), join)
    (paper,) = papers_of(office.store, item(office, "1").id)
    assert isinstance(paper.file, RestrictedAttachment)
    assert office.store.all(Attachment, name=plan.name) == []


@pytest.mark.long
def test_an_item_is_described_in_both_languages_without_a_button(office: Desktop, in_dialog: InDialog) -> None:
    on(office, "1", "fr")

    def type_and_leave() -> None:
        office.fill("dialog.item.note.fr", "Accueil café")
        office.press(Key.Key_Tab)
        office.fill("dialog.item.presenter.de", "Präsidium")
        office.fill("dialog.item.project", "P-2026-005")
        office.press(Key.Key_Return)
        office.fill("dialog.item.minutes", "bientôt")
        office.press(Key.Key_Tab)
        assert "bientôt" in office.text("dialog.item.minutes.note")
        office.fill("dialog.item.minutes", "1 h 15")
        office.press(Key.Key_Tab)
        office.fill("dialog.item.title.fr", "Ouverture et accueil")
        office.press(Key.Key_Tab)
        if office.side() == "fr":
            assert "Ouverture et accueil" in office.text("dialog.item.title")
        office.find(QWidget, "dialog.item.close").setFocus()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_I, CTRL), type_and_leave)
    stored = item(office, "1")
    assert stored.note.fr.text == "Accueil café"
    assert stored.presenter.de.text == "Präsidium"
    assert stored.project == office.store.all(Project, number="P-2026-005")[0].id
    assert (stored.minutes, stored.title.fr.text) == (75, "Ouverture et accueil")
    office.press(Key.Key_Z, CTRL)
    assert item(office, "1").title.fr.text != "Ouverture et accueil"


@pytest.mark.long
def test_a_note_grows_with_its_lines_and_a_person_presents_where_no_words_stand(
    office: Desktop, in_dialog: InDialog
) -> None:
    on(office, "1", "fr")
    person = office.store.all(Person)[0]

    def describe() -> None:
        frame = office.find(QWidget, "dialog.item.proposed_decision.fr.frame")
        low = frame.height()
        office.fill("dialog.item.proposed_decision.fr", "Le comité :")
        for line in ("– approuve ;", "– remercie."):
            office.press(Key.Key_Return)
            office.keys(line)
        QApplication.processEvents()
        assert frame.height() > low
        for side in ("fr", "de"):
            office.fill(f"dialog.item.presenter.{side}", "")
            office.press(Key.Key_Tab)
        office.fill("dialog.item.presenter_person", f"{person.given_name} {person.family_name}")
        office.press(Key.Key_Return)
        office.click("dialog.item.close")

    in_dialog(lambda: office.press(Key.Key_I, CTRL), describe)
    stored = item(office, "1")
    assert stored.proposed_decision.fr.text == "Le comité :\n– approuve ;\n– remercie."
    assert stored.presenter_person == person.id
    name = person.family_name
    assert name in agenda_table(office.store, stored.meeting).lines[0].presenter.fr.text


def test_an_announced_paper_is_called_otherwise_in_each_language(office: Desktop, in_dialog: InDialog) -> None:
    on(office, "3")

    def rename() -> None:
        office.fill("papers.title.de", "Finanzierungsplan, zweite Fassung")
        office.press(Key.Key_Tab)
        office.fill("papers.title.fr", "")
        office.press(Key.Key_Tab)

    in_dialog(lambda: office.press(Key.Key_D, CTRL), rename)
    title = papers_of(office.store, item(office, "3").id)[-1].document.title
    assert (title.fr.text, title.de.text) == ("", "Finanzierungsplan, zweite Fassung")


def test_late_tasks_are_named_under_the_item_that_looks_at_them(office: Desktop) -> None:
    on(office, "1")
    office.click("prepare.tasks.row.0")
    follow_up = item(office, "5")
    assert "T-2026-" in follow_up.note.fr.text
    assert "T-2026-" in follow_up.note.de.text
    office.click("prepare.tasks.all")
    every = office.find(Button, "prepare.tasks.all")
    assert not every.isEnabled()
    assert len(item(office, "5").note.de.text.splitlines()) == 3
    office.press(Key.Key_Z, CTRL)
    assert every.isEnabled()


@pytest.mark.long
@pytest.mark.each_language
def test_an_item_that_is_removed_elsewhere_while_it_is_described_says_so_and_keeps_what_was_typed(
    office: Desktop, in_dialog: InDialog
) -> None:
    on(office, "1", "fr")
    described = item(office, "1")

    def type_while_it_goes() -> None:
        office.fill("dialog.item.minutes", "bientôt")
        office.workspace.do_fields(remove_agenda_item, item=described.id)
        assert office.dialog() is None

    in_dialog(lambda: office.press(Key.Key_I, CTRL), type_while_it_goes)
    name = described.title.or_other(office.window.desk.t.language)
    assert name in office.text("status.sentence")
    assert [draft.text for draft in office.store.drafts()] == ["bientôt"]
    office.press(Key.Key_Z, CTRL)
    on(office, "1", "fr")

    def look() -> None:
        assert office.find(QLineEdit, "dialog.item.minutes").text() == "bientôt"
        assert office.text("dialog.item.minutes.note")

    in_dialog(lambda: office.press(Key.Key_I, CTRL), look)
