"""In which order is it told what was proposed, voted on and decided?"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind


def amendments_first(blocks: Iterable[AnyBlock], decision_of: Mapping[UUID, UUID]) -> Sequence[AnyBlock]:
    """The blocks with each amendment before the decision that it changes: it was voted on before it.

    `decision_of` leads from an amendment to its decision.
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
    return told
