"""What do the board and the list of projects show? The open ones are read whole, the closed ones only counted."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, PipelineId, ProjectId, TerritoryId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.funding.portfolio import COUNTS
from ctj_desktop.storage.search_index import match_expression

LAST_MOVE = """
(SELECT max(w.id), w.until, w."on", w.to_stage FROM project_move w WHERE w.project = p.id AND w.deleted = 0)
"""
"""The move of the project `p` that was entered last; an id tells when."""
DUE: Final = """coalesce(v.until, date(v."on", '+' || s.days || ' days'))"""
"""By when a project should leave the stage `s` that it reached by the move `v`."""
NOT_PAID: Final = "NOT EXISTS (SELECT 1 FROM payment y WHERE y.instalment = n.id AND y.deleted = 0)"
WAITED_FOR: Final = "k.deleted = 0 AND k.fulfilled_on IS NULL AND k.dropped_on IS NULL"
_STANDING = """
WITH weighed AS MATERIALIZED (
    SELECT s.id, w.value AS weight FROM json_each(:weights) w JOIN stage s ON s.rowid = w.key
)
SELECT p.rowid, p.id, p.pipeline, (
    SELECT sum(t.weight) - coalesce(sum(f.weight), 0)
    FROM project_move v JOIN weighed t ON t.id = v.to_stage LEFT JOIN weighed f ON f.id = v.from_stage
    WHERE v.project = p.id AND v.deleted = 0
)
FROM project p
WHERE p.deleted = 0 AND (:committee IS NULL OR p.committee = :committee) AND p.rowid % :parts = :part
"""
_NEXT_MEETING = """
(SELECT min(m."on") FROM agenda_item i JOIN meeting m ON m.id = i.meeting AND m.deleted = 0
 WHERE i.project = p.id AND i.deleted = 0 AND m."on" >= :today)
"""
_CLOSES = "CASE WHEN p.rowid IN (SELECT value FROM json_each(:unfiled)) AND c.closes >= :today THEN c.closes END"
_DECIDES = "CASE WHEN p.rowid IN (SELECT value FROM json_each(:undecided)) THEN c.decides_on END"
_REPORTS = "CASE WHEN p.rowid IN (SELECT value FROM json_each(:unreported)) THEN c.report_by END"
_STAGE_DUE = f"(SELECT {DUE} FROM {LAST_MOVE} v JOIN stage s ON s.id = v.to_stage AND s.role = 'active')"
_CONDITION = f'(SELECT min(k.due) FROM "condition" k WHERE k.project = p.id AND {WAITED_FOR})'
_INSTALMENT = f"""
(SELECT min(n.due) FROM financing_line f JOIN instalment n ON n.line = f.id AND n.deleted = 0
 WHERE f.project = p.id AND f.deleted = 0 AND {NOT_PAID})
"""
_STARTS = "CASE WHEN p.starts >= :today THEN p.starts END"
_REQUESTED = (
    """
