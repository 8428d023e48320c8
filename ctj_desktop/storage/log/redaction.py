"""How is a text erased from the log of everybody? Its payload goes, the chain stays provable (exchange/FORMAT.md 7.7).

A redaction is a line of a changeset like any other, ["_redaction", id, {"payloads": ["sha256", …]}]. It takes the
payloads of those hashes out of the changesets of its scope that its author had seen; which ones is therefore the
same on every replica. What such a payload wrote must have been written over before: no row changes by a redaction.
The words of a label (exchange/FORMAT.md 5.6) stand in the payload alone and go with it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from ctj_desktop.domain.log.changes import Dot, Json, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset, parse_payload
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import N_
from ctj_desktop.storage import search_index
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

KIND: Final = "_redaction"
PAYLOADS: Final = "payloads"
_HASH = re.compile("[0-9a-f]{64}")


class StillShown(Refused):
    """Something that the changesets wrote is the newest version of a field, or one of two in a conflict."""

    message = N_(
        "This cannot be erased yet, because “{register}” still shows it ({kind}). "
        "Write another text over it, settle the conflict if there is one, and erase it then."
    )
    kind: str
    row: UUID
    register: str


def redact(unit: Unit, changesets: Iterable[Changeset]) -> None:
    """Erase the content of these changesets here and, with the next exchange, everywhere; headers stay.

    StillShown while one of their values is a head of its register. What is redacted already is left out.
    """
    named: dict[Scope, list[str]] = {}
    for changeset in changesets:
        if changeset.payload is not None:
            named.setdefault(changeset.scope, []).append(changeset.payload_sha.hex())
    for scope, hashes in named.items():
        wanted: list[Json] = [*dict.fromkeys(hashes)]
        seen = unit.store.streams.vector(scope)
        drop(unit.store, scope, hashes, seen)
        unit.write(KIND, unit.new_id(), scope, {PAYLOADS: wanted})
    unit.store.show_indexed()
    search_index.drop_words_of_before(unit.store.connection)
    unit.store.erased = True


def still_shown(store: OpenFile, changeset: Changeset) -> list[RowChange] | None:
    """What of a changeset is shown: written once more it can be erased. None where it never can.

    That is so where a row is written once, or where two versions wait for a person.
    """
    found: list[RowChange] = []
    for change in changeset.rows():
        heads = store.rows_door.full_heads(change.kind, change.row)
        shape = store.schema.shapes.get(change.kind)
        shown: dict[str, Json] = {}
        for register in change.registers:
            standing = next((head for head in heads.get(register, ()) if head.dot == changeset.dot), None)
            if standing is None:
                continue
            if len(heads[register]) > 1 or (shape is not None and shape.cls.insert_only and register != DELETED):
                return None
            shown[register] = standing.value
        if shown:
            found.append(RowChange(change.kind, change.row, shown))
    return found


def drop(store: OpenFile, scope: Scope, hashes: Iterable[str], seen: Vector) -> int:
    """Take the payloads out of the log, in an open transaction; how many. StillShown as in `redact`."""
    number, dropped = store.streams.number(scope), 0
    for sha in dict.fromkeys(hashes):
        found = store.connection.run(
            "SELECT replica, seq, hlc, payload FROM changeset WHERE scope = ? AND payload_sha = ? "
            "AND payload IS NOT NULL",
            (number, bytes.fromhex(sha)),
        ).all()
        for replica, seq, hlc, payload in found:
            dot = Dot(hlc, store.replicas.id(replica), seq)
            if seq > seen.get(dot.replica, 0):
                continue  # the same words written without knowing of the redaction: somebody else's
            _check_written_over(store, dot, bytes(payload))
            store.connection.run(
                "UPDATE changeset SET payload = NULL WHERE scope = ? AND replica = ? AND seq = ?",
                (number, replica, seq),
            )
            dropped += 1
    return dropped


def _check_written_over(store: OpenFile, dot: Dot, payload: bytes) -> None:
    for change in parse_payload(payload):
        heads = store.rows_door.heads(change.kind, change.row)
        for register in change.registers:
            if any(head.dot == dot for head in heads.get(register, ())):
                raise StillShown(change.kind, change.row, register)


def hashes_of(change: RowChange) -> Sequence[str]:
    """The payloads that a redaction names; what is no hash names none."""
    named = change.registers.get(PAYLOADS)
    return [sha for sha in named if isinstance(sha, str) and _HASH.fullmatch(sha)] if isinstance(named, list) else []


def redacted(store: OpenFile, scope: Scope) -> set[bytes]:
    """The hashes of all payloads that redactions of a scope name."""
    rows = store.connection.run(
        "SELECT heads FROM row_meta WHERE tbl = ? AND scope = ?", (KIND, store.streams.number(scope))
    ).scalars()
    named = (head.value for raw in rows for head in store.rows_door.parse(raw).get(PAYLOADS, ()))
    changes = (RowChange(KIND, UUID(int=0), {PAYLOADS: value}) for value in named)
    return {bytes.fromhex(sha) for change in changes for sha in hashes_of(change)}
