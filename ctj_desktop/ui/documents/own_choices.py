"""What does one paper alone ask: how large its plates are, on which label it begins, what it says more?"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.services.papers.paper import YES, Chosen, PaperChoice
from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit

_Entry = ComboBox | LineEdit | CheckBox
GAP: Final = 8


class OwnChoices(QWidget):
    """A list of values, a number or a square for each; told when one is changed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: list[tuple[PaperChoice, _Entry, Field | None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(GAP))

    def chosen(self) -> Chosen:
        """What is not as usual."""
        found = ((choice, _value(choice, entry)) for choice, entry, _field in self._entries)
        return tuple((choice.name, value) for choice, value in found if value != choice.usual)

    def show_choices(self, choices: Sequence[PaperChoice], chosen: Chosen) -> None:
        """What this paper asks, as it was chosen last; what stands there is left as it is while it is the same."""
        if [choice for choice, _entry, _field in self._entries] != list(choices):
            for widget in emptied(self._column):
                widget.hide()
                widget.deleteLater()
            self._entries = [self._made(choice) for choice in choices]
        values = dict(chosen)
        for choice, entry, _field in self._entries:
            _show(entry, values.get(choice.name, choice.usual))
        self.setVisible(bool(choices))
        self.retranslate()

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        for choice, entry, field in self._entries:
            if isinstance(entry, ComboBox):
                options: list[tuple[str, object]] = [(t(word), value) for value, word in choice.values]
                entry.offer(options, entry.chosen())
            if field is not None:
                field.say(t(choice.word))
            elif isinstance(entry, CheckBox):
                entry.say(t(choice.word))

    def _made(self, choice: PaperChoice) -> tuple[PaperChoice, _Entry, Field | None]:
        theme, name = self._desk.theme, f"documents.{choice.name}"
        if not choice.values and not choice.most:
            check = CheckBox(theme, name, self)
            check.clicked.connect(self.changed)
            self._column.addWidget(check)
            return choice, check, None
        entry: ComboBox | LineEdit
        if choice.values:
            entry = ComboBox(theme, name, self)
            entry.offer([(word, value) for value, word in choice.values], choice.usual)
            entry.activated.connect(lambda _index: self.changed.emit())
        else:
            entry = LineEdit(theme, name, parent=self)
            entry.setValidator(QIntValidator(1, choice.most, entry))
            entry.textEdited.connect(lambda _text: self.changed.emit())
        field = Field(theme, entry, self)
        self._column.addWidget(field)
        return choice, entry, field


def _value(choice: PaperChoice, entry: _Entry) -> str:
    if isinstance(entry, CheckBox):
        return YES if entry.isChecked() else ""
    value = str(entry.chosen()) if isinstance(entry, ComboBox) else entry.text()
    return value if choice.fits(value) else choice.usual


def _show(entry: _Entry, value: str) -> None:
    if isinstance(entry, CheckBox):
        entry.setChecked(bool(value))
    elif isinstance(entry, ComboBox):
        entry.choose(value)
    elif not entry.hasFocus():
        entry.setText(value)
