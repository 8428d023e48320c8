"""Which decisions and tasks do the registers list? Keys of all that match, then the rows that are looked at.

A list of twenty years is shown by its keys alone; a row is read when it comes into view.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove, AnyVote
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.moves import newest_state
from ctj_desktop.storage.queries.twins import kinds_of, of_both
from ctj_desktop.storage.search_index import match_expression
from ctj_desktop.storage.store import Store

_FOUND: Final = (
    "WITH found AS MATERIALIZED (SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid "
    "WHERE search_text MATCH :words AND r.tbl IN ({kinds})) "
)
_IS_FOUND: Final = "IN (SELECT row_id FROM found)"
_DECISION_ORDERS: Final = {"number": "number", "result": "result"}
_TASK_ORDERS: Final = {"number": "number", "due": "due"}
_DECISION_ROWS: Final = """
SELECT d.id, d.committee, d.number, d."on", d.text_fr, d.text_de, d.decision_kind, d.result, d.outcome,
       d.meeting, d.item, d.project, {closed} AS closed, m.number AS meeting_number, m."on" AS meeting_on,
       p.number AS project_number, c.code AS committee_code, d.circulation, ci.number AS circulation_number,
       (SELECT w.count FROM {vote} w WHERE w.decision = d.id AND w.amendment IS NULL AND w.deleted = 0
        AND NOT EXISTS (SELECT 1 FROM {vote} x WHERE x.annuls = w.id AND x.deleted = 0)
        ORDER BY w.id LIMIT 1) AS votes
FROM {decision} d
LEFT JOIN meeting m ON m.id = d.meeting
LEFT JOIN committee c ON c.id = d.committee
LEFT JOIN circulation ci ON ci.id = d.circulation
LEFT JOIN project p ON p.id = d.project AND p.deleted = 0
WHERE d.deleted = 0 AND d.id IN (SELECT unhex(value) FROM json_each(:keys))
"""
_TASK_ROWS: Final = """
SELECT t.id, t.committee, t.number, t.text_fr, t.text_de, t.due, t.meeting, t.item, t.owner_text_fr, t.owner_text_de,
       p.given_name, p.family_name, o.short_name_fr, o.short_name_de, o.name_fr, o.name_de,
       m.number AS meeting_number, m."on" AS meeting_on, c.code AS committee_code, {state} AS state, {closed} AS closed,
       l."on" AS moved_on, l.reason_fr, l.reason_de
FROM {task} t
LEFT JOIN {task_move} l ON l.id = (SELECT v.id FROM {task_move} v WHERE v.task = t.id AND v.deleted = 0
    ORDER BY v."on" DESC, v.id DESC LIMIT 1)
LEFT JOIN person p ON p.id = t.owner AND p.deleted = 0
LEFT JOIN organisation o ON o.id = t.owner_body AND o.deleted = 0
LEFT JOIN meeting m ON m.id = t.meeting
LEFT JOIN committee c ON c.id = t.committee
WHERE t.deleted = 0
"""
_MOVED_ON: Final = """
SELECT v.{of} AS row_id, count(*) AS times FROM {moves} v
WHERE v.deleted = 0 AND v.{of} IN (SELECT unhex(value) FROM json_each(:keys)) GROUP BY v.{of}
"""
_OWNERS: Final = """
SELECT t.owner, t.owner_body, p.given_name, p.family_name,
       o.short_name_fr, o.short_name_de, o.name_fr, o.name_de
FROM {task} t
LEFT JOIN person p ON p.id = t.owner AND p.deleted = 0
LEFT JOIN organisation o ON o.id = t.owner_body AND o.deleted = 0
WHERE t.deleted = 0 AND coalesce(t.owner, t.owner_body) IS NOT NULL
"""
_PROJECTS: Final = """
SELECT p.id, p.number, p.title_fr, p.title_de FROM project p
WHERE p.deleted = 0 AND (:committee IS NULL OR p.committee = :committee)
  AND EXISTS (SELECT 1 FROM decision d WHERE d.project = p.id AND d.deleted = 0)
ORDER BY p.number DESC, p.id DESC
"""


_EXTRACTS: Final = """
SELECT extract.id, made_on, sent_on, undeliverable
FROM extract LEFT JOIN meeting m ON m.id = extract.meeting AND m.deleted = 0
WHERE extract.deleted = 0 AND (:committee IS NULL OR extract.committee = :committee)
  AND (:since IS NULL OR sent_on IS NULL OR undeliverable = 1 OR made_on >= :since)
  AND (:decision = '' OR EXISTS (SELECT 1 FROM json_each(decisions) d WHERE d.value = :decision))
