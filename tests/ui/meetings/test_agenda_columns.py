"""What does the cell of the number say of an item?"""

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemOrigin
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.meetings.agenda_columns import COLUMNS, pending_line
from tests.documents.records import a_meeting
from tests.domain.builders import an_item

LATE = replace(an_item(number="3 bis"), origin=ItemOrigin.LATE)
SAID = replace(an_item(number="3 bis"), late_reason=Bilingual.of("Délai", "Frist"))


@pytest.mark.parametrize(
    ("item", "noted", "icon", "note"),
    [
        (an_item(number="3"), False, "", ""),
        (an_item(number="3"), True, "user-circle", "Avec une note pour la présidence"),
        (LATE, False, "clock", "Point ajouté tardivement"),
        (SAID, True, "clock", "Point ajouté tardivement : Délai. Avec une note pour la présidence"),
    ],
)
def test_a_late_item_is_marked_and_says_why(item: AgendaItem, *, noted: bool, icon: str, note: str) -> None:
    line = pending_line(a_meeting(), 1)
    cell = COLUMNS[0].cell(replace(line, row=replace(line.row, item=item), noted=noted), load_translator("fr_CH"))
    assert (cell.text, cell.icon or "", (cell.note or "").replace("\u00a0", " ")) == (item.number, icon, note)
    assert cell.icon_after is bool(icon), "every number begins alike"
