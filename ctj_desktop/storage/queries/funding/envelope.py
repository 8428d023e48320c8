"""What is asked of the fund of calls, line by line, with what was granted, committed and paid?"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ctj_desktop.domain.ids import CallId, CommitteeId
from ctj_desktop.storage.open_file import OpenFile

_OF_CALLS = """
FROM project p JOIN json_each(:calls) c ON p.call = unhex(replace(c.value, '-', ''))
{joined}
WHERE p.deleted = 0 AND (:committee IS NULL OR p.committee = :committee)
"""
_LINES = """
SELECT p.call, p.id AS project, p.territories, f.side, f.requested, f.requested_currency, f.awarded, f.awarded_currency,
  f.committed, f.committed_currency,
  (SELECT coalesce(sum(y.amount), 0) FROM payment y
   WHERE y.line = f.id AND y.deleted = 0 AND y.amount_currency = 'EUR') AS paid_eur,
  (SELECT coalesce(sum(y.amount), 0) FROM payment y
   WHERE y.line = f.id AND y.deleted = 0 AND y.amount_currency = 'CHF') AS paid_chf
""" + _OF_CALLS.format(
    joined="JOIN financing_line f ON f.project = p.id AND f.deleted = 0 AND f.fund = 1 AND f.in_kind = 0"
)
_PROJECTS = """
SELECT p.call, p.id, p.number, p.title_fr, p.title_de, p.committee, r.id AS rank, r.position, r.points,
  r.note_fr, r.note_de
""" + _OF_CALLS.format(joined="LEFT JOIN call_rank r ON r.project = p.id AND r.call = p.call AND r.deleted = 0")
_FACTS = ", ".join(
    f"coalesce(sum(CASE WHEN f.{fact}_currency = '{code}' THEN f.{fact} END), 0) AS {fact}_{code.lower()}"
    for fact in ("requested", "awarded", "committed")
    for code in ("EUR", "CHF")
)
_PAID = """
JOIN financing_line f ON f.project = p.id AND f.deleted = 0 AND f.fund = 1 AND f.in_kind = 0
LEFT JOIN (
  SELECT line, sum(CASE WHEN amount_currency = 'EUR' THEN amount END) AS eur,
    sum(CASE WHEN amount_currency = 'CHF' THEN amount END) AS chf
  FROM payment WHERE deleted = 0 GROUP BY line) y ON y.line = f.id
"""
_SUMS = (
    f"SELECT p.call, {_FACTS}, coalesce(sum(y.eur), 0) AS paid_eur, coalesce(sum(y.chf), 0) AS paid_chf"
    f"{_OF_CALLS.format(joined=_PAID)} GROUP BY p.call"
)


def fund_sums(store: OpenFile, calls: Iterable[CallId], committee: CommitteeId | None = None) -> Sequence[Any]:
    """What `fund_lines` come to, call by call, each fact in each currency."""
    return store.rows(_SUMS, _given(calls, committee))


def fund_lines(store: OpenFile, calls: Iterable[CallId], committee: CommitteeId | None = None) -> Sequence[Any]:
    """The lines of the projects of these calls that are marked as asked of the fund, contributions in kind apart."""
    return store.rows(_LINES, _given(calls, committee))


def call_projects(store: OpenFile, calls: Iterable[CallId], committee: CommitteeId | None = None) -> Sequence[Any]:
    """The projects of these calls with the place that their committee gave them."""
    return store.rows(_PROJECTS, _given(calls, committee))


def _given(calls: Iterable[CallId], committee: CommitteeId | None) -> dict[str, object]:
    return {"calls": json.dumps([str(call) for call in calls]), "committee": committee}
