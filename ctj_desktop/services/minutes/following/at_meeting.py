"""Which tasks and decisions of earlier meetings come back before the committee until they are done?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.ids import DecisionId, TaskId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import AnyExecutionMove, AnyTaskMove, ExecutionState, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.late_tasks import speaks_of_tasks
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.following.still_to_do import Followed, by_owner, still_to_do
from ctj_desktop.services.minutes.tasks import move_task
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit


class ToSettle(NamedValue):
    """Something that is still to be done, who does it, and whether it was settled since the list was read."""

    key: UUID
    thing: Followed
    owner: Bilingual
    settled: bool = False

    def settled_now(self) -> "ToSettle":
        """The line after it was settled, or opened again."""
        return replace(self, settled=not self.settled)


def is_follow_up(store: OpenFile, item: UUID) -> bool:
    """Whether the committee looks at what is pending under this item."""
    found = store.get(AgendaItem, item)
    return found is not None and not found.closed and speaks_of_tasks(found.title)


def to_settle(store: Store, meeting: Meeting, today: date) -> list[ToSettle]:
    """What earlier meetings gave or decided, and the committee between them; what is late first."""
    things = [one for one in still_to_do(store, meeting.committee, today) if one.given_at != meeting.id]
    names = {thing.key: owner.name for owner in by_owner(store, meeting.committee, things) for thing in owner.things}
    return [ToSettle(key=one.key, thing=one, owner=names[one.key]) for one in things]


def late_among(things: list[ToSettle], today: date) -> int:
    """How many of them are late."""
    return sum(one.thing.days_late(today) > 0 for one in things)


def settle(unit: Unit, *, line: ToSettle, on: date) -> AnyTaskMove | AnyExecutionMove:
    """Done; what this list has settled is open again, by whom and until when as it was before."""
    if not line.thing.decision:
        task = TaskId(line.key)
        return move_task(unit, task=task, to=TaskState.OPEN if line.settled else TaskState.DONE, on=on)
    decision, last = DecisionId(line.key), execution_of(unit.store, DecisionId(line.key)).last
    if not line.settled or last is None:
        return move_execution(unit, decision=decision, to=ExecutionState.DONE, on=on)
    return move_execution(
        unit,
        decision=decision,
        to=ExecutionState.UNDER_WAY,
        on=on,
        due=last.due,
        owner=last.owner,
        owner_body=last.owner_body,
    )
