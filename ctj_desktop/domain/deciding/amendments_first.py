"""In which order is it told what was proposed, voted on and decided?"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind


def amendments_first(
    blocks: Iterable[AnyBlock], decision_of: Mapping[UUID, UUID], voted_on: Mapping[UUID, UUID] = MappingProxyType({})
) -> Sequence[AnyBlock]:
    """The blocks with each amendment before the decision that it changes: it was voted on before it.

    `decision_of` leads from an amendment to its decision, `voted_on` from a vote to what it is on: whatever was voted
    on only after a pause is told after it.
    """
    row = list(blocks)
    shown = {block.ref for block in row if block.block_kind is MinuteBlockKind.DECISION}
    moved = [block for block in row if block.ref is not None and decision_of.get(block.ref) in shown]
    told: list[AnyBlock] = []
    for block in row:
        if block.block_kind is MinuteBlockKind.DECISION:
            told += [one for one in moved if one.ref is not None and decision_of[one.ref] == block.ref]
        if block not in moved:
            told.append(block)
    for at, block in enumerate(row):
        if block.block_kind is MinuteBlockKind.PAUSE:
            _before_votes(told, block, row[:at], [voted_on.get(one.ref) for one in row[at:] if one.ref is not None])
    return told


def _before_votes(
    told: list[AnyBlock], pause: AnyBlock, before: Sequence[AnyBlock], voted: Sequence[UUID | None]
) -> None:
    """A pause stands before the first of what was proposed before it and voted on after it."""
    waiting = [one for one in before if one.ref is not None and one.ref in voted]
    places = [told.index(one) for one in waiting]
    if places and min(places) < told.index(pause):
        told.remove(pause)
        told.insert(min(places), pause)
