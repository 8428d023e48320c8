"""How do the fields of a dialog read what was typed, and show at the field what cannot be used?"""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, TypeVar

from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.ui.forms.typed_values import read_date, read_time
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.text_area import AreaField

if TYPE_CHECKING:
    from ctj_desktop.ui.forms.entries.entry import Entry

T = TypeVar("T")


class Unreadable(Exception):
    """A field shows why it cannot be read; the dialog stays open."""


def typed(field: Field) -> str:
    """What stands in a field, without the spaces around it."""
    editor = field.editor
    assert isinstance(editor, LineEdit | AreaField)
    return editor.text().strip()


def set_text(field: Field, text: str) -> None:
    """Shows a value."""
    editor = field.editor
    assert isinstance(editor, LineEdit | AreaField)
    if editor.text() != text:
        editor.setText(text)


def read_field(desk: Desk, field: Field, parse: Callable[[str], T]) -> T:
    """The value of a field; its sentence is shown below it, and Unreadable raised, where there is none."""
    try:
        value = parse(typed(field))
    except UserError as error:
        field.note(sentence(desk.t, error), Note.ERROR)
        field.editor.setFocus()
        raise Unreadable from error
    field.clear_note()
    return value


def read_day(desk: Desk, field: Field, today: date) -> date | None:
    """A date as secretaries write it."""
    return read_field(desk, field, lambda text: read_date(text, today))


def read_clock(desk: Desk, field: Field) -> time | None:
    """A time of day."""
    return read_field(desk, field, read_time)


def read_entry(desk: Desk, entry: "Entry[T]") -> T:
    """What was entered; its field says why it cannot be read."""
    try:
        value = entry.value()
    except UserError as error:
        entry.field.note(sentence(desk.t, error), Note.ERROR)
        entry.field.editor.setFocus()
        raise Unreadable from error
    entry.field.clear_note()
    return value


def needed(field: Field, why: str) -> str:
    """A text that must not be missing; `why` is the translated sentence."""
    text = typed(field)
    if not text:
        field.note(why, Note.ERROR)
        field.editor.setFocus()
        raise Unreadable
    field.clear_note()
    return text


def choice_of(field: Field) -> ComboBox:
    """The list of a field that is one."""
    choice = field.editor
    assert isinstance(choice, ComboBox)
    return choice


def chosen(field: Field, kind: type[T]) -> T | None:
    """The chosen value; None where nothing can be chosen."""
    value = choice_of(field).chosen()
    return value if isinstance(value, kind) else None


def line_field(desk: Desk, name: str, label: str, *, icon: str = "") -> Field:
    """A one-line field with its label."""
    field = Field(desk.theme, LineEdit(desk.theme, name, icon=icon))
    field.say(label)
    return field
