"""Is the note for the chair written, corrected, found and taken away where the meeting is prepared and held?"""

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, ChairNote
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.record_pages import place_of
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.minutes.writer import Writer

DIALOG = "dialog.chair_note"


def notes(office: Desktop) -> list[str]:
    return [note.text for note in office.store.all(ChairNote)]


def written(office: Desktop, text: str) -> None:
    """In the dialog: the text, and its button."""
    area = office.find(TextArea, f"{DIALOG}.text")
    assert area.hasFocus()
    area.selectAll()
    office.keys(text)
    office.click(f"{DIALOG}.go")


@pytest.mark.long
def test_it_is_written_while_preparing_marked_in_the_agenda_and_found_again(
    office: Desktop, in_dialog: InDialog
) -> None:
    table, t = office.prepare(), office.window.desk.t

    def write() -> None:
        assert not office.shows(f"{DIALOG}.remove")
        written(office, "Donner d’abord la parole à Jougne.")

    in_dialog(lambda: office.press(Key.Key_K, CTRL_SHIFT), write)
    assert notes(office) == ["Donner d’abord la parole à Jougne."]
    cell = table.model().index(0, 0)
    assert t("With a note for the chair") in str(cell.data(3))
    (note,) = office.store.all(ChairNote)
    (found,) = search_records(office.store, t, "Jougne parole", ["chair_note"], 5)
    place = place_of(found)
    assert place is not None
    office.window.desk.navigator.go(Place(page="members"))

    def read_and_remove() -> None:
        assert office.find(TextArea, f"{DIALOG}.text").toPlainText() == note.text
        office.click(f"{DIALOG}.remove")

    in_dialog(lambda: office.window.desk.navigator.go(place), read_and_remove)
    assert notes(office) == []
    office.workspace.undo()
    assert notes(office) == [note.text]


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


@pytest.mark.long
def test_in_session_a_chip_leads_to_it_and_says_nothing_of_it(writer: Writer, in_dialog: InDialog) -> None:
    office = writer.desktop
    assert not office.shows("minutes.chair_note")
    in_dialog(lambda: office.press(Key.Key_K, CTRL_SHIFT), lambda: written(office, "Ne pas dépasser 15 h."))
    assert office.shows("minutes.chair_note")
    chip = writer.editor.head.note
    assert "15" not in f"{chip.text()}{chip.toolTip()}{chip.accessibleName()}"
    in_dialog(lambda: office.click("minutes.chair_note"), lambda: written(office, "Finir à 15 h 30."))
    (note,) = office.store.all(ChairNote)
    assert (note.text, note.item) == ("Finir à 15 h 30.", writer.item)
    assert office.store.get(AgendaItem, writer.item) is not None
