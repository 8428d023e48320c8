"""Which acts lead minutes from the last reading to the lock?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

APPROVE = N_("Open the approval of a meeting first.")

MEETING = N_("Open a meeting first.")

ACTS: tuple[Act, ...] = (
    of_page("mode_approve", N_("Meeting: approve"), MEETING, "seal-check", "Alt+3", 'Alt+"'),
    of_page("next_open", N_("Next &open passage"), APPROVE, "arrow-down", "F8"),
    of_page("check_passage", N_("Mark as chec&ked"), APPROVE, "check", "Shift+F8"),
    of_page("circulate", N_("&Circulate the minutes"), APPROVE, "paper-plane-tilt"),
    of_page("take_minutes_back", N_("Ta&ke the minutes back"), APPROVE, "arrow-counter-clockwise"),
    of_page("approve", N_("Approve and &lock…"), APPROVE, "seal-check"),
    of_page("close_meeting", N_("Close the &file of the meeting"), APPROVE, "lock-simple"),
)
