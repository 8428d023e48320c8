"""How do fields stand side by side where there is room, and one below the other where there is none?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.style.theme import Theme

LEAST, GAP, BELOW = 112, 16, 12
"""Pixels of ordinary text: of the narrowest field in a row, between two of a row, and between two rows."""

Shares = Sequence[tuple[QWidget, int]]
"""Widgets with their shares of the width."""


class Rows(QWidget):
    """Rows of widgets that share the width; one that has no room for all of its widgets goes on below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, least: int = LEAST, below: int = BELOW) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, least
        self._rows: list[tuple[Shares, int]] = []
        self._lines: list[Shares] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(below))

    def add(self, widgets: Sequence[QWidget], shares: Sequence[int] = (), *, least: int = 0) -> None:
        """Another row; without shares all of it are equally wide. `least` is what each of it needs, if it is more."""
        for widget in widgets:
            widget.setParent(self)
        shared = list(zip(widgets, shares or [1] * len(widgets), strict=True))
        self._rows.append((shared, max(least, self._least)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """By the width in sight alone: what the fields ask for changes with their words."""
        lines = [line for row, least in self._rows for line in self._broken(row, least)]
        if lines == self._lines:
            return
        self._lines = lines
        _empty(self._column)
        for line in lines:
            side_by_side = QHBoxLayout()
            side_by_side.setSpacing(self._theme.px(GAP))
            for widget, share in line:
                side_by_side.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(side_by_side)

    def _broken(self, row: Shares, least: int) -> list[Shares]:
        """The row in as few equal lines as have room; before it was ever shown there is room for all."""
        gap, narrow = self._theme.px(GAP), self._theme.px(least)
        whole = sum(share for _, share in row)
        narrowest = min(share for _, share in row)
        room = self.width() - gap * (len(row) - 1)
        if (
            len(row) == 1
            or not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
            or room * narrowest >= narrow * whole
        ):
            return [row]
        half = (len(row) + 1) // 2
        return [*self._broken(row[:half], least), *self._broken(row[half:], least)]


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if isinstance(inner, QBoxLayout):
            _empty(inner)
            inner.deleteLater()
