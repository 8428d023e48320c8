"""What belongs to the minutes of a meeting? A fixed number of queries, whatever the number of items and blocks."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, TypeVar, cast
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import Presence, Proxy
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Recusal
from ctj_desktop.storage.fields import quoted
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.twins import of_both

R = TypeVar("R", bound=Record)

OF_LINES: Final = "attendance IN (SELECT id FROM attendance WHERE meeting = :meeting AND deleted = 0)"
OF_ITEMS: Final = "item IN (SELECT id FROM agenda_item WHERE meeting = :meeting AND deleted = 0)"
IDS: Final = "id IN (SELECT unhex(value) FROM json_each(:ids))"


def blocks_of_items(store: OpenFile, meeting: MeetingId, *, deleted: bool = False) -> list[AnyBlock]:
    """The blocks of all items, in no order; with `deleted` those that were taken out."""
    return _records(store, AnyBlock, OF_ITEMS, {"meeting": meeting.bytes}, deleted=deleted)


def votes_of(store: OpenFile, meeting: MeetingId) -> list[AnyVote]:
    """The votes on all decisions of a meeting, by id."""
    taken = of_both("SELECT id FROM {decision} WHERE meeting = :meeting AND deleted = 0", AnyDecision)
    return _records(store, AnyVote, f"decision IN ({taken})", {"meeting": meeting.bytes})


def recusals_of(store: OpenFile, meeting: MeetingId) -> list[Recusal]:
    """Who stood back at any item of a meeting."""
    return _records(store, Recusal, OF_ITEMS, {"meeting": meeting.bytes})


def stored_presences(store: OpenFile, meeting: MeetingId) -> list[Presence]:
    """Every stretch of presence at a meeting."""
    return _records(store, Presence, OF_LINES, {"meeting": meeting.bytes})


def stored_proxies(store: OpenFile, meeting: MeetingId) -> list[Proxy]:
    """Every proxy given at a meeting."""
    return _records(store, Proxy, OF_LINES, {"meeting": meeting.bytes})


def records_by_id(store: OpenFile, cls: type[R], ids: Collection[UUID]) -> dict[UUID, R]:
    """Some records of one kind by their ids, as far as they are here."""
    if not ids:
        return {}
    values = {"ids": json.dumps([identity.hex for identity in ids])}
    return {record.id: record for record in _records(store, cls, IDS, values)}


def approvals_in(
    store: OpenFile, meeting: MeetingId, committee: CommitteeId, on: date
) -> list[tuple[UUID, UUID | None]]:
    """The meetings of the committee whose minutes this one approved, with the decision where one was named."""
    sql = (
        "SELECT v.meeting, v.decision FROM meeting k JOIN meeting_move v ON v.meeting = k.id "
        "WHERE k.committee = :committee AND k.id != :meeting AND k.deleted = 0 AND v.deleted = 0 "
        "AND v.to_state = 'approved' AND (v.decision IN (SELECT id FROM decision WHERE meeting = :meeting) "
        'OR (v.decision IS NULL AND v."on" = :on)) ORDER BY k."on", k.id'
    )
    found = store.rows(sql, {"meeting": meeting, "committee": committee, "on": on})
    return [(UUID(bytes=row[0]), UUID(bytes=row[1]) if row[1] else None) for row in found]


def meetings_after(store: OpenFile, committee: CommitteeId, on: date) -> list[MeetingId]:
    """The meetings of a committee on later days, the nearest first."""
    sql = (
        'SELECT id FROM meeting WHERE committee = :committee AND deleted = 0 AND "on" > :on ORDER BY "on", start, id '
        "LIMIT 12"
    )
    return [MeetingId(UUID(bytes=row[0])) for row in store.rows(sql, {"committee": committee, "on": on})]


def carried_to(store: OpenFile, meeting: MeetingId) -> dict[UUID, UUID]:
    """Which items of a meeting a later agenda took up, and at which meeting."""
    sql = (
        "SELECT i.carried_from, i.meeting FROM agenda_item i JOIN agenda_item o ON o.id = i.carried_from "
        "WHERE o.meeting = :meeting AND i.deleted = 0 AND o.deleted = 0 ORDER BY i.id"
    )
    return {UUID(bytes=row[0]): UUID(bytes=row[1]) for row in store.rows(sql, {"meeting": meeting})}


def written_since(store: OpenFile, move: UUID, rows: Collection[UUID]) -> set[UUID]:
    """Which of these rows were written to after a move was made."""
    sql = (
        "SELECT DISTINCT row_id FROM touched WHERE row_id IN (SELECT unhex(value) FROM json_each(:ids)) "
        "AND hlc > (SELECT min(hlc) FROM touched WHERE row_id = :move)"
    )
    ids = json.dumps([row.hex for row in rows])
    return {UUID(bytes=row[0]) for row in store.rows(sql, {"ids": ids, "move": move})}


def _records(
    store: OpenFile, cls: type[R], where: str, values: Mapping[str, object], *, deleted: bool = False
) -> list[R]:
    found: list[R] = []
    for shape in (store.schema.shapes[kept.kind] for kept in kept_types(cls)):
        columns = quoted(name for name, _ in shape.columns)
        sql = f"SELECT id, home, {columns} FROM {shape.kind} WHERE deleted = {int(deleted)} AND {where} ORDER BY id"
        found += (cast("R", shape.to_record(row)) for row in store.rows(sql, values))
    return found
