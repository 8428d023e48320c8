"""How are the rows of any list taken, one after the other, each whole or not at all?"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import Record, RecordKey, fields
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import SourceRow
from ctj_desktop.services.imports.refusals import RowRefused, SaidOtherwiseBefore
from ctj_desktop.services.imports.verdicts import ImportOrder, PartTaken, RowFate, RowVerdict, Touched
from ctj_desktop.storage.open_file import OpenFile

OFTEN: Final = 20
"""Rows between two reports."""


class RowsHeld(Protocol):
    """What is here already, and what would be after the rows so far."""

    def put(self, row: Record) -> None:
        """As it shall be."""

    def changes(self) -> Iterator[tuple[Record, Record | None]]:
        """Every row that was put, as it shall be and as it was."""


class RowWaits(Exception):
    """The row may be about somebody who is here; `further` names a body with which that would be a further function."""

    def __init__(self, twin: str, further: str = "", *, of: str = Person.kind) -> None:
        super().__init__(twin)
        self.twin, self.further, self.of = twin, further, of


class RowChanges:
    """What one row adds and changes, until it is taken."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = ""
        self.records: dict[RecordKey, tuple[Record, Collection[str]]] = {}
        self.before: dict[RecordKey, Record | None] = {}
        self.joined: list[str] = []
        self.is_here = False
        """Whether what the row is about is here already: then what it adds is a change of that."""
        self.why: list[UserError] = []
        self.part: PartTaken | None = None
        self.then: list[Callable[[], None]] = []
        """What is done once it is taken."""

    def note(self, after: Record, before: Record | None, fields: Collection[str]) -> None:
        """A record as it shall be."""
        self.records[after.kind, after.id] = after, fields
        self.before[after.kind, after.id] = before


class RowPlanner(ABC):
    """Takes rows; `plan_row` of a kind of list notes what one of them adds and changes, or refuses it."""

    def __init__(self, store: OpenFile, order: ImportOrder, held: RowsHeld) -> None:
        self._store, self._order, self.held = store, order, held
        self._said: dict[tuple[UUID, str], int] = {}
        self._row: RowChanges

    def in_order(self, rows: Sequence[SourceRow]) -> Sequence[SourceRow]:
        """The order in which the rows are looked at: as they stand."""
        return rows

    @abstractmethod
    def plan_row(self, row: SourceRow) -> None:
        """What the row is about, and what it adds and changes; RowRefused, RowWaits."""

    def take(self, row: SourceRow) -> RowVerdict:
        """What becomes of the row; where it is taken, the rows after find what it adds."""
        mine = self._row = RowChanges(row.number)
        try:
            self.plan_row(row)
        except RowRefused as refused:
            return self._verdict(RowFate.REFUSED, why=(refused, *mine.why))
        except RowWaits as waits:
            return self._verdict(
                RowFate.DUPLICATE, twin=waits.twin, of=waits.of, further=waits.further, why=tuple(mine.why)
            )
        added, touched, sums = [], [], list[tuple[str, str, Money]]()
        for record, said in mine.records.values():
            before = mine.before[record.kind, record.id]
            for field in said:
                self._said.setdefault((record.id, field), mine.number)
            if before is None:
                added.append(record.kind)
                sums += _sums(record)
            else:
                touched += self._differences(before, record)
            self.held.put(record)
        for act in mine.then:
            act()
        new = bool(added) and not mine.is_here
        fate = RowFate.NEW if new else RowFate.CHANGED if added or touched else RowFate.SAME
        joined, why = tuple(mine.joined), tuple(mine.why)
        return self._verdict(fate, added=tuple(added), sums=tuple(sums), touched=tuple(touched), joined=joined, why=why)

    def note(self, after: Record, before: Record | None, fields: Collection[str], name: str) -> None:
        """A record as the row says; SaidOtherwiseBefore where an earlier row says otherwise."""
        for field in fields:
            row = self._said.get((after.id, field))
            one, other = getattr(before, field, None), getattr(after, field)
            if row is not None and one != other:
                raise SaidOtherwiseBefore(str(row), name, _shown(one), _shown(other))
        self._row.note(after, before, fields)

    def _verdict(self, fate: RowFate, **said: Any) -> RowVerdict:  # the other fields of a verdict
        return RowVerdict(number=self._row.number, verdict=fate, name=self._row.name, part=self._row.part, **said)

    def _differences(self, before: Record, after: Record) -> list[Touched]:
        shape = self._store.schema.shapes[after.kind]
        return [
            Touched(
                kind=after.kind,
                row=after.id,
                register=register.name,
                before=register.to_json(register.value(before)),
                after=register.to_json(register.value(after)),
            )
            for register in shape.registers
            if register.value(before) != register.value(after)
        ]


def _sums(record: Record) -> Iterator[tuple[str, str, Money]]:
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, Money):
            yield record.kind, field.name, value


def worded(text: Bilingual) -> str:
    """Its French, else its German."""
    return text.fr.text or text.de.text


def _shown(value: object) -> str:
    """A value inside a refusal: short, as it was written."""
    if isinstance(value, Bilingual):
        return worded(value)
    return "–" if value is None else str(value)[:80]
