"""Which of the invariants of exchange/FORMAT.md 11 is checked where? Each function here names its numbers."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.changesets import LABEL_FIELD
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.services.exchange.merging import Taken
from ctj_desktop.services.meetings.agenda import siblings
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import history, partners
from ctj_desktop.storage.log.bundle_inbox import bundles, pending_bundles, pending_pieces
from ctj_desktop.storage.store import Store
from tests.exchange_machine.mailbox import Letter, plain_text
from tests.exchange_machine.parties import Name, Party, carried, home_of
from tests.exchange_machine.records import KINDS
from tests.storage import oracle
from tests.storage.agreement import assert_agrees, assert_words_are_told, raw_log

P = ParamSpec("P")
R = TypeVar("R")
Image = Mapping[str, list[tuple[object, ...]]]

NUMBERS = frozenset(range(1, 34))  # 34, memory and time, is for the benchmarks
CLAIMED: dict[int, list[str]] = {}
RAN: Counter[int] = Counter()


def checks(*numbers: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Names the invariants that a function checks; each call that passes is counted."""

    def named(function: Callable[P, R]) -> Callable[P, R]:
        for number in numbers:
            CLAIMED.setdefault(number, []).append(function.__name__)

        @wraps(function)
        def counted(*args: P.args, **kwargs: P.kwargs) -> R:
            result = function(*args, **kwargs)
            RAN.update(numbers)
            return result

        return counted

    return named


# after every step


@checks(2, 3, 6, 7, 12, 13, 16, 17, 18, 30)
def agrees_with_the_oracle(store: Store) -> dict[oracle.RowName, oracle.Row]:
    """Rows, heads, flags, vectors, chains and digests are those that the oracle makes of the set of changesets.

    Of the set alone: no order of arrival (3), no history of the store. It finds gaps (7), effects without causes (6),
    heads and what they hold (12), equal values (13), each register for itself (16), deletions (17, 18), digests (30).
    """
    return assert_agrees(store)


@checks(11)
def one_content(contents: dict[Name, tuple[bytes, bytes]], log: Iterable[oracle.Raw]) -> None:
    """No number of a stream has two contents anywhere."""
    for raw in log:
        assert contents.setdefault(raw.name, (raw.header, raw.payload_sha)) == (raw.header, raw.payload_sha)


@checks(10)
def clocks_only_grow(party: Party, log: Iterable[oracle.Raw]) -> None:
    """Neither the own clock nor the own numbers go back, also after a restart."""
    own = [raw for raw in log if raw.replica == str(party.store.replica)]
    clock = max((int(json.loads(raw.header)["h"], 16) for raw in own), default=0)
    assert clock >= party.clock
    party.clock = clock
    for raw in own:
        stream = raw.name[:3]
        party.numbers[stream] = max(party.numbers.get(stream, 0), raw.seq)
    assert party.numbers == {stream: seq for stream, (seq, _) in oracle.ends(own).items()}


@checks(28)
def own_work_stays(party: Party, names: frozenset[Name]) -> None:
    """What somebody wrote here is never gone by itself."""
    assert party.written <= names
    party.written |= {name for name in names if name[2] == str(party.store.replica)}


@checks(29)
def confirmations_are_true(holder: Store, party: Party, names: frozenset[Name]) -> None:
    """What one believes that another holds is held there."""
    for scope, vector in partners.acknowledged(holder, party.key).items():
        for replica, seq in vector.items():
            assert (str(scope.home), str(scope.data_class), str(replica), seq) in names, "believed and not held"


@checks(19)
def order_is_whole(store: Store) -> None:
    """Each item of an agenda stands in it once, in the order of position and row."""
    for meeting in store.all(Meeting):
        items = store.all(AgendaItem, meeting=meeting.id)
        shown = [row.item.id for row in agenda(items, meeting.start).rows]
        assert Counter(shown) == Counter(item.id for item in items)
        for parent in {None, *(item.parent for item in items)}:
            level = [item for item in items if item.parent == parent]
            expected = sorted(level, key=lambda item: (item.position, item.id.bytes))
            assert siblings(store, meeting.id, parent) == expected


