"""Do dates and names stand whole on a small window, where there is room for them?"""

import pytest
from PySide6.QtCore import QRect

from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.removing import RefusalNote
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Delegate, Table
from tests.ui import beginning
from tests.ui.desktop import Desktop


def cells(table: Table, column: int) -> list[tuple[Cell, QRect, Delegate]]:
    """What the first rows of a column show, and the room it has."""
    delegate = table.itemDelegate()
    assert isinstance(delegate, Delegate)
    indexes = [table.rows_model.index(row, column) for row in range(min(8, table.rows_model.rowCount()))]
    return [(at.data(CELL_ROLE), delegate.content(table.visualRect(at), at), delegate) for at in indexes]


@pytest.mark.parametrize("view", ["persons", "composition"])
def test_a_date_takes_what_it_needs_and_leaves_the_rest_to_the_names(office: Desktop, view: str) -> None:
    office.window.resize(960, 600)
    office.window.desk.navigator.go(Place(page="members", detail=view))
    office.settle()
    table = office.focused()
    assert isinstance(table, Table)
    until = len(table.rows_model.columns) - 1
    widest = max(delegate.width_of(cell) for cell, _, delegate in cells(table, until))
    for cell, room, delegate in cells(table, until):
        assert delegate.width_of(cell) <= room.width() <= widest + 8
        assert cell.text


@pytest.mark.long
def test_the_dates_of_a_mandate_stand_whole_beside_the_list(office: Desktop) -> None:
    office.window.resize(960, 600)
    office.window.desk.navigator.go(Place(page="members", detail="persons"))
    office.settle()
    table = next(
        one.table for one in office.window.findChildren(LinkedList) if one.isVisible() and one.model.rowCount()
    )
    [(cell, room, delegate), *_] = cells(table, 0)
    font = office.window.desk.theme.font(Type.CAPTION)
    lines = delegate.seconds_of(cell, room.width())
    assert width_of(font, cell.second) > room.width()  # else nothing is tried here
    assert " ".join(lines) == cell.second
    assert all(width_of(font, line) <= room.width() for line in lines)
    first, second = office.window.desk.theme.line(Type.BODY), office.window.desk.theme.line(Type.CAPTION)
    assert room.height() >= first * len(delegate.lines_of(cell, room.width())) + second * len(lines)


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)  # the German heading is shorter than its cells
def test_the_heading_of_a_narrow_column_is_whole(empty: Desktop) -> None:
    beginning.a_committee(empty)
    empty.window.desk.navigator.go(Place(page="members", detail="composition"))
    empty.settle()
    table, t = empty.find(Table, "members.seats"), empty.window.desk.t
    until = len(table.rows_model.columns) - 1
    heading = width_of(empty.window.desk.theme.font(Type.LABEL), t("Until"))
    [(cell, room, delegate), *_] = cells(table, until)
    assert heading > delegate.width_of(cell)  # else nothing is tried here
    assert heading <= room.width()


@pytest.mark.long
def test_why_somebody_is_not_removed_is_in_sight_in_a_small_window(empty: Desktop) -> None:
    beginning.a_committee(empty)
    empty.window.resize(960, 600)
    empty.window.desk.navigator.go(Place(page="members", detail="persons"))
    empty.settle()
    empty.click("persons.sheet.remove")
    sentence = empty.find(Label, "persons.sheet.refusal.sentence")
    refusal = sentence.parentWidget()
    assert isinstance(refusal, RefusalNote)
    for words in (sentence.text(), sentence.text() * 2):
        refusal.hide()
        refusal.say(words)
        refusal.show()
        empty.settle()
        assert sentence.visibleRegion().boundingRect().size() == sentence.size()
        assert sentence.height() >= sentence.heightForWidth(sentence.width())
