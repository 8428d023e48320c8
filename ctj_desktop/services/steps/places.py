"""How do the rows of a list get their places?"""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar, cast

from ctj_desktop.domain.positions import Placed, order_key, position_at
from ctj_desktop.domain.record import Record
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)
UNPLACED: Final = ""
"""The position of a new row until its step puts it into the list."""


def chance(unit: Unit) -> Callable[[int], int]:
    """The randomness of positions, from the injected ids, so that a sample repeats."""
    return lambda limit: (unit.new_id().int & (1 << 62) - 1) % limit


def in_order(rows: Sequence[R]) -> list[R]:
    """The rows as every machine shows them."""
    return sorted(rows, key=lambda row: order_key(cast("Placed", row)))


def place_at(unit: Unit, rows: Sequence[R], index: int) -> str:
    """The position of a row put before `rows[index]`; neighbours that leave no room are moved along."""
    placement = position_at([cast("Placed", row) for row in rows], max(0, min(index, len(rows))), chance(unit))
    for row in rows:
        if row.id in placement.rekeyed:
            unit.save(with_values(row, {"position": placement.rekeyed[row.id]}), before=row)
    return placement.position


def put_at(unit: Unit, record: R, row: Sequence[R], place: int | None) -> R:
    """The record at `place` (1 is first) among the others; without one a new record is the last, another one stays."""
    if place is None and cast("Placed", record).position != UNPLACED:
        return record
    others = [other for other in row if other.id != record.id]
    return with_values(record, {"position": place_at(unit, others, len(others) if place is None else place - 1)})


def at_end(unit: Unit, rows: Sequence[R]) -> str:
    """The position after all of them."""
    return place_at(unit, in_order(rows), len(rows))
