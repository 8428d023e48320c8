"""Under which name is a filter kept?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.naming.wanted import Wanted, keep_named, named
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import line_field, needed
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import LineEdit, Note

WIDTH = 360


class KeepFilter(Frame):
    """A name; one that is there already is said, and then means the filter of now."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen, wanted: Wanted, parent: QWidget) -> None:
        super().__init__(desk, "dialog.keep_filter", desk.t("Keep the filter"), desk.t("Keep"), parent)
        self._workspace, self._screen, self._wanted, self.kept = workspace, screen, wanted, False
        self.name = line_field(desk, "dialog.keep_filter.name", desk.t("Name"))
        self.column.addWidget(self.name)
        self.widen(WIDTH)
        editor = self.name.editor
        assert isinstance(editor, LineEdit)
        editor.textChanged.connect(self._say_if_known)
        editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, screen: Screen, wanted: Wanted, parent: QWidget) -> bool:
        """Whether it was kept."""
        dialog = cls(desk, workspace, screen, wanted, parent)
        dialog.exec()
        return dialog.kept

    def go(self) -> None:
        name = needed(self.name, self.desk.t("Write a name by which you know it again."))
        keep_named(self._workspace.store, self._screen.setting, name, self._wanted)
        self.kept = True

    def _say_if_known(self, text: str) -> None:
        known = text.strip() in named(self._workspace.store, self._screen.setting)
        said = self.desk.t("A filter has this name already; it is replaced.") if known else ""
        self.name.note(said, Note.HELP)
