"""Which persons and bodies are the same as which, as far as an office has said so?

Nobody rewrites the rows of another home: two records of one person or body both stay, each with what names it, and a
`same_as` says that they are one. It is read in both directions, and from one to the next.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.record import Record, RecordKey
from ctj_desktop.domain.records.people import Organisation, Person, SameAs
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.titles import name_text, subject_of
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere
from ctj_desktop.storage.open_file import OpenFile

KINDS: Final[Mapping[str, type[Person | Organisation]]] = {cls.kind: cls for cls in (Person, Organisation)}
"""Of which it is said."""


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


def first_of_each(store: OpenFile, kind: str) -> Mapping[UUID, UUID]:
    """One record for each person or body of which this office said so: whoever counts heads takes that in its place."""
    said = [one for one in store.all(SameAs, record_kind=kind) if kept_here(store, one)]
    return {record: min(group) for record, group in _groups(said).items()}


def keeper_of(store: OpenFile, t: Translator, record: Record) -> str:
    """Who keeps a record."""
    if kept_here(store, record):
        return t("this office")
    if record.home == ctj_home():
        return t("Conference")
    return kept_elsewhere(store, record).keeper.or_other(t.language) or t("Other office")


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
