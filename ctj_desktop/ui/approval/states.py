"""What can be done with the minutes in their present state, and why not the rest?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n import Translator
from ctj_desktop.services.minutes.proofreading import Against, Proof, ProofLine
from ctj_desktop.ui.approval.side import obstacle_text

PRIMARY: Final[Mapping[MeetingState, str]] = {
    MeetingState.HELD: "circulate",
    MeetingState.CIRCULATED: "approve",
    MeetingState.APPROVED: "close_meeting",
}
"""The one thing to do next."""
MOVES: Final = ("take_minutes_back", "approve", "close_meeting")
AFTER: Final = (
    "sign_minutes",
    "file_signed_copy",
    "open_signed_copy",
    "save_signed_copy",
    "remove_signed_copy",
    "add_erratum",
)
"""What is done with approved minutes."""
FOLLOWED_AFTER: Final = frozenset({"erratum", "minutes_signature", "attachment", "office_held"})
"""The kinds of record that are shown of approved minutes beside them."""
WRITING: Final = frozenset({*MOVES, "check_passage"})


def primary_act(state: MeetingState) -> str:
    """The act of the one primary button."""
    return PRIMARY.get(state, "circulate")


def primary_words(t: Translator) -> dict[str, tuple[str, str]]:
    """Word and icon of the button that leads on."""
    return {
        "circulate": (t("Circulate…"), "paper-plane-tilt"),
        "approve": (t("Approve…"), "seal-check"),
        "close_meeting": (t("Close the file"), "lock-simple"),
    }


def why_not(t: Translator, key: str, found: Proof | None, line: ProofLine | None, why_not_write: str) -> str:
    """Why an act of the page cannot be done now; empty when it can. `why_not_write` is the file's own reason."""
    if found is None:
        return t("Choose a meeting first.")
    if key in WRITING and why_not_write:
        return why_not_write
    if key in AFTER:
        return t("The minutes are not approved yet: signatures, the signed copy and errata come after that.")
    if key == "next_open":
        return "" if found.open_lines else t("Every passage is read in both languages.")
    if key == "check_passage":
        return _why_not_checked(t, found, line)
    return _why_not_moved(t, key, found) if key in MOVES else ""


def _why_not_checked(t: Translator, found: Proof, line: ProofLine | None) -> str:
    if found.lock is not None:
        return t("The minutes are approved: nothing here changes any more.")
    if line is None or line.record is None or line.open_side is None:
        return t("Choose a passage whose translation is to be reviewed.")
    if not (line.text.fr.text and line.text.de.text):
        return t("One of the two languages is missing: write it first.")
    return ""


def _why_not_moved(t: Translator, key: str, found: Proof) -> str:
    needed = {
        "take_minutes_back": (MeetingState.CIRCULATED, t("Only circulated minutes can be taken back.")),
        "approve": (MeetingState.CIRCULATED, t("Minutes are approved after they were circulated.")),
        "close_meeting": (MeetingState.APPROVED, t("The file is closed after the minutes are approved.")),
    }
    state, reason = needed[key]
    if found.state is not state:
        return reason
    return _stopped(t, found, set(Against)) if key == "approve" else ""


def why_not_circulated(t: Translator, found: Proof) -> str:
    """Minutes in which nothing is written do not go round."""
    return _stopped(t, found, {Against.NOTHING_WRITTEN})


def _stopped(t: Translator, found: Proof, blocking: set[Against]) -> str:
    stopper = next((one for one in found.obstacles if one.stops and one.against in blocking), None)
    return f"{obstacle_text(t, stopper)}." if stopper is not None else ""
