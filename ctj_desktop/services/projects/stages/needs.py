"""What does a move along the route need, and what of it has the project?"""

from datetime import date

from ctj_desktop.domain.funding.plan import differences, still_to_pay
from ctj_desktop.domain.ids import DecisionId, ProjectDocumentId, StageId, StageTransitionId, link_id
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.projects.conditions import condition_state
from ctj_desktop.domain.projects.way import GRANTED, MoveFacts, missing, needs_of_stage
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import (
    Call,
    FinancingLine,
    MoveNeed,
    Opinion,
    Partner,
    Project,
    Stage,
    StageTransition,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.sheet import budgets_of
from ctj_desktop.services.projects.stages.way import way_of
from ctj_desktop.storage.open_file import OpenFile


class MoveSaid(NamedValue):
    """What is said with a move itself."""

    on: date
    reason: Bilingual = NO_TEXT
    decision: DecisionId | None = None
    document: ProjectDocumentId | None = None


class JudgedNeed(NamedValue):
    """One thing that a move needs, and whether it is there; for some it is enough to say why it is not.

    `amounts` are by how much a plan does not balance, or what is still to be paid, in each currency.
    """

    need: MoveNeed
    there: bool
    or_reason: bool = False
    amounts: tuple[Money, ...] = ()


def judged_needs(store: OpenFile, project: Project, wanted: Stage, said: MoveSaid) -> tuple[JudgedNeed, ...]:
    """What the move of a project to a stage needs, by its route and by the stage itself, each judged."""
    route, own = _asked_by_route(store, way_of(store, project.id).here, wanted), needs_of_stage(wanted)
    needs, or_reason = route | own, (own - route) & {MoveNeed.BALANCED}
    if not needs:
        return ()
    facts = _facts(store, project, said)
    lacks = missing(needs, facts, said.on, or_reason)
    amounts = {MoveNeed.BALANCED: differences(facts.budgets), MoveNeed.PAID: still_to_pay(facts.budgets)}
    return tuple(
        JudgedNeed(
            need=need,
            there=need not in lacks,
            or_reason=need in or_reason,
            amounts=amounts.get(need, ()) if need in lacks else (),
        )
        for need in MoveNeed
        if need in needs
    )


def granting_lines(store: OpenFile, project: Project) -> list[FinancingLine]:
    """The sources on which the fund of a project grants: those asked of it, or without a call all in cash."""
    cash = store.all(FinancingLine, project=project.id, in_kind=False)
    marked = [line for line in cash if line.fund]
    return marked if marked or project.call is not None else cash


def undated_awards(store: OpenFile, project: Project, wanted: Stage) -> list[FinancingLine]:
    """The sources whose award gets its day from a move to this stage: it says granted, and they say no day."""
    lines = granting_lines(store, project) if wanted.code in GRANTED else []
    return [line for line in lines if line.awarded is not None and line.awarded_on is None]


def _asked_by_route(store: OpenFile, here: StageId | None, wanted: Stage) -> frozenset[MoveNeed]:
    if here is None:
        return frozenset()
    stored = store.get(StageTransition, StageTransitionId(link_id("stage_transition", here, wanted.id)))
    return frozenset(stored.needs) if stored is not None else frozenset()


def _facts(store: OpenFile, project: Project, said: MoveSaid) -> MoveFacts:
    """What a project has, with what is said with the move."""
    call = store.get(Call, project.call) if project.call is not None else None
    return MoveFacts(
        reason=said.reason.says_something(),
        decision=said.decision is not None,
        opinion=store.count(Opinion, project=project.id) > 0,
        document=said.document is not None,
        window=(call.opens, call.closes) if call is not None else None,
        sides=frozenset(partner.side for partner in store.all(Partner, project=project.id)),
        budgets=budgets_of(store, project.id),
        open_conditions=sum(
            condition_state(one, said.on).waited_for for one in store.all(Condition, project=project.id)
        ),
        granting=tuple(granting_lines(store, project)),
    )
