"""What is filed when minutes are approved, so that nothing can change it later?"""

import hashlib
import json

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import ApprovedVersionId
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


def need_minutes(store: OpenFile, meeting: Meeting) -> None:
    """`NoMinutes` where nothing was written under any item."""
    items = store.all(AgendaItem, meeting=meeting.id)
    if not any(store.count(kind, item=item.id) for item in items for kind in (MinuteBlock, RestrictedMinuteBlock)):
        raise NoMinutes(name_of(meeting))


def file_version(unit: Unit, meeting: Meeting, signature: str) -> ApprovedVersion:
    """The text of the minutes as it is now, with its hash."""
    text = minutes_text(unit.store, meeting)
    return unit.save(
        ApprovedVersion(
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
    )


def minutes_text(store: OpenFile, meeting: Meeting) -> str:
    """The minutes as one JSON text with sorted keys: equal minutes give equal bytes.

    Of a closed item only a fingerprint is here, because the substance of closed items travels apart
    (exchange.md B7) and must still be provable.
    """
    items = [
        {
            "number": row.shown_number,
            "title": _text(row.item.title),
            "closed": row.item.closed,
            "blocks": [_block(store, block) for block in in_order(store.all(MinuteBlock, item=row.item.id))],
            "closed_sha256": _closed(store, row.item),
        }
        for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows
    ]
    whole = {
        "meeting": meeting.number,
        "on": meeting.on.isoformat() if meeting.on else None,
        "opened_at": meeting.opened_at.isoformat("minutes") if meeting.opened_at else None,
        "closed_at": meeting.closed_at.isoformat("minutes") if meeting.closed_at else None,
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1)


def _block(store: OpenFile, block: MinuteBlock | RestrictedMinuteBlock) -> dict[str, object]:
    line: dict[str, object] = {"kind": str(block.block_kind), "text": _text(block.text)}
    if block.ref is None:
        return line
    vote = store.get(Vote, block.ref) or store.get(RestrictedVote, block.ref)
    if vote is not None:
        count = vote.count
        return line | {"vote": None if count is None else [count.yes, count.no, count.abstentions]}
    record = (
        store.get(Decision, block.ref) or store.get(RestrictedDecision, block.ref) or store.get(Task, block.ref)
    )
    if record is None:
        return line | {"ref": str(block.ref)}
    return line | {"number": record.number, "text": _text(record.text)}


def _closed(store: OpenFile, item: AgendaItem) -> str | None:
    blocks = in_order(store.all(RestrictedMinuteBlock, item=item.id))
    if not blocks:
        return None
    text = json.dumps([_block(store, block) for block in blocks], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _text(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr.text, "de": text.de.text}
