"""Is a session opened now, or was its meeting held on its day, which is past?"""

from datetime import time
from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.session.course import open_session
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


class Opened(Enum):
    """What came of the wish to open a session."""

    NOW = auto()
    HELD_THEN = auto()
    NOT = auto()


def open_or_ask(desk: Desk, workspace: OpenWorkspace, meeting: Meeting, at: time, parent: QWidget) -> Opened:
    """At once on the planned day; before it the person is asked, and after it first whether it was held then."""
    today = workspace.today()
    if meeting.on == today:
        done = desk.attempt(lambda: workspace.do(open_session, meeting=meeting.id, on=today, opened_at=at))
        return Opened.NOW if done else Opened.NOT
    if meeting.on is not None and meeting.on < today:
        from ctj_desktop.ui.meetings.past_meeting import EnterAsHeld

        then = EnterAsHeld(desk, workspace, meeting, parent, now=True)
        then.exec()
        if not then.now_instead:
            return Opened.HELD_THEN if then.entered else Opened.NOT
    from ctj_desktop.ui.session.open_dialog import OpenSession

    return Opened.NOW if OpenSession.ask(desk, workspace, meeting, at, parent) else Opened.NOT
