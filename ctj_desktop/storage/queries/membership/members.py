"""What do the lists of persons and of seats show? Persons by key, then the rows that are looked at."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import match_expression
from ctj_desktop.storage.store import Store

_NAMES = "SELECT p.id, p.family_name, p.given_name FROM person p WHERE p.deleted = 0"
_PERSONS = """
SELECT p.id, p.family_name, p.given_name, p.title, p.function_fr, p.function_de, p.side,
       o.name_fr, o.name_de, o.short_name_fr, o.short_name_de, o.side AS organisation_side,
       m.committee, m.substitute, m.start, m."end", s.label_fr, s.label_de, s.side AS seat_side,
       so.name_fr AS seat_name_fr, so.name_de AS seat_name_de
FROM person p
LEFT JOIN organisation o ON o.id = p.organisation AND o.deleted = 0
LEFT JOIN mandate m ON m.person = p.id AND m.deleted = 0 AND m.start <= :day
     AND (m."end" IS NULL OR m."end" > :day) AND (:committee IS NULL OR m.committee = :committee)
LEFT JOIN seat s ON s.id = m.seat
LEFT JOIN organisation so ON so.id = s.organisation
WHERE p.deleted = 0 AND p.id IN (SELECT unhex(value) FROM json_each(:keys))
"""
_IN_OFFICE = """
  AND p.id IN (SELECT m.person FROM mandate m WHERE m.deleted = 0 AND m.start <= :day
               AND (m."end" IS NULL OR m."end" > :day) AND (:committee IS NULL OR m.committee = :committee))
"""
_FOUND = """WITH found AS MATERIALIZED (
    SELECT r.tbl, r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :words AND r.tbl IN ('person', 'organisation', 'seat')
) """
_PERSON_WORDS = """
  AND p.id IN (
    SELECT row_id FROM found WHERE tbl = 'person'
    UNION ALL
    SELECT q.id FROM found CROSS JOIN person q ON q.organisation = found.row_id WHERE found.tbl = 'organisation'
    UNION ALL
    SELECT n.person FROM found CROSS JOIN mandate n ON n.seat = found.row_id AND n.deleted = 0
    WHERE found.tbl = 'seat'
    UNION ALL
    SELECT n.person FROM found CROSS JOIN seat t ON t.organisation = found.row_id
    JOIN mandate n ON n.seat = t.id AND n.deleted = 0
    WHERE found.tbl = 'organisation'
  )
"""
_SEATS = """
SELECT s.id, s.committee, s.side, s.label_fr, s.label_de, s.capacity, s.substitution,
       o.name_fr, o.name_de, o.short_name_fr, o.short_name_de, g.name_fr AS college_fr, g.name_de AS college_de,
       m.id AS mandate, m.substitute, m.start, m."end", m.person,
       p.family_name, p.given_name, p.function_fr, p.function_de
FROM seat s
LEFT JOIN organisation o ON o.id = s.organisation
LEFT JOIN college g ON g.id = s.college
LEFT JOIN mandate m ON m.seat = s.id AND m.deleted = 0 AND m.start <= :day
     AND (m."end" IS NULL OR m."end" > :day)
LEFT JOIN person p ON p.id = m.person
WHERE s.deleted = 0 AND (:committee IS NULL OR s.committee = :committee)
  AND (s.start IS NULL OR s.start <= :day) AND (s."end" IS NULL OR s."end" > :day)
"""
_WRITTEN = "'$.street', '$.po_box', '$.postcode', '$.place', '$.lines'"
_LETTERS = f"""
SELECT p.id, p.family_name, p.given_name, p.language, p.channel, p.organisation, p.work_address AS own_address,
       coalesce(p.work_address, o.address) IS NOT NULL
       AND json_extract(coalesce(p.work_address, o.address), {_WRITTEN}) <> json_array(NULL, NULL, NULL, NULL, NULL)
       AS addressed
FROM person p
LEFT JOIN organisation o ON o.id = p.organisation AND o.deleted = 0
WHERE p.deleted = 0 AND p.anonymised_on IS NULL AND p.id IN (SELECT unhex(value) FROM json_each(:keys))
"""
_SOME_SEATS = "AND s.id IN (SELECT unhex(value) FROM json_each(:keys))"
_SEAT_ORDER = "ORDER BY s.committee, s.position, s.id, m.substitute, m.start, m.id"
_CHANGES = """
SELECT s.start AS day FROM seat s WHERE s.deleted = 0 AND s.committee = :committee AND s.start IS NOT NULL
UNION SELECT s."end" FROM seat s WHERE s.deleted = 0 AND s.committee = :committee AND s."end" IS NOT NULL
UNION SELECT m.start FROM mandate m WHERE m.deleted = 0 AND m.committee = :committee
UNION SELECT m."end" FROM mandate m WHERE m.deleted = 0 AND m.committee = :committee AND m."end" IS NOT NULL
ORDER BY day
"""


def letter_rows(store: OpenFile, keys: Sequence[UUID]) -> Sequence[Any]:
    """Who of these persons may be written to, by name, and whether there is an address, their own or of their body."""
    return store.rows(_LETTERS, {"keys": json.dumps([key.hex for key in keys])})


def person_names(
    store: Store, committee: CommitteeId | None, day: date, words: str, *, in_office: bool = False
) -> list[tuple[Any, ...]]:
    """Id, family name, given name of all who match, in no order; with `in_office` only who has a mandate on the day."""
    expression = match_expression(words)
    sql = _NAMES + (_IN_OFFICE if in_office else "")
    sql = f"{_FOUND}{sql}{_PERSON_WORDS}" if expression else sql
    of_office = {"committee": committee, "day": day} if in_office else {}
    return store.tuples(sql, {**of_office, **({"words": expression} if expression else {})})


def person_rows(store: Store, committee: CommitteeId | None, day: date, keys: Sequence[bytes]) -> Sequence[Any]:
    """One row per person and mandate valid on the day; a person without one has a row too."""
    wanted = json.dumps([key.hex() for key in keys])
    return store.rows(_PERSONS, {"committee": committee, "day": day, "keys": wanted})


def seat_rows(
    store: OpenFile, committee: CommitteeId | None, day: date, only: Iterable[UUID] | None = None
) -> Sequence[Any]:
    """One row per seat of that day and mandate valid on it; an empty seat has a row all the same.

    Those of these seats alone, if any are given.
    """
    wanted = {} if only is None else {"keys": json.dumps([key.hex for key in only])}
    sql = f"{_SEATS}{'' if only is None else _SOME_SEATS}\n{_SEAT_ORDER}"
    return store.rows(sql, {"committee": committee, "day": day, **wanted})


def change_days(store: OpenFile, committee: CommitteeId) -> list[date]:
    """The days on which a seat or a mandate of a committee begins or has ended, in their order."""
    return [date.fromisoformat(day) for (day,) in store.tuples(_CHANGES, {"committee": committee})]
