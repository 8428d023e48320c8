"""What does the register of tasks show, across meetings and years?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import AgendaItemId, AnyTaskId, CommitteeId, TaskId
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import TASK_MOVES, AnyDecision, AnyTask, AnyTaskMove, TaskState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.services.minutes.origins import Origin, fixed_by, origin_of, owner_of
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.chains import Way, ways
from ctj_desktop.services.steps.move_ends import apart_ends
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import task_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import decisions as queries
from ctj_desktop.storage.queries.decisions import TaskQuery
from ctj_desktop.storage.store import Store

SOON: Final = timedelta(days=7)
"""An open task that is due within a week counts as due."""
UNFINISHED: Final = (TaskState.OPEN, TaskState.IN_PROGRESS)


class Which(StrEnum):
    """Which tasks a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    MINE = "mine"
    DONE = "done"
    VOID = "void"
    ALL = "all"


class TaskFilter(NamedValue):
    """What a person looks for among tasks."""

    words: str = ""
    which: Which = Which.OPEN
    owner: UUID | None = None
    order: str = ""


class TaskLine(NamedValue):
    """One task in the list; `days` is how far its date lies ahead (or behind, below zero) while it is open.

    `moved_on` and `reason` are of the last change of its state. `closed` is that of a closed item. `committee` is the
    code where several are meant.
    """

    key: UUID
    number: str | None
    text: Bilingual
    owner: Bilingual
    due: date | None
    days: int | None
    state: TaskState
    meeting: str
    closed: bool
    committee: str = ""
    moved_on: date | None = None
    reason: Bilingual = NO_TEXT


class TaskSheet(NamedValue):
    """Everything about one task; `moves` are the states it may take from here.

    `fixed` names the meeting whose approved minutes hold its text. Where two offices moved it apart there are several
    `ways`, the one that counts first.
    """

    task: AnyTask
    state: TaskState
    since: AnyTaskMove | None
    moves: frozenset[TaskState]
    owner: Bilingual
    origin: Origin | None
    decisions: tuple[AnyDecision, ...]
    days: int | None
    fixed: str
    ways: tuple[Way[AnyTaskMove], ...] = ()

    @property
    def closed(self) -> bool:
        """Whether a closed item gave it."""
        return is_restricted(self.task)


class WaitingTasks(PositionalValue):
    """Open tasks whose day is past, and those due within a week: the badge of the section."""

    overdue: int = 0
    due: int = 0

    @property
    def count(self) -> int:
        """Both."""
        return self.overdue + self.due


def task_keys(
    store: Store, committee: CommitteeId | None, wanted: TaskFilter, today: date, forked: Mapping[UUID, str]
) -> list[bytes]:
    """The keys of the tasks that match; `Which.MINE` is nothing while nobody is at the keyboard.

    Unless another order is wanted, what is to be done comes by due date, and what is over the latest first.
    """
    owner = wanted.owner
    if wanted.which is Which.MINE:
        if store.author is None:
            return []
        owner = store.author
    states = {
        Which.OPEN: UNFINISHED,
        Which.OVERDUE: UNFINISHED,
        Which.MINE: UNFINISHED,
        Which.DONE: (TaskState.DONE,),
        Which.VOID: (TaskState.VOID,),
        Which.ALL: (),
    }[wanted.which]
    query = TaskQuery(
        committee=committee,
        words=wanted.words,
        states=tuple(state.value for state in states),
        before=today if wanted.which is Which.OVERDUE else None,
        owner=owner,
        order=wanted.order or ("-due" if wanted.which in (Which.DONE, Which.VOID, Which.ALL) else "due"),
    )
    return queries.matching_tasks(store, query, forked)


def task_lines(
    store: Store, keys: Sequence[bytes], today: date, forked: Mapping[UUID, str], *, several: bool = False
) -> list[TaskLine]:
    """The lines of these tasks, in no order; with `several` they tell their committee."""
    lines = [_task_line(row, today, several) for row in queries.task_rows(store, keys, forked)]
    return [_as_counted(store, line) if line.key in forked else line for line in lines]


