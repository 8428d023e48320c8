"""Which kinds of record does this version store? Their shapes are enough to read and write."""

from collections.abc import Mapping, Sequence
from functools import cache

from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.storage.fields import Shape, derive, id_owners

SEARCH_TABLES = (
    "CREATE TABLE search_row (n INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row_id BLOB NOT NULL, UNIQUE (tbl, row_id))",
    "CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='', contentless_delete=1, "
    "tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')",
)


class Schema(PositionalValue):
    """The shapes of one set of record types; `storage.ddl` lays out their tables."""

    shapes: Mapping[str, Shape]


def build_schema(kinds: Sequence[type[Record]]) -> Schema:
    """Shapes for these kinds; parents before children."""
    owners = id_owners(kinds)
    return Schema(shapes={cls.kind: derive(cls, owners) for cls in kinds})


@cache
def current_schema() -> Schema:
    """The schema of this version of the program."""
    return build_schema(KINDS)
