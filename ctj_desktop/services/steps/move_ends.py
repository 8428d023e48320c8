"""Where do the chains of moves of a whole list end, without a query per record?"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.steps.chains import Moved, end_of_chain
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.moves import chain_rows, moved_apart


def ends(
    store: OpenFile,
    kind: str,
    start: object,
    committee: CommitteeId | None = None,
    some: Sequence[UUID] | None = None,
) -> Mapping[bytes, Any]:
    """The state of every meeting, task, decision or project that has moves, or of some, as the file holds it.

    By the rule for one record (`chains.end_of_chain`).
    """
    text = kind != "project"  # a stage is an id, a state is a word
    return {row.record: _end(row.steps, start, text) for row in chain_rows(store, kind, committee, some)}


def apart_ends(
    store: OpenFile, kind: str, start: str | None, committee: CommitteeId | None = None
) -> Mapping[UUID, Any]:
    """The states of the few records that two offices moved apart: there the newest move does not tell it."""
    apart = moved_apart(store, kind, start, committee)
    found = ends(store, kind, start or "", None, apart) if apart else {}
    return {UUID(bytes=key): state for key, state in found.items()}


@lru_cache(maxsize=4096)  # thousands of records go a few dozen ways
def _end(steps: str, start: object, text: bool) -> object:
    """The moves stand in order already; they are numbered so that the rule for all keeps it."""
    chain = [Moved(UUID(int=at), date.min, *_ends_of(step, text)) for at, step in enumerate(steps.split(" "))]
    return end_of_chain(chain, start)


def _ends_of(step: str, text: bool) -> tuple[object, object]:
    before, after = (bytes.fromhex(end) for end in step.split(">"))
    return (before.decode(), after.decode()) if text else (before or None, after or None)
