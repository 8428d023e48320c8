"""Which acts lead minutes from the last reading to the lock?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

APPROVE = N_("Open the approval of a meeting first.")

ERRATUM = N_("Open the errata first, and choose one.")
MEETING = N_("Open a meeting first.")
REMARKS = N_("Open the remarks on minutes first.")

ACTS: tuple[Act, ...] = (
    of_page("mode_approve", N_("Meeting: approve"), MEETING, "seal-check", "Alt+3", 'Alt+"'),
    of_page("next_open", N_("Next &open passage"), APPROVE, "arrow-down", "F8"),
    of_page("check_passage", N_("Mark as chec&ked"), APPROVE, "check", "Shift+F8"),
    of_page("circulate", N_("&Circulate the minutes…"), APPROVE, "paper-plane-tilt"),
    of_page("remind_remarks", N_("&Remind of the remarks…"), APPROVE, "hourglass"),
    of_page("change_round", N_("&Last day for remarks…"), APPROVE, "calendar-blank"),
    of_page("take_remarks", N_("&Take in remarks…"), APPROVE, "download-simple"),
    of_page("take_minutes_back", N_("Ta&ke the minutes back"), APPROVE, "arrow-counter-clockwise"),
    of_page("remarks", N_("Re&marks on the minutes…"), APPROVE, "chat-centered-text", "Ctrl+Shift+E"),
    of_page("add_remark", N_("Add a remark…"), REMARKS, "plus"),
    of_page("change_remark", N_("Correct the remark…"), REMARKS, "pencil-simple"),
    of_page("accept_remark", N_("Accept the remark"), REMARKS, "check"),
    of_page("reword_remark", N_("Accept the remark otherwise…"), REMARKS, "pencil-simple"),
    of_page("refuse_remark", N_("Refuse the remark…"), REMARKS, "x-circle"),
    of_page("open_remark_again", N_("Open the remark again"), REMARKS, "arrow-counter-clockwise"),
    of_page("sort_remarks", N_("Sort the remarks otherwise"), REMARKS, "rows"),
    of_page("approve", N_("Approve and &lock…"), APPROVE, "seal-check"),
    of_page("sign_minutes", N_("Enter a si&gnature…"), APPROVE, "pencil-simple"),
    of_page("file_signed_copy", N_("&File the signed copy…"), APPROVE, "paperclip"),
    of_page("open_signed_copy", N_("&Open the signed copy"), APPROVE, "eye"),
    of_page("save_signed_copy", N_("Sa&ve the signed copy…"), APPROVE, "download-simple"),
    of_page("remove_signed_copy", N_("&Remove the signed copy"), APPROVE, "trash"),
    of_page("add_erratum", N_("&Erratum…"), APPROVE, "plus"),
    of_page("adopt_erratum", N_("Erratum a&dopted by…"), ERRATUM, "gavel"),
    of_page("take_back_adoption", N_("&Take the adoption back"), ERRATUM, "arrow-counter-clockwise"),
    of_page("close_meeting", N_("Close the &file of the meeting"), APPROVE, "lock-simple"),
)
