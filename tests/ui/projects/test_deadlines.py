"""Does the calendar of deadlines show what is due, by keyboard, and lead to where it is done?"""

from datetime import date

import pytest

from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.deadlines import DeadlinesPage
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from tests.office import text
from tests.ui.desktop import Desktop, Key


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_condition_is_found_on_its_day_and_leads_to_its_project(empty: Desktop) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    project = do(step_named("add_project"), committee=committee.id, title=text("Marché", "Markt"))
    office.window.desk.navigator.go(Place(page="deadlines", detail="2027-03-12"))
    page = office.find(DeadlinesPage, "page.deadlines")
    assert page.card.said.text()
    assert not page.card.plan.isVisible()
    given = {"project": project.id, "text": text("Plan de mobilité", "Mobilitätsplan")}
    condition = do(step_named("add_condition"), **given, due=date(2027, 3, 19))
    office.press(Key.Key_Down)
    cell = page.grid.cell(date(2027, 3, 19))
    assert cell is not None
    assert cell.hasFocus()
    assert "Plan de mobilité" in cell.accessibleName()
    office.press(Key.Key_Return)
    assert office.find(Tabs, "project.tabs").current() == "conditions"
    do(step_named("change_condition"), condition=condition.id, fulfilled_on=date(2027, 2, 1))
    office.window.desk.navigator.go(Place(page="deadlines", detail="2027-03-19"))
    assert "Plan de mobilité" not in office.focused().accessibleName()
