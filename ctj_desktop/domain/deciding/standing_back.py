"""Who may have to stand back for an item, and why? By what is known of persons and bodies on the day of the meeting.

Somebody is tied to a body by a mandate, a function, the work or an interest that was declared; a body is a party to an
item as a partner of its project, or because the item names it. Two records are one body where an office says so or one
goes on in the other; a body and the whole of which it is a part have an interest in each other's affairs as well.

Nobody stands back by this alone: a person answers each proposal.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import OrganisationId, PersonId, ProjectId, SeatId
from ctj_desktop.domain.record import NamedValue, PositionalValue, Record, RecordKey
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction, SameAs


class PartInItem(Enum):
    """What somebody, or a body, has to do with the item."""

    LEAD = "lead"
    PARTNER = "partner"
    NAMED = "named"


class Bond(Enum):
    """How a person is tied to a body, or to the item itself, in the order in which a reason is looked for."""

    FUNCTION = "function"
    WORK = "work"
    MANDATE = "mandate"
    CONTACT = "contact"
    INTEREST = "interest"


class Link(Enum):
    """What the body of a person is to the party: itself, a part of it, or the whole of which that is a part."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"


class RecusalAnswer(StrEnum):
    """What was said of somebody who may have to stand back."""

    OPEN = "open"
    RECUSED = "recused"
    REFUSED = "refused"


class Party(PositionalValue):
    """A body, or a person, that the item is about, by a project of it or by its own text; `records` say so."""

    part: PartInItem
    who: OrganisationId | PersonId
    records: tuple[RecordKey, ...]
    project: ProjectId | None = None


class Tie(PositionalValue):
    """A person is tied to a body; `record` says so."""

    bond: Bond
    person: PersonId
    body: OrganisationId
    record: RecordKey


class Ground(PositionalValue):
    """Why somebody may have to stand back: without a tie the person is named to the item as its contact."""

    bond: Bond
    party: Party
    link: Link = Link.SAME
    tie: Tie | None = None

    @property
    def records(self) -> tuple[RecordKey, ...]:
        """What it rests on."""
        return (*self.party.records, *((self.tie.record,) if self.tie is not None else ()))


class WhoSits(PositionalValue):
    """Who sits on a seat, or is to."""

    seat: SeatId
    person: PersonId


class Proposal(PositionalValue):
    """That somebody may have to stand back, the best reason first."""

    seat: SeatId
    person: PersonId
    grounds: tuple[Ground, ...]


class KnownTies(NamedValue):
    """What the house holds of the persons and bodies that are asked about; `same` are those that are believed."""

    persons: Collection[Person] = ()
    functions: Collection[PersonFunction] = ()
    seats: Collection[Seat] = ()
    mandates: Collection[Mandate] = ()
    interests: Collection[DeclaredInterest] = ()
    bodies: Collection[Organisation] = ()
    same: Collection[SameAs] = ()


_BONDS: Final = tuple(Bond)
_PARTS: Final = tuple(PartInItem)
_LINKS: Final = tuple(Link)


