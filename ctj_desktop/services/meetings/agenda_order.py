"""Where does an item of the agenda land that is dragged, or that is new, and in which line does one see it?"""

from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.services.meetings.agenda_table import ItemLine


class Spot(PositionalValue):
    """A place on a level: `place` 1 is first; `parent` None is the first level."""

    parent: AgendaItemId | None
    place: int


def drop_spot(lines: Sequence[ItemLine], dragged: UUID, before: int) -> Spot | None:
    """Where an item lands that is dropped before the line `before` (its count is the end); None: where it was.

    Sub-items travel with their item. Before a sub-item it becomes one, unless it has sub-items of its own.
    """
    moving = next((line for line in lines if line.key == dragged), None)
    if moving is None:
        return None
    own = {dragged, *(line.key for line in lines if line.item.parent == dragged)}
    behind = lines[before] if before < len(lines) else None
    if behind is not None and behind.key in own:
        return None
    parent = behind.item.parent if behind is not None else None
    if parent == dragged or (parent is not None and len(own) > 1):
        parent_line = next(at for at, line in enumerate(lines) if line.key == parent)
        return drop_spot(lines, dragged, _end_of_branch(lines, parent_line))
    level = [line.key for line in lines if line.item.parent == parent and line.key != dragged]
    place = level.index(behind.key) + 1 if behind is not None else len(level) + 1
    spot = Spot(parent, place)
    here = [line.key for line in lines if line.item.parent == moving.item.parent]
    return None if spot == Spot(moving.item.parent, here.index(moving.key) + 1) else spot


def after_line(lines: Sequence[ItemLine], current: UUID | None) -> Spot:
    """Where a new item goes: after the current one on its level, else at the end."""
    line = next((line for line in lines if line.key == current), None)
    if line is None:
        return Spot(None, sum(line.item.parent is None for line in lines) + 1)
    level = [other.key for other in lines if other.item.parent == line.item.parent]
    return Spot(line.item.parent, level.index(line.key) + 2)


def line_of(lines: Sequence[ItemLine], spot: Spot) -> int:
    """The line in which an item of that place stands."""
    level = [at for at, line in enumerate(lines) if line.item.parent == spot.parent]
    if spot.place <= len(level):
        return level[spot.place - 1]
    return _end_of_branch(lines, level[-1]) if level else len(lines)


def _end_of_branch(lines: Sequence[ItemLine], at: int) -> int:
    key = lines[at].key
    end = at + 1
    while end < len(lines) and lines[end].item.parent == key:
        end += 1
    return end
