"""What do the registers of decisions and of tasks show, across meetings and years?"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, DecisionId, MeetingId, ProjectId, TaskId
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue, PositionalValue, field, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState, OutcomeKind
from ctj_desktop.domain.records.projects import Opinion, Project
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    TASK_MOVES,
    AnyDecision,
    AnyTask,
    AnyTaskMove,
    AnyVote,
    Decision,
    DecisionKind,
    DecisionResult,
    PublishedDecision,
    TaskState,
    VoteCount,
)
from ctj_desktop.domain.texts import Bilingual, shown_text
from ctj_desktop.domain.voters import AwayVotes
from ctj_desktop.services.minutes.electorate import away_votes, in_order_of_time
from ctj_desktop.services.minutes.outcomes import named_outcome
from ctj_desktop.services.minutes.tasks import owner_of
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.naming.wanted import Scalar, Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import FINAL, end_of_chain, meeting_state, name_of, task_state
from ctj_desktop.storage.queries import decisions as queries
from ctj_desktop.storage.queries.decisions import DecisionQuery, TaskQuery
from ctj_desktop.storage.store import Store

T = TypeVar("T")
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


class DecisionFilter(NamedValue):
    """What a person looks for among decisions."""

    words: str = ""
    year: int | None = None
    decision_kind: DecisionKind | None = None
    result: DecisionResult | None = None
    outcome: OutcomeKind | None = None
    project: ProjectId | None = None
    order: str = ""

    def __bool__(self) -> bool:
        return replace(self, order="") != DecisionFilter()


class TaskFilter(NamedValue):
    """What a person looks for among tasks."""

    words: str = ""
    which: Which = Which.OPEN
    owner: UUID | None = None
    order: str = ""


class DecisionLine(NamedValue):
    """One decision in the list; `closed` is that of a closed item. `committee` is the code where several are meant."""

    key: UUID
    number: str | None
    on: date | None
    text: Bilingual
    decision_kind: DecisionKind
    result: DecisionResult | None
    outcome: NamedOutcome | None
    votes: VoteCount | None
    meeting: str
    project: str
    closed: bool
    committee: str = ""


class TaskLine(NamedValue):
    """One task in the list; `days` is how far its date lies ahead (or behind, below zero) while it is open.

    `closed` is that of a closed item. `committee` is the code where several are meant.
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


class Origin(NamedValue):
    """The meeting and item that a decision or task comes from."""

    meeting: MeetingId
    name: str
    state: MeetingState
    item: AgendaItemId | None
    title: Bilingual


class DecisionSheet(NamedValue):
    """Everything about one decision; `fixed` names the meeting whose approved minutes hold it.

    `away` are, by vote, those in its count that came in advance or by post.
    """

    decision: AnyDecision
    origin: Origin | None
    fixed: str
    rule: DecisionRule | None
    votes: tuple[AnyVote, ...]
    project: Project | None
    published: PublishedDecision | None
    tasks: tuple[TaskLine, ...]
    opinions: tuple[tuple[Opinion, Project], ...] = ()
    away: Mapping[UUID, AwayVotes] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether it was taken under a closed item."""
        return is_restricted(self.decision)


class TaskSheet(NamedValue):
    """Everything about one task; `moves` are the states it may take from here.

    `fixed` names the meeting whose approved minutes hold its text.
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


def decision_keys(store: Store, committee: CommitteeId | None, wanted: DecisionFilter) -> list[bytes]:
    """The keys of the decisions that match, the latest first unless another order is wanted."""
    query = DecisionQuery(
        committee=committee,
        words=wanted.words,
        year=wanted.year,
        decision_kind=wanted.decision_kind,
        result=wanted.result,
        outcome=wanted.outcome,
        project=wanted.project,
        order=wanted.order,
    )
    return queries.matching_decisions(store, query)


def decision_lines(store: Store, keys: Sequence[bytes], *, several: bool = False) -> list[DecisionLine]:
    """The lines of these decisions, in no order; with `several` they tell their committee."""
    return [_decision_line(store, row, several) for row in queries.decision_rows(store, keys)]


