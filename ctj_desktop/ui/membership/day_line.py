"""As of which day is the committee looked at? Typed; what cannot be read is said beside the field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import announce


class DayLine(QWidget):
    """The word, the field and its refusal in a row; nothing typed is today."""

    changed = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.day = workspace.today()
        self._before = Label(desk.theme, colour="muted", parent=self)
        self.edit = LineEdit(desk.theme, name, icon="calendar-blank", parent=self)
        self._refusal = Label(desk.theme, Type.CAPTION, "error", name=f"{name}.note", parent=self)
        self.edit.setFixedWidth(desk.theme.px(152))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        for widget in (self._before, self.edit, self._refusal):
            row.addWidget(widget)
        self.edit.left.connect(self._typed)
        self.edit.returnPressed.connect(self._typed)

    def retranslate(self) -> None:
        """The words; the day as this language writes it, unless somebody is typing one."""
        t = self._desk.t
        self._before.say(t("as of"))
        self.edit.setAccessibleName(t("Committee as of"))
        if not self.edit.hasFocus():
            self.edit.setText(t.date_short(self.day))

    def _typed(self) -> None:
        t, today = self._desk.t, self._workspace.today()
        try:
            day = read_date(self.edit.text(), today) or today
        except UserError as error:
            self.edit.mark(True)
            said = sentence(t, error)
            self._refusal.say(said)
            announce(self._refusal, said)
            return
        self.edit.mark(False)
        self._refusal.say("")
        self.edit.setText(t.date_short(day))
        if day != self.day:
            self.day = day
            self.changed.emit()
