"""How does a bundle that somebody sent come in? Checked, tried, and only then for good; what cannot wait here waits.

Nothing is taken in by halves: rows, attachments, confirmations and the bundle log are one transaction. A bundle that
must wait is kept with its bytes, because the stick may go (exchange/FORMAT.md 8.2).
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import HomeId, OfficeId, ReplicaId
from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset
from ctj_desktop.domain.log.heads import Vector, covers
from ctj_desktop.domain.record import DataClass, NamedValue, PositionalValue, replace
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused, StoreError, UserError
from ctj_desktop.exchange.bundle import Opened, open_bundle
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.exchange.refusals import NewerBundle, NotForUs, Stranger
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.services.exchange.carried import network
from ctj_desktop.services.exchange.corrected import Corrections, corrections, rights_of
from ctj_desktop.services.exchange.identity import OtherNetwork, identity
from ctj_desktop.services.exchange.mass_refusals import mass_refusal
from ctj_desktop.services.exchange.numbered_apart import NumberedApart, numbered_apart
from ctj_desktop.services.exchange.own_keys import known_keys
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.storage import blobs
from ctj_desktop.storage.backing_up import back_up_before
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore
from ctj_desktop.storage.log import bundle_inbox, partners, takeback
from ctj_desktop.storage.log.bundle_inbox import Bundle, Pending
from ctj_desktop.storage.log.erased_files import named
from ctj_desktop.storage.log.merge import TWO_CONTENTS, Fork, Guard, MassChange, MergeReport, Waits, apply
from ctj_desktop.storage.open_file import OpenFile, Rollback
from ctj_desktop.storage.store import Store

PIECE: Final = 256 * 1024  # bytes
LONGEST_KEPT: Final = 60  # signs of a file name, of four bytes each at most
MOST_LOST: Final = 20  # numbers that are named: a sender may count from anywhere
TWICE: Final = N_("one number has two contents")
ASTRAY: Final = N_("its changes do not follow one another")
STEP: Final = 500  # changesets between two words of progress

Missing = tuple[Scope, ReplicaId, int, int]  # scope, replica, first and last number that is not here


class ForSomebodyElse(Refused):
    """“{name}” was made for another office and not for this one. Nothing was taken in. Ask the sender to export it for
    this office.
    """

    name: str


class SenderReplaced(Refused):
    """“{name}” was written by an earlier computer of {sender}, which another one has replaced. Nothing was taken in.
    Ask that office by telephone: if it works on that computer again, accept its card once more.
    """

    name: str
    sender: Bilingual


class SetApart(Refused):
    """“{name}” contradicts what is held here ({detail}): two computers may have continued the same copy of a workspace.
    Nothing was taken in; the file is kept apart under Exchanges. Ask {sender} whether a copy or an old backup is in use
    there.

    `detail` is a marked phrase; what exactly does not follow is kept with the file.
    """

    name: str
    sender: Bilingual
    detail: str


class DigestDiffers(Refused):
    """“{name}” was read, but its result differs from the sender’s. Nothing was taken in; the file is kept apart under
    Exchanges. This is a fault of the program: keep both workspaces as they are, and let us know.

    The same changesets led to another state than that of the sender.
    """

    name: str


class Taken(NamedValue):
    """What became of a bundle. `missing` is what it waits for; `report` counts what it changed (or would change).

    `no_backup` is why none could be made before; a merge can be taken back, so it does not wait for that.

    `apart` are computers that numbered beside one another, `here` is this one.

    `others` are bundles that had waited for this one and came in with it; `withheld` attachments were not sent along.
    """

    file: str
    manifest: Manifest
    sender_fr: str
    sender_de: str
    dry_run: bool
    result: Result | None
    report: MergeReport
    missing: tuple[Missing, ...] = ()
    withheld: int = 0
    lost: tuple[int, ...] = ()
    clock_ahead: int = 0
    corrected: Corrections = Corrections()
    others: tuple["Taken", ...] = ()
    no_backup: UserError | StoreError | None = None
    apart: tuple[NumberedApart, ...] = ()
    here: ReplicaId | None = None

    @property
    def sender(self) -> Bilingual:
        """Who sent it, in both languages."""
        return Bilingual.of(self.sender_fr, self.sender_de)

    @property
    def waits(self) -> bool:
        """Whether it is kept until an earlier one comes."""
        return bool(self.missing)


class _How(PositionalValue):
    """How a bundle is taken in."""

    dry_run: bool
    accept: bool
    progress: Step
    along: bool = False  # with another one, before which the backup was made


ALONG: Final = _How(dry_run=False, accept=False, progress=no_step, along=True)


def take_in(
    store: Store,
    source: Path,
    *,
    dry_run: bool = False,
    accept_mass_change: bool = False,
    progress: Step = no_step,
) -> Taken:
    """Take in a bundle, or only say what it would change. `progress` may raise to stop it: nothing was written then.

    Refusals leave everything as it was: those of `exchange.refusals` (cut, altered, a stranger, newer …),
    OtherNetwork, ForSomebodyElse, SetApart, DigestDiffers, ManyChanges.
    """
    with _opened(store, source, dry_run=dry_run) as opened:
        return _take(store, opened, source.name, _How(dry_run, accept_mass_change, progress))


@contextmanager
def _opened(store: Store, source: Path, *, dry_run: bool) -> Iterator[Opened]:
    keys = identity(store)
    trusted = {keys.signing.public, *(known.key for known in partners.listened_to(store))}
    with private_folder(store.environment.data_folder) as work:

        def newer(error: NewerBundle, received: Path) -> None:
            if not dry_run:
                _keep_newer(store, error, received)

        try:
            found = open_bundle(source, work, [keys.sealing], trusted, newer)
        except Stranger as stranger:
            before = partners.peer(store, stranger.public)
            if before is None:
                raise
            raise SenderReplaced(source.name, Bilingual.of(before.name_fr, before.name_de)) from stranger
        with found as opened:
            yield opened


def _take(store: Store, opened: Opened, file: str, how: _How) -> Taken:
    dry_run = how.dry_run
    manifest = opened.manifest
    _check_meant_for_us(store, manifest, file)
    taken = _blank(store, manifest, file, dry_run)
    missing = _missing(store, manifest)
    if missing:
        if not dry_run:
            _keep(store, opened, file, PendingState.WAITING, [_plain_missing(one) for one in missing])
        return replace(taken, missing=missing)
    taken = replace(taken, no_backup=_backed_up(store, opened, how))
    try:
        done = _merge(store, opened, taken, how)
    except Waits as waits:
        if not dry_run:
            _keep(store, opened, file, PendingState.WAITING, [_plain_missing(one) for one in waits.missing])
        return replace(taken, missing=tuple(waits.missing))
    except MassChange as change:
        if not dry_run:
            _keep(store, opened, file, PendingState.MASS_CHANGE, [[k, n, of] for k, n, of in change.changes])
        refusal = mass_refusal(earlier=change.earlier, tried=dry_run)
        raise refusal(file, taken.sender, tuple(change.changes)) from change
    except BrokenChain as broken:
        if not dry_run:
            _keep(store, opened, file, PendingState.FORKED, broken.detail)
        raise SetApart(file, taken.sender, TWICE if isinstance(broken, Fork) else ASTRAY) from broken
    except DigestDiffers:
        if not dry_run:
            _keep(store, opened, file, PendingState.DIFFERS, None)
        raise
    return done if dry_run else replace(done, others=tuple(_take_waiting(store)))


def _check_meant_for_us(store: OpenFile, manifest: Manifest, file: str) -> None:
    if manifest.network != network(store):
        raise OtherNetwork(file, manifest.network, network(store))
    own = identity(store).signing.public
    if manifest.recipients and own.hex() not in manifest.recipients and manifest.sender_key != own:
        raise ForSomebodyElse(file)


def _blank(store: OpenFile, manifest: Manifest, file: str, dry_run: bool) -> Taken:
    now = store.environment.clock()
    partner = partners.peer(store, manifest.sender_key)
    numbers = range(partner.received_no + 1, manifest.export_no) if partner and partner.received_no else range(0)
    ahead = (manifest.created_hlc >> 16) - int(now.timestamp() * 1000)
    return Taken(
        file=file,
        manifest=manifest,
        sender_fr=partner.name_fr if partner else manifest.sender_name_fr,
        sender_de=partner.name_de if partner else manifest.sender_name_de,
        dry_run=dry_run,
        result=None,
        report=MergeReport(),
        withheld=sum(not one.included for one in manifest.blobs.values()),
        lost=tuple(numbers[-MOST_LOST:]),
        clock_ahead=max(0, ahead // 86_400_000),
    )


def _missing(store: OpenFile, manifest: Manifest) -> tuple[Missing, ...]:
    """What the bundle builds on and is not held: told by the manifest alone, nothing is parsed for it."""
    found: list[Missing] = []
    for scope, ranges in manifest.streams.items():
        held = store.streams.vector(scope)
        for replica, part in ranges.items():
            if held.get(replica, 0) < part.first - 1:
                found.append((scope, replica, held.get(replica, 0) + 1, part.first - 1))
    return tuple(found)


def _plain_missing(missing: Missing) -> list[Json]:
    scope, replica, first, last = missing
    return [str(scope.home), str(scope.data_class), str(replica), first, last]


def _merge(store: Store, opened: Opened, taken: Taken, how: _How) -> Taken:
    """Remember the way back, apply, compare the digests, keep attachments and confirmations: all of it or nothing."""
    done = taken
    with takeback.way_back(store, wanted=not taken.dry_run and _has_news(store, opened.manifest)), store.batch():
        _check_chains(store, opened.manifest)
        rights = rights_of(store, OfficeId(opened.manifest.sender_office))
        guard = Guard(how.accept, bundle_inbox.losses_of_day(store, opened.manifest.sender_key))
        report = apply(store, _watched(opened, how), guard=guard, strict=True)
        _compare_digests(store, opened.manifest, taken.file)
        corrected = corrections(store, rights, opened.manifest.sender_replica, report)
        result = Result.APPLIED if report.applied else Result.REPEATED
        apart = numbered_apart(store, report)
        done = replace(taken, report=report, result=result, corrected=corrected, apart=apart, here=store.replica)
        _keep_attachments(store, opened)
        if opened.manifest.sender_key != identity(store).signing.public:
            _keep_confirmations(store, opened.manifest)
            _log(store, opened, done, accepted=how.accept)
        if report.applied:
            bundle_inbox.forget_taken_in(store)
            _keep(store, opened, taken.file, PendingState.TAKEN_IN, None)
        elif _waiting(store, bytes.fromhex(opened.sha256)):
            bundle_inbox.drop_pending(store, bytes.fromhex(opened.sha256))
        if taken.dry_run:
            raise Rollback
    return done


def _backed_up(store: Store, opened: Opened, how: _How) -> UserError | StoreError | None:
    """A backup of what the file is about to change; why none could be made, where it could not."""
    if how.dry_run or how.along or is_sample(store) or not _has_news(store, opened.manifest):
        return None
    try:
        back_up_before(store, MadeBefore.MERGE, lambda: how.progress(0, 0))
    except (UserError, StoreError) as error:
        return error
    return None


def _watched(opened: Opened, how: _How) -> Iterator[Changeset]:
    total = sum(part.last - part.first + 1 for ranges in opened.manifest.streams.values() for part in ranges.values())
    for done, changeset in enumerate(opened.changesets()):
        if not done % STEP:
            how.progress(done, total)
        yield changeset
    how.progress(total, total)


def _has_news(store: OpenFile, manifest: Manifest) -> bool:
    """Whether anything in it is not held yet; a repeated file needs no way back."""
    return any(
        part.last > store.streams.end(scope, replica).seq
        for scope, ranges in manifest.streams.items()
        for replica, part in ranges.items()
    )


def _check_chains(store: OpenFile, manifest: Manifest) -> None:
    """What is held up to the bundle's start is what its sender holds: else one replica was continued twice."""
    for scope, ranges in manifest.streams.items():
        for replica, part in ranges.items():
            for seq, chain in ((part.first - 1, part.chain_before), (part.last, part.chain_after)):
                if seq <= store.streams.end(scope, replica).seq and store.chain_at(scope, replica, seq) != chain:
                    raise Fork(str(replica), TWO_CONTENTS, seq)


