"""Who may correct the record of a person or a body, wider than the office that keeps it?

Home and scope of such a record never move (exchange/FORMAT.md 1.5). A correction is an ordinary write in its row, which
reaches the home with the next bundle and all others from there. Only the home takes the record away, sets until when
its contact is kept, makes it anonymous and keeps what is private of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from ctj_desktop.domain.composition import Dated, day_within
from ctj_desktop.domain.ids import CommitteeId, OfficeId, ctj_home
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Seat, Secretariat
from ctj_desktop.domain.records.people import Organisation, OrganisationName, Person, PersonFunction, Side

Corrected = Person | Organisation | PersonFunction | OrganisationName


class Corrector(PositionalValue):
    """An office, the side of which it is a secretariat (None: of neither), and who sits where that counts.

    `sitting` are the persons and bodies of the committees of which it is one, as `sitting_with` says.
    """

    office: OfficeId
    side: Side | None
    sitting: Mapping[UUID, Collection[Side]]


def may_correct(by: Corrector, whom: Person | Organisation, row: Corrected) -> bool:
    """Whether an office may correct a row that says who a person or body is, or something more of it.

    May do so: the home of the row; whoever the person or body is entrusted to; the secretariat of the side of whoever
    sits in its committee, where the side is that of the record, else of the seat. A person whom the home made
    anonymous is left to it, and so is what the conference keeps for all, unless it is entrusted; what a third office
    said of somebody is left to that office.
    """
    if row.home == by.office:
        return True
    if row.home != whom.home or (isinstance(whom, Person) and whom.anonymised_on is not None):
        return False
    if whom.keeper == by.office:
        return True
    if by.side is None or row.home == ctj_home() or whom.id not in by.sitting:
        return False
    return by.side == whom.side or (whom.side is None and by.side in by.sitting[whom.id])


def committees_of(secretariats: Iterable[Secretariat], side: Side, on: date) -> Collection[CommitteeId]:
    """The committees of which a side has a secretariat on that day."""
    return {one.committee for one in secretariats if one.side is side and day_within(one, on)}


def sitting_with(
    committees: Collection[CommitteeId],
    seats: Iterable[Seat],
    mandates: Iterable[Mandate],
    offices: Iterable[OfficeHeld],
    on: date,
) -> Mapping[UUID, Collection[Side]]:
    """Persons and bodies of some committees, with the sides of their seats.

    Whoever is to sit later counts as well; a substitute sits; whoever holds an office of the committee does so too.
    """
    found: dict[UUID, set[Side]] = defaultdict(set)
    there = {seat.id: seat for seat in seats if seat.committee in committees and not _over(seat, on)}
    for seat in there.values():
        if seat.organisation is not None:
            found[seat.organisation].add(seat.side)
    for mandate in mandates:
        if mandate.seat in there and not _over(mandate, on):
            found[mandate.person].add(there[mandate.seat].side)
    for held in offices:
        if held.committee in committees and not _over(held, on):
            found[held.person] |= {held.side} if held.side is not None else set()
    return dict(found)


def _over(dated: Dated, on: date) -> bool:
    return dated.end is not None and dated.end <= on
