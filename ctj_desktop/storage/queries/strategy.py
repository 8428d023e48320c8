"""What does the strategy say, what serves it, and where do the words of a filter occur?"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, StrategyId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.projects import LAST_MOVE
from ctj_desktop.storage.search_index import match_expression
from ctj_desktop.storage.store import Store

_FOUND: Final = """
SELECT r.row_id AS id FROM search_text JOIN search_row r ON r.n = search_text.rowid
WHERE search_text MATCH :words
  AND r.tbl IN ('strategy', 'axis', 'objective', 'action', 'thematic_table', 'proposal')
"""
_WHOSE: Final = "(:committee IS NULL OR p.committee = :committee)"
_ACTIONS: Final = f"""
SELECT a.action AS id, count(*) AS projects FROM project_action a
JOIN project p ON p.id = a.project AND p.deleted = 0 AND {_WHOSE}
WHERE a.deleted = 0 GROUP BY a.action
"""
_PROPOSALS: Final = f"""
SELECT p.proposal AS id, count(*) AS projects FROM project p
WHERE p.deleted = 0 AND p.proposal IS NOT NULL AND {_WHOSE} GROUP BY p.proposal
"""
_PROJECTS: Final = f"""
SELECT p.id, p.number, p.title_fr, p.title_de FROM project p
WHERE p.deleted = 0 AND {_WHOSE} AND (p.proposal = :record OR p.id IN (
    SELECT a.project FROM project_action a WHERE a.action = :record AND a.deleted = 0))
ORDER BY p.number DESC, p.id DESC LIMIT :limit
"""
_SERVED: Final = """
SELECT l.project, a.id FROM action a JOIN project_action l ON l.action = a.id AND l.deleted = 0
WHERE a.strategy = :strategy AND a.deleted = 0
"""
_ON_THEIR_WAY: Final = f"""
SELECT p.id FROM json_each(:projects) given JOIN project p ON p.id = unhex(given.value) AND p.deleted = 0
WHERE coalesce((SELECT s.role FROM {LAST_MOVE} v JOIN stage s ON s.id = v.to_stage), 'active') = 'active'
"""


def found_in_strategy(store: Store, words: str) -> frozenset[UUID] | None:
    """Whatever of the strategy holds the words; None when there is no word."""
    expression = match_expression(words)
    if expression is None:
        return None
    return frozenset(UUID(bytes=row.id) for row in store.rows(_FOUND, {"words": expression}))


def projects_of_strategy(store: Store, committee: CommitteeId | None) -> dict[UUID, int]:
    """How many projects serve an action, or came from a proposal; what has none is left out."""
    rows = [row for sql in (_ACTIONS, _PROPOSALS) for row in store.rows(sql, {"committee": committee})]
    return {UUID(bytes=row.id): row.projects for row in rows}


def linked_projects(store: Store, committee: CommitteeId | None, record: UUID, limit: int) -> Sequence[Any]:
    """The latest projects of an action or proposal."""
    return store.rows(_PROJECTS, {"committee": committee, "record": record, "limit": limit})


def served_actions(store: OpenFile, strategy: StrategyId) -> Sequence[tuple[Any, ...]]:
    """Each project, by its id, with an action of that version which it serves."""
    return store.tuples(_SERVED, {"strategy": strategy})


def on_their_way(store: OpenFile, projects: Iterable[bytes]) -> frozenset[bytes]:
    """Those of these projects that have not come to an end, by the move that was entered last."""
    return frozenset(store.keys(_ON_THEIR_WAY, {"projects": json.dumps([key.hex() for key in projects])}))
