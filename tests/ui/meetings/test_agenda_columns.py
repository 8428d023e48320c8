"""Where does a dragged item land, and where a new one?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, HomeId, MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.texts import Bilingual, TranslationState
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.ui.meetings.agenda_columns import PENDING, Spot, after_line, drop_spot, with_pending

HOME = HomeId(UUID(int=1))
MEETING = Meeting(id=MeetingId(UUID(int=2)), home=HOME, committee=CommitteeId(HOME))


def item(number: int, parent: int | None = None) -> AgendaItem:
    """An item whose id and position come from its number."""
    return AgendaItem(
        id=AgendaItemId(UUID(int=number)),
        home=HOME,
        meeting=MEETING.id,
        position=f"{number:04}",
        parent=AgendaItemId(UUID(int=parent)) if parent else None,
        title=Bilingual.of(fr=str(number)),
    )


def lines(*items: AgendaItem) -> list[ItemLine]:
    """As the service gives them."""
    done = TranslationState.DONE
    return [
        ItemLine(row=row, fr=done, de=done, documents=(), project="", presenter=Bilingual())
        for row in agenda(items).rows
    ]


def key(number: int) -> AgendaItemId:
    """Its id."""
    return AgendaItemId(UUID(int=number))


# 10, 20 (with 21, 22), 30
AGENDA = lines(item(10), item(20), item(21, 20), item(22, 20), item(30))


@pytest.mark.parametrize(
    ("dragged", "before", "spot"),
    [
        (30, 0, Spot(None, 1)),
        (10, 5, Spot(None, 3)),
        (10, 4, Spot(None, 2)),
        (10, 1, None),
        (10, 0, None),
        (30, 2, Spot(key(20), 1)),
        (30, 3, Spot(key(20), 2)),
        (22, 2, Spot(key(20), 1)),
        (22, 0, Spot(None, 1)),
        (20, 0, Spot(None, 1)),
        (20, 5, Spot(None, 3)),
        (20, 3, None),
    ],
)
def test_a_dragged_item_lands(dragged: int, before: int, spot: Spot | None) -> None:
    assert drop_spot(AGENDA, key(dragged), before) == spot


def test_an_item_with_sub_items_never_becomes_one() -> None:
    rows = lines(item(10), item(11, 10), item(20), item(21, 20), item(30))
    assert drop_spot(rows, key(10), 3) == Spot(None, 2)


def test_a_new_item_goes_after_the_current_one_on_its_level() -> None:
    assert after_line(AGENDA, key(10)) == Spot(None, 2)
    assert after_line(AGENDA, key(20)) == Spot(None, 3)
    assert after_line(AGENDA, key(21)) == Spot(key(20), 2)
    assert after_line(AGENDA, None) == Spot(None, 4)
    assert after_line([], None) == Spot(None, 1)


@pytest.mark.parametrize(
    ("spot", "row"),
    [(Spot(None, 1), 0), (Spot(None, 3), 4), (Spot(None, 4), 5), (Spot(key(20), 2), 3), (Spot(key(20), 3), 4)],
)
def test_the_line_being_added_stands_where_the_item_will(spot: Spot, row: int) -> None:
    shown = with_pending(AGENDA, MEETING, spot)
    assert [line.key for line in shown].index(PENDING) == row
    assert shown[row].row.depth == (2 if spot.parent else 1)
