"""How is something typed or chosen, and where does the sentence stand when it cannot be used?"""

import re
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import IconLabel, Label, Tag
from ctj_desktop.ui.widgets.paint import LEFT, box, width_of, write
from ctj_desktop.ui.widgets.pasting import paste
from ctj_desktop.ui.widgets.scrolling import keep_in_place
from ctj_desktop.ui.widgets.spoken import announce

QT_INSET = 2
"""Pixels that Qt leaves between the margins of a line and its text."""
WAIT_MILLISECONDS = 50
"""Until it is asked again whether a button is still pressed."""
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_UNSEEN = re.compile(r"[\u00ad\ufeff\ufffc]")


class Note(Enum):
    """What the line under a field says."""

    HELP = ("muted", "info")
    ERROR = ("error", "x-circle")
    CHANGED = ("warning", "warning")


def paint_frame(painter: QPainter, theme: Theme, rect: QRect, *, focus: bool, enabled: bool, bad: bool) -> None:
    """The frame every field shares: thin at rest, two pixels for the keyboard or a refused value."""
    tokens = theme.tokens
    radius = theme.px(metrics.RADIUS)
    if not enabled:
        box(painter, rect, radius, tokens.sunken, tokens.line)
    elif bad:
        box(painter, rect, radius, tokens.surface, tokens.error, 2)
    elif focus:
        box(painter, rect, radius, tokens.surface, tokens.focus, 2)
    else:
        box(painter, rect, radius, tokens.surface, tokens.control)


def one_line(text: str) -> str:
    """A pasted text as one line: breaks, tabs and cells become a space, what nobody sees goes."""
    parts = (part.strip() for part in _BREAKS.split(_UNSEEN.sub("", text)))
    return " ".join(filter(None, parts))


