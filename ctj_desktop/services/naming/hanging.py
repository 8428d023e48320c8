"""What hangs on a record, and what becomes of it when the record is taken away?

Whatever names it by an id hangs on it, be it by a foreign key or by a plain id in another scope. Some of that does not
outlive it, as its entry says (`goes_with`), some may do without it (`outlives`); the rest keeps it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from ctj_desktop.domain.record import HomeKind, NamedValue, Record, RecordKey, is_value
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.titles import Subject, subject_of, subjects
from ctj_desktop.services.steps.homes import kept_homes
from ctj_desktop.services.steps.refusals import StillUsed
from ctj_desktop.storage.fields import UUID_CODEC
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.hanging import Pointer, pointing
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)
EXAMPLES: Final = 3
"""So many of each kind are called by their names."""


class Hanging(NamedValue):
    """Records of one kind that hang on another; `goes` where they are taken away with it, else they keep it."""

    kind: str
    count: int
    examples: tuple[Bilingual, ...]
    goes: bool


def what_hangs(store: OpenFile, record: Record) -> tuple[Hanging, ...]:
    """What keeps the record, then what goes with it; of each kind how many and the names of the oldest."""
    going = _going(store, record)
    keeping = _keeping(store, going)
    return (*_by_kind(store, record, keeping, goes=False), *_by_kind(store, record, going[1:], goes=True))


def need_unused(store: OpenFile, record: Record) -> None:
    """`StillUsed` where something keeps the record, or keeps what would go with it."""
    _need_unused(store, record, _going(store, record))


def take_away(unit: Unit, record: R) -> R:
    """Delete a record with what goes with it; `StillUsed` where something keeps it."""
    store = unit.store
    going = _going(store, record)
    _need_unused(store, record, going)
    _delete(unit, record, going[1:])
    return record


def take_along(unit: Unit, record: R) -> R:
    """As `take_away`, whatever else still names the record: papers of held meetings have the name of their own."""
    _delete(unit, record, _going(unit.store, record)[1:])
    return record


def naming(store: OpenFile, record: Record) -> list[RecordKey]:
    """Every row that names the record by its id, whatever stands for that row, also what is in the bin."""
    return pointing(store, (_itself(one) for one in _pointers(store, record.kind)), [record.id], gone=True)


def name_in_sentences(store: OpenFile, record: Record) -> Bilingual:
    """What a sentence calls it: its name or number, that of what it belongs to, else its kind."""
    name = _name(subject_of(store, record.kind, record.id))
    if name:
        return name
    return Bilingual.of(*(kind_word(load_translator(language), record.kind) for language in ("fr", "de")))


def _need_unused(store: OpenFile, record: Record, going: Sequence[RecordKey]) -> None:
    uses = _by_kind(store, record, _keeping(store, going), goes=False)
    if uses:
        raise StillUsed(name_in_sentences(store, record), tuple((use.kind, use.count, use.examples) for use in uses))


def _delete(unit: Unit, record: Record, others: Sequence[RecordKey]) -> None:
    for kind, row in reversed(others):
        found = unit.store.get(BY_NAME[kind], row)
        if found is not None:
            unit.delete_along(found)
    unit.delete(record)


def _going(store: OpenFile, record: Record) -> list[RecordKey]:
    """The record, then what does not outlive it, level by level."""
    new: list[RecordKey] = [(record.kind, record.id)]
    found = dict.fromkeys(new)
    while new:
        pointers = [one for kind in {kind for kind, _ in new} for one in _pointers(store, kind) if _goes(one)]
        near = pointing(store, (_itself(one) for one in pointers), [row for _, row in new])
        new = _ours(store, [key for key in near if key not in found])
        found |= dict.fromkeys(new)
    return list(found)


def _ours(store: OpenFile, keys: Sequence[RecordKey]) -> list[RecordKey]:
    """What another office said of it stays as that office wrote it, and keeps nothing."""
    kept, ids = kept_homes(store), dict[str, list[UUID]]()
    for kind, row in keys:
        ids.setdefault(kind, []).append(row)
    ours = {(kind, one.id) for kind, rows in ids.items() for one in store.some(BY_NAME[kind], rows) if one.home in kept}
    return [key for key in keys if key in ours]


def _keeping(store: OpenFile, going: Sequence[RecordKey]) -> list[RecordKey]:
    """What names one of them, and does not go."""
    pointers = [one for kind in {kind for kind, _ in going} for one in _pointers(store, kind) if not _goes(one)]
    leaving = set(going)
    return [key for key in pointing(store, pointers, [row for _, row in going]) if key not in leaving]


def _pointers(store: OpenFile, kind: str) -> Iterator[Pointer]:
    """Every column that may name a record of this kind."""
    for shape in store.schema.shapes.values():
        entry = BY_KIND[shape.kind]
        said_kind, said_field = shape.kind, "id"
        if entry.said_by:
            said_kind, said_field = shape.references[entry.said_by], entry.said_by
        if entry.part_of is not None and entry.part_of.kind == kind:
            yield Pointer(shape.kind, "id", shape.kind)
        if kind == Committee.kind and shape.cls.home_kinds > {HomeKind.COMMITTEE}:
            yield Pointer(shape.kind, "home", shape.kind)
        for register in shape.registers:
            named = shape.references.get(register.field, "" if BY_KIND[kind].part_of is not None else kind)
            holds = register.codec is UUID_CODEC and register.field not in entry.outlives
            if holds and named == kind:  # of two under one id an id of any kind means the whole
                yield Pointer(shape.kind, register.field, said_kind, said_field)
        for field in _lists(shape.cls, BY_NAME[kind]):
            yield Pointer(shape.kind, field, said_kind, said_field, many=True)
        for field, part in _parts(shape.cls, BY_NAME[kind]):
            yield Pointer(shape.kind, field, said_kind, said_field, part=part)


def _lists(holder: type[Record], named: type[Record]) -> Iterator[str]:
    """The fields that hold a list of ids of a kind."""
    wanted = _hints(named)["id"]
    return (field for field, held in _held_lists(holder) if held is wanted)


@cache
def _held_lists(holder: type[Record]) -> tuple[tuple[str, object], ...]:
    """The fields that hold a list, and of what."""
    hints = _hints(holder).items()
    return tuple((field, get_args(hint)[0]) for field, hint in hints if get_origin(hint) is tuple)


@cache
def _hints(cls: type[Record]) -> Mapping[str, object]:
    return get_type_hints(cls)


@cache
def _parts(holder: type[Record], named: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields that hold a value, with the part of it that is an id of a kind."""
    wanted = get_type_hints(named)["id"]
    found = []
    for field, hint in get_type_hints(holder).items():
        value = next((one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_value(one)), None)
        parts = get_type_hints(value).items() if value is not None else ()
        found += [(field, part) for part, hint in parts if wanted in (hint, *get_args(hint))]
    return tuple(found)