ORDER BY m."on" DESC, extract.id DESC
"""


class DecisionQuery(NamedValue):
    """Which decisions; what is None does not matter. `order` is "number" or "result", with a minus for the other way.

    Without one the latest come first. `among` are the only ones that may be found, `but` those that may not.
    """

    committee: CommitteeId | None = None
    words: str = ""
    year: int | None = None
    decision_kind: str | None = None
    result: str | None = None
    outcome: str | None = None
    project: UUID | None = None
    among: tuple[bytes, ...] | None = None
    but: tuple[bytes, ...] | None = None
    order: str = ""


class TaskQuery(NamedValue):
    """Which tasks; `states` are those wanted, `before` the first day that is too late, `owner` person or body.

    `order` is "number" or "due", with a minus for the other way.
    """

    committee: CommitteeId | None = None
    words: str = ""
    states: tuple[str, ...] = ()
    before: date | None = None
    owner: UUID | None = None
    order: str = "due"


def matching_decisions(store: Store, query: DecisionQuery) -> list[bytes]:
    """Every decision that matches, in the order that is wanted."""
    values = _decision_values(query)
    sql = f'SELECT d.id, d."on", d.number, d.result FROM {{decision}} d WHERE d.deleted = 0{_decision_where(query)}'
    order = f'ORDER BY {_by(_DECISION_ORDERS, query.order)}"on" DESC, number DESC, id DESC'
    found = _FOUND.format(kinds=kinds_of(AnyDecision)) if "words" in values else ""
    return store.keys(f"{found}SELECT id FROM ({of_both(sql, AnyDecision)}) {order}", values)


def decision_rows(store: Store, keys: Sequence[bytes]) -> Sequence[Any]:
    """What the lines of these decisions show, in no order."""
    return store.rows(of_both(_DECISION_ROWS, AnyDecision, AnyVote), _in(keys))


def execution_moves(store: OpenFile, keys: Sequence[bytes]) -> list[UUID]:
    """What was noted of how far these decisions are carried out."""
    sql = (
        "SELECT v.id FROM {execution_move} v WHERE v.deleted = 0 "
        "AND v.decision IN (SELECT unhex(value) FROM json_each(:keys))"
    )
    return [UUID(bytes=row.id) for row in store.rows(of_both(sql, AnyExecutionMove), _in(keys))]


def extract_rows(
    store: OpenFile, committee: CommitteeId | None, *, since: date | None = None, decision: str = ""
) -> Sequence[Any]:
    """The extracts of the latest meeting first; those that wait or were made `since`, or tell of a decision."""
    return store.rows(_EXTRACTS, {"committee": committee, "since": since, "decision": decision})


def years_with_decisions(store: Store, committee: CommitteeId | None) -> list[int]:
    """The years in which something was decided, the latest first."""
    sql = (
        'SELECT DISTINCT substr("on", 1, 4) AS year FROM {decision} '
        'WHERE deleted = 0 AND "on" IS NOT NULL AND (:committee IS NULL OR committee = :committee)'
    )
    found = store.rows(of_both(sql, AnyDecision, by=" UNION ") + " ORDER BY year DESC", {"committee": committee})
    return [int(row.year) for row in found]


def decided_project_rows(store: Store, committee: CommitteeId | None) -> Sequence[Any]:
    """The projects on which something was decided, the latest first."""
    return store.rows(_PROJECTS, {"committee": committee})


def matching_tasks(store: Store, query: TaskQuery, forked: Mapping[UUID, str]) -> list[bytes]:
    """Every task that matches, in its order; `forked` are the states that the newest move does not tell."""
    state, values = _state(forked)
    where = ["t.deleted = 0"]
    wanted: tuple[tuple[object, str, str, object], ...] = (
        (query.committee, "committee", "t.committee = :committee", query.committee),
        (query.before, "before", "t.due < :before", query.before),
        (query.owner, "owner", "(t.owner = :owner OR t.owner_body = :owner)", query.owner),
    )
    for given, name, condition, value in wanted:
        if given is not None:
            where.append(condition)
            values[name] = value
    expression = match_expression(query.words)
    found = ""
    if expression:
        found = _FOUND.format(kinds=kinds_of(AnyTask, Person, Organisation))
        where.append(f"(t.id {_IS_FOUND} OR t.owner {_IS_FOUND} OR t.owner_body {_IS_FOUND})")
        values["words"] = expression
    if query.states:
        where.append(f"{state} IN (SELECT value FROM json_each(:states))")
        values["states"] = json.dumps(query.states)
    direction = "DESC" if query.order.startswith("-") else "ASC"
    order = f"ORDER BY {_by(_TASK_ORDERS, query.order)}number {direction}, id {direction}"
    told = f"SELECT t.id, t.due, t.number FROM {{task}} t WHERE {' AND '.join(where)}"
    return store.keys(f"{found}{of_both(told, AnyTask, AnyTaskMove)} {order}", values)


def task_rows(store: Store, keys: Sequence[bytes], forked: Mapping[UUID, str]) -> Sequence[Any]:
    """What the lines of these tasks show, in no order."""
    state, values = _state(forked)
    sql = _TASK_ROWS.replace("{state}", state) + " AND t.id IN (SELECT unhex(value) FROM json_each(:keys))"
    return store.rows(of_both(sql, AnyTask, AnyTaskMove), {**values, **_in(keys)})


def tasks_of_item(store: Store, item: UUID, forked: Mapping[UUID, str]) -> Sequence[Any]:
    """The tasks that an item of an agenda gave."""
    state, values = _state(forked)
    sql = of_both(_TASK_ROWS.replace("{state}", state) + " AND t.item = :item", AnyTask, AnyTaskMove)
    return store.rows(f"{sql} ORDER BY t.number, t.id", {**values, "item": item})


def due_tasks(store: Store, committee: CommitteeId | None, before: date, forked: Mapping[UUID, str]) -> Sequence[Any]:
    """The due dates of what is open and due before a day."""
    state, values = _state(forked)
    whose = " AND t.committee = :committee" if committee is not None else ""
    late = f"t.deleted = 0 AND t.due < :before{whose}"
    sql = f"SELECT t.due FROM {{task}} t WHERE {late} AND {state} IN ('open', 'in_progress')"
    given = {"committee": committee} if committee is not None else {}
    return store.rows(of_both(sql, AnyTask, AnyTaskMove), {**values, **given, "before": before})


def recently_finished(store: Store, committee: CommitteeId, since: date, forked: Mapping[UUID, str]) -> list[bytes]:
    """The tasks that had a day and were moved to done or void since one; and those that were taken back, due since."""
    state, values = _state(forked)
    moved = 'EXISTS (SELECT 1 FROM {task_move} w WHERE w.task = t.id AND w.deleted = 0 AND w."on" >= :since)'
    ended = f"({state} IN ('done', 'void') AND t.deleted = 0 AND {moved})"
    sql = (
        "SELECT t.id, t.due FROM {task} t WHERE t.committee = :committee AND t.due IS NOT NULL "
        f"AND ({ended} OR (t.deleted = 1 AND t.due >= :since))"
    )
    given = {**values, "committee": committee, "since": since}
    return store.keys(f"{of_both(sql, AnyTask, AnyTaskMove)} ORDER BY due, id", given)


def times_changed(store: Store, keys: Sequence[bytes]) -> dict[UUID, int]:
    """How often each of these rows was written and moved on: a number that only grows."""
    sql = (
        "SELECT row_id, count(*) AS times FROM touched WHERE row_id IN (SELECT unhex(value) FROM json_each(:keys)) "
        "GROUP BY row_id"
    )
    tasks = of_both(_MOVED_ON.replace("{of}", "task").replace("{moves}", "{task_move}"), AnyTaskMove)
    decisions = _MOVED_ON.replace("{of}", "decision").replace("{moves}", "{execution_move}")
    both = (tasks, of_both(decisions, AnyExecutionMove))
    found: dict[UUID, int] = {}
    for row in store.rows(" UNION ALL ".join((sql, *both)), _in(keys)):
        key = UUID(bytes=row.row_id)
        found[key] = found.get(key, 0) + row.times
    return found


def owner_rows(store: Store, committee: CommitteeId | None) -> Sequence[Any]:
    """Everybody, and every body, who has or had a task."""
    whose = " AND t.committee = :committee" if committee is not None else ""
    return store.rows(of_both(_OWNERS + whose, AnyTask, by=" UNION "), {"committee": committee} if whose else {})


def _by(orders: Mapping[str, str], wanted: str) -> str:
    """What stands before the usual order; rows without the value come last either way."""
    column = orders.get(wanted.removeprefix("-"))
    if column is None:
        return ""
    return f"{column} {'DESC' if wanted.startswith('-') else 'ASC'} NULLS LAST, "


def _decision_where(query: DecisionQuery) -> str:
    conditions = {
        "d.committee = :committee": query.committee is not None,
        'd."on" >= :first AND d."on" <= :last': query.year is not None,
        "d.decision_kind = :kind": query.decision_kind is not None,
        "d.result = :result": query.result is not None,
        "d.outcome ->> 'outcome' = :outcome": query.outcome is not None,
        "d.project = :project": query.project is not None,
        "d.id IN (SELECT unhex(value) FROM json_each(:among))": query.among is not None,
        "d.id NOT IN (SELECT unhex(value) FROM json_each(:but))": query.but is not None,
        f"d.id {_IS_FOUND}": bool(match_expression(query.words)),
    }
    return "".join(f" AND {condition}" for condition, wanted in conditions.items() if wanted)


def _decision_values(query: DecisionQuery) -> dict[str, object]:
    year = query.year
    values: dict[str, object] = {
        "committee": query.committee,
        "first": f"{year:04d}-01-01" if year is not None else None,
        "last": f"{year:04d}-12-31" if year is not None else None,
        "kind": query.decision_kind,
        "result": query.result,
        "outcome": query.outcome,
        "project": query.project,
        "among": _keys(query.among) if query.among is not None else None,
        "but": _keys(query.but) if query.but is not None else None,
        "words": match_expression(query.words),
    }
    return {name: value for name, value in values.items() if value is not None}


def _state(forked: Mapping[UUID, str]) -> tuple[str, dict[str, object]]:
    told, values = newest_state("task", "t", forked)
    return f"coalesce({told}, 'open')", values


def _in(keys: Sequence[bytes]) -> dict[str, object]:
    return {"keys": _keys(keys)}


def _keys(keys: Sequence[bytes]) -> str:
    return json.dumps([key.hex() for key in keys])
