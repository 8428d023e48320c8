"""Which seats, mandates and offices are there on a day or begin within a period after it?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile

_SEATS = """
SELECT s.id, s.committee, s.side, s.label_fr, s.label_de, s.substitution, s.college, s.organisation,
       o.name_fr, o.name_de, o.short_name_fr, o.short_name_de, g.name_fr AS college_fr, g.name_de AS college_de
FROM seat s
LEFT JOIN organisation o ON o.id = s.organisation
LEFT JOIN college g ON g.id = s.college
WHERE s.deleted = 0 AND (:committee IS NULL OR s.committee = :committee)
  AND (s.start IS NULL OR s.start <= :day) AND (s."end" IS NULL OR s."end" > :day)
ORDER BY s.committee, s.position, s.id
"""
_MANDATES = """
SELECT m.id, m.seat, m.person, m.substitute, m.start, m."end", p.family_name, p.given_name, p.salutation
FROM mandate m
LEFT JOIN person p ON p.id = m.person
WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)
  AND m.start <= :last AND (m."end" IS NULL OR m."end" > :day)
ORDER BY m.start, m.id
"""
_OFFICES = """
SELECT h.id, h.committee, h.person, h.office, h.side, h.start, h."end", p.family_name, p.given_name, p.salutation
FROM office_held h
LEFT JOIN person p ON p.id = h.person
WHERE h.deleted = 0 AND (:committee IS NULL OR h.committee = :committee)
  AND h.start <= :last AND (h."end" IS NULL OR h."end" > :day)
ORDER BY h.start, h.id
"""


def seats_of_radar(store: OpenFile, committee: CommitteeId | None, day: date) -> Sequence[Any]:
    """The seats of the day in their order, each with its body and college."""
    return store.rows(_SEATS, {"committee": committee, "day": day})


def mandates_of_radar(store: OpenFile, committee: CommitteeId | None, day: date, last: date) -> Sequence[Any]:
    """Mandates in force on the day or from a later one to the last, those that began first above."""
    return store.rows(_MANDATES, {"committee": committee, "day": day, "last": last})


def offices_of_radar(store: OpenFile, committee: CommitteeId | None, day: date, last: date) -> Sequence[Any]:
    """Offices held on the day or from a later one to the last, as mandates."""
    return store.rows(_OFFICES, {"committee": committee, "day": day, "last": last})
