"""When, how often and how far apart are the meetings of a series, and with which agenda does each begin?"""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.holidays import Region
from ctj_desktop.domain.planning.series import MOST, PlannedDay, Rhythm, series_days
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.planning.series import plan_series
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_clock, set_text, typed
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.meeting_lines import MeetingLines
from ctj_desktop.ui.meetings.planning.example import Example
from ctj_desktop.ui.meetings.planning.series_days import SeriesDays
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label

PAUSE = 250
"""Milliseconds without a letter after which the days are counted anew."""


class SeriesDialog(Frame):
    """Nothing is planned before the button; the days stand below as they would be."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget, on: date | None = None) -> None:
        t = desk.t
        super().__init__(desk, "dialog.series", t("Plan a series of meetings"), t("Plan the series"), parent)
        self._workspace = workspace
        self._counted: tuple[object, ...] = ()
        self.made: tuple[Meeting, ...] = ()
        self.lines = MeetingLines(self, workspace, t("Start with the standing items"))
        self.lines.standing.setChecked(True)
        self.lines.sitting.hide()  # the meetings of a series are ordinary ones
        self.lines.on.say(t("First day"))
        self.start = line_field(desk, "dialog.series.start", t("Start"), icon="clock")
        self.end = line_field(desk, "dialog.series.end", t("End"), icon="clock")
        self.count = line_field(desk, "dialog.series.count", t("Number of meetings"))
        self.every = line_field(desk, "dialog.series.every", t("Interval"))
        self.rhythm = Field(desk.theme, ComboBox(desk.theme, "dialog.series.rhythm"), self)
        self.rhythm.say(t("Counted in"))
        self.example = Example(self, workspace)
        self.said = Label(desk.theme, colour="muted", wrap=True, name="dialog.series.said", parent=self)
        self.days = SeriesDays(desk, "dialog.series.days", self)
        self.named = {"end": self.end, "like": self.example.like}
        self._typing = QTimer(self, singleShot=True, interval=PAUSE)
        set_text(self.count, "4")
        set_text(self.every, "3")
        choice_of(self.rhythm).offer([(word(t, one), one) for one in Rhythm], Rhythm.MONTHS)
        if on is not None:
            set_text(self.lines.on, t.date_short(on))
        self._arrange()
        self._connect()
        self.example.offer(self.lines.chosen_committee())
        self.keep_typed(workspace)
        self.count_days()
        self.lines.on.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget, on: date | None = None) -> tuple[Meeting, ...]:
        """The meetings that were planned; none when the person thought better of it."""
        dialog = cls(desk, workspace, parent, on)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        committee = self.lines.chosen_committee()
        start, end = read_clock(self.desk, self.start), read_clock(self.desk, self.end)
        self.count_days(said=True)
        days = self.days.days()
        if committee is None:
            self.lines.on.note(self.desk.t("There is no committee yet. Set one up first."), Note.ERROR)
            raise Unreadable
        places = self.lines.places
        self.made = self._workspace.do(
            plan_series,
            committee=committee,
            days=days,
            start=start,
            end=end,
            place=Bilingual.of(fr=typed(places.fr), de=typed(places.de)),
            like=self.example.key(),
            every_item=self.example.every_item.isChecked(),
            standing=self.lines.standing.isChecked(),
        )

    def count_days(self, *, said: bool = False) -> None:
        """The days by what stands above; nothing is said of what is half typed until the button is pressed."""
        self._typing.stop()
        first, count, every = self._first(said), self._whole(self.count, said), self._whole(self.every, said)
        asked = (first, count, every, chosen(self.rhythm, Rhythm), self.lines.chosen_committee())
        if asked != self._counted:
            self._counted = asked
            self.days.show_days(self._days(first, count, every), self._regions(), self._workspace.today())
            self.fit_to(self.days)
        self._say_count()

    def _days(self, first: date | None, count: int | None, every: int | None) -> tuple[PlannedDay, ...]:
        if first is None or not count or not every:
            return ()
        return series_days(first, chosen(self.rhythm, Rhythm) or Rhythm.MONTHS, every, count, self._regions())

    def _first(self, said: bool) -> date | None:
        try:
            first = read_date(typed(self.lines.on), self._workspace.today())
        except UserError:
            first = None
            if said:
                self.lines.day()
        if first is None and said:
            self.lines.on.note(self.desk.t("Write the day of the first meeting."), Note.ERROR)
            self.lines.on.editor.setFocus()
            raise Unreadable
        return first

    def _whole(self, field: Field, said: bool) -> int | None:
        """A number from 1 to the most meetings there are."""
        text = typed(field)
        if text.isdecimal() and 1 <= int(text) <= MOST:
            field.clear_note()
            return int(text)
        if said:
            field.note(self.desk.t("Write a whole number from 1 to {most}.").format(most=MOST), Note.ERROR)
            field.editor.setFocus()
            raise Unreadable
        return None

    def _regions(self) -> frozenset[Region]:
        committee = self.lines.chosen_committee()
        return regions_of(self._workspace.store, committee) if committee is not None else frozenset()

    def _say_count(self) -> None:
        t, kept = self.desk.t, self.days.kept()
        if kept:
            self.said.say(t.n("{count} meeting is planned:", "{count} meetings are planned:", kept).format(count=kept))
        else:
            self.said.say(t("The days stand here once the first one is written."))

    def _take_over(self, example: Meeting | None) -> None:
        """Hours and place of the example, where nothing else was typed."""
        self.lines.begin_like(example, self.start, self.end)

    def _connect(self) -> None:
        self.example.chosen.connect(self._take_over)
        self._typing.timeout.connect(self.count_days)
        self.days.changed.connect(self._say_count)
        for field in (self.lines.on, self.count, self.every):
            editor = field.editor
            assert isinstance(editor, LineEdit)
            editor.textChanged.connect(lambda _text: self._typing.start())
            editor.editingFinished.connect(self.count_days)
        choice_of(self.rhythm).currentIndexChanged.connect(lambda _at: self.count_days())
        choice_of(self.lines.committee).currentIndexChanged.connect(lambda _at: self._other_committee())

    def _other_committee(self) -> None:
        self.example.offer(self.lines.chosen_committee())
        self.count_days()

    def _arrange(self) -> None:
        rows = Rows(self.desk.theme, self)
        rows.add([self.lines.on, self.start, self.end], [2, 1, 1])
        rows.add([self.count, self.every, self.rhythm], [1, 1, 2])
        self.column.addWidget(self.lines.committee)
        self.column.addWidget(rows)
        self.column.addWidget(self.lines.places)
        self.widen(WIDE)
        for widget in (self.example.like, self.example.every_item, self.lines.standing, self.said, self.days):
            self.column.addWidget(widget)
