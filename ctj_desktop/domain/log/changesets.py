"""What are the exact bytes of a changeset, and how do they follow one another?

A header is chained and can never be erased, so it holds no words (version 2): its label is a key, and for an undo the
key of what was undone. The words of the label (names, titles, numbers) are the first line of one payload,

    ["_label","<operation id>",{"name":"…"}]

in one scope only: that of the record which the act says they are taken from, else, of those that the operation wrote,
that of the most confidential class (open, internal, restricted, personal; of several homes the lowest id). So no word
of a scope stands in one that travels further, and a redaction of that payload takes the words with it. They count only
in a changeset of the operation itself, by its own replica; who holds none of these reads the sentence without words.
The line is no row: merging, digests and history do not count it, as an earlier reader would, so a bundle of this
version asks for a reader that knows it. A header of version 1 holds its words itself, and is read as it is.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import OperationId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.headers import KEY, LATEST_YEAR_MS, HeaderFacts, said_by
from ctj_desktop.domain.log.strict_json import loads
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.errors import StoreError

LOG_VERSION = 2  # schema of header and payload, "v"
WITH_WORDS = 1  # the version whose headers hold the words of their labels
LABEL_FIELD: Final = "_label"
LATEST_OWN_MS = LATEST_YEAR_MS - 366 * 86_400_000  # room above it for all that is written after
_FORM = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
MAX_LINE = 1_000_000  # bytes of one payload line
_KEY = re.compile(KEY)
_LABEL_LINE = b'["_label",'
_CONFIDENTIAL = (DataClass.OPEN, DataClass.INTERNAL, DataClass.RESTRICTED, DataClass.PERSONAL)  # by how far each goes


class BrokenChain(StoreError):
    """These changes do not follow what is held here: {detail}. Nothing was applied."""

    replica: str
    detail: str


def dumps(value: Json) -> str:
    """The one JSON form: sorted keys, no spaces, plain Unicode."""
    return _FORM.encode(value)


@dataclass(frozen=True)
class Changeset:
    """One operation's part in one scope: its exact bytes. `payload` is None after a redaction."""

    scope: Scope
    replica: ReplicaId
    seq: int
    header: bytes
    payload: bytes | None
    payload_sha: bytes

    @cached_property
    def fields(self) -> Mapping[str, object]:
        """The parsed header."""
        parsed = json.loads(self.header)
        if not isinstance(parsed, dict):
            raise BrokenChain(str(self.replica), "header")
        return parsed

    @cached_property
    def is_whole(self) -> bool:
        """Whether its payload is what its hash says, where it has one."""
        return self.payload is None or hashlib.sha256(self.payload).digest() == self.payload_sha

    @cached_property
    def said(self) -> HeaderFacts | None:
        """What its header says if it stands in the one form, else None: then `fields` must be judged."""
        return said_by(self.header)

    @property
    def dot(self) -> Dot:
        """Its name inside the scope."""
        return Dot(int(str(self.fields["h"]), 16), self.replica, self.seq)

    @property
    def deps(self) -> Mapping[ReplicaId, int]:
        """The vector it was written under, its own replica left out (its own past is implied)."""
        return _deps(self.fields)

    @property
    def operation(self) -> Operation:
        """What the person did, with the words that this part of it holds."""
        return operation_in_header(self.fields, self.payload)

    @property
    def is_named(self) -> bool:
        """Whether the words of the label stand here; else they may stand in the operation's part in another scope."""
        return self.fields["v"] == WITH_WORDS or self.has_label_line

    @property
    def has_label_line(self) -> bool:
        """Whether its payload begins with the words of a label."""
        return (self.payload or b"").startswith(_LABEL_LINE)

    @cached_property
    def lines(self) -> list[Json]:
        """The parsed lines of its payload, none after a redaction; Malformed where one is not as agreed."""
        return [] if self.payload is None else [loads(line) for line in self.payload.split(b"\n")[:-1]]

    def rows(self) -> list[RowChange]:
        """Its row changes, the words of a label left out; none after a redaction."""
        return [] if self.payload is None else parse_payload(self.payload)

    def chain(self, previous: bytes) -> bytes:
        """chain(n) = SHA-256(chain(n-1) || SHA-256(header) || SHA-256(payload)) (exchange/FORMAT.md 5.5)."""
        link: tuple[bytes, bytes] = self.__dict__.get("link", (b"", b""))  # who checks it and who keeps it ask the same
        if link[0] != previous:
            link = self.__dict__["link"] = previous, next_chain(previous, self.header, self.payload_sha)
        return link[1]


def deps_of(header: bytes) -> dict[ReplicaId, int]:
    """The vector a changeset was written under, from its header alone."""
    return _deps(json.loads(header))


def _deps(fields: Mapping[str, object]) -> dict[ReplicaId, int]:
    deps = fields["d"]
    assert isinstance(deps, dict)
    return {ReplicaId(UUID(name)): seq for name, seq in deps.items()}


