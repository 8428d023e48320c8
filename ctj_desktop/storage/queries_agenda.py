"""What does an agenda need to know at once?"""

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.storage.open_file import OpenFile


def has_papers(store: OpenFile, meeting: MeetingId) -> bool:
    """Whether any item announces a paper: most agendas have none, and then nothing more is asked."""
    sql = (
        "SELECT 1 FROM item_document d JOIN agenda_item i ON i.id = d.item "
        "WHERE i.meeting = :meeting AND d.deleted = 0 AND i.deleted = 0 LIMIT 1"
    )
    return bool(store.rows(sql, {"meeting": meeting}))
