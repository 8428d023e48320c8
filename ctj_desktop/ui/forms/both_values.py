"""How are both values offered when somebody else changed what one is typing?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import box


class BothValues(QWidget):
    """What stands here now and what was typed; one of them is kept, the other stays in the history."""

    keep_mine = Signal()
    keep_theirs = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self._title = Label(theme, Type.STRONG, "warning", wrap=True, parent=self)
        self._theirs = Label(theme, Type.BODY, wrap=True, name=f"{name}.theirs.text", parent=self)
        self._mine = Label(theme, Type.BODY, wrap=True, name=f"{name}.mine.text", parent=self)
        self.mine = Button(theme, f"{name}.mine", ButtonKind.PLAIN, compact=True, parent=self)
        self.theirs = Button(theme, f"{name}.theirs", ButtonKind.PLAIN, compact=True, parent=self)
        self._lay_out()
        self.mine.clicked.connect(self._mine_chosen)
        self.theirs.clicked.connect(self._theirs_chosen)
        theme.changed.connect(self.update)
        self.hide()

    def offer(self, t: Translator, field: str, theirs: str, mine: str) -> None:
        """Shows both; nothing typed is lost until one is chosen."""
        self._title.say(t("{field} was changed elsewhere while you were typing.").format(field=field))
        self._theirs.say(t("Stored now: {text}").format(text=t.quote(theirs)))
        self._mine.say(t("Typed here: {text}").format(text=t.quote(mine)))
        self.theirs.say(t("Keep what is stored"))
        self.mine.say(t("Keep what I typed"))
        self.setAccessibleName(self._title.text())
        self.show()
        self.mine.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), self._theme.tokens.warning_ground)
        painter.end()

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        for label in (self._title, self._theirs, self._mine):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.mine)
        row.addWidget(self.theirs)
        row.addStretch(1)
        column.addLayout(row)

    def _mine_chosen(self) -> None:
        self.hide()
        self.keep_mine.emit()

    def _theirs_chosen(self) -> None:
        self.hide()
        self.keep_theirs.emit()
