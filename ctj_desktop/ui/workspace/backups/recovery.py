"""What can be done where a workspace turns out damaged when it is opened? The screen that takes its place."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.workspace.backups.view import BackupsView


class Recovery(QScrollArea):
    """Why the file does not open, and its backups; nothing is compared with what cannot be read."""

    left = Signal()
    beside_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(
        self, desk: Desk, path: Path, error: UserError | StoreError, parent: QWidget, key: bytes | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.path, self._error = desk, path, error
        self.setObjectName("recovery")
        self.place = FilePlace(path, Environment.system(), key, read_only=True)
        inside = QWidget(self)
        self.head = PageHead(desk.theme, inside)
        self.back = Button(desk.theme, "recovery.back", icon="arrow-left", parent=inside)
        self.why = Banner(desk.theme, "recovery.why", "x-circle", tone="error", wrap=True, parent=inside)
        self.refusal = Banner(desk.theme, "recovery.refusal", "warning", wrap=True, parent=inside)
        self.refusal.hide()
        self.view = BackupsView(desk, self.place, None, inside, why_not=lambda: "")
        self.head.add(self.back)
        column = page_column(desk.theme, inside)
        column.addSpacing(desk.theme.px(16))
        for widget in (self.head, self.why, self.refusal):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back.clicked.connect(self.left)
        self.view.refused.connect(self.refuse)
        self.view.beside_asked.connect(self.beside_asked)
        self.view.restore_asked.connect(self.restore_asked)
        self.retranslate()
        self.view.read()

    def give_focus(self) -> None:
        """The keyboard goes to the list."""
        self.view.give_focus()

    def refuse(self, error: UserError | StoreError) -> None:
        """Why a backup does not serve."""
        self.say(sentence(self._desk.t, error))

    def say(self, text: str) -> None:
        """One sentence above the list."""
        self.refusal.setVisible(bool(text))
        self.refusal.say(text)
        announce(self.refusal, text)

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.head.say(t("Restore {name}").format(name=self.path.stem), str(self.path.parent))
        self.back.say(t("Back"))
        self.why.say(sentence(t, self._error))
        self.view.retranslate()
