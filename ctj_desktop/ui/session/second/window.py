"""How does a meeting in session stand in a window of its own, on a second screen, and follow without being touched?

It has no menu and no strip: what is undone or typed elsewhere is not for the room.
"""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.minutes.shown_item import FOLLOWED as OF_ITEM
from ctj_desktop.services.session.screen import SessionFacts, read_session
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import available, bring_back, first_size
from ctj_desktop.ui.meetings.head import meeting_name
from ctj_desktop.ui.session.large import LargerTheme
from ctj_desktop.ui.session.page import FOLLOWED, SECOND
from ctj_desktop.ui.session.second.body import SecondBody
from ctj_desktop.ui.session.second.chair import ChairBody
from ctj_desktop.ui.session.second.hall import HallBody

BODIES: Final[Mapping[str, type[SecondBody]]] = {"hall": HallBody, "chair": ChairBody}
IN_A_LINE, STEP = 44, 0.25
"""So many times the size of ordinary text is the strip wide; in such steps a window is written larger."""
COMFORTABLE, LEAST = QSize(1040, 720), QSize(640, 480)


class SecondWindow(QWidget):
    """F11 fills the screen and gives it back; Escape leaves the full screen, then closes."""

    closing = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, place: Place) -> None:
        super().__init__()
        assert place.record is not None
        self._desk, self._workspace, self.place = desk, workspace, place
        self._meeting = MeetingId(place.record)
        self._facts: SessionFacts | None = None
        self._shown_at: time | None = None
        self.setObjectName(f"{place.page}.window")
        self.setWindowIcon(desk.theme.icons.app_icon())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.resize(first_size(COMFORTABLE, available()))
        self.body = self._make_body()
        self._column.addWidget(self.body)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.rebuild)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._follow)
        self._ticking = QTimer(self, interval=SECOND)
        self._ticking.timeout.connect(self._tick)
        workspace.bus.changed.connect(self._changed)
        desk.language.changed.connect(self._retranslate)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.switch_screen)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.step_back)

    def open(self, beside: QWidget | None) -> None:
        """For the room: the whole of another screen than the one of the window `beside`, where there is one."""
        screens = available()
        self.setMinimumSize(first_size(LEAST, screens))
        other = other_screen(beside.frameGeometry(), screens) if beside is not None and self.body.for_the_room else None
        self._read()
        self._retranslate()
        if other is not None:
            if (screen := QGuiApplication.screenAt(other.center())) is not None:
                self.setScreen(screen)  # some systems place no window where it asks to stand
            self.setGeometry(other)
            self.showFullScreen()
        else:
            self.show()
        self._ticking.start()
        self._tell_screen()
        self.body.setFocus()

    def switch_screen(self) -> None:
        """The whole screen, or a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._tell_screen()

    def step_back(self) -> None:
        """Out of the full screen; from a window, away."""
        if self.body.give_up():
            return
        if self.isFullScreen():
            self.switch_screen()
        else:
            self.close()

    def rebuild(self) -> None:
        """Another size of text or of the window: measures are taken when a body is made."""
        old, self.body = self.body, self._make_body()
        self._column.replaceWidget(old, self.body)
        old.hide()
        old.deleteLater()
        self.body.show()
        self.body.setFocus()
        self._retranslate()
        self._tell_screen()

    def bring_back(self) -> None:
        """A screen was unplugged."""
        if self.isFullScreen():
            self.switch_screen()
        bring_back(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        bar = self.body.area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.singleStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if factor_for(self.width(), self._desk.theme.body, type(self.body).factor) != self._factor:
            self._fitting.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        for timer in (self._ticking, self._fitting, self._reading):
            timer.stop()
        self._workspace.bus.changed.disconnect(self._changed)
        self._desk.language.changed.disconnect(self._retranslate)
        self.closing.emit(self)
        super().closeEvent(event)

    # inside

    def _make_body(self) -> SecondBody:
        made = BODIES[self.place.page]
        self._factor = factor_for(self.width(), self._desk.theme.body, made.factor)
        theme = LargerTheme(self._desk.theme, self._factor)
        body = made(replace(self._desk, theme=theme), self._workspace, self._meeting, self)
        theme.setParent(body)
        body.screen_asked.connect(self.switch_screen)
        body.close_asked.connect(self.close)
        return body

    def _changed(self, outcome: Outcome) -> None:
        """Read once whoever did it has gone on: an act takes no longer because another window shows it."""
        if touches(outcome, *FOLLOWED, *OF_ITEM):
            self._reading.start()

    def _follow(self) -> None:
        if self._workspace.store.get(Meeting, self._meeting) is None:
            self.close()
            return
        self._read()
        self._show()

    def _read(self) -> None:
        self._facts = read_session(self._workspace.store, self._meeting)

    def _tick(self) -> None:
        if self._now() != self._shown_at and not self._reading.isActive():
            self._show()

    def _show(self) -> None:
        assert self._facts is not None
        self._shown_at = self._now()
        self.body.show_view(self._facts.at(self._shown_at))

    def _retranslate(self) -> None:
        assert self._facts is not None
        self.body.retranslate()
        self.setWindowTitle(f"{self.body.title()} – {meeting_name(self._desk.t, self._facts.meeting)}")
        self._show()

    def _tell_screen(self) -> None:
        self.body.fill_screen(full=self.isFullScreen())

    def _now(self) -> time:
        return self._workspace.now().astimezone(ZONE).time().replace(second=0, microsecond=0)


def factor_for(width: int, body: float, most: float) -> float:
    """How much larger a window of so many pixels is written: as asked, or as far as its strip still stands in it."""
    fits = width / IN_A_LINE / body
    return max(1.0, min(most, int(fits / STEP) * STEP))


def other_screen(window: QRect, screens: Sequence[QRect]) -> QRect | None:
    """A screen on which the middle of the window is not; None where there is no other."""
    if len(screens) < 2:
        return None
    return next((screen for screen in screens if not screen.contains(window.center())), None)
