"""How do blocks stand one below the other, with the line being written among them?

Only what lies below a block that grew is moved: a keystroke in an item of 200 blocks touches no other text.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ctj_desktop.ui.minutes.blocks.row import BlockLook, BlockRow
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.spoken import speak_as

GAP, SIDE, TOP, BOTTOM = 8, 12, 4, 12
ROUNDS = 4


class BlockColumn(QWidget):
    """Rows by the id of their block; `entry` stands after the last one or between two."""

    made = Signal(object)
    """A row was made: whoever owns the column connects it."""

    def __init__(self, theme: Theme, entry: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        speak_as(self, QAccessible.Role.Grouping)
        self._rows: list[BlockRow] = []
        self._entry = entry
        self._at: int | None = None
        self._stop: UUID | None = None
        self._room = 0
        entry.setParent(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)
        theme.changed.connect(self._soon.start)

    @property
    def rows(self) -> tuple[BlockRow, ...]:
        """From top to bottom."""
        return tuple(self._rows)

    def row(self, key: UUID) -> BlockRow | None:
        """The row of a block."""
        return next((row for row in self._rows if row.look.key == key), None)

    def index(self, key: UUID) -> int:
        """Its place from 0; the number of rows for one that is not here."""
        return next((at for at, row in enumerate(self._rows) if row.look.key == key), len(self._rows))

    def show_looks(self, looks: Iterable[BlockLook]) -> None:
        """Rows that stay keep their widget, so that the keyboard and what is typed stay where they are."""
        known: Mapping[UUID, BlockRow] = {row.look.key: row for row in self._rows}
        rows = []
        for look in looks:
            row = known.get(look.key)
            if row is None:
                row = BlockRow(self._theme, look, self)
                row.resized.connect(self._soon.start)
                self.made.emit(row)
                row.show()
            else:
                row.show_look(look)
            rows.append(row)
        staying = {row.look.key for row in rows}
        for key, row in known.items():
            if key not in staying:
                row.hide()
                row.deleteLater()
        self._rows = rows
        self._choose_stop()
        self.arrange()

    # the line being written

    @property
    def entry(self) -> QWidget:
        """What stands where a block is written: the line, or the counts of a vote."""
        return self._entry

    @property
    def entry_index(self) -> int:
        """How many rows stand above it."""
        return len(self._rows) if self._at is None else min(self._at, len(self._rows))

    def put_entry(self, at: int | None) -> None:
        """Before the row of that index; None is the end."""
        if at is not None and at >= len(self._rows):
            at = None
        if at != self._at:
            self._at = at
            self.arrange()

    def swap_entry(self, widget: QWidget) -> QWidget:
        """Another widget stands where the line was written (the counts of a vote); returns the one before."""
        before, self._entry = self._entry, widget
        if before is not widget:
            before.hide()
            widget.setParent(self)
            widget.show()
            self.arrange()
        return before

    def stop(self) -> BlockRow | None:
        """The row that Tab comes to; None where nothing is written yet."""
        return next((row for row in self._rows if row.focusPolicy() is Qt.FocusPolicy.StrongFocus), None)

    def stop_at(self, key: UUID | None) -> None:
        """The row that Tab comes to."""
        self._stop = key
        self._choose_stop()

    def use_room(self, width: int) -> None:
        """The width that is there with and without a scroll bar, so that the columns never move."""
        if width != self._room:
            self._room = width
            self.arrange()

    def arrange(self) -> None:
        """Everything in its place; only geometries that differ are set."""
        if self.width() > 0:
            self._place()
            self.settle()

    def settle(self) -> None:
        """Blocks near the screen get their true height; those far away keep a guess, so that many cost little."""
        width = self._inner()
        for _ in range(ROUNDS):
            near = [row for row in self._rows if not row.is_laid_out(width) and self._is_near(row)]
            if not near:
                return
            for row in near:
                row.lay_out(width)
            self._place()

    def row_at(self, y: int) -> BlockRow | None:
        """The first row that ends below that height."""
        return next((row for row in self._rows if row.geometry().bottom() >= y), None)

    def _place(self) -> None:
        px, width = self._theme.px, self._inner()
        y = px(TOP)
        for at, row in enumerate(self._rows):
            if at == self._at:
                y = self._put(self._entry, y, width, self._wanted(self._entry, width))
            framed = bool(row.look.word) or row.hosts
            if framed and at and not self._rows[at - 1].look.word:
                y += px(GAP // 2)  # a text has less air below it than a frame
            y = self._put(row, y, width, row.height_for(width), typed=framed)
        if self._at is None or self._at >= len(self._rows):
            y = self._put(self._entry, y, width, self._wanted(self._entry, width))
        self.setFixedHeight(y + px(BOTTOM))

    def _inner(self) -> int:
        return max(1, (self._room or self.width()) - 2 * self._theme.px(SIDE))

    def _is_near(self, row: BlockRow) -> bool:
        owner = self.parentWidget()
        if owner is None:
            return True
        half = owner.height() // 2
        top = -self.y() - half
        return row.geometry().bottom() >= top and row.y() <= top + owner.height() + 2 * half

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self.height())

    def _put(self, widget: QWidget, y: int, width: int, height: int, *, typed: bool = True) -> int:
        if widget.isHidden():
            return y
        x = self._theme.px(SIDE)
        if widget.geometry().getRect() != (x, y, width, height):
            widget.setGeometry(x, y, width, height)
        return y + height + (self._theme.px(GAP) if typed else 0)

    @staticmethod
    def _wanted(widget: QWidget, width: int) -> int:
        if widget.width() != width:
            widget.resize(width, widget.height())
        wanted = getattr(widget, "wanted_height", None)
        return int(wanted()) if callable(wanted) else widget.sizeHint().height()

    def _choose_stop(self) -> None:
        last = self._rows[-1].look.key if self._rows else None
        stop = self._stop if self._stop is not None and self.row(self._stop) is not None else last
        for row in self._rows:
            row.be_stop(row.look.key == stop)


class BlockScroll(QScrollArea):
    """The column, scrolled so that the line being written is seen."""

    def __init__(self, theme: Theme, column: BlockColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._column = theme, column
        self.setObjectName("minutes.scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(column)
        self.viewport().setAutoFillBackground(False)
        column.setAutoFillBackground(False)
        self._settling = False
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._keep_written)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.use_room(self.width())
        self._keep_written()

    def reveal(self, widget: QWidget) -> None:
        """Scroll as little as needed to show it to its foot; do so twice, as blocks on the way may turn out higher."""
        whole = widget
        while (above := whole.parentWidget()) is not None and above is not self._column:
            whole = above
        for _ in range(2):
            seen = whole.geometry().adjusted(0, 0, 0, self._theme.px(GAP))
            if seen.height() <= self.viewport().height():
                self.ensureVisible(0, seen.bottom(), 0, 0)
                self.ensureVisible(0, seen.top(), 0, 0)
            self.ensureWidgetVisible(widget, 0, self._theme.px(16))

    def _keep_written(self) -> None:
        """What is being written stays in sight when something grows above it, or a warning takes room below."""
        here = self.window().focusWidget()
        if here is not None and self._column.isAncestorOf(here) and not self._settling:
            self.reveal(here)

    def _scrolled(self, value: int) -> None:
        """What one looks at stays where it is while blocks above it get their true height."""
        if self._settling:
            return
        self._settling = True
        seen = self._column.row_at(value)
        before = seen.y() if seen is not None else 0
        self._column.settle()
        if seen is not None and seen.y() != before:
            self.verticalScrollBar().setValue(value + seen.y() - before)
        self._settling = False
