"""Does the line that is being added stand where the item will?"""

import pytest

from ctj_desktop.services.meetings.agenda_order import Spot
from ctj_desktop.ui.meetings.agenda_columns import PENDING, with_pending
from tests.services.meetings.agenda_lines import AGENDA, MEETING, key


@pytest.mark.parametrize(
    ("spot", "row"),
    [(Spot(None, 1), 0), (Spot(None, 3), 4), (Spot(None, 4), 5), (Spot(key(20), 2), 3), (Spot(key(20), 3), 4)],
)
def test_the_line_being_added_stands_where_the_item_will(spot: Spot, row: int) -> None:
    shown = with_pending(AGENDA, MEETING, spot)
    assert [line.key for line in shown].index(PENDING) == row
    assert shown[row].row.depth == (2 if spot.parent else 1)
