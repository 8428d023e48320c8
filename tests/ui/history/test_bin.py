"""Does the bin show what was taken away, and bring it back by keyboard?"""

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda import remove_agenda_item
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, Key


def removed(office: Desktop) -> AgendaItem:
    """An item of the next meeting, in the bin."""
    meeting = office.meeting("2027-01")
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    office.workspace.do(remove_agenda_item, item=item.id)
    return item


@pytest.mark.long
def test_enter_brings_back_and_undo_takes_away_again(office: Desktop) -> None:
    item, t = removed(office), office.window.desk.t
    office.trigger("action.bin")
    table = office.find(Table, "bin.table")
    assert any(item.title.or_other(t.language) in text for text in office.cells(table, 0))
    office.press(Key.Key_F, CTRL)
    office.keys("xyzzy")
    office.bot.waitUntil(lambda: office.shows("bin.card.empty.plain"))
    office.press(Key.Key_Escape)
    office.bot.waitUntil(lambda: office.shows("bin.table"))
    table.select(item.id)
    table.setFocus()
    office.press(Key.Key_Return)
    assert office.store.get(AgendaItem, item.id) is not None
    assert table.rows_model.row_of(item.id) < 0
    office.press(Key.Key_Z, CTRL)
    assert office.store.get(AgendaItem, item.id) is None
    assert table.rows_model.row_of(item.id) >= 0


def test_what_cannot_come_back_says_why_in_the_strip(office: Desktop) -> None:
    from ctj_desktop.domain.records.meetings import Meeting
    from ctj_desktop.services.meetings.life import cancel_meeting

    item, t = removed(office), office.window.desk.t
    meeting = office.store.get(Meeting, item.meeting)
    assert meeting is not None
    office.workspace.do(cancel_meeting, meeting=meeting.id, on=office.workspace.today())
    office.window.desk.navigator.go(Place(page="bin", record=item.id))
    office.press(Key.Key_Return)
    assert (meeting.number or "–") in office.text("status.sentence")
    assert office.store.get(AgendaItem, item.id) is None
    assert t("Bin") == office.text("page.title")
