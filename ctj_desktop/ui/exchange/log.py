"""Which files went out, to whom, and which came in: all of them, the newest first?"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.exchange.lists import KnownPartner, received, sent
from ctj_desktop.ui.exchange.log_columns import LOG, newest_first, received_lines, sent_lines
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table


class ExchangeLog(ListCard):
    """The files that were sent, or every file that passed; only read here."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        self.model = RowsModel(desk.language, LOG, None)
        table = Table(desk.theme, "exchange.log.table", self.model, row=metrics.ROW_TWO_LINES)
        super().__init__(desk.theme, "exchange.log", table, parent)
        self.model.setParent(self)
        self._desk, self._workspace = desk, workspace

    def read(self, partners: Sequence[KnownPartner], *, both_ways: bool) -> None:
        """What went out; with `both_ways` also what came in."""
        t, store = self._desk.t, self._workspace.store
        lines = sent_lines(sent(store), partners)
        if both_ways:
            lines += received_lines(received(store))
        self.model.replace(newest_first(lines))
        self.table.setAccessibleName(t("Files that passed") if both_ways else t("Files sent"))
        self.empty.nothing_yet(
            t("No file has passed yet") if both_ways else t("No file was sent yet"),
            t("A file for a partner holds everything that it has not confirmed."),
            t("Prepare…"),
            "export",
            act="export",
        )
        self.empty.primary.setEnabled(not store.read_only)
        self.show_rows(bool(lines))

    def give_focus(self) -> None:
        """The keyboard goes to the list, or to the button that stands for it."""
        (self.table if self.model.rows else self.empty.primary).setFocus()
