"""Which seat, which mandate and which office does a row mean, and what would it change?"""

from collections.abc import Callable, Container, Mapping
from datetime import date
from uuid import UUID

from ctj_desktop.domain.composition import overlap
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CollegeId, CommitteeId, HomeId, MandateId, OfficeHeldId, SeatId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import (
    Capacity,
    College,
    Committee,
    Mandate,
    OfficeHeld,
    OfficeOfCommittee,
    Seat,
    Substitution,
)
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.imports.body_names import of_commune
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.imports.directory import Directory, others_meanwhile
from ctj_desktop.services.imports.people import reworded
from ctj_desktop.services.imports.refusals import (
    HolderUnknown,
    MandateThere,
    MemberHere,
    NoSide,
    SeatOfNothing,
    StandsInForThemselves,
    TwoDays,
)
from ctj_desktop.services.imports.said import PersonSaid, RowSaid
from ctj_desktop.services.imports.standing import voice_of
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import person_name

NewId = Callable[[], UUID]


class Term(NamedValue):
    """From which to which day, both belonging to it, as far as the row says; `since` stands in for a first day."""

    start: date | None
    last: date | None
    since: date

    @property
    def end(self) -> date | None:
        """The first day without."""
        return days_later(self.last, 1) if self.last is not None else None


