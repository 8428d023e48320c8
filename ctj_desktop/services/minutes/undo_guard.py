"""May an act still be undone, or has it become part of approved minutes, which no longer change?

Undo writes below the steps that guard approved minutes, so the guard is asked once more here.
"""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Guest, Meeting, Presence, Roll
from ctj_desktop.domain.records.minutes import ApprovedVersion, MinuteBlock, RestrictedMinuteBlock
from ctj_desktop.domain.records.voting import Decision, Recusal, RestrictedDecision, RestrictedVote, Vote
from ctj_desktop.services.minutes.approval_refusals import ApprovedForGood, LockedSince
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.storage.log import history
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

Owner = MeetingId | None


def need_unlocked(store: Store, operation: UUID) -> None:
    """`ApprovedForGood` for an approval itself, `LockedSince` for an act on minutes that were approved after it."""
    known: dict[MeetingId, bool] = {}
    for change in history.written_by(store, operation):
        if change.kind == ApprovedVersion.kind:
            version = store.get(ApprovedVersion, change.row)
            meeting = store.get(Meeting, version.meeting) if version else None
            raise ApprovedForGood(name_of(meeting) if meeting else "–")
        owner = _meeting_of(store, change.kind, change.row)
        if owner is None:
            continue
        if owner not in known:
            known[owner] = meeting_state(store, owner) in FINAL
        if known[owner]:
            found = store.get(Meeting, owner)
            raise LockedSince(name_of(found) if found else "–")


def _meeting_of(store: OpenFile, kind: str, row: UUID) -> Owner:
    """The meeting in whose minutes the row stands; None for whatever stands in none."""
    reader = READERS.get(kind)
    return reader(store, row) if reader else None


def _by_meeting(cls: type[AgendaItem | Decision | RestrictedDecision | Roll | Guest | Attendance]) -> "Reader":
    def read(store: OpenFile, row: UUID) -> Owner:
        found = store.get(cls, row, deleted=True)
        return found.meeting if found else None

    return read


def _by_item(cls: type[MinuteBlock | RestrictedMinuteBlock | Recusal]) -> "Reader":
    def read(store: OpenFile, row: UUID) -> Owner:
        found = store.get(cls, row, deleted=True)
        return _of_item(store, found.item) if found else None

    return read


def _of_item(store: OpenFile, item: AgendaItemId) -> Owner:
    found = store.get(AgendaItem, item, deleted=True)
    return found.meeting if found else None


def _by_decision(store: OpenFile, row: UUID) -> Owner:
    vote = store.get(Vote, row, deleted=True) or store.get(RestrictedVote, row, deleted=True)
    if vote is None:
        return None
    decision = store.get(Decision, vote.decision, deleted=True) or store.get(
        RestrictedDecision, vote.decision, deleted=True
    )
    return decision.meeting if decision else None


def _by_attendance(store: OpenFile, row: UUID) -> Owner:
    presence = store.get(Presence, row, deleted=True)
    found = store.get(Attendance, presence.attendance, deleted=True) if presence else None
    return found.meeting if found else None


def _itself(_store: OpenFile, row: UUID) -> Owner:
    return MeetingId(row)


Reader = Callable[[OpenFile, UUID], Owner]
READERS: Final[Mapping[str, Reader]] = {
    Meeting.kind: _itself,
    **{cls.kind: _by_meeting(cls) for cls in (AgendaItem, Decision, RestrictedDecision, Roll, Guest, Attendance)},
    **{cls.kind: _by_item(cls) for cls in (MinuteBlock, RestrictedMinuteBlock, Recusal)},
    Vote.kind: _by_decision,
    RestrictedVote.kind: _by_decision,
    Presence.kind: _by_attendance,
}
"""What the minutes of a meeting are made of. A task goes on after the approval, and so do the meeting's moves."""
