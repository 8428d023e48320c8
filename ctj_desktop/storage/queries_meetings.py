"""What does the list of meetings show? One query, whatever the number of meetings."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search import match_expression
from ctj_desktop.storage.store import Store

_LINES = """
SELECT m.id, m.number, m.title_fr, m.title_de, m."on", m.start, m.place_fr, m.place_de, m.committee,
       c.short_name_fr, c.short_name_de, c.name_fr, c.name_de,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id AND i.deleted = 0) AS items,
       coalesce(a.missing_fr, 0) AS missing_fr, coalesce(a.missing_de, 0) AS missing_de
FROM meeting m
JOIN committee c ON c.id = m.committee
LEFT JOIN (
    SELECT meeting, sum(coalesce(title_fr, '') = '') AS missing_fr, sum(coalesce(title_de, '') = '') AS missing_de
    FROM agenda_item
    WHERE deleted = 0 AND (coalesce(title_fr, '') = '' OR coalesce(title_de, '') = '') GROUP BY meeting
) a ON a.meeting = m.id
WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)
"""
_WORDS = """
  AND m.id IN (
    SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :words AND r.tbl = 'meeting'
    UNION
    SELECT i.meeting FROM search_text JOIN search_row r ON r.n = search_text.rowid
    JOIN agenda_item i ON i.id = r.row_id WHERE search_text MATCH :words AND r.tbl = 'agenda_item'
  )
"""
_ORDER = 'ORDER BY m."on" IS NOT NULL, m."on" DESC, m.start DESC, m.id DESC'


def meeting_rows(store: Store, committee: CommitteeId | None, words: str) -> Sequence[Any]:
    """Undated meetings, then the latest first; `words` are looked for in the meeting and its items."""
    expression = match_expression(words)
    sql = _LINES + (_WORDS if expression else "") + _ORDER
    return store.rows(sql, {"committee": committee, **({"words": expression} if expression else {})})


def opened_meetings(store: OpenFile, committee: CommitteeId | None) -> list[MeetingId]:
    """Meetings with an opening and no close, the latest first: only these can be in session."""
    sql = (
        "SELECT id FROM meeting WHERE opened_at IS NOT NULL AND closed_at IS NULL AND deleted = 0 "
        'AND (:committee IS NULL OR committee = :committee) ORDER BY "on" DESC, opened_at DESC, id DESC'
    )
    return [MeetingId(UUID(bytes=row[0])) for row in store.rows(sql, {"committee": committee})]
