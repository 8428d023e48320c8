"""What does the first page ask of the store? Counts and a few lines each, however much the file holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CallId, CommitteeId, MeetingId
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import AnyRemark
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove, TaskState
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.moves import newest_state
from ctj_desktop.storage.queries.twins import of_both

# CROSS JOIN fixes the order: committees are few, and everything else is found from them by an index.
_OF = "c.deleted = 0 AND (:committee IS NULL OR c.id = :committee)"

_AHEAD = f"""
SELECT m.id FROM committee c CROSS JOIN meeting m ON m.committee = c.id
WHERE {_OF} AND m.deleted = 0 AND (m."on" >= :day OR m."on" IS NULL)
  AND coalesce({{state}}, 'draft') IN ('draft', 'convened', 'postponed', 'in_session')
ORDER BY m."on" IS NULL, m."on", m.start, m.id LIMIT :limit
"""
_UNAPPROVED = f"""
SELECT m.id, {{state}} AS state FROM committee c CROSS JOIN meeting m ON m.committee = c.id
WHERE {_OF} AND m.deleted = 0 AND {{state}} IN ('held', 'circulated')
ORDER BY m."on", m.id
"""
_EARLIER = """
SELECT m.id, {state} AS state FROM meeting m
WHERE m.committee = :committee AND m.deleted = 0 AND m."on" < :day
  AND {state} IN ('held', 'circulated', 'approved', 'closed')
ORDER BY m."on" DESC, m.id DESC LIMIT 1
"""
_REMARKED = """
SELECT count(*) AS count FROM remark_round o CROSS JOIN {remark} r ON r.round = o.id
WHERE o.meeting = :meeting AND o.deleted = 0 AND r.deleted = 0 AND r.ruling IS NULL
"""
_REMARKS = f"SELECT sum(count) AS count FROM ({of_both(_REMARKED, AnyRemark)})"
_SIDES = (
    "{row}.{name}_fr AS fr, {row}.{name}_de AS de, {row}.{name}_fr_draft AS draft_fr, {row}.{name}_de_draft AS draft_de"
)
_BLOCKS = """
SELECT {sides}, 1 AS written FROM agenda_item i CROSS JOIN {{minute_block}} b ON b.item = i.id {join}
WHERE i.meeting = :meeting AND i.deleted = 0 AND b.deleted = 0 AND {which}
"""
_OWN = _BLOCKS.format(sides=_SIDES.format(row="b", name="text"), join="", which="+b.ref IS NULL")
_REFERRED = _BLOCKS.format(
    sides=_SIDES.format(row="r", name="text"),
    join="CROSS JOIN {{kind}} r ON r.id = b.ref",
    which="b.block_kind = '{kind}' AND r.deleted = 0",
)
_LACKING = f"""
SELECT sum(coalesce(fr, '') = '' AND coalesce(de, '') <> '') AS missing_fr,
       sum(coalesce(de, '') = '' AND coalesce(fr, '') <> '') AS missing_de,
       coalesce(sum(draft_fr), 0) AS draft_fr, coalesce(sum(draft_de), 0) AS draft_de,
       coalesce(sum(written), 0) AS blocks
FROM (
SELECT {_SIDES.format(row="i", name="title")}, 0 AS written FROM agenda_item i
WHERE i.meeting = :meeting AND i.deleted = 0
UNION ALL {of_both(_OWN, AnyBlock)}
UNION ALL {of_both(_REFERRED.replace("{kind}", AnyDecision.kind), AnyBlock, AnyDecision)}
UNION ALL {of_both(_REFERRED.replace("{kind}", AnyTask.kind), AnyBlock, AnyTask)}
)
"""
_OPEN_TASKS = of_both(
    f"""
SELECT t.id AS id, t.due FROM committee c CROSS JOIN {{task}} t ON t.committee = c.id
WHERE {_OF} AND t.deleted = 0
  AND coalesce({newest_state("task", "t", {})[0]}, 'open') IN ('open', 'in_progress')
""",
    AnyTask,
    AnyTaskMove,
)
_UNFINISHED = (TaskState.OPEN, TaskState.IN_PROGRESS)
_TO_CARRY_OUT = of_both(
    f"""
SELECT d.id AS id, v.due FROM committee c CROSS JOIN {{decision}} d ON d.committee = c.id
CROSS JOIN {{execution_move}} v ON v.decision = d.id
WHERE {_OF} AND v.deleted = 0 AND d.deleted = 0 AND v.to_state IN ('to_do', 'under_way') AND NOT EXISTS (
    SELECT 1 FROM {{execution_move}} w WHERE w.decision = v.decision AND w.deleted = 0
    AND (w."on", w.id) > (v."on", v.id))
