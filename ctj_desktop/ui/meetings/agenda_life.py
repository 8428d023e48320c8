"""How does a meeting get on from its preparation: convened, postponed, cancelled, taken up again?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.planning.convening import UNTRANSLATED
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.records.meetings import HELD_AFTERWARDS, MEETING_MOVES, Meeting, MeetingState
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.agenda import OPEN
from ctj_desktop.services.meetings.agenda_table import MeetingFacts
from ctj_desktop.services.meetings.life import need_on_paper, resume_meeting
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.forms.screens.removing import removed
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.call_off import CallOff, CallOffKind
from ctj_desktop.ui.meetings.forms import new_guest
from ctj_desktop.ui.widgets.button import Button, ButtonKind

GOALS = {
    "convene": MeetingState.CONVENED,
    "postpone_meeting": MeetingState.POSTPONED,
    "cancel_meeting": MeetingState.CANCELLED,
    "resume_meeting": MeetingState.DRAFT,
}


class MeetingLife(QObject):
    """The acts that move a meeting, each possible only from some states; the button convenes it."""

    preview_asked = Signal()
    translation_asked = Signal()
    """Titles lack a language: they are translated before the meeting is convened."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._workspace, self._page = desk, workspace, page
        self._facts: MeetingFacts | None = None
        self._word = True
        self.convene = Button(desk.theme, "prepare.convene", ButtonKind.PRIMARY, icon="paper-plane-tilt", parent=page)
        self.convene.clicked.connect(self.ask_convene)

    def show_facts(self, facts: MeetingFacts) -> None:
        """The meeting as it is now."""
        self._facts = facts
        self.convene.setVisible(facts.state in BEFORE_CONVENING and not self._workspace.store.read_only)

    def retranslate(self) -> None:
        """The button."""
        text = self._desk.t("Convene…")
        self.convene.say(text if self._word else "", name=text)

    def show_word(self, shown: bool) -> None:
        """The icon alone where there is no room."""
        if shown != self._word:
            self._word = shown
            self.retranslate()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """By key of the act."""
        return {
            "convene": self.ask_convene,
            "postpone_meeting": lambda: self._call_off(CallOffKind.POSTPONE),
            "cancel_meeting": lambda: self._call_off(CallOffKind.CANCEL),
            "resume_meeting": self._resume,
            "remove_meeting": self._remove,
            "enter_past_meeting": self._enter_as_held,
            "add_guest": self._add_guest,
        }

    def why_not(self, key: str) -> str:
        """The state that does not allow it, and what the state does allow is in the menu."""
        if key == "enter_past_meeting":
            return self._why_not_held()
        if key == "add_guest":
            return self._why_no_guest()
        if key == "remove_meeting":
            return why_not_remove(self._desk.t, self._workspace.store, self._facts.meeting if self._facts else None)
        if self._facts is None or GOALS[key] in MEETING_MOVES[self._facts.state]:
            return ""
        t = self._desk.t
        state = word_within(t, self._facts.state)
        if key == "convene":
            return why_not_convened(t, self._facts.state)
        if key == "resume_meeting":
            return t("Only a cancelled or postponed meeting is taken up again; this one: {state}.").format(state=state)
        return t("This meeting cannot be cancelled or postponed any more: {state}.").format(state=state)

    def ask_convene(self) -> None:
        """Asks before it freezes the roll and the numbers; the agenda can be looked at from there."""
        from ctj_desktop.ui.meetings.convene import Convene

        if self._facts is None or self.why_not("convene") or self._workspace.store.read_only:
            return
        asked = Convene.ask(self._desk, self._workspace, self._facts, self._page)
        if asked.preview_asked:
            self.preview_asked.emit()
        if asked.mend:  # once its dialogs are gone
            mend = self.translation_asked.emit if asked.mend == UNTRANSLATED else self.change_meeting
            QTimer.singleShot(0, self, mend)

    def change_meeting(self) -> None:
        """Change the day, the hours and the place of the meeting."""
        from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting

        if self._facts is not None:
            ChangeMeeting.ask(self._desk, self._workspace, self._facts.meeting, self._page)

    def _why_no_guest(self) -> str:
        if self._facts is None or self._facts.state in OPEN:
            return ""
        return self._desk.t("Guests of a meeting that was held are entered in its attendance.")

    def _add_guest(self) -> None:
        """Whoever attends this meeting without a seat: entered before it is convened they receive the convocation."""
        if self._facts is not None and not self.why_not("add_guest"):
            new_guest(self._desk, self._workspace, self._facts.meeting.id, self._page).exec()

    def _call_off(self, how: CallOffKind) -> None:
        if self._facts is not None:
            CallOff.ask(self._desk, self._workspace, self._facts.meeting, how, self._page)

    def _why_not_held(self) -> str:
        """Why it cannot be entered as held before: it was entered so already, or its day is still to come."""
        t, facts = self._desk.t, self._facts
        if facts is None:
            return ""
        if facts.state not in HELD_AFTERWARDS:
            state = word_within(t, facts.state)
            return t("This meeting is not entered as held any more: {state}.").format(state=state)
        if facts.meeting.on is None:
            return t("The meeting has no date yet: enter it first.")
        to_come = facts.meeting.on > self._workspace.today()
        return t("The day of this meeting is still to come.") if to_come else ""

    def _enter_as_held(self) -> None:
        from ctj_desktop.ui.meetings.past_meeting import EnterAsHeld

        if self._facts is None or self._why_not_held() or self._workspace.store.read_only:
            return
        meeting = self._facts.meeting
        if EnterAsHeld.ask(self._desk, self._workspace, meeting, self._page):
            self._desk.navigator.go(Place(page="hold", record=meeting.id, detail="attendance"))

    def _remove(self) -> None:
        if self._facts is not None:
            removed(self._desk, self._workspace, self._facts.meeting, self._page)

    def _resume(self) -> None:
        if self._facts is None:
            return
        try:
            self._workspace.do(resume_meeting, meeting=self._facts.meeting.id, on=self._workspace.today())
        except (UserError, StoreError) as error:
            self._desk.refuse(error)


def why_not_convened(t: Translator, state: MeetingState) -> str:
    """Why nobody is called to a meeting in that state, not even once more."""
    if MeetingState.CONVENED in MEETING_MOVES[state]:
        return ""
    return t("This meeting is not convened any more: {state}.").format(state=word_within(t, state))


def why_not_remove(t: Translator, store: OpenFile, meeting: Meeting | None) -> str:
    """Why the meeting itself is not taken away, whatever hangs on it."""
    if meeting is None:
        return t("Choose a meeting first.")
    try:
        need_on_paper(store, meeting)
    except UserError as error:
        return sentence(t, error)
    return ""