class Seating:
    """The seats of one committee while the rows of a list take them, one after the other."""

    def __init__(
        self,
        directory: Directory,
        committee: Committee,
        new_id: NewId,
        language: Language,
        listed: Container[str],
        sides: Mapping[str, Side],
    ) -> None:
        self._directory, self._committee = directory, committee
        self._new_id, self._language, self._listed, self._sides = new_id, language, listed, sides
        self._taken: set[SeatId] = set()
        self._vacant: set[SeatId] = set()

    def seat_for(
        self, said: RowSaid, body: Organisation | None, person: Person | None, term: Term, *, substitute: bool
    ) -> Seat:
        """The seat that the row means, or a new one. SeatOfNothing, NoSide, MandateThere."""
        seats = self._candidates(said, body)
        held = [seat for seat in seats if person is not None and self._mandate_of(seat, person, substitute=substitute)]
        if held:
            return held[0]
        free = [seat for seat in seats if self._is_free(said, seat, person, term, substitute=substitute)]
        if not free and person is None:
            free = [seat for seat in seats if said.seat or seat.id not in self._taken]
        if free:
            return free[0]
        for seat in seats:
            self._refuse(seat, person, term, named=bool(said.seat), substitute=substitute)
        return self._new(said, body)

    def seat_held_by(self, holder: PersonSaid, body: Organisation | None) -> Seat:
        """The seat of the member whom somebody replaces, of that body before others. HolderUnknown."""
        here = self._directory.of_name(holder.family_name, holder.given_name)
        here = here or self._directory.of_near_name(holder.family_name, holder.given_name)
        seats = [seat for person in here for seat in self._directory.seats_held_by(person.id)]
        own = [seat for seat in seats if body is not None and self._directory.are_one(seat.organisation, body.id)]
        if not seats:
            raise HolderUnknown(holder.name)
        return (own or seats)[0]

    def need_no_member(self, person: Person, seat: Seat, term: Term) -> None:
        """MemberHere of somebody who holds a seat of that body, or that seat."""
        for other in self._directory.seats_held_by(person.id):
            same = self._directory.are_one(other.organisation, seat.organisation)
            if other.id != seat.id and same and self._own_seat(other, person, term):
                raise MemberHere(person_name(person))

    def holders(self, seat: Seat, term: Term) -> list[Person]:
        """Who holds the seat in these days."""
        held = self._directory.mandates(seat.id, substitute=False)
        return [self._directory.person(one.person) for one in held if _meets(one, term)]

    def seat_of_substitute(self, said: RowSaid, body: Organisation | None, person: Person) -> Seat | None:
        """The seat of these on which the person substitutes."""
        seats = self._candidates(said, body)
        return next((seat for seat in seats if self._mandate_of(seat, person, substitute=True)), None)

    def seat_as_said(self, seat: Seat, said: RowSaid, college: College | None) -> tuple[Seat, frozenset[str]]:
        """The seat with what the row says of it, and which fields these are."""
        values = {
            "college": college.id if college is not None else None,
            "capacity": voice_of(said),
            "substitution": said.substitution,
        }
        kept = {name: value for name, value in values.items() if value is not None}
        return with_values(seat, kept), frozenset(kept)

    def take(self, seat: Seat, *, vacant: bool) -> None:
        """A row has it: another row that is about nobody means another one, and a vacant one is nobody's."""
        self._taken.add(seat.id)
        if vacant:
            self._vacant.add(seat.id)

    def college(self, name: str) -> College:
        """The college of that name, or a new one."""
        found = self._directory.college_named(name)
        return found or College(
            id=CollegeId(self._new_id()),
            home=HomeId(self._committee.id),
            committee=CommitteeId(self._committee.id),
            name=_in(self._language, name),
        )

    def mandate(self, seat: Seat, person: Person, term: Term, *, substitute: bool) -> Mandate:
        """The mandate as the row says: the one that is here with its days, or a new one. MandateThere."""
        before = self._mandate_of(seat, person, substitute=substitute, term=term)
        if before is None:
            mine = Mandate(
                id=MandateId(self._new_id()),
                home=seat.home,
                committee=seat.committee,
                seat=seat.id,
                person=person.id,
                substitute=substitute,
                start=term.start or (min(term.since, term.last) if term.last is not None else term.since),
                end=term.end,
            )
        else:
            mine = replace(before, start=term.start or before.start, end=term.end or before.end)
        if not (substitute and seat.substitution is Substitution.POOL):
            here = self._directory.mandates(seat.id, substitute=substitute)
            others = others_meanwhile(self._directory, here, mine)
            if others and mine != before:
                raise MandateThere(self._name(others[0]), others[0].start)
        if mine.end is not None and mine.end <= mine.start:
            raise TwoDays(mine.start, days_later(mine.end, -1))
        return mine

    def office(self, person: Person, office: OfficeOfCommittee, term: Term, side: Side | None) -> OfficeHeld:
        """The office as the row says: the one that is here, or a new one."""
        mine = OfficeHeld(
            id=OfficeHeldId(self._new_id()),
            home=HomeId(self._committee.id),
            committee=CommitteeId(self._committee.id),
            person=person.id,
            office=office,
            side=side if len(self._committee.sides) > 1 else None,
            start=term.start or term.since,
            end=term.end,
        )
        here = [one for one in self._directory.offices(person.id) if one.office is office]
        if term.start is None and here:
            return here[-1]
        same = next((one for one in here if overlap(one, mine)), None)
        return replace(same, start=mine.start, end=mine.end or same.end) if same is not None else mine

    def _candidates(self, said: RowSaid, body: Organisation | None) -> list[Seat]:
        if label := said.seat or said.seat_de:
            seats = self._directory.seats_called(label)
        elif body is not None:
            seats = self._directory.seats_of(body.id)
        else:
            raise SeatOfNothing
        return [seat for seat in seats if said.side in (None, seat.side) or said.seat or said.seat_de]

    def _mandate_of(self, seat: Seat, person: Person, *, substitute: bool, term: Term | None = None) -> Mandate | None:
        """The person's on this seat: that of the same first day, else one of these days, else the last."""
        here = self._directory.mandates(seat.id, substitute=substitute)
        mine = [one for one in here if self._directory.are_one(one.person, person.id)]
        if term is None or term.start is None:
            return mine[-1] if mine else None
        same = next((one for one in mine if one.start == term.start), None)
        return same or next((one for one in mine if _meets(one, term)), None)

    def _is_free(self, said: RowSaid, seat: Seat, person: Person | None, term: Term, *, substitute: bool) -> bool:
        if not substitute:
            here = self._vacant if person is not None else self._taken
            return bool(said.seat or seat.id not in here) and not self._in_the_way(seat, person, term, substitute=False)
        if self._own_seat(seat, person, term):
            return False
        return seat.substitution is Substitution.POOL or not self._in_the_way(seat, person, term, substitute=True)

    def _own_seat(self, seat: Seat, person: Person | None, term: Term) -> bool:
        """Whether the person holds it in these days."""
        held = self._directory.mandates(seat.id, substitute=False)
        key = person.id if person is not None else None
        return any(self._directory.are_one(one.person, key) and _meets(one, term) for one in held)

    def _in_the_way(self, seat: Seat, person: Person | None, term: Term, *, substitute: bool) -> list[Mandate]:
        key = person.id if person is not None else None
        here = self._directory.mandates(seat.id, substitute=substitute)
        return [one for one in here if not self._directory.are_one(one.person, key) and _meets(one, term)]

    def _refuse(self, seat: Seat, person: Person | None, term: Term, *, named: bool, substitute: bool) -> None:
        """Where somebody who is not in the list holds it, or anybody a seat that the row names."""
        if substitute and self._own_seat(seat, person, term):
            raise StandsInForThemselves(person_name(person))
        for one in self._in_the_way(seat, person, term, substitute=substitute):
            name = self._name(one)
            if named or substitute or plain(name) not in self._listed:
                raise MandateThere(name, one.start)

    def _name(self, mandate: Mandate) -> str:
        return person_name(self._directory.person(mandate.person)) or "–"

    def _new(self, said: RowSaid, body: Organisation | None) -> Seat:
        sides = self._committee.sides
        told = self._sides.get(of_commune(said.seat)) or self._sides.get(
            of_commune(said.body.name if said.body else "")
        )
        of_body = body.side if body is not None else None
        side = said.told or of_body or told or (sides[0] if len(sides) == 1 else None)
        if side is None:
            raise NoSide
        return Seat(
            id=SeatId(self._new_id()),
            home=HomeId(self._committee.id),
            committee=CommitteeId(self._committee.id),
            organisation=body.id if body is not None else None,
            side=side,
            label=reworded(NO_TEXT, said.seat, said.seat_de, self._language, filling=True) or NO_TEXT,
            capacity=voice_of(said) or Capacity.VOTING,
            position=UNPLACED,
        )


def _meets(mandate: Mandate, term: Term) -> bool:
    """Whether it holds on one of these days."""
    start = term.start or term.since
    return (mandate.end is None or mandate.end > start) and (term.end is None or mandate.start < term.end)


def _in(language: Language, text: str) -> Bilingual:
    return Bilingual.of("", text) if language is Language.DE else Bilingual.of(text)
