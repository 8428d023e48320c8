"""How is a text of several lines typed? It grows with its lines; Tab leaves it, Ctrl+Enter is not its own."""

from math import ceil
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from ctj_desktop.domain import marks
from ctj_desktop.domain.marks import mentions, without_marks
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import paint_frame
from ctj_desktop.ui.widgets.held import held

FEWEST, MOST = 1, 12
"""Lines between which it grows; beyond them it scrolls."""
ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The keyboard goes for a moment, and the field is not left."""
MENTION: Final = int(QTextFormat.Property.UserProperty) + 1
"""The id of the record to which a name in the text leads; it lies under its characters."""


class TextArea(QPlainTextEdit):
    """Plain text, in which a name that leads to a record stands as the name; its owner paints the frame around it.

    Of a `marked` text the marks are shown only while it is typed: who reads it sees none.
    """

    typed = Signal(str)
    focused = Signal(bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.least, self.most, self.marked = FEWEST, MOST, False
        self._typing, self._source = False, ""  # what is kept while it is shown without its marks
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._leave_name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """The text as it is stored."""
        return self._source or source_of(self.document())

    def put(self, text: str) -> None:
        """Shows a text; nobody typed it."""
        if text != self.text():
            self._show(text)

    def type_over(self, text: str) -> None:
        """Another text as if it had been typed: undo gives back what stands there now."""
        self._source = ""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        put_source(cursor, text, self._theme.colour("accent"))
        cursor.endEditBlock()

    def before_cursor(self) -> str:
        """What stands in this line before the cursor."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def replace_before(self, length: int, text: str) -> None:
        """Another piece of source for the characters just typed (`/fav`)."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        self.setTextCursor(cursor)
        self.insert(text)

    def insert(self, text: str) -> None:
        """Types a piece of source at the cursor."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        put_source(cursor, text, self._theme.colour("accent"))
        cursor.endEditBlock()

    def append_source(self, text: str) -> None:
        """A piece of source behind what stands there, as if it had been typed."""
        before = self.text()
        self.type_over(f"{before}{'' if not before or before[-1].isspace() else ' '}{text}")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = held(event) & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in ELSEWHERE:
            self._type(not self.isReadOnly())
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE:
            self._type(False)
        self.focused.emit(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable()):
                event.ignore()  # typing is taken back first; then the key belongs to the window's own undo
                return False
        return super().event(event)

    def _changed(self) -> None:
        self._fit()
        self._source = ""
        self.typed.emit(self.text())

    def _type(self, typing: bool) -> None:
        """The marks of a marked text come with the keyboard and go with it."""
        text, self._typing = self.text(), typing
        if self.marked and without_marks(text) != text:
            self._show(text)

    def _show(self, text: str) -> None:
        plain = without_marks(text) if self.marked and not self._typing else text
        self._source = text if plain != text else ""
        self.blockSignals(True)
        self.setPlainText("" if mentions(plain) else plain)
        if mentions(plain):
            put_source(QTextCursor(self.document()), plain, self._theme.colour("accent"))
            self.document().clearUndoRedoStacks()
        self.blockSignals(False)
        self._fit()

    def _leave_name(self) -> None:
        """Nobody goes on writing inside a name that leads to a record."""
        if not self.textCursor().hasSelection() and self.currentCharFormat().hasProperty(MENTION):
            self.setCurrentCharFormat(QTextCharFormat())

    def reserve(self, lines: int) -> None:
        """So many lines have their room from the beginning: nothing below moves while they are typed."""
        self.least = lines
        self._fit()

    def _fit(self) -> None:
        """Without a bar where all lines are seen: one leaves them less room, and would come and go for ever."""
        needed = int(self.document().size().height())
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > self.most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        lines = max(self.least, min(self.most, needed))
        height = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + 2  # as Qt lays them out
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Type.BODY))
        self._fit()


def press_nearest(text: QPlainTextEdit | QTextEdit, event: QMouseEvent) -> None:
    """The keyboard goes to a text, its cursor to what lies nearest to a press outside it."""
    if event.button() is Qt.MouseButton.LeftButton:
        text.setFocus(Qt.FocusReason.MouseFocusReason)
        text.setTextCursor(text.cursorForPosition(text.viewport().mapFromGlobal(event.globalPosition().toPoint())))


