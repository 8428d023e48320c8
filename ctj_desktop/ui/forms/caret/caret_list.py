"""What is meant after a sign that is typed? A list at the cursor, narrowed as one types."""

import re
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import RIGHT, box, write
from ctj_desktop.ui.widgets.spoken import announce

VISIBLE, WIDTH, BESIDE, PAUSE_MILLISECONDS = 7, 380, 142, 60


class CaretEditor(Protocol):
    """What is asked of an editor beside what every text edit of Qt can."""

    def before_cursor(self) -> str: ...
    def replace_before(self, length: int, text: str) -> None: ...
    def insert(self, text: str) -> None: ...
    def hasFocus(self) -> bool: ...
    def viewport(self) -> QWidget: ...
    def cursorRect(self) -> QRect: ...
    def installEventFilter(self, watching: QObject, /) -> None: ...


class CaretLine(PositionalValue):
    """One line of the list; `name` is what it is called."""

    name: str
    beside: str
    icon: str
    record: UUID


class CaretList(QWidget):
    """Up, Down, Enter and Escape work while the list is open; typing goes on in the editor.

    A subclass says what is offered after which sign, and what becomes of the line that is chosen.
    """

    asked: Sequence[re.Pattern[str]] = ()
    """How a `sign` and the `words` after it stand before the cursor, in groups of these names."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor: CaretEditor | None = None
        self._sign = ""
        self._typed = 0
        self._choices: list[CaretLine] = []
        self._current = 0
        self._refused = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self._look)
        self.hide()

    def offered(self, sign: str, words: str) -> Sequence[CaretLine]:
        """What is meant by a sign and a few letters, the likeliest first."""
        raise NotImplementedError

    def chosen(self, editor: CaretEditor, sign: str, length: int, line: CaretLine) -> None:
        """Puts what was chosen in the place of the so many characters before the cursor."""
        raise NotImplementedError

    def serve(self, editor: CaretEditor, typed: SignalInstance) -> None:
        """Watches an editor for the signs; `typed` is its signal that something was."""
        editor.installEventFilter(self)
        typed.connect(lambda _text, editor=editor: self._asked(editor))

    def names(self) -> tuple[str, ...]:
        """What is offered now."""
        return tuple(choice.name for choice in self._choices)

    def look_now(self) -> None:
        """Without waiting for a pause."""
        self._soon.stop()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        here: object = self._editor
        if watched is not here or not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))
        self._choose()

    def sizeHint(self) -> QSize:
        px = self._desk.theme.px
        return QSize(px(WIDTH), len(self._choices) * px(metrics.ROW) + px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._desk.theme.tokens, self._desk.theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.control)
        for at, choice in enumerate(self._choices):
            self._paint_choice(painter, at, choice)
        painter.end()

    # inside

    def _found(self, editor: CaretEditor) -> re.Match[str] | None:
        before = editor.before_cursor()
        return next(filter(None, (one.search(before) for one in self.asked)), None)

    def _asked(self, editor: CaretEditor) -> None:
        found = self._found(editor)
        if found is None or (self._refused and found[0].startswith(self._refused)):
            self._refused = self._refused if found is not None else ""
            self._close()
            return
        self._editor, self._refused = editor, ""
        self._soon.start()

    def _look(self) -> None:
        """Reads once the typing pauses: a keystroke waits for nothing."""
        editor = self._editor
        found = self._found(editor) if editor is not None else None
        if editor is None or found is None or not editor.hasFocus():
            self._close()
            return
        self._sign, self._typed = found["sign"], len(found[0].encode("utf-16-le")) // 2
        self._choices = list(self.offered(self._sign, (found["words"] or "").strip()))[:VISIBLE]
        self._current = 0
        if not self._choices:
            if self.isVisible():
                self._announce(self._desk.t("Nothing found"))
            self.hide()
            return
        self._place(editor)
        self.show()
        self.raise_()
        self._tell()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move_to(self._current + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            return self._choose_what_is_typed()
        elif key == Qt.Key.Key_Escape:
            found = self._found(self._editor) if self._editor is not None else None
            self._refused = found[0] if found else ""
            self._close()
        else:
            return False
        return True

    def _choose_what_is_typed(self) -> bool:
        """Whoever types fast is ahead of the list: what it showed a moment ago is not what is meant."""
        if self._soon.isActive():
            self.look_now()
        if not self._choices:
            return False
        self._choose()
        return True

    def _choose(self) -> None:
        editor = self._editor
        if editor is None or not self._choices:
            return
        line = self._choices[self._current]
        self._close()
        self.chosen(editor, self._sign, self._typed, line)
        self._announce(line.name)

    def _close(self) -> None:
        self._soon.stop()
        self._choices = []
        self.hide()

    def _place(self, editor: CaretEditor) -> None:
        """Below the line being typed, above it where there is no room."""
        owner = self.parentWidget()
        assert owner is not None
        line = editor.cursorRect()
        size = self.sizeHint().boundedTo(QSize(owner.width() - 8, owner.height()))
        below = editor.viewport().mapTo(owner, QPoint(line.x(), line.bottom() + 6))
        above = editor.viewport().mapTo(owner, QPoint(line.x(), line.top() - 6)).y() - size.height()
        x = max(4, min(below.x(), owner.width() - size.width() - 4))
        fits = below.y() + size.height() <= owner.height() or above < 0
        self.setGeometry(QRect(QPoint(x, below.y() if fits else above), size))

    def _paint_choice(self, painter: QPainter, at: int, choice: CaretLine) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        row = QRect(px(4), px(4) + at * px(metrics.ROW), self.width() - px(8), px(metrics.ROW))
        if at == self._current:
            box(painter, row, px(metrics.RADIUS_TAG), theme.tokens.selection)
        size = px(metrics.ICON)
        icon = QRect(row.x() + px(8), row.y() + (row.height() - size) // 2, size, size)
        theme.draw_icon(painter, choice.icon, theme.tokens.muted, icon)
        beside = QRect(row.right() - px(BESIDE + 8), row.y(), px(BESIDE), row.height())
        used = write(painter, beside, choice.beside, theme.font(Type.CAPTION), theme.tokens.muted, RIGHT)
        room = beside.right() - used - px(8) - icon.right() - px(8)
        text = QRect(icon.right() + px(8), row.y(), room, row.height())
        font = theme.font(Type.STRONG if at == self._current else Type.BODY)
        write(painter, text, choice.name, font, theme.tokens.text)

    def _move_to(self, at: int) -> None:
        if 0 <= at < len(self._choices):
            self._current = at
            self.update()
            self._tell()

    def _row_at(self, point: QPoint) -> int:
        px = self._desk.theme.px
        return (point.y() - px(4)) // px(metrics.ROW)

    def _tell(self) -> None:
        choice, place = self._choices[self._current], self._desk.t("{place} of {count}")
        place = place.format(place=self._current + 1, count=len(self._choices))
        self.setAccessibleName(", ".join(filter(None, (choice.name, choice.beside, place))))
        self._announce(self.accessibleName())

    def _announce(self, said: str) -> None:
        if isinstance(self._editor, QWidget):
            announce(self._editor, said, instead=True)
