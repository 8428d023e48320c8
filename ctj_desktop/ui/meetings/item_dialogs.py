"""Which dialogs does an item of the agenda open, and why does one of them not open now?"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.meetings.agenda import OPEN
from ctj_desktop.services.meetings.agenda_table import ItemLine, MeetingFacts
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.outcome import ask_outcome, outcome_refused


class ItemDialogs:
    """Those of the item on which the keyboard is; each is imported when it opens."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        line: Callable[[], ItemLine | None],
        facts: Callable[[], MeetingFacts | None],
        page: QWidget,
    ) -> None:
        self._desk, self._workspace, self._page = desk, workspace, page
        self._line, self._facts = line, facts

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Their acts."""
        return {
            "item_sheet": self.open_sheet,
            "item_papers": self.open_papers,
            "item_outcome": self.ask_outcome,
            "chair_note": self.ask_chair_note,
        }

    def why_not(self, key: str) -> str:
        """Why one of them cannot be opened; empty when it can."""
        t, facts = self._desk.t, self._facts()
        if self._line() is None:
            return t("Choose an item first.")
        return outcome_refused(t, facts.meeting, facts.state) if key == "item_outcome" and facts is not None else ""

    def open_sheet(self) -> None:
        """The fields of the item; only to be read where the agenda no longer changes."""
        from ctj_desktop.ui.meetings.item_sheet import item_sheet

        line, facts = self._line(), self._facts()
        if line is not None and facts is not None:
            writable = facts.state in OPEN and not self._workspace.store.read_only
            item_sheet(self._desk, self._workspace, line, facts.committee.id, self._page, writable=writable).exec()

    def open_papers(self) -> None:
        """The documents of the item."""
        from ctj_desktop.ui.meetings.item_documents import ItemDocuments

        if (line := self._line()) is not None:
            ItemDocuments.ask(self._desk, self._workspace, line, self._page)

    def ask_outcome(self) -> None:
        """What became of the item."""
        line = self._line()
        if line is not None and not self.why_not("item_outcome"):
            ask_outcome(self._desk, self._workspace, line.item, self._page)

    def ask_chair_note(self) -> None:
        """What whoever presides wants to have at hand."""
        from ctj_desktop.ui.meetings.item_sheet import ChairNoteDialog

        if (line := self._line()) is not None:
            ChairNoteDialog(self._desk, self._workspace, line.item, self._page).exec()
