"""How do the days of a month or of a year stand side by side, and how does the keyboard go from one to another?"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.planning.calendar import MONTHS, months_away, weeks_of, within_years
from ctj_desktop.domain.record import replace
from ctj_desktop.i18n.patterns import NBSP
from ctj_desktop.services.meetings.planning.calendar import Days
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.planning.day_cell import DayCell, DayShown
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, LEFT, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

WEEK: Final = 7
STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HEAD, TITLE, ROW, SMALL, BETWEEN, LEAST = 24, 28, 58, 26, 16, 44
"""Pixels of ordinary text: names of weekdays, name of a month, a week of the month view, the narrowest day of the year
view, between months, the narrowest day of the month view."""
WIDEST = 36
"""Of a day of the year view: more room makes no better picture."""


class CalendarGrid(QWidget):
    """The cells of a month with whole weeks, or the twelve months of a year; one day is chosen."""

    moved = Signal(object)
    opened = Signal(object)
    planned = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cells: list[DayCell] = []
        self._by_day: dict[date, DayCell] = {}
        self._titles: list[tuple[QRect, str]] = []
        self._heads: list[QRect] = []
        self._days: Days | None = None
        self._month, self._chosen, self._year_view = date.min, date.min, False
        speak_as(self, QAccessible.Role.List)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("calendar.grid")
        desk.theme.changed.connect(self._measure_again)

    def show_days(self, days: Days, current: date, today: date, *, year: bool) -> None:
        """What stands in them; `current` is chosen and stays under the keyboard where it was there."""
        t, here = self._desk.t, self._has_keyboard()
        self._days, self._month, self._year_view = days, current.replace(day=1), year
        self._chosen = current
        shown = list(self._shown(days, current, today))
        while len(self._cells) < len(shown):
            cell = DayCell(self._desk.theme, self)
            cell.chosen.connect(self.moved)
            cell.opened.connect(self.opened)
            self._cells.append(cell)
        self._by_day = {}
        for cell, one in zip(self._cells, shown, strict=False):
            cell.show_day(one, t)
            if one.within or one.day not in self._by_day:
                self._by_day[one.day] = cell
        for cell in self._cells[len(shown) :]:
            cell.hide()
        self._place()
        for cell in self._cells[: len(shown)]:
            cell.show()
        self.updateGeometry()
        if here:
            self.take_keyboard(current)

    def choose(self, day: date) -> None:
        """Another of the days that are shown: two cells are different."""
        t = self._desk.t
        for cell in {self._by_day.get(self._chosen), self._by_day.get(day)} - {None}:
            if cell is not None and cell.shown is not None:
                cell.show_day(replace(cell.shown, chosen=cell.shown.day == day), t)
        self._chosen = day

    def take_keyboard(self, day: date) -> None:
        """To the cell of a day that is shown."""
        if day in self._by_day:
            self._by_day[day].setFocus()

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day, where it is shown."""
        return self._by_day.get(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not held(event)
        at = self._chosen
        if not plain:
            super().keyPressEvent(event)
        elif key in STEPS:
            self.moved.emit(within_years(days_later(at, STEPS[Qt.Key(key)])))
        elif key in PAGES:
            self.moved.emit(months_away(at, PAGES[Qt.Key(key)]))
        elif key == Qt.Key.Key_Home:
            self.moved.emit(None)
        elif key in ENTER:
            self.opened.emit(at)
        elif key == Qt.Key.Key_N:
            self.planned.emit(at)
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._desk.theme.px
        if not self._year_view:
            return px(HEAD) + len(weeks_of(self._month)) * px(ROW) if self._days is not None else px(HEAD)
        across = self._across(width)
        return -(-MONTHS // across) * (self._block(width) + px(BETWEEN))

    def sizeHint(self) -> QSize:
        width = self._desk.theme.px(WEEK * LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(WEEK * (SMALL if self._year_view else LEAST)), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, t = QPainter(self), self._desk.theme, self._desk.t
        monday = weeks_of(date(2027, 3, 1))[0]
        names = [t.weekday(day) for day in monday]
        for rooms in self._heads_of():
            short = max(width_of(theme.font(Type.CAPTION), name) for name in names) > rooms[0].width()
            for room, name in zip(rooms, names, strict=True):
                said = name[: 1 if self._year_view else 2] if short else name
                write(painter, room, said, theme.font(Type.CAPTION), theme.tokens.muted, CENTRE)
        for room, title in self._titles:
            write(painter, room, title, theme.font(Type.STRONG), theme.tokens.text, LEFT)
        painter.end()

    # inside

    def _shown(self, days: Days, current: date, today: date) -> Iterator[DayShown]:
        if not self._year_view:
            for day in (one for week in weeks_of(current) for one in week):
                yield self._one(days, day, current, today, within=day.month == current.month)
            return
        for month in range(1, MONTHS + 1):
            for day in (one for week in weeks_of(date(current.year, month, 1)) for one in week):
                if day.month == month and day.year == current.year:
                    yield self._one(days, day, current, today, within=True)

    def _one(self, days: Days, day: date, current: date, today: date, *, within: bool) -> DayShown:
        return DayShown(
            day=day,
            entries=days.on(day),
            off=days.off.get(day),
            within=within,
            today=day == today,
            chosen=day == current,
            small=self._year_view,
        )

    def _place(self) -> None:
        self._titles, self._heads = [], []
        if self._days is None or not self._by_day:
            return
        if self._year_view:
            self._place_year()
        else:
            self._place_month(QRect(0, 0, self.width(), max(self.height(), self.heightForWidth(self.width()))))
        self.update()

    def _place_month(self, room: QRect) -> None:
        px, weeks = self._desk.theme.px, weeks_of(self._month)
        wide, tall = room.width() / WEEK, (room.height() - px(HEAD)) / len(weeks)
        self._heads = [QRect(round(at * wide), 0, round(wide), px(HEAD)) for at in range(WEEK)]
        for row, week in enumerate(weeks):
            for at, _day in enumerate(week):
                cell = self._cells[row * WEEK + at]
                cell.setGeometry(round(at * wide), px(HEAD) + round(row * tall), round(wide) - 2, round(tall) - 2)

    def _place_year(self) -> None:
        px, t = self._desk.theme.px, self._desk.t
        across, side = self._across(self.width()), self._side(self.width())
        block = WEEK * side + px(BETWEEN)
        cells = iter(self._cells)
        for month in range(1, MONTHS + 1):
            first = date(self._month.year, month, 1)
            left = (month - 1) % across * block
            top = (month - 1) // across * (self._block(self.width()) + px(BETWEEN))
            self._titles.append((QRect(left, top, block, px(TITLE)), t.month(first).partition(NBSP)[0].capitalize()))
            self._heads += [QRect(left + at * side, top + px(TITLE), side, px(HEAD)) for at in range(WEEK)]
            for row, week in enumerate(weeks_of(first)):
                for at, day in enumerate(week):
                    if day.month == month:
                        below = top + px(TITLE) + px(HEAD) + row * side
                        next(cells).setGeometry(left + at * side, below, side - 1, side - 1)

    def _heads_of(self) -> Iterator[list[QRect]]:
        for at in range(0, len(self._heads), WEEK):
            yield self._heads[at : at + WEEK]

    def _across(self, width: int) -> int:
        """How many months stand side by side."""
        px = self._desk.theme.px
        return max(1, min(4, (width + px(BETWEEN)) // (WEEK * px(SMALL) + px(BETWEEN))))

    def _side(self, width: int) -> int:
        """Of a day, so that the months fill the width."""
        px, across = self._desk.theme.px, self._across(width)
        return max(px(SMALL), min(px(WIDEST), (width - (across - 1) * px(BETWEEN)) // (across * WEEK)))

    def _block(self, width: int) -> int:
        """How tall a month is: of six weeks at most."""
        px = self._desk.theme.px
        return px(TITLE) + px(HEAD) + 6 * self._side(width)

    def _has_keyboard(self) -> bool:
        return any(cell.hasFocus() for cell in self._cells)

    def _measure_again(self) -> None:
        self._place()
        self.updateGeometry()
