"""Which records hold these words? A full-text index of folded texts (`i18n/folding.py`), kept by the write door.

Lists narrow themselves by `match_expression`; who searches everywhere gets `best_keys`. The index follows from the
records and is local: where a version of the program folds otherwise, it is made anew (`renewing`).
"""

import json
import string
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.hit_order import MANY_HITS
from ctj_desktop.domain.record import PositionalValue, RecordKey, replace
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.i18n.folding import indexed, typed_words
from ctj_desktop.storage import reading
from ctj_desktop.storage.fields import Shape, quoted
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.tables import Schema

TITLE_FIELDS = frozenset({"title", "name", "short_name", "family_name", "given_name", "number", "code", "text", "term"})
TOGETHER = 500  # rows indexed by one statement
RENEWED_TOGETHER = 100  # rows, so that whoever types meanwhile does not feel it
FOLDED_AS = "2"
"""How the texts in the index are folded; a file says so in its setting `SETTING`, and one of before says nothing."""
SETTING = "search_index"
CONTENT = "content"
CONTENTS = ", ".join(f"'{name}'" for name in (CONTENT, *(f"{CONTENT}.{why}" for why in Unread)))
"""What `search_row` calls the text of a file, by the hash of its content, and the ways in which there is none."""
_SHOWN = " UNION ".join(f"SELECT unhex(sha256) FROM {kind} WHERE deleted = 0" for kind in FILE_KINDS)
_BEARING = " UNION ALL ".join(
    f"SELECT '{kind}', id FROM {kind} WHERE deleted = 0 AND sha256 = :sha256" for kind in FILE_KINDS
)
_IN_CONTENTS = """
SELECT lower(hex(s.row_id)), w.term, count(*), min(w.offset) FROM temp.search_word w JOIN search_row s ON s.n = w.doc
WHERE w.term >= ? AND w.term < ? AND w.doc IN (SELECT value FROM json_each(?)) GROUP BY s.row_id, w.term
"""
_BEGINNINGS = string.digits + string.ascii_lowercase
SHORTEST_BEGINNING = 3  # two letters begin thousands of titles: looking at each takes too long for a key


class IndexHit(PositionalValue):
    """A record that holds the words; `title` is empty where the record has no title of its own."""

    kind: str
    id: UUID
    title: str
    german: str


def is_searched(shape: Shape) -> bool:
    """Whether the rows of a kind have texts, and stand in the index by them."""
    return shape.cls.searched and bool(shape.text_registers)


def unread_because(kind: str) -> Unread | None:
    """Of a content as the index knows it (`content_kind`), why it has no text or not all of it."""
    why = kind.partition(".")[2]
    return Unread(why) if why else None


def index_rows(connection: Connection, shape: Shape, rows: Sequence[bytes]) -> None:
    """Bring the index up to date for these rows of a kind as they stand now, many at once; hidden ones leave it."""
    if not is_searched(shape):
        return
    columns = ", ".join(f'r."{register.columns[0]}"' for register in shape.text_registers)
    for start in range(0, len(rows), TOGETHER):
        piece = rows[start : start + TOGETHER]
        connection.run_many(
            "INSERT OR IGNORE INTO search_row (tbl, row_id) VALUES (?, ?)", [(shape.kind, row) for row in piece]
        )
        found = connection.run(
            f"SELECT s.n, r.deleted, {columns} FROM search_row s JOIN {shape.kind} r ON r.id = s.row_id "
            f"WHERE s.tbl = ? AND s.row_id IN ({', '.join('?' * len(piece))})",
            (shape.kind, *piece),
        ).all()
        connection.run_many("DELETE FROM search_text WHERE rowid = ?", [(line[0],) for line in found])
        connection.run_many(
            "INSERT INTO search_text (rowid, title, body) VALUES (?, ?, ?)",
            [(line[0], *_joined_texts(shape, line[2:])) for line in found if not line[1]],
        )
    if shape.kind in FILE_KINDS:
        forget_contents(connection)


