"""Who may have to stand back: small worlds against every path between a person and a party, tried one by one."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.deciding.standing_back import (
    Bond,
    Ground,
    KnownTies,
    Link,
    PartInItem,
    Party,
    Proposal,
    Ties,
    WhoSits,
    unanswered,
)
from ctj_desktop.domain.ids import MandateId, OrganisationId, PersonFunctionId, PersonId, SameAsId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.interests import DeclaredInterest, DeclaredInterestId
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction, SameAs
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import COMMITTEE, HOME, a_mandate, a_seat, new_id

DAY = date(2027, 3, 12)
DAYS = [None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)]


def body(**fields: Any) -> Organisation:
    """A body."""
    return Organisation(id=OrganisationId(new_id()), home=HOME, name=Bilingual.of("Commune"), **fields)


def somebody(**fields: Any) -> Person:
    """A person."""
    return Person(id=PersonId(new_id()), home=HOME, family_name="Jacot", **fields)


def same(one: Person | Organisation, other: Person | Organisation) -> SameAs:
    """Both are one."""
    return SameAs(id=SameAsId(new_id()), home=HOME, record_kind=one.kind, this=one.id, that=other.id)


def interest(
    person: Person, of: Organisation | None, start: date | None = None, end: date | None = None
) -> DeclaredInterest:
    """What somebody declared."""
    return DeclaredInterest(
        id=DeclaredInterestId(new_id()),
        home=HOME,
        committee=COMMITTEE,
        person=person.id,
        organisation=of.id if of else None,
        start=start,
        end=end,
        note="parts sociales",
    )


def function(
    person: Person, of: Organisation | None, start: date | None = None, end: date | None = None
) -> PersonFunction:
    """What somebody is beside the main function."""
    return PersonFunction(
        id=PersonFunctionId(new_id()),
        home=HOME,
        person=person.id,
        organisation=of.id if of else None,
        function=Bilingual.of("présidente"),
        start=start,
        end=end,
    )


def party(of: Organisation | Person, part: PartInItem = PartInItem.PARTNER) -> Party:
    """Whom an item is about."""
    return Party(part, of.id, (("partner", new_id()),))


def links(known: KnownTies, body: Organisation, others: Iterable[Organisation]) -> list[Link | None]:
    """What a body is to others."""
    ties = Ties(known, DAY)
    return [ties.link(body.id, other.id) for other in others]


def test_a_body_is_itself_and_its_other_records() -> None:
    one, again, third, stranger = body(), body(), body(), body()
    known = KnownTies(bodies=(one, again, third, stranger), same=(same(one, again), same(third, again)))
    assert links(known, one, (one, again, third, stranger)) == [Link.SAME, Link.SAME, Link.SAME, None]


@pytest.mark.parametrize(("end", "merged"), [(None, True), (DAY, True), (DAY + timedelta(days=1), False)])
def test_a_body_goes_on_in_another_from_its_first_day_without_itself(end: date | None, *, merged: bool) -> None:
    new = body()
    old, other = body(merged_into=new.id, end=end), body(merged_into=new.id, end=end)
    known = KnownTies(bodies=(new, old, other))
    expected = Link.SAME if merged else None
    assert links(known, old, (new, other)) == [expected, expected]


def test_a_part_and_its_whole_have_to_do_with_each_other_two_parts_have_not() -> None:
    whole = body()
    part, sister = body(part_of=whole.id), body(part_of=whole.id)
    below = body(part_of=part.id)
    known = KnownTies(bodies=(whole, part, sister, below))
    assert links(known, below, (part, whole, sister)) == [Link.PART, Link.PART, None]
    assert links(known, whole, (below, part)) == [Link.WHOLE, Link.WHOLE]


def test_a_body_that_goes_on_in_another_is_no_part_of_what_it_was_a_part_of() -> None:
    district, town = body(), body()
    village = body(part_of=district.id, merged_into=town.id, end=DAY)
    assert links(KnownTies(bodies=(district, town, village)), village, (town, district)) == [Link.SAME, None]


def test_a_circle_of_parts_ends() -> None:
    first, second = body(), body()
    first, second = replace(first, part_of=second.id), replace(second, part_of=first.id)
    assert links(KnownTies(bodies=(first, second)), first, (first, second)) == [Link.SAME, Link.PART]


def test_whoever_sits_for_a_partner_may_have_to_stand_back() -> None:
    town, club = body(), body()
    seat = replace(a_seat(), organisation=town.id)
    member = somebody()
    mandate = a_mandate(seat, "2026-01-01", who=member.id)
    known = KnownTies(persons=(member,), seats=(seat,), mandates=(mandate,), bodies=(town, club))
    (proposal,) = Ties(known, DAY).proposals([party(club), party(town)], [WhoSits(seat.id, member.id)])
    assert (proposal.seat, proposal.person) == (seat.id, member.id)
    assert [(one.bond, one.tie.body if one.tie else None) for one in proposal.grounds] == [(Bond.MANDATE, town.id)]
    assert proposal.grounds[0].records == (*proposal.grounds[0].party.records, ("seat", seat.id))


def test_the_body_of_the_mandate_goes_before_that_of_the_seat() -> None:
    town, canton = body(), body()
    seat = replace(a_seat(), organisation=town.id)
    member, stand_in = somebody(), somebody()
    mandate = replace(a_mandate(seat, "2026-01-01", who=member.id), on_behalf_of=canton.id)
    bench = replace(a_mandate(seat, "2026-01-01", who=somebody().id, substitute=True), on_behalf_of=town.id)
    known = KnownTies(persons=(member, stand_in), seats=(seat,), mandates=(mandate, bench), bodies=(town, canton))
    ties = Ties(known, DAY)
    for who in (member, stand_in):  # who sits there by nobody's mandate sits for its holder
        assert [one.body for one in ties.of(WhoSits(seat.id, who.id))] == [canton.id]


def test_the_contact_of_a_project_is_tied_to_it_as_a_person() -> None:
    member, twin = somebody(), somebody()
    known = KnownTies(persons=(member, twin), same=(same(member, twin),))
    (proposal,) = Ties(known, DAY).proposals([party(twin)], [WhoSits(SeatId(new_id()), member.id)])
    assert [(one.bond, one.tie) for one in proposal.grounds] == [(Bond.CONTACT, None)]
    assert proposal.grounds[0].records == proposal.grounds[0].party.records


def test_an_item_that_names_the_whole_says_nothing_of_its_parts() -> None:
    canton = body()
    service = body(part_of=canton.id)
    member = somebody(organisation=service.id)
    ties = Ties(KnownTies(persons=(member,), bodies=(canton, service)), DAY)
    sitting = [WhoSits(SeatId(new_id()), member.id)]
    assert not ties.proposals([party(canton, PartInItem.NAMED)], sitting)
    assert len(ties.proposals([party(service, PartInItem.NAMED)], sitting)) == 1
    assert len(ties.proposals([party(canton)], sitting)) == 1


def test_a_reason_that_everybody_may_read_comes_before_an_interest() -> None:
    club = body()
    member = somebody(organisation=club.id)
    known = KnownTies(persons=(member,), interests=(interest(member, club),), bodies=(club,))
    (proposal,) = Ties(known, DAY).proposals([party(club)], [WhoSits(SeatId(new_id()), member.id)])
    assert [one.bond for one in proposal.grounds] == [Bond.WORK, Bond.INTEREST]


def test_an_answer_holds_for_what_was_written_before_it() -> None:
    first, second = (Ground(Bond.CONTACT, party(somebody())) for _ in range(2))
    person, twin = PersonId(new_id()), PersonId(new_id())
    proposal = Proposal(SeatId(new_id()), person, (first, second))
    written = {first: 10, second: 20}.__getitem__
    assert unanswered(proposal, {}, written, {person}) == (first, second)
    assert unanswered(proposal, {twin: 15}, written, {person}) == (first, second)
    assert unanswered(proposal, {twin: 15}, written, {person, twin}) == (second,)
    assert unanswered(proposal, {twin: 15, person: 20}, written, {person, twin}) == ()


class World:
    """A few bodies and persons, tied at random, and everything that is one with something or a part of it."""

    def __init__(self, seed: int) -> None:
        chance = self.chance = random.Random(seed)
        bodies = [body() for _ in range(chance.randint(1, 5))]
        self.bodies = [
            replace(
                one,
                part_of=self.some(bodies, 0.3),
                merged_into=self.some(bodies, 0.2),
                end=chance.choice(DAYS),
            )
            for one in bodies
        ]
        self.persons = [somebody(organisation=self.some(bodies, 0.4)) for _ in range(chance.randint(1, 3))]
        self.seats = [replace(a_seat(), organisation=self.some(bodies, 0.5)) for _ in range(2)]
        self.same = [
            same(*chance.sample(rows, 2))  # type: ignore[arg-type]
            for rows in (self.bodies, self.persons)
            for _ in range(len(rows) > 1 and chance.random() < 0.5)
        ]
        self.functions = [self.dated(function, self.any_body()) for _ in range(chance.randint(0, 2))]
        self.interests = [self.dated(interest, self.any_body()) for _ in range(chance.randint(0, 2))]
        self.mandates = [self.mandate() for _ in range(chance.randint(0, 3))]
        anybody: list[Organisation | Person] = [*self.bodies, *self.persons]
        self.parties = [
            party(chance.choice(anybody), chance.choice(list(PartInItem))) for _ in range(chance.randint(0, 3))
        ]
        self.sitting = [WhoSits(seat.id, chance.choice(self.persons).id) for seat in self.seats]

    def some(self, bodies: list[Organisation], likely: float) -> OrganisationId | None:
        """One of them, or none."""
        return self.chance.choice(bodies).id if self.chance.random() < likely else None

    def any_body(self) -> Organisation | None:
        """One of them, or none."""
        return self.chance.choice([None, *self.bodies])

    def dated(self, make: Any, of: Organisation | None) -> Any:
        """Something of a person, from one day to another."""
        return make(self.chance.choice(self.persons), of, self.chance.choice(DAYS), self.chance.choice(DAYS))

    def mandate(self) -> Mandate:
        """Somebody on a seat."""
        chance = self.chance
        return Mandate(
            id=MandateId(new_id()),
            home=HOME,
            committee=COMMITTEE,
            seat=chance.choice(self.seats).id,
            person=chance.choice(self.persons).id,
            substitute=chance.random() < 0.3,
            on_behalf_of=self.some(self.bodies, 0.5),
            start=chance.choice([DAY - timedelta(days=9), DAY + timedelta(days=1)]),
            end=chance.choice(DAYS),
        )

    def known(self) -> KnownTies:
        """All of it."""
        return KnownTies(
            persons=self.persons,
            functions=self.functions,
            seats=self.seats,
            mandates=self.mandates,
            interests=self.interests,
            bodies=self.bodies,
            same=self.same,
        )

    # the same by trying everything

    def are_one(self, this: UUID, that: UUID, seen: frozenset[UUID] = frozenset()) -> bool:
        """Whether a way leads from one to the other through records that are the same."""
        if this == that:
            return True
        ends = [(one.this, one.that) for one in self.same]
        for one in self.bodies:
            if one.merged_into is not None and (one.end is None or one.end <= DAY):
                ends.append((one.id, one.merged_into))
        beside = {b for a, b in ends if a == this} | {a for a, b in ends if b == this}
        return any(self.are_one(one, that, seen | {this}) for one in beside - seen)

    def is_part(self, this: UUID, that: UUID, steps: int = 6) -> bool:
        """Whether so few steps from a part to its whole lead from one to the other."""
        for one in self.bodies if steps else ():
            gone = one.merged_into is not None and (one.end is None or one.end <= DAY)
            above = one.part_of if not gone and self.are_one(this, one.id) else None
            if above is not None and (self.are_one(above, that) or self.is_part(above, that, steps - 1)):
                return True
        return False

    def bodies_of(self, sitting: WhoSits) -> set[tuple[Bond, UUID]]:
        """To which bodies somebody is tied, and how."""
        found: set[tuple[Bond, UUID | None]] = set()
        mine = [one for one in self.mandates if day_within(one, DAY) and self.are_one(one.person, sitting.person)]
        on_it = [one for one in self.mandates if day_within(one, DAY) and one.seat == sitting.seat]
        here = [one for one in mine if one.seat == sitting.seat] or [one for one in on_it if not one.substitute]
        seats: dict[SeatId, Seat] = {seat.id: seat for seat in self.seats}
        found |= {(Bond.MANDATE, one.on_behalf_of) for one in here}
        if not any(one.on_behalf_of for one in here):
            found.add((Bond.MANDATE, seats[sitting.seat].organisation))
        for one in mine:
            if one.seat != sitting.seat:
                found.add((Bond.MANDATE, one.on_behalf_of or seats[one.seat].organisation))
        rows: list[tuple[Bond, Any]] = [(Bond.FUNCTION, row) for row in self.functions]
        rows += [(Bond.INTEREST, row) for row in self.interests]
        for bond, row in rows:
            if day_within(row, DAY) and self.are_one(row.person, sitting.person):
                found.add((bond, row.organisation))
        for person in self.persons:
            if self.are_one(person.id, sitting.person):
                found.add((Bond.WORK, person.organisation))
        return {(bond, key) for bond, key in found if key is not None}

    def expected(self) -> set[tuple[SeatId, Bond, Link, Party]]:
        """Everything that is to be proposed."""
        found: set[tuple[SeatId, Bond, Link, Party]] = set()
        for sitting, of in product(self.sitting, self.parties):
            if self.are_one(of.who, sitting.person):
                found.add((sitting.seat, Bond.CONTACT, Link.SAME, of))
                continue
            for bond, key in self.bodies_of(sitting):
                if self.are_one(key, of.who):
                    found.add((sitting.seat, bond, Link.SAME, of))
                elif of.part is not PartInItem.NAMED and self.is_part(key, of.who):
                    found.add((sitting.seat, bond, Link.PART, of))
                elif of.part is not PartInItem.NAMED and self.is_part(of.who, key):
                    found.add((sitting.seat, bond, Link.WHOLE, of))
        return found


def test_small_worlds_propose_what_trying_everything_finds() -> None:
    proposed = 0
    for seed in range(600):
        world = World(seed)
        found = Ties(world.known(), DAY).proposals(world.parties, world.sitting)
        said = {(one.seat, ground.bond, ground.link, ground.party) for one in found for ground in one.grounds}
        assert said == world.expected(), seed
        proposed += len(said)
    assert proposed > 600, "worlds in which nobody has to do with anything show little"
