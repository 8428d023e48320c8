"""Do file, log and tables agree? What `ctj check` and the yearly care look at."""

import hashlib
from collections.abc import Iterator, Mapping
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.changesets import first_chain, next_chain
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import digest_after, heads_hash
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.storage.fields import Register, Shape, quoted
from ctj_desktop.storage.file.connection import WRONG_VALUES, as_written
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.rows import IN_COLUMN, NEWER

_UNREADABLE = object()


def check(store: OpenFile) -> list[Finding]:
    """Integrity, foreign keys, chains, and every row against its log; references without a foreign key are warnings.

    DamagedWorkspace where the file cannot even be read through.
    """
    with as_written(store.path):  # a page that cannot be read at all, a table that is gone
        broken = [*_file(store), *_chains(store)]
        if broken:  # neither log nor tables can be trusted to say what is wrong with the other
            return broken
        return [*_log_against_tables(store), *_digests(store), *_approved(store), *_references(store)]


def _error(code: str, **data: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, data=data)


def _file(store: OpenFile) -> Iterator[Finding]:
    for (line,) in store.connection.run("PRAGMA integrity_check").all():
        if line != "ok":
            yield _error("file.damaged", detail=str(line))
    for table, rowid, parent, _ in store.connection.run("PRAGMA foreign_key_check").all():
        yield _error("row.orphan", kind=str(table), row=str(rowid), parent=str(parent))


def _chains(store: OpenFile) -> Iterator[Finding]:
    """Each stream without a gap, each payload as hashed, each chain as recorded."""
    for scope in store.streams.scopes():
        number = store.streams.number(scope)
        for replica, seq in store.streams.vector(scope).items():
            rows = store.connection.run(
                "SELECT seq, header, payload, payload_sha FROM changeset WHERE scope = ? AND replica = ? ORDER BY seq",
                (number, store.replicas.number(replica)),
            ).all()
            chain = first_chain(scope, replica)
            whole = len(rows) == seq and all(row[0] == place for place, row in enumerate(rows, 1))
            for _, header, payload, sha in rows:
                whole = whole and (payload is None or hashlib.sha256(payload).digest() == bytes(sha))
                chain = next_chain(chain, bytes(header), bytes(sha))
            if not whole or chain != store.streams.end(scope, replica).chain:
                yield _error("log.broken", replica=str(replica), scope=f"{scope.home}/{scope.data_class}")


def _log_against_tables(store: OpenFile) -> Iterator[Finding]:
    """The value each column shows is the one its head wrote: nothing was written around the door.

    Scope by scope: the log of twenty years does not have to be in memory at once.
    """
    for scope in _scopes(store):
        by_dot: dict[tuple[object, ...], Mapping[str, Json]] = {
            (changeset.dot, change.kind, change.row): change.registers
            for changeset in store.changesets({}, [scope])
            for change in changeset.rows()
        }
        for shape in store.schema.shapes.values():
            if shape.cls.data_class is scope.data_class:
                for row in _stored(store, shape, scope.home):
                    yield from _row(store, shape, row, by_dot)


def _scopes(store: OpenFile) -> list[Scope]:
    """Every scope that a table or the log speaks of."""
    found = dict.fromkeys(store.streams.scopes())
    for shape in store.schema.shapes.values():
        for home in store.connection.run(f"SELECT DISTINCT home FROM {shape.kind}").scalars():
            found[Scope(HomeId(UUID(bytes=home)), shape.cls.data_class)] = None
    return list(found)


def _digests(store: OpenFile) -> Iterator[Finding]:
    """The hash of each row is that of its heads, the digest of each scope is their sum (exchange/FORMAT.md 7.6)."""
    sums: dict[Scope, bytes] = {}
    rows = store.connection.run("SELECT tbl, row_id, scope, heads, hash FROM row_meta ORDER BY scope")
    for kind, row, number, heads, kept in rows:
        made = heads_hash(kind, UUID(bytes=row), store.rows_door.parse(heads))
        scope = store.streams.scope(number)
        sums[scope] = digest_after(sums.get(scope, bytes(32)), b"", made)
        if made != bytes(kept):
            yield _error("row.differs", kind=str(kind), row=str(UUID(bytes=row)), register="")
    for number, kept in store.connection.run("SELECT n, digest FROM scope").all():
        scope = store.streams.scope(number)
        if sums.get(scope, bytes(32)) != bytes(kept) or store.streams.digest(scope) != bytes(kept):
            yield _error("digest.differs", scope=f"{scope.home}/{scope.data_class}")


def _approved(store: OpenFile) -> Iterator[Finding]:
    """An approved version is the text that its hash names, after whatever imports (exchange/FORMAT.md 11.20)."""
    for version in store.all(ApprovedVersion, deleted=True):
        if not version.text or hashlib.sha256(version.text.encode()).hexdigest() != version.sha256:
            yield _error("approved.altered", row=str(version.id))


def _stored(store: OpenFile, shape: Shape, home: HomeId) -> Iterator[Mapping[str, object]]:
    names = ["id", "deleted", *(name for name, _ in shape.columns)]
    rows = store.connection.run(f"SELECT {quoted(names)} FROM {shape.kind} WHERE home = ?", (home.bytes,))
    for row in rows.all():
        yield dict(zip(names, row, strict=True))


def _row(
    store: OpenFile, shape: Shape, row: Mapping[str, object], by_dot: Mapping[tuple[object, ...], Mapping[str, Json]]
) -> Iterator[Finding]:
    identity = row["id"]
    if not isinstance(identity, bytes):
        raise ValueError(identity)
    record_id = UUID(bytes=identity)
    heads = store.rows_door.heads(shape.kind, record_id)
    if not heads and row["deleted"] == NEWER:
        return  # stands in for a parent whose content was erased
    if not heads:
        yield _error("row.without_log", kind=shape.kind, row=str(record_id))
    if row["deleted"] == NEWER:
        return
    for register in shape.registers:
        found = heads.get(register.name)
        top = found[-1] if found else None
        logged = register.to_json(register.unwritten) if top is None else top.value
        if top is not None and top.value is IN_COLUMN:
            registers = by_dot.get((top.dot, shape.kind, record_id))
            if registers is None:
                continue  # redacted
            logged = registers[register.name]
        if _shown(register, row) != logged:
            yield _error("row.differs", kind=shape.kind, row=str(record_id), register=register.name)
    if DELETED not in heads and row["deleted"]:
        yield _error("row.differs", kind=shape.kind, row=str(record_id), register=DELETED)


def _shown(register: Register, row: Mapping[str, object]) -> Json | object:
    """What the columns say; something that was never logged where they say nothing."""
    try:
        return register.to_json(register.from_columns([row[name] for name in register.columns]))
    except WRONG_VALUES:
        return _UNREADABLE


def _references(store: OpenFile) -> Iterator[Finding]:
    """Without a foreign key a reference is a plain id: a target that is not here is shown as not communicated."""
    for shape in store.schema.shapes.values():
        for field, target in shape.references.items():
            if field in shape.parents:
                continue
            missing = store.connection.run(
                f'SELECT count(*) FROM {shape.kind} WHERE deleted = 0 AND "{field}" IS NOT NULL '
                f'AND "{field}" NOT IN (SELECT id FROM {target})'
            ).scalar()
            if missing:
                yield Finding(
                    code="reference.not_here",
                    severity=Severity.WARNING,
                    data={"kind": shape.kind, "field": field, "target": target, "count": int(missing)},
                )
