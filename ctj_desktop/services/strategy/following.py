"""A version of the strategy takes the place of another: what served the earlier one, and what can follow it?

What has one code is the same action; without a code that is known, what has one title. Links are proposed, a person
confirms; nothing that served an action which is gone is touched.
"""

from collections.abc import Iterator
from uuid import UUID

from ctj_desktop.domain.ids import ActionId, ProjectId, ProposalActionId, StrategyId, link_id
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.projects import Project, ProjectAction, Stage, StageRole
from ctj_desktop.domain.records.strategy import Action, ProposalAction, Strategy, WorkingProposal
from ctj_desktop.services.projects.links import save_link
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import the, these, titled
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.strategy.aims import actions_of
from ctj_desktop.services.strategy.copies import aim_key
from ctj_desktop.services.strategy.findings import earlier_version
from ctj_desktop.services.strategy.refusals import NothingFollows
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class Follower(PositionalValue):
    """An action of the earlier version, the same in the later one or None, and what served it.

    `projects` are those on their way, `ended` the others, `proposals` those of territories that are kept here: those of
    the version itself stand in the other as well. What serves the same action of the later one already is left out.
    """

    then: Action
    now: Action | None
    projects: tuple[Project, ...] = ()
    ended: tuple[Project, ...] = ()
    proposals: tuple[WorkingProposal, ...] = ()

    @property
    def retitled(self) -> bool:
        """Whether the later version calls it otherwise."""
        return self.now is not None and self.now.title != self.then.title


class Succession(PositionalValue):
    """What hangs on the version before another: what can follow, and what serves an action that is gone."""

    strategy: Strategy
    earlier: Strategy
    same: tuple[Follower, ...]
    gone: tuple[Follower, ...]

    @property
    def waiting_projects(self) -> int:
        """How many projects on their way serve an action of the earlier version that is here, and that alone."""
        return len({one.id for follower in self.same for one in follower.projects})

    @property
    def waiting_proposals(self) -> int:
        """As many proposals of territories."""
        return len({one.id for follower in self.same for one in follower.proposals})

    @property
    def waiting(self) -> int:
        """Both together."""
        return self.waiting_projects + self.waiting_proposals


def following(store: OpenFile, strategy: Strategy) -> Succession | None:
    """Of a version and the one before it; None where there is none before."""
    earlier = earlier_version(store, strategy)
    if earlier is None:
        return None
    here = {aim_key(one): one for one in actions_of(store, strategy.id)}
    found = [_follower(store, then, here.get(aim_key(then))) for then in actions_of(store, earlier.id)]
    hanging = [one for one in found if one.projects or one.ended or one.proposals]
    return Succession(
        strategy,
        earlier,
        tuple(one for one in hanging if one.now is not None),
        tuple(one for one in hanging if one.now is None),
    )


def newest_to_follow(store: OpenFile) -> Succession | None:
    """The latest version that projects or proposals on an earlier one do not follow yet, if there is one."""
    if store.count(Strategy) < 2:
        return None
    found = (following(store, one) for one in store.all(Strategy, order="-valid_from, -id"))
    return next((one for one in found if one is not None and one.waiting), None)


@step
def follow_strategy(
    unit: Unit, *, strategy: StrategyId, actions: tuple[ActionId, ...] = (), ended: bool = False, drop: bool = False
) -> Strategy:
    """Links what serves the version before this one to the same actions of this one, by their codes.

    `actions` are those of the earlier version that are followed, all of them where none is named; `ended` takes the
    projects along that came to an end. The links to the earlier version stay, unless they are to `drop`.
    `NothingFollows` where there is nothing to link.
    """
    stored = the(unit.store, Strategy, strategy)
    found = following(unit.store, stored)
    wanted = [one for one in found.same if not actions or one.then.id in actions] if found is not None else []
    made = sum(_follow(unit, one, ended=ended, drop=drop) for one in wanted)
    if not made:
        raise NothingFollows(stored.name)
    unit.name("strategy.followed", stored, count=str(made), **titled(stored.name))
    return stored


def _follow(unit: Unit, follower: Follower, *, ended: bool, drop: bool) -> int:
    """How many links it made."""
    then, now = follower.then, follower.now
    assert now is not None, "what is gone is not followed"
    projects = (*follower.projects, *(follower.ended if ended else ()))
    for project in projects:
        save_link(unit, project, now.id)
        if drop:
            unit.delete(the(unit.store, ProjectAction, link_id("project_action", project.id, then.id)))
    for proposal in follower.proposals:
        _follow_proposal(unit, proposal, then, now, drop=drop)
    return len(projects) + len(follower.proposals)


def _follow_proposal(unit: Unit, proposal: WorkingProposal, then: Action, now: Action, *, drop: bool) -> None:
    old = the(unit.store, ProposalAction, link_id("proposal_action", proposal.id, then.id))
    key = ProposalActionId(link_id("proposal_action", proposal.id, now.id))
    save_derived(unit, replace(old, id=key, action=now.id))
    if drop:
        unit.delete(old)


def _follower(store: OpenFile, then: Action, now: Action | None) -> Follower:
    there = _projects(store, now) if now is not None else set()
    keys = sorted(_projects(store, then) - there)
    projects = these(store, Project, [ProjectId(key) for key in keys])
    active = {one.id for one in projects if _is_on_its_way(store, one)}
    return Follower(
        then,
        now,
        tuple(one for one in projects if one.id in active),
        tuple(one for one in projects if one.id not in active),
        tuple(_proposals(store, then, now)),
    )


def _projects(store: OpenFile, action: Action) -> set[UUID]:
    return {link.project for link in store.all(ProjectAction, action=action.id)}


def _proposals(store: OpenFile, then: Action, now: Action | None) -> Iterator[WorkingProposal]:
    there = {link.proposal for link in store.all(ProposalAction, action=now.id)} if now is not None else set()
    for link in store.all(ProposalAction, action=then.id):
        proposal = store.get(WorkingProposal, link.proposal)
        if proposal is None or proposal.id in there or proposal.home == then.home:
            continue
        if kept_here(store, proposal):
            yield proposal


def _is_on_its_way(store: OpenFile, project: Project) -> bool:
    stage = project_stage(store, project.id)
    found = store.get(Stage, stage) if stage is not None else None
    return found is None or found.role is StageRole.ACTIVE
