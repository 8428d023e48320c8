"""How are cut, copy, paste and select all done from the menu? To the field that has the keyboard, as by its keys."""

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QPlainTextEdit, QTextEdit, QWidget

from ctj_desktop.i18n import N_, Translator

Editor = QLineEdit | QPlainTextEdit | QTextEdit
Key = QKeySequence.StandardKey

WORDS: Mapping[str, tuple[str, Key]] = {
    "cut": (N_("Cu&t"), Key.Cut),
    "copy": (N_("&Copy"), Key.Copy),
    "paste": (N_("&Paste"), Key.Paste),
    "select_all": (N_("Select &all"), Key.SelectAll),
}


class FieldEntries(QObject):
    """The entries; their keys stand beside them, and are the field's own, so that a list keeps its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        acts: dict[str, Callable[[Editor], None]] = {
            "cut": lambda field: field.cut(),
            "copy": lambda field: field.copy(),
            "paste": lambda field: field.paste(),
            "select_all": lambda field: field.selectAll(),
        }
        self.actions = {key: QAction(parent) for key in WORDS}
        for key, action in self.actions.items():
            action.setObjectName(f"action.{key}")
            action.triggered.connect(lambda _checked=False, act=acts[key]: self._do(act))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def retranslate(self, t: Translator) -> None:
        """The words, each with its key."""
        for key, (text, keys) in WORDS.items():
            named = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.actions[key].setText(f"{t(text)}\t{named}")

    def refresh(self) -> None:
        """What the field can do now; nothing where no field has the keyboard."""
        can = _can(self._now())
        for key, action in self.actions.items():
            action.setEnabled(key in can)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whoever walks through the menus with the keyboard has it in the bar meanwhile."""
        if isinstance(now, QMenuBar) and before is not now:
            self._field = before

    def _now(self) -> Editor | None:
        field: QWidget | None = QApplication.focusWidget()
        if isinstance(field, QMenuBar):
            field = self._field
        return field if isinstance(field, Editor) and shiboken6.isValid(field) else None

    def _do(self, act: Callable[[Editor], None]) -> None:
        field = self._now()
        if field is not None:
            act(field)


def _can(field: Editor | None) -> frozenset[str]:
    if field is None:
        return frozenset()
    if isinstance(field, QLineEdit):
        some, text, open_text = field.hasSelectedText(), field.text(), field.echoMode() is QLineEdit.EchoMode.Normal
    else:
        some, text, open_text = field.textCursor().hasSelection(), field.toPlainText(), True
    write = not field.isReadOnly()
    possible = {
        "cut": some and write and open_text,
        "copy": some and open_text,
        "paste": write and bool(QGuiApplication.clipboard().text()),
        "select_all": bool(text),
    }
    return frozenset(key for key, can in possible.items() if can)
