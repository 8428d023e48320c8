"""How is a record taken away of whose kind the entry says all that the step must know?"""

from collections.abc import Callable, Mapping
from functools import reduce
from inspect import Parameter, Signature
from operator import or_
from typing import Any, Concatenate, Final, TypeVar, Unpack, get_type_hints
from uuid import UUID

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.steps.correcting import need_home
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.step import OPEN_UNIT, StepOptions, step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)
KEEPERS: Final[Mapping[str, Callable[[OpenFile, Any], object]]] = {"kept_here": need_kept_here, "ours": need_home}
"""Whoever may bring a record back by these rules of the bin may take it away; `Any`: of the kinds that name them."""


def removal(
    cls: type[R],
    says: str,
    *,
    key: str = "",
    guard: Callable[[OpenFile, R], object] | None = None,
    words: Callable[[OpenFile, R], Mapping[str, str]] | None = None,
    **options: Unpack[StepOptions],
) -> Callable[Concatenate[Unit, ...], R]:
    """The step that the entry of a kind names for taking a record away; `says` is what it says of itself.

    `key` is the name of its one field, if not that of the kind; `options` are those of any step. It refuses what the
    rule of the entry refuses of a record that is kept elsewhere, then what `guard` refuses, then with `StillUsed` a
    record that others keep. The history calls the record by its name, else by that of what it is about, or as `words`
    say.
    """
    kinds = kept_types(cls)
    entry = BY_KIND[kinds[0].kind]
    keeper = KEEPERS.get(entry.in_bin.rule if entry.in_bin is not None else "")
    field = key or entry.name

    def remove(unit: Unit, **given: UUID) -> R:
        stored = the(unit.store, cls, given[field])
        for need in filter(None, (keeper, guard)):
            need(unit.store, stored)
        if words is not None:
            unit.name(f"{entry.name}.deleted", stored, **words(unit.store, stored))
        else:
            name_by_entry(unit, "deleted", stored)
        return take_away(unit, stored)

    hint = reduce(or_, (get_type_hints(kind)["id"] for kind in kinds))
    remove.__name__ = remove.__qualname__ = entry.steps.remove
    remove.__doc__ = says
    remove.__annotations__ = {OPEN_UNIT: Unit, field: hint, "return": cls}
    parameters = [Parameter(OPEN_UNIT, Parameter.POSITIONAL_OR_KEYWORD), Parameter(field, Parameter.KEYWORD_ONLY)]
    vars(remove)["__signature__"] = Signature(parameters)
    return step(**options)(remove)


def name_by_entry(unit: Unit, verb: str, record: Record) -> None:
    """Name the operation by an act on a record, and the record by its name or by that of what it is about."""
    named = subject_of(unit.store, record.kind, record.id).named
    words = titled(named.name) if named is not None else {}
    if named is not None and named.kind == "person":
        words = {"name": named.name.fr.text}
    elif named is not None and not words:
        words = {"number": named.number}
    own = named is not None and named.id == record.id
    unit.name(f"{BY_KIND[record.kind].name}.{verb}", record if own else None, **words)
