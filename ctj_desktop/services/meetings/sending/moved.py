"""Does a meeting take place otherwise than its convocation said, and what is sent about it therefore?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import MeetingId, MeetingMoveId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import MeetingMove, MeetingState
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from ctj_desktop.storage.log.history import HistoryEntry, history
from ctj_desktop.storage.open_file import OpenFile

TOLD: Final = frozenset({"on", "start", "end", "place.fr", "place.de", "remote_link"})
"""The registers of a meeting that a letter says."""
READ: Final = 10_000


def next_kinds(store: OpenFile, meeting: MeetingId) -> tuple[DispatchKind, ...]:
    """What may be sent next of a meeting that takes place, what is true of it first.

    Of one that is called again where and when it was called before, nothing has changed: it is convened.
    """
    if not _convened(store, meeting):
        return (DispatchKind.CONVOCATION,)
    told = meeting_state(store, meeting) is MeetingState.CONVENED
    same = DispatchKind.COMPLEMENT if told else DispatchKind.CONVOCATION
    return (DispatchKind.CHANGE, same) if has_moved(store, meeting) else (same, DispatchKind.CHANGE)


def has_moved(store: OpenFile, meeting: MeetingId) -> bool:
    """Whether day, hours, place or link say something else since it was convened last."""
    convened = _convened(store, meeting)
    told = history(store, convened[-1], limit=1) if convened else []
    if not told:
        return False
    then, now = dict[str, object](), dict[str, object]()
    for entry in reversed(history(store, meeting, limit=READ)):
        written = {name: _said(row.registers[name]) for row in entry.rows for name in TOLD & row.registers.keys()}
        now |= written
        if not _after(entry, told[0]):
            then |= written
    return any(then.get(name, "") != said for name, said in now.items())


def days_told(store: OpenFile, meeting: MeetingId) -> dict[int, date | None]:
    """The day for which each revision called to the meeting, as that stood when it was convened."""
    written = list(reversed(history(store, meeting, limit=READ)))
    days: dict[int, date | None] = {}
    for number, move in enumerate(_convening(store, meeting), start=1):
        told = history(store, move.id, limit=1)
        before = (entry for entry in written if not told or not _after(entry, told[0]))
        said = [row.registers["on"] for entry in before for row in entry.rows if "on" in row.registers]
        days[move.revision or number] = date.fromisoformat(str(said[-1])) if said and said[-1] else None
    return days


def _convened(store: OpenFile, meeting: MeetingId) -> list[MeetingMoveId]:
    return [move.id for move in _convening(store, meeting)]


def _convening(store: OpenFile, meeting: MeetingId) -> list[MeetingMove]:
    return [move for move in meeting_moves(store, meeting) if move.to_state is MeetingState.CONVENED]


def _said(value: Json) -> object:
    """Of a text its words, whoever checked them; of what says nothing nothing."""
    return (value.get("text") if isinstance(value, dict) else value) or ""


def _after(entry: HistoryEntry, told: HistoryEntry) -> bool:
    """Of one device in the order in which it was written there, else by its clock."""
    if entry.replica == told.replica:
        return entry.seq > told.seq
    return entry.operation.at > told.operation.at
