"""Is a record at home in a window of its own: same acts, same undo, own trail; and where does it come back?"""

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.i18n.telephone import as_dialled
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.settings import load_settings
from ctj_desktop.ui.frame import window_place
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.window_place import first_size, reachable
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.window.record_window import RecordWindow
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key

SCREEN = QRect(0, 0, 1920, 1040)


def person_of(office: Desktop) -> Person:
    """Somebody of the sample, as stored now."""
    return office.store.all(Person, family_name="Mairie de Jougne")[0]


@pytest.fixture
def second(office: Desktop) -> RecordWindow:
    """A person in a window of their own, opened by keyboard."""
    office.window.desk.navigator.go(Place(page="members", record=person_of(office).id))
    office.press(Key.Key_O, CTRL_SHIFT)
    [window] = office.window.records.windows()
    office.bot.waitUntil(window.isVisible)
    window.activateWindow()
    QApplication.processEvents()
    return window


def press(window: RecordWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key where the keyboard is in that window."""
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    QApplication.processEvents()


@pytest.mark.long
def test_it_has_a_title_a_trail_and_a_search_of_its_own_and_no_sidebar(office: Desktop, second: RecordWindow) -> None:
    t = office.window.desk.t
    assert t("Members") in second.windowTitle()
    assert second.findChild(QLabel, "persons.sheet.title") is not None
    assert not any(widget.objectName() == "sidebar" for widget in second.findChildren(QAction))
    here = office.window.desk.navigator.place
    press(second, Key.Key_2, CTRL)
    assert second.host.page is not None
    assert second.host.page.objectName() == "page.meetings"
    assert office.window.desk.navigator.place == here
    press(second, Key.Key_Left, ALT)
    assert second.host.page.objectName() == "page.members"
    press(second, Key.Key_K, CTRL)
    finder = second.findChild(Finder, "finder")
    assert finder is not None
    assert finder.isVisible()


@pytest.mark.long
def test_a_change_in_one_window_is_shown_in_the_other_and_undone_from_either(
    office: Desktop, second: RecordWindow
) -> None:
    person = person_of(office)
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 3 81 00 00 01")
    shown = second.findChild(QLineEdit, "persons.sheet.work_phone")
    assert shown is not None
    assert shown.text() == "03 81 00 00 01"
    press(second, Key.Key_Z, CTRL)
    assert person_of(office).work_phone == person.work_phone
    assert office.find(QLineEdit, "persons.sheet.work_phone").text() == as_dialled(person.work_phone, Side.FR)
    assert office.window.desk.actions["redo"].isEnabled()
    assert second.desk.actions["redo"].isEnabled()


@pytest.mark.long
def test_what_is_typed_in_one_window_is_an_act_once_the_other_is_entered(office: Desktop, second: RecordWindow) -> None:
    field = second.findChild(QLineEdit, "persons.sheet.work_email")
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "mairie@example.org")
    office.window.activateWindow()
    office.bot.waitUntil(lambda: person_of(office).work_email == "mairie@example.org")
    assert office.find(QLineEdit, "persons.sheet.work_email").text() == "mairie@example.org"


@pytest.mark.long
def test_ctrl_w_closes_it_and_closing_the_workspace_closes_all(office: Desktop, second: RecordWindow) -> None:
    press(second, Key.Key_O, CTRL_SHIFT)
    assert len(office.window.records.windows()) == 2
    press(second, Key.Key_W, CTRL)
    assert len(office.window.records.windows()) == 1
    assert office.window.view is not None
    office.window.close_workspace()
    assert office.window.records.windows() == ()
    assert len(load_settings().record_window) == 5


@pytest.mark.parametrize(
    "page",
    [
        "meetings",
        "prepare",
        *(pytest.param(page, marks=pytest.mark.long) for page in ("members", "history", "bin", "registers")),
    ],
)
def test_a_closed_window_hears_no_more_of_what_happens(office: Desktop, page: str) -> None:
    place = Place(page=page, record=office.meeting("2027-01").id if page in ("prepare", "history") else None)
    window = office.window.records.open(place)
    office.settle()
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    office.workspace.do_fields(change_person, person=person_of(office).id, work_phone="+33 1")
    office.trigger("action.look.dark")
    office.trigger("action.look.light")
    other = "de_CH" if office.window.desk.t.locale == "fr_CH" else "fr_CH"
    office.trigger(f"action.language.{other}")
    office.workspace.undo()
    assert person_of(office).work_phone != "+33 1"


@pytest.mark.each_language
@pytest.mark.long
def test_the_language_and_the_text_size_are_those_of_every_window(office: Desktop, second: RecordWindow) -> None:
    second.close()
    window = office.window.records.open(Place(page="meetings"))
    before = office.view.shell.top.height()
    office.window.preferences.choose_text_size(150)
    [again] = office.window.records.windows()
    assert again is not window
    assert office.view.shell.top.height() == round(before * 1.5)
    assert again.host.around.top.height() == round(before * 1.5)
    assert again.desk.navigator.place == Place(page="meetings")
    assert load_settings().text_size == 150
    office.window.preferences.choose_text_size(0)
    assert office.view.shell.top.height() == before


@pytest.mark.long
def test_the_settings_outlive_the_windows_that_are_made_anew(
    office: Desktop, second: RecordWindow, in_dialog: InDialog
) -> None:
    def inside() -> None:
        office.window.desk.theme.set_text_size(150)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        assert office.find(ComboBox, "settings.size").isVisible()

    in_dialog(lambda: press(second, Key.Key_Comma, CTRL), inside)


def test_a_window_whose_screen_is_gone_comes_back_where_it_can_be_taken() -> None:
    assert reachable(QRect(100, 100, 800, 600), [SCREEN]) == QRect(100, 100, 800, 600)
    assert reachable(QRect(2400, 200, 800, 600), [SCREEN]) == QRect(1120, 200, 800, 600)
    assert reachable(QRect(-790, -400, 800, 600), [SCREEN]) == QRect(0, 0, 800, 600)
    assert reachable(QRect(2000, 0, 2560, 1440), [QRect(0, 0, 1024, 640)]) == QRect(0, 0, 1024, 640)
    assert reachable(QRect(2400, 200, 800, 600), [SCREEN, QRect(1920, 0, 1920, 1080)]) == QRect(2400, 200, 800, 600)


def test_a_window_that_has_grown_too_large_for_its_screen_comes_back_whole() -> None:
    """What stood on a screen of 1920 by 1080 stands on one of 1280 by 720 once that is shown at 150 %."""
    now = QRect(0, 0, 1280, 680)
    assert reachable(QRect(200, 40, 1600, 900), [now]) == now
    assert reachable(QRect(200, 40, 1000, 900), [now]) == QRect(200, 0, 1000, 680)
    second = QRect(1280, 0, 800, 600)
    assert reachable(QRect(1300, 40, 900, 500), [now, second]) == QRect(1280, 40, 800, 500)


def test_a_window_may_be_smaller_than_its_least_where_the_screen_is(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_place, "available", lambda: [QRect(0, 0, 911, 485)])
    window = QWidget()
    office.bot.addWidget(window)
    window.setMinimumSize(960, 600)
    window_place.place_window(window, (), QSize(1280, 800))
    assert window.size() == QSize(895, 445)


def test_a_first_window_leaves_room_for_its_frame() -> None:
    wanted = QSize(1280, 800)
    assert first_size(wanted, [SCREEN]) == wanted
    assert first_size(wanted, [QRect(0, 0, 1366, 728)]) == QSize(1280, 688)
    assert first_size(wanted, []) == wanted


@pytest.mark.long
def test_typing_is_taken_back_first_then_the_last_act(office: Desktop) -> None:
    person = person_of(office)
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 9")
    office.window.desk.navigator.go(Place(page="members", record=person.id))
    field = office.find(QLineEdit, "persons.sheet.work_email")
    field.setFocus()
    office.press(Key.Key_End)
    office.keys("xyz")
    office.press(Key.Key_Z, CTRL)
    assert field.text() == person.work_email
    assert person_of(office).work_phone == "+33 9"
    assert office.window.desk.t("Undo {what}").partition("{")[0].strip() in office.view.shell.status.undo.text()
    office.press(Key.Key_Z, CTRL)
    assert person_of(office).work_phone == person.work_phone
    office.find(QLineEdit, "persons.sheet.work_phone").setFocus()
    office.press(Key.Key_Z, CTRL_SHIFT)
    assert person_of(office).work_phone == "+33 9"


@pytest.mark.long
def test_the_fourth_and_fifth_button_of_the_mouse_go_back_and_forward(office: Desktop) -> None:
    office.press(Key.Key_2, CTRL)
    office.press(Key.Key_6, CTRL)
    handle = office.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.BackButton)
    assert office.shows("page.meetings")
    QTest.mousePress(handle, Qt.MouseButton.ForwardButton)
    assert office.shows("page.members")


@pytest.mark.each_language
@pytest.mark.long
def test_large_text_in_a_narrow_window_leaves_the_sections_as_icons(office: Desktop) -> None:
    t = office.window.desk.t
    wide = office.view.shell.sidebar.width()
    office.window.resize(960, 600)
    assert office.view.shell.sidebar.width() == wide
    office.window.preferences.choose_text_size(200)
    QApplication.processEvents()
    sidebar = office.view.shell.sidebar
    assert sidebar.width() < wide
    assert not sidebar.committee.isVisible()
    item = office.find(QAbstractButton, "sidebar.members")
    assert item.toolTip() == t("Members")
    office.click("sidebar.members")
    assert office.shows("page.members")
    search = office.view.shell.top.search
    assert office.window.rect().contains(search.mapTo(office.window, search.rect().bottomRight()))
    office.window.preferences.choose_text_size(0)
