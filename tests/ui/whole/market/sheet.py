"""What is done on the sheet of the project, whatever part of it is open, and what stands there?"""

from PySide6.QtGui import QAccessible

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Project, Stage
from ctj_desktop.services.projects.sheet import ProjectSheet, project_sheet
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.projects.sheet.thread import ThreadView
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL_SHIFT, Key
from tests.ui.whole.year.telling import Day

EURO, FRANC = Currency.EUR, Currency.CHF


def plain(said: str) -> str:
    """With ordinary spaces."""
    return " ".join(said.replace("\u00a0", " ").replace("\u202f", " ").split())


def the_project(day: Day) -> Project:
    """The only one there is."""
    [found] = day.desktop.store.all(Project)
    return found


def sheet(day: Day) -> ProjectSheet:
    """As the service reads it today."""
    return project_sheet(day.desktop.store, the_project(day).id, day.now.date())


def open_sheet(day: Day, part: str) -> None:
    """The sheet, open at one of its parts."""
    place = Place(page="project", record=the_project(day).id)
    if day.desktop.window.desk.navigator.place != place:
        day.desktop.window.desk.navigator.go(place)
    day.desktop.find(Tabs, "project.tabs").choose(part)


def stage(day: Day) -> str:
    """Where it stands on its route."""
    reached = project_stage(day.desktop.store, the_project(day).id)
    assert reached is not None
    found = day.desktop.store.get(Stage, reached)
    assert found is not None
    return found.code


def move(day: Day, to: str, *, left_open: bool = False) -> None:
    """By the dialog of the stages: to the one that is proposed, or to another of the list.

    `left_open`: it is asked whether the project goes all the same.
    """
    [wanted] = day.desktop.store.all(Stage, pipeline=the_project(day).pipeline, code=to)

    def go() -> None:
        day.choose("dialog.stage.to", wanted.id)
        if left_open:
            day.opening(lambda: day.desktop.click("dialog.stage.go"), lambda: day.desktop.click("dialog.left_open.go"))
        else:
            day.desktop.click("dialog.stage.go")
        assert day.desktop.dialog() is None, day.desktop.refusals()

    day.opening(lambda: day.desktop.press(Key.Key_G, CTRL_SHIFT), go)
    assert stage(day) == to


def knots(day: Day) -> list[str]:
    """What a screen reader says of each knot of the thread."""
    spoken = QAccessible.queryAccessibleInterface(day.desktop.find(ThreadView, "project.thread"))
    return [plain(spoken.child(at).text(QAccessible.Text.Name)) for at in range(spoken.childCount())]


def line(day: Day, label: str, currency: Currency) -> BudgetLine | FinancingLine:
    """A cost or a source by its name, made current in its plan."""
    store, project = day.desktop.store, the_project(day).id
    lines: list[BudgetLine | FinancingLine] = list(store.all(BudgetLine, project=project))
    lines += store.all(FinancingLine, project=project)
    [found] = [one for one in lines if one.label.fr.text == label and amount(one).currency is currency]
    assert day.desktop.find(Table, f"project.budget.{currency.lower()}.table").select(found.id)
    return found


def amount(found: BudgetLine | FinancingLine) -> Money:
    """What a line of the plan comes to."""
    said = found.amount if isinstance(found, BudgetLine) else found.requested
    assert said is not None
    return said
