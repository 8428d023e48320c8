"""Is a changeset that somebody sends well-formed? What it says is parsed once, and refused whole if it is not.

A trusted partner may have a faulty program (exchange/FORMAT.md 13). Kinds, registers and values that this version
does not know are no faults: they are kept (exchange/FORMAT.md 10.2).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId, ctj_home
from ctj_desktop.domain.log.changes import RowChange, Scope
from ctj_desktop.domain.log.changesets import (
    LABEL,
    LATEST_YEAR_MS,
    LOG_VERSION,
    MAX_LINE,
    BrokenChain,
    Changeset,
    is_wordless,
)
from ctj_desktop.domain.record import DataClass
from ctj_desktop.errors import N_
from ctj_desktop.storage.log.journal import Entry

# `Any` below: what stands in a header or payload is not known before it is looked at.

REFERENCE_SCOPE: Final = Scope(ctj_home(), DataClass.OPEN)
LARGEST: Final = 2**53  # integers in JSON

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CLOCK = re.compile(r"[0-9a-f]{16}")
_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_.]{0,99}")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a surrogate pair
_FAULTS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)


class Admission:
    """Parses changesets; remembers the names that come again and again, so that equal ids are one object."""

    def __init__(self, replicas: Iterable[ReplicaId] = ()) -> None:
        self._ids: dict[str, UUID] = {str(replica): replica for replica in replicas}
        self._names: set[str] = set()

    def admit(self, changeset: Changeset) -> Entry:
        """What a changeset says; BrokenChain for one that is malformed."""
        own = changeset.replica
        if changeset.payload is not None and hashlib.sha256(changeset.payload).digest() != changeset.payload_sha:
            raise BrokenChain(str(own), N_("content that is not what its hash says"))
        if changeset.scope != REFERENCE_SCOPE and own == REFERENCE_REPLICA:
            raise BrokenChain(str(own), N_("reference data in another scope"))
        try:
            return self._entry(changeset, changeset.fields)
        except _FAULTS as error:
            raise BrokenChain(str(own), N_("a malformed change")) from error

    def _entry(self, changeset: Changeset, fields: Mapping[str, Any]) -> Entry:
        replica = ReplicaId(self._id(fields["r"]))
        if replica != changeset.replica or fields["s"] != changeset.seq:
            raise ValueError("name")
        _check_plain(fields)
        if _HALF.search(changeset.header):
            json.dumps(fields, ensure_ascii=False).encode()
        return Entry(
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
        found = [self._row(line) for line in changeset.lines if not _is_words(line)]
        if len(found) > 1 and len({(change.kind, change.row) for change in found}) < len(found):
            raise ValueError("a row twice")
        return found

    def _row(self, line: Any) -> RowChange:
        kind, row, registers = line
        if type(registers) is not dict or not registers:
            raise ValueError("no registers")
        for name in (kind, *registers):
            if name not in self._names:
                self._check_name(name)
        return RowChange(kind, UUID(bytes=_id_bytes(row)), registers)

    def _check_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError("name")
        self._names.add(name)

    def _id(self, text: str) -> UUID:
        """An id that comes again and again."""
        made = self._ids.get(text)
        if made is None:
            made = self._ids[text] = UUID(bytes=_id_bytes(text))
        return made


def _is_words(line: Any) -> bool:
    """Whether a line holds the words of a label, which has the form of a row; ValueError where it has not."""
    kind, row, words = line
    if kind != LABEL:
        return False
    if type(row) is not str or type(words) is not dict:
        raise ValueError("words")
    return True


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
