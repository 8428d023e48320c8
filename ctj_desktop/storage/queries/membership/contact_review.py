"""What decides whether a contact must be looked at again: what each person still has or had, and what is kept of it?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import match_expression

_HELD = """
held AS MATERIALIZED (
SELECT person, "end" FROM mandate WHERE deleted = 0
UNION ALL SELECT person, "end" FROM office_held WHERE deleted = 0
UNION ALL SELECT person, "end" FROM role WHERE deleted = 0
UNION ALL SELECT person, "end" FROM working_group_member WHERE deleted = 0
),
standing AS MATERIALIZED (
SELECT person, CASE WHEN max("end" IS NULL OR "end" > :day) THEN NULL ELSE max("end") END AS left_on
FROM held GROUP BY person
)
"""
_OF = """
(SELECT person FROM mandate WHERE deleted = 0 AND committee = :committee
 UNION SELECT person FROM office_held WHERE deleted = 0 AND committee = :committee
 UNION SELECT person FROM role WHERE deleted = 0 AND committee = :committee
 UNION SELECT m.person FROM working_group_member m JOIN working_group g ON g.id = m."group"
       WHERE m.deleted = 0 AND g.committee = :committee)
"""
_FOUND = """
(SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid
 WHERE search_text MATCH :words AND r.tbl = 'person')
"""
_PERSONS = f"""
WITH {_HELD}
SELECT p.id, p.family_name, p.given_name, p.function_fr, p.function_de, s.left_on, v.informed_on, v.confirmed_on,
       v.retention_until
FROM person p LEFT JOIN standing s ON s.person = p.id
LEFT JOIN person_private v ON v.id = p.id AND v.deleted = 0
WHERE p.deleted = 0 AND p.anonymised_on IS NULL AND p.home = :home
"""


def persons_standing(
    store: OpenFile, day: date, committee: CommitteeId | None = None, words: str = ""
) -> Sequence[Any]:
    """Every person that this office keeps and that has a name, in no order; only those of a committee, or by words."""
    sql, values = _PERSONS, dict[str, Any](day=day, home=store.home())
    if committee is not None:
        sql, values["committee"] = f"{sql} AND p.id IN {_OF}", committee
    expression = match_expression(words)
    if expression is not None:
        sql, values["words"] = f"{sql} AND p.id IN {_FOUND}", expression
    return store.rows(sql, values)
