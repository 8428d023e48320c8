"""Whom does one call for the seats whose holders were excused, in which order, and under which number?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId, SeatId, link_id
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Reply, ReplyWay
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.telephone import telephone
from ctj_desktop.services.session.replies import Replies, read_replies
from ctj_desktop.services.session.reply_entry import ReplyEntry, enter_reply
from ctj_desktop.services.session.stand_ins import SeatToFill, StandIn, seats_to_fill
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.replying.columns import name_of_line
from ctj_desktop.ui.session.replying.lines import elsewhere_words
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

NAME = "dialog.call"
WIDTH, TALL = 760, 200


class CalledLine(NamedValue):
    """A substitute of a seat that nobody takes; `place` is the order in which they are called."""

    key: UUID
    seat: SeatToFill
    one: StandIn
    place: int
    elsewhere: str = ""


def _seat(line: CalledLine, t: Translator) -> Cell:
    excused = t("{name} is excused").format(name=line.seat.line.holder) if line.seat.line.holder else ""
    look = Look.STRONG if line.place == 1 else Look.MUTED
    return Cell(text=name_of_line(line.seat.line, t), second=excused, look=look)


def _who(line: CalledLine, t: Translator) -> Cell:
    pool = "" if line.one.own else t("of the pool")
    return Cell(text=f"{line.place}. {line.one.name}", second=" · ".join(filter(None, (pool, line.elsewhere))))


def _phone(line: CalledLine, t: Translator) -> Cell:
    numbers = [telephone(one) for one in line.one.numbers]
    if not numbers:
        return Cell(text=t("no number known"), look=Look.MUTED)
    return Cell(text=numbers[0], second=" · ".join(numbers[1:]))


def _mail(line: CalledLine, t: Translator) -> Cell:
    return Cell(text=line.one.mail) if line.one.mail else Cell(text=t("no e-mail known"), look=Look.MUTED)


COLUMNS = (
    Column(key="seat", heading=N_("Seat"), cell=_seat, share=3),
    Column(key="who", heading=N_("Substitute"), cell=_who, share=2),
    Column(key="phone", heading=N_("Telephone"), cell=_phone, natural=True),
    Column(key="mail", heading=N_("E-mail"), cell=_mail, share=4),
)


class CallSubstitutes(Frame):
    """Every reply is entered at once and can be undone; the button only closes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, replies: Replies, parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t("Substitutes to call"), t("Close"), parent)
        self._workspace, self._meeting = workspace, replies.meeting.id
        self.cancel.hide()
        self.said = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.said", parent=self)
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Substitutes to call"))
        self.table.setMinimumHeight(theme.px(TALL))
        self.card = ListCard(theme, f"{NAME}.card", self.table, self)
        self.card.empty.nothing_yet(
            t("Nobody to call"), t("Nobody who was excused has a substitute that could be called."), "", "check-circle"
        )
        self.comes = Button(theme, f"{NAME}.comes", icon="swap", parent=self)
        self.comes.say(t("Comes"), hint=t("Enter"))
        for part in (self.said, self.card):
            self.column.addWidget(part)
        self.column.addWidget(self.comes, 0, Qt.AlignmentFlag.AlignLeft)
        self.widen(WIDTH)
        self.comes.clicked.connect(self._comes)
        self.table.opened.connect(lambda _key: self._comes())
        self.table.current_changed.connect(lambda _key: self._show_button())
        self._read()
        self.table.setFocus()

    def go(self) -> None:
        """Nothing waits for the button."""

    def _read(self) -> None:
        store, t, today = self._workspace.store, self.desk.t, self._workspace.today()
        replies = read_replies(store, self._meeting, today)
        seats = seats_to_fill(store, replies, today)
        self.said.say(t("In their order: first the substitutes of the seat itself, then those of the pool."))
        self.model.replace(
            [
                CalledLine(
                    key=link_id("called", seat.key, one.key),
                    seat=seat,
                    one=one,
                    place=place,
                    elsewhere=_elsewhere(replies, one, t),
                )
                for seat in seats
                for place, one in enumerate(seat.stand_ins, 1)
            ]
        )
        self.card.show_rows(bool(seats))
        if self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self._show_button()

    def _show_button(self) -> None:
        t = self.desk.t
        why_not = self._workspace.why_not_write(t) or ("" if self._current() else t("Choose a row first."))
        self.comes.usable_unless(why_not)

    def _current(self) -> CalledLine | None:
        return self.model.row_at(self.table.currentIndex())

    def _comes(self) -> None:
        line = self._current()
        if line is None:
            return
        self.refusal.hide()
        entry = ReplyEntry(
            meeting=self._meeting,
            seat=SeatId(line.seat.key),
            reply=Reply.SUBSTITUTE,
            on=self._workspace.today(),
            way=ReplyWay.TELEPHONE,
            substitute=PersonId(line.one.key),
        )
        try:
            self._workspace.do(enter_reply, entry=entry)
        except (UserError, StoreError) as error:
            self.refuse(error)
        self._read()


def _elsewhere(replies: Replies, one: StandIn, t: Translator) -> str:
    other = replies.line(one.elsewhere)
    return elsewhere_words(other, t) if other is not None else ""
