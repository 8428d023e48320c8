"""What does a record say that two offices wrote differently? One quiet sentence, and the way to compare."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.services.exchange.conflict_words import field_text, title_text
from ctj_desktop.services.exchange.conflicts import Conflict, conflicts
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import box
from ctj_desktop.ui.widgets.spoken import say_as_seen, speak_as


class ConflictNote(QWidget):
    """Hidden while the records have one version of everything; `narrow` puts the button below the sentence."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget, *, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._narrow = narrow
        self._found: list[Conflict] = []
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName(name)
        self._icon = IconLabel(desk.theme, "arrows-left-right", "warning", metrics.ICON_LARGE, parent=self)
        self._sentence = Label(desk.theme, Type.STRONG, "warning", wrap=True, name=f"{name}.sentence", parent=self)
        self.button = Button(desk.theme, f"{name}.button", compact=True, parent=self)
        self._lay_out()
        self.button.clicked.connect(self._compare)
        desk.theme.changed.connect(self.update)
        self.hide()

    def show_for(self, rows: Collection[UUID]) -> None:
        """The conflicts of these records."""
        self._found = conflicts(self._workspace.store, rows)
        self.setVisible(bool(self._found))
        if not self._found:
            self.setAccessibleName("")
        self.retranslate()

    def retranslate(self) -> None:
        """In the language of the window."""
        t, found = self._desk.t, self._found
        if not found:
            return
        what = field_text(t, found[0]) if self._narrow and found[0].kind == "person" else title_text(t, found[0])
        sentence = t("Two versions of {what}").format(what=what)
        if len(found) > 1:
            rest = len(found) - 1
            several = t.n(
                "Two versions of {what} and of {count} more field",
                "Two versions of {what} and of {count} more fields",
                rest,
            )
            sentence = several.format(what=what, count=rest)
        self._sentence.say(sentence)
        say_as_seen(self, sentence)
        self.button.say(t("Compare"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._desk.theme.px(metrics.RADIUS), self._desk.theme.tokens.warning_ground)
        painter.end()

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(metrics.GAP))
        head.addWidget(self._icon)
        head.addWidget(self._sentence, 1)
        outer: QBoxLayout = QVBoxLayout(self) if self._narrow else QHBoxLayout(self)
        outer.setContentsMargins(px(12), px(6), px(8), px(6))
        outer.setSpacing(px(metrics.GAP))
        outer.addLayout(head, 1)
        outer.addWidget(self.button)
        self.setMinimumHeight(px(metrics.BANNER))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _compare(self) -> None:
        if self._found:
            first = self._found[0]
            self._desk.navigator.go(Place(page="exchange", record=first.row, detail=first.register))
