"""What does the register of decisions show, across meetings and years?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, DecisionId, ProjectId
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue, field, replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.meetings import AgendaItem, OutcomeKind
from ctj_desktop.domain.records.projects import Opinion, Project
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyVote,
    Decision,
    DecisionKind,
    DecisionResult,
    ExecutionState,
    PublishedDecision,
    VoteCount,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.domain.voters import AwayVotes
from ctj_desktop.services.minutes.circulations.reading import CirculationSheet, circulation_sheet
from ctj_desktop.services.minutes.electorate import away_votes, in_order_of_time
from ctj_desktop.services.minutes.following.execution import Execution, execution_of
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut, carried, execution_owners, executions
from ctj_desktop.services.minutes.origins import Origin, fixed_by, origin_of
from ctj_desktop.services.minutes.outcomes import named_outcome
from ctj_desktop.services.minutes.task_lists import TaskLine, tasks_of
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.queries import decisions as queries
from ctj_desktop.storage.queries.decisions import DecisionQuery
from ctj_desktop.storage.store import Store


class DecisionFilter(NamedValue):
    """What a person looks for among decisions."""

    words: str = ""
    year: int | None = None
    decision_kind: DecisionKind | None = None
    result: DecisionResult | None = None
    outcome: OutcomeKind | None = None
    project: ProjectId | None = None
    carried: CarriedOut | None = None
    order: str = ""

    def __bool__(self) -> bool:
        return replace(self, order="") != DecisionFilter()


class DecisionLine(NamedValue):
    """One decision in the list; `closed` is that of a closed item. `committee` is the code where several are meant.

    `days` is how far the day until which it is to be carried out lies ahead, or behind, below zero, while it is not.
    """

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
    execution: ExecutionState | None = None
    owner: Bilingual = NO_TEXT
    due: date | None = None
    days: int | None = None
    circulation: str | None = None
    """The number of the circulation by which it was taken, empty while that has none; None for one of a meeting."""


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
    execution: Execution = Execution()
    owners: Mapping[UUID, Bilingual] = field(default_factory=dict)
    """Who carries it out, by each note."""
    written: CirculationSheet | None = None
    """The circulation by which it was taken."""

    @property
    def closed(self) -> bool:
        """Whether it was taken under a closed item."""
        return is_restricted(self.decision)


def decision_keys(
    store: Store, committee: CommitteeId | None, wanted: DecisionFilter, today: date | None = None
) -> list[bytes]:
    """The keys of the decisions that match, the latest first unless another order is wanted.

    What is overdue is so on `today`.
    """
    noted = tuple(carried(store, committee, wanted.carried, today or date.min)) if wanted.carried is not None else None
    nothing = wanted.carried is CarriedOut.NOTHING
    query = DecisionQuery(
        committee=committee,
        words=wanted.words,
        year=wanted.year,
        decision_kind=wanted.decision_kind,
        result=wanted.result,
        outcome=wanted.outcome,
        project=wanted.project,
        among=None if nothing else noted,
        but=noted if nothing else None,
        order=wanted.order,
    )
    return queries.matching_decisions(store, query)


def decision_lines(
    store: Store, keys: Sequence[bytes], today: date | None = None, *, several: bool = False
) -> list[DecisionLine]:
    """The lines of these decisions, in no order; with `several` they tell their committee."""
    known = executions(store, keys)
    names = execution_owners(store, (one.last for one in known.values()))
    lines = [_decision_line(store, row, several) for row in queries.decision_rows(store, keys)]
    return [_carried_out(line, known[line.key], names, today) if line.key in known else line for line in lines]


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
    execution = execution_of(store, decision.id)
    return DecisionSheet(
        decision=decision,
        origin=origin,
        fixed=fixed_by(origin),
        rule=store.get(DecisionRule, decision.rule) if decision.rule else None,
        votes=tuple(votes),
        project=_project_of(store, decision, opinions),
        published=published[-1] if published else None,
        tasks=tasks_of(store, decision.item),
        opinions=opinions,
        away={vote.id: away_votes(store, vote) for vote in votes},
        execution=execution,
        owners=execution_owners(store, execution.moves),
        written=_written(store, decision),
    )


def _written(store: Store, decision: AnyDecision) -> CirculationSheet | None:
    told = store.get(Circulation, decision.circulation) if decision.circulation is not None else None
    return circulation_sheet(store, told, told.closed_on or date.max) if told is not None else None


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


def decisions_wanted(wanted: Wanted) -> DecisionFilter:
    """What was chosen above the list of decisions; a choice that means nothing any more is none."""
    return DecisionFilter(
        words=wanted.words,
        year=wanted.choice(int, "year"),
        decision_kind=wanted.choice(DecisionKind, "kind"),
        result=wanted.choice(DecisionResult, "result"),
        outcome=wanted.choice(OutcomeKind, "outcome"),
        project=wanted.choice(_project, "project"),
        carried=wanted.choice(CarriedOut, "carried"),
        order=wanted.sort,
    )


def _project(value: Any) -> ProjectId:
    return ProjectId(UUID(value))


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
        circulation=(row.circulation_number or "") if row.circulation else None,
    )


def _carried_out(
    line: DecisionLine, known: Execution, names: Mapping[UUID, Bilingual], today: date | None
) -> DecisionLine:
    return replace(
        line,
        execution=known.state,
        owner=names[known.last.id] if known.last is not None else NO_TEXT,
        due=known.due,
        days=known.days_left(today) if today is not None else None,
    )


def _outcome(store: Store, stored: str | None) -> NamedOutcome | None:
    outcome = store.schema.shapes[Decision.kind].by_name["outcome"].from_columns((stored,))
    return named_outcome(store, outcome) if outcome is not None else None
