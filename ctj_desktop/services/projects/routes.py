"""How are funding routes of one's own kept: their stages, and the moves between them?"""

from collections.abc import Collection

from ctj_desktop.domain.ids import CommitteeId, PipelineId, StageId, StageTransitionId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import MoveNeed, Pipeline, Stage, StageTransition
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.refusals import BadStageDays, OtherRoute
from ctj_desktop.services.projects.stages.way import stages_of
from ctj_desktop.services.steps.change import save_derived as save_again
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.places import put_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_pipeline(unit: Unit, new: Pipeline, *, committee: CommitteeId | None = None) -> Pipeline:
    """Enters a funding route of the committee, or of this office without one; its stages follow."""
    home = home_for(unit.store, committee)
    made = replace(new, home=home, code=need_code(new.code, unit.store.all(Pipeline, home=home)))
    unit.name("pipeline.added", made, **titled(need_text(new.name)))
    return unit.save(made)


@step
def change_pipeline(unit: Unit, after: Pipeline, before: Pipeline) -> Pipeline:
    """Changes the code, name or instrument of a funding route; fields not given stay."""
    stored = _route(unit.store, before.id)
    code = need_code(after.code, unit.store.all(Pipeline, home=stored.home), but=stored.id)
    unit.name("pipeline.changed", stored, **titled(need_text(after.name)))
    return unit.save(replace(after, code=code), before=before)


remove_pipeline = removal(
    Pipeline, "Takes a funding route with its stages away, if no project and no call is on it; undo brings all back."
)


@step
def add_stage(unit: Unit, new: Stage, *, place: int | None = None) -> Stage:
    """Enters a stage of a funding route at `place` (1 is first), else last; the moves to it follow."""
    route = _route(unit.store, new.pipeline)
    _need_days(new)
    row = stages_of(unit.store, new.pipeline)
    made = put_at(unit, replace(new, home=route.home, code=need_code(new.code, row)), row, place)
    unit.name("stage.added", made, **titled(need_text(new.name)))
    return unit.save(made)


@step(without=("pipeline",))
def change_stage(unit: Unit, after: Stage, before: Stage, *, place: int | None = None) -> Stage:
    """Changes a stage of a funding route or its place; fields not given stay."""
    stored = _stage(unit.store, before.id)
    _need_days(after)
    row = stages_of(unit.store, stored.pipeline)
    after = put_at(unit, replace(after, code=need_code(after.code, row, but=stored.id)), row, place)
    unit.name("stage.changed", stored, **titled(need_text(after.name)))
    return unit.save(after, before=before)


remove_stage = removal(Stage, "Takes a stage and the moves to and from it away, if no project was ever there.")


@step
def add_stage_transition(
    unit: Unit, *, from_stage: StageId, to_stage: StageId, needs: tuple[MoveNeed, ...] = ()
) -> StageTransition:
    """Allows projects to go from one stage of a funding route to another."""
    start, end = _stage(unit.store, from_stage), the(unit.store, Stage, to_stage)
    if start.pipeline != end.pipeline or start.id == end.id:
        raise OtherRoute(start.name, end.name)
    made = StageTransition(
        id=StageTransitionId(link_id("stage_transition", from_stage, to_stage)),
        home=start.home,
        from_stage=from_stage,
        to_stage=to_stage,
        needs=_in_order(needs),
    )
    unit.name("stage_transition.added", start, **titled(_both(start, end)))
    return save_again(unit, made)


@step(without=("from_stage", "to_stage"))
def change_stage_transition(unit: Unit, after: StageTransition, before: StageTransition) -> StageTransition:
    """Says what a project needs before it goes from one stage to the other."""
    stored = the(unit.store, StageTransition, before.id)
    start, end = _stage(unit.store, stored.from_stage), the(unit.store, Stage, stored.to_stage)
    unit.name("stage_transition.changed", start, **titled(_both(start, end)))
    return unit.save(replace(after, needs=_in_order(after.needs)), before=before)


@step
def remove_stage_transition(unit: Unit, *, from_stage: StageId, to_stage: StageId) -> StageTransition:
    """No longer allows that move; projects that went that way stay where they are."""
    start, end = _stage(unit.store, from_stage), the(unit.store, Stage, to_stage)
    stored = the(unit.store, StageTransition, link_id("stage_transition", from_stage, to_stage))
    unit.name("stage_transition.deleted", start, **titled(_both(start, end)))
    unit.delete(stored)
    return stored


def _route(store: OpenFile, pipeline: PipelineId) -> Pipeline:
    stored = the(store, Pipeline, pipeline)
    need_kept_here(store, stored)
    return stored


def _stage(store: OpenFile, stage: StageId) -> Stage:
    stored = the(store, Stage, stage)
    need_kept_here(store, stored)
    return stored


def _need_days(stage: Stage) -> None:
    if stage.days is not None and not 1 <= stage.days <= BadStageDays.limit:
        raise BadStageDays


def _in_order(needs: Collection[MoveNeed]) -> tuple[MoveNeed, ...]:
    """Each once."""
    return tuple(need for need in MoveNeed if need in needs)


def _both(start: Stage, end: Stage) -> Bilingual:
    """The two stages as one name."""
    return Bilingual.of(f"{start.name.fr.text} → {end.name.fr.text}", f"{start.name.de.text} → {end.name.de.text}")
