"""Which acts lead to a paper?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page, of_workspace

PRINTABLE = N_("Choose a meeting or open the members first.")
PAPER = N_("Open the documents first.")
MEETING = N_("Choose a meeting first.")
MEMBERS = N_("Open the members first.")
ATTACHED = N_("Open the attached documents first.")

ACTS: tuple[Act, ...] = (
    of_page("print", N_("&Print…"), PRINTABLE, "printer", "Ctrl+P"),
    of_page("save_pdf", N_("Save as P&DF…"), PAPER, "file-pdf"),
    of_workspace("print_centre", N_("Print &centre"), "files", "Ctrl+Shift+P"),
    of_page("preview_agenda", N_("Preview of the &agenda"), MEETING, "list-numbers"),
    of_page("preview_minutes", N_("Preview of the &minutes"), MEETING, "article"),
    of_page("preview_decisions", N_("Preview of the &decisions"), MEETING, "gavel"),
    of_page("preview_roster", N_("Preview of the di&rectory"), MEMBERS, "address-book"),
    of_page("print_all", N_("Print the &ticked documents…"), PAPER, "printer"),
    of_page("save_all", N_("&Save the ticked documents…"), PAPER, "files"),
    of_page("open_file", N_("&Open the attached file"), ATTACHED, "eye"),
    of_page("save_file", N_("Save a cop&y of the attached file…"), ATTACHED, "download-simple"),
)
