"""Is every menu short, does it hold what belongs to the page, and does it cut, copy and paste where the keyboard is?"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from ctj_desktop.ui.widgets.text_area import TextArea
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.field_entries import WORDS as FIELD
from ctj_desktop.ui.window.menus import ENTRIES, GROUPS, MENUS, SUBMENUS
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.screens import DECLARED, hold, pages, walk

LONGEST = 20


def menus(office: Desktop) -> Iterator[tuple[QMenu, list[QAction]]]:
    """Every menu as it opens here, with its entries."""
    for menu in office.window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu, [action for action in menu.actions() if not action.isSeparator()]


def faults(office: Desktop) -> list[str]:
    """Which menus here are too long, empty, or hold what another page would have to do."""
    found = []
    actions, bar = office.window.desk.actions, office.window.menuBar().actions()
    foreign = [act.spec.key for act in ACTS if not office.window._acts.belongs(act.spec.key)]
    for menu, entries in menus(office):
        if len(entries) > LONGEST or (menu.menuAction() in bar and not entries):
            found.append(f"{menu.objectName()}: {len(entries)}")
        lines = [action.isSeparator() for action in menu.actions()]
        if lines and (lines[0] or lines[-1]):
            found.append(f"{menu.objectName()}: a line at its end")
        found += [f"{menu.objectName()}: {key}" for key in foreign if actions[key] in entries]
    return found


def test_every_group_that_an_act_says_stands_in_one_menu_and_every_name_there_is_known() -> None:
    named = [name for menu in (*MENUS, *SUBMENUS) for group in menu.groups for name in group.split()]
    known = {*GROUPS, *ENTRIES, *FIELD, *(act.spec.key for act in ACTS)}
    assert [f"“{name}” is no group of acts, menu or act" for name in named if name not in known] == []
    nowhere = [group for group in GROUPS if group and named.count(group) != 1]
    assert [f"the group “{group}” stands in {named.count(group)} menus: {GROUPS[group]}" for group in nowhere] == []
    assert sorted(menu.key for menu in SUBMENUS) == sorted(name for name in named if name.startswith(">"))


@pytest.mark.long
def test_the_longest_menus_are_short_and_of_their_page(office: Desktop) -> None:
    places = {name: place for name, place in pages(office) if name in ("today", "prepare", "members", "exchange")}
    for name, place in places.items():
        office.window.desk.navigator.go(place)
        assert faults(office) == [], name


@pytest.mark.long
def test_in_session_the_menu_of_the_meeting_is_short(office: Desktop) -> None:
    office.window.desk.navigator.go(hold(office)[1])
    assert faults(office) == []
    [minutes] = [menu for menu, _ in menus(office) if menu.objectName() == "menu.writing"]
    assert "action.insert_decision" in [action.objectName() for action in minutes.actions()]


@pytest.mark.long
def test_every_menu_in_every_place_is_short_and_of_its_page(office: Desktop) -> None:
    found = {name: faults(office) for name in walk(office, declared=DECLARED)}
    assert {name: each for name, each in found.items() if each} == {}


def edit(office: Desktop) -> set[str]:
    """What of cut, copy, paste and select all can be done now."""
    office.window._menus._menus["edit"].aboutToShow.emit()
    return {key for key, action in office.window._menus._field.actions.items() if action.isEnabled()}


def test_the_menu_acts_on_the_field_with_the_keyboard(office: Desktop) -> None:
    QGuiApplication.clipboard().clear()
    office.press(Key.Key_1, CTRL)
    assert edit(office) == set()
    office.press(Key.Key_K, CTRL)
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    search.setText("abc")
    search.deselect()
    assert edit(office) == {"select_all"}
    office.trigger("action.select_all")
    assert edit(office) == {"cut", "copy", "select_all"}
    office.trigger("action.cut")
    assert (search.text(), QGuiApplication.clipboard().text()) == ("", "abc")
    assert edit(office) == {"paste"}
    office.trigger("action.paste")
    office.trigger("action.paste")
    assert search.text() == "abcabc"
    search.setReadOnly(True)
    search.selectAll()
    assert edit(office) == {"copy", "select_all"}
    search.setReadOnly(False)
    bar = office.window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert edit(office) == {"paste"}  # whoever walks through the menus comes from that field, which is empty again
    office.press(Key.Key_Escape)


def test_the_menu_acts_on_a_text_of_several_lines(office: Desktop) -> None:
    area = TextArea(office.window.desk.theme, "several", office.window)
    area.show()
    area.setFocus()
    area.setPlainText("a\nb")
    assert "cut" not in edit(office)
    office.trigger("action.select_all")
    assert {"cut", "copy"} <= edit(office)
    office.trigger("action.cut")
    assert (area.toPlainText(), QGuiApplication.clipboard().text()) == ("", "a\nb")
    area.deleteLater()


def test_a_mac_moves_settings_about_and_quit_and_nothing_else(office: Desktop) -> None:
    roles = {act.spec.key: office.window.desk.actions[act.spec.key].menuRole() for act in ACTS}
    moved = {key: role for key, role in roles.items() if role is not QAction.MenuRole.NoRole}
    assert moved == {
        "about": QAction.MenuRole.AboutRole,
        "settings": QAction.MenuRole.PreferencesRole,
        "quit": QAction.MenuRole.QuitRole,
    }
