"""What does a reader call a record: its kind, its number, its name, and what it belongs to?

In bulk: a list of thousands of rows of many kinds takes a few queries for each kind, and none for a row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue, RecordKey
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Passage
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.kinds.catalogue import entry_of
from ctj_desktop.services.kinds.entry import FoundBy
from ctj_desktop.storage.fields import PASSAGE, Register, Shape
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import column_values

UNSURE: Final = "code_confirmed"
"""Tells whether a code is known; one that is not is never shown as if it were."""
DEEPEST: Final = 5  # ballot, vote, decision, item, meeting


@dataclass(frozen=True, slots=True)
class Subject:
    """A record as a list names it; `about` are the records it belongs to, nearest first."""

    kind: str
    id: UUID
    number: str = ""
    name: Bilingual = NO_TEXT
    about: tuple["Subject", ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def nearest(self, kind: str) -> "Subject | None":
        """The record of a kind that this one is, or belongs to."""
        if self.kind == kind:
            return self
        return next((found for one in self.about if (found := one.nearest(kind)) is not None), None)

    @property
    def named(self) -> "Subject | None":
        """The record whose name stands for this one: its own, else the nearest it is about."""
        if self.number or self.name:
            return self
        return next((found for one in self.about if (found := one.named) is not None), None)


def subjects(
    store: OpenFile, wanted: Iterable[RecordKey], more: Mapping[str, tuple[str, ...]] | None = None
) -> dict[RecordKey, Subject]:
    """The records of these kinds and ids, as far as they are here; `more` are columns wanted in `fields`, by kind."""
    return _Reading(store, more or {}).of(frozenset(wanted))


def subject_of(store: OpenFile, kind: str, row: UUID) -> Subject:
    """One record; a record that is not here has neither number nor name."""
    return subjects(store, [(kind, row)]).get((kind, row), Subject(kind, row))


def subject_text(t: Translator, subject: Subject) -> str:
    """Point 3 « Marchés », Tâche T-2026-031, Passage du procès-verbal · point 3 « Marchés »."""
    word = kind_word(t, subject.kind)
    own = _own(t, subject)
    if own:
        return f"{capital(word)} {own}"
    other = next((found for one in subject.about if (found := one.named) is not None), None)
    parts = [capital(word)]
    if other is not None:
        parts.append(f"{kind_word(t, other.kind)} {_own(t, other)}" if other.number else _own(t, other))
    return " · ".join(parts)


def name_text(t: Translator, subject: Subject) -> str:
    """Its number and its name, where an icon says the kind; a record without a name is said by its kind."""
    own = " ".join(filter(None, (subject.number, subject.name.or_other(t.language))))
    return own or subject_text(t, subject)


def short_text(t: Translator, subject: Subject) -> str:
    """Its number, else its name, without the kind: for a value that refers to it."""
    named = subject.named
    if named is None:
        return ""
    return named.name.or_other(t.language) or named.number


def _own(t: Translator, subject: Subject) -> str:
    name = subject.name.or_other(t.language)
    if subject.kind in ("person", "person_private"):
        return name
    short = name if len(name) <= 60 else name[:59].rstrip() + "…"
    return " ".join(filter(None, (subject.number, t.quote(short) if short else "")))


class _Plan(PositionalValue):
    """What is read of a kind: the columns of its name and of its number, and which references are followed."""

    columns: tuple[str, ...]
    names: tuple[str, ...]
    bilingual: bool
    about: tuple[tuple[str, str], ...]
    """Each with the kind it names; empty where the column `about_kind` says it."""
    about_kind: str = ""

    @classmethod
    def of(cls, shape: Shape, more: tuple[str, ...]) -> "_Plan":
        registers = naming_registers(shape)
        names = tuple(register.columns[0] for register in registers)
        entry = entry_of(shape.kind)
        followed = entry.about if entry is not None else ()
        told_by = entry.about_kind if entry is not None else ""
        plain = (name for name in (*numbered_by(shape), UNSURE) if name in shape.by_name)
        return cls(
            columns=tuple(dict.fromkeys(filter(None, (*names, *plain, *followed, told_by, *more)))),
            names=names,
            bilingual=any(register.codec is PASSAGE for register in registers),
            about=tuple((name, "" if told_by else shape.references[name]) for name in followed),
            about_kind=told_by,
        )

    def name(self, fields: Mapping[str, Any]) -> Bilingual:
        """The name in both languages, or one for both."""
        if not self.names:
            return NO_TEXT
        texts = [str(fields[name] or "") for name in self.names]
        if self.bilingual:
            return Bilingual(fr=Passage(text=texts[0]), de=Passage(text=texts[1]))
        whole = Passage(text=" ".join(filter(None, texts)))
        return Bilingual(fr=whole, de=whole)


class _Reading:
    """One look-up of many records: level by level, one query for each kind."""

    def __init__(self, store: OpenFile, more: Mapping[str, tuple[str, ...]]) -> None:
        self._store, self._more = store, more
        self._plans: dict[str, _Plan] = {}
        self._fields: dict[RecordKey, dict[str, Any]] = {}
        self._near: dict[RecordKey, list[RecordKey]] = {}
        self._made: dict[RecordKey, Subject] = {}
        self._ids: dict[bytes, UUID] = {}

    def of(self, wanted: frozenset[RecordKey]) -> dict[RecordKey, Subject]:
        new: set[RecordKey] = set(wanted)
        for _ in range(DEEPEST):
            new = self._level(new) - self._fields.keys()
            if not new:
                break
        return {key: self._subject(key, DEEPEST) for key in wanted if key in self._fields}

    def _level(self, keys: set[RecordKey]) -> set[RecordKey]:
        """Reads these records; the records they are about."""
        by_kind: dict[str, list[UUID]] = {}
        for kind, row in keys:
            by_kind.setdefault(kind, []).append(row)
        near: set[RecordKey] = set()
        for kind, rows in by_kind.items():
            shape = self._store.schema.shapes.get(kind)
            if shape is None:
                continue
            plan = self._plans.setdefault(kind, _Plan.of(shape, self._more.get(kind, ())))
            for row, values in column_values(self._store, kind, plan.columns, rows).items():
                key, fields = (kind, row), dict(zip(plan.columns, values, strict=True))
                self._fields[key] = fields
                self._near[key] = self._about(plan, key, fields)
                near.update(self._near[key])
        return near

    def _about(self, plan: _Plan, key: RecordKey, fields: Mapping[str, Any]) -> list[RecordKey]:
        entry = entry_of(key[0])
        if entry is not None and entry.part_of is not None:
            return [(entry.part_of.kind, key[1])]
        told = str(fields.get(plan.about_kind) or "")
        return [(kind or told, self._id(fields[name])) for name, kind in plan.about if fields[name] is not None]

    def _id(self, raw: bytes) -> UUID:
        """Thousands of items belong to a few meetings."""
        if raw not in self._ids:
            self._ids[raw] = UUID(bytes=raw)
        return self._ids[raw]

    def _subject(self, key: RecordKey, depth: int) -> Subject:
        if key in self._made:
            return self._made[key]
        fields = self._fields[key]
        near = self._near[key] if depth else []
        made = Subject(
            kind=key[0],
            id=key[1],
            number=str(fields.get("number") or (fields.get("code") if fields.get(UNSURE, True) else "") or ""),
            name=self._plans[key[0]].name(fields),
            about=tuple(self._subject(one, depth - 1) for one in near if one in self._fields),
            fields=fields,
        )
        self._made[key] = made
        return made


def numbered_by(shape: Shape) -> tuple[str, ...]:
    """The fields that stand before its name; the code of a stage is for programs alone."""
    entry = entry_of(shape.kind)
    names = ("number",) if entry is not None and entry.found_by is FoundBy.STAGE else ("number", "code")
    return tuple(name for name in names if name in shape.by_name)


def naming_registers(shape: Shape) -> tuple[Register, ...]:
    """Those that name a record of this kind: both languages of its title, a person's two names."""
    entry = entry_of(shape.kind)
    named = entry.named if entry is not None else ()
    return tuple(register for name in named for register in shape.registers if register.field == name)
