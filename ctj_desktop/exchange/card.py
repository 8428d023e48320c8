"""How does an office introduce itself? One small text file, signed by its own key, that another office accepts.

It is JSON that ends with its signature; what is signed are the exact bytes before that last member.
"""

import json
import re
from datetime import date

from ctj_desktop.domain.ids import CommitteeId, OfficeId, ReplicaId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.strict_json import Malformed, loads
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.exchange.refusals import BundleForCard, CardAltered, NewerCard, NotACard
from ctj_desktop.exchange.sealing import MAGIC, is_recipient
from ctj_desktop.exchange.shapes import a_list, a_number, a_text, an_id, an_object, member, some_bytes
from ctj_desktop.exchange.signing import PUBLIC, SigningKey, is_signed

CARD_FORMAT = 1
START = b'{\n "ctj_card": '
LARGEST_CARD = 256_000  # bytes
_DOMAIN = b"ctj-card-v1\0"
_END = re.compile(rb',\n "signature": "([0-9a-f]{128})"\n\}\n\Z')


class ExchangeCard(NamedValue):
    """Who an installation is and which keys it has; `committees` are (id, code)."""

    network: str
    office: OfficeId
    name_fr: str
    name_de: str
    office_kind: str
    replica: ReplicaId
    signing_key: bytes
    sealing_key: str
    committees: tuple[tuple[CommitteeId, str], ...]
    made: date


def card_bytes(card: ExchangeCard, key: SigningKey) -> bytes:
    """The file; ValueError if the card does not name the key that signs it."""
    if key.public != card.signing_key:
        raise ValueError("a card is signed by its own key")
    written: Json = {
        "ctj_card": CARD_FORMAT,
        "network": card.network,
        "office": str(card.office),
        "name_fr": card.name_fr,
        "name_de": card.name_de,
        "office_kind": card.office_kind,
        "replica": str(card.replica),
        "signing_key": card.signing_key.hex(),
        "sealing_key": card.sealing_key,
        "committees": [[str(committee), code] for committee, code in card.committees],
        "made": card.made.isoformat(),
    }
    body = json.dumps(written, ensure_ascii=False, indent=1).removesuffix("\n}").encode("utf-8")
    return body + b',\n "signature": "' + key.sign(_DOMAIN + body).hex().encode() + b'"\n}\n'


def read_card(data: bytes) -> ExchangeCard:
    """The card in these bytes, as its office signed it; NotACard, or a class of it that says more."""
    if data.startswith((MAGIC, b"PK\x03\x04")):
        raise BundleForCard
    if len(data) > LARGEST_CARD or not is_card(data):
        raise NotACard
    try:
        return _read(data)
    except Malformed as error:
        raise CardAltered from error


def is_card(start: bytes) -> bool:
    """Whether a file that begins like this means to be a card."""
    return start.startswith(START)


def _read(data: bytes) -> ExchangeCard:
    source = an_object(loads(data))
    if a_number(member(source, "ctj_card"), 1) > CARD_FORMAT:
        raise NewerCard
    end = _END.search(data)
    public = some_bytes(member(source, "signing_key"), PUBLIC)
    if end is None or not is_signed(public, _DOMAIN + data[: end.start()], bytes.fromhex(end[1].decode())):
        raise Malformed("signature")
    return ExchangeCard(
        network=a_text(member(source, "network")),
        office=OfficeId(an_id(member(source, "office"))),
        name_fr=a_text(member(source, "name_fr")),
        name_de=a_text(member(source, "name_de")),
        office_kind=a_text(member(source, "office_kind")),
        replica=ReplicaId(an_id(member(source, "replica"))),
        signing_key=public,
        sealing_key=_sealing_key(member(source, "sealing_key")),
        committees=tuple(_committee(part) for part in a_list(member(source, "committees"))),
        made=_day(member(source, "made")),
    )


def _sealing_key(value: Json) -> str:
    if not is_recipient(a_text(value)):
        raise Malformed("sealing key")
    return a_text(value)


def _committee(value: Json) -> tuple[CommitteeId, str]:
    committee, code = a_list(value, 2)
    return CommitteeId(an_id(committee)), a_text(code)


def _day(value: Json) -> date:
    try:
        return date.fromisoformat(a_text(value))
    except ValueError as error:
        raise Malformed("not a day") from error
