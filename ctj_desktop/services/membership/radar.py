"""What needs a name within the next twelve months, and how are the seats shared out now?

Mandates and offices that end, with who follows where somebody is known already; seats that nobody holds; seats without
a substitute. Which day ends what is half-open as everywhere: `last_day` is the day before the end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.composition import RADAR_MONTHS, months_later
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, OrganisationId, PersonId, SeatId, link_id
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeOfCommittee, Substitution
from ctj_desktop.domain.records.people import SIDE_ORDER, Salutation, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.words import word
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.radar import mandates_of_radar, offices_of_radar, seats_of_radar


class RadarKind(StrEnum):
    """Why a line stands on the radar."""

    MANDATE_ENDS = "mandate_ends"
    SUBSTITUTE_ENDS = "substitute_ends"
    OFFICE_ENDS = "office_ends"
    VACANT = "vacant"
    NO_SUBSTITUTE = "no_substitute"


WHY: Final[Mapping[RadarKind, str]] = {
    RadarKind.MANDATE_ENDS: N_("Mandate ends"),
    RadarKind.SUBSTITUTE_ENDS: N_("Substitution ends"),
    RadarKind.OFFICE_ENDS: N_("Office ends"),
    RadarKind.VACANT: N_("Seat vacant"),
    RadarKind.NO_SUBSTITUTE: N_("No substitute"),
}
ENDS: Final = frozenset({RadarKind.MANDATE_ENDS, RadarKind.SUBSTITUTE_ENDS, RadarKind.OFFICE_ENDS})
"""Those that happen on a day; the others are so now."""


class RadarLine(NamedValue):
    """A mandate or an office that ends, or a seat as it is now; `key` is the record it is about.

    `next_name` is who follows, from `next_from` on; empty where nobody is named yet. `body` is who appoints.
    """

    key: UUID
    kind: RadarKind
    committee: CommitteeId
    side: Side | None
    label: Bilingual = NO_TEXT
    college: Bilingual = NO_TEXT
    seat: SeatId | None = None
    body: OrganisationId | None = None
    person: PersonId | None = None
    name: str = ""
    office: OfficeOfCommittee | None = None
    last_day: date | None = None
    next_name: str = ""
    next_from: date | None = None


class Shares(NamedValue):
    """How many seats there are, how many are held, and by whom, as letters address them; neutral apart."""

    seats: int = 0
    held: int = 0
    addressed: tuple[int, ...] = (0,) * len(Salutation)
    """In the order of `Salutation`."""


class Balance(NamedValue):
    """The seats shared out by side, and by college where there are any; a seat of none stands under no name."""

    sides: tuple[tuple[Side, Shares], ...]
    colleges: tuple[tuple[Bilingual, Shares], ...]


class Radar(NamedValue):
    """What is open now, then what ends, the nearest first; `months` are the first days of the months it looks over."""

    day: date
    lines: tuple[RadarLine, ...]
    balance: Balance
    months: tuple[date, ...]

    def of_month(self, month: date) -> tuple[RadarLine, ...]:
        """What ends in a month, given by its first day."""
        return tuple(line for line in self.lines if line.last_day is not None and line.last_day.replace(day=1) == month)


def radar(store: OpenFile, committee: CommitteeId | None, day: date) -> Radar:
    """The twelve months after a day, of one committee or of all, by what is known now."""
    last = months_later(day, RADAR_MONTHS)
    seats = seats_of_radar(store, committee, day)
    by_seat: dict[bytes, list[Any]] = defaultdict(list)
    for mandate in mandates_of_radar(store, committee, day, last):
        by_seat[mandate.seat].append(mandate)
    benches = _benches(seats)
    now = list(_now(seats, by_seat, benches, day))
    ends = [*_ends(seats, by_seat, day, last), *_offices(offices_of_radar(store, committee, day, last), day, last)]
    ends.sort(key=lambda line: (line.last_day or day, line.kind))
    return Radar(
        day=day,
        lines=(*now, *ends),
        balance=_balance(seats, by_seat, day),
        months=tuple(_months(day, days_later(last, -1))),
    )


def place_of(line: RadarLine) -> Bilingual:
    """The seat, or the office."""
    if line.office is None:
        return line.label
    return Bilingual.of(word(load_translator("fr_CH"), line.office), word(load_translator("de_CH"), line.office))


# seats


def _benches(seats: Sequence[Any]) -> Mapping[bytes, tuple[bytes, ...]]:
    """The seats whose substitutes may sit on a seat: its own, or the pool seats of its college, else of its side."""
    pools: dict[object, list[bytes]] = defaultdict(list)
    for seat in seats:
        if seat.substitution == Substitution.POOL:
            pools[seat.committee, seat.college].append(seat.id)
            pools[seat.committee, seat.side, None].append(seat.id)
    found: dict[bytes, tuple[bytes, ...]] = {}
    for seat in seats:
        if seat.substitution == Substitution.PERSONAL:
            found[seat.id] = (seat.id,)
        elif seat.substitution == Substitution.POOL:
            pool = (seat.committee, seat.college) if seat.college else (seat.committee, seat.side, None)
            found[seat.id] = tuple(pools[pool])
    return found


def _now(
    seats: Sequence[Any], by_seat: Mapping[bytes, Sequence[Any]], benches: Mapping[bytes, tuple[bytes, ...]], day: date
) -> Iterator[RadarLine]:
    """Seats that nobody holds, and seats without a substitute."""
    replaced = {seat for seat, mandates in by_seat.items() if any(m.substitute and _runs(m, day) for m in mandates)}
    for seat in seats:
        mandates = by_seat.get(seat.id, ())
        if _holder(mandates, day) is None:
            yield _line(seat, RadarKind.VACANT, seat.id, follows=_first_after(mandates, day, substitute=False))
        bench = benches.get(seat.id, ())
        if bench and replaced.isdisjoint(bench):
            beside = link_id("no_substitute", UUID(bytes=seat.id))  # it may be vacant as well
            yield _line(
                seat, RadarKind.NO_SUBSTITUTE, beside.bytes, follows=_first_after(mandates, day, substitute=True)
            )


def _ends(seats: Sequence[Any], by_seat: Mapping[bytes, Sequence[Any]], day: date, last: date) -> Iterator[RadarLine]:
    for seat in seats:
        mandates = by_seat.get(seat.id, ())
        for mandate in mandates:
            end = _day(mandate.end)
            if end is None or end > last or not _runs(mandate, day):
                continue
            if mandate.substitute and seat.substitution == Substitution.NONE:
                continue  # entered before the seat was said to have none
            kind = RadarKind.SUBSTITUTE_ENDS if mandate.substitute else RadarKind.MANDATE_ENDS
            follows = next((one for one in mandates if _takes_over(one, mandate, end)), None)
            yield _line(seat, kind, mandate.id, held=mandate, follows=follows)


def _takes_over(other: Any, mandate: Any, end: date) -> bool:
    """Whether it is the same place from the end on, without a day between; one that runs on already counts too."""
    other_end = _day(other.end)
    return (
        other.id != mandate.id
        and other.substitute == mandate.substitute
        and date.fromisoformat(other.start) <= end
        and (other_end is None or other_end > end)
    )


def _line(
    seat: Any, kind: RadarKind, key: bytes, *, held: Any = None, follows: Any = None
) -> RadarLine:  # rows of queries
    end = _day(held.end) if held is not None else None
    return RadarLine(
        key=UUID(bytes=key),
        kind=kind,
        committee=CommitteeId(UUID(bytes=seat.committee)),
        side=Side(seat.side),
        label=shown_text(
            seat.label_fr or seat.short_name_fr or seat.name_fr, seat.label_de or seat.short_name_de or seat.name_de
        ),
        college=shown_text(seat.college_fr, seat.college_de),
        seat=SeatId(UUID(bytes=seat.id)),
        body=OrganisationId(UUID(bytes=seat.organisation)) if seat.organisation else None,
        person=PersonId(UUID(bytes=held.person)) if held is not None else None,
        name=_named(held),
        last_day=days_later(end, -1) if end else None,
        next_name=_named(follows),
        next_from=date.fromisoformat(follows.start) if follows is not None else None,
    )


def _holder(mandates: Iterable[Any], day: date) -> Any:
    """Of two at once the one that began last, as the composition has it."""
    running = [mandate for mandate in mandates if not mandate.substitute and _runs(mandate, day)]
    return running[-1] if running else None


def _first_after(mandates: Iterable[Any], day: date, *, substitute: bool) -> Any:
    later = (one for one in mandates if bool(one.substitute) is substitute and not _runs(one, day))
    return next(later, None)


# offices


def _offices(held: Sequence[Any], day: date, last: date) -> Iterator[RadarLine]:
    for one in held:
        end = _day(one.end)
        if end is None or end > last or not _runs(one, day):
            continue
        follows = next((other for other in held if _succeeds(other, one, end)), None)
        yield RadarLine(
            key=UUID(bytes=one.id),
            kind=RadarKind.OFFICE_ENDS,
            committee=CommitteeId(UUID(bytes=one.committee)),
            side=Side(one.side) if one.side else None,
            person=PersonId(UUID(bytes=one.person)),
            name=_named(one),
            office=OfficeOfCommittee(one.office),
            last_day=days_later(end, -1),
            next_name=_named(follows),
            next_from=date.fromisoformat(follows.start) if follows is not None else None,
        )


def _succeeds(other: Any, one: Any, end: date) -> bool:
    """The same office of the same side, entered for the time after; a colleague who holds it beside does not follow."""
    same = (other.committee, other.office, other.side) == (one.committee, one.office, one.side)
    return same and other.id != one.id and one.start < other.start and date.fromisoformat(other.start) <= end


# the balance


def _balance(seats: Sequence[Any], by_seat: Mapping[bytes, Sequence[Any]], day: date) -> Balance:
    sides: dict[Side, list[Any]] = defaultdict(list)
    colleges: dict[Bilingual, list[Any]] = {}
    for seat in seats:
        holder = _holder(by_seat.get(seat.id, ()), day)
        sides[Side(seat.side)].append(holder)
        colleges.setdefault(shown_text(seat.college_fr, seat.college_de), []).append(holder)
    named = colleges if any(colleges) else {}
    return Balance(
        sides=tuple((side, _shares(sides[side])) for side in SIDE_ORDER if side in sides),
        colleges=tuple((name, _shares(holders)) for name, holders in named.items()),
    )


def _shares(holders: Sequence[Any]) -> Shares:
    addressed = [holder.salutation for holder in holders if holder is not None]
    return Shares(
        seats=len(holders),
        held=len(addressed),
        addressed=tuple(
            sum(one == salutation or (not one and salutation is Salutation.NEUTRAL) for one in addressed)
            for salutation in Salutation
        ),
    )


# of rows


def _runs(row: Any, day: date) -> bool:
    return bool(row.start <= day.isoformat() and (not row.end or row.end > day.isoformat()))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _named(row: Any) -> str:
    return " ".join(filter(None, (row.given_name, row.family_name))) if row is not None else ""


def _months(day: date, last: date) -> Iterator[date]:
    month = day.replace(day=1)
    while month <= last:
        yield month
        month = months_later(month, 1)
