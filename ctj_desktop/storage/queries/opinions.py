"""Which decisions gave an opinion that is not recorded, and which conditions fall due?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.storage.open_file import OpenFile

_UNRECORDED = """
SELECT d.id, d.number, p.id AS project, p.number AS project_number, p.title_fr, p.title_de
FROM decision d LEFT JOIN agenda_item i ON i.id = d.item AND i.deleted = 0
JOIN project p ON p.id = coalesce(d.project, i.project) AND p.deleted = 0
WHERE d.deleted = 0 AND d."on" >= :since AND (:committee IS NULL OR d.committee = :committee)
  AND (:project IS NULL OR p.id = :project)
  AND (d.decision_kind = 'opinion' OR (i.item_kind = 'opinion' AND d.decision_kind IN ('decision', 'recommendation')))
  AND NOT EXISTS (
    SELECT 1 FROM opinion o LEFT JOIN decision e ON e.id = o.decision
    WHERE o.project = p.id AND o.deleted = 0 AND (o.decision = d.id OR e.item = d.item))
ORDER BY d."on" DESC, d.id DESC
"""
_DUE = """
SELECT c.id, c.due, c.text_fr, c.text_de, p.id AS project, p.number AS project_number, p.title_fr, p.title_de
FROM condition c JOIN project p ON p.id = c.project AND p.deleted = 0
WHERE c.deleted = 0 AND c.fulfilled_on IS NULL AND c.dropped_on IS NULL AND c.due <= :until
  AND (:committee IS NULL OR p.committee = :committee)
ORDER BY c.due, c.id
"""


def unrecorded_opinions(
    store: OpenFile, since: date, committee: CommitteeId | None = None, project: ProjectId | None = None
) -> Sequence[Any]:
    """Decisions on projects from a day on that gave an opinion of which there is no record, the latest first.

    One of a closed item is not among them: what it decided stays with the committee, and an opinion does not.
    """
    return store.rows(_UNRECORDED, {"since": since, "committee": committee, "project": project})


def conditions_due(store: OpenFile, until: date, committee: CommitteeId | None = None) -> Sequence[Any]:
    """Conditions that are to be met by a day and are not, the first due first."""
    return store.rows(_DUE, {"until": until, "committee": committee})
