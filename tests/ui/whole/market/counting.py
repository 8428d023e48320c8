"""December: envelope, thread, coverage, dashboard and papers say the same sums."""

from datetime import date

from PySide6.QtGui import QGuiApplication

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, FinancingLine, Payment
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.storage.check import check
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.strategy.coverage.page import CoveragePage
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Key
from tests.ui.whole.market.calling import CODE
from tests.ui.whole.market.planning import ACTION, ASKED, TITLE
from tests.ui.whole.market.sheet import knots, open_sheet, plain, the_project
from tests.ui.whole.year.telling import Day, missing

ON = date(2027, 12, 6)
TOGETHER, LEFT = "CHF 9’658.60", "CHF 110’341.40"
FACTS = ("Demandé", "Accordé", "Engagé", "Versé")


def told(day: Day) -> None:
    """As the secretary reads them before the year ends."""
    day.is_on(ON)
    they_are_the_sums_of_the_records(day)
    the_envelope_says_them(day)
    the_thread_says_them(day)
    the_coverage_says_them(day)
    the_dashboard_says_them(day)
    the_papers_say_them(day)
    assert [one for one in check(day.desktop.store) if one.severity is Severity.ERROR] == []


def they_are_the_sums_of_the_records(day: Day) -> None:
    """Counted one by one."""
    store = day.desktop.store
    lines = store.all(FinancingLine, project=the_project(day).id, fund=True)
    for currency, asked in ASKED.items():
        for name in ("requested", "awarded", "committed"):
            said = [amount for one in lines if (amount := getattr(one, name)) and amount.currency is currency]
            assert sum(one.minor_units for one in said) == asked.minor_units
        paid = [one.amount for one in store.all(Payment) if one.amount.currency is currency]
        assert sum(one.minor_units for one in paid) == asked.minor_units


def the_envelope_says_them(day: Day) -> None:
    """With what the rules give, and what is left of it."""
    desktop = day.desktop
    [call] = desktop.store.all(Call, code=CODE)
    desktop.window.desk.navigator.go(Place(page="call", record=call.id))
    table = desktop.find(Table, "call.figures")
    rows = list(zip(*([plain(one) for one in desktop.cells(table, at)] for at in range(4)), strict=True))
    assert rows == [
        ("Fonds de l’appel", "–", "–", "CHF 120’000"),
        *((fact, "6 000", "4’000", TOGETHER) for fact in FACTS),
        ("Reste à verser", "0", "0", "CHF 0"),
        ("Reste du fonds", "–", "–", LEFT),
    ]
    assert "0,9431" in desktop.text("call.rate")


def the_thread_says_them(day: Day) -> None:
    """From the action to the end, and nothing is still to come."""
    open_sheet(day, "facts")
    said = " · ".join(knots(day))
    for knot in (f"Action {ACTION}", "Favorable avec réserve", f"Dossier {CODE}", "6 000 € · CHF 4’000", "soldé"):
        assert knot in said, said
    assert said.count("6 000 € · CHF 4’000") == 3, "handed in, granted, paid"


def the_coverage_says_them(day: Day) -> None:
    """The action has its project, with the money in both currencies."""
    desktop = day.desktop
    desktop.window.desk.navigator.go(Place(page="coverage"))
    page = desktop.find(CoveragePage, "page.coverage")
    assert desktop.text("page.subtitle") == "6 actions sur 7 sans projet"
    [action] = desktop.store.all(Action, code=ACTION)
    assert page.table.select(action.id, 0)
    desktop.press(Key.Key_C, CTRL)
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    [row] = [line for line in copied if line[1] == ACTION]
    assert [plain(one) for one in row[-3:]] == ["1", "6 000", "4 000"]


def the_dashboard_says_them(day: Day) -> None:
    """By side: each in its currency."""
    desktop = day.desktop
    desktop.window.desk.navigator.go(Place(page="dashboard", detail="side"))
    desktop.find(Switch, "dashboard.form").choose("table")
    table = desktop.find(Table, "dashboard.table")
    columns = [[plain(one) for one in desktop.cells(table, at)] for at in range(6)]
    rows = list(zip(*columns, strict=True))
    assert rows[:2] == [("France", "1", *["6 000 €"] * 4), ("Suisse", "1", *["CHF 4’000"] * 4)]
    assert rows[2][:2] == ("Tous les projets", "1")


def the_papers_say_them(day: Day) -> None:
    """The sheet of the project, its thread, the report of the year and the coverage of the strategy."""
    desktop = day.desktop
    [committee] = desktop.store.all(Committee)
    project = the_project(day).id
    for detail in (f"project_sheet {project}", f"thread {project}", "annual_report", "strategy_coverage"):
        desktop.window.desk.navigator.go(Place(page="documents", record=committee.id, detail=detail))
        paper = day.save_paper(f"{detail.partition(' ')[0]}.pdf")
        assert missing(paper, "6 000", "4’000") == [], detail
        if detail != "strategy_coverage":
            assert missing(paper, TITLE[0]) == [], detail
