"""What is each record of a list called, in which order do they stand, and does it run? One query, however many."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.picking import among_columns

NOTHING: Final = "NULL"


class Called(NamedValue):
    """The columns by which a record of a kind is called; where all are empty, what it is about names it.

    `numbers` are those of its number, of which `unsure` counts only where the column `sure` says so. Of `names` the
    first that is not empty is its name, or with `joined` all of them together. `about` are the columns that refer to
    other records, nearest first.
    """

    kind: str
    numbers: tuple[str, ...] = ()
    unsure: str = ""
    sure: str = ""
    names: tuple[str, ...] = ()
    joined: bool = False
    about: tuple[tuple[str, "Called"], ...] = ()


class Lasting(NamedValue):
    """The columns of the first day and of the end, either of which may be missing; `closed`: the end belongs to it."""

    start: str = ""
    end: str = ""
    closed: bool = False


def called_rows(
    store: OpenFile,
    called: Called,
    *,
    instead: Sequence[tuple[str, Called]] = (),
    unknown: str = "",
    among: Mapping[str, object],
    period: Lasting,
    day: date,
    that_day: bool,
    ordered: bool,
) -> list[tuple[Any, ...]]:
    """Tuples (id, home, name, runs), with `ordered` in their own order.

    `among` are fields with the values they must have: a record whose name would be that of one of these is called as
    the next it is about. `instead` are columns that refer to records by whose names it is called in place of all that,
    as far as they refer to any: one that is not here is called `unknown`. `runs` is whether it has begun on the day and
    is not over; `that_day` leaves out the others.
    """
    joins: list[str] = []
    owners = _owners(among)
    name, runs = _first([*_instead(instead, joins), _name(called, joins, owners)]), _runs(period)
    where, values = among_columns(store, called.kind, among)
    on_that_day = f" AND {runs}" if that_day else ""
    order = " ORDER BY k.position, k.id" if ordered else ""
    return store.tuples(
        f"SELECT k.id, k.home, {name} AS name, {runs} AS runs FROM {called.kind} k{''.join(joins)} "
        f"WHERE k.deleted = 0{where}{on_that_day}{order}",
        {**values, **owners, "day": day, "unknown": unknown},
    )


def word_rows(
    store: OpenFile,
    called: Called,
    *,
    texts: Sequence[Sequence[str]] = (),
    others: Sequence[tuple[str, Called]] = (),
    unknown: str = "",
    among: Mapping[str, object],
    period: Lasting,
) -> Sequence[Any]:
    """Rows (id, words, start, end): what each record is called, in every column of its name, and what it says besides.

    Of each of `texts` the first column that is not empty counts; `others` refer to records that are called by their
    names, or `unknown` where they are not here. `start` and `end` are those of its period.
    """
    joins: list[str] = []
    owners = _owners(among)
    own = (f'k."{column}"' for column in called.names)
    said = (_first([f"nullif(k.\"{column}\", '')" for column in columns]) for columns in texts)
    words = ", ".join([_name(called, joins, owners), *own, *said, *_others(others, joins)])
    start, end = (f'k."{column}"' if column else "NULL" for column in (period.start, period.end))
    where, values = among_columns(store, called.kind, among)
    return store.rows(
        f"SELECT k.id, concat_ws(' ', {words}) AS words, {start} AS start, {end} AS \"end\" "
        f"FROM {called.kind} k{''.join(joins)} WHERE k.deleted = 0{where}",
        {**values, **owners, "unknown": unknown},
    )


def held_values(store: OpenFile, kind: str, name: str, among: Mapping[str, object]) -> list[Any]:
    """What a field of one column holds in the records whose fields have these values, each once."""
    register = store.schema.shapes[kind].by_name[name]
    where, values = among_columns(store, kind, among)
    sql = f'SELECT DISTINCT k."{name}" FROM {kind} k WHERE k.deleted = 0 AND k."{name}" IS NOT NULL{where}'
    return [register.from_columns(row) for row in store.rows(sql, values)]


def _owners(among: Mapping[str, object]) -> dict[str, UUID]:
    return {f"owner{at}": value for at, value in enumerate(among.values()) if isinstance(value, UUID)}


def _instead(instead: Sequence[tuple[str, Called]], joins: list[str]) -> list[str]:
    parts = ", ".join(_others(instead, joins))
    return [f"nullif(concat_ws(' · ', {parts}), '')"] if parts else []


def _others(columns: Sequence[tuple[str, Called]], joins: list[str]) -> list[str]:
    """What the records are called that these columns refer to."""
    parts = []
    for column, other in columns:
        table = _joined(other, f'k."{column}"', joins)
        name = f"nullif({_short(other, table, joins)}, '')"
        parts.append(f'iif(k."{column}" IS NOT NULL AND {table}.id IS NULL, :unknown, {name})')
    return parts


def _name(called: Called, joins: list[str], owners: Collection[str]) -> str:
    """Its number and its name; else the name of what it is about, but the owners; else theirs."""
    parts = [part for part in (_number(called, "k"), _own(called, "k")) if part != NOTHING]
    own = f"nullif(concat_ws(' ', {', '.join(parts)}), '')" if len(parts) > 1 else _first(parts)
    about = [(column, _short(other, _joined(other, f'k."{column}"', joins), joins)) for column, other in called.about]
    ours = ", ".join(f":{owner}" for owner in owners)
    others = [f'iif(k."{column}" IN ({ours}), NULL, {name})' for column, name in about] if owners else []
    return _first([own, *others, *(name for _, name in about), "''"])


def _short(called: Called, table: str, joins: list[str]) -> str:
    """Its name, else its number, else the name of what it is about."""
    own = [_own(called, table), _number(called, table)]
    about = [_short(other, _joined(other, f'{table}."{column}"', joins), joins) for column, other in called.about]
    return _first([*own, *about])


def _joined(called: Called, key: str, joins: list[str]) -> str:
    table = f"t{len(joins)}"
    joins.append(f" LEFT JOIN {called.kind} {table} ON {table}.id = {key}")
    return table


def _number(called: Called, table: str) -> str:
    parts = [f"nullif({table}.\"{column}\", '')" for column in called.numbers]
    if called.unsure:
        parts.append(f'iif({table}."{called.sure}", nullif({table}."{called.unsure}", \'\'), NULL)')
    return _first(parts)


def _own(called: Called, table: str) -> str:
    parts = [f"nullif({table}.\"{column}\", '')" for column in called.names]
    return f"nullif(concat_ws(' ', {', '.join(parts)}), '')" if called.joined and parts else _first(parts)


def _first(parts: Sequence[str]) -> str:
    """The first that is not NULL."""
    return f"coalesce({', '.join(parts)})" if len(parts) > 1 else parts[0] if parts else NOTHING


def _runs(period: Lasting) -> str:
    begun = f'(k."{period.start}" IS NULL OR k."{period.start}" <= :day)' if period.start else "1"
    left = ">=" if period.closed else ">"
    over = f' AND (k."{period.end}" IS NULL OR k."{period.end}" {left} :day)' if period.end else ""
    return f"({begun}{over})"
