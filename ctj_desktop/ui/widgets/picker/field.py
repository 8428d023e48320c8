"""How is one of thousands of records chosen? By typing any parts of its name; a list below the field narrows."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.fields import LineEdit, one_line
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.picker.pick_list import MOST_ROWS, Pickable, PickList
from ctj_desktop.ui.widgets.spoken import announce

PAUSE_MILLISECONDS: Final = 60
STEP: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BY_TAB: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
ELSEWHERE: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Picker(LineEdit):
    """A field that takes a record by its name: the value is the record, never the text.

    Down, Alt+Down and the caret open the list, Enter takes the marked row, or what alone can be meant; Tab takes what
    alone can be meant. Escape closes the list, then gives back what stood there. A text that stands for nothing is
    kept, and `text_is_chosen` says so.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._t: Translator | None = None
        self._source: Callable[[str], Sequence[Pickable]] = lambda _words: ()
        self._new_text = ""
        self._make: Callable[[str], tuple[UUID, str] | None] | None = None
        self._value: tuple[UUID | None, str] = (None, "")  # and its name as the field shows it
        self._stood: tuple[UUID | None, str] = (None, "")
        self._known: UUID | None = None  # what the form takes to be chosen
        self._making = False
        self.list = PickList(theme, f"{name}.list", self)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self._look)
        self.list.pressed.connect(self._take_row)
        self.textEdited.connect(self._typed)

    # what the form asks

    def speak(self, t: Translator) -> None:
        """The language of what the list says by itself."""
        self._t = t

    def offer_from(self, source: Callable[[str], Sequence[Pickable]]) -> None:
        """Whom to ask for the records that some words mean, the best first."""
        self._source = source

    def offer_new(self, text: str, make: Callable[[str], tuple[UUID, str] | None] | None) -> None:
        """The last row, which makes a record of what is typed; None takes it away."""
        self._new_text, self._make = text, make

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self._leave_room()

    def put(self, key: UUID | None, name: str) -> None:
        """Shows a value, without a signal; Escape gives back one that came from elsewhere.

        A name without a key are words that stand there instead of a record, until one is chosen or they are emptied.
        """
        self._known = key
        self._set(key, name)
        self.setCursorPosition(0)
        self._stood, self._before = self._value, self.text()

    def key(self) -> UUID | None:
        """What is chosen now; None for nothing, and for a text that stands for nothing."""
        return self._value[0] if self.text() == self._value[1] else None

    def text_is_chosen(self) -> bool:
        """Whether the text stands for what is chosen; an empty field stands for nothing chosen."""
        return self.text() == self._value[1] or not self._words()

    # Qt asks

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.list.isVisible()
            and (event.key() in (*ENTER, Qt.Key.Key_Escape) or event.key() in STEP)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._is_for_the_list(key, held(event)):
            event.accept()
        elif key is Qt.Key.Key_Escape and self.list.isVisible():
            self.list.close_list()
        elif key is Qt.Key.Key_Escape and self.text() != self._before:
            self._give_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._on_caret(event.position().toPoint()):
            self._toggle()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_caret = self._on_caret(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if on_caret else Qt.CursorShape.IBeamCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._making:  # it comes back from making a record: the visit goes on
            QLineEdit.focusInEvent(self, event)
            return
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._stood = self._value
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._soon.stop()
        self.list.close_list()
        if self._making:
            QLineEdit.focusOutEvent(self, event)
            return
        if event.reason() not in ELSEWHERE:
            self._settle(alone=event.reason() in BY_TAB)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        self.list.close_list()
        super().hideEvent(event)

    def paint_extra(self, painter: QPainter) -> None:
        if self.isReadOnly():
            return  # nothing to open
        px, size = self._theme.px, self._theme.px(metrics.ICON)
        ink = self._theme.tokens.text if self.isEnabled() else self._theme.tokens.muted
        where = QRect(self.width() - px(12) - size, (self.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, "caret-down", ink, where)

    def _restyle(self) -> None:
        super()._restyle()
        self._leave_room()

    def _leave_room(self) -> None:
        """For the caret, where there is one."""
        px, margins = self._theme.px, self.textMargins()
        margins.setRight(px(8) if self.isReadOnly() else px(12) + px(metrics.ICON) + px(4))
        self.setTextMargins(margins)

    # while one types

    def _words(self) -> str:
        return self.text().strip()

    def _typed(self, _text: str) -> None:
        self._soon.start()

    def _look(self) -> None:
        """What the words mean that stand there now."""
        words = self._words()
        if words and self.hasFocus() and not self.isReadOnly():
            self._show(words)
        else:
            self.list.close_list()

    def _open(self) -> None:
        """A value that was not touched hides none of the others."""
        self._soon.stop()
        self._show(self._meant())

    def _meant(self) -> str:
        """The words that look for something: those of a chosen name do not."""
        return "" if self.text_is_chosen() else self._words()

    def _unknown(self) -> str:
        """The words of which a record could be made: those that stand for none yet."""
        return self._words() if self.key() is None else ""

    def _show(self, words: str) -> None:
        hits = list(self._source(words))
        marked = self._likely(hits, words) if words else next((hit for hit in hits if hit.key == self.key()), None)
        self.list.show_hits(hits, self._new_row(), marked, self.key(), self._nothing())
        self._tell(self._count(len(hits)))

    def _likely(self, hits: Sequence[Pickable], words: str) -> Pickable | None:
        """The one that Enter takes: of records that which alone can be meant."""
        return _alone(hits, words)

    def _new_row(self) -> tuple[str, str] | None:
        """Its text, and the words it would take."""
        if self._make is None:
            return None
        words = self._unknown()
        return self._new_text, self._t.quote(words) if self._t is not None and words else words

    def _nothing(self) -> str:
        return self._t("Nothing found") if self._t is not None else ""

    def _count(self, many: int) -> str:
        if self._t is None:
            return str(many)
        return self._t.n("{count} result", "{count} results", many).format(count=many) if many else self._nothing()

    def _tell(self, count: str = "") -> None:
        """How many there are, which row is marked."""
        words = " · ".join(filter(None, (count, self.list.spoken())))
        if self.list.isVisible():
            self.list.setAccessibleName(words)
            announce(self, words)

    # by key and by mouse

    def _is_for_the_list(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in ENTER:
            return not self.isReadOnly() and self._enter()
        return key in STEP and self._step(key, alt=bool(modifiers & Qt.KeyboardModifier.AltModifier))

    def _step(self, key: Qt.Key, *, alt: bool) -> bool:
        """Whether the key was for the list."""
        if not self.list.isVisible():
            if key is not Qt.Key.Key_Down or self.isReadOnly():
                return False
            self._open()
        elif alt and key is Qt.Key.Key_Up:
            self.list.close_list()
        elif self._soon.isActive():  # the rows are those of earlier letters
            self._open()
        elif self.list.step(STEP[key]):
            self._tell()
        return True

    def _toggle(self) -> None:
        if self.list.isVisible():
            self.list.close_list()
        elif not self.isReadOnly():
            self._open()

    def _on_caret(self, point: QPoint) -> bool:
        return point.x() >= self.width() - self.textMargins().right()

    def _enter(self) -> bool:
        """Whether Enter was meant for the list, or chose; otherwise it is the form's."""
        was_open, marked = self.list.isVisible(), self.list.marked()
        if was_open and marked is not None and not self._soon.isActive():
            self._take_row(marked)
            return True
        if self.text_is_chosen():
            self._settle(alone=True)
            self.list.close_list()
            return was_open
        if self._settle(alone=True):
            return True
        self._open()
        if self.list.hits():
            return True  # one of several: which, is for the person to say
        self.list.close_list()
        return False

    def _settle(self, *, alone: bool) -> bool:
        """Takes what the text stands for: the record called exactly so, or the only one that it finds; or nothing."""
        self._soon.stop()
        if not self._words():
            had = self._known is not None
            self._set(None, "")
            if had:
                self._say(None)
            return had
        if self.text() == self._value[1]:
            return False
        words = self._words()
        hits = list(self._source(words))
        hit = self._likely(hits, words) if alone else _exact(hits, words)
        if hit is not None:
            self._take(hit.key, hit.name)
        return hit is not None

    def _take_row(self, row: int) -> None:
        """A row of the list, if it still stands for a record; otherwise the list says what does."""
        hits = self.list.hits()
        if row >= len(hits):
            self._take_new()
            return
        hit = hits[row]
        words = self._meant()
        if any(one.key == hit.key for one in self._source(words)):
            self._take(hit.key, hit.name)
        else:
            self._open()

    def _take_new(self) -> None:
        if self._make is None:
            return
        words = self._unknown()
        self.list.close_list()
        self._making = True
        try:
            made = self._make(words)
            if not isValid(self):
                return  # the form was made anew meanwhile
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        finally:
            self._making = False
        if made is not None:
            self._take(*made)

    def _take(self, key: UUID, name: str) -> None:
        self._set(key, name)
        self._say(key)

    def _say(self, key: UUID | None) -> None:
        self._known = key
        self.chosen.emit(key)

    def _set(self, key: UUID | None, name: str) -> None:
        self._soon.stop()
        self.list.close_list()
        self._value = (key, one_line(name))
        self.blockSignals(True)
        self.setText(self._value[1])
        self.blockSignals(False)

    def _give_back(self) -> None:
        """What stood there when the keyboard came."""
        self._value = self._stood
        self.type_over(self._before)
        self._soon.stop()
        if self.text_is_chosen() and self.key() != self._known:
            self._say(self.key())
        self.gave_up.emit()


def _exact(hits: Sequence[Pickable], words: str) -> Pickable | None:
    """The one that is called so, accents and case aside; none where two are."""
    wanted = sort_key(" ".join(words.split()))
    called = [hit for hit in hits if sort_key(" ".join(hit.name.split())) == wanted]
    return called[0] if len(called) == 1 else None


def _alone(hits: Sequence[Pickable], words: str) -> Pickable | None:
    """The one that alone can be meant."""
    return hits[0] if len(hits) == 1 and words else _exact(hits, words)
