"""Why can an act of the session not be done now?"""

from collections.abc import Callable

from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_life import why_not_convened
from ctj_desktop.ui.session.opening import OPENING, why_nobody_comes, why_not_back, why_not_opened


class WhyNot:
    """Each in a sentence, empty where it can be done; without a view nothing was read yet."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        view: Callable[[], SessionView | None],
        guest: Callable[[], Guest | None],
    ) -> None:
        self._desk, self._workspace, self._view, self._guest = desk, workspace, view, guest
        self.by_act: dict[str, Callable[[], str]] = {
            "convene": lambda: self._read_only() or self._of_state(why_not_convened),
            "open_session": self.open,
            "close_session": self.sitting,
            "next_item": self.next,
            "begin_item": self.sitting,
            "add_guest": self.enter,
            "change_guest": self.correct,
            "session_times": self.times,
            "take_seat": self.seats,
            "leave_seat": self.seats,
            "take_back_seat": lambda: self.seats() or why_not_back(workspace.store, view(), desk.t),
            "voters": self.voters,
        }

    def open(self) -> str:
        """Why it is not opened."""
        view = self._view()
        return self._read_only() or (why_not_opened(self._desk.t, view.meeting, view.state) if view is not None else "")

    def sitting(self) -> str:
        """Why nothing of a running session is done."""
        t, view = self._desk.t, self._view()
        if (reason := self._read_only()) or (view is not None and view.in_session):
            return reason
        return t("Open the session first.") if view and view.state in OPENING else t("The session is closed.")

    def next(self) -> str:
        """Why no item follows."""
        view = self._view()
        reason = self.sitting()
        if reason or view is None or view.next is not None:
            return reason
        return self._desk.t("This is the last item. Close the session when it is over.")

    def enter(self) -> str:
        """Why nobody can be entered as present."""
        return self._read_only() or self._of_state(why_nobody_comes)

    def correct(self) -> str:
        """Why no guest is corrected."""
        reason = self.enter()
        return reason or ("" if self._guest() is not None else self._desk.t("Choose a guest in the list first."))

    def seats(self) -> str:
        """Why nobody takes or leaves a seat."""
        view = self._view()
        reason = self.enter()
        if reason or view is None or view.meeting.opened_at is not None:
            return reason
        return self._desk.t("Open the session first.")

    def voters(self) -> str:
        """Before the convocation there is no roll."""
        view = self._view()
        there = view is None or view.seats
        return "" if there else self._desk.t("Convene the meeting first: then its roll is frozen.")

    def times(self) -> str:
        """Why no times are corrected."""
        view = self._view()
        noted = view is None or not view.meeting.without_clock
        return self.seats() or ("" if noted else self._desk.t("No times were noted at this meeting."))

    def _read_only(self) -> str:
        return self._workspace.why_not_write(self._desk.t) if self._workspace.store.read_only else ""

    def _of_state(self, said: Callable[..., str]) -> str:
        view = self._view()
        return said(self._desk.t, view.state) if view is not None else ""
