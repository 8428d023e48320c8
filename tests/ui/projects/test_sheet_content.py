"""Is what a project wants, promises and reaches entered on its sheet, and the communes it concerns?"""

from datetime import time

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.records.people import Organisation, OrganisationKind
from ctj_desktop.domain.records.project_work import Condition, Indicator
from ctj_desktop.domain.records.projects import CooperationCriterion, Opinion, OpinionKind, Project
from ctj_desktop.domain.records.voting import Decision, DecisionKind
from ctj_desktop.services.meetings.agenda import remove_agenda_item
from ctj_desktop.services.meetings.item_documents import papers_of
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.links import give_opinion
from ctj_desktop.services.session.course import open_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.beginning import a_committee, a_meeting_of
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

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


@pytest.mark.long
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


@pytest.mark.long
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
    assert office.focused().objectName() == "project.conditions"
    office.fill("condition.dropped_on", "12.3.27")
    office.leave()
    assert office.text("condition.dropped_on.note")  # met or dropped, not both


@pytest.mark.long
def test_the_committee_is_asked_in_one_step_and_its_decision_comes_back_as_an_opinion(
    office: Desktop, project: Project, in_dialog: InDialog
) -> None:
    meeting = next(one for one in office.store.all(Meeting, committee=project.committee, number="2027-01"))
    for item in office.store.all(AgendaItem, meeting=meeting.id, project=project.id):
        office.workspace.do(remove_agenda_item, item=item.id)
    part(office, "opinion")
    in_dialog(lambda: office.click("project.opinions.ask_committee"), lambda: office.click("dialog.ask_committee.go"))
    (item,) = office.store.all(AgendaItem, meeting=meeting.id, project=project.id)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record, item.item_kind) == ("prepare", meeting.id, ItemKind.OPINION)
    assert office.find(AgendaGrid, "agenda.table").current_key() == item.id
    assert "favorable" in item.proposed_decision.fr.text
    (paper,) = papers_of(office.store, item.id)
    assert (paper.document.title.fr.text, paper.held) == ("Préparation de l’avis", True)
    office.workspace.do_fields(convene_meeting, meeting=meeting.id, on=office.workspace.today())
    office.workspace.do_fields(open_session, meeting=meeting.id, on=meeting.on, opened_at=time(14))
    decision = office.workspace.do_fields(
        record_decision,
        item=item.id,
        decision_kind=DecisionKind.OPINION,
        text=text("Avis favorable à condition de confirmer le cofinancement."),
    )
    office.window.desk.navigator.go(Place(page="project", record=project.id, detail="opinion"))

    def confirm() -> None:
        chosen = office.find(ComboBox, "dialog.new_opinion.opinion_kind").chosen()
        assert chosen is OpinionKind.WITH_RESERVATION
        office.click("dialog.new_opinion.go")

    in_dialog(lambda: office.click("project.opinions.waiting.button"), confirm)
    (given,) = office.store.all(Opinion, decision=decision.id)
    (condition,) = office.store.all(Condition, opinion=given.id)
    assert condition.text.fr.text == "confirmer le cofinancement"
    assert not office.shows("project.opinions.waiting")


@pytest.mark.long
def test_a_reservation_without_a_word_is_not_said_to_be_without_conditions(office: Desktop, project: Project) -> None:
    for kind in (OpinionKind.FAVOURABLE, OpinionKind.WITH_RESERVATION):
        office.workspace.do_fields(give_opinion, project=project.id, decision=None, opinion_kind=kind)
    part(office, "opinion")
    t = office.window.desk.t
    shown = office.cells(office.find(Table, "project.opinions"), 2)
    assert shown[-2:] == [t("without conditions"), t("the reservation is not entered")]


@pytest.mark.long
def test_where_no_meeting_lies_ahead_one_is_planned_before_the_committee_is_asked(
    empty: Desktop, in_dialog: InDialog
) -> None:
    committee = a_committee(empty)
    project = empty.workspace.do_fields(add_project, committee=committee.id, title=text("Sentier", "Weg"))
    empty.window.desk.navigator.go(Place(page="project", record=project.id, detail="opinion"))

    def plan() -> None:
        assert empty.shows("dialog.meeting.on")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.click("project.opinions.ask_committee"), plan)
    assert empty.store.count(AgendaItem) == 0
    meeting = a_meeting_of(empty, committee)
    in_dialog(lambda: empty.click("project.opinions.ask_committee"), lambda: empty.click("dialog.ask_committee.go"))
    assert empty.store.count(AgendaItem, meeting=meeting.id, project=project.id) == 1


@pytest.mark.long
def test_the_sheet_and_the_opinion_are_printed_from_where_they_stand(office: Desktop, project: Project) -> None:
    for part_of, name in (
        ("facts", "project_sheet"),
        ("opinion", "opinion"),
        ("eligibility", "fppt_application"),
        ("documents", "fppt_application"),
    ):
        office.window.desk.navigator.go(Place(page="project", record=project.id, detail=part_of))
        office.press(Key.Key_P, CTRL)
        place = office.window.desk.navigator.place
        assert place is not None
        assert (place.page, place.detail) == ("documents", f"{name} {project.id}")


@pytest.mark.long
def test_the_item_of_a_meeting_leads_to_its_project_and_to_the_opinion_given_there(
    office: Desktop, in_dialog: InDialog
) -> None:
    opinion = next(one for one in office.store.all(Opinion) if one.decision is not None)
    decision = office.store.get(Decision, opinion.decision) if opinion.decision is not None else None
    assert decision is not None
    assert decision.item is not None
    item = office.store.get(AgendaItem, decision.item)
    assert item is not None
    if item.project is None:  # only the decision of the sample names it
        with office.store.write(OperationLabel("agenda_item.changed")) as unit:
            unit.save(replace(item, project=opinion.project), before=item)

    def given() -> None:
        assert office.find(QWidget, "dialog.item.project_chip").isVisible()
        office.click("dialog.item.given.0")

    meeting = office.store.get(Meeting, item.meeting)
    assert meeting is not None
    assert meeting.number is not None
    grid = office.prepare(meeting.number)
    assert grid.select(item.id)
    grid.setFocus()
    in_dialog(lambda: office.press(Key.Key_I, CTRL), given)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record, place.detail) == ("project", opinion.project, f"opinion:{opinion.id}")
