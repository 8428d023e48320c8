"""Who voted how, when the roll is called: one key for each seat, the next seat after it?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import Choice
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.minutes.item_sheet import Voter, VotingRoom
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

KEYS: dict[int, Choice] = {
    Qt.Key.Key_1: Choice.YES,
    Qt.Key.Key_2: Choice.NO,
    Qt.Key.Key_3: Choice.ABSTENTION,
    Qt.Key.Key_4: Choice.NOT_VOTED,
}
TONES = {Choice.YES: "OK", Choice.NO: "ERROR", Choice.ABSTENTION: "QUIET", Choice.NOT_VOTED: "WARNING"}
ICONS = {Choice.YES: "check-circle", Choice.NO: "x-circle", Choice.ABSTENTION: "minus", Choice.NOT_VOTED: "question"}


class _Line(NamedValue):
    voter: Voter
    choice: Choice | None

    @property
    def key(self) -> UUID:
        return self.voter.seat


def _who(line: _Line, t: Translator) -> Cell:
    return Cell(text=line.voter.body.or_other(content_language(t)) or line.voter.name, second=line.voter.name)


def _how(line: _Line, t: Translator) -> Cell:
    if line.choice is None:
        return Cell(text="–")
    return Cell(pill=word(t, line.choice), tone=TONES[line.choice], pill_icon=ICONS[line.choice])


COLUMNS: tuple[Column[_Line], ...] = (
    Column(key="who", heading=N_("Seat"), cell=_who),
    Column(key="how", heading=N_("Vote"), cell=_how, width=160),
)


class VoteByName(Frame):
    """The voters of the minute in the order of the roll; 1, 2, 3 and 4 enter how one voted and go on."""

    def __init__(self, desk: Desk, room: VotingRoom, given: Sequence[SeatBallot], parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.names", t("Vote by name"), t("Take over the count"), parent)
        self._room = room
        self._given: dict[UUID, Choice] = {ballot.seat: ballot.choice for ballot in given}
        self.ballots: tuple[SeatBallot, ...] | None = None
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "dialog.names.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Voters present"))
        self.table.setMinimumSize(desk.theme.px(480), desk.theme.px(300))
        self.keys = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.names.keys", parent=self)
        self.keys.say(" · ".join(f"{at} {word(t, choice)}" for at, choice in enumerate(KEYS.values(), 1)))
        self.total = Label(desk.theme, Type.STRONG, name="dialog.names.total", parent=self)
        for widget in (self.keys, self.table, self.total):
            self.column.addWidget(widget)
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda _key: self.act.click())
        self._show()
        if room.voters:
            self.table.select(room.voters[0].seat)
        self.table.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, room: VotingRoom, given: Sequence[SeatBallot], parent: QWidget
    ) -> tuple[SeatBallot, ...] | None:
        """The ballots of the seats that voted; None where it was given up."""
        dialog = cls(desk, room, given, parent)
        dialog.exec()
        return dialog.ballots

    def go(self) -> None:
        if not self._given:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            raise Unreadable
        self.ballots = tuple(
            SeatBallot(seat=voter.seat, choice=self._given[voter.seat])
            for voter in self._room.voters
            if voter.seat in self._given
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            if event.key() in KEYS:
                self._enter(KEYS[event.key()])
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._enter(None)
                return True
        return False

    def _enter(self, choice: Choice | None) -> None:
        key = self.table.current_key()
        if key is None:
            return
        if choice is None:
            self._given.pop(key, None)
        else:
            self._given[key] = choice
        self._show()
        seats = [voter.seat for voter in self._room.voters]
        at = next((at for at, seat in enumerate(seats) if seat == key), 0)
        self.table.select(seats[min(at + (choice is not None), len(seats) - 1)])

    def _show(self) -> None:
        t = self.desk.t
        self.model.replace([_Line(voter=voter, choice=self._given.get(voter.seat)) for voter in self._room.voters])
        counts = [f"{word(t, choice)} {sum(c is choice for c in self._given.values())}" for choice in KEYS.values()]
        missing = len(self._room.voters) - len(self._given)
        open_still = t.n("{count} seat still open", "{count} seats still open", missing).format(count=missing)
        self.total.say(" · ".join([*counts, open_still] if missing else counts))
