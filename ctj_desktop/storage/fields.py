"""How is a field of a record stored, logged and compared? One definition per type."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NO_DEFAULT, HomeKind, PositionalValue, Record, fields, is_value
from ctj_desktop.domain.texts import Bilingual, Language, Passage

# `Any` below: one codec serves values of one Python type each, and the type is only known by the annotation.


class Codec(PositionalValue):
    """One type: its columns (suffix, SQL type), its JSON form in the log, and its column values.

    `from_json` raises ValueError for a value this version does not know (exchange/FORMAT.md 10.2).
    """

    columns: tuple[tuple[str, str], ...]
    to_json: Callable[[Any], Json]
    from_json: Callable[[Any], Any]
    to_columns: Callable[[Any], tuple[object, ...]]
    from_columns: Callable[[Sequence[Any]], Any]


class Register(PositionalValue):
    """The unit of merging: a field, or one language of a bilingual field."""

    name: str
    field: str
    language: Language | None
    columns: tuple[str, ...]
    codec: Codec
    default: Any

    @property
    def unwritten(self) -> Any:
        """What it shows where nobody wrote it: the default, None for a field that has none."""
        return None if self.default is NO_DEFAULT else self.default

    def value(self, record: Record) -> Any:
        """The register's value in a record."""
        value = getattr(record, self.field)
        return value if self.language is None else value.passage(self.language)

    def to_json(self, value: Any) -> Json:
        """As a line of the log holds it."""
        return None if value is None else self.codec.to_json(value)

    def from_json(self, value: Json) -> Any:
        """From a line of the log; ValueError for what this version does not know."""
        if value is None:
            if self.default is not None and self.default is not NO_DEFAULT:
                raise ValueError(self.name)
            return None
        return self.codec.from_json(value)

    def to_columns(self, value: Any) -> tuple[object, ...]:
        """The values of its columns."""
        return (None,) * len(self.columns) if value is None else self.codec.to_columns(value)

    def from_columns(self, values: Sequence[Any]) -> Any:
        """The value from its columns."""
        return None if values[0] is None else self.codec.from_columns(values)


class Shape(PositionalValue):
    """A record type as storage sees it."""

    cls: type[Record]
    kind: str
    registers: tuple[Register, ...]
    by_name: Mapping[str, Register]
    columns: tuple[tuple[str, str], ...]
    references: Mapping[str, str]  # field -> kind it names, in any scope
    parents: Mapping[str, str]  # those that must stand in the same scope: foreign keys
    text_registers: tuple[Register, ...]

    def to_record(self, row: Sequence[Any]) -> Record:
        """From `id, home, *columns` in the order of `columns`."""
        values: dict[str, Any] = {"id": UUID(bytes=row[0]), "home": UUID(bytes=row[1])}
        at = 2
        for register in self.registers:
            width = len(register.columns)
            value = register.from_columns(row[at : at + width])
            at += width
            if register.language is None:
                values[register.field] = value
            elif register.language is Language.FR:
                values[register.field] = value or Passage()
            else:
                values[register.field] = Bilingual(fr=values[register.field], de=value or Passage())
        return self.cls(**values)

    def column_values(self, registers: Mapping[str, Json]) -> dict[str, object]:
        """The columns that these registers fill; ValueError for a value this version does not know."""
        values: dict[str, object] = {}
        for name, raw in registers.items():
            register = self.by_name[name]
            values.update(zip(register.columns, register.to_columns(register.from_json(raw)), strict=True))
        return values


def _plain(value: Any) -> Any:
    return value


def _one(values: Sequence[Any]) -> Any:
    return values[0]


def _simple(
    sql: str,
    to_json: Callable[[Any], Json] = _plain,
    from_json: Callable[[Any], Any] = _plain,
    to_column: Callable[[Any], object] | None = None,
    from_column: Callable[[Any], Any] | None = None,
) -> Codec:
    write = to_column or to_json
    read = from_column or from_json
    return Codec(
        columns=(("", sql),),
        to_json=to_json,
        from_json=from_json,
        to_columns=lambda value: (write(value),),
        from_columns=lambda values: read(values[0]),
    )


