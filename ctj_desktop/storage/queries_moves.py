"""Which moves did the records of a whole list make? One query, whatever their number."""

from collections.abc import Sequence
from typing import Any, Final

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile

_MOVES: Final = {
    "meeting": ("meeting_move", "from_state", "to_state"),
    "task": ("task_move", "from_state", "to_state"),
    "project": ("project_move", "from_stage", "to_stage"),
}


def moves_sql(kind: str, *, of_committee: bool) -> str:
    """The statement for the moves of meetings, tasks or projects."""
    table, before, after = _MOVES[kind]
    columns = f'v.{kind}, v.id, v."on", v.{before}, v.{after}'
    if of_committee:
        return (
            f"SELECT {columns} FROM {kind} k JOIN {table} v ON v.{kind} = k.id "
            "WHERE k.committee = :committee AND v.deleted = 0"
        )
    return f"SELECT {columns} FROM {table} v WHERE v.deleted = 0"


def move_rows(store: OpenFile, kind: str, committee: CommitteeId | None) -> Sequence[Any]:
    """Every move of a kind of record as (record, id, day, from, to) as the file holds them, in no order."""
    sql = moves_sql(kind, of_committee=committee is not None)
    return store.rows(sql, {} if committee is None else {"committee": committee})
