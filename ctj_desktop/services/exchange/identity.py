"""Who is this installation to other offices? Its two keys, its card, and which cards it has accepted.

The private keys never lie in the workspace (`own_keys.py` says where): a copied file carries no identity
(exchange/FORMAT.md 12.2).
"""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office, OfficeKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.exchange.card import ExchangeCard, card_bytes, read_card
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import SigningKey, digits
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.carried import network
from ctj_desktop.services.exchange.own_keys import (
    Identity,
    KeysDamaged,
    KeysLost,
    into_key_store,
    keep_keys,
    keys_along,
    need_no_other,
    need_private,
    place_of,
    read_keys,
)
from ctj_desktop.services.steps.file_output import FileFailed, write_whole
from ctj_desktop.storage.file.key_store import KeyStoreClosed
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.log import partners
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

READ_OF_A_CARD = 1_000_000  # bytes read of what is given as a card


class OwnCard(Refused):
    """This is the card of this workspace itself. Give it to the other office, and accept theirs here."""


class OtherNetwork(Refused):
    """“{name}” belongs to the network “{network}”, this workspace to “{own}”. Nothing was taken in. Ask the sender for
    a file made for this network.
    """

    name: str
    network: str
    own: str


class OnlyForOwnDevices(Refused):
    """“{name}” is another office, and “everything” also holds private contacts: only devices of one’s own office get
    it. Choose another profile.

    “Everything” is the profile `all` (exchange/FORMAT.md 9).
    """

    name: Bilingual


class OfAnotherOffice(Refused):
    """{name} is not known by an earlier computer of that name here, so none can be replaced. Accept the card without
    saying so.
    """

    name: Bilingual


class WhichCommittees(Refused):
    """The card of “{name}” names no committee, and several are kept here ({codes}). Say for which of them it works when
    you accept the card, so that it gets nothing of the others.
    """

    name: Bilingual
    codes: list[str]


def identity(store: OpenFile) -> Identity:
    """The keys of this workspace here, made at first use; never a silent new identity where they were made before.

    KeysDamaged, KeysUnderAnother, KeysLost, KeyStoreClosed, KeysOpenHere.
    """
    place = place_of(store)
    need_private(place)
    try:
        found = read_keys(place)
    except FileNotFoundError:
        keys_along(replace(place, key=None), store.key)
        with suppress(FileNotFoundError):
            return read_keys(place)
        need_no_other(place)
        made = Identity(SigningKey.new(), SealingKey.new())
        keep_keys(place, made)
        return made
    if not store.read_only:
        into_key_store(place, found)
    return found


# cards


def office_name(store: OpenFile) -> tuple[str, str, str]:
    """The office of a workspace: French name, German name, kind; of a new device, as its first card said it."""
    office = store.get(Office, store.office_id)
    if office is not None:
        french = office.name.fr.text or office.name.de.text
        return french, office.name.de.text or french, str(office.office_kind)
    first = next((known for known in partners.peers(store) if known.office == store.office_id), None)
    return (first.name_fr, first.name_de, first.office_kind) if first else ("", "", str(OfficeKind.SECRETARIAT))


def own_card(store: OpenFile) -> ExchangeCard:
    """What another office needs to trust this one; the conference names no committee, for it receives all."""
    keys = identity(store)
    french, german, kind = office_name(store)
    kept = {scope.home for scope in store.streams.scopes() if scope.data_class is DataClass.INTERNAL}
    committees = () if kind == OfficeKind.CTJ else store.all(Committee, order="code")
    return ExchangeCard(
        network=network(store),
        office=store.office_id,
        name_fr=french,
        name_de=german,
        office_kind=kind,
        replica=store.replica,
        signing_key=keys.signing.public,
        sealing_key=keys.sealing.recipient,
        committees=tuple((one.id, one.code) for one in committees if one.id in kept),
        made=store.environment.clock().astimezone(ZONE).date(),
    )


def write_card(store: OpenFile, target: Path) -> tuple[str, ...]:
    """Write this workspace's card; returns its groups of digits, to be compared by voice."""
    card = own_card(store)
    write_whole(target, card_bytes(card, identity(store).signing))
    return digits(card.signing_key)


def own_digits(store: OpenFile) -> tuple[str, ...]:
    """The digits of this workspace, as its card gives them; none before its first card."""
    try:
        keys = read_keys(place_of(store))
    except (OSError, KeysDamaged, KeysLost, KeyStoreClosed):
        return ()
    return digits(keys.signing.public)


def card_in(path: Path) -> ExchangeCard:
    """The card in a file; NotACard, NotPlainFile or FileFailed."""
    need_plain(path)
    try:
        with path.open("rb") as file:
            return read_card(file.read(READ_OF_A_CARD))
    except OSError as error:
        raise FileFailed(path.name, error) from error


