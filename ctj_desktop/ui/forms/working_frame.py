"""What do dialogs with long work share: lines that say what would happen, work under way, Escape stops it?"""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QProgressBar, QScrollArea, QSizePolicy, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.jobs import Cancelled, Job, Progress
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import speak_as
from ctj_desktop.ui.widgets.status import dress_bar

WIDTH, TALLEST = 560, 260


class WorkingFrame(Frame):
    """A dialog whose work takes long: it runs beside the window, shows how far it is, and can be stopped.

    While it runs nothing else can be done in the workspace, because the dialog is modal; it stays until the work has
    really stopped. What was finished before it could be stopped counts as done.
    """

    def __init__(self, desk: Desk, name: str, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(desk, name, title, verb, parent)
        self._job: Job | None = None
        self._stop = threading.Event()
        self.lines = Label(desk.theme, Type.BODY, wrap=True, name=f"{name}.lines", parent=self)
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.area = QScrollArea(self)
        self.area.setObjectName(f"{name}.area")
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.lines)
        speak_as(self.area, QAccessible.Role.Pane)
        self.area.setAccessibleName(title)
        self.bar = QProgressBar(self)
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(desk.theme.px(6))
        dress_bar(self.bar, desk.theme)
        self.bar.setAccessibleName(desk.t("Progress"))
        self.bar.hide()
        self.more = Button(desk.theme, f"{name}.more", ButtonKind.LINK, compact=True, parent=self)
        self.more.hide()
        self.more.clicked.connect(self._open_details)
        self._summary, self._in_detail, self._details_shown = list[str](), list[str](), False
        self.widen(WIDTH)

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def say(self, lines: Iterable[str], details: Iterable[str] = ()) -> None:
        """What would happen, or has happened; more than a few lines are scrolled.

        `details` stand below them once they are asked for, where the dialog shows the button `more`.
        """
        self._summary, self._in_detail = list(lines), list(details)
        self._show_lines()

    def _open_details(self) -> None:
        self._details_shown = not self._details_shown
        self._show_lines()
        self.fit_to(self.area)

    def _show_lines(self) -> None:
        t, opened = self.desk.t, self._details_shown and bool(self._in_detail)
        self.more.say(t("Hide the details") if opened else t("Show the details"))
        self.more.setVisible(bool(self._in_detail))
        said = [*self._summary, "", *self._in_detail] if opened else self._summary
        self.lines.say("\n".join(said))
        self.area.setVisible(bool(said))
        room = self.lines.heightForWidth(self.desk.theme.px(WIDTH - 64)) + self.desk.theme.px(4)
        self.area.setFixedHeight(min(room, self.desk.theme.px(TALLEST)))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if room > self.area.height() else Qt.FocusPolicy.NoFocus)

    def work(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Start the work; its result goes to `done`, a refusal stands in the dialog. `Any`: the caller knows it."""
        self.refusal.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.act.setEnabled(False)
        self._stop.clear()
        stop = self._stop  # not `self`: the worker would be the last to hold the dialog, and destroy it there
        self._job = self.desk.jobs.run(
            self,
            lambda progress: work(Progress(progress.step, stop)),
            lambda result: self._over(done, result),
            self._failed,
            self._show_progress,
        )

    def go(self) -> None:
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def reject(self) -> None:
        if self._job is None:
            super().reject()
            return
        self._stop.set()
        self.cancel.setEnabled(False)

    def _over(self, done: Callable[[Any], None], result: Any) -> None:
        self._rest()
        try:
            done(result)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        if self._stop.is_set() and self.isVisible():
            super().reject()

    def _failed(self, error: BaseException) -> None:
        self._rest()
        if self._stop.is_set() and isinstance(error, Cancelled | UserError | StoreError):
            super().reject()
            return
        if not isinstance(error, UserError | StoreError):
            raise error
        self.refuse(error)
        self.failed(error)

    def failed(self, _error: UserError | StoreError) -> None:
        """What a refusal means for the buttons: it can be tried again, unless a dialog says otherwise."""
        self.act.setFocus()

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self.act.setEnabled(True)
        self.cancel.setEnabled(True)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
