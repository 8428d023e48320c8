"""May somebody have to stand back? Asked at an agenda and in a session until it is answered; nothing waits for it."""

from collections.abc import Collection, Sequence
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId, MeetingId, SeatId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:  # said on first use: it costs the start of the window nothing
    from ctj_desktop.services.meetings.standing_back.proposals import MayStandBack

STANDING_BACK: Final = "standing_back"
"""The key of the act."""


def answer_of(
    desk: Desk,
    workspace: OpenWorkspace,
    parent: QWidget,
    *,
    meeting: MeetingId | None = None,
    item: AgendaItemId | None = None,
) -> None:
    """The dialog, of one item, without one of the whole agenda of a meeting."""
    from ctj_desktop.ui.meetings.standing_back.answers import StandingBackAnswers

    point = workspace.store.get(AgendaItem, item) if item is not None else None
    key = point.meeting if point is not None else meeting
    owner = workspace.store.get(Meeting, key) if key is not None else None
    if owner is not None:
        StandingBackAnswers.ask(desk, workspace, owner, point, parent)


def take_up(desk: Desk, workspace: OpenWorkspace, item: AgendaItemId, started: time, parent: QWidget) -> None:
    """The item begins; where the chair stands back for it, it is asked who presides."""
    from ctj_desktop.services.session.course import begin_item
    from ctj_desktop.ui.meetings.standing_back.presiding import settle_chair

    workspace.do(begin_item, item=item, started=started)
    settle_chair(desk, workspace, item, parent)


class StandingBackQuestion(QObject):
    """Follows by itself what it depends on; `changed` when it is another one, or is answered."""

    changed = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._workspace, self._page = desk, workspace, page
        self._meeting: MeetingId | None = None
        self._item: AgendaItemId | None = None
        self._here: Collection[SeatId] | None = None
        self._stale = True
        self.asked: Sequence[tuple[str, MayStandBack]] = ()
        """The numbers of items, and about whom it is asked there."""
        workspace.bus.changed.connect(self._changed)

    @property
    def reasons(self) -> str:
        """The first reason of each."""
        from ctj_desktop.services.meetings.standing_back.reasons import why

        return " ".join(why(self._desk.t, may.name, may.words[0]) for _, may in self.asked)

    @property
    def whom(self) -> str:
        """About whom, and at which items."""
        t, names = self._desk.t, list(dict.fromkeys(may.name for _, may in self.asked))
        numbers = list(dict.fromkeys(number for number, _ in self.asked))
        said = t.n("{names} may have to stand back", "{names} may have to stand back", len(names))
        items = t.n("item {numbers}", "items {numbers}", len(numbers)).format(numbers=t.join(numbers))
        return f"{said.format(names=t.join(names))} ({items})"

    def ask_of_agenda(self, meeting: MeetingId | None) -> None:
        """Of every item of a meeting; None: nothing is asked."""
        self._ask(meeting, None, None)

    def ask_of_session(self, meeting: MeetingId | None, item: AgendaItemId | None, here: Collection[SeatId]) -> None:
        """Of the item that runs, and of those who are there or represented; None: nothing is asked."""
        self._ask(meeting if item is not None else None, item, here)

    def answer(self) -> None:
        """The dialog, of what is asked about."""
        answer_of(self._desk, self._workspace, self._page, meeting=self._meeting, item=self._item)

    def _ask(self, meeting: MeetingId | None, item: AgendaItemId | None, here: Collection[SeatId] | None) -> None:
        if (meeting, item, here) != (self._meeting, self._item, self._here):
            self._meeting, self._item, self._here, self._stale = meeting, item, here, True
        if self._stale:
            self._read()

    def _changed(self, outcome: Outcome) -> None:
        from ctj_desktop.services.meetings.standing_back.proposals import FOLLOWED

        if not touches(outcome, *FOLLOWED):
            return
        self._stale = True
        if self._page.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.asked = self._found()
        self.changed.emit()

    def _found(self) -> list[tuple[str, "MayStandBack"]]:
        from ctj_desktop.services.meetings.standing_back.proposals import standing_back, standing_back_at

        store, today = self._workspace.store, self._workspace.today()
        if self._meeting is None or store.get(Meeting, self._meeting) is None:
            return []
        if self._item is None:
            return [(one.number, may) for one in standing_back(store, self._meeting, today) for may in one.proposed]
        if store.get(AgendaItem, self._item) is None:
            return []
        found = standing_back_at(store, self._item, today)
        return [(found.number, may) for may in found.proposed if self._here is None or may.seat in self._here]


class QuestionButton(Button):
    """How many are asked about at an agenda; whom, and at which items, says the tool tip. Hidden while nobody is."""

    def __init__(self, desk: Desk, question: StandingBackQuestion, name: str, parent: QWidget) -> None:
        super().__init__(desk.theme, name, ButtonKind.QUIET, icon="hand-palm", compact=True, parent=parent)
        self._desk, self._question, self._tight = desk, question, False
        self.hide()
        self.clicked.connect(question.answer)
        question.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """As it is asked now."""
        t, question = self._desk.t, self._question
        count = len(question.asked)
        self.setVisible(bool(count))
        if count:
            words = t("Recusals ({count})…").format(count=count)
            self.say(t.number(count) if self._tight else words, name=f"{words} {question.whom}", tip=question.whom)

    def give_way(self, tight: bool) -> None:
        """Where there is no room for words, the figure alone stays beside the icon."""
        self._tight = tight
        self.retranslate()
