"""How do given fields become the record that a step takes?

For whoever has only some fields: a line of `ctj apply`, an old value that comes back, a test. The window gives
records.
"""

from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import Any, TypeVar, get_args
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, HomeId
from ctj_desktop.domain.record import HomeKind, Record
from ctj_desktop.domain.record import fields as fields_of
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.services.steps.change import changed
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.step import Form, TakenRecord, form_of, said_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R")

# `Any` below: each field has its own type, which only the form of the step knows.


def by_fields(unit: Unit, step: Callable[..., R], /, *, seen: Record | None = None, **given: Any) -> R:
    """Does a step with its fields by name; those of a change that are not given stay, unless the step says otherwise.

    `seen` is the record as a form read it, for a change: a register that somebody changed since then raises
    `ChangedMeanwhile`. Without it the record is taken as stored now. Refuses as the step does; TypeError for a field
    that it has not.
    """
    form = form_of(step)
    _check(form, given)
    otherwise = said_of(step).get("otherwise")
    if otherwise is not None:
        said = {name: value for name, value in given.items() if value is not None or _may_be_none(form, name)}
        given = {**otherwise(unit.store, said), **said}
    taken = form.taken
    if taken is None:
        return step(unit, **given)
    names = {field.name for field in taken.fields}
    values = {name: value for name, value in given.items() if name in names}
    rest = {name: value for name, value in given.items() if name not in names}
    if taken.key is None:
        return step(unit, _new(unit, taken, values), **rest)
    key = rest.pop(taken.key.name)
    before = seen or _stored(unit.store, taken, key)
    return step(unit, changed(unit.store, before, values), before, **rest)


def _check(form: Form, given: Mapping[str, Any]) -> None:
    wrong = [name for name in given if form.field(name) is None]
    missing = [field.name for field in form.fields if field.required and field.name not in given]
    if wrong or missing:
        raise TypeError(f"{form.name} knows no {wrong} and misses {missing}")


def _may_be_none(form: Form, name: str) -> bool:
    """Whether None is a value of the field, and does not only say that nothing was chosen."""
    field = form.field(name)
    return field is not None and NoneType in get_args(field.hint)


def _stored(store: OpenFile, taken: TakenRecord, key: UUID) -> Record:
    if "found" in taken.said:
        return taken.said["found"](store, key)
    return _first(store, [(kind, key) for kind in taken.kinds])


def _first(store: OpenFile, wanted: Sequence[tuple[type[Record], UUID]]) -> Record:
    """The one of them that is here, or `NotHere`."""
    found = next(filter(None, (store.get(kind, row) for kind, row in wanted)), None)
    if found is None:
        kind, row = wanted[0]
        raise NotHere(kind.kind, row)
    return found


def _new(unit: Unit, taken: TakenRecord, given: Mapping[str, Any]) -> Record:
    """A new record; what is not typed (its place in a list, its committee) is filled in, for the step to settle."""
    cls, optional = taken.kinds[0], taken.said.get("optional", ())
    values = {name: value for name, value in given.items() if value is not None or name not in optional}
    row = taken.said["identity"](given) if "identity" in taken.said else unit.new_id()
    home = _home(unit.store, taken, given, row)
    filled = {"position": UNPLACED, "committee": CommitteeId(home)}
    known = {part.name for part in fields_of(cls)}
    return cls(**{"id": row, "home": home, **{n: v for n, v in filled.items() if n in known}, **values})


def _home(store: OpenFile, taken: TakenRecord, given: Mapping[str, Any], row: UUID) -> HomeId:
    """Whose a new record is: this office's, or that of the record of a committee to which it belongs."""
    cls = taken.kinds[0]
    if HomeKind.OFFICE in cls.home_kinds:  # a step that takes a committee puts it there
        return store.home()
    owners = [
        (BY_NAME[kind], given[name])
        for taking in taken.kinds
        for name, kind in store.schema.shapes[taking.kind].references.items()
        if given.get(name) is not None and BY_NAME[kind].home_kinds == {HomeKind.COMMITTEE}
    ]
    if owners:
        return _first(store, owners).home
    if "ownerless" in taken.said:
        raise taken.said["ownerless"]
    return HomeId(row)  # a committee is its own home
