"""Who was there when, for all lines of a meeting at once, and which meetings and bodies does a year have?"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.storage.open_file import OpenFile

STAYS = """
SELECT p.attendance, p.start, p."end", p.remote FROM attendance a JOIN presence p ON p.attendance = a.id
WHERE a.meeting = :meeting AND a.deleted = 0 AND p.deleted = 0 ORDER BY p.start, p.id
"""


def stays_of(store: OpenFile, meeting: MeetingId) -> dict[bytes, list[tuple[str, str | None, int]]]:
    """The intervals of presence as (start, end, remote) by the line of attendance they belong to."""
    found: dict[bytes, list[tuple[str, str | None, int]]] = defaultdict(list)
    for attendance, start, end, remote in store.rows(STAYS, {"meeting": meeting}):
        found[attendance].append((start, end, remote))
    return found


def short_names(store: OpenFile, meeting: MeetingId) -> dict[UUID, tuple[str, str]]:
    """What the bodies on the roll are called for short, by seat, in French and German; full names stay on the roll."""
    sql = (
        "SELECT r.seat, o.short_name_fr, o.short_name_de FROM roll r JOIN seat s ON s.id = r.seat "
        "JOIN organisation o ON o.id = s.organisation "
        "WHERE r.meeting = :meeting AND r.deleted = 0 AND r.body_fr IS o.name_fr AND o.deleted = 0"
    )
    found = store.rows(sql, {"meeting": meeting})
    return {UUID(bytes=seat): (fr or "", de or "") for seat, fr, de in found if fr or de}


def bodies_of_seats(store: OpenFile, committee: CommitteeId) -> Sequence[Any]:
    """For which bodies a seat of a committee was ever held, each by every name it has or had."""
    sql = (
        "WITH held AS (SELECT s.id AS seat, s.organisation AS body FROM seat s WHERE s.committee = :committee "
        "UNION SELECT m.seat, m.on_behalf_of FROM mandate m WHERE m.committee = :committee AND m.deleted = 0) "
        "SELECT h.seat, h.body, o.name_fr, o.name_de FROM held h JOIN organisation o ON o.id = h.body "
        "UNION SELECT h.seat, h.body, n.name_fr, n.name_de FROM held h "
        "JOIN organisation_name n ON n.organisation = h.body AND n.deleted = 0"
    )
    return store.rows(sql, {"committee": committee})


def meetings_within(store: OpenFile, committee: CommitteeId, first: date, last: date) -> list[MeetingId]:
    """The meetings of a committee from one day to another, both of them included, the earliest first."""
    sql = (
        "SELECT id FROM meeting WHERE committee = :committee AND deleted = 0 "
        'AND "on" BETWEEN :first AND :last ORDER BY "on", start, id'
    )
    found = store.rows(sql, {"committee": committee, "first": first, "last": last})
    return [MeetingId(UUID(bytes=row[0])) for row in found]


def first_and_last_day(store: OpenFile, committee: CommitteeId) -> tuple[date, date] | None:
    """Of the meetings of a committee that were opened; None where none was."""
    sql = (
        'SELECT min("on"), max("on") FROM meeting WHERE committee = :committee AND deleted = 0 '
        'AND opened_at IS NOT NULL AND "on" IS NOT NULL'
    )
    ((first, last),) = store.tuples(sql, {"committee": committee})
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None
