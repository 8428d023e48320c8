"""What does an agenda need to know at once?"""

from collections.abc import Collection
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, HomeId, MeetingId
from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.records.meetings import AnyItemDocument, MeetingState, OutcomeKind
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


def items_noting(store: OpenFile, home: HomeId, words: Collection[str]) -> list[AgendaItemId]:
    """The items of a committee whose note holds one of these, or held it in what the log still has."""
    within = [dumps(word)[1:-1] for word in words]  # as it stands in a payload
    found = store.rows(
        "SELECT DISTINCT i.id FROM agenda_item i JOIN touched t ON t.row_id = i.id "
        "JOIN changeset c USING (scope, replica, seq) WHERE i.home = :home AND instr(t.registers, 'note.') "
        "AND EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(c.payload, CAST(value AS BLOB))) ORDER BY i.id",
        {"home": home, "words": dumps(list(within))},
    )
    return [AgendaItemId(UUID(bytes=row[0])) for row in found]


def unapproved_with_closed(store: OpenFile) -> list[MeetingId]:
    """The meetings with a closed item, in the bin or not, whose minutes still change."""
    found = store.rows(
        "SELECT DISTINCT meeting FROM agenda_item i WHERE closed = 1 AND deleted < 2 AND NOT EXISTS "
        "(SELECT 1 FROM meeting_move m WHERE m.meeting = i.meeting AND m.deleted = 0 "
        "AND m.to_state IN (:approved, :closed))",
        {"approved": str(MeetingState.APPROVED), "closed": str(MeetingState.CLOSED)},
    )
    return [MeetingId(UUID(bytes=row[0])) for row in found]
