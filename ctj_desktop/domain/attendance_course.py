"""How was each line of the roll there from the opening to the close, one stretch after the other?

Everything is read from the same snapshots by which votes and the quorum are judged, so that what is said of a stretch
is true in each of its minutes.
"""

from collections.abc import Iterator, Mapping, Sequence

from ctj_desktop.domain.attendance_facts import AttendanceFacts, How, SeatAt, Snapshot
from ctj_desktop.domain.ids import RollId
from ctj_desktop.domain.record import PositionalValue


class Stretch(PositionalValue):
    """A line there or represented, from one minute to another in minutes from the opening; `end` None: to the close.

    One that ends as it starts is of that minute alone. `bearer` is the seat that voted for it.
    """

    start: int
    end: int | None
    seat: SeatAt
    bearer: SeatAt | None = None

    @property
    def there(self) -> bool:
        """Somebody sat on the seat itself."""
        return self.seat.there

    @property
    def remote(self) -> bool:
        """And not in the room."""
        return self.seat.how is How.REMOTE


class Period(PositionalValue):
    """The roll as it stood from a minute on, whatever changed in that minute; `end` None: to the close."""

    start: int
    end: int | None
    snapshot: Snapshot


def periods(facts: AttendanceFacts, closed: int | None = None) -> tuple[Period, ...]:
    """The roll between each change of it and the next, from the opening on; none of a meeting that lasted no minute.

    Who left in the minute of the opening was there for it, and is in no period.
    """
    if closed is not None and closed <= 0:
        return ()
    edges = [0, *(minute for minute in facts.changes() if minute > 0 and (closed is None or minute < closed))]
    ends: list[int | None] = [*edges[1:], closed]
    return tuple(Period(start, end, facts.after_minute(start)) for start, end in zip(edges, ends, strict=True))


def courses(facts: AttendanceFacts, closed: int | None = None) -> Mapping[RollId, tuple[Stretch, ...]]:
    """The stretches of every line that was there or represented, in the order of time; `closed` is the closing minute.

    What held in a single minute alone, because somebody came and left in it, is a stretch of its own.
    """
    closed = max(closed, 0) if closed is not None else None
    spans = periods(facts, closed)
    minutes = [span.start for span in spans] + ([closed] if closed is not None else [])
    found: dict[RollId, list[Stretch]] = {}
    for at, minute in enumerate(minutes):
        around = [_by_line(span.snapshot) for span in spans[max(at - 1, 0) : at + 1]]
        instant = facts.at_minute(minute)
        for state in _present(instant):
            if not any(_same(state, one.get(state.roll.id)) for one in around):
                _add(found, Stretch(minute, minute, state, _bearer(instant, state)))
        for span in spans[at : at + 1]:
            for state in _present(span.snapshot):
                _add(found, Stretch(span.start, span.end, state, _bearer(span.snapshot, state)))
    return {line: tuple(_to_the_close(stretches, closed)) for line, stretches in found.items()}


def _present(snapshot: Snapshot) -> list[SeatAt]:
    return [state for state in snapshot.seats if state.how is not How.AWAY]


def _by_line(snapshot: Snapshot) -> dict[RollId, SeatAt]:
    return {state.roll.id: state for state in snapshot.seats}


def _same(one: SeatAt, other: SeatAt | None) -> bool:
    kept = (one.how, one.carried_by, one.in_writing)
    return other is not None and kept == (other.how, other.carried_by, other.in_writing)


def _bearer(snapshot: Snapshot, state: SeatAt) -> SeatAt | None:
    return snapshot.seat(state.carried_by) if state.carried_by is not None else None


def _add(found: dict[RollId, list[Stretch]], stretch: Stretch) -> None:
    """Joined with the one before where nothing changed for this line."""
    of_line = found.setdefault(stretch.seat.roll.id, [])
    last = of_line[-1] if of_line else None
    if last is not None and last.end == stretch.start and _same(last.seat, stretch.seat) and _one_bearer(last, stretch):
        of_line[-1] = Stretch(last.start, stretch.end, last.seat, last.bearer)
    else:
        of_line.append(stretch)


def _one_bearer(one: Stretch, other: Stretch) -> bool:
    """A seat that changes hands carries the proxy in other hands."""
    held = [stretch.bearer.roll.id if stretch.bearer is not None else None for stretch in (one, other)]
    return held[0] == held[1]


def _to_the_close(stretches: Sequence[Stretch], closed: int | None) -> Iterator[Stretch]:
    """The last one only: one that ends with the session may be followed by another of its closing minute."""
    *before, last = stretches
    yield from before
    yield Stretch(last.start, None if last.end == closed else last.end, last.seat, last.bearer)
