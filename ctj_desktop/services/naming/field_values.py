"""What does a value of a field read like: as it stands in the log, in the reader's language?"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args, get_type_hints
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import PositionalValue, RecordKey, field, fields, is_value
from ctj_desktop.domain.records.voting import Electorate
from ctj_desktop.domain.texts import Bilingual, Language, Passage
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.registers import VALUE_PARTS
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.lookup import OWNER_OF
from ctj_desktop.services.naming.titles import Subject, short_text, subjects
from ctj_desktop.storage.fields import Register
from ctj_desktop.storage.open_file import OpenFile


class ValueWords(PositionalValue):
    """Writes values; the records they refer to were looked up before, all at once."""

    t: Translator
    store: OpenFile
    known: Mapping[RecordKey, Subject] = field(default_factory=dict)

    @classmethod
    def of(cls, t: Translator, store: OpenFile, values: Iterable[tuple[str, str, Json]]) -> "ValueWords":
        """For these (kind, register, value)."""
        wanted = {key for value in values if (key := reference_of(store, *value)) is not None}
        return cls(t, store, subjects(store, wanted))

    def text(self, kind: str, register: str, value: Json) -> str:
        """The value as a person reads it; empty for nothing."""
        if value is None or value == "":
            return ""
        if register == DELETED:
            return self.t("yes") if value else self.t("no")
        key = reference_of(self.store, kind, register, value)
        if key is not None:
            found = self.known.get(key)
            return short_text(self.t, found) if found is not None else self.t("another record")
        shape = self.store.schema.shapes.get(kind)
        found_register = shape.by_name.get(register) if shape else None
        return self._typed(found_register, value) if found_register else _raw(value)

    def of_field(self, kind: str, name: str, value: Any) -> str:
        """The value of a field of a record as a person reads it; empty for nothing."""
        shape = self.store.schema.shapes[kind]
        if isinstance(value, UUID) and name in shape.references:
            found = self.known.get((shape.references[name], value))
            return short_text(self.t, found) if found is not None else self.t("another record")
        return value.or_other(Language(self.t.language)) if isinstance(value, Bilingual) else self._shown(value)

    def _typed(self, register: Register, value: Json) -> str:
        try:
            return self._shown(register.from_json(value))
        except (ValueError, KeyError, TypeError):
            return _raw(value)  # written by a newer version

    def _shown(self, value: Any) -> str:
        """Any typed value of a record."""
        if isinstance(value, Passage):
            return value.text
        if isinstance(value, bool):
            return self.t("yes") if value else self.t("no")
        if isinstance(value, Enum):
            return word(self.t, value)
        if isinstance(value, UUID):
            return self.t("another record")
        if isinstance(value, Bilingual):
            return value.or_other(self.t.language)
        for kind, write in self._plain().items():
            if isinstance(value, kind):
                return write(value)
        if isinstance(value, tuple):
            return ", ".join(filter(None, map(self._shown, value)))
        if isinstance(value, Electorate):
            return self.t.number(len(value.lines))
        if is_value(value):
            return self._parts(value)
        return "" if value is None else str(value)

    def _plain(self) -> Mapping[type, Callable[[Any], str]]:
        t = self.t
        return {datetime: t.instant, date: t.date_long, time: t.clock, Money: t.money, int: t.number}

    def _parts(self, value: Any) -> str:
        """Numbers of votes with their names, but for nought; anything else as it is."""
        hints = get_type_hints(type(value))
        shown = {part.name: self._part(hints[part.name], getattr(value, part.name)) for part in fields(value)}
        if shown.keys().isdisjoint(VALUE_PARTS):
            return ", ".join(filter(None, shown.values()))
        named = {
            name: f"{self.t(VALUE_PARTS[name])} {text}" if name in VALUE_PARTS else text for name, text in shown.items()
        }
        return ", ".join(text for name, text in named.items() if shown[name] not in ("", "0"))

    def _part(self, hint: Any, value: Any) -> str:
        """Another record by its name, where the type says of which kind it is."""
        kinds = [OWNER_OF[one].kind for one in (hint, *get_args(hint)) if one in OWNER_OF]
        if not isinstance(value, UUID) or not kinds:
            return self._shown(value)
        found = subjects(self.store, [(kind, value) for kind in kinds])
        return next((short_text(self.t, one) for one in found.values()), "") or self.t("another record")


def reference_of(store: OpenFile, kind: str, register: str, value: Json) -> RecordKey | None:
    """The record that a value names, where the field names records of one kind."""
    shape = store.schema.shapes.get(kind)
    target = shape.references.get(register) if shape else None
    if target is None or not isinstance(value, str):
        return None
    try:
        return target, UUID(value)
    except ValueError:
        return None


def _raw(value: Json) -> str:
    if isinstance(value, dict):
        text = value.get("text")
        return str(text) if text is not None else ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)
