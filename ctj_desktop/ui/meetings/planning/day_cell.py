"""What does one day of the calendar look like, and what does a screen reader say of it?"""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.holidays import DayOff
from ctj_desktop.domain.notice import SATURDAY
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.calendar import day_text, entry_short, rest_text
from ctj_desktop.i18n.words import word
from ctj_desktop.ui.meetings.planning.marks import icon_of, ink_of
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write
from ctj_desktop.ui.widgets.spoken import say_chosen, speak_as

NUMBER, LINE, INSET, LEAST = 22, 18, 4, 44
"""Pixels of ordinary text: of the number of a day, of a line below it, what lies around both; the
narrowest beginning of a word."""


class DayShown(NamedValue):
    """What a cell shows: the day, whether it belongs to the month, is today, is chosen; small as in a year or not."""

    day: date
    entries: tuple[CalendarEntry, ...] = ()
    off: DayOff | None = None
    within: bool = True
    today: bool = False
    chosen: bool = False
    small: bool = False

    @property
    def at_rest(self) -> bool:
        """A weekend or a holiday of any region concerned."""
        return self.off is not None or self.day.weekday() >= SATURDAY

    def spoken(self, t: Translator) -> str:
        """Its date, that it is today, what makes it a day of rest, what stands on it."""
        said = ", ".join(filter(None, (t.date_full(self.day), t("today") if self.today else "")))
        return day_text(t, said, self.off, self.entries)


class DayCell(QWidget):
    """One day; the keyboard is on the chosen one, and Tab leaves the calendar from there."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[tuple[CalendarEntry, str]] = []
        self._rest, self._language = "", Language.FR
        self.shown: DayShown | None = None
        speak_as(self, QAccessible.Role.ListItem)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_day(self, shown: DayShown, t: Translator) -> None:
        """Another day, or the same otherwise."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown.chosen else Qt.FocusPolicy.ClickFocus)
        say_chosen(self, chosen=shown.chosen)
        if shown == self.shown and t.language is self._language:
            return
        self._language = t.language
        self.shown = shown
        self._lines = [(one, entry_short(t, one)) for one in shown.entries] if not shown.small else []
        self._rest = word(t, shown.off.holiday) if shown.off is not None and not shown.small else ""
        self.setObjectName(f"calendar.{shown.day.isoformat()}")
        said = shown.spoken(t)
        self.setAccessibleName(said)
        told = [rest_text(t, shown.off)] if shown.off is not None else []
        told += [entry_short(t, one) for one in shown.entries]
        self.setToolTip("\n".join([t.date_full(shown.day), *told]) if told else "")
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.shown is not None:
            self.chosen.emit(self.shown.day)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.shown is not None:
            self.opened.emit(self.shown.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.shown
        if shown is None:
            return
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        tokens = theme.tokens
        ground = tokens.selection if shown.chosen else tokens.sunken if shown.at_rest else tokens.surface
        box(painter, self.rect(), px(metrics.RADIUS_TAG), ground, tokens.line)
        self._paint_number(painter, shown)
        if not shown.small:
            self._paint_lines(painter, shown)
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        painter.end()

    def _paint_number(self, painter: QPainter, shown: DayShown) -> None:
        """A meeting fills the ground of a small day, a day by which something is due has a frame; today is bold."""
        theme, px = self._theme, self._theme.px
        tokens, side = theme.tokens, px(NUMBER)
        room = QRect(px(INSET), px(INSET) // 2, side, side)
        if shown.small:
            room = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        ink = tokens.text if shown.within else tokens.muted
        held = any(one.kind is EntryKind.MEETING and not one.is_off for one in shown.entries)
        if shown.small and held:
            box(painter, room, px(metrics.RADIUS), tokens.accent)
            ink = tokens.on_accent
        elif shown.small and shown.entries:
            box(painter, room, px(metrics.RADIUS), None, tokens.warning, 1.5)
        kind = Type.LABEL if shown.today or (shown.small and shown.entries) else Type.CAPTION
        write(painter, room, str(shown.day.day), theme.font(kind), ink, CENTRE)
        if shown.today:
            painter.fillRect(QRect(room.x() + px(4), room.bottom() - px(1), room.width() - px(8), px(2)), ink)

    def _paint_lines(self, painter: QPainter, shown: DayShown) -> None:
        """The holiday beside the number, then a line for each entry; without room for all, how many more there are."""
        theme, px = self._theme, self._theme.px
        tokens, font = theme.tokens, theme.font(Type.CAPTION)
        left, width = px(INSET), self.width() - 2 * px(INSET)
        beside = QRect(left + px(NUMBER) + px(2), px(INSET) // 2, width - px(NUMBER) - px(2), px(NUMBER))
        self._write(painter, beside, self._rest, font, tokens.muted)
        top = px(INSET) + px(NUMBER)
        room = max(0, (self.height() - top - px(2)) // px(LINE))
        lines = self._lines if len(self._lines) <= room else self._lines[: max(0, room - 1)]
        for entry, said in lines:
            size = px(metrics.ICON_SMALL)
            where = QRect(left, top + (px(LINE) - size) // 2, size, size)
            ink = tokens.colour(ink_of(entry)) if shown.within else tokens.muted
            theme.draw_icon(painter, icon_of(entry), ink, where)
            rest = QRect(left + size + px(3), top, width - size - px(3), px(LINE))
            self._write(painter, rest, said, font, ink)
            top += px(LINE)
        more = len(self._lines) - len(lines)
        if more and room:
            write(painter, QRect(left, top, width, px(LINE)), f"+ {more}", font, tokens.muted)

    def _write(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: QColor) -> None:
        """As much of it as says something; where there is no room for that, its icon and the name of the day do."""
        if text and (room.width() >= self._theme.px(LEAST) or width_of(font, text) <= room.width()):
            write(painter, room, text, font, ink)