def forget_rows(connection: Connection, kind: str, rows: Iterable[bytes]) -> None:
    """Take rows out of the index that are no longer in the file."""
    for row in rows:
        number = connection.run("SELECT n FROM search_row WHERE tbl = ? AND row_id = ?", (kind, row)).scalar()
        if number is not None:
            connection.run("DELETE FROM search_text WHERE rowid = ?", (number,))
            connection.run("DELETE FROM search_row WHERE n = ?", (number,))
    if kind in FILE_KINDS:
        forget_contents(connection)


def is_shown(connection: Connection, sha256: bytes) -> bool:
    """Whether a record that bears this content is shown."""
    return connection.run(f"SELECT 1 WHERE ? IN ({_SHOWN})", (sha256,)).scalar() is not None


def keep_content(connection: Connection, sha256: bytes, text: str, why: Unread | None) -> None:
    """The folded text of an attached file by the hash of its content; `why` it is none or not all of it."""
    kind = content_kind(why)
    connection.run("INSERT OR IGNORE INTO search_row (tbl, row_id) VALUES (?, ?)", (kind, sha256))
    number = connection.run("SELECT n FROM search_row WHERE tbl = ? AND row_id = ?", (kind, sha256)).scalar()
    connection.run("DELETE FROM search_text WHERE rowid = ?", (number,))
    if text:
        connection.run("INSERT INTO search_text (rowid, title, body) VALUES (?, '', ?)", (number, text))


def contents_read(connection: Connection, hashes: Iterable[str]) -> Mapping[str, int]:
    """Of contents by their hashes in hexadecimal, those whose text the index holds or knows to be none: their rows."""
    found = connection.run(
        f"SELECT lower(hex(row_id)), n FROM search_row WHERE tbl IN ({CONTENTS}) "
        "AND row_id IN (SELECT unhex(value) FROM json_each(?))",
        (json.dumps(list(hashes)),),
    )
    return {sha256: int(number) for sha256, number in found.all()}


def words_of_contents(connection: Connection, rows: Collection[int]) -> Iterator[tuple[str, str, int, int]]:
    """Of the contents in these rows: whose it is, a folded word in Latin letters or digits, how often, where first.

    The index is looked through in pieces, by what words begin with, so that whoever types meanwhile does not feel it.
    """
    only_reads = connection.run("PRAGMA query_only").scalar()
    try:  # what is made stands in memory, beside the file
        connection.run("PRAGMA query_only=OFF")
        connection.run(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab('main', 'search_text', 'instance')"
        )
    finally:
        connection.run(f"PRAGMA query_only={only_reads}")
    wanted = json.dumps(sorted(rows))
    for sign in _BEGINNINGS:
        yield from connection.run(_IN_CONTENTS, (sign, chr(ord(sign) + 1), wanted)).all()


def forget_contents(connection: Connection) -> None:
    """Take the text of every file out of the index that no record shows any more."""
    if connection.run(f"SELECT 1 FROM search_row WHERE tbl IN ({CONTENTS}) LIMIT 1").scalar() is None:
        return  # so it is in a file of an earlier format that is being read anew, which may lack one of the tables
    gone = connection.run(f"SELECT n FROM search_row WHERE tbl IN ({CONTENTS}) AND row_id NOT IN ({_SHOWN})").scalars()
    for number in gone:
        connection.run("DELETE FROM search_text WHERE rowid = ?", (number,))
        connection.run("DELETE FROM search_row WHERE n = ?", (number,))


def content_kind(why: Unread | None) -> str:
    """Under which name the index knows the content of a file."""
    return CONTENT if why is None else f"{CONTENT}.{why}"


def _joined_texts(shape: Shape, values: Sequence[str | None]) -> tuple[str, str]:
    """Title and body of what the text columns of a row hold."""
    title: list[str] = []
    body: list[str] = []
    for register, value in zip(shape.text_registers, values, strict=True):
        if value:
            (title if register.field in TITLE_FIELDS else body).append(value)
    return indexed("\n".join(title)), indexed("\n".join(body))


def drop_words_of_before(connection: Connection) -> None:
    """Take out of the file what the index only marked as gone: the words of a text that was erased for good."""
    connection.run("INSERT INTO search_text (search_text) VALUES ('optimize')")