class FramedArea(QWidget):
    """A text area in the frame that every field has; a head may stand in the frame above it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.area = TextArea(theme, name, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.column.setSpacing(theme.px(4))
        self.column.addWidget(self.area)
        self._writable = True
        self.area.focused.connect(self._ring)
        theme.changed.connect(self.update)

    def set_writable(self, writable: bool) -> None:
        """What is only read lies on the ground of what cannot be used, and can be selected and copied."""
        self._writable = writable
        self.area.setReadOnly(not writable)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole frame is the field: a press beside the lines is one at the nearest of them."""
        press_nearest(self.area, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        here = self.area.hasFocus()
        writable = self.isEnabled() and (self._writable or here)
        paint_frame(painter, self._theme, self.rect(), focus=here, enabled=writable, bad=False)
        painter.end()

    def _ring(self, _here: bool) -> None:
        self.update()


class AreaField(FramedArea):
    """Several lines as the editor of a `Field`: it behaves as a `LineEdit` does, for whoever reads what is typed."""

    textEdited = Signal(str)  # noqa: N815 (as a line edit calls it)
    left = Signal()
    gave_up = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._before, self._elsewhere = "", False
        self.setObjectName(f"{name}.frame")
        beside = theme.px(metrics.FIELD) - self.area.minimumHeight()  # with one line it is as tall as a line
        self.column.setContentsMargins(theme.px(12), beside // 2, theme.px(12), beside - beside // 2)
        self.setFocusProxy(self.area)
        self.area.typed.connect(self.textEdited)
        self.area.focused.connect(self._moved)
        self.area.installEventFilter(self)

    def text(self) -> str:
        """What stands there."""
        return self.area.text()

    def setText(self, text: str) -> None:
        """Shows a text; nobody typed it."""
        self.area.put(text)
        if not self.area.hasFocus():
            self._before = text

    def settle(self) -> None:
        """What stands there is what Escape gives back; nothing of it is typing that undo takes back."""
        self._before = self.text()
        self.area.document().clearUndoRedoStacks()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.area.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.area.setAccessibleDescription(description)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._elsewhere = event.reason() in ELSEWHERE
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            return self._give_up()
        return False

    def _moved(self, here: bool) -> None:
        """After the text has got or lost the keyboard: who hears of it may take the keyboard elsewhere."""
        if self._elsewhere:
            return
        if here:
            self._before = self.text()
        else:
            self.left.emit()

    def _give_up(self) -> bool:
        if self.text() == self._before:
            return False
        self.area.type_over(self._before)
        self.gave_up.emit()
        return True


# a name that leads to a record: `@[name](id)` is typed and read as the name


def put_source(cursor: QTextCursor, text: str, ink: QColor) -> None:
    """Types a piece of source at the cursor: what is no mention goes in as it is."""
    for piece in mention_pieces(text):
        if isinstance(piece, str):
            cursor.insertText(piece, QTextCharFormat())
        else:
            char = QTextCharFormat()
            char.setForeground(ink)
            char.setProperty(MENTION, str(piece.mention))
            cursor.insertText(piece.text, char)


def source_of(document: QTextDocument) -> str:
    """The source as it is stored, mentions with their ids."""
    lines: list[str] = []
    block = document.begin()
    while block.isValid():
        written, fragments = "", block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            written += _source(fragment.text(), fragment.charFormat())
            fragments += 1
        lines.append(written)
        block = block.next()
    return "\n".join(lines)


def mention_pieces(text: str) -> list[str | marks.MarkedRun]:
    """The source cut at its mentions; everything else stays as written."""
    pieces: list[str | marks.MarkedRun] = []
    place = 0
    for found in marks.mentions(text):
        pieces += [text[place : found.start], found.run]
        place = found.end
    return [piece for piece in (*pieces, text[place:]) if piece]


def _source(shown: str, char: QTextCharFormat) -> str:
    text = shown.replace("\u2028", "\n").replace("\u2029", "\n")
    mention = char.property(MENTION)
    if not mention:
        return text
    return marks.markup([marks.MarkedRun(text, mention=UUID(str(mention)))]) if text.strip() else text
