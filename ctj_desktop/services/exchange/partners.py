"""Which accepted office is meant by a name?"""

from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.errors import UserError
from ctj_desktop.exchange.signing import digits
from ctj_desktop.storage.log import partners
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.open_file import OpenFile


class SeveralPartners(UserError):
    """“{name}” fits several partners: {names}. Give the whole name, or the digits of the key."""

    name: str
    names: list[str]


class NoSuchDevice(UserError):
    """“{name}” is neither a known partner nor a device whose changes are here. Accept the card of that office first, or
    give the name as it stands under Exchanges.
    """

    name: str


def find_partner(store: OpenFile, name: str) -> Peer | None:
    """The partner of a name, a committee's code or the first digits of its key; None where there is none."""
    wanted = name.strip().casefold()
    known = partners.listened_to(store)
    for fits in (_is_named, _has_digits, _keeps, _sounds_like):
        found = [one for one in known if fits(one, wanted)]
        if len(found) > 1:
            raise SeveralPartners(name, [f"{one.name_fr} ({' '.join(digits(one.key))})" for one in found])
        if found:
            return found[0]
    return None


def _is_named(partner: Peer, wanted: str) -> bool:
    return wanted in (partner.name_fr.casefold(), partner.name_de.casefold())


def _has_digits(partner: Peer, wanted: str) -> bool:
    bare = wanted.replace(" ", "")
    return len(bare) >= 4 and "".join(digits(partner.key)).startswith(bare)


def _keeps(partner: Peer, wanted: str) -> bool:
    return any(code.casefold() == wanted for _, code in partner.committees)


def _sounds_like(partner: Peer, wanted: str) -> bool:
    return bool(wanted) and any(wanted in name.casefold() for name in (partner.name_fr, partner.name_de))


def find_device(store: OpenFile, name: str) -> ReplicaId:
    """The replica of a partner, by its name, or of any device whose changes are here, by its id; NoSuchDevice."""
    partner = find_partner(store, name)
    if partner is not None:
        return partner.replica
    try:
        replica = ReplicaId(UUID(name))
    except ValueError:
        raise NoSuchDevice(name) from None
    if replica != store.replica and store.replicas.known(replica) is None:
        raise NoSuchDevice(name)
    return replica
