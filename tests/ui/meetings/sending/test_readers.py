"""What does the line of a recipient say of where it goes?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.records.people import DeliveryChannel, Side
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.ui.meetings.sending.readers import HOW, ReaderLine


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (("Commune de Montbois", "12 rue du Lac", "25300 MONTBOIS"), "FR · 12 rue du Lac, 25300 MONTBOIS"),
        (("Commune du Vallon", "Dorfstrasse 3", "2735 Vallon", "SUISSE"), "FR · Dorfstrasse 3, 2735 Vallon, SUISSE"),
        (("25300 MONTBOIS",), "FR · 25300 MONTBOIS"),
    ],
    ids=["at home", "abroad", "a place alone"],
)
def test_a_letter_goes_to_a_street_and_a_place(address: tuple[str, ...], said: str) -> None:
    one = Recipient(
        key=UUID(int=1),
        name="Bruno Bourdin",
        function=NO_TEXT,
        body=NO_TEXT,
        side=Side.FR,
        language=Language.FR,
        channel=DeliveryChannel.POST,
        address=address,
    )
    assert HOW.cell(ReaderLine(one=one), load_translator("fr_CH")).second == said
