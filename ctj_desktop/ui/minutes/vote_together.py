"""Ask on which other decisions the same vote was taken."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Decision
from ctj_desktop.services.minutes.decisions import the_decision
from ctj_desktop.services.minutes.votes import vote_together, votes_on
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox


def waiting_decisions(store: OpenFile, vote: AnyVote) -> list[AnyDecision]:
    """The decisions of the meeting on which nobody has voted and that everybody may read, by number."""
    own = the_decision(store, vote.decision)
    if is_restricted(own) or vote.amendment is not None or own.meeting is None:
        return []
    found = store.all(Decision, meeting=own.meeting, order="number, id")
    return [one for one in found if one.id != own.id and one.circulation is None and not votes_on(store, one)]


class VoteTogether(Frame):
    """A square for each decision that waits for a vote."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, vote: AnyVote, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.together", t("The same vote on other decisions"), t("Record the vote"), parent)
        self._workspace, self._vote = workspace, vote
        self.squares: list[tuple[AnyDecision, CheckBox]] = []
        for at, decision in enumerate(waiting_decisions(workspace.store, vote)):
            square = CheckBox(desk.theme, f"dialog.together.{at}", self)
            text = without_marks(decision.text.or_other(content_language(t)))
            square.say(f"{decision.number or t('unnumbered')} · {text}")
            self.column.addWidget(square)
            self.squares.append((decision, square))
        self.widen(WIDE)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, vote: AnyVote, parent: QWidget) -> None:
        """Records the vote on those that are chosen."""
        cls(desk, workspace, vote, parent).exec()

    def go(self) -> None:
        also = tuple(decision.id for decision, square in self.squares if square.isChecked())
        if also:
            self._workspace.do(vote_together, vote=self._vote.id, also=also)
