"""How is a person made anonymous for good: what goes, what stands in its place, what stays and is named?

What the committee was stays: mandates, offices, attendance and votes go on under a line that says what the person was.
Everything by which the person is known goes, from the records, the log of everybody, the drafts, the search and what
lists were narrowed to. Approved minutes stay as they are, and so do texts that name the person: a person judges them.
What was written once beside a name, as the move of a meeting beside its roll, stays when the name goes.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import MeetingId, PersonId, PersonPrivateId
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.redactions import fits
from ctj_desktop.domain.record import NamedValue, Record, replace
from ctj_desktop.domain.records.circulations import CirculationVoter
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Guest, Meeting, Roll
from ctj_desktop.domain.records.people import Person, PersonFunction, PersonPrivate, SameAs
from ctj_desktop.domain.records.voting import RefusedRecusal
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.folding import folded
from ctj_desktop.services.membership.people import need_retired
from ctj_desktop.services.membership.privacy.historical_line import historical_line
from ctj_desktop.services.membership.privacy.person_data import NamedIn, mentions, reasons
from ctj_desktop.services.naming.same_records import others_of
from ctj_desktop.services.steps.correcting import need_home
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from ctj_desktop.storage.log.erasing import erase, forget_drafts, forget_filters, in_headers, says, with_words
from ctj_desktop.storage.log.reclassing import in_conflict, scope_of, touching, wipe
from ctj_desktop.storage.log.redaction import staying, still_shown
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

CONTACTS: Final = ("work_email", "work_phone", "work_mobile", "private_email", "private_phone")
"""Registers whose values, wherever else they stand in the log, are the person's."""
SHORTEST: Final = 2
"""What is shorter stands in too many words to be looked for."""
KEPT: Final = frozenset({"id", "home", "language", "side", "salutation"})
"""Of the record of a person, what says nothing of who it is; the salutation counts for the balance of a committee."""


class AlreadyAnonymous(Refused):
    """This person is anonymous already."""


class AnonymisedInConflict(Refused):
    """Something of this person, or something that was written together with the name, has two versions. Choose one of
    them under Exchanges first.
    """


class AnonymisedWithFiles(Refused):
    """Files wait under Exchanges and may name the person. Take them in, or give them up, first."""


class Staying(NamedValue):
    """What is said before it is done: the line that will stand there, and what keeps the name.

    `approved` are meetings whose approved minutes name the person; `reasons` those of changes of state, which are
    written once, so that nobody corrects them; `headers` is what lines of the history by an earlier version say;
    `others` are other records of the same person, which this act leaves.
    """

    line: str
    mentions: tuple[NamedIn, ...]
    approved: tuple[str, ...]
    reasons: tuple[NamedIn, ...]
    headers: tuple[str, ...]
    others: tuple[str, ...] = ()


def what_stays(store: OpenFile, key: PersonId, on: date) -> Staying:
    """What the act would leave, and what a person may want to correct first; refuses as the act would."""
    person = the(store, Person, key)
    _need_possible(store, person, on)
    lines: list[Roll | Guest] = [*_rolls(store, key), *store.all(Guest, person=key)]
    renamed: list[UUID] = [one.id for one in lines if not _is_final(store, one.meeting)]
    renamed += [one.id for one in _voters(store, key)]
    touched = touching(store, [key, *(row.id for row in _own_rows(store, person)), *renamed])
    _need_settled(store, (one for one in touched if still_shown(store, one) is None))
    marks = marks_of(store, person)
    return Staying(
        line=historical_line(store, person),
        mentions=tuple(mentions(store, person)),
        approved=_meetings(store, (one for one in lines if _is_final(store, one.meeting))),
        reasons=tuple(reasons(store, person)),
        headers=tuple(_words_of(one) for one in in_headers(store, marks)),
        others=tuple(_named(one) for one in others_of(store, Person.kind, [key]).get(key, ())),
    )