def reindex(connection: Connection, schema: Schema) -> None:
    """Build the index anew at once, after a restore.

    A file of an earlier format is read as far as it goes: what it lacks holds no text.
    """
    connection.run("DELETE FROM search_row")
    connection.run("INSERT INTO search_text (search_text) VALUES ('delete-all')")
    for _ in renewing(connection, schema):
        pass


def is_renewed(connection: Connection) -> bool:
    """Whether the index holds its texts as this version folds them."""
    return reading.setting(connection, SETTING) == FOLDED_AS


def renewing(connection: Connection, schema: Schema) -> Iterator[tuple[int, int]]:
    """Build the index anew piece by piece, each in the transaction of who asks; how many rows of how many are done.

    Meanwhile every row is found as it was, or as it will be. Whoever stops begins again another time.
    """
    connection.run(f"DELETE FROM search_text WHERE rowid IN (SELECT n FROM search_row WHERE tbl IN ({CONTENTS}))")
    connection.run(f"DELETE FROM search_row WHERE tbl IN ({CONTENTS})")
    shapes = [held for shape in schema.shapes.values() if is_searched(held := _as_held(connection, shape))]
    total = sum(int(connection.run(f"SELECT count(*) FROM {shape.kind}").scalar()) for shape in shapes)
    done = 0
    for shape in shapes:
        last = b""
        while rows := _rows_after(connection, shape.kind, last):
            index_rows(connection, shape, rows)
            last, done = rows[-1], done + len(rows)
            yield done, max(done, total)
    reading.keep_setting(connection, SETTING, FOLDED_AS)


def _rows_after(connection: Connection, kind: str, last: bytes) -> list[bytes]:
    sql = f"SELECT id FROM {kind} WHERE id > ? ORDER BY id LIMIT {RENEWED_TOGETHER}"
    return [bytes(row) for row in connection.run(sql, (last,)).scalars()]


def _as_held(connection: Connection, shape: Shape) -> Shape:
    """With those texts alone for which the file has a column."""
    columns = {str(line[1]) for line in connection.run(f"PRAGMA table_info({shape.kind})").all()}
    return replace(shape, text_registers=tuple(r for r in shape.text_registers if r.columns[0] in columns))


def match_expression(words: str) -> str | None:
    """Every word must occur, the last one as a prefix; None when there is no word in it.

    A word with hyphens may stand in one. A single letter is looked for as a word of its own: half of all records hold
    a word that begins with it, and finding them takes longer than the next keystroke.
    """
    typed = typed_words(words)
    if not typed:
        return None
    *before, last = typed
    return " AND ".join([*(_wanted(*word) for word in before), _wanted(*last, beginning=True)])


def _wanted(parts: Sequence[str], whole: str, *, beginning: bool = False) -> str:
    *first, end = (f'"{part}"' for part in parts)
    star = "*" if beginning else ""
    apart = " AND ".join([*first, end + (star if len(parts[-1]) > 1 else "")])
    return f'(({apart}) OR "{whole}"{star})' if whole else apart


