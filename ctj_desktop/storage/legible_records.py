"""How does a record lose the signs that no text keeps, whatever its shape?

What is typed loses them as it is written (unit.py), what came from elsewhere as it is read: the log keeps it as it was
sent, so that rows stay a function of the changesets. A row that is written once is a copy of what stood, and stays one.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NewType, TypeVar, get_args, get_origin

from ctj_desktop.domain.record import Record, fields, is_value, replace
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.typed.legible import legible, legible_line
from ctj_desktop.storage.fields import bare_type, type_hints

# `Any` below: one rule for values of any type, which is only known by the annotation.

R = TypeVar("R", bound=Record)
NAMES: Final = frozenset({"name", "short_name", "given_name", "family_name"})
"""Fields that stand in one line wherever they are shown; a title may have several."""
Rule = Callable[[Any], Any]


def legible_record(record: R) -> R:
    """The record without these signs; itself where it has none."""
    made: R = record if record.insert_only else _legible_value(record)
    return made


def legible_row(row: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The columns of a query without these signs; None where they have none."""
    if all(type(value) is not str or value.isprintable() for value in row):
        return None
    return tuple(legible(value) if type(value) is str else value for value in row)


@cache
def _rules(cls: Any) -> Mapping[str, Rule]:
    """The fields that hold texts."""
    hints = type_hints(cls)
    found = {part.name: _rule(hints[part.name], line=part.name in NAMES) for part in fields(cls)}
    return {name: rule for name, rule in found.items() if rule is not None}


def _rule(hint: Any, *, line: bool) -> Rule | None:
    hint = bare_type(hint)
    if isinstance(hint, NewType):
        return _rule(hint.__supertype__, line=line)
    said = legible_line if line else legible
    if hint is str:
        return said
    if hint is Bilingual:
        return lambda value: value.legible(said)
    if get_origin(hint) is tuple:
        of_part = _rule(get_args(hint)[0], line=line)
        return None if of_part is None else lambda value: tuple(of_part(part) for part in value)
    if isinstance(hint, type) and is_value(hint) and _rules(hint):
        return _legible_value
    return None


def _legible_value(value: Any) -> Any:
    cls: Any = type(value)
    changed: dict[str, Any] = {}
    for name, rule in _rules(cls).items():
        part = getattr(value, name)
        if part and (now := rule(part)) != part:
            changed[name] = now
    return replace(value, **changed) if changed else value
