"""Who voted how, when the roll is called, or from afar: one key for each seat, the next seat after it?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import BallotGiven, Choice
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.minutes.item_sheet import Voter
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.held import held
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


OTHER_WAY = Qt.Key.Key_5
"""Enters in which other way the vote was given."""
Given = tuple[Choice, BallotGiven]


class _Line(NamedValue):
    voter: Voter
    choice: Choice | None
    way: BallotGiven = BallotGiven.IN_SESSION

    @property
    def key(self) -> UUID:
        return self.voter.seat


def _who(line: _Line, t: Translator) -> Cell:
    return Cell(text=line.voter.body.or_other(content_language(t)) or line.voter.name, second=line.voter.name)


def _how(line: _Line, t: Translator) -> Cell:
    if line.choice is None:
        return Cell(text="–")
    return Cell(pill=word(t, line.choice), tone=TONES[line.choice], pill_icon=ICONS[line.choice])


def _way(line: _Line, t: Translator) -> Cell:
    """Who has one way alone voted in it, once a vote is entered."""
    return Cell(text=word_within(t, line.way) if line.choice is not None else "", look=Look.CAPTION)


COLUMNS: tuple[Column[_Line], ...] = (
    Column(key="who", heading=N_("Seat"), cell=_who),
    Column(key="how", heading=N_("Vote"), cell=_how, width=160),
)
WITH_WAYS: tuple[Column[_Line], ...] = (*COLUMNS, Column(key="way", heading=N_("How given"), cell=_way, width=136))


class VoteByName(Frame):
    """Voters in the order of the roll; 1, 2, 3 and 4 enter how one voted and go on, 5 in which way it was given."""

    def __init__(
        self,
        desk: Desk,
        voters: Sequence[Voter],
        given: Sequence[SeatBallot],
        parent: QWidget,
        *,
        title: str = "",
        of_away: bool = False,
    ) -> None:
        """`of_away`: nobody has to vote so, and whoever did not is not entered."""
        t = desk.t
        super().__init__(desk, "dialog.names", title or t("Vote by name"), t("Take over the count"), parent)
        self._voters, self._may_be_empty = {voter.seat: voter for voter in voters}, of_away
        self._keys = {key: choice for key, choice in KEYS.items() if not of_away or choice is not Choice.NOT_VOTED}
        self._given: dict[UUID, Given] = {
            ballot.seat: (ballot.choice, self._way_of(ballot.seat, ballot.given))
            for ballot in given
            if ballot.seat in self._voters
        }
        self.ballots: tuple[SeatBallot, ...] | None = None
        several = any(voter.ways != (BallotGiven.IN_SESSION,) for voter in voters)
        self.model = RowsModel(desk.language, WITH_WAYS if several else COLUMNS, self)
        self.table = Table(desk.theme, "dialog.names.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Who may vote"))
        self.table.setMinimumSize(desk.theme.px(WIDE if several else 480), desk.theme.px(300))
        self.keys = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.names.keys", parent=self)
        self.way = Field(desk.theme, ComboBox(desk.theme, "dialog.names.way"), parent=self)
        self.total = Label(desk.theme, Type.STRONG, name="dialog.names.total", parent=self)
        self._lay_out_fields(any(len(voter.ways) > 1 for voter in voters))
        self._show()
        if voters:
            self.table.select(voters[0].seat)
        self.table.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, voters: Sequence[Voter], given: Sequence[SeatBallot], parent: QWidget
    ) -> tuple[SeatBallot, ...] | None:
        """The ballots of the seats that voted; None where it was given up."""
        dialog = cls(desk, voters, given, parent)
        dialog.exec()
        return dialog.ballots

    @classmethod
    def ask_away(
        cls, desk: Desk, voters: Sequence[Voter], given: Sequence[SeatBallot], parent: QWidget
    ) -> tuple[SeatBallot, ...] | None:
        """The ballots of those who are away, perhaps none; None where it was given up."""
        dialog = cls(desk, voters, given, parent, title=desk.t("Votes of those who are away"), of_away=True)
        dialog.exec()
        return dialog.ballots

    def go(self) -> None:
        if not self._given and not self._may_be_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            raise Unreadable
        self.ballots = tuple(
            SeatBallot(seat=SeatId(seat), choice=self._given[seat][0], given=self._given[seat][1])
            for seat in self._voters
            if seat in self._given
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not held(event):
            if event.key() in self._keys:
                self._enter(self._keys[event.key()])
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._enter(None)
                return True
            if event.key() == OTHER_WAY:
                self._other_way()
                return True
        return False

    # inside

    def _lay_out_fields(self, ways: bool) -> None:
        t = self.desk.t
        said = [f"{at} {word(t, choice)}" for at, choice in enumerate(self._keys.values(), 1)]
        self.keys.say(" · ".join([*said, t("5 in which way it was given")] if ways else said))
        self.way.say(t("How the vote was given"))
        self.way.setVisible(ways)
        for widget in (self.keys, self.table, self.way, self.total):
            self.column.addWidget(widget)
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda _key: self.act.click())
        self.table.current_changed.connect(self._show_way)
        self._combo().activated.connect(self._choose_way)

    def _combo(self) -> ComboBox:
        combo = self.way.editor
        assert isinstance(combo, ComboBox)
        return combo

    def _way_of(self, seat: UUID, way: BallotGiven | None = None) -> BallotGiven:
        """As it was given, where the seat may vote so; else the first way in which it may."""
        ways = self._voters[SeatId(seat)].ways
        return way if way in ways else ways[0]

    def _enter(self, choice: Choice | None) -> None:
        key = self.table.current_key()
        if key is None:
            return
        if choice is None:
            self._given.pop(key, None)
        else:
            self._given[key] = (choice, self._given[key][1] if key in self._given else self._way_of(key))
        self._show()
        seats = list(self._voters)
        at = next((at for at, seat in enumerate(seats) if seat == key), 0)
        self.table.select(seats[min(at + (choice is not None), len(seats) - 1)])
        self._show_way()

    def _other_way(self) -> None:
        """The next one of those that the seat has."""
        key = self.table.current_key()
        if key in self._given and key is not None:
            ways = self._voters[SeatId(key)].ways
            self._set_way(key, ways[(ways.index(self._given[key][1]) + 1) % len(ways)])

    def _choose_way(self) -> None:
        key, way = self.table.current_key(), self._combo().chosen()
        if key in self._given and key is not None and isinstance(way, BallotGiven):
            self._set_way(key, way)

    def _set_way(self, key: UUID, way: BallotGiven) -> None:
        self._given[key] = (self._given[key][0], way)
        self._show()
        self.table.select(key)
        self._show_way()

    def _show_way(self, *_key: object) -> None:
        """Of the seat that is chosen, once its vote is entered."""
        key = self.table.current_key()
        voter = self._voters.get(SeatId(key)) if key is not None else None
        ways, entered = voter.ways if voter is not None else (), key in self._given
        chosen = self._given[key][1] if entered and key is not None else None
        self._combo().offer([(word(self.desk.t, way), way) for way in ways], chosen)
        self._combo().setEnabled(entered and len(ways) > 1)

    def _show(self) -> None:
        t = self.desk.t
        self.model.replace([self._line(voter) for voter in self._voters.values()])
        said = [choice for choice, _ in self._given.values()]
        counts = [f"{word(t, choice)} {said.count(choice)}" for choice in self._keys.values()]
        asked = [seat for seat, voter in self._voters.items() if BallotGiven.IN_SESSION in voter.ways]
        missing = sum(seat not in self._given for seat in asked)
        open_still = t.n("{count} seat still open", "{count} seats still open", missing).format(count=missing)
        self.total.say(" · ".join([*counts, open_still] if missing else counts))

    def _line(self, voter: Voter) -> _Line:
        choice, way = self._given.get(voter.seat, (None, voter.ways[0]))
        return _Line(voter=voter, choice=choice, way=way)
