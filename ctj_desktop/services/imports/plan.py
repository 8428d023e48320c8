"""What would a list change here, row by row? Nothing is written.

A row is taken whole or not at all. What a row does not say stays; a row about whom the directory is not sure waits
until a person has said whether it is the same one.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue, Record, RecordKey
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import SourceRow, SourceTable, Step, unseen
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.imports.columns import is_usable, language_of
from ctj_desktop.services.imports.directory import Directory, of_commune
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.people import Match, body_as_said, person_as_said, private_as_said, who
from ctj_desktop.services.imports.refusals import (
    BodyMissing,
    KeptByAnother,
    NameMissing,
    NoColumns,
    NoCommittee,
    NotInDirectory,
    RowRefused,
    SaidOtherwiseBefore,
    StandsInForThemselves,
    WhichCommittee,
)
from ctj_desktop.services.imports.said import BodySaid, PersonSaid, RowReader, RowSaid
from ctj_desktop.services.imports.seating import Seating, Term
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", Person, Organisation)
OFTEN: Final = 20
"""Rows between two reports."""


class RowFate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


class Answer(StrEnum):
    """What a person said of a row that may be a duplicate."""

    JOIN = "join"
    APART = "apart"


class Touched(NamedValue):
    """A field that a row changes: as it is and as it shall be."""

    kind: str
    row: UUID
    register: str
    before: Any  # of the register's type
    after: Any


class RowVerdict(NamedValue):
    """What becomes of a row, whom it is about, and why: refusals and what was left out."""

    number: int
    verdict: RowFate
    name: str
    twin: str = ""
    """Of whom it may be a duplicate."""
    added: tuple[str, ...] = ()
    """Kinds of the records that it adds."""
    touched: tuple[Touched, ...] = ()
    why: tuple[UserError, ...] = ()


class ImportOrder(NamedValue):
    """What shall be imported, and how."""

    table: SourceTable
    kind: ListKind
    columns: tuple[str, ...]
    committee: CommitteeId | None = None
    since: date
    """First day of mandates of which the list says none."""
    answers: Mapping[int, Answer] = {}
    """By the number of the row."""
    source: str = ""
    """The name of the file, kept with what is private."""
    sha256: str = ""
    sender: str = ""
    """Whose list it is: what its columns mean is remembered for the next one."""


class ImportPlan(NamedValue):
    """The verdicts of all rows, and the rows of the workspace as they shall be."""

    order: ImportOrder
    verdicts: tuple[RowVerdict, ...]
    changes: tuple[tuple[Record, Record | None], ...]

    @property
    def counts(self) -> Mapping[RowFate, int]:
        """How many rows have each verdict."""
        found = Counter(one.verdict for one in self.verdicts)
        return {verdict: found[verdict] for verdict in RowFate}


def plan(store: OpenFile, order: ImportOrder, step: Step = unseen) -> ImportPlan:
    """What the list would change; NoColumns, NoCommittee, WhichCommittee."""
    if not is_usable(order.columns, order.kind):
        raise NoColumns
    committee = the_committee(store, order)
    planner = _Planner(store, order, committee, step)
    rows = order.table.rows
    found: list[RowVerdict] = []
    for at, row in enumerate(rows, 1):
        found.append(planner.take(row))
        if at % OFTEN == 0:
            step(at, len(rows))
    return ImportPlan(order=order, verdicts=tuple(found), changes=tuple(planner.directory.changes()))


def the_committee(store: OpenFile, order: ImportOrder) -> Committee | None:
    """The one into which members are imported, None for a list that needs none."""
    if not KINDS[order.kind].of_committee:
        return None
    here = store.all(Committee)
    if order.committee is not None:
        found = next((one for one in here if one.id == order.committee), None)
        if found is not None:
            return found
    if not here:
        raise NoCommittee
    if len(here) > 1:
        raise WhichCommittee
    return here[0]


class _Waits(Exception):
    """The row may be about somebody who is here."""

    def __init__(self, twin: Person) -> None:
        super().__init__(twin.id)
        self.twin = twin


class _Planner:
    """Takes the rows one after the other."""

    def __init__(self, store: OpenFile, order: ImportOrder, committee: Committee | None, step: Step) -> None:
        self._store, self._order = store, order
        self._kind = KINDS[order.kind]
        self._language = language_of(order.table.headings)
        self._new_id = store.environment.new_id
        self.directory = Directory(store, committee.id if committee is not None else None, step)
        self.reader = RowReader(order.table.headings, order.columns, order.since)
        self._seating = self._seats(committee, step) if committee is not None else None
        self._said: dict[tuple[UUID, str], int] = {}
        self._row: _RowChanges

    def _seats(self, committee: Committee, step: Step) -> Seating:
        """What the whole list tells: who is in it, and on which side a body or a seat is that one row says it of."""
        listed: set[str] = set()
        sides: dict[str, Side] = {}
        for at, row in enumerate(self._order.table.rows):
            listed.update(map(plain, self.reader.names(row)))
            places, side = self.reader.side_of(row)
            if side is not None:
                for place in places:
                    sides.setdefault(of_commune(place), side)
            if at % OFTEN == 0:
                step(0, 0)
        return Seating(self.directory, committee, self._new_id, self._language, listed, sides)

    def take(self, row: SourceRow) -> RowVerdict:
        """What becomes of the row; where it is taken, the directory holds it."""
        number = row.number
        self._row = _RowChanges(number)
        name = next(iter(self.reader.names(row)), "")
        try:
            said = self.reader.read(row)
            name = name or _name_of(said)
            self._row.why.extend(said.remarks)
            self._plan(said)
        except RowRefused as refused:
            return RowVerdict(number=number, verdict=RowFate.REFUSED, name=name, why=(refused, *self._row.why))
        except _Waits as waits:
            twin = person_name(waits.twin)
            return RowVerdict(number=number, verdict=RowFate.DUPLICATE, name=name, twin=twin, why=tuple(self._row.why))
        return self._taken(name)

    def _taken(self, name: str) -> RowVerdict:
        row = self._row
        added, touched = [], []
        for record, fields in row.records.values():
            before = row.before[record.kind, record.id]
            for field in fields:
                self._said.setdefault((record.id, field), row.number)
            if before is None:
                added.append(record.kind)
            else:
                touched += self._differences(before, record)
            self.directory.put(record)
        for seat in row.seats:
            assert self._seating is not None
            self._seating.take(seat, vacant=row.vacant)
        verdict = RowFate.NEW if added else RowFate.CHANGED if touched else RowFate.SAME
        return RowVerdict(
            number=row.number,
            verdict=verdict,
            name=name,
            added=tuple(added),
            touched=tuple(touched),
            why=tuple(row.why),
        )

    def _differences(self, before: Record, after: Record) -> list[Touched]:
        shape = self._store.schema.shapes[after.kind]
        return [
            Touched(
                kind=after.kind,
                row=after.id,
                register=register.name,
                before=register.to_json(register.value(before)),
                after=register.to_json(register.value(after)),
            )
            for register in shape.registers
            if register.value(before) != register.value(after)
        ]

    # one row

    def _plan(self, said: RowSaid) -> None:
        if said.body is None and self._kind.needs == ("organisation",):
            raise BodyMissing
        body = self._body(said.body, said.told) if said.body is not None else None
        person = self._person(said.person, body, said.side) if said.person is not None else None
        if self._seating is None:
            if person is None and body is None:
                raise NameMissing
        elif person is not None or said.substitute is not None or body is not None or said.seat:
            self._seat(self._seating, said, body, person)
        else:
            raise NameMissing

    def _body(self, said: BodySaid, side: Side | None) -> Organisation:
        before = self.directory.body_named(said.name) or self._row.body_named(said.name)
        after, fields = body_as_said(
            said, before, directory=self.directory, new_id=self._new_id, language=self._language, side=side
        )
        return self._kept(after, before, fields, said.name)

    def _person(self, said: PersonSaid, body: Organisation | None, side: Side | None) -> Person:
        answer = self._order.answers.get(self._row.number)
        found = who(self.directory, said, body.id if body is not None else None)
        if found.person is not None and found.match is Match.MAYBE and answer is None:
            raise _Waits(found.person)
        joined = found.match is Match.MAYBE
        before = None if joined and answer is Answer.APART else found.person
        if before is None and self._kind.known_persons:
            raise NotInDirectory(said.name)
        after, fields = person_as_said(
            said,
            before,
            directory=self.directory,
            new_id=self._new_id,
            language=self._language,
            body=body,
            side=side,
            joined=joined,
        )
        person = self._kept(after, before, fields, said.name)
        source = self._order.source
        private = private_as_said(said, person, directory=self.directory, source=source, joined=joined)
        if private is not None:
            self._note(private, self.directory.private(person.id), frozenset(), said.name)
        return person

    def _kept(self, after: R, before: R | None, fields: Collection[str], name: str) -> R:
        """What is kept elsewhere stays as it is, and the row says so."""
        if before is None or self.directory.kept_here(before):
            self._note(after, before, fields, name)
            return after
        if after != before:
            self._row.why.append(KeptByAnother(name))
        return before

    def _seat(self, seating: Seating, said: RowSaid, body: Organisation | None, person: Person | None) -> None:
        since = self._order.since
        term = Term(start=said.start, last=said.end, since=since)
        stands_in = said.stands_in and person is not None and said.substitute is None
        found = self._held_by_substitute(seating, said, body) if person is None else None
        found = found or seating.seat_for(said, body, person, term, substitute=stands_in)
        before = found if self.directory.has(found.id) else None
        college = seating.college(said.college) if said.college else None
        if college is not None and not self.directory.has(college.id):
            self._note(college, None, (), said.college)
        seat, fields = seating.seat_as_said(found, said, college)
        self._note(seat, before, fields, said.seat or (said.body.name if said.body is not None else ""))
        if not stands_in:
            self._row.seats.append(seat)
            self._row.vacant = person is None
        if person is not None:
            self._mandate(seating, seat, person, term, substitute=stands_in)
            if said.office is not None:
                held = seating.office(person, said.office, term, seat.side)
                self._note(held, self.directory.held(held.id), ("start", "end"), person_name(person))
        if said.substitute is not None:
            self._substitute(seating, said, seat, body, person)

    def _held_by_substitute(self, seating: Seating, said: RowSaid, body: Organisation | None) -> Seat | None:
        """Of a row about a vacant seat: the one on which its substitute is already."""
        if said.substitute is None:
            return None
        other = who(self.directory, said.substitute, body.id if body is not None else None).person
        return seating.seat_of_substitute(said, body, other) if other is not None else None

    def _substitute(
        self, seating: Seating, said: RowSaid, seat: Seat, body: Organisation | None, person: Person | None
    ) -> None:
        assert said.substitute is not None
        if said.person is not None and plain(said.person.name) == plain(said.substitute.name):
            raise StandsInForThemselves(said.person.name)
        own = said.substitute.organisation
        of = self._body(BodySaid(name=own), said.side) if own else body
        other = self._person(said.substitute, of, said.side)
        if person is not None and other.id == person.id:
            raise StandsInForThemselves(person_name(other))
        start, last = said.substitute_start or said.start, said.substitute_end or said.end
        term = Term(start=start, last=last, since=self._order.since)
        self._mandate(seating, seat, other, term, substitute=True)

    def _mandate(self, seating: Seating, seat: Seat, person: Person, term: Term, *, substitute: bool) -> None:
        after = seating.mandate(seat, person, term, substitute=substitute)
        self._note(after, self.directory.mandate(after.id), ("start", "end"), person_name(person))

    def _note(self, after: Record, before: Record | None, fields: Collection[str], name: str) -> None:
        """Refuses what an earlier row says otherwise."""
        for field in fields:
            row = self._said.get((after.id, field))
            one, other = getattr(before, field, None), getattr(after, field)
            if row is not None and one != other:
                raise SaidOtherwiseBefore(str(row), name, _shown(one), _shown(other))
        self._row.note(after, before, fields)


class _RowChanges:
    """What one row adds and changes, until it is taken."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.records: dict[RecordKey, tuple[Record, Collection[str]]] = {}
        self.before: dict[RecordKey, Record | None] = {}
        self.seats: list[Seat] = []
        self.vacant = False
        self.why: list[UserError] = []

    def note(self, after: Record, before: Record | None, fields: Collection[str]) -> None:
        """A record as it shall be."""
        self.records[after.kind, after.id] = after, fields
        self.before[after.kind, after.id] = before

    def body_named(self, name: str) -> Organisation | None:
        """A body that this row adds."""
        found = (one for one, _fields in self.records.values() if isinstance(one, Organisation))
        return next((one for one in found if plain(name) in (plain(one.name.fr.text), plain(one.name.de.text))), None)


def _name_of(said: RowSaid) -> str:
    """What a row is about that names no person."""
    return said.body.name if said.body is not None else said.seat


def _shown(value: object) -> str:
    """A value inside a refusal: short, as it was written."""
    if isinstance(value, Bilingual):
        return value.fr.text or value.de.text
    return "–" if value is None else str(value)[:80]
