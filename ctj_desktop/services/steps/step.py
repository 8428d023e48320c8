"""What makes a service function a step that the window and the command line share?

A step takes the open unit first and everything else by keyword, typed; it returns the record it wrote. Its
form (fields, types, what is required) is read from its signature, so that no second description can drift.
"""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any, NewType, ParamSpec, TypeVar, get_args, get_type_hints

from ctj_desktop.domain.record import PositionalValue, Record

P = ParamSpec("P")
R = TypeVar("R")

StepFunction = Callable[..., Any]  # each step has its own fields: their types are read at run time
RESERVED = frozenset({"do", "as", "at", "author"})  # what a line of `ctj apply` says beside the fields


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Marks a service function as a step; `services.steps.STEPS` lists them."""
    vars(function)["is_step"] = True
    return function


class Field(PositionalValue):
    """One field of a step: `hint` is its Python type, which `services.step_values` reads from JSON."""

    name: str
    hint: Any
    required: bool


class Form(PositionalValue):
    """A step as `ctj apply` and `ctj steps` see it."""

    name: str
    description: str
    fields: tuple[Field, ...]
    function: StepFunction

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def form_of(function: StepFunction) -> Form:
    """The form of a step, from its signature; what a caller has seen (a record) is no field of it."""
    hints = get_type_hints(function)
    fields = tuple(
        Field(name, hints[name], parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "unit" and not _is_record(hints[name])
    )
    description = (inspect.getdoc(function) or "").partition("\n")[0]
    return Form(function.__name__, description, fields, function)


def _is_record(hint: Any) -> bool:
    parts = get_args(hint) or (hint,)
    return any(isinstance(part, type) and issubclass(part, Record) for part in parts if not isinstance(part, NewType))
