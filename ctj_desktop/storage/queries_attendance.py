"""Who was there when, for all lines of a meeting at once?"""

from collections import defaultdict

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
