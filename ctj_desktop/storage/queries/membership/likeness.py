"""Which persons or bodies may be like one that is being typed, by words of the name, mail address or telephone?

Rather too many than too few, and so few that each can be looked at between two letters.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import match_expression

WHOLE: Final = 60
"""Of those who have all the words; many of one name are more than anybody looks at."""
PARTLY: Final = 300
BEGINNING: Final = 3
"""Letters of a word that must be right: it may be mistyped behind them."""
_COLUMNS: Final = {
    "person": "id, given_name, family_name, work_email, work_phone, work_mobile",
    "organisation": "id, name_fr, name_de, short_name_fr, short_name_de, email, phone",
}
_MAILS: Final = {"person": ("work_email",), "organisation": ("email",)}
_PHONES: Final = {"person": ("work_phone", "work_mobile"), "organisation": ("phone",)}
_TITLED: Final = (
    "SELECT r.row_id FROM search_text JOIN search_row r ON r.n = search_text.rowid "
    "WHERE search_text MATCH :{0} AND r.tbl = :kind LIMIT :{0}_most"
)
_NAMED: Final = """
SELECT p.id, p.given_name, p.family_name, p.function_fr, p.function_de
FROM search_text JOIN search_row r ON r.n = search_text.rowid JOIN person p ON p.id = r.row_id
WHERE search_text MATCH :words AND r.tbl = 'person' AND p.deleted = 0
LIMIT :most
"""


def rows_like(
    store: OpenFile, kind: str, words: Collection[str], mails: Collection[str], digits: Collection[str]
) -> Sequence[Any]:
    """Id, then the names (a given and a family name, or those of a body in both languages), mail and telephones.

    `words` are folded; `digits` are the last ones of telephones.
    """
    given: dict[str, object] = {"kind": kind}
    parts = [*_by_words(words, given), *_by_mail(kind, mails, given), *_by_digits(kind, digits, given)]
    if not parts:
        return []
    found = " UNION ".join(f"SELECT * FROM ({part})" for part in parts)
    return store.rows(f"SELECT {_COLUMNS[kind]} FROM {kind} WHERE deleted = 0 AND id IN ({found})", given)


def persons_with_parts(store: OpenFile, words: str, most: int) -> Sequence[Any]:
    """Any parts of the name, the last one as it begins; in no order, and no more than asked for."""
    expression = match_expression(words)
    if expression is None:
        return []
    return store.rows(_NAMED, {"words": f"{{title}} : ({expression})", "most": most})


def _by_words(words: Collection[str], given: dict[str, object]) -> list[str]:
    if not words:
        return []
    whole = " AND ".join(f'"{word}"' for word in words)
    partly = " OR ".join(f'"{word[:BEGINNING]}"*' if len(word) > BEGINNING else f'"{word}"' for word in words)
    given |= {"whole": f"title : ({whole})", "whole_most": WHOLE}
    given |= {"partly": f"title : ({partly})", "partly_most": PARTLY}
    return [_TITLED.format("whole"), _TITLED.format("partly")]


def _by_mail(kind: str, mails: Collection[str], given: dict[str, object]) -> list[str]:
    found = []
    for number, mail in enumerate(mails):
        given[f"mail_{number}"] = mail
        found += [f"SELECT id FROM {kind} WHERE lower({column}) = lower(:mail_{number})" for column in _MAILS[kind]]
    return found


def _by_digits(kind: str, digits: Collection[str], given: dict[str, object]) -> list[str]:
    found = []
    for number, last in enumerate(digits):
        given[f"digits_{number}"] = f"%{last}%"
        found += [
            f"SELECT id FROM {kind} WHERE {column} <> '' AND replace({column}, ' ', '') LIKE :digits_{number}"
            for column in _PHONES[kind]
        ]
    return found
