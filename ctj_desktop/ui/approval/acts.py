"""Which acts lead minutes from the last reading to the lock?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

APPROVE = N_("Open the approval of a meeting first.")

ERRATUM = N_("Open the errata first, and choose one.")
MEETING = N_("Open a meeting first.")
REMARKS = N_("Open the remarks on minutes first.")

ACTS: tuple[Act, ...] = (
    of_page("mode_approve", N_("Meeting: approve"), MEETING, "seal-check", "Alt+3", 'Alt+"', menu="modes"),
    of_page("next_open", N_("Next &open passage"), APPROVE, "arrow-down", "F8", menu="reading"),
    of_page("check_passage", N_("Mark as chec&ked"), APPROVE, "check", "Shift+F8", menu="reading"),
    of_page("circulate", N_("&Circulate the minutes…"), APPROVE, "paper-plane-tilt", menu="remarks"),
    of_page("remind_remarks", N_("&Remind of the remarks…"), APPROVE, "hourglass", menu="round"),
    of_page("change_round", N_("&Last day for remarks…"), APPROVE, "calendar-blank", menu="round"),
    of_page("take_remarks", N_("&Take in remarks…"), APPROVE, "download-simple", menu="returned"),
    of_page("take_minutes_back", N_("Ta&ke the minutes back"), APPROVE, "arrow-counter-clockwise", menu="approval"),
    of_page("remarks", N_("Re&marks on the minutes…"), APPROVE, "chat-centered-text", "Ctrl+Shift+E", menu="remarks"),
    of_page("add_remark", N_("Add a remark…"), REMARKS, "plus", menu="remark"),
    of_page("change_remark", N_("Correct the remark…"), REMARKS, "pencil-simple", menu="remark"),
    of_page("accept_remark", N_("Accept the remark"), REMARKS, "check", menu="settling"),
    of_page("reword_remark", N_("Accept the remark otherwise…"), REMARKS, "pencil-simple", menu="settling"),
    of_page("refuse_remark", N_("Refuse the remark…"), REMARKS, "x-circle", menu="settling"),
    of_page("open_remark_again", N_("Open the remark again"), REMARKS, "arrow-counter-clockwise", menu="settling"),
    of_page("sort_remarks", N_("Sort the remarks otherwise"), REMARKS, "rows", menu="remark"),
    of_page("approve", N_("Approve and &lock…"), APPROVE, "seal-check", menu="approval"),
    of_page("sign_minutes", N_("Enter a si&gnature…"), APPROVE, "pencil-simple", menu="signature"),
    of_page("file_signed_copy", N_("&File the signed copy…"), APPROVE, "paperclip", menu="signed_copy"),
    of_page("open_signed_copy", N_("&Open the signed copy"), APPROVE, "eye", menu="signed_copy"),
    of_page("save_signed_copy", N_("Sa&ve the signed copy…"), APPROVE, "download-simple", menu="signed_copy"),
    of_page("remove_signed_copy", N_("&Remove the signed copy"), APPROVE, "trash", menu="signed_copy"),
    of_page("add_erratum", N_("&Erratum…"), APPROVE, "plus", menu="errata"),
    of_page("adopt_erratum", N_("Erratum a&dopted by…"), ERRATUM, "gavel", menu="errata"),
    of_page("take_back_adoption", N_("&Take the adoption back"), ERRATUM, "arrow-counter-clockwise", menu="errata"),
    of_page("close_meeting", N_("Close the &file of the meeting"), APPROVE, "lock-simple", menu="file"),
)

PAGES: Final = {
    "approve": "ctj_desktop.ui.approval.page:ApprovePage",
    "remarks": "ctj_desktop.ui.approval.remarks.page:RemarksPage",
    "errata": "ctj_desktop.ui.approval.after.errata:errata_page",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
