"""Is what stands below sight in a sheet there a moment later, or at once for whoever asks, and the same as ever?"""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ctj_desktop.domain.records.people import Address, Person
from ctj_desktop.services.membership.people import add_person, change_person, remove_person
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.screens import sheet as sheets
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.tab_order import visible_parts
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import CTRL, Desktop
from tests.ui.whole.test_rest import ROUNDS

FIRST, PLACE, LAST = "persons.sheet.work_email", "persons.sheet.work_address.place", "person.declare_same"
MANY = 30
PAGES = ("persons", "committees", "organisations", "statutes", "members")


@pytest.fixture
def piecemeal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As people have it."""
    in_pieces(monkeypatch)


def in_pieces(patch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, nothing is made meanwhile before a test waits for it."""
    patch.setattr(sheets, "BELOW_SIGHT", 0)
    patch.setattr(sheets, "PAUSE_MILLISECONDS", 100_000_000)


def opened(desktop: Desktop, page: str) -> tuple[Sheet, QScrollArea]:
    """The sheet of a page that was not seen yet, when it was painted once."""
    desktop.window.desk.navigator.go(Place(page=page))
    stand(desktop)
    (sheet,) = [one for one in desktop.window.findChildren(Sheet) if one.isVisible()]
    (area,) = [one for one in sheet.findChildren(QScrollArea) if isinstance(one.widget(), QWidget)]
    return sheet, area


def stand(desktop: Desktop) -> None:
    """Laid out and painted, as far as it is made: rows that go on below need some rounds more."""
    for _ in range(ROUNDS):
        desktop.settle()


def anew(desktop: Desktop) -> None:
    """The same file, in a window that has seen nothing of it."""
    desktop.window.close_workspace()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert desktop.window.open_file(desktop.sample)


def picture(area: QScrollArea) -> QImage:
    """Everything in the sheet, whatever is in sight."""
    inside = area.widget()
    assert inside is not None
    return inside.grab().toImage()


def in_sight(area: QScrollArea) -> QImage:
    """What is seen of it, but for the strip at its end in which a piece may begin."""
    seen = area.viewport().grab().toImage()
    return seen.copy(0, 0, seen.width(), seen.height() - 2 * sheets.STRIP)


def in_order(sheet: Sheet) -> list[str]:
    """What Tab meets and what is read out, by name and word."""
    return [f"{one.objectName()} {one.accessibleName()}" for one in visible_parts(sheet)]


def wait_for_all(desktop: Desktop, sheet: Sheet) -> None:
    """Until nothing is missing below: each pause is over at once."""
    whole: list[bool] = []
    sheet.made_whole.connect(lambda: whole.append(True))
    for _ in range(MANY):
        for pause in sheet.findChildren(QTimer):
            if pause.isActive():
                pause.start(0)
        QApplication.processEvents()
    assert whole == [True]
    stand(desktop)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.long
def test_it_is_the_same_sheet_in_the_end_and_what_is_in_sight_does_not_move(
    office: Desktop, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    office.window.resize(1280, 600)
    sheet, area = opened(office, page)
    at_once, said = picture(area), in_order(sheet)
    in_pieces(monkeypatch)
    anew(office)
    sheet, area = opened(office, page)
    first = in_sight(area)
    assert len(in_order(sheet)) < len(said)
    assert area.verticalScrollBar().maximum() > 0
    wait_for_all(office, sheet)
    assert in_sight(area) == first
    assert picture(area) == at_once
    assert in_order(sheet) == said


@pytest.mark.long
@pytest.mark.usefixtures("piecemeal")
def test_whoever_scrolls_or_asks_for_its_fields_has_all_of_it(office: Desktop) -> None:
    _, area = opened(office, "persons")
    assert not office.window.findChildren(QWidget, LAST)
    area.verticalScrollBar().setValue(1)
    assert office.window.findChildren(QWidget, LAST)
    anew(office)
    sheet, _ = opened(office, "persons")
    assert not office.window.findChildren(QWidget, LAST)
    assert "work_address" in {entry.name for entry in sheet.entries}
    assert len(sheet.lists) == len(sheet.declared.linked)


@pytest.mark.long
@pytest.mark.usefixtures("piecemeal")
def test_a_conflict_of_a_line_below_sight_is_looked_for_once_it_is_there(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.window.resize(1280, 600)
    looked_for: list[set[UUID]] = []
    monkeypatch.setattr(ConflictNote, "show_for", lambda _, records: looked_for.append(set(records)))
    sheet, _ = opened(office, "committees")
    before = set(looked_for[-1])
    wait_for_all(office, sheet)
    lines = {UUID(bytes=key) for shown in sheet.lists for key in shown.model.keys}
    assert lines - before
    assert lines <= looked_for[-1]


@pytest.mark.usefixtures("piecemeal")
def test_what_is_typed_meanwhile_is_kept(office: Desktop) -> None:
    sheet, _ = opened(office, "persons")
    office.press(Qt.Key.Key_F2)
    assert office.focused().objectName() == FIRST
    office.press(Qt.Key.Key_A, CTRL)
    office.keys("ici@exemple.example")
    wait_for_all(office, sheet)
    assert office.focused().objectName() == FIRST
    assert office.find(LineEdit, FIRST).text() == "ici@exemple.example"
    sheet.flush()
    assert sheet.record is not None
    person = office.store.get(Person, sheet.record)
    assert person is not None
    assert person.work_email == "ici@exemple.example"


@pytest.mark.long
@pytest.mark.usefixtures("piecemeal")
def test_what_comes_later_says_what_has_changed_by_then_in_the_language_of_the_window(empty: Desktop) -> None:
    made = empty.workspace.do_fields(add_person, family_name="Faivre", work_address=Address(place="Avant"))
    empty.window.resize(1280, 600)
    sheet, _ = opened(empty, "persons")
    assert not empty.window.findChildren(LineEdit, PLACE)
    empty.workspace.do_fields(change_person, person=made.id, work_address=Address(place="Après"))
    other = "de_CH" if empty.window.desk.t.locale == "fr_CH" else "fr_CH"
    empty.window.desk.language.switch(other)
    wait_for_all(empty, sheet)
    assert empty.find(LineEdit, PLACE).text() == "Après"
    titles = [one.accessibleName() for one in empty.window.findChildren(QWidget, LAST)]
    assert titles == [empty.window.desk.t("Is the same as…")]


@pytest.mark.long
@pytest.mark.usefixtures("piecemeal")
def test_a_record_that_goes_meanwhile_leaves_nothing_to_be_made(empty: Desktop) -> None:
    made = empty.workspace.do_fields(add_person, family_name="Faivre")
    sheet, _ = opened(empty, "persons")
    empty.workspace.do_fields(remove_person, person=made.id)
    stand(empty)
    assert sheet.record is None
    for pause in sheet.findChildren(QTimer):
        pause.start(0)
    stand(empty)
    assert not empty.window.findChildren(QWidget, LAST)
    empty.workspace.undo()
    wait_for_all(empty, sheet)
    assert sheet.record == made.id
