"""Which keys are there? Read from the acts themselves, so that the list is never wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.actions import Actions
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.labels import Label


class KeyList(QDialog):
    """Every act that has a key, in the words of the menu."""

    def __init__(self, theme: Theme, t: Translator, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.keys")
        self.setWindowTitle(t("Keys"))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(t("Keys"))
        area.setWidget(self._list(theme, actions))
        close = Button(theme, "dialog.keys.close", Kind.PRIMARY, parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.px(480), theme.px(520))

    def _list(self, theme: Theme, actions: Actions) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setColumnStretch(0, 1)
        for key in actions.keys():  # noqa: SIM118 (a registry, not a dictionary)
            action = actions[key]
            if action.shortcut().isEmpty():
                continue
            row = grid.rowCount()
            name, keys = Label(theme, parent=inside), Label(theme, Type.STRONG, parent=inside)
            name.say(action.text().replace("&", ""))
            keys.say(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            grid.addWidget(name, row, 0)
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        return inside

    @classmethod
    def show_to(cls, desk: Desk, parent: QWidget) -> None:
        """Shows the list until it is closed."""
        cls(desk.theme, desk.t, desk.actions, parent).exec()
