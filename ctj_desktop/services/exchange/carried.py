"""Which scopes does a bundle carry to a partner, and which profiles may an office get?"""

from uuid import UUID

from ctj_desktop.domain.ids import ARC_JURASSIEN
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.profiles import Profile, carries
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.open_file import OpenFile


def network(store: OpenFile) -> str:
    """The network a workspace belongs to (exchange/FORMAT.md 1.4)."""
    return store.setting("network") or ARC_JURASSIEN


def profiles_for(store: OpenFile, office: UUID) -> tuple[Profile, ...]:
    """Which profiles an office may get: everything is for devices of this very office."""
    return tuple(one for one in Profile if one is not Profile.ALL or office == store.office_id)


def committees_for(store: OpenFile, partner: Peer | None) -> set[UUID]:
    """Which committees a bundle for a partner speaks of: those its card names, or all that are here."""
    here: set[UUID] = {committee.id for committee in store.all(Committee, deleted=True)}
    named = {committee for committee, _ in partner.committees} if partner else set()
    return here & named if named else here


def scopes_for(store: OpenFile, partner: Peer | None, profile: Profile) -> tuple[Scope, ...]:
    """The scopes here that a bundle of this profile carries to a partner, or to an unknown name."""
    committees, own_network = committees_for(store, partner), network(store)
    recipient = partner.office if partner else None
    return tuple(
        scope
        for scope in store.streams.scopes()
        if carries(
            profile, scope, committees=committees, office=store.office_id, recipient=recipient, network=own_network
        )
    )