def decision_years(store: Store, committee: CommitteeId | None) -> list[int]:
    """The years in which something was decided, the latest first."""
    return queries.years_with_decisions(store, committee)


def decided_projects(store: Store, committee: CommitteeId | None) -> list[tuple[ProjectId, str, Bilingual]]:
    """The projects on which something was decided: id, number, title."""
    rows = queries.decided_project_rows(store, committee)
    return [(ProjectId(UUID(bytes=row.id)), row.number or "", shown_text(row.title_fr, row.title_de)) for row in rows]


def decision_sheet(store: Store, key: UUID) -> DecisionSheet:
    """One decision; `NotHere` for what is gone."""
    decision = the(store, AnyDecision, key)
    origin = origin_of(store, decision.meeting, decision.item)
    opinions = tuple(_opinions_by(store, key))
    published = store.all(PublishedDecision, decision=key, order="on")
    votes = in_order_of_time(votes_on(store, decision))
    return DecisionSheet(
        decision=decision,
        origin=origin,
        fixed=_fixed_by(origin),
        rule=store.get(DecisionRule, decision.rule) if decision.rule else None,
        votes=tuple(votes),
        project=_project_of(store, decision, opinions),
        published=published[-1] if published else None,
        tasks=_tasks_of(store, decision.item),
        opinions=opinions,
        away={vote.id: away_votes(store, vote) for vote in votes},
    )


def _opinions_by(store: Store, decision: UUID) -> Iterator[tuple[Opinion, Project]]:
    """The opinions that it gave, each with its project."""
    for opinion in store.all(Opinion, decision=decision, order="on, id"):
        project = store.get(Project, opinion.project)
        if project is not None:
            yield opinion, project


def _project_of(store: Store, decision: AnyDecision, opinions: Sequence[tuple[Opinion, Project]]) -> Project | None:
    """The project it is about: its own, else that of its item, else the one on which it gave an opinion."""
    item = store.get(AgendaItem, decision.item) if decision.item is not None else None
    key = decision.project or (item.project if item is not None else None)
    if key is not None:
        return store.get(Project, key)
    return opinions[0][1] if opinions else None


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
    return [_task_line(row, today, several) for row in queries.task_rows(store, keys, forked)]


def forked_states(store: Store, committee: CommitteeId | None) -> dict[UUID, str]:
    """The states of the few tasks that two offices moved apart, by the rule for all chains."""
    return {key: task_state(store, TaskId(key)).value for key in queries.forked_tasks(store, committee)}


def task_sheet(store: Store, key: UUID, today: date) -> TaskSheet:
    """One task; `NotHere` for what is gone."""
    task = the(store, AnyTask, key)
    moves = store.all(AnyTaskMove, task=key, order="on, id")
    state, origin = end_of_chain(moves, TaskState.OPEN), origin_of(store, task.meeting, task.item)
    return TaskSheet(
        task=task,
        state=state,
        since=next((move for move in reversed(moves) if move.to_state is state), None),
        moves=TASK_MOVES[state],
        owner=owner_of(store, task),
        origin=origin,
        decisions=_decisions_of(store, task.item),
        days=_days(task.due, state, today),
        fixed=_fixed_by(origin),
    )


def _fixed_by(origin: Origin | None) -> str:
    """The meeting whose approved minutes hold a text from one of its items."""
    return origin.name if origin is not None and origin.item is not None and origin.state in FINAL else ""


def owners(store: Store, committee: CommitteeId | None) -> list[tuple[UUID, Bilingual]]:
    """Persons and bodies that have or had a task: id and name, in no order."""
    return [(UUID(bytes=row.owner or row.owner_body), _owner(row)) for row in queries.owner_rows(store, committee)]


