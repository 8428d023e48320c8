"""How is a value of several parts typed, that is right only as a whole: an address, an amount, a rule?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.ui.forms.entries.choices import CheckEntry, ChoiceEntry, add_row
from ctj_desktop.ui.forms.entries.entry import Entry, TypedEditor
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field, Note

W = TypeVar("W")


class WholeEntry(Entry[W | None], Generic[W]):
    """The parts side by side; the whole is written when the keyboard has left all of them.

    It is nothing while every part is as in `empty`; with `said`, a word marked by N_, a square above the parts tells
    whether there is such a value at all. With `kind`, the part of that name tells it, and `of_kind` which other parts
    there are then: the others are not shown, and stay as in `empty`.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        full_name: str,
        empty: W,
        parts: Mapping[str, Entry[Any]],
        whole: tuple[QWidget, Rows],
        rows: Sequence[Sequence[str]],
        shares: Mapping[str, int],
        *,
        said: str = "",
        kind: str = "",
        of_kind: Callable[[Any], Collection[str]] = lambda _kind: (),
    ) -> None:
        """`parts` by their register, of a text in two languages both sides.

        `whole` is the editor and, within it, the rows in which the parts were made.
        """
        self._whole, self.rows = whole
        self._whole.setObjectName(full_name)
        super().__init__(desk, name, self._whole)
        self.field.without_label()
        self._empty, self.parts, self._said_word = empty, dict(parts), said
        self._row_count = 1 if kind else len(rows)
        self._kind, self._of_kind = kind, of_kind
        self._seen: W | None = None
        self._left: Callable[[], object] = lambda: None
        self.reshaped: Callable[[], object] = lambda: None
        """Called when other parts are shown than before."""
        self.said = CheckBox(desk.theme, f"{full_name}.said", self._whole) if said else None
        for row in rows:
            add_row(self.rows, [self.parts[part] for part in row], [shares.get(part, 1) for part in row])
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        if self.said is not None:
            column.addWidget(self.said)
        column.addWidget(self.rows)
        if kind:
            self.parts[kind].connect(self._show_parts, lambda: None)

    def value(self) -> W | None:
        return self._whole_of(self._read)

    def now(self) -> W | None:
        return self._whole_of(lambda part: part.now())

    def _whole_of(self, read: Callable[[Entry[Any]], Any]) -> W | None:
        if self.said is not None and not self.said.isChecked():
            return None
        base: Any = self._seen if self._seen is not None and not self._kind else self._empty
        parts: dict[str, Any] = {}
        for entry in self._there():
            for name, part in entry.given(read(entry)).items():
                before = parts.get(name, getattr(self._seen or base, name))
                parts[name] = part.on(before, Language.FR) if isinstance(part, Rewording) else part
        whole: W = replace(base, **parts)
        return None if self.said is None and whole == self._empty else whole

    def put(self, value: W | None) -> None:
        self._seen = value
        shown = value if value is not None else self._empty
        for entry in self.parts.values():
            entry.put(entry.read(shown))
            entry.field.clear_note()
        if self.said is not None:
            self.said.setChecked(value is not None)
            self.rows.setVisible(value is not None)
        self._show_parts()

    def shown(self, value: W | None) -> str:
        if value is None:
            return "–"
        said = [entry.shown(part) for entry in self.parts.values() if (part := entry.read(value)) is not None]
        return ", ".join(filter(None, said))

    def lines(self) -> int:
        return self._row_count if self.said is None else 1 + self._row_count * self.said.isChecked()

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        return [
            (f"{self.register}#{part}", editor) for part, entry in self.parts.items() for _, editor in entry.typed()
        ]

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self._left = left
        for entry in self.parts.values():
            entry.connect(partial(self._part_left, entry), gave_up)
            if isinstance(entry, CheckEntry | ChoiceEntry):
                entry.editor.left.connect(self._soon)
        if self.said is not None:
            self.said.clicked.connect(self._say_or_not)
            self.said.left.connect(self._soon)

    def follow(self, typed: Callable[[], object]) -> None:
        for entry in self.parts.values():
            entry.follow(typed)
        if self.said is not None:
            self.said.clicked.connect(lambda _checked: typed())

    def place_of(self, error: UserError) -> Field:
        spoken = [entry for entry in self._there() if error.speaks_of(entry.name)]
        return spoken[0].field if spoken else self.field

    def stand_by(self, record: Any) -> None:
        for entry in self.parts.values():
            entry.stand_by(record)

    def retranslate(self) -> None:
        """The parts have their own labels."""
        self._whole.setAccessibleName(register_name(self._desk.t, self.name))
        for entry in self.parts.values():
            entry.retranslate()
        if self.said is not None:
            self.said.say(self._desk.t(self._said_word))

    def set_writable(self, writable: bool) -> None:
        self.writable = writable
        for entry in self.parts.values():
            entry.set_writable(writable)
        if self.said is not None:
            self.said.set_writable(writable)

    def _there(self) -> list[Entry[Any]]:
        """The parts that there are, by the kind that is chosen."""
        if not self._kind:
            return list(self.parts.values())
        kind = self.parts[self._kind]
        own = self._of_kind(kind.value())
        return [kind, *(entry for entry in self.parts.values() if entry.name in own)]

    def _show_parts(self) -> None:
        there = self._there()
        for entry in self.parts.values():
            entry.field.setVisible(entry in there)
        self.reshaped()

    def _read(self, entry: Entry[Any]) -> object:
        """The value of a part; its own field says why it cannot be read, and `Unreadable` is raised."""
        try:
            value = entry.required()
        except UserError as error:
            entry.field.note(sentence(self._desk.t, error), Note.ERROR)
            raise Unreadable from error
        entry.field.clear_note()
        return value

    def _part_left(self, entry: Entry[Any]) -> None:
        """Why it cannot be read is said at once, though the whole is not written yet."""
        with suppress(Unreadable):
            self._read(entry)
        self._soon()

    def _soon(self) -> None:
        """The next part has the keyboard a moment later."""
        QTimer.singleShot(0, self._whole, self._left_wholly)

    def _left_wholly(self) -> None:
        here = self._whole.window().focusWidget()
        if here is None or not self._whole.isAncestorOf(here):
            self._left()

    def _say_or_not(self) -> None:
        assert self.said is not None
        self.rows.setVisible(self.said.isChecked())
        self._left()
