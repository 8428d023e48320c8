"""Where do moves from state to state lead, and how else can they be read where two offices moved a record apart?

A chain is followed by day and id. A move that does not fit is passed over: another replica moved on from the same
state. It stays; which of the two counts is a person's to say.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue

S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)


class Move(Protocol[S_co]):
    """What the chain needs of a move."""

    @property
    def id(self) -> UUID: ...
    @property
    def on(self) -> date: ...
    @property
    def from_state(self) -> S_co: ...
    @property
    def to_state(self) -> S_co: ...


M = TypeVar("M", bound=Move[Any])
W = TypeVar("W")


class Moved(PositionalValue, Generic[S]):
    """A move as plain values, where the record names its ends otherwise or was never read."""

    id: UUID
    on: date
    from_state: S
    to_state: S


class Way(PositionalValue, Generic[W]):
    """One way to read moves: those that count, the last of which says the state, and those that do not."""

    counted: tuple[W, ...]
    aside: tuple[W, ...]

    @property
    def last(self) -> W:
        """Where it ends."""
        return self.counted[-1]


def end_of_chain(moves: Iterable[Move[S]], start: S) -> S:
    """The state after following the moves by day and id; a move that does not fit is passed over."""
    counted, _left = followed(moves, start)
    return counted[-1].to_state if counted else start


def left_over(moves: Iterable[M], start: object) -> list[M]:
    """The moves that were passed over: another replica moved on from the same state."""
    return followed(moves, start)[1]


def followed(moves: Iterable[M], start: object) -> tuple[list[M], list[M]]:
    """The moves that count in their order, and those that were passed over."""
    left, state = sorted(moves, key=_order), start
    counted: list[M] = []
    while (move := next((one for one in left if one.from_state == state), None)) is not None:
        left.remove(move)
        counted.append(move)
        state = move.to_state
    return counted, left


def ways(moves: Iterable[M], start: object, same: Callable[[M, M], bool] | None = None) -> list[Way[M]]:
    """As they count now, then as every other office went; one way alone where nobody moved apart, none without moves.

    An office that came to the same did not move apart: to the same state, or by `same` of both last moves.
    """
    counted, left = followed(moves, start)
    if not counted:
        return []
    agree = same or _same_state
    found = [Way(tuple(counted), tuple(left))]
    for branch in _branches(left):
        other = _instead(counted, branch, start)
        if other and not agree(other[-1], counted[-1]):
            aside = [move for move in (*counted, *left) if move not in other]
            found.append(Way(tuple(other), tuple(sorted(aside, key=_order))))
    return found


def _branches(left: Sequence[M]) -> Iterator[list[M]]:
    """What each other office did after moving on from the same state."""
    rest: Sequence[M] = left
    while rest:
        branch, rest = followed(rest, rest[0].from_state)
        yield branch


def _instead(counted: Sequence[M], branch: list[M], start: object) -> list[M]:
    """The branch in the place of what counts from where it left: the last place from which all of it is followed."""
    for at in range(len(counted) - 1, -1, -1):
        if counted[at].from_state == branch[0].from_state:
            told, passed_over = followed([*counted[:at], *branch], start)
            if not passed_over:
                return told
    return []


def _same_state(one: Move[Any], other: Move[Any]) -> bool:
    return bool(one.to_state == other.to_state)


def _order(move: Move[Any]) -> tuple[date, UUID]:
    return move.on, move.id
