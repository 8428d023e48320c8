"""What stands between two days of the calendar? A few statements, however many meetings there are."""

from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.projects import DUE, NOT_PAID, WAITED_FOR

_MEETINGS = """
SELECT m.id, m.committee, m."on", m.start, m."end", m.number, m.title_fr, m.title_de, m.place_fr, m.place_de,
       m.remote_link, m.proposals_until, m.file_closed_on, m.documents_by, m.sitting, m.second_call_of
FROM meeting m
WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)
  AND (m."on" >= :first AND m."on" < :later
       OR m.proposals_until >= :first AND m.proposals_until < :after
       OR m.file_closed_on >= :first AND m.file_closed_on < :after
       OR m.documents_by >= :first AND m.documents_by < :after
       OR m.id IN (SELECT d.meeting FROM dispatch d WHERE d.deleted = 0
                   AND d.answer_by >= :first AND d.answer_by < :after))
"""
_ANSWERS = """
SELECT DISTINCT d.meeting, d.answer_by FROM dispatch d
JOIN meeting m ON m.id = d.meeting
WHERE d.deleted = 0 AND m.deleted = 0 AND d.answer_by >= :first AND d.answer_by < :after
  AND (:committee IS NULL OR m.committee = :committee)
"""
_CALLS = """
SELECT c.id, c.code, c.name_fr, c.name_de, c.opens, c.closes, c.decides_on, c.report_by FROM call c
WHERE c.deleted = 0 AND (c.opens >= :first AND c.opens < :after OR c.closes >= :first AND c.closes < :after
  OR c.decides_on >= :first AND c.decides_on < :after OR c.report_by >= :first AND c.report_by < :after)
"""
_MANDATES = """
SELECT n.committee, n."end", count(*) FROM mandate n
WHERE n.deleted = 0 AND n."end" > :first AND n."end" <= :after AND (:committee IS NULL OR n.committee = :committee)
GROUP BY n.committee, n."end"
"""
_PROJECT = "p.id, p.committee, p.number, p.title_fr, p.title_de"
_OF = "p.deleted = 0 AND (:committee IS NULL OR p.committee = :committee)"
_ACTIVE = """
FROM project p JOIN project_move v ON v.id = (
  SELECT max(w.id) FROM project_move w WHERE w.project = p.id AND w.deleted = 0
) JOIN stage s ON s.id = v.to_stage AND s.role = 'active'
"""
_DUE = f"""
SELECT 'stage_due', {_PROJECT}, v.id, s.name_fr, s.name_de, {DUE} AS due {_ACTIVE}
WHERE {_OF} AND due >= :first AND due < :after
UNION ALL
SELECT 'condition_due', {_PROJECT}, k.id, k.text_fr, k.text_de, k.due FROM "condition" k
JOIN project p ON p.id = k.project
WHERE {_OF} AND {WAITED_FOR} AND k.due >= :first AND k.due < :after
UNION ALL
SELECT 'instalment_due', {_PROJECT}, n.id, coalesce(nullif(n.label_fr, ''), f.label_fr),
  coalesce(nullif(n.label_de, ''), f.label_de), n.due
FROM instalment n JOIN financing_line f ON f.id = n.line AND f.deleted = 0 JOIN project p ON p.id = f.project
WHERE {_OF} AND n.deleted = 0 AND n.due >= :first AND n.due < :after AND {NOT_PAID}
"""
_OWN_DAYS = f"""
UNION ALL
SELECT 'project_starts', {_PROJECT}, NULL, '', '', p.starts FROM project p
WHERE {_OF} AND p.starts >= :first AND p.starts < :after
UNION ALL
SELECT 'project_ends', {_PROJECT}, NULL, '', '', p.ends FROM project p
WHERE {_OF} AND p.ends >= :first AND p.ends < :after
"""
_WITH_PROJECTS = """
SELECT DISTINCT i.meeting FROM agenda_item i JOIN project p ON p.id = i.project AND p.deleted = 0
JOIN meeting m ON m.id = i.meeting AND m.deleted = 0
WHERE i.deleted = 0 AND m."on" >= :first AND m."on" < :after
"""


def meetings_between(
    store: OpenFile, first: date, after: date, later: date, committee: CommitteeId | None
) -> list[tuple[Any, ...]]:
    """Meetings in [first, later), and those of which something is due, an answer too, in [first, after)."""
    given = {"first": first, "after": after, "later": later, "committee": committee}
    return store.tuples(_MEETINGS, given)


def answers_between(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None
) -> list[tuple[bytes, str]]:
    """The meetings whose convocation asks for an answer by a day in [first, after), with that day."""
    return store.tuples(_ANSWERS, {"first": first, "after": after, "committee": committee})


def calls_between(store: OpenFile, first: date, after: date) -> list[tuple[Any, ...]]:
    """The calls that open, close, are decided or await reports in [first, after)."""
    return store.tuples(_CALLS, {"first": first, "after": after})


def mandates_until(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None
) -> list[tuple[bytes, str, int]]:
    """How many mandates of a committee have their first day without in (first, after]."""
    return store.tuples(_MANDATES, {"first": first, "after": after, "committee": committee})


def due_between(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None, *, own_days: bool
) -> list[tuple[Any, ...]]:
    """What is due in [first, after): kind, the project, the record it is about with its two texts, the day.

    By when a stage should be left follows from the last move. With `own_days` projects also start and end.
    """
    given = {"first": first, "after": after, "committee": committee}
    return store.tuples(_DUE + _OWN_DAYS if own_days else _DUE, given)


def meetings_with_projects(store: OpenFile, first: date, after: date) -> set[bytes]:
    """The meetings in [first, after) on whose agenda a project stands."""
    return {row[0] for row in store.tuples(_WITH_PROJECTS, {"first": first, "after": after})}
