"""How does what is being typed reach the disk within a second, without becoming an act, and come back from there?"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID, uuid5

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace

P = TypeVar("P")
"""What a text belongs to: an entry, a field."""
PAUSE_MILLISECONDS = 400
LONGEST_MILLISECONDS = 900
"""Somebody who types without a pause is kept all the same."""


class Typed(Protocol):
    """An editor that tells what is typed: a line, an area, one side of a block of the minutes."""

    textEdited: Any  # noqa: N815 (a signal of Qt, whose type PySide6 does not name)
    destroyed: Any


class Editor(Typed, Protocol):
    """One that a text is put back into."""

    def setText(self, text: str, /) -> None:
        """Shows a text; nobody typed it."""


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


class TypedOnDisk(Generic[P]):
    """The texts of a dialog while it is open: they reach the disk within a second, and leave it with the dialog."""

    def __init__(
        self, workspace: OpenWorkspace, asked: Sequence[str], parts: Iterable[tuple[P, str, Editor]], owner: QObject
    ) -> None:
        """`asked` is what the dialog asks for: another one for the same finds the texts again.

        `parts` are what is asked, each with the name and the editor of a text of it.
        """
        self._drafts = uuid5(NETWORK, "\n".join(asked))
        self._found = workspace.store.drafts_of(self._drafts)
        self._kept = [(*part, DraftKeeper(workspace, owner)) for part in parts]
        for _, name, editor, keeper in self._kept:
            keeper.watch(editor, self._drafts, name)

    def put_back(self) -> list[P]:
        """Those in which a text stands again."""
        again = []
        for part, name, editor, keeper in self._kept:
            if name in self._found:
                editor.setText(self._found[name])
                keeper.adopt()
                again.append(part)
        return again

    def finish(self) -> None:
        """It was entered, given up, or is kept in memory."""
        for _, _, _, keeper in self._kept:
            keeper.finish()

    def leave(self) -> None:
        """The dialog goes for a while: what was typed stays on disk for the next time."""
        for _, _, _, keeper in self._kept:
            keeper.keep()
            keeper.let_go()
