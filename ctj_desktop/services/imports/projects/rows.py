"""What does a row say of a project: title, route, stage, partners, days, and the money asked for, awarded and paid?"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import SourceRow, as_text
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.composed_titles import currency_in, scale_of
from ctj_desktop.services.imports.refusals import (
    BelowZeroThere,
    NoCurrencyThere,
    NotAnAmountThere,
    ProjectEndsBefore,
    RoundedThere,
    TooLargeThere,
)
from ctj_desktop.services.imports.row_cells import ReadColumns, RowCells

SIDE_OF: Final = {Currency.EUR: Side.FR, Currency.CHF: Side.CH}
"""Each side has its own money."""
FACTS: Final = ("requested", "awarded", "committed", "paid")
OF_COLUMN: Final = {"": None, "_eur": Currency.EUR, "_chf": Currency.CHF}
PARTED: Final = re.compile(r"[\n;•|]")
"""Between several names in one cell."""
SIDE_BEHIND: Final = re.compile(
    r"(.*\S)\s*(?:[(\[]\s*([A-Za-z]+)\s*[)\]]|[,–-]\s*(FR|CH|France|Frankreich|Suisse|Schweiz))"
)


class PartnerSaid(NamedValue):
    """A partner by its name; its side where it is said."""

    name: str
    side: Side | None = None
    lead: bool = False


class ProjectSaid(NamedValue):
    """What a row says; empty texts and None say nothing."""

    title: str = ""
    title_de: str = ""
    number: str = ""
    reference: str = ""
    summary: str = ""
    summary_de: str = ""
    pipeline: str = ""
    call: str = ""
    stage: str = ""
    place: str = ""
    objective: str = ""
    territories: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    partners: tuple[PartnerSaid, ...] = ()
    amounts: tuple[tuple[str, Money], ...] = ()
    """Each with what became of it."""
    days: tuple[tuple[str, date], ...] = ()
    """When each of these was."""
    remarks: tuple[UserError, ...] = ()

    def on(self, fact: str) -> date | None:
        """The day on which the money was asked for, awarded, committed or paid."""
        return dict(self.days).get(fact)


def project_said(row: SourceRow, columns: ReadColumns) -> ProjectSaid:
    """What a row says; NotADayThere, ProjectEndsBefore."""
    found = RowCells(row, columns)
    starts, ends = found.days("project_start", "project_end", "project_period")
    if starts is not None and ends is not None and ends < starts:
        raise ProjectEndsBefore(starts, ends)
    partners, amounts = (*_leads(found), *_partners(found)), tuple(_amounts(found))
    return ProjectSaid(
        title=found.line("project_title"),
        title_de=found.line("project_title_de"),
        number=found.line("project_number"),
        reference=found.line("funder_reference"),
        summary=found.text("summary"),
        summary_de=found.text("summary_de"),
        pipeline=found.line("pipeline"),
        call=found.line("call"),
        stage=found.line("stage"),
        place=found.line("project_place"),
        objective=found.text("programme_objective"),
        territories=_several(found, "territories"),
        themes=_several(found, "themes"),
        starts=starts,
        ends=ends,
        partners=partners,
        amounts=amounts,
        days=tuple(_days(found)),
        remarks=tuple(found.remarks),
    )


def _several(found: RowCells, name: str) -> tuple[str, ...]:
    """What stands below each other in a cell, or parted by commas."""
    return tuple(dict.fromkeys(said for part in re.split(r"[\n;,]", found.text(name)) if (said := part.strip())))


def _leads(found: RowCells) -> tuple[PartnerSaid, ...]:
    """One of each side, or one whose side stands in a column of its own or behind its name."""
    sides = {"lead": found.closed("project_side", cells.side), "lead_fr": Side.FR, "lead_ch": Side.CH}
    said = (_named(found.line(column), side, lead=True) for column, side in sides.items() if found.line(column))
    return tuple(said)


def _partners(found: RowCells) -> tuple[PartnerSaid, ...]:
    """Any number of each side, one below the other or parted by semicolons."""
    sides = {"partners": None, "partners_fr": Side.FR, "partners_ch": Side.CH}
    return tuple(
        _named(name, side)
        for column, side in sides.items()
        for part in PARTED.split(found.text(column))
        if (name := " ".join(part.split()))
    )


def _named(text: str, side: Side | None, *, lead: bool = False) -> PartnerSaid:
    """“Parc du Doubs (FR)”: the side behind a name is none of it."""
    behind = SIDE_BEHIND.fullmatch(text) if side is None else None
    told = cells.SIDES.get(cells.plain(behind[2] or behind[3])) if behind is not None else None
    if behind is None or told is None:
        return PartnerSaid(name=text, side=side, lead=lead)
    return PartnerSaid(name=behind[1], side=Side[told], lead=lead)


def _days(found: RowCells) -> Iterator[tuple[str, date]]:
    for fact in FACTS:
        name = f"{fact}_on"
        day = cells.a_day(found.cell(name), found.columns.title(name), found.columns.today)
        if day is not None:
            yield fact, day


def _amounts(found: RowCells) -> Iterator[tuple[str, Money]]:
    """The sums, each in the currency that stands in its cell, its title or beside it; none is converted."""
    beside = found.closed("currency", cells.currency)
    for fact in FACTS:
        known: set[Currency] = set()
        for ending, of_column in OF_COLUMN.items():
            money = _amount(found, f"{fact}{ending}", of_column, beside)
            if money is not None and money.currency not in known:
                known.add(money.currency)
                yield fact, money


def _amount(found: RowCells, name: str, of_column: Currency | None, beside: Currency | None) -> Money | None:
    cell, title = found.cell(name), found.columns.title(name)
    scale = scale_of(title)
    try:
        said = cells.an_amount(cell, title, scale)
    except (NotAnAmountThere, BelowZeroThere, TooLargeThere) as error:
        found.remarks.append(error)
        return None
    if said is None or not said.minor_units:
        return None
    currency, text = said.currency or of_column or currency_in(title) or beside, as_text(cell)[:60]
    if currency is None:
        found.remarks.append(NoCurrencyThere(title, text))
        return None
    if of_column not in (None, currency):
        found.remarks.append(NotAnAmountThere(title, text))
        return None
    money = Money(said.minor_units, currency)
    if cells.is_rounded(cell, said.minor_units, scale):
        found.remarks.append(RoundedThere(title, text, money))
    return money
