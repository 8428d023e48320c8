"""April to July, at the German window: the file is handed in, granted on conditions, and agreed."""

from datetime import date

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import FinancingLine, Stage
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, CTRL_SHIFT, Key
from tests.ui.whole.market.planning import ASKED, FUND
from tests.ui.whole.market.sheet import EURO, FRANC, line, move, open_sheet, plain, stage, the_project
from tests.ui.whole.year.telling import Day

FILED, GRANTED, AGREED = date(2027, 4, 12), date(2027, 6, 15), date(2027, 7, 1)


def told(day: Day) -> None:
    """Stage by stage, each where the route allows it."""
    it_is_handed_in(day)
    it_is_granted(day)
    it_is_agreed(day)


def it_is_handed_in(day: Day) -> None:
    """While the call is open; a day before the stage it stands at is refused at its field."""
    desktop = day.desktop
    day.is_on(FILED)
    open_sheet(day, "moves")

    def too_early() -> None:
        desktop.fill("dialog.stage.on", "1.1.2020")
        desktop.click("dialog.stage.go")
        assert "1. Januar 2020" in plain(desktop.text("dialog.stage.on.note"))
        desktop.click("dialog.stage.cancel")

    day.opening(lambda: desktop.press(Key.Key_G, CTRL_SHIFT), too_early)
    assert stage(day) == "idea"
    for code in ("preparation", "opinion", "filed", "admissible", "examination"):
        move(day, code, left_open=code == "filed")  # the conditions of the opinion are to be met yet
    desktop.press(Key.Key_Z, CTRL)
    assert stage(day) == "admissible"
    desktop.press(Key.Key_Y, CTRL)
    assert stage(day) == "examination"


def it_is_granted(day: Day) -> None:
    """What the move lacks leads to where it is entered."""
    desktop = day.desktop
    day.is_on(GRANTED)
    move(day, "submitted")
    [wanted] = desktop.store.all(Stage, pipeline=the_project(day).pipeline, code="conditional")

    def lacking() -> None:
        day.choose("dialog.stage.to", wanted.id)
        assert not desktop.shows("dialog.stage.needs.balanced.open")
        desktop.click("dialog.stage.needs.award.open")

    day.opening(lambda: desktop.press(Key.Key_G, CTRL_SHIFT), lacking)
    assert stage(day) == "submitted"
    assert desktop.find(Tabs, "project.tabs").current() == "budget"
    for currency, asked in ASKED.items():
        line(day, FUND, currency)
        typed = str(asked.minor_units // 100)
        day.fill("source.awarded", typed)
        day.fill("source.awarded_on", "15.6.2027")
        day.fill("source.committed", typed)
        day.fill("source.committed_on", "15.6.2027")
    found = {currency: _fund(day, currency) for currency in (EURO, FRANC)}
    assert {key: (one.requested, one.awarded, one.committed) for key, one in found.items()} == {
        key: (asked, asked, asked) for key, asked in ASKED.items()
    }
    assert all(one.awarded_on == one.committed_on == GRANTED for one in found.values())
    move(day, "conditional")

    def open_conditions() -> None:
        assert desktop.shows("dialog.stage.needs.conditions.open")
        day.press(Key.Key_Escape)

    day.opening(lambda: desktop.press(Key.Key_G, CTRL_SHIFT), open_conditions)


def it_is_agreed(day: Day) -> None:
    """Once both conditions are met."""
    desktop = day.desktop
    day.is_on(AGREED)
    open_sheet(day, "conditions")
    table = desktop.find(Table, "project.conditions")
    for condition in desktop.store.all(Condition, project=the_project(day).id, order="position"):
        table.select(condition.id)
        desktop.click("project.condition.met")
        assert desktop.focused() is table
    met = desktop.store.all(Condition, project=the_project(day).id)
    assert [one.fulfilled_on for one in met] == [AGREED, AGREED]
    move(day, "agreement")
    assert desktop.shows("project.unfiled")


def _fund(day: Day, currency: Currency) -> FinancingLine:
    lines = day.desktop.store.all(FinancingLine, project=the_project(day).id, fund=True)
    [found] = [one for one in lines if (one.requested or Money(0, currency)).currency is currency]
    return found
