"""How far is a decision carried out, who noted what when, and how is it noted further?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.voting import EXECUTION_MOVES, DecisionResult, ExecutionState
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.attached_files import file_of_no_item
from ctj_desktop.services.minutes.following.execution import move_execution
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut
from ctj_desktop.services.minutes.following.proofs import execution_proofs, join_execution_proofs
from ctj_desktop.services.minutes.lists import DecisionSheet
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.ui.decisions.columns import days_text
from ctj_desktop.ui.decisions.execution_note import AskNote, chosen_files
from ctj_desktop.ui.decisions.origin import here
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct, Told
from ctj_desktop.ui.frame.copies import ask_and_save
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

CARRIED: Final = {
    CarriedOut.STILL: N_("Still to be carried out"),
    CarriedOut.OVERDUE: N_("Overdue"),
    CarriedOut.DONE: N_("Carried out"),
    CarriedOut.DROPPED: N_("Dropped"),
    CarriedOut.NOTHING: N_("Nothing noted"),
}
"""The choices above the list."""


class CarryingOut:
    """Of the decision that is shown."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, shown: Callable[[], DecisionSheet | None], page: Particulars
    ) -> None:
        self._desk, self._workspace, self._shown, self._page = desk, workspace, shown, page

    def now(self, sheet: DecisionSheet) -> Told:
        """`En cours · Anne Rochat · jusqu’au 30 juin 2027 · 12 jours de retard`."""
        t, known = self._desk.t, sheet.execution
        if known.state is None:
            return Told(t("Nothing is noted of its being carried out."), missing=True)
        left = known.days_left(self._workspace.today())
        parts = (
            word(t, known.state),
            sheet.owners[known.last.id].or_other(content_language(t)) if known.last is not None else "",
            t("due on {date}").format(date=t.date_long(known.due)) if known.due is not None else "",
            days_text(t, left) if left is not None and left < 0 else "",
        )
        return Told(" · ".join(filter(None, parts)))

    def notes(self, sheet: DecisionSheet) -> Told:
        """Every note, the newest above: day, state, who does it until when, what shows it, who noted it."""
        return Told("\n".join(self._notes(sheet)))

    def acts(self) -> Sequence[RecordAct]:
        """One for each state; what can be noted without more is so by the space bar."""
        return (
            self._act(ExecutionState.TO_DO, N_("To be carried out…"), "circle-dashed"),
            self._act(ExecutionState.UNDER_WAY, N_("Under way…"), "hourglass"),
            self._act(ExecutionState.DONE, N_("Carried out…"), "check", tip=N_("Space in the list does the same")),
            self._act(ExecutionState.DROPPED, N_("Dropped…"), "prohibit"),
            RecordAct(
                key="join_execution_proofs",
                word=N_("Join what shows it…"),
                icon="paperclip",
                do=self._join,
                why_not=self._why_not_join,
            ),
            RecordAct(
                key="save_execution_proofs",
                word=N_("Save what shows it…"),
                icon="download-simple",
                do=self._save,
                why_not=self._why_not_save,
            ),
        )

    def usual(self) -> None:
        """Carried out, or under way again; where nothing is noted yet, who does it until when is asked."""
        sheet = self._shown()
        if sheet is None:
            return
        known = sheet.execution
        to = ExecutionState.DONE if known.is_open else ExecutionState.UNDER_WAY
        if known.state is None or self._why_not(to):
            self._ask(ExecutionState.TO_DO)
            return
        decision, day, last = sheet.decision.id, self._workspace.today(), known.last
        kept = {"due": last.due, "owner": last.owner, "owner_body": last.owner_body} if last is not None else {}
        self._desk.attempt(lambda: self._workspace.do_fields(move_execution, decision=decision, to=to, on=day, **kept))

    # inside

    def _notes(self, sheet: DecisionSheet) -> Sequence[str]:
        t, language = self._desk.t, content_language(self._desk.t)
        lines, files = [], execution_proofs(self._workspace.store, sheet.execution.moves)
        for move in reversed(sheet.execution.moves):
            owner = sheet.owners[move.id].or_other(language)
            until = t("due on {date}").format(date=t.date_long(move.due)) if move.due is not None else ""
            by = name_of_person(self._workspace.store, move.by)
            noted = t("noted by {name}").format(name=by) if by else ""
            shown = t.join([t.quote(file.name) for file in files[move.id]])
            proof = (here(self._desk, move.proof), shown)
            parts = (t.date_long(move.on), word(t, move.to_state), owner, until, *proof, noted)
            lines.append(" · ".join(filter(None, parts)))
        return lines

    def _files(self) -> Sequence[AnyAttachment]:
        """Of all notes of the decision that is shown."""
        sheet = self._shown()
        moves = sheet.execution.moves if sheet is not None else ()
        return [file for found in execution_proofs(self._workspace.store, moves).values() for file in found]

    def _join(self) -> None:
        """To what was noted last."""
        sheet, why_not = self._shown(), self._why_not_join()
        if sheet is None or why_not:
            self._desk.bus.refused.emit(why_not)
            return
        paths = chosen_files(self._desk.t, self._page.owner)
        if paths:
            decision = sheet.decision.id
            self._desk.attempt(lambda: self._workspace.do(join_execution_proofs, decision=decision, paths=paths))

    def _save(self) -> None:
        """Each file under a name the person chooses."""
        for file in self._files():
            kept = file_of_no_item(self._workspace.store, file)
            if not self._desk.attempt(partial(ask_and_save, self._desk, self._workspace.store, kept, self._page.owner)):
                return

    def _why_not_join(self) -> str:
        t, sheet = self._desk.t, self._shown()
        if sheet is None:
            return t("Choose a decision first.")
        if sheet.execution.last is None:
            return t("Note first how far it is.")
        return self._workspace.why_not_write(t)

    def _why_not_save(self) -> str:
        return "" if self._files() else self._desk.t("No file shows it.")

    def _act(self, to: ExecutionState, said: str, icon: str, tip: str = "") -> RecordAct:
        return RecordAct(
            key=f"execution_{to.value}",
            word=said,
            icon=icon,
            do=lambda: self._ask(to),
            why_not=lambda: self._why_not(to),
            tip=tip,
        )

    def _why_not(self, to: ExecutionState) -> str:
        t, sheet = self._desk.t, self._shown()
        if sheet is None:
            return t("Choose a decision first.")
        if shut := self._workspace.why_not_write(t):
            return shut
        if sheet.decision.result is DecisionResult.REJECTED:
            return t("The decision was rejected: there is nothing to carry out.")
        if to in EXECUTION_MOVES[sheet.execution.state]:
            return ""
        return t("Set it to “to do” or “under way” first.")

    def _ask(self, to: ExecutionState) -> None:
        """Who does it until when, or what shows that it was done or why it is not."""
        sheet = self._shown()
        why_not = self._why_not(to)
        if sheet is None or why_not:
            self._desk.bus.refused.emit(why_not)
            return
        AskNote(self._desk, self._workspace, sheet, to, self._page.owner).exec()
