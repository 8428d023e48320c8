"""Does anything raise or warn when somebody clicks and types at random over every page?

    python -m tests.ui.monkey SEED [STEPS [PAGE …]]

runs over a sample of its own and prints what was found with the steps that led there.
"""

import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from ctj_desktop.app import doors
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.workspace.sample import STORY, make_sample
from ctj_desktop.settings import Settings
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.window.main_window import MainWindow
from tests.ui.desktop import type_one
from tests.ui.sitting import under_way

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TWICE = "commitData called with an editor that does not belong"
"""Enter twice before Qt came to the first: the second finds its cell closed, and nothing is written twice."""
HARMLESS = ("propagateSizeHints", "raise()", "This plugin does not support", TWICE)
DETAILS: dict[str, tuple[str, ...]] = {
    "today": ("",),
    "meetings": ("",),
    "prepare": ("",),
    "hold": ("",),
    "approve": ("",),
    "history": ("",),
    "registers": ("decisions", "tasks"),
    "projects": ("board", "list"),
    "strategy": ("",),
    "coverage": ("",),
    "bin": ("",),
    "project": ("facts", "partners", "budget", "opinion", "moves"),
    "members": ("persons", "composition"),
    "radar": ("",),
    "attending": ("",),
    "documents": ("agenda", "minutes", "attached"),
    "exchange": ("", "outgoing"),
}
OF_A_MEETING = ("prepare", "hold", "approve", "history", "documents")
TEXTS = (
    "a",
    "Noël",
    "12:30",
    "25:99",
    "/d ",
    "/v 99 99 99",
    "/v 1 0 0",
    "/t @a #2 -> 31.2.2027",
    "/r",
    "31.02.2027",
    "99999999999999",
    "🎉",
    "مرحبا",
    "e\u0301",
    "-1",
    "0",
    "x" * 300,
    "@",
    "#",
    "1-99 /x 3",
    "\u200b",
    "\u0007",
    " ",
    "'\"%s{}{0}<b>&amp;",
)
KEYS = (
    *[Qt.Key.Key_Return] * 3,
    *[Qt.Key.Key_Tab] * 2,
    *[Qt.Key.Key_Escape] * 2,
    Qt.Key.Key_Up,
    *[Qt.Key.Key_Down] * 2,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F2,
    Qt.Key.Key_F6,
    Qt.Key.Key_F9,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Space,
    Qt.Key.Key_Menu,
)
WITH_CONTROL = (
    *[Qt.Key.Key_Z] * 4,
    *[Qt.Key.Key_Y] * 3,
    *[Qt.Key.Key_Return] * 2,
    *[Qt.Key.Key_K] * 2,
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_F,
    Qt.Key.Key_I,
    Qt.Key.Key_L,
    Qt.Key.Key_N,
    Qt.Key.Key_P,
    Qt.Key.Key_S,
    Qt.Key.Key_V,
    Qt.Key.Key_X,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
MODIFIERS = (NONE, NONE, NONE, NONE, SHIFT, ALT, ALT | SHIFT)
LEAVING = ("action.quit", "action.close", "action.sample")
PATIENCE_DIALOG, PATIENCE_MENU = 30, 5
"""So many steps in a dialog or a menu, and it is closed."""
QUIET = 2
"""So many turns without a dialog or a menu, and none is on its way any more."""


class Monkey:
    """Acts by its seed until its steps are done; `found` is what went wrong, each once."""

    def __init__(self, window: MainWindow, folder: Path, seed: int, pages: Sequence[str] = ()) -> None:
        self._window, self._folder, self._chance = window, folder, random.Random(seed)
        self._pages = tuple(pages) or tuple(DETAILS)
        self._modal = self._menu = 0
        self.trail: list[str] = []
        self.found: dict[str, str] = {}

    def run(self, steps: int) -> None:
        """From the timer, so that it goes on inside a dialog, even one that comes late; over once nothing is open."""
        left, loop, quiet, over = iter(range(steps)), QEventLoop(), 0, False

        def tick() -> None:
            nonlocal quiet
            if over:
                return
            QTimer.singleShot(0, tick)  # before the step: a dialog opened by it runs a loop of its own
            if next(left, None) is not None:
                self.step()
            elif (above := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
                quiet = 0
                above.close()
            elif (quiet := quiet + 1) > QUIET:
                loop.quit()

        QTimer.singleShot(0, tick)
        loop.exec()
        over = True

    def step(self) -> None:
        """One act; what raises is noted."""
        try:
            if not self._close_what_stays():
                self._act()
        except BaseException as error:  # noqa: BLE001 (whatever it is, it is a finding)
            self.note("".join(traceback.format_exception(error)))

    def note(self, text: str) -> None:
        """A fault, with what led to it."""
        self.found.setdefault(text[-300:], "\n    ".join([text, *self.trail[-15:]]))

    def raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What was raised where Qt called: as `sys.excepthook`."""
        self.note("".join(traceback.format_exception(kind, error, trace)))

    # inside

    def _act(self) -> None:
        root = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        chosen = self._chance.random()
        if chosen < 0.06 and root is self._window:
            self._go()
        elif chosen < 0.42:
            self._click(root)
        elif chosen < 0.60:
            self._type(root)
        elif chosen < 0.92:
            self._press(root)
        elif chosen < 0.95:
            self._paste(root)
        elif chosen < 0.985 and root is self._window:
            self._trigger()
        else:
            self._window.resize(self._chance.choice((QSize(1024, 640), QSize(960, 600), QSize(1280, 800))))

    def _close_what_stays(self) -> bool:
        dialog, menu = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        self._modal, self._menu = self._modal + 1 if dialog else 0, self._menu + 1 if menu else 0
        for widget, patience in ((menu, PATIENCE_MENU if menu else self._menu), (dialog, PATIENCE_DIALOG)):
            if widget is not None and (self._menu if widget is menu else self._modal) > patience:
                self.trail.append(f"close {_name(widget)}")
                widget.close()
                self._modal = self._menu = 0
                return True
        return False

    def _go(self) -> None:
        view = self._window.view
        if view is None:
            return
        page = self._chance.choice(self._pages)
        detail, record = self._chance.choice(DETAILS.get(page, ("",))), None
        if page in OF_A_MEETING and detail != "attached":
            record = self._meeting(page)
        elif page == "project":
            record = self._one(Project)
        if record is None and page in (*OF_A_MEETING, "project"):
            page, detail = "today", ""  # there is none yet
        self.trail.append(f"go {page} {detail} {record}")
        self._window.desk.navigator.go(Place(page=page, record=record, detail=detail))

    def _meeting(self, page: str) -> UUID | None:
        view = self._window.view
        assert view is not None
        sitting = view.workspace.store.all(Meeting, number="2027-01")
        if page == "hold" and sitting and self._chance.random() < 0.7:
            return sitting[0].id
        return self._one(Meeting)

    def _one(self, kind: type[Record]) -> UUID | None:
        view = self._window.view
        assert view is not None
        keys = sorted(record.id for record in view.workspace.store.all(kind))
        return self._chance.choice(keys) if keys else None

    def _click(self, root: QWidget) -> None:
        widgets = [one for one in root.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        widget = self._chance.choice([root, *(one for one in widgets if one.focusPolicy() != Qt.FocusPolicy.NoFocus)])
        if isinstance(widget, QAbstractScrollArea):
            widget = widget.viewport()
        if widget.width() < 1 or widget.height() < 1:
            return
        at = QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))
        if isinstance(widget, QMenu) and _leads_away(widget.actionAt(at)):
            return
        twice = self._chance.choice((False, False, True))
        self.trail.append(f"{'double click' if twice else 'click'} {_name(widget)} {at.x()},{at.y()}")
        if twice:
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, NONE, at)
            return
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, NONE, at)
        if isValid(widget):  # what the press opened may have taken it away
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, NONE, at)

    def _type(self, root: QWidget) -> None:
        text = self._chance.choice(TEXTS)
        self.trail.append(f"type {text[:30]!r} into {_name(QApplication.focusWidget())}")
        for character in text:
            type_one(QApplication.focusWidget() or root, character)

    def _press(self, root: QWidget) -> None:
        if self._chance.random() < 0.35:
            key, modifiers = self._chance.choice(WITH_CONTROL), self._chance.choice((CTRL, CTRL, CTRL, CTRL | SHIFT))
        else:
            key, modifiers = self._chance.choice(KEYS), self._chance.choice(MODIFIERS)
        if isinstance(root, QMenu) and _leads_away(root.activeAction()):
            return
        focused = QApplication.focusWidget() or root
        self.trail.append(f"press {modifiers.name} {key.name} in {_name(focused)}")
        QTest.keyPress(focused, key, modifiers)
        _release(QApplication.focusWidget() or self._window, key, modifiers)  # who had it may be gone

    def _paste(self, root: QWidget) -> None:
        lines = self._chance.choice((1, 3, 80))
        QGuiApplication.clipboard().setText("\n".join(f"Ligne {at}\tb\u00ad\u00a0“x”" for at in range(lines)))
        self.trail.append(f"paste {lines} lines into {_name(QApplication.focusWidget())}")
        QTest.keyPress(QApplication.focusWidget() or root, Qt.Key.Key_V, CTRL)
        _release(QApplication.focusWidget() or self._window, Qt.Key.Key_V, CTRL)

    def _trigger(self) -> None:
        acts = [one for one in self._window.findChildren(QAction) if one.objectName().startswith("action.")]
        can = [one for one in acts if one.isEnabled() and one.objectName() not in LEAVING]
        action = self._chance.choice(sorted(can, key=lambda one: one.objectName()))
        self.trail.append(f"trigger {action.objectName()}")
        action.trigger()


def hands_off(folder: Path, patch: Callable[[object, str, object], None]) -> None:
    """Dialogs of the system answer at once, nothing is printed, no other program is started."""
    patch(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: (str(folder / "saved"), "")))
    patch(QFileDialog, "getOpenFileName", staticmethod(lambda *_a, **_k: (str(folder / "nothing.ctjx"), "")))
    patch(QFileDialog, "getOpenFileNames", staticmethod(lambda *_a, **_k: ([__file__], "")))
    patch(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: str(folder)))
    patch(QDesktopServices, "openUrl", staticmethod(lambda _url: True))
    patch(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)


def _release(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """One event: QTest would release the modifiers too, at a widget that is gone if the first release took it away."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, modifiers))


def _leads_away(action: QAction | None) -> bool:
    """Out of the program or of the file: nothing is left to be done there."""
    return action is not None and action.objectName() in LEAVING


def _name(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.objectName()}" if widget is not None else "nothing"


def main(arguments: Sequence[str]) -> int:
    """A long run for a person who looks for faults."""
    seed, steps = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["CTJ_DATA_DIR"] = str(folder / "data")
        app = QApplication([])
        make_sample(folder / "Exemple.ctj", chapters=(STORY,)).close()
        language = WindowLanguage(load_translator(("fr_CH", "de_CH")[seed % 2], on_screen=True))
        window = MainWindow(Theme(app, Scheme.LIGHT), language, doors(), Settings())
        window.open_file(folder / "Exemple.ctj")
        assert window.view is not None
        if seed % 3:
            under_way(window.view.workspace)
        window.show()
        window.activateWindow()
        monkey = Monkey(window, folder, seed, arguments[2:])
        _listen(monkey)
        hands_off(folder, setattr)
        monkey.run(steps)
        sys.stdout.write(f"{len(monkey.trail)} acts, {len(monkey.found)} faults, at {window.desk.navigator.place}\n")
        sys.stdout.write("\n\n".join(monkey.found.values()))
        window.close()
    return 1 if monkey.found else 0


def _listen(monkey: Monkey) -> None:
    def warned(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not any(word in text for word in HARMLESS):
            monkey.note(text + "\n" + "".join(traceback.format_stack(limit=8)))

    sys.excepthook = monkey.raised
    qInstallMessageHandler(warned)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
