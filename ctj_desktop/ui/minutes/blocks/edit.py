"""How is one language of a block typed: plain text with names in it, as high as its lines?

The text of a block is its source: stars stay stars while they are typed. Only a mention `@[name](id)` is shown as
the plain name; its id lies under the characters.
"""

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ctj_desktop.ui.minutes.blocks.paste import passages
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import write
from ctj_desktop.ui.widgets.text_area import put_source, source_of

MOST_LINES = 24
"""Beyond so many lines a block scrolls in itself, so that the line being typed stays on the screen."""


class BlockEdit(QTextEdit):
    """Keys that mean something to the minutes are told by signals; typing itself is Qt's."""

    textEdited = Signal(str)  # noqa: N815 (as QLineEdit's, so that a draft keeper serves both)
    entered = Signal()
    gave_up = Signal()
    emptied = Signal()
    stepped = Signal(int)
    """Up on the first line or Down on the last: -1 or +1."""
    tabbed = Signal(bool)
    grew = Signal()
    focused = Signal(bool)
    pasted = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = 0
        self._quiet = False
        self._waiting = ""
        self.setObjectName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        theme.changed.connect(self._restyle)
        self._restyle()

    # text

    def text(self) -> str:
        """The source as it is stored, mentions with their ids."""
        return source_of(self.document())

    def put(self, text: str) -> None:
        """Shows a text; nobody typed it, and there is nothing to take back."""
        if text == self.text():
            return
        self._quiet = True
        self.clear()
        self._insert(text)
        self.document().clearUndoRedoStacks()
        self._quiet = False
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._fit()

    def insert(self, text: str) -> None:
        """Types a piece of source at the cursor: a phrase, a mention."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self._insert(text)
        cursor.endEditBlock()

    def insert_word(self, text: str) -> None:
        """Types a piece of source as a word of its own: a blank parts it from what stands before."""
        before = self.before_cursor()
        self.insert(f" {text}" if text and before and not before[-1].isspace() else text)

    def replace_before(self, length: int, text: str) -> None:
        """Replaces the characters just typed (`@dup`) by a piece of source."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        self.setTextCursor(cursor)
        self.insert(text)

    def before_cursor(self) -> str:
        """What stands in this line before the cursor."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def wait_for(self, text: str) -> None:
        """What stands, leaning, in an editor where nothing is written yet."""
        self._waiting = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting and self.document().isEmpty():
            painter = QPainter(self.viewport())
            line = QRect(0, 0, self.viewport().width(), self._theme.line(Type.BODY))
            write(painter, line, self._waiting, self._theme.font(Type.BODY, italic=True), self._theme.tokens.muted)
            painter.end()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), held(event)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event, control)
        elif key == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif key == Qt.Key.Key_Backspace and self.document().isEmpty():
            self.emptied.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not modifiers and self._at_edge(key):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            if event.text().isprintable() and not control and not self.textCursor().hasSelection():
                self.setCurrentCharFormat(QTextCharFormat())  # nobody goes on writing inside a name
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.tabbed.emit(forward)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self._wants(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.focused.emit(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = passages(source)
        if len(found) == 1:
            self.insert(found[0].text)
        elif found:
            self.pasted.emit(found)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        if self.document().textWidth() != width:  # resized while Qt laid the text out for the width it had before
            self.document().setTextWidth(width)

    # measures

    def natural_height(self) -> int:
        """As high as its lines, up to `MOST_LINES`."""
        line = self._theme.line(Type.BODY)
        return max(line, min(MOST_LINES * line, int(self.document().size().height())))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.natural_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.line(Type.BODY))

    # inside

    def _enter(self, event: QKeyEvent, control: bool) -> None:
        if control:
            event.ignore()  # the next item: an act of the page
        elif held(event) & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        else:
            self.entered.emit()

    def _wants(self, event: QKeyEvent) -> bool:
        """Typing is taken back first; keys of the minutes belong to the window's acts."""
        control = held(event) == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y):
            return self.document().isRedoAvailable()
        if control and event.key() in (Qt.Key.Key_L, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        return not (moves and held(event) == alt_shift)

    def _at_edge(self, key: Qt.Key | int) -> bool:
        cursor = self.textCursor()
        there = QTextCursor(cursor)
        up = key == Qt.Key.Key_Up
        there.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)
        return there.position() == cursor.position() or (self.document().isEmpty())

    def _insert(self, text: str) -> None:
        """Pieces of source: what is no mention goes in as it is."""
        put_source(self.textCursor(), text, self._theme.colour("accent"))
        self.setCurrentCharFormat(QTextCharFormat())

    def _changed(self) -> None:
        self._lines()
        self._fit()
        if not self._quiet:
            self.textEdited.emit(self.text())

    def _fit(self) -> None:
        height = self.natural_height()
        if height != self._height:
            self._height = height
            self.grew.emit()

    def _lines(self) -> None:
        """Every line as high as the painted ones."""
        wanted = self._theme.line(Type.BODY)
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().lineHeight() != wanted:
                style = QTextBlockFormat()
                style.setLineHeight(wanted, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
                blocked = self.blockSignals(True)
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()  # taken back together with the typing that made the line
                cursor.mergeBlockFormat(style)
                cursor.endEditBlock()
                self.blockSignals(blocked)
            block = block.next()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Type.BODY))
        self._lines()
        if self.document().isEmpty():
            self.document().clearUndoRedoStacks()
        self._fit()
