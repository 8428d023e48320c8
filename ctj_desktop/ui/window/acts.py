"""Which acts belong to the program and to any workspace?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_window, of_workspace
from ctj_desktop.ui.frame.sections import SECTIONS

ACTS: tuple[Act, ...] = (
    of_window("new", N_("&New workspace…"), "file-plus", "Ctrl+Shift+N", menu="workspace"),
    of_window("open", N_("&Open…"), "folder-open", "Ctrl+O", menu="workspace"),
    of_window("sample", N_("Try the &sample workspace"), "play-circle", menu="sample"),
    of_workspace("close", N_("&Close workspace"), "", "Ctrl+W", menu="leave"),
    of_workspace("lock", N_("&Lock"), "lock-simple", "Ctrl+Shift+L", menu="lock"),
    of_window("quit", N_("&Quit"), "", "Ctrl+Q", menu="leave"),
    of_workspace("back_up", N_("Back &up now"), "floppy-disk", menu="backup"),
    of_workspace("backups", N_("Bac&kups and restore"), "clock-counter-clockwise", menu="backup"),
    of_workspace("replace_computer", N_("This computer &replaces an earlier one…"), "swap", menu="computer"),
    of_workspace("take_earlier_file", N_("Take in the &file of the earlier computer…"), "folder-open", menu="computer"),
    of_workspace("write_transfer", N_("&Transfer file for a new computer…"), "export", menu="transfer"),
    of_window("take_transfer", N_("&Open a transfer file…"), "folder-open", menu="transfer"),
    of_window("settings", N_("Se&ttings…"), "gear-six", "Ctrl+,", menu="settings"),
    of_workspace("undo", N_("&Undo"), "arrow-counter-clockwise", "Ctrl+Z", menu="undo"),
    of_workspace("redo", N_("&Redo"), "arrow-clockwise", "Ctrl+Shift+Z", "Ctrl+Y", menu="undo"),
    of_workspace("new_here", N_("&New here"), "plus", "Ctrl+N", menu="enter"),
    of_workspace("save", N_("&Save now"), "floppy-disk", "Ctrl+S", menu="enter"),
    of_workspace("find", N_("&Find here"), "magnifying-glass", "Ctrl+F", menu="find"),
    of_workspace("search", N_("Search or &command…"), "magnifying-glass", "Ctrl+K", menu="find"),
    of_workspace("search_all", N_("Find &everywhere…"), "magnifying-glass", "Ctrl+Shift+F", menu="find"),
    of_workspace("back", N_("&Back"), "arrow-left", "Alt+Left", menu="ways"),
    of_workspace("forward", N_("&Forward"), "arrow-right", "Alt+Right", menu="ways"),
    *(
        of_workspace(section.act, section.menu, section.icon, *section.shortcuts, menu="sections")
        for section in SECTIONS
    ),
    of_workspace("next_pane", N_("Next &pane"), "", "F6", menu="panes"),
    of_workspace("previous_pane", N_("Pre&vious pane"), "", "Shift+F6", menu="panes"),
    of_workspace("own_window", N_("Open in a &window of its own"), "rows", "Ctrl+Shift+O", menu="own_window"),
    of_workspace("bin", N_("B&in"), "trash", menu="bin"),
    of_workspace("choose_author", N_("&Who is writing…"), "user", "Ctrl+Shift+W", menu="author"),
    of_workspace("new_meeting", N_("&New meeting"), "plus", "Ctrl+Shift+M", menu="plan"),
    of_workspace("new_person", N_("&New person"), "user-plus", "Ctrl+Shift+U", menu="person"),
    of_workspace("setting_up", N_("Setting &up"), "flag-checkered", menu="setting_up"),
    of_window("key_list", N_("&Keys"), "keyboard", "Ctrl+/", "F1", menu="program"),
    of_window("accessibility", N_("A&ccessibility"), "info", menu="program"),
    of_window("report_problem", N_("&Report a problem…"), "warning-circle", menu="program"),
    of_window("about", N_("&About CTJ Desktop"), "info", menu="program"),
)
