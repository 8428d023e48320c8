"""How does what is being typed reach the disk within a second, without becoming an act?"""

from contextlib import suppress
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace

PAUSE_MILLISECONDS = 400
LONGEST_MILLISECONDS = 900
"""Somebody who types without a pause is kept all the same."""


class Typed(Protocol):
    """An editor that tells what is typed: a line, an area, one side of a block of the minutes."""

    textEdited: Any  # noqa: N815 (a signal of Qt, whose type PySide6 does not name)
    destroyed: Any


class DraftKeeper(QObject):
    """Keeps one editor's text; `finish` when it became an act or was given up."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._record: UUID | None = None
        self._editor: Typed | None = None
        self._register, self._kept = "", False
        self._text: str | None = None  # nothing typed since it watches: what stands there is on disk already
        self._timers: tuple[QTimer, QTimer] | None = None  # made with the first letter: most fields see none

    def watch(self, editor: Typed, record: UUID, register: str) -> None:
        """Keeps what is typed into the editor from now on, for this register of this record."""
        self._stop()
        if editor is not self._editor:
            self._editor = editor
            editor.textEdited.connect(self._typed)
            editor.destroyed.connect(self._forget_editor)
        self._record, self._register, self._kept, self._text = record, register, False, None

    def keep(self) -> None:
        """Writes the draft now, if there is anything new."""
        self._stop()
        if self._record is None or self._text is None or self._workspace.store.read_only:
            return
        try:
            self._workspace.keep_draft(self._record, self._register, self._text)
        except (UserError, StoreError):
            return  # the act itself will say why nothing can be written
        self._kept = True

    def finish(self) -> None:
        """The text became an act, or was given up: no draft of it is left."""
        self._stop()
        if self._record is not None and self._kept:
            with suppress(UserError, StoreError):  # nothing can be written: it is offered once more, and not lost
                self._workspace.drop_draft(self._record, self._register)
        self._kept, self._text = False, None

    def let_go(self) -> None:
        """The editor goes elsewhere, and what was kept stays on disk for the next time."""
        self._stop()
        self._kept = False

    def adopt(self) -> None:
        """A draft of an earlier session stands in the editor: `finish` takes it away too."""
        self._kept = True

    def _typed(self, text: str) -> None:
        self._text = text
        if self._timers is None:
            self._timers = self._timer(PAUSE_MILLISECONDS), self._timer(LONGEST_MILLISECONDS)
        pause, longest = self._timers
        pause.start()
        if not longest.isActive():
            longest.start()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def _stop(self) -> None:
        for timer in self._timers or ():
            timer.stop()

    def _forget_editor(self) -> None:
        self._editor = None
