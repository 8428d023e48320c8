"""How is whoever keeps a record asked to correct it? By a text for a message, with what the record says now."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import Record
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.catalogue.record_lines import values_of
from ctj_desktop.services.naming.same_records import keeper_of
from ctj_desktop.services.naming.titles import subject_of, subject_text
from ctj_desktop.services.steps.correcting import is_changeable
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.paint import LEFT


class AskKeeper(QWidget):
    """A word below the reason why nothing can be changed; not there for what may be changed here."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._record: Record | None = None
        self._entries: Callable[[], Sequence[Entry[Any]]] = tuple
        button = f"{name}.ask_keeper"
        self.button = Button(desk.theme, button, ButtonKind.QUIET, icon="copy", compact=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, LEFT)
        self.button.clicked.connect(lambda: self._copy())

    def show_of(self, record: Record, entries: Callable[[], Sequence[Entry[Any]]]) -> None:
        """The record that is shown; its fields are asked for when they are copied."""
        self._record, self._entries = record, entries
        self.button.say(self._desk.t("Copy a request to correct it"))
        self.setVisible(not is_changeable(self._workspace.store, record))

    def _copy(self) -> None:
        if self._record is None:
            return
        t = self._desk.t
        QGuiApplication.clipboard().setText("\n".join(self._lines(self._record)))
        keeper = keeper_of(self._workspace.store, t, self._record)
        said = t("The request is copied. Put it into a message to whoever keeps the record: {keeper}.")
        self._workspace.bus.said.emit(said.format(keeper=keeper))

    def _lines(self, record: Record) -> Iterator[str]:
        t, store, entries = self._desk.t, self._workspace.store, self._entries()
        yield t("Could you please correct this record, which you keep?")
        yield ""
        yield subject_text(t, subject_of(store, record.kind, record.id))
        words = values_of(store, t, self._workspace.today(), [record], [entry.name for entry in entries])
        for entry in entries:
            value = getattr(record, entry.name)
            said = without_marks(entry.read(record)) if entry.language else words[record.id, entry.name].text
            if said and value is not False:
                name = t(entry.label) if entry.label else register_name(t, entry.register)
                yield t("{field}: {value}").format(field=name, value=said)
        yield ""
        yield t("It should say:")
        yield ""