def _expect(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(value)
        return value

    return check


def _time_text(value: time) -> str:
    return value.strftime("%H:%M")


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _money_to_json(value: Money) -> Json:
    return {"amount": value.minor_units, "currency": str(value.currency)}


def _money_from_json(value: Any) -> Money:
    if not isinstance(value, dict) or set(value) != {"amount", "currency"}:
        raise ValueError(value)
    return Money(_expect(int)(value["amount"]), Currency(value["currency"]))


def _passage_to_json(value: Passage) -> Json:
    line: dict[str, Json] = {"text": value.text}
    if value.checked_against is not None:
        line["checked"] = value.checked_against
    if value.draft:
        line["draft"] = True
    return line


def _passage_from_json(value: Any) -> Passage:
    if not isinstance(value, dict) or not set(value) <= {"text", "checked", "draft"}:
        raise ValueError(value)
    return Passage(
        text=_expect(str)(value["text"]),
        checked_against=_expect(str)(value["checked"]) if "checked" in value else None,
        draft=bool(value.get("draft", False)),
    )


PASSAGE = Codec(
    columns=(("", "TEXT"), ("_checked", "TEXT"), ("_draft", "INTEGER")),
    to_json=_passage_to_json,
    from_json=_passage_from_json,
    to_columns=lambda value: (value.text, value.checked_against, int(value.draft)),
    from_columns=lambda values: Passage(text=values[0], checked_against=values[1], draft=bool(values[2])),
)
MONEY = Codec(
    columns=(("", "INTEGER"), ("_currency", "TEXT")),
    to_json=_money_to_json,
    from_json=_money_from_json,
    to_columns=lambda value: (value.minor_units, str(value.currency)),
    from_columns=lambda values: Money(values[0], Currency(values[1])),
)
UUID_CODEC = _simple("BLOB", str, UUID, lambda value: value.bytes, lambda value: UUID(bytes=value))
SIMPLE: dict[Any, Codec] = {
    UUID: UUID_CODEC,
    str: _simple("TEXT", _plain, _expect(str)),
    int: _simple("INTEGER", _plain, _expect(int)),
    bool: _simple("INTEGER", _plain, _expect(bool), int, bool),
    date: _simple("TEXT", date.isoformat, date.fromisoformat),
    time: _simple("TEXT", _time_text, time.fromisoformat),
    datetime: _simple("TEXT", _instant, datetime.fromisoformat),
    Money: MONEY,
    Passage: PASSAGE,
}


def quoted(names: Iterable[str]) -> str:
    """Column names for SQL: some (`on`, `end`, `right`) are words of the language."""
    return ", ".join(f'"{name}"' for name in names)


def _value_codec(cls: Any) -> Codec:
    """A frozen value object: one register, one column of JSON; defaults are left out."""
    hints = type_hints(cls)
    parts = {f.name: (codec_of(hints[f.name]), f.default) for f in fields(cls)}

    def to_json(value: Any) -> Json:
        return {
            name: None if getattr(value, name) is None else codec.to_json(getattr(value, name))
            for name, (codec, default) in parts.items()
            if getattr(value, name) != default
        }

    def from_json(value: Any) -> Any:
        if not isinstance(value, dict) or not set(value) <= set(parts):
            raise ValueError(value)
        try:
            return cls(**{k: None if v is None else parts[k][0].from_json(v) for k, v in value.items()})
        except TypeError as error:
            raise ValueError(value) from error

    return _simple("TEXT", to_json, from_json, lambda v: dumps(to_json(v)), lambda v: from_json(json.loads(v)))


def _tuple_codec(item: Codec) -> Codec:
    def to_json(value: Any) -> Json:
        return [item.to_json(part) for part in value]

    def from_json(value: Any) -> Any:
        return tuple(item.from_json(part) for part in _expect(list)(value))

    return _simple("TEXT", to_json, from_json, lambda v: dumps(to_json(v)), lambda v: from_json(json.loads(v)))


@cache
def type_hints(cls: Any) -> Mapping[str, Any]:
    """The annotations of a type, evaluated; asked for twice of each kind at every start."""
    return get_type_hints(cls)


@cache
def bare_type(hint: Any) -> Any:
    """The type of an annotation without `| None`."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    return hint


@cache
def codec_of(hint: Any) -> Codec:
    """The codec of an annotation; TypeError for a type that no rule covers."""
    hint = bare_type(hint)
    if isinstance(hint, NewType):
        return codec_of(hint.__supertype__)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if get_origin(hint) is tuple:
        return _tuple_codec(codec_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _simple("TEXT", str, hint)
    if is_value(hint):
        return _value_codec(hint)
    raise TypeError(f"no column for {hint!r}")


def _columns(name: str, codec: Codec) -> tuple[str, ...]:
    return tuple(name + suffix for suffix, _ in codec.columns)


def _registers(cls: type[Record], hints: Mapping[str, Any]) -> list[Register]:
    found: list[Register] = []
    for part in fields(cls):
        if part.name in ("id", "home"):
            continue
        if bare_type(hints[part.name]) is Bilingual:
            for language in (Language.FR, Language.DE):
                column = f"{part.name}_{language}"
                found.append(
                    Register(
                        f"{part.name}.{language}", part.name, language, _columns(column, PASSAGE), PASSAGE, Passage()
                    )
                )
        else:
            codec = codec_of(hints[part.name])
            found.append(Register(part.name, part.name, None, _columns(part.name, codec), codec, part.default))
    return found


def id_owners(kinds: Sequence[type[Record]]) -> dict[Any, type[Record]]:
    """Which kind a typed id names."""
    return {type_hints(cls)["id"]: cls for cls in kinds}


def _references(hints: Mapping[str, Any], owners: Mapping[Any, type[Record]]) -> dict[str, type[Record]]:
    """Fields whose typed id names a kind of record."""
    bare = {name: bare_type(hint) for name, hint in hints.items() if name != "id"}
    return {name: owners[hint] for name, hint in bare.items() if isinstance(hint, NewType) and hint in owners}


def _is_parent(cls: type[Record], target: type[Record]) -> bool:
    """Foreign keys by construction: only where both rows must stand in one scope, that of a committee.

    What others may keep refers to rows of any home: an own call to a route of the conference. `ctj check` looks there.
    """
    same = (target.home_kinds, target.data_class) == (cls.home_kinds, cls.data_class)
    return same and cls.home_kinds == {HomeKind.COMMITTEE}


def derive(cls: type[Record], owners: Mapping[Any, type[Record]]) -> Shape:
    """The shape of a record type among all kinds, given by the ids they own."""
    hints = type_hints(cls)
    registers = tuple(_registers(cls, hints))
    types = [
        (column, sql)
        for register in registers
        for column, (_, sql) in zip(register.columns, register.codec.columns, strict=True)
    ]
    references = _references(hints, owners)
    texts = tuple(r for r in registers if r.codec is PASSAGE or r.codec is SIMPLE[str])
    return Shape(
        cls=cls,
        kind=cls.kind,
        registers=registers,
        by_name={register.name: register for register in registers},
        columns=tuple(types),
        references={name: target.kind for name, target in references.items()},
        parents={name: target.kind for name, target in references.items() if _is_parent(cls, target)},
        text_registers=texts,
    )
