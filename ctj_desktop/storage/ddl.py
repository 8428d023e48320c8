"""How are the tables laid out? SQLAlchemy describes them; needed only where a file is made.

`python -m ctj_desktop.storage.ddl KIND …` prints the statements of these tables as Python, to be frozen in a migration.
"""

import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import (
    BLOB,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ctj_desktop.storage.fields import Shape
from ctj_desktop.storage.tables import SEARCH_TABLES, current_schema

SQL_TYPES: Mapping[str, type[Text] | type[Integer] | type[BLOB]] = {"TEXT": Text, "INTEGER": Integer, "BLOB": BLOB}

# What types cannot say: the look-ups that screens make, and numbers of a committee.
INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "organisation": (("part_of",), ("merged_into",)),
    "organisation_name": (("organisation",),),
    "person": (("family_name", "given_name"), ("organisation",)),
    "person_function": (("person",), ("organisation",)),
    "seat": (("organisation",),),
    "mandate": (("seat",), ("person",)),
    "office_held": (("person",),),
    "meeting": (("committee", "on"),),
    "agenda_item": (("meeting", "deleted"),),
    "decision": (("committee", "number"),),
    "restricted_decision": (("committee", "number"),),
    "task": (("committee", "due"),),
    "restricted_item_document": (("item",),),
    "restricted_task": (("committee", "due"), ("item",), ("meeting",)),
    "restricted_execution_move": (("decision",),),
    "restricted_requested_opinion": (("item",),),
    "restricted_remark": (("round",), ("item",)),
    "restricted_erratum": (("meeting",),),
    "project": (("committee", "number"), ("call",)),
    "call_rank": (("call",),),
    "minute_block": (("ref",),),
    "attachment": (("owner",), ("sha256",)),
    "resource": (("sha256",), ("matinee",)),
    "matinee_participant": (("matinee",),),
}

# The few items without a title in one language, for the list of meetings.
UNTITLED: Final = "coalesce(title_fr, '') = '' OR coalesce(title_de, '') = ''"


def metadata(shapes: Mapping[str, Shape]) -> MetaData:
    """The tables of these record types and of the log."""
    made = MetaData()
    for shape in shapes.values():
        _record_table(shape, made)
    _log_tables(made)
    _row_tables(made)
    _local_tables(made)
    _partner_tables(made)
    _bundle_tables(made)
    return made


def statements(shapes: Mapping[str, Shape]) -> list[str]:
    """The DDL of a fresh file, in order."""
    tables = metadata(shapes).sorted_tables
    return [*(statement for table in tables for statement in _of_table(table)), *SEARCH_TABLES]


def frozen(shapes: Mapping[str, Shape], kind: str) -> str:
    """The statements of one table as the Python of a migration; KeyError for a kind that is not among the shapes."""
    lines = [f"{kind.upper()} = ("]
    for statement in _of_table(metadata(shapes).tables[kind]):
        pieces = textwrap.wrap(" ".join(statement.split()), 100, break_long_words=False, break_on_hyphens=False)
        lines += [f"    {piece + ' '!r}" for piece in pieces[:-1]] + [f"    {pieces[-1]!r},"]
    return "\n".join([*lines, ")", ""])


def main(arguments: Sequence[str] | None = None, shapes: Mapping[str, Shape] | None = None) -> int:
    """Print what `frozen` says of each kind named."""
    for kind in sys.argv[1:] if arguments is None else arguments:
        sys.stdout.write(frozen(shapes or current_schema().shapes, kind))
    return 0


def _of_table(table: Table) -> list[str]:
    """CREATE TABLE, then its indexes by name."""
    dialect = sqlite.dialect()
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made: list[CreateTable | CreateIndex] = [CreateTable(table), *(CreateIndex(index) for index in indexes)]
    return [str(one.compile(dialect=dialect)).strip() for one in made]


def _record_table(shape: Shape, metadata: MetaData) -> Table:
    columns: list[Column[object]] = [
        Column("id", BLOB, primary_key=True, nullable=False),
        Column("home", BLOB, nullable=False),
    ]
    for name, sql in shape.columns:
        parent = shape.parents.get(name)
        # Deferred: within one changeset a child may be written before its parent.
        links = [ForeignKey(f"{parent}.id", deferrable=True, initially="DEFERRED")] if parent else []
        columns.append(Column(name, SQL_TYPES[sql](), *links))
    # 0 shown, 1 deleted, 2 holds values of a newer version and is hidden until the upgrade
    columns.append(Column("deleted", Integer, nullable=False, server_default="0"))
    table = Table(shape.kind, metadata, *columns)
    wanted = {(name,) for name in shape.parents} | set(INDEXES.get(shape.kind, ()))
    for names in wanted:
        Index(f"ix_{shape.kind}_{'_'.join(names)}", *(table.c[name] for name in names))
    if shape.kind == "agenda_item":
        Index("ix_agenda_item_untitled", table.c.meeting, sqlite_where=text(UNTITLED))
    return table


