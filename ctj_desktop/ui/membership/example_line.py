"""What do the rules of the shown statutes mean for the committee as it is?"""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.services.membership.rules_by_example import examples
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label


class ExampleLine(QWidget):
    """A sentence for each rule that counts the members; nothing where there is none."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._record: UUID | None = None
        self._line = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="statutes.example", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)

    def show_of(self, record: UUID) -> None:
        """The statutes, or the rule for a kind of meeting."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        """The sentences anew."""
        if self._record is not None:
            store, today = self._workspace.store, self._workspace.today()
            said = examples(store, self._desk.t, self._record, today)
            self._line.say("\n".join(said))
            self.setVisible(bool(said))
