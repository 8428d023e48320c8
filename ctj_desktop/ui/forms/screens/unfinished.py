"""How does what stood in a dialog that was left by Escape, or by a crash, come back when it is opened next?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid5

from PySide6.QtCore import QObject

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.errors import UserError
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace

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


class TypedOnDisk:
    """The texts of a dialog while it is open: they reach the disk within a second, and leave it with the dialog."""

    def __init__(
        self, workspace: OpenWorkspace, asked: Sequence[str], entries: Iterable[Entry[Any]], owner: QObject
    ) -> None:
        """`asked` is what the dialog asks for: another one for the same finds the texts again."""
        self._drafts = uuid5(NETWORK, "\n".join(asked))
        self._found = workspace.store.drafts_of(self._drafts)
        self._kept = [(entry, *typed, DraftKeeper(workspace, owner)) for entry in entries for typed in entry.typed()]
        for _, name, editor, keeper in self._kept:
            keeper.watch(editor, self._drafts, name)

    def put_back(self) -> list[Entry[Any]]:
        """Those in which a text stands again."""
        again = []
        for entry, name, editor, keeper in self._kept:
            if name in self._found:
                editor.setText(self._found[name])
                keeper.adopt()
                again.append(entry)
        return again

    def finish(self) -> None:
        """It was entered, given up, or is kept in memory."""
        for _, _, _, keeper in self._kept:
            keeper.finish()
