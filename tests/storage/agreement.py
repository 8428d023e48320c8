"""Does a store hold exactly what its log says? Compared with the oracle, row by row and head by head."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.changesets import LABEL_FIELD
from ctj_desktop.storage.fields import Shape, quoted
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.rows import IN_COLUMN, NEWER
from ctj_desktop.storage.store import Store
from tests.storage import oracle

Name = tuple[str, str]  # kind, row
Shown = dict[Name, dict[str, Json]]


def raw_log(store: Store) -> list[oracle.Raw]:
    """Every changeset as it lies in the file."""
    found = _query(
        store,
        "SELECT s.home, s.class, r.id, c.seq, c.header, c.payload, c.payload_sha FROM changeset c "
        "JOIN scope s ON s.n = c.scope JOIN replica r ON r.n = c.replica ORDER BY c.scope, c.replica, c.seq",
    )
    return [
        oracle.Raw(str(UUID(bytes=home)), name, str(UUID(bytes=replica)), seq, bytes(header), payload, bytes(sha))
        for home, name, replica, seq, header, payload, sha in found
    ]


def assert_agrees(store: Store) -> dict[Name, oracle.Row]:
    """Rows, shown values, heads, flags, vectors and chains are those of the oracle; returns its rows.

    Rows of kinds or with values of a newer version have no columns to compare, but their heads.
    """
    log = raw_log(store)
    assert oracle.faults(log) == []
    assert _ends(store) == oracle.ends(log)
    assert _digests(store) == oracle.digests(log)
    expected = oracle.state(log)
    flags = _flags(store)
    assert flags.keys() == expected.keys()
    for name, row in expected.items():
        assert flags[name] == row.conflict, (name, row)
    columns, gone, newer = _columns(store)
    assert gone == {name: row.gone for name, row in expected.items() if name in gone}
    for name, row in expected.items():
        if name in columns:
            readable = columns[name].keys() & row.shown.keys()
            assert {r: columns[name][r] for r in readable} == {r: row.shown[r] for r in readable}, name
        assert _heads(store, name, columns.get(name)) == _plain(row.heads), name
    hidden = {name for name in expected if name not in columns}
    assert all(name[0] not in store.schema.shapes or name in newer for name in hidden)
    return expected


def assert_words_are_told(store: Store) -> None:
    """The words of every label that were not erased stand in history, beside the operation they belong to."""
    told = {str(entry.operation.id): entry.operation.label.args for entry in history(store, limit=100_000)}
    for raw in raw_log(store):
        for kind, operation, registers in map(json.loads, (raw.payload or b"").splitlines()):
            assert kind != LABEL_FIELD or told[operation].items() >= registers.items()


def image(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every stored byte of every table but local settings: to see that nothing changed at all."""
    tables = _query(
        store, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return {
        name: sorted((tuple(row) for row in _query(store, f'SELECT * FROM "{name}"')), key=repr)
        for (name,) in tables
        if name != "local"
    }


def _query(store: Store, sql: str) -> list[tuple[Any, ...]]:  # any column of any table
    """On the bare driver: thousands of small queries."""
    return store.connection.run(sql).all()


def _ends(store: Store) -> dict[tuple[str, str, str], tuple[int, bytes]]:
    """Of the file; what is held in memory must be the same."""
    found = _query(
        store,
        "SELECT s.home, s.class, r.id, t.last_seq, t.last_chain FROM stream t "
        "JOIN scope s ON s.n = t.scope JOIN replica r ON r.n = t.replica",
    )
    stored = {
        (str(UUID(bytes=home)), name, str(UUID(bytes=replica))): (seq, bytes(chain))
        for home, name, replica, seq, chain in found
    }
    held = {
        (str(scope.home), str(scope.data_class), str(replica)): seq
        for scope, vector in store.streams.vectors().items()
        for replica, seq in vector.items()
    }
    assert held == {name: seq for name, (seq, _) in stored.items()}
    return stored


def _digests(store: Store) -> dict[tuple[str, str], bytes]:
    """Of the scopes that hold something; what is held in memory must be the same."""
    found = _query(store, "SELECT home, class, digest FROM scope")
    stored = {(str(UUID(bytes=home)), name): bytes(digest) for home, name, digest in found}
    held = {(str(s.home), str(s.data_class)): store.streams.digest(s) for s in store.streams.scopes()}
    assert all(digest == bytes(32) for name, digest in stored.items() if name not in held)
    assert held == {name: digest for name, digest in stored.items() if name in held}
    return held


def _flags(store: Store) -> dict[Name, bool]:
    found = _query(store, "SELECT tbl, row_id, conflict FROM row_meta")
    return {(kind, str(UUID(bytes=row))): bool(conflict) for kind, row, conflict in found}


def _columns(store: Store) -> tuple[Shown, dict[Name, bool], set[Name]]:
    """What the columns show, which rows are gone, and which are hidden until the program is newer."""
    shown: Shown = {}
    gone: dict[Name, bool] = {}
    newer: set[Name] = set()
    for shape in store.schema.shapes.values():
        names = ["id", "deleted", *(name for name, _ in shape.columns)]
        for row in _query(store, f"SELECT {quoted(names)} FROM {shape.kind}"):
            stored = dict(zip(names, row, strict=True))
            name = (shape.kind, str(UUID(bytes=stored["id"])))
            if stored["deleted"] == NEWER:
                newer.add(name)
            else:
                shown[name] = _registers(shape, stored)
                gone[name] = stored["deleted"] == 1
    return shown, gone, newer


def _registers(shape: Shape, stored: Mapping[str, object]) -> dict[str, Json]:
    return {
        register.name: register.to_json(register.from_columns([stored[column] for column in register.columns]))
        for register in shape.registers
    }


def _heads(
    store: Store, name: Name, columns: Mapping[str, Json] | None
) -> dict[str, list[tuple[int, str, int, object]]]:
    door = store.rows_door
    heads = (door.full_heads if columns is None else door.heads)(name[0], UUID(name[1]))
    columns = columns or {}
    return {
        register: [
            (
                head.dot.hlc,
                str(head.dot.replica),
                head.dot.seq,
                columns[register] if head.value is IN_COLUMN else head.value,
            )
            for head in found
        ]
        for register, found in heads.items()
    }


def _plain(heads: Mapping[str, tuple[oracle.Write, ...]]) -> dict[str, list[tuple[int, str, int, object]]]:
    return {
        register: [(head.hlc, head.replica, head.seq, head.value) for head in found]
        for register, found in heads.items()
    }
