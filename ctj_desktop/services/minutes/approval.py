"""What is filed when minutes are approved, so that nothing can change it later?"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, ApprovedVersionId, DecisionId
from ctj_desktop.domain.outcomes import says_of_item
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState, OutcomeKind, Pause
from ctj_desktop.domain.records.minutes import AnyBlock, ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask, AnyVote, Decision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.approval_refusals import (
    ApprovedAhead,
    ApprovedBeforeCirculation,
    ApprovedByEarlierMeeting,
    ApprovedTooEarly,
    MinutesDisputed,
    OutcomesContradicted,
    VotesContradicted,
)
from ctj_desktop.services.minutes.electorate import contradictions, is_contradicted
from ctj_desktop.services.minutes.formal_sentences import FORMAL, approved_version, formal_lines
from ctj_desktop.services.minutes.outcomes import contradicted_outcomes
from ctj_desktop.services.minutes.papers.filed_paper import PAPER_KEY, to_file
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.minutes.records import MinutesRecords, blocks_by_item, disputed_rows, minutes_records
from ctj_desktop.services.minutes.refusals import NoMinutes
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_moves, name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes
from ctj_desktop.storage.unit import Unit

LATER_MEETINGS: Final = 3
Referenced: TypeAlias = AnyVote | AnyDecision | AnyTask | AnyAmendment | Pause


class Lock(NamedValue):
    """Approved minutes as they are filed; `intact`: their text still has the hash written beside it.

    `same`: what the records say now is what was approved (an exchange could have changed a record since).
    """

    version: ApprovedVersion
    on: date
    intact: bool
    same: bool


def need_minutes(store: OpenFile, meeting: Meeting) -> None:
    """`NoMinutes` where nothing was written under any item."""
    if not blocks_by_item(store, meeting):
        raise NoMinutes(name_of(meeting))


def need_past(on: date, today: date) -> None:
    """`ApprovedAhead` for a day after today.

    Asked where the day is typed, and not in the step: which day it is a workspace says, and the clock of what is
    entered later, or of a sample, is another.
    """
    if on > today:
        raise ApprovedAhead(on)


def need_approvable(store: OpenFile, meeting: Meeting, on: date, decision: DecisionId | None) -> None:
    """Nothing written, a day before the meeting or the circulation, an open conflict, an untrue vote: refused."""
    need_minutes(store, meeting)
    if meeting.on is not None and on < meeting.on:
        raise ApprovedTooEarly(on, meeting.on)
    sent = [move.on for move in meeting_moves(store, meeting.id) if move.to_state is MeetingState.CIRCULATED]
    if sent and on < sent[-1]:
        raise ApprovedBeforeCirculation(on, sent[-1])
    if decision is not None:
        _need_later_decision(store, meeting, the(store, Decision, decision))
    disputed = disputed_rows(store, minutes_records(store, meeting))
    if disputed:
        raise MinutesDisputed(name_of(meeting), len(disputed))
    against = [str(found.data["number"]) for found in contradictions(store, meeting) if is_contradicted(found)]
    if against:
        raise VotesContradicted(name_of(meeting), ", ".join(dict.fromkeys(against)))
    otherwise = [str(found.data["number"]) for found in contradicted_outcomes(store, meeting)]
    if otherwise:
        raise OutcomesContradicted(name_of(meeting), ", ".join(otherwise))


def _need_later_decision(store: OpenFile, meeting: Meeting, decision: Decision) -> None:
    by = store.get(Meeting, decision.meeting) if decision.meeting else None
    earlier = by is not None and by.on is not None and meeting.on is not None and by.on < meeting.on
    if by is None or by.committee != meeting.committee or earlier:
        raise ApprovedByEarlierMeeting(decision.number or "–")


class Approving(NamedValue):
    """A decision of a later meeting that may have approved the minutes; `tied`: taken under the item that says so."""

    decision: DecisionId
    number: str
    text: Bilingual
    on: date | None
    tied: bool = False


def approving_decisions(store: OpenFile, meeting: Meeting) -> list[Approving]:
    """The decisions of the committee's next meetings, the nearest first: one of them approves these minutes.

    Before them what was adopted under an item that approves just these minutes, the latest first.
    """
    items = {item.id for item in store.all(AgendaItem, approves=meeting.id)}
    under = [one for item in sorted(items) for one in store.all(Decision, item=item) if _is_adopted(store, one)]
    tied = [_approving(one, tied=True) for one in sorted(under, key=lambda one: (one.on or date.min, one.id))[::-1]]
    if meeting.on is None:
        return tied
    later = minutes.meetings_after(store, meeting.committee, meeting.on)[:LATER_MEETINGS]
    found = [decision for one in later for decision in store.all(Decision, meeting=one, order="number, id")]
    return tied + [_approving(one) for one in found if one.id not in {same.decision for same in tied}]


def _approving(decision: Decision, *, tied: bool = False) -> Approving:
    return Approving(decision=decision.id, number=decision.number or "", text=decision.text, on=decision.on, tied=tied)


def _is_adopted(store: OpenFile, decision: Decision) -> bool:
    counted = any(vote.count is not None for vote in store.all(AnyVote, decision=decision.id, amendment=None))
    said = says_of_item(decision, counted=counted)
    return bool(said) and OutcomeKind.REJECTED not in said and OutcomeKind.POSTPONED not in said


def file_version(unit: Unit, meeting: Meeting, signature: str) -> ApprovedVersion:
    """The text of the minutes as it is now, with its hash."""
    return unit.save(version_of(unit, meeting, filed_text(unit.store, meeting), signature))


def lock_of(store: OpenFile, meeting: Meeting, written: MinutesRecords | None = None) -> Lock | None:
    """The approved minutes of a meeting, judged against their hash and against the records; None before that."""
    version = approved_version(store, meeting.id)
    if version is None:
        return None
    days = [move.on for move in meeting_moves(store, meeting.id) if move.to_state is MeetingState.APPROVED]
    return Lock(
        version=version,
        on=days[-1] if days else version.at.date(),
        intact=hashlib.sha256(version.text.encode("utf-8")).hexdigest() == version.sha256,
        same=_records_part(version.text) == minutes_text(store, meeting, written),
    )


def filed_text(store: OpenFile, meeting: Meeting) -> str:
    """What is filed: the minutes, the formal sentences, and whatever else the paper prints with them."""
    whole = json.loads(minutes_text(store, meeting))
    return _dumped(whole | {FORMAL: formal_lines(store, meeting), PAPER_KEY: to_file(minutes_paper(store, meeting))})


def _records_part(text: str) -> str:
    try:
        whole = json.loads(text)
    except ValueError:
        return text
    if isinstance(whole, dict):
        for key in (FORMAL, PAPER_KEY):
            whole.pop(key, None)
    return _dumped(whole)


def _dumped(whole: object) -> str:
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1)


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


def minutes_text(store: OpenFile, meeting: Meeting, written: MinutesRecords | None = None) -> str:
    """The minutes of a meeting as they stand in the file; `written` where they were read already."""
    records = written or minutes_records(store, meeting)
    shown: dict[UUID, Referenced] = {**records.decisions, **records.tasks, **records.amendments, **records.pauses}
    shown |= {vote.id: vote for found in records.votes.values() for vote in found}
    items = [row.item for row in records.rows]
    return text_of_minutes(meeting, items, records.blocks, lambda ref: shown.get(ref) or _referenced(store, ref))


def text_of_minutes(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    blocks: Mapping[AgendaItemId, Sequence[AnyBlock]],
    find: Callable[[UUID], Referenced | None],
) -> str:
    """The minutes as one JSON text with sorted keys: equal minutes give equal bytes.

    Of a closed item only a fingerprint is here, because the substance of closed items travels apart
    (exchange/FORMAT.md 1.2) and must still be provable.
    """
    lines = [
        {
            "number": row.shown_number,
            "title": _text(row.item.title),
            "closed": row.item.closed,
            "blocks": [_block(block, find) for block in _of(blocks, row.item, closed=False)],
            "closed_sha256": _closed(_of(blocks, row.item, closed=True), find),
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
    return _dumped(whole)


def _of(blocks: Mapping[AgendaItemId, Sequence[AnyBlock]], item: AgendaItem, *, closed: bool) -> list[AnyBlock]:
    return in_order([block for block in blocks.get(item.id, ()) if is_restricted(block) is closed])


def _referenced(store: OpenFile, ref: UUID) -> Referenced | None:
    kinds: tuple[type[Referenced], ...] = (AnyVote, AnyDecision, AnyTask, AnyAmendment, Pause)
    return next((found for kind in kinds if (found := store.get(kind, ref)) is not None), None)


def _block(block: AnyBlock, find: Callable[[UUID], Referenced | None]) -> dict[str, object]:
    line: dict[str, object] = {"kind": str(block.block_kind), "text": _text(block.text)}
    if block.ref is None:
        return line
    found = find(block.ref)
    if found is None:
        return line | {"ref": str(block.ref)}
    if isinstance(found, AnyVote):
        count = found.count
        return line | {"vote": None if count is None else [count.yes, count.no, count.abstentions]}
    if isinstance(found, Pause):
        return line | {"from": found.start.isoformat("minutes"), "to": found.end and found.end.isoformat("minutes")}
    if isinstance(found, AnyAmendment):
        return line | {"result": found.result and str(found.result), "text": _text(found.text)}
    return line | {"number": found.number, "text": _text(found.text)}


def _closed(blocks: Sequence[AnyBlock], find: Callable[[UUID], Referenced | None]) -> str | None:
    if not blocks:
        return None
    text = json.dumps([_block(block, find) for block in blocks], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _text(text: Bilingual) -> dict[str, str]:
    return {"fr": text.fr.text, "de": text.de.text}
