"""What leaves in a bundle for somebody, and how is it written? First a plan to look at, then the file."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from ctj_desktop import __version__
from ctj_desktop.domain.ids import REFERENCE_REPLICA
from ctj_desktop.domain.log.bundle_results import Direction, Result
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import LOG_VERSION
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.log.profiles import Profile, needs_sealing
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.errors import Refused
from ctj_desktop.exchange.bundle import Blob, WrittenFile, write_bundle
from ctj_desktop.exchange.manifest import KEEPING_READER, MIN_READER, BundleKind, Manifest, Range
from ctj_desktop.services.exchange.carried import network, scopes_for
from ctj_desktop.services.exchange.identity import identity, need_committees, need_own_device, office_name
from ctj_desktop.services.exchange.partners import find_partner
from ctj_desktop.services.meetings.closing import shut_all
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.storage import blobs
from ctj_desktop.storage.log import bundle_inbox, partners
from ctj_desktop.storage.log.bundle_inbox import NO_SENDER, Bundle
from ctj_desktop.storage.log.erased_files import is_erased
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.exchange import WantedAttachment, attachments
from ctj_desktop.storage.store import Store

MEGABYTE = 1_000_000  # bytes


class NeedsKnownPartner(Refused):
    """“{name}” is not a known partner, so only what is public can be exported (profile publication). Accept the card of
    that office first, then export again.
    """

    name: str


class ExportPlan(NamedValue):
    """What would leave: to whom, which scopes, after what; nothing is written yet.

    `partner` is None for an unknown name. `sealed`: encrypted to the partner's key. `attachments` go along,
    `later` do not fit under the limit and stay for the next bundle.
    """

    to: str
    partner: Peer | None
    profile: Profile
    scopes: tuple[Scope, ...]
    withheld: tuple[Scope, ...]
    after: Mapping[Scope, Vector]
    sealed: bool
    attachments: tuple[WantedAttachment, ...]
    later: tuple[WantedAttachment, ...]

    @property
    def kind_if_any(self) -> BundleKind:
        """A bundle that builds on nothing can be taken in by a new device."""
        return BundleKind.DELTA if any(self.after.values()) else BundleKind.SNAPSHOT


class Leaving(PositionalValue):
    """What leaves, in counts: changesets, and for each kind its rows and the names of the fields written.

    The reference stream is in every copy of the program and is not counted.
    """

    changesets: int
    rows: Mapping[str, int]
    fields: Mapping[str, tuple[str, ...]]


def plan_export(
    store: OpenFile, to: str, profile: Profile | None = None, *, plain: bool = False, limit: int | None = None
) -> ExportPlan:
    """Everything a partner has not confirmed, in the scopes of the profile (its own usual one unless given).

    `limit` is the most bytes of attachments that go along (a mail), the smallest first. NeedsKnownPartner where
    more than `publication` is asked for an unknown name, OnlyForOwnDevices; WhichCommittees; SeveralPartners.
    """
    if isinstance(store, Store) and not store.read_only:
        shut_all(store)
    partner = find_partner(store, to)
    chosen = profile or (partner.profile if partner else Profile.PUBLICATION)
    if partner is None and chosen is not Profile.PUBLICATION:
        raise NeedsKnownPartner(to)
    if partner is not None:
        need_own_device(store, partner, chosen)
        need_committees(store, replace(partner, profile=chosen))
    scopes = scopes_for(store, partner, chosen)
    held = partners.acknowledged(store, partner.key) if partner else {}
    going, later = _attachments(store, scopes, partner, held, limit)
    return ExportPlan(
        to=to,
        partner=partner,
        profile=chosen,
        scopes=scopes,
        withheld=tuple(scope for scope in store.streams.scopes() if scope not in scopes),
        after={scope: held.get(scope, {}) for scope in scopes},
        sealed=partner is not None and not plain and needs_sealing(scopes),
        attachments=going,
        later=later,
    )


def _attachments(
    store: OpenFile, scopes: tuple[Scope, ...], partner: Peer | None, held: Mapping[Scope, Vector], limit: int | None
) -> tuple[tuple[WantedAttachment, ...], tuple[WantedAttachment, ...]]:
    """Those that come new and those the partner asked for: never one that only a withheld scope names."""
    here = [one for one in attachments(store, scopes) if one.here]
    if held:
        wanted = set(partner.lacks) if partner else set()
        wanted |= _named_in(store, scopes, held)
        here = [one for one in here if one.sha256 in wanted]
    going: list[WantedAttachment] = []
    later: list[WantedAttachment] = []
    room = limit
    for one in here:
        fits = room is None or one.size <= room
        (going if fits else later).append(one)
        room = room - one.size if room is not None and fits else room
    return tuple(going), tuple(later)


def _named_in(store: OpenFile, scopes: tuple[Scope, ...], held: Mapping[Scope, Vector]) -> set[str]:
    return {
        str(change.registers["sha256"])
        for changeset in store.changesets({scope: held.get(scope, {}) for scope in scopes}, scopes)
        for change in changeset.rows()
        if change.registers.get("sha256") and change.kind in FILE_KINDS
    }


def leaving(store: OpenFile, plan: ExportPlan) -> Leaving:
    """What a plan would write, counted: shown before anything leaves, since nothing can be called back."""
    rows: dict[str, set[UUID]] = {}
    fields: dict[str, Counter[str]] = {}
    count = 0
    for changeset in store.changesets(plan.after, plan.scopes):
        if changeset.replica == REFERENCE_REPLICA:
            continue
        count += 1
        for change in changeset.rows():
            rows.setdefault(change.kind, set()).add(change.row)
            fields.setdefault(change.kind, Counter()).update(change.registers.keys())
    return Leaving(
        changesets=count,
        rows={kind: len(ids) for kind, ids in sorted(rows.items())},
        fields={kind: tuple(sorted(names)) for kind, names in sorted(fields.items())},
    )


class Sent(PositionalValue):
    """A bundle that was written."""

    plan: ExportPlan
    written: WrittenFile
    changesets: int

    @property
    def kind(self) -> BundleKind:
        """Delta, snapshot, or a receipt alone where nothing new left."""
        return self.written.manifest.kind


def export(store: Store, plan: ExportPlan, target: Path, progress: Callable[[int], None] | None = None) -> Sent:
    """Write the bundle of a plan whole or not at all, and remember it; see `exchange.refusals` for what may fail."""
    sent = write_export(store, plan, target, progress)
    try:
        record_sent(store, sent)
    except BaseException:
        sent.written.path.unlink(missing_ok=True)  # what is not remembered must not leave
        raise
    return sent


def write_export(
    store: OpenFile, plan: ExportPlan, target: Path, progress: Callable[[int], None] | None = None
) -> Sent:
    """The file alone: only reads the store, so that a second connection may do it beside the window."""
    keys = identity(store)
    manifest = _manifest(store, plan)
    count = sum(one.last - one.first + 1 for ranges in manifest.streams.values() for one in ranges.values())
    parts = [Blob(one.sha256, one.size, partial(blobs.pieces, store, one.sha256)) for one in plan.attachments]
    parts += [Blob(one.sha256, one.size, None) for one in plan.later]
    seal_to = [plan.partner.sealing_key] if plan.partner and plan.sealed else []
    with private_folder(store.environment.data_folder) as work:
        changesets = store.changesets(plan.after, plan.scopes)
        written = write_bundle(target, manifest, changesets, parts, keys.signing, seal_to, work, progress)
    return Sent(plan, written, count)


def _manifest(store: OpenFile, plan: ExportPlan) -> Manifest:
    partner, keys = plan.partner, identity(store)
    streams = {
        scope: {replica: Range(*ends) for replica, ends in ends_of.items()}
        for scope, ends_of in store.ranges(plan.after, plan.scopes).items()
    }
    news = any(one.last >= one.first for ranges in streams.values() for one in ranges.values())
    french, german, kind = office_name(store)
    spoken_of = {*plan.scopes, *(partners.acknowledged(store, partner.key) if partner else ())}
    kept = KeptRows(store)
    keeps = any(kept.any_beyond(scope, plan.after.get(scope, {})) for scope in plan.scopes)
    return Manifest(
        min_reader=KEEPING_READER if keeps else MIN_READER,
        schema=LOG_VERSION,
        network=network(store),
        bundle_id=store.environment.new_id(),
        kind=plan.kind_if_any if news or plan.attachments else BundleKind.RECEIPT,
        profile=str(plan.profile),
        sender_replica=store.replica,
        sender_key=keys.signing.public,
        sender_office=store.office_id,
        sender_name_fr=french,
        sender_name_de=german,
        sender_kind=kind,
        recipients=(partner.key.hex(),) if partner else (),
        export_no=partner.sent_no + 1 if partner else _sent_to_nobody(store) + 1,
        previous=partner.sent_bundle if partner else None,
        created=store.environment.clock(),
        created_hlc=store.last_hlc(),
        streams=streams,
        ack={scope: store.streams.vector(scope) for scope in spoken_of} if partner else {},
        digest={scope: store.streams.digest(scope) for scope in plan.scopes},
        lacks=_lacks(store, tuple(spoken_of)) if partner else (),
        results=_results(store, partner) if partner else (),
        files={},
        blobs={},
        app_name="CTJ Desktop",
        app_version=__version__,
    )


def _lacks(store: OpenFile, scopes: tuple[Scope, ...]) -> tuple[str, ...]:
    """The contents that a partner is asked for: none that was erased, which a restored file still names."""
    return tuple(one.sha256 for one in attachments(store, scopes) if not one.here and not is_erased(store, one.sha256))


def _sent_to_nobody(store: OpenFile) -> int:
    return sum(bundle.peer == NO_SENDER for bundle in bundle_inbox.bundles(store, Direction.OUT, limit=100_000))


def _results(store: OpenFile, partner: Peer) -> tuple[tuple[UUID, str], ...]:
    """What became of the partner's bundles since the last one that went to it: the receipt."""
    found: list[tuple[UUID, str]] = []
    for bundle in bundle_inbox.bundles(store):
        if bundle.peer != partner.key:
            continue
        if bundle.direction is Direction.OUT:
            break
        found.append((bundle.bundle_id, str(bundle.result)))
    return tuple(reversed(found))


def record_sent(store: Store, sent: Sent) -> None:
    """The bundle log and the partner's count know of it; from now on the last merge cannot be taken back."""
    manifest, partner = sent.written.manifest, sent.plan.partner
    with store.batch():
        bundle_inbox.log_bundle(
            store,
            Bundle(
                bundle_id=manifest.bundle_id,
                direction=Direction.OUT,
                peer=partner.key if partner else NO_SENDER,
                number=manifest.export_no,
                profile=manifest.profile,
                file=sent.written.path.name,
                size=sent.written.size,
                sha256=bytes.fromhex(sent.written.sha256),
                created=manifest.created,
                at=store.environment.clock(),
                result=Result.SENT,
                counts={"changesets": sent.changesets, "attachments": len(sent.plan.attachments), "to": sent.plan.to},
            ),
        )
        if partner is not None:
            known = partners.peer(store, partner.key) or partner
            partners.keep_partner(store, replace(known, sent_no=manifest.export_no, sent_bundle=manifest.bundle_id))
        bundle_inbox.forget_taken_in(store)
