"""How did the texts of some records read before a certain act?"""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.log.heads import covers
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.texts import Bilingual, Passage
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import WrittenChangeset, writes

R = TypeVar("R", bound=Record)
FIELDS = ("text", "title")


def texts_before(store: OpenFile, act: UUID, records: Mapping[UUID, Record]) -> dict[UUID, Bilingual]:
    """The bilingual text of each record as the act that wrote the row `act` had seen it; not in it: written later."""
    made = next(iter(writes(store, [act])), None)
    if made is None or not records:
        return {}
    found: dict[UUID, Bilingual] = {}
    for one in writes(store, list(records)):  # the oldest first
        if not _was_before(made, one):
            continue
        for (kind, row), registers in one.rows.items():
            if row in records:
                found[row] = _with(store, kind, found.get(row, Bilingual()), registers)
    return found


def _was_before(made: WrittenChangeset, one: WrittenChangeset) -> bool:
    """By what the act had seen; in another scope, of which it says nothing, by the time."""
    if one.scope == made.scope:
        return covers(made.seen, one.dot.replica, one.dot.seq)
    return one.operation.at <= made.operation.at


def _with(store: OpenFile, kind: str, text: Bilingual, registers: Mapping[str, object]) -> Bilingual:
    """The text after a write; a value that this version cannot read stays as it was."""
    for name, value in registers.items():
        field, _, language = name.partition(".")
        if field not in FIELDS or language not in ("fr", "de"):
            continue
        register = store.schema.shapes[kind].by_name[name]
        try:
            passage = register.from_json(value)  # type: ignore[arg-type]
        except (ValueError, KeyError, TypeError):
            continue
        text = replace(text, **{language: passage or Passage()})
    return text