def _compare_digests(store: OpenFile, manifest: Manifest, file: str) -> None:
    """Equal vectors must mean equal states (exchange/FORMAT.md 11.30)."""
    for scope, digest in manifest.digest.items():
        theirs = {replica: part.last for replica, part in manifest.streams.get(scope, {}).items() if part.last}
        if theirs == store.streams.vector(scope) and digest != store.streams.digest(scope):
            raise DigestDiffers(file)


def _keep_attachments(store: OpenFile, opened: Opened) -> None:
    """Those that something here names: a file made before an erasure brings no content back that was erased."""
    came = opened.manifest.blobs
    lacked = [sha256 for sha256, entry in came.items() if entry.included and not blobs.holds(store, sha256)]
    wanted = named(store, map(bytes.fromhex, lacked))
    for sha256 in lacked:
        if bytes.fromhex(sha256) in wanted:
            blobs.store_blob(store, sha256, came[sha256].size, opened.blob(sha256))


def _keep_confirmations(store: OpenFile, manifest: Manifest) -> None:
    """What the sender holds: what it says, and what it sent. A file that is not surely its newest word can only take
    something back: believed too little, changes come twice; believed too much, they would never come.
    """
    partner = partners.peer(store, manifest.sender_key)
    came = [one for one in bundle_inbox.bundles(store, Direction.IN) if one.peer == manifest.sender_key]
    if partner is None or any(one.bundle_id == manifest.bundle_id for one in came):
        return
    held = {scope: dict(vector) for scope, vector in manifest.ack.items()}
    for scope, ranges in manifest.streams.items():
        for replica, part in ranges.items():
            held.setdefault(scope, {})[replica] = max(held.get(scope, {}).get(replica, 0), part.last)
    if not _is_newest(partner, manifest, max((one.created for one in came), default=None)):
        partners.keep_acknowledged(store, partner.key, _lower(partners.acknowledged(store, partner.key), held))
        return
    partners.keep_acknowledged(store, partner.key, held)
    partners.keep_partner(
        store,
        replace(
            partner,
            replica=manifest.sender_replica,
            received_no=manifest.export_no,
            received_hlc=manifest.created_hlc,
            lacks=manifest.lacks,
            name_fr=manifest.sender_name_fr,
            name_de=manifest.sender_name_de,
        ),
    )


