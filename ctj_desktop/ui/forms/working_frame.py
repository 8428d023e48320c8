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

WIDTH, LEAST, TALLEST = 560, 60, 260


class WorkingFrame(Frame):
    """A dialog whose work takes long: it runs beside the window, shows how far it is, and can be stopped.

    While it runs nothing else can be done in the workspace, because the dialog is modal; it stays until the work has
    really stopped. What was finished before it could be stopped counts as done.
    """

    def __init__(self, desk: Desk, name: str, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(desk, name, title, verb, parent)
        self._job: Job | None = None
        self._stop = threading.Event()
        self.lines, self.area = self._scrolled(f"{name}.lines", title)
        self.details, self.details_area = self._scrolled(f"{name}.details", desk.t("Details"))
        self.details_area.hide()
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
        self.told = (self.area, self.more, self.details_area)
        self._details_shown = False
        self.widen(WIDTH)

    def _scrolled(self, name: str, spoken: str) -> tuple[Label, QScrollArea]:
        """Make lines that are scrolled where they are more than a few, and the part that scrolls them."""
        area = QScrollArea(self)
        area.setObjectName(f"{name}.area")
        lines = Label(self.desk.theme, Type.BODY, wrap=True, name=name, parent=area)
        lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        lines.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(lines)
        speak_as(area, QAccessible.Role.Pane)
        area.setAccessibleName(spoken)
        return lines, area

    @property
    def working(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def say(self, lines: Iterable[str], details: Iterable[str] = ()) -> None:
        """What would happen, or has happened; more than a few lines are scrolled.

        `details` stand below them once they are asked for, where the dialog shows the button `more`.
        """
        self._put(self.area, self.lines, lines, TALLEST)
        self._put(self.details_area, self.details, details, LEAST)
        self._show_details()

    def _open_details(self) -> None:
        self._details_shown = not self._details_shown
        if self._details_shown:
            self._put(self.details_area, self.details, self.details.text().split("\n"), self._left_below())
        self._show_details()
        self.fit_to(self.details_area)

    def _show_details(self) -> None:
        t, some = self.desk.t, bool(self.details.text())
        self.more.say(t("Hide the details") if self._details_shown and some else t("Show the details"))
        self.more.setVisible(some)
        self.details_area.setVisible(some and self._details_shown)

    def _left_below(self) -> int:
        """How high details can be, so that the button that opens them stays where it is, below the dialog as it is."""
        free = self.screen().availableGeometry().bottom() - self.frameGeometry().bottom()
        return max(LEAST, min(TALLEST, free * 100 // self.desk.theme.px(100)))

    def _put(self, area: QScrollArea, label: Label, lines: Iterable[str], tallest: int) -> None:
        said, px = list(lines), self.desk.theme.px
        label.say("\n".join(said))
        area.setVisible(bool(said))
        room = label.heightForWidth(px(WIDTH - 64)) + px(4)
        area.setFixedHeight(min(room, px(tallest)))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if room > area.height() else Qt.FocusPolicy.NoFocus)

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
