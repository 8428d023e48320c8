"""What does the section of the documents ask of the store: meetings by number, day or place, and attached files?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, Meeting
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.project_work import ProjectDocument
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.storage.queries.twins import kinds_of, of_both
from ctj_desktop.storage.search_index import CONTENTS, match_expression
from ctj_desktop.storage.store import Store

_MEETINGS = """
SELECT m.id, m.number, m."on", m.title_fr, m.title_de, m.place_fr, m.place_de, m.committee,
       c.short_name_fr, c.short_name_de, c.name_fr, c.name_de
FROM meeting m
JOIN committee c ON c.id = m.committee
WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)
"""
_DAY = """
  instr(lower(m.number), :{plain}) OR instr(m."on", :{plain})
  OR instr(strftime('%d.%m.%Y', m."on"), :{plain})
  OR instr(CAST(strftime('%d', m."on") AS INTEGER) || '.' || CAST(strftime('%m', m."on") AS INTEGER)
           || strftime('.%Y', m."on"), :{plain})
  OR instr(:{months}, ',' || CAST(strftime('%m', m."on") AS INTEGER) || ',')
"""
_FOUND = """
  OR {column} IN (
    SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :{words} AND r.tbl = '{table}'
  )
"""
_NEAREST = 'ORDER BY m."on" IS NULL, abs(julianday(m."on") - julianday(:today)), m.id LIMIT :limit'
_FILE = "SELECT id, home, owner, name, media_type, size, sha256, {closed} AS closed FROM {attachment} WHERE deleted = 0"
_COUNTED = "SELECT count(*) AS n FROM {attachment} WHERE deleted = 0"
_FILES = f"""
FROM ({of_both(_FILE, AnyAttachment)}) a
LEFT JOIN item_document d ON d.id = a.owner AND d.deleted = 0
LEFT JOIN restricted_item_document r ON r.id = a.owner AND r.deleted = 0
LEFT JOIN agenda_item i ON i.id = coalesce(d.item, r.item, a.owner) AND i.deleted = 0
LEFT JOIN approved_version v ON v.id = a.owner
LEFT JOIN project_document k ON k.id = a.owner AND k.deleted = 0
LEFT JOIN project p ON p.id = k.project AND p.deleted = 0
LEFT JOIN meeting m ON m.id = coalesce(i.meeting, v.meeting, a.owner) AND m.deleted = 0
WHERE (:committee IS NULL OR coalesce(m.committee, a.home) = :committee)
"""
_ALL_FILES = f"SELECT sum(n) AS n FROM ({of_both(_COUNTED, AnyAttachment)})"
_FILE_COLUMNS = f"""
SELECT a.id, a.name, a.media_type, a.size, a.sha256, a.closed,
       EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = unhex(a.sha256)) AS held,
       (SELECT s.tbl FROM search_row s WHERE s.row_id = unhex(a.sha256) AND s.tbl IN ({CONTENTS})) AS content,
       coalesce(d.title_fr, r.title_fr, k.title_fr) AS title_fr,
       coalesce(d.title_de, r.title_de, k.title_de) AS title_de,
       coalesce(i.number, p.number) AS item_number, coalesce(i.title_fr, p.title_fr) AS item_fr,
       coalesce(i.title_de, p.title_de) AS item_de,
       m.id AS meeting, m.number AS meeting_number, m."on", v.id IS NOT NULL AS signed_copy
"""
_SEARCHED = f"{kinds_of(AnyAttachment, AnyItemDocument, AgendaItem, Meeting, ProjectDocument, Project)}, {CONTENTS}"
_MATCHING = """
found{at} AS MATERIALIZED (
    SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :words{at}
      AND r.tbl IN ({kinds})
)
"""


def nearest_meetings(
    store: Store, committee: CommitteeId | None, words: Sequence[tuple[str, Sequence[int]]], today: date, limit: int
) -> Sequence[Any]:
    """Meetings that match every word, the nearest to `today` first; a word comes with the months it may name."""
    sql = _MEETINGS
    values: dict[str, object] = {"committee": committee, "today": today, "limit": limit}
    for at, (word, months) in enumerate(words):
        named = ",".join(str(month) for month in months)
        values |= {f"plain{at}": word.lower(), f"months{at}": f",{named},"}
        either = _DAY.format(plain=f"plain{at}", months=f"months{at}")
        expression = match_expression(word)
        if expression is not None:
            values[f"words{at}"] = expression
            either += _FOUND.format(column="m.id", words=f"words{at}", table="meeting")
            either += _FOUND.format(column="m.committee", words=f"words{at}", table="committee")
        sql += f"AND ({either})\n"
    return store.rows(sql + _NEAREST, values)


def one_meeting(store: Store, meeting: object) -> Sequence[Any]:
    """The same columns of one meeting; nothing where it is gone."""
    return store.rows(_MEETINGS + "AND m.id = :meeting", {"committee": None, "meeting": meeting})


def meeting_years(store: Store, committee: CommitteeId) -> list[int]:
    """The years in which the committee met, the latest first."""
    sql = """SELECT DISTINCT substr("on", 1, 4) AS year FROM meeting
             WHERE deleted = 0 AND committee = :committee AND "on" IS NOT NULL ORDER BY year DESC"""
    return [int(row.year) for row in store.rows(sql, {"committee": committee})]


def file_rows(store: Store, committee: CommitteeId | None, words: str, limit: int) -> tuple[Sequence[Any], int]:
    """Attached files, those of the latest meetings first, and how many match.

    Each of `words` stands in the file or its text, in the item or the meeting, or in the project it belongs to.
    """
    where, matching = "", []
    values: dict[str, object] = {"committee": committee}
    for at, word in enumerate(words.split()):
        expression = match_expression(word)
        if expression is not None:
            values[f"words{at}"] = expression
            matching.append(_MATCHING.format(at=at, kinds=_SEARCHED))
            either = " OR ".join(
                f"{key} IN (SELECT row_id FROM found{at})"
                for key in ("a.id", "d.id", "r.id", "i.id", "m.id", "k.id", "p.id", "unhex(a.sha256)")
            )
            where += f"AND ({either})\n"
    having = f"WITH {', '.join(matching)}" if matching else ""
    order = 'ORDER BY m."on" DESC, m.id, i.position, a.name LIMIT :limit'
    found = store.rows(having + _FILE_COLUMNS + _FILES + where + order, {**values, "limit": limit})
    if len(found) < limit:
        return found, len(found)
    if committee is None and not where:
        return found, int(store.rows(_ALL_FILES)[0].n)
    return found, int(store.rows(f"{having} SELECT count(*) AS n {_FILES}{where}", values)[0].n)


def written_elsewhere(store: Store, record: UUID) -> bool:
    """Whether anybody but this device wrote a record or changed it."""
    own = store.replicas.known(store.replica)
    sql = "SELECT EXISTS (SELECT 1 FROM touched WHERE row_id = ? AND replica IS NOT ?)"
    return bool(store.connection.run(sql, (record.bytes, own)).scalar())
