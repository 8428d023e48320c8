"""How is it seen that a value changed which no log can prove: a setting, a draft, a partner, the day something came?

Of each such table the sum of the hashes of its rows stands in `local` (storage/FORMAT.md 2.5). Temporary triggers of
the writer's connection keep it, in the transaction of the change; they are never part of the file.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

import msgspec

from ctj_desktop.storage.file.connection import Connection

PREFIX: Final = "sum/1/"
"""Before the name of each; another list of tables and columns gets another number, and the old ones go."""
SCHEMA: Final = f"{PREFIX}schema"
_SIZE: Final = 16  # bytes
_ALL: Final = 1 << (8 * _SIZE)
_NOT_SUMS: Final = "name NOT GLOB 'sum/*'"
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "local": ("name", "value"),
    "draft": (),
    "peer": (),
    "peer_ack": (),
    "bundle_log": (),
    "pending_bundle": (),
    "replica": (),
    "search_row": (),
    "changeset": ("scope", "replica", "seq", "held_since", "payload IS NULL"),
}
"""Which columns of which tables, none named: all; what is hashed with its payload is not summed once more."""
_encode = msgspec.msgpack.Encoder().encode


def hashed(values: object) -> int:
    """Of one row, so that the sum over a table does not depend on the order."""
    return int.from_bytes(blake2b(_encode(values), digest_size=_SIZE).digest(), "big")


def added(total: int, values: object, sign: int = 1) -> int:
    """The sum with a row more, or with one less."""
    return (total + sign * hashed(values)) % _ALL


def shown(total: int) -> str:
    """As it stands in `local`."""
    return f"{total:0{2 * _SIZE}x}"


def keep(connection: Connection) -> None:
    """From now on this connection keeps the sums; where the file has none yet they are made."""
    connection.run("PRAGMA recursive_triggers=ON")  # else a row that is written over does not leave the sum
    connection.raw.create_function("row_sum", -1, _row_sum, deterministic=True)
    for table, columns in _columns(connection):
        for statement in _triggers(table, columns):
            connection.run(statement)
    if _kept(connection).keys() != {SCHEMA, *(PREFIX + table for table in TABLES)}:
        _make(connection)


def forget(connection: Connection) -> None:
    """Whoever writes next makes them anew: of a file whose tables were laid out or filled in another way."""
    connection.run(f"DELETE FROM local WHERE NOT ({_NOT_SUMS})")


def _make(connection: Connection) -> None:
    made = [(name, shown(total)) for name, total in _found(connection)]
    forget(connection)
    connection.run_many("INSERT INTO local (name, value) VALUES (?, ?)", made)


def differing(connection: Connection) -> list[str]:
    """The tables that are not what their sum says, `schema` for their layout; none in a file without sums."""
    kept = _kept(connection)
    if not kept:
        return []
    found = {name: shown(total) for name, total in _found(connection)}
    return sorted(name.removeprefix(PREFIX) for name in kept.keys() | found if kept.get(name) != found.get(name))


def _kept(connection: Connection) -> dict[str, str]:
    return dict(connection.run(f"SELECT name, value FROM local WHERE NOT ({_NOT_SUMS})").all())


def _columns(connection: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, columns in TABLES.items():
        yield table, columns or tuple(row[1] for row in connection.run(f"PRAGMA table_info({table})").all())


def _found(connection: Connection) -> Iterator[tuple[str, int]]:
    total = 0
    for row in connection.run("SELECT type, name, tbl_name, sql FROM main.sqlite_master"):
        total = added(total, row)
    yield SCHEMA, total
    for table, columns in _columns(connection):
        total, only = 0, f" WHERE {_NOT_SUMS}" if table == "local" else ""
        for row in connection.run(f"SELECT {', '.join(columns)} FROM {table}{only}"):
            total = added(total, row)
        yield PREFIX + table, total


def _triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    new, old = (", ".join(f"{side}.{name}" for name in columns) for side in ("NEW", "OLD"))
    update = f"UPDATE local SET value = {{}} WHERE name = '{PREFIX}{table}'; END"
    of = f" OF {', '.join(name.split()[0] for name in columns)}"
    for event, side, value in (
        ("INSERT", "NEW", f"row_sum(value, 1, {new})"),
        ("DELETE", "OLD", f"row_sum(value, -1, {old})"),
        (f"UPDATE{of}", "NEW", f"row_sum(row_sum(value, -1, {old}), 1, {new})"),
    ):
        when = f"WHEN {side}.{_NOT_SUMS} " if table == "local" else ""
        name = f"sum_{table}_{event.split()[0].lower()}"
        yield f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} {when}BEGIN {update.format(value)}"


def _row_sum(total: str, sign: int, *values: object) -> str:
    return shown(added(int(total, 16), values, sign))
