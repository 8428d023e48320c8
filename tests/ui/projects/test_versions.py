"""Is a plan filed for a reason before it is modified, and is what is different seen and heard?"""

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import ProjectVersion
from ctj_desktop.domain.records.projects import Pipeline
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.projects.stages.way import next_stage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.marked import EditedText
from tests.office import text
from tests.services.projects.asking_nothing import ask_nothing
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_an_agreed_plan_is_filed_modified_and_compared(empty: Desktop, in_dialog: InDialog) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    route = office.store.all(Pipeline, code="FPPT")[0]
    ask_nothing(office.store)
    project = do(step_named("add_project"), committee=committee.id, title=text("Marché", "Markt"), pipeline=route.id)
    euros = {"project": project.id, "side": Side.FR, "label": text("Salle", "Saal")}
    amount = Money(50_000, Currency.EUR)
    line = do(step_named("add_budget_line"), **euros, amount=amount)
    do(step_named("add_financing_line"), **euros, requested=amount, awarded=amount)
    office.window.desk.navigator.go(Place(page="project", record=project.id))
    assert not office.shows("project.unfiled")
    today = office.workspace.today()
    while (following := next_stage(office.store, project.id)) is not None and following.code != "running":
        do(step_named("move_project"), project=project.id, to=following.code, on=today, reason=text("Suite."))
    assert office.shows("project.unfiled")

    def without_reason() -> None:
        office.click("dialog.version.go")
        assert office.text("dialog.version.reason.fr.frame.note")
        office.press(Key.Key_Escape)

    def filed() -> None:
        office.fill("dialog.version.reason.fr", "La salle coûte plus cher.")
        office.click("dialog.version.go")

    in_dialog(lambda: office.click("project.unfiled.button"), without_reason)
    assert not office.store.count(ProjectVersion)
    in_dialog(lambda: office.click("project.unfiled.button"), filed)
    assert not office.shows("project.unfiled")
    assert office.find(Tabs, "project.tabs").current() == "versions"
    assert office.focused().objectName() == "project.tabs"
    assert office.text("project.comparison.said") == "Rien n’est différent."
    do(step_named("change_budget_line"), line=line.id, amount=Money(70_000, Currency.EUR))
    shown = office.find(EditedText, "project.comparison.0")
    assert "700" in shown.text()
    assert "Salle" in shown.accessibleName()
    in_dialog(lambda: office.click("project.versions.add"), filed)
    do(step_named("change_project"), project=project.id, title=text("Marchés", "Märkte"))
    other = office.find(ComboBox, "project.comparison.other")
    other.choose(office.store.all(ProjectVersion, number=1)[0].id)
    other.activated.emit(other.currentIndex())
    assert "700" in office.find(EditedText, "project.comparison.0").text()
    office.press(Key.Key_Z, CTRL)
    office.press(Key.Key_Z, CTRL)
    assert office.store.count(ProjectVersion) == 1
