"""Is what somebody typed still there after a refusal, a long text, a strange one, or a place left in a hurry?"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.errors import DiskFull, FileGone
from ctj_desktop.storage.file.backup import backup
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.pasting import TooLongToPaste
from ctj_desktop.ui.widgets.table import Table
from tests.ui import sitting
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.minuted import third_item


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied is not left to the end of the process, when nobody is there any more to delete it."""
    yield
    QGuiApplication.clipboard().clear()


def drafts(office: Desktop) -> dict[str, str]:
    """What is on disk and no act yet, by register."""
    return {draft.register: draft.text for draft in office.store.drafts()}


def test_a_refused_value_stands_again_when_one_comes_back_at_once(office: Desktop) -> None:
    person = office.store.all(Person, order="family_name, id")[0]
    office.press(Key.Key_6, CTRL)
    table = office.find(Table, "members.table")
    assert table.select(person.id)
    office.fill("persons.sheet.family_name", " ")
    others = [row.key for row in table.rows_model.rows if row.key != person.id]
    assert table.select(others[0])
    assert drafts(office)["family_name"] == " "
    assert table.select(person.id)
    assert office.find(QLineEdit, "persons.sheet.family_name").text() == " "
    stored = office.store.get(Person, person.id)
    assert stored is not None
    assert stored.family_name == person.family_name


