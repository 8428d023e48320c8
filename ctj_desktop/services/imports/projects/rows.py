"""What does a row say of a project: title, route, lead bodies, days, and the money asked for?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import SourceRow, as_text
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.refusals import NoCurrencyThere, NotAnAmountThere, ProjectEndsBefore
from ctj_desktop.services.imports.row_cells import ReadColumns, RowCells

SIDE_OF: Final = {Currency.EUR: Side.FR, Currency.CHF: Side.CH}
"""Each side has its own money."""
AMOUNTS: Final = {"requested": None, "requested_eur": Currency.EUR, "requested_chf": Currency.CHF}


class LeadSaid(NamedValue):
    """A lead body by its name; its side where a column says it."""

    name: str
    side: Side | None = None


class ProjectSaid(NamedValue):
    """What a row says; empty texts and None say nothing."""

    title: str = ""
    title_de: str = ""
    number: str = ""
    summary: str = ""
    summary_de: str = ""
    pipeline: str = ""
    call: str = ""
    place: str = ""
    starts: date | None = None
    ends: date | None = None
    leads: tuple[LeadSaid, ...] = ()
    requested: tuple[Money, ...] = ()
    remarks: tuple[UserError, ...] = ()


def project_said(row: SourceRow, columns: ReadColumns) -> ProjectSaid:
    """What a row says; NotADayThere, ProjectEndsBefore."""
    found = RowCells(row, columns)
    starts, ends = found.days("project_start", "project_end", "project_period")
    if starts is not None and ends is not None and ends < starts:
        raise ProjectEndsBefore(starts, ends)
    leads, requested = _leads(found), _requested(found)
    return ProjectSaid(
        title=found.line("project_title"),
        title_de=found.line("project_title_de"),
        number=found.line("project_number"),
        summary=found.text("summary"),
        summary_de=found.text("summary_de"),
        pipeline=found.line("pipeline"),
        call=found.line("call"),
        place=found.line("project_place"),
        starts=starts,
        ends=ends,
        leads=leads,
        requested=requested,
        remarks=tuple(found.remarks),
    )


def _leads(found: RowCells) -> tuple[LeadSaid, ...]:
    """One of each side, or one whose side stands in a column of its own."""
    sides = {"lead": found.closed("project_side", cells.side), "lead_fr": Side.FR, "lead_ch": Side.CH}
    return tuple(LeadSaid(name=name, side=side) for column, side in sides.items() if (name := found.line(column)))


def _requested(found: RowCells) -> tuple[Money, ...]:
    """The sums, each in the currency that stands in its cell, its column or beside it; none is converted."""
    amounts: list[Money] = []
    beside = found.closed("currency", cells.currency)
    for name, of_column in AMOUNTS.items():
        cell, title = found.cell(name), found.columns.title(name)
        try:
            said = cells.an_amount(cell, title)
        except NotAnAmountThere as error:
            found.remarks.append(error)
            continue
        if said is None or not said[0]:
            continue
        currency = said[1] or of_column or _in_title(title) or beside
        if currency is None:
            found.remarks.append(NoCurrencyThere(title, as_text(cell)[:60]))
        elif of_column not in (None, currency):
            found.remarks.append(NotAnAmountThere(title, as_text(cell)[:60]))
        elif all(one.currency is not currency for one in amounts):
            amounts.append(Money.parse(str(said[0]), currency))
    return tuple(amounts)


def _in_title(title: str) -> Currency | None:
    words = {cells.CURRENCIES.get(word) for word in cells.plain(title).split()} - {None}
    return Currency[str(words.pop())] if len(words) == 1 else None
