"""How do the ends of a year stand in its months, seen at a glance?"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.i18n.patterns import NBSP
from ctj_desktop.services.membership.lists import SOON
from ctj_desktop.services.membership.radar import Radar
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

BARS, WORDS, BAR, GAP = 44, 18, 28, 4
MOST = 6
"""As many ends as fill the height; a month with more is as high, its number says how many."""


class RadarPicture(QWidget):
    """A bar for each month with how many mandates and offices end in it; a click chooses the month.

    The same choice stands in the filter beside, for the keyboard.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._radar: Radar | None = None
        self._month: object = None
        speak_as(self, QAccessible.Role.Graphic)
        self.setObjectName("radar.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self.update)

    def show_radar(self, shown: Radar, month: object) -> None:
        """The months, one of them chosen or none."""
        self._radar, self._month = shown, month
        t = self._desk.t
        counts = ((month, len(shown.of_month(month))) for month in shown.months)
        said = [f"{t.month(month)} ({count})" for month, count in counts if count]
        self.setAccessibleName(t("Ends by month"))
        self.setAccessibleDescription(" · ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(320), self._desk.theme.px(BARS + WORDS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shown = self._radar
        if shown is not None:
            at = int(event.position().x() * len(shown.months) / max(1, self.width()))
            month = shown.months[min(at, len(shown.months) - 1)]
            self.chosen.emit(None if month == self._month else month)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._radar
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, tokens, px = self._desk.theme, self._desk.theme.tokens, self._desk.theme.px
        wide = self.width() / len(shown.months)
        names = self._names(shown.months, round(wide) - px(GAP))
        for number, month in enumerate(shown.months):
            room = QRect(round(number * wide), 0, round(wide) - px(GAP), px(BARS))
            count = len(shown.of_month(month))
            if month == self._month:
                box(painter, QRect(room.x(), 0, room.width(), self.height()), px(4), tokens.selection)
            height = px(4) + (px(BAR) - px(4)) * min(count, MOST) // MOST if count else px(2)
            bar = QRect(room.x() + px(4), room.bottom() - height, room.width() - px(8), height)
            soon = month - shown.day <= SOON
            box(painter, bar, px(2), (tokens.warning if soon else tokens.accent) if count else tokens.badge)
            if count:
                above = QRect(room.x(), bar.top() - px(WORDS), room.width(), px(WORDS))
                write(painter, above, str(count), theme.font(Type.CAPTION), tokens.text, CENTRE)
            below = QRect(room.x(), room.bottom(), room.width(), px(WORDS))
            write(painter, below, names[number], theme.font(Type.CAPTION), tokens.muted, CENTRE)
        painter.end()

    def _names(self, months: Sequence[date], room: int) -> Sequence[str]:
        """All of them whole, else all shortened, else their numbers."""
        t, font = self._desk.t, self._desk.theme.font(Type.CAPTION)
        whole = [t.month(month).partition(NBSP)[0] for month in months]
        short = [t.day_month_short(month).rpartition(NBSP)[2] for month in months]
        fitting = (names for names in (whole, short) if max(width_of(font, name) for name in names) <= room)
        return next(fitting, [str(month.month) for month in months])
