"""Who gives out the numbers of a committee, how is that lent for a meeting, and how does what waits get its number?"""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import Translator
from ctj_desktop.services.exchange.number_loans import lend_numbering, return_numbering
from ctj_desktop.services.exchange.numbering_state import NumberingState, meetings_to_lend_for, numbering_state
from ctj_desktop.services.numbers.waiting import number_what_waits
from ctj_desktop.storage.log.partners import Peer, peers
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label

ACTS = ("number_waiting", "lend_numbering", "return_numbering")


class NumberingPart(QWidget):
    """Two sentences and what can be done; below the lists of the committee's sheet."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._committee: CommitteeId | None = None
        self._state, self._ahead = NumberingState(holds=False), False
        theme = desk.theme
        self._title = Label(theme, Type.STRONG, parent=self)
        self.who = Label(theme, Type.BODY, wrap=True, name="numbering.who", parent=self)
        self.waits = Label(theme, Type.BODY, "muted", wrap=True, name="numbering.waits", parent=self)
        self.buttons = {
            key: Button(theme, f"numbering.{key}", ButtonKind.LINK, compact=True, parent=self) for key in ACTS
        }
        self.lost = Label(theme, Type.BODY, "muted", wrap=True, name="numbering.lost", parent=self)
        self.replaces = Button(theme, "numbering.replace_computer", ButtonKind.LINK, compact=True, parent=self)
        self.replaces.clicked.connect(lambda: desk.actions["replace_computer"].trigger())
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addStretch(1)
        for key, button in self.buttons.items():
            button.clicked.connect(self.handlers()[key])
            head.addWidget(button)
        head.addWidget(self.replaces)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.who)
        column.addWidget(self.waits)
        column.addWidget(self.lost)
        self.retranslate()

    def show_of(self, record: UUID) -> None:
        """The committee that is shown."""
        self._committee = CommitteeId(record)
        self._state = numbering_state(self._workspace.store, self._committee)
        self._ahead = bool(meetings_to_lend_for(self._workspace.store, self._committee))
        t, state = self._desk.t, self._state
        self.who.say(_who(t, state))
        many = t.n("{count} entry waits for its number.", "{count} entries wait for their numbers.", state.waiting)
        self.waits.say(many.format(count=t.number(state.waiting)) if state.waiting else "")
        self.waits.setVisible(bool(state.waiting))
        lost = t("Not used or lost: {numbers}").format(numbers=t.join(state.lost))
        self.lost.say(lost if state.lost else "")
        self.lost.setVisible(bool(state.lost))
        self.replaces.setVisible(state.passes)
        self.replaces.usable_unless(self._workspace.why_not_write(t))
        self.buttons["return_numbering"].say(t("Take back…") if self._takes_back() else t("Return"))
        for key, button in self.buttons.items():
            button.setVisible(self._concerns(key))
            button.usable_unless(self.why_not(key))

    def retranslate(self) -> None:
        """Every word; the sentences are said anew by `show_of`."""
        t = self._desk.t
        self._title.say(t("Numbers"))
        self.buttons["number_waiting"].say(t("Give the numbers"))
        self.buttons["lend_numbering"].say(t("Lend for a meeting…"))
        self.replaces.say(t("This computer replaces the earlier one…"))

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page that shows this."""
        return {"number_waiting": self._number, "lend_numbering": self._lend, "return_numbering": self._return}

    def why_not(self, key: str) -> str:
        """Why one of them cannot be done now."""
        t, state = self._desk.t, self._state
        why_not = self._workspace.why_not_write(t)
        if self._committee is None:
            return t("Choose a committee first.")
        if key == "number_waiting":
            return why_not or ("" if state.waiting else t("Nothing waits for a number."))
        if key == "lend_numbering":
            lent = t("It is lent already.") if state.lent_for is not None else ""
            return why_not or lent or self._why_not_lend()
        return why_not or ("" if state.lent_for is not None else t("Nothing is lent."))

    # inside

    def _concerns(self, key: str) -> bool:
        state = self._state
        if key == "number_waiting":
            return state.waiting > 0
        if key == "lend_numbering":
            return state.holds and state.lent_for is None
        return state.lent_for is not None and (state.holds or state.borrowed)

    def _takes_back(self) -> bool:
        return self._state.holds and not self._state.borrowed

    def _why_not_lend(self) -> str:
        t = self._desk.t
        if not self._state.holds:
            return t("Another device gives out these numbers.")
        if not self._ahead:
            return t("No meeting is planned for which they could be lent.")
        return (
            "" if peers(self._workspace.store) else t("No partner is known yet: accept a card under Exchanges first.")
        )

    def _number(self) -> None:
        committee = self._committee
        if committee is not None:
            self._desk.attempt(lambda: self._workspace.do(number_what_waits, committee=committee))

    def _lend(self) -> None:
        if self._committee is not None:
            LendNumbering(self._desk, self._workspace, self._committee, self).exec()

    def _return(self) -> None:
        meeting = self._state.lent_for
        if meeting is None:
            return
        if self._takes_back():
            TakeNumberingBack(self._desk, self._workspace, meeting, self).exec()
        else:
            self._desk.attempt(lambda: self._workspace.do(return_numbering, meeting=MeetingId(meeting.id)))


