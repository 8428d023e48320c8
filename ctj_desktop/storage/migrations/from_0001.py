"""What did the second format bring? Partners and bundles, a digest of every scope, indexes for long lists."""

import json
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot
from ctj_desktop.domain.log.heads import Head, digest_after, heads_hash

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations
    from sqlalchemy import Connection

REBUILT = ("scope", "row_meta", "peer_ack")  # nothing was ever written to the old `peer_ack`
STATEMENTS = (
    "CREATE TABLE bundle_log ( n INTEGER NOT NULL, bundle_id BLOB NOT NULL, direction TEXT NOT NULL, peer "
    "BLOB NOT NULL, number INTEGER NOT NULL, profile TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT "
    "NULL, sha256 BLOB NOT NULL, created TEXT NOT NULL, at TEXT NOT NULL, result TEXT NOT NULL, counts "
    "TEXT NOT NULL, PRIMARY KEY (n) )",
    'CREATE TABLE peer ( "key" BLOB NOT NULL, office BLOB NOT NULL, replica BLOB NOT NULL, name_fr TEXT '
    "NOT NULL, name_de TEXT NOT NULL, office_kind TEXT NOT NULL, sealing_key TEXT NOT NULL, committees "
    "TEXT NOT NULL, profile TEXT NOT NULL, trusted_at TEXT NOT NULL, received_no INTEGER NOT NULL, "
    "received_hlc INTEGER NOT NULL, sent_no INTEGER NOT NULL, sent_bundle BLOB, lacks TEXT NOT NULL, "
    'PRIMARY KEY ("key") )',
    "CREATE TABLE peer_ack ( peer BLOB NOT NULL, scope INTEGER NOT NULL, replica INTEGER NOT NULL, seq "
    "INTEGER NOT NULL, PRIMARY KEY (peer, scope, replica) ) WITHOUT ROWID",
    "CREATE TABLE pending_bundle ( sha256 BLOB NOT NULL, bundle_id BLOB NOT NULL, peer BLOB NOT NULL, "
    "number INTEGER NOT NULL, profile TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, created "
    "TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, missing TEXT NOT NULL, PRIMARY KEY (sha256) )",
    "CREATE TABLE pending_chunk ( sha256 BLOB NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY "
    "KEY (sha256, n) )",
    "CREATE TABLE row_meta ( tbl TEXT NOT NULL, row_id BLOB NOT NULL, scope INTEGER NOT NULL, heads TEXT "
    'NOT NULL, "conflict" INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (tbl, row_id) ) WITHOUT ROWID',
    'CREATE INDEX ix_row_meta_conflict ON row_meta (tbl) WHERE "conflict" != 0',
    "CREATE TABLE scope ( n INTEGER NOT NULL, home BLOB NOT NULL, class TEXT NOT NULL, digest BLOB NOT "
    "NULL, PRIMARY KEY (n), UNIQUE (home, class) )",
    # what the lists of the window look up among twenty years of data
    "CREATE INDEX ix_agenda_item_meeting_deleted ON agenda_item (meeting, deleted)",
    "CREATE INDEX ix_agenda_item_untitled ON agenda_item (meeting) WHERE coalesce(title_fr, '') = '' OR "
    "coalesce(title_de, '') = ''",
    "CREATE INDEX ix_person_organisation ON person (organisation)",
    "CREATE INDEX ix_restricted_decision_committee_number ON restricted_decision (committee, number)",
    "CREATE INDEX ix_seat_organisation ON seat (organisation)",
)


def upgrade(operations: "Operations") -> None:
    """`scope` grows its digest, `row_meta` the scope and the hash of each row; the exchange gets its tables."""
    connection = operations.get_bind()
    for name in REBUILT:
        operations.rename_table(name, f"{name}_old")
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_row_meta_conflict")
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT INTO scope (n, home, class, digest) SELECT n, home, class, zeroblob(32) FROM scope_old"
    )
    _hash_rows(connection)
    for name in REBUILT:
        operations.drop_table(f"{name}_old")


def _hash_rows(connection: "Connection") -> None:
    """Each row's scope is the one its changesets stand in."""
    replicas = {n: ReplicaId(UUID(bytes=id_)) for n, id_ in connection.exec_driver_sql("SELECT n, id FROM replica")}
    digests: dict[int, bytes] = {}
    rows = connection.exec_driver_sql(
        "SELECT m.tbl, m.row_id, m.heads, m.conflict, (SELECT t.scope FROM touched t WHERE t.row_id = m.row_id "
        "AND t.tbl = m.tbl LIMIT 1) FROM row_meta_old m"
    ).all()
    for kind, row, heads, conflict, scope in rows:
        made = heads_hash(kind, UUID(bytes=row), _heads(json.loads(heads), replicas))
        digests[scope] = digest_after(digests.get(scope, bytes(32)), b"", made)
        connection.exec_driver_sql(
            "INSERT INTO row_meta (tbl, row_id, scope, heads, conflict, hash) VALUES (?, ?, ?, ?, ?, ?)",
            (kind, row, scope, heads, conflict, made),
        )
    for scope, digest in digests.items():
        connection.exec_driver_sql("UPDATE scope SET digest = ? WHERE n = ?", (digest, scope))


def _heads(stored: dict[str, list[list[int]]], replicas: dict[int, ReplicaId]) -> dict[str, tuple[Head, ...]]:
    dots = [Dot(hlc, replicas[number], seq) for hlc, number, seq in stored["d"]]
    lines: dict[str, list[int | list[int]]] = stored["r"]  # type: ignore[assignment]
    return {
        name: tuple(Head(dots[entry[0] if isinstance(entry, list) else entry], None) for entry in line)
        for name, line in lines.items()
    }
