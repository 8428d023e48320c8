"""On which days would a series be held, one line each: looked at, changed or left out before anything is planned?"""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.holidays import Region, days_off
from ctj_desktop.domain.planning.series import PlannedDay
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.calendar import rest_text
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_day, set_text
from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label


class SeriesDays(QWidget):
    """A square that keeps the day, the day as it can be typed, and what is to be said of it."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(desk.theme.px(8))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self.setObjectName(name)

    def show_days(self, days: Sequence[PlannedDay], regions: Collection[Region], today: date) -> None:
        """Other days: what was changed in the lines before is gone."""
        for widget in emptied(self._grid):
            widget.hide()
            widget.deleteLater()
        self._lines = [_Line(self, self._desk, at, day, regions, today) for at, day in enumerate(days, start=1)]
        for at, line in enumerate(self._lines):
            for column, widget in enumerate((line.kept, line.day, line.remark)):
                self._grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignTop)

    def days(self) -> tuple[date, ...]:
        """Those that are kept, as they stand; what is no day is said at its field."""
        return tuple(line.read() for line in self._lines if line.kept.isChecked())

    def kept(self) -> int:
        """How many are not left out."""
        return sum(line.kept.isChecked() for line in self._lines)


class _Line:
    """One day of the series."""

    def __init__(
        self, days: SeriesDays, desk: Desk, number: int, day: PlannedDay, regions: Collection[Region], today: date
    ) -> None:
        self._desk, self._planned, self._regions, self._today = desk, day, regions, today
        name, t = f"{days.objectName()}.{number}", desk.t
        self.kept = CheckBox(desk.theme, f"{name}.kept", days)
        self.kept.say(str(number))
        self.kept.setAccessibleName(t("Meeting {number} of the series").format(number=number))
        self.kept.setChecked(True)
        self.day: Field = line_field(desk, f"{name}.day", "", icon="calendar-blank")
        self.day.setParent(days)
        self.day.without_label()
        self.day.editor.setAccessibleName(t("Day of meeting {number} of the series").format(number=number))
        set_text(self.day, t.date_short(day.on))
        self.remark = Label(desk.theme, colour="muted", wrap=True, name=f"{name}.remark", parent=days)
        self.remark.setMinimumHeight(desk.theme.px(metrics.FIELD))
        self.remark.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.remark.say(planned_text(t, day))
        self.kept.toggled.connect(self._leave_out)
        self.kept.toggled.connect(lambda _on: days.changed.emit())
        editor = self.day.editor
        assert isinstance(editor, LineEdit)
        editor.editingFinished.connect(self._typed)

    def read(self) -> date:
        found = read_day(self._desk, self.day, self._today)
        if found is None:
            self.day.note(self._desk.t("Write the day, or leave this meeting out."), Note.ERROR)
            self.day.editor.setFocus()
            raise Unreadable
        return found

    def _leave_out(self, kept: bool) -> None:
        self.day.setEnabled(kept)
        self.day.clear_note()

    def _typed(self) -> None:
        """Another day than the counted one: whether it is one of rest."""
        try:
            on = read_day(self._desk, self.day, self._today)
        except Unreadable:
            return
        t = self._desk.t
        if on == self._planned.on:
            self.remark.say(planned_text(t, self._planned))
        elif on is not None:
            off = days_off(on, days_later(on, 1), self._regions).get(on)
            self.remark.say(" · ".join(filter(None, (t.weekday(on), rest_text(t, off) if off is not None else ""))))


def planned_text(t: Translator, day: PlannedDay) -> str:
    """The weekday, and of a day that was moved from where and why; of one that could not be, that it is one of rest."""
    if day.off is None:
        return t.weekday(day.on)
    if day.on == day.wanted:
        return f"{t.weekday(day.on)} · {rest_text(t, day.off)}"
    moved = t("moved from {day}: {reason}").format(day=t.date_full(day.wanted), reason=rest_text(t, day.off))
    return f"{t.weekday(day.on)} · {moved}"
