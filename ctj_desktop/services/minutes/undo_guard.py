"""May an act still be undone, or has it become part of approved minutes, which no longer change?

Undo writes below the steps that guard approved minutes, so the guard is asked once more here.
"""

from uuid import UUID

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import RowChange
from ctj_desktop.domain.records.circulations import CirculationVoter
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.remarks import AnyErratum, Erratum
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.services.kinds.catalogue import entry_of
from ctj_desktop.services.minutes.approval_refusals import ApprovedForGood, LockedSince
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.storage.log import history
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store


def need_unlocked(store: Store, operation: UUID) -> None:
    """`ApprovedForGood` for an approval itself, `LockedSince` for an act on minutes that were approved after it.

    An erratum that was adopted is fixed as well, `ErratumAdopted` or `AdoptionFixed`, and an answer by circulation that
    counted: `AnswerCounted`. Nor is undone who stood back from one that is closed, `CirculationOver`.
    """
    known: dict[MeetingId, bool] = {}
    for change in history.written_by(store, operation):
        if change.kind == ApprovedVersion.kind:
            version = store.get(ApprovedVersion, change.row)
            meeting = store.get(Meeting, version.meeting) if version else None
            raise ApprovedForGood(name_of(meeting) if meeting else "–")
        if seen_kind(change.kind) == Erratum.kind:
            _need_not_adopted(store, change)
        if change.kind == CirculationVoter.kind and {"answer", "recused"} & set(change.registers):
            _need_uncounted(store, change)
        owner = _meeting_of(store, change.kind, change.row)
        if owner is None:
            continue
        if owner not in known:
            known[owner] = meeting_state(store, owner) in FINAL
        if known[owner]:
            found = store.get(Meeting, owner)
            raise LockedSince(name_of(found) if found else "–")


def _need_not_adopted(store: OpenFile, change: RowChange) -> None:
    from ctj_desktop.services.minutes.approved.errata import need_undoable  # what it reads a start need not know

    erratum = store.get(AnyErratum, change.row)
    if erratum is not None:
        need_undoable(store, erratum, adopts="decision" in change.registers)


def _need_uncounted(store: OpenFile, change: RowChange) -> None:
    from ctj_desktop.services.minutes.circulations.answers import need_undoable  # as above

    voter = store.get(CirculationVoter, change.row)
    if voter is not None:
        need_undoable(store, voter, recusal="recused" in change.registers)


def _meeting_of(store: OpenFile, kind: str, row: UUID) -> MeetingId | None:
    """The meeting in whose minutes the row stands, as the entry of its kind leads there; None for what is in none.

    A task goes on after the approval, and so do the meeting's moves.
    """
    entry = entry_of(kind)
    if entry is None or entry.minutes is None:
        return None
    for name in entry.minutes:
        found = store.get(BY_NAME[kind], row, deleted=True)
        owner = getattr(found, name, None)
        if not isinstance(owner, UUID):
            return None
        kind, row = store.schema.shapes[kind].references[name], owner
    return MeetingId(row)
