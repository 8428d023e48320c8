"""How does a block of the minutes look: a pair of texts, or a decision, vote or task with its stripe and facts?

A row paints itself; nothing in it is an editor until somebody writes there (`host`). So an item of 200 blocks costs
200 paintings, not 400 editors.
"""

import math
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue, PositionalValue, field
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, HEAD_HEIGHT, INSET, STRIPE, columns
from ctj_desktop.ui.minutes.blocks.text import BlockText, TextLook
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Tone, paint_pill, pill_width
from ctj_desktop.ui.widgets.paint import RIGHT, box, width_of, write
from ctj_desktop.ui.widgets.spoken import in_one_breath, speak_as
from ctj_desktop.ui.widgets.surfaces import Chip

CHARACTER = 0.47
"""Width of a usual character as a share of the size of the writing, for a block that is not laid out yet."""
PLAIN_ABOVE, PLAIN_BELOW, TYPED_ABOVE, TYPED_BELOW, HEAD_GAP, BOX = 4, 4, 4, 8, 4, 28


class ChipLook(PositionalValue):
    """A fact that opens something: the owner of a task, its day."""

    key: str
    icon: str
    text: str
    spoken: str


class BlockLook(NamedValue):
    """What a row shows. `word` makes it a typed block with head and stripe; `boxes` are the counts of a vote."""

    key: UUID
    fr: TextLook
    de: TextLook
    spoken: str
    description: str = ""
    icon: str = ""
    word: str = ""
    number: str = ""
    facts: str = ""
    facts_tone: str = "muted"
    strong: bool = False
    pill: tuple[str, Tone, str] | None = None
    boxes: tuple[tuple[str, str], ...] = ()
    chips: tuple[ChipLook, ...] = field(default=())
    marks: tuple[str, str] = ("", "")
    """A caption under each side: to review, draft."""


