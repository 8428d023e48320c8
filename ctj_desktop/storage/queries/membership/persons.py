"""Which persons have a name like this, so many that a list at the cursor can hold them?"""

from collections.abc import Sequence
from typing import Any

from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import match_expression

_NAMED = """
SELECT p.id, p.given_name, p.family_name, p.function_fr, p.function_de
FROM search_text JOIN search_row r ON r.n = search_text.rowid JOIN person p ON p.id = r.row_id
WHERE search_text MATCH :words AND r.tbl = 'person' AND p.deleted = 0
LIMIT :most
"""


def persons_with_parts(store: OpenFile, words: str, most: int) -> Sequence[Any]:
    """Any parts of the name, the last one as it begins; in no order, and no more than asked for."""
    expression = match_expression(words)
    if expression is None:
        return []
    return store.rows(_NAMED, {"words": f"{{title}} : ({expression})", "most": most})
