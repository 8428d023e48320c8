"""Which records of a kind have a name in which words begin like these, so few that a list below a field can hold them?

The full-text index answers, unless its hits are too many to be looked at: then the names of a kind of a few thousand
rows are read through, each letter looked for by the class of its accented forms.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.hit_order import MANY_HITS
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import TITLE_FIELDS, is_searched

FEW: Final = 8_000
"""Up to so many rows, reading all their names takes less than a keystroke."""
SIGNS: Final = "[ '’./(«-]"
"""What stands before a word."""
LETTERS: Final = range(0xC0, 0x180)


class Naming(NamedValue):
    """By which columns a kind is named; where all of them are empty, by the record that one of `otherwise` refers to.

    `first` are its number or code, `names` its name, `also` what it is called besides.
    """

    kind: str
    first: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, "Naming"], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them, the number first."""
        return (*self.first, *self.names, *self.also)


class NamedRow(NamedValue):
    """A record by its id, what its columns hold, and by all of it where another record names it."""

    id: UUID
    values: Mapping[str, str]
    whole: str


def named_rows(
    store: OpenFile,
    naming: Naming,
    words: Sequence[str],
    among: Mapping[str, object],
    most: int,
    *,
    newest_first: bool = False,
) -> list[NamedRow]:
    """At most so many, and rather too many than too few: whoever asks looks at the names with folded letters.

    `words` are folded; a name that begins with them comes before one that holds them, else they come by name, or the
    highest number first. `among` are fields with the values they must have.
    """
    whole, joins = _whole(naming)
    where, values = among_columns(store, naming.kind, among)
    fits, letters = _fits(whole, words)
    before, found, given = _found(store, naming, words, within=bool(among), most=most)
    begins, beginning = _begins(naming, words)
    columns = "".join(f', k."{column}"' for column in naming.columns)
    order = f'k."{naming.first[0]}" DESC' if newest_first and naming.first else _by_name(naming)
    rows = store.rows(
        f"{before}SELECT k.id, {whole} AS whole{columns} FROM {naming.kind} k{joins} "
        f"WHERE k.deleted = 0{where} AND {found or fits} "
        f"ORDER BY {f'{fits} DESC, ' if found else ''}{begins}{order}, k.id LIMIT :most",
        {**values, **letters, **given, **beginning, "most": most},
    )
    return [_row(naming, row) for row in rows]


def _row(naming: Naming, row: Any) -> NamedRow:  # a row of a query
    texts = (str(value or "") for value in row[2:])
    return NamedRow(
        id=UUID(bytes=row[0]), values=dict(zip(naming.columns, texts, strict=True)), whole=str(row[1]).strip()
    )


def _whole(naming: Naming) -> tuple[str, str]:
    """Everything that names a row; the joins it takes."""
    joins: list[str] = []
    return _text(naming, "k", joins), "".join(joins)


def _text(naming: Naming, table: str, joins: list[str]) -> str:
    own = f"concat_ws(' ', {_of(table, naming.columns)})" if naming.columns else "''"
    if not naming.otherwise:
        return own
    parts = [f"nullif(trim({own}), '')"]
    for column, other in naming.otherwise:
        name = f"t{len(joins)}"
        joins.append(f' LEFT JOIN {other.kind} {name} ON {name}.id = {table}."{column}"')
        parts.append(f"nullif(trim({_text(other, name, joins)}), '')")
    return f"coalesce({', '.join(parts)}, '')"


def among_columns(store: OpenFile, kind: str, among: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """Conditions on the rows `k` of a kind, and what they take; a field that the kind has not narrows nothing."""
    shape = store.schema.shapes[kind]
    parts: list[str] = []
    values: dict[str, object] = {}
    for name, value in among.items():
        register = shape.by_name.get(name)
        if register is None:
            continue
        for column, held in zip(register.columns, register.to_columns(value), strict=True):
            parts.append(f' AND k."{column}" IS :among_{column}')
            values[f"among_{column}"] = held
    return "".join(parts), values


def _fits(whole: str, words: Sequence[str]) -> tuple[str, dict[str, object]]:
    """That every word begins a word, letter by letter."""
    given: dict[str, object] = {f"word{at}": f"*{SIGNS}{_classes(word)}*" for at, word in enumerate(words)}
    return " AND ".join(f"' ' || {whole} GLOB :{name}" for name in given) or "1", given


def _found(
    store: OpenFile, naming: Naming, words: Sequence[str], *, within: bool, most: int
) -> tuple[str, str, dict[str, object]]:
    """What the index finds: before the query, the condition, and what they take; nothing where it is not asked."""
    indexed = _is_indexed(store, naming)
    looked_for = [word for word in words if len(word) > 1]  # one letter begins half of all names
    expression = _expression(naming, looked_for) if looked_for and indexed else ""
    if expression and _hits(store, expression) <= MANY_HITS:
        return _FOUND.format(""), f"({_is_found(naming, 'k')})", {"expression": expression}
    if not words or within or not indexed or naming.otherwise or not _is_long(store, naming.kind):
        return "", "", {}
    best = f" AND r.tbl = '{naming.kind}' ORDER BY search_text.rowid DESC LIMIT {2 * most}"
    given: dict[str, object] = {"expression": expression or _expression(naming, words)}
    return _FOUND.format(best), f"({_is_found(naming, 'k')})", given


_FOUND = """WITH found AS MATERIALIZED (
    SELECT r.tbl, r.row_id FROM search_text CROSS JOIN search_row r ON r.n = search_text.rowid
    WHERE search_text MATCH :expression{}
) """


def _hits(store: OpenFile, expression: str) -> int:
    """As far as `MANY_HITS`, and one more."""
    store.show_written(search_text=True)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH :expression LIMIT {MANY_HITS + 1})"
    return int(store.rows(sql, {"expression": expression})[0][0])