def _is_newest(partner: partners.Peer, manifest: Manifest, newest: datetime | None) -> bool:
    """By number, or by its day: a partner that was restored or copied counts anew."""
    goes_on = partner.replica == manifest.sender_replica and manifest.export_no > partner.received_no
    return goes_on or newest is None or manifest.created > newest


def _lower(known: Mapping[Scope, Vector], held: Mapping[Scope, Vector]) -> dict[Scope, Vector]:
    return {
        scope: {replica: min(seq, held.get(scope, {}).get(replica, 0)) for replica, seq in vector.items()}
        for scope, vector in known.items()
    }


def _log(store: OpenFile, opened: Opened, taken: Taken, *, accepted: bool) -> None:
    manifest, report = taken.manifest, taken.report
    assert taken.result is not None
    bundle_inbox.log_bundle(
        store,
        Bundle(
            **_named(opened, taken.file),
            direction=Direction.IN,
            at=store.environment.clock(),
            result=taken.result,
            counts={
                "applied": report.applied,
                "new": len(report.new),
                "changed": len(report.changed_rows),
                "deleted": len(report.deleted),
                "conflicts": len(report.conflicts),
                "attachments": sum(one.included for one in manifest.blobs.values()),
                "withheld": taken.withheld,
                "lost": {kind: [count, of] for kind, (count, of) in report.losses.items()},
                "accepted": accepted,
            },
        ),
    )


