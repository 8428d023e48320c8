"""What is one value of a record while it is typed: its editor, how what stands there is read, how it is shown?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.naming.source_addresses import source_lines
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.text_area import AreaField

V = TypeVar("V")
TypedEditor = LineEdit | AreaField


class Needed(UserError):
    """This is needed. Fill it in."""


class Entry(Generic[V]):
    """One register of a record in a `Field`. What stands there may be unreadable: `value` then raises UserError."""

    least = 0
    """Pixels of ordinary text that the editor needs beside others in a row."""
    label = ""
    """A word of its own above the editor, marked by N_; else the name of the field."""
    writable = True
    needed = False
    """A record without it is none: what stands there may not be left empty."""

    def __init__(self, desk: Desk, name: str, editor: QWidget, *, language: Language | None = None) -> None:
        """`name` is the field of the record; `language` the side of a text in two languages."""
        self._desk, self.name, self.language = desk, name, language
        room = editor.parentWidget()
        self.field = room if isinstance(room, Field) else Field(desk.theme, parent=room)
        self.field.hold(editor, tag=language.value.upper() if language else "")

    @property
    def register(self) -> str:
        """The unit of merging that it edits."""
        return f"{self.name}.{self.language.value}" if self.language else self.name

    def value(self) -> V:
        """What was typed or chosen; raises UserError for what cannot be read."""
        raise NotImplementedError

    def required(self) -> V:
        """The value, which is not nothing where the record needs it; raises UserError."""
        value = self.value()
        if value is None and self.needed:
            raise Needed
        return value

    def put(self, value: V) -> None:
        """Shows a value; nobody typed it."""
        raise NotImplementedError

    def shown(self, value: V) -> str:
        """A value in words."""
        return str(value)

    def read(self, record: Any) -> V:
        """The value as a record has it."""
        value: V = getattr(record, self.name)
        return value

    def given(self, value: V) -> Mapping[str, object]:
        """What of the record a value changes."""
        return {self.name: value}

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        """The editors whose text is kept as a draft while it is typed, by the name of the draft."""
        return ()

    def lines(self) -> int:
        """Editors below one another, of what it shows now."""
        return 1

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        """Calls `left` when a value is to become an act, `gave_up` when Escape gave back what stood there."""
        raise NotImplementedError

    def now(self) -> V:
        """What stands there, also while it is typed: no field says why it cannot be read; raises UserError."""
        return self.value()

    def follow(self, typed: Callable[[], object]) -> None:
        """Calls `typed` while something is typed or chosen that is no act yet."""
        for _, editor in self.typed():
            editor.textEdited.connect(lambda _text: typed())

    def place_of(self, _error: UserError) -> Field:
        """Where it stands why the value was refused."""
        return self.field

    def stand_by(self, record: Any) -> None:
        """What the record says that the field does not hold, and that decides what is offered in it."""

    def retranslate(self) -> None:
        """The label; subclasses their choices too."""
        t = self._desk.t
        self.field.say(t(self.label) if self.label else register_name(t, self.name), spoken=self.spoken())

    def spoken(self) -> str:
        """The name that a screen reader says: the language is a tag beside the label."""
        return register_name(self._desk.t, self.register) if self.language else ""

    def set_writable(self, writable: bool) -> None:
        """To be typed, or only read."""
        self.writable = writable
        self.field.set_writable(writable)


class TypedEntry(Entry[V]):
    """What is written into one line or several; subclasses say how it is read."""

    editor: TypedEditor

    def __init__(self, desk: Desk, name: str, editor: TypedEditor, *, language: Language | None = None) -> None:
        super().__init__(desk, name, editor, language=language)
        self.editor = editor

    def parse(self, text: str) -> V:
        """The value of what is written; raises UserError."""
        raise NotImplementedError

    def text(self, value: V) -> str:
        """How a value is written."""
        return "" if value is None else str(value)

    def value(self) -> V:
        return self.parse(self.editor.text())

    def put(self, value: V) -> None:
        text = self.text(value)
        if self.editor.text() != text:
            self.editor.setText(text)
            if isinstance(self.editor, LineEdit):
                self.editor.setCursorPosition(0)
        self.editor.settle()

    def shown(self, value: V) -> str:
        return self.text(value)

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        return ((self.register, self.editor),)

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self.editor.left.connect(left)
        self.editor.gave_up.connect(gave_up)
        if isinstance(self.editor, LineEdit):
            self.editor.returnPressed.connect(left)


class TextEntry(TypedEntry[str]):
    """A text, of one language or none."""

    def parse(self, text: str) -> str:
        return text.strip()


class OptionalTextEntry(TypedEntry[str | None]):
    """A text that a record may be without: empty is none."""

    def parse(self, text: str) -> str | None:
        return text.strip() or None


class SourceEntry(TextEntry):
    """Where a fact comes from; the short names of the reference data are read as the pages they stand for."""

    _stored = ""

    def value(self) -> str:
        return self._stored if self.editor.text() == self.text(self._stored) else super().value()

    def put(self, value: str) -> None:
        self._stored = value
        super().put(value)

    def text(self, value: str) -> str:
        return "\n".join(source_lines(value))


class PairEntry(TextEntry):
    """One side of a text in two languages; the other side stays as it is."""

    language: Language
    least = 220

    def read(self, record: Any) -> str:
        text: Bilingual = getattr(record, self.name)
        return text.text(self.language)

    def given(self, value: str) -> Mapping[str, object]:
        return {self.name: Rewording.of(self.language, value)}


class LinesEntry(TypedEntry[tuple[str, ...]]):
    """Several texts, each in a line of its own."""

    def parse(self, text: str) -> tuple[str, ...]:
        return tuple(line for part in text.splitlines() if (line := part.strip()))

    def text(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)


class WordsEntry(TypedEntry[tuple[str, ...]]):
    """A few words in one line, parted by commas or semicolons; each once."""

    def parse(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (word.strip() for word in text.replace(";", ",").split(",")))))

    def text(self, value: tuple[str, ...]) -> str:
        return ", ".join(value)
