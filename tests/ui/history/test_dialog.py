"""Does the history show the record as it was then, and bring an old value back by keyboard?"""

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda import change_agenda_item, move_agenda_item
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, Key


def changed(office: Desktop) -> AgendaItem:
    """An item as it was, before its minutes and its German title changed in two acts."""
    meeting = office.meeting("2027-01")
    items = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    item = next(one for one in items if one.minutes not in (None, 45) and not one.note.fr.text)
    office.workspace.do_fields(change_agenda_item, item=item.id, minutes=45)
    office.workspace.do_fields(change_agenda_item, item=item.id, title=Rewording(de="Neuer Titel"))
    return item


def stored(office: Desktop, item: AgendaItem) -> AgendaItem:
    """As it is now."""
    found = office.store.get(AgendaItem, item.id)
    assert found is not None
    return found


@pytest.mark.long
def test_old_values_come_back_one_by_one_and_undo_takes_them_away(office: Desktop) -> None:
    item, t = changed(office), office.window.desk.t
    office.window.desk.navigator.go(Place(page="history", record=item.id))
    changes, fields = office.find(Table, "history.table"), office.find(Table, "history.fields")
    assert office.text("history.moment").endswith(t("nothing is different now"))
    office.press(Key.Key_End, CTRL)
    assert changes.currentIndex().row() == changes.rows_model.rowCount() - 1
    names = office.cells(fields, 0)[:2]
    assert office.cells(fields, 2)[:2] != [t("the same")] * 2
    assert office.cells(fields, 2)[2:] == [t("the same")] * (len(office.cells(fields, 2)) - 2)
    office.press(Key.Key_Return)
    assert office.focused() is fields
    office.press(Key.Key_Return)
    office.press(Key.Key_Return)
    now = stored(office, item)
    assert (now.minutes, now.title) == (item.minutes, item.title)
    assert len(names) == len(set(names))
    office.press(Key.Key_Z, CTRL)
    office.press(Key.Key_Z, CTRL)
    assert stored(office, item).title.de.text == "Neuer Titel"
    assert stored(office, item).minutes == 45


def test_what_follows_from_other_acts_says_why_it_stays(office: Desktop) -> None:
    item, t = changed(office), office.window.desk.t
    office.window.desk.navigator.go(Place(page="history", record=item.id))
    fields, button = office.find(Table, "history.fields"), office.find(Button, "history.bring_back")
    cell = fields.rows_model.index(0, 0).data(CELL_ROLE)
    assert cell is not None
    assert not button.isEnabled()
    assert button.toolTip() == t("Choose a field that was different then.")
    assert not office.window.desk.actions["bring_back"].isEnabled()


@pytest.mark.each_language
def test_a_move_is_told_in_words_and_no_place_is_a_key(office: Desktop) -> None:
    meeting, t = office.meeting("2027-01"), office.window.desk.t
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    office.workspace.do_fields(move_agenda_item, item=item.id, place=3)
    moved = stored(office, item)
    assert moved.position != item.position
    office.window.desk.navigator.go(Place(page="history", record=item.id))
    changes, fields = office.find(Table, "history.table"), office.find(Table, "history.fields")
    assert office.cells(changes, 3)[0] == t("the place before")
    assert office.cells(changes, 4)[0] == t("another place")
    shown = [text for table in (changes, fields) for column in range(3) for text in office.cells(table, column)]
    assert not {item.position, moved.position} & set(shown)
