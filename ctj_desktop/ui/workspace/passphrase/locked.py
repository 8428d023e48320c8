"""What is seen while a workspace is locked: that it is, and nothing of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Banner, Card

WIDTH = 400


class LockedPage(QWidget):
    """Enter alone asks for the passphrase."""

    unlock_asked = Signal()
    close_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("locked")
        px = desk.theme.px
        card = Card(desk.theme, "locked.card", parent=self)
        card.setFixedWidth(px(WIDTH))
        card.column.setContentsMargins(px(32), px(32), px(32), px(24))
        card.column.setSpacing(px(12))
        self._title = Label(desk.theme, Type.PAGE, parent=card)
        self._about = Label(desk.theme, Type.BODY, "muted", wrap=True, parent=card)
        self.unlock = Button(desk.theme, "locked.unlock", ButtonKind.PRIMARY, icon="lock-simple", parent=card)
        self.close_it = Button(desk.theme, "locked.close", ButtonKind.QUIET, parent=card)
        self.refusal = Banner(desk.theme, "locked.refusal", "x-circle", tone="error", wrap=True, parent=card)
        self.refusal.button.hide()
        self.refusal.hide()
        for widget in (self._title, self._about, self.refusal, self.unlock, self.close_it):
            card.column.addWidget(widget)
        page, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.unlock.clicked.connect(self.unlock_asked)
        self.close_it.clicked.connect(self.close_asked)
        desk.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self._title.say(t("Locked"))
        self._about.say(t("Everything is saved. The passphrase opens the workspace where you left it."))
        self.unlock.say(t("Unlock…"))
        self.close_it.say(t("Close the workspace"))

    def say(self, text: str) -> None:
        """Why it was not opened."""
        self.refusal.setVisible(bool(text))
        self.refusal.say(text)
        announce(self.refusal, text)

    def give_focus(self) -> None:
        """The keyboard goes to what Enter should do, and it is heard."""
        self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._desk.t("The workspace is locked."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unlock.click()
            return
        super().keyPressEvent(event)
