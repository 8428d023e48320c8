"""What does a value of a field read like: as it stands in the log, in the reader's language?"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints
from uuid import UUID

from ctj_desktop.domain.days import HALF_OPEN, days_later
from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED, POSITION
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import PositionalValue, RecordKey, field, fields, is_value
from ctj_desktop.domain.records.voting import Electorate
from ctj_desktop.domain.texts import Bilingual, Passage
from ctj_desktop.domain.typed.legible import legible
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.registers import VALUE_PARTS
from ctj_desktop.i18n.telephone import PHONES, telephone
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.lookup import OWNER_OF
from ctj_desktop.services.naming.source_addresses import source_lines
from ctj_desktop.services.naming.titles import Subject, short_text, subject_text, subjects
from ctj_desktop.storage.fields import Register, Shape
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import replica_names
from ctj_desktop.storage.queries.kinds import kind_of

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


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
        if register == POSITION:
            return self.t("another place")
        key = reference_of(self.store, kind, register, value)
        if key is not None:
            return self._named(self.known.get(key))
        shape = self.store.schema.shapes.get(kind)
        found = shape.by_name.get(register) if shape else None
        return legible(self._typed(shape, found, value) if shape and found else self._raw(value))

    def of_field(self, kind: str, name: str, value: Any) -> str:
        """The value of a field of a record as a person reads it; empty for nothing."""
        shape = self.store.schema.shapes[kind]
        if isinstance(value, UUID) and name in shape.references:
            return self._named(self.known.get((shape.references[name], value)))
        return self._part(_hints(shape.cls)[name], _as_written(name, value))

    def _typed(self, shape: Shape, register: Register, value: Json) -> str:
        try:
            typed = register.from_json(value)
        except (ValueError, KeyError, TypeError):
            return self._raw(value)  # written by a newer version
        if register.field in PHONES:
            return telephone(str(typed))
        if register.field == "source":
            return "\n".join(source_lines(str(typed)))
        if register.language:
            return self._shown(typed)
        return self._part(_hints(shape.cls)[register.field], _as_written(register.field, typed))

    def _shown(self, value: Any) -> str:
        """Any typed value of a record."""
        if isinstance(value, Passage):
            return without_marks(value.text)
        if isinstance(value, bool):
            return self.t("yes") if value else self.t("no")
        if isinstance(value, Enum):
            return word(self.t, value)
        if isinstance(value, UUID):
            known = kind_of(self.store, value)
            return self._named(subjects(self.store, [(known, value)]).get((known, value)) if known else None)
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
        cls: type = type(value)
        hints = _hints(cls)
        shown = {part.name: self._part(hints[part.name], getattr(value, part.name)) for part in fields(value)}
        if shown.keys().isdisjoint(VALUE_PARTS):
            return ", ".join(filter(None, shown.values()))
        named = {
            name: f"{self.t(VALUE_PARTS[name])} {text}" if name in VALUE_PARTS else text for name, text in shown.items()
        }
        return ", ".join(text for name, text in named.items() if shown[name] not in ("", "0"))

    def _part(self, hint: Any, value: Any) -> str:
        """Another record by its name, and a device by what it is called, where the type says which it is."""
        types = (hint, *get_args(hint))
        member = next((get_args(part)[0] for part in types if get_origin(part) is tuple), None)
        if isinstance(value, tuple) and member is not None:
            return ", ".join(filter(None, (self._part(member, one) for one in value)))
        if ReplicaId in types and isinstance(value, UUID):
            return device_text(self.t, self.store, ReplicaId(value))
        kinds = [OWNER_OF[one].kind for one in types if one in OWNER_OF]
        if not isinstance(value, UUID) or not kinds:
            return self._shown(value)
        return self._named(next(iter(subjects(self.store, [(kind, value) for kind in kinds]).values()), None))

    def _named(self, found: Subject | None) -> str:
        """What a record is called; one without a name by its kind, one that is not here in the house's words."""
        if found is None:
            return self.t("not communicated")
        return short_text(self.t, found) or subject_text(self.t, found)

    def _raw(self, value: Json) -> str:
        """What this version does not know, as far as it can be read."""
        if isinstance(value, dict):
            return self._raw(value["text"]) if value.get("text") is not None else self._raw(list(value.values()))
        if isinstance(value, list):
            return ", ".join(filter(None, map(self._raw, value)))
        text = "" if value is None else str(value)
        return self.t("not communicated") if _ID.fullmatch(text) else without_marks(text)


def _as_written(name: str, value: Any) -> Any:  # of any type
    """The last day of a half-open period, as a person writes it."""
    return days_later(value, -1) if name in HALF_OPEN and isinstance(value, date) else value


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def device_text(t: Translator, store: OpenFile, replica: ReplicaId) -> str:
    """What a device is called: this computer, the partner's name, else that nobody here knows it."""
    if replica == store.replica:
        return t("This computer")
    return office_names(store, t).get(replica) or t("another device")


def office_names(store: OpenFile, t: Translator) -> dict[ReplicaId, str]:
    """The names of replicas: those of partners, else what a replica calls itself."""
    german = t.language == "de"
    known = {
        peer.replica: (peer.name_de or peer.name_fr) if german else (peer.name_fr or peer.name_de)
        for peer in peers(store)
    }
    return {**replica_names(store), **known}


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
