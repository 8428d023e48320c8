"""Which acts does a meeting offer, and a meeting in session?"""

from collections.abc import Callable
from functools import partial
from typing import Final

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page
from ctj_desktop.ui.frame.navigation import Navigator, Place

MEETING = N_("Open a meeting first.")
SESSION = N_("Open a meeting in session first.")
ATTENDANCE = N_("Open the replies of a meeting, or the meeting in session, first.")
SECOND_VIEWS: Final = ("hall", "chair")
"""The windows that follow a meeting, by the name of the place that they show."""

ACTS: tuple[Act, ...] = (
    of_page("mode_prepare", N_("Meeting: prepare"), MEETING, "list-numbers", "Alt+1", "Alt+&", menu="modes"),
    of_page("mode_hold", N_("Meeting: hold"), MEETING, "play-circle", "Alt+2", "Alt+É", menu="modes"),
    of_page("open_session", N_("Open the session"), SESSION, "play-circle", menu="session"),
    of_page("next_item", N_("Next item"), SESSION, "arrow-right", "Ctrl+Return", menu="session"),
    of_page("begin_item", N_("Take up the chosen item"), SESSION, "caret-right", "Ctrl+Shift+Return", menu="session"),
    of_page("attendance", N_("Attendance"), SESSION, "users", "F9", menu="presence"),
    of_page("add_guest", N_("Add a guest…"), ATTENDANCE, "user-plus", menu="presence"),
    of_page("change_guest", N_("Correct the guest…"), ATTENDANCE, "pencil-simple", menu="presence"),
    of_page("take_seat", N_("Somebody takes a seat…"), SESSION, "swap", menu="seats"),
    of_page("leave_seat", N_("A member leaves the seat…"), SESSION, "sign-out", menu="seats"),
    of_page("take_back_seat", N_("Take a change of seat back…"), SESSION, "arrow-counter-clockwise", menu="seats"),
    of_page("large_text", N_("Large text"), SESSION, "text-aa", "Ctrl+F9", "Ctrl++", menu="session"),
    of_page("hall_view", N_("Large &view for a second screen"), SESSION, "monitor", "F11", menu="beside"),
    of_page("chair_view", N_("View of the c&hair"), SESSION, "user-circle", "Shift+F11", menu="beside"),
    of_page("settle_tasks", N_("Settle open &tasks…"), SESSION, "check-square", "Ctrl+Shift+F9", menu="settle_tasks"),
    of_page("session_times", N_("Times of the session…"), SESSION, "clock", menu="times"),
    of_page("voters", N_("Who could vote…"), SESSION, "hand-palm", menu="voters"),
    of_page("close_session", N_("Close the session…"), SESSION, "flag-checkered", menu="times"),
)
PAGES: Final = {
    "replies": "ctj_desktop.ui.session.replying.page:RepliesPage",
    "hold": "ctj_desktop.ui.session.page:HoldPage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""


def second_views(navigator: Navigator, meeting: Callable[[], MeetingId | None]) -> dict[str, Callable[[], object]]:
    """The acts that show a meeting in a window of its own, which follows it, and the one that leads to its replies."""

    def to_replies() -> None:
        navigator.go(Place(page="replies", record=meeting()))

    def show(page: str) -> None:
        navigator.beside.emit(Place(page=page, record=meeting()))

    return {"replies": to_replies, **{f"{page}_view": partial(show, page) for page in SECOND_VIEWS}}
