"""In which order does a list show the records of a kind? Read in one query, before any of its lines is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_words import is_said, period_of
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.titles import DEEPEST, UNSURE, naming_registers, numbered_by
from ctj_desktop.services.steps.homes import home_rank, kept_homes
from ctj_desktop.storage.fields import PASSAGE
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.called import Called, called_rows


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
        unknown=t("another record"),
        among=among,
        period=period_of(BY_NAME[kind]),
        day=on or today,
        that_day=on is not None,
        ordered=ordered,
    )
    homes = {held: UUID(bytes=held) for held in {row.home for row in rows}}
    if ordered:
        rank = home_rank(store)
        ranks = {held: rank(home) for held, home in homes.items()}
        return [row.id for row in sorted(rows, key=lambda row: ranks[row.home])]
    kept = kept_homes(store)
    theirs = {held: home not in kept for held, home in homes.items()}
    nameless = kind_word(t, kind)

    def place(row: Any) -> tuple[bool, bool, str, bytes]:  # a row of the query
        return theirs[row.home], not row.runs, sort_key(row.name or nameless), row.id

    return [row.id for row in sorted(rows, key=place)]


def can_order(store: OpenFile, kind: str, name: Sequence[str]) -> bool:
    """Whether the file knows what a record is called by these fields: the words for other values are not its own."""
    references = store.schema.shapes[kind].references
    return all(one in references and not is_said(one) for one in name)


def _called(store: OpenFile, language: Language, kind: str, depth: int = DEEPEST) -> Called:
    """As `services/naming/titles.py` calls its records."""
    shape, entry = store.schema.shapes[kind], BY_KIND[kind]
    registers = naming_registers(shape)
    names = [register.columns[0] for register in registers]
    bilingual = any(register.codec is PASSAGE for register in registers)
    numbers = numbered_by(shape)
    unsure = "code" if UNSURE in shape.by_name and "code" in numbers else ""
    about = {"id": entry.part_of.kind} if entry.part_of else {name: shape.references[name] for name in entry.about}
    return Called(
        kind=kind,
        numbers=tuple(name for name in numbers if name != unsure),
        unsure=unsure,
        sure=UNSURE if unsure else "",
        names=tuple(names[1::-1] if bilingual and language is Language.DE else names[:2] if bilingual else names),
        joined=not bilingual,
        about=tuple((name, _called(store, language, other, depth - 1)) for name, other in about.items() if depth > 1),
    )
