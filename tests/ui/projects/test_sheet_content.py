"""Is what a project wants, promises and reaches entered on its sheet, and the communes it concerns?"""

import pytest

from ctj_desktop.domain.records.people import Organisation, OrganisationKind
from ctj_desktop.domain.records.project_work import Condition, Indicator
from ctj_desktop.domain.records.projects import CooperationCriterion, OpinionKind, Project
from ctj_desktop.services.projects.links import give_opinion
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.desktop import Desktop, InDialog, Key

pytestmark = pytest.mark.parametrize("language", ["fr_CH"], indirect=True)


@pytest.fixture
def project(office: Desktop) -> Project:
    """A project of the sample without conditions, on its sheet."""
    found = office.store.all(Project, number="P-2026-005")[0]
    office.window.desk.navigator.go(Place(page="project", record=found.id))
    return found


def stored(office: Desktop, project: Project) -> Project:
    found = office.store.get(Project, project.id)
    assert found is not None
    return found


def part(office: Desktop, key: str) -> None:
    office.find(Tabs, "project.tabs").choose(key)


def test_communes_are_typed_one_after_the_other_and_taken_away(office: Desktop, project: Project) -> None:
    first, second = office.store.all(Organisation, organisation_kind=OrganisationKind.COMMUNE)[:2]
    for body in (first, second):
        office.fill("project.communes", body.name.fr.text)
        office.press(Key.Key_Return)
    assert stored(office, project).communes == (first.id, second.id)
    office.fill("project.communes", "Nulle part")
    office.leave()
    assert "Nulle part" in office.text("project.communes.group.note")
    office.click("project.communes.0")
    assert stored(office, project).communes == (second.id,)


def test_content_and_criteria_are_entered_in_place(office: Desktop, project: Project) -> None:
    part(office, "content")
    office.fill("project.objectives.fr", "Faire se rencontrer les habitants")
    office.leave()
    office.click("project.criteria.0")
    found = stored(office, project)
    assert (found.objectives.fr.text, found.criteria) == (
        "Faire se rencontrer les habitants",
        (CooperationCriterion.DEFINED,),
    )


def test_an_indicator_says_how_far_the_project_came(office: Desktop, project: Project, in_dialog: InDialog) -> None:
    part(office, "indicators")

    def visitors() -> None:
        office.fill("dialog.new_indicator.label.fr", "Visiteurs")
        office.fill("dialog.new_indicator.unit.fr", "personnes")
        office.fill("dialog.new_indicator.target", "environ 500")
        office.click("dialog.new_indicator.go")
        assert "environ 500" in office.text("dialog.new_indicator.target.note")
        office.fill("dialog.new_indicator.target", "500")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("project.indicators.card.empty.primary"), visitors)
    office.fill("indicator.reached", "620")
    office.leave()
    assert [one.reached for one in office.store.all(Indicator, project=project.id)] == ["620"]
    table = office.find(Table, "project.indicators")
    assert "620 sur 500 personnes" in table.rows_model.index(0, 0).data(CELL_ROLE).second


def test_a_condition_of_an_opinion_is_fulfilled_by_one_press(office: Desktop, project: Project) -> None:
    conditions = text("confirmer le cofinancement\npréciser le calendrier")
    office.workspace.do_fields(
        give_opinion, project=project.id, opinion_kind=OpinionKind.WITH_RESERVATION, conditions=conditions
    )
    part(office, "conditions")
    office.click("project.condition.met")
    first = office.store.all(Condition, project=project.id, order="position")[0]
    assert first.fulfilled_on == office.workspace.today()
    assert not office.shows("project.condition.met")
    office.fill("condition.dropped_on", "12.3.27")
    office.leave()
    assert office.text("condition.dropped_on.note")  # met or dropped, not both
