"""Where do the chains of moves of a whole list end, without a query per record?"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.states import Moved, end_of_chain
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries_moves import move_rows

Line = tuple[str, bytes, Any, Any]  # day, id, from, to, as the file holds them


def ends(store: OpenFile, kind: str, start: object, committee: CommitteeId | None = None) -> Mapping[bytes, Any]:
    """The state of every meeting, task or project that has moves, as the file holds it (`states.end_of_chain`)."""
    chains: dict[bytes, list[Line]] = defaultdict(list)
    for record, identity, day, before, after in move_rows(store, kind, committee):
        chains[record].append((day, identity, before, after))
    return {record: _end(chain, start) for record, chain in chains.items()}


def _end(chain: list[Line], start: object) -> object:
    """A chain without a fork is followed as it stands; any other by the rule for all."""
    chain.sort(key=_place)
    state = start
    for _, _, before, after in chain:
        if before != state:
            return _with_forks(chain, start)
        state = after
    return state


def _place(line: Line) -> tuple[str, bytes]:
    return line[0], line[1]


def _with_forks(chain: list[Line], start: object) -> object:
    moves = [Moved(UUID(bytes=identity), date.fromisoformat(day), b, a) for day, identity, b, a in chain]
    return end_of_chain(moves, start)
