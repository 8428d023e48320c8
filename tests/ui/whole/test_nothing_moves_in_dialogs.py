"""Does the same pixel of a dialog, clicked twice, ever meet another record, another field or another button?

Every dialog, on the screen of an office laptop and on the smallest: each row, button, box and field is clicked once,
and a sign is typed into what takes it. Where it is shown afterwards it lies under the mouse still, and nothing else
that a second click would meet lies there. A dialog that was closed is opened anew, and what was written is undone.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ctj_desktop.errors import UserError
from ctj_desktop.ui.forms import dialog_frame
from ctj_desktop.ui.frame.window_place import FRAME
from tests.ui.contradiction import Other
from tests.ui.desktop import Desktop, type_one
from tests.ui.screens import MakeDialog, dialogs, hold
from tests.ui.whole.monkey import hands_off

LAPTOP, SMALLEST = (1366, 768), (960, 600)
TYPED = QLineEdit | QPlainTextEdit | QTextEdit
ACTED = QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit | QTextEdit
LEADS_AWAY = ("dialog.workspace.go",)
"""Another workspace is opened."""
ROWS = 3
"""Of a list so many are chosen, in turn."""
MOST = 60
"""So many things of one dialog are tried: of what is made alike a hundred times the first ones."""
Met = tuple[str, object]
NOTHING: Met = ("", None)


class Hand:
    """Clicks at a pixel of a dialog and says where a second click there would have met something else."""

    def __init__(self, desktop: Desktop, name: str, make: MakeDialog) -> None:
        self.desktop, self.name, self._make = desktop, name, make
        self.moved: list[str] = []
        self.dialog = self._opened()

    def walk(self) -> list[str]:
        """Everything once, in the order in which it stands in the dialog."""
        done: set[Met] = set()
        while len(done) < MOST and (target := next((one for one in self.targets() if one not in done), None)):
            done.add(target)
            self.try_at(target)
        self._close()
        return self.moved

    def targets(self) -> Iterator[Met]:
        """What can be clicked and is in sight."""
        for widget in self.dialog.findChildren(QWidget):
            name = widget.objectName()
            if widget.isVisible() and widget.isEnabled() and name and name not in LEADS_AWAY:
                yield from self._targets_of(widget)

    def _targets_of(self, widget: QWidget) -> Iterator[Met]:
        if isinstance(widget, QAbstractItemView):
            for row in range(min(ROWS, widget.model().rowCount())):
                yield widget.objectName(), row
        elif isinstance(widget, ACTED) and not isinstance(widget.parentWidget(), QComboBox):
            yield widget.objectName(), None

    def reveal(self, target: Met) -> None:
        """What is scrolled out of sight is scrolled to, as a person would."""
        for widget in self.dialog.findChildren(QWidget, target[0]):
            part = widget.parentWidget()
            while part is not None and part is not self.dialog:
                if isinstance(part, QScrollArea) and widget.isVisible():
                    part.ensureWidgetVisible(widget)
                part = part.parentWidget()
        self._settle()

    def place_of(self, target: Met) -> QPoint | None:
        """The middle of a target on the screen, if it is really seen there."""
        name, row = target
        for widget in self.dialog.findChildren(QWidget, name):
            if not widget.isVisible():
                continue
            if isinstance(widget, QAbstractItemView):
                assert isinstance(row, int)
                rect = widget.visualRect(widget.model().index(row, 0))
                at = widget.viewport().mapToGlobal(rect.center())
            else:
                at = widget.mapToGlobal(widget.rect().center())
            if self.under(at)[0] == name:
                return at
        return None

    def under(self, at: QPoint) -> Met:
        """What a click at a place of the screen would meet: a row by its record, anything else by its name."""
        dialog = self.dialog
        inside = dialog.rect().contains(dialog.mapFromGlobal(at))
        widget = dialog.childAt(dialog.mapFromGlobal(at)) if inside else None
        while widget is not None and widget is not dialog:
            if isinstance(widget, QAbstractItemView):
                index = widget.indexAt(widget.viewport().mapFromGlobal(at))
                return (widget.objectName(), self._record(widget, index.row())) if index.isValid() else NOTHING
            if isinstance(widget, ACTED) and widget.isEnabled() and widget.objectName():
                return widget.objectName(), None
            widget = widget.parentWidget()
        return "", None

    def _record(self, view: QAbstractItemView, row: int) -> object:
        rows = getattr(view, "rows_model", None)
        line = rows.row_at(rows.index(row, 0)) if rows is not None else None
        return getattr(line, "key", row)

    def try_at(self, target: Met) -> None:
        self.reveal(target)
        at = self.place_of(target)
        if at is None:
            return
        before, moment = self.under(at), self.desktop.store.streams.last_hlc()
        watch = QTimer(interval=50)
        watch.timeout.connect(self._close_what_is_open)
        watch.start()
        clicked = self.dialog.childAt(self.dialog.mapFromGlobal(at))
        assert clicked is not None
        QTest.mouseClick(clicked, Qt.MouseButton.LeftButton, pos=clicked.mapFromGlobal(at))
        self._settle()
        self._look(at, before, "click")
        focused = QApplication.focusWidget()
        if self._stands() and isinstance(focused, TYPED) and focused.objectName() == before[0]:
            type_one(focused, "x")
            self._settle()
            self._look(at, before, "type")
        watch.stop()
        self._close_what_is_open()
        if self.desktop.store.streams.last_hlc() != moment:
            self._close()
            if self.desktop.workspace.next_undo() is not None:
                with suppress(UserError):  # what stands for good
                    self.desktop.workspace.undo()
        if not self._stands():
            self.dialog = self._opened()

    def _look(self, at: QPoint, before: Met, act: str) -> None:
        if self._stands():
            after = self.under(at)
            slid = after == NOTHING and before[1] is None and self.place_of(before) is not None
            if slid or after not in (before, NOTHING):
                where = self.place_of(before) if before[1] is None else None
                self.moved.append(
                    f"{self.name} ({act}) at {at.toTuple()}: {before} then {after}, now {where and where.toTuple()}"
                )

    def _stands(self) -> bool:
        return isValid(self.dialog) and self.dialog.isVisible()

    def _opened(self) -> QDialog:
        dialog = self._make()
        dialog.show()
        dialog.activateWindow()
        for _ in range(3):
            self._settle()
        return dialog

    def _settle(self) -> None:
        self.desktop.settle()
        for _ in range(4):
            QApplication.processEvents()

    def _close(self) -> None:
        if isValid(self.dialog):
            self.dialog.reject()
            self.dialog.deleteLater()

    def _close_what_is_open(self) -> None:
        """Menus, lists that hang open and dialogs above this one go without a choice."""
        for opened in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if opened is not None and opened is not self.dialog:
                opened.close()


@pytest.mark.long
@pytest.mark.parametrize("size", [LAPTOP, SMALLEST])
def test_the_same_pixel_of_a_dialog_never_meets_another_thing(
    office: Desktop, other: Other, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: QSize(*size) - FRAME)
    office.window.resize(*size)
    hold(office)
    moved: list[str] = []
    for name, make in dialogs(office, other).items():
        moved += Hand(office, name, make).walk()
    assert not moved, "\n".join(moved)
