"""What is a record: a frozen row with an id, a home and a class? And what is a value: frozen, compared by its fields?

Both are structs of msgspec, which builds a class in a fiftieth of the time that a dataclass takes: three hundred of
them stand before the first page. A class stays a dataclass where it hides a field from its text (a key), leaves one
out of the comparison, keeps what it worked out, or changes.
"""

import dataclasses
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeVar, dataclass_transform
from uuid import UUID

from msgspec import NODEFAULT, Struct, StructMeta, structs
from msgspec import field as field

from ctj_desktop.domain.ids import HomeId

if TYPE_CHECKING:  # the type checker knows this one: it refuses a field that is not there, or of another type
    from dataclasses import replace as replace

M = TypeVar("M", bound="_Frozen")
RecordKey = tuple[str, UUID]
"""Which record: its kind and its id."""


class HomeKind(StrEnum):
    """Who keeps a row (exchange/FORMAT.md 1.2)."""

    COMMITTEE = "committee"
    OFFICE = "office"
    CTJ = "ctj"


class DataClass(StrEnum):
    """How far a row may travel (exchange/FORMAT.md 1.2); a constant of the record type."""

    OPEN = "open"
    INTERNAL = "internal"
    PERSONAL = "personal"
    RESTRICTED = "restricted"


class _Frozen(StructMeta):
    """A struct does not inherit how it is built: without this, a class below would change and move its fields."""

    named: ClassVar[bool] = False

    # `Any`: the options that a class gives after its bases.
    def __new__(mcs: type[M], name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **options: Any) -> M:
        if any(isinstance(part, dataclasses.Field) for part in namespace.values()):
            raise TypeError(f"{name}: a value takes its `field` from domain.record")
        return super().__new__(mcs, name, bases, namespace, **{"frozen": True, "kw_only": mcs.named, **options})


class _Named(_Frozen):
    named = True


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class NamedValue(Struct, frozen=True, kw_only=True, metaclass=_Named):
    """Base of a value whose parts are given by name; compared and hashed by type and parts, never changed."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class PositionalValue(Struct, frozen=True, metaclass=_Frozen):
    """Base of a value whose parts may be given by place."""


class _NoDefault:
    """Only `NO_DEFAULT` is one."""

    def __repr__(self) -> str:
        return "NO_DEFAULT"


NO_DEFAULT: Final = _NoDefault()
"""The default of a field that has none; compare by `is`."""


class FieldOfValue(NamedTuple):
    """A field of a value: `default` is NO_DEFAULT where it has none or makes one for each value."""

    name: str
    default: Any  # of the field's type
    required: bool


# `Any` below: a value of any class, or the class itself.


def is_value(value: Any) -> bool:
    """Whether it has fields: a record, another value or a dataclass, or such a class."""
    cls = value if isinstance(value, type) else type(value)
    return issubclass(cls, Struct) or dataclasses.is_dataclass(cls)


def fields(value: Any) -> tuple[FieldOfValue, ...]:
    """The fields of a value or of its class, in their order; TypeError for what has none."""
    return _fields(value if isinstance(value, type) else type(value))


@cache
def _fields(cls: Any) -> tuple[FieldOfValue, ...]:
    if not issubclass(cls, Struct):
        return tuple(_field(part.name, part.default, part.default_factory) for part in dataclasses.fields(cls))
    defaults = cls.__struct_defaults__  # of the last fields; `structs.fields` would evaluate every annotation
    without = (NODEFAULT,) * (len(cls.__struct_fields__) - len(defaults))
    return tuple(
        _field(name, NODEFAULT, default) if isinstance(default, _FACTORY) else _field(name, default)
        for name, default in zip(cls.__struct_fields__, (*without, *defaults), strict=True)
    )


def _field(name: str, default: Any, factory: Any = NODEFAULT) -> FieldOfValue:
    has_default = default is not NODEFAULT and default is not dataclasses.MISSING
    has_factory = factory is not NODEFAULT and factory is not dataclasses.MISSING
    return FieldOfValue(name, default if has_default else NO_DEFAULT, required=not has_default and not has_factory)


class _Made(Struct, frozen=True):
    each: dict[str, str] = field(default_factory=dict)


_FACTORY: Final = type(_Made.__struct_defaults__[0])  # msgspec gives it no public name


if not TYPE_CHECKING:

    def replace(value: Any, /, **changes: Any) -> Any:
        """The value with other parts, checked as a new one is; TypeError for a part that it has not."""
        change = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return change(value, **changes)


class Record(NamedValue):
    """`kind` names the table and the line of a bundle for ever; `home` is named once and never moves.

    `noun` is what a reader calls it inside an English sentence, marked by `N_p("kind", …)`, `nouns` what several are
    called, marked by `N_p("kinds", …)`; a restricted twin is called like the other. `home_kinds` says who may keep
    rows of the kind; where there are several, the row's home says whose it is. A row of an `insert_only` type is
    written once: the write door refuses to change it, undo may hide it. The texts of a type that is not `searched` are
    in no index: names copied for the record of one meeting would find the same person a hundred times. Of a `signed`
    type, what a committee decided or voted, only its chair or its secretary settles two versions.
    """

    kind: ClassVar[str]
    noun: ClassVar[str]
    nouns: ClassVar[str]
    home_kinds: ClassVar[frozenset[HomeKind]]
    data_class: ClassVar[DataClass]
    insert_only: ClassVar[bool] = False
    searched: ClassVar[bool] = True
    signed: ClassVar[bool] = False

    id: UUID
    home: HomeId


class CommitteeOpen(Record):
    """Base of what a committee keeps and anybody may see."""

    home_kinds = frozenset({HomeKind.COMMITTEE})
    data_class = DataClass.OPEN


class CommitteeInternal(Record):
    """Base of what a committee keeps for itself, its partners and the CTJ."""

    home_kinds = frozenset({HomeKind.COMMITTEE})
    data_class = DataClass.INTERNAL


class CommitteeRestricted(Record):
    """Base of the substance of closed items."""

    home_kinds = frozenset({HomeKind.COMMITTEE})
    data_class = DataClass.RESTRICTED


class OfficeOpen(Record):
    """Base of what an office keeps and anybody may see; a public body may be at home with the conference."""

    home_kinds = frozenset({HomeKind.OFFICE, HomeKind.CTJ})
    data_class = DataClass.OPEN


class OfficeInternal(Record):
    """Base of what an office keeps: names and functions of persons."""

    home_kinds = frozenset({HomeKind.OFFICE})
    data_class = DataClass.INTERNAL


class OfficePersonal(Record):
    """Base of what never leaves an office but between its own devices."""

    home_kinds = frozenset({HomeKind.OFFICE})
    data_class = DataClass.PERSONAL


class ReferenceOpen(Record):
    """Base of reference data: the conference keeps what is for all, an office or a committee has its own beside it."""

    home_kinds = frozenset(HomeKind)
    data_class = DataClass.OPEN


class OwnInternal(Record):
    """Base of what an office or a committee writes for its own use: its partners and the CTJ may see it."""

    home_kinds = frozenset({HomeKind.OFFICE, HomeKind.COMMITTEE})
    data_class = DataClass.INTERNAL
