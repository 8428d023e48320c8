"""When did the session end, and what of the agenda was not taken up?"""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.services.session.clock import ItemState
from ctj_desktop.services.session.course import close_session, declare_inquorate
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, line_field, read_clock, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.columns import title_of
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note
from ctj_desktop.ui.widgets.labels import Label

MOST_NAMED = 6


def open_items(view: SessionView) -> list[str]:
    """The numbers of the items nobody took up."""
    return [line.number for line in view.items if line.state is ItemState.OPEN and not line.heading]


class CloseSession(Frame):
    """The time, what is open, and where there is no quorum whether the meeting counts as held.

    Where nothing was taken up either, that it ended for want of a quorum is proposed.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace, view: SessionView, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.close_session", t("Close the session"), t("Close the session"), parent)
        self._workspace, self._view = workspace, view
        self.open_items = Label(desk.theme, wrap=True, name="dialog.close_session.open", parent=self)
        self.open_items.say(self._open())
        self.open_items.setVisible(bool(self.open_items.text()))
        self.time = line_field(desk, "dialog.close_session.time", t("Closed at"))
        set_text(self.time, t.clock(view.closes_at))
        self.time.note(t("Whoever is still there leaves at that time."), Note.HELP)
        self.outcome = Field(desk.theme, ComboBox(desk.theme, "dialog.close_session.result"))
        self.outcome.say(t("Result"))
        choice_of(self.outcome).offer(
            [(t("The meeting was held"), close_session), (t("Ended for want of a quorum"), declare_inquorate)],
            close_session if view.quorum.reached or any(line.started for line in view.items) else declare_inquorate,
        )
        self.outcome.setVisible(not view.quorum.reached)
        for widget in (self.open_items, self.time, self.outcome):
            self.column.addWidget(widget)
        self.time.editor.setFocus()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)  # else it gives back the time first

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, view: SessionView, parent: QWidget) -> None:
        """Closes, or nothing."""
        cls(desk, workspace, view, parent).exec()

    def go(self) -> None:
        at: time | None = read_clock(self.desk, self.time)
        if at is None:
            self.time.note(self.desk.t("Write when the session ended."), Note.ERROR)
            raise Unreadable
        meeting: MeetingId = self._view.meeting.id
        ended = declare_inquorate if choice_of(self.outcome).chosen() is declare_inquorate else close_session
        self._workspace.do(ended, meeting=meeting, on=self._workspace.today(), closed_at=at)

    def _open(self) -> str:
        t, numbers = self.desk.t, open_items(self._view)
        if not numbers:
            return ""
        lines = [line for line in self._view.items if line.number in numbers][:MOST_NAMED]
        named = "\n".join(f"{line.number}  {title_of(line.title, t)[:80]}" for line in lines)
        count = t.n("{count} item was not taken up:", "{count} items were not taken up:", len(numbers))
        return f"{count.format(count=len(numbers))}\n{named}" + ("\n…" if len(numbers) > MOST_NAMED else "")
