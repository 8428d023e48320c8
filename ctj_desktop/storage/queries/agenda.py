"""What does an agenda need to know at once?"""

from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, MeetingId
from ctj_desktop.domain.records.meetings import AnyItemDocument, OutcomeKind
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.twins import of_both


def items_with_papers(store: OpenFile, meeting: MeetingId) -> list[AgendaItemId]:
    """The items of a meeting that announce a paper: only these are asked for more."""
    sql = (
        "SELECT d.item FROM {item_document} d JOIN agenda_item i ON i.id = d.item "
        "WHERE i.meeting = :meeting AND d.deleted = 0 AND i.deleted = 0"
    )
    sql = of_both(sql, AnyItemDocument, by=" UNION ") + " ORDER BY item"
    return [AgendaItemId(UUID(bytes=row[0])) for row in store.rows(sql, {"meeting": meeting})]


def items_with_outcome(store: OpenFile, committee: CommitteeId, outcome: OutcomeKind) -> list[AgendaItemId]:
    """The items of a committee's meetings with that outcome."""
    sql = (
        "SELECT i.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting "
        "WHERE m.committee = :committee AND i.deleted = 0 AND m.deleted = 0 AND i.outcome ->> 'outcome' = :outcome"
    )
    rows = store.rows(sql, {"committee": committee, "outcome": outcome.value})
    return [AgendaItemId(UUID(bytes=row[0])) for row in rows]
