"""What is there to sum of projects: of each what it is grouped by, and its counted money, side by side?

Which lines count is said in `domain/funding/portfolio.py`.
"""

from collections.abc import Sequence
from typing import Any, Final

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile

COUNTS: Final = """
f.deleted = 0 AND f.in_kind = 0 AND (f.fund = 1 OR (p.call IS NULL AND f.origin IS NOT 'own' AND NOT EXISTS (
  SELECT 1 FROM financing_line g WHERE g.project = p.id AND g.deleted = 0 AND g.in_kind = 0 AND g.fund = 1
) AND NOT EXISTS (
  SELECT 1 FROM partner q WHERE q.project = p.id AND q.deleted = 0 AND q.organisation = f.organisation
)))
"""
"""Whether the line `f` of the project `p` counts."""
_FACTS = ", ".join(
    f"coalesce(sum(CASE WHEN f.{fact}_currency = '{code}' THEN f.{fact} END), 0)"
    for fact in ("requested", "awarded", "committed")
    for code in ("EUR", "CHF")
)
_PROJECTS = f"""
WITH cash AS MATERIALIZED (
  SELECT project, max(fund) AS marked FROM financing_line WHERE deleted = 0 AND in_kind = 0 GROUP BY project
), paid AS MATERIALIZED (
  SELECT line, sum(CASE WHEN amount_currency = 'EUR' THEN amount END) AS eur,
    sum(CASE WHEN amount_currency = 'CHF' THEN amount END) AS chf
  FROM payment WHERE deleted = 0 GROUP BY line
), money AS MATERIALIZED (
  SELECT f.project, f.side, {_FACTS}, coalesce(sum(y.eur), 0), coalesce(sum(y.chf), 0)
  FROM financing_line f JOIN project p ON p.id = f.project LEFT JOIN paid y ON y.line = f.id
  WHERE {COUNTS}
  GROUP BY f.project, f.side
), served AS MATERIALIZED (
  SELECT l.project, group_concat(DISTINCT hex(a.axis)) AS axes
  FROM project_action l JOIN action a ON a.id = l.action AND a.deleted = 0
  WHERE l.deleted = 0 AND a.axis IS NOT NULL GROUP BY l.project
), began AS MATERIALIZED (
  SELECT project, min("on") AS day FROM project_move WHERE deleted = 0 GROUP BY project
), sided AS MATERIALIZED (
  SELECT project, group_concat(DISTINCT side) AS sides FROM partner WHERE deleted = 0 GROUP BY project
)
SELECT p.id, i.instrument, coalesce(b.day, p.starts), p.territories, s.axes, d.sides,
  p.call IS NOT NULL AND c.marked = 0, m.*
FROM project p
LEFT JOIN pipeline i ON i.id = p.pipeline LEFT JOIN began b ON b.project = p.id
LEFT JOIN served s ON s.project = p.id LEFT JOIN sided d ON d.project = p.id LEFT JOIN money m ON m.project = p.id
LEFT JOIN cash c ON c.project = p.id
WHERE p.deleted = 0 AND (:committee IS NULL OR p.committee = :committee)
ORDER BY p.rowid
"""


def portfolio_rows(store: OpenFile, committee: CommitteeId | None) -> Sequence[tuple[Any, ...]]:
    """Of each project a row for each side with counted lines, or one without money.

    Id, instrument, the day of its first move or else of its planned beginning, territories as JSON, axes and sides
    with commas, whether it answers a call and marks no line; then the project again, the side, and what is requested,
    awarded, committed and paid, in euros and in francs.
    """
    return store.tuples(_PROJECTS, {"committee": committee})
