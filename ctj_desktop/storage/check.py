"""Do file, log and tables agree? What `ctj check` and the yearly care look at."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.log.changesets import first_chain, next_chain, operation_in_header
from ctj_desktop.domain.log.headers import said_by
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.storage.check_rows import check_rows
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file.chunks import Step, altered, nothing
from ctj_desktop.storage.file.connection import Transaction, as_written
from ctj_desktop.storage.file.sums import differing
from ctj_desktop.storage.open_file import OpenFile


def check(store: OpenFile, step: Step = nothing, *, files: bool = True) -> list[Finding]:
    """Integrity, foreign keys, chains, every row against its log, attachments by their hashes, and what only sums tell.

    References without a foreign key are warnings. DamagedWorkspace where the file cannot even be read through. All of
    it is one moment of the file, whoever writes meanwhile. `step` is called between pieces and may raise to stop it;
    without `files` attachments are left out, as those of a backup stand elsewhere.
    """
    with one_moment(store), as_written(store.path):  # a page that cannot be read at all, a table that is gone
        broken = [*_file(store, step), *chains(store, step)]
        if broken:  # neither log nor tables can be trusted to say what is wrong with the other
            return broken
        found = [*check_rows(store, step), *_approved(store), *_sums(store), *_references(store)]
        return [*found, *_files(store, step)] if files else found


def need_sound(store: OpenFile, step: Step = nothing, *, files: bool = True) -> None:
    """DamagedWorkspace where `check` found an error; from then on nothing is written through this store."""
    try:
        error = next((one for one in check(store, step, files=files) if one.severity is Severity.ERROR), None)
    except DamagedWorkspace as damaged:
        store.damage = damaged.detail
        raise
    if error is not None:
        store.damage = error.code  # in which row of which stream is for `ctj check` to say: ids are shown to nobody
        raise DamagedWorkspace(store.path.name, store.damage)


@contextmanager
def one_moment(store: OpenFile) -> Iterator[None]:
    """All that is read within is one moment of the file, whoever writes meanwhile."""
    with ExitStack() as moment:
        if not store.connection.in_transaction:
            moment.enter_context(Transaction(store.connection, store.path, lambda _: None, reading=True))
            moment.enter_context(as_written(store.path))
        store.forget()  # of the ends of the streams, what others wrote since it was opened
        yield


def _error(code: str, **data: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, data=data)


def _file(store: OpenFile, step: Step) -> Iterator[Finding]:
    step()
    for (line,) in store.connection.run("PRAGMA integrity_check").all():
        if line != "ok":
            yield _error("file.damaged", detail=str(line))
    for table, rowid, parent, _ in store.connection.run("PRAGMA foreign_key_check").all():
        yield _error("row.orphan", kind=str(table), row=str(rowid), parent=str(parent))


def chains(store: OpenFile, step: Step = nothing) -> Iterator[Finding]:
    """Each stream without a gap, each payload as hashed, each chain as recorded; what stands beside a header too."""
    counted = 0
    for scope in store.streams.scopes():
        number = store.streams.number(scope)
        for replica, seq in store.streams.vector(scope).items():
            step()
            rows = store.connection.run(
                "SELECT seq, header, payload, payload_sha, hlc, op, author, undoes FROM changeset "
                "WHERE scope = ? AND replica = ? ORDER BY seq",
                (number, store.replicas.number(replica)),
            ).all()
            counted += len(rows)
            chain, hlc = first_chain(scope, replica), 0
            whole = len(rows) == seq and all(row[0] == place for place, row in enumerate(rows, 1))
            for _, header, payload, sha, hlc, *said in rows:
                whole = whole and (payload is None or hashlib.sha256(payload).digest() == bytes(sha))
                whole = whole and [hlc, *said] == _said(bytes(header))
                chain = next_chain(chain, bytes(header), bytes(sha))
            end = store.streams.end(scope, replica)
            if not whole or (chain, hlc) != (end.chain, end.hlc):
                yield _error("log.broken", replica=str(replica), scope=f"{scope.home}/{scope.data_class}")
    if counted != store.connection.run("SELECT count(*) FROM changeset").scalar():
        yield _error("log.broken", replica="", scope="")


def _said(header: bytes) -> list[object]:
    """What stands beside a header, to be found by: clock, operation, author, what it takes back."""
    facts = said_by(header)
    if facts is not None:
        return [facts.hlc, facts.operation, facts.author, facts.undoes]
    fields = json.loads(header)
    operation = operation_in_header(fields)
    ids = (operation.id, operation.author, operation.undoes)
    return [int(str(fields["h"]), 16), *(one and one.bytes for one in ids)]


def _approved(store: OpenFile) -> Iterator[Finding]:
    """An approved version is the text that its hash names, after whatever imports (exchange/FORMAT.md 11.20)."""
    for version in store.all(ApprovedVersion, deleted=True):
        if not version.text or hashlib.sha256(version.text.encode()).hexdigest() != version.sha256:
            yield _error("approved.altered", row=str(version.id))


def _files(store: OpenFile, step: Step) -> Iterator[Finding]:
    """Attachments and bundles that wait are what their hashes say."""
    for sha in altered(store.connection, "blob", "blob_chunk", step):
        yield _error("attachment.altered", sha256=sha.hex()[:12])
    for sha in altered(store.connection, "pending_bundle", "pending_chunk", step):
        yield _error("bundle.altered", sha256=sha.hex()[:12])


def _sums(store: OpenFile) -> Iterator[Finding]:
    """Settings, drafts, partners: nothing but their sums can say it."""
    for table in differing(store.connection):
        yield _error("local.altered", table=table)


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
