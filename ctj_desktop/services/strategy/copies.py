"""How is a new version of a strategy made from an earlier one, and what does it say otherwise?"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import ActionId, CommitteeId, ProposalActionId, WorkingProposalId, link_id
from ctj_desktop.domain.record import PositionalValue, Record, replace
from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    Objective,
    ProposalAction,
    Strategy,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.strategy.refusals import OldOneOpen
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)
Aim = Axis | Objective | Action


def as_before(store: OpenFile, given: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields of a copy that are not given: the name of the earlier version."""
    return {"name": the(store, Strategy, given["based_on"]).name}


@step(
    first=("based_on", "code"),
    needed=("based_on",),
    optional=("name",),
    without=("german_is_ours",),
    otherwise=as_before,
)
def copy_strategy(
    unit: Unit, new: Strategy, *, committee: CommitteeId | None = None, close_old: bool = False
) -> Strategy:
    """Makes a version of the strategy from an earlier one, with everything below it; codes and places are kept.

    With `close_old` the earlier one applies until the day before the new one, whose first day is then needed.
    """
    base = the(unit.store, Strategy, new.based_on or new.id)  # a new one is not here: refused
    home = home_for(unit.store, committee)
    need_period(new.valid_from, new.valid_to)
    code = need_code(new.code, unit.store.all(Strategy, home=home))
    made = replace(new, home=home, code=code, german_is_ours=base.german_is_ours and new.name == base.name)
    unit.name("strategy.added", made, **titled(need_text(new.name)))
    unit.save(made)
    _copy_below(unit, base, made)
    if close_old:
        _close(unit, base, made)
    return made


class AimDifference(PositionalValue):
    """An axis, objective or action as it was and as it is; None where one version has none like the other's."""

    then: Aim | None
    now: Aim | None


def differences_from(store: OpenFile, strategy: Strategy, other: Strategy) -> list[AimDifference]:
    """What a version says otherwise than another: what has another title, what is no longer there, what is new.

    What has one code is the same; without a code, what has one title.
    """
    found = list[AimDifference]()
    for then, now in zip(_aims(store, other), _aims(store, strategy), strict=True):
        old, new = ({aim_key(one): one for one in aims} for aims in (then, now))
        shared = [(old[key], new[key]) for key in old if key in new]
        found += [AimDifference(one, another) for one, another in shared if one.title != another.title]
        found += [AimDifference(one, None) for key, one in old.items() if key not in new]
        found += [AimDifference(None, one) for key, one in new.items() if key not in old]
    return found


def gone_actions(store: OpenFile, strategy: Strategy, other: Strategy) -> list[Action]:
    """The actions of an earlier version that this one no longer has."""
    differences = differences_from(store, strategy, other)
    return [one.then for one in differences if isinstance(one.then, Action) and one.now is None]


def _aims(store: OpenFile, strategy: Strategy) -> tuple[list[Aim], list[Aim], list[Aim]]:
    axes = store.all(Axis, strategy=strategy.id, order="position, id")
    objectives = [one for axis in axes for one in store.all(Objective, axis=axis.id, order="position, id")]
    return [*axes], [*objectives], [*store.all(Action, strategy=strategy.id, order="position, id")]


def aim_key(aim: Aim) -> tuple[str, str]:
    """By what an axis, objective or action is the same in two versions: its code, or its title where none is known."""
    sure = aim.code if aim.code_confirmed else None
    return (sure, "") if sure else ("", (aim.title.fr.text or aim.title.de.text).casefold())


class _Copying:
    """Copies rows of whoever keeps the earlier version or makes the new one, and knows which became which."""

    def __init__(self, unit: Unit, base: Strategy, made: Strategy) -> None:
        self.unit, self.made, self._homes = unit, made, {base.home, made.home}
        self.copies: dict[UUID, UUID] = {}

    def of(self, rows: Iterable[R], **references: Mapping[UUID, UUID]) -> list[R]:
        """Those that are copied; their `references` name the copies of what they named, or nothing."""
        taken = [row for row in rows if row.home in self._homes]
        for row in taken:
            self.copies[row.id] = self.unit.new_id()
            named = {name: known.get(getattr(row, name)) for name, known in references.items()}
            self.unit.save(with_values(row, {"id": self.copies[row.id], "home": self.made.home, **named}))
        return taken


def _copy_below(unit: Unit, base: Strategy, made: Strategy) -> None:
    store, copying = unit.store, _Copying(unit, base, made)
    known, new_version = copying.copies, dict[UUID, UUID]({base.id: made.id})
    axes = copying.of(store.all(Axis, strategy=base.id), strategy=new_version)
    copying.of((one for axis in axes for one in store.all(Objective, axis=axis.id)), axis=known)
    copying.of(store.all(Action, strategy=base.id), strategy=new_version, axis=known, objective=known)
    tables = copying.of(store.all(ThematicTable, strategy=base.id), strategy=new_version)
    proposals = copying.of((one for table in tables for one in store.all(WorkingProposal, table=table.id)), table=known)
    for link in (one for proposal in proposals for one in store.all(ProposalAction, proposal=proposal.id)):
        if link.action in known:
            _link(copying, link)


def _link(copying: _Copying, link: ProposalAction) -> None:
    proposal, action = WorkingProposalId(copying.copies[link.proposal]), ActionId(copying.copies[link.action])
    key = ProposalActionId(link_id("proposal_action", proposal, action))
    copying.unit.save(replace(link, id=key, home=copying.made.home, proposal=proposal, action=action))


def _close(unit: Unit, base: Strategy, made: Strategy) -> None:
    need_kept_here(unit.store, base)
    if made.valid_from is None:
        raise OldOneOpen
    need_period(base.valid_from, made.valid_from)
    unit.save(replace(base, valid_to=made.valid_from), before=base)
