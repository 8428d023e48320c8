"""How does a changeset stand in a changes file, byte for byte?

    [3,2,{"d":{…},"h":"…",…}]             scope number, payload lines, the header
    ["meeting","0192…",{"room":"…"}]      the payload, line by line
    [3,-1,"9f86…",{"d":{…},"h":"…",…}]    an erased payload: its SHA-256 alone

The header and the payload are the exact bytes of the log: they are cut out of the line and never written anew,
since their hashes are what the chain is made of. The hash of a payload that is there is not written: the chain in
the manifest proves it, and hashes do not compress (a third of a bundle of small edits).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.changesets import LOG_VERSION, MAX_LINE, Changeset, first_chain, is_wordless
from ctj_desktop.domain.log.headers import said_by
from ctj_desktop.domain.log.strict_json import Malformed, loads
from ctj_desktop.exchange.manifest import Manifest, Range, scopes_in_order
from ctj_desktop.exchange.shapes import Object, a_clock, a_list, a_moment, a_number, a_text, an_object, member

_HEAD = re.compile(rb'\[(0|[1-9]\d{0,5}),(?:(0|[1-9]\d{0,8})|-1,"([0-9a-f]{64})"),(\{.*\})\]')
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(slots=True)
class _End:
    """How far one stream has been followed."""

    range: Range
    seq: int
    chain: bytes
    hlc: int = 0


class FollowedStreams:
    """Follows the streams that a manifest promises, in whatever order their changesets are mixed.

    ValueError where a changeset is not the next of its stream.
    """

    def __init__(self, streams: Mapping[Scope, Mapping[ReplicaId, Range]]) -> None:
        self.scopes = scopes_in_order(streams)
        self.ends = [
            {replica: _End(span, span.first - 1, span.chain_before) for replica, span in streams[scope].items()}
            for scope in self.scopes
        ]
        self._numbers = {scope: number for number, scope in enumerate(self.scopes)}
        for scope, spans in streams.items():
            for replica, span in spans.items():
                if span.first == 1 and span.chain_before != first_chain(scope, replica):
                    raise ValueError("a stream begins with the chain of another")

    def number(self, scope: Scope) -> int:
        """The number of a scope in the file."""
        if scope not in self._numbers:
            raise ValueError("a scope that is not in the manifest")
        return self._numbers[scope]

    def follow(self, number: int, changeset: Changeset) -> _End:
        """One changeset further."""
        end, seq = self.ends[number].get(changeset.replica), changeset.seq
        if end is None or seq != end.seq + 1 or seq > end.range.last:
            raise ValueError("a changeset that the manifest does not promise")
        end.seq = seq
        end.chain = changeset.chain(end.chain)
        return end

    def finish(self) -> None:
        """All that was promised came, and the chains end where they should."""
        for ends in self.ends:
            for end in ends.values():
                if end.seq != end.range.last or end.chain != end.range.chain_after:
                    raise ValueError("changesets are missing, or a chain ends elsewhere")


def checked_lines(changeset: Changeset, streams: FollowedStreams) -> bytes:
    """The lines of a changeset; ValueError if it is not the next of its stream or no reader would take it."""
    number, payload = streams.number(changeset.scope), changeset.payload
    streams.follow(number, changeset)
    if payload is not None:
        _check_lines(payload, changeset.payload_sha)
    if payload is None:
        head = b'[%d,-1,"%s",%s]\n' % (number, changeset.payload_sha.hex().encode(), changeset.header)
    else:
        head = b"[%d,%d,%s]\n" % (number, payload.count(b"\n"), changeset.header)
    if len(head) > MAX_LINE or head.count(b"\n") != 1:
        raise ValueError("a header that is no line")
    return head if payload is None else head + payload


def _check_lines(payload: bytes, sha: bytes) -> None:
    if hashlib.sha256(payload).digest() != sha or (payload and payload[-1:] != b"\n"):
        raise ValueError("a payload that is not what its hash says")
    if len(payload) > MAX_LINE and any(len(line) > MAX_LINE for line in payload.split(b"\n")):
        raise ValueError("a line that no reader would take")


def lines_of(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines without their ends; Malformed for one that is too long or has none."""
    rest = b""
    for piece in pieces:
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        if len(rest) > MAX_LINE:
            raise Malformed("a line too long")
        yield from lines
    if rest:
        raise Malformed("a line without end")


