"""What stands on the chosen day, line by line, and how is each thing opened, or a meeting planned on that day?"""

from uuid import UUID, uuid5

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.calendar import hours_text, rest_text
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.planning.day_cell import DayShown
from ctj_desktop.ui.meetings.planning.marks import icon_of, ink_of
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table


class DayEntryLine(NamedValue):
    """A line of the card; the key follows from what it is, so that it stays chosen."""

    key: UUID
    entry: CalendarEntry

    @classmethod
    def of(cls, entry: CalendarEntry) -> "DayEntryLine":
        """The line of an entry."""
        return cls(key=uuid5(NETWORK, f"{entry.kind} {entry.speaks_of} {entry.on} {entry.ways}"), entry=entry)


def _what(line: DayEntryLine, t: Translator) -> Cell:
    entry = line.entry
    first, second = first_line(t, entry), second_line(t, entry)
    return Cell(text=first, second=second, icon=icon_of(entry), icon_colour=ink_of(entry))


def first_line(t: Translator, entry: CalendarEntry) -> str:
    """What it is: 14:00–16:00 MOC; Convene (mail, by hand)."""
    if entry.kind is EntryKind.MEETING:
        return " · ".join(filter(None, (hours_text(t, entry), entry.committee_name.or_other(t.language))))
    if entry.kind is EntryKind.MANDATES_END:
        return f"{word(t, entry.kind)} ({entry.count})"
    if entry.project is not None:
        return " · ".join(filter(None, (word(t, entry.kind), entry.about.or_other(t.language))))
    ways = ", ".join(word_within(t, way) for way in entry.ways)
    return f"{word(t, entry.kind)} ({ways})" if ways else word(t, entry.kind)


def second_line(t: Translator, entry: CalendarEntry) -> str:
    """Of which meeting or call it is, and what state the meeting is in."""
    language = t.language
    if entry.call is not None:
        return entry.title.or_other(language) or entry.number
    if entry.project is not None:
        return " · ".join(filter(None, (entry.number, entry.title.or_other(language))))
    number = t("Meeting {number}").format(number=entry.number) if entry.number else ""
    told = [number, entry.title.or_other(language), entry.place.or_other(language)]
    if entry.kind is EntryKind.MEETING:
        told += [word_within(t, entry.state)] if entry.state is not None else []
    else:
        told += [entry.committee_name.or_other(language)]
    return " · ".join(filter(None, told))


COLUMNS: tuple[Column[DayEntryLine], ...] = (Column(key="what", heading=N_("On this day"), cell=_what),)


class DayCard(Card):
    """The day as a heading, its rest, its lines; Enter opens one, the button plans."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        theme = desk.theme
        super().__init__(theme, "calendar.day", parent=parent)
        self._desk = desk
        self.title = Label(theme, Type.CARD, wrap=True, name="calendar.day.title", parent=self)
        self.rest = Label(theme, Type.BODY, "muted", wrap=True, name="calendar.day.rest", parent=self)
        self.said = Label(theme, Type.BODY, "muted", wrap=True, name="calendar.day.said", parent=self)
        self.model: RowsModel[DayEntryLine] = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, "calendar.day.lines", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.horizontalHeader().hide()
        self.plan = Button(theme, "calendar.day.plan", icon="plus", parent=self)
        self.legend = Label(theme, Type.CAPTION, "muted", wrap=True, name="calendar.legend", parent=self)
        for widget in (self.title, self.rest, self.said, self.table, self.plan, self.legend):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.table.opened.connect(self._open)

    def show_day(self, shown: DayShown, *, nothing: str, writable: bool) -> None:
        """What stands on it; `nothing` is what is said of a day on which nothing does."""
        t = self._desk.t
        self.plan.setEnabled(writable)
        self.title.say(t.date_full(shown.day))
        self.rest.say(rest_text(t, shown.off) if shown.off is not None else "")
        self.rest.setVisible(shown.off is not None)
        self.said.say(nothing)
        self.said.setVisible(not shown.entries)
        self.model.replace([DayEntryLine.of(one) for one in shown.entries])
        self.table.setVisible(bool(shown.entries))
        self.table.setFixedHeight(self.table.row_height() * len(shown.entries) + 2)
        self.table.setAccessibleName(t("On this day"))
        self.plan.say(t("Plan a meeting"), hint="N", name=t("Plan a meeting on this day"))
        if shown.entries:
            self.table.select(self.model.rows[0].key)

    def show_legend(self, *, shown: bool) -> None:
        """What the signs of the small days mean."""
        t = self._desk.t
        self.legend.say(t("filled: a meeting · framed: something is due · shaded: no working day"))
        self.legend.setVisible(shown)

    def _open(self, key: UUID) -> None:
        line = next((one for one in self.model.rows if one.key == key), None)
        if line is not None:
            self.opened.emit(line.entry)
