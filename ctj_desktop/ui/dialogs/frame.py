"""What does every dialog share: a title, fields, a sentence for a refusal, the verb on the button, Escape?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.forms import Unreadable
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.tab_order import step
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.labels import Label


class Frame(QDialog):
    """Subclasses add fields to `column` and say in `go` what the button does."""

    def __init__(self, desk: Desk, name: str, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.desk = desk
        theme = desk.theme
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        self._title = Label(theme, Type.CARD, parent=self)
        self._title.say(title)
        self.refusal = Label(theme, Type.BODY, "error", wrap=True, name=f"{name}.refusal", parent=self)
        self.refusal.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(12))
        self.act = Button(theme, f"{name}.go", Kind.PRIMARY, parent=self)
        self.act.say(verb)
        self.cancel = Button(theme, f"{name}.cancel", parent=self)
        self.cancel.say(desk.t("Cancel"))
        self._lay_out()
        self.act.clicked.connect(self._try)
        self.cancel.clicked.connect(self.reject)

    def go(self) -> None:
        """Does it; raises UserError, StoreError or Unreadable."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.act)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(24), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self._title)
        outer.addLayout(self.column)
        outer.addWidget(self.refusal)
        outer.addSpacing(px(4))
        outer.addLayout(buttons)
        self.setMinimumWidth(px(440))

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step(self, self.focusWidget(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
            return
        super().keyPressEvent(event)

    def _try(self) -> None:
        if not self.act.isEnabled():
            return  # Enter is no way round what the button waits for
        self.refusal.hide()
        try:
            self.go()
        except Unreadable:
            return
        except (UserError, StoreError) as error:
            self.refusal.say(sentence(self.desk.t, error))
            self.refusal.show()
            return
        self.accept()
