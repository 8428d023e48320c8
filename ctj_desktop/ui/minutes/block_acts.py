"""What can be done with a block that stands in the minutes: move it, take it away, change its kind, owner or day?"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionKind
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.blocks import WRITTEN, add_blocks, change_block, move_block, remove_block
from ctj_desktop.services.minutes.decisions import change_decision, remove_decision
from ctj_desktop.services.minutes.in_session.amendments import remove_amendment
from ctj_desktop.services.minutes.in_session.pauses import remove_pause
from ctj_desktop.services.minutes.item_sheet import BlockLine, MinuteSheet
from ctj_desktop.services.minutes.tasks import change_task, remove_task
from ctj_desktop.services.minutes.votes import remove_vote
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.outcome import ask_outcome
from ctj_desktop.ui.minutes.in_session import choose_proposer, offer_results
from ctj_desktop.ui.minutes.looks import OUTCOME, OWNER, SPOKEN
from ctj_desktop.ui.minutes.vote_together import VoteTogether, waiting_decisions


class BlockActs:
    """Each is one act, undone by Ctrl+Z; a refusal stands in the strip."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        self._desk, self._workspace, self._parent = desk, workspace, parent

    def remove(self, line: BlockLine) -> bool:
        """Takes the block away; a decision, vote or task goes with it, and its number is not used again."""
        if line.vote is not None:
            vote = line.vote.id
            return self._desk.attempt(lambda: self._workspace.do(remove_vote, vote=vote))
        if line.amendment is not None:
            amendment = line.amendment.id
            return self._desk.attempt(lambda: self._workspace.do(remove_amendment, amendment=amendment))
        if line.pause is not None:
            pause = line.pause.id
            return self._desk.attempt(lambda: self._workspace.do(remove_pause, pause=pause))
        if line.task is not None:
            task = line.task.id
            return self._desk.attempt(lambda: self._workspace.do(remove_task, task=task))
        if line.decision is not None:
            decision, number = line.decision.id, line.number
            done = self._desk.attempt(lambda: self._workspace.do(remove_decision, decision=decision))
            if done and number:
                said = self._desk.t("The number {number} is not used again.")
                self._workspace.bus.said.emit(said.format(number=number))
            return done
        return self._desk.attempt(lambda: self._workspace.do(remove_block, block=line.block.id))

    def move(self, line: BlockLine, sheet: MinuteSheet, by: int) -> bool:
        """One place up or down; nothing at the edge."""
        place = sheet.place(line.key) + by
        if not 1 <= place <= len(sheet.lines):
            return False
        return self._desk.attempt(lambda: self._workspace.do(move_block, block=line.block.id, place=place))

    def change_fact(self, line: BlockLine, key: str) -> None:
        """The owner or the day of a task is asked for, or what became of a decision."""
        if key == OUTCOME and line.decision is not None:
            self._ask_outcome(line.decision)
        if line.amendment is not None and line.vote is None:
            choose_proposer(self._desk, self._workspace, line.amendment, self._parent)
        if line.task is None:
            return
        if key == OWNER:
            self._choose_owner(line)
        else:
            self._choose_day(line)

    def insert_remarks(self, sheet: MinuteSheet) -> None:
        """With how many changes the minutes are approved, and what became of each remark, at the end of the item."""
        from ctj_desktop.services.minutes.remarks.synopsis import proposed_passages

        said = proposed_passages(self._workspace.store, sheet.item)
        self._desk.attempt(lambda: self._workspace.do(add_blocks, item=sheet.item.id, passages=said))

    def why_no_remarks(self, sheet: MinuteSheet) -> str:
        """Why nothing can be said of them; empty where something can."""
        from ctj_desktop.services.minutes.remarks.synopsis import why_none_proposed

        return why_none_proposed(self._desk.t, self._workspace.store, sheet.item)

    def keep_standard_text(self, committee: CommitteeId, passage: Mapping[Language, str]) -> None:
        """Asks for the name of a text to use again; at first it is the committee's."""
        from ctj_desktop.ui.forms.screens.making import NewRecord

        text = Bilingual.of(passage[Language.FR].strip(), passage[Language.DE].strip())
        proposed = {"text": text, "committee": committee}
        screen = self._desk.screens[StandardText.kind]
        dialog = NewRecord(
            self._desk, self._workspace, screen, self._parent, given={"use": TextUse.BLOCK}, proposed=proposed
        )
        dialog.resumes = False  # what was selected now stands there, not what was typed for another passage
        dialog.exec()

    def menu(
        self,
        line: BlockLine,
        write: Callable[[], object],
        repeat: Callable[[], object],
        keep: Callable[[], object],
        remove: Callable[[], object],
        at: QPoint,
    ) -> None:
        """What the block offers besides writing: its kind, a vote to be repeated, and to go."""
        t = self._desk.t
        menu = QMenu(self._parent)
        menu.setObjectName("minutes.menu")
        menu.addAction(_writing_word(t, line)).triggered.connect(write)
        if line.vote is not None:
            again = menu.addAction(t("Repeat the vote…"))
            again.setEnabled(not line.annulled)
            again.triggered.connect(repeat)
            together = menu.addAction(t("The same vote on other decisions…"))
            together.setEnabled(not line.annulled and bool(waiting_decisions(self._workspace.store, line.vote)))
            together.triggered.connect(partial(self.ask_together, line.vote))
        menu.addSeparator()
        if line.decision is not None and line.vote is None:
            for kind in DecisionKind:
                checked = line.decision.decision_kind is kind
                self._offer(menu, word(t, kind), checked, partial(self._set_kind, line, kind))
            menu.addSeparator()
            menu.addAction(t("Outcome…")).triggered.connect(partial(self._ask_outcome, line.decision))
            menu.addAction(t("Extract…")).triggered.connect(partial(self._extract, line.decision))
        elif line.amendment is not None and line.vote is None:
            offer_results(self._desk, self._workspace, line, menu)
        elif line.block.ref is None:
            for block_kind in (MinuteBlockKind.PARAGRAPH, MinuteBlockKind.LIST_ENTRY, MinuteBlockKind.HEADING):
                checked = line.block.block_kind is block_kind
                self._offer(menu, t(SPOKEN[block_kind]), checked, partial(self._set_block_kind, line, block_kind))
        menu.addSeparator()
        if line.record is not None:
            menu.addAction(t("Keep as a standard text…")).triggered.connect(keep)
        menu.addAction(t("Take the block away")).triggered.connect(remove)
        menu.exec(at)
        menu.deleteLater()

    # inside

    @staticmethod
    def _offer(menu: QMenu, text: str, checked: bool, act: Callable[[], object]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: act())

    def _set_kind(self, line: BlockLine, kind: DecisionKind) -> None:
        if line.decision is not None and line.decision.decision_kind is not kind:
            key = line.decision.id
            self._desk.attempt(lambda: self._workspace.do_fields(change_decision, decision=key, decision_kind=kind))

    def _set_block_kind(self, line: BlockLine, kind: MinuteBlockKind) -> None:
        if line.block.block_kind is not kind and kind in WRITTEN:
            self._desk.attempt(lambda: self._workspace.do_fields(change_block, block=line.block.id, block_kind=kind))

    def ask_together(self, vote: AnyVote, _checked: bool = False) -> None:
        """Ask on which decisions the same vote was taken."""
        VoteTogether.ask(self._desk, self._workspace, vote, self._parent)

    def _ask_outcome(self, decision: AnyDecision, _checked: bool = False) -> None:
        ask_outcome(self._desk, self._workspace, decision, self._parent)

    def _extract(self, decision: AnyDecision, _checked: bool = False) -> None:
        """Where it stands in the register, with the question for whom it is; the way back leads here again."""
        self._desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))
        self._desk.actions["extract_decision"].trigger()

    def _choose_owner(self, line: BlockLine) -> None:
        from ctj_desktop.ui.forms.choose_person import ChoosePerson

        t, task = self._desk.t, line.task
        chosen = ChoosePerson.ask(self._desk, self._workspace, t("Who does it?"), t("Give the task"), self._parent)
        if chosen is not None and task is not None:
            self._desk.attempt(lambda: self._workspace.do_fields(change_task, task=task.id, owner=chosen))

    def _choose_day(self, line: BlockLine) -> None:
        from ctj_desktop.ui.minutes.task_day import TaskDay

        if line.task is not None:
            TaskDay.ask(self._desk, self._workspace, line.task, self._parent)


def _writing_word(t: Translator, line: BlockLine) -> str:
    if line.pause is not None:
        return t("Correct the times…")
    return t("Correct the vote") if line.vote is not None else t("Write here")
