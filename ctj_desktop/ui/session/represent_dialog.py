"""Who votes for a seat that is not there? Whoever is present and may still carry a proxy by the statutes."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.findings import article_in
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.session.proxies import represent
from ctj_desktop.services.session.screen import THERE, SessionSeat, SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.columns import seat_note, seat_title
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table


class Bearer(NamedValue):
    """A seat that is present, and how many proxies it carries."""

    key: UUID
    line: SessionSeat
    carries: int


def _who(bearer: Bearer, t: Translator) -> Cell:
    return Cell(text=seat_title(bearer.line, t), second=seat_note(bearer.line, t))


def _carries(bearer: Bearer, t: Translator) -> Cell:
    if not bearer.carries:
        return Cell(text="–", right=True)
    return Cell(text=t.n("{count} proxy", "{count} proxies", bearer.carries).format(count=bearer.carries), right=True)


COLUMNS: tuple[Column[Bearer], ...] = (
    Column(key="who", heading=N_("Name"), cell=_who),
    Column(key="carries", heading=N_("Carries"), cell=_carries, width=112, right=True),
)


class Represent(Frame):
    """A search line and the seats that are present."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: SessionSeat, parent: QWidget
    ) -> None:
        t = desk.t
        title = t("Who represents {seat}?").format(seat=seat_title(seat, t))
        super().__init__(desk, "dialog.represent", title, t("Enter the proxy"), parent)
        self._workspace, self._view, self._seat = workspace, view, seat
        carried = [line.bearer.seat for line in view.seats if line.bearer is not None]
        self._bearers = [
            Bearer(key=line.key, line=line, carries=carried.count(line.seat))
            for line in view.seats
            if line.here in THERE and line.key != seat.key
        ]
        self.rule = Label(desk.theme, colour="muted", wrap=True, name="dialog.represent.rule", parent=self)
        self.rule.say(self._rule())
        self.search = SearchField(desk.theme, "dialog.represent.search", parent=self)
        self.search.say(t("Name, function or body"))
        self.table = Table(
            desk.theme,
            "dialog.represent.table",
            RowsModel(desk.language, COLUMNS, self),
            row=metrics.ROW_TWO_LINES,
            parent=self,
        )
        self.table.setAccessibleName(t("Seats that are present"))
        self.table.setMinimumHeight(desk.theme.px(264))
        for widget in (self.rule, self.search, self.table):
            self.column.addWidget(widget)
        self.search.textChanged.connect(self._find)
        self.search.go_down.connect(self.table.setFocus)
        self.table.opened.connect(lambda _key: self.act.click())
        self._find("")
        self.act.setEnabled(bool(self._bearers))
        self.search.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: SessionSeat, parent: QWidget) -> None:
        """Enters the proxy, or nothing."""
        cls(desk, workspace, view, seat, parent).exec()

    def go(self) -> None:
        key = self.table.current_key()
        if key is None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            raise Unreadable
        self._workspace.do(represent, meeting=self._view.meeting.id, seat=self._seat.seat, by=SeatId(key))

    def _rule(self) -> str:
        t = self.desk.t
        if not self._bearers:
            return t("Nobody else is present yet, so nobody can carry a proxy.")
        rule = self._view.statutes.proxies if self._view.statutes else None
        count = rule.per_holder if rule else 0
        text = t.n("At most {count} proxy each", "At most {count} proxies each", count).format(count=count)
        return ", ".join(filter(None, (text, article_in(rule.article, t.language) if rule else "")))

    def _find(self, typed: str) -> None:
        t, words = self.desk.t, sort_key(typed).split()
        found = [
            bearer
            for bearer in self._bearers
            if all(word in sort_key(f"{seat_title(bearer.line, t)} {seat_note(bearer.line, t)}") for word in words)
        ]
        self.table.rows_model.replace(found)
        if found and self.table.current_key() is None:
            self.table.select(found[0].key)
