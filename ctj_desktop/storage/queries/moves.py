"""Which moves did the records of a whole list make? One query, whatever their number."""

from collections.abc import Sequence
from typing import Any, Final

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


def chains_sql(kind: str, *, of_committee: bool) -> str:
    """The statement for the chains of meetings, tasks or projects."""
    owner, move, before, after = _MOVES[kind]
    table = move.kind
    steps = f"group_concat(hex(v.{before}) || '>' || hex(v.{after}), ' ' ORDER BY v.\"on\", v.id)"
    if of_committee:
        sql = (
            f"SELECT k.id AS record, {steps} AS steps FROM {{{kind}}} k JOIN {{{table}}} v ON v.{kind} = k.id "
            "WHERE k.committee = :committee AND v.deleted = 0 GROUP BY k.id"
        )
    else:
        sql = f"SELECT v.{kind} AS record, {steps} AS steps FROM {{{table}}} v WHERE v.deleted = 0 GROUP BY v.{kind}"
    return of_both(sql, owner, move)


def chain_rows(store: OpenFile, kind: str, committee: CommitteeId | None) -> Sequence[Any]:
    """Every record of a kind that moved, with its moves by day and id: `from>to from>to …`, each end in hex.

    One text each, since most records went the same way: who reads them follows each way once.
    """
    sql = chains_sql(kind, of_committee=committee is not None)
    return store.rows(sql, {} if committee is None else {"committee": committee})
