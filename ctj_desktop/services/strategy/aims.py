"""How are the axes, objectives and actions of a strategy kept, by whoever keeps the strategy?"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ctj_desktop.domain.ids import AxisId, StrategyId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.strategy import Action, Axis, Objective, Strategy
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.homes import need_code, need_kept_here
from ctj_desktop.services.steps.places import in_order, put_at
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
    return _added(unit, new, the(unit.store, Strategy, new.strategy), axes_of(unit.store, new.strategy), place)


@step(without=("strategy",))
def change_axis(unit: Unit, after: Axis, before: Axis, *, place: int | None = None) -> Axis:
    """Changes an axis of a strategy or its place; fields not given stay."""
    return _changed(unit, after, before, axes_of(unit.store, before.strategy), place)


remove_axis = removal(Axis, "Takes an axis with its objectives away, if no action and no rule of a call is on it.")


@step(otherwise=_of_our_own)
def add_objective(unit: Unit, new: Objective, *, place: int | None = None) -> Objective:
    """Enters an objective of an axis, at `place` (1 is first), else last."""
    return _added(unit, new, the(unit.store, Axis, new.axis), objectives_of(unit.store, new.axis), place)


@step(without=("axis",))
def change_objective(unit: Unit, after: Objective, before: Objective, *, place: int | None = None) -> Objective:
    """Changes an objective of an axis or its place; fields not given stay."""
    return _changed(unit, after, before, objectives_of(unit.store, before.axis), place)


remove_objective = removal(Objective, "Takes an objective away, if no action serves it.")


@step(optional=("strategy",), otherwise=_action_of_our_own)
def add_action(unit: Unit, new: Action, *, place: int | None = None) -> Action:
    """Enters an action of a strategy, on an axis and for an objective of it, at `place` (1 is first), else last."""
    strategy, row = the(unit.store, Strategy, new.strategy), actions_of(unit.store, new.strategy)
    return _added(unit, _on_its_axis(unit.store, new), strategy, row, place)


@step(without=("strategy",))
def change_action(unit: Unit, after: Action, before: Action, *, place: int | None = None) -> Action:
    """Changes an action of a strategy or its place; fields not given stay."""
    row = actions_of(unit.store, before.strategy)
    return _changed(unit, _on_its_axis(unit.store, after), before, row, place)


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


def _added(unit: Unit, new: Aim, owner: Strategy | Axis, row: list[Aim], place: int | None) -> Aim:
    need_kept_here(unit.store, owner)
    made = put_at(unit, with_values(_coded(new, row), {"home": owner.home}), row, place)
    unit.name(f"{made.kind}.added", made, **titled(need_text(made.title)))
    return unit.save(made)


def _changed(unit: Unit, after: Aim, before: Aim, row: list[Aim], place: int | None) -> Aim:
    need_kept_here(unit.store, the(unit.store, type(before), before.id))
    after = put_at(unit, _coded(after, row), row, place)
    unit.name(f"{after.kind}.changed", before, **titled(need_text(after.title)))
    return unit.save(after, before=before)


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
