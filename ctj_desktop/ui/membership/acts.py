"""Which acts do the members offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

MEMBERS = N_("Open the members first.")

COMMITTEES = N_("Open the committees first.")

SAME = N_("Open the members or the bodies first.")
BODIES = N_("Open the bodies first.")
RADAR = N_("Open the radar of mandates first.")
ENDED = N_("Open the mandates or the offices first.")

ACTS: tuple[Act, ...] = (
    of_page("new_seat", N_("New s&eat"), MEMBERS, "plus", menu="seat"),
    of_page("remove_private_contact", N_("Remove the private &contact"), MEMBERS, "trash", menu="privacy"),
    of_page("confirm_contact", N_("Contact con&firmed today"), MEMBERS, "check", menu="contact"),
    of_page("set_retention", N_("&Keep the contact until…"), MEMBERS, "calendar-check", menu="contact"),
    of_page("person_data", N_("All &data on the person…"), MEMBERS, "floppy-disk", menu="person_data"),
    of_page("anonymise_person", N_("Make &anonymous for good…"), MEMBERS, "user-circle", menu="privacy"),
    of_page("copy_addresses", N_("Copy the e-mail a&ddresses"), MEMBERS, "envelope-simple", menu="addresses"),
    of_page("mail_merge", N_("Mail mer&ge…"), MEMBERS, "envelope-simple", menu="merge"),
    of_page("write_letter", N_("Letter to the a&ppointing body…"), RADAR, "envelope-simple", menu="letters"),
    of_page("write_letters", N_("Letters to all &bodies that appoint…"), RADAR, "files", menu="letters"),
    of_page("declare_same", N_("Is the &same as…"), SAME, "users", menu="same"),
    of_page("entrust", N_("Ent&rust to an office…"), SAME, "users", menu="contact"),
    of_page("merge_organisation", N_("Mer&ge a body into another…"), BODIES, "arrow-bend-up-right", menu="mergers"),
    of_page("take_back_merger", N_("Take a merger &back"), BODIES, "arrow-counter-clockwise", menu="mergers"),
    of_page("end_record", N_("End the &mandate or the office…"), ENDED, "x-circle", menu="ends"),
    of_page("end_term", N_("End of the &term…"), COMMITTEES, "flag-checkered", menu="ends"),
    of_page("end_committee", N_("End of the c&ommittee…"), COMMITTEES, "x-circle", menu="ends"),
    of_page("number_waiting", N_("&Give numbers to what waits"), COMMITTEES, "list-numbers", menu="numbering"),
    of_page("lend_numbering", N_("&Lend the numbers for a meeting"), COMMITTEES, "arrow-right", menu="numbering"),
    of_page(
        "return_numbering", N_("&Return the numbers, or take them back"), COMMITTEES, "arrow-left", menu="numbering"
    ),
)

PAGES: Final = {
    "members": "ctj_desktop.ui.membership.page:MembersPage",
    "committees": "ctj_desktop.ui.membership.committees:committees_page",
    "persons": "ctj_desktop.ui.membership.privacy.contact_review:persons_page",
    "organisations": "ctj_desktop.ui.membership.bodies:bodies_page",
    "contact_review": "ctj_desktop.ui.membership.privacy.contact_review:review_page",
    "radar": "ctj_desktop.ui.membership.radar_page:RadarPage",
    "attending": "ctj_desktop.ui.membership.attending.page:AttendancePage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
