"""Which acts does the preparation of a meeting offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

AGENDA = N_("Open the preparation of a meeting first.")
PREPARED_OR_HELD = N_("Open the preparation of a meeting, or the meeting in session, first.")
MEETINGS = N_("Open the list of meetings, or the preparation of one, first.")
MEETING = N_("Open a meeting first.")
TO_CONVENE = N_("Open a meeting first, or choose one in the list of meetings.")

ACTS: tuple[Act, ...] = (
    of_page("add_item", N_("&Add an item"), AGENDA, "list-plus", "Ctrl+Return", menu="items"),
    of_page("standing_items", N_("&Standing items…"), AGENDA, "repeat", menu="items"),
    of_page("move_up", N_("Move &up"), AGENDA, "arrow-up", "Ctrl+Shift+Up", "Alt+Shift+Up", menu="move_item"),
    of_page("move_down", N_("Move &down"), AGENDA, "arrow-down", "Ctrl+Shift+Down", "Alt+Shift+Down", menu="move_item"),
    of_page("indent", N_("&Indent"), AGENDA, "text-indent", "Ctrl+Shift+Right", "Alt+Shift+Right", menu="move_item"),
    of_page("outdent", N_("&Outdent"), AGENDA, "text-outdent", "Ctrl+Shift+Left", "Alt+Shift+Left", menu="move_item"),
    of_page("item_sheet", N_("I&tem in detail…"), AGENDA, "article", "Ctrl+I", menu="item"),
    of_page("item_papers", N_("Docu&ments of the item…"), AGENDA, "paperclip", "Ctrl+D", menu="item"),
    of_page("item_outcome", N_("Outcome of the item…"), MEETING, "flag", "Ctrl+Shift+I", menu="item"),
    of_page("chair_note", N_("Note for the c&hair…"), MEETING, "user-circle", "Ctrl+Shift+K", menu="item"),
    of_page("standing_back", N_("Who stands &back…"), MEETING, "hand-palm", "Ctrl+Shift+B", menu="item"),
    of_page("convene", N_("Con&vene…"), TO_CONVENE, "paper-plane-tilt", "Ctrl+Shift+C", menu="call"),
    of_page("sent", N_("W&hat was sent…"), AGENDA, "envelope-simple", menu="call"),
    of_page("replies", N_("Re&plies…"), PREPARED_OR_HELD, "envelope-simple", "Ctrl+Shift+R", menu="call"),
    of_page("postpone_meeting", N_("&Postpone the meeting…"), AGENDA, "clock", menu="call"),
    of_page("cancel_meeting", N_("Cancel t&he meeting…"), AGENDA, "prohibit", menu="call"),
    of_page("resume_meeting", N_("Take the meeting up a&gain"), AGENDA, "arrow-counter-clockwise", menu="call"),
    of_page("plan_like", N_("Plan another li&ke it…"), MEETINGS, "copy", menu="plan"),
    of_page("plan_series", N_("Plan a seri&es…"), MEETINGS, "repeat", menu="plan"),
    of_page("remove_meeting", N_("Remove the meeting…"), MEETINGS, "trash", menu="call"),
    of_page("enter_past_meeting", N_("Enter a past meetin&g…"), MEETINGS, "clock-counter-clockwise", menu="plan"),
    of_page("delete_item", N_("&Remove the item"), AGENDA, "trash", "Del", menu="delete_item"),
)

PAGES: Final = {
    "meetings": "ctj_desktop.ui.meetings.page:MeetingsPage",
    "calendar": "ctj_desktop.ui.meetings.planning.calendar_page:CalendarPage",
    "prepare": "ctj_desktop.ui.meetings.prepare:PreparePage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
