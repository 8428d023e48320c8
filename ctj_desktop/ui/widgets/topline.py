"""Where am I, how do I get back, and where do I search?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind, WordedButton
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.paint import box, width_of, write

SHORTEST, LONGEST = 24, 160
"""Pixels of ordinary text below which the last step and those before it are not cut."""
WIDEST = 420
"""Beyond it no step asks for room: the search line needs some."""


class TrailStep(WordedButton):
    """One step of the trail."""

    def __init__(self, theme: Theme, text: str, *, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._last = theme, last
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setEnabled(not last)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if last else Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(min(width_of(self._theme.font(Type.CAPTION), self.text()) + px(8), px(WIDEST)), px(24))

    def minimumSizeHint(self) -> QSize:
        """The name of what is shown gives way first: it stands at the head of the page as well."""
        least = self._theme.px(SHORTEST if self._last else LONGEST)
        return QSize(min(self.sizeHint().width(), least), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        if self.hasFocus():
            box(painter, self.rect(), self._theme.px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        elif self.underMouse() and not self._last:
            box(painter, self.rect(), self._theme.px(metrics.RADIUS_TAG), tokens.hover)
        ink = tokens.text if self._last else tokens.muted
        room = self.rect().adjusted(self._theme.px(4), 0, 0, 0)
        write(painter, room, self.text(), self._theme.font(Type.CAPTION), ink)
        painter.end()


class TrailGap(QWidget):
    """The small arrow between two steps."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(12), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self._theme.px(metrics.ICON_SMALL)
        where = QRect(0, (self.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, "caret-right", self._theme.tokens.muted, where)
        painter.end()


class TopLine(QWidget):
    """Back, Forward, the trail, and the search line."""

    step_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: list[QWidget] = []
        self._shown: tuple[object, ...] = ()
        self.setObjectName("topline")
        self.back = Button(theme, "topline.back", ButtonKind.QUIET, icon="arrow-left", compact=True, parent=self)
        self.forward = Button(theme, "topline.forward", ButtonKind.QUIET, icon="arrow-right", compact=True, parent=self)
        self.search = SearchField(theme, "topline.search", parent=self)
        self.search.setMaximumWidth(theme.px(metrics.SEARCH_WIDTH))
        self.search.setMinimumWidth(theme.px(metrics.SEARCH_WIDTH // 3))
        self.setFixedHeight(theme.px(metrics.TOP_LINE))
        self._trail = QHBoxLayout()
        self._trail.setSpacing(theme.px(2))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(metrics.PAGE_MARGIN), 0)
        row.setSpacing(theme.px(metrics.GAP_SMALL))
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(theme.px(metrics.GAP))
        row.addLayout(self._trail)
        row.addStretch(1)
        row.addWidget(self.search, 2)

    def show_trail(self, crumbs: Sequence[Crumb]) -> None:
        """Shows where the person is; a step that has the keyboard keeps it where nothing changed."""
        shown = (self._theme.body, *crumbs)
        if shown == self._shown:
            return
        self._shown = shown
        for widget in self._steps:
            self._trail.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._steps = []
        for at, (text, place) in enumerate(crumbs):
            if at:
                self._add(TrailGap(self._theme, self))
            step = TrailStep(self._theme, text, last=at == len(crumbs) - 1, parent=self)
            step.setObjectName(f"topline.step.{at}")
            step.setProperty("place", place)
            step.clicked.connect(self._chosen)
            self._add(step)

    def _add(self, widget: QWidget) -> None:
        self._steps.append(widget)
        self._trail.addWidget(widget)
        widget.show()

    def _chosen(self) -> None:
        step = self.sender()
        place = step.property("place") if step is not None else None
        if isinstance(place, Place):
            self.step_chosen.emit(place)
