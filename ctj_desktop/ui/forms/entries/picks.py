"""How is another record chosen: by typing a part of its name, or made anew on the spot?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.errors import N_, UserError
from ctj_desktop.services.naming.picking import name_of_record, names_of
from ctj_desktop.ui.forms.entries.entry import Entry, TypedEditor
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.picker import Picker


class NothingChosen(UserError):
    """What stands in the field is the name of nothing."""

    message = N_("“{text}” is nobody and nothing known here. Choose from the list, or empty the field.")
    text: str


Make = Callable[[str], UUID | None]
"""Makes a record of that name, by asking for what else it needs; None when the person gave it up."""


class PickEntry(Entry[UUID | None]):
    """One record of some kinds; empty is none."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        editor: Picker,
        kinds: Sequence[str],
        *,
        new: tuple[str, Make] | None = None,
    ) -> None:
        """`new` is the word, marked by N_, and the way to one that is not there yet."""
        super().__init__(desk, name, editor)
        self.editor, self._workspace, self._kinds, self._new = editor, workspace, tuple(kinds), new
        self.among: Mapping[str, object] = {}
        editor.offer_from(self._offered)

    def value(self) -> UUID | None:
        if not self.editor.text().strip():
            return None
        if not self.editor.text_is_chosen():
            raise NothingChosen(self.editor.text().strip())
        return self.editor.key()

    def put(self, value: UUID | None) -> None:
        if value != self.editor.key() or not self.editor.text_is_chosen():
            self.editor.put(value, self._name_of(value))

    def shown(self, value: UUID | None) -> str:
        return self._name_of(value) or "–"

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        return ()

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self.editor.chosen.connect(lambda _key: left())
        self.editor.left.connect(left)
        self.editor.gave_up.connect(gave_up)

    def retranslate(self) -> None:
        super().retranslate()
        self.editor.speak(self._desk.t)
        if self._new is not None:
            word, make = self._new
            self.editor.offer_new(self._desk.t(word), lambda typed: self._made(make(typed)))
        if self.editor.text_is_chosen():
            self.editor.put(self.editor.key(), self._name_of(self.editor.key()))

    def _offered(self, words: str) -> Sequence[Any]:
        return names_of(self._workspace.store, self._desk.t, self._kinds, words, among=self.among)

    def _made(self, key: UUID | None) -> tuple[UUID, str] | None:
        return (key, self._name_of(key)) if key is not None else None

    def _name_of(self, key: UUID | None) -> str:
        if key is None:
            return ""
        store = self._workspace.store
        here = (kind for kind in self._kinds if store.get(BY_NAME[kind], key, deleted=True) is not None)
        return name_of_record(store, self._desk.t, next(here, self._kinds[0]), key)