def _log_tables(metadata: MetaData) -> None:
    """See storage/FORMAT.md 2.2; scopes and replicas are numbered locally to keep the indexes small."""
    Table(
        "scope",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("home", BLOB, nullable=False),
        Column("class", Text, nullable=False),
        Column("digest", BLOB, nullable=False),
        UniqueConstraint("home", "class"),
    )
    Table(
        "replica",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", BLOB, nullable=False, unique=True),
        Column("name", Text, nullable=False, server_default=""),
    )
    Table(
        "stream",
        metadata,
        Column("scope", Integer, nullable=False),
        Column("replica", Integer, nullable=False),
        Column("last_seq", Integer, nullable=False),
        Column("last_chain", BLOB, nullable=False),
        Column("last_hlc", Integer, nullable=False),
        PrimaryKeyConstraint("scope", "replica"),
        sqlite_with_rowid=False,
    )
    changeset = Table(
        "changeset",
        metadata,
        Column("scope", Integer, nullable=False),
        Column("replica", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("hlc", Integer, nullable=False),
        Column("op", BLOB, nullable=False),
        Column("author", BLOB),
        Column("undoes", BLOB),
        Column("header", BLOB, nullable=False),
        Column("payload", BLOB),
        Column("payload_sha", BLOB, nullable=False),
        Column("held_since", Text, nullable=False),
        PrimaryKeyConstraint("scope", "replica", "seq"),
    )
    Index("ix_changeset_op", changeset.c.op)
    Index("ix_changeset_undoes", changeset.c.undoes)
    Index("ix_changeset_author_hlc", changeset.c.author, changeset.c.hlc)
    Index("ix_changeset_hlc", changeset.c.hlc)


def _row_tables(metadata: MetaData) -> None:
    """What the log says of each row: who touched it, and the heads of its registers."""
    Table(
        "touched",
        metadata,
        Column("row_id", BLOB, nullable=False),
        Column("hlc", Integer, nullable=False),
        Column("replica", Integer, nullable=False),
        Column("scope", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("tbl", Text, nullable=False),
        Column("registers", Text, nullable=False),
        PrimaryKeyConstraint("row_id", "hlc", "replica", "scope", "tbl"),
        sqlite_with_rowid=False,
    )
    meta = Table(
        "row_meta",
        metadata,
        Column("tbl", Text, nullable=False),
        Column("row_id", BLOB, nullable=False),
        Column("scope", Integer, nullable=False),
        Column("heads", Text, nullable=False),
        Column("conflict", Integer, nullable=False),
        Column("hash", BLOB, nullable=False),
        PrimaryKeyConstraint("tbl", "row_id"),
        sqlite_with_rowid=False,
    )
    Index("ix_row_meta_conflict", meta.c.tbl, sqlite_where=meta.c.conflict != 0)


def _local_tables(metadata: MetaData) -> None:
    """What stays in this file: settings, drafts, attachments by content."""
    Table(
        "local",
        metadata,
        Column("name", Text, primary_key=True, nullable=False),
        Column("value", Text, nullable=False),
    )
    Table(
        "draft",
        metadata,
        Column("record", BLOB, nullable=False),
        Column("register", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("at", Text, nullable=False),
        PrimaryKeyConstraint("record", "register"),
    )
    Table(
        "blob",
        metadata,
        Column("sha256", BLOB, primary_key=True, nullable=False),
        Column("size", Integer, nullable=False),
    )
    Table(
        "blob_chunk",
        metadata,
        Column("sha256", BLOB, nullable=False),
        Column("n", Integer, nullable=False),
        Column("data", BLOB, nullable=False),
        PrimaryKeyConstraint("sha256", "n"),
    )


def _partner_tables(metadata: MetaData) -> None:
    """Known partners and what they hold; local."""
    Table(
        "peer",
        metadata,
        Column("key", BLOB, primary_key=True, nullable=False),
        Column("office", BLOB, nullable=False),
        Column("replica", BLOB, nullable=False),
        Column("name_fr", Text, nullable=False),
        Column("name_de", Text, nullable=False),
        Column("office_kind", Text, nullable=False),
        Column("sealing_key", Text, nullable=False),
        Column("committees", Text, nullable=False),
        Column("profile", Text, nullable=False),
        Column("trusted_at", Text, nullable=False),
        Column("received_no", Integer, nullable=False),
        Column("received_hlc", Integer, nullable=False),
        Column("sent_no", Integer, nullable=False),
        Column("sent_bundle", BLOB),
        Column("lacks", Text, nullable=False),
    )
    Table(
        "peer_ack",
        metadata,
        Column("peer", BLOB, nullable=False),
        Column("scope", Integer, nullable=False),
        Column("replica", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
        PrimaryKeyConstraint("peer", "scope", "replica"),
        sqlite_with_rowid=False,
    )


def _bundle_tables(metadata: MetaData) -> None:
    """Every bundle that went or came, and those that wait; local."""
    Table(
        "bundle_log",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("bundle_id", BLOB, nullable=False),
        Column("direction", Text, nullable=False),
        Column("peer", BLOB, nullable=False),
        Column("number", Integer, nullable=False),
        Column("profile", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("sha256", BLOB, nullable=False),
        Column("created", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("result", Text, nullable=False),
        Column("counts", Text, nullable=False),
    )
    # The bytes are kept at once: the stick may go. `missing` says what the bundle waits for.
    Table(
        "pending_bundle",
        metadata,
        Column("sha256", BLOB, primary_key=True, nullable=False),
        Column("bundle_id", BLOB, nullable=False),
        Column("peer", BLOB, nullable=False),
        Column("number", Integer, nullable=False),
        Column("profile", Text, nullable=False),
        Column("file", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("created", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("missing", Text, nullable=False),
    )
    Table(
        "pending_chunk",
        metadata,
        Column("sha256", BLOB, nullable=False),
        Column("n", Integer, nullable=False),
        Column("data", BLOB, nullable=False),
        PrimaryKeyConstraint("sha256", "n"),
    )


if __name__ == "__main__":
    sys.exit(main())
