"""How is a record ended that runs: a mandate, an office? By a dialog with the fields of the step that ends it."""

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.steps.change import changed
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.entries.choices import ChoiceEntry
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.making import read_asked
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Ending
from ctj_desktop.ui.frame.view_context import Desk


class EndRecord(Frame):
    """The last day, today to begin with, and the reason where one is kept."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, ending: Ending, record: Record, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.end", t(ending.title), t(ending.verb), parent)
        self._workspace, self._step, self._seen = workspace, step_named(ending.step), record
        taken = form_of(self._step).taken
        assert taken is not None
        maker = EntryMaker(desk, workspace, self.objectName(), lambda _kind: None)
        cls = BY_NAME[record.kind]
        self.entries: list[Entry[Any]] = [entry for field in taken.fields for entry in maker.of(cls, field.name)]
        for entry in self.entries:
            entry.retranslate()
            self.column.addWidget(entry.field)
            if isinstance(entry, ChoiceEntry):
                entry.editor.setCurrentIndex(1)
            else:
                entry.put(entry.read(record) or workspace.today() + timedelta(days=1))
        self.entries[0].field.editor.setFocus()

    def go(self) -> None:
        values: dict[str, object] = {}
        for entry in self.entries:
            value = read_asked(self.desk, entry, needed=entry is self.entries[0])
            values |= entry.given(value)
        if not values:
            raise Unreadable
        store = self._workspace.store
        self._workspace.do(self._step, changed(store, self._seen, values), self._seen)
