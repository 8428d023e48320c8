"""How do fields stand side by side where there is room, and one below the other where there is none?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.style.theme import Theme

LEAST, GAP, BELOW = 112, 16, 12
"""Pixels of ordinary text: of the narrowest field in a row, between two of a row, and between two rows."""

Shares = Sequence[tuple[QWidget, int]]
"""Widgets with their shares of the width."""


class Rows(QWidget):
    """Rows of widgets that share the width; one that has no room for all of its widgets goes on below.

    What has two shares of four ends where one of two ends, so that the edges of rows above one another meet.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, least: int = LEAST, below: int = BELOW) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, least
        self._rows: list[tuple[Shares, int]] = []
        self._lines: list[Shares] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(below))

    def add(self, widgets: Sequence[QWidget], shares: Sequence[int] = (), *, least: int = 0) -> None:
        """Another row; without shares all of it are equally wide. `least` is what one share needs, if it is more."""
        for widget in widgets:
            widget.setParent(self)
        shared = list(zip(widgets, shares or [1] * len(widgets), strict=True))
        self._rows.append((shared, max(least, self._least)))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest alone: a row that stands side by side now may go on below."""
        alone = [widget.minimumSizeHint().width() for row, _ in self._rows for widget, _ in row]
        return QSize(max(alone, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()  # words that need more or less room
        return super().event(event)

    def _arrange(self) -> None:
        """By the width in sight, and by what each needs by itself."""
        lines = [line for row, least in self._rows for line in self._broken(row, least)]
        if lines == self._lines:
            return
        self._lines = lines
        emptied(self._column)
        for line in lines:
            self._column.addLayout(self._side_by_side(line))

    def _side_by_side(self, line: Shares) -> QHBoxLayout:
        """Two halves where the shares have them, so that the gaps in one do not move the edge between both."""
        laid = QHBoxLayout()
        laid.setSpacing(self._theme.px(GAP))
        half, shares = _middle(line), {share for _, share in line}
        if len(shares) > 1 and _sum(line[:half]) == _sum(line[half:]):
            for part in (line[:half], line[half:]):
                laid.addLayout(self._side_by_side(part), 1)
        else:
            for widget, share in line:
                laid.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        return laid

    def _broken(self, row: Shares, least: int) -> list[Shares]:
        """The row in as few equal lines as have room; before it was ever shown there is room for all."""
        gap, narrow = self._theme.px(GAP), self._theme.px(least)
        whole = _sum(row)
        narrowest = min(share for _, share in row)
        room = self.width() - gap * (len(row) - 1)
        fits = room * narrowest >= narrow * whole and all(
            room * share >= widget.minimumSizeHint().width() * whole for widget, share in row if not widget.isHidden()
        )
        if len(row) == 1 or fits or not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            return [row]
        half = _middle(row)
        return [*self._broken(row[:half], least), *self._broken(row[half:], least)]


def _middle(row: Shares) -> int:
    """How many of a row go before its middle, rather one more than one less."""
    return min(range(len(row) - 1, 0, -1), key=lambda at: abs(_sum(row[:at]) - _sum(row[at:])), default=0)


def _sum(part: Shares) -> int:
    return sum(share for _, share in part)
