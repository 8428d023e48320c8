"""Who was chosen to receive something about a meeting, by which way: kept for good where it can be, else for once?"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.meetings.convocation import Recipient, addressed, by_way
from ctj_desktop.services.steps.refusals import KeptElsewhere
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.sending.readers import ReaderLine, Readers
from ctj_desktop.ui.meetings.sending.remembering import ask_what_lacks, remember

Found = Sequence[Recipient]


class ChosenReaders(QObject):
    """The list, what was changed in it for once, and whom it does not go to this time."""

    changed = Signal()
    begun = Signal()
    """Somebody chooses: what was refused before is over."""
    refused = Signal(object)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        find: Callable[[], Found],
        left_out: Callable[[Found], Collection[UUID]],
        day: date,
        parent: QWidget,
    ) -> None:
        """`left_out` are those to whom it does not go at first; letters are as of `day`."""
        super().__init__(parent)
        self._desk, self._workspace, self._find, self._first, self._day = desk, workspace, find, left_out, day
        self._own: dict[UUID, tuple[DeliveryChannel, Language | None]] = {}
        self._left_out: set[UUID] | None = None
        self.lines: list[ReaderLine] = []
        self.view = Readers(desk, parent)
        self.view.toggled.connect(self._toggle)
        self.view.way_chosen.connect(lambda line, way: self._remember(line.one, way, line.one.language))
        self.view.language_chosen.connect(lambda line, spoken: self._remember(line.one, line.one.channel, spoken))
        self.view.completed.connect(self._complete)

    @property
    def included(self) -> list[Recipient]:
        """To whom it goes."""
        return [line.one for line in self.lines if line.included]

    def read(self) -> None:
        """As the records say it now."""
        found = [by_way(one, *self._own[one.key]) if one.key in self._own else one for one in self._find()]
        if self._left_out is None:
            self._left_out = set(self._first(found))
        left = self._left_out
        self.lines = [
            ReaderLine(one=one, included=one.key not in left)
            for one in addressed(self._workspace.store, found, self._day)
        ]
        self.view.show_lines(self.lines)
        self.changed.emit()

    def _toggle(self, line: ReaderLine) -> None:
        self.begun.emit()
        self._left_out = (self._left_out or set()) ^ {line.key}
        self.read()

    def _remember(self, one: Recipient, way: DeliveryChannel, language: Language | None) -> None:
        """For good where it can be kept here; else for this once."""
        self.begun.emit()
        try:
            kept = remember(self._workspace, one, way, language)
        except KeptElsewhere:
            kept = False
        except (UserError, StoreError) as error:
            self.refused.emit(error)
            return
        if kept:
            self._own.pop(one.key, None)
        else:
            self._own[one.key] = (way, language)
        self.read()

    def _complete(self, line: ReaderLine) -> None:
        self.begun.emit()
        ask_what_lacks(self._desk, self._workspace, line.one, self.view.window())
        self.read()
