"""How is one record changed in a dialog? By its declared fields; each is an act when it is left, nothing is saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import Record
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.forms.screens.removing import RemovedWhileTyping
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import Inside, scroll
from ctj_desktop.ui.widgets.surfaces import Banner

WIDTH, HEIGHT = 720, 600


class FieldsDialog(QDialog):
    """Follows what others do to the record, and closes where it is taken away."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        declared: FormRows,
        words: Callable[[Any], tuple[str, str]],
        record: Record,
        parent: QWidget,
        *,
        writable: bool,
        height: int = HEIGHT,
    ) -> None:
        """`words` are the title of the window and what the record is called; `height` in pixels of ordinary text."""
        super().__init__(parent.window())
        self._desk, self._workspace, self._words = desk, workspace, words
        self._record, self._writable = record, writable
        self.setObjectName(name)
        self.setModal(True)
        self._title = Label(desk.theme, Type.CARD, elide=True, name=f"{name}.title", parent=self)
        self._inside = Inside()
        self.fields = RecordFields(desk, workspace, name, declared, self._inside)
        self.close_button = Button(desk.theme, f"{name}.close", parent=self)
        self.told = Banner(desk.theme, f"{name}.told", "warning", wrap=True, parent=self)
        self.told.hide()
        self._lay_out(height)
        self.fields.retranslate()
        self.close_button.say(desk.t("Close"))
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.accept)  # what was typed is kept
        workspace.bus.changed.connect(self._changed)

    def begin(self, field: str = "") -> "FieldsDialog":
        """Shows the record; the keyboard goes to the field of that name, else the first that is declared."""
        self._show(self._record)
        if self._writable:
            self.fields.edit(field)
        else:
            self.close_button.setFocus()
        return self

    def exec(self) -> int:
        """Until it is closed; then it goes."""
        done = super().exec()
        self.deleteLater()
        return done

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

    def _lay_out(self, height: int) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addWidget(self.fields)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName(f"{self.objectName()}.area")
        scroll(area, self._inside)
        self.foot = foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, px(8), 0)  # as the fields, which keep off their bar
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self._title)
        whole.addWidget(self.told)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        unfold(self, px(WIDTH), px(height))

    def _show(self, record: Record) -> None:
        title, name = self._words(record)
        self.setWindowTitle(title)
        self._title.say(f"{title} · {name}")
        self.fields.show_record(record, writable=self._writable)

    def _changed(self, outcome: Outcome) -> None:
        stored = self._workspace.store.get(type(self._record), self._record.id)
        if stored is None:
            self.fields.flush()
            if self.fields.form.holds_typing():
                self._desk.refuse(RemovedWhileTyping(self._words(self._record)[1]))
            self.reject()
        elif touches(outcome, self._record.kind):
            self._tell(outcome)
            self._show(stored)

    def _tell(self, outcome: Outcome) -> None:
        """What whoever did it should know, until the next act; the strip of the window speaks it."""
        said = " ".join(finding_text(self._desk.t, finding) for finding in outcome.findings)
        self.told.setVisible(bool(said))
        self.told.say(said)
