"""Who votes for a seat, from when to when? A proxy is given, corrected and taken back."""

from datetime import time
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import Attendance, Proxy
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.services.session.proxies import correct_proxy, give_proxy, remove_proxy
from ctj_desktop.services.session.refusals import ProxyUnwritten
from ctj_desktop.services.session.screen import THERE, Here, SessionSeat, SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_clock, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.columns import here_word, seat_body, seat_note, seat_title
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Note, SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

CANNOT = frozenset({Here.VACANT, Here.EXCUSED, Here.ABSENT, Here.ON_LEAVE, Here.REPRESENTED})
"""Who carries nobody's vote; who left may have carried one before, who is expected may still come."""
WIDTH, HEIGHT = 560, 216


class Bearer(NamedValue):
    """A seat that can carry a proxy, and how many it carries."""

    key: UUID
    line: SessionSeat
    carries: int


def _who(bearer: Bearer, t: Translator) -> Cell:
    return Cell(text=seat_title(bearer.line, t), second=_beside(bearer, t))


def _state(bearer: Bearer, t: Translator) -> Cell:
    return Cell(text=here_word(bearer.line.here, t), look=Look.CAPTION)


def _carries(bearer: Bearer, t: Translator) -> Cell:
    if not bearer.carries:
        return Cell(text="–", right=True)
    return Cell(text=t.n("{count} proxy", "{count} proxies", bearer.carries).format(count=bearer.carries), right=True)


COLUMNS: tuple[Column[Bearer], ...] = (
    Column(key="who", heading=N_("Name"), cell=_who),
    Column(key="state", heading=N_("State"), cell=_state, width=88),
    Column(key="carries", heading=N_("Carries"), cell=_carries, width=112, right=True),
)