def forked_states(store: Store, committee: CommitteeId | None) -> dict[UUID, str]:
    """The states of the few tasks that two offices moved apart, by the rule for all chains."""
    return dict(apart_ends(store, "task", TaskState.OPEN, committee))


def task_ways(store: OpenFile, task: AnyTaskId) -> tuple[Way[AnyTaskMove], ...]:
    """The ways to read its moves, the one that counts first; several where two offices moved it apart."""
    return tuple(ways(store.all(AnyTaskMove, task=task, order="on, id"), TaskState.OPEN))


def task_sheet(store: Store, key: UUID, today: date) -> TaskSheet:
    """One task; `NotHere` for what is gone."""
    task = the(store, AnyTask, key)
    found, origin = task_ways(store, TaskId(key)), origin_of(store, task.meeting, task.item)
    state = found[0].last.to_state if found else TaskState.OPEN
    return TaskSheet(
        task=task,
        state=state,
        since=found[0].last if found else None,
        ways=found,
        moves=TASK_MOVES[state],
        owner=owner_of(store, task),
        origin=origin,
        decisions=_decisions_of(store, task.item),
        days=_days(task.due, state, today),
        fixed=fixed_by(origin),
    )


def owners(store: Store, committee: CommitteeId | None) -> list[tuple[UUID, Bilingual]]:
    """Persons and bodies that have or had a task: id and name, in no order."""
    return [(UUID(bytes=row.owner or row.owner_body), _owner(row)) for row in queries.owner_rows(store, committee)]


def waiting_tasks(store: Store, committee: CommitteeId | None, today: date) -> WaitingTasks:
    """What is late and what is due within a week."""
    forked = forked_states(store, committee)
    days = [row.due for row in queries.due_tasks(store, committee, days_later(today, SOON.days + 1), forked)]
    overdue = sum(day < today.isoformat() for day in days)
    return WaitingTasks(overdue, len(days) - overdue)


def tasks_wanted(wanted: Wanted) -> TaskFilter:
    """What was chosen above the list of tasks; what is open where a choice means nothing any more."""
    return TaskFilter(
        words=wanted.words,
        which=wanted.choice(Which, "which") or Which.OPEN,
        owner=wanted.choice(UUID, "owner"),
        order=wanted.sort,
    )


def tasks_of(store: Store, item: AgendaItemId | None) -> tuple[TaskLine, ...]:
    if item is None:
        return ()
    lines = [_task_line(row, date.min) for row in queries.tasks_of_item(store, item, {})]
    return tuple(replace(line, state=task_state(store, TaskId(line.key)), days=None) for line in lines)


def _decisions_of(store: Store, item: AgendaItemId | None) -> tuple[AnyDecision, ...]:
    if item is None:
        return ()
    return tuple(store.all(AnyDecision, item=item, order="number"))


def _task_line(row: Any, today: date, several: bool = False) -> TaskLine:  # a row of a query
    due = date.fromisoformat(row.due) if row.due else None
    state = TaskState(row.state)
    return TaskLine(
        key=UUID(bytes=row.id),
        number=row.number,
        text=shown_text(row.text_fr, row.text_de),
        owner=shown_text(row.owner_text_fr, row.owner_text_de) or _owner(row),
        due=due,
        days=_days(due, state, today),
        state=state,
        meeting=row.meeting_number or "",
        closed=bool(row.closed),
        committee=row.committee_code or "" if several else "",
        moved_on=date.fromisoformat(row.moved_on) if row.moved_on else None,
        reason=shown_text(row.reason_fr, row.reason_de),
    )


def _owner(row: Any) -> Bilingual:  # a row of a query
    name = " ".join(filter(None, (row.given_name, row.family_name)))
    if name:
        return shown_text(name, name)
    return shown_text(row.short_name_fr or row.name_fr, row.short_name_de or row.name_de)


def _as_counted(store: Store, line: TaskLine) -> TaskLine:
    """Since when and why it is so: by the move that counts, not by the newest."""
    found = task_ways(store, TaskId(line.key))
    return replace(line, moved_on=found[0].last.on, reason=found[0].last.reason) if found else line


def _days(due: date | None, state: TaskState, today: date) -> int | None:
    return (due - today).days if due is not None and state in UNFINISHED else None
