"""Where does a project stand on its route, which way did it come, and where may it go from there?"""

from datetime import date

from ctj_desktop.domain.ids import PipelineId, ProjectId, StageId
from ctj_desktop.domain.projects.way import further_back, path, reachable
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import Project, Stage, StageRole, StageTransition
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import project_moves
from ctj_desktop.storage.open_file import OpenFile

ONWARD, OUT, BACK = range(3)
"""Where a move leads, as the next one is offered before the others."""


class ProjectWay(NamedValue):
    """The stages behind a project, the one it stands at last; since when it stands there."""

    behind: tuple[StageId, ...]
    since: date | None

    @property
    def here(self) -> StageId | None:
        """Where it stands; None before the first stage."""
        return self.behind[-1] if self.behind else None

    def is_further_back(self, stage: StageId) -> bool:
        """Whether a stage lies behind the one it came from."""
        return further_back(self.behind, stage)


def way_of(store: OpenFile, project: ProjectId) -> ProjectWay:
    """The way a project came, by the moves that continue one another."""
    moves = project_moves(store, project)
    reached = [move.to_state for move in moves if move.to_state is not None]
    return ProjectWay(behind=tuple(path(reached)), since=moves[-1].on if moves else None)


def stages_of(store: OpenFile, pipeline: PipelineId) -> list[Stage]:
    """The stages of a route in order."""
    return in_order(store.all(Stage, pipeline=pipeline))


def next_stages(store: OpenFile, stage: StageId) -> list[StageId]:
    """Where a route allows a project to go from a stage."""
    return [transition.to_stage for transition in store.all(StageTransition, from_stage=stage)]


def possible_moves(store: OpenFile, project: ProjectId) -> list[Stage]:
    """The stages a project may go to now: onward in the order of its route, then out of it, then back."""
    return [stage for _, stage in _ranked(store, project)]


def next_stage(store: OpenFile, project: ProjectId) -> Stage | None:
    """The stage that follows on the route; None where it only leads out or back."""
    return next((stage for rank, stage in _ranked(store, project) if rank == ONWARD), None)


def _ranked(store: OpenFile, project: ProjectId) -> list[tuple[int, Stage]]:
    stored, way = the(store, Project, project), way_of(store, project)
    stages = stages_of(store, stored.pipeline) if stored.pipeline is not None else []
    if way.here is None:
        return [(ONWARD, stage) for stage in stages[:1]]
    allowed, passed = set(reachable(way.behind, next_stages(store, way.here))), True
    found: list[tuple[int, Stage]] = []
    for stage in stages:
        if stage.id in allowed:
            found.append((OUT if stage.role is StageRole.SIDE_EXIT else BACK if passed else ONWARD, stage))
        passed = passed and stage.id != way.here
    return sorted(found, key=lambda one: one[0])
