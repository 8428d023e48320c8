"""Is a session opened now, or was its meeting held on its day, which is past?"""

from datetime import time
from enum import Enum, auto
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.session.attendance_lines import SITTING
from ctj_desktop.services.session.course import open_session
from ctj_desktop.services.session.roll_changes import seat_changes
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.head import meeting_name

OPENING: Final = frozenset({MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED})


class OpenedSession(Enum):
    """What came of the wish to open a session."""

    NOW = auto()
    HELD_THEN = auto()
    NOT = auto()


def open_or_ask(desk: Desk, workspace: OpenWorkspace, meeting: Meeting, at: time, parent: QWidget) -> OpenedSession:
    """At once on the planned day; before it the person is asked, and after it first whether it was held then."""
    today = workspace.today()
    if meeting.on == today:
        done = desk.attempt(lambda: workspace.do(open_session, meeting=meeting.id, on=today, opened_at=at))
        return OpenedSession.NOW if done else OpenedSession.NOT
    if meeting.on is not None and meeting.on < today:
        from ctj_desktop.ui.meetings.past_meeting import EnterAsHeld

        then = EnterAsHeld(desk, workspace, meeting, parent, now=True)
        then.exec()
        if not then.now_instead:
            return OpenedSession.HELD_THEN if then.entered else OpenedSession.NOT
    from ctj_desktop.ui.session.open_dialog import OpenSession

    return OpenedSession.NOW if OpenSession.ask(desk, workspace, meeting, at, parent) else OpenedSession.NOT


def why_not_opened(t: Translator, meeting: Meeting, state: MeetingState) -> str:
    """Why a meeting in that state cannot be opened; empty where it can."""
    if state is MeetingState.CONVENED:
        return ""
    if state in OPENING:
        return t("Convene the meeting first: then its roll is frozen and the session can be opened.")
    said = t("The session of meeting {meeting} was opened already: {state}.")
    return said.format(meeting=meeting_name(t, meeting), state=word_within(t, state))


def why_nobody_comes(t: Translator, state: MeetingState) -> str:
    """Why nobody can be entered as present at a meeting in that state; empty where somebody can."""
    if state in SITTING:
        return ""
    if state in OPENING:
        return t("Convene the meeting first: then its roll is frozen and arrivals can be entered.")
    return t("The attendance no longer changes: {state}.").format(state=word_within(t, state))


def why_not_back(store: OpenFile, view: SessionView | None, t: Translator) -> str:
    """Why no change of a seat can be taken back; empty where somebody took or left one."""
    changed = view is None or seat_changes(store, view.meeting)
    return "" if changed else t("Nobody took or left a seat during the session.")