class Ties:
    """What is known, as it holds on a day."""

    def __init__(self, known: KnownTies, day: date) -> None:
        self._known, self._day = known, day
        self._persons = _joined((one.this, one.that) for one in known.same if one.record_kind == Person.kind)
        same = [(one.this, one.that) for one in known.same if one.record_kind == Organisation.kind]
        merged = [(one.id, one.merged_into) for one in known.bodies if one.merged_into and self._has_merged(one)]
        self._bodies = _joined([*same, *merged])
        self._wholes = self._parents()

    def proposals(self, parties: Iterable[Party], sitting: Iterable[WhoSits]) -> tuple[Proposal, ...]:
        """Who of those that sit may have to stand back for an item with these parties, in the order of the seats."""
        asked = tuple(parties)
        found = ((one, tuple(sorted(set(self._grounds(one, asked)), key=_rank))) for one in sitting)
        return tuple(Proposal(one.seat, one.person, grounds) for one, grounds in found if grounds)

    def of(self, sitting: WhoSits) -> Iterator[Tie]:
        """The bodies to which somebody on a seat is tied on the day."""
        yield from self._of_seat(sitting)
        selves = self.selves(sitting.person)
        for mandate in self._known.mandates:
            if mandate.person in selves and mandate.seat != sitting.seat and day_within(mandate, self._day):
                body = mandate.on_behalf_of or self._of(mandate.seat)
                yield from _tie(Bond.MANDATE, sitting.person, body, mandate)
        for function in self._known.functions:
            if function.person in selves and day_within(function, self._day):
                yield from _tie(Bond.FUNCTION, sitting.person, function.organisation, function)
        for person in self._known.persons:
            if person.id in selves:
                yield from _tie(Bond.WORK, sitting.person, person.organisation, person)
        for interest in self._known.interests:
            if interest.person in selves and day_within(interest, self._day):
                yield from _tie(Bond.INTEREST, sitting.person, interest.organisation, interest)

    def link(self, body: UUID, party: UUID) -> Link | None:
        """What a body is to a party; None where it has nothing to do with it."""
        own, other = self._one(body), self._one(party)
        if own == other:
            return Link.SAME
        if other in self._above(own):
            return Link.PART
        return Link.WHOLE if own in self._above(other) else None

    def selves(self, person: UUID) -> frozenset[UUID]:
        """The records of a person, this one among them."""
        return self._persons.get(person, frozenset({person}))

    # inside

    def _grounds(self, sitting: WhoSits, parties: Iterable[Party]) -> Iterator[Ground]:
        selves, ties = self.selves(sitting.person), tuple(self.of(sitting))
        for party in parties:
            if party.who in selves:
                yield Ground(Bond.CONTACT, party)
                continue
            for tie in ties:
                link = self.link(tie.body, party.who)
                if link is Link.SAME or (link is not None and party.part is not PartInItem.NAMED):
                    yield Ground(tie.bond, party, link, tie)

    def _of_seat(self, sitting: WhoSits) -> Iterator[Tie]:
        """The body for which whoever sits there sits: that of the mandates on it, else that of the seat."""
        on_it = [one for one in self._known.mandates if one.seat == sitting.seat and day_within(one, self._day)]
        own = [one for one in on_it if one.person in self.selves(sitting.person)]
        holders = own or [one for one in on_it if not one.substitute]
        named = [one for one in holders if one.on_behalf_of is not None]
        for mandate in named:
            yield from _tie(Bond.MANDATE, sitting.person, mandate.on_behalf_of, mandate)
        for seat in self._known.seats:
            if seat.id == sitting.seat and not named:
                yield from _tie(Bond.MANDATE, sitting.person, seat.organisation, seat)

    def _of(self, seat: SeatId) -> OrganisationId | None:
        return next((one.organisation for one in self._known.seats if one.id == seat), None)

    def _has_merged(self, body: Organisation) -> bool:
        """The day from which a body goes on in another one is its first day without itself."""
        return body.merged_into is not None and (body.end is None or body.end <= self._day)

    def _parents(self) -> dict[frozenset[UUID], set[frozenset[UUID]]]:
        """Of which bodies each is a part: one that goes on in another is no part of its own any more."""
        found: dict[frozenset[UUID], set[frozenset[UUID]]] = {}
        for one in self._known.bodies:
            if one.part_of is not None and not self._has_merged(one):
                found.setdefault(self._one(one.id), set()).add(self._one(one.part_of))
        return found

    def _above(self, body: frozenset[UUID]) -> set[frozenset[UUID]]:
        """Two devices may have closed a circle: each stands in it once."""
        found: set[frozenset[UUID]] = set()
        left = set(self._wholes.get(body, ()))
        while left:
            one = left.pop()
            found.add(one)
            left |= self._wholes.get(one, set()) - found
        return found

    def _one(self, body: UUID) -> frozenset[UUID]:
        return self._bodies.get(body, frozenset({body}))


def unanswered(
    proposal: Proposal, refused: Mapping[UUID, int], written: Callable[[Ground], int], selves: Collection[UUID]
) -> tuple[Ground, ...]:
    """The reasons that nobody has answered: those that were written after it was last said that the person stays.

    `refused` says of a person when, `written` of a reason since when it stands there so, on one clock.
    """
    answered = max((refused[one] for one in selves if one in refused), default=None)
    return tuple(one for one in proposal.grounds if answered is None or written(one) > answered)


def _tie(bond: Bond, person: PersonId, body: OrganisationId | None, record: Record) -> Iterator[Tie]:
    if body is not None:
        yield Tie(bond, person, body, (record.kind, record.id))


def _joined(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    """Every record of a pair with all that are one with it."""
    found: dict[UUID, frozenset[UUID]] = {}
    for this, that in pairs:
        joined = found.get(this, frozenset({this})) | found.get(that, frozenset({that}))
        found |= dict.fromkeys(joined, joined)
    return found


def _rank(ground: Ground) -> tuple[int, int, int, str]:
    tie = ground.tie
    return (
        _BONDS.index(ground.bond),
        _LINKS.index(ground.link),
        _PARTS.index(ground.party.part),
        f"{ground.party.records} {tie.record if tie is not None else ''}",
    )
