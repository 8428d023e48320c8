"""Who was there when, for all lines of a meeting at once?"""

from collections import defaultdict
from uuid import UUID

from ctj_desktop.domain.ids import MeetingId
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
