"""How did a record stand after one of its changes, what is different now, and how does an old value come back?"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED, POSITION
from ctj_desktop.domain.record import NO_DEFAULT, NamedValue
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language, Passage
from ctj_desktop.errors import Refused
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import entry_of
from ctj_desktop.services.steps.by_fields import by_fields
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.step import Form, form_of
from ctj_desktop.storage.log.history import RegisterChange
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

UNSAID = frozenset({DELETED, POSITION})
"""A position is a key between those of its neighbours: alone it says nothing to a person."""


class NotByItself(Refused):
    """This field is not changed by itself: it follows from other acts. Use the act that leads there.

    A state, a place in a list or a link is written by other acts.
    """


class PastField(NamedValue):
    """One register, as it stood then and as it stands now; `erased` where what stood then is gone for good."""

    kind: str
    row: UUID
    register: str
    then: Json
    now: Json
    erased: bool = False

    @property
    def differs(self) -> bool:
        """Whether something else stands there now."""
        return self.erased or self.then != self.now


def as_of(store: OpenFile, changes: Sequence[RegisterChange], operation: UUID) -> list[PastField]:
    """Every field of the record as it stood after the operation, those that differ first.

    `changes` are the record's, newest first (`record_history`); a field that was written only later had no value.
    """
    then: dict[tuple[str, UUID, str], RegisterChange] = {}
    now: dict[tuple[str, UUID, str], Json] = {}
    passed = False
    for at, change in reversed(list(enumerate(changes))):
        key = (change.kind, change.row, change.register)
        now[key] = change.new
        if not passed:
            then[key] = change
        is_last = at == 0 or changes[at - 1].operation.id != operation
        passed = passed or (change.operation.id == operation and is_last)
    fields = [_field(store, key, then.get(key), value) for key, value in now.items() if key[2] not in UNSAID]
    return sorted(fields, key=lambda field: not field.differs)


def can_come_back(field: PastField) -> bool:
    """Whether there is a step that writes this field alone."""
    return not field.erased and _change_of(field) is not None


def bring_value_back(unit: Unit, field: PastField) -> None:
    """Writes what stood there then, by the step that changes such records; it refuses as that step does.

    NotByItself where no step writes the field alone.
    """
    form, name = _change_of(field), field.register.partition(".")[0]
    if form is None or form.taken is None or form.taken.key is None or field.erased:
        raise NotByItself
    given: dict[str, Any] = {form.taken.key.name: field.row, name: _value(unit.store, field)}
    by_fields(unit, form.function, **given)


def _change_of(field: PastField) -> Form | None:
    """The form of the step that changes such records, where this field is one of it."""
    entry = entry_of(field.kind)
    if entry is None or not entry.steps.change:
        return None
    form = form_of(step_named(entry.steps.change))
    return form if form.field(field.register.partition(".")[0]) is not None else None


def _value(store: OpenFile, field: PastField) -> object:
    register = store.schema.shapes[field.kind].by_name[field.register]
    value = None if field.then is None else register.from_json(field.then)
    if register.language is None:
        return value
    passage = value if isinstance(value, Passage) else Passage()
    if register.language is Language.FR:
        return Rewording(fr=passage.text, fr_draft=passage.draft)
    return Rewording(de=passage.text, de_draft=passage.draft)


def _field(store: OpenFile, key: tuple[str, UUID, str], change: RegisterChange | None, newest: Json) -> PastField:
    kind, row, register = key
    return PastField(
        kind=kind,
        row=row,
        register=register,
        then=change.new if change is not None else _unwritten(store, kind, register),
        now=_now(store, kind, row, register, newest),
        erased=change is not None and change.erased,
    )


def _unwritten(store: OpenFile, kind: str, register: str) -> Json:
    """What stands in a field that nobody has written yet."""
    shape = store.schema.shapes.get(kind)
    known = shape.by_name.get(register) if shape is not None else None
    return None if known is None or known.default is NO_DEFAULT else known.to_json(known.default)


def _now(store: OpenFile, kind: str, row: UUID, register: str, newest: Json) -> Json:
    """What is shown: by the rules of merging the newest write is not always it."""
    shape = store.schema.shapes.get(kind)
    known = shape.by_name.get(register) if shape is not None else None
    record = store.get(BY_NAME[kind], row, deleted=True) if kind in BY_NAME else None
    return known.to_json(known.value(record)) if known is not None and record is not None else newest