""",
    AnyDecision,
    AnyExecutionMove,
)
_CALLS = """
SELECT id FROM call WHERE deleted = 0 AND closes >= :day ORDER BY coalesce(opens, closes), closes, id LIMIT :limit
"""
_CANDIDATES = f"""
SELECT p.id, p.number, p.title_fr, p.title_de FROM committee c CROSS JOIN project p ON p.committee = c.id
WHERE {_OF} AND p.deleted = 0 AND p.call = :call ORDER BY p.number, p.id LIMIT :limit
"""
_ENDING = f"""
SELECT d.id, d.person, d.substitute, d."end", s.label_fr, s.label_de, o.short_name_fr, o.short_name_de,
       o.name_fr, o.name_de, s.substitution, p.given_name, p.family_name,
       EXISTS (SELECT 1 FROM mandate n WHERE n.seat = s.id AND n.deleted = 0 AND n.substitute = 1
               AND n.start <= :day AND (n."end" IS NULL OR n."end" > :day)) AS substituted
FROM committee c CROSS JOIN seat s ON s.committee = c.id CROSS JOIN mandate d ON d.seat = s.id
LEFT JOIN organisation o ON o.id = coalesce(d.on_behalf_of, s.organisation)
LEFT JOIN person p ON p.id = d.person
WHERE {_OF} AND s.deleted = 0 AND d.deleted = 0 AND d.start <= :day AND d."end" > :day AND d."end" <= :last
  AND (s."end" IS NULL OR s."end" > d."end")
  AND NOT EXISTS (SELECT 1 FROM mandate n WHERE n.seat = s.id AND n.deleted = 0 AND n.substitute = d.substitute
                  AND n.start >= d."end")
ORDER BY d."end", d.substitute, s.position, d.id
"""


def meetings_ahead(
    store: OpenFile, day: date, committee: CommitteeId | None, limit: int, apart: Mapping[UUID, str]
) -> Sequence[Any]:
    """The next meetings that are still to be held, the undated last; `apart` as everywhere here.

    They are the states that the newest move does not tell (`moves.moved_apart`).
    """
    return _of_meetings(store, _AHEAD, apart, {"day": day, "committee": committee, "limit": limit})


def unapproved(store: OpenFile, committee: CommitteeId | None, apart: Mapping[UUID, str]) -> Sequence[Any]:
    """Meetings that were held and whose minutes are not approved, the oldest first."""
    return _of_meetings(store, _UNAPPROVED, apart, {"committee": committee})


def last_held(store: OpenFile, committee: CommitteeId, day: date, apart: Mapping[UUID, str]) -> Sequence[Any]:
    """The newest meeting of a committee before a day that was held, with its state."""
    return _of_meetings(store, _EARLIER, apart, {"committee": committee, "day": day})


def _of_meetings(store: OpenFile, sql: str, apart: Mapping[UUID, str], given: dict[str, object]) -> Sequence[Any]:
    state, values = newest_state("meeting", "m", apart)
    return store.rows(of_both(sql.replace("{state}", state), Meeting, MeetingMove), {**given, **values})


def texts_lacking(store: OpenFile, meeting: MeetingId) -> Any:
    """Of the minutes of a meeting with its titles: what lacks French or German, drafts, and how much is written."""
    return store.rows(_LACKING, {"meeting": meeting})[0]


def remarks_to_settle(store: OpenFile, meeting: MeetingId) -> int:
    """How many remarks on its minutes nobody has settled."""
    (row,) = store.rows(_REMARKS, {"meeting": meeting})
    return int(row.count or 0)


def open_tasks(store: OpenFile, committee: CommitteeId | None, apart: Mapping[UUID, str]) -> list[tuple[UUID, str]]:
    """Every open task with its date, the oldest first, those without a date (empty) last."""
    rows = store.rows(_OPEN_TASKS, {"committee": committee})
    found = {key: row.due for row in rows if (key := UUID(bytes=row.id)) not in apart}
    still = [key for key, state in apart.items() if state in _UNFINISHED]
    found |= {task.id: task.due.isoformat() if task.due else None for task in store.some(AnyTask, still)}
    return [(key, due or "") for key, due in sorted(found.items(), key=lambda one: (not one[1], one[1] or "", one[0]))]


def decisions_to_carry_out(store: OpenFile, committee: CommitteeId | None) -> Sequence[Any]:
    """Every decision that is still to be carried out with its day, by what was noted last (`moves.moved_apart`)."""
    return store.rows(_TO_CARRY_OUT, {"committee": committee})


def calls_not_closed(store: OpenFile, day: date, limit: int) -> Sequence[Any]:
    """Calls whose closing day is not past, the next first."""
    return store.rows(_CALLS, {"day": day, "limit": limit})


def projects_of_call(store: OpenFile, call: CallId, committee: CommitteeId | None, limit: int) -> Sequence[Any]:
    """The first projects that aim at a call."""
    return store.rows(_CANDIDATES, {"call": call, "committee": committee, "limit": limit})


def mandates_ending(store: OpenFile, day: date, last: date, committee: CommitteeId | None) -> Sequence[Any]:
    """Mandates of today that end by `last` and that nobody follows yet."""
    return store.rows(_ENDING, {"day": day, "last": last, "committee": committee})
