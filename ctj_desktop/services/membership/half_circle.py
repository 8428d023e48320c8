"""Who sits where on a day, as a half-circle shows it: numbered from one end to the other, and what ends soon?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held, MandateEnding, SideShare
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.quorum_and_majority import needed_of, needed_of_side
from ctj_desktop.domain.records.committees import PRESIDING, Capacity, Committee, OfficeHeld
from ctj_desktop.domain.records.people import SIDE_ORDER, Person, Side
from ctj_desktop.domain.records.statutes import QuorumBase, QuorumRule
from ctj_desktop.services.membership.lists import SOON, SeatLine, seats_on
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.queries.membership.members import change_days
from ctj_desktop.storage.store import Store

YEAR: Final = timedelta(days=365)
OF_SEATS: Final = frozenset({QuorumBase.SEATS, QuorumBase.NUMBER})
"""Bases that are there although nobody is."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def half_circle(store: Store, committee: CommitteeId, day: date) -> HalfCircle:
    """By what is known now, valid on the day; the seats of the first side stand first, in their order."""
    lines = seats_on(store, day, committee)
    known = kept_ones(store, Person.kind)
    chairs = {
        known.get(office.person, office.person)
        for office in store.all(OfficeHeld, committee=committee)
        if office.office in PRESIDING and office.start <= day and (office.end is None or day < office.end)
    }
    ordered = sorted(lines, key=lambda line: SIDE_ORDER.index(line.side))  # stays in its order within a side
    voting = [line for line in ordered if line.capacity is Capacity.VOTING]
    advisory = [line for line in ordered if line.capacity is not Capacity.VOTING]
    placed = tuple(_placed(line, str(at), day, line.holder in chairs) for at, line in enumerate(voting, start=1))
    beside = tuple(
        _placed(line, LETTERS[at % len(LETTERS)], day, line.holder in chairs) for at, line in enumerate(advisory)
    )
    sides = tuple(_share(side, placed) for side in SIDE_ORDER if any(seat.side is side for seat in placed))
    quorum, of_sides = _quorum(store, committee, day, placed)
    return HalfCircle(
        day=day,
        voting=placed,
        advisory=beside,
        sides=sides,
        quorum=quorum,
        of_sides=of_sides,
        endings=_endings((*placed, *beside), day),
    )


def days_of_change(store: Store, committee: CommitteeId) -> list[date]:
    """The days on which somebody or a seat comes or goes, in their order."""
    return change_days(store, committee)


def _placed(line: SeatLine, mark: str, day: date, chairs: bool) -> CircleSeat:
    held = Held.VACANT
    if line.holder is not None:
        held = Held.ENDING if line.until is not None and line.until - day <= SOON else Held.FILLED
    return CircleSeat(
        key=line.key,
        mark=mark,
        side=line.side,
        held=held,
        chairs=chairs,
        label=line.label,
        college=line.college,
        holder=line.holder_name,
        until=line.until,
    )


def _share(side: Side, seats: Sequence[CircleSeat]) -> SideShare:
    own = [seat for seat in seats if seat.side is side]
    return SideShare(side=side, held=sum(seat.held is not Held.VACANT for seat in own), seats=len(own))


def _quorum(
    store: Store, committee: CommitteeId, day: date, seats: Sequence[CircleSeat]
) -> tuple[int, Mapping[Side, int]]:
    statutes = statutes_on(store, committee, day)
    rule = statutes.quorum if statutes is not None else None
    if rule is None:
        return 0, {}
    counted = Counter(seat.side for seat in seats if rule.base in OF_SEATS or seat.held is not Held.VACANT)
    return least_needed(rule, the(store, Committee, committee).sides, counted)


def least_needed(
    rule: QuorumRule, sides: Sequence[Side], counted: Mapping[Side, int]
) -> tuple[int, Mapping[Side, int]]:
    """How many must be there of the voting seats `counted` by side, and of each side; 0 where nobody is counted yet."""
    base = sum(counted.values())
    if not base:
        return 0, {}
    of_sides = {side: needed_of_side(rule, sides, counted.get(side, 0)) for side in sides}
    fixed = rule.base is QuorumBase.NUMBER
    share = rule.numerator if fixed else needed_of(base, rule.numerator, rule.denominator, strict=rule.strict)
    asked = {side: least for side, least in of_sides.items() if least}
    return max(share, sum(asked.values()), sum(one.minimum for one in rule.colleges)), asked


def _endings(seats: Sequence[CircleSeat], day: date) -> tuple[MandateEnding, ...]:
    found = [
        MandateEnding(until=seat.until, label=seat.label, soon=seat.held is Held.ENDING)
        for seat in seats
        if seat.until is not None and seat.until - day <= YEAR
    ]
    return tuple(sorted(found, key=lambda ending: ending.until))
