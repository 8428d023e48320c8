"""How is one of a few values chosen, several of them, or yes and no?"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ctj_desktop.i18n.words import word
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import Make
from ctj_desktop.ui.forms.entries.values import DayEntry
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox

E = TypeVar("E", bound=Enum)

NONE = "–"
COLUMNS, LARGE, BELOW = 2, 150, 1000
"""Squares side by side; above one and a half times the size of the text each has a row of its own."""


class ChoiceEntry(Entry[E | None], Generic[E]):
    """One of a closed set, or of those of it that are offered; an optional one may be none of them."""

    def __init__(
        self, desk: Desk, name: str, editor: ComboBox, values: type[E], *, optional: bool, offered: Sequence[E] = ()
    ) -> None:
        super().__init__(desk, name, editor)
        self.editor, self._values, self._optional = editor, values, optional
        self._offered = offered or tuple(values)

    def value(self) -> E | None:
        chosen = self.editor.chosen()
        return chosen if isinstance(chosen, self._values) else None

    def put(self, value: E | None) -> None:
        self.editor.choose(value)
        self.editor.update()

    def differ_from(self, other: "ChoiceEntry[Any]") -> None:
        """Where both are needed and of one set, this one is not what the other is."""
        same_set = self._values is other._values and not (self._optional or other._optional)
        if same_set and self.value() == other.value():
            self.put(next((one for one in self._offered if one != other.value()), self.value()))

    def leave_open(self) -> None:
        """None of them stands there, also of a set of which one is needed: a person chooses."""
        self._optional = True
        self.retranslate()
        self.put(None)

    def shown(self, value: E | None) -> str:
        return word(self._desk.t, value) if value is not None else NONE

    def connect(self, left: Callable[[], object], _gave_up: Callable[[], object]) -> None:
        self.editor.activated.connect(lambda _index: left())

    def follow(self, typed: Callable[[], object]) -> None:
        self.editor.activated.connect(lambda _index: typed())

    def retranslate(self) -> None:
        super().retranslate()
        chosen = self.editor.chosen()
        words: list[tuple[str, object]] = [(word(self._desk.t, value), value) for value in self._offered]
        self.editor.offer([(NONE, None), *words] if self._optional else words, chosen)


class CheckEntry(Entry[bool]):
    """Yes or no; the word stands beside the square."""

    def __init__(self, desk: Desk, name: str, editor: CheckBox) -> None:
        super().__init__(desk, name, editor)
        self.editor = editor

    def value(self) -> bool:
        return self.editor.isChecked()

    def put(self, value: bool) -> None:
        self.editor.setChecked(value)

    def shown(self, value: bool) -> str:
        return self._desk.t("yes") if value else self._desk.t("no")

    def connect(self, left: Callable[[], object], _gave_up: Callable[[], object]) -> None:
        self.editor.clicked.connect(lambda _checked: left())

    def follow(self, typed: Callable[[], object]) -> None:
        self.editor.clicked.connect(lambda _checked: typed())

    def retranslate(self) -> None:
        super().retranslate()
        self.field.stand_beside()


class SetEntry(Entry[tuple[object, ...]]):
    """Several of what is offered, each with its square; what a record holds and nobody offers stays in it.

    `new` is the word, marked by N_, and the way to one that is not there yet: its button stands below the squares.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        full_name: str,
        options: Callable[[], Sequence[tuple[str, object]]],
        parent: QWidget | None = None,
        *,
        new: tuple[str, Make] | None = None,
    ) -> None:
        group = QWidget(parent)
        group.setObjectName(full_name)
        super().__init__(desk, name, group)
        self._full_name, self._options, self._group = full_name, options, group
        self._boxes: dict[object, CheckBox] = {}
        self._kept: tuple[object, ...] = ()
        self._left: Callable[[], object] = lambda: None
        self._grid = QGridLayout(group)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.px(16))
        self._grid.setVerticalSpacing(desk.theme.px(4))
        self._columns = COLUMNS if desk.theme.px(100) <= LARGE else 1
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        self._new = new
        self._more: Button | None = None
        if new is not None:
            self._more = Button(
                desk.theme, f"{full_name}.new", ButtonKind.LINK, icon="plus", compact=True, parent=group
            )
            self._more.clicked.connect(self._add_new)
            self._grid.addWidget(self._more, BELOW, 0, 1, self._columns, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[object, ...]:
        unseen = tuple(one for one in self._kept if one not in self._boxes)
        return (*(value for value, box in self._boxes.items() if box.isChecked()), *unseen)

    def put(self, value: tuple[object, ...]) -> None:
        self._kept = value
        self._offer()
        for one, box in self._boxes.items():
            box.setChecked(one in value)

    def boxes(self) -> list[CheckBox]:
        """One for each that is offered."""
        return list(self._boxes.values())

    def shown(self, value: tuple[object, ...]) -> str:
        words = {one: text for text, one in self._options()}
        return ", ".join(words[one] for one in value if one in words) or NONE

    def connect(self, left: Callable[[], object], _gave_up: Callable[[], object]) -> None:
        self._left = left

    def retranslate(self) -> None:
        super().retranslate()
        if self._new is not None and self._more is not None:
            self._more.say(f"{self._desk.t(self._new[0])}…")
        self._offer()

    def _add_new(self) -> None:
        """What was made is chosen at once."""
        made = self._new[1]("", {}) if self._new is not None else None
        if made is not None:
            self._offer()
            self._boxes[made].setChecked(True)
            self._left()

    def _offer(self) -> None:
        """What there is to choose now: something may have been added since it was shown first."""
        for text, value in self._options():
            if value not in self._boxes:
                self._add(value)
            self._boxes[value].say(text)

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        if self._more is not None:
            self._more.setVisible(writable)
        for box in self._boxes.values():
            box.set_writable(writable)

    def _add(self, value: object) -> None:
        box = CheckBox(self._desk.theme, f"{self._full_name}.{len(self._boxes)}", self._group)
        box.setChecked(value in self._kept)
        box.set_writable(self.writable)
        box.clicked.connect(lambda _checked: self._left())
        self._grid.addWidget(box, *divmod(len(self._boxes), self._columns), Qt.AlignmentFlag.AlignTop)
        self._boxes[value] = box


def add_row(rows: Rows, entries: Sequence[Entry[Any]], shares: Sequence[int] = ()) -> None:
    """The fields of a row: texts in two languages have room to be read, squares alone need no room for a label.

    Two days beside a third field take the room of one.
    """
    days = [isinstance(entry, DayEntry) for entry in entries]
    if not shares and len(days) == 3 and sum(days) == 2:
        shares = [1 if day else 2 for day in days]
    if all(isinstance(entry, CheckEntry) for entry in entries):
        for entry in entries:
            entry.field.without_label()
    shares = shares or [1] * len(entries)
    least = max((one.least // share for one, share in zip(entries, shares, strict=True)), default=0)
    rows.add([entry.field for entry in entries], shares, least=least)
