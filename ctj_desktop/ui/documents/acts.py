"""Which acts lead to a paper?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.paper import Moment
from ctj_desktop.ui.frame.act import Act, of_page, of_workspace

PRINTABLE = N_("Choose a meeting or open the members first.")
PAPER = N_("Open the documents first.")
LISTED = N_("Open a list first.")
ATTACHED = N_("Open the attached documents first.")

LEADS: tuple[Act, ...] = tuple(
    of_page(
        f"preview_{place.name}",
        place.lead.text,
        place.lead.missing,
        place.lead.icon,
        menu=f"papers.{moment.value}",
    )
    for moment in Moment
    for _paper, place in (*places(of_meeting=True), *places(of_meeting=False))
    if place.lead is not None and place.moment is moment
)
"""One for each paper whose entry has a lead."""

ACTS: tuple[Act, ...] = (
    of_page("print", N_("&Print…"), PRINTABLE, "printer", "Ctrl+P", menu="print"),
    of_page("save_pdf", N_("Save &as…"), PAPER, "file-pdf", menu="print"),
    of_page("export_list", N_("E&xport the list…"), LISTED, "download-simple", "Ctrl+E", menu="export"),
    of_workspace("print_centre", N_("Print &centre"), "files", "Ctrl+Shift+P", menu="centre"),
    *LEADS,
    of_page("print_all", N_("Print the &ticked documents…"), PAPER, "printer", menu="ticked"),
    of_page("save_all", N_("&Save the ticked documents…"), PAPER, "files", menu="ticked"),
    of_page("save_all_word", N_("Save the ticked documents, for &Word where possible…"), PAPER, "files", menu="ticked"),
    of_page("open_file", N_("&Open the attached file"), ATTACHED, "eye", menu="attached"),
    of_page("save_file", N_("Save a cop&y of the attached file…"), ATTACHED, "download-simple", menu="attached"),
)

PAGES: Final = {
    "documents": "ctj_desktop.ui.documents.page:DocumentsPage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
