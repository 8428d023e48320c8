"""How does the reference data reach a workspace, and how does its author extend it?

`resources/reference/*.jsonl` is a stream: changesets of one fixed replica with ids, clock and chain equal in every
copy of the program (SOURCES.md). `resources/reference/records/*.json` are the same
facts as a person reads and edits them; `python -m ctj_desktop.services.reference --on DATE` appends what changed.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final, NewType, get_args, get_origin, get_type_hints
from uuid import UUID

from ctj_desktop import paths
from ctj_desktop.domain.ids import REFERENCE_REPLICA, HomeId, OperationId, ReplicaId, ctj_home, link_id
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.changesets import (
    WITH_WORDS,
    Changeset,
    dumps,
    make_header,
    make_payload,
    next_hlc,
    parse_payload,
)
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NO_DEFAULT, DataClass, Record
from ctj_desktop.domain.records.kinds import BY_NAME, KINDS
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.fields import Register, codec_of
from ctj_desktop.storage.log.merge import apply
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.tables import current_schema

# `Any` below: an authoring file is JSON, and each field's type is only known by the record's annotation.

SCOPE: Final = Scope(ctj_home(), DataClass.OPEN)
LINKS: Final[Mapping[str, tuple[str, str]]] = {
    "proposal_action": ("proposal", "action"),
    "stage_transition": ("from_stage", "to_stage"),
}
State = dict[tuple[str, UUID], dict[str, Json]]


def renew(store: Store) -> int:
    """Apply the changesets of the stream that this workspace does not hold yet; how many there were.

    Nothing is written when nothing is new, and a workspace opened for viewing is left as it is. What another
    office or the CTJ has written over a row of the stream stays (exchange/FORMAT.md 7.3).
    """
    held = store.streams.vector(SCOPE).get(REFERENCE_REPLICA, 0)
    lines = stream_lines()
    if held >= len(lines) or store.read_only:
        return 0
    return apply(store, [changeset_of_line(line) for line in lines[held:]]).applied


def reference_id(kind: str, key: str) -> UUID:
    """The id of a row of the stream, from its kind and its stable key."""
    return link_id("reference", kind, key)


def reference_folder() -> Path:
    """Where stream and authoring records lie."""
    return paths.resources() / "reference"


def stream_lines(where: Path | None = None) -> list[str]:
    """The lines of the stream, oldest first; each is one changeset."""
    files = sorted((where or reference_folder()).glob("*.jsonl"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def changeset_of_line(line: str) -> Changeset:
    """The changeset of a line: its exact header and payload, and the scope it belongs to."""
    parts = json.loads(line)
    payload = parts["payload"].encode()
    return Changeset(
        scope=Scope(HomeId(UUID(parts["home"])), DataClass(parts["class"])),
        replica=ReplicaId(UUID(json.loads(parts["header"])["r"])),
        seq=json.loads(parts["header"])["s"],
        header=parts["header"].encode(),
        payload=payload,
        payload_sha=hashlib.sha256(payload).digest(),
    )


# authoring


def authored(where: Path | None = None) -> list[Record]:
    """The records of the authoring files; ValueError names a field, kind or key that cannot be read."""
    files = sorted(((where or reference_folder()) / "records").glob("*.json"))
    return [record_of_entry(line) for file in files for line in json.loads(file.read_text(encoding="utf-8"))]


def record_of_entry(line: Mapping[str, Any]) -> Record:
    """One object of an authoring file as a record; references are given by key, links have no key."""
    kind = str(line["kind"])
    cls = BY_NAME[kind]
    hints = get_type_hints(cls)
    given = {name: value for name, value in line.items() if name not in ("kind", "key")}
    unknown = set(given) - set(hints)
    if unknown or "id" in given or "home" in given:
        raise ValueError(f"{kind}: {', '.join(sorted(unknown)) or 'id, home'}")
    values = {name: None if value is None else _value(hints[name], value) for name, value in given.items()}
    ends = [str(values[name]) for name in LINKS.get(kind, ())]
    row = link_id(kind, *ends) if ends else reference_id(kind, str(line["key"]))
    return cls(id=row, home=ctj_home(), **values)


def state_at_end(lines: Iterable[str]) -> State:
    """What the stream says at its end: register by register, the deleted rows marked."""
    state: State = {}
    for line in lines:
        for change in parse_payload(changeset_of_line(line).payload or b""):
            state.setdefault((change.kind, change.row), {}).update(change.registers)
    return state


def changes(records: Iterable[Record], state: State) -> list[RowChange]:
    """What the next changeset must write so that the stream says what the records say."""
    wanted = {(record.kind, record.id): record for record in records}
    found = [
        RowChange(record.kind, record.id, difference)
        for key, record in wanted.items()
        if (difference := _difference(record, state.get(key)))
    ]
    gone = [key for key, held in state.items() if key not in wanted and not held.get(DELETED)]
    return found + [RowChange(kind, row, {DELETED: True}) for kind, row in gone]


def append(on: date, where: Path | None = None) -> int:
    """Add one changeset dated `on` (its author's day) where the records changed; how many rows it writes.

    Earlier lines are never rewritten. ValueError for a day before the last changeset.
    """
    base = where or reference_folder()
    lines = stream_lines(base)
    rows = changes(authored(base), state_at_end(lines))
    if not rows:
        return 0
    last = changeset_of_line(lines[-1]).dot.hlc if lines else 0
    moment = datetime.combine(on, time(0), UTC)
    if last >> 16 > int(moment.timestamp() * 1000):
        raise ValueError(f"{on} is before the last changeset")
    line = _line(len(lines) + 1, next_hlc(last, moment), moment, rows)
    files = sorted(base.glob("*.jsonl"))
    with (files[-1] if files else base / "0001.jsonl").open("a", encoding="utf-8", newline="\n") as file:
        file.write(line + "\n")
    return len(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """`--check` compares and returns 1 where the stream lacks something; `--on DATE` appends it."""
    parser = argparse.ArgumentParser(prog="python -m ctj_desktop.services.reference", description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true", help="compare only")
    choice.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="append what changed, dated DATE")
    options = parser.parse_args(arguments)
    if options.check:
        rows = len(changes(authored(), state_at_end(stream_lines())))
        sys.stdout.write(f"{rows} rows differ\n")
        return 1 if rows else 0
    sys.stdout.write(f"{append(options.on)} rows appended\n")
    return 0


def _line(seq: int, hlc: int, moment: datetime, rows: Iterable[RowChange]) -> str:
    operation = Operation(
        id=OperationId(reference_id("operation", str(seq))),
        label=OperationLabel("reference.updated", {"on": moment.date().isoformat()}),
        author=None,
        at=moment,
    )
    header = make_header(Dot(hlc, REFERENCE_REPLICA, seq), {}, operation, WITH_WORDS)  # as all before it: a date
    parts: dict[str, Json] = {
        "home": str(SCOPE.home),
        "class": str(SCOPE.data_class),
        "header": header.decode(),
        "payload": make_payload(rows).decode(),
    }
    return dumps(parts)


def _difference(record: Record, held: Mapping[str, Json] | None) -> dict[str, Json]:
    """The registers to write; one that the stream never wrote stands there as its default."""
    registers = current_schema().shapes[record.kind].registers
    known = held or {}
    found: dict[str, Json] = {}
    for register in registers:
        wanted = register.to_json(register.value(record))
        if wanted != known.get(register.name, _unwritten(register)):
            found[register.name] = wanted
    if known.get(DELETED):
        found[DELETED] = False
    return found


def _unwritten(register: Register) -> Json:
    return None if register.default is NO_DEFAULT else register.to_json(register.default)


@cache
def _owners() -> dict[Any, type[Record]]:
    """Which record a typed id belongs to."""
    return {get_type_hints(cls)["id"]: cls for cls in KINDS}


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    parts = list(_parts(hint))
    owner = next((_owners()[part] for part in parts if isinstance(part, NewType) and part in _owners()), None)
    if owner:
        return reference_id(owner.kind, str(value))
    if Bilingual in parts:
        return Bilingual.of(value["fr"], value["de"])
    if Money in parts:
        return Money.parse(value["amount"], Currency(value["currency"]))
    return codec_of(hint).from_json(value)


def _parts(hint: Any) -> Iterator[Any]:
    """The members of `X | None`, or the type itself."""
    yield from getattr(hint, "__args__", None) or (hint,)


if __name__ == "__main__":
    sys.exit(main())
