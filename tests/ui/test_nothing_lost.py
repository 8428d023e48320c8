"""Is what somebody typed still there after a refusal, a long text, a strange one, or a place left in a hurry?"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.people import Person
from ctj_desktop.services.minute_sheet import minute_sheet
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.ui import sitting
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.minuted import third_item


def drafts(office: Desktop) -> dict[str, str]:
    """What is on disk and no act yet, by register."""
    return {draft.register: draft.text for draft in office.store.drafts()}


def test_a_refused_value_stands_again_when_one_comes_back_at_once(office: Desktop) -> None:
    person = office.store.all(Person, order="family_name, id")[0]
    office.press(Key.Key_6, CTRL)
    table = office.find(Table, "members.table")
    assert table.select(person.id)
    office.fill("person.family_name", " ")
    others = [row.key for row in table.rows_model.rows if row.key != person.id]
    assert table.select(others[0])
    assert drafts(office)["family_name"] == " "
    assert table.select(person.id)
    assert office.find(QLineEdit, "person.family_name").text() == " "
    stored = office.store.get(Person, person.id)
    assert stored is not None
    assert stored.family_name == person.family_name


def test_a_draft_that_is_refused_stays_as_it_was(office: Desktop) -> None:
    sitting.under_way(office.session)
    item = third_item(office.session)
    office.store.save_draft(item, "new.fr", "/t relire -> 31.2.2027")
    office.window.desk.navigator.go(Place(page="hold", record=sitting.the_meeting(office.session).id))
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


def test_a_document_pasted_into_the_attendance_is_refused_in_a_few_words(office: Desktop) -> None:
    sitting.convened(office.session)
    office.window.desk.navigator.go(Place(page="hold", record=sitting.the_meeting(office.session).id))
    office.press(Key.Key_F9)
    office.find(QLineEdit, "hold.entry").setFocus()
    copied("\r\n".join(f"Point «\u00a0{word}\u00a0»" for word in range(100, 400)))
    office.press(Key.Key_V, CTRL)
    office.press(Key.Key_Return)
    assert len(office.text("hold.note")) < 400
    assert office.find(QLineEdit, "hold.entry").text().count("Point") == 300
