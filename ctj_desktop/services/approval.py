"""What is filed when minutes are approved, so that nothing can change it later?"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, ApprovedVersionId
from ctj_desktop.domain.meetings import AgendaItem, Meeting
from ctj_desktop.domain.minutes import (
    ApprovedDocument,
    ApprovedVersion,
    MinuteBlock,
    RestrictedMinuteBlock,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voting import Decision, RestrictedDecision, RestrictedVote, Task, Vote
from ctj_desktop.services.order import in_order
from ctj_desktop.services.refusals import NoMinutes
from ctj_desktop.services.states import name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

Block: TypeAlias = MinuteBlock | RestrictedMinuteBlock
Referenced: TypeAlias = Vote | RestrictedVote | Decision | RestrictedDecision | Task


def need_minutes(store: OpenFile, meeting: Meeting) -> None:
    """`NoMinutes` where nothing was written under any item."""
    items = store.all(AgendaItem, meeting=meeting.id)
    if not any(store.count(kind, item=item.id) for item in items for kind in (MinuteBlock, RestrictedMinuteBlock)):
        raise NoMinutes(name_of(meeting))


def file_version(unit: Unit, meeting: Meeting, signature: str) -> ApprovedVersion:
    """The text of the minutes as it is now, with its hash."""
    return unit.save(version_of(unit, meeting, minutes_text(unit.store, meeting), signature))


def version_of(unit: Unit, meeting: Meeting, text: str, signature: str = "") -> ApprovedVersion:
    """The record that files a text of minutes."""
    return ApprovedVersion(
        id=ApprovedVersionId(unit.new_id()),
        home=meeting.home,
        meeting=meeting.id,
        document=ApprovedDocument.MINUTES,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        by=unit.author,
        at=unit.at,
        signature=signature,
    )


def minutes_text(store: OpenFile, meeting: Meeting) -> str:
    """The minutes of a meeting as they stand in the file; see `text_of`."""
    items = store.all(AgendaItem, meeting=meeting.id)
    blocks: dict[AgendaItemId, list[Block]] = {
        item.id: [*store.all(MinuteBlock, item=item.id), *store.all(RestrictedMinuteBlock, item=item.id)]
        for item in items
    }
    return text_of(meeting, items, blocks, lambda ref: _referenced(store, ref))


def text_of(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    blocks: Mapping[AgendaItemId, Sequence[Block]],
    find: Callable[[UUID], Referenced | None],
) -> str:
    """The minutes as one JSON text with sorted keys: equal minutes give equal bytes.

    Of a closed item only a fingerprint is here, because the substance of closed items travels apart
    (exchange.md B7) and must still be provable.
    """
    lines = [
        {
            "number": row.shown_number,
            "title": _text(row.item.title),
            "closed": row.item.closed,
            "blocks": [_block(block, find) for block in _of(blocks, row.item, MinuteBlock)],
            "closed_sha256": _closed(_of(blocks, row.item, RestrictedMinuteBlock), find),
        }
        for row in agenda_of(items).rows
    ]
    whole = {
        "meeting": meeting.number,
        "on": meeting.on.isoformat() if meeting.on else None,
        "opened_at": meeting.opened_at.isoformat("minutes") if meeting.opened_at else None,
        "closed_at": meeting.closed_at.isoformat("minutes") if meeting.closed_at else None,
        "items": lines,
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1)


def _of(
    blocks: Mapping[AgendaItemId, Sequence[Block]], item: AgendaItem, kind: type[Block]
) -> list[Block]:
    return in_order([block for block in blocks.get(item.id, ()) if isinstance(block, kind)])


def _referenced(store: OpenFile, ref: UUID) -> Referenced | None:
    kinds: tuple[type[Referenced], ...] = (Vote, RestrictedVote, Decision, RestrictedDecision, Task)
    return next((found for kind in kinds if (found := store.get(kind, ref)) is not None), None)


def _block(block: Block, find: Callable[[UUID], Referenced | None]) -> dict[str, object]:
    line: dict[str, object] = {"kind": str(block.block_kind), "text": _text(block.text)}
    if block.ref is None:
        return line
    found = find(block.ref)
    if found is None:
        return line | {"ref": str(block.ref)}
    if isinstance(found, Vote | RestrictedVote):
        count = found.count
        return line | {"vote": None if count is None else [count.yes, count.no, count.abstentions]}
    return line | {"number": found.number, "text": _text(found.text)}


def _closed(blocks: Sequence[Block], find: Callable[[UUID], Referenced | None]) -> str | None:
    if not blocks:
        return None
    text = json.dumps([_block(block, find) for block in blocks], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _text(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr.text, "de": text.de.text}
