"""What does the house hold of those who sit at a meeting, and of the bodies that they and an item name?"""

from collections.abc import Collection, Iterable
from uuid import UUID

from ctj_desktop.domain.deciding.standing_back import KnownTies
from ctj_desktop.domain.ids import CommitteeId, PersonId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction, SameAs
from ctj_desktop.services.naming.same_records import believed
from ctj_desktop.storage.open_file import OpenFile


def known_of(
    store: OpenFile, committee: CommitteeId, persons: Collection[PersonId], seats: Collection[SeatId]
) -> KnownTies:
    """Of some persons and seats of a committee, without the bodies."""
    same = believed(store, Person.kind)
    asked = _with_same(persons, same)
    mandates = [row for person in asked for row in store.all(Mandate, person=person)]
    mandates += [row for seat in seats for row in store.all(Mandate, seat=seat)]
    return KnownTies(
        persons=store.some(Person, asked),
        functions=[row for person in asked for row in store.all(PersonFunction, person=person)],
        seats=store.some(Seat, {*seats, *(one.seat for one in mandates)}),
        mandates=tuple({row.id: row for row in mandates}.values()),
        interests=store.all(DeclaredInterest, committee=committee),
        same=same,
    )


def with_bodies(store: OpenFile, known: KnownTies, asked: Iterable[UUID]) -> KnownTies:
    """With these bodies and all that they are, are a part of or go on in."""
    same = believed(store, Organisation.kind)
    found: dict[UUID, Organisation] = {}
    left = _with_same(asked, same)
    while left:
        rows = store.some(Organisation, left)
        found.update((row.id, row) for row in rows)
        following = {key for row in rows for key in (row.part_of, row.merged_into) if key is not None}
        left = _with_same(following, same) - found.keys()
    return replace(known, bodies=tuple(found.values()), same=(*known.same, *same))


def _with_same(asked: Iterable[UUID], same: Collection[SameAs]) -> set[UUID]:
    """With all that are one with them, in either direction and from one to the next."""
    found = set(asked)
    while more := {end for one in same for end in (one.this, one.that) if {one.this, one.that} & found} - found:
        found |= more
    return found