def _keep(store: Store, opened: Opened, file: str, state: PendingState, missing: Json) -> None:
    """Keep the bytes at once: the stick may go."""
    made = Pending(**_named(opened, file), at=store.environment.clock(), state=state, missing=missing)
    bundle_inbox.keep_pending(store, made, _pieces(opened.received))


def _keep_newer(store: Store, newer: NewerBundle, file: Path) -> None:
    """Rightly signed by a partner, and only a later version of the program can read more of it."""
    with file.open("rb") as bundle:
        sha256 = hashlib.file_digest(bundle, "sha256").digest()
    now = store.environment.clock()
    made = Pending(
        sha256=sha256,
        bundle_id=UUID(bytes=sha256[:16]),
        peer=newer.public,
        number=newer.number,
        profile="",
        file=newer.name,
        size=file.stat().st_size,
        created=now,
        at=now,
        state=PendingState.NEWER,
        missing=newer.version,
    )
    bundle_inbox.keep_pending(store, made, _pieces(file))


def _named(opened: Opened, file: str) -> dict[str, Any]:
    """What the bundle log and the waiting bundles both say of it; `Any` because each field has its own type."""
    manifest = opened.manifest
    return {
        "bundle_id": manifest.bundle_id,
        "peer": manifest.sender_key,
        "number": manifest.export_no,
        "profile": manifest.profile,
        "file": file,
        "size": opened.size,
        "sha256": bytes.fromhex(opened.sha256),
        "created": manifest.created,
    }


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


class Seen(PositionalValue):
    """A bundle that was only looked at."""

    file: str
    size: int
    sha256: str
    sealed: bool
    manifest: Manifest


