"""What does an item say beyond its line: note, proposed decision, presenter, project, closed doors?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.meetings.forms import ITEM
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import scroll

WIDTH, HEIGHT = 720, 600


class ItemSheet(QDialog):
    """Its declared fields; each is an act when it is left, so there is nothing to save."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        line: ItemLine,
        committee: CommitteeId,
        *,
        writable: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self._desk, self._workspace, self._line, self._writable = desk, workspace, line, writable
        self.setObjectName("dialog.item")
        self.setModal(True)
        self._title = Label(desk.theme, Type.CARD, elide=True, name="dialog.item.title", parent=self)
        self._inside = QWidget()
        self.fields = RecordFields(desk, workspace, "dialog.item", ITEM, self._inside)
        self.close_button = Button(desk.theme, "dialog.item.close", parent=self)
        self._lay_out()
        self.fields.among("project", committee=committee)
        self.fields.retranslate()
        self._show(line.item)
        self.close_button.say(desk.t("Close"))
        self.close_button.clicked.connect(self.accept)
        workspace.bus.changed.connect(self._changed)
        if writable:
            self.fields.edit("note")
        else:
            self.close_button.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        line: ItemLine,
        committee: CommitteeId,
        *,
        writable: bool,
        parent: QWidget,
    ) -> None:
        """Opens it until it is closed."""
        dialog = cls(desk, workspace, line, committee, writable=writable, parent=parent)
        dialog.exec()
        dialog.deleteLater()

    def done(self, result: int) -> None:
        self.fields.flush()
        if self.fields.both.isVisible():  # two values, of which one must be chosen
            return
        self._workspace.bus.changed.disconnect(self._changed)
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addWidget(self.fields)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("dialog.item.area")
        scroll(area, self._inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self._title)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        unfold(self, px(WIDTH), px(HEIGHT))

    def _show(self, item: AgendaItem) -> None:
        t = self._desk.t
        self.setWindowTitle(t("Item {number}").format(number=self._line.number))
        self._title.say(f"{self.windowTitle()} · {item.title.or_other(content_language(t))}")
        self.fields.show_record(item, writable=self._writable)

    def _changed(self, outcome: Outcome) -> None:
        stored = self._workspace.store.get(AgendaItem, self._line.key)
        if stored is None:
            self.reject()
        elif touches(outcome, "agenda_item"):
            self._show(stored)
