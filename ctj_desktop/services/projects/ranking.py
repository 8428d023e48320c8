"""In which order does a committee put its projects of a call?"""

from ctj_desktop.domain.ids import CallId, CallRankId, CommitteeId, ProjectId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.funds import CallRank
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.refusals import NotOfThisCall
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.places import in_order, place_at
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def call_rank_id(call: CallId, project: ProjectId) -> CallRankId:
    """The id of the place of a project among those of a call."""
    return CallRankId(link_id("call_rank", call, project))


@step(
    first=("call", "project", "place", "points"),
    without=("committee",),
    identity=lambda given: call_rank_id(given["call"], given["project"]),
)
def rank_project(unit: Unit, new: CallRank, *, place: int | None = None) -> CallRank:
    """Gives a project its place among those of its call: at the end, or at `place` (1 is first).

    One that has a place already gets this one. `NotOfThisCall` for a project of another call.
    """
    call, owner = the(unit.store, Call, new.call), the(unit.store, Project, new.project)
    if owner.call != call.id:
        raise NotOfThisCall(call.name)
    _need_points(new)
    unit.name("call_rank.added", number=owner.number or "", **titled(owner.title))
    others = [one for one in ranks(unit.store, call.id, owner.committee) if one.project != owner.id]
    position = place_at(unit, others, len(others) if place is None else place - 1)
    return save_derived(unit, replace(new, committee=owner.committee, position=position))


@step(only=("points", "note"))
def change_rank(unit: Unit, after: CallRank, before: CallRank) -> CallRank:
    """Changes the points of a project, or what is noted about its place."""
    owner = the(unit.store, Project, the(unit.store, CallRank, before.id).project)
    _need_points(after)
    unit.name("call_rank.changed", number=owner.number or "", **titled(owner.title))
    return unit.save(after, before=before)


@step
def move_rank(unit: Unit, *, call_rank: CallRankId, place: int) -> CallRank:
    """Moves a project to `place` (1 is first) among those of its call."""
    stored = the(unit.store, CallRank, call_rank)
    row = ranks(unit.store, stored.call, stored.committee)
    others = [one for one in row if one.id != stored.id]
    index = max(0, min(place - 1, len(others)))
    if row.index(stored) == index:
        return stored  # it stands there already: nothing to write, nothing to undo
    owner = the(unit.store, Project, stored.project)
    unit.name("call_rank.moved", number=owner.number or "", **titled(owner.title))
    return unit.save(replace(stored, position=place_at(unit, others, index)), before=stored)


remove_rank = removal(CallRank, "Takes the place of a project among those of its call away.")


def ranks(store: OpenFile, call: CallId, committee: CommitteeId) -> list[CallRank]:
    """The places that a committee gave the projects of a call, the first first."""
    return in_order(store.all(CallRank, call=call, committee=committee))


def _need_points(rank: CallRank) -> None:
    if rank.points is not None and rank.points < 0:
        raise NegativeAmount
