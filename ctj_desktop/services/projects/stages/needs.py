"""What does a move along the route need, and what of it has the project?"""

from datetime import date

from ctj_desktop.domain.ids import DecisionId, ProjectDocumentId, ProjectId, StageId, StageTransitionId, link_id
from ctj_desktop.domain.projects.conditions import condition_state
from ctj_desktop.domain.projects.way import MoveFacts, missing
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import (
    Call,
    MoveNeed,
    Opinion,
    Partner,
    Project,
    Stage,
    StageRole,
    StageTransition,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.sheet import budgets_of
from ctj_desktop.services.projects.stages.way import way_of
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile


class MoveSaid(NamedValue):
    """What is said with a move itself."""

    on: date
    reason: Bilingual = NO_TEXT
    decision: DecisionId | None = None
    document: ProjectDocumentId | None = None


def needs_of(store: OpenFile, here: StageId | None, wanted: Stage) -> tuple[MoveNeed, ...]:
    """What the move to a stage needs: what its route says, and a reason where it leads out of it."""
    stored = None
    if here is not None:
        key = StageTransitionId(link_id("stage_transition", here, wanted.id))
        stored = store.get(StageTransition, key)
    said = set(stored.needs) if stored is not None else set()
    if wanted.role is StageRole.SIDE_EXIT:
        said.add(MoveNeed.REASON)
    return tuple(need for need in MoveNeed if need in said)


def facts_for(store: OpenFile, project: Project, said: MoveSaid) -> MoveFacts:
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
    )


def missing_for(store: OpenFile, project: ProjectId, wanted: Stage, said: MoveSaid) -> tuple[MoveNeed, ...]:
    """What the move of a project to a stage needs and lacks."""
    needs = needs_of(store, way_of(store, project).here, wanted)
    return missing(needs, facts_for(store, the(store, Project, project), said), said.on) if needs else ()
