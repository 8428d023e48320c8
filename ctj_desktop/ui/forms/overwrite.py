"""Which files would be lost, asked before they are written over?"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

LISTED = 5


class Overwrite(Frame):
    """Asked before files are lost; Escape keeps them, and so does Enter."""

    def __init__(self, desk: Desk, folder: Path, names: Sequence[str], parent: QWidget) -> None:
        t, count = desk.t, len(names)
        title = t.n(
            "{count} file exists already in “{folder}”", "{count} files exist already in “{folder}”", count
        ).format(count=count, folder=folder.name or str(folder))
        verb = t.n("Overwrite {count} file", "Overwrite {count} files", count).format(count=count)
        super().__init__(desk, "dialog.overwrite", title, verb, parent)
        lines = Label(desk.theme, Type.BODY, wrap=True, name="dialog.overwrite.lines", parent=self)
        shown = [*sorted(names)[:LISTED], *(["…"] if count > LISTED else [])]
        lines.say("\n".join(shown))
        self.column.addWidget(lines)
        self.cancel.setFocus()

    def go(self) -> None:
        """The answer is the act."""
