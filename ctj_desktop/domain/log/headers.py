"""What does a header say that stands in the one form, as nearly every one does?

The one form leaves a reader nothing to doubt: names sorted and each once, no space, ids in lower case, numbers below
2^53. So a header that fits the pattern is read by the pattern alone. One that does not fit, because it holds words
(version 1), was written by a later version or is faulty, says nothing here: it is parsed as any JSON and judged.
"""

import re
from binascii import unhexlify
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import in_every_zone
from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.record import PositionalValue

LATEST_YEAR_MS: Final = 4_133_980_800_000  # 1 January 2101: later clocks are malformed (exchange/FORMAT.md 6.1)
KEY: Final = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"  # of a label

_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_NUMBER = r"[1-9][0-9]{0,14}"  # below 2^53, whatever the digits
_SEEN = f'"{_ID}":{_NUMBER}'
_PARTS = (
    rf'"d":\{{((?:{_SEEN}(?:,{_SEEN})*)?)\}}',
    r'"h":"([0-9a-f]{16})"',
    rf'"l":\["{KEY}",\{{(?:"key":"{KEY}")?\}}\]',
    rf'"op":"({_ID})"',
    rf'"r":"({_ID})"',
    rf'"s":({_NUMBER})(?:,"u":"({_ID})")?',
    r'"v":[12]',
    rf'"w":"([0-9T:.+-]+)"(?:,"x":"({_ID})")?',
)
_FORM = re.compile((r"\{" + ",".join(_PARTS) + r"\}").encode())
_FEW: Final = 1_024  # ids and vectors that come again and again


class HeaderFacts(PositionalValue):
    """What a header says, as far as merging needs it; ids that only the file keeps are bytes."""

    replica: ReplicaId
    seq: int
    hlc: int
    deps: Mapping[ReplicaId, int]
    operation: bytes
    author: bytes | None
    undoes: bytes | None


def said_by(header: bytes) -> HeaderFacts | None:
    """What a header in the one form says; None for any other and for one that says what none may say."""
    found = _FORM.fullmatch(header)
    if found is None:
        return None
    seen, clock, operation, own, seq, author, at, undoes = found.groups()
    deps, hlc = _vector(seen, own), int(clock, 16)
    if deps is None or hlc >> 16 >= LATEST_YEAR_MS or not _is_moment(at):
        return None
    return HeaderFacts(
        _replica(own),
        int(seq),
        hlc,
        deps,
        _bytes(operation),
        None if author is None else _author(author),
        None if undoes is None else _bytes(undoes),
    )


@lru_cache(_FEW)
def _vector(seen: bytes, own: bytes) -> Mapping[ReplicaId, int] | None:
    """What was held; None where a replica stands twice, or the own one does, whose past is implied."""
    parts = [part.split(b":") for part in seen.split(b",") if part]
    found = {name[1:-1]: int(seq) for name, seq in parts}
    return None if len(found) < len(parts) or own in found else {_replica(name): seq for name, seq in found.items()}


@lru_cache(_FEW)
def _replica(text: bytes) -> ReplicaId:
    return ReplicaId(UUID(bytes=_bytes(text)))


@lru_cache(_FEW)
def _author(text: bytes) -> bytes:
    return _bytes(text)


def _bytes(text: bytes) -> bytes:
    return unhexlify(text.replace(b"-", b""))


def _is_moment(text: bytes) -> bool:
    """A wall time with its zone."""
    try:
        return in_every_zone(datetime.fromisoformat(text.decode()))
    except ValueError:
        return False
