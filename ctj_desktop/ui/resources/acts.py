"""Which acts do the resources offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

MORNING = N_("Choose a thematic morning under Resources first.")
LIBRARY = N_("Open the library under Resources first.")

ACTS: tuple[Act, ...] = (
    of_page("morning_programme", N_("&Programme of the morning"), MORNING, "calendar-blank", menu="morning"),
    of_page("morning_attendance", N_("&Attendance sheet of the morning"), MORNING, "users", menu="morning"),
    of_page("morning_report", N_("&Report of the morning"), MORNING, "file-text", menu="morning"),
    of_page("join_resources", N_("Add &files to the library…"), LIBRARY, "paperclip", menu="library"),
    of_page("make_site", N_("Make the resource &site…"), LIBRARY, "export", menu="library"),
)

PAGES: Final = {
    "resources": "ctj_desktop.ui.resources.page:LibraryPage",
    "matinees": "ctj_desktop.ui.resources.mornings:mornings_page",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
