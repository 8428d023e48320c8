"""Who outside holds a changeset, as far as it is known here: in which bundle did it go, and was that confirmed?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from ctj_desktop.domain.log.bundle_results import Direction
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.heads import covers
from ctj_desktop.domain.log.profiles import Profile, carries
from ctj_desktop.domain.record import DataClass, NamedValue
from ctj_desktop.storage.log import bundle_inbox, partners
from ctj_desktop.storage.log.bundle_inbox import Bundle
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.open_file import OpenFile

EVERY = 100_000


class HandedOut(NamedValue):
    """What one partner got who may not read it: `on` is when the first bundle with it was made, None where this
    workspace made none; `number` is that of the bundle. `confirmed`: the partner said that it holds all of it.
    """

    partner: Peer
    on: datetime | None
    number: int | None
    confirmed: bool
    changesets: Sequence[Changeset]


def handed_out(store: OpenFile, changesets: Sequence[Changeset]) -> list[HandedOut]:
    """By partner and bundle, the first first; nothing of partners that receive what closed items hold."""
    if not changesets:
        return []
    sent = list(reversed(bundle_inbox.bundles(store, Direction.OUT, limit=EVERY)))
    found: list[HandedOut] = []
    for partner in partners.peers(store):
        bundles = [one for one in sent if one.peer == partner.key]
        groups: dict[int | None, list[Changeset]] = {}
        first: dict[int | None, Bundle | None] = {}
        confirmed: dict[int | None, bool] = {}
        for changeset in changesets:
            if _may_read(store, partner, partner.profile, changeset.scope, DataClass.RESTRICTED):
                continue
            bundle, holds = _went_in(store, partner, bundles, changeset), _holds(store, partner, changeset)
            if bundle is None and not holds:
                continue
            n = bundle.n if bundle is not None else None
            groups.setdefault(n, []).append(changeset)
            first[n] = bundle
            confirmed[n] = confirmed.get(n, True) and holds
        for n, group in groups.items():
            made = first[n]
            found.append(
                HandedOut(
                    partner=partner,
                    on=made.at if made is not None else None,
                    number=made.number if made is not None else None,
                    confirmed=confirmed[n],
                    changesets=group,
                )
            )
    return found


def _holds(store: OpenFile, partner: Peer, changeset: Changeset) -> bool:
    """It wrote it, or said that it holds it."""
    held = partners.acknowledged(store, partner.key).get(changeset.scope, {})
    return changeset.replica == partner.replica or covers(held, changeset.replica, changeset.seq)


def _went_in(store: OpenFile, partner: Peer, bundles: Iterable[Bundle], changeset: Changeset) -> Bundle | None:
    """The first bundle for the partner that was made once the changeset was here, and carried its scope."""
    since = store.connection.run(
        "SELECT held_since FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
        (store.streams.number(changeset.scope), store.replicas.number(changeset.replica), changeset.seq),
    ).scalar()
    here = datetime.fromisoformat(since)
    for one in bundles:
        profile = Profile(one.profile)
        if one.at >= here and _may_read(store, partner, profile, changeset.scope, changeset.scope.data_class):
            return one
    return None


def _may_read(store: OpenFile, partner: Peer, profile: Profile, scope: Scope, data_class: DataClass) -> bool:
    """Whether bundles of that profile carry a class of the committee, which the card of the partner may leave out."""
    named = {committee for committee, _ in partner.committees}
    return carries(
        profile,
        Scope(scope.home, data_class),
        committees=named or {scope.home},
        office=store.office_id,
        recipient=partner.office,
    )
