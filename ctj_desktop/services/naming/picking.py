"""Which record is meant, while its name is being typed, and what tells it from another of the same name?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from ctj_desktop.domain.hit_order import Fit, fit, words_in
from ctj_desktop.domain.record import NamedValue, Record, RecordKey, fields
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.texts import Bilingual, Language, shown_text
from ctj_desktop.i18n import Translator
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.doubts import doubts
from ctj_desktop.services.naming.same_records import kept_ones, same_words
from ctj_desktop.services.naming.search import EXCERPT_COLUMNS, found_as
from ctj_desktop.services.naming.titles import Subject, name_text, numbered_by, short_text, subjects
from ctj_desktop.storage.fields import Shape
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.picking import NamedRow, Naming, named_rows

LOOKED_AT: Final = 120  # rows of a kind that are read, before the best of them are shown
LONGEST: Final = 120  # characters of a name: the text of a decision is one
BRIEF: Final[Mapping[str, tuple[str, ...]]] = {
    "organisation": ("short_name_fr", "short_name_de"),
    "committee": ("short_name_fr", "short_name_de"),
    "meeting": ("on",),
}
"""What else is read of the records that stand beside a name."""


class Named(NamedValue):
    """A record that can be meant: its name, and what tells it from another of the same name, which may be empty."""

    key: UUID
    name: str
    second: str = ""


def names_of(
    store: OpenFile,
    t: Translator,
    kinds: Collection[str],
    words: str,
    *,
    limit: int = 8,
    among: Mapping[str, object] | None = None,
) -> list[Named]:
    """Records of these kinds, restricted twins included, in whose name every word that was typed begins a word.

    Accents and case do not matter, nor the order of the words nor the language of the name. Called exactly so comes
    first, then what begins so, then the rest by name. Without words these are the first by name; of what bears a
    number, the newest. `among` are fields with the values they must have; a kind without such a field is not
    narrowed. Deleted records are never found; one that is there twice is offered once.
    """
    typed = t.sort_key(words).strip()
    parts = words_in(typed)
    if typed and not parts:
        return []
    meant = _with_twins(kinds)
    newest_first = all(map(_is_numbered, meant))
    fitting: list[tuple[Fit, str, RecordKey]] = []
    for kind in meant:
        naming, most = _naming(store, kind), max(limit, LOOKED_AT)
        rows = named_rows(store, naming, parts, among or {}, most, newest_first=newest_first)
        known = kept_ones(store, kind)
        fitting += [
            (how, name, (kind, known.get(row, row))) for how, name, (_, row) in _fitting(t, naming, rows, typed)
        ]
    fitting.sort(key=lambda one: one[1], reverse=newest_first)
    fitting.sort(key=lambda one: one[0])
    return named_of(store, t, list(dict.fromkeys(key for _, _, key in fitting))[:limit])


def name_of_record(store: OpenFile, t: Translator, kind: str, key: UUID) -> str:
    """What a record is called, also a deleted one; the house's word for one that is not here."""
    known = subjects(store, [(one, key) for one in _with_twins([kind])], EXCERPT_COLUMNS)
    return next((_name(t, subject) for subject in known.values()), t("not communicated"))


def _with_twins(kinds: Iterable[str]) -> list[str]:
    """Kinds of a newer version are passed over."""
    records = (record.kind for kind in kinds if kind in BY_KIND for record in BY_KIND[kind].records)
    return list(dict.fromkeys(records))


# which ones fit


def _fitting(t: Translator, naming: Naming, rows: Iterable[NamedRow], typed: str) -> list[tuple[Fit, str, RecordKey]]:
    """How well each fits, what it is called, and which it is."""
    found: list[tuple[Fit, str, RecordKey]] = []
    for row in rows:
        names = [t.sort_key(name) for name in _names(t, naming, row)] or [""]
        fits = [how for name in names if (how := fit(typed, name)) is not None] if typed else [Fit.EXACT]
        if fits:
            found.append((min(fits), names[0], (naming.kind, row.id)))
    return found


def _names(t: Translator, naming: Naming, row: NamedRow) -> list[str]:
    """Everything it may be called, first what it is called here."""
    number = next((row.values[column] for column in naming.first if row.values[column]), "")
    names = [row.values[column] for column in naming.names]
    if naming.names and naming.names[0].endswith("_fr"):
        called = names if t.language is Language.FR else names[::-1]
    else:
        called = [" ".join(names), " ".join(reversed(names))]
    called = [name.strip() for name in called if name.strip()]
    numbered = [" ".join(filter(None, (number, name))) for name in called] or [number]
    others = (row.values[column] for column in (*naming.first, *naming.also))
    return [name for name in dict.fromkeys([*numbered, *called, *others, row.whole]) if name]


