"""Does an office's card say who it is, and nothing that its key did not sign?"""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId, OfficeId
from ctj_desktop.domain.record import replace
from ctj_desktop.exchange.card import LARGEST_CARD, ExchangeCard, card_bytes, read_card
from ctj_desktop.exchange.refusals import BundleForCard, CardAltered, NewerCard, NotACard
from ctj_desktop.exchange.sealing import SealingKey
from tests.exchange.bundles import KEY, OTHER_KEY, REPLICA, an_id, write

SEALING = SealingKey.new()
CARD = ExchangeCard(
    network="arcjurassien",
    office=OfficeId(an_id("an office")),
    name_fr="Secrétariat « Mont d’Or » 👩‍💼",
    name_de='Sekretariat "Mont d’Or", \\ e\u0301',
    office_kind="secretariat",
    replica=REPLICA,
    signing_key=KEY.public,
    sealing_key=SEALING.recipient,
    committees=((CommitteeId(an_id("committee")), "MOC"), (CommitteeId(an_id("other")), 'A", "signature": "')),
    made=date(2027, 3, 24),
)
DATA = card_bytes(CARD, KEY)


def test_a_card_comes_back_and_is_readable() -> None:
    assert read_card(DATA) == CARD
    read = json.loads(DATA)
    assert (read["name_fr"], read["made"]) == (CARD.name_fr, "2027-03-24")
    assert read["signature"] == DATA[-132:-4].decode()
    assert SEALING.secret.encode() not in DATA
    assert read_card(card_bytes(replace(CARD, committees=()), KEY)).committees == ()


def test_only_its_own_key_signs_a_card() -> None:
    with pytest.raises(ValueError, match="own key"):
        card_bytes(CARD, OTHER_KEY)


def resigned(body: object) -> bytes:
    """A card of any content under a right signature."""
    text = json.dumps(body, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    return text + b',\n "signature": "' + KEY.sign(b"ctj-card-v1\0" + text).hex().encode() + b'"\n}\n'


def body(**changes: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(DATA)
    del found["signature"]
    return {name: value for name, value in (found | changes).items() if value != "gone"}


def test_a_later_version_may_add_something() -> None:
    assert read_card(resigned(body(fax="no"))) == CARD


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NotACard),
        (b"\0" * 400, NotACard),
        (b"{}", NotACard),
        (b"[" * 100_000, NotACard),
        (b"x" * 10_000_000, NotACard),
        (DATA + b" " * LARGEST_CARD, NotACard),
        (DATA[:-1], CardAltered),
        (DATA[:200], CardAltered),
        (DATA.replace(b"Mont", b"Mond"), CardAltered),
        (DATA.replace(b"\n", b"\r\n"), NotACard),
        (DATA.replace(KEY.public.hex().encode(), OTHER_KEY.public.hex().encode()), CardAltered),
        (resigned(body(ctj_card=2)), NewerCard),
        (resigned(body(ctj_card=2, office="gone")), NewerCard),
        (resigned(body(ctj_card="1")), CardAltered),
        (resigned(body(office="gone")), CardAltered),
        (resigned(body(sealing_key="age1no")), CardAltered),
        (resigned(body(made="yesterday")), CardAltered),
        (resigned(body(committees=[["x", "MOC"]])), CardAltered),
        (resigned(body(name_fr=["a"])), CardAltered),
        (b"PK\x03\x04 and so on", BundleForCard),
        (b"age-encryption.org/v1\n->", BundleForCard),
    ],
    ids=range(21),
)
def test_everything_else_is_refused(data: bytes, refusal: type[NotACard]) -> None:
    with pytest.raises(NotACard) as caught:
        read_card(data)
    assert type(caught.value) is refusal


def test_a_bundle_is_not_a_card(tmp_path: Path) -> None:
    with pytest.raises(BundleForCard):
        read_card(write(tmp_path).path.read_bytes())


def test_any_changed_byte_is_noticed() -> None:
    chance = random.Random(5)
    for _ in range(500):
        place = chance.randrange(len(DATA))
        altered = DATA[:place] + bytes([DATA[place] ^ 1 << chance.randrange(8)]) + DATA[place + 1 :]
        with pytest.raises(NotACard):
            read_card(altered)