def inspect(source: Path, environment: Environment) -> Seen:
    """What a bundle is, whoever signed it; nothing of it is taken in. Refusals of `exchange.refusals`.

    Where it may be for a key that could not be read, it is said why.
    """
    known = list(known_keys(environment))
    keys = [one for one in known if isinstance(one, SealingKey)]
    try:
        with private_folder(environment.data_folder) as work, open_bundle(source, work, keys, None) as opened:
            return Seen(source.name, opened.size, opened.sha256, opened.sealed, opened.manifest)
    except NotForUs as error:
        for unread in known:
            if isinstance(unread, StoreError):
                raise unread from error
        raise


# what waits


def take_pending(
    store: Store,
    sha256: bytes,
    *,
    dry_run: bool = False,
    accept_mass_change: bool = False,
    progress: Step = no_step,
) -> Taken:
    """Try again a bundle that waits here, from the bytes that were kept; LookupError for one that does not."""
    return _take_pending(store, sha256, _How(dry_run, accept_mass_change, progress))


def _take_pending(store: Store, sha256: bytes, how: _How) -> Taken:
    with _kept(store, sha256) as (waiting, source), _opened(store, source, dry_run=True) as opened:
        return _take(store, opened, waiting.file, how)


def give_up(store: Store, sha256: bytes) -> None:
    """Do not take in a bundle that waits: its bytes go, the sender's next one brings the changes again."""
    bundle_inbox.drop_pending(store, sha256)


@contextmanager
def _kept(store: Store, sha256: bytes) -> Iterator[tuple[Pending, Path]]:
    """A bundle that waits, as a file again."""
    waiting = _waiting(store, sha256)
    if waiting is None:
        raise LookupError(sha256.hex())
    with private_folder(store.environment.data_folder) as folder:
        source = folder / safe_name(waiting.file)[-LONGEST_KEPT:]  # the workspace may be somebody else's
        with source.open("wb") as file:
            file.writelines(bundle_inbox.pending_pieces(store, sha256))
        yield waiting, source


def _waiting(store: OpenFile, sha256: bytes) -> Pending | None:
    return next((one for one in bundle_inbox.pending_bundles(store) if one.sha256 == sha256), None)


def _take_waiting(store: Store) -> Iterator[Taken]:
    """What had waited for what has just come: until nothing more fits. A refused one stays, and stops no other."""
    tried: set[bytes] = set()
    while waiting := next((one for one in bundle_inbox.pending_bundles(store) if _is_next(store, one, tried)), None):
        tried.add(waiting.sha256)
        with suppress(UserError, StoreError):
            taken = _take_pending(store, waiting.sha256, ALONG)
            yield replace(taken, others=())
            yield from taken.others


def _is_next(store: OpenFile, waiting: Pending, tried: set[bytes]) -> bool:
    return waiting.state is PendingState.WAITING and waiting.sha256 not in tried and _fits_now(store, waiting)


def _fits_now(store: OpenFile, waiting: Pending) -> bool:
    assert isinstance(waiting.missing, list)
    return all(_is_here(store, missing) for missing in waiting.missing)


def _is_here(store: OpenFile, missing: Json) -> bool:
    assert isinstance(missing, list)
    home, data_class, replica, _, last = missing
    scope = Scope(HomeId(UUID(str(home))), DataClass(str(data_class)))
    return covers(store.streams.vector(scope), ReplicaId(UUID(str(replica))), int(str(last)))


class TakenBack(PositionalValue):
    """The bundle that waits again (None where no bundle brought the merge), and the rows that are as before."""

    bundle: Bundle | None
    changed: frozenset[tuple[str, UUID]]


def to_take_back(store: OpenFile) -> Bundle | None:
    """The bundle that `take_back` would take back; None where it would refuse."""
    return _last_applied(store) if takeback.can_take_back(store) else None


def take_back(store: Store) -> TakenBack:
    """Return to what stood before the last merge; the bundle waits again (exchange/FORMAT.md 7.9).

    NoMergeToTakeBack where something was written or exported since.
    """
    with store.batch():
        last = _last_applied(store)
        changed = takeback.take_back_merge(store)
        bundle_inbox.wait_again(store)
        if last is not None and last.n is not None:
            bundle_inbox.mark(store, last.n, Result.TAKEN_BACK)
    return TakenBack(last, changed)


def _last_applied(store: OpenFile) -> Bundle | None:
    """A file that came again since brought nothing, and is not what is taken back."""
    return next((one for one in bundle_inbox.bundles(store, Direction.IN) if one.result is Result.APPLIED), None)
