"""What does a list say as a table for another program: every field in its own column, with cells of their type?

The headings are the names of the fields, so that an import knows them again.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from ctj_desktop.domain.days import HALF_OPEN, days_later
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import PositionalValue, Record, fields
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.records.twins import PAIRS
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.files.stepwise import Step, no_step, pieces
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.catalogue.line_words import (
    ATTENDED,
    CLOSED,
    COUNTED,
    DOUBT,
    FILED,
    HOLDER,
    MEMBERS,
    NAMES,
    NEEDS,
    ON_SITE,
    PERIOD,
    PUBLISHED,
    PUBLISHER,
    ROUTE,
    RULES,
    SEATING,
    STAGE,
    TURNOUT,
    UNTIL,
    VOICE,
    WORTH,
    is_said,
    said,
)
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.titles import subjects
from ctj_desktop.services.steps.records import these
from ctj_desktop.storage.open_file import OpenFile

HEADINGS: Final = {
    ATTENDED: N_("Attended"),
    CLOSED: N_("Closed on"),
    COUNTED: N_("Figures"),
    DOUBT: N_("To confirm"),
    FILED: N_("File"),
    HOLDER: N_("Holder"),
    MEMBERS: N_("Members"),
    NAMES: N_("Members"),
    NEEDS: N_("Needs"),
    ON_SITE: N_("Resource site"),
    PERIOD: N_("Period"),
    PUBLISHED: N_("Published results"),
    PUBLISHER: N_("Published by"),
    ROUTE: N_("Funding route"),
    RULES: N_("Rules"),
    SEATING: N_("Seat"),
    STAGE: N_("Stage"),
    TURNOUT: N_("Participants"),
    UNTIL: N_("Until"),
    VOICE: N_("Voice"),
    WORTH: N_("Worth"),
}
"""Of words that stand in no field."""
TYPED: Final = (bool, datetime, date, time, int)


class _Column(PositionalValue):
    heading: str
    cell: Callable[[Any], Cell]  # of a record of the kind


def exported_list(
    store: OpenFile,
    t: Translator,
    kind: str,
    keys: Sequence[UUID],
    names: Sequence[str],
    *,
    title: str,
    today: date,
    step: Step = no_step,
) -> CellTable:
    """The records in this order; `names` are fields and words of `line_words`.

    A text in two languages has two columns, an address one for each of its parts, an amount one for its currency. A
    column in which nothing stands is there all the same: whoever fills the file in elsewhere finds its heading.
    """
    cls = BY_NAME[kind]
    both = next((common for common, pair in PAIRS.items() if cls in pair), cls)  # of a closed item too

    def columns(records: Sequence[Record]) -> list[_Column]:
        return [column for name in dict.fromkeys(names) for column in _columns(store, t, kind, records, name, today)]

    rows: list[tuple[Cell, ...]] = []
    for piece in pieces(keys, step):
        records = these(store, both, piece)
        shown = columns(records)
        rows += [tuple(column.cell(record) for column in shown) for record in records]
    return CellTable(title, tuple(column.heading for column in columns(())), tuple(rows))


def _columns(
    store: OpenFile, t: Translator, kind: str, records: Sequence[Record], name: str, today: date
) -> Iterator[_Column]:
    if is_said(name):
        words = said(store, t, today, records, name)
        yield _Column(t(HEADINGS[name]), lambda record: words[record.id].text if record.id in words else "")
        return
    types = _types(BY_NAME[kind], name)
    heading = register_name(t, name)
    if Bilingual in types:
        for language in (Language.FR, Language.DE):
            yield _Column(register_name(t, f"{name}.{language}"), _passage(name, language))
    elif Address in types:
        for part in fields(Address):
            said_part = t("Additional lines") if part.name == "lines" else register_name(t, part.name)
            yield _Column(f"{heading} ({said_part})", _part(name, part.name))
    elif Money in types:
        yield _Column(heading, lambda record: _of(record, name, lambda money: money.amount))
        yield _Column(
            f"{heading} ({t('Currency')})", lambda record: _of(record, name, lambda money: money.currency.value)
        )
    else:
        yield _Column(heading, _value(store, t, kind, records, name))


@cache
def _types(cls: type[Record], name: str) -> tuple[Any, ...]:
    hint = get_type_hints(cls)[name]
    return hint, *get_args(hint)


def _passage(name: str, language: Language) -> Callable[[Any], Cell]:
    return lambda record: getattr(record, name).text(language)


def _part(name: str, part: str) -> Callable[[Any], Cell]:
    """A part of an address; its first lines in one cell, the country by its two letters."""

    def cell(record: Any) -> Cell:
        address = getattr(record, name)
        value = getattr(address, part) if address is not None else ""
        if isinstance(value, tuple):
            return "\n".join(value)
        return str(value).upper() if part == "country" else value

    return cell


def _of(record: Any, name: str, read: Callable[[Any], Cell]) -> Cell:
    value = getattr(record, name)
    return None if value is None else read(value)


def _value(store: OpenFile, t: Translator, kind: str, records: Sequence[Record], name: str) -> Callable[[Any], Cell]:
    """Days, times and whole numbers as they are, anything else in words; the last day of a half-open period."""
    target = store.schema.shapes[kind].references.get(name)
    keys = {key for record in records if isinstance(key := getattr(record, name), UUID)}
    words = ValueWords(t, store, subjects(store, [(target, key) for key in keys] if target else []))

    def cell(record: Any) -> Cell:
        value = getattr(record, name)
        if isinstance(value, bool) or not isinstance(value, TYPED):
            return words.of_field(kind, name, value)
        if isinstance(value, datetime):
            return value.astimezone(ZONE).replace(tzinfo=None)  # a cell knows no zone
        return days_later(value, -1) if name in HALF_OPEN and isinstance(value, date) else value

    return cell
