"""How does a card of the first page look: a head, and lines that open their records by mouse and keyboard?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind, WordedButton
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import IconLabel, Label, Tone, paint_pill, pill_width
from ctj_desktop.ui.widgets.paint import LEFT, RIGHT, box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken import in_one_breath, speak_as
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

LEAST_TITLE = 104
"""Pixels that a title keeps: a column that would take them is left out, the first one first."""
PAD = metrics.CARD_PADDING
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TodayPart(NamedValue):
    """A column at the right of a line: writing in one or two lines, a state, or a bar from 0 to 1."""

    width: int
    text: str = ""
    second: str = ""
    colour: str = "text"
    kind: Type = Type.BODY
    icon: str = ""
    right: bool = False
    pill: str = ""
    tone: str = "QUIET"
    bar: float | None = None
    said: str = ""
    """What is said instead of the text, where colour or icon alone say what it counts."""


class TodayLine(NamedValue):
    """One line. `key` names it for whoever listens; `button` is the word of the one thing to do."""

    key: str
    title: str
    second: str = ""
    second_colour: str = "muted"
    icon: str = ""
    icon_colour: str = "muted"
    strong: bool = False
    parts: tuple[TodayPart, ...] = ()
    place: Place | None = None
    button: str = ""
    primary: bool = False
    check: str = ""
    tall: bool = False

    @property
    def roomy(self) -> bool:
        """A row of 52: two lines and a larger icon."""
        return self.tall or bool(self.button)

    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        said = [self.title, self.second]
        for part in self.parts:
            said += [part.said or part.text, part.second, part.pill]
        return " · ".join(filter(None, said))


class LineRow(WordedButton):
    """Paints a line; Enter or a click opens it, Space ticks its box where it has one."""

    ticked = Signal()

    def __init__(self, theme: Theme, line: TodayLine, name: str, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.line, self._first = theme, line, first
        self.setObjectName(name)
        self.setText(line.title)
        self.setAccessibleName(line.spoken())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = self._button(name) if line.button else None
        self.check = self._check(name) if line.check else None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self.button else Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def holder(self) -> QWidget:
        """What has the keyboard on this line."""
        return self.button or self

    def say_place(self, place: str) -> None:
        """Which of how many it is."""
        self.holder().setAccessibleDescription(in_one_breath([place, self.line.check]))

    def sizeHint(self) -> QSize:
        row = metrics.ROW_TWO_LINES if self.line.second else metrics.ROW
        if self.line.roomy:
            row = metrics.ROW_WITH_BUTTON
        return QSize(self._theme.px(240), self._theme.px(row))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space and self.check is not None:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, middle = self._theme.px, self.height() // 2
        if self.button is not None:
            size = self.button.size()
            self.button.move(self.width() - px(PAD) - size.width(), middle - size.height() // 2)
        if self.check is not None:
            self.check.setGeometry(px(13), middle - px(14), px(24), px(28))

    def give_button(self, width: int) -> None:
        """Buttons of one list are equally wide."""
        if self.button is not None:
            self.button.setFixedSize(width, self.button.sizeHint().height())
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), tokens.hover)
        if not self._first:
            hairline(painter, px(PAD), self.width() - px(PAD), 0, tokens.line)
        left = self._paint_icon(painter)
        right = self.width() - px(PAD) - (self.button.width() + px(12) if self.button else 0)
        for part, rect in self._columns(left, right):
            self._paint_part(painter, rect, part)
            right = min(right, rect.x() - px(12))
        self._paint_words(painter, QRect(left, 0, right - left, self.height()))
        if self.hasFocus():
            box(painter, self.rect().adjusted(4, 2, -4, -2), px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        painter.end()

    def _button(self, name: str) -> Button:
        kind = ButtonKind.PRIMARY if self.line.primary else ButtonKind.PLAIN
        button = Button(self._theme, f"{name}.do", kind, parent=self)
        button.say(self.line.button, name=f"{self.line.button} {self.line.spoken()}")
        button.setToolTip("")
        button.clicked.connect(self.click)
        return button

    def _check(self, name: str) -> CheckBox:
        check = CheckBox(self._theme, f"{name}.done", self)
        check.setAccessibleName(self.line.check)
        check.setToolTip(self.line.check)
        check.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space on the line ticks it
        check.clicked.connect(self.ticked)
        return check

    def _paint_icon(self, painter: QPainter) -> int:
        """The x where writing starts."""
        px, line = self._theme.px, self.line
        if self.check is not None:
            return px(44)
        if not line.icon:
            return px(PAD)
        size = px(metrics.ICON_LARGE if line.roomy else metrics.ICON)
        where = QRect(px(PAD), (self.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, line.icon, self._theme.colour(line.icon_colour), where)
        return px(PAD) + size + px(16 if line.roomy else 12)

    def _columns(self, left: int, right: int) -> list[tuple[TodayPart, QRect]]:
        px, parts = self._theme.px, list(self.line.parts)
        while len(parts) > 1 and right - left - sum(self._width(p) + px(12) for p in parts) < px(LEAST_TITLE):
            parts.pop(0)
        placed = []
        for part in reversed(parts):
            width = self._width(part)
            placed.append((part, QRect(right - width, 0, width, self.height())))
            right -= width + px(12)
        return placed

    def _width(self, part: TodayPart) -> int:
        if part.pill:
            return pill_width(self._theme, part.pill)
        if part.width:
            return self._theme.px(part.width)
        return width_of(self._theme.font(part.kind), part.text) + 2

    def _paint_part(self, painter: QPainter, rect: QRect, part: TodayPart) -> None:
        px, theme = self._theme.px, self._theme
        if part.pill:
            height = px(metrics.PILL)
            where = QRect(rect.x(), (self.height() - height) // 2, rect.width(), height)
            paint_pill(painter, theme, where, part.pill, Tone[part.tone], part.icon)
            return
        if part.bar is not None:
            track = QRect(rect.x(), (self.height() - px(6)) // 2, rect.width(), px(6))
            box(painter, track, px(3), theme.tokens.badge)
            share = QRect(track.x(), track.y(), max(px(6), round(track.width() * part.bar)), track.height())
            box(painter, share, px(3), theme.colour(part.colour))
            return
        if part.icon:
            size = px(metrics.ICON)
            at = QRect(rect.x(), (self.height() - size) // 2, size, size)
            theme.draw_icon(painter, part.icon, theme.colour(part.colour), at)
            rect = rect.adjusted(size + px(6), 0, 0, 0)
        self._two_lines(painter, rect, part)

    def _two_lines(self, painter: QPainter, rect: QRect, part: TodayPart) -> None:
        theme, align, ink = self._theme, RIGHT if part.right else LEFT, self._theme.colour(part.colour)
        if not part.second and not self.line.roomy:
            write(painter, rect, part.text, theme.font(part.kind), ink, align)
            return
        first, second = theme.line(Type.BODY), theme.line(Type.CAPTION)
        top = (self.height() - first - second) // 2
        write(painter, QRect(rect.x(), top, rect.width(), first), part.text, theme.font(part.kind), ink, align)
        below = QRect(rect.x(), top + first, rect.width(), second)
        muted = theme.tokens.muted if part.colour == "text" else ink
        write(painter, below, part.second, theme.font(Type.CAPTION), muted, align)

    def _paint_words(self, painter: QPainter, rect: QRect) -> None:
        theme, line = self._theme, self.line
        font = theme.font(Type.STRONG if line.strong else Type.BODY)
        if not line.second:
            write(painter, rect, line.title, font, theme.tokens.text)
            return
        first, second = theme.line(Type.BODY), theme.line(Type.CAPTION)
        top = (self.height() - first - second) // 2
        write(painter, QRect(rect.x(), top, rect.width(), first), line.title, font, theme.tokens.text)
        below = QRect(rect.x(), top + first, rect.width(), second)
        write(painter, below, line.second, theme.font(Type.CAPTION), theme.colour(line.second_colour))


class LineList(QWidget):
    """Lines of one card: the arrows walk among them, Tab leaves them."""

    chosen = Signal(object)
    ticked = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        speak_as(self, QAccessible.Role.Grouping)
        self._rows: list[LineRow] = []
        self._place = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def lines(self) -> tuple[TodayLine, ...]:
        """What is shown."""
        return tuple(row.line for row in self._rows)

    def show_lines(self, lines: Sequence[TodayLine]) -> None:
        """Shows other lines; the keyboard stays where it was, or as near as there is a line."""
        if tuple(lines) == self.lines:
            return
        at = next((n for n, row in enumerate(self._rows) if row.holder().hasFocus()), -1)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(n, line) for n, line in enumerate(lines)]
        self.say_place(self._place)
        width = max((row.button.sizeHint().width() for row in self._rows if row.button), default=0)
        for row in self._rows:
            row.give_button(max(width, self._theme.px(108)))
        self._rove(max(0, at))
        if at >= 0 and self._rows:
            self._rows[min(at, len(self._rows) - 1)].holder().setFocus()

    def say_place(self, place: str) -> None:
        """Told of each line: which of how many it is."""
        self._place = place
        for at, row in enumerate(self._rows, start=1):
            row.say_place(place.format(place=at, count=len(self._rows)))

    def give_focus(self, at: int = 0) -> bool:
        """A line, else the first, gets the keyboard; False where there is none."""
        if self._rows:
            self._rows[at].holder().setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        at = next((n for n, row in enumerate(self._rows) if row.holder() is watched), -1)
        if at >= 0 and event.type() == QEvent.Type.FocusIn:
            self._rove(at)
        if at >= 0 and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ARROWS:
            goal = at + ARROWS[Qt.Key(event.key())]
            if 0 <= goal < len(self._rows):
                self._rows[goal].holder().setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _row(self, at: int, line: TodayLine) -> LineRow:
        row = LineRow(self._theme, line, f"{self._name}.{at}", first=at == 0, parent=self)
        row.clicked.connect(self._clicked)
        row.ticked.connect(self._row_ticked)
        row.holder().installEventFilter(self)
        self._column.addWidget(row)
        row.show()
        return row

    def _rove(self, at: int) -> None:
        """One line of the list is a stop of Tab."""
        for n, row in enumerate(self._rows):
            stop = n == min(at, len(self._rows) - 1)
            row.holder().setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            self.chosen.emit(row.line)

    def _row_ticked(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            if row.check is not None:
                row.check.setChecked(False)  # a task that is done leaves the list; one that was refused stays as it is
            self.ticked.emit(row.line)


class TodayCard(Card):
    """Icon, title, a word beside it, a link at the right, and lines; `room` takes what stands above them."""

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, name, padded=False, parent=parent)
        px = theme.px
        self._title = Label(theme, Type.STRONG, elide=True, name=f"{name}.title", parent=self)
        self._note = Label(theme, Type.BODY, "muted", name=f"{name}.note", parent=self)
        self.link = Button(theme, f"{name}.link", ButtonKind.LINK, compact=True, parent=self)
        self.empty = Label(theme, Type.BODY, "muted", wrap=True, name=f"{name}.empty", parent=self)
        self.empty.setContentsMargins(px(PAD), px(12), px(PAD), px(12))
        self.rows = LineList(theme, f"{name}.line", self)
        head = QHBoxLayout()
        head.setContentsMargins(px(PAD), 1, px(12), 0)
        head.setSpacing(px(8))
        for widget in (IconLabel(theme, icon, "muted", parent=self), self._title, self._note):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.link)
        self.room = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, px(4))
        self.column.setSpacing(0)
        holder = QWidget(self)
        holder.setLayout(head)
        holder.setFixedHeight(px(metrics.CARD_HEAD) - 1)
        self.column.addWidget(holder)
        self.column.addWidget(Hairline(theme, self))
        self.column.addLayout(self.room)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def say(self, title: str, note: str, link: str, empty: str = "") -> None:
        """The head; `empty` stands where there is no line."""
        self._title.say(title)
        self._note.say(note)
        self.link.setVisible(bool(link))
        self.link.say(link, name=f"{title}: {link}")
        self.empty.say(empty)
        self.rows.setAccessibleName(", ".join(filter(None, (title, note))))

    def show_lines(self, lines: Sequence[TodayLine]) -> None:
        """The lines, or the sentence."""
        self.rows.show_lines(lines)
        self.rows.setVisible(bool(lines))
        self.empty.setVisible(not lines)