def next_chain(previous: bytes, header: bytes, payload_sha: bytes) -> bytes:
    """The link after `previous`; the payload is hashed apart so that it can be redacted."""
    return hashlib.sha256(previous + hashlib.sha256(header).digest() + payload_sha).digest()


def first_chain(scope: Scope, replica: ReplicaId) -> bytes:
    """The start of a stream: it names scope and replica, so that a stream cannot pass for another."""
    start = b"ctj-stream-v1\0" + scope.home.bytes + scope.data_class.encode() + b"\0" + replica.bytes
    return hashlib.sha256(start).digest()


def make_header(dot: Dot, deps: Mapping[ReplicaId, int], operation: Operation, version: int = LOG_VERSION) -> bytes:
    """The header's bytes (exchange/FORMAT.md 5.2); `h` is hexadecimal, since JSON integers end at 2^53.

    ValueError for a label whose key is no key: nobody could ever erase it.
    """
    arguments = operation.label.args if version == WITH_WORDS else _kept_in_header(operation.label)
    if version != WITH_WORDS and not is_wordless(operation.label.key, arguments):
        raise ValueError("the key of a label")
    line: dict[str, Json] = {
        "r": str(dot.replica),
        "s": dot.seq,
        "h": f"{dot.hlc:016x}",
        "d": {str(replica): seq for replica, seq in deps.items()},
        "op": str(operation.id),
        "l": [operation.label.key, {**arguments}],
        "w": operation.at.isoformat(timespec="milliseconds"),
        "v": version,
    }
    if operation.author is not None:
        line["u"] = str(operation.author)
    if operation.undoes is not None:
        line["x"] = str(operation.undoes)
    return dumps(line).encode()


def operation_in_header(fields: Mapping[str, object], payload: bytes | None = None) -> Operation:
    """The operation a header speaks of, with the words that stand in its payload."""
    label = fields["l"]
    assert isinstance(label, list)
    author, undoes = fields.get("u"), fields.get("x")
    made = Operation(
        id=OperationId(UUID(str(fields["op"]))),
        label=OperationLabel(label[0], label[1]),
        author=PersonId(UUID(str(author))) if author else None,
        at=datetime.fromisoformat(str(fields["w"])),
        undoes=OperationId(UUID(str(undoes))) if undoes else None,
    )
    return made if fields["v"] == WITH_WORDS else with_its_words(made, payload)


def with_its_words(operation: Operation, payload: bytes | None) -> Operation:
    """The operation with the words that a payload of it holds; what is no such line, or no text, says nothing."""
    if payload is None or not payload.startswith(_LABEL_LINE):
        return operation
    _, row, words = json.loads(payload[: payload.find(b"\n")])
    if row != str(operation.id):
        return operation
    texts = {name: text for name, text in words.items() if isinstance(text, str)}
    return replace(operation, label=OperationLabel(operation.label.key, {**texts, **operation.label.args}))


def label_line(operation: Operation) -> RowChange | None:
    """The line that holds the words of the operation's label; None for one without."""
    kept = _kept_in_header(operation.label)
    words: dict[str, Json] = {name: text for name, text in operation.label.args.items() if name not in kept}
    return RowChange(LABEL_FIELD, operation.id, words) if words else None


def scope_of_words(scopes: Iterable[Scope]) -> Scope:
    """In which of the scopes that an operation wrote the words of its label stand, if the act does not say."""
    return min(scopes, key=lambda scope: (-_CONFIDENTIAL.index(scope.data_class), scope.home.bytes))


def is_wordless(key: str, arguments: Mapping[str, str]) -> bool:
    """Whether the label of a header is all keys, as it must be from version 2 on."""
    return arguments.keys() <= {"key"} and all(_KEY.fullmatch(one) for one in (key, *arguments.values()))


def _kept_in_header(label: OperationLabel) -> Mapping[str, str]:
    """Of an undo, the key of what was undone: so that its sentence can be told without words."""
    key = label.args.get("key", "")
    return {"key": key} if _KEY.fullmatch(key) else {}


def make_payload(changes: Iterable[RowChange]) -> bytes:
    """One line per row: [kind, row, {register: value}]."""
    return "".join(dumps([change.kind, str(change.row), dict(change.registers)]) + "\n" for change in changes).encode()


def parse_payload(payload: bytes) -> list[RowChange]:
    """The row changes of a payload's lines, the words of a label left out."""
    changes = []
    for line in payload.splitlines():
        kind, row, registers = json.loads(line)
        if kind != LABEL_FIELD:
            changes.append(RowChange(kind, UUID(row), registers))
    return changes


def next_hlc(last: int, now: datetime) -> int:
    """48 bits of milliseconds and 16 of counter; never back, whatever the wall clock does.

    A wall clock beyond what others accept is not followed, or nobody could take what is written here.
    """
    return max(last + 1, min(int(now.timestamp() * 1000), LATEST_OWN_MS) << 16)
