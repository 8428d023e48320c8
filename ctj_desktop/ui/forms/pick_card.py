"""How is something taken over into the agenda: a short list of which each line can be added with one key?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind, WordedButton
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import RIGHT, box, write
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card

SIDES, HEAD_SIDES = 8, 12
MOST_ROWS, FEWEST_ROWS = 3, 2
"""Lines shown at once: fewer where the agenda above needs the room."""


class Pick(NamedValue):
    """Something that can be taken over."""

    key: UUID
    text: str
    note: str
    spoken: str


class PickRow(WordedButton):
    """One line: text, note, a plus; pressing it takes it over, and it stays where it is with a tick."""

    def __init__(self, theme: Theme, pick: Pick, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.pick = theme, pick
        self.setObjectName(name)
        self.setAccessibleName(pick.spoken)
        self.setToolTip(pick.spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else the next line gets the keyboard, and is scrolled to
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(metrics.ROW_DENSE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        elif self.underMouse():
            box(painter, self.rect(), px(metrics.RADIUS_TAG), tokens.hover)
        size = px(metrics.ICON)
        plus = QRect(self.width() - size - px(8), (self.height() - size) // 2, size, size)
        icon, ink = ("plus-circle", tokens.accent) if self.isEnabled() else ("check-circle", tokens.muted)
        self._theme.draw_icon(painter, icon, ink, plus)
        note = QRect(plus.x() - px(112), 0, px(104), self.height())
        used = write(painter, note, self.pick.note, self._theme.font(Type.CAPTION), tokens.muted, RIGHT)
        room = QRect(px(8), 0, note.right() - used - px(16), self.height())
        text = tokens.text if self.isEnabled() else tokens.muted
        write(painter, room, self.pick.text, self._theme.font(Type.BODY), text)
        painter.end()


class PickCard(Card):
    """Title, count, "all of them", and the lines; hidden while there is nothing to take over.

    A line that was taken over keeps its place as long as the card is in sight: the next one does not come under the
    mouse.
    """

    picked = Signal(object)
    all_picked = Signal()

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, name, padded=False, parent=parent)
        self._name = name
        self._words = "", ""
        self._shown: list[PickRow] = []
        self._icon = IconLabel(theme, icon, "muted", parent=self)
        self._title = Label(theme, Type.STRONG, elide=True, parent=self)
        self._count = Label(theme, Type.BODY, "muted", parent=self)
        self.all = Button(theme, f"{name}.all", ButtonKind.LINK, compact=True, parent=self)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._area = QScrollArea(self)
        self._area.setObjectName(f"{name}.lines")
        self._lay_out()
        self.all.clicked.connect(self.all_picked)

    def say(self, title: str, all_of_them: str, short: str) -> None:
        """Words of the head; `short` is what the button says where its words would cut the title."""
        self._words = all_of_them, short
        self._title.say(title)
        self._fit()
        self._area.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole, short = self._words
        self.all.say(whole, name=whole)
        head = (self._icon, self._title, self._count, self.all)
        gaps = 2 * self._theme.px(SIDES) + self._theme.px(HEAD_SIDES) + len(head) * self._theme.px(metrics.GAP)
        if sum(part.sizeHint().width() for part in head) + gaps > self.width():
            self.all.say(short, name=whole)

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """The lines that can be taken over now."""
        if not set(picks) <= {row.pick for row in self._shown}:
            self._make_rows(picks)
        for row in self._shown:
            row.setEnabled(row.pick in picks)
        self._count.say(str(len(picks)))
        self.all.setEnabled(bool(picks))
        self.setVisible(bool(self._shown))

    def forget(self) -> None:
        """Nothing of what was shown keeps its place: it is about something else now."""
        self._make_rows(())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._make_rows([row.pick for row in self._shown if row.isEnabled()])

    def _make_rows(self, picks: Sequence[Pick]) -> None:
        clear(self._rows)
        self._shown = [
            PickRow(self._theme, pick, f"{self._name}.row.{at}", self._inside) for at, pick in enumerate(picks)
        ]
        for row in self._shown:
            row.clicked.connect(self._clicked)
            self._rows.addWidget(row)
        self._rows.addStretch(1)

    def show_lines(self, rows: int) -> None:
        """So many whole lines at once; the others are scrolled to."""
        self._area.setFixedHeight(rows * self._theme.px(metrics.ROW_DENSE))

    def height_of(self, rows: int) -> int:
        """Pixels the card takes with so many lines."""
        return self.sizeHint().height() - self._area.minimumHeight() + rows * self._theme.px(metrics.ROW_DENSE)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(HEAD_SIDES - 8), 0)
        head.setSpacing(px(metrics.GAP))
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.all)
        self.column.setContentsMargins(px(SIDES), px(4), px(SIDES), px(8))
        self.column.setSpacing(px(4))
        self.column.addLayout(head)
        scroll(self._area, self._inside)
        self.show_lines(MOST_ROWS)
        self.column.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PickRow):
            self.picked.emit(row.pick.key)
