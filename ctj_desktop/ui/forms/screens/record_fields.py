"""How is a record changed on a page that is laid out by hand? By its declared fields, each an act when it is left."""

from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.entries.choices import add_row
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import Make, PickEntry
from ctj_desktop.ui.forms.record_form import RecordForm
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.text_area import AreaField

BELOW = 8
"""Pixels of ordinary text between two rows: a form on a page has less room than a sheet."""


class RecordFields(QWidget):
    """The fields of one record, row by row; where two people wrote, both values are offered above them."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, declared: FormRows, parent: QWidget) -> None:
        """`name` begins the object names of the editors."""
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._step = step_named(BY_KIND[declared.kind].steps.change)
        self.both = BothValues(desk.theme, f"{name}.both", self)
        self.entries: list[Entry[Any]] = []
        self._lay_out(name, declared)
        self.form: RecordForm[Any] = RecordForm(desk, workspace, self.entries, self.both, self._save, self)

    @property
    def record(self) -> UUID | None:
        """What is shown."""
        return self.form.before.id if self.form.before is not None else None

    def show_record(self, record: Record, *, writable: bool) -> None:
        """Another record, or the same after somebody's act; what was typed into the one before becomes an act."""
        if record.id == self.record:
            self.form.follow(record)
        else:
            self.form.flush()
            self.form.show(record)
        for entry in self.entries:
            entry.set_writable(writable)

    def among(self, name: str, **values: object) -> None:
        """The records that the field of that name offers have these values."""
        for entry in self.entries:
            if isinstance(entry, PickEntry) and entry.name == name:
                entry.among = values

    def long_pairs(self) -> list[tuple[AreaField, AreaField]]:
        """Of each text of several lines in two languages its two editors."""
        areas = [(one.name, one.field.editor) for one in self.entries if one.language is not None]
        found = [(name, editor) for name, editor in areas if isinstance(editor, AreaField)]
        return [(fr, de) for (name, fr), (same, de) in pairwise(found) if name == same]

    def edit(self, name: str = "") -> None:
        """The keyboard goes to the field of that name, else the first; of a text to the language of the window."""
        language = content_language(self._desk.t)
        named = [entry for entry in self.entries if name in ("", entry.name) and entry.language in (None, language)]
        for entry in named[:1]:
            entry.field.editor.setFocus()

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.form.flush()

    def retranslate(self) -> None:
        """Every word."""
        for entry in self.entries:
            entry.retranslate()

    # inside

    def _lay_out(self, name: str, declared: FormRows) -> None:
        rows = Rows(self._desk.theme, self, below=BELOW)
        maker = EntryMaker(self._desk, self._workspace, name, self._way_to_new, rows)
        for row in declared.rows:
            made = [entry for field in row for entry in maker.of(BY_NAME[declared.kind], field)]
            self.entries += made
            add_row(rows, made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.px(12))
        column.addWidget(self.both)
        column.addWidget(rows)

    def _save(self, after: Record, before: Record) -> object:
        return self._workspace.do(self._step, after, before)

    def _way_to_new(self, kind: str) -> tuple[str, Make] | None:
        return way_to_new(self._desk, self._workspace, kind, self)
