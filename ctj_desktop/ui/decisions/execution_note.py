"""How is it asked how far a decision is carried out, and by which files one sees it?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.records.voting import ExecutionMove, ExecutionState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.minutes.following.execution import STILL
from ctj_desktop.services.minutes.following.proofs import note_with_files
from ctj_desktop.services.minutes.lists import DecisionSheet
from ctj_desktop.ui.decisions.origin import here
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.copies import dropped_files, take_copies
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

TITLES: Final = {
    ExecutionState.TO_DO: N_("Carry the decision out"),
    ExecutionState.UNDER_WAY: N_("The decision is under way"),
    ExecutionState.DONE: N_("The decision is carried out"),
    ExecutionState.DROPPED: N_("The decision is dropped"),
}
"""The titles of the dialogs."""
ASKS: Final[Mapping[ExecutionState, tuple[tuple[str, ...], ...]]] = {
    ExecutionState.TO_DO: (("owner", "due"),),
    ExecutionState.UNDER_WAY: (("owner", "due"), ("proof",)),
    ExecutionState.DONE: (("on",), ("proof",)),
    ExecutionState.DROPPED: (("on",), ("proof",)),
}
"""The fields of the dialogs; what is only planned has nothing to show yet."""


class AskNote(AskFields):
    """The dialog of a note; who did it until when stands there as it was noted last. Files may be dropped on it."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, sheet: DecisionSheet, to: ExecutionState, parent: QWidget
    ) -> None:
        t, last, decision = desk.t, sheet.execution.last, sheet.decision
        given: dict[str, object] = {"decision": decision.id, "to": to}
        proposed: dict[str, object] = {"on": workspace.today()}
        if to in STILL:
            given["on"] = workspace.today()
            proposed = {} if last is None else {"due": last.due, "owner": last.owner, "owner_body": last.owner_body}
        super().__init__(
            desk,
            workspace,
            f"dialog.execution_{to.value}",
            (t(TITLES[to]), t("Note it")),
            "move_execution",
            ExecutionMove,
            ASKS[to],
            parent,
            given=given,
            needed=("proof",) if to is ExecutionState.DROPPED else (),
            about=" · ".join(filter(None, (decision.number, here(desk, decision.text)))),
            proposed=proposed,
        )
        self.paths: tuple[Path, ...] = ()
        self._takes_files = to is not ExecutionState.TO_DO
        self.setAcceptDrops(self._takes_files)
        self._build_files()

    def take_files(self, paths: Sequence[Path]) -> None:
        """What shows it, beside the words; a file that is there already is there once."""
        self.paths = tuple(dict.fromkeys((*self.paths, *paths)))
        self._show_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copies(event)
        self.take_files(dropped_files(event))

    # inside

    def _do(self, values: Mapping[str, Any]) -> Any:
        """The note and its files are one act."""
        return self._workspace.do(note_with_files, paths=self.paths, **values)

    def _build_files(self) -> None:
        t, theme, name = self.desk.t, self.desk.theme, self.objectName()
        self.files = Label(theme, Type.CAPTION, wrap=True, name=f"{name}.files", parent=self)
        self.join = Button(theme, f"{name}.join", icon="paperclip", compact=True, parent=self)
        self.join.say(t("Join files…"))
        self.none = Button(theme, f"{name}.no_files", icon="x", compact=True, parent=self)
        self.none.say(t("No file"))
        self.join.clicked.connect(lambda: self.take_files(chosen_files(t, self)))
        self.none.clicked.connect(self._forget_files)
        buttons = WidgetFlow(theme, self)
        buttons.hold((self.join, self.none))
        for widget in (self.files, buttons):
            widget.setVisible(self._takes_files)
            self.column.addWidget(widget)
        self._show_files()

    def _forget_files(self) -> None:
        self.paths = ()
        self._show_files()
        self.join.setFocus()

    def _show_files(self) -> None:
        t = self.desk.t
        names = t.join([t.quote(path.name) for path in self.paths])
        self.files.say(names or t("Files that show it can be joined, or dropped here: a letter, an invoice, a photo."))
        self.none.setVisible(bool(self.paths) and self._takes_files)
        self.fit_to(self.files)


def chosen_files(t: Translator, parent: QWidget) -> tuple[Path, ...]:
    """Files of a folder; none where the person thought better of it."""
    found, _ = QFileDialog.getOpenFileNames(parent, t("What shows that the decision is carried out"))
    return tuple(Path(one) for one in found)
