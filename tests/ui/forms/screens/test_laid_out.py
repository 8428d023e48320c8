"""Does a declared page use its room: every column holds something, what stands side by side stands level?"""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.ui.forms.dialog_body import Body
from ctj_desktop.ui.forms.page_head import PageHead
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.pieces import Reason
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Page
from ctj_desktop.ui.projects.sheet.page import ProjectPage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.measuring import width_in_sight
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.screens import BY_PAGE
from tests.ui import screens
from tests.ui.desktop import Desktop

ROUNDED = 2
"""Pixels that a scaled measure may be wider for having been rounded."""

TABLES = (
    ("meetings", ""),
    ("members", "persons"),
    ("members", "composition"),
    ("registers", "decisions"),
    ("registers", "tasks"),
)


def go(desktop: Desktop, page: str) -> None:
    """Opens a page and waits until it is laid out."""
    desktop.window.desk.navigator.go(Place(page=page))
    desktop.settle()


def scrolled_in(part: QWidget) -> list[tuple[QScrollArea, QWidget]]:
    """What is scrolled on the screen, and in what."""
    areas = [area for area in part.findChildren(QScrollArea) if area.isVisible()]
    return [(area, inside) for area in areas if (inside := area.widget()) is not None]


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
@pytest.mark.each_language
def test_a_dialog_is_as_tall_as_what_it_asks(office: Desktop) -> None:
    for name in ("new-decision_rules", "new-glossary", "remove_with", "task_day"):
        dialog = screens.dialogs(office)[name]()
        dialog.show()
        office.settle()
        body = dialog.findChild(Body)
        assert isinstance(body, Body)
        inside = body.widget()
        assert inside is not None
        assert body.height() == inside.height() == inside.heightForWidth(inside.width()), name
        dialog.reject()


@pytest.mark.long
def test_two_days_take_the_room_of_one_field(office: Desktop) -> None:
    go(office, "mandates")
    sheet = office.find(Sheet, "mandates.sheet")
    left = {entry.name: entry.field.mapTo(sheet, QPoint()).x() for entry in sheet.entries}
    assert left["person"] == left["start"] < left["end"] < left["seat"] == left["end_reason"]


@pytest.mark.parametrize(("width", "lines"), [(600, 1), (400, 2), (200, 3)])
def test_a_row_without_room_goes_on_below_from_its_middle(qtbot: QtBot, theme: Theme, width: int, lines: int) -> None:
    rows = Rows(theme)
    qtbot.addWidget(rows)
    code, opens, closes = (QWidget() for _ in range(3))
    rows.add([code, opens, closes], [2, 1, 1])
    rows.resize(width, 200)
    with qtbot.waitExposed(rows):
        rows.show()
    tops = [one.y() for one in (code, opens, closes)]
    assert len(set(tops)) == lines
    assert tops[0] < tops[1] == tops[2] if lines == 2 else tops == sorted(tops)


@pytest.mark.long
@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.parametrize("part", ["facts", "partners", "budget", "opinion", "moves"])
def test_on_a_small_window_the_sheet_of_a_project_needs_no_room_beside_it(office: Desktop, part: str) -> None:
    office.window.resize(960, 600)
    project = office.store.all(Project, number="P-2026-005")[0].id
    office.window.desk.navigator.go(Place(page="project", record=project, detail=part))
    office.settle()
    page = office.find(ProjectPage, "page.project")
    assert page.width() == width_in_sight(page)
    assert all(inside.width() <= area.viewport().width() for area, inside in scrolled_in(page))


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.long
def test_at_twice_the_text_no_sheet_is_cut_at_its_right(office: Desktop) -> None:
    office.window.resize(1280, 800)
    office.window.desk.theme.set_text_size(200)
    cut = []
    for page in BY_PAGE:
        go(office, page)
        for sheet in office.window.findChildren(Sheet):
            for area, inside in scrolled_in(sheet):
                if inside.width() > area.viewport().width() + ROUNDED:
                    cut.append((page, inside.width(), area.viewport().width()))
    assert cut == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.parametrize(("width", "height", "percent"), [(960, 600, 100), (1280, 800, 200)])
