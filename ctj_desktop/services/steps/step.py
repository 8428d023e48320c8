"""What makes a service function a step that the window and the command line share?

A step takes the open unit first. One that adds or changes a record takes the record: `add_person(unit, new)`,
`change_person(unit, after, before)`, where `before` is the record as a form read it; its form (fields, types, what
is required) is the record's shape, so that a field is said once. An act takes everything by keyword, typed, and its
form is its signature. Either returns the record it wrote.
"""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from types import NoneType
from typing import Any, Final, ParamSpec, TypedDict, TypeVar, Unpack, get_args, get_origin, get_type_hints, overload

from ctj_desktop.domain.record import NamedValue, PositionalValue, Record, fields
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.change import Rewording

P = ParamSpec("P")
R = TypeVar("R")

StepFunction = Callable[..., Any]  # each step has its own fields: their types are read at run time
RESERVED = frozenset({"do", "as", "at", "author"})  # what a line of `ctj apply` says beside the fields
OPEN_UNIT: Final = "unit"  # the parameter that every step takes first; a record may have a field of that name
NEVER_TYPED: Final = frozenset({"id", "home", "position"})  # identity, whose row it is, its place among others


class StepOptions(TypedDict, total=False):
    """What a step says beside its signature; each may be left out."""

    named: str
    """Under which name a change takes its record, if not that of the kind."""
    first: Collection[str]
    """The fields that its form lists first, if not in the record's order."""
    without: Collection[str]
    """Fields of the record that other acts write."""
    in_forms: Collection[str]
    """Those of the fields without that a form has all the same: a file of steps says them by another name."""
    only: Collection[str]
    """The fields of the record that this act writes, where others write the rest."""
    needed: Collection[str]
    """Fields that the record may leave empty, or a change leave out, and the step may not."""
    optional: Collection[str]
    """Fields that the record or the step needs and that are filled in, as they follow from others."""
    otherwise: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]
    """What stands in fields that are not given, by the store and those that are; else those of a change stay."""
    found: Callable[..., Record]
    """How a change gets its record by the store and an id, where it is not the id of the record's kind."""
    identity: Callable[[Mapping[str, Any]], Any]
    """The id of a new record, where it follows from the given fields."""
    ownerless: type[Refused]
    """What is refused where nothing that was given says whose the new record is."""
    states: Collection[MeetingState]
    """The states of the meeting in which the step may be done, where a state refuses it."""
    after: Sequence[str]
    """The steps that must come before; one of several between bars."""


@overload
def step(function: Callable[P, R], /) -> Callable[P, R]: ...


@overload
def step(**said: Unpack[StepOptions]) -> Callable[[Callable[P, R]], Callable[P, R]]: ...