@checks(20)
def approved_stays(seen: dict[UUID, ApprovedVersion], store: Store) -> None:
    """Bytes and signature of an approved version are those it was written with, and its hash fits."""
    for version in store.all(ApprovedVersion, deleted=True):
        assert seen.setdefault(version.id, version) == version
        assert hashlib.sha256(version.text.encode()).hexdigest() == version.sha256


@checks(21)
def one_attendance(store: Store) -> None:
    """The same attendance entered on two machines is one row."""
    ends = Counter((row.meeting, row.seat, row.guest) for row in store.all(Attendance, deleted=True))
    assert set(ends.values()) <= {1}


@checks(22)
def keys_hold(store: Store) -> None:
    """No child without its parent."""
    assert store.connection.run("PRAGMA foreign_key_check").all() == []


# of files


@checks(23)
def nothing_withheld_leaves(letter: Letter, giver: Party, taker: Party) -> None:
    """No scope that stays is in the bundle, neither by name nor by a word that stands in its texts."""
    profile, ends = letter.profile, (giver.office, taker.office)
    for scope in letter.manifest.streams:
        assert carried(profile, *ends, home_of(scope), str(scope.data_class))
    text = plain_text(letter, taker)
    for cls in KINDS:
        for home in ("A", "B", "C", "M", "ctj"):
            if not carried(profile, *ends, home, str(cls.data_class)):
                assert f"§{home}-{cls.data_class}§".encode() not in text


@checks(32)
def nothing_new_is_a_receipt(letter: Letter) -> None:
    """A bundle without a changeset says that it is one."""
    assert (str(letter.manifest.kind) == "receipt") == (not letter.names)


@checks(5, 24)
def nothing_is_missing(letter: Letter, taken: Taken, life: int) -> None:
    """What was lost comes again with the next: a bundle builds on nothing but what its recipient has confirmed."""
    if letter.sure and letter.recipient_life == life:
        assert taken.missing == (), f"{letter.sender} to {letter.recipient}: {taken.missing}"


@checks(8)
def nothing_happened(before: Image, after: Image) -> None:
    """A refusal or a crash leaves every byte as it was."""
    assert {name for name in after if after[name] != before[name]} == set()


@checks(27)
def only_kept(before: Image, after: Image, store: Store, content: bytes) -> None:
    """What cannot be taken in now is kept with its bytes, and nothing else was changed."""
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"pending_bundle", "pending_chunk"}
    sha256 = hashlib.sha256(content).digest()
    assert sha256 in {one.sha256 for one in pending_bundles(store)}
    assert b"".join(pending_pieces(store, sha256)) == content


@checks(4)
def repeating_changes_nothing(before: Image, after: Image, taken: Taken) -> None:
    """Only the log of files grows."""
    assert taken.result is Result.REPEATED
    assert {name for name in after if after[name] != before[name]} == {"bundle_log"}
    assert len(after["bundle_log"]) == len(before["bundle_log"]) + 1


@checks(31)
def tried_as_it_was(tried: Taken, real: Taken) -> None:
    """A trial run says what the real one does."""
    assert (tried.result, tried.missing, tried.lost, tried.report) == (
        real.result,
        real.missing,
        real.lost,
        real.report,
    )


@checks(33)
def refused_or_the_same(before: Collection[Name], letter: Letter, after: Collection[Name], *, refused: bool) -> None:
    """An altered file brought nothing, or what the honest one would have brought."""
    assert set(after) == {*before, *(() if refused else letter.names)}


def came_in(store: Store, content: bytes) -> bool:
    """Whether the log of files knows that these bytes came."""
    sha256 = hashlib.sha256(content).digest()
    return any(one.sha256 == sha256 for one in bundles(store, Direction.IN))


