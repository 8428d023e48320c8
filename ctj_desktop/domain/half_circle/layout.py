"""Where does each seat of a half-circle stand? In pixels or points, without a widget or a page."""

from collections.abc import Sequence
from math import cos, pi, sin

from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat
from ctj_desktop.domain.record import NamedValue

BETWEEN_COLLEGES, BETWEEN_SIDES = 0.4, 0.9
"""Of the step from one seat to the next: what lies between two colleges, and between the sides, more than that."""
SEAT, ADVISORY, SMALLEST = 32, 24, 16
CROWDED = 0.5
"""Of a seat: with less room than that to the next one its mark is covered."""
FLAT = 0.92
"""The half-circle is a little lower than it is wide."""


class SeatSpot(NamedValue):
    """The middle of a seat and its diameter."""

    x: float
    y: float
    size: float


class Arc(NamedValue):
    """A college: from one angle to another, in degrees from the right, against the clock."""

    start: float
    end: float


class CircleLayout(NamedValue):
    """Everything that is painted; `axis` is the angle between the sides, None where there is one side alone.

    Where it is `crowded` the seats lie on one another, and no mark in them could be read.
    """

    voting: tuple[SeatSpot, ...]
    advisory: tuple[SeatSpot, ...]
    colleges: tuple[Arc, ...]
    axis: float | None
    middle: tuple[float, float]
    radius: float
    crowded: bool


def layout(
    voting: Sequence[CircleSeat], advisory: Sequence[CircleSeat], width: float, height: float, scale: float = 1.0
) -> CircleLayout:
    """The seats from the left end to the right one; smaller where there are many."""
    steps = _steps(voting)
    whole = (steps[-1] if steps else 0.0) or 1.0
    angles = [180.0 - 172.0 * step / whole - 4.0 if len(voting) > 1 else 90.0 for step in steps]
    middle = (width / 2, height - SEAT * scale)
    radius = max(1.0, min(width / 2 - SEAT * scale, (height - 2 * SEAT * scale) / FLAT))
    room = pi * radius / (whole + 1)
    size = max(SMALLEST * scale, min(SEAT * scale, room * 0.86))
    spots = tuple(_spot(angle, middle, radius, size) for angle in angles)
    inner = _inner(len(advisory), middle, radius * 0.56, ADVISORY * scale)
    return CircleLayout(
        voting=spots,
        advisory=inner,
        colleges=tuple(_colleges(voting, angles, 3.0 + size / radius * 20)),
        axis=_axis(voting, angles),
        middle=middle,
        radius=radius,
        crowded=room < size * CROWDED,
    )


def on_arc(angle: float, middle: tuple[float, float], radius: float) -> tuple[float, float]:
    """A point of the half-circle, by its angle in degrees from the right."""
    turn = angle * pi / 180
    return middle[0] + radius * cos(turn), middle[1] - radius * FLAT * sin(turn)


def _steps(seats: Sequence[CircleSeat]) -> list[float]:
    """How far along the arc each seat stands, in steps."""
    found: list[float] = []
    at = 0.0
    for before, seat in zip((None, *seats), seats, strict=False):
        if before is not None:
            at += 1.0
            at += BETWEEN_SIDES if before.side is not seat.side else 0.0
            at += BETWEEN_COLLEGES if before.side is seat.side and before.college != seat.college else 0.0
        found.append(at)
    return found


def _spot(angle: float, middle: tuple[float, float], radius: float, size: float) -> SeatSpot:
    x, y = on_arc(angle, middle, radius)
    return SeatSpot(x=x, y=y, size=size)


def _inner(count: int, middle: tuple[float, float], radius: float, size: float) -> tuple[SeatSpot, ...]:
    spread = min(120.0, 28.0 * max(0, count - 1))
    first = 90.0 + spread / 2
    step = spread / (count - 1) if count > 1 else 0.0
    return tuple(_spot(first - step * at, middle, radius, size) for at in range(count))


def _colleges(seats: Sequence[CircleSeat], angles: Sequence[float], reach: float) -> list[Arc]:
    arcs: list[Arc] = []
    begun = 0
    for at in range(1, len(seats) + 1):
        if at == len(seats) or (seats[at].side, seats[at].college) != (seats[begun].side, seats[begun].college):
            if seats[begun].college:
                arcs.append(Arc(start=angles[at - 1] - reach / 2, end=angles[begun] + reach / 2))
            begun = at
    return arcs


def _axis(seats: Sequence[CircleSeat], angles: Sequence[float]) -> float | None:
    for at in range(1, len(seats)):
        if seats[at].side is not seats[at - 1].side:
            return (angles[at] + angles[at - 1]) / 2
    return None