class LineEdit(QLineEdit):
    """One line; Escape gives back what stood there before, and undo then what was typed."""

    left = Signal()
    gave_up = Signal()

    def __init__(self, theme: Theme, name: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._bad, self._writable = theme, icon, False, True
        self._before = ""
        self.setObjectName(name)
        self.setFrame(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_writable(self, writable: bool) -> None:
        """What is only read lies on the ground of what cannot be used, and can be selected and copied."""
        self._writable = writable
        self.setReadOnly(not writable)
        self.update()

    def settle(self) -> None:
        """What stands there is what Escape gives back; nothing of it is typing that undo takes back."""
        self._before, at = self.text(), self.cursorPosition()
        if self.isUndoAvailable() or self.isRedoAvailable():
            self.setText(self._before)  # Qt forgets the typing
            self.setCursorPosition(at)

    def type_over(self, text: str) -> None:
        """Another text as if it had been typed: undo gives back what stands there now."""
        self.selectAll()
        self.insert(text)

    def mark(self, bad: bool) -> None:
        """Red frame while the value is refused; the sentence stands below, in the `TextField`."""
        self._bad = bad
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(metrics.FIELD))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(metrics.FIELD))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._before = self.text()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            if self.fontMetrics().horizontalAdvance(self.text()) > self.width():
                self.setCursorPosition(0)  # what is longer than the field shows its beginning
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (
                (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable())
                or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
            )
        ):
            event.ignore()  # typing is taken back first; then the key belongs to the window's own undo
            return False
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text() if self._is_cut() else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.type_over(self._before)
            self.gave_up.emit()
            return
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self._paste()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        entry = menu.findChild(QAction, "edit-paste")
        if entry is not None:
            entry.triggered.disconnect()
            entry.triggered.connect(self._paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def shown(self) -> str:
        """What stands to be read: a text without room ends in an ellipsis until the keyboard is in it."""
        if self.hasFocus() or not self._is_cut():
            return self.displayText()
        return self.fontMetrics().elidedText(self.displayText(), Qt.TextElideMode.ElideRight, self._room().width())

    def _room(self) -> QRect:
        """Where Qt writes the text."""
        return self.rect().marginsRemoved(self.textMargins()).adjusted(QT_INSET, 0, -QT_INSET, 0)

    def _is_cut(self) -> bool:
        return width_of(self.font(), self.displayText()) > self._room().width()

    def _paste(self) -> None:
        paste(self, one_line(QGuiApplication.clipboard().text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        writable = self.isEnabled() and (self._writable or self.hasFocus())
        paint_frame(painter, self._theme, self.rect(), focus=self.hasFocus(), enabled=writable, bad=self._bad)
        if self._icon:
            size = self._theme.px(metrics.ICON)
            where = QRect(self._theme.px(12), (self.height() - size) // 2, size, size)
            self._theme.draw_icon(painter, self._icon, self._theme.tokens.muted, where)
        self.paint_extra(painter)
        if self.hasFocus() or not self._is_cut():
            painter.end()
            super().paintEvent(event)
            return
        painter.setFont(self.font())
        painter.setPen(self._theme.tokens.text if self.isEnabled() else self._theme.tokens.muted)
        above = (self.height() - self.fontMetrics().height() + 1) // 2  # as Qt rounds
        painter.drawText(self._room().adjusted(0, above, 0, 0), int(Qt.TextFlag.TextSingleLine), self.shown())
        painter.end()

    def paint_extra(self, painter: QPainter) -> None:
        """For subclasses that show something beside the text."""

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Type.BODY))
        left = self._theme.px(12 + metrics.ICON + 6) if self._icon else self._theme.px(10)
        self.setTextMargins(left, 0, self._theme.px(8), 0)
        self.setFixedHeight(self._theme.px(metrics.FIELD))
        self.update()


class SearchField(LineEdit):
    """Searching as one types; Escape empties it, Down goes to the list, a key cap names the shortcut."""

    go_down = Signal()

    def __init__(self, theme: Theme, name: str, *, cap: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, name, icon="magnifying-glass", parent=parent)
        self._cap = cap

    def say(self, placeholder: str, *, cap: str = "") -> None:
        """Text shown while empty, which is its accessible name as well."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._cap = cap
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.go_down.emit()
            return
        super().keyPressEvent(event)

    def paint_extra(self, painter: QPainter) -> None:
        if not self._cap or self.text():
            return
        font, px = self._theme.font(Type.CAPTION), self._theme.px
        width = width_of(font, self._cap) + px(14)
        if width_of(self.font(), self.placeholderText()) + width + px(60) > self.width():
            return
        rect = QRect(self.width() - width - px(8), (self.height() - px(20)) // 2, width, px(20))
        box(painter, rect, px(metrics.RADIUS_TAG), self._theme.tokens.sunken, self._theme.tokens.line)
        write(painter, rect, self._cap, font, self._theme.tokens.text, Qt.AlignmentFlag.AlignCenter)


class ComboBox(QComboBox):
    """One of a few values; typed letters choose, Alt+Down opens the list."""

    left = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._writable = theme, True
        self._values: list[object] = []  # Qt would turn an enum into its text
        self._spoken: Label | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    def offer(self, options: Sequence[tuple[str, object]], chosen: object = None) -> None:
        """Shows the options and chooses one by its value, without a signal."""
        self.blockSignals(True)
        self.clear()
        self._values = [value for _, value in options]
        self.addItems([text for text, _ in options])
        self.choose(chosen)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def setAccessibleName(self, name: str) -> None:
        """On Linux Qt gives the choice as the name, and keeps the name itself to a label that stands for it."""
        super().setAccessibleName(name)
        parent = self.parentWidget()
        beside = parent.findChildren(Label, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
        if any(label.buddy() is self and label is not self._spoken for label in beside):
            return
        if self._spoken is None:
            self._spoken = Label(self._theme, parent=self.parentWidget())
            self._spoken.hide()
            self._spoken.setBuddy(self)
        self._spoken.say(name)

    def set_writable(self, writable: bool) -> None:
        """What is only read is written as plainly as a text is, and has nothing to open."""
        self._writable = writable
        self.setEnabled(writable)
        self.update()

    def choose(self, value: object) -> None:
        """Chooses by value; the first option if it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def chosen(self) -> object:
        """The value of the option that is shown; None where there is none."""
        return self._values[self.currentIndex()] if self._values else None

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ParentChange and self._spoken is not None:
            self._spoken.setParent(self.parentWidget())  # Qt looks for it beside the field
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.currentText() if self._is_cut() else "", self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        font = self._theme.font(Type.BODY)
        widest = max((width_of(font, self.itemText(i)) for i in range(self.count())), default=40)
        return QSize(widest + self._theme.px(12 + 12 + metrics.ICON + 12), self._theme.px(metrics.FIELD))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self._theme.px(metrics.FIELD))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()  # scrolling a form must not change its values

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self._theme, self.rect(), focus=self.hasFocus(), enabled=self.isEnabled(), bad=False)
        px, size = self._theme.px, self._theme.px(metrics.ICON)
        ink = self._theme.tokens.text if self.isEnabled() or not self._writable else self._theme.tokens.muted
        write(painter, self._room(), self.currentText(), self._theme.font(Type.BODY), ink, LEFT)
        if self._writable:
            where = QRect(self.width() - px(12) - size, (self.height() - size) // 2, size, size)
            self._theme.draw_icon(painter, "caret-down", ink, where)
        painter.end()

    def _room(self) -> QRect:
        px = self._theme.px
        right = px(12) + px(metrics.ICON) + px(4) if self._writable else px(12)
        return self.rect().adjusted(px(12), 0, -right, 0)

    def _is_cut(self) -> bool:
        return width_of(self._theme.font(Type.BODY), self.currentText()) > self._room().width()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(metrics.FIELD))
        self.update()


