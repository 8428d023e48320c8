"""How does what stood in a dialog that was left by Escape come back when it is opened next?"""

from collections.abc import Iterable, Mapping
from typing import Any

from ctj_desktop.errors import UserError
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable

Standing = tuple[object, tuple[str, ...]]
"""A value, or the texts of the editors where they cannot be read."""


def standing(entries: Iterable[Entry[Any]]) -> dict[str, Standing]:
    """By register."""
    return {entry.register: _of(entry) for entry in entries}


def put_back(entries: Mapping[str, Entry[Any]], kept: Mapping[str, Standing]) -> list[Entry[Any]]:
    """Those in which something stands again; a record that was removed since then is chosen no more."""
    again = [entries[register] for register in kept if register in entries]
    for entry in again:
        value, texts = kept[entry.register]
        for (_, editor), text in zip(entry.typed(), texts, strict=False):
            editor.setText(text)
        if not texts:
            entry.put(value)
        if isinstance(entry, PickEntry) and not texts and entry.record() is None:
            entry.put(None)
    return again


def _of(entry: Entry[Any]) -> Standing:
    try:
        return entry.value(), ()
    except (UserError, Unreadable):
        return None, tuple(editor.text() for _, editor in entry.typed())
