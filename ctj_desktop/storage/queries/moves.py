"""Which moves did the records of a whole list make? One query, whatever their number.

The state of a record is the end of its chain of moves: that is its newest move, except where two offices moved it on
from one state (`moved_apart`).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove
from ctj_desktop.domain.records.projects import Project, ProjectMove
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.twins import of_both

_MOVES: Final[dict[str, tuple[type[Record], type[Record], str, str]]] = {
    "meeting": (Meeting, MeetingMove, "from_state", "to_state"),
    "task": (AnyTask, AnyTaskMove, "from_state", "to_state"),
    "decision": (AnyDecision, AnyExecutionMove, "from_state", "to_state"),
    "project": (Project, ProjectMove, "from_stage", "to_stage"),
}


def chains_sql(kind: str, *, of_committee: bool, of_some: bool = False) -> str:
    """The statement for the chains of meetings, tasks, decisions or projects."""
    owner, move, before, after = _MOVES[kind]
    table = move.kind
    steps = f"group_concat(hex(v.{before}) || '>' || hex(v.{after}), ' ' ORDER BY v.\"on\", v.id)"
    some = f" AND v.{kind} IN (SELECT unhex(value) FROM json_each(:keys))" if of_some else ""
    if of_committee:
        sql = (
            f"SELECT k.id AS record, {steps} AS steps FROM {{{kind}}} k JOIN {{{table}}} v ON v.{kind} = k.id "
            f"WHERE k.committee = :committee AND v.deleted = 0{some} GROUP BY k.id"
        )
    else:
        found = f"FROM {{{table}}} v WHERE v.deleted = 0{some} GROUP BY v.{kind}"
        sql = f"SELECT v.{kind} AS record, {steps} AS steps {found}"
    return of_both(sql, owner, move)


def chain_rows(
    store: OpenFile, kind: str, committee: CommitteeId | None, some: Sequence[UUID] | None = None
) -> Sequence[Any]:
    """Every record of a kind that moved, or some, with its moves by day and id: `from>to from>to …`, each end in hex.

    One text each, since most records went the same way: who reads them follows each way once.
    """
    sql = chains_sql(kind, of_committee=committee is not None, of_some=some is not None)
    given: dict[str, object] = {} if committee is None else {"committee": committee}
    if some is not None:
        given["keys"] = json.dumps([key.hex for key in some])
    return store.rows(sql, given)


def moved_apart(store: OpenFile, kind: str, start: str | None, committee: CommitteeId | None) -> list[UUID]:
    """The records of which a move does not follow on the one before: two offices moved them apart."""
    owner, move, before, after = _MOVES[kind]
    table = f"{{{move.kind}}}"
    whose = f"FROM {{{kind}}} k JOIN {table} v ON v.{kind} = k.id WHERE k.committee = :committee AND"
    if committee is None:
        whose = (
            f"FROM committee c CROSS JOIN {{{kind}}} k ON k.committee = c.id "
            f"CROSS JOIN {table} v ON v.{kind} = k.id WHERE"
        )
    sql = (
        f"SELECT id FROM (SELECT v.{kind} AS id, v.{before} AS start, lag(v.{after}, 1, :start) "
        f'OVER (PARTITION BY v.{kind} ORDER BY v."on", v.id) AS reached {whose} v.deleted = 0) '
        "WHERE start IS NOT reached"
    )
    found = store.rows(of_both(sql, owner, move, by=" UNION "), {"start": start, "committee": committee})
    return [UUID(bytes=row.id) for row in found]


def newest_state(kind: str, row: str, apart: Mapping[UUID, str]) -> tuple[str, dict[str, object]]:
    """How a statement says in which state a row is, NULL before the first move, and what it must be given for it.

    `apart` are the states that the newest move does not tell.
    """
    _owner, move, _before, after = _MOVES[kind]
    newest = (
        f"(SELECT v.{after} FROM {{{move.kind}}} v WHERE v.{kind} = {row}.id AND v.deleted = 0 "
        'ORDER BY v."on" DESC, v.id DESC LIMIT 1)'
    )
    if not apart:
        return newest, {}
    told = json.dumps({key.hex.upper(): state for key, state in apart.items()})
    return f"coalesce(json_extract(:apart, '$.\"' || hex({row}.id) || '\"'), {newest})", {"apart": told}
