"""What does a record look like as plain JSON: keys in English, ids as text, dates ISO, money with its currency?"""

from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import Record, fields, is_value
from ctj_desktop.domain.texts import Bilingual


def as_plain_json(value: Any) -> Json:  # any field of any record
    """The JSON form of the command line; TypeError for a type that no record has."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | UUID):
        return str(value)
    if isinstance(value, Bilingual):
        return {"fr": value.fr.text, "de": value.de.text}
    if isinstance(value, Money):
        return {"amount": f"{value.amount:.2f}", "currency": value.currency.value}
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [as_plain_json(part) for part in value]
    if isinstance(value, dict):
        return {str(name): as_plain_json(part) for name, part in value.items()}
    if is_value(value):
        return {part.name: as_plain_json(getattr(value, part.name)) for part in fields(value)}
    raise TypeError(type(value).__name__)


def plain_record(record: Record) -> dict[str, Json]:
    """A record with its kind first."""
    found = as_plain_json(record)
    assert isinstance(found, dict)
    return {"kind": record.kind, **found}