class BlockRow(QWidget):
    """One block. Up and Down go on from it, Enter or a letter writes in it, Delete takes it away."""

    chosen = Signal(object, object)
    """The block, and the language that was clicked (None: the one used last)."""
    stepped = Signal(int)
    delete_asked = Signal(object)
    menu_asked = Signal(object, QPoint)
    chip_pressed = Signal(object, str)
    resized = Signal()
    tabbed = Signal(bool)
    """Tab or Shift+Tab leaves the row."""
    here = Signal(object)

    def __init__(self, theme: Theme, look: BlockLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._texts: tuple[BlockText, BlockText] | None = None
        self._laid_out_for = -1
        self._guest: QWidget | None = None
        self._chips: list[Chip] = []
        speak_as(self, QAccessible.Role.ListItem)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._forget)
        self._name()
        self._make_chips()

    @property
    def look(self) -> BlockLook:
        """What is shown."""
        return self._look

    def show_look(self, look: BlockLook) -> None:
        """Another content of the same block."""
        if look == self._look:
            return
        chips = look.chips != self._look.chips
        self._look = look
        self._forget()
        self._name()
        if chips:
            self._make_chips()

    def host(self, guest: QWidget | None) -> None:
        """An editor takes the place of the texts; None gives it back."""
        self._guest = guest
        if guest is not None:
            guest.setParent(self)
            guest.show()
            self._place_guest()
        self.update()

    @property
    def hosts(self) -> bool:
        """Whether somebody writes here."""
        return self._guest is not None

    def is_laid_out(self, width: int) -> bool:
        """Whether its height at that width is known, not guessed."""
        return self._texts is not None and self._laid_out_for == width

    def lay_out(self, width: int) -> None:
        """Breaks its texts into lines: only blocks near the screen need it."""
        self._text(width)

    def height_for(self, width: int) -> int:
        """What it needs at that width; guessed from its length until it is laid out."""
        px = self._theme.px
        if self._guest is not None:
            self._guest.resize(width, self._guest.height())
            return self._wanted(self._guest) + self._guest_top()
        if not self._look.word:
            return px(PLAIN_ABOVE + PLAIN_BELOW) + self._text_height(width)
        return (
            px(TYPED_ABOVE + HEAD_HEIGHT + HEAD_GAP + TYPED_BELOW)
            + self._boxes_height(width)
            + self._text_height(width)
        )

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        if self._look.word:
            self._paint_ground(painter)
            self._paint_head(painter)
        elif self.underMouse() and self._guest is None:
            box(painter, self.rect(), px(metrics.RADIUS), tokens.hover)
        if self._guest is None:
            self._paint_texts(painter)
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS), None, tokens.focus, 2)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS), tokens.raised, tokens.line)
        painter.save()
        painter.setClipRect(QRect(0, 0, px(STRIPE), self.height()))
        wide = QRect(0, 0, px(4 * STRIPE), self.height())
        box(painter, wide, px(metrics.RADIUS), tokens.accent if self._look.strong else tokens.control)
        painter.restore()

    def _paint_head(self, painter: QPainter) -> None:
        theme, px, look = self._theme, self._theme.px, self._look
        size = px(metrics.ICON)
        row = self._head_rect()
        icon = QRect(row.x(), row.y() + (row.height() - size) // 2, size, size)
        ink = theme.tokens.accent if look.strong else theme.tokens.text
        theme.draw_icon(painter, look.icon, ink, icon, filled=True)
        beside = row.adjusted(size + px(8), 0, 0, 0)
        used = write(painter, beside, look.word, theme.font(Type.LABEL), ink)
        beside.setLeft(beside.left() + used + px(8))
        beside.setRight(self._right_edge() - px(4))
        if beside.width() >= width_of(theme.font(Type.CAPTION), look.number):  # "…" alone says nothing
            used = write(painter, beside, look.number, theme.font(Type.CAPTION), theme.tokens.text)
            beside.setLeft(beside.left() + used + px(16))
        write(painter, beside, look.facts, theme.font(Type.CAPTION), theme.colour(look.facts_tone), RIGHT)

    def _paint_texts(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        top = px(PLAIN_ABOVE)
        if self._look.word:
            top = px(TYPED_ABOVE + HEAD_HEIGHT + HEAD_GAP)
            self._paint_boxes(painter, top)
            top += self._boxes_height(self.width())
        texts, marks = self._text(self.width()), self._look.marks
        for column, text, mark in zip(columns(theme, self.width()), texts, marks, strict=True):
            text.paint(painter, column.x(), top)
            if mark:
                below = QRect(column.x(), top + text.height, column.width(), theme.line(Type.CAPTION))
                self._paint_mark(painter, below, mark)

    def _paint_mark(self, painter: QPainter, line: QRect, word: str) -> None:
        theme, size = self._theme, self._theme.px(metrics.ICON_SMALL)
        where = QRect(line.x(), line.y() + (line.height() - size) // 2, size, size)
        theme.draw_icon(painter, "warning", theme.tokens.warning, where)
        beside = line.adjusted(size + theme.px(4), 0, 0, 0)
        write(painter, beside, word, theme.font(Type.CAPTION), theme.tokens.warning)

    def _paint_boxes(self, painter: QPainter, top: int) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        for (label, value), rect in zip(self._look.boxes, self._boxes(self.width()), strict=False):
            here = rect.translated(0, top)
            box(painter, here, px(metrics.RADIUS_TAG), tokens.surface, tokens.control)
            write(painter, here.adjusted(px(8), 0, 0, 0), label, theme.font(Type.BODY), tokens.muted)
            write(painter, here.adjusted(0, 0, -px(8), 0), value, theme.font(Type.STRONG), tokens.text, RIGHT)
        if self._look.pill is not None:
            word, tone, icon = self._look.pill
            paint_pill(painter, theme, self._boxes(self.width())[-1].translated(0, top), word, tone, icon)

    def _boxes(self, width: int) -> list[QRect]:
        """The counts side by side, then the outcome at the right; each goes to a new line where there is no room."""
        theme, px = self._theme, self._theme.px
        left, right, line = px(INSET), width - px(INSET), px(BOX)
        rects: list[QRect] = []
        x, y = left, px(2)
        for label, value in self._look.boxes:
            text = width_of(theme.font(Type.BODY), label) + width_of(theme.font(Type.STRONG), value)
            wide = min(text + px(32), right - left)
            if x > left and x + wide > right:
                x, y = left, y + line
            rects.append(QRect(x, y, wide, px(24)))
            x += wide + px(8)
        if self._look.pill is not None:
            wide = min(pill_width(theme, self._look.pill[0]), right - left)
            if x > left and x + wide > right:
                y += line
            rects.append(QRect(right - wide, y, wide, px(metrics.PILL)))
        return rects

    # keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held(event):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not held(event):
            self.chosen.emit(self._look.key, None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held(event):
            self.delete_asked.emit(self._look.key)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Row, chips, and out; an editor in the row walks by itself."""
        if self._guest is not None:
            return super().focusNextPrevChild(forward)
        stops = [self, *self._chips]
        at = next((at for at, stop in enumerate(stops) if stop.hasFocus()), 0) + (1 if forward else -1)
        if 0 <= at < len(stops):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[at].setFocus(reason)
        else:
            self.tabbed.emit(forward)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._guest is None:
            right = event.position().x() > self.width() / 2
            self.chosen.emit(self._look.key, CONTENT_LANGUAGES[int(right)])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(QPoint(self._theme.px(INSET), self._theme.px(HEAD_HEIGHT)))
        self.menu_asked.emit(self._look.key, at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.here.emit(self._look.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()
        self._place_guest()

    def be_stop(self, stop: bool) -> None:
        """Whether Tab comes here: one row of the list at a time."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        if self.focusPolicy() is not policy:
            self.setFocusPolicy(policy)
            for chip in self._chips:
                chip.setFocusPolicy(policy)

    # inside

    def _name(self) -> None:
        self.setObjectName(f"minutes.block.{self._look.key}")
        parts = (self._look.fr.text, self._look.de.text, self._look.description)
        words = " / ".join(filter(None, parts))  # in the name: a description is read after the buttons in it
        self.setAccessibleName(in_one_breath([self._look.spoken, words]))

    def _forget(self) -> None:
        self._texts = None
        self.resized.emit()
        self.update()

    def _text(self, width: int) -> tuple[BlockText, BlockText]:
        if self._texts is None or self._laid_out_for != width:
            left, right = columns(self._theme, width)
            self._texts = (
                BlockText(self._theme, self._look.fr, left.width()),
                BlockText(self._theme, self._look.de, right.width()),
            )
            self._laid_out_for = width
        return self._texts

    def _text_height(self, width: int) -> int:
        caption = self._theme.line(Type.CAPTION)
        if not self.is_laid_out(width):
            return self._guessed_height(columns(self._theme, width)[0].width(), caption)
        sides = zip(self._text(width), self._look.marks, strict=True)
        return max(text.height + (caption if mark else 0) for text, mark in sides)

    def _guessed_height(self, width: int, caption: int) -> int:
        each = max(1.0, width / (self._theme.font(Type.BODY).pixelSize() * CHARACTER))
        longest = max(len(self._look.fr.text), len(self._look.de.text))
        lines = max(1, math.ceil(longest / each))
        return lines * self._theme.line(Type.BODY) + (caption if any(self._look.marks) else 0)

    def _boxes_height(self, width: int) -> int:
        rects = self._boxes(width)
        return rects[-1].bottom() + 1 + self._theme.px(6) if rects else 0

    def _head_rect(self) -> QRect:
        px = self._theme.px
        return QRect(px(INSET), px(TYPED_ABOVE), self.width() - 2 * px(INSET), px(HEAD_HEIGHT))

    def _right_edge(self) -> int:
        px = self._theme.px
        return self._chips[0].x() - px(8) if self._chips else self.width() - px(INSET)

    def _make_chips(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for look in self._look.chips:
            chip = Chip(self._theme, f"{self.objectName()}.{look.key}", look.icon, self)
            chip.say(look.text)
            chip.setAccessibleName(look.spoken)
            chip.setToolTip(look.spoken if look.text in look.spoken else f"{look.text} · {look.spoken}")
            chip.setFocusPolicy(self.focusPolicy())
            chip.clicked.connect(lambda _checked=False, key=look.key: self.chip_pressed.emit(self._look.key, key))
            chip.show()
            self._chips.append(chip)
        self._place_chips()

    def _place_chips(self) -> None:
        px = self._theme.px
        right = self.width() - px(INSET)
        word = px(metrics.ICON + 8) + width_of(self._theme.font(Type.LABEL), self._look.word)
        room = (right - px(INSET) - word) // max(1, len(self._chips)) - px(8)
        for chip in reversed(self._chips):
            size = chip.sizeHint()
            width = min(size.width(), px(220), max(px(40), room))
            chip.setGeometry(right - width, px(TYPED_ABOVE), width, size.height())
            right = chip.x() - px(8)

    def _place_guest(self) -> None:
        if self._guest is not None:
            top = self._guest_top()
            self._guest.setGeometry(0, top, self.width(), max(1, self.height() - top))

    def _guest_top(self) -> int:
        """Below the head of the row, unless the guest has its own."""
        own = bool(getattr(self._guest, "has_head", False))
        return 0 if own or not self._look.word else self._theme.px(HEAD_HEIGHT + TYPED_ABOVE)

    @staticmethod
    def _wanted(guest: QWidget) -> int:
        wanted = getattr(guest, "wanted_height", None)
        return int(wanted()) if callable(wanted) else guest.sizeHint().height()