class LendNumbering(Frame):
    """For which meeting, and to whom."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.lend", t("Lend the numbers for a meeting"), t("Lend"), parent)
        self._workspace = workspace
        about = Label(desk.theme, Type.BODY, "muted", wrap=True, parent=self)
        about.say(t("Until they are returned, the other device alone numbers decisions and tasks."))
        self.meeting = Field(desk.theme, ComboBox(desk.theme, "dialog.lend.meeting"))
        self.to = Field(desk.theme, ComboBox(desk.theme, "dialog.lend.to"))
        self.meeting.say(t("Meeting"))
        self.to.say(t("To"))
        meetings = meetings_to_lend_for(workspace.store, committee)
        choice_of(self.meeting).offer([(_called(t, meeting), meeting.id) for meeting in meetings])
        choice_of(self.to).offer([(_named(t, peer), peer.name_fr) for peer in peers(workspace.store)])
        for widget in (about, self.meeting, self.to):
            self.column.addWidget(widget)
        self.meeting.editor.setFocus()

    def go(self) -> None:
        meeting, to = choice_of(self.meeting).chosen(), choice_of(self.to).chosen()
        if isinstance(meeting, UUID):
            self._workspace.do(lend_numbering, meeting=MeetingId(meeting), to=str(to))


class TakeNumberingBack(Frame):
    """Says what it may cost."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.take_numbers_back", t("Take the numbers back"), t("Take back"), parent)
        self._workspace, self._meeting = workspace, meeting
        about = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        about.say(
            t(
                "The other device has not returned them: numbers that it gave out may not be known here, and new ones "
                "could be the same. Take in its file first, if you can."
            )
        )
        self.column.addWidget(about)
        self.cancel.setFocus()

    def go(self) -> None:
        self._workspace.do(return_numbering, meeting=MeetingId(self._meeting.id), take_back=True)


def _who(t: Translator, state: NumberingState) -> str:
    if state.lent_for is None:
        own, other = t("This device gives out the numbers."), t("Another device gives out the numbers.")
        return own if state.holds else other
    meeting = _called(t, state.lent_for)
    if state.borrowed:
        return t("Lent to this device for the meeting {meeting}.").format(meeting=meeting)
    to = state.borrower.or_other(t.language) or t("another device")
    return t("Lent to {office} for the meeting {meeting}.").format(office=to, meeting=meeting)


def _called(t: Translator, meeting: Meeting) -> str:
    day = t.date_long(meeting.on) if meeting.on is not None else ""
    return " · ".join(filter(None, (meeting.number, day))) or t("without a day")


def _named(t: Translator, peer: Peer) -> str:
    return peer.name_de if t.language.value == "de" and peer.name_de else peer.name_fr
