"""What must be looked at in the strategies: two in force at once, projects linked to what a new one no longer has?"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.projects import Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action, Strategy
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.steps.records import these
from ctj_desktop.services.strategy.copies import gone_actions
from ctj_desktop.storage.open_file import OpenFile


class LeftBehind(PositionalValue):
    """An action that the new version no longer has, and the projects that are still linked to it."""

    action: Action
    projects: tuple[Project, ...]


def strategy_findings(store: OpenFile) -> Iterator[Finding]:
    """Of all strategies: those that apply on the same days, and projects whose action is gone."""
    yield from (two_in_force(one, other) for one, other in pairs_in_force(store))
    for strategy in _by_day(store):
        yield from (gone_finding(strategy, left) for left in left_behind(store, strategy))


def pairs_in_force(store: OpenFile) -> Iterator[tuple[Strategy, Strategy]]:
    """Versions of one keeper that apply on the same days, the earlier one first."""
    for one, other in combinations(_by_day(store), 2):
        if in_force_together(one, other):
            yield one, other


def in_force_together(one: Strategy, other: Strategy) -> bool:
    """Whether two versions that one office keeps apply on one day."""
    first, second = ((each.valid_from or date.min, each.valid_to or date.max) for each in (one, other))
    return one.home == other.home and first[0] < second[1] and second[0] < first[1]


def others_in_force(store: OpenFile, strategy: Strategy) -> list[Strategy]:
    """The other versions that apply on a day on which it does."""
    return [one for one in _by_day(store) if one.id != strategy.id and in_force_together(one, strategy)]


def two_in_force(one: Strategy, other: Strategy) -> Finding:
    """That two versions apply at once: one of them is to be closed."""
    data: dict[str, FindingValue] = {
        "name": one.name.or_other(Language.FR),
        "name_de": one.name.or_other(Language.DE),
        "other": other.name.or_other(Language.FR),
        "other_de": other.name.or_other(Language.DE),
    }
    return Finding("strategy.two_in_force", Severity.WARNING, data)


def earlier_version(store: OpenFile, strategy: Strategy) -> Strategy | None:
    """The one that it was copied from, else the one before it of the same keeper."""
    if strategy.based_on is not None:
        return store.get(Strategy, strategy.based_on)
    before = [one for one in _by_day(store) if one.home == strategy.home and _begins(one) < _begins(strategy)]
    return before[-1] if before else None


def left_behind(store: OpenFile, strategy: Strategy) -> list[LeftBehind]:
    """Of the version before this one: the actions that are no longer there and that projects serve."""
    earlier = earlier_version(store, strategy)
    gone = gone_actions(store, strategy, earlier) if earlier is not None else []
    found = [LeftBehind(action, tuple(_projects(store, action))) for action in gone]
    return [one for one in found if one.projects]


def gone_finding(strategy: Strategy, left: LeftBehind) -> Finding:
    """That projects serve an action that the new version no longer has."""
    data: dict[str, FindingValue] = {
        "name": strategy.name.or_other(Language.FR),
        "name_de": strategy.name.or_other(Language.DE),
        "action": " ".join(filter(None, (left.action.code, left.action.title.or_other(Language.FR)))),
        "action_de": " ".join(filter(None, (left.action.code, left.action.title.or_other(Language.DE)))),
        "projects": ", ".join(one.number or one.title.or_other(Language.FR) for one in left.projects),
    }
    return Finding("strategy.action_gone", Severity.WARNING, data)


def _projects(store: OpenFile, action: Action) -> list[Project]:
    return these(store, Project, [ProjectId(link.project) for link in store.all(ProjectAction, action=action.id)])


def _by_day(store: OpenFile) -> list[Strategy]:
    return sorted(store.all(Strategy), key=lambda one: (_begins(one), one.id))


def _begins(strategy: Strategy) -> date:
    return strategy.valid_from or date.min
