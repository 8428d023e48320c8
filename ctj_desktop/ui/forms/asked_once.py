"""What is asked before something is done that one may not want so? Escape and Enter do nothing."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Banner

LISTED = 5
WIDTH = 620


class AskedOnce(Frame):
    """One line for each thing that speaks against it, with the button that leads to where it is mended."""

    def __init__(
        self, desk: Desk, name: str, words: tuple[str, str], lines: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        """`words` are the title and the verb, `lines` sentences with the word of their button, empty without one."""
        super().__init__(desk, name, *words, parent)
        self.mended: int | None = None
        for number, (sentence, button) in enumerate(lines):
            line = Banner(desk.theme, f"{name}.{number}", "warning", wrap=True, parent=self)
            line.say(sentence, button=button)
            line.button.clicked.connect(partial(self._mend, number))
            self.column.addWidget(line)
        self.cancel.say(desk.t("Not yet"))
        self.widen(WIDTH)
        self.cancel.setFocus()

    def ask(self) -> bool:
        """Whether it is done all the same; else `mended` is the line whose button was pressed, if one was."""
        return self.exec() == AskedOnce.DialogCode.Accepted

    def go(self) -> None:
        """The answer is the act."""

    def _mend(self, number: int, _checked: bool = False) -> None:
        self.mended = number
        self.reject()


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
