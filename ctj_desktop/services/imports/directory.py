"""Who and what is here already, and what would be after the rows so far? Read once, changed in memory alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.composition import overlap
from ctj_desktop.domain.ids import (
    CommitteeId,
    HomeId,
    MandateId,
    OfficeHeldId,
    OrganisationId,
    PersonFunctionId,
    PersonId,
    PersonPrivateId,
    SeatId,
)
from ctj_desktop.domain.privacy.correcting import Corrected, may_correct
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import College, Committee, Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.people import Office, Organisation, Person, PersonFunction, PersonPrivate
from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.imports.body_names import BodyNames, texts_of
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.steps.correcting import corrector
from ctj_desktop.services.steps.homes import home_rank
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)
K = TypeVar("K")
OF_COMMITTEE: Final[tuple[type[Record], ...]] = (College, Seat, Mandate, OfficeHeld)
READ: Final[tuple[type[Record], ...]] = (Organisation, Person, PersonFunction, PersonPrivate, *OF_COMMITTEE)
PIECE: Final = 100
"""Rows that are read together."""


class Directory:
    """Persons, bodies, and one committee; what is put into it is found by the rows after."""

    def __init__(self, store: OpenFile, committee: CommitteeId | None, step: Step) -> None:
        self.home: HomeId = store.home()
        self.committee = store.get(Committee, committee) if committee is not None else None
        office = store.get(Office, store.office_id)
        self.office_side = office.side if office is not None else None
        self._rank, self._corrector = home_rank(store), corrector(store)
        self._leads = {key: lead for cls in (Organisation, Person) for key, lead in self._led(store, cls)}
        self._doubles: dict[UUID, list[UUID]] = defaultdict(list)
        for key, lead in self._leads.items():
            self._doubles[lead].append(key)
        self._rows: dict[UUID, Record] = {}
        self.before: dict[tuple[str, UUID], Record | None] = {}
        self._names: dict[tuple[str, str], list[PersonId]] = defaultdict(list)
        self._loose: dict[str, list[PersonId]] = defaultdict(list)
        self._families: dict[str, list[PersonId]] = defaultdict(list)
        self._mails: dict[str, list[PersonId]] = defaultdict(list)
        self._functions: dict[PersonId, list[PersonFunctionId]] = defaultdict(list)
        self._bodies = BodyNames()
        self._seats: dict[object, list[SeatId]] = defaultdict(list)
        self._colleges: dict[str, College] = {}
        self._mandates: dict[tuple[SeatId, bool], list[UUID]] = defaultdict(list)
        self._held: dict[PersonId, list[SeatId]] = defaultdict(list)
        self._offices: dict[PersonId, list[UUID]] = defaultdict(list)
        self._private: dict[UUID, PersonPrivate] = {}
        for cls in READ:
            self._read(store, cls, step)

    def _read(self, store: OpenFile, cls: type[Record], step: Step) -> None:
        """In pieces, so that whoever waits can stop."""
        keys, found = store.ids(cls), list[Record]()
        for at in range(0, len(keys), PIECE):
            step(0, 0)
            found += store.some(cls, keys[at : at + PIECE])
        for at, row in enumerate(self._in_order(cls, found)):
            if at % PIECE == 0:
                step(0, 0)
            if isinstance(row, PersonPrivate):
                self._private[row.id] = row
            else:
                self._rows[row.id] = row
                self._index(row)

    def _led(self, store: OpenFile, cls: type[Organisation] | type[Person]) -> Iterator[tuple[UUID, UUID]]:
        """Each record that is there more than once, with the one that rows mean: the one that is shown, where this
        office may change it, else the oldest that it may."""
        shown = kept_ones(store, cls.kind)
        own: dict[UUID, UUID] = {}
        for row in sorted(store.some(cls, shown), key=lambda row: (row.id != shown[row.id], row.id)):
            if self.is_ours_to_change(row):
                own.setdefault(shown[row.id], row.id)
        yield from ((key, own.get(kept, kept)) for key, kept in shown.items())

    def _in_order(self, cls: type[Record], rows: list[Record]) -> list[Record]:
        """Those of this office first; of the committee its own alone, as its list has them."""
        if cls in OF_COMMITTEE:
            own = [row for row in rows if self.committee is not None and row.home == self.committee.home]
            return sorted(
                own, key=lambda row: (getattr(row, "position", ""), getattr(row, "start", date.min) or date.min, row.id)
            )
        return sorted(rows, key=lambda row: (self._rank(row.home), row.id))

    # writing

    def put(self, row: Record) -> None:
        """As it shall be; a row that is as it was is not put."""
        if isinstance(row, PersonPrivate):
            before: Record | None = self._private.get(row.id)
            self._private[row.id] = row
        else:
            before = self._rows.get(row.id)
            self._rows[row.id] = row
            if before is None:
                self._index(row)
            elif isinstance(row, Person):
                self._index_mail(row.id, row.work_email)
        self.before.setdefault((row.kind, row.id), before)

    def changes(self) -> Iterator[tuple[Record, Record | None]]:
        """Every row that was put, as it shall be and as it was, in the order of the kinds that need each other."""
        order = (Organisation, College, Seat, Person, PersonFunction, PersonPrivate, Mandate, OfficeHeld)
        by_kind = defaultdict(list)
        for (kind, row), before in self.before.items():
            after = self._private[PersonPrivateId(row)] if kind == PersonPrivate.kind else self._rows[row]
            if after != before:
                by_kind[kind].append((after, before))
        for cls in order:
            yield from by_kind[cls.kind]

    def _index(self, row: Record) -> None:
        match row:
            case Person() if row.anonymised_on is None:  # of whom nothing else is left, nobody is told again
                meant = PersonId(self.lead(row.id))
                _once(self._names[plain(row.family_name), plain(row.given_name)], meant)
                _once(self._loose[_loose(f"{row.family_name} {row.given_name}")], meant)
                _once(self._families[plain(row.family_name)], meant)
                self._index_mail(row.id, row.work_email)
            case PersonFunction():
                self._functions[PersonId(self.lead(row.person))].append(row.id)
                self._index_mail(row.person, row.work_email)
            case Organisation():
                self._bodies.add(row, OrganisationId(self.lead(row.id)))
            case Seat():
                for label in texts_of(row.label):
                    self._seats[plain(label)].append(row.id)
                self._seats[self.lead(row.organisation)].append(row.id)
            case College():
                for name in texts_of(row.name):
                    self._colleges.setdefault(plain(name), row)
            case Mandate():
                self._mandates[row.seat, row.substitute].append(row.id)
                if not row.substitute:
                    _once(self._held[PersonId(self.lead(row.person))], row.seat)
            case OfficeHeld():
                self._offices[PersonId(self.lead(row.person))].append(row.id)

    def _index_mail(self, person: PersonId, mail: str) -> None:
        if mail:
            _once(self._mails[mail.casefold()], PersonId(self.lead(person)))

    # reading

    def is_ours_to_change(self, row: Corrected) -> bool:
        """Whether this office may change it: its own, or what it may correct."""
        whom = self._rows.get(row.person) if isinstance(row, PersonFunction) else row
        return isinstance(whom, Person | Organisation) and may_correct(self._corrector, whom, row)

    def lead(self, key: K) -> K | UUID:
        """Of a person or a body that is there under several records the one that rows mean; else the key itself."""
        return self._leads.get(key, key) if isinstance(key, UUID) else key

    def are_one(self, one: UUID | None, other: UUID | None) -> bool:
        """Whether two records are of the same person, or of the same body."""
        return self.lead(one) == self.lead(other)

    def records_of(self, person: Person) -> list[Person]:
        """All records that are of the person."""
        return [self._as(Person, key) for key in self._doubles.get(person.id, ())] or [person]

    def has(self, key: UUID) -> bool:
        """Whether it is here, or an earlier row adds it."""
        return key in self._rows

    def mandate(self, key: MandateId) -> Mandate | None:
        """As it shall be; None for one that is new."""
        return self._as(Mandate, key) if key in self._rows else None

    def held(self, key: OfficeHeldId) -> OfficeHeld | None:
        """As it shall be; None for one that is new."""
        return self._as(OfficeHeld, key) if key in self._rows else None

    def person(self, key: PersonId) -> Person:
        """As it shall be."""
        return self._as(Person, key)

    def private(self, person: PersonId) -> PersonPrivate | None:
        """What is kept of the person in private."""
        return self._private.get(PersonPrivateId(person))

    def functions(self, person: PersonId) -> list[PersonFunction]:
        """What the person is beside the main function."""
        return [self._as(PersonFunction, key) for key in self._functions.get(person, ())]

    def organisation(self, key: OrganisationId) -> Organisation:
        """As it shall be."""
        return self._as(Organisation, key)

    def seat(self, key: SeatId) -> Seat:
        """As it shall be."""
        return self._as(Seat, key)

    def of_name(self, family: str, given: str) -> list[Person]:
        """Persons of the same name, however it is written."""
        return [self.person(key) for key in self._names.get((plain(family), plain(given)), ())]

    def of_mail(self, mail: str) -> list[Person]:
        """Persons with the same mail address."""
        return [self.person(key) for key in self._mails.get(mail.casefold(), ())] if mail else []

    def of_near_name(self, family: str, given: str) -> list[Person]:
        """Persons whose names have the same words in another order, or the initial of a given name."""
        found = [self.person(key) for key in self._loose.get(_loose(f"{family} {given}"), ())]
        first = plain(given)
        for key in self._families.get(plain(family), ()):
            other = plain(self.person(key).given_name)
            shorter, longer = sorted((first, other), key=len)
            if shorter and len(shorter.replace(" ", "")) <= 2 and longer.startswith(shorter[0]):
                found.append(self.person(key))
        return found

    def body_named(self, name: str) -> Organisation | None:
        """The body of that name, of this office first; a commune with and without what it is, where one alone fits."""
        found = self._bodies.named(name)
        return self.organisation(found) if found is not None else None

    def college_named(self, name: str) -> College | None:
        """The college of the committee."""
        return self._colleges.get(plain(name))

    def seats_called(self, label: str) -> list[Seat]:
        """Seats of the committee of that name, else of the body of that name: lists call them so."""
        found = [self.seat(key) for key in self._seats.get(plain(label), ())]
        body = self.body_named(label) if not found else None
        return (
            [seat for seat in self.seats_of(body.id) if not seat.label.says_something()] if body is not None else found
        )

    def seats_of(self, body: OrganisationId) -> list[Seat]:
        """Seats of the committee of that body."""
        return [self.seat(key) for key in self._seats.get(self.lead(body), ())]

    def mandates(self, seat: SeatId, *, substitute: bool) -> list[Mandate]:
        """Mandates on a seat, the earliest first."""
        return [self._as(Mandate, key) for key in self._mandates.get((seat, substitute), ())]

    def seats_held_by(self, person: PersonId) -> list[Seat]:
        """Seats of the committee that the person holds or held."""
        return [self.seat(key) for key in self._held.get(PersonId(self.lead(person)), ())]

    def offices(self, person: PersonId) -> list[OfficeHeld]:
        """What the person is in the committee."""
        return [self._as(OfficeHeld, key) for key in self._offices.get(person, ())]

    def _as(self, cls: type[R], key: UUID) -> R:
        row = self._rows[key]
        assert isinstance(row, cls)
        return row


def others_meanwhile(directory: Directory, mandates: Iterable[Mandate], mine: Mandate) -> list[Mandate]:
    """Those of other persons that hold on one of its days."""
    return [one for one in mandates if not directory.are_one(one.person, mine.person) and overlap(one, mine)]


def _once(keys: list[K], key: K) -> None:
    if key not in keys:
        keys.append(key)


def _loose(name: str) -> str:
    """The words of a name in the order of the alphabet."""
    return " ".join(sorted(plain(name).split()))