@step
def anonymise_person(unit: Unit, *, person: PersonId, on: date) -> Person:
    """Makes a person anonymous for good: the line of what they were stays. It cannot be undone."""
    store = unit.store
    stored = the(store, Person, person)
    _need_possible(store, stored, on)
    marks, own = marks_of(store, stored), _own_rows(store, stored)
    line, said = historical_line(store, stored), [*reasons(store, stored)]
    touched = touching(store, [person, *(row.id for row in own)])
    unit.name("person.anonymised")
    saved = _bare(unit, stored, line, on)
    for row in own:
        wipe(unit, row)
    renamed = [
        *_rename_rolls(unit, person, line),
        *_rename_guests(unit, person, line),
        *_rename_voters(unit, person, line),
    ]
    touched += touching(store, renamed)
    _erase(unit, touched, marks)
    if said:
        unit.tell(Finding("anonymised.in_reason", Severity.WARNING, {"count": len(said)}))
    _forget_typed(store, stored, marks, [person, *(row.id for row in own)])
    return saved


def marks_of(store: OpenFile, person: Person) -> frozenset[str]:
    """The full names and the contacts that the person ever had, as they stand in the log."""
    found = {*_names(person.given_name, person.family_name)}
    functions = store.all(PersonFunction, person=person.id, deleted=True)
    for changeset in touching(store, [person.id, *(one.id for one in functions)]):
        for change in changeset.rows():
            if change.row == person.id or any(change.row == one.id for one in functions):
                said = {name: value for name, value in change.registers.items() if isinstance(value, str) and value}
                found |= {said[name] for name in CONTACTS if name in said}
                given, family = said.get("given_name", person.given_name), said.get("family_name", person.family_name)
                found |= {*_names(given, family)}
    return frozenset(mark for mark in found if mark)


def _names(given: str, family: str) -> Iterator[str]:
    yield f"{given} {family}".strip()
    yield f"{family} {given}".strip()


def _need_possible(store: OpenFile, person: Person, on: date) -> None:
    need_home(store, person)
    if person.anonymised_on is not None:
        raise AlreadyAnonymous
    need_retired(store, person, on)
    rows = (person, *_own_rows(store, person), *_rolls(store, person.id), *_voters(store, person.id))
    if any(in_conflict(store, row) for row in rows):
        raise AnonymisedInConflict
    if pending_bundles(store):
        raise AnonymisedWithFiles


def _own_rows(store: OpenFile, person: Person) -> list[Record]:
    """What is only about the person, also in the bin: it goes as a whole."""
    private = store.get(PersonPrivate, PersonPrivateId(person.id), deleted=True)
    same = [*store.all(SameAs, deleted=True, this=person.id), *store.all(SameAs, deleted=True, that=person.id)]
    return [
        *((private,) if private is not None else ()),
        *store.all(PersonFunction, person=person.id, deleted=True),
        *store.all(DeclaredInterest, person=person.id, deleted=True),
        *store.all(RefusedRecusal, person=person.id, deleted=True),
        *_excuses(store, person.id),
        *(one for one in same if one.home == store.home()),
    ]


def _excuses(store: OpenFile, person: PersonId) -> Iterator[Excuse]:
    """Why the person excused themselves; of a seat that a substitute took it is the holder who said it."""
    held = store.all(Roll, holder=person)
    lines = [line for roll in held for line in store.all(Attendance, meeting=roll.meeting, seat=roll.seat)]
    lines += [line for guest in store.all(Guest, person=person) for line in store.all(Attendance, guest=guest.id)]
    for line in dict.fromkeys(line.id for line in lines):
        yield from store.all(Excuse, attendance=line, deleted=True)


def _bare(unit: Unit, person: Person, line: str, on: date) -> Person:
    """The record with the line in the place of the name; every register that was ever written is written anew."""
    empty = Person(id=person.id, home=person.home, family_name=line, anonymised_on=on)
    kept: dict[str, Any] = {name: getattr(person, name) for name in KEPT}
    saved = replace(empty, **kept)
    shape = unit.store.schema.shapes[Person.kind]
    written = unit.store.rows_door.heads(Person.kind, person.id)
    values = {one.name: one.to_json(one.value(saved)) for one in shape.registers if one.name in written}
    values |= {name: shape.by_name[name].to_json(getattr(saved, name)) for name in ("family_name", "anonymised_on")}
    unit.write(Person.kind, person.id, scope_of(person), values)
    return saved


def _rolls(store: OpenFile, person: PersonId) -> list[Roll]:
    found = [*store.all(Roll, holder=person), *store.all(Roll, substitute=person)]
    return list({roll.id: roll for roll in found}.values())


