"""How are the axes, objectives and actions of a strategy kept, by whoever keeps the strategy?"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ctj_desktop.domain.ids import AxisId, StrategyId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.strategy import Action, Axis, Objective, Strategy
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.homes import need_code, need_kept_here
from ctj_desktop.services.steps.places import in_order, place_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.services.strategy.refusals import OtherAxis, OtherStrategy, StrategyMissing
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

Aim = TypeVar("Aim", Axis, Objective, Action)


def _of_our_own(_store: OpenFile, _given: Mapping[str, object]) -> Mapping[str, object]:
    """Whoever writes a strategy knows its codes and titles: only what is taken from elsewhere may be doubtful."""
    return {"code_confirmed": True}


def _action_of_our_own(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    """Of the strategy of its axis or objective, where none is given; `StrategyMissing` where nothing tells it."""
    objective = the(store, Objective, given["objective"]) if given.get("objective") is not None else None
    key = given.get("axis") or (objective.axis if objective is not None else None)
    if given.get("strategy") is None and key is None:
        raise StrategyMissing
    strategy = {"strategy": the(store, Axis, key).strategy} if key is not None else {}
    return {"code_confirmed": True, "title_confirmed": True, **strategy}


@step(otherwise=_of_our_own)
def add_axis(unit: Unit, new: Axis, *, place: int | None = None) -> Axis:
    """Enters an axis of a strategy, at `place` (1 is first), else last; its objectives and actions follow."""
    strategy = _strategy(unit.store, new.strategy)
    row = axes_of(unit.store, new.strategy)
    made = replace(_coded(new, row), home=strategy.home, position=_position(unit, row, place))
    unit.name("axis.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step(without=("strategy",))
def change_axis(unit: Unit, after: Axis, before: Axis, *, place: int | None = None) -> Axis:
    """Changes an axis of a strategy or its place; fields not given stay."""
    stored = the(unit.store, Axis, before.id)
    need_kept_here(unit.store, stored)
    others = [one for one in axes_of(unit.store, stored.strategy) if one.id != stored.id]
    after = _placed(unit, _coded(after, others), others, place)
    unit.name("axis.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_axis = removal(Axis, "Takes an axis with its objectives away, if no action and no rule of a call is on it.")


@step(otherwise=_of_our_own)
def add_objective(unit: Unit, new: Objective, *, place: int | None = None) -> Objective:
    """Enters an objective of an axis, at `place` (1 is first), else last."""
    axis = the(unit.store, Axis, new.axis)
    need_kept_here(unit.store, axis)
    row = objectives_of(unit.store, new.axis)
    made = replace(_coded(new, row), home=axis.home, position=_position(unit, row, place))
    unit.name("objective.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step(without=("axis",))
def change_objective(unit: Unit, after: Objective, before: Objective, *, place: int | None = None) -> Objective:
    """Changes an objective of an axis or its place; fields not given stay."""
    stored = the(unit.store, Objective, before.id)
    need_kept_here(unit.store, stored)
    others = [one for one in objectives_of(unit.store, stored.axis) if one.id != stored.id]
    after = _placed(unit, _coded(after, others), others, place)
    unit.name("objective.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_objective = removal(Objective, "Takes an objective away, if no action serves it.")


@step(optional=("strategy",), otherwise=_action_of_our_own)
def add_action(unit: Unit, new: Action, *, place: int | None = None) -> Action:
    """Enters an action of a strategy, on an axis and for an objective of it, at `place` (1 is first), else last."""
    strategy = _strategy(unit.store, new.strategy)
    row = actions_of(unit.store, new.strategy)
    made = replace(_coded(_on_its_axis(unit.store, new), row), home=strategy.home, position=_position(unit, row, place))
    unit.name("action.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step(without=("strategy",))
def change_action(unit: Unit, after: Action, before: Action, *, place: int | None = None) -> Action:
    """Changes an action of a strategy or its place; fields not given stay."""
    stored = the(unit.store, Action, before.id)
    need_kept_here(unit.store, stored)
    others = [one for one in actions_of(unit.store, stored.strategy) if one.id != stored.id]
    after = _placed(unit, _coded(_on_its_axis(unit.store, after), others), others, place)
    unit.name("action.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_action = removal(
    Action, "Takes an action with the links of proposals away, if no project serves it and no rule of a call names it."
)


def axes_of(store: OpenFile, strategy: StrategyId) -> list[Axis]:
    """The axes of a strategy in their order."""
    return in_order(store.all(Axis, strategy=strategy))


def objectives_of(store: OpenFile, axis: AxisId) -> list[Objective]:
    """The objectives of an axis in their order."""
    return in_order(store.all(Objective, axis=axis))


def actions_of(store: OpenFile, strategy: StrategyId) -> list[Action]:
    """The actions of a strategy in their order."""
    return in_order(store.all(Action, strategy=strategy))


def _strategy(store: OpenFile, key: StrategyId) -> Strategy:
    found = the(store, Strategy, key)
    need_kept_here(store, found)
    return found


def _coded(aim: Aim, others: Iterable[Aim]) -> Aim:
    """With a code that no other has, or none; `CodeTaken` otherwise."""
    code = (aim.code or "").strip()
    return with_values(aim, {"code": need_code(code, others, but=aim.id) if code else None})


def _on_its_axis(store: OpenFile, action: Action) -> Action:
    """On the axis of its objective where it names none; `OtherAxis` or `OtherStrategy` for parts that are apart."""
    objective = the(store, Objective, action.objective) if action.objective is not None else None
    if objective is not None and action.axis is None:
        action = replace(action, axis=objective.axis)
    axis = store.get(Axis, action.axis) if action.axis is not None else None
    if objective is not None and axis is not None and objective.axis != axis.id:
        raise OtherAxis(objective.title, axis.title)
    if axis is not None and axis.strategy != action.strategy:
        raise OtherStrategy(axis.title)
    return action


def _position(unit: Unit, row: list[Aim], place: int | None) -> str:
    return place_at(unit, row, len(row) if place is None else place - 1)


def _placed(unit: Unit, aim: Aim, others: list[Aim], place: int | None) -> Aim:
    return aim if place is None else with_values(aim, {"position": place_at(unit, others, place - 1)})