def test_a_draft_that_is_refused_stays_as_it_was(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    item = third_item(office.workspace)
    office.store.save_draft(item, "new.fr", "/t relire -> 31.2.2027")
    office.window.desk.navigator.go(Place(page="hold", record=sitting.the_meeting(office.workspace).id))
    assert minute_sheet(office.store, item).lines == ()
    office.press(Key.Key_1, CTRL)
    assert drafts(office) == {"new.fr": "/t relire -> 31.2.2027"}


def copied(text: str) -> None:
    """What a word processor puts on the clipboard."""
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml("".join(f"<p class=MsoNormal>{line}</p>" for line in text.splitlines()))
    mime.setData("text/rtf", b"{\\rtf1 }")
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_document_pasted_into_a_title_is_one_line_and_is_taken_back(office: Desktop) -> None:
    table = office.prepare()
    table.setFocus()
    office.press(Key.Key_F2)
    copied("Marchés\u00a0d’été\r\n\r\nGrenz\u00adüberschreitend\tcellule\r\n")
    office.press(Key.Key_V, CTRL)
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Marchés\u00a0d’été Grenzüberschreitend cellule"
    office.press(Key.Key_Z, CTRL)
    assert editor.text() != "Marchés\u00a0d’été Grenzüberschreitend cellule"


def test_what_a_title_does_not_take_whole_is_not_pasted_at_all(office: Desktop) -> None:
    table, t = office.prepare(), office.window.desk.t
    table.setFocus()
    office.press(Key.Key_F2)
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    before = editor.text()
    office.press(Key.Key_End)
    copied("mot " * 8000 + "🎉" * 400)
    office.press(Key.Key_V, CTRL)
    assert editor.text() == before
    error = TooLongToPaste(32_800 + len(before), editor.maxLength())
    assert office.text("status.sentence") == sentence(t, error)
    office.press(Key.Key_A, CTRL)
    copied("x" * editor.maxLength())
    office.press(Key.Key_V, CTRL)
    assert len(editor.text()) == editor.maxLength()
    editor.setText(before)


@pytest.mark.each_language
def test_in_a_dialog_the_sentence_stands_above_its_buttons(office: Desktop, in_dialog: InDialog) -> None:
    office.press(Key.Key_6, CTRL)

    def enter() -> None:
        copied("mot " * 750_000)
        office.press(Key.Key_V, CTRL)
        assert office.find(QLineEdit, "dialog.new_person.given_name").text() == ""
        assert "32" in office.text("dialog.new_person.refusal")

    in_dialog(lambda: office.press(Key.Key_N, CTRL), enter)


@pytest.mark.each_language
def test_a_document_pasted_into_the_attendance_is_refused_in_a_few_words(office: Desktop) -> None:
    sitting.convened(office.workspace)
    office.window.desk.navigator.go(Place(page="hold", record=sitting.the_meeting(office.workspace).id))
    office.press(Key.Key_F9)
    office.find(QLineEdit, "hold.entry").setFocus()
    copied("\r\n".join(f"Point «\u00a0{word}\u00a0»" for word in range(100, 400)))
    office.press(Key.Key_V, CTRL)
    office.press(Key.Key_Return)
    assert len(office.text("hold.note")) < 400
    assert office.find(QLineEdit, "hold.entry").text().count("Point") == 300


def test_a_refused_cell_waits_for_who_went_elsewhere(office: Desktop) -> None:
    table = office.prepare()
    assert table.select(table.rows_model.rows[1].key, 4)
    table.setFocus()
    office.press(Key.Key_F2)
    office.press(Key.Key_A, CTRL)
    office.keys("abc")
    office.press(Key.Key_1, CTRL)
    QApplication.processEvents()
    assert office.focused().objectName() != "agenda.editor.minutes"
    office.prepare()
    QApplication.processEvents()
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    assert (editor.objectName(), editor.text()) == ("agenda.editor.minutes", "abc")
    assert "abc" in editor.accessibleDescription()


def test_a_workspace_closes_over_a_line_that_is_refused(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    office.window.desk.navigator.go(Place(page="hold", record=sitting.the_meeting(office.workspace).id))
    office.keys("/t relire -> 31.2.2027")
    office.window.close_workspace()  # an exception inside Qt would fail the test
    QApplication.processEvents()
    assert office.window.open_file(office.sample)
    assert list(drafts(office).values()) == ["/t relire -> 31.2.2027"]


def test_a_new_item_on_a_full_disk_stays_in_its_line(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    table = office.prepare()
    before = len(office.store.all(AgendaItem, meeting=office.meeting("2027-01").id))
    table.setFocus()
    office.press(Key.Key_Return)
    office.keys("Budget 2028")
    with monkeypatch.context() as full:
        full.setattr(type(office.store), "write", _full)
        office.press(Key.Key_Return)
        QApplication.processEvents()
    editor = office.focused()
    assert isinstance(editor, QLineEdit)
    assert (editor.objectName(), editor.text()) == ("agenda.editor.fr", "Budget 2028")
    office.press(Key.Key_Return)
    QApplication.processEvents()
    titles = [item.title.fr.text for item in office.store.all(AgendaItem, meeting=office.meeting("2027-01").id)]
    assert len(titles) == before + 1
    assert titles.count("Budget 2028") == 1


def test_a_title_changed_elsewhere_under_an_open_cell_is_not_overwritten(office: Desktop) -> None:
    table = office.prepare()
    first = office.store.get(AgendaItem, table.rows_model.rows[0].key)
    assert isinstance(first, AgendaItem)
    assert table.select(first.id, 1)
    table.setFocus()
    office.press(Key.Key_F2)
    office.press(Key.Key_A, CTRL)
    office.keys("Mon titre")
    office.workspace.do_fields(
        change_agenda_item, item=first.id, seen=first, title=Rewording(fr="Leur titre"), minutes=11
    )
    office.press(Key.Key_Return)
    QApplication.processEvents()
    assert office.shows("prepare.both")
    stored = office.store.get(AgendaItem, first.id)
    assert stored is not None
    assert (stored.title.fr.text, stored.minutes) == ("Leur titre", 11)
    office.click("prepare.both.mine")
    stored = office.store.get(AgendaItem, first.id)
    assert stored is not None
    assert (stored.title.fr.text, stored.minutes) == ("Mon titre", 11)


def _full(store: Store, *_label: object) -> None:
    raise DiskFull(store.path.name)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("gone", [Path.unlink, lambda path: path.rename(path.with_name("Ailleurs.ctj"))])
def test_a_file_that_went_away_while_it_was_open_is_said_at_every_saving(
    office: Desktop, gone: Callable[[Path], object]
) -> None:
    t, missing = office.window.desk.t, FileGone(office.sample.name)
    gone(office.sample)
    office.press(Key.Key_S, CTRL)
    assert office.text("status.sentence") == sentence(t, missing)
    assert office.view.shell.status.saved.text() == ""
    made = backup(office.store)
    assert made.exists(), "what is written is still there to be kept"
