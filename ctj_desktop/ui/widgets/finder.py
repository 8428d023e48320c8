"""How are commands and records found by typing? A list under the search line, best match first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.paint import RIGHT, box, write

VISIBLE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something to go to or to do; `side_note` stands at the right (a shortcut, a kind of record)."""

    text: str
    side_note: str
    icon: str
    act: Callable[[], object]


class Finder(QWidget):
    """Shows hits while the search line has the keyboard; Up, Down and Enter work from there."""

    def __init__(self, theme: Theme, field: SearchField, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(field.window())
        self._theme, self._field, self._find = theme, field, find
        self._hits: list[Hit] = []
        self._current = 0
        self._nothing = ""
        self.setObjectName("finder")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        field.installEventFilter(self)
        field.textEdited.connect(self._typed)
        field.textChanged.connect(self._emptied)

    def say_nothing_found(self, text: str) -> None:
        """The sentence for no hit."""
        self._nothing = text

    def hits(self) -> Sequence[Hit]:
        """What is shown now."""
        return tuple(self._hits)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.FocusIn:
            self._typed(self._field.text())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.isVisible():
            return self._key(event)
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))
        self._choose()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._hits))
        return QSize(self._theme.px(420), rows * self._theme.px(metrics.ROW) + self._theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.control)
        if not self._hits:
            room = self.rect().adjusted(px(16), 0, -px(16), 0)
            write(painter, room, self._nothing, self._theme.font(Type.BODY), tokens.muted)
        for at, hit in enumerate(self._hits):
            self._paint_hit(painter, at, hit)
        painter.end()

    def _paint_hit(self, painter: QPainter, at: int, hit: Hit) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        row = QRect(px(4), px(4) + at * px(metrics.ROW), self.width() - px(8), px(metrics.ROW))
        if at == self._current:
            box(painter, row, px(metrics.RADIUS_TAG), tokens.selection)
        size = px(metrics.ICON)
        icon = QRect(row.x() + px(8), row.y() + (row.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, hit.icon, tokens.muted, icon)
        note = QRect(row.right() - px(140), row.y(), px(132), row.height())
        used = write(painter, note, hit.side_note, self._theme.font(Type.CAPTION), tokens.muted, RIGHT)
        text = QRect(icon.right() + px(8), row.y(), note.right() - used - px(8) - icon.right() - px(8), row.height())
        font = self._theme.font(Type.STRONG if at == self._current else Type.BODY)
        write(painter, text, hit.text, font, tokens.text)

    def _typed(self, text: str) -> None:
        self._hits = list(self._find(text.strip()))[:VISIBLE]
        self._current = 0
        if not self._field.hasFocus() or not (self._hits or text.strip()):
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._tell()

    def _emptied(self, text: str) -> None:
        if not text:
            self._typed("")

    def _place(self) -> None:
        corner = self._field.mapTo(self._field.window(), QPoint(self._field.width(), self._field.height()))
        size = self.sizeHint()
        self.setGeometry(corner.x() - size.width(), corner.y() + 4, size.width(), size.height())

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move_to(self._current + (1 if key == Qt.Key.Key_Down else -1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if key == Qt.Key.Key_Escape and not self._field.text():
            self.hide()
            return True
        return False

    def _move_to(self, at: int) -> None:
        if 0 <= at < len(self._hits):
            self._current = at
            self.update()
            self._tell()

    def _choose(self) -> None:
        if not self._hits:
            return
        hit = self._hits[self._current]
        self.hide()
        self._field.clear()
        self.hide()
        hit.act()

    def _row_at(self, point: QPoint) -> int:
        return (point.y() - self._theme.px(4)) // self._theme.px(metrics.ROW)

    def _tell(self) -> None:
        current = self._hits[self._current].text if self._hits else self._nothing
        self.setAccessibleName(current)
        self._field.setAccessibleDescription(current)
