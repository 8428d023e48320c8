"""How is another record chosen: by typing a part of its name, or made anew on the spot?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.picking import name_of_record, names_of
from ctj_desktop.ui.forms.entries.entry import Entry, Needed, TypedEditor
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.picker import Picker


class NothingChosen(UserError):
    """“{text}” is nobody and nothing known here. Choose from the list, or empty the field."""

    text: str


class NotChosenYet(UserError):
    """“{text}” is not chosen yet. Choose from the list, or empty the field."""

    text: str


V = TypeVar("V")
Make = Callable[[str, Mapping[str, object]], UUID | None]
"""Makes a record of that name, by asking for what else it needs; None when the person gave it up.

At first it has the values that all those have that are offered.
"""


class _ByPicker(Entry[V]):
    """What is chosen by typing a part of its name."""

    editor: Picker

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        return ((self.register, self.editor),)

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self.editor.chosen.connect(lambda _key: left())
        self.editor.left.connect(left)
        self.editor.gave_up.connect(gave_up)

    def retranslate(self) -> None:
        super().retranslate()
        self.editor.speak(self._desk.t)

    def _offered(self, words: str) -> Sequence[Any]:
        raise NotImplementedError

    def _not_chosen(self) -> UserError:
        """Why what stands there is no value."""
        typed = self.editor.text().strip()
        return NotChosenYet(typed) if self._offered(typed) else NothingChosen(typed)


class PickEntry(_ByPicker[UUID | None]):
    """One record of some kinds; empty is none."""

    least = 160

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
        self._shown: UUID | None = None
        self.alongside = ""
        """A field of the record that holds this one: only what has the same value there is offered."""
        editor.offer_from(self._offered)

    def value(self) -> UUID | None:
        if not self.editor.text().strip():
            return None
        key = self.editor.key()
        if not self.editor.text_is_chosen() or (key is not None and key != self._shown and self.record() is None):
            raise self._not_chosen()
        return key

    def put(self, value: UUID | None) -> None:
        self._shown = value
        if value != self.editor.key() or not self.editor.text_is_chosen():
            self.editor.put(value, self._name_of(value))

    def shown(self, value: UUID | None) -> str:
        return self._name_of(value) or "–"

    def stand_by(self, record: Any) -> None:
        if self.alongside:
            self.among = {self.alongside: getattr(record, self.alongside)}

    def retranslate(self) -> None:
        super().retranslate()
        if self._new is not None:
            word, make = self._new
            self.editor.offer_new(self._desk.t(word), lambda typed: self._made(make(typed, self.among)))
        if self.editor.text_is_chosen():
            self.editor.put(self.editor.key(), self._name_of(self.editor.key()))

    def record(self) -> Record | None:
        """What is chosen now, or its restricted twin; None for what was removed since."""
        key, store = self.editor.key(), self._workspace.store
        types = (cls for kind in self._kinds for cls in BY_KIND[kind].records)
        found = (store.get(cls, key) for cls in types if key is not None)
        return next((record for record in found if record is not None), None)

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


Written = tuple[UUID | None, str]
"""The record that was chosen, or the words that stand for one that is not here."""


class OrWrittenEntry(Entry[Written]):
    """One record of a kind; the name of one that is not here is kept in a field of its own, as it is written.

    One of them is needed.
    """

    def __init__(self, pick: PickEntry, text: str, desk: Desk) -> None:
        """`text` is the field of the words."""
        self._desk, self.name, self.language = desk, pick.name, None
        self.field, self.editor = pick.field, pick.editor
        self.pick, self._text = pick, text

    def value(self) -> Written:
        key, typed = self.editor.key(), self.editor.text().strip()
        if key is None and not typed:
            raise Needed
        return key, "" if key is not None else typed

    def put(self, value: Written) -> None:
        key, words = value
        if key is not None:
            self.pick.put(key)
        elif self.editor.text() != words or self.editor.key() is not None:
            self.editor.put(None, words)

    def shown(self, value: Written) -> str:
        key, words = value
        return words if key is None and words else self.pick.shown(key)

    def read(self, record: Any) -> Written:
        key: UUID | None = getattr(record, self.name)
        return key, "" if key is not None else getattr(record, self._text)

    def given(self, value: Written) -> Mapping[str, object]:
        return {self.name: value[0], self._text: value[1]}

    def typed(self) -> Sequence[tuple[str, TypedEditor]]:
        return ((self.register, self.editor),)

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self.pick.connect(left, gave_up)

    def retranslate(self) -> None:
        words = None if self.editor.key() is not None else self.editor.text()
        self.pick.label = self.label
        self.pick.retranslate()
        if words:
            self.editor.put(None, words)


OneOf = tuple[tuple[UUID | None, ...], Bilingual]
"""What stands in each of the fields, of which one at most says something, and the words that stand for it instead."""


class EitherEntry(_ByPicker[OneOf]):
    """One record of several kinds, each of which has a field of its own; or words that were written elsewhere.

    Whoever is chosen takes the place of everybody else.
    """

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, editor: Picker, fields: Mapping[str, str], text: str = ""
    ) -> None:
        """`fields` are the kinds by field; the first gives the entry its name, `text` is the field of the words, if
        there is one."""
        super().__init__(desk, next(iter(fields)), editor)
        self.editor, self._workspace, self._fields, self._text = editor, workspace, dict(fields), text
        self._shown: OneOf = ((None,) * len(self._fields), NO_TEXT)
        editor.offer_from(self._offered)

    def value(self) -> OneOf:
        nobody = (None,) * len(self._fields)
        typed = self.editor.text().strip()
        if not typed:
            return nobody, NO_TEXT
        if not self.editor.text_is_chosen():
            raise self._not_chosen()
        key = self.editor.key()
        if key is None:
            return nobody, self._shown[1]
        if key in self._shown[0]:
            return self._shown  # gone meanwhile, or never here: nobody has chosen another
        kind = next((kind for kind in self._fields.values() if self._is_known(kind, key)), None)
        if kind is None:
            raise NothingChosen(typed)
        return tuple(key if one == kind else None for one in self._fields.values()), NO_TEXT

    def put(self, value: OneOf) -> None:
        self._shown = value
        keys, words = value
        key = next(filter(None, keys), None) if not words else None
        if key != self.editor.key() or not self.editor.text_is_chosen() or self.editor.text() != self.shown(value):
            self.editor.put(key, self._name_of(value))

    def shown(self, value: OneOf) -> str:
        return self._name_of(value) or "–"

    def read(self, record: Any) -> OneOf:
        words: Bilingual = getattr(record, self._text) if self._text else NO_TEXT
        keys = (None,) * len(self._fields) if words else tuple(getattr(record, field) for field in self._fields)
        return keys, words

    def given(self, value: OneOf) -> Mapping[str, object]:
        keys, words = value
        given: dict[str, object] = dict(zip(self._fields, keys, strict=True))
        return {**given, self._text: words} if self._text else given

    def _offered(self, words: str) -> Sequence[Any]:
        return names_of(self._workspace.store, self._desk.t, tuple(self._fields.values()), words)

    def _name_of(self, value: OneOf) -> str:
        keys, words = value
        if words:
            return words.or_other(content_language(self._desk.t))
        pairs = zip(self._fields.values(), keys, strict=True)
        known = (
            name_of_record(self._workspace.store, self._desk.t, kind, key) for kind, key in pairs if key is not None
        )
        return next(filter(None, known), "")

    def _is_known(self, kind: str, key: UUID) -> bool:
        return self._workspace.store.get(BY_NAME[kind], key) is not None
