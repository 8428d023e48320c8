"""How does a list show the records of a kind: what each is called, what stands below it, on which side it is?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.record import NamedValue, Record, field
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.titles import Subject, name_text, short_text, subjects
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.homes import kept_homes
from ctj_desktop.storage.open_file import OpenFile

PERIOD: Final = "period"
"""Stands for the first and the last day of a record."""


class RecordLine(NamedValue):
    """One record: its name, what tells it from others, the side of the border, and who keeps it."""

    key: UUID
    name: str
    second: str = ""
    side: str = ""
    ours: bool = True
    found_by: str = ""
    """Every word by which it is found, folded."""
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What it says in the fields by which it can be chosen, and that in words."""


def record_lines(
    store: OpenFile,
    t: Translator,
    kind: str,
    *,
    among: Mapping[str, object],
    second: Sequence[str] = (),
    ordered: bool = False,
    by: Sequence[str] = (),
    on: date | None = None,
) -> list[RecordLine]:
    """The records whose fields have these values, by name, or in their own order where they have one.

    `second` names the fields that stand below the name; a period is said as one. `by` are the fields by which lines
    can be chosen afterwards; of records with a period only those of the day `on` are meant, if there is one.
    """
    cls = BY_NAME[kind]
    records: list[Any] = list(store.all(cls, order="position, id" if ordered else "id", deleted=False, **among))
    if on is not None:
        records = [record for record in records if day_within(record, on)]
    known = subjects(store, [(kind, record.id) for record in records])
    words, kept = values_of(store, t, records, {*second, *by}), kept_homes(store)
    lines = []
    for record in records:
        subject = known[kind, record.id]
        below = " · ".join(filter(None, (words[record.id, name] for name in second)))
        name = called(t, subject)
        side = getattr(record, "side", None)
        lines.append(
            RecordLine(
                key=record.id,
                name=name,
                second=below,
                side=side.value.upper() if isinstance(side, Side) else "",
                ours=record.home in kept,
                found_by=sort_key(" ".join((name, subject.name.fr.text, subject.name.de.text, below))),
                values={
                    one: (_scalar(value), words[record.id, one])
                    for one in by
                    if (value := getattr(record, one)) is not None
                },
            )
        )
    if ordered:
        return lines
    return sorted(lines, key=lambda line: (not line.ours, sort_key(line.name), line.key))


def called(t: Translator, subject: Subject) -> str:
    """Its number and its name, else the name of what it is about: of a mandate the person."""
    return name_text(t, subject) if subject.named in (subject, None) else short_text(t, subject)


def matching(lines: Sequence[RecordLine], wanted: Wanted) -> list[RecordLine]:
    """Those with the chosen values in which every typed word begins a word; accents and case do not matter."""
    typed = sort_key(wanted.words)
    return [
        line
        for line in lines
        if words_begin(typed, line.found_by)
        and all(line.values.get(name, ("", ""))[0] == value for name, value in wanted.chosen.items())
    ]


def values_among(lines: Sequence[RecordLine], name: str) -> list[tuple[str, str]]:
    """What the lines say in a field by which they can be chosen: the words in their order, and what they mean."""
    found = {line.values[name][0]: line.values[name][1] for line in lines if name in line.values}
    return sorted(((word, value) for value, word in found.items()), key=lambda pair: (sort_key(pair[0]), pair[1]))


def values_of(
    store: OpenFile, t: Translator, records: Collection[Record], names: Collection[str]
) -> dict[tuple[UUID, str], str]:
    """Some fields of some records in words, by id and field; `PERIOD` stands for first and last day together."""
    references: set[tuple[str, UUID]] = set()
    for record in records:
        for name, kind in store.schema.shapes[record.kind].references.items():
            if name in names and isinstance(key := getattr(record, name), UUID):
                references.add((kind, key))
    words = ValueWords(t, store, subjects(store, references))
    return {
        (record.id, name): period_text(t, record)
        if name == PERIOD
        else words.of_field(record.kind, name, getattr(record, name))
        for record in records
        for name in names
    }


def period_text(t: Translator, record: Any) -> str:
    """Since when and until when, as people write the last day; empty for what has no bounds."""
    start, end = (getattr(record, name, None) for name in ("start", "end"))
    last = end - timedelta(days=1) if end is not None else None
    if start is not None and last is not None:
        return t("{first} – {last}").format(first=t.date_long(start), last=t.date_long(last))
    if start is not None:
        return t("since {day}").format(day=t.date_long(start))
    return t("until {day}").format(day=t.date_long(last)) if last is not None else ""


def _scalar(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
