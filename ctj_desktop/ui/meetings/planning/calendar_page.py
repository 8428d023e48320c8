"""What happens when in a month or a year: meetings, what is due for them, calls, mandates that end, days of rest?"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.planning.calendar import Days, days_between
from ctj_desktop.services.meetings.planning.calendar_file import calendar_file, calendar_name
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.page import MODE_OF
from ctj_desktop.ui.meetings.planning.days_page import DaysPage
from ctj_desktop.ui.widgets.button import Button, ButtonKind

PLANNING: Final = frozenset({"plan_series"})


class CalendarPage(DaysPage):
    """The calendar of meetings; N plans one on the chosen day."""

    section = "meetings"
    key = "calendar"
    followed = frozenset(
        {
            "meeting",
            "meeting_move",
            "dispatch",
            "call",
            "mandate",
            "statutes",
            "sitting_rule",
            "committee",
            "seat",
            "territory",
        }
    )

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        self.new = Button(desk.theme, "calendar.new", ButtonKind.PRIMARY, icon="plus")
        super().__init__(desk, workspace, parent)
        self.head.add(self.new)
        self.new.clicked.connect(self.new_here)
        self.grid.planned.connect(self._plan)
        self.card.plan.clicked.connect(self.new_here)

    # what stands on the days

    def days_between(self, first: date, after: date) -> Days:
        return days_between(self._workspace.store, first, after, self._workspace.committee)

    def nothing(self) -> str:
        """Nothing on this day, or no meeting at all yet: then what to do first."""
        t, committee = self._desk.t, self._workspace.committee
        wanted = {"committee": committee} if committee is not None else {}
        if self._workspace.store.count(Meeting, **wanted):
            return t("Nothing stands on this day.")
        return t("No meeting yet. Plan the first one here, or a whole series from the menu Meeting.")

    def place_of(self, entry: CalendarEntry) -> Place:
        return place_of(entry)

    def title(self) -> str:
        return self._desk.t("Meetings")

    def calendar(self, t: Translator) -> tuple[str, Callable[[date, date, datetime], bytes]]:
        committee, store = self._workspace.committee, self._workspace.store
        return calendar_name(store, t, committee), lambda first, after, at: calendar_file(
            store, t, first, after, committee, at
        )

    def take_empty(self) -> None:
        """It offers to plan a meeting on it."""
        if self._workspace.store.read_only:
            self._workspace.bus.refused.emit(self._workspace.why_not_write(self._desk.t))
        else:
            self.card.plan.setFocus()
            self._area.ensureWidgetVisible(self.card.plan)

    # the page

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        return [(t("Meetings"), Place(page="meetings")), (t("Calendar"), None)]

    def keys(self) -> str:
        return self._desk.t("Page ↑↓ month · Home today · Enter opens · N plans a meeting")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            **super().handlers(),
            "plan_series": self._plan_series,
            "print": self._preview,
            "preview_calendar": self._preview,
        }

    def why_not(self, key: str) -> str:
        if key in ("print", "preview_calendar"):
            return "" if self._workspace.the_committee() is not None else self._desk.t("Choose a committee first.")
        return self._workspace.why_not_write(self._desk.t) if key in PLANNING else ""

    def new_here(self) -> None:
        self._plan(self._current)

    def retranslate(self) -> None:
        super().retranslate()
        self.new.say(self._desk.t("New meeting"))

    # inside

    def _plan(self, day: date) -> None:
        from ctj_desktop.ui.meetings.new_meeting import NewMeeting

        if self._workspace.store.read_only:
            self._workspace.bus.refused.emit(self._workspace.why_not_write(self._desk.t))
            return
        made = NewMeeting.ask(self._desk, self._workspace, self, on=day)
        if made is not None:
            self._desk.navigator.go(Place(page="prepare", record=made))

    def _plan_series(self) -> None:
        from ctj_desktop.ui.meetings.planning.series_dialog import SeriesDialog

        if self.why_not("plan_series"):
            return
        made = SeriesDialog.ask(self._desk, self._workspace, self, self._current)
        if made and made[0].on is not None:
            self._move(made[0].on)

    def _preview(self) -> None:
        """The year on paper."""
        committee = self._workspace.the_committee()
        if committee is not None:
            detail = f"calendar {self._current.year}"
            self._desk.navigator.go(Place(page="documents", record=committee, detail=detail))


def place_of(entry: CalendarEntry) -> Place:
    """Where it is looked at: the meeting for what its state asks, the call, the radar of mandates."""
    if entry.kind is EntryKind.MANDATES_END:
        return Place(page="radar")
    if entry.call is not None:
        return Place(page="calls", record=entry.call)
    if entry.kind is EntryKind.ANSWER:
        return Place(page="replies", record=entry.meeting)
    mode = MODE_OF.get(entry.state, "prepare") if entry.state is not None else "prepare"
    return Place(page=mode, record=entry.meeting)
