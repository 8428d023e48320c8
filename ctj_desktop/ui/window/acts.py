"""Which acts belong to the program and to any workspace?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_window, of_workspace
from ctj_desktop.ui.frame.sections import SECTIONS

ACTS: tuple[Act, ...] = (
    of_window("new", N_("&New workspace…"), "file-plus", "Ctrl+Shift+N"),
    of_window("open", N_("&Open…"), "folder-open", "Ctrl+O"),
    of_window("sample", N_("Try the &sample workspace"), "play-circle"),
    of_workspace("close", N_("&Close workspace"), "", "Ctrl+W"),
    of_workspace("lock", N_("&Lock"), "lock-simple", "Ctrl+Shift+L"),
    of_window("quit", N_("&Quit"), "", "Ctrl+Q"),
    of_workspace("back_up", N_("Back &up now"), "floppy-disk"),
    of_workspace("backups", N_("Bac&kups and restore"), "clock-counter-clockwise"),
    of_workspace("replace_computer", N_("This computer &replaces an earlier one…"), "swap"),
    of_workspace("take_earlier_file", N_("Take in the &file of the earlier computer…"), "folder-open"),
    of_workspace("write_transfer", N_("&Transfer file for a new computer…"), "export"),
    of_window("take_transfer", N_("&Open a transfer file…"), "folder-open"),
    of_window("settings", N_("Se&ttings…"), "gear-six", "Ctrl+,"),
    of_workspace("undo", N_("&Undo"), "arrow-counter-clockwise", "Ctrl+Z"),
    of_workspace("redo", N_("&Redo"), "arrow-clockwise", "Ctrl+Shift+Z", "Ctrl+Y"),
    of_workspace("new_here", N_("&New here"), "plus", "Ctrl+N"),
    of_workspace("save", N_("&Save now"), "floppy-disk", "Ctrl+S"),
    of_workspace("find", N_("&Find here"), "magnifying-glass", "Ctrl+F"),
    of_workspace("search", N_("Search or &command…"), "magnifying-glass", "Ctrl+K"),
    of_workspace("search_all", N_("Find &everywhere…"), "magnifying-glass", "Ctrl+Shift+F"),
    of_workspace("back", N_("&Back"), "arrow-left", "Alt+Left"),
    of_workspace("forward", N_("&Forward"), "arrow-right", "Alt+Right"),
    *(of_workspace(section.act, section.menu, section.icon, *section.shortcuts) for section in SECTIONS),
    of_workspace("next_pane", N_("Next &pane"), "", "F6"),
    of_workspace("previous_pane", N_("Pre&vious pane"), "", "Shift+F6"),
    of_workspace("own_window", N_("Open in a &window of its own"), "rows", "Ctrl+Shift+O"),
    of_workspace("bin", N_("B&in"), "trash"),
    of_workspace("choose_author", N_("&Who is writing…"), "user", "Ctrl+Shift+W"),
    of_workspace("new_meeting", N_("&New meeting"), "plus", "Ctrl+Shift+M"),
    of_workspace("new_person", N_("&New person"), "user-plus", "Ctrl+Shift+U"),
    of_workspace("setting_up", N_("Setting &up"), "flag-checkered"),
    of_window("key_list", N_("&Keys"), "keyboard", "Ctrl+/", "F1"),
    of_window("accessibility", N_("A&ccessibility"), "info"),
    of_window("report_problem", N_("&Report a problem…"), "warning-circle"),
    of_window("about", N_("&About CTJ Desktop"), "info"),
)
