"""What does a bundle for somebody carry, and what stays here?"""

from collections.abc import Collection
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import ARC_JURASSIEN, ctj_home
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.record import DataClass


class Profile(StrEnum):
    """For whom a bundle is made (exchange/FORMAT.md 9)."""

    ALL = "all"
    CTJ = "ctj"
    CHAIR = "chair"
    PARTNER = "partner"
    PUBLICATION = "publication"


OPEN: Final = frozenset({DataClass.OPEN})
NAMES_AND_FUNCTIONS: Final = frozenset({DataClass.OPEN, DataClass.INTERNAL})
ALL_BUT_PERSONAL: Final = frozenset(DataClass) - {DataClass.PERSONAL}

OF_COMMITTEE: Final = {
    Profile.CTJ: NAMES_AND_FUNCTIONS,
    Profile.CHAIR: ALL_BUT_PERSONAL,
    Profile.PARTNER: ALL_BUT_PERSONAL,
    Profile.PUBLICATION: OPEN,
}


def carries(
    profile: Profile,
    scope: Scope,
    *,
    committees: Collection[UUID],
    office: UUID,
    recipient: UUID | None = None,
    network: str = ARC_JURASSIEN,
) -> bool:
    """Whether a bundle of this profile carries a scope (exchange/FORMAT.md 9).

    `committees` are those the bundle speaks of, `office` is who makes it, `recipient` is the office it goes to. Every
    bundle carries what the conference keeps, so that the reference changesets which the recipient lacks come along,
    and what the recipient itself keeps, so that an office that lost its file gets its work back. Nothing but `all`
    carries what a third office keeps: its names come from that office.
    """
    if profile is Profile.ALL or scope.home in (ctj_home(network), recipient):
        return True
    if scope.home in committees:
        return scope.data_class in OF_COMMITTEE[profile]
    if scope.home == office:
        return scope.data_class in (OPEN if profile is Profile.PUBLICATION else NAMES_AND_FUNCTIONS)
    return False


def needs_sealing(scopes: Collection[Scope]) -> bool:
    """Whether a bundle of these scopes is encrypted for a known key by default: every class above `open`."""
    return any(scope.data_class is not DataClass.OPEN for scope in scopes)