def best_keys(connection: Connection, words: str, limit: int, kinds: Collection[str] = ()) -> list[RecordKey]:
    """The best first, at most `limit`, each once; of any kind where none is named.

    Up to half of them are those whose title begins with the words; the others stand by how well they fit, above
    `MANY_HITS` the newest first (`domain/hit_order.py`).
    """
    expression = match_expression(words)
    if expression is None:
        return []
    phrase = " ".join(part for parts, _ in typed_words(words) for part in parts)
    begins = len(phrase) >= SHORTEST_BEGINNING
    first = _matching(connection, f'title : ^ "{phrase}" *', (limit + 1) // 2, kinds) if begins else []
    return list(dict.fromkeys([*first, *_matching(connection, expression, limit, kinds)]))[:limit]


def count_keys(connection: Connection, words: str, kinds: Collection[str], most: int) -> int:
    """How many records `best_keys` would give without a limit; beyond `most` it says no more than `most` + 1."""
    expression = match_expression(words)
    if expression is None:
        return 0
    wanted = _with_contents(kinds)
    of_kinds = f"AND tbl IN ({', '.join('?' * len(wanted))}) " if wanted else ""
    found = connection.run(
        "SELECT tbl, row_id FROM search_text JOIN search_row ON n = search_text.rowid "
        f"WHERE search_text MATCH ? {of_kinds}LIMIT ?",
        (expression, *wanted, most + 1),
    ).all()
    return min(most + 1, len({key for kind, row in found for key in _keys(connection, kind, row, kinds)}))


def with_text(connection: Connection, words: str, attachments: Collection[UUID]) -> set[UUID]:
    """Those of these attached files whose text holds the words."""
    expression = match_expression(words)
    if expression is None or not attachments:
        return set()
    bearing = " UNION ALL ".join(
        f"SELECT unhex(sha256), id FROM {kind} WHERE id IN ({', '.join('?' * len(attachments))})" for kind in FILE_KINDS
    )
    ids = [one.bytes for one in attachments]
    found = connection.run(
        f"WITH bearing(sha256, id) AS ({bearing}) SELECT id FROM bearing JOIN search_row ON row_id = sha256 "
        f"JOIN search_text ON search_text.rowid = n WHERE tbl IN ({CONTENTS}) AND search_text MATCH ?",
        (*ids * len(FILE_KINDS), expression),
    ).scalars()
    return {UUID(bytes=one) for one in found}


def best_hits(
    connection: Connection, schema: Schema, words: str, limit: int, kinds: Collection[str] = ()
) -> list[IndexHit]:
    """As `best_keys`, with what each record is called in both languages."""
    return [_hit(connection, schema.shapes[kind], row) for kind, row in best_keys(connection, words, limit, kinds)]


def _matching(connection: Connection, expression: str, limit: int, kinds: Collection[str]) -> list[RecordKey]:
    count = connection.run(
        "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT ?)",
        (expression, MANY_HITS + 1),
    ).scalar()
    order = "bm25(search_text, 5.0, 1.0)" if int(count or 0) <= MANY_HITS else "search_text.rowid DESC"
    wanted = _with_contents(kinds)
    of_kinds = f"AND tbl IN ({', '.join('?' * len(wanted))}) " if wanted else ""
    found = connection.run(
        "SELECT tbl, row_id FROM search_text JOIN search_row ON n = search_text.rowid "
        f"WHERE search_text MATCH ? {of_kinds}ORDER BY {order} LIMIT ?",
        (expression, *wanted, limit),
    ).all()
    return [key for kind, row in found for key in _keys(connection, kind, row, kinds)]


def _with_contents(kinds: Collection[str]) -> list[str]:
    """The names under which the index knows records of these kinds."""
    files = not {*FILE_KINDS}.isdisjoint(kinds)
    return [*kinds, *(content_kind(why) for why in (None, *Unread) if files)]


def _keys(connection: Connection, kind: str, row: bytes, kinds: Collection[str]) -> list[RecordKey]:
    """The record that was found, or every one that bears a content."""
    if kind.partition(".")[0] != CONTENT:
        return [(kind, UUID(bytes=row))]
    bearing = connection.run(_BEARING, {"sha256": row.hex()}).all()
    return [(kind, UUID(bytes=found)) for kind, found in bearing if not kinds or kind in kinds]


def _hit(connection: Connection, shape: Shape, row: UUID) -> IndexHit:
    titles = [register for register in shape.text_registers if register.field in TITLE_FIELDS]
    if not titles:
        return IndexHit(shape.kind, row, "", "")
    columns = quoted(register.columns[0] for register in titles)
    values = connection.run(f"SELECT {columns} FROM {shape.kind} WHERE id = ?", (row.bytes,)).one()
    pairs = list(zip(titles, values, strict=True))
    return IndexHit(
        shape.kind,
        row,
        _joined(value for register, value in pairs if register.language != "de"),
        _joined(value for register, value in pairs if register.language != "fr"),
    )


def _joined(values: Iterable[str | None]) -> str:
    return " ".join(value for value in values if value)
