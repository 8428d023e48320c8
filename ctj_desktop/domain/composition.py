"""Who sits in the committee on a given day, which seats are vacant, and which mandates end soon?

Every date is half-open, [start, end): a mandate that ends on 1 March was last in force on the last day of
February, and a successor who starts on 1 March leaves no gap and no overlap.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import MAXYEAR, date
from typing import Protocol

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import CollegeId, SeatId
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Capacity, Mandate, OfficeHeld, Seat, Substitution
from ctj_desktop.domain.records.people import Side

RADAR_MONTHS = 12


class Dated(Protocol):
    """Anything valid [start, end); None is open."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


class SeatState(PositionalValue):
    """A seat on that day: its holder, who may substitute (in order of entry), and when the holder's time ends."""

    seat: Seat
    holder: Mandate | None
    substitutes: tuple[Mandate, ...]

    @property
    def vacant(self) -> bool:
        """Nobody holds the seat."""
        return self.holder is None

    @property
    def ends(self) -> date | None:
        """The first day without the present holder: end of the mandate or of the seat, whichever is first."""
        ends = [self.seat.end] + ([self.holder.end] if self.holder else [])
        return min((end for end in ends if end is not None), default=None)


class Composition(PositionalValue):
    """The committee on one day, in the order of its seats; only seats that exist on that day."""

    on: date
    seats: tuple[SeatState, ...]
    officers: tuple[OfficeHeld, ...]
    findings: tuple[Finding, ...]

    def voting(self, side: Side | None = None) -> tuple[SeatState, ...]:
        """The held seats that may vote, of one side or of both."""
        return tuple(
            state
            for state in self.seats
            if state.holder and state.seat.capacity is Capacity.VOTING and side in (None, state.seat.side)
        )


def composition(
    seats: Iterable[Seat],
    mandates: Iterable[Mandate],
    offices: Iterable[OfficeHeld],
    on: date,
    *,
    months: int = RADAR_MONTHS,
) -> Composition:
    """The composition as of `on`, by what is known now; findings list what needs care within `months`.

    Two holders at once are a finding: the one who started last is shown (then the greater id), as a
    successor is usually entered before the predecessor's mandate is ended.
    """
    in_force = sorted((m for m in mandates if day_within(m, on)), key=lambda m: (m.start, m.id))
    existing = sorted((seat for seat in seats if day_within(seat, on)), key=order_key)
    held = _by_seat(mandate for mandate in in_force if not mandate.substitute)
    own = _by_seat(mandate for mandate in in_force if mandate.substitute)
    pools = _pools(existing, in_force)
    states = tuple(_state(seat, held[seat.id], own[seat.id], pools) for seat in existing)
    findings = [
        finding for state in states for finding in _findings(state, held[state.seat.id], own[state.seat.id], on, months)
    ]
    officers = sorted((held for held in offices if day_within(held, on)), key=lambda o: (o.office, o.start, o.id))
    findings.extend(_officer_findings(officers, on, months))
    return Composition(on, states, tuple(officers), tuple(findings))


def day_within(row: Dated, on: date) -> bool:
    """Whether the day lies in [start, end)."""
    return (row.start is None or row.start <= on) and (row.end is None or on < row.end)


def overlap(first: Dated, second: Dated) -> bool:
    """Whether both are in force on some common day; touching at a date is no overlap."""
    start = max(first.start or date.min, second.start or date.min)
    end = min(first.end or date.max, second.end or date.max)
    return start < end


def last_day(row: Dated) -> date | None:
    """The last day in force, as a person says it: the day before `end`."""
    return None if row.end is None else days_later(row.end, -1)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; a day that the month lacks becomes the first of the next.

    As an end [start, end) this is right: a year from 29 February 2024 ends on 1 March 2025, so that
    28 February is the last day; a month from 31 January ends on 1 March as well. Beyond the calendar lies
    its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    first = date(year, month + 1, 1)
    same = days_later(first, day.day - 1)
    return same if same.month == first.month else months_later(first, 1)


def _by_seat(mandates: Iterable[Mandate]) -> Mapping[SeatId, list[Mandate]]:
    found: defaultdict[SeatId, list[Mandate]] = defaultdict(list)
    for mandate in mandates:
        found[mandate.seat].append(mandate)
    return found


def _pools(seats: Iterable[Seat], in_force: Iterable[Mandate]) -> Mapping[CollegeId | Side, list[Mandate]]:
    """Who substitutes on a pool seat, by each college and by each side."""
    of_pool = {seat.id: seat for seat in seats if seat.substitution is Substitution.POOL}
    found: defaultdict[CollegeId | Side, list[Mandate]] = defaultdict(list)
    for mandate in in_force:
        seat = of_pool.get(mandate.seat) if mandate.substitute else None
        if seat is not None:
            found[seat.side].append(mandate)
        if seat is not None and seat.college:
            found[seat.college].append(mandate)
    return found


def _state(
    seat: Seat, holders: Sequence[Mandate], own: Sequence[Mandate], pools: Mapping[CollegeId | Side, list[Mandate]]
) -> SeatState:
    """Substitutes are those of the seat itself, or those on all pool seats of its college (or side)."""
    bench = {
        Substitution.NONE: (),
        Substitution.PERSONAL: own,
        Substitution.POOL: pools[seat.college or seat.side],
    }[seat.substitution]
    return SeatState(seat, holders[-1] if holders else None, tuple(bench))


def _findings(
    state: SeatState, holders: Sequence[Mandate], own: Sequence[Mandate], on: date, months: int
) -> Iterable[Finding]:
    seat = str(state.seat.id)
    if state.vacant:
        yield Finding("composition.vacant", Severity.WARNING, {"seat": seat})
    if len(holders) > 1:
        yield Finding("composition.two_holders", Severity.ERROR, {"seat": seat, "count": len(holders)})
    without = state.seat.substitution is Substitution.NONE
    if not state.substitutes and not without:
        yield Finding("composition.no_substitute", Severity.INFO, {"seat": seat})
    horizon = months_later(on, months)
    for mandate in (*holders, *(() if without else own)):
        if mandate.end is not None and mandate.end <= horizon:
            data: dict[str, FindingValue] = {
                "seat": seat,
                "mandate": str(mandate.id),
                "substitute": mandate.substitute,
                "last_day": days_later(mandate.end, -1).isoformat(),
            }
            yield Finding("composition.ends_soon", Severity.WARNING, data)


def _officer_findings(officers: Sequence[OfficeHeld], on: date, months: int) -> Iterable[Finding]:
    horizon = months_later(on, months)
    for held in officers:
        if held.end is not None and held.end <= horizon:
            data: dict[str, FindingValue] = {
                "office": held.office.value,
                "office_held": str(held.id),
                "last_day": days_later(held.end, -1).isoformat(),
            }
            yield Finding("composition.office_ends_soon", Severity.WARNING, data)
