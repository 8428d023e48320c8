"""Which seats has the committee on a day? Made and read when somebody turns to them."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.membership.lists import SeatLine, seats_on, vacancies
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.columns import seat_columns
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.rows import RowsModel


class SeatList(ListCard):
    """The seats in their order, filled or vacant; the first is chosen."""

    table: RecordTable

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        self._desk, self._workspace = desk, workspace
        self._read_of: tuple[date, CommitteeId | None] | None = None  # None where it is out of date
        self._model: RowsModel[SeatLine] = RowsModel(desk.language, seat_columns(workspace.today()))
        row = metrics.ROW_TWO_LINES
        table = RecordTable(desk.theme, "members.seats", self._model, row=row, headless=False, parent=parent)
        super().__init__(desk.theme, "members.seat_card", table, parent)
        self._model.setParent(self)
        self.retranslate()

    def show_on(self, day: date) -> None:
        """The seats of that day, read unless they stand."""
        wanted = day, self._workspace.committee
        if wanted == self._read_of:
            return
        self._read_of = wanted
        self._model.replace(seats_on(self._workspace.store, *wanted))
        self.show_rows(bool(self._model.rows))
        if self.table.current_key() is None and self._model.rows:
            self.table.select(self._model.rows[0].key)

    def forget(self) -> None:
        """What was read is out of date."""
        self._read_of = None

    def seat(self) -> SeatLine | None:
        """The chosen one."""
        return self._model.row_at(self.table.currentIndex())

    @property
    def rows(self) -> tuple[SeatLine, ...]:
        """Those of the day, in their order."""
        return self._model.rows

    def count_text(self) -> str:
        """How many seats there are, and how many of them are vacant."""
        t, seats = self._desk.t, len(self._model.rows)
        free = vacancies(self._model.rows)
        parts = [t.n("{count} seat", "{count} seats", seats).format(count=seats)]
        if free:
            parts.append(t.n("{count} vacant", "{count} vacant", free).format(count=free))
        return " · ".join(parts)

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.table.setAccessibleName(t("Seats"))
        self.empty.nothing_yet(
            t("No seat on this day"),
            t("The committee has no seats on the day that is shown."),
            t("Add the first seat"),
            "users-three",
        )
