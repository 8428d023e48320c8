"""How does a row come to be kept under its twin, and nothing of what it said be left under the type it had?

The twin has the same id, so that whatever names the row still finds it. Of the row itself every register that was
ever written is written over with nothing, so that the payloads which hold its words can be erased (redaction.py).
"""

from typing import Any, Final, TypeVar
from uuid import UUID

from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.record import NO_DEFAULT, Record, fields, replace
from ctj_desktop.domain.records.voting import Choice
from ctj_desktop.storage.fields import UUID_CODEC, Register, Shape
from ctj_desktop.storage.log.held import changeset_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)
UNSAID: Final = frozenset({"position", "on", DELETED})
"""Registers that say nothing of what a row is about; `on` is the day of the meeting."""
HANGS_ON: Final = frozenset({"item", "meeting"})
"""Ids that a row may lack and that tell where it stands."""
NOTHING: Final[tuple[Json, ...]] = (None, "", 0, False, {"text": ""}, str(Choice.NOT_VOTED))
"""What stands in a register that says nothing: no text, no count; of a vote by name, which must say something, this."""


def scope_of(record: Record) -> Scope:
    """Where a record is kept."""
    return Scope(record.home, record.data_class)


def keep_under(unit: Unit, record: R, cls: type[R], *, gone: bool) -> R:
    """Keep a record under another type, in the bin where it is `gone`; the row it had is still as it was."""
    kept = cls(**{part.name: getattr(record, part.name) for part in fields(record)})
    shape = unit.store.schema.shapes[cls.kind]
    held = bool(unit.store.rows_door.heads(cls.kind, record.id))
    once = held and cls.insert_only
    values: dict[str, Json] = {} if once else {one.name: one.to_json(one.value(kept)) for one in shape.registers}
    if held or gone:
        values[DELETED] = gone
    unit.write(cls.kind, record.id, scope_of(kept), values)
    return kept


def wipe(unit: Unit, record: Record) -> None:
    """Take a row away and leave nothing of it but its ids; of a row that is written once, take it away."""
    shape = unit.store.schema.shapes[record.kind]
    written = unit.store.rows_door.heads(record.kind, record.id)
    values: dict[str, Json] = {}
    for name in () if record.insert_only else written:
        register = shape.by_name.get(name)
        values[name] = None if register is None else _nothing(register, record)
    unit.write(record.kind, record.id, scope_of(record), {**values, DELETED: True})


def wipe_field(unit: Unit, record: Record, field: str) -> None:
    """Leave nothing of one field of a row."""
    written = unit.store.rows_door.heads(record.kind, record.id)
    found = (one for one in unit.store.schema.shapes[record.kind].registers if one.field == field)
    values = {one.name: _nothing(one, record) for one in found if one.name in written}
    unit.write(record.kind, record.id, scope_of(record), values)


def fullest(store: OpenFile, record: R) -> R:
    """The record, and where it shows nothing in a register that somebody else filled meanwhile, what that one wrote."""
    shape = store.schema.shapes[record.kind]
    values: dict[str, Any] = {}
    for name, heads in store.rows_door.full_heads(record.kind, record.id).items():
        register = shape.by_name.get(name)
        if register is None or len(heads) < 2 or _says(register, register.to_json(register.value(record))):
            continue
        said = next((head.value for head in reversed(heads) if _says(register, head.value)), None)
        if said is not None:
            value, field = register.from_json(said), register.field
            whole = values.get(field, getattr(record, field))
            values[field] = value if register.language is None else replace(whole, **{register.language: value})
    return replace(record, **values) if values else record


def in_conflict(store: OpenFile, record: Record) -> bool:
    """Whether two versions of it wait for a person."""
    found = store.rows(
        "SELECT conflict FROM row_meta WHERE tbl = :kind AND row_id = :row", {"kind": record.kind, "row": record.id}
    )
    return bool(found and found[0].conflict)


def says_something(store: OpenFile, record: Record) -> bool:
    """Whether a row holds more than ids and its place."""
    shape = store.schema.shapes[record.kind]
    return any(_says(one, one.to_json(one.value(record))) for one in shape.registers)


def said_registers(shape: Shape, registers: dict[str, Json]) -> list[str]:
    """Those registers of a row, as the log holds them, that say more than ids and its place."""
    return [name for name, value in registers.items() if name in shape.by_name and _says(shape.by_name[name], value)]


def _says(register: Register, value: Json) -> bool:
    if register.name in UNSAID or _says_where(register):
        return False
    return value not in NOTHING and value != register.to_json(register.unwritten)


def _says_where(register: Register) -> bool:
    """Whether it only tells what the row hangs on; whoever else an id names is said by it."""
    return register.codec is UUID_CODEC and (register.default is NO_DEFAULT or register.name in HANGS_ON)


def _nothing(register: Register, record: Record) -> Json:
    if _says_where(register):
        return register.to_json(register.value(record))
    default = register.unwritten
    if default is not None or register.default is None:
        return register.to_json(default)
    value = register.value(record)
    if isinstance(value, Choice):
        return str(Choice.NOT_VOTED)
    return "" if type(value) is str else 0 if type(value) is int else register.to_json(value)


def touching(store: OpenFile, rows: list[UUID]) -> list[Changeset]:
    """Every changeset that wrote one of these rows and whose content is here, the oldest first."""
    found = store.rows(
        "SELECT scope, replica, seq, header, payload, payload_sha, hlc FROM changeset JOIN (SELECT DISTINCT "
        "scope, replica, seq FROM touched WHERE row_id IN (SELECT unhex(value) FROM json_each(:rows))) "
        "USING (scope, replica, seq) WHERE payload IS NOT NULL ORDER BY hlc",
        {"rows": "[" + ",".join(f'"{row.hex}"' for row in rows) + "]"},
    )
    return [changeset_of(store, row) for row in found]
