"""What does a line say that erases: which payloads go, and which of their rows stay?

    ["_redaction", id, {"payloads": ["sha256", …], "kept": [["sha256", kind, row, {register: value}], …]}]

What is written once can never be written over, so it stays when what stood beside it goes: word for word, under the
name of the changeset that wrote it (exchange/FORMAT.md 7.7). `kept` is not there where nothing stays.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.changesets import MAX_LINE, dumps
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.strict_json import Malformed, loads
from ctj_desktop.domain.record import PositionalValue, RecordKey

Rows = Mapping[RecordKey, Mapping[str, Json]]
"""Rows by kind and id: their registers, but for the deletion, which anybody may write at any time."""

KIND: Final = "_redaction"
PAYLOADS: Final = "payloads"
KEPT: Final = "kept"
ROOM: Final = MAX_LINE - 1_000  # bytes of one line; the rest is for its kind, its id and its brackets
_HASH_ROOM: Final = 70  # bytes of one payload among the others
_PARTS: Final = 4  # of a row that stays
_HASH = re.compile("[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_.]{0,99}")


class Redaction(PositionalValue):
    """The payloads that are erased, by their hashes; `kept` are the rows that stay of some of them."""

    payloads: tuple[bytes, ...]
    kept: Mapping[bytes, Rows] = {}

    def registers(self) -> dict[str, Json]:
        """As the line holds them."""
        written: dict[str, Json] = {PAYLOADS: [sha.hex() for sha in self.payloads]}
        kept: list[Json] = [part for sha, rows in self.kept.items() for part in _parts(sha, rows)]
        return {**written, KEPT: kept} if kept else written


def redaction_in(registers: Mapping[str, Json]) -> Redaction:
    """What a line says; what is no hash names no payload, and what has not the one form of a row is none that stays."""
    named = (_hash(sha) for sha in _a_list(registers.get(PAYLOADS)))
    payloads = tuple(dict.fromkeys(sha for sha in named if sha is not None))
    kept: dict[bytes, dict[RecordKey, Mapping[str, Json]]] = {}
    for sha, key, values in filter(None, map(_row, _a_list(registers.get(KEPT)))):
        if sha in payloads:
            kept.setdefault(sha, {}).setdefault(key, values)
    return Redaction(payloads, kept)


def is_as_agreed(registers: Mapping[str, Json]) -> bool:
    """Whether everything that a line says of rows that stay was understood."""
    return KEPT not in registers or same(redaction_in(registers).registers(), registers)


def same(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    """Whether two rows say the same, byte for byte in the one form: true is not 1."""
    return dumps(dict(one)) == dumps(dict(other))


def without_deletion(registers: Mapping[str, Json]) -> dict[str, Json]:
    """What of a row is written once."""
    return {name: value for name, value in registers.items() if name != DELETED}


def fits(rows: Rows) -> bool:
    """Whether a reader would take the line in which these rows stay: those of one payload stand in one."""
    registers = Redaction((bytes(32),), {bytes(32): rows}).registers()
    line = dumps([KIND, str(UUID(int=0)), registers]).encode()
    try:
        loads(line)
    except Malformed:
        return False
    return len(line) <= ROOM


def in_lines(going: Mapping[bytes, Rows]) -> Iterator[Redaction]:
    """Payloads, each with the rows that stay of it, as few lines as readers take."""
    here: dict[bytes, Rows] = {}
    size = 0
    for sha, rows in going.items():
        more = _HASH_ROOM + sum(len(dumps(part).encode()) + 1 for part in _parts(sha, rows))
        if here and size + more > ROOM:
            yield _together(here)
            here, size = {}, 0
        here[sha] = rows
        size += more
    if here:
        yield _together(here)


def _together(here: Mapping[bytes, Rows]) -> Redaction:
    return Redaction(tuple(here), {sha: rows for sha, rows in here.items() if rows})


def _parts(sha: bytes, rows: Rows) -> list[Json]:
    return [[sha.hex(), kind, str(row), dict(registers)] for (kind, row), registers in rows.items()]


def _a_list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _hash(value: Json) -> bytes | None:
    return bytes.fromhex(value) if isinstance(value, str) and _HASH.fullmatch(value) else None


def _row(part: Json) -> tuple[bytes, RecordKey, Mapping[str, Json]] | None:
    """[hash, kind, row, {register: value}]; None for what is otherwise, or says nothing that is written once."""
    if not isinstance(part, list) or len(part) != _PARTS:
        return None
    said, kind, row, registers = part
    sha, key = _hash(said), row if isinstance(row, str) and _ID.fullmatch(row) else None
    if sha is None or key is None or not isinstance(registers, dict) or not registers or DELETED in registers:
        return None
    if not isinstance(kind, str) or not all(map(_NAME.fullmatch, (kind, *registers))):
        return None
    return sha, (kind, UUID(key)), registers
