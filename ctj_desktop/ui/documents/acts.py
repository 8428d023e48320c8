"""Which acts lead to a paper?"""

from collections.abc import Mapping

from ctj_desktop.i18n import N_
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.paper import Moment
from ctj_desktop.ui.frame.act import Act, of_page, of_workspace

PRINTABLE = N_("Choose a meeting or open the members first.")
PAPER = N_("Open the documents first.")
LISTED = N_("Open a list first.")
ATTACHED = N_("Open the attached documents first.")

LEADS_OF: Mapping[Moment, tuple[Act, ...]] = {
    moment: tuple(
        of_page(f"preview_{place.name}", place.lead.text, place.lead.missing, place.lead.icon)
        for _paper, place in places(of_meeting=moment in (Moment.BEFORE, Moment.AFTER))
        if place.lead is not None and place.moment is moment
    )
    for moment in Moment
}
LEADS = tuple(act for acts in LEADS_OF.values() for act in acts)
"""One for each paper whose entry has a lead."""

ACTS: tuple[Act, ...] = (
    of_page("print", N_("&Print…"), PRINTABLE, "printer", "Ctrl+P"),
    of_page("save_pdf", N_("Save &as…"), PAPER, "file-pdf"),
    of_page("export_list", N_("E&xport the list…"), LISTED, "download-simple", "Ctrl+E"),
    of_workspace("print_centre", N_("Print &centre"), "files", "Ctrl+Shift+P"),
    *LEADS,
    of_page("print_all", N_("Print the &ticked documents…"), PAPER, "printer"),
    of_page("save_all", N_("&Save the ticked documents…"), PAPER, "files"),
    of_page("save_all_word", N_("Save the ticked documents, for &Word where possible…"), PAPER, "files"),
    of_page("open_file", N_("&Open the attached file"), ATTACHED, "eye"),
    of_page("save_file", N_("Save a cop&y of the attached file…"), ATTACHED, "download-simple"),
)
