"""Which bugs could somebody plausibly write into the exchange? Each is planted and must be noticed by the machine.

The first are bugs of the log, the others are bugs of files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ctj_desktop.domain.log import heads as merging_rules
from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.record import replace
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.services.exchange import exporting, merging
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.storage import open_file, rows, unit
from ctj_desktop.storage.file import anchor
from ctj_desktop.storage.file.connection import Transaction
from ctj_desktop.storage.log import merge, redaction
from ctj_desktop.storage.store import Store

# `Any` below: what stands in for a function takes whatever it takes.

MERGE, KEEP, LOG, MANIFEST = merging._merge, merging._keep, merging._log, exporting._manifest
RANGES, CHANGESETS, TAKE = open_file.OpenFile.ranges, open_file.OpenFile.changesets, merging._take


@dataclass(frozen=True)
class Wrong:
    """What stands in for `owner.name` while the machine runs."""

    owner: object
    name: str
    instead: Callable[..., Any]


Bug = tuple[Wrong, ...]


def _last_writer_only(_heads: object, new: merging_rules.Head, _seen: object) -> tuple[merging_rules.Head, ...]:
    return (new,)


def _commit_instead(self: Transaction) -> None:
    if self._connection.in_transaction:
        self._connection.run("COMMIT")


def _no_transaction(self: Transaction) -> None:
    """Each statement, or at most each savepoint, is kept by itself."""


def _end_of_none(self: Transaction, kind: object, value: object, trace: object) -> None:
    self._after(kind is None)


def _one_too_late(after: Any) -> Any:
    return {scope: {replica: seq + 1 for replica, seq in vector.items()} for scope, vector in after.items()}


def _ranges_too_late(self: Any, after: Any, scopes: Any = None) -> Any:
    return RANGES(self, _one_too_late(after), scopes)


def _changesets_too_late(self: Any, after: Any = None, scopes: Any = None) -> Any:
    return CHANGESETS(self, _one_too_late(after or {}), scopes)


def _acknowledges_too_much(store: Any, plan: Any) -> Manifest:
    made = MANIFEST(store, plan)
    return replace(made, ack={scope: {r: seq + 1 for r, seq in vector.items()} for scope, vector in made.ack.items()})


def _acknowledges_what_waits(store: Any, opened: Any, file: str, how: Any) -> Any:
    """What came counts as held before it is."""
    if not how.dry_run:
        with store.batch():
            for scope, ranges in opened.manifest.streams.items():
                for replica, part in ranges.items():
                    if store.replicas.known(replica) is not None:
                        for known in store.connection.run("SELECT key FROM peer").scalars():
                            store.connection.run(
                                "INSERT OR REPLACE INTO peer_ack VALUES (?, ?, ?, ?)",
                                (known, store.streams.number(scope), store.replicas.number(replica), part.last),
                            )
    return TAKE(store, opened, file, how)


def _logs_later(store: Any, opened: Any, taken: Any, how: Any) -> Any:
    done = MERGE(store, opened, taken, how)
    if not how.dry_run and opened.manifest.sender_key != identity(store).signing.public:
        LOG(store, opened, done, accepted=how.accept)
    return done


def _keeps_nothing_that_waits(store: Any, opened: Any, file: str, state: PendingState, missing: Any) -> None:
    if state is not PendingState.WAITING:
        KEEP(store, opened, file, state, missing)


def _nothing(*_: Any, **__: Any) -> None:
    return None


PLANTED: dict[str, Bug] = {
    # of the log
    "equal clocks: the lower replica is shown": (
        Wrong(merging_rules, "rank", lambda head: (head.dot.hlc, -head.dot.replica.int)),
    ),
    "equal clocks: whoever arrived last is shown": (Wrong(merging_rules, "rank", lambda head: (head.dot.hlc, b"")),),
    "the earlier write is shown": (Wrong(merging_rules, "rank", lambda head: (-head.dot.hlc, head.dot.replica.bytes)),),
    "the own wall clock without the receive rule": (
        Wrong(unit, "next_hlc", lambda _, now: int(now.timestamp() * 1000) << 16),
    ),
    "a vector covers one too many": (Wrong(merging_rules, "covers", lambda v, r, seq: v.get(r, 0) + 1 >= seq),),
    "a vector covers one too few": (Wrong(merging_rules, "covers", lambda v, r, seq: v.get(r, 0) > seq),),
    "a concurrent value is overwritten": (Wrong(rows, "merge_head", _last_writer_only),),
    "any deletion deletes": (
        Wrong(rows, "is_gone", lambda r, _: any(head.value is True for head in r.get("_del", ()))),
    ),
    "no conflict is flagged": (Wrong(rows, "in_conflict", lambda *_: False),),
    "two equal values are a conflict": (Wrong(merging_rules, "differ", lambda heads: len(heads) > 1),),
    "effects are applied without their causes": (Wrong(merge, "covers", lambda *_: True),),
    "a gap in a stream is applied": (
        Wrong(merging, "_missing", lambda *_: ()),
        Wrong(merge, "_missing", lambda *_: []),
        Wrong(open_file.OpenFile, "ranges", _ranges_too_late),
        Wrong(open_file.OpenFile, "changesets", _changesets_too_late),
    ),
    "an import is kept statement by statement": (
        Wrong(Transaction, "__enter__", _no_transaction),
        Wrong(Transaction, "__exit__", _end_of_none),
    ),
    "commit instead of rollback": (Wrong(Transaction, "_roll_back", _commit_instead),),
    "memory is not read again after a crash": (Wrong(Store, "forget", _nothing),),
    # of files
    "an export begins one too late": (
        Wrong(open_file.OpenFile, "ranges", _ranges_too_late),
        Wrong(open_file.OpenFile, "changesets", _changesets_too_late),
    ),
    "an export confirms one more than is held": (Wrong(exporting, "_manifest", _acknowledges_too_much),),
    "what comes counts as confirmed by all": (Wrong(merging, "_take", _acknowledges_what_waits),),
    "the bundle log is written after the merge": (
        Wrong(merging, "_merge", _logs_later),
        Wrong(merging, "_log", _nothing),
    ),
    "a bundle that waits is dropped": (Wrong(merging, "_keep", _keeps_nothing_that_waits),),
    "a bundle of a newer version is dropped": (Wrong(merging, "_keep_newer", _nothing),),
    "digests are not compared": (Wrong(merging, "_compare_digests", _nothing),),
    "recipients are not checked": (Wrong(merging, "_check_meant_for_us", _nothing),),
    "every scope leaves": (Wrong(exporting, "scopes_for", lambda store, *_: tuple(store.streams.scopes())),),
    "an export is not remembered": (Wrong(exporting, "record_sent", _nothing),),
    "what had waited is not taken in": (Wrong(merging, "_take_waiting", lambda *_: iter(())),),
    "what is written once is written again": (
        Wrong(rows, "first_head", lambda heads, new: max((*heads, new), key=merging_rules.rank) and (new,)),
    ),
    "an erasure does not travel": (Wrong(redaction, "drop", lambda *_: 0),),
    "a restored file goes on under its old name": (Wrong(anchor, "bind", _nothing),),
}
