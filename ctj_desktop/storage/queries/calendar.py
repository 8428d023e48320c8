"""What stands between two days of the calendar? A few statements, however many meetings there are."""

from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.storage.open_file import OpenFile

_MEETINGS = """
SELECT m.id, m.committee, m."on", m.start, m."end", m.number, m.title_fr, m.title_de, m.place_fr, m.place_de,
       m.remote_link, m.proposals_until, m.file_closed_on, m.documents_by, m.sitting, m.second_call_of
FROM meeting m
WHERE m.deleted = 0 AND (:committee IS NULL OR m.committee = :committee)
  AND (m."on" >= :first AND m."on" < :later
       OR m.proposals_until >= :first AND m.proposals_until < :after
       OR m.file_closed_on >= :first AND m.file_closed_on < :after
       OR m.documents_by >= :first AND m.documents_by < :after
       OR m.id IN (SELECT d.meeting FROM dispatch d WHERE d.deleted = 0
                   AND d.answer_by >= :first AND d.answer_by < :after))
"""
_ANSWERS = """
SELECT DISTINCT d.meeting, d.answer_by FROM dispatch d
JOIN meeting m ON m.id = d.meeting
WHERE d.deleted = 0 AND m.deleted = 0 AND d.answer_by >= :first AND d.answer_by < :after
  AND (:committee IS NULL OR m.committee = :committee)
"""
_CALLS = """
SELECT c.id, c.code, c.name_fr, c.name_de, c.opens, c.closes FROM call c
WHERE c.deleted = 0 AND (c.opens >= :first AND c.opens < :after OR c.closes >= :first AND c.closes < :after)
"""
_MANDATES = """
SELECT n.committee, n."end", count(*) FROM mandate n
WHERE n.deleted = 0 AND n."end" > :first AND n."end" <= :after AND (:committee IS NULL OR n.committee = :committee)
GROUP BY n.committee, n."end"
"""


def meetings_between(
    store: OpenFile, first: date, after: date, later: date, committee: CommitteeId | None
) -> list[tuple[Any, ...]]:
    """Meetings in [first, later), and those of which something is due, an answer too, in [first, after)."""
    given = {"first": first, "after": after, "later": later, "committee": committee}
    return store.tuples(_MEETINGS, given)


def answers_between(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None
) -> list[tuple[bytes, str]]:
    """The meetings whose convocation asks for an answer by a day in [first, after), with that day."""
    return store.tuples(_ANSWERS, {"first": first, "after": after, "committee": committee})


def calls_between(store: OpenFile, first: date, after: date) -> list[tuple[Any, ...]]:
    """The calls that open or close in [first, after)."""
    return store.tuples(_CALLS, {"first": first, "after": after})


def mandates_until(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None
) -> list[tuple[bytes, str, int]]:
    """How many mandates of a committee have their first day without in (first, after]."""
    return store.tuples(_MANDATES, {"first": first, "after": after, "committee": committee})