def waiting_tasks(store: Store, committee: CommitteeId | None, today: date) -> WaitingTasks:
    """What is late and what is due within a week."""
    forked = forked_states(store, committee)
    days = [row.due for row in queries.due_tasks(store, committee, days_later(today, SOON.days + 1), forked)]
    overdue = sum(day < today.isoformat() for day in days)
    return WaitingTasks(overdue, len(days) - overdue)


def origin_of(store: Store, meeting: MeetingId | None, item: AgendaItemId | None) -> Origin | None:
    """Where it comes from; None for what no meeting gave."""
    point = store.get(AgendaItem, item) if item is not None else None
    found = store.get(Meeting, meeting) if meeting is not None else None
    if found is None:
        return None
    return Origin(
        meeting=found.id,
        name=name_of(found),
        state=meeting_state(store, found.id),
        item=point.id if point else None,
        title=point.title if point else Bilingual(),
    )


def decisions_wanted(wanted: Wanted) -> DecisionFilter:
    """What was chosen above the list of decisions; a choice that means nothing any more is none."""
    return DecisionFilter(
        words=wanted.words,
        year=_read(int, wanted.chosen.get("year")),
        decision_kind=_read(DecisionKind, wanted.chosen.get("kind")),
        result=_read(DecisionResult, wanted.chosen.get("result")),
        outcome=_read(OutcomeKind, wanted.chosen.get("outcome")),
        project=_read(_project, wanted.chosen.get("project")),
        order=wanted.sort,
    )


def tasks_wanted(wanted: Wanted) -> TaskFilter:
    """What was chosen above the list of tasks; what is open where a choice means nothing any more."""
    return TaskFilter(
        words=wanted.words,
        which=_read(Which, wanted.chosen.get("which")) or Which.OPEN,
        owner=_read(UUID, wanted.chosen.get("owner")),
        order=wanted.sort,
    )


def _project(value: Any) -> ProjectId:
    return ProjectId(UUID(value))


def _read(kind: Callable[[Any], T], value: Scalar | None) -> T | None:
    try:
        return kind(value) if value is not None else None
    except (ValueError, TypeError, AttributeError):
        return None


def _tasks_of(store: Store, item: AgendaItemId | None) -> tuple[TaskLine, ...]:
    if item is None:
        return ()
    lines = [_task_line(row, date.min) for row in queries.tasks_of_item(store, item, {})]
    return tuple(replace(line, state=task_state(store, TaskId(line.key)), days=None) for line in lines)


def _decisions_of(store: Store, item: AgendaItemId | None) -> tuple[AnyDecision, ...]:
    if item is None:
        return ()
    return tuple(store.all(AnyDecision, item=item, order="number"))


def _decision_line(store: Store, row: Any, several: bool) -> DecisionLine:  # a row of a query
    count = json.loads(row.votes) if row.votes else {}
    count.pop("parts", None)
    return DecisionLine(
        key=DecisionId(UUID(bytes=row.id)),
        number=row.number,
        on=date.fromisoformat(row.on) if row.on else None,
        text=shown_text(row.text_fr, row.text_de),
        decision_kind=DecisionKind(row.decision_kind),
        result=DecisionResult(row.result) if row.result else None,
        outcome=_outcome(store, row.outcome),
        votes=VoteCount(**count) if count else None,
        meeting=row.meeting_number or "",
        project=row.project_number or "",
        closed=bool(row.closed),
        committee=row.committee_code or "" if several else "",
    )


def _outcome(store: Store, stored: str | None) -> NamedOutcome | None:
    outcome = store.schema.shapes[Decision.kind].by_name["outcome"].from_columns((stored,))
    return named_outcome(store, outcome) if outcome is not None else None


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
    )


def _owner(row: Any) -> Bilingual:  # a row of a query
    name = " ".join(filter(None, (row.given_name, row.family_name)))
    if name:
        return shown_text(name, name)
    return shown_text(row.short_name_fr or row.name_fr, row.short_name_de or row.name_de)


def _days(due: date | None, state: TaskState, today: date) -> int | None:
    return (due - today).days if due is not None and state in UNFINISHED else None
