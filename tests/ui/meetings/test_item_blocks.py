"""Is a text to use again written into the note of an item, in both languages, and kept as an act of its own?"""

from PySide6.QtWidgets import QDialog, QWidget

from ctj_desktop.domain.records.standard_texts import TextUse
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.texts.standard_texts import add_standard_text
from ctj_desktop.ui.forms.caret.text_blocks import TextBlockList
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.meetings.test_item_documents import item, on

NOTE = "dialog.item.note"


def test_the_note_of_an_item_takes_a_text_in_both_languages(office: Desktop, in_dialog: InDialog) -> None:
    meeting = office.meeting("2027-01")
    said = text("Point {point} : voir le dossier.", "Traktandum {point}: siehe Dossier.")
    given = {"use": TextUse.BLOCK, "name": text("Dossier", "Dossier"), "text": said}
    office.workspace.do_fields(add_standard_text, committee=meeting.committee, **given)
    office.workspace.do_fields(change_agenda_item, item=item(office, "1").id, note=text("", "Wie bisher."))
    on(office, "1", "fr")

    def write() -> None:
        area, other = (office.find(TextArea, f"{NOTE}.{side}") for side in ("fr", "de"))
        offered = office.find(QDialog, "dialog.item").findChild(TextBlockList, "dialog.item.blocks")
        assert offered is not None
        area.setFocus()
        office.keys("/doss")
        offered.look_now()
        assert offered.names() == ("Dossier",)
        office.press(Key.Key_Escape)
        assert area.text() == "/doss"
        area.type_over("")
        office.keys("/doss")
        offered.look_now()
        office.press(Key.Key_Return)
        assert (area.text(), other.text()) == ("Point 1 : voir le dossier.", "Wie bisher. Traktandum 1: siehe Dossier.")
        assert item(office, "1").note.de.text == other.text(), "an act of its own"
        office.find(QWidget, "dialog.item.close").setFocus()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_I, CTRL), write)
    assert item(office, "1").note.fr.text == "Point 1 : voir le dossier."


def test_escape_closes_the_sheet_and_keeps_what_was_typed(office: Desktop, in_dialog: InDialog) -> None:
    """The sheet saves by itself, so that closing it is all that Escape can mean."""
    on(office, "1", "fr")

    def write() -> None:
        office.find(TextArea, f"{NOTE}.fr").setFocus()
        office.keys("Accueil")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_I, CTRL), write)
    assert office.dialog() is None
    assert item(office, "1").note.fr.text.startswith("Accueil")
