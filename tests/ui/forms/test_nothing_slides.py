"""Does what was clicked in a dialog stay under the mouse when something appears beside it?"""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.files.stepwise import no_step
from ctj_desktop.files.tables.reading import read_pasted
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.ui.forms import dialog_frame
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.imports.dialog import ImportList
from ctj_desktop.ui.imports.preview import preview_lines
from ctj_desktop.ui.meetings.item_sheet import item_sheet
from ctj_desktop.ui.today.rows import LineRow
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui import beginning
from tests.ui.contradiction import another_office
from tests.ui.desktop import Desktop, Key

SMALLEST = QSize(944, 560)


def opened(desktop: Desktop, dialog: QDialog) -> None:
    """On the screen, with the keyboard in it."""
    dialog.show()
    dialog.activateWindow()
    settled(desktop)


def settled(desktop: Desktop) -> None:
    """What one layout asks of the next comes with the next turn."""
    for _ in range(4):
        desktop.settle()


def place(widget: QWidget) -> QRect:
    """Where it is on the screen."""
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def click(desktop: Desktop, widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settled(desktop)


@pytest.mark.each_language
def test_a_refusal_raises_the_title_and_leaves_the_button_where_it_was_pressed(empty: Desktop) -> None:
    dialog = NewRecord(empty.window.desk, empty.workspace, SCREENS["person"], empty.window)
    opened(empty, dialog)
    before, high = place(dialog.act), dialog.height()
    click(empty, dialog.act)
    assert dialog.height() > high, "what is refused is said"
    assert place(dialog.act) == before
    dialog.reject()


def test_where_the_screen_ends_the_fields_are_scrolled_and_the_button_stays(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: SMALLEST)
    dialog = NewRecord(empty.window.desk, empty.workspace, SCREENS["person"], empty.window)
    opened(empty, dialog)
    dialog.move(dialog.x(), 0)
    before = place(dialog.act)
    click(empty, dialog.act)
    assert place(dialog.act) == before
    assert dialog.frameGeometry().top() == 0
    dialog.reject()


@pytest.mark.long
def test_once_the_mouse_is_among_the_fields_these_stay(empty: Desktop) -> None:
    dialog = Frame(empty.window.desk, "dialog.boxes", "Titre", "Faire", empty.window)
    above, below = QComboBox(dialog), QWidget(dialog)
    below.setFixedHeight(80)
    below.hide()
    for part in (above, below):
        dialog.column.addWidget(part)
    opened(empty, dialog)
    QTest.mousePress(dialog.cancel, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(dialog.cancel, Qt.MouseButton.LeftButton, pos=QPoint(-5, -5))
    foot = place(dialog.act)
    below.show()
    settled(empty)
    assert place(dialog.act) == foot
    below.hide()
    settled(empty)
    QTest.mousePress(above, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(above, Qt.MouseButton.LeftButton)
    above.hidePopup()
    field = place(above)
    below.show()
    settled(empty)
    assert place(above) == field
    dialog.reject()


@pytest.mark.long
@pytest.mark.each_language
def test_a_field_that_was_clicked_stays_when_the_one_that_was_left_is_refused(empty: Desktop) -> None:
    meeting = beginning.a_meeting(empty)
    (item,) = empty.store.all(AgendaItem)
    line = agenda_table(empty.store, meeting.id).lines[0]
    dialog = item_sheet(empty.window.desk, empty.workspace, line, meeting.committee, empty.window, writable=True)
    dialog.resize(720, 420)
    opened(empty, dialog)
    minutes = dialog.findChild(QWidget, "dialog.item.minutes")
    person = dialog.findChild(QWidget, "dialog.item.presenter_person")
    assert isinstance(minutes, QWidget)
    assert isinstance(person, QWidget)
    click(empty, minutes)
    empty.keys("x")
    before = place(person)
    click(empty, person)
    note = dialog.findChild(QWidget, "dialog.item.minutes.note")
    assert isinstance(note, QWidget)
    assert note.isVisible()
    assert place(person) == before
    assert empty.store.all(AgendaItem) == [item]
    dialog.reject()


@pytest.mark.long
def test_the_lines_of_a_secretariat_have_their_room_from_the_beginning(empty: Desktop) -> None:
    beginning.a_committee(empty)
    dialog = NewRecord(empty.window.desk, empty.workspace, SCREENS["secretariat"], empty.window)
    opened(empty, dialog)
    before = place(dialog.act)
    editor = dialog.findChild(QWidget, "dialog.new_secretariat.lines")
    assert isinstance(editor, QWidget)
    editor.setFocus()
    for _ in range(3):
        empty.keys("12 rue de l’Exemple")
        QTest.keyClick(empty.focused(), Key.Key_Return)
    settled(empty)
    assert place(dialog.act) == before
    dialog.reject()


@pytest.mark.long
@pytest.mark.each_language
def test_rows_of_an_import_with_much_or_little_to_say_leave_the_buttons_in_their_places(empty: Desktop) -> None:
    desk, workspace = empty.window.desk, empty.workspace
    beginning.a_committee(empty)
    source = read_pasted(
        "Nom\tPrénom\tMail\tTéléphone\tDate de naissance\nExemple\tEve\tx\t12\t31.2.1980\n\t\ty@z.ch\t-\t\n", known
    )
    dialog = ImportList(desk, workspace, empty.window)
    dialog.take(source)
    found = plan(empty.store, prepared(empty.store, source))
    dialog.seen((found, preview_lines(empty.store, desk.t, found, no_step)))
    opened(empty, dialog)
    table = dialog.findChild(Table, "dialog.import_list.preview.table")
    assert isinstance(table, Table)
    before, seen = (place(dialog.back), place(dialog.act)), set[str]()
    for row in range(2):
        table.setCurrentIndex(table.rows_model.index(row, 0))
        settled(empty)
        seen.add(dialog.preview.details.text())
        assert (place(dialog.back), place(dialog.act)) == before
    assert len(seen) == 2
    dialog.reject()


@pytest.mark.long
def test_steps_of_the_setting_up_keep_their_places_when_they_are_done(empty: Desktop) -> None:
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="today"))
    settled(empty)

    def rows() -> list[QRect]:
        return [place(empty.find(LineRow, f"today.setting_up.line.{at}")) for at in range(8)]

    before = rows()
    beginning.a_committee(empty)
    navigator.go(Place(page="meetings"))
    navigator.go(Place(page="today"))
    settled(empty)
    assert rows() == before
    done = [at for at in range(8) if empty.find(LineRow, f"today.setting_up.line.{at}").line.parts]
    assert done, "the committee is there"


@pytest.mark.long
def test_the_own_card_stays_in_its_place_once_a_partner_is_there(empty: Desktop) -> None:
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="exchange"))
    settled(empty)
    before = place(empty.find(QWidget, "exchange.card"))
    folder = empty.sample.parent / "pontarlier"
    folder.mkdir()
    other = another_office(empty.store, folder, empty.store.environment)
    empty.workspace.bus.exchanged.emit()
    navigator.go(Place(page="meetings"))
    navigator.go(Place(page="exchange"))
    settled(empty)
    QApplication.processEvents()
    assert place(empty.find(QWidget, "exchange.card")) == before
    other.workspace.store.close()
