"""What makes a service function a step that the window and the command line share?

A step takes the open unit first. One that adds or changes a record takes the record: `add_person(unit, new)`,
`change_person(unit, after, before)`, where `before` is the record as a form read it; its form (fields, types, what
is required) is the record's shape, so that a field is said once. An act takes everything by keyword, typed, and its
form is its signature. Either returns the record it wrote.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache, reduce
from operator import or_
from types import NoneType
from typing import Any, Final, ParamSpec, TypeVar, get_args, get_type_hints, overload

from ctj_desktop.domain.record import NamedValue, PositionalValue, Record, fields
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.change import Rewording

P = ParamSpec("P")
R = TypeVar("R")

StepFunction = Callable[..., Any]  # each step has its own fields: their types are read at run time
RESERVED = frozenset({"do", "as", "at", "author"})  # what a line of `ctj apply` says beside the fields
NEVER_TYPED: Final = frozenset({"id", "home", "position"})  # identity, whose row it is, its place among others


class Declaration(NamedValue):
    """What a step says beside its signature.

    `named`: under which name a change takes its record, if not that of the kind. `first`: the fields that its form
    lists first, if not in the record's order. `without`: fields that other acts write. `needed`: fields that the
    record may leave empty and the step may not; `optional`: the other way round, as they follow from others.
    `found`: how a change gets the record of the given id, where the id of the kind is not what is given.
    `identity`: the id of a new record that follows from its fields. `ownerless`: what is refused where nothing that
    was given says whose the new record is. `states`: those of the meeting in which the step may be done, none where
    no state refuses it. `after`: the steps that must come before, one of those between bars.
    """

    named: str = ""
    first: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    found: Callable[..., Record] | None = None  # of the store and the id
    identity: Callable[[Mapping[str, Any]], Any] | None = None  # of the given fields, to an id
    ownerless: type[Refused] | None = None
    states: frozenset[MeetingState] = frozenset()
    after: tuple[str, ...] = ()


@overload
def step(function: Callable[P, R], /) -> Callable[P, R]: ...


@overload
def step(
    *,
    named: str = "",
    first: Iterable[str] = (),
    without: Iterable[str] = (),
    needed: Iterable[str] = (),
    optional: Iterable[str] = (),
    found: Callable[..., Record] | None = None,
    identity: Callable[[Mapping[str, Any]], Any] | None = None,
    ownerless: type[Refused] | None = None,
    states: Iterable[MeetingState] = (),
    after: Iterable[str] = (),
) -> Callable[[Callable[P, R]], Callable[P, R]]: ...


def step(
    function: Callable[P, R] | None = None,
    /,
    *,
    named: str = "",
    first: Iterable[str] = (),
    without: Iterable[str] = (),
    needed: Iterable[str] = (),
    optional: Iterable[str] = (),
    found: Callable[..., Record] | None = None,
    identity: Callable[[Mapping[str, Any]], Any] | None = None,
    ownerless: type[Refused] | None = None,
    states: Iterable[MeetingState] = (),
    after: Iterable[str] = (),
) -> Callable[P, R] | Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a service function as a step; `services.catalogue.steps.STEPS` lists them. See `Declaration`."""
    declared = Declaration(
        named=named,
        first=tuple(first),
        without=frozenset(without),
        needed=frozenset(needed),
        optional=frozenset(optional),
        found=found,
        identity=identity,
        ownerless=ownerless,
        states=frozenset(states),
        after=tuple(after),
    )

    def marked(function: Callable[P, R]) -> Callable[P, R]:
        vars(function).update(is_step=True, declared=declared)
        return function

    return marked if function is None else marked(function)


class Field(PositionalValue):
    """One field of a step: `hint` is its Python type, which `services.naming.step_values` reads from JSON."""

    name: str
    hint: Any
    required: bool


class Taken(NamedValue):
    """The record that a step takes: of one of these kinds; `key` is the field with its id, empty for a new record."""

    kinds: tuple[type[Record], ...]
    key: str
    fields: frozenset[str]
    declared: Declaration


class Form(PositionalValue):
    """A step as `ctj apply` and `ctj steps` see it; `taken` is None for an act."""

    name: str
    description: str
    fields: tuple[Field, ...]
    function: StepFunction
    taken: Taken | None = None

    @property
    def states(self) -> tuple[MeetingState, ...]:
        """The states of the meeting in which the step may be done, in the order of its life; none for all."""
        allowed = declaration_of(self.function).states
        return tuple(state for state in MeetingState if state in allowed)

    @property
    def after(self) -> tuple[str, ...]:
        """What must come before: names of steps, one of several between bars."""
        return declaration_of(self.function).after

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def form_of(function: StepFunction) -> Form:
    """The form of a step: the shape of the record that it takes, then its other parameters."""
    hints = get_type_hints(function)
    said = tuple(
        Field(name, hints[name], parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "unit" and not _kinds(hints[name])
    )
    description = (inspect.getdoc(function) or "").partition("\n")[0]
    kinds, declared = _kinds(hints.get("new", hints.get("after"))), declaration_of(function)
    if not kinds:
        return Form(function.__name__, description, said, function)
    changes = "after" in hints
    shape = _shape(kinds[0], declared, {field.name for field in said}, changes=changes)
    key = _key(kinds, declared) if changes else ()
    listed = _in_order((*key, *shape, *said), declared.first)
    taken = Taken(
        kinds=kinds,
        key=key[0].name if key else "",
        fields=frozenset(field.name for field in shape),
        declared=declared,
    )
    return Form(function.__name__, description, listed, function, taken)


def declaration_of(function: StepFunction) -> Declaration:
    """What the step says beside its signature."""
    declared: Declaration = vars(function).get("declared", Declaration())
    return declared


def _shape(cls: type[Record], declared: Declaration, said: set[str], *, changes: bool) -> tuple[Field, ...]:
    """The fields of the record that a person gives; a change may reword one language of a text alone."""
    hints, out = get_type_hints(cls), NEVER_TYPED | declared.without | said
    needed = {part.name for part in fields(cls) if part.required} - declared.optional | declared.needed
    return tuple(
        Field(part.name, hints[part.name] | Rewording, required=False)
        if changes and hints[part.name] is Bilingual
        else Field(part.name, _hint(hints[part.name], part.name, declared), not changes and part.name in needed)
        for part in fields(cls)
        if part.name not in out
    )


def _hint(hint: Any, name: str, declared: Declaration) -> Any:
    """The type of a field: nothing may stand where it is optional, something must where it is needed."""
    if name in declared.needed:
        return reduce(or_, (part for part in get_args(hint) or (hint,) if part is not NoneType))
    return hint | None if name in declared.optional else hint


def _key(kinds: tuple[type[Record], ...], declared: Declaration) -> tuple[Field]:
    if declared.found is not None:
        name, hint = next(
            (name, hint) for name, hint in get_type_hints(declared.found).items() if name not in ("store", "return")
        )
        return (Field(declared.named or name, hint, required=True),)
    hint = reduce(or_, (get_type_hints(kind)["id"] for kind in kinds))
    return (Field(declared.named or kinds[0].kind, hint, required=True),)


def _in_order(listed: tuple[Field, ...], first: tuple[str, ...]) -> tuple[Field, ...]:
    named = {field.name: field for field in listed}
    return (*(named[name] for name in first), *(field for field in listed if field.name not in first))


def _kinds(hint: Any) -> tuple[type[Record], ...]:
    """The kinds of record that a parameter takes."""
    parts = get_args(hint) or (hint,)
    return tuple(part for part in parts if isinstance(part, type) and issubclass(part, Record))