def trust(
    store: Store,
    path: Path,
    profile: Profile | None = None,
    committees: Collection[CommitteeId] = (),
    replaces: bytes | None = None,
) -> Peer:
    """Accept the office of a card; what is known already of its key stays, its names and keys are renewed.

    `committees` are those the office works for, where its card does not say (WhichCommittees); `replaces` is the key
    of its earlier computer, of which nothing is taken in from now on.

    Compare `digits(peer.key)` by voice or on paper before anything is exchanged (exchange/FORMAT.md 12.2).
    """
    return accept(store, card_in(path), path.name, profile, committees, replaces)


def accept(
    store: Store,
    card: ExchangeCard,
    file: str,
    profile: Profile | None = None,
    committees: Collection[CommitteeId] = (),
    replaces: bytes | None = None,
) -> Peer:
    """Accept a card that was read; OwnCard, OtherNetwork, OnlyForOwnDevices, WhichCommittees, OfAnotherOffice.

    Whoever is accepted anew is listened to again.
    """
    if card.signing_key == identity(store).signing.public:
        raise OwnCard
    if card.network != network(store):
        raise OtherNetwork(file, card.network, network(store))
    need_own_device(store, card, profile)
    if replaces is not None and replaces not in {one.key for one in earlier_cards(store, card)}:
        raise OfAnotherOffice(Bilingual.of(card.name_fr, card.name_de or card.name_fr))
    known = partners.peer(store, card.signing_key)
    made = Peer(
        key=card.signing_key,
        office=card.office,
        replica=card.replica,
        name_fr=card.name_fr,
        name_de=card.name_de or card.name_fr,
        office_kind=card.office_kind,
        sealing_key=card.sealing_key,
        committees=_works_for(store, card, committees, known),
        profile=profile or (known.profile if known else usual_profile(store, card)),
        trusted_at=store.environment.clock(),
    )
    if known is not None:
        made = replace(
            made,
            replica=known.replica if known.received_no else card.replica,
            received_no=known.received_no,
            received_hlc=known.received_hlc,
            sent_no=known.sent_no,
            sent_bundle=known.sent_bundle,
            lacks=known.lacks,
        )
    need_committees(store, made)
    with store.batch():
        partners.keep_partner(store, made)
        partners.retire(store, made.key, gone=False)
        if replaces is not None:
            partners.retire(store, replaces)
    return made


def earlier_cards(store: OpenFile, card: ExchangeCard) -> list[Peer]:
    """The other computers of the same office that are listened to: the card may be that of one which replaces them."""
    known = partners.listened_to(store)
    return [one for one in known if one.office == card.office and one.key != card.signing_key]


def _works_for(
    store: OpenFile, card: ExchangeCard, given: Collection[CommitteeId], known: Peer | None
) -> tuple[tuple[CommitteeId, str], ...]:
    if given:
        return tuple((one.id, one.code) for one in store.all(Committee, order="code") if one.id in given)
    return card.committees or (known.committees if known else ())


def need_committees(store: OpenFile, partner: Peer) -> None:
    """WhichCommittees where an office would get what several committees keep for themselves, and named none."""
    here = store.all(Committee, order="code")
    gets_more = partner.profile is not Profile.PUBLICATION and partner.office != store.office_id
    if gets_more and partner.office_kind != OfficeKind.CTJ and not partner.committees and len(here) > 1:
        raise WhichCommittees(Bilingual.of(partner.name_fr, partner.name_de), [one.code for one in here])


def need_own_device(store: OpenFile, other: ExchangeCard | Peer, profile: Profile | None) -> None:
    """OnlyForOwnDevices where another office would get everything."""
    if profile is Profile.ALL and other.office != store.office_id:
        raise OnlyForOwnDevices(Bilingual.of(other.name_fr, other.name_de))


def usual_profile(store: OpenFile, card: ExchangeCard) -> Profile:
    """What an office of this kind usually gets; a person may choose otherwise.

    Devices of one office share everything, the conference gets what it consolidates and gives back the same, a chair
    and the other secretariat get all of their committee but private contacts, anybody else what is public.
    """
    ours = {committee.id for committee in store.all(Committee)}
    theirs = {committee for committee, _ in card.committees}
    if card.office == store.office_id:
        return Profile.ALL
    if OfficeKind.CTJ in (card.office_kind, office_name(store)[2]):
        return Profile.CTJ
    if card.office_kind == OfficeKind.CHAIR:
        return Profile.CHAIR
    if ours & theirs or (theirs and not ours):  # the second office of a committee starts with nothing
        return Profile.PARTNER
    return Profile.PUBLICATION
