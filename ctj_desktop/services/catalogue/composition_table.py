"""What does the committee of a day say as a table for another program: a line for each seat, with who sits on it?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.catalogue.exported_list import exported_list
from ctj_desktop.services.membership.lists import SeatLine
from ctj_desktop.storage.open_file import OpenFile

K = TypeVar("K")
SEAT: Final = ("label", "organisation", "college", "side", "capacity")
HOLDER: Final = (
    *("salutation", "title", "given_name", "family_name", "function"),
    *("work_email", "work_phone", "work_mobile", "work_address", "language"),
)
MANDATE: Final = ("start", "end")
SUBSTITUTES: Final = N_("Substitute")


def composition_table(store: OpenFile, t: Translator, seats: Sequence[SeatLine], title: str, day: date) -> CellTable:
    """The seats in their order; a vacant one, or one of somebody who is not here, has empty cells for the person."""
    persons = [one.id for one in store.some(Person, {seat.holder for seat in seats if seat.holder is not None})]
    mandates = [one.id for one in store.some(Mandate, {seat.mandate for seat in seats if seat.mandate is not None})]
    of_seat = exported_list(store, t, Seat.kind, [seat.key for seat in seats], SEAT, title=title, today=day)
    held = exported_list(store, t, Person.kind, persons, HOLDER, title=title, today=day)
    lasting = exported_list(store, t, Mandate.kind, mandates, MANDATE, title=title, today=day)
    by_person = dict(zip(persons, held.rows, strict=True))
    by_mandate = dict(zip(mandates, lasting.rows, strict=True))
    rows = tuple(
        (*row, *_cells(held, by_person, seat.holder), *_cells(lasting, by_mandate, seat.mandate), _names(seat))
        for row, seat in zip(of_seat.rows, seats, strict=True)
    )
    return CellTable(title, (*of_seat.headings, *held.headings, *lasting.headings, t(SUBSTITUTES)), rows)


def _cells(table: CellTable, rows: Mapping[K, tuple[Cell, ...]], key: K | None) -> tuple[Cell, ...]:
    return rows[key] if key is not None and key in rows else (None,) * len(table.headings)


def _names(seat: SeatLine) -> str:
    return ", ".join(seat.substitutes)
