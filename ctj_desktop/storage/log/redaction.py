"""How is a text erased from the log of everybody? Its payload goes, the chain stays provable (exchange/FORMAT.md 7.7).

A redaction is a line of a changeset like any other (domain/log/redactions.py). It takes the payloads of its hashes out
of the changesets of its scope that its author had seen; which ones is therefore the same on every replica. What such a
payload wrote must have been written over before, or, where it is written once, stay in the redaction, word for word:
no row changes by it. The words of a label (exchange/FORMAT.md 5.6) stand in the payload alone and go with it, and so
does the content of a file that nothing names any more (erased_files.py).
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, RowChange, Scope
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset, deps_of, parse_payload
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Vector, covers, differ
from ctj_desktop.domain.log.redactions import (
    KIND,
    Redaction,
    Rows,
    fits,
    in_lines,
    redaction_in,
    same,
    without_deletion,
)
from ctj_desktop.domain.record import PositionalValue, RecordKey
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import N_
from ctj_desktop.storage import search_index
from ctj_desktop.storage.log.bundle_inbox import forget_taken_in
from ctj_desktop.storage.log.erased_files import erase_files, said_in
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class StillShown(Refused):
    """This cannot be erased yet, because “{register}” still shows it ({kind}). Write another text over it, settle the
    conflict if there is one, and erase it then.
    """

    kind: str
    row: UUID
    register: str


def redact(unit: Unit, changesets: Iterable[Changeset]) -> None:
    """Erase the content of these changesets here and, with the next exchange, everywhere; headers stay.

    So do rows that are written once, word for word. StillShown while another value of theirs is a head of its
    register. What is redacted already is left out.
    """
    going: dict[Scope, dict[bytes, dict[RecordKey, Mapping[str, Json]]]] = {}
    for changeset in changesets:
        if changeset.payload is not None:
            rows = going.setdefault(changeset.scope, {}).setdefault(changeset.payload_sha, {})
            rows |= staying(unit.store, changeset)
    files = set[bytes]()
    for scope, named in going.items():
        seen = unit.store.streams.vector(scope)
        for redaction in in_lines(named):
            files |= drop(unit.store, scope, redaction, seen).files
            unit.write(KIND, unit.new_id(), scope, redaction.registers())
    unit.store.show_indexed()
    erase_files(unit.store, files)
    if going:  # an own operation: the last merge cannot be taken back, and the bytes of its bundle hold what was erased
        forget_taken_in(unit.store)
    search_index.drop_words_of_before(unit.store.connection)
    unit.store.erased = True


def still_shown(store: OpenFile, changeset: Changeset) -> list[RowChange] | None:
    """What of a changeset is shown and not written once: written once more it can be erased. None where it cannot.

    That is so where two versions wait for a person, or where what is written once is too much for a line.
    """
    found: list[RowChange] = []
    for change in changeset.rows():
        heads, once = store.rows_door.full_heads(change.kind, change.row), is_once(store, change.kind)
        shown: dict[str, Json] = {}
        for register in change.registers:
            standing = next((head for head in heads.get(register, ()) if head.dot == changeset.dot), None)
            if standing is None or (once and register != DELETED):
                continue
            if differ(heads[register]):
                return None
            shown[register] = standing.value
        if shown:
            found.append(RowChange(change.kind, change.row, shown))
    return found if fits(staying(store, changeset)) else None


def staying(store: OpenFile, changeset: Changeset) -> dict[RecordKey, Mapping[str, Json]]:
    """The rows that a changeset wrote once and for ever: they stay, word for word, when its content is erased."""
    found: dict[RecordKey, Mapping[str, Json]] = {}
    for change in changeset.rows():
        if is_once(store, change.kind):
            said, heads = without_deletion(change.registers), store.rows_door.heads(change.kind, change.row)
            if any(head.dot == changeset.dot for name in said for head in heads.get(name, ())):
                found[change.kind, change.row] = said
    return found


def is_once(store: OpenFile, kind: str) -> bool:
    """Whether rows of a kind are written once (exchange/FORMAT.md 7.3)."""
    shape = store.schema.shapes.get(kind)
    return shape is not None and shape.cls.insert_only


class Dropped(PositionalValue):
    """How many payloads went out of the log, and the contents of files that they named."""

    payloads: int
    files: frozenset[bytes]


def drop(store: OpenFile, scope: Scope, redaction: Redaction, seen: Vector) -> Dropped:
    """Take the payloads out of the log, in an open transaction; the contents that they named are left to the caller.

    StillShown as in `redact`; BrokenChain where a row is to stay that the payload does not hold so.
    """
    number, dropped, files = store.streams.number(scope), 0, set[bytes]()
    for replica, seq, hlc, sha, payload in _named(store, number, redaction.payloads, "payload IS NOT NULL", "payload"):
        dot = Dot(hlc, store.replicas.id(replica), seq)
        if not covers(seen, dot.replica, seq):
            continue  # the same words written without knowing of the redaction: somebody else's
        _check_written_over(store, dot, bytes(payload), redaction.kept.get(bytes(sha), {}))
        store.connection.run(
            "UPDATE changeset SET payload = NULL WHERE scope = ? AND replica = ? AND seq = ?", (number, replica, seq)
        )
        dropped += 1
        files |= said_in(bytes(payload))
    return Dropped(dropped, frozenset(files))


def _named(
    store: OpenFile, scope: int, hashes: Iterable[bytes], where: str, column: str
) -> list[tuple[int, int, int, bytes, bytes]]:
    """The changesets whose payloads have these hashes, with one column more: one walk through the scope for all."""
    return store.connection.run(
        f"SELECT replica, seq, hlc, payload_sha, {column} FROM changeset WHERE scope = ? AND {where} "
        "AND payload_sha IN (SELECT unhex(value) FROM json_each(?)) ORDER BY hlc, replica",
        (scope, json.dumps([sha.hex() for sha in hashes])),
    ).all()


def _check_written_over(store: OpenFile, dot: Dot, payload: bytes, kept: Rows) -> None:
    left = dict(kept)
    for change in parse_payload(payload):
        stays = left.pop((change.kind, change.row), None)
        if stays is not None and not same(stays, without_deletion(change.registers)):
            raise _never_written(dot)
        heads = store.rows_door.heads(change.kind, change.row)
        for register in change.registers:
            shows = any(head.dot == dot for head in heads.get(register, ()))
            if shows and (stays is None or register == DELETED):
                raise StillShown(change.kind, change.row, register)
    if left:
        raise _never_written(dot)


def _never_written(dot: Dot) -> BrokenChain:
    return BrokenChain(str(dot.replica), N_("something that is to stay and was never written so"))


# reading what was erased


class Erasure(PositionalValue):
    """A redaction that is held, by whom under which number, and what its author had seen."""

    says: Redaction
    replica: ReplicaId
    seq: int
    seen: Vector

    def reaches(self, replica: ReplicaId, seq: int, sha: bytes) -> bool:
        """Whether it erases the payload of that changeset of its scope."""
        return sha in self.says.payloads and covers(self.seen, replica, seq)

    def knew(self, other: "Erasure") -> bool:
        """Whether its author held another one, or wrote it."""
        return covers(self.seen, other.replica, other.seq)


def erasures(store: OpenFile, scope: Scope) -> list[Erasure]:
    """Every redaction of a scope, as the log has them: what it said once counts."""
    found = store.connection.run(
        "SELECT DISTINCT c.replica, c.seq, c.header, c.payload FROM row_meta m "
        "JOIN touched t ON t.row_id = m.row_id AND t.tbl = m.tbl AND t.scope = m.scope "
        "JOIN changeset c ON c.scope = t.scope AND c.replica = t.replica AND c.seq = t.seq "
        "WHERE m.tbl = ? AND m.scope = ? AND c.payload IS NOT NULL",
        (KIND, store.streams.number(scope)),
    ).all()
    made: list[Erasure] = []
    for number, seq, header, payload in found:
        replica = store.replicas.id(number)
        seen = {**deps_of(bytes(header)), replica: seq}
        lines = (change for change in parse_payload(bytes(payload)) if change.kind == KIND)
        made += (Erasure(redaction_in(line.registers), replica, seq, seen) for line in lines)
    return made


class KeptRows:
    """What stays of contents that were erased; each scope is asked once, these at once."""

    def __init__(self, store: OpenFile, scopes: Iterable[Scope] = ()) -> None:
        self._store = store
        self._scopes = {scope: erasures(store, scope) for scope in scopes}

    def rows(self, changeset: Changeset) -> list[RowChange]:
        """The rows of a changeset; of one that was erased those that stay."""
        if changeset.payload is not None:
            return changeset.rows()
        return self.of(changeset.scope, changeset.replica, changeset.seq, changeset.payload_sha)

    def of(self, scope: Scope, replica: ReplicaId, seq: int, sha: bytes) -> list[RowChange]:
        """The rows that stay of a changeset whose content, of this hash, was erased."""
        said = (one.says.kept.get(sha, {}) for one in self._of(scope) if one.reaches(replica, seq, sha))
        found = {key: registers for rows in said for key, registers in rows.items()}
        return [RowChange(*key, registers) for key, registers in found.items()]

    def any_in(self, scope: Scope) -> bool:
        """Whether anything was erased in a scope."""
        return bool(self._of(scope))

    def any_beyond(self, scope: Scope, after: Vector) -> bool:
        """Whether rows stay in a redaction that somebody lacks who holds so much."""
        return any(one.says.kept and not covers(after, one.replica, one.seq) for one in self._of(scope))

    def _of(self, scope: Scope) -> list[Erasure]:
        if scope not in self._scopes:
            self._scopes[scope] = erasures(self._store, scope)
        return self._scopes[scope]


# what comes from others


def check_named(store: OpenFile, scope: Scope, redaction: Redaction, seen: Vector) -> None:
    """BrokenChain where rows are to stay that are not written once, or of changesets its author had not seen."""
    kinds = {kind for rows in redaction.kept.values() for kind, _ in rows}
    number = store.streams.number(scope)
    found = _named(store, number, redaction.kept, "TRUE", "NULL")
    known = {bytes(sha) for replica, seq, _, sha, _ in found if covers(seen, store.replicas.id(replica), seq)}
    if not all(is_once(store, kind) for kind in kinds) or known != redaction.kept.keys():
        raise BrokenChain(str(scope.home), N_("something that is to stay and may not"))


def without_content(
    store: OpenFile, scope: Scope, redaction: Redaction, seen: Vector
) -> Iterator[tuple[Dot, Vector, RowChange]]:
    """Rows that stay of changesets that came without their content, and are not here yet."""
    number = store.streams.number(scope)
    for numbered, seq, hlc, sha, header in _named(store, number, redaction.kept, "payload IS NULL", "header"):
        dot = Dot(hlc, store.replicas.id(numbered), seq)
        for (kind, row), registers in redaction.kept[bytes(sha)].items() if covers(seen, dot.replica, seq) else ():
            here = store.connection.run(
                "SELECT 1 FROM touched WHERE row_id = ? AND hlc = ? AND replica = ? AND scope = ? AND tbl = ?",
                (row.bytes, hlc, numbered, number, kind),
            ).scalar()
            if here is None:
                yield dot, {**deps_of(bytes(header)), dot.replica: seq}, RowChange(kind, row, registers)


def check_agreeing(store: OpenFile, scope: Scope, hashes: Collection[bytes]) -> None:
    """BrokenChain where redactions of one payload let different things stay, and it matters.

    A row that one of them does not name must not be shown by it: its author had held an earlier write of the row. But
    where the author knew of one that names it, the content was gone already.
    """
    every = erasures(store, scope)
    twice = [sha for sha in hashes if sum(sha in one.says.payloads for one in every) > 1]
    found = _named(store, store.streams.number(scope), twice, "TRUE", "NULL") if twice else ()
    for number, seq, hlc, raw, _ in found:
        sha, dot = bytes(raw), Dot(hlc, store.replicas.id(number), seq)
        naming = [one for one in every if one.reaches(dot.replica, seq, sha)]
        for key in {key for one in naming for key in one.says.kept.get(sha, {})}:
            keeping = [one for one in naming if key in one.says.kept.get(sha, {})]
            said = [one.says.kept[sha][key] for one in keeping]
            unaware = any(not any(one.knew(other) for other in keeping) for one in naming)
            if not all(same(one, said[0]) for one in said) or (unaware and _shows(store, dot, key)):
                raise _never_written(dot)


def _shows(store: OpenFile, dot: Dot, key: RecordKey) -> bool:
    heads = store.rows_door.heads(*key)
    return any(head.dot == dot for name, found in heads.items() if name != DELETED for head in found)