class Field(QWidget):
    """A label, an editor and one line below it for help, refusal or a change made elsewhere.

    A refusal speaks of what stood there: it goes when something else is typed or chosen, and the help that stood there
    before comes back.
    """

    editor: QWidget

    def __init__(self, theme: Theme, editor: QWidget | None = None, parent: QWidget | None = None) -> None:
        """Without an editor it waits for `hold`: one that is made within the field need not be moved into it."""
        super().__init__(parent)
        self._theme = theme
        self._label = Label(theme, Type.LABEL, "muted", wrap=True, parent=self)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._help, self._refused = "", False
        self._below: tuple[IconLabel, Label] | None = None  # made when there is something to say
        if editor is not None:
            self.hold(editor)

    def hold(self, editor: QWidget, *, tag: str = "") -> None:
        """Its editor, once; `tag` is the language of what is typed, FR or DE, before the label."""
        theme, self.editor = self._theme, editor
        self._label.setBuddy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        if tag:
            head = QHBoxLayout()
            head.setSpacing(theme.px(8))
            head.addWidget(Tag(theme, tag, parent=self))
            head.addWidget(self._label, 1)
            column.addLayout(head)
        else:
            column.addWidget(self._label)
        column.addWidget(editor)
        edited = getattr(editor, "textEdited", getattr(editor, "activated", None))
        if isinstance(edited, SignalInstance):
            edited.connect(self.take_back)
        left = getattr(editor, "left", None)
        if isinstance(left, SignalInstance):
            left.connect(self._after_leaving)

    @property
    def refused(self) -> bool:
        """Whether the sentence below says that the value cannot be used."""
        return self._refused

    def say(self, label: str, *, spoken: str = "") -> None:
        """The label above, which is the editor's accessible name unless that says more."""
        self._label.say(label)
        self.editor.setAccessibleName((spoken or label).replace("&", ""))

    def without_label(self) -> None:
        """The editor has labels of its own."""
        self._label.hide()

    def stand_beside(self) -> None:
        """The word stands beside the editor (a square to be ticked), level with the editors of its neighbours."""
        if isinstance(self.editor, CheckBox):
            self.editor.say(self._label.text())
        self._label.say("")

    def set_writable(self, writable: bool) -> None:
        """To be typed and chosen, or only read: what can be selected can still be copied."""
        getattr(self.editor, "set_writable", self.editor.setEnabled)(writable)

    def note(self, text: str, kind: Note = Note.HELP) -> None:
        """One plain sentence below the editor, spoken as its description; help stays for when nothing else is said."""
        if kind is Note.HELP:
            self._help = text
        self._say_below(text, kind)

    def clear_note(self) -> None:
        """Nothing to say but the help."""
        self._say_below(self._help, Note.HELP)

    def take_back(self) -> None:
        """What was refused does not stand there any more; its room stays, so that nothing moves while one types.

        It goes when the field is left.
        """
        if self._refused and self._below is not None:
            label = self._below[1]
            room = label.height()
            self.clear_note()
            if self.isVisible():
                label.setMinimumHeight(room)
                label.show()

    def _after_leaving(self) -> None:
        """The room of a sentence that is gone closes, but under no button that is being pressed."""
        if self._below is not None and not self.note_text() and self._below[1].isVisibleTo(self):
            pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
            QTimer.singleShot(WAIT_MILLISECONDS if pressed else 0, self, self._close_room)

    def _close_room(self) -> None:
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._after_leaving()
        elif self._below is not None and not self.note_text():
            self._below[1].setMinimumHeight(0)
            self._below[1].hide()

    def note_text(self) -> str:
        """What stands below now; empty when nothing."""
        return self._below[1].text() if self._below is not None else ""

    def _say_below(self, text: str, kind: Note) -> None:
        if text or self._below is not None:
            self._write_below(text, kind)
        self.editor.setAccessibleDescription(text)
        self._refused = bool(text) and kind is Note.ERROR
        if isinstance(self.editor, LineEdit):
            self.editor.mark(self._refused)
        if self._refused:
            announce(self, self._refused_elsewhere)

    def _refused_elsewhere(self) -> str:
        """Where the keyboard stays in the field, or comes back to it, that is read as what stands below."""
        here = QApplication.focusWidget()
        left = self.isVisible() and here is not self.editor and not (here and self.editor.isAncestorOf(here))
        return f"{self.editor.accessibleName()}: {self.note_text()}" if left and self._refused else ""

    def _write_below(self, text: str, kind: Note) -> None:
        colour, shown = kind.value
        icon, label = self._below = self._below or self._make_below()
        if bool(text) is not label.isVisible():
            keep_in_place(self)
        label.recolour(colour)
        label.say(text)
        label.setMinimumHeight(0)
        icon.show_icon(shown, colour)
        label.setVisible(bool(text))
        icon.setVisible(bool(text))

    def _make_below(self) -> tuple[IconLabel, Label]:
        theme = self._theme
        icon = IconLabel(theme, "info", "muted", metrics.ICON_SMALL, parent=self)
        name = f"{self.editor.objectName()}.note"
        label = Label(theme, Type.CAPTION, "muted", wrap=True, name=name, parent=self)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)  # level with its sign, however high the field is
        icon.setFixedHeight(label.fontMetrics().lineSpacing())
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(4))
        below.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(label, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(below)
        return icon, label