@cache
def _is_numbered(kind: str) -> bool:
    return BY_KIND[kind].series is not None


def _naming(store: OpenFile, kind: str) -> Naming:
    """As the entry of the kind says it is named."""
    shape, named = store.schema.shapes[kind], BY_KIND[kind].named
    registers = [register for name in named for register in shape.registers if register.field == name]
    required = {part.name for part in fields(shape.cls) if part.required}
    return Naming(
        kind=kind,
        first=numbered_by(shape),
        names=(*(register.columns[0] for register in registers), *EXCERPT_COLUMNS.get(kind, ())),
        also=tuple(f"short_name_{side}" for side in ("fr", "de") if f"short_name.{side}" in shape.by_name),
        otherwise=() if required & set(named) else _otherwise(store, shape),
    )


def _otherwise(store: OpenFile, shape: Shape) -> tuple[tuple[str, Naming], ...]:
    """What names a record whose own name may be empty."""
    entry = BY_KIND[shape.kind]
    if entry.part_of is not None:
        return (("id", _naming(store, entry.part_of.kind)),)
    return tuple((name, _naming(store, shape.references[name])) for name in entry.about if name in shape.references)


# what they are called, and what stands beside


def named_of(store: OpenFile, t: Translator, keys: list[RecordKey]) -> list[Named]:
    """These records as they are offered; KeyError for one that is not here."""
    known, records = subjects(store, keys, EXCERPT_COLUMNS), _records(store, keys)
    beside = subjects(store, {key for record in records.values() for key in _references(store, record)}, BRIEF)
    same, found = same_words(store, t, keys), []
    for key in keys:
        name = _name(t, known[key])
        second = " · ".join(filter(None, (_second(store, t, records[key], name, beside), *doubts(t, records[key]))))
        found.append(Named(key=key[1], name=name, second=" · ".join(filter(None, (second, same.get(key))))))
    return found


def _records(store: OpenFile, keys: Iterable[RecordKey]) -> dict[RecordKey, Record]:
    found = ((key, store.get(BY_NAME[key[0]], key[1])) for key in keys)
    return {key: record for key, record in found if record is not None}


def _name(t: Translator, subject: Subject) -> str:
    text = found_as(t, subject, "").text or name_text(t, subject)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _beside(record: Record) -> tuple[str, ...]:
    """The fields that tell it from another of the same name."""
    entry = BY_KIND[record.kind]
    return entry.beside or tuple(name for name in (*entry.about, "committee") if hasattr(record, name))


def _references(store: OpenFile, record: Record) -> list[RecordKey]:
    references = store.schema.shapes[record.kind].references
    values = ((references.get(name), getattr(record, name)) for name in _beside(record))
    return [(kind, value) for kind, value in values if kind is not None and value is not None]


def _second(store: OpenFile, t: Translator, record: Record, name: str, known: Mapping[RecordKey, Subject]) -> str:
    references = store.schema.shapes[record.kind].references
    parts: list[str] = []
    for field in _beside(record):
        value = getattr(record, field)
        subject = known.get((references[field], value)) if field in references and value else None
        part = _brief(t, subject) if subject is not None else _plain(t, value)
        names_it = subject is not None and _name(t, subject) == name
        if part and not names_it and part not in (name, *parts):
            parts.append(part)
    return " · ".join(parts)


def _brief(t: Translator, subject: Subject) -> str:
    """Its short name, else its name; a meeting with its day."""
    short = shown_text(subject.fields.get("short_name_fr"), subject.fields.get("short_name_de"))
    on = subject.fields.get("on")
    day = t.date_short(date.fromisoformat(on)) if on else ""
    called = subject.number if day and subject.number else short.or_other(t.language) or short_text(t, subject)
    return " · ".join(filter(None, (called, day)))


def _plain(t: Translator, value: object) -> str:
    """A value that is no reference."""
    if isinstance(value, Bilingual):
        return value.or_other(t.language)
    if isinstance(value, date):
        return t.date_short(value)
    return value.place if isinstance(value, Address) else ""
