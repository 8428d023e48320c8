"""What does the strategy say, level by level, and which projects serve it?

Codes and titles that the sources do not confirm are told apart everywhere: they are never shown as fact.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.ids import ActionId, CommitteeId, ProjectId, WorkingProposalId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    Objective,
    ProposalAction,
    Strategy,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.storage.queries.strategy import found_in_strategy, linked_projects, projects_of_strategy
from ctj_desktop.storage.store import Store

StrategyRecord: TypeAlias = Strategy | Axis | Objective | Action | ThematicTable | WorkingProposal
SHOWN_PROJECTS = 12


class Level(StrEnum):
    """What a line is."""

    STRATEGY = "strategy"
    AXIS = "axis"
    OBJECTIVE = "objective"
    ACTION = "action"
    TABLE = "thematic_table"
    PROPOSAL = "proposal"


class Coverage(StrEnum):
    """Which actions and proposals are looked for."""

    ALL = "all"
    WITH = "with"
    WITHOUT = "without"


class StrategyLine(NamedValue):
    """One line; `projects` is None where projects are not linked to that level.

    `code` is empty where the sources do not confirm it; `sure` is whether they confirm the title.
    """

    key: UUID
    level: Level
    depth: int
    code: str
    title: Bilingual
    sure: bool
    cut: bool
    projects: int | None


class StrategyLink(NamedValue):
    """Another part of the strategy; `confirmed` is whether the sources confirm the link."""

    key: UUID
    code: str
    title: Bilingual
    confirmed: bool


class StrategySheet(NamedValue):
    """Everything about one part; `assumed` is a code that the sources do not confirm."""

    key: UUID
    level: Level
    code: str
    assumed: str
    title: Bilingual
    german_is_ours: bool
    sure: bool
    cut: bool
    source: str
    valid_from: date | None
    valid_to: date | None
    text: Bilingual
    proposed: tuple[str, ...]
    """Of a proposal of a territory: the territory and who proposed it."""
    on: date | None
    above: tuple[StrategyLink, ...]
    axis_unknown: bool
    linked: tuple[StrategyLink, ...]
    projects: tuple[tuple[ProjectId, str, Bilingual], ...]
    projects_count: int

    @property
    def proposal(self) -> WorkingProposalId | None:
        """The proposal that can become a project."""
        return WorkingProposalId(self.key) if self.level is Level.PROPOSAL else None


def strategy_list(
    store: Store, committee: CommitteeId | None = None, words: str = "", coverage: Coverage = Coverage.ALL
) -> list[StrategyLine]:
    """Versions of the strategy, own ones first, with axes, objectives, actions, tables and proposals below them.

    A filter keeps what matches, and what stands above it.
    """
    counts = projects_of_strategy(store, committee)
    found = found_in_strategy(store, words)
    lines = [_line(part, depth, counts) for part, depth in _parts(store)]
    return _kept(lines, found, coverage)


def strategy_sheet(store: Store, key: UUID, committee: CommitteeId | None = None) -> StrategySheet:
    """One part of the strategy; `NotHere` for what is gone."""
    part = _part(store, key)
    count = projects_of_strategy(store, committee).get(key, 0)
    rows = linked_projects(store, committee, key, SHOWN_PROJECTS) if count else ()
    code = getattr(part, "code", None) or ""
    confirmed = isinstance(part, Strategy) or bool(getattr(part, "code_confirmed", False))
    return StrategySheet(
        key=part.id,
        level=Level(part.kind),
        code=code if confirmed else "",
        assumed="" if confirmed else code,
        title=part.name if isinstance(part, Strategy) else part.title,
        german_is_ours=part.german_is_ours,
        sure=part.title_confirmed if isinstance(part, Action) else True,
        cut=isinstance(part, Action) and part.title_is_cut,
        source=part.source,
        valid_from=part.valid_from if isinstance(part, Strategy) else None,
        valid_to=part.valid_to if isinstance(part, Strategy) else None,
        text=part.text if isinstance(part, WorkingProposal) else NO_TEXT,
        proposed=_proposed(store, part) if isinstance(part, WorkingProposal) else (),
        on=part.on if isinstance(part, WorkingProposal) else None,
        above=tuple(_above(store, part)),
        axis_unknown=isinstance(part, Action) and part.axis is None,
        linked=tuple(_linked(store, part)),
        projects=tuple((ProjectId(UUID(bytes=r.id)), r.number or "", shown_text(r.title_fr, r.title_de)) for r in rows),
        projects_count=count,
    )


def actions_without_project(lines: Sequence[StrategyLine]) -> int:
    """How many actions no project serves."""
    return sum(line.level is Level.ACTION and not line.projects for line in lines)


def _parts(store: Store) -> Iterator[tuple[StrategyRecord, int]]:
    versions = sorted(store.all(Strategy), key=lambda one: (one.valid_from or date.min, one.id), reverse=True)
    for strategy in own_first(store, versions):
        yield strategy, 0
        actions = in_order(store.all(Action, strategy=strategy.id))
        for axis in in_order(store.all(Axis, strategy=strategy.id)):
            yield axis, 1
            yield from ((objective, 2) for objective in in_order(store.all(Objective, axis=axis.id)))
            yield from ((action, 2) for action in actions if action.axis == axis.id)
        known = {axis.id for axis in store.all(Axis, strategy=strategy.id)}
        yield from ((action, 1) for action in actions if action.axis not in known)
        for table in in_order(store.all(ThematicTable, strategy=strategy.id)):
            yield table, 1
            yield from ((proposal, 2) for proposal in in_order(store.all(WorkingProposal, table=table.id)))


def _line(part: StrategyRecord, depth: int, counts: Mapping[UUID, int]) -> StrategyLine:
    code = getattr(part, "code", None) or ""
    confirmed = isinstance(part, Strategy) or bool(getattr(part, "code_confirmed", False))
    return StrategyLine(
        key=part.id,
        level=Level(part.kind),
        depth=depth,
        code=code if confirmed else "",
        title=part.name if isinstance(part, Strategy) else part.title,
        sure=part.title_confirmed if isinstance(part, Action) else True,
        cut=isinstance(part, Action) and part.title_is_cut,
        projects=counts.get(part.id, 0) if isinstance(part, Action | WorkingProposal) else None,
    )


def _kept(lines: Sequence[StrategyLine], found: frozenset[UUID] | None, coverage: Coverage) -> list[StrategyLine]:
    if found is None and coverage is Coverage.ALL:
        return list(lines)
    kept: set[UUID] = set()
    above: list[StrategyLine] = []
    for line in lines:
        above = [*(one for one in above if one.depth < line.depth), line]
        if (found is None or line.key in found) and _covered(line, coverage):
            kept.update(one.key for one in above)
    return [line for line in lines if line.key in kept]


def _covered(line: StrategyLine, coverage: Coverage) -> bool:
    if coverage is Coverage.ALL:
        return True
    return line.projects is not None and bool(line.projects) is (coverage is Coverage.WITH)


def _part(store: Store, key: UUID) -> StrategyRecord:
    kinds: tuple[type[StrategyRecord], ...] = (Action, WorkingProposal, Objective, Axis, ThematicTable, Strategy)
    for kind in kinds:
        found = store.get(kind, key)
        if found is not None:
            return found
    raise NotHere("strategy", key)


def _above(store: Store, part: StrategyRecord) -> Iterator[StrategyLink]:
    """What the part stands under, the nearest last; the strategy itself is left out."""
    if isinstance(part, Objective | Action) and part.axis is not None:
        axis = store.get(Axis, part.axis)
        if axis is not None:
            yield _link(axis)
    if isinstance(part, WorkingProposal):
        table = store.get(ThematicTable, part.table)
        if table is not None:
            yield _link(table)


def _proposed(store: Store, part: WorkingProposal) -> tuple[str, ...]:
    territory = store.get(Territory, part.territory) if part.territory is not None else None
    return tuple(filter(None, (territory.code if territory is not None else "", part.proposed_by)))


def _linked(store: Store, part: StrategyRecord) -> Iterable[StrategyLink]:
    """Actions a proposal serves, or proposals that serve an action."""
    if isinstance(part, WorkingProposal):
        links = store.all(ProposalAction, proposal=part.id)
        actions = ((store.get(Action, ActionId(link.action)), link.confirmed) for link in links)
        return [_link(action, confirmed) for action, confirmed in actions if action is not None]
    if isinstance(part, Action):
        links = store.all(ProposalAction, action=part.id)
        proposals = ((store.get(WorkingProposal, link.proposal), link.confirmed) for link in links)
        return [_link(proposal, confirmed) for proposal, confirmed in proposals if proposal is not None]
    return ()


def _link(part: Axis | Action | ThematicTable | WorkingProposal, confirmed: bool = True) -> StrategyLink:
    code = getattr(part, "code", None) or ""
    sure = bool(getattr(part, "code_confirmed", False))
    return StrategyLink(key=part.id, code=code if sure else "", title=part.title, confirmed=confirmed)
