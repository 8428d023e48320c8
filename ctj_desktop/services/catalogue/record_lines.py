"""How does a list show the records of a kind: what each is called, what stands below it, on which side it is?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.record import NamedValue, Record, field
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.folding import order_key
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_words import Said, is_said, runs, said
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.titles import Subject, name_text, short_text, subjects
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.homes import kept_homes, own_first
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.called import held_values

NOTHING_SAID: Final = Said()


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
    home: UUID | None = None
    found_by: str = ""
    """Every word by which it is found."""
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
    keepers: bool = False,
    keys: Collection[UUID] | None = None,
) -> list[RecordLine]:
    """The records whose fields have these values, by name, or in their own order where they have one; own ones first.

    Those with these `keys` alone, if any are given: `record_keys` says the order of all of them in one query.

    `second` names the fields that stand below the name, `right` those at its right, `name` those that stand for it
    where it would be that of a record everybody knows is meant. What stands in no field is in `line_words`. `by` are
    the fields by which lines can be chosen afterwards; of records with a period only those of the day `on` are meant,
    if there is one, and their lines speak of that day. A record without a name is called as what it is about, but for
    the records of `among`. With `keepers` what another office keeps says so.
    """
    records = _records(store, BY_NAME[kind], among, keys, on, ordered=ordered)
    owners = {value for value in among.values() if isinstance(value, UUID)}
    known = subjects(store, [(kind, record.id) for record in records])
    words = values_of(store, t, on or today, records, (*name, *second, *right, *by))
    kept, lines = kept_homes(store), []
    for record in records:
        subject = known[kind, record.id]
        below, beside = (_joined(words, record, names) for names in (second, right))
        said_name = _joined(words, record, name).text or called(t, subject, owners)
        ours, side = record.home in kept, getattr(record, "side", None)
        lines.append(
            RecordLine(
                key=record.id,
                name=said_name,
                second=_told(t, record, below.text) if keepers and not ours else below.text,
                second_colour=below.colour,
                right=beside.text,
                right_colour=beside.colour,
                side=side.value.upper() if isinstance(side, Side) else "",
                runs=runs(record, on or today),
                ours=ours,
                home=record.home,
                found_by=" ".join((said_name, subject.name.fr.text, subject.name.de.text, below.text)),
                values={
                    one: (_scalar(value), words[record.id, one].text)
                    for one in by
                    if (value := getattr(record, one)) is not None
                },
            )
        )
    if ordered:
        return lines
    return sorted(lines, key=lambda line: (not line.ours, not line.runs, order_key(line.name), line.key))


def _records(
    store: OpenFile,
    cls: type[Record],
    among: Mapping[str, object],
    keys: Collection[UUID] | None,
    on: date | None,
    *,
    ordered: bool,
) -> list[Any]:
    found: list[Any]
    if keys is not None:
        found = store.some(cls, keys)
    else:
        found = own_first(store, store.all(cls, order="position, id" if ordered else "id", deleted=False, **among))
    return found if on is None else [record for record in found if day_within(record, on)]


def place_after(store: OpenFile, kind: str, lines: Sequence[RecordLine], key: UUID, by: int) -> int | None:
    """The place (1 is first) to which a record moves past the one before or after it; None where there is none.

    `lines` are those that are shown, of which a filter may leave some out; a place counts all of the same owner.
    """
    home = next((line.home for line in lines if line.key == key), None)
    shown = [line.key for line in lines if line.home == home]
    beside = shown.index(key) + by if key in shown else -1
    if not 0 <= beside < len(shown):
        return None
    cls = BY_NAME[kind]
    moved = store.get(cls, key)
    among = {name: getattr(moved, name) for name in ("home", *BY_KIND[kind].goes_with)}
    whole = [record.id for record in store.all(cls, order="position, id", **among)]
    return whole.index(shown[beside]) + 1 if shown[beside] in whole else None


def _told(t: Translator, record: Record, below: str) -> str:
    """With who keeps it."""
    return " · ".join(filter(None, (below, t("Conference") if record.home == ctj_home() else t("Other office"))))


def called(t: Translator, subject: Subject, but: Collection[UUID] = ()) -> str:
    """Its number and its name, else the name of what it is about: of a mandate the person, and the seat below them."""
    if subject.named in (subject, None):
        return name_text(t, subject)
    others = (one for one in subject.about if one.id not in but)
    return next(filter(None, (short_text(t, one) for one in others)), "") or short_text(t, subject)


def matching(lines: Iterable[RecordLine], wanted: Wanted) -> list[RecordLine]:
    """Those with the chosen values in which every typed word begins a word; accents and case do not matter."""
    typed = sort_key(wanted.words)
    return [
        line
        for line in lines
        if words_begin(typed, sort_key(line.found_by))
        and all(line.values.get(name, ("", ""))[0] == value for name, value in wanted.chosen.items())
    ]


def values_among(
    store: OpenFile, t: Translator, kind: str, name: str, among: Mapping[str, object]
) -> list[tuple[str, str]]:
    """What records say in a field by which they can be chosen: the words in their order, and what they mean."""
    values = held_values(store, kind, name, among)
    target = store.schema.shapes[kind].references.get(name)
    words = ValueWords(t, store, subjects(store, [(target, value) for value in values] if target else []))
    found = {_scalar(value): words.of_field(kind, name, value) for value in values}
    return sorted(((word, value) for value, word in found.items()), key=lambda pair: (sort_key(pair[0]), pair[1]))


def values_of(
    store: OpenFile, t: Translator, today: date, records: Sequence[Record], names: Sequence[str]
) -> dict[tuple[UUID, str], Said]:
    """Some fields of some records of one kind in words, by id and field, and what stands in no field.

    Each record has each of them; of what nothing is said the words are empty.
    """
    references: set[tuple[str, UUID]] = set()
    for record in records:
        for name, kind in store.schema.shapes[record.kind].references.items():
            if name in names and isinstance(key := getattr(record, name), UUID):
                references.add((kind, key))
    words = ValueWords(t, store, subjects(store, references))
    found: dict[tuple[UUID, str], Said] = {}
    for name in names:
        if is_said(name):
            texts = said(store, t, today, records, name)
            found |= {(one.id, name): texts.get(one.id, NOTHING_SAID) for one in records}
        else:
            found |= {(one.id, name): Said(text=_value(t, words, one, name)) for one in records}
    return found


def _value(t: Translator, words: ValueWords, record: Any, name: str) -> str:
    """Of the name of a record the other language."""
    value = getattr(record, name)
    if isinstance(value, Bilingual) and name in BY_KIND[record.kind].named:
        return value.text(Language.DE if t.language is Language.FR else Language.FR)
    if isinstance(value, str) and name == "article":
        return article_in(value, t.language)
    if isinstance(value, int) and name == "minutes":
        return t("{count} min").format(count=t.number(value))
    if isinstance(value, int) and name == "rate":
        return t.percent(Decimal(value) / 10_000)
    return words.of_field(record.kind, name, value)


def _joined(words: Mapping[tuple[UUID, str], Said], record: Record, names: Sequence[str]) -> Said:
    """In one line, in the colour of the first that has one."""
    found = [words[record.id, name] for name in names if words[record.id, name].text]
    return Said(
        text=" · ".join(one.text for one in found), colour=next((one.colour for one in found if one.colour), "")
    )


def _scalar(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
