"""How are figures seen as bars: each with its name and its value, and each a way to what it counts?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import RIGHT, box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart, SpokenParts

HEAD, NAME, BAR, LINE, GAP, APART, LEAST, ROOMY = 28, 22, 12, 22, 10, 24, 2, 216
"""In pixels of ordinary text: a heading, a name, a bar and its line, what parts two groups and two panels, the bar of
nothing, and what a panel takes beside another."""
STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class ChartValue(NamedValue):
    """What a bar is as long as, and how that is written."""

    size: int
    text: str


class ChartRow(NamedValue):
    """A group with a bar in each panel."""

    name: str
    values: tuple[ChartValue, ...]


class BarChart(QWidget):
    """Panels beside each other, each to its own scale; where that is too narrow their bars stand below each other.

    Arrows go from bar to bar; Enter or a click opens what a bar counts. What is below nothing is hatched.
    """

    opened = Signal(int, int)
    """Which row, in which panel."""
    moved = Signal(QRect)
    """The keyboard is on a bar that stands there."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: tuple[str, ...] = ()
        self._totals: tuple[str, ...] = ()
        self._rows: tuple[ChartRow, ...] = ()
        self._here = (0, 0)
        self._place = ""
        self.setObjectName(name)
        self._spoken = SpokenParts(self, QAccessible.Role.List, self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def say(self, name: str, heads: Sequence[str], totals: Sequence[str], rows: Sequence[ChartRow], place: str) -> None:
        """What is shown: `heads` name the panels, whose `totals` stand above them; which of how many a bar is."""
        self._heads, self._totals, self._rows, self._place = tuple(heads), tuple(totals), tuple(rows), place
        self._here = (min(self._here[0], max(0, len(rows) - 1)), min(self._here[1], max(0, len(heads) - 1)))
        self.setAccessibleName(name)
        bars = (self._said(row, at) for row in rows for at in range(len(heads)))
        self.setAccessibleDescription(" · ".join((*totals, *bars)))
        self._spoken.changed()
        self._spoken.go_to((self._here,))
        self._fit()

    def rows(self) -> tuple[ChartRow, ...]:
        """What is shown."""
        return self._rows

    def here(self) -> tuple[int, int]:
        """The row and the panel where the keyboard is."""
        return self._here

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._rows or held(event):
            super().keyPressEvent(event)
        elif key in STEPS:
            down, across = STEPS[key]
            self._go(self._here[0] + down, self._here[1] + across)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._rows) - 1, self._here[1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(*self._here)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(*found)
            self.opened.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        leads = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._at(event.pos())
            said = self._said(self._rows[found[0]], found[1]) if found is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)  # type: ignore[arg-type]  # Qt's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._spoken.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def bar_at(self, row: int, panel: int) -> QRect:
        """Where a bar and what it says can be clicked."""
        return self._cell(row, panel)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        for panel, total in enumerate(self._totals):
            line = self._head_of(panel)
            write(painter, line, total, theme.font(Type.STRONG), theme.tokens.text)
            if panel + self._columns() >= len(self._heads):
                hairline(painter, line.left(), line.right(), line.bottom(), theme.tokens.line)
        for at, row in enumerate(self._rows):
            for panel in range(len(self._heads)):
                self._paint_bar(painter, at, panel)
            write(painter, self._name_of(at), row.name, theme.font(Type.BODY), theme.tokens.text)
        if self.hasFocus() and self._rows:
            ring = self._cell(*self._here).adjusted(-px(4), 0, px(4), 0)
            box(painter, ring, px(metrics.RADIUS_TAG), None, theme.tokens.focus, 2)
        painter.end()

    def _paint_bar(self, painter: QPainter, at: int, panel: int) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        value, cell = self._rows[at].values[panel], self._cell(at, panel)
        write(painter, cell, value.text, theme.font(Type.BODY), tokens.text, RIGHT)
        named = self._naming()
        if named:
            write(painter, cell, self._heads[panel], theme.font(Type.CAPTION), tokens.muted)
        wide = cell.width() - named - self._writing(panel) - px(GAP)
        top = cell.top() + (cell.height() - px(BAR)) // 2
        ground = QRect(cell.left() + named, top, max(px(LEAST), wide), px(BAR))
        box(painter, ground, px(2), tokens.badge)
        most = max((abs(row.values[panel].size) for row in self._rows), default=0)
        if value.size:
            long = max(px(LEAST), ground.width() * abs(value.size) // most)
            filled = QRect(ground.left(), ground.top(), long, ground.height())
            box(painter, filled, px(2), tokens.accent if value.size > 0 else tokens.surface, tokens.accent)
            if value.size < 0:
                painter.fillRect(filled, QBrush(tokens.error, Qt.BrushStyle.BDiagPattern))

    # where things stand

    def _columns(self) -> int:
        """So many panels beside each other."""
        room = self._theme.px(ROOMY)
        return max(1, len(self._heads)) if self.width() >= len(self._heads) * room else 1

    def _row_height(self) -> int:
        lines = -(-len(self._heads) // self._columns())
        return self._theme.px(NAME) + lines * self._theme.px(LINE) + self._theme.px(GAP)

    def _tall(self) -> int:
        return self._head_height() + len(self._rows) * self._row_height()

    def _head_height(self) -> int:
        """One line of totals, or one for each panel."""
        return self._theme.px(HEAD) * -(-len(self._heads) // self._columns())

    def _panel(self, panel: int) -> tuple[int, int]:
        """Where a panel begins, and how wide it is."""
        columns, apart = self._columns(), self._theme.px(APART)
        inside = self.width() - 2 * self._theme.px(4)
        wide = (inside - (columns - 1) * apart) // columns
        return self._theme.px(4) + (panel % columns) * (wide + apart), wide

    def _head_of(self, panel: int) -> QRect:
        (left, wide), tall = self._panel(panel), self._theme.px(HEAD)
        return QRect(left, panel // self._columns() * tall, wide, tall)

    def _name_of(self, at: int) -> QRect:
        px = self._theme.px
        return QRect(px(4), self._head_height() + at * self._row_height() + px(4), self.width() - px(8), px(NAME))

    def _cell(self, at: int, panel: int) -> QRect:
        px, (left, wide) = self._theme.px, self._panel(panel)
        top = self._name_of(at).bottom() + 1 + panel // self._columns() * px(LINE)
        return QRect(left, top, wide, px(LINE))

    def _naming(self) -> int:
        """What the names of the panels take before the bars that stand below each other."""
        if self._columns() == len(self._heads):
            return 0
        font = self._theme.font(Type.CAPTION)
        return max(width_of(font, head) for head in self._heads) + self._theme.px(GAP)

    def _writing(self, panel: int) -> int:
        """What the longest figure takes beside the bars: of a panel, or of all that begin and end alike."""
        font, alike = self._theme.font(Type.BODY), self._columns() < len(self._heads)
        figures = (one.text for row in self._rows for one in (row.values if alike else row.values[panel : panel + 1]))
        return max((width_of(font, text) for text in figures), default=0)

    def _at(self, where: QPoint) -> tuple[int, int] | None:
        cells = ((at, panel) for at in range(len(self._rows)) for panel in range(len(self._heads)))
        return next((cell for cell in cells if self._cell(*cell).contains(where)), None)

    # the keyboard

    def _go(self, row: int, panel: int) -> None:
        self._here = max(0, min(len(self._rows) - 1, row)), max(0, min(len(self._heads) - 1, panel))
        self._spoken.go_to((self._here,))
        self.moved.emit(self._cell(*self._here).united(self._name_of(self._here[0])))
        self.update()

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def _said(self, row: ChartRow, panel: int) -> str:
        return ", ".join(filter(None, (row.name, self._heads[panel], row.values[panel].text)))

    def _parts(self) -> list[SpokenPart]:
        count = len(self._rows)
        return [
            SpokenPart(
                key=(at, panel), name=self._said(row, panel), place=self._place.format(place=at + 1, count=count)
            )
            for at, row in enumerate(self._rows)
            for panel in range(len(self._heads))
        ]