def step(
    function: Callable[P, R] | None = None, /, **said: Unpack[StepOptions]
) -> Callable[P, R] | Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a service function as a step; `services.catalogue.steps.STEPS` lists them. See `StepOptions`."""

    def marked(function: Callable[P, R]) -> Callable[P, R]:
        vars(function).update(is_step=True, said=said)
        return function

    return marked if function is None else marked(function)


def said_of(function: StepFunction) -> StepOptions:
    """What the step says beside its signature."""
    said: StepOptions = vars(function).get("said", {})
    return said


class StepField(PositionalValue):
    """One field of a step: `hint` is its Python type, which `services.naming.step_values` reads from JSON."""

    name: str
    hint: Any
    required: bool


class TakenRecord(NamedValue):
    """The record that a step takes: of one of these kinds; `key` is the field with its id, None for a new record."""

    kinds: tuple[type[Record], ...]
    key: StepField | None
    fields: tuple[StepField, ...]
    said: StepOptions


class Form(PositionalValue):
    """A step as `ctj apply` and `ctj steps` see it; `taken` is None for an act."""

    name: str
    description: str
    fields: tuple[StepField, ...]
    function: StepFunction
    taken: TakenRecord | None = None

    @property
    def states(self) -> tuple[MeetingState, ...]:
        """The states of the meeting in which the step may be done, in the order of its life; none for all."""
        allowed = said_of(self.function).get("states", ())
        return tuple(state for state in MeetingState if state in allowed)

    @property
    def after(self) -> tuple[str, ...]:
        """What must come before: names of steps, one of several between bars."""
        return tuple(said_of(self.function).get("after", ()))

    def field(self, name: str) -> StepField | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def form_of(function: StepFunction) -> Form:
    """The form of a step: the shape of the record that it takes, then its other parameters."""
    description = (inspect.getdoc(function) or "").partition("\n")[0]
    taken, own = _taken(function), _parameters(function)
    if taken is None:
        return Form(function.__name__, description, own, function)
    key = (taken.key,) if taken.key is not None else ()
    listed = _in_order((*key, *taken.fields, *own), taken.said.get("first", ()))
    return Form(function.__name__, description, listed, function, taken)


def _parameters(function: StepFunction) -> tuple[StepField, ...]:
    """What is given beside the unit and a record."""
    hints, optional = get_type_hints(function), said_of(function).get("optional", ())
    return tuple(
        StepField(name, hints[name], parameter.default is inspect.Parameter.empty and name not in optional)
        for name, parameter in inspect.signature(function).parameters.items()
        if name != OPEN_UNIT and not _kinds(hints[name])
    )


def _taken(function: StepFunction) -> TakenRecord | None:
    hints, said = get_type_hints(function), said_of(function)
    kinds = _kinds(hints.get("new", hints.get("after")))
    if not kinds:
        return None
    changes = "after" in hints
    shape = tuple(_changed_shape(kinds, said) if changes else _new_shape(kinds, said))
    own = hints.keys() - {OPEN_UNIT}  # a parameter of the step stands for the field of its name
    out = NEVER_TYPED | {*said.get("without", ()), *own}
    written = {*said.get("only", (field.name for field in shape))} - out
    given = tuple(field for field in shape if field.name in written)
    return TakenRecord(kinds=kinds, key=_key(kinds, said) if changes else None, fields=given, said=said)


def _new_shape(kinds: tuple[type[Record], ...], said: StepOptions) -> Iterator[StepField]:
    """The fields of a record as it is entered."""
    hints, needed, optional = _hints(kinds), said.get("needed", ()), said.get("optional", ())
    for name, _default, required in fields(kinds[0]):
        if name in needed:
            yield StepField(name, _something(hints[name]), required=True)
        elif name in optional:
            yield StepField(name, hints[name] | None, required=False)
        else:
            yield StepField(name, hints[name], required)


def _changed_shape(kinds: tuple[type[Record], ...], said: StepOptions) -> Iterator[StepField]:
    """The fields of a record as it is changed: any may stay but those needed, and one language be reworded alone."""
    needed = said.get("needed", ())
    for name, hint in _hints(kinds).items():
        given = hint | Rewording if hint is Bilingual else hint
        yield StepField(name, _something(given) if name in needed else given, required=name in needed)


def _hints(kinds: tuple[type[Record], ...]) -> dict[str, Any]:
    """The type of each field: that of any of the kinds."""
    each = [get_type_hints(kind) for kind in kinds]
    return {part.name: reduce(or_, (hints[part.name] for hints in each)) for part in fields(kinds[0])}


def _something(hint: Any) -> Any:
    """The type without None; of a list nothing falls out."""
    if get_origin(hint) is tuple:
        return hint
    return reduce(or_, (part for part in get_args(hint) or (hint,) if part is not NoneType))


def _key(kinds: tuple[type[Record], ...], said: StepOptions) -> StepField:
    """The field that says which record is changed."""
    if "found" not in said:
        return StepField(said.get("named", kinds[0].kind), _hints(kinds)["id"], required=True)
    name, hint = next(given for given in get_type_hints(said["found"]).items() if given[0] not in ("store", "return"))
    return StepField(said.get("named", name), hint, required=True)


def _in_order(listed: tuple[StepField, ...], first: Collection[str]) -> tuple[StepField, ...]:
    named = {field.name: field for field in listed}
    return (*(named[name] for name in first), *(field for field in listed if field.name not in first))


def _kinds(hint: Any) -> tuple[type[Record], ...]:
    """The kinds of record that a parameter takes; of a common type both."""
    parts = get_args(hint) or (hint,)
    taken = (part for part in parts if isinstance(part, type) and issubclass(part, Record))
    return tuple(kept for part in taken for kept in kept_types(part))
