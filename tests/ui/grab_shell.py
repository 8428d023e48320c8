"""What do the parts of the shell look like: palette, settings, bin, backups, keys, licences, the record as it was?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.window.about import AboutDialog
from ctj_desktop.ui.window.key_list import KeyList
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.workspace.settings_dialog import SettingsDialog

SHELL = ("palette", "palette-typed", "settings", "bin", "backups", "then", "keys", "about", "own-window", "contrast")


def shell_screen(name: str, window: MainWindow) -> QWidget:
    """The named part, over the workspace that is open."""
    view, desk = window.view, window.desk
    assert view is not None
    meeting = view.workspace.store.all(Meeting, order="on")[-1]
    if name == "settings":
        return SettingsDialog(desk, window.preferences, view.workspace, window)
    if name == "keys":
        return KeyList(desk, window)
    if name == "about":
        return AboutDialog(desk, window)
    if name == "own-window":
        return window.records.open(Place(page="prepare", record=meeting.id))
    if name == "backups":
        desk.navigator.go(_with_a_backup(window, meeting))
        return window
    if name in ("bin", "then"):
        desk.navigator.go(_with_changes(window, meeting, name))
        return window
    desk.navigator.go(Place(page="prepare", record=meeting.id))
    if name.startswith("palette"):
        window.show()
        window.activateWindow()
        view.host.finder._field.setFocus()
        view.host.finder._field.setText("mar" if name.endswith("typed") else "")
        view.host.find()
    return window


def _with_a_backup(window: MainWindow, meeting: Meeting) -> Place:
    """Something was changed since."""
    assert window.view is not None
    workspace = window.view.workspace
    if not folder_of(workspace.store.path).exists():
        back_up(workspace.store)
        [first, *_] = workspace.store.all(AgendaItem, meeting=meeting.id, order="position")
        workspace.do_fields(change_agenda_item, item=first.id, minutes=25)
    return Place(page="backups")


def _with_changes(window: MainWindow, meeting: Meeting, name: str) -> Place:
    """Something to look back at: an item that was changed twice, another one taken away."""
    assert window.view is not None
    workspace = window.view.workspace
    items = workspace.store.all(AgendaItem, meeting=meeting.id, order="position")
    first, last = items[1], items[-1]
    if name == "bin":
        if len(items) > 4:
            workspace.do(remove_agenda_item, item=last.id)
        return Place(page="bin")
    if first.minutes != 45:
        workspace.do_fields(change_agenda_item, item=first.id, minutes=45)
        workspace.do_fields(change_agenda_item, item=first.id, title=Rewording(de="Dossiers des Gebiets"))
    return Place(page="history", record=first.id)
