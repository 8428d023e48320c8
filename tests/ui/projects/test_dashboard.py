"""Does the dashboard say what the projects come to, and does every figure lead to those that it counts?"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import ExchangeRate, FinancingLine, Payment, Project
from ctj_desktop.i18n.patterns import NBSP
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.projects.calls import add_exchange_rate
from ctj_desktop.services.projects.life import add_project, change_project
from ctj_desktop.services.projects.money import add_financing_line, record_payment
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.dashboard.chart import BarChart, ChartRow, ChartValue
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.surfaces import EmptyState
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.office import TODAY, text
from tests.ui.desktop import CTRL, Desktop, Key

FRENCH = pytest.mark.parametrize("language", ["fr_CH"], indirect=True)


def a_project(office: Desktop, title: str, francs: int, euros: int = 0, paid: int = 0) -> Project:
    """A project with what it asks of the fund on each side, all of it granted."""
    committee = office.store.all(Committee)[0].id
    made = office.workspace.do_fields(add_project, committee=committee, title=text(title))
    for side, minor, currency in ((Side.CH, francs, Currency.CHF), (Side.FR, euros, Currency.EUR)):
        if minor:
            asked = Money(minor, currency)
            fields = {"project": made.id, "side": side, "label": text("Fonds"), "requested": asked, "awarded": asked}
            line: FinancingLine = office.workspace.do_fields(add_financing_line, **fields, fund=True)
            if paid:
                amount = Money(paid, currency)
                office.workspace.do_fields(record_payment, line=line.id, on=TODAY, amount=amount, note="Solde")
    return made


def choose(office: Desktop, name: str, value: object) -> None:
    """As a person does who opens the choice."""
    choice = office.find(ComboBox, name)
    choice.choose(value)
    choice.activated.emit(choice.currentIndex())


@pytest.mark.long
@FRENCH
def test_from_nothing_every_figure_is_seen_said_and_leads_to_its_projects(empty: Desktop) -> None:
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="dashboard"))
    assert empty.find(EmptyState, "dashboard.card.empty").title() == "Aucun projet pour le moment"
    assert not empty.shows("dashboard.chart")
    empty.workspace.do_fields(add_committee, code="MOC", name=text("Comité"))
    large = a_project(empty, "Marché", 900_00, 400_00, paid=1_000_00)
    small = a_project(empty, "Verger", 100_00)
    navigator.go(Place(page="today"))
    navigator.go(Place(page="dashboard", detail="side"))
    chart = empty.find(BarChart, "dashboard.chart")
    assert [(row.name, row.values[0].size) for row in chart.rows()] == [("France", 1), ("Suisse", 2)]
    choose(empty, "dashboard.fact", Fact.REQUESTED)
    assert [value.size for row in chart.rows() for value in row.values] == [400_00, 0, 0, 1_000_00]
    assert f"Suisse, Francs, CHF{NBSP}1’000" in chart.accessibleDescription()
    choose(empty, "dashboard.fact", Fact.LEFT)
    assert [value.size for row in chart.rows() for value in row.values] == [-600_00, 0, 0, 0]
    choose(empty, "dashboard.fact", Fact.PAID)
    chart.setFocus()
    empty.press(Key.Key_Return)
    table = empty.find(Table, "projects.table")
    assert [row.key for row in table.rows_model.rows] == [large.id]
    assert empty.text("projects.only.sentence") == "France · Versé · EUR"
    navigator.back()
    choose(empty, "dashboard.fact", Fact.PROJECTS)
    empty.press(Key.Key_Down)
    empty.press(Key.Key_Return)
    assert {row.key for row in table.rows_model.rows} == {large.id, small.id}


@pytest.mark.long
@FRENCH
def test_the_table_says_the_same_numbers_and_a_figure_of_nobody_leads_nowhere(empty: Desktop) -> None:
    empty.workspace.do_fields(add_committee, code="MOC", name=text("Comité"))
    one = a_project(empty, "Marché", 900_00, 400_00)
    empty.window.desk.navigator.go(Place(page="dashboard", detail="side"))
    chart = empty.find(BarChart, "dashboard.chart")
    choose(empty, "dashboard.fact", Fact.COMMITTED)
    chart.setFocus()
    empty.press(Key.Key_Return)
    assert empty.shows("page.dashboard")
    assert empty.text("status.sentence") == "Ce chiffre ne compte aucun projet."
    empty.find(Switch, "dashboard.form").choose("table")
    table = empty.find(Table, "dashboard.table")
    assert empty.cells(table, 0) == ["France", "Suisse", "Tous les projets"]
    assert empty.cells(table, 1) == ["1", "1", "1"]
    assert empty.cells(table, 2) == [f"400{NBSP}€", f"CHF{NBSP}900", f"400{NBSP}€"]
    empty.workspace.do_fields(
        add_exchange_rate, from_currency=Currency.EUR, to_currency=Currency.CHF, rate="0.95", on=TODAY
    )
    rate = empty.store.all(ExchangeRate, rate="0.95")[0]
    choose(empty, "dashboard.rate", rate.id)
    assert empty.cells(table, 2) == [f"CHF{NBSP}380", f"CHF{NBSP}900", f"CHF{NBSP}1’280"]
    assert "0,95" in empty.text("dashboard.note")
    assert table.select(table.rows_model.rows[-1].key)
    table.setFocus()
    empty.press(Key.Key_Return)
    assert [row.key for row in empty.find(Table, "projects.table").rows_model.rows] == [one.id]


@pytest.mark.long
@FRENCH
def test_it_leaves_as_a_workbook_with_numbers_in_its_cells(
    empty: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.workspace.do_fields(add_committee, code="MOC", name=text("Comité"))
    a_project(empty, "Marché", 900_50, 400_00)
    empty.window.desk.navigator.go(Place(page="dashboard"))
    file = tmp_path / "bord.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), "(*.xlsx)"))
    empty.trigger("action.export_list")
    empty.bot.waitUntil(lambda: file.is_file() and not empty.window.desk.jobs.pending())
    head, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert head[2:5] == ["Projets", "Demandé EUR", "Demandé CHF"]
    assert rows[0][:5] == ["Tous les projets", "", 1.0, 400.0, 900.5]
    assert ["Par côté", "Suisse", 1.0, 0.0, 900.5] in [row[:5] for row in rows]


@pytest.mark.long
def test_it_is_seen_on_paper_of_the_year_that_is_chosen(empty: Desktop) -> None:
    empty.workspace.do_fields(add_committee, code="MOC", name=text("Comité"))
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="dashboard"))
    committee = empty.store.all(Committee)[0].id
    made = a_project(empty, "Marché", 900_00)
    empty.workspace.do_fields(change_project, project=made.id, starts=date(2026, 5, 1))
    choose(empty, "dashboard.year", 2026)
    empty.press(Key.Key_P, CTRL)
    assert navigator.place == Place(page="documents", record=committee, detail="dashboard 2026")
    assert empty.find(DocumentsPage, "page.documents").now.name == "dashboard"


@pytest.mark.long
@FRENCH
def test_its_name_leads_to_it_from_any_page(empty: Desktop) -> None:
    empty.press(Key.Key_K, CTRL)
    empty.keys("tableau de bord")
    empty.press(Key.Key_Return)
    assert empty.shows("page.dashboard")


@pytest.mark.long
def test_what_another_committee_does_is_left_out_and_what_changes_is_read_anew(empty: Desktop) -> None:
    for code in ("MOC", "PHD"):
        empty.workspace.do_fields(add_committee, code=code, name=text(code))
    moc, phd = empty.store.all(Committee, order="code")
    a_project(empty, "Marché", 900_00)
    empty.window.desk.navigator.go(Place(page="dashboard", detail="side"))
    chart = empty.find(BarChart, "dashboard.chart")
    other = next(one.id for one in (moc, phd) if one.id != empty.store.all(Project)[0].committee)
    empty.workspace.do_fields(add_project, committee=other, title=text("Verger"))
    assert [row.values[0].size for row in chart.rows()] == [1, 1]
    empty.workspace.look_at(other)
    assert [row.values[0].size for row in chart.rows()] == [1]
    assert empty.store.count(Payment) == 0


VALUES = (ChartValue(size=5, text="5 €"), ChartValue(size=-2, text="-2 CHF"))
ROWS = [ChartRow(name=name, values=VALUES) for name in "ab"]


@pytest.mark.parametrize("width", [200, 900])
def test_bars_are_walked_by_arrows_and_hit_by_the_mouse_at_any_width(qtbot: QtBot, theme: Theme, width: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chart = BarChart(theme, "chart", page)
    chart.say("Chart", ["Euros", "Francs"], ["Euros: 10", "Francs: -4"], ROWS, "{place} of {count}")
    chart.resize(width, chart.heightForWidth(width) if chart.hasHeightForWidth() else chart.sizeHint().height())
    page.resize(width, chart.height())
    with qtbot.waitExposed(page):
        page.show()
    boxes = [chart.bar_at(row, panel) for row in range(2) for panel in range(2)]
    assert all(chart.rect().contains(one) for one in boxes)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    found: list[tuple[int, int]] = []
    chart.opened.connect(lambda *where: found.append(where))
    chart.setFocus()
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Return, Key.Key_Home, Key.Key_Return):
        qtbot.keyClick(chart, key)
    assert found == [(1, 1), (0, 1)]
    told = QAccessible.queryAccessibleInterface(chart)
    assert told is not None
    names = [told.child(at).text(QAccessible.Text.Name) for at in range(told.childCount())]
    assert names == ["a, Euros, 5 €", "a, Francs, -2 CHF", "b, Euros, 5 €", "b, Francs, -2 CHF"]
