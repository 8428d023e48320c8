"""Does the page of a call lead from its figures to its projects, and are these put in order there?"""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ctj_desktop.domain.ids import CallId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallRank
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import FinancingLine, Project
from ctj_desktop.services.projects.funds import add_call_share
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.money import add_financing_line
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.call.ranking import RankTable
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

pytestmark = pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
MOVE = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def call(office: Desktop) -> CallId:
    """The call of a project of the sample, with a fund, and a third project that asks nothing of it."""
    project = office.store.all(Project, number="P-2026-005")[0]
    assert project.call is not None
    third = {"committee": project.committee, "title": text("Un troisième"), "call": project.call}
    office.workspace.do_fields(add_project, **third)
    amount = Money(50_000_00, Currency.CHF)
    office.workspace.do_fields(add_call_share, call=project.call, name="Cantons", side=Side.CH, amount=amount)
    office.workspace.do_fields(
        add_financing_line,
        project=project.id,
        side=Side.CH,
        label=text("FPPT"),
        requested=Money(10_000_00, Currency.CHF),
        fund=True,
    )
    return project.call


def ranked(office: Desktop, call: CallId) -> list[UUID]:
    return [one.project for one in office.store.all(CallRank, call=call, order="position, id")]


def projects(office: Desktop) -> RankTable:
    return office.find(RankTable, "call.projects")


def test_a_figure_leads_to_the_projects_it_comes_from(office: Desktop, call: CallId) -> None:
    office.window.desk.navigator.go(Place(page="call", record=call))
    table = office.find(Table, "call.figures")
    names, francs = office.cells(table, 0), office.cells(table, 2)
    shown = dict(zip(names, francs, strict=True))
    assert (shown["Fonds de l’appel"], shown["Demandé"], shown["Reste du fonds"]) == ("50’000", "14’900", "50’000")
    rows = table.rows_model.rows
    assert table.select(next(row.key for row in rows if row.name == "Demandé"))
    table.setFocus()
    office.press(Key.Key_Return)
    assert len(projects(office).rows_model.rows) == 2
    office.click("call.all")
    every = office.store.all(Project, call=call)
    assert {row.key for row in projects(office).rows_model.rows} == {one.id for one in every}
    asking = {line.project for line in office.store.all(FinancingLine, fund=True)}
    assert [one.id in asking for one in every].count(True) == 2


@pytest.mark.long
def test_projects_are_put_in_order_by_keys_buttons_and_dragging(
    office: Desktop, call: CallId, in_dialog: InDialog
) -> None:
    office.window.desk.navigator.go(Place(page="call", record=call, detail="projects"))
    table = projects(office)
    first, second = (row.key for row in table.rows_model.rows[:2])
    for key in (first, second):
        table.select(key)
        table.setFocus()
        office.press(Key.Key_Up, MOVE)
    assert ranked(office, call) == [first, second]
    office.press(Key.Key_Up, MOVE)
    assert ranked(office, call) == [second, first]
    office.click("call.projects.down")
    assert ranked(office, call) == [first, second]

    def points() -> None:
        office.fill("dialog.points.points", "17")
        office.fill("dialog.points.note.fr", "Cofinancement à confirmer")
        office.click("dialog.points.go")

    in_dialog(lambda: office.click("call.projects.points"), points)
    assert [one.points for one in office.store.all(CallRank, call=call, project=second)] == [17]
    last = table.visualRect(table.rows_model.index(1, 1)).center()
    top = QPoint(last.x(), table.visualRect(table.rows_model.index(0, 1)).top() + 2)
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    QTest.mouseMove(table.viewport(), top)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=top)
    assert ranked(office, call) == [second, first]
    table.select(second)
    table.setFocus()
    office.press(Key.Key_Delete)
    assert ranked(office, call) == [first]
    assert not office.find(Tabs, "call.tabs").isHidden()
