"""Does the convocation go all the same: asked once, with everything that is odd about it in one place?"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.planning.convening import HOLIDAY, NO_PLACE, SUNDAY, UNTRANSLATED
from ctj_desktop.errors import N_
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.surfaces import Banner

NAME: Final = "dialog.doubts"
WIDTH: Final = 620
MENDED: Final[Mapping[str, str]] = {
    NO_PLACE: N_("Enter the place…"),
    SUNDAY: N_("Change the day…"),
    HOLIDAY: N_("Change the day…"),
    UNTRANSLATED: N_("Translate"),
}
"""By code of a doubt: the word of the button that leads to where it is mended."""


class Doubts(Frame):
    """One line for each doubt, with the way to mend it; Escape and Enter send nothing."""

    def __init__(self, desk: Desk, found: Sequence[Finding], verb: str, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, NAME, t("Before it goes"), verb, parent)
        self.mend = ""
        for number, one in enumerate(found):
            line = Banner(desk.theme, f"{NAME}.{number}", "warning", wrap=True, parent=self)
            line.say(finding_text(t, one), button=t(MENDED[one.code]) if one.code in MENDED else "")
            line.button.clicked.connect(partial(self._go_and_mend, one.code))
            self.column.addWidget(line)
        self.cancel.say(t("Not yet"))
        self.widen(WIDTH)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, desk: Desk, found: Sequence[Finding], verb: str, parent: QWidget) -> "Doubts":
        """The dialog after it was left: its `result()`, and the code of the doubt that is mended first."""
        dialog = cls(desk, found, verb, parent)
        dialog.exec()
        return dialog

    def go(self) -> None:
        """The answer is the act."""

    def _go_and_mend(self, code: str) -> None:
        self.mend = code
        self.reject()
