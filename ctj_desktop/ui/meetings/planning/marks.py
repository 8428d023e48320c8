"""How does each thing on the calendar look: which icon, which tone?"""

from typing import Final

from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind

ICONS: Final = {
    EntryKind.MEETING: "users",
    EntryKind.NOTICE: "paper-plane-tilt",
    EntryKind.PROPOSALS: "list-plus",
    EntryKind.FILE_CLOSED: "lock-simple",
    EntryKind.DOCUMENTS: "paperclip",
    EntryKind.ANSWER: "chats",
    EntryKind.CALL_OPENS: "folder-open",
    EntryKind.CALL_CLOSES: "flag",
    EntryKind.CALL_DECIDES: "gavel",
    EntryKind.CALL_REPORTS: "file-text",
    EntryKind.STAGE_DUE: "arrow-right",
    EntryKind.CONDITION_DUE: "seal-check",
    EntryKind.INSTALMENT_DUE: "check",
    EntryKind.PROJECT_STARTS: "play-circle",
    EntryKind.PROJECT_ENDS: "flag",
    EntryKind.MANDATES_END: "user-circle",
}
"""A shape for each, since a colour alone tells nothing to whoever does not see it."""
OFF_ICON: Final = "prohibit"
WARNING: Final = (EntryKind.NOTICE, EntryKind.CALL_CLOSES, EntryKind.STAGE_DUE, EntryKind.CONDITION_DUE)
INKS: Final = {EntryKind.MEETING: "accent", **dict.fromkeys(WARNING, "warning")}


def icon_of(entry: CalendarEntry) -> str:
    """A meeting that is not held has one of its own."""
    return OFF_ICON if entry.is_off else ICONS[entry.kind]


def ink_of(entry: CalendarEntry) -> str:
    """The name of a colour of the theme."""
    return "muted" if entry.is_off else INKS.get(entry.kind, "text")