def _is_found(naming: Naming, table: str) -> str:
    """That the row itself or one that names it is among what was found."""
    either = [f"{table}.id IN (SELECT row_id FROM found WHERE tbl = '{naming.kind}')"]
    for depth, (column, other) in enumerate(naming.otherwise):
        name = f"{table}{depth}"
        either.append(
            f'{table}."{column}" IN (SELECT {name}.id FROM {other.kind} {name} WHERE {_is_found(other, name)})'
        )
    return " OR ".join(either)


def _is_indexed(store: OpenFile, naming: Naming) -> bool:
    """Whether the index holds it and all that may name it."""
    return is_searched(store.schema.shapes[naming.kind]) and all(_is_indexed(store, one) for _, one in naming.otherwise)


def _expression(naming: Naming, words: Sequence[str]) -> str:
    side = "{title} : " if _in_titles(naming) else ""
    beginnings = (f'"{word}" *' for word in words)
    return f"{side}({' AND '.join(beginnings)})"


def _in_titles(naming: Naming) -> bool:
    """Whether the index has all its names on the side of the titles."""
    own = {column.removesuffix("_fr").removesuffix("_de") for column in naming.columns}
    return own <= TITLE_FIELDS and all(_in_titles(one) for _, one in naming.otherwise)


def _is_long(store: OpenFile, kind: str) -> bool:
    """By the last row ever written, which is known at once."""
    return bool(store.rows(f"SELECT coalesce(max(rowid), 0) FROM {kind}")[0][0] > FEW)


def _begins(naming: Naming, words: Sequence[str]) -> tuple[str, dict[str, object]]:
    if not words:
        return "", {}
    own = [] if naming.otherwise else [_of("k", [column]) for column in naming.columns]
    starts = own or ["whole"]
    either = " OR ".join(f"{start} GLOB :begins" for start in starts)
    return f"coalesce({either}, 0) DESC, ", {"begins": SIGNS.join(map(_classes, words)) + "*"}


def _by_name(naming: Naming) -> str:
    """The first letter without its accent, so that É stands beside E."""
    named = naming.names and not naming.otherwise
    name = f"ltrim(concat_ws(' ', {_of('k', naming.names)}))" if named else "whole"
    accented, plain = _first_letters()
    at = f"instr('{accented}', substr({name}, 1, 1))"
    return (
        f"iif(unicode({name}) > 127 AND {at}, substr('{plain}', {at}, 1) || substr({name}, 2), {name}) COLLATE NOCASE"
    )


def _of(table: str, columns: Sequence[str]) -> str:
    return ", ".join(f'{table}."{column}"' for column in columns)


@cache
def _forms() -> Mapping[str, str]:
    """The accented forms of each letter."""
    forms: dict[str, str] = {}
    for point in LETTERS:
        plain = sort_key(chr(point))
        if plain.isalpha() and plain != chr(point):  # œ is a form of the o with which it begins
            forms[plain[0]] = forms.get(plain[0], "") + chr(point)
    return forms


@cache
def _first_letters() -> tuple[str, str]:
    """The accented letters, and the plain ones at the same places."""
    pairs = [(form, plain) for plain, forms in _forms().items() for form in forms]
    return "".join(form for form, _ in pairs), "".join(plain for _, plain in pairs)


def _classes(word: str) -> str:
    """A word as a pattern that takes each of its letters in any form."""
    forms = _forms()
    return "".join(f"[{letter}{letter.upper()[:1]}{forms.get(letter, '')}]" for letter in word)