class Reader:
    """Takes changesets out of lines and believes none of them; Malformed, or ValueError of the streams."""

    def __init__(self, manifest: Manifest) -> None:
        self.streams = FollowedStreams(manifest.streams)

    def changesets(self, lines: Iterator[bytes]) -> Iterator[Changeset]:
        """Those of one file."""
        for line in lines:
            found = _HEAD.fullmatch(line)
            if found is None or len(line) > MAX_LINE:
                raise Malformed("not the head of a changeset")
            number, header = int(found[1]), found[4]
            payload, parsed = (None, []) if found[3] else _payload(lines, int(found[2]))
            sha = bytes.fromhex(found[3].decode()) if payload is None else hashlib.sha256(payload).digest()
            changeset = self._changeset(number, header, payload, sha)
            changeset.__dict__["lines"] = parsed  # parsed here already
            yield changeset

    def _changeset(self, number: int, header: bytes, payload: bytes | None, sha: bytes) -> Changeset:
        if number >= len(self.streams.scopes) or b"\r" in header:
            raise Malformed("no such scope")
        said = said_by(header)
        fields = {} if said else an_object(loads(header))
        replica, seq, hlc = (said.replica, said.seq, said.hlc) if said else _checked(fields)
        changeset = Changeset(self.streams.scopes[number], replica, seq, header, payload, sha)
        known = {"fields": fields} if said is None else {}
        changeset.__dict__.update(known, said=said, is_whole=True)  # as found here
        end = self.streams.follow(number, changeset)
        if hlc <= end.hlc:
            raise Malformed("a clock that stands still")
        end.hlc = hlc
        return changeset


def _payload(lines: Iterator[bytes], count: int) -> tuple[bytes, list[Json]]:
    """The bytes of a payload, and what its lines say."""
    kept, parsed = [], []
    for _ in range(count):
        line = next(lines, None)
        if line is None or len(line) > MAX_LINE or b"\r" in line:
            raise Malformed("a payload that is cut")
        value = loads(line)
        _check_row(value)
        kept.append(line)
        parsed.append(value)
    kept.append(b"")
    return b"\n".join(kept), parsed


def _check_row(value: Json) -> None:
    """[kind, row, {register: value}]."""
    kind, row, registers = a_list(value, 3)
    if type(kind) is not str or type(row) is not str or type(registers) is not dict:
        raise Malformed("not a row")
    if not kind or not _ID.fullmatch(row):
        raise Malformed("a row of no kind, or without id")


def _checked(fields: Object) -> tuple[ReplicaId, int, int]:
    """Replica, number and clock of a header that does not stand in the one form."""
    name = member(fields, "r")
    _check_id(name)
    _check_header(fields, a_text(name))
    return ReplicaId(UUID(a_text(name))), a_number(member(fields, "s"), 1), a_clock(member(fields, "h"))


def _check_header(fields: Object, replica: str) -> None:
    """Everything a header must hold but its name: `d`, `op`, `l`, `w`, `v`, and `u` and `x` if there."""
    deps = an_object(member(fields, "d"))
    for name, seq in deps.items():
        _check_id(name)
        a_number(seq, 1)
    if replica in deps:
        raise Malformed("its own past is implied")
    _check_id(member(fields, "op"))
    version = a_number(member(fields, "v"), 1)
    _check_label(a_list(member(fields, "l"), 2), version)
    a_moment(member(fields, "w"))
    for name in ("u", "x"):
        if name in fields:
            _check_id(fields[name])


def _check_label(label: Sequence[Json], version: int) -> None:
    """A key and texts; in this version's headers keys alone (exchange/FORMAT.md 5.6)."""
    key = a_text(label[0])
    arguments = {name: a_text(value) for name, value in an_object(label[1]).items()}
    if version == LOG_VERSION and not is_wordless(key, arguments):
        raise Malformed("words in a header")


def _check_id(value: Json) -> None:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Malformed("not an id")
