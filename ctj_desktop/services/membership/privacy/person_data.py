"""What does this workspace hold about one person? All of it: for the person who asks, and before anything is erased."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from ctj_desktop.domain.ids import PersonId, PersonPrivateId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, PositionalValue, Record, RecordKey
from ctj_desktop.domain.records.circulations import CirculationVoter
from ctj_desktop.domain.records.kinds import BY_NAME, KINDS
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Guest, Presence, Proxy, Roll
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.people import Office, Person, PersonPrivate
from ctj_desktop.domain.records.voting import Ballot, Recusal
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.folding import folded
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.services.naming.chronicle import Happened, happened, plain_entry
from ctj_desktop.services.naming.hanging import naming
from ctj_desktop.services.naming.same_records import others_of
from ctj_desktop.services.naming.titles import subject_text, subjects
from ctj_desktop.services.steps.plain_json import plain_record
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

R = TypeVar("R", bound=Record)
EVERY: Final = 100_000
EXCERPT: Final = 160
"""So many characters of a text around a name."""
HOW: Final = "ctj-person-data-1"


class NamedIn(PositionalValue):
    """A text that names the person; `excerpt` is the passage, empty where it stands in an attached file.

    `whole`: given name and family name stand there; with the family name alone it may be somebody else.
    """

    kind: str
    id: UUID
    register: str
    excerpt: str
    whole: bool


class PersonData(NamedValue):
    """What is held: `records` name the person by id, `gone` are those of them that are in the bin.

    Of somebody who is there under several records all of them are there: the others stand among `records`.
    """

    person: Person
    private: PersonPrivate | None
    records: tuple[Record, ...]
    gone: frozenset[UUID]
    mentions: tuple[NamedIn, ...]
    history: tuple[Happened, ...]


def person_data(store: Store, key: PersonId) -> PersonData:
    """Everything; `NotHere` without the person."""
    person = the(store, Person, key)
    others = [one for one in others_of(store, Person.kind, [key]).get(key, ()) if isinstance(one, Person)]
    persons = (person, *others)
    records = _in_order({(one.kind, one.id): one for one in _held(store, persons) if one.id != key})
    held = {(record.kind, record.id) for record in (*records, *persons)}
    said = (one for other in persons for one in (*mentions(store, other, held), *reasons(store, other)))
    entries = {entry.operation.id: entry for one in persons for entry in happened(store, one.id, limit=EVERY)}
    return PersonData(
        person=person,
        private=store.get(PersonPrivate, PersonPrivateId(key)),
        records=tuple(records),
        gone=frozenset(one.id for one in records if store.get(type(one), one.id) is None),
        mentions=tuple({(one.kind, one.id, one.register): one for one in said}.values()),
        history=tuple(sorted(entries.values(), key=lambda entry: entry.operation.at, reverse=True)),
    )


def mentions(store: OpenFile, person: Person, but: set[RecordKey] | None = None) -> Iterator[NamedIn]:
    """Texts of other records, and files, in which the family name stands as a word."""
    own: set[RecordKey] = {(cls.kind, person.id) for cls in (Person, PersonPrivate)}
    if not person.family_name.strip():
        return
    for kind, row in store.search_keys(person.family_name, (), limit=EVERY):
        record = None if (kind, row) in own | (but or set()) else store.get(BY_NAME[kind], row)
        if record is not None:
            yield from _said_in(store, person, record)


def reasons(store: OpenFile, person: Person) -> Iterator[NamedIn]:
    """What is written once and names the person: reasons of changes of state, which stand in no index."""
    for cls in KINDS if person.family_name.strip() else ():
        if cls.insert_only and not cls.signed:
            for record in store.all(cls):
                yield from _passages(store, person, record)


def data_json(store: Store, t: Translator, data: PersonData, on: date) -> bytes:
    """As a file for other programs: plain records, texts that name the person, lines of the history."""
    office = store.get(Office, store.office_id)
    whole: dict[str, Json] = {
        "form": HOW,
        "as_of": on.isoformat(),
        "kept_by": {"fr": office.name.fr.text, "de": office.name.de.text} if office is not None else None,
        "person": cast("Json", plain_record(data.person)),
        "private": cast("Json", plain_record(data.private)) if data.private is not None else None,
        "records": [
            cast("Json", {**plain_record(record), **({"deleted": True} if record.id in data.gone else {})})
            for record in data.records
        ],
        "mentions": [
            {
                "kind": one.kind,
                "id": str(one.id),
                "field": one.register,
                "passage": one.excerpt,
                "full_name": one.whole,
            }
            for one in data.mentions
        ],
        "history": [cast("Json", plain_entry(t, entry)) for entry in data.history],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=False).encode() + b"\n"


def called(store: Store, voices: Sequence[Translator], keys: Sequence[RecordKey]) -> dict[RecordKey, tuple[str, ...]]:
    """What records are called, in each of the languages."""
    known = subjects(store, keys)
    return {
        key: tuple(subject_text(t, known[key]) if key in known else kind_word(t, key[0]) for t in voices)
        for key in keys
    }


def _held(store: Store, persons: Sequence[Person]) -> Iterator[Record]:
    """Of each what names it, of those behind the first their own records too."""
    for person in persons:
        yield from _records(store, person)
        private = store.get(PersonPrivate, PersonPrivateId(person.id))
        yield from (one for one in (person, private) if one is not None and person is not persons[0])


def _records(store: Store, person: Person) -> Iterator[Record]:
    """Rows that name the person, then what stands to the line of a roll or to a guest."""
    found = [_row(store, BY_NAME[kind], row) for kind, row in naming(store, person) if kind != PersonPrivate.kind]
    for record in found:
        if record is not None:
            yield record
            yield from _of_line(store, record)


def _in_order(every: Mapping[tuple[str, UUID], Record]) -> list[Record]:
    kinds = list(BY_NAME)
    return sorted(every.values(), key=lambda one: (kinds.index(one.kind), one.id))


def _of_line(store: Store, record: Record) -> Iterator[Record]:
    """Attendance with its excuse, presence, proxies, votes by name and recusals of one line."""
    lines: list[Attendance] = []
    if isinstance(record, Roll):
        lines = store.all(Attendance, meeting=record.meeting, seat=record.seat)
        yield from store.all(Ballot, roll=record.id)
        yield from store.all(Recusal, roll=record.id)
    elif isinstance(record, CirculationVoter):
        yield from store.all(AnyAttachment, owner=record.id)
    elif isinstance(record, Guest):
        lines = store.all(Attendance, guest=record.id)
    for line in lines:
        yield line
        yield from store.all(Excuse, attendance=line.id)
        yield from store.all(Presence, attendance=line.id)
        yield from store.all(Proxy, attendance=line.id)


def _said_in(store: OpenFile, person: Person, record: Record) -> Iterator[NamedIn]:
    found = [*_passages(store, person, record)]
    yield from found
    if not found and store.found_in_files(person_name(person), [record.id]):
        yield NamedIn(record.kind, record.id, "", "", whole=True)


def _passages(store: OpenFile, person: Person, record: Record) -> Iterator[NamedIn]:
    family, whole = (_as_words(name) for name in (person.family_name, person_name(person)))
    for register in store.schema.shapes[record.kind].text_registers:
        value: Any = register.value(record)
        text = getattr(value, "text", value)
        line = " ".join(without_marks(text).split()) if isinstance(text, str) else ""
        said = family.search(folded(line))
        if said is not None:
            passage = _around(line, said.start())
            yield NamedIn(record.kind, record.id, register.name, passage, whole.search(folded(line)) is not None)


def _as_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")


def _around(line: str, at: int) -> str:
    start = max(0, line.rfind(" ", 0, max(0, at - EXCERPT // 2)) + 1)
    end = start + EXCERPT
    return ("…" if start else "") + line[start:end].rstrip() + ("…" if end < len(line) else "")


def _row(store: Store, cls: type[R], row: UUID) -> R | None:
    return store.get(cls, row, deleted=True)
