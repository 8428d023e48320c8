"""Which acts does the program offer, with which keys, and where can each be done?"""

from dataclasses import dataclass
from enum import Enum

from ctj_desktop.i18n import N_
from ctj_desktop.ui.actions import ActionSpec


class Where(Enum):
    """What an act needs, and the sentence shown where that is missing."""

    WINDOW = ""
    WORKSPACE = N_("Open a workspace first.")
    AGENDA = N_("Open the preparation of a meeting first.")
    MEETING = N_("Choose a meeting first.")
    PRINTABLE = N_("Choose a meeting or open the members first.")
    PAPER = N_("Open the preview of a document first.")
    MEMBERS = N_("Open the members first.")
    EXCHANGE = N_("Open the exchanges first.")
    RECORD = N_("Choose a member, a meeting or an item first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act; those of a page are carried out by the page that is open and knows the key."""

    spec: ActionSpec
    where: Where


def _act(key: str, text: str, where: Where, icon: str = "", *shortcuts: str) -> Act:
    return Act(spec=ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts), where=where)


ACTS: tuple[Act, ...] = (
    _act("new", N_("&New workspace…"), Where.WINDOW, "file-plus", "Ctrl+Shift+N"),
    _act("open", N_("&Open…"), Where.WINDOW, "folder-open", "Ctrl+O"),
    _act("sample", N_("Try the &sample workspace"), Where.WINDOW, "play-circle"),
    _act("print", N_("&Print…"), Where.PRINTABLE, "printer", "Ctrl+P"),
    _act("save_pdf", N_("Save as P&DF…"), Where.PAPER, "file-pdf"),
    _act("close", N_("&Close workspace"), Where.WORKSPACE, "", "Ctrl+W"),
    _act("quit", N_("&Quit"), Where.WINDOW, "", "Ctrl+Q"),
    _act("undo", N_("&Undo"), Where.WORKSPACE, "arrow-counter-clockwise", "Ctrl+Z"),
    _act("redo", N_("&Redo"), Where.WORKSPACE, "arrow-clockwise", "Ctrl+Shift+Z", "Ctrl+Y"),
    _act("new_here", N_("&New here"), Where.WORKSPACE, "plus", "Ctrl+N"),
    _act("save", N_("&Save now"), Where.WORKSPACE, "floppy-disk", "Ctrl+S"),
    _act("find", N_("&Find here"), Where.WORKSPACE, "magnifying-glass", "Ctrl+F"),
    _act("search", N_("Search or &command…"), Where.WORKSPACE, "magnifying-glass", "Ctrl+K", "Ctrl+Shift+F"),
    _act("history", N_("&History of this record"), Where.RECORD, "clock-counter-clockwise", "Ctrl+H"),
    _act("back", N_("&Back"), Where.WORKSPACE, "arrow-left", "Alt+Left"),
    _act("forward", N_("&Forward"), Where.WORKSPACE, "arrow-right", "Alt+Right"),
    _act("go_meetings", N_("&Meetings"), Where.WORKSPACE, "calendar-blank", "Ctrl+2", "Ctrl+É"),
    _act("go_members", N_("M&embers"), Where.WORKSPACE, "users-three", "Ctrl+6", "Ctrl+-"),
    _act("go_exchange", N_("E&xchanges"), Where.WORKSPACE, "arrows-left-right", "Ctrl+8", "Ctrl+_"),
    _act("next_pane", N_("Next &pane"), Where.WORKSPACE, "", "F6"),
    _act("new_meeting", N_("&New meeting"), Where.WORKSPACE, "plus", "Ctrl+Shift+M"),
    _act("new_person", N_("&New person"), Where.WORKSPACE, "user-plus", "Ctrl+Shift+U"),
    _act("new_seat", N_("New s&eat"), Where.MEMBERS, "plus"),
    _act("add_item", N_("&Add an item"), Where.AGENDA, "list-plus", "Ctrl+Return"),
    _act("standing_items", N_("&Standing items…"), Where.AGENDA, "repeat"),
    _act("move_up", N_("Move &up"), Where.AGENDA, "arrow-up", "Alt+Shift+Up"),
    _act("move_down", N_("Move &down"), Where.AGENDA, "arrow-down", "Alt+Shift+Down"),
    _act("indent", N_("&Indent"), Where.AGENDA, "text-indent", "Alt+Shift+Right"),
    _act("outdent", N_("&Outdent"), Where.AGENDA, "text-outdent", "Alt+Shift+Left"),
    _act("delete_item", N_("&Remove the item"), Where.AGENDA, "trash", "Del"),
    _act("preview_agenda", N_("Preview of the &agenda"), Where.MEETING, "list-numbers"),
    _act("preview_minutes", N_("Preview of the &minutes"), Where.MEETING, "article"),
    _act("preview_decisions", N_("Preview of the &decisions"), Where.MEETING, "gavel"),
    _act("preview_roster", N_("Preview of the di&rectory"), Where.MEMBERS, "address-book"),
    _act("take_in", N_("&Open a file from another office…"), Where.EXCHANGE, "folder-open"),
    _act("take_back", N_("&Take the last file back…"), Where.EXCHANGE, "arrow-counter-clockwise"),
    _act("give_up", N_("&Give up a file that waits…"), Where.EXCHANGE, "trash"),
    _act("send", N_("&Prepare a file for another office…"), Where.EXCHANGE, "export"),
    _act("accept_card", N_("&Accept an office’s card…"), Where.EXCHANGE, "identification-card"),
    _act("save_card", N_("Save &my card…"), Where.EXCHANGE, "identification-card"),
    _act("key_list", N_("&Keys"), Where.WINDOW, "keyboard", "Ctrl+/"),
    _act("about", N_("&About CTJ Desktop"), Where.WINDOW, "info"),
)
"""In the order of the menus. No Ctrl+Alt (it is AltGr), no key that a Swiss or French keyboard cannot reach."""

PAGE_ACTS = frozenset(
    act.spec.key for act in ACTS if act.where not in (Where.WINDOW, Where.WORKSPACE)
)
