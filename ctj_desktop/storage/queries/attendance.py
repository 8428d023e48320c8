"""Who was there when, for all lines of a meeting at once?"""

from collections import defaultdict
from datetime import time
from uuid import UUID

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.storage.open_file import OpenFile

STAYS = """
SELECT p.attendance, p.start, p."end", p.remote FROM attendance a JOIN presence p ON p.attendance = a.id
WHERE a.meeting = :meeting AND a.deleted = 0 AND p.deleted = 0 ORDER BY p.start, p.id
"""

PRESENCES = """
SELECT p.id, p.home, p.attendance, p.start, p."end", p.remote FROM attendance a JOIN presence p ON p.attendance = a.id
WHERE a.meeting = :meeting AND a.deleted = 0 AND p.deleted = 0 ORDER BY p.id
"""


def stays_of(store: OpenFile, meeting: MeetingId) -> dict[bytes, list[tuple[str, str | None, int]]]:
    """The intervals of presence as (start, end, remote) by the line of attendance they belong to."""
    found: dict[bytes, list[tuple[str, str | None, int]]] = defaultdict(list)
    for attendance, start, end, remote in store.rows(STAYS, {"meeting": meeting}):
        found[attendance].append((start, end, remote))
    return found


class PresenceRow(PositionalValue):
    """One interval of presence as the file holds it."""

    id: UUID
    home: UUID
    attendance: UUID
    start: time
    end: time | None
    remote: bool


def presence_rows(store: OpenFile, meeting: MeetingId) -> list[PresenceRow]:
    """Every interval of a meeting, in the order of their ids."""
    return [
        PresenceRow(
            UUID(bytes=identity),
            UUID(bytes=home),
            UUID(bytes=attendance),
            time.fromisoformat(start),
            time.fromisoformat(end) if end else None,
            bool(remote),
        )
        for identity, home, attendance, start, end, remote in store.rows(PRESENCES, {"meeting": meeting})
    ]


def short_names(store: OpenFile, meeting: MeetingId) -> dict[UUID, tuple[str, str]]:
    """What the bodies on the roll are called for short, by seat, in French and German; full names stay on the roll."""
    sql = (
        "SELECT r.seat, o.short_name_fr, o.short_name_de FROM roll r JOIN seat s ON s.id = r.seat "
        "JOIN organisation o ON o.id = s.organisation "
        "WHERE r.meeting = :meeting AND r.deleted = 0 AND r.body_fr IS o.name_fr AND o.deleted = 0"
    )
    found = store.rows(sql, {"meeting": meeting})
    return {UUID(bytes=seat): (fr or "", de or "") for seat, fr, de in found if fr or de}
