"""Which act writes what was typed into one side of the minutes, and what if somebody else wrote there meanwhile?"""

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.minutes.blocks import change_block
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.in_session.amendments import change_amendment
from ctj_desktop.services.minutes.proofreading import ProofLine, Record
from ctj_desktop.services.minutes.tasks import change_task
from ctj_desktop.services.minutes.translations import check_translation, complete_title
from ctj_desktop.services.steps.change import Rewording, changed
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.approval.columns import spoken_name
from ctj_desktop.ui.approval.list_view import ProofTable
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def write_side(workspace: OpenWorkspace, record: Record, language: Language, typed: str) -> None:
    """One act by the record's own step; raises what the step refuses, `ChangedMeanwhile` above all."""
    words = Rewording.of(language, typed)
    if isinstance(record, AgendaItem):
        workspace.do(complete_title, changed(workspace.store, record, {"title": words}), record)
    elif isinstance(record, AnyBlock):
        workspace.do(change_block, changed(workspace.store, record, {"text": words}), record)
    elif isinstance(record, AnyDecision):
        workspace.do(change_decision, changed(workspace.store, record, {"text": words}), record)
    elif isinstance(record, AnyAmendment):
        workspace.do(change_amendment, changed(workspace.store, record, {"text": words}), record)
    elif isinstance(record, AnyTask):
        workspace.do(change_task, changed(workspace.store, record, {"text": words}), record)


def check_line(workspace: OpenWorkspace, line: ProofLine) -> None:
    """The translation was read against its source and is right."""
    if line.record is not None:
        workspace.do(check_translation, record=line.record.id)


class SideWriter(QObject):
    """Writes what was typed in the list. A refusal opens the side again with it; both values are offered where
    somebody changed the same side since it was read."""

    reread = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, table: ProofTable, both: BothValues) -> None:
        super().__init__(table)
        self._desk, self._workspace, self._table, self._both = desk, workspace, table, both
        self._offered: tuple[ProofLine, Language, str, Record] | None = None
        table.written.connect(self._written)
        both.keep_mine.connect(self._keep_mine)
        both.keep_theirs.connect(self._keep_theirs)

    def _written(self, line: ProofLine, language: Language, typed: str) -> None:
        if line.record is not None:
            self._write(line, line.record, language, typed)

    def _write(self, line: ProofLine, seen: Record, language: Language, typed: str) -> None:
        try:
            write_side(self._workspace, seen, language, typed)
        except ChangedMeanwhile as met:
            self._offer(line, language, typed, met)
        except (UserError, StoreError) as error:
            self._table.open_editor(line, language, typed, sentence(self._desk.t, error))

    def _offer(self, line: ProofLine, language: Language, typed: str, met: ChangedMeanwhile) -> None:
        t, theirs = self._desk.t, met.theirs
        assert isinstance(theirs, Record)
        self._offered = (line, language, typed, theirs)
        if not self._workspace.store.read_only:
            self._workspace.keep_draft(theirs.id, f"{line.register}.{language.value}", typed)  # until one is chosen
        stored = getattr(theirs, line.register).text(language)
        name = f"{spoken_name(t, line)}, {register_name(t, f'{line.register}.{language.value}')}"
        self._both.offer(t, name, stored, typed)

    def _keep_mine(self) -> None:
        offered, self._offered = self._offered, None
        if offered is not None:
            line, language, typed, theirs = offered
            self._workspace.drop_draft(theirs.id, f"{line.register}.{language.value}")
            self._write(line, theirs, language, typed)

    def _keep_theirs(self) -> None:
        offered, self._offered = self._offered, None
        if offered is not None:
            line, language, _, theirs = offered
            self._workspace.drop_draft(theirs.id, f"{line.register}.{language.value}")
        self.reread.emit()
