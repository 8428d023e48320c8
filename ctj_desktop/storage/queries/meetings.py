"""What does the list of meetings show? Keys of all that match, then the rows that are looked at."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import match_expression
from ctj_desktop.storage.store import Store

_KEYS = "SELECT m.id FROM meeting m WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)"
_LINES = """
SELECT m.id, m.number, m.title_fr, m.title_de, m."on", m.start, m.place_fr, m.place_de, m.committee,
       c.short_name_fr, c.short_name_de, c.name_fr, c.name_de,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id AND i.deleted = 0) AS items,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id AND i.deleted = 0 AND coalesce(title_fr, '') = ''
        AND (coalesce(title_fr, '') = '' OR coalesce(title_de, '') = '')) AS missing_fr,
       (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id AND i.deleted = 0 AND coalesce(title_de, '') = ''
        AND (coalesce(title_fr, '') = '' OR coalesce(title_de, '') = '')) AS missing_de
FROM meeting m
JOIN committee c ON c.id = m.committee
WHERE m.deleted = 0 AND m.id IN (SELECT unhex(value) FROM json_each(:keys))
"""
_FOUND = """WITH found AS MATERIALIZED (
    SELECT r.tbl, r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :words AND r.tbl IN ('meeting', 'agenda_item')
) """
_WORDS = """
  AND m.id IN (
    SELECT row_id FROM found WHERE tbl = 'meeting'
    UNION ALL
    SELECT i.meeting FROM found CROSS JOIN agenda_item i ON i.id = found.row_id WHERE found.tbl = 'agenda_item'
  )
"""
_ORDER = 'ORDER BY m."on" IS NOT NULL, m."on" DESC, m.start DESC, m.id DESC'
NEAREST = 12
"""So many in a row are never put off."""


def meeting_keys(store: Store, committee: CommitteeId | None, words: str) -> list[bytes]:
    """Undated meetings, then the latest first; `words` are looked for in the meeting and its items."""
    expression = match_expression(words)
    sql = f"{_FOUND}{_KEYS}{_WORDS}{_ORDER}" if expression else f"{_KEYS} {_ORDER}"
    given = {"committee": committee, **({"words": expression} if expression else {})}
    return store.keys(sql, given)


def meeting_rows(store: Store, keys: Sequence[bytes]) -> Sequence[Any]:
    """What the lines of these meetings show, in no order."""
    return store.rows(_LINES, {"keys": json.dumps([key.hex() for key in keys])})


def opened_meetings(store: OpenFile, committee: CommitteeId | None) -> list[MeetingId]:
    """Meetings with an opening and no close, the latest first: only these can be in session."""
    sql = (
        "SELECT id FROM meeting WHERE opened_at IS NOT NULL AND closed_at IS NULL AND deleted = 0 "
        'AND (:committee IS NULL OR committee = :committee) ORDER BY "on" DESC, opened_at DESC, id DESC'
    )
    return [MeetingId(UUID(bytes=row[0])) for row in store.rows(sql, {"committee": committee})]


def with_items(store: OpenFile, committee: CommitteeId, limit: int) -> list[MeetingId]:
    """The meetings of a committee that have an agenda, the latest first, undated ones last."""
    sql = (
        "SELECT m.id FROM meeting m WHERE m.committee = :committee AND m.deleted = 0 "
        "AND EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting = m.id AND i.deleted = 0) "
        'ORDER BY m."on" IS NULL, m."on" DESC, m.start DESC, m.id DESC LIMIT :limit'
    )
    return [MeetingId(UUID(bytes=row[0])) for row in store.rows(sql, {"committee": committee, "limit": limit})]


def nearest_meetings(store: OpenFile, committee: CommitteeId, day: date, *, before: bool) -> list[MeetingId]:
    """Some meetings of a committee, the nearest first: those before a day, else those from it on."""
    side, order = ("<", "DESC") if before else (">=", "ASC")
    sql = (
        f'SELECT id FROM meeting WHERE committee = :committee AND deleted = 0 AND "on" {side} :day '
        f'ORDER BY "on" {order}, start {order}, id {order} LIMIT {NEAREST}'
    )
    return [MeetingId(UUID(bytes=row[0])) for row in store.rows(sql, {"committee": committee, "day": day})]
