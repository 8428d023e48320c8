"""Which acts do the resources offer?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

LIBRARY = N_("Open the library under Resources first.")

ACTS: tuple[Act, ...] = (
    of_page("join_resources", N_("Add &files to the library…"), LIBRARY, "paperclip"),
    of_page("make_site", N_("Make the resource &site…"), LIBRARY, "export"),
)
