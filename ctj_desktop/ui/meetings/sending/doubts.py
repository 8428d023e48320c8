"""Does the convocation go all the same: asked once, with everything that is odd about it in one place?"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.planning.convening import HOLIDAY, NO_PLACE, SUNDAY, UNTRANSLATED
from ctj_desktop.errors import N_
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.ui.forms.asked_once import AskedOnce
from ctj_desktop.ui.frame.view_context import Desk

MENDED: Final[Mapping[str, str]] = {
    NO_PLACE: N_("Enter the place…"),
    SUNDAY: N_("Change the day…"),
    HOLIDAY: N_("Change the day…"),
    UNTRANSLATED: N_("Translate"),
}
"""The word, by the code of a doubt, of the button that leads to where it is mended."""


def ask_about_doubts(desk: Desk, found: Sequence[Finding], verb: str, parent: QWidget) -> tuple[bool, str]:
    """Whether it goes all the same; else the code of the doubt that is mended first, or nothing."""
    t = desk.t
    lines = [(finding_text(t, one), t(MENDED[one.code]) if one.code in MENDED else "") for one in found]
    asked = AskedOnce(desk, "dialog.doubts", (t("Before it goes"), verb), lines, parent)
    goes = asked.ask()
    return goes, found[asked.mended].code if asked.mended is not None else ""
