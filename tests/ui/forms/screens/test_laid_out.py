"""Does a declared page use its room: every column holds something, what stands side by side stands level?"""

import pytest
from PySide6.QtCore import QPoint

from ctj_desktop.ui.forms.dialog_body import Body
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.labels import Label
from tests.ui import screens
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


def test_in_a_dialog_both_languages_stand_side_by_side(office: Desktop) -> None:
    for name, make in screens.dialogs(office).items():
        if not name.startswith("new-"):
            continue
        dialog = make()
        assert isinstance(dialog, NewRecord)
        dialog.show()
        office.settle()
        tops = {key: entry.field.mapTo(dialog, QPoint()).y() for key, entry in dialog.entries.items() if entry.language}
        pairs = {key.removesuffix(".fr") for key in tops if key.endswith(".fr")}
        assert [key for key in pairs if tops[f"{key}.fr"] != tops[f"{key}.de"]] == [], name
        dialog.reject()


@pytest.mark.each_language
def test_a_dialog_is_as_tall_as_what_it_asks(office: Desktop) -> None:
    for name in ("new-decision_rules", "new-glossary", "remove_with", "task_day"):
        dialog = screens.dialogs(office)[name]()
        dialog.show()
        office.settle()
        body = dialog.findChild(Body)
        assert isinstance(body, Body)
        inside = body.widget()
        assert body.height() == inside.height() == inside.heightForWidth(inside.width()), name
        dialog.reject()
