"""Which acts do the members offer?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

MEMBERS = N_("Open the members first.")

ACTS: tuple[Act, ...] = (of_page("new_seat", N_("New s&eat"), MEMBERS, "plus"),)
