"""How are the days of a month or a year looked at by keyboard, whatever stands on them?"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.planning.calendar import MONTHS, CalendarEntry, months_away, weeks_of
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.meetings.planning.calendar import Days
from ctj_desktop.ui.forms.page_head import MOST, PageHead, detail_width, page_column
from ctj_desktop.ui.forms.save_as import FileForm, save_as
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.planning.calendar_grid import CalendarGrid
from ctj_desktop.ui.meetings.planning.day_card import DayCard
from ctj_desktop.ui.meetings.planning.day_cell import DayShown
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import Inside, scroll
from ctj_desktop.ui.widgets.switch import Switch

MONTH, YEAR = "month", "year"
SPANS: Final = ((MONTH, N_("Month")), (YEAR, N_("Year")))
APPOINTMENTS: Final = N_("Appointments for calendars (*.ics)")
NARROW: Final = 660
"""Pixels of ordinary text below which the chosen day stands below the grid."""


class DaysPage(Page):
    """The grid, the chosen day beside it; arrows go from day to day, Page Up and Page Down from month to month.

    A subclass says what stands on the days, what is said of one on which nothing does, and where each thing is.
    """

    key: str
    """Of the page among the views of its section; its widgets are named so."""
    followed: frozenset[str]
    """The kinds of record after whose change the days are read anew."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._current = workspace.today()
        self._days: Days | None = None
        self.setObjectName(f"page.{self.key}")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # what a subclass says

    def days_between(self, first: date, after: date) -> Days:
        """What stands on the days of [first, after)."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said of a day on which nothing stands."""
        raise NotImplementedError

    def place_of(self, entry: CalendarEntry) -> Place:
        """Where a thing is looked at."""
        raise NotImplementedError

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def calendar(self, t: Translator) -> tuple[str, Callable[[date, date, datetime], bytes]]:
        """The name of the calendar in a file of its own, and what makes that of [first, after)."""
        raise NotImplementedError

    def take_empty(self) -> None:
        """Enter on a day on which nothing stands."""

    # the page

    def show_place(self, place: Place) -> None:
        self.views.show_view(self.key)
        day, _, span = place.detail.partition(" ")
        if day:
            self._current = date.fromisoformat(day)
        if span:
            self.span.choose(span, silently=True)
        self._read()
        self.grid.take_keyboard(self._current)
        QTimer.singleShot(0, self, self._see)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"export_list": self._save}

    def find_here(self) -> None:
        self.grid.take_keyboard(self._current)

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(self.title())
        self.views.retranslate()
        self.before.say("", name=t("Previous period"))
        self.after.say("", name=t("Next period"))
        self.today.say(t("Today"))
        self.save.say("", name=t("Save for other calendars…"))
        self.span.offer([(key, t(text)) for key, text in SPANS], t("View"), t("{place} of {count}"))
        self.grid.setAccessibleName(t("Calendar"))
        if self._days is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card(narrow=self.width() < self._desk.theme.px(NARROW))

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.views = SectionViews(self._desk, f"{self.key}.switch", self.section, self)
        self.before = Button(theme, f"{self.key}.before", ButtonKind.QUIET, icon="caret-left", parent=self)
        self.period = Label(theme, Type.CARD, elide=True, name=f"{self.key}.period", parent=self)
        self.after = Button(theme, f"{self.key}.after", ButtonKind.QUIET, icon="caret-right", parent=self)
        self.today = Button(theme, f"{self.key}.today", parent=self)
        self.save = Button(theme, f"{self.key}.save", ButtonKind.QUIET, icon="calendar-check", parent=self)
        self.span = Switch(theme, f"{self.key}.span", self)
        self._area, self._inside = QScrollArea(self), Inside()
        self.grid = CalendarGrid(self._desk, self._inside)
        self.card = DayCard(self._desk, self._inside)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self.head.add_views(self.views)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for widget in (self.before, self.period, self.after, self.today):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.span)
        self._below = QVBoxLayout(self._inside)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(theme.px(12))
        self._below.addWidget(self.grid, 1)
        scroll(self._area, self._inside)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(theme.px(12))
        self._beside.addWidget(self._area, 1)
        self._beside.addWidget(self.card)
        column = page_column(theme, self)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addLayout(self._beside, 1)

    def _place_card(self, *, narrow: bool) -> None:
        """Beside the grid, where it stays in sight; below it where there is no room for both."""
        if narrow:
            self.card.setMinimumWidth(0)
            self.card.setMaximumWidth(MOST)
            self._below.addWidget(self.card)
        else:
            self.card.setFixedWidth(detail_width(self._desk.theme, self.width()))
            self._beside.addWidget(self.card)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self._move(None))
        self.span.chosen.connect(self._other_span)
        self.grid.moved.connect(self._move)
        self.grid.opened.connect(self._open_day)
        self.card.opened.connect(self._open)
        self.save.clicked.connect(self._save)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._other_committee)

    def _other_span(self) -> None:
        self._read()
        QTimer.singleShot(0, self, self._see)

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and touches(outcome, *self.followed):
            self._read()

    def _other_committee(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        first, after = self._shown_days()
        self._days = self.days_between(first, after)
        self._show()

    def _shown_days(self) -> tuple[date, date]:
        """The year, or the whole weeks of the month."""
        if self._year():
            return date(self._current.year, 1, 1), date(self._current.year + 1, 1, 1)
        weeks = weeks_of(self._current)
        return weeks[0][0], days_later(weeks[-1][-1], 1)

    def _show(self) -> None:
        days, t = self._days, self._desk.t
        assert days is not None
        self.grid.show_days(days, self._current, self._workspace.today(), year=self._year())
        self.card.show_legend(shown=self._year())
        self.period.say(str(self._current.year) if self._year() else t.month(self._current).capitalize())
        self._show_day()

    def _show_day(self) -> None:
        days = self._days
        assert days is not None
        shown = DayShown(
            day=self._current, entries=days.on(self._current), off=days.off.get(self._current), chosen=True
        )
        self.card.show_day(shown, nothing=self.nothing(), writable=not self._workspace.store.read_only)
        self.state_changed.emit()

    def _move(self, day: date | None) -> None:
        """To another day, without one to this one; what is shown is read anew only where it is not shown yet."""
        before, self._current = self._current, day or self._workspace.today()
        same = self._current.year == before.year and (self._year() or self._current.month == before.month)
        if same:
            self.grid.choose(self._current)
            self._show_day()
        else:
            self._read()
        self.grid.take_keyboard(self._current)
        self._see()

    def _see(self) -> None:
        """The chosen day, once it has found its place."""
        cell = self.grid.cell(self._current)
        if cell is not None:
            self._area.ensureWidgetVisible(cell, 0, self._desk.theme.px(metrics.GAP))

    def _step(self, by: int) -> None:
        """A month or a year, as is shown; the button keeps the keyboard."""
        self._current = months_away(self._current, by * (MONTHS if self._year() else 1))
        self._read()

    def _year(self) -> bool:
        return self.span.current() == YEAR

    def _open_day(self, day: date) -> None:
        """What stands on it alone; of several one is chosen in the card."""
        if day != self._current:
            self._move(day)
        entries = self._days.on(day) if self._days is not None else ()
        if len(entries) == 1:
            self._open(entries[0])
        elif entries:
            self.card.table.setFocus()
        elif self._workspace.store.read_only:
            self._workspace.bus.refused.emit(self._workspace.why_not_write(self._desk.t))
        else:
            self.card.plan.setFocus()
            self._area.ensureWidgetVisible(self.card.plan)

    def _open(self, entry: CalendarEntry) -> None:
        self._desk.navigator.go(self.place_of(entry))

    def _save(self) -> None:
        """What is shown, of the month or of the year, as appointments for other calendars."""
        workspace, t, current = self._workspace, load_translator(self._desk.t.locale), self._current
        first = date(current.year, 1, 1) if self._year() else current.replace(day=1)
        after = date(current.year + 1, 1, 1) if self._year() else months_away(first, 1)
        (name, made), at = self.calendar(t), workspace.now()

        def make(_step: Step) -> bytes:
            return made(first, after, at)

        span = str(first.year) if self._year() else f"{first:%Y-%m}"
        words = (self._desk.t("Save for other calendars"), f"{name} {span}")
        save_as(self._desk, workspace, self, words, [FileForm(APPOINTMENTS, ".ics", make)])