def _rename_rolls(unit: Unit, person: PersonId, line: str) -> Iterator[UUID]:
    """The lines of meetings whose minutes may still change say what the person was; the ids of their rows."""
    for roll in _rolls(unit.store, person):
        if _is_final(unit.store, roll.meeting):
            continue
        said = roll
        if roll.holder == person:
            said = replace(said, holder_name=line, function=NO_TEXT)
        if roll.substitute == person:
            said = replace(said, substitute_name=line)
        unit.save(said, before=roll)
        yield roll.id


def _rename_guests(unit: Unit, person: PersonId, line: str) -> Iterator[UUID]:
    for guest in unit.store.all(Guest, person=person):
        if not _is_final(unit.store, guest.meeting):
            unit.save(replace(guest, name=line, function=NO_TEXT), before=guest)
            yield guest.id


def _voters(store: OpenFile, person: PersonId) -> list[CirculationVoter]:
    return store.all(CirculationVoter, person=person)


def _rename_voters(unit: Unit, person: PersonId, line: str) -> Iterator[UUID]:
    """What was answered by circulation stays, under the line; nothing of it is locked by a hash."""
    for voter in _voters(unit.store, person):
        unit.save(replace(voter, name=line, function=NO_TEXT), before=voter)
        yield voter.id


def _need_settled(store: OpenFile, left: Iterable[Changeset]) -> None:
    """Of what cannot go, only what is too long for a line may be left."""
    if any(fits(staying(store, one)) for one in left):
        raise AnonymisedInConflict


def _erase(unit: Unit, touched: Iterable[Changeset], marks: frozenset[str]) -> None:
    """What was written of the person goes out of the log, and what names the person elsewhere and is not shown."""
    store = unit.store
    known = {(one.scope, one.replica, one.seq) for one in touched}
    found = (one for one in with_words(store, marks) if (one.scope, one.replica, one.seq) not in known)
    elsewhere = [one for one in found if _speaks_of(one, marks) and _may_go(store, one, marks)]
    left = erase(unit, [*touched, *elsewhere])
    _need_settled(store, left)
    if left:
        unit.tell(Finding("anonymised.written_once", Severity.WARNING, {"count": len(left)}))
    for one in in_headers(store, marks):
        unit.tell(Finding("anonymised.in_header", Severity.WARNING, {"label": _words_of(one)}))


def _speaks_of(changeset: Changeset, marks: frozenset[str]) -> bool:
    """Whether it means the person: a name of one word may be any word, unless an act is called by it."""
    sure = [mark for mark in marks if not mark.isalpha()]
    called_so = not marks.isdisjoint(changeset.operation.label.args.values())
    return called_so or any(says(change, sure) for change in changeset.rows())


def _may_go(store: OpenFile, changeset: Changeset, marks: frozenset[str]) -> bool:
    """Whether nothing that is shown says the words: what a text still says is for a person to judge."""
    for change in changeset.rows():
        heads = store.rows_door.full_heads(change.kind, change.row)
        shown = {
            name: value
            for name, value in change.registers.items()
            if any(head.dot == changeset.dot for head in heads.get(name, ()))
        }
        if says(replace(change, registers=shown), marks):
            return False
    return True


def _forget_typed(store: OpenFile, person: Person, marks: frozenset[str], rows: Iterable[UUID]) -> None:
    """What was typed and never finished, and what lists were narrowed to."""
    family = folded(person.family_name)
    forget_drafts(store, rows, lambda text: any(mark in text for mark in marks) or folded(text.strip()) == family)
    words = [folded(mark) for mark in (*marks, person.family_name, person.given_name) if len(mark) > SHORTEST]
    forget_filters(store, lambda text: any(word in folded(text) for word in words))


def _meetings(store: OpenFile, lines: Iterable[Roll | Guest]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_called(store, one.meeting) for one in lines))


def _is_final(store: OpenFile, meeting: MeetingId) -> bool:
    return meeting_state(store, meeting) in FINAL


def _called(store: OpenFile, meeting: MeetingId) -> str:
    found = store.get(Meeting, meeting)
    return name_of(found) if found is not None else "–"


def _named(record: Record) -> str:
    return person_name(record) if isinstance(record, Person) else "–"


def _words_of(changeset: Changeset) -> str:
    return " · ".join(dict.fromkeys(text for text in changeset.operation.label.args.values() if text))
