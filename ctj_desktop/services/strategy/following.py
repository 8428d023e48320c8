"""A version of the strategy takes the place of another: what served the earlier one, and what can follow it?

What has one code is the same action; without a code that is known, what has one title. Links are proposed, a person
confirms; nothing that served an action which is gone is touched.
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from ctj_desktop.domain.ids import ActionId, ProjectId, ProposalActionId, StrategyId, WorkingProposalId, link_id
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.projects import Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action, ProposalAction, Strategy, WorkingProposal
from ctj_desktop.services.projects.links import save_link
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.strategy.aims import actions_of
from ctj_desktop.services.strategy.copies import aim_key
from ctj_desktop.services.strategy.findings import earlier_version
from ctj_desktop.services.strategy.refusals import NothingFollows
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.strategy import on_their_way, served_actions
from ctj_desktop.storage.unit import Unit


class Follower(PositionalValue):
    """An action of the earlier version, the same in the later one or None, and what served it.

    `projects` are those on their way, `ended` the others, `proposals` those of territories that are kept here: those of
    the version itself stand in the other as well. What serves the same action of the later one already is left out.
    """

    then: Action
    now: Action | None
    projects: tuple[ProjectId, ...] = ()
    ended: tuple[ProjectId, ...] = ()
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
        return len({key for follower in self.same for key in follower.projects})

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
    links = _Links(store, earlier, strategy)
    found = [links.follower(then, here.get(aim_key(then))) for then in actions_of(store, earlier.id)]
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
        save_link(unit, the(unit.store, Project, project), now.id)
        if drop:
            unit.delete(the(unit.store, ProjectAction, link_id("project_action", project, then.id)))
    for proposal in follower.proposals:
        _follow_proposal(unit, proposal, then, now, drop=drop)
    return len(projects) + len(follower.proposals)


def _follow_proposal(unit: Unit, proposal: WorkingProposal, then: Action, now: Action, *, drop: bool) -> None:
    old = the(unit.store, ProposalAction, link_id("proposal_action", proposal.id, then.id))
    key = ProposalActionId(link_id("proposal_action", proposal.id, now.id))
    save_derived(unit, replace(old, id=key, action=now.id))
    if drop:
        unit.delete(old)


class _Links:
    """What serves the actions of two versions, read in a few questions: there may be thousands of projects."""

    def __init__(self, store: OpenFile, earlier: Strategy, strategy: Strategy) -> None:
        self._store = store
        self._then, self._now = (_served(store, one) for one in (earlier, strategy))
        self._active = on_their_way(store, {project for ours in self._then.values() for project in ours})
        self._proposed: dict[UUID, set[WorkingProposalId]] = defaultdict(set)
        for link in store.all(ProposalAction):
            self._proposed[link.action].add(link.proposal)

    def follower(self, then: Action, now: Action | None) -> Follower:
        """Of one action: what does not serve the other yet."""
        there = self._now[now.id.bytes] if now is not None else set()
        waiting = sorted(self._then[then.id.bytes] - there)
        return Follower(
            then,
            now,
            tuple(_project(key) for key in waiting if key in self._active),
            tuple(_project(key) for key in waiting if key not in self._active),
            tuple(self._proposals(then, now)),
        )

    def _proposals(self, then: Action, now: Action | None) -> Iterator[WorkingProposal]:
        there = self._proposed[now.id] if now is not None else set()
        for proposal in self._store.some(WorkingProposal, sorted(self._proposed[then.id] - there)):
            if proposal.home != then.home and kept_here(self._store, proposal):
                yield proposal


def _served(store: OpenFile, strategy: Strategy) -> dict[bytes, set[bytes]]:
    """By action the projects, as the file holds their ids."""
    found: dict[bytes, set[bytes]] = defaultdict(set)
    for project, action in served_actions(store, strategy.id):
        found[action].add(project)
    return found


def _project(key: bytes) -> ProjectId:
    return ProjectId(UUID(bytes=key))
