"""Does a declared page use its room: every column holds something, what stands side by side stands level?"""

import pytest

from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.labels import Label
from tests.ui.desktop import Desktop


def go(desktop: Desktop, page: str) -> None:
    """Opens a page and waits until it is laid out."""
    desktop.window.desk.navigator.go(Place(page=page))
    desktop.settle()


@pytest.mark.parametrize(("page", "columns"), [("organisations", 2), ("seats", 2), ("colleges", 1), ("stages", 1)])
def test_a_list_has_a_column_of_sides_only_where_records_stand_on_one(office: Desktop, page: str, columns: int) -> None:
    go(office, page)
    assert office.find(RecordTable, f"{page}.table").rows_model.columnCount() == columns


def test_the_titles_of_two_lists_side_by_side_stand_level(office: Desktop) -> None:
    go(office, "stages")
    lists = [one for one in office.window.findChildren(LinkedList) if one.isVisible()]
    titles = [one.findChildren(Label)[0] for one in lists]
    tops = {one.mapTo(office.window, one.rect().center()).y() for one in titles}
    assert len(titles) == 2
    assert len(tops) == 1
