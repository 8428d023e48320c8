"""Which persons and bodies are the same as which, as far as an office has said so, and which of them is shown?

Nobody rewrites the rows of another home: two records of one person or body both stay, each with what names it, and a
`same_as` says that they are one. It is read in both directions, and from one to the next.

One of them stands for all wherever persons or bodies are listed, chosen or found: that of the Conference, else the
oldest. It follows from the records alone, so that two offices which join them come to the same. An office speaks of
its own records: what it says of two that another office keeps changes nothing there.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.record import Record, RecordKey, fields, replace
from ctj_desktop.domain.records.people import Organisation, Person, SameAs
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.titles import name_text, subject_of
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere, the
from ctj_desktop.storage.open_file import OpenFile

KINDS: Final[Mapping[str, type[Person | Organisation]]] = {cls.kind: cls for cls in (Person, Organisation)}
"""Of which it is said."""
GAPS: Final = frozenset(
    {
        "title",
        "function",
        "organisation",
        "side",
        "work_email",
        "work_phone",
        "work_mobile",
        "work_address",
        "assistant",
    }
    | {"short_name", "territory", "address", "email", "phone", "website"}
)
"""What one record may leave to another of the same; the rest says something in every record."""
R = TypeVar("R", Person, Organisation)


def said_of(store: OpenFile, record: UUID) -> list[SameAs]:
    """What was said of a record, the oldest first."""
    return [one for one in store.all(SameAs, order="id") if record in (one.this, one.that)]


def other_end(said: SameAs, record: UUID) -> UUID:
    """The other of the two."""
    return said.that if said.this == record else said.this


def others_of(
    store: OpenFile, kind: str, records: Collection[UUID]
) -> Mapping[UUID, tuple[Person | Organisation, ...]]:
    """The other records of the same persons or bodies that are here; a record without any is missing."""
    said = store.all(SameAs, record_kind=kind) if kind in KINDS else []
    if not said:
        return {}
    groups = _groups(said)
    wanted = {record: groups[record] - {record} for record in records if record in groups}
    here = {row: store.get(KINDS[kind], row) for row in frozenset().union(*wanted.values())}
    found = {
        record: tuple(row for other in sorted(others) if (row := here[other])) for record, others in wanted.items()
    }
    return {record: others for record, others in found.items() if others}


def same_words(store: OpenFile, t: Translator, records: Collection[RecordKey]) -> Mapping[RecordKey, str]:
    """What stands beside the name of a record that is there twice: the other's name, and who keeps it."""
    found: dict[RecordKey, str] = {}
    for kind in KINDS:
        others = others_of(store, kind, [row for one, row in records if one == kind])
        found |= {(kind, row): _words(store, t, same) for row, same in others.items()}
    return found


def kept_ones(store: OpenFile, kind: str) -> Mapping[UUID, UUID]:
    """Which record stands for each that is there more than once, itself among them; those that are alone are missing.

    A record that is not here stands for nobody.
    """
    said, here = _said(store, kind)
    found: dict[UUID, UUID] = {}
    for group in {*_groups(one for one in said if _believed(store, one, here)).values()}:
        rows = [here[record] for record in group if record in here]
        if len(rows) > 1:
            first = min(rows, key=lambda row: (row.home != ctj_home(), row.id))
            found |= {row.id: first.id for row in rows}
    return found


def believed(store: OpenFile, kind: str) -> list[SameAs]:
    """What is said of the records of a kind by this office, or by one that keeps one of the two."""
    said, here = _said(store, kind)
    return [one for one in said if _believed(store, one, here)]


def kept_one(store: OpenFile, kind: str, record: UUID) -> UUID:
    """The record that stands for this one; itself where it is there once."""
    return kept_ones(store, kind).get(record, record)


def shown_once(store: OpenFile, kind: str, records: Iterable[UUID], *, too: UUID | None = None) -> list[UUID]:
    """In the place of each the one that stands for it, and each once; `too` stands for itself, as it was asked for."""
    known = kept_ones(store, kind)
    return list(dict.fromkeys(one if one == too else known.get(one, one) for one in records))


def doubles(store: OpenFile, kind: str, records: Collection[UUID]) -> frozenset[UUID]:
    """Those of these records beside which another one of the same person or body stands, that is shown."""
    known = kept_ones(store, kind)
    first: dict[UUID, UUID] = {}
    for one in records:
        kept = known.get(one, one)
        first[kept] = kept if kept in records else first.get(kept, one)
    return frozenset(one for one in records if first[known.get(one, one)] != one)


def as_one(store: OpenFile, cls: type[R], record: UUID) -> R | None:
    """The record that stands for this one, with what it leaves empty as another of the same says it; None for none."""
    known = kept_ones(store, cls.kind)
    whole = store.get(cls, known.get(record, record))
    if whole is None or whole.id not in known:
        return whole
    for other in sorted(one for one, kept in known.items() if kept == whole.id and one != whole.id):
        whole = _filled(whole, the(store, cls, other))
    return whole


def keeper_of(store: OpenFile, t: Translator, record: Record) -> str:
    """Who keeps a record."""
    if kept_here(store, record):
        return t("this office")
    if record.home == ctj_home():
        return t("Conference")
    return kept_elsewhere(store, record).keeper.or_other(t.language) or t("Other office")


def _said(store: OpenFile, kind: str) -> tuple[list[SameAs], dict[UUID, Person | Organisation]]:
    """All that was said of a kind, and the records of it that are here."""
    said = store.all(SameAs, record_kind=kind) if kind in KINDS else []
    ends = {end for one in said for end in (one.this, one.that)}
    return said, {end: row for end in ends if (row := store.get(KINDS[kind], end)) is not None}


def _believed(store: OpenFile, said: SameAs, here: Mapping[UUID, Record]) -> bool:
    """Whether this office says so, or one that keeps one of the two."""
    own = (row.home for end in (said.this, said.that) if (row := here.get(end)) is not None)
    return kept_here(store, said) or said.home in own


def _filled(record: R, other: R) -> R:
    gaps = {part.name: getattr(other, part.name) for part in fields(type(record)) if part.name in GAPS}
    return replace(record, **{name: value for name, value in gaps.items() if not getattr(record, name)})


def _words(store: OpenFile, t: Translator, others: Iterable[Record]) -> str:
    known = [(subject_of(store, one.kind, one.id), keeper_of(store, t, one)) for one in others]
    named = [t("{name} ({keeper})").format(name=name_text(t, subject), keeper=keeper) for subject, keeper in known]
    return t("the same as {name}").format(name=", ".join(named))


def _groups(said: Iterable[SameAs]) -> dict[UUID, frozenset[UUID]]:
    """Every record of which anything was said, with all that are the same, itself among them."""
    groups: dict[UUID, frozenset[UUID]] = {}
    for one in said:
        joined = groups.get(one.this, frozenset({one.this})) | groups.get(one.that, frozenset({one.that}))
        groups |= dict.fromkeys(joined, joined)
    return groups
