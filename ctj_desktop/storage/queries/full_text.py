"""Which records of some kinds does the full-text index find, the ones that begin with the words first?"""

import re
from collections.abc import Collection, Sequence
from uuid import UUID

from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import MANY, match_expression

Key = tuple[str, UUID]
SHORTEST = 2


def keys_of(store: OpenFile, words: str, kinds: Collection[str], limit: int) -> list[Key]:
    """The hits whose title begins with the words, then the others; each once, at most `limit` of each."""
    expression = match_expression(words)
    if expression is None or not kinds:
        return []
    phrase = _phrase(words)
    begins = len(phrase) > SHORTEST  # two letters begin thousands of titles: looking at each takes too long for a key
    first = _matching(store, f'title : ^ "{phrase}" *', kinds, limit) if begins else []
    return list(dict.fromkeys([*first, *_matching(store, expression, kinds, limit)]))


def shown_kinds(store: OpenFile, ids: Sequence[UUID]) -> list[Key]:
    """The kinds of records that were ever written, in the order of `ids`; the log knows them all."""
    found: list[Key] = []
    for record in ids:
        kind = kind_of(store, record)
        if kind is not None and _is_shown(store, kind, record):
            found.append((kind, record))
    return found


def kind_of(store: OpenFile, record: UUID) -> str | None:
    """The kind of a record that was ever written, deleted or not; None for a stranger."""
    rows = store.rows("SELECT tbl FROM touched WHERE row_id = :id ORDER BY hlc LIMIT 1", {"id": record.bytes})
    return rows[0][0] if rows and rows[0][0] in store.schema.shapes else None


def _is_shown(store: OpenFile, kind: str, record: UUID) -> bool:
    return bool(store.rows(f"SELECT 1 FROM {kind} WHERE id = :id AND deleted = 0", {"id": record.bytes}))


def _phrase(words: str) -> str:
    """The words in their order."""
    found = re.findall(r"\w+", words)
    return " ".join(found)


def _matching(store: OpenFile, expression: str, kinds: Collection[str], limit: int) -> list[Key]:
    """The best first; above so many hits the newest first, since ranking scans them all."""
    store.show_written(search_text=True)
    count = store.rows(
        "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH :words LIMIT :many)",
        {"words": expression, "many": MANY + 1},
    )[0][0]
    order = "bm25(search_text, 5.0, 1.0)" if count <= MANY else "search_text.rowid DESC"
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    found = store.rows(
        "SELECT tbl, row_id FROM search_text JOIN search_row ON n = search_text.rowid "
        f"WHERE search_text MATCH :words AND tbl IN ({listed}) ORDER BY {order} LIMIT :limit",
        {"words": expression, "limit": limit},
    )
    return [(kind, UUID(bytes=row)) for kind, row in found]