def test_a_page_with_a_table_needs_no_more_room_than_it_has(
    office: Desktop, width: int, height: int, percent: int
) -> None:
    office.window.resize(width, height)
    office.window.desk.theme.set_text_size(percent)
    for page, detail in TABLES:
        office.window.desk.navigator.go(Place(page=page, detail=detail))
        office.settle()
        shown = [one for one in office.window.findChildren(Page) if one.isVisible()]
        assert shown
        assert [one.objectName() for one in shown if one.width() > width_in_sight(one)] == [], (page, detail)
        tables = [table for table in office.window.findChildren(Table) if table.isVisible()]
        sideways = [table.objectName() for table in tables if table.horizontalScrollBar().maximum() > 0]
        assert percent > 100 or sideways == [], (page, detail)


def test_a_long_name_in_a_list_of_a_sheet_takes_two_lines(office: Desktop) -> None:
    go(office, "strategies")
    office.window.resize(1280, 800)
    office.settle()
    (actions,) = (one for one in office.window.findChildren(LinkedList) if one.linked.kind == "action")
    table = actions.table
    heights = [table.rowHeight(row) for row in range(table.rows_model.rowCount())]
    assert max(heights) == table.row_height() + table.theme.line(Type.BODY)
    assert table.height() == sum(heights) + 1
    office.window.resize(3200, 800)
    office.settle()
    assert {table.rowHeight(row) for row in range(len(heights))} == {table.row_height()}
    assert table.height() == len(heights) * table.row_height() + 1


@pytest.mark.long
def test_why_a_text_is_fixed_stands_below_it(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="registers", detail="tasks"))
    office.settle()
    sheet = office.find(Sheet, "tasks.sheet")
    tops = {entry.name: entry.field.mapTo(sheet, QPoint()).y() for entry in sheet.entries}
    reason = office.find(Reason, "tasks.sheet.fixed.0")
    assert tops["text"] < reason.mapTo(sheet, QPoint()).y() < tops["owner"] < tops["due"]


def test_the_head_of_a_page_gives_up_its_subtitle_before_its_title(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    head = PageHead(theme, page)
    button = Button(theme, "button", parent=head)
    button.say("Beschlussprotokoll…")
    head.add(button)
    for title in ("Beschlüsse, Pendenzen", "Sitze"):
        head.say(title, "10 Beschlüsse")
        for width in (640, 420, 380):
            head.resize(width, head.height())
            page.resize(width, head.height())
            page.show()
            whole = head.title.sizeHint().width()
            assert whole == width_of(head.title.font(), title) + 1
            assert head.title.width() == whole
            assert head.subtitle.width() == 0 or head.subtitle.x() == whole + head.row.spacing()
    assert head.minimumSizeHint().width() < 380


@pytest.mark.long
def test_a_page_that_is_no_view_stands_behind_those_of_its_section(office: Desktop) -> None:
    office.window.resize(1600, 800)
    for page, beside in (
        ("seats", "list.committees"),
        ("persons", "persons"),
        ("standing", "list"),
        ("stages", "board"),
    ):
        go(office, page)
        switch = office.find(Switch, f"{page}.switch")
        assert switch.current() == f"list.{page}"
        switch.choose(beside)
        place = office.window.desk.navigator.place
        assert place is not None
        assert place.page != page
    assert not office.shows("stages.switch")


@pytest.mark.long
def test_every_view_of_a_section_is_reached_from_its_own_page(office: Desktop) -> None:
    office.window.resize(2000, 800)  # room for every view of the strategy
    for section, page in (("strategy", "territories"), ("projects", "calls"), ("members", "organisations")):
        office.window.desk.navigator.go(Place(page=section))
        office.settle()
        office.find(Switch, f"{section}.switch").choose(f"list.{page}")
        office.settle()
        assert office.shows(f"page.{page}")