(SELECT sum(f.requested) FROM financing_line f
 WHERE f.project = p.id AND f.requested_currency = '{}' AND """
    + COUNTS
    + ")"
)
_SORTED = """
SELECT p.rowid AS n FROM project p LEFT JOIN call c ON c.id = p.call
WHERE p.deleted = 0 AND p.rowid IN (SELECT value FROM json_each(:among)) AND {where} ORDER BY {order}
"""
_LINES = f"""
SELECT p.rowid AS n, p.id, p.number, p.title_fr, p.title_de, p.committee, p.pipeline, p.territories,
  {_CLOSES} AS closes, {_DECIDES} AS decides, {_REPORTS} AS reports, {_STAGE_DUE} AS stage_due,
  {_CONDITION} AS condition_due, {_INSTALMENT} AS instalment_due,
  {_NEXT_MEETING} AS meets, {_STARTS} AS starts, p.ends,
  {_REQUESTED.format("EUR")} AS eur, {_REQUESTED.format("CHF")} AS chf,
  (SELECT json_group_array(json_array(r.side, r.lead, coalesce(nullif(o.short_name_fr, ''), o.name_fr, r.name),
                                      coalesce(nullif(o.short_name_de, ''), o.name_de, r.name)))
   FROM partner r LEFT JOIN organisation o ON o.id = r.organisation WHERE r.project = p.id AND r.deleted = 0
  ) AS partners
FROM json_each(:numbers) shown JOIN project p ON p.rowid = shown.value LEFT JOIN call c ON c.id = p.call
ORDER BY shown.key
"""
_WORDS = """p.id IN (
    SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :words AND r.tbl = 'project'
    UNION
    SELECT q.project FROM search_text JOIN search_row r ON r.n = search_text.rowid
    JOIN partner q ON q.id = r.row_id AND q.deleted = 0 WHERE search_text MATCH :words AND r.tbl = 'partner'
)"""
_SIDE = "EXISTS (SELECT 1 FROM partner r WHERE r.project = p.id AND r.deleted = 0 AND r.side = :side)"
_TERRITORY = "EXISTS (SELECT 1 FROM json_each(p.territories) j WHERE j.value = :territory)"
_ONLY = "p.id IN (SELECT unhex(replace(j.value, '-', '')) FROM json_each(:only) j)"
_DAYS = (
    *(_CLOSES, _DECIDES, _REPORTS, _STAGE_DUE, _CONDITION, _INSTALMENT),
    *(_NEXT_MEETING, _STARTS, "p.ends"),
)
_NEXT = "min(" + ", ".join(f"coalesce({day}, 'x')" for day in _DAYS) + ")"


class ProjectOrder(StrEnum):
    """How the list is sorted."""

    NUMBER = "number"
    DEADLINE = "deadline"
    EUR = "eur"
    CHF = "chf"


_ORDERS = {
    ProjectOrder.NUMBER: "p.number IS NOT NULL, p.number DESC, p.rowid DESC",
    ProjectOrder.DEADLINE: f"{_NEXT}, p.number, p.rowid",
    ProjectOrder.EUR: f"{_REQUESTED.format('EUR')} DESC, p.number DESC, p.rowid",
    ProjectOrder.CHF: f"{_REQUESTED.format('CHF')} DESC, p.number DESC, p.rowid",
}


class Concerned(NamedValue):
    """For which projects, by their row numbers, a call still closes, is decided, or awaits a final report."""

    unfiled: Sequence[int] = ()
    undecided: Sequence[int] = ()
    unreported: Sequence[int] = ()

    def given(self) -> dict[str, object]:
        """As the statements take them."""
        return {name: json.dumps(list(getattr(self, name))) for name in ("unfiled", "undecided", "unreported")}


class ProjectFilter(NamedValue):
    """What is looked for; nothing given shows all. `only` are the projects among which it is looked."""

    words: str = ""
    pipeline: PipelineId | None = None
    territory: TerritoryId | None = None
    side: Side | None = None
    only: tuple[UUID, ...] = ()


def standing_rows(
    store: OpenFile, weigh: Callable[[bytes], int], committee: CommitteeId | None, *, part: int, parts: int
) -> list[tuple[Any, ...]]:
    """Of each project row number, id, route, and what its moves came to less what they left, by weights of stages.

    Those of one of so many parts. Where every move continues another, whatever their order, that is the weight of the
    stage it stands at: what was left again falls out. Any other sum means that two devices moved the project on from
    one stage; None of one that did not move: no route was chosen yet.
    """
    weights = {str(number): weigh(stage) for number, stage in store.tuples("SELECT rowid, id FROM stage")}
    given = {"weights": json.dumps(weights), "committee": committee, "part": part, "parts": parts}
    return store.tuples(_STANDING, given)


def sorted_numbers(
    store: OpenFile,
    wanted: ProjectFilter,
    order: ProjectOrder,
    today: date,
    among: Sequence[int],
    concerned: Concerned,
) -> list[int]:
    """Row numbers of the projects, among these, that match; in order."""
    where, values = _where(wanted)
    parameters = {"among": json.dumps(list(among)), **values}
    if order is ProjectOrder.DEADLINE:
        parameters |= {"today": today, **concerned.given()}
    return [row.n for row in store.rows(_SORTED.format(where=where, order=_ORDERS[order]), parameters)]


def project_rows(store: OpenFile, numbers: Sequence[int], today: date, concerned: Concerned) -> Sequence[Any]:
    """What list and board show of these row numbers, in their order."""
    parameters = {"numbers": json.dumps(list(numbers)), "today": today, **concerned.given()}
    return store.rows(_LINES, parameters)


def moves_of(store: OpenFile, project: ProjectId) -> Sequence[Any]:
    """The moves of one project with the names of their stages, the newest first."""
    sql = (
        'SELECT v.id, v."on", v.reason_fr, v.reason_de, v.decision, v.by, s.code, s.name_fr, s.name_de, d.number, '
        f"{DUE} AS due, k.title_fr AS document_fr, k.title_de AS document_de "
        "FROM project_move v JOIN stage s ON s.id = v.to_stage LEFT JOIN decision d ON d.id = v.decision "
        "LEFT JOIN project_document k ON k.id = v.document AND k.deleted = 0 "
        'WHERE v.project = :project AND v.deleted = 0 ORDER BY v."on" DESC, v.id DESC'
    )
    return store.rows(sql, {"project": project})


def agenda_places(store: OpenFile, project: ProjectId) -> Sequence[Any]:
    """The meetings on whose agenda the project stands, the latest first."""
    sql = (
        'SELECT m.id, m.number, m."on", i.number AS item, i.title_fr, i.title_de FROM agenda_item i '
        "JOIN meeting m ON m.id = i.meeting AND m.deleted = 0 "
        'WHERE i.project = :project AND i.deleted = 0 ORDER BY m."on" DESC, m.id DESC'
    )
    return store.rows(sql, {"project": project})


def _where(wanted: ProjectFilter) -> tuple[str, dict[str, object]]:
    parts: dict[str, tuple[str, object]] = {}
    expression = match_expression(wanted.words)
    if expression:
        parts["words"] = _WORDS, expression
    if wanted.pipeline is not None:
        parts["pipeline"] = "p.pipeline = :pipeline", wanted.pipeline
    if wanted.territory is not None:
        parts["territory"] = _TERRITORY, str(wanted.territory)
    if wanted.side is not None:
        parts["side"] = _SIDE, str(wanted.side)
    if wanted.only:
        parts["only"] = _ONLY, json.dumps([str(key) for key in wanted.only])
    where = " AND ".join(sql for sql, _ in parts.values()) or "1"
    return where, {name: value for name, (_, value) in parts.items()}


def row_id(value: object) -> UUID:
    """An id as the file holds it."""
    assert isinstance(value, bytes)
    return UUID(bytes=value)