class ProxyDialog(Frame):
    """A search line and the seats that can carry it; from when and to when."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        view: SessionView,
        seat: SessionSeat,
        parent: QWidget,
        proxy: Proxy | None = None,
    ) -> None:
        """`proxy` is the one that is corrected; without it a new one is given."""
        t = desk.t
        title = t("Who represents {seat}?").format(seat=seat_title(seat, t))
        super().__init__(desk, "dialog.proxy", title, t("Correct the proxy") if proxy else t("Enter the proxy"), parent)
        self._workspace, self._view, self._seat, self._proxy = workspace, view, seat, proxy
        self._bearers = self._who_can()
        self._build()
        self._arrange()
        self._fill()
        self.search.textChanged.connect(self._find)
        self.search.go_down.connect(self.table.setFocus)
        self.table.opened.connect(lambda _key: self.act.click())
        self.take_back.clicked.connect(self._take_back)
        self.search.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        view: SessionView,
        seat: SessionSeat,
        parent: QWidget,
        proxy: Proxy | None = None,
    ) -> None:
        """Enters, corrects or takes back the proxy, or nothing."""
        cls(desk, workspace, view, seat, parent, proxy).exec()

    def go(self) -> None:
        key = self.table.current_key()
        start, end = read_clock(self.desk, self.start), read_clock(self.desk, self.end)
        if key is None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            raise Unreadable
        bearer = SeatId(key)
        if self._proxy is not None:
            written = self.written.isChecked()
            corrected = replace(self._proxy, bearer=bearer, start=start, end=end, in_writing=written)
            self._workspace.do(correct_proxy, corrected, self._proxy)
        else:
            meeting, seat = self._view.meeting.id, self._seat.seat
            self._workspace.do(
                give_proxy,
                meeting=meeting,
                seat=seat,
                bearer=bearer,
                start=start,
                end=end,
                in_writing=self.written.isChecked(),
            )

    def refuse(self, error: UserError | StoreError) -> None:
        super().refuse(error)
        if isinstance(error, ProxyUnwritten):
            self.written.setFocus()

    # inside

    def _build(self) -> None:
        desk, t = self.desk, self.desk.t
        self.rule = Label(desk.theme, colour="muted", wrap=True, name="dialog.proxy.rule", parent=self)
        self.search = SearchField(desk.theme, "dialog.proxy.search", parent=self)
        self.search.say(t("Name, function or body"))
        model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "dialog.proxy.table", model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Who can carry the proxy"))
        self.table.setMinimumHeight(desk.theme.px(HEIGHT))
        self.start = line_field(desk, "dialog.proxy.start", t("Holds from"), icon="clock")
        self.end = line_field(desk, "dialog.proxy.end", t("Holds until"), icon="clock")
        self.written = CheckBox(desk.theme, "dialog.proxy.written", parent=self)
        self.written.say(t("The proxy is there in writing"))
        self.take_back = Button(desk.theme, "dialog.proxy.take_back", ButtonKind.QUIET, icon="trash", parent=self)
        self.take_back.say(t("Take the proxy back"))

    def _arrange(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.start, 1, Qt.AlignmentFlag.AlignTop)
        times.addWidget(self.end, 1, Qt.AlignmentFlag.AlignTop)
        self.widen(WIDTH)
        for widget in (self.rule, self.search, self.table):
            self.column.addWidget(widget)
        self.column.addLayout(times)
        self.column.addWidget(self.written)
        self.column.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self) -> None:
        t, proxy = self.desk.t, self._proxy
        self.rule.say(self._rule())
        start, end = (proxy.start, proxy.end) if proxy is not None else (self._usual_start(), None)
        set_text(self.start, t.clock(start) if start else "")
        set_text(self.end, t.clock(end) if end else "")
        self.start.note(t("Left empty: from the opening, or from the departure."), Note.HELP)
        self.end.note(t("Left empty: to the close."), Note.HELP)
        self.written.setChecked(proxy is not None and proxy.in_writing)
        self.take_back.setVisible(proxy is not None)
        self._find("")
        bearer = proxy.bearer if proxy is not None else self._announced()
        if bearer is not None and any(one.key == bearer for one in self._bearers):
            self.table.select(bearer)
        self.act.setEnabled(bool(self._bearers))

    def _announced(self) -> SeatId | None:
        """Whom the reply named, whose proxy was not there in writing yet."""
        line = self._workspace.store.get(Attendance, line_attendance(self._seat.roll))
        return line.represented_by if line is not None else None

    def _usual_start(self) -> time | None:
        """While the session runs from this minute on, or from when the person left it; else from the opening.

        From there too while the list of those who were there at the opening is taken.
        """
        if not self._view.in_session or self._view.takes_the_list:
            return None
        return self._seat.until if self._seat.here is Here.LEFT else self._view.now

    def _who_can(self) -> list[Bearer]:
        """Those who are there first; whoever carries the proxy that is corrected stays among them."""
        carried = [line.bearer.seat for line in self._view.seats if line.bearer is not None and line != self._seat]
        now = self._proxy.bearer if self._proxy is not None else None
        found = [
            Bearer(key=line.key, line=line, carries=carried.count(line.seat))
            for line in self._view.seats
            if line.key != self._seat.key and (line.here not in CANNOT or line.key == now)
        ]
        return sorted(found, key=lambda one: one.line.here not in THERE)

    def _rule(self) -> str:
        t = self.desk.t
        if not self._bearers:
            return t("Nobody else is expected, so nobody can carry a proxy.")
        rule = self._view.holds.proxies
        count = rule.per_holder if rule else 0
        text = t.n("At most {count} proxy each", "At most {count} proxies each", count).format(count=count)
        written = t("given in writing") if rule is not None and rule.written else ""
        article = rule.article if rule is not None else ""
        said = ", ".join(filter(None, (text, written, article_in(article, t.language))))
        wording = wording_at(self._workspace.store, t, self._view.meeting.id, article)
        return "\n".join(filter(None, (said, wording)))

    def _find(self, typed: str) -> None:
        t, words = self.desk.t, sort_key(typed).split()
        found = [
            bearer
            for bearer in self._bearers
            if all(word in sort_key(f"{seat_title(bearer.line, t)} {_beside(bearer, t)}") for word in words)
        ]
        self.table.rows_model.replace(found)
        if found and self.table.current_key() is None:
            self.table.select(found[0].key)

    def _take_back(self) -> None:
        if self._proxy is None:
            return
        try:
            self._workspace.do(remove_proxy, proxy=self._proxy.id)
        except (UserError, StoreError) as error:
            self.refuse(error)
        else:
            self.accept()


def _beside(bearer: Bearer, t: Translator) -> str:
    return " · ".join(filter(None, (seat_body(bearer.line, t), seat_note(bearer.line, t))))