def nothing_waits_in_vain(store: Store, inherited: Collection[bytes]) -> None:
    """What a waiting bundle waits for is not here; a copied workspace cannot open what came for the other one."""
    held = {
        (str(scope.home), str(scope.data_class), str(replica)): seq
        for scope, vector in store.streams.vectors().items()
        for replica, seq in vector.items()
    }
    for one in pending_bundles(store):
        if one.state is PendingState.WAITING and one.sha256 not in inherited:
            assert isinstance(one.missing, list)
            lacking = [line for line in one.missing if isinstance(line, list)]
            assert any(held.get((str(h), str(c), str(r)), 0) < int(str(last)) for h, c, r, _, last in lacking)


# what only some steps can show


@checks(25)
def erased_and_proved(store: Store, erased: Collection[Name]) -> None:
    """The content is gone, and the chain says the same as before."""
    log = raw_log(store)
    assert {raw.name for raw in log if raw.payload is None} >= set(erased)
    assert {end[1] for end in oracle.ends(log).values()} == {
        store.streams.end(scope, replica).chain
        for scope, vector in store.streams.vectors().items()
        for replica in vector
    }


@checks(9)
def later_wins(store: Store, record: Record, *, gone: bool) -> None:
    """Whatever the clocks say, an edit made after seeing a value is shown."""
    assert store.get(type(record), record.id, deleted=True) == record
    assert (store.get(type(record), record.id) is None) == gone


# at the end


@checks(1)
def equal_where_shared(parties: Iterable[Party]) -> None:
    """Whoever holds a scope holds the same changesets of it, bytes and all, and the same state."""
    scopes: dict[tuple[str, str], tuple[object, bytes]] = {}
    for party in parties:
        log = raw_log(party.store)
        for scope in party.store.streams.scopes():
            name = str(scope.home), str(scope.data_class)
            own = {(raw.name, raw.header, raw.payload, raw.payload_sha) for raw in log if raw.name[:2] == name}
            held = own, party.store.streams.digest(scope)
            assert scopes.setdefault(name, held) == held, f"{home_of(scope)} {scope.data_class} of {party.n}"


@checks(15)
def everything_is_in_history(store: Store, rows: Mapping[oracle.RowName, oracle.Row]) -> None:
    """Every value ever written can be found, the losing ones of a conflict too, unless it was erased."""
    assert_words_are_told(store)
    for (kind, row_id), row in rows.items():
        changes = [c for c in history.record_history(store, UUID(row_id), limit=10_000) if c.kind == kind]
        for register, writes in row.written.items():
            found = sorted(repr(c.new) for c in changes if c.register == register and not c.erased)
            assert found == sorted(repr(write.value) for write in writes)


@checks(14)
def no_flag_is_left(stores: Iterable[Store]) -> None:
    """What was settled in one place is settled in all."""
    for store in stores:
        assert store.connection.run("SELECT tbl, row_id FROM row_meta WHERE conflict != 0").all() == []


@checks(22)
def references_are_listed(store: Store) -> None:
    """The program's own check finds no fault, and names each reference into a scope that is not here."""
    found = check(store)
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    listed = {(f.data["kind"], f.data["field"]): f.data["count"] for f in found if f.code == "reference.not_here"}
    seats = store.connection.run("SELECT count(*) FROM attendance WHERE deleted = 0 AND seat IS NOT NULL").scalar()
    assert listed.get(("attendance", "seat"), 0) == seats  # nobody has a seat here: each of them is named


@checks(26)
def unknown_things_travelled(store: Store, unknown: Mapping[Name, tuple[bytes, bytes]]) -> None:
    """What a newer version wrote came through versions that do not know it, byte for byte."""
    for raw in raw_log(store):
        if raw.name in unknown:
            header, payload = unknown[raw.name]
            assert raw.header == header
            assert raw.payload in (payload, None)  # none: erased, as anything may be
            rows = {(line[0], line[1]) for line in map(json.loads, (raw.payload or b"").splitlines())}
            rows = {row for row in rows if row[0] != LABEL_FIELD}
            assert rows <= {(kind, str(row)) for kind, row in rows_of(store)}


def rows_of(store: Store) -> list[tuple[str, UUID]]:
    """Every row of which heads are held, also of a kind that this version does not know."""
    return [(kind, UUID(bytes=row)) for kind, row in store.connection.run("SELECT tbl, row_id FROM row_meta").all()]