def _goes(pointer: Pointer) -> bool:
    entry = BY_KIND[pointer.kind]
    return pointer.field in entry.goes_with or (entry.part_of is not None and pointer.field == "id")


def _itself(pointer: Pointer) -> Pointer:
    """The row that holds the id, whatever stands for it."""
    return Pointer(pointer.kind, pointer.field, pointer.kind, many=pointer.many, part=pointer.part)


def _by_kind(store: OpenFile, record: Record, keys: Sequence[RecordKey], *, goes: bool) -> list[Hanging]:
    """Each kind with the names of its first; what is called by the record alone is counted and not named."""
    rows: dict[str, list[UUID]] = {}
    for kind, row in keys:
        rows.setdefault(BY_KIND[kind].name, []).append(row)
    shown = [key for key in keys if key[1] in rows[BY_KIND[key[0]].name][:EXAMPLES]]
    known = subjects(store, shown)
    names = {key: _name(known.get(key)) for key in shown}
    unsaid = (NO_TEXT, _name(subject_of(store, record.kind, record.id)))
    return [
        Hanging(
            kind=kind,
            count=len(found),
            examples=tuple(
                dict.fromkeys(names[key] for key in shown if BY_KIND[key[0]].name == kind and names[key] not in unsaid)
            ),
            goes=goes,
        )
        for kind, found in rows.items()
    ]


def _name(subject: Subject | None) -> Bilingual:
    """The number and name that stand for it, in both languages; empty where nothing names it."""
    named = subject.named if subject is not None else None
    if named is None:
        return NO_TEXT
    sides = (named.name.fr.text or named.name.de.text, named.name.de.text or named.name.fr.text)
    return Bilingual.of(*(" ".join(filter(None, (named.number, side))) for side in sides))
