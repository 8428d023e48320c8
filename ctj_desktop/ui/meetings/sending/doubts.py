"""Does what is sent go all the same: asked once, with everything that is odd about it in one place?"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.planning.convening import HOLIDAY, LATE, NO_PLACE, SUNDAY, UNTRANSLATED
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.minutes.remarks.lacking import PASSAGES
from ctj_desktop.ui.forms.asked_once import AskedOnce
from ctj_desktop.ui.frame.view_context import Desk

MENDED: Final[Mapping[str, str]] = {
    NO_PLACE: N_("Enter the place…"),
    SUNDAY: N_("Change the day…"),
    HOLIDAY: N_("Change the day…"),
    "notice.too_short": N_("Change the day…"),
    "notice.after_meeting": N_("Change the day…"),
    UNTRANSLATED: N_("Translate"),
    PASSAGES: N_("Translate"),
}
"""The word, by the code of a doubt, of the button that leads to where it is mended."""
TOO_LATE: Final = frozenset({"notice.too_short", LATE})
"""The codes of a notice that is too short, of which is said what can be done."""


def ask_about_doubts(desk: Desk, found: Sequence[Finding], verb: str, parent: QWidget) -> tuple[bool, str]:
    """Whether it goes all the same; else the code of the doubt that is mended first, or nothing."""
    t = desk.t
    lines = [(_sentence(t, one), t(MENDED[one.code]) if one.code in MENDED else "") for one in found]
    asked = AskedOnce(desk, "dialog.doubts", (t("Before it goes"), verb), lines, parent)
    goes = asked.ask()
    return goes, found[asked.mended].code if asked.mended is not None else ""


def _sentence(t: Translator, doubt: Finding) -> str:
    said = finding_text(t, doubt)
    if doubt.code not in TOO_LATE:
        return said
    return " ".join((said, t("If it goes all the same, let the committee note it at the opening.")))
