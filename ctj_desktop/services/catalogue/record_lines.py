"""How does a list show the records of a kind: what each is called, what stands below it, on which side it is?"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.record import NamedValue, Record, field
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_words import Said, is_said, runs, said
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.titles import Subject, name_text, short_text, subjects
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.homes import kept_homes
from ctj_desktop.storage.open_file import OpenFile


class RecordLine(NamedValue):
    """One record: its name, what stands below it and at its right, the side of the border, and who keeps it."""

    key: UUID
    name: str
    second: str = ""
    second_colour: str = ""
    right: str = ""
    right_colour: str = ""
    side: str = ""
    runs: bool = True
    """Whether it has begun and is not over."""
    ours: bool = True
    found_by: str = ""
    """Every word by which it is found, folded."""
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What it says in the fields by which it can be chosen, and that in words."""


def record_lines(
    store: OpenFile,
    t: Translator,
    kind: str,
    today: date,
    *,
    among: Mapping[str, object],
    name: Sequence[str] = (),
    second: Sequence[str] = (),
    right: Sequence[str] = (),
    ordered: bool = False,
    by: Sequence[str] = (),
    on: date | None = None,
) -> list[RecordLine]:
    """The records whose fields have these values, by name, or in their own order where they have one.

    `second` names the fields that stand below the name, `right` those at its right, `name` those that stand for it
    where it would be that of a record everybody knows is meant. What stands in no field is in `line_words`. `by` are
    the fields by which lines can be chosen afterwards; of records with a period only those of the day `on` are meant,
    if there is one, and their lines speak of that day.
    """
    cls = BY_NAME[kind]
    records: list[Any] = list(store.all(cls, order="position, id" if ordered else "id", deleted=False, **among))
    if on is not None:
        records = [record for record in records if day_within(record, on)]
    known = subjects(store, [(kind, record.id) for record in records])
    words = values_of(store, t, on or today, records, (*name, *second, *right, *by))
    kept, lines = kept_homes(store), []
    for record in records:
        subject = known[kind, record.id]
        below, beside = (_joined(words, record, names) for names in (second, right))
        said_name = _joined(words, record, name).text or called(t, subject)
        side = getattr(record, "side", None)
        lines.append(
            RecordLine(
                key=record.id,
                name=said_name,
                second=below.text,
                second_colour=below.colour,
                right=beside.text,
                right_colour=beside.colour,
                side=side.value.upper() if isinstance(side, Side) else "",
                runs=runs(record, on or today),
                ours=record.home in kept,
                found_by=sort_key(" ".join((said_name, subject.name.fr.text, subject.name.de.text, below.text))),
                values={
                    one: (_scalar(value), words[record.id, one].text)
                    for one in by
                    if (value := getattr(record, one)) is not None
                },
            )
        )
    if ordered:
        return lines
    return sorted(lines, key=lambda line: (not line.ours, not line.runs, sort_key(line.name), line.key))


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
    store: OpenFile, t: Translator, today: date, records: Sequence[Record], names: Sequence[str]
) -> dict[tuple[UUID, str], Said]:
    """Some fields of some records of one kind in words, by id and field, and what stands in no field."""
    references: set[tuple[str, UUID]] = set()
    for record in records:
        for name, kind in store.schema.shapes[record.kind].references.items():
            if name in names and isinstance(key := getattr(record, name), UUID):
                references.add((kind, key))
    words = ValueWords(t, store, subjects(store, references))
    found: dict[tuple[UUID, str], Said] = {}
    for name in names:
        if is_said(name):
            found |= {(key, name): text for key, text in said(store, t, today, records, name).items()}
        else:
            texts = ((one, words.of_field(one.kind, name, getattr(one, name))) for one in records)
            found |= {(one.id, name): Said(text=text) for one, text in texts}
    return found


def _joined(words: Mapping[tuple[UUID, str], Said], record: Record, names: Sequence[str]) -> Said:
    """In one line, in the colour of the first that has one."""
    found = [words[record.id, name] for name in names if words[record.id, name].text]
    return Said(
        text=" · ".join(one.text for one in found), colour=next((one.colour for one in found if one.colour), "")
    )


def _scalar(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
