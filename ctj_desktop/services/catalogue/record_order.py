"""In which order does a list show the records of a kind? Read in one query, before any of its lines is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.hit_order import words_apart
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.folding import order_key
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_words import PERIOD, half_open, is_said, period_of, period_words
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.titles import DEEPEST, UNSURE, naming_registers, numbered_by
from ctj_desktop.services.steps.homes import home_rank, kept_homes
from ctj_desktop.storage.fields import PASSAGE, Shape
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.called import Called, called_rows, word_rows


def record_keys(
    store: OpenFile,
    t: Translator,
    kind: str,
    today: date,
    *,
    among: Mapping[str, object],
    name: Sequence[str] = (),
    ordered: bool = False,
    on: date | None = None,
) -> list[bytes]:
    """The ids of what `record_lines` shows under the same words, in the order of its lines.

    The fields of `name` are references: `can_order` says so.
    """
    references = store.schema.shapes[kind].references
    rows = called_rows(
        store,
        _called(store, t.language, kind),
        instead=[(one, _called(store, t.language, references[one])) for one in name],
        unknown=t("not communicated"),
        among=among,
        period=period_of(BY_NAME[kind]),
        day=on or today,
        that_day=on is not None,
        ordered=ordered,
    )
    homes = {home: UUID(bytes=home) for home in {home for _, home, _, _ in rows}}
    if ordered:
        rank = home_rank(store)
        ranks = {held: rank(home) for held, home in homes.items()}
        return [row[0] for row in sorted(rows, key=lambda row: ranks[row[1]])]
    kept = kept_homes(store)
    theirs = {held: home not in kept for held, home in homes.items()}
    nameless = kind_word(t, kind)
    places = [(theirs[home], not runs, order_key(called or nameless), key) for key, home, called, runs in rows]
    return [key for *_, key in sorted(places)]


def can_order(store: OpenFile, kind: str, name: Sequence[str]) -> bool:
    """Whether the file knows what a record is called by these fields: the words for other values are not its own.

    Nor is it known in one query where a column says of which kind the record is that names it.
    """
    references = store.schema.shapes[kind].references
    return not BY_KIND[kind].about_kind and all(one in references and not is_said(one) for one in name)


def record_words(
    store: OpenFile, t: Translator, kind: str, *, among: Mapping[str, object], second: Sequence[str]
) -> dict[bytes, str]:
    """By which words the lines of `record_lines` are found, by id: as `words_apart` gives them.

    `can_find` says whether the file knows the words of the fields `second`.
    """
    shape, period = store.schema.shapes[kind], period_of(BY_NAME[kind])
    others = [one for one in second if one in shape.references]
    rows = word_rows(
        store,
        _called(store, t.language, kind),
        texts=[_columns(shape, t.language, one) for one in second if one != PERIOD and one not in others],
        others=[(one, _called(store, t.language, shape.references[one])) for one in others],
        unknown=t("not communicated"),
        among=among,
        period=period,
    )
    if PERIOD not in second:
        return {row.id: words_apart(sort_key(row.words)) for row in rows}

    def lasting(row: Any) -> str:  # a row of the query
        days = (date.fromisoformat(day) if day else None for day in (row.start, row.end))
        return period_words(t, *half_open(period, *days))

    return {row.id: words_apart(sort_key(f"{row.words} {lasting(row)}")) for row in rows}


def can_find(store: OpenFile, kind: str, second: Sequence[str]) -> bool:
    """Whether the file knows the words of these fields: texts, the names of other records, the days of a period."""
    shape = store.schema.shapes[kind]
    if BY_KIND[kind].about_kind:
        return False
    texts = {register.field for register in shape.text_registers}
    return all(one == PERIOD or (not is_said(one) and (one in shape.references or one in texts)) for one in second)


def _columns(shape: Shape, language: Language, field: str) -> tuple[str, ...]:
    """Those of a text, that of the language first."""
    columns = tuple(register.columns[0] for register in shape.registers if register.field == field)
    return columns[::-1] if language is Language.DE else columns


def _called(store: OpenFile, language: Language, kind: str, depth: int = DEEPEST) -> Called:
    """As `services/naming/titles.py` calls its records."""
    shape, entry = store.schema.shapes[kind], BY_KIND[kind]
    registers = naming_registers(shape)
    names = [register.columns[0] for register in registers]
    bilingual = any(register.codec is PASSAGE for register in registers)
    numbers = numbered_by(shape)
    unsure = "code" if UNSURE in shape.by_name and "code" in numbers else ""
    known = {name: shape.references[name] for name in entry.about if name in shape.references}
    about = {"id": entry.part_of.kind} if entry.part_of else known
    return Called(
        kind=kind,
        numbers=tuple(name for name in numbers if name != unsure),
        unsure=unsure,
        sure=UNSURE if unsure else "",
        names=tuple(names[1::-1] if bilingual and language is Language.DE else names[:2] if bilingual else names),
        joined=not bilingual,
        about=tuple((name, _called(store, language, other, depth - 1)) for name, other in about.items() if depth > 1),
    )
