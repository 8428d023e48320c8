"""How are commands and records found by typing? A list under the search line, best match first."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import RIGHT, box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken import announce

WIDTH, TALLEST, PAD = 560, 520, 4
PAUSE_MILLISECONDS = 300
"""Of whoever types several letters only what the last of them finds is said."""
STEP: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Hit(NamedValue):
    """Something to go to or to do.

    `note` stands behind the text (what the record belongs to), `side_note` at the right (a shortcut, a kind).
    `why_not` says why it cannot be done now: it is shown in place of the shortcut, and choosing it says it again.
    Hits of one `group` stand under its heading, with the `count` of the first of them at its right. After one that
    `stays` the list is asked for again, and stands where it stood.
    """

    text: str
    side_note: str
    icon: str
    act: Callable[[], object]
    note: str = ""
    group: str = ""
    count: str = ""
    why_not: str = ""
    stays: bool = False

    def spoken(self) -> str:
        """Everything the row shows, for screen readers."""
        return " · ".join(filter(None, (self.text, self.note, self.why_not or self.side_note)))


class Finder(QWidget):
    """Shows hits while the search line has the keyboard; arrows, Home, End, pages and Enter work from there."""

    def __init__(self, theme: Theme, field: SearchField, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(field.window())
        self._theme, self._field, self._find = theme, field, find
        self._hits: list[Hit] = []
        self._tops: list[int] = []
        self._height = 0
        self._current, self._scrolled = 0, 0
        self._nothing, self._which = "", ""
        self._came_from: QWidget | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._say)
        self.setObjectName("finder")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        field.installEventFilter(self)
        field.textEdited.connect(self._typed)
        field.textChanged.connect(self._emptied)
        theme.changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def say_nothing_found(self, text: str, place: str) -> None:
        """The sentence for no hit."""
        self._nothing, self._which = text, place

    def open(self) -> None:
        """Shows the list for what stands in the search line."""
        self._typed(self._field.text())

    def hits(self) -> Sequence[Hit]:
        """What is found now."""
        return tuple(self._hits)

    def current(self) -> Hit | None:
        """The one that Enter chooses."""
        return self._hits[self._current] if self._hits else None

    # Qt asks

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(event.reason())
        elif event.type() == QEvent.Type.FocusIn:
            self._typed(self._field.text(), aloud=False)  # the field says its own name
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().toPoint())
        if at >= 0:
            self._move_to(at, scroll=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().toPoint())
        if at >= 0:
            self._move_to(at, scroll=False)
            self._choose()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll_to(self._scrolled - event.angleDelta().y() // 2)
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._height + 2 * self._theme.px(PAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.control)
        painter.setClipRect(self.rect().adjusted(1, px(PAD), -1, -px(PAD)))
        if not self._hits:
            room = self.rect().adjusted(px(16), 0, -px(16), 0)
            write(painter, room, self._nothing, self._theme.font(Type.BODY), tokens.muted)
        for at, hit in enumerate(self._hits):
            row = self._row(at)
            if row.bottom() >= 0 and row.top() <= self.height():
                if self._heads(at):
                    self._paint_heading(painter, row, hit, first=at == 0)
                self._paint_hit(painter, row, hit, chosen=at == self._current)
        painter.end()

    # what is painted

    def _paint_heading(self, painter: QPainter, row: QRect, hit: Hit, *, first: bool) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        head = QRect(row.x() + px(8), row.y() - px(metrics.CHIP), row.width() - px(16), px(metrics.CHIP))
        if not first:
            hairline(painter, head.left(), head.right(), head.top() + px(1), tokens.line)
        write(painter, head, hit.group, self._theme.font(Type.LABEL), tokens.muted)
        write(painter, head, hit.count, self._theme.font(Type.LABEL), tokens.muted, RIGHT)

    def _paint_hit(self, painter: QPainter, row: QRect, hit: Hit, *, chosen: bool) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        if chosen:
            box(painter, row, px(metrics.RADIUS_TAG), tokens.selection)
        size = px(metrics.ICON)
        icon = QRect(row.x() + px(8), row.y() + (row.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, hit.icon, tokens.muted, icon)
        left, right = icon.right() + px(8), row.right() - px(8)
        side = hit.why_not or hit.side_note
        room = QRect(left, row.y(), right - left, row.height())
        font = self._theme.font(Type.STRONG if chosen else Type.BODY)
        most = room.width() // 2 if hit.why_not else room.width() * 2 // 5
        beside = min(width_of(self._theme.font(Type.CAPTION), side) + 2, most)
        quiet = tokens.text if chosen else tokens.muted
        behind = QRect(right - beside, row.y(), beside, row.height())
        write(painter, behind, side, self._theme.font(Type.CAPTION), quiet, RIGHT)
        room.setRight(behind.left() - px(12))
        used = write(painter, room, hit.text, font, tokens.muted if hit.why_not else tokens.text)
        rest = room.adjusted(used + px(8), 0, 0, 0)
        if hit.note and rest.width() > px(24):
            write(painter, rest, hit.note, self._theme.font(Type.CAPTION), quiet)

    # where the rows stand

    def _lay_rows(self) -> None:
        px, top = self._theme.px, 0
        self._tops = []
        for at in range(len(self._hits)):
            top += px(metrics.CHIP) if self._heads(at) else 0
            self._tops.append(top)
            top += px(metrics.ROW)
        self._height = max(top, px(metrics.ROW))

    def _heads(self, at: int) -> bool:
        """Whether a heading stands above the row."""
        group = self._hits[at].group
        return bool(group) and (at == 0 or self._hits[at - 1].group != group)

    def _row(self, at: int) -> QRect:
        px = self._theme.px
        top = px(PAD) + self._tops[at] - self._scrolled
        return QRect(px(PAD), top, self.width() - 2 * px(PAD), px(metrics.ROW))

    def _row_at(self, point: QPoint) -> int:
        return next((at for at in range(len(self._hits)) if self._row(at).contains(point)), -1)

    def _place(self) -> None:
        """Below the search line, as wide as the window allows, no lower than its end."""
        window = self._field.window()
        below = self._field.mapTo(window, QPoint(self._field.width(), self._field.height()))
        wanted, margin = self.sizeHint(), self._theme.px(12)
        width = min(wanted.width(), below.x() - margin)
        height = min(wanted.height(), self._theme.px(TALLEST), window.height() - below.y() - margin)
        self.setGeometry(below.x() - width, below.y() + PAD, width, height)

    # what is typed

    def _left(self, reason: Qt.FocusReason) -> None:
        """Whoever goes elsewhere has done with these words; another window may only be looked at meanwhile."""
        self.hide()
        if reason not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._field.clear()

    def _typed(self, text: str, *, aloud: bool = True) -> None:
        self._hits = list(self._find(text.strip()))
        self._current, self._scrolled = 0, 0
        self._lay_rows()
        if not self._field.hasFocus() or not (self._hits or text.strip()):
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._tell(aloud=aloud, wait=PAUSE_MILLISECONDS)

    def _emptied(self, text: str) -> None:
        if not text and self._field.hasFocus():
            self._typed("")

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not self.isVisible():
            if key is Qt.Key.Key_Down:
                self.open()
                return True
            return False
        if key in STEP:
            wanted = self._current + STEP[key]
            far = abs(STEP[key]) > 1
            self._move_to(max(0, min(len(self._hits) - 1, wanted)) if far else wanted)
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not held(event):
            self._move_to(0 if key is Qt.Key.Key_Home else len(self._hits) - 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if key is Qt.Key.Key_Escape and not self._field.text():
            self.hide()
            self._give_back()
            return True
        return False

    def _move_to(self, at: int, *, scroll: bool = True) -> None:
        if not 0 <= at < len(self._hits) or at == self._current:
            return
        self._current = at
        if scroll:
            self._scroll_into_view(at)
        self.update()
        self._tell()

    def _scroll_into_view(self, at: int) -> None:
        px = self._theme.px
        top = self._tops[at] - (px(metrics.CHIP) if self._heads(at) else 0)
        bottom = self._tops[at] + px(metrics.ROW)
        room = self.height() - 2 * px(PAD)
        if top < self._scrolled:
            self._scroll_to(top)
        elif bottom > self._scrolled + room:
            self._scroll_to(bottom - room)

    def _scroll_to(self, offset: int) -> None:
        most = max(0, self._height - (self.height() - 2 * self._theme.px(PAD)))
        self._scrolled = max(0, min(most, offset))
        self.update()

    def _choose(self) -> None:
        hit = self.current()
        if hit is None:
            return
        if hit.stays:
            self._ask_again(hit)
            return
        if not hit.why_not:
            self._field.clear()
            self.hide()
            self._give_back()
        hit.act()

    def _ask_again(self, hit: Hit) -> None:
        at, scrolled = self._current, self._scrolled
        hit.act()
        self._typed(self._field.text())
        self._scroll_to(scrolled)
        self._move_to(min(at, len(self._hits) - 1))

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._field and old is not None and old.window() is self._field.window():
            self._came_from = old

    def _give_back(self) -> None:
        """The keyboard goes back to where it was: what is typed next must not choose another command."""
        widget, self._came_from = self._came_from, None
        if widget is not None and isValid(widget) and widget.isVisible():
            widget.setFocus()
        elif self._field.hasFocus():
            self._field.clearFocus()

    def _tell(self, *, aloud: bool = True, wait: int = 0) -> None:
        hit = self.current()
        words = self._nothing
        if hit is not None:
            words = f"{hit.spoken()}, {self._which.format(place=self._current + 1, count=len(self._hits))}"
        self.setAccessibleName(words)
        if aloud:
            self._soon.start(wait)

    def _say(self) -> None:
        if self.isVisible():
            announce(self._field, self.accessibleName(), instead=True)
