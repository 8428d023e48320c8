"""What is a record: a frozen row with an id, a home and a class?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar, dataclass_transform
from uuid import UUID

from ctj_desktop.domain.ids import HomeId

T = TypeVar("T")


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


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Frozen, slotted, keyword-only: the shape of every record."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@record
class Record:
    """`kind` names the table and the line of a bundle for ever; `home` is named once and never moves.

    A row of an `insert_only` type is written once: the write door refuses to change it, undo may hide it.
    """

    kind: ClassVar[str]
    home_kind: ClassVar[HomeKind]
    data_class: ClassVar[DataClass]
    insert_only: ClassVar[bool] = False

    id: UUID
    home: HomeId


class CommitteeOpen(Record):
    """Base of what a committee keeps and anybody may see."""

    __slots__ = ()
    home_kind = HomeKind.COMMITTEE
    data_class = DataClass.OPEN


class CommitteeInternal(Record):
    """Base of what a committee keeps for itself, its partners and the CTJ."""

    __slots__ = ()
    home_kind = HomeKind.COMMITTEE
    data_class = DataClass.INTERNAL


class CommitteeRestricted(Record):
    """Base of the substance of closed items."""

    __slots__ = ()
    home_kind = HomeKind.COMMITTEE
    data_class = DataClass.RESTRICTED


class OfficeOpen(Record):
    """Base of what an office keeps and anybody may see."""

    __slots__ = ()
    home_kind = HomeKind.OFFICE
    data_class = DataClass.OPEN


class OfficeInternal(Record):
    """Base of what an office keeps: names and functions of persons."""

    __slots__ = ()
    home_kind = HomeKind.OFFICE
    data_class = DataClass.INTERNAL


class OfficePersonal(Record):
    """Base of what never leaves an office but between its own devices."""

    __slots__ = ()
    home_kind = HomeKind.OFFICE
    data_class = DataClass.PERSONAL


class CtjOpen(Record):
    """Base of the reference data that the conference keeps."""

    __slots__ = ()
    home_kind = HomeKind.CTJ
    data_class = DataClass.OPEN
