"""Who sits in the committee on a given day, which seats are vacant, and which mandates end soon?

Every date is half-open, [start, end): a mandate that ends on 1 March was last in force on the last day of
February, and a successor who starts on 1 March leaves no gap and no overlap.
"""

from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date
from typing import Protocol

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
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
    states = tuple(_state(seat, existing, in_force) for seat in existing)
    findings = [finding for state in states for finding in _findings(state, in_force, on, months)]
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


def _state(seat: Seat, seats: Sequence[Seat], in_force: Sequence[Mandate]) -> SeatState:
    holders = [m for m in in_force if m.seat == seat.id and not m.substitute]
    benches = _bench(seat, seats)
    substitutes = tuple(m for m in in_force if m.substitute and m.seat in benches)
    return SeatState(seat, holders[-1] if holders else None, substitutes)


def _bench(seat: Seat, seats: Sequence[Seat]) -> set[object]:
    """The seats whose substitutes may sit here: its own, or all pool seats of its college (or side)."""
    if seat.substitution is Substitution.NONE:
        return set()
    if seat.substitution is Substitution.PERSONAL:
        return {seat.id}
    return {
        other.id
        for other in seats
        if other.substitution is Substitution.POOL
        and (other.college == seat.college if seat.college else other.side is seat.side)
    }


def _findings(state: SeatState, in_force: Sequence[Mandate], on: date, months: int) -> Iterable[Finding]:
    seat = str(state.seat.id)
    holders = [m for m in in_force if m.seat == state.seat.id and not m.substitute]
    if state.vacant:
        yield Finding("composition.vacant", Severity.WARNING, {"seat": seat})
    if len(holders) > 1:
        yield Finding("composition.two_holders", Severity.ERROR, {"seat": seat, "count": len(holders)})
    if not state.substitutes and state.seat.substitution is not Substitution.NONE:
        yield Finding("composition.no_substitute", Severity.INFO, {"seat": seat})
    horizon = months_later(on, months)
    for mandate in (*holders, *(m for m in state.substitutes if m.seat == state.seat.id)):
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
