"""When were the minutes approved, by which decision, and may they be locked for good?"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.minutes.approval import Approving, approving_decisions, need_past
from ctj_desktop.services.minutes.approval_refusals import ApprovedAhead, ApprovedBeforeCirculation, ApprovedTooEarly
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.signers import signers
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, line_field, needed, read_day, set_text, typed
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note
from ctj_desktop.ui.widgets.labels import Label

WIDTH = 560
SHORT = 72
"""Characters of a decision that its line in the list shows."""


class ApproveMinutes(Frame):
    """The day, the decision of the later meeting, who signs; the button says what is done for good."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, left_open: Sequence[str], parent: QWidget
    ) -> None:
        t = desk.t
        super().__init__(desk, "dialog.approve", t("Approve and lock the minutes"), t("Approve and lock"), parent)
        self._workspace, self._meeting = workspace, meeting
        self._decisions = approving_decisions(workspace.store, meeting)
        theme = desk.theme
        warning = Label(theme, Type.BODY, wrap=True, name="dialog.approve.warning", parent=self)
        warning.say(t("The minutes are filed with their fingerprint and no longer change. This cannot be undone."))
        self.left_open = Label(theme, Type.BODY, "warning", wrap=True, name="dialog.approve.open", parent=self)
        self.left_open.say(t("Still open: {what}.").format(what=t.join(list(left_open))) if left_open else "")
        self.left_open.setVisible(bool(left_open))
        self.decision = Field(theme, ComboBox(theme, "dialog.approve.decision"))
        self.decision.say(t("Approved by the decision"))
        self.on = line_field(desk, "dialog.approve.on", t("Approved on"), icon="calendar-blank")
        self.signature = line_field(desk, "dialog.approve.signature", t("Signatories"))
        self._offer()
        for widget in (warning, self.left_open, self.decision, self.on, self.signature):
            self.column.addWidget(widget)
        self.widen(WIDTH)
        choice_of(self.decision).activated.connect(lambda _index: self._decision_chosen())
        self.cancel.setFocus()  # Enter, Enter on the page locks nothing for good

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, left_open: Sequence[str], parent: QWidget
    ) -> None:
        """Approves, or leaves the minutes as they are."""
        cls(desk, workspace, meeting, left_open, parent).exec()

    def go(self) -> None:
        t, today = self.desk.t, self._workspace.today()
        needed(self.on, t("Give the day on which the minutes were approved."))
        on = read_day(self.desk, self.on, today)
        assert on is not None
        chosen = choice_of(self.decision).chosen()
        decision = next((one.decision for one in self._decisions if one.decision == chosen), None)
        try:
            need_past(on, today)
            self._workspace.do(
                approve_minutes,
                meeting=self._meeting.id,
                on=on,
                decision=DecisionId(decision) if decision else None,
                signature=typed(self.signature),
            )
        except (ApprovedTooEarly, ApprovedBeforeCirculation, ApprovedAhead) as error:
            self.on.note(sentence(t, error), Note.ERROR)
            self.on.editor.setFocus()
            raise Unreadable from error

    def _offer(self) -> None:
        t = self.desk.t
        options: list[tuple[str, object]] = [(t("No decision named"), None)]
        options += [(self._named(one), one.decision) for one in self._decisions]
        choice_of(self.decision).offer(options)
        choice_of(self.decision).setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.decision.setVisible(bool(self._decisions))
        set_text(self.on, t.date_short(self._workspace.today()))
        names = [signer.name for signer in signers(self._workspace.store, self._meeting) if signer.name]
        set_text(self.signature, ", ".join(names))
        if self._decisions and self._decisions[0].tied:
            choice_of(self.decision).choose(self._decisions[0].decision)
            self._decision_chosen()

    def _named(self, one: Approving) -> str:
        t = self.desk.t
        text = one.text.or_other(content_language(t))
        short = text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
        return " · ".join(filter(None, (one.number, t.date_short(one.on) if one.on else "", short)))

    def _decision_chosen(self) -> None:
        chosen = choice_of(self.decision).chosen()
        found = next((one for one in self._decisions if one.decision == chosen), None)
        if found is not None and found.on is not None:
            set_text(self.on, self.desk.t.date_short(found.on))
            self.on.clear_note()
