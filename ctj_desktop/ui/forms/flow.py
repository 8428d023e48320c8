"""How do small fields stand side by side and go on in a new line where there is no room, whatever the text size?"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme


class WidgetFlow(QWidget):
    """Its children in order, each as wide as it wants; hidden ones take no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, items: Sequence[QWidget]) -> None:
        """Takes the widgets, once."""
        self._items = list(items)
        for item in items:
            item.setParent(self)

    def arrange(self) -> None:
        """Every child in its place."""
        for item, rect in self._places(self.width()):
            if item.geometry() != rect:
                item.setGeometry(rect)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for _, rect in self._places(width)), default=0)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Line after line; what is lower than its line stands in its middle."""
        gap, y = self._theme.px(metrics.GAP), 0
        for line in self._lines(width, gap):
            height = max(size.height() for _, _, size in line)
            for item, x, size in line:
                yield item, QRect(x, y + (height - size.height()) // 2, size.width(), size.height())
            y += height + gap

    def _lines(self, width: int, gap: int) -> list[list[tuple[QWidget, int, QSize]]]:
        lines: list[list[tuple[QWidget, int, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isHidden():
                continue
            wanted = item.sizeHint()
            size = QSize(min(wanted.width(), width), max(wanted.height(), item.minimumHeight()))
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, x, size))
            x += size.width() + gap
        return lines
