"""Does the window open, speak, switch, refuse and close as a person expects?"""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from ctj_desktop.app import OutermostDoor
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import Operation
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office, Organisation
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.settings import load_settings
from ctj_desktop.storage.errors import NothingToUndo
from ctj_desktop.storage.log import history
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.theme import Scheme
from ctj_desktop.ui.style.tokens import DARK, LIGHT
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.all_acts import ACTS, Act, Reach
from tests.logs import Logged
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key


def test_the_look_switches_live_and_is_kept(office: Desktop) -> None:
    office.trigger("action.look.dark")
    assert office.window.desk.theme.tokens is DARK
    assert office.window.grab().toImage().pixelColor(900, 300) == DARK.surface
    assert load_settings().scheme == Scheme.DARK
    office.trigger("action.look.light")
    assert office.window.grab().toImage().pixelColor(900, 300) == LIGHT.surface


class Hears(QObject):
    """Every event of what it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.heard.append(event.type())
        return False


def test_the_words_of_acts_change_without_the_window_hearing_of_each(office: Desktop) -> None:
    hears = Hears()
    office.window.installEventFilter(hears)
    office.trigger("action.language.en")
    assert QEvent.Type.WindowTitleChange in hears.heard
    assert QEvent.Type.ActionChanged not in hears.heard


@pytest.mark.each_language
def test_no_two_entries_of_a_menu_share_a_mnemonic(office: Desktop) -> None:
    bar = office.window.menuBar()
    clashes = {}
    for menu in (bar, *bar.findChildren(QMenu)):
        texts = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = [sort_key(text[text.index("&") + 1]) for text in texts]
        if len(letters) != len(set(letters)):
            clashes[menu.objectName()] = texts
    assert clashes == {}
    assert all("&" in action.text() for action in bar.actions())


def test_no_two_acts_that_can_be_done_at_once_share_a_key() -> None:
    """An act of another page is out of use, so its key is free: Ctrl+Enter adds an item, or goes to the next one."""
    users: dict[str, list[Act]] = {}
    for act in ACTS:
        for key in act.spec.shortcuts:
            users.setdefault(key, []).append(act)
    for key, acts in users.items():
        pages = {act.missing for act in acts if act.reach is Reach.PAGE}
        assert len(acts) == 1 or len(pages) == len(acts), key


def test_an_act_that_cannot_be_done_says_why(desktop: Desktop) -> None:
    actions, t = desktop.window.desk.actions, desktop.window.desk.t
    assert not actions["undo"].isEnabled()
    assert actions["undo"].statusTip() == t("Open a workspace first.")
    desktop.open_sample()
    assert not actions["save_pdf"].isEnabled()
    assert actions["save_pdf"].statusTip() == t("Open the documents first.")
    assert not actions["redo"].isEnabled()
    assert actions["redo"].statusTip() == t("There is nothing to redo.")


@pytest.mark.each_language
def test_the_menu_says_a_title_as_it_was_written_and_shortens_a_long_one(office: Desktop) -> None:
    meeting, undo = office.meeting("2027-01").id, office.window.desk.actions["undo"]
    office.workspace.do_fields(add_agenda_item, meeting=meeting, title=Bilingual.of("A & B\n\tund C", ""))
    assert "A && B und C" in undo.text()
    assert "A & B und C" in undo.toolTip()
    office.workspace.do_fields(add_agenda_item, meeting=meeting, title=Bilingual.of("Bilan " * 400, ""))
    assert "Bilan…" in undo.text()
    assert len(undo.text()) < 120
    office.workspace.undo()
    assert "Bilan…" in office.window.desk.actions["redo"].text()


@pytest.mark.each_language
def test_the_name_of_a_file_stands_whole_among_the_last_ones(desktop: Desktop) -> None:
    path = desktop.sample.with_name("Jura & Vaud.ctj")
    desktop.window.preferences.opened(path)
    for menu in desktop.window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    recent = [action for action in desktop.window.findChildren(QAction) if action.data() == str(path)]
    assert [action.text() for action in recent] == ["Jura && Vaud"]


@pytest.mark.long
def test_back_and_forward_walk_on_the_trail(office: Desktop) -> None:
    office.press(Key.Key_Return)
    assert office.shows("agenda.table")
    office.press(Key.Key_Left, ALT)
    assert office.shows("meetings.table")
    office.press(Key.Key_Right, ALT)
    assert office.shows("agenda.table")
    office.click("topline.step.0")
    assert office.shows("meetings.table")


@pytest.mark.long
@pytest.mark.each_language
def test_acts_and_records_are_found_from_the_search_line(office: Desktop) -> None:
    office.press(Key.Key_K, CTRL)
    finder, t = office.find(Finder, "finder"), office.window.desk.t
    assert finder.hits()
    office.keys("commissariat de massif")
    assert [hit.side_note for hit in finder.hits() if hit.text == "Commissariat de massif"] == [t("Person")]
    office.press(Key.Key_Return)
    assert office.text("persons.sheet.title") == "Commissariat de massif"
    office.press(Key.Key_K, CTRL)
    office.keys("xyzzyx")
    assert finder.hits() == ()
    assert office.shows("finder")
    office.press(Key.Key_Escape)


def test_the_committee_switch_filters_every_list(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.workspace.look_at(committee)
    assert len(office.cells(office.find(Table, "meetings.table"), 0)) == 3
    assert office.workspace.committee == committee


def test_a_file_that_is_no_workspace_is_refused_in_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    wrong = tmp_path / "lettre.ctj"
    wrong.write_bytes(b"Madame, Monsieur")
    assert not desktop.window.open_file(wrong)
    assert desktop.shows("welcome.refusal")
    assert "lettre.ctj" in desktop.window.welcome.refusal.sentence()
    assert desktop.window.view is None
    desktop.open_sample()
    assert not desktop.window.open_file(tmp_path / "absent.ctj")
    assert "absent.ctj" in desktop.text("status.sentence")


def test_a_copied_file_says_that_it_does_not_number(desktop: Desktop, private_data_folder: Path) -> None:
    (private_data_folder / "install").unlink()
    assert desktop.window.open_file(desktop.sample)
    assert desktop.text("status.sentence") == desktop.window.desk.t(
        "This file is a copy: it gives no numbers until this computer replaces the other one."
    )


def test_a_file_with_a_second_name_says_why_it_is_only_read(desktop: Desktop) -> None:
    desktop.sample.with_name("second.ctj").hardlink_to(desktop.sample)
    assert desktop.window.open_file(desktop.sample)
    assert desktop.store.read_only
    assert desktop.text("status.sentence") == desktop.window.desk.t(
        "This file has a second name on this disk, so it is only read here. Copy it, and open the copy."
    )


@pytest.mark.long
def test_a_file_open_elsewhere_can_only_be_looked_at(desktop: Desktop) -> None:
    t = desktop.window.desk.t
    with Store.open(desktop.sample) as writer:
        assert not desktop.window.open_file(desktop.sample)
        desktop.click("welcome.refusal.button")
        assert desktop.store.read_only
        assert desktop.text("status.sentence") == t("This file can only be read here: nothing can be changed.")
        assert not desktop.window.desk.actions["new_meeting"].isEnabled()
        desktop.window.desk.navigator.go(Place(page="prepare", record=desktop.meeting("2027-01").id))
        desktop.settle()
        assert not desktop.window.desk.actions["add_item"].isEnabled()
        assert not desktop.shows("prepare.add")
        assert writer.author is not None
    desktop.window.close_workspace()
    assert desktop.window.open_file(desktop.sample)
    assert not desktop.store.read_only


def test_the_file_that_is_open_is_not_said_to_be_open_elsewhere(office: Desktop) -> None:
    t, view = office.window.desk.t, office.view
    assert office.window.open_file(office.sample)
    assert office.view is view
    said = t("“{name}” is open in this window already.").format(name=office.sample.name)
    assert office.text("status.sentence") == said


def test_who_is_at_the_keyboard_is_chosen_in_the_strip(office: Desktop, in_dialog: InDialog) -> None:
    from ctj_desktop.domain.records.people import Person

    def choose() -> None:
        office.keys("jougne")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("status.author"), choose)
    person = office.store.all(Person, family_name="Mairie de Jougne")[0]
    assert office.store.author == person.id
    assert office.find(QAbstractButton, "status.author").text() == "Mairie de Jougne"
    office.press(Key.Key_Z, CTRL)
    assert office.text("status.sentence") == office.window.desk.t(NothingToUndo.message)


@pytest.mark.long
@pytest.mark.each_language
def test_undo_says_where_it_ends_and_takes_nothing_of_what_was_there_at_first(empty: Desktop) -> None:
    organisations = empty.store.count(Organisation)
    empty.workspace.do_fields(add_organisation, name=Bilingual.of("Été", "Été"))
    empty.press(Key.Key_Z, CTRL)
    for _ in range(2):
        empty.press(Key.Key_Z, CTRL)
        assert empty.text("status.sentence") == empty.window.desk.t(NothingToUndo.message)
    assert (empty.store.count(Office), empty.store.count(Organisation)) == (1, organisations)
    empty.press(Key.Key_Z, CTRL_SHIFT)
    assert empty.store.count(Organisation) == organisations + 1


def test_undo_reaches_over_a_restart(office: Desktop) -> None:
    from ctj_desktop.domain.records.people import Person
    from ctj_desktop.services.membership.people import change_person

    person = office.store.all(Person, family_name="Mairie de Jougne")[0]
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 2")
    office.window.close_workspace()
    office.open_sample()
    office.press(Key.Key_Z, CTRL)
    found = office.store.get(Person, person.id)
    assert found is not None
    assert found.work_phone == person.work_phone
    assert office.window.desk.actions["redo"].isEnabled()


def test_what_nobody_caught_is_one_sentence_and_no_traceback(office: Desktop, logged: Logged) -> None:
    door = OutermostDoor(office.window)
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        door(kind, error, trace)
    logged.expect("ctj_desktop.app", "uncaught")
    assert office.text("status.sentence") == office.window.desk.t(
        "Something unexpected happened. What was saved is safe; close and open the program again. "
        "Help › Report a problem… writes down where it was."
    )


@pytest.mark.long
def test_the_switch_is_driven_by_arrow_keys(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="members", detail="persons"))
    switch = office.find(Switch, "members.switch")
    switch.setFocus()
    office.press(Key.Key_Right)
    assert switch.current() == "composition"
    assert office.shows("members.seats")


@pytest.mark.long
def test_a_window_that_is_closed_while_work_is_under_way_leaves_no_thread(desktop: Desktop) -> None:
    desktop.press(Key.Key_Return)
    desktop.window.close()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("job")] == []


def test_the_newest_operation_is_looked_for_once_after_each_act(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undo, its word in the menu and its word in the strip ask, in every window: the operation may be a large one."""
    from ctj_desktop.domain.records.people import Person
    from ctj_desktop.services.membership.people import change_person

    asked: list[object] = []
    real = history.next_undo

    def counted(store: Store, author: PersonId | None) -> Operation | None:
        asked.append(author)
        return real(store, author)

    monkeypatch.setattr(history, "next_undo", counted)
    office.window.open_own_window()
    person = office.store.all(Person, family_name="Mairie de Jougne")[0]
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 2")
    office.view.refresh()
    assert len(asked) == 1
