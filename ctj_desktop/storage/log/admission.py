"""Is a changeset that somebody sends well-formed? What it says is parsed once, and refused whole if it is not.

A trusted partner may have a faulty program (exchange/FORMAT.md 13). Kinds, registers and values that this version
does not know are no faults: they are kept (exchange/FORMAT.md 10.2).
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId, ctj_home
from ctj_desktop.domain.log.changes import RowChange, Scope
from ctj_desktop.domain.log.changesets import LABEL_FIELD, LOG_VERSION, MAX_LINE, BrokenChain, Changeset, is_wordless
from ctj_desktop.domain.log.headers import LATEST_YEAR_MS, HeaderFacts
from ctj_desktop.domain.record import DataClass
from ctj_desktop.errors import N_
from ctj_desktop.storage.log.journal import JournalEntry

# `Any` below: what stands in a header or payload is not known before it is looked at.

REFERENCE_SCOPE: Final = Scope(ctj_home(), DataClass.OPEN)
LARGEST: Final = 2**53  # integers in JSON
REMEMBERED: Final = 50_000  # ids, about 10 MB

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CLOCK = re.compile(r"[0-9a-f]{16}")
_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_.]{0,99}")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a surrogate pair
_FAULTS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)


class Admission:
    """Parses changesets; remembers the names that come again and again, so that equal ids are one object."""

    def __init__(self, replicas: Iterable[ReplicaId] = ()) -> None:
        self._ids: dict[str, UUID] = {str(replica): replica for replica in replicas}
        self._replicas = {replica: replica for replica in map(ReplicaId, self._ids.values())}
        self._own: tuple[UUID | None, ReplicaId] = None, REFERENCE_REPLICA
        self._names: set[str] = set()
        self._deps_said: Mapping[ReplicaId, int] = {}
        self._deps_here: Mapping[ReplicaId, int] = self._deps_said

    def admit(self, changeset: Changeset) -> JournalEntry:
        """What a changeset says; BrokenChain for one that is malformed."""
        own = changeset.replica
        if not changeset.is_whole:
            raise BrokenChain(str(own), N_("content that is not what its hash says"))
        if own == REFERENCE_REPLICA and changeset.scope != REFERENCE_SCOPE:
            raise BrokenChain(str(own), N_("reference data in another scope"))
        try:
            said = changeset.said
            return self._entry(changeset, changeset.fields) if said is None else self._plain_entry(changeset, said)
        except _FAULTS as error:
            raise BrokenChain(str(own), N_("a malformed change")) from error

    def _plain_entry(self, changeset: Changeset, said: HeaderFacts) -> JournalEntry:
        """Of a header in the one form: what it says is well-formed, whether it may say so here is not."""
        if said.replica != changeset.replica or said.seq != changeset.seq:
            raise ValueError("name")
        if said.deps and said.replica == REFERENCE_REPLICA:
            raise ValueError("deps")
        if said.deps is not self._deps_said:
            self._deps_said = said.deps
            self._deps_here = {self._replica(replica): seq for replica, seq in said.deps.items()}
        if said.replica is not self._own[0]:
            self._own = said.replica, self._replica(said.replica)
        return JournalEntry(
            changeset,
            self._own[1],
            said.hlc,
            self._deps_here,
            said.operation,
            said.author,
            said.undoes,
            [] if changeset.payload is None else self._rows(changeset, changeset.payload),
        )

    def _entry(self, changeset: Changeset, fields: Mapping[str, Any]) -> JournalEntry:
        replica = ReplicaId(self._id(fields["r"]))
        if replica != changeset.replica or fields["s"] != changeset.seq:
            raise ValueError("name")
        _check_plain(fields)
        if _HALF.search(changeset.header):
            json.dumps(fields, ensure_ascii=False).encode()
        return JournalEntry(
            changeset=changeset,
            replica=replica,
            hlc=_clock(fields["h"]),
            deps=self._deps(replica, fields["d"]),
            operation=_id_bytes(fields["op"]),
            author=self._id(fields["u"]).bytes if "u" in fields else None,
            undoes=_id_bytes(fields["x"]) if "x" in fields else None,
            rows=[] if changeset.payload is None else self._rows(changeset, changeset.payload),
        )

    def _deps(self, own: ReplicaId, deps: Mapping[str, Any]) -> dict[ReplicaId, int]:
        found: dict[ReplicaId, int] = {}
        for name, seq in deps.items():
            if type(seq) is not int or not 0 < seq < LARGEST:
                raise ValueError("deps")
            found[ReplicaId(self._id(name))] = seq
        if own in found or (own == REFERENCE_REPLICA and found):
            raise ValueError("deps")
        return found

    def _rows(self, changeset: Changeset, payload: bytes) -> list[RowChange]:
        """The row changes of a payload; a ValueError or TypeError says why it holds none."""
        if (payload and payload[-1:] != b"\n") or b"\r" in payload:
            raise ValueError("line")
        if len(payload) > MAX_LINE and any(len(line) > MAX_LINE for line in payload.split(b"\n")):
            raise ValueError("a line too long")
        lines: list[Any] = changeset.lines
        found = []
        for kind, row, registers in lines:
            if kind != LABEL_FIELD:
                found.append(self._row(kind, row, registers))
            elif type(row) is not str or type(registers) is not dict:
                raise ValueError("words")
        if len(found) > 1 and len({(change.kind, change.row) for change in found}) < len(found):
            raise ValueError("a row twice")
        return found

    def _row(self, kind: Any, row: Any, registers: Any) -> RowChange:
        if type(registers) is not dict or not registers:
            raise ValueError("no registers")
        for name in (kind, *registers):
            if name not in self._names:
                self._check_name(name)
        return RowChange(kind, self._ids.get(row) or self._id(row), registers)

    def _check_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError("name")
        self._names.add(name)

    def _id(self, text: str) -> UUID:
        """An id that comes again and again."""
        made = self._ids.get(text)
        if made is None:
            if len(self._ids) >= REMEMBERED:
                self._ids.clear()
            made = self._ids[text] = UUID(bytes=_id_bytes(text))
        return made

    def _replica(self, replica: ReplicaId) -> ReplicaId:
        """The same id as the object that was met first: a look-up compares objects before what they say."""
        return self._replicas.setdefault(replica, replica)


def _id_bytes(text: str) -> bytes:
    """Only the one form of an id: two forms of it would be two names of one thing."""
    if not _ID.fullmatch(text):
        raise ValueError("id")
    return bytes.fromhex(text.replace("-", ""))


def _clock(text: str) -> int:
    if not _CLOCK.fullmatch(text):
        raise ValueError("clock")
    hlc = int(text, 16)
    if hlc >> 16 >= LATEST_YEAR_MS:
        raise ValueError("clock beyond 2100")
    return hlc


def _check_plain(fields: Mapping[str, Any]) -> None:
    """Label, wall time with its zone, and version, as history will read them."""
    key, arguments = fields["l"]
    if type(key) is not str or any(type(value) is not str for value in arguments.values()):
        raise ValueError("label")
    if fields["v"] == LOG_VERSION and not is_wordless(key, arguments):
        raise ValueError("words in a header")
    if datetime.fromisoformat(fields["w"]).tzinfo is None:
        raise ValueError("wall time")
    if type(fields["v"]) is not int or type(fields["s"]) is not int:
        raise ValueError("version")
