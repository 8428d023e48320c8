"""What does the annual report of a committee tell?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.funding.portfolio import Grouping
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import Series, parse_number
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant, MatineeState, Resource
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyTask,
    AnyTaskMove,
    AnyVote,
    DecisionKind,
    DecisionResult,
    ExecutionState,
    TaskState,
)
from ctj_desktop.services.meetings.attending.over_period import year_attended
from ctj_desktop.services.meetings.attending.statement_paper import statement_paper
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.electorate import counting
from ctj_desktop.services.minutes.following.execution_lists import executions
from ctj_desktop.services.minutes.papers.decision_paper import year_of
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.minutes.rooms import Rooms
from ctj_desktop.services.papers.reports.year import (
    ReportedYear,
    coverage_of,
    money_of_year,
    opinions_of,
    projects_of,
    stages_of,
)
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.resources.matinees import who_came
from ctj_desktop.services.steps.chains import followed
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.reports.annual_report import AnnualReport, DecisionsCounted, ReportMatinee, WorkCounted


def annual_report(store: Store, committee: CommitteeId, year: int, on: date) -> "AnnualReport":
    """A calendar year as it is known now; `on` is the day of printing. `NotHere` for a committee that is gone."""
    from ctj_desktop.documents.reports.annual_report import AnnualReport

    told, projects = ReportedYear(year=year, on=on), projects_of(store, committee)
    standing = read_standing(store, committee)
    figures = portfolio(store, standing, committee, groupings=(Grouping.STAGE,))
    decisions = store.all(AnyDecision, committee=committee)
    return AnnualReport(
        sender=sender(store, committee, on),
        year=year,
        on=on,
        until=told.until,
        attendance=statement_paper(store, committee, year, on),
        quorums=tuple(_quorums(store, committee, year)),
        decisions=_decided(store, [one for one in decisions if year_of(one.number, one.on) == year]),
        opinions=opinions_of(store, projects, told),
        tasks=_tasks(store, committee, told),
        execution=_carried_out(store, [one.id for one in decisions], told),
        begun=sum(one.year == year for one in figures.projects),
        stages=stages_of(store, standing, figures, told),
        money=money_of_year(store, projects, figures, told),
        coverage=coverage_of(store, standing, committee, told),
        matinees=tuple(_matinees(store, committee, told)),
        communicated=is_conference(store),
    )


def _quorums(store: Store, committee: CommitteeId, year: int) -> Iterator[Quorum | None]:
    """Of each meeting of the year, at its opening."""
    for one in year_attended(store, committee, year).meetings:
        opened = one.meeting.opened_at is not None
        room = Rooms(store, one.meeting, facts_of(store, one.meeting)).at_opening() if opened else None
        yield room.quorum if room is not None else None


def _decided(store: Store, decisions: list[AnyDecision]) -> "DecisionsCounted":
    from ctj_desktop.documents.reports.annual_report import DecisionsCounted

    kinds = Counter(one.decision_kind for one in decisions)
    results = Counter(one.result for one in decisions)
    votes: dict[UUID, list[AnyVote]] = defaultdict(list)
    for vote in store.all(AnyVote, amendment=None):
        votes[vote.decision].append(vote)
    return DecisionsCounted(
        kinds={kind: kinds[kind] for kind in DecisionKind if kind in kinds},
        results={one: results[one] for one in (*DecisionResult, None) if one in results},
        circulated=sum(one.circulation is not None for one in decisions),
        voted=sum(any(vote.count is not None for vote in counting(votes[one.id])) for one in decisions),
    )


def _tasks(store: Store, committee: CommitteeId, told: ReportedYear) -> "WorkCounted":
    """Of its tasks: given by their numbers, ended by their moves, open as the list of open tasks says."""
    from ctj_desktop.documents.reports.annual_report import WorkCounted

    tasks = store.all(AnyTask, committee=committee)
    moves: dict[UUID, list[AnyTaskMove]] = defaultdict(list)
    for move in store.all(AnyTaskMove, order="on, id"):
        if move.on <= told.until:
            moves[move.task].append(move)
    ends = Counter[TaskState]()
    for task in tasks:
        counted, _passed_over = followed(moves[task.id], TaskState.OPEN)
        if counted and told.holds(counted[-1].on):
            ends[counted[-1].to_state] += 1
    left = [one for one in tasks_paper(store, committee, told.until).tasks if not one.carries_out]
    return WorkCounted(
        given=sum(_year_given(one) == told.year for one in tasks),
        done=ends[TaskState.DONE],
        dropped=ends[TaskState.VOID],
        open=len(left),
        overdue=sum(one.due is not None and one.due < told.until for one in left),
    )


def _year_given(task: AnyTask) -> int | None:
    parsed = parse_number(task.number, Series.TASK) if task.number else None
    return parsed.year if parsed is not None else None


def _carried_out(store: Store, decisions: list[UUID], told: ReportedYear) -> "WorkCounted":
    """Of those that are to be carried out, as it was noted by the end of the year."""
    from ctj_desktop.documents.reports.annual_report import WorkCounted

    known = executions(store, [key.bytes for key in decisions], told.until).values()
    ended = Counter(one.state for one in known if one.last is not None and told.holds(one.last.on))
    left = [one.days_left(told.until) for one in known if one.is_open]
    return WorkCounted(
        done=ended[ExecutionState.DONE],
        dropped=ended[ExecutionState.DROPPED],
        open=len(left),
        overdue=sum(days is not None and days < 0 for days in left),
    )


def _matinees(store: Store, committee: CommitteeId, told: ReportedYear) -> Iterator["ReportMatinee"]:
    """Those that were held in the year, everywhere or in the territory of the committee."""
    from ctj_desktop.documents.reports.annual_report import ReportMatinee

    territory = the(store, Committee, committee).territory
    for one in store.all(Matinee, state=MatineeState.HELD, order="on, id"):
        if one.on is None or not told.holds(one.on) or one.territory not in (None, territory):
            continue
        noted = any(each.came is not None for each in store.all(MatineeParticipant, matinee=one.id))
        came = who_came(store, one.id)
        yield ReportMatinee(
            on=one.on,
            title=one.title,
            place=one.place,
            came=came.came if noted else None,
            by_side=came.by_side if noted else (),
            left=store.count(Resource, matinee=one.id),
        )
