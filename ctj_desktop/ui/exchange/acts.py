"""Which acts do the exchanges offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

EXCHANGE = N_("Open the exchanges first.")

ACTS: tuple[Act, ...] = (
    of_page("take_in", N_("&Open a file from another office…"), EXCHANGE, "folder-open", menu="take_in"),
    of_page("take_back", N_("&Take the last file back…"), EXCHANGE, "arrow-counter-clockwise", menu="take_in"),
    of_page("give_up", N_("&Give up a file that waits…"), EXCHANGE, "trash", menu="take_in"),
    of_page("send", N_("&Prepare a file for another office…"), EXCHANGE, "export", menu="send"),
    of_page("accept_card", N_("&Accept an office’s card…"), EXCHANGE, "identification-card", menu="cards"),
    of_page("save_card", N_("Save &my card…"), EXCHANGE, "identification-card", menu="cards"),
)

PAGES: Final = {
    "exchange": "ctj_desktop.ui.exchange.page:ExchangePage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
