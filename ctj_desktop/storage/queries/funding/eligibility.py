"""What do the rules of calls look at in projects: their money, partners, territories and actions, in one question?"""

import json
from collections.abc import Sequence
from typing import Any

from ctj_desktop.domain.ids import CallId, ProjectId
from ctj_desktop.storage.open_file import OpenFile

_CASES = """
SELECT p.rowid AS n, p.id, p.call, p.exchange_rate, p.territories, p.themes, p.criteria,
  (SELECT json_group_array(json_array(f.requested, f.requested_currency, f.awarded, f.awarded_currency))
   FROM financing_line f WHERE f.project = p.id AND f.deleted = 0 AND f.fund = 1 AND f.in_kind = 0) AS asked,
  (SELECT json_group_array(json_array(b.amount, b.amount_currency, b.in_kind, b.category))
   FROM budget_line b WHERE b.project = p.id AND b.deleted = 0) AS costs,
  (SELECT json_group_array(json_array(r.side, r.lead, o.organisation_kind))
   FROM partner r LEFT JOIN organisation o ON o.id = r.organisation
   WHERE r.project = p.id AND r.deleted = 0) AS partners,
  (SELECT json_group_array(json_array(lower(hex(l.action)), lower(hex(a.axis))))
   FROM project_action l JOIN action a ON a.id = l.action WHERE l.project = p.id AND l.deleted = 0) AS actions,
  (SELECT json_group_array(json_array(lower(hex(c.rule)), c.passes))
   FROM rule_check c WHERE c.project = p.id AND c.deleted = 0) AS checks,
  (SELECT max(v."on") FROM project_move v JOIN stage s ON s.id = v.to_stage
   WHERE v.project = p.id AND v.deleted = 0 AND s.code = :filed) AS filed
FROM {among} WHERE p.call IS NOT NULL AND p.deleted = 0
"""
_AWARDED = """
SELECT f.awarded_currency, sum(f.awarded) FROM project p JOIN financing_line f ON f.project = p.id
WHERE p.call = :call AND p.deleted = 0 AND f.deleted = 0 AND f.fund = 1 AND f.in_kind = 0 AND f.awarded IS NOT NULL
GROUP BY f.awarded_currency
"""


def case_rows(store: OpenFile, numbers: Sequence[int], filed: str) -> Sequence[Any]:
    """Of the projects of these row numbers that answer a call what its rules look at, lists as JSON.

    `filed` is the code of the stage at which a project is filed: the row says the last day it came there.
    """
    among = "json_each(:numbers) shown JOIN project p ON p.rowid = shown.value"
    return store.rows(_CASES.format(among=among), {"numbers": json.dumps(list(numbers)), "filed": filed})


def case_row(store: OpenFile, project: ProjectId, filed: str) -> Any | None:  # a row of whatever columns
    """As `case_rows`, of one project; None where it answers no call."""
    rows = store.rows(_CASES.format(among="project p") + "AND p.id = :project", {"project": project, "filed": filed})
    return rows[0] if rows else None


def awarded_of_call(store: OpenFile, call: CallId) -> dict[str, int]:
    """What the fund gave to all projects of a call: minor units by currency."""
    return dict(store.tuples(_AWARDED, {"call": call}))
