"""Which acts does any record offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

IN_HISTORY = N_("Open the history of a record first.")
IN_BIN = N_("Open the bin first.")
RECORD = N_("Choose a member, a meeting or an item first.")

ACTS: tuple[Act, ...] = (
    of_page("history", N_("&History of this record"), RECORD, "clock-counter-clockwise", "Ctrl+H", menu="history"),
    of_page("bring_back", N_("Bring this &value back"), IN_HISTORY, "arrow-counter-clockwise", menu="history"),
    of_page("restore", N_("&Bring back from the bin"), IN_BIN, "arrow-counter-clockwise", menu="restore"),
)

PAGES: Final = {
    "history": "ctj_desktop.ui.history.dialog:HistoryPage",
    "bin": "ctj_desktop.ui.history.bin:BinPage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
