"""How is a PDF looked at? Its pages one under the other, as sharp as the screen, drawn while they are seen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, box, write
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart, SpokenParts

GAP, MARGIN = 16, 24
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0)
POINT = 96 / 72
"""A page is measured in points; at 100 % one inch is 96 logical pixels."""
PAPER = QColor("#FFFFFF")
"""Paper is white in the dark too: the picture is what the printer puts out."""


class PageSize(PositionalValue):
    """In points."""

    width: float
    height: float


class TextLine(PositionalValue):
    """A printed line, in points from the upper left corner of its page."""

    left: float
    top: float
    width: float
    height: float
    text: str

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it stands."""
        return self.top + self.height

    def and_then(self, more: "TextLine") -> "TextLine":
        """This piece and the one behind it."""
        top, bottom = min(self.top, more.top), max(self.bottom, more.bottom)
        return TextLine(self.left, top, more.right - self.left, bottom - top, f"{self.text} {more.text}")


class PaperView(QAbstractScrollArea):
    """Asks for the picture of a page when it comes into sight.

    `+`, `-`, `0` and Ctrl+wheel zoom; Left and Right turn the pages, Page Down and Space scroll. Up and Down go from
    line to line, Enter or a click opens the record of a line.
    """

    needed = Signal(int, float)
    moved = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._lines: dict[int, Sequence[TextLine]] = {}
        self._line: tuple[int, int] | None = None  # page and place on it
        self._zoom, self._fits, self._waiting = 1.0, True, ""
        self.setObjectName(name)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._page_name = ""
        self._spoken = SpokenParts(self, QAccessible.Role.Document, self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        theme.changed.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper."""
        return self._zoom

    def say(self, name: str, page: str) -> None:
        """What it is called; `page` names a page with its number among the `pages`."""
        self._page_name = page
        self.setAccessibleName(name)

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Another document; the place on the page stays where it was if the document is as long."""
        self._sizes = tuple(sizes)
        self._lines, self._line = {}, None
        self._spoken.changed()
        self._forget()
        self._fit()

    def say_waiting(self, text: str) -> None:
        """Shown while there is no document."""
        self._waiting = text
        self.viewport().update()

    def show_picture(self, page: int, zoom: float, picture: QImage) -> None:
        """The picture of a page at a zoom; one that comes too late is dropped."""
        if abs(zoom - self._scale()) < 0.001:
            self._pictures[page] = picture
            self.viewport().update()

    def show_lines(self, page: int, lines: Sequence[TextLine]) -> None:
        """What is written on a page."""
        self._lines[page] = tuple(lines)
        self._spoken.changed()

    def line(self) -> str:
        """The line that Enter opens; empty for none."""
        return self._lines[self._line[0]][self._line[1]].text if self._line is not None else ""

    def pictured(self) -> int:
        """How many pages are drawn."""
        return len(self._pictures)

    def current_page(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        below = [at for at, rect in enumerate(self._rects()) if rect.top() <= middle]
        return below[-1] if below else 0

    def turn(self, pages: int) -> None:
        """So many pages on, or back; at the ends nothing."""
        rects = self._rects()
        if rects:
            page = max(0, min(len(rects) - 1, self.current_page() + pages))
            self.verticalScrollBar().setValue(rects[page].top() - GAP)

    def zoom_in(self) -> None:
        """The next larger step."""
        self._set_zoom(next((z for z in ZOOMS if z > self._zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self._set_zoom(next((z for z in reversed(ZOOMS) if z < self._zoom - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as the view, and again when the window is resized."""
        self._fits = True
        self._fit()

    # Qt asks

    def sizeHint(self) -> QSize:
        return QSize(480, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, act = self.verticalScrollBar(), {"+": self.zoom_in, "-": self.zoom_out, "0": self.fit_width}
        if event.text() in act:
            act[event.text()]()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.horizontalScrollBar().maximum():
            self.turn(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held(event):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.line():
                self.opened.emit(self.line())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._leap(bar.value() + self.viewport().height() - 48)
        elif event.key() == Qt.Key.Key_PageUp:
            self._leap(bar.value() - self.viewport().height() + 48)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._leap(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            return
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(found)
            self.opened.emit(self.line())
            return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._spoken.tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens, area = self._theme.tokens, self.viewport().rect()
        painter.fillRect(area, tokens.desk)
        if not self._sizes:
            write(painter, area, self._waiting, self._theme.font(Type.BODY), tokens.muted, CENTRE)
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page, rect in enumerate(self._rects()):
            shown = rect.translated(-offset)
            if shown.intersects(area):
                self._paint_page(painter, page, shown)
        if self.hasFocus():
            box(painter, area, self._theme.px(8), None, tokens.focus, 2)
        painter.end()

    # inside

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        for spread in (3, 2, 1):
            painter.fillRect(rect.adjusted(-spread, -spread + 1, spread, spread + 1), QColor(0, 0, 0, 18))
        painter.fillRect(rect, PAPER)
        picture = self._pictures.get(page)
        if picture is not None:
            painter.drawImage(rect, picture)
            if self._line is not None and self._line[0] == page and self.hasFocus():
                here = self._place(self._line).translated(rect.topLeft() - self._rects()[page].topLeft())
                box(painter, here.adjusted(-4, -3, 4, 3), self._theme.px(4), None, self._theme.tokens.focus, 2)
        elif page not in self._asked:
            self._asked.add(page)
            self.needed.emit(page, self._scale())

    def _place(self, line: tuple[int, int]) -> QRect:
        """Where a line stands on the whole roll of pages."""
        one, factor, page = self._lines[line[0]][line[1]], POINT * self._zoom, self._rects()[line[0]]
        left, top = page.left() + round(one.left * factor), page.top() + round(one.top * factor)
        return QRect(left, top, round(one.width * factor), round(one.height * factor))

    def _at(self, point: QPoint) -> tuple[int, int] | None:
        where = point + QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page, rect in enumerate(self._rects()):
            if rect.contains(where):
                places = ((page, at) for at in range(len(self._lines.get(page, ()))))
                return next((one for one in places if self._place(one).adjusted(-2, -2, 2, 2).contains(where)), None)
        return None

    def _step(self, by: int) -> None:
        """The next line, on the next page after the last; the first one that is seen where there was none."""
        known = [(page, at) for page in sorted(self._lines) for at in range(len(self._lines[page]))]
        if not known:
            return
        if self._line is None:
            top = self.verticalScrollBar().value()
            self._go_to(next((one for one in known if self._place(one).top() >= top), known[-1]))
        else:
            self._go_to(known[max(0, min(len(known) - 1, known.index(self._line) + by))])

    def _leap(self, top: int) -> None:
        """Further down or up; whoever reads line by line goes on with the first one that is seen there."""
        self.verticalScrollBar().setValue(top)
        if self._line is not None:
            self._line = None
            self._step(1)

    def _go_to(self, line: tuple[int, int]) -> None:
        self._line = line
        place, bar, height = self._place(line), self.verticalScrollBar(), self.viewport().height()
        if place.top() - GAP < bar.value():
            bar.setValue(place.top() - GAP)
        elif place.bottom() + GAP > bar.value() + height:
            bar.setValue(place.bottom() + GAP - height)
        self._spoken.go_to(line)
        self.viewport().update()

    def _parts(self) -> list[SpokenPart]:
        return [
            SpokenPart(
                key=page,
                name=self._page_name.format(page=page + 1, pages=len(self._sizes)),
                role=QAccessible.Role.Section,
                inside=tuple(
                    SpokenPart(key=at, name=line.text, role=QAccessible.Role.Paragraph)
                    for at, line in enumerate(self._lines.get(page, ()))
                ),
            )
            for page in range(len(self._sizes))
        ]

    def _scale(self) -> float:
        """Pixels of the device per point."""
        return float(self._zoom * POINT * self.devicePixelRatioF())

    def _rects(self) -> list[QRect]:
        rects, top = [], MARGIN
        for size in self._sizes:
            width, height = (round(part * POINT * self._zoom) for part in (size.width, size.height))
            left = max(MARGIN, (self.viewport().width() - width) // 2)
            rects.append(QRect(left, top, width, height))
            top += height + GAP
        return rects

    def _set_zoom(self, zoom: float) -> None:
        self._fits = False
        self._apply(zoom)

    def _fit(self) -> None:
        if self._fits and self._sizes:
            widest = max(size.width for size in self._sizes) * POINT
            # with and without the bar one zoom: a page fitted to the room of a bar that is then not needed needs it
            room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
            self._apply(max(0.2, (room - 2 * MARGIN) / widest))
        else:
            self._range()

    def _apply(self, zoom: float) -> None:
        page = self.current_page()
        if abs(zoom - self._zoom) > 0.001:
            self._zoom = zoom
            self._forget()
        self._range()
        rects = self._rects()
        if page < len(rects) and page:
            self.verticalScrollBar().setValue(rects[page].top() - GAP)
        self.viewport().update()
        self.moved.emit()

    def _forget(self) -> None:
        self._pictures.clear()
        self._asked.clear()
        self.viewport().update()

    def _range(self) -> None:
        rects = self._rects()
        height = rects[-1].bottom() + MARGIN if rects else 0
        width = max((rect.width() for rect in rects), default=0) + 2 * MARGIN
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.horizontalScrollBar().setRange(0, max(0, width - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())
