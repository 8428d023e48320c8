"""Who attended the meetings of a year how often: as a list, and by side and body as a picture?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.i18n import N_
from ctj_desktop.services.catalogue.line_tables import ATTENDANCE, line_table
from ctj_desktop.services.meetings.attending.over_period import (
    AttendanceLine,
    LineOf,
    MeetingCounts,
    YearAttended,
    year_attended,
    years_held,
)
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import STRETCH, Grow, Part, across, scrolled
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import detail_width
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.record_table import OPEN, RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.attending.columns import attendance_columns
from ctj_desktop.ui.membership.attending.picture import AttendancePicture
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Card

PAGE: Final = "attending"
ROOM: Final = 640
"""Pixels of ordinary text that list and picture take beside each other."""
LINES: Final[Mapping[str, tuple[str, Callable[[YearAttended], tuple[AttendanceLine, ...]]]]] = {
    "persons": (N_("Persons"), lambda year: year.persons),
    "bodies": (N_("Bodies"), lambda year: year.bodies),
    "sides": (N_("Committee and sides"), lambda year: (year.all, *year.sides)),
    "meetings": (N_("Meetings of the year"), lambda year: year.of_meetings),
}
NOT_HELD = frozenset({MeetingCounts.PLANNED, MeetingCounts.CANCELLED, MeetingCounts.POSTPONED})
OPENS: Final = {
    LineOf.PERSON: ("members", ""),
    LineOf.BODY: ("organisations", ""),
    LineOf.MEETING: ("hold", "attendance"),
}
"""The page that shows what a line speaks of, and which part of it."""


class AttendancePage(FiguresPage):
    """The list of what was chosen beside the picture of the whole."""

    section, name, title = "members", PAGE, N_("Attendance of the year")
    trail = ((N_("Members"), "members"),)
    hint = N_("Ctrl+F filter · Enter opens · Ctrl+P paper")
    followed = frozenset(
        {
            "meeting",
            "meeting_move",
            "roll",
            "attendance",
            "presence",
            "proxy",
            "committee",
            "organisation_name",
            "same_as",
        }
    )
    paper, lists = "attendance_statement", Mandate.kind
    _year: YearAttended | None = None

    # the page

    def show_place(self, place: Place) -> None:
        self.views.show_view(PAGE)
        if place.detail.isdecimal():
            self.year.offer([(place.detail, int(place.detail))], int(place.detail))
        self.read()
        (self.table if self.model.rows else self.year).setFocus()

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if self._year is None:
            return t("Choose a committee first.")
        return t("The list is empty.") if key == "export_list" and not self.model.rows else ""

    def find_here(self) -> None:
        self.year.setFocus()

    def line(self) -> AttendanceLine | None:
        """The one that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Members"), t("Attendance of the year"))
        self.views.retranslate()
        self.which.offer([(t(words), key) for key, (words, _lines) in LINES.items()], self.which.chosen())
        self.which.setAccessibleName(t("What is shown"))
        self.year.setAccessibleName(t("Year"))
        self.paper_button.say(t("Statement"), name=t("Attendance statement"), tip=t("The year on paper"))
        self.table.setAccessibleName(t("Attendance of the year"))
        if self._year is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.setFixedWidth(detail_width(self._desk.theme, self.width()))
        self._show_picture()

    # inside

    def build(self) -> None:
        theme, workspace = self._desk.theme, self._workspace
        self.views = self.section_views()
        self.paper_button = Button(theme, "attending.paper", ButtonKind.QUIET, icon="file-pdf", parent=self)
        self.year = ComboBox(theme, "attending.year", self)
        self.which = ComboBox(theme, "attending.which", self)
        self.count = Label(theme, colour="muted", elide=True, name="attending.count", parent=self)
        self.model: RowsModel[AttendanceLine] = RowsModel(self._desk.language, attendance_columns(), self)
        row = metrics.ROW_TWO_LINES
        self.table = RecordTable(theme, "attending.table", self.model, row=row, headless=False, parent=self)
        self.card = ListCard(theme, "attending.card", self.table, self)
        self.beside = Card(theme, "attending.beside", padded=False, parent=self)
        self._area, self._inside = QScrollArea(self.beside), QWidget()
        self.picture = AttendancePicture(self._desk, self._inside)
        self.acts = RecordActs(self._desk, workspace, self)

    def parts(self) -> Sequence[Part]:
        px = self._desk.theme.px
        self.head.add(self.paper_button)
        inside = QHBoxLayout(self._inside)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.addWidget(self.picture)
        scrolled(self.beside, self._area, self._inside)
        filters = across(px(8), self.year, self.which, STRETCH, self.count)
        return filters, Grow(across(px(12), Grow(self.card), self.beside))

    def connect_parts(self) -> None:
        self.year.activated.connect(lambda _index: self.read())
        self.which.activated.connect(lambda _index: self._show())
        self.paper_button.clicked.connect(self.preview)
        self.card.empty.primary.clicked.connect(lambda: self._desk.navigator.go(Place(page="meetings")))
        self.table.opened.connect(lambda _key: self._open())
        self.table.menu_asked.connect(self._show_menu)
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())

    def read(self) -> None:
        workspace, committee = self._workspace, self._workspace.the_committee()
        if committee is None:
            self._year = None
        else:
            held, chosen = years_held(workspace.store, committee, workspace.today()), self.year.chosen()
            self.year.offer([(str(one), one) for one in held.years], chosen if chosen in held.years else held.last)
            shown = self.year.chosen()
            assert isinstance(shown, int)
            self._year = year_attended(workspace.store, committee, shown)
        self._show()

    def _show(self) -> None:
        year, t = self._year, self._desk.t
        for part in (self.year, self.which):
            part.setVisible(year is not None)
        self._show_picture()
        self.paper_button.setEnabled(year is not None)
        if year is None:
            self.model.replace(())
            self.card.empty.nothing_yet(t("No committee is chosen"), t("Choose a committee first."), "", "users-three")
        else:
            _words, lines = LINES[str(self.which.chosen())]
            self.model.replace(lines(year))
            self.picture.show_year(year)
            self.card.empty.nothing_yet(
                t("Nothing here"),
                t("No meeting of this year counts yet."),
                t("Meetings"),
                "calendar-blank",
                act="arrow-right",
            )
        self.card.show_rows(bool(self.model.rows))
        self.count.say(self._counted())
        self.state_changed.emit()

    def _show_picture(self) -> None:
        """Where there is room beside the list, which says the same of bodies and sides, and something to compare."""
        counts = self._year is not None and bool(self._year.counted)
        self.beside.setVisible(counts and self.width() >= self._desk.theme.px(ROOM))

    def _counted(self) -> str:
        """`3 meetings counted · 1 does not count`."""
        year, t = self._year, self._desk.t
        if year is None:
            return ""
        counted, off = len(year.counted), len(year.meetings) - len(year.counted)
        said = [t.n("{count} meeting counted", "{count} meetings counted", counted).format(count=counted)]
        if off:
            said.append(t.n("{count} does not count", "{count} do not count", off).format(count=off))
        return " · ".join(said)

    def of_paper(self) -> str | None:
        return str(self._year.year) if self._year is not None else None

    def listed(self) -> Sequence[UUID]:
        return [line.key for line in self.model.rows]

    def as_table(self) -> MakeTable:
        lines = tuple(self.model.rows)
        return lambda t, title, step: line_table(t, title, ATTENDANCE, lines, step)

    def _open(self) -> None:
        """The person, the body or the attendance of the meeting of the line."""
        place = self._place()
        if place is not None:
            self._desk.navigator.go(place)

    def _place(self) -> Place | None:
        line = self.line()
        if line is None or line.record is None or line.of not in OPENS:
            return None
        if line.meeting is not None and line.meeting.counts in NOT_HELD:
            return Place(page="prepare", record=line.record)
        page, detail = OPENS[line.of]
        return Place(page=page, record=line.record, detail=detail)

    def _show_menu(self, _key: UUID, where: QPoint) -> None:
        if self._place() is not None:
            self.acts.show_menu([(OPEN, "arrow-square-out", self._open, "")], where)
